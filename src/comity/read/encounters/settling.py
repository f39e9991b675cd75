"""Whose the people of an encounter are whose state their sentence does not tell: by what was told before, by the place, by the document."""

from comity.read.discourse import Discourse, is_actor, state
from comity.read.encounters.participants import ENCOUNTER, Side, Told
from comity.read.grammar import words
from comity.read.marks.places import is_city
from comity.read.sentence import Sentence

_SETTLED = "settled"
_TWO = 2
#: So many sentences behind the one that told of a visit who is met there is still the host's.
_STAY = 6
#: Levels of which a state has one person.
_ONE_OF_EACH = ("head_of_state", "head_of_government", "foreign_minister")
#: In a document whose pair is a smaller share of the states that it names, nobody's state is told by the pair.
_FOCUS = 0.65


def keep_settled(side: Side, discourse: Discourse) -> None:
    """Keep whose somebody is who has been told by name ("a delegation of Peru headed by X"), for where he is named alone."""
    kept = discourse.last.setdefault(_SETTLED, {})
    assert isinstance(kept, dict)
    if side.person is not None and side.person.name and side.party:
        kept.setdefault(side.surname, side.party)


def remembered(found: list[Side], discourse: Discourse) -> list[Side]:
    """The sides with those whose party was settled before in the document."""
    kept = discourse.last.get(_SETTLED)
    return [s if s.party or not isinstance(kept, dict) else s._replace(party=str(kept.get(s.surname, ""))) for s in found]


def of_one_office(found: list[Side], discourse: Discourse) -> list[Side]:
    """The two that a text is about, for two people of one high office, one of each ("Presidents X and Y met"): whose each is, is not told."""
    people = [s.person for s in found if s.person is not None and s.person.name and not s.party]
    alike = len(people) == len(found) == _TWO and len({p.level for p in people}) == 1 and people[0].name != people[1].name
    if not alike or people[0].level not in _ONE_OF_EACH or discourse.pair is None or not discourse.is_told():
        return []
    return [Side(p, "person", people[0].level) for p in discourse.pair]


def settled(found: list[Side], discourse: Discourse, meet: bool = False, at: str | None = None) -> list[Side]:
    """The sides with those whose party the text does not tell made the home side of the document.

    An office-holder named without a state is of the state whose own document it is, or where it is dated, or of the document's pair
    the other one than the side that is told, and stays so; where nothing tells, nobody is taken out of thin air: the side is dropped.

    Args:
        found: the sides, their parties empty where not told.
        discourse: what the document has told.
        meet: whether they meet, so that one of them is of the other state of the pair.
        at: the party in whose territory they meet, if that is told.

    """
    kept = discourse.last.setdefault(_SETTLED, {})
    assert isinstance(kept, dict)
    found = _of_one_list(remembered(found, discourse))
    home = _home(found, discourse, meet, at) if any(not s.party for s in found) else None
    if home:
        kept.update((s.surname, home) for s in found if not s.party and s.surname)
    return [s if s.party or home is None else s._replace(party=home) for s in found if s.party or home]


def _home(found: list[Side], discourse: Discourse, meet: bool, at: str | None) -> str | None:
    """Whose the sides are that the text does not tell, by those that it does."""
    known = list(dict.fromkeys(s.party for s in found if s.party))
    if not known:
        return None
    heads = all(s.level in _ONE_OF_EACH[:2] for s in found if not s.party)
    if heads and not meet and (third := _told_just_now(known, discourse)):
        return third
    # Where two meet may be a third state's.
    concerned = {*(discourse.pair or ()), discourse.main}
    places = [p for p in (at, discourse.place) if not meet or p in concerned]
    # "The Minister" on a page whose title names one state is of that.
    titled = [p for p in discourse.title if is_actor(p)]
    about = discourse.main if discourse.pair is None and titled == [discourse.main] else None
    sure, foreseen = _host_told(known, discourse)
    if sure and at and at not in known:
        # She came to several: where she is now is told.
        sure = at
    sent_to = next((s.person.to for s in found if meet and s.person is not None and s.person.to), None)
    for home in (sent_to, _left_over(found, known, discourse), sure, discourse.own, about, *places, foreseen):
        if home and home not in known:
            return home
    if len(known) > 1 and at in known:
        # "In Lima she met Vice President X and President Y of Peru".
        return at
    if len(known) > 1 and not (meet and discourse.pair is not None and len(set(discourse.pair) & set(known)) == 1):
        return None
    # A page of one of the two is about the two.
    focused = (
        discourse.focus >= _FOCUS
        or (discourse.own is not None and discourse.own in (discourse.pair or ()))
        or (discourse.pair is not None and set(discourse.pair) <= set(discourse.title))
    )
    pair = discourse.pair if focused else None
    return next((p for p in pair if p not in known), None) if pair and set(pair) & set(known) else None


def _told_just_now(known: list[str], discourse: Discourse) -> str | None:
    """A third state that alone was the subject right before ("Peru has offered to mediate. President X will fly to Lima")."""
    told = [p for p in discourse.subject if is_actor(p)] if not discourse.own else []
    third = discourse.pair is not None and len(told) == 1 and told[0] not in {*discourse.pair, *known, discourse.own, discourse.place}
    return told[0] if third and set(known) <= set(discourse.pair or ()) else None


def _left_over(found: list[Side], known: list[str], discourse: Discourse) -> str | None:
    """The one party of an encounter of several told before that is not named, where one side has no party."""
    told = discourse.last.get(ENCOUNTER)
    if not isinstance(told, Told) or len(told.parties) <= _TWO or len({s.surname for s in found if not s.party}) != 1:
        return None
    left = told.parties - set(known)
    return next(iter(left)) if len(left) == 1 and set(known) <= told.parties else None


def _host_told(known: list[str], discourse: Discourse) -> tuple[str | None, str | None]:
    """The state in which the one side was just told to be a guest ("President X of Peru arrived in Suva. He met President Y").

    Second where the visit is only still to come: whom he met before he goes there is not told by it.
    """
    told = discourse.last.get(ENCOUNTER)
    if not isinstance(told, Told) or discourse.index - told.index > _STAY or len(told.parties) != _TWO or len(known) != 1:
        return None, None
    place = told.place if told.place in told.parties - set(known) and known[0] in told.parties else None
    return (place, None) if told.status == "actual" else (None, place)


def shared(found: list[Side]) -> list[Side]:
    """The sides of a list, those without a party with the one told behind the last ("President X and Prime Minister Y of Poland")."""
    result: list[Side] = []
    party = ""
    for side in reversed(found):
        if side.party and side.person is not None:
            # The name is not all that is told of who ends with "of Poland".
            behind = side.person.end - side.person.start > len(side.person.office) + len(side.person.name) + 1
            party = side.party if behind and side.who == side.person.name and side.person.name else ""
        result.append(side if side.party or side.group is None or not side.group.listed else side._replace(party=party))
    return result[::-1]


def _of_one_list(found: list[Side]) -> list[Side]:
    """The sides, those of a list of three and more with its first one's party if all are of that one whose party is told ("Peru's Premier X, Minister Y and Z")."""
    result = list(found)
    for side in found:
        together = [s for s in found if side.group is not None and s.group in side.group.listed]
        if len(together) > _TWO and {s.party for s in together} <= {"", together[0].party} and together[0].party:
            result = [s._replace(party=together[0].party) if s in together else s for s in result]
    return result


def at_home(sentence: Sentence, ours: list[Side], theirs: list[Side]) -> list[Side]:
    """The sides, a counterpart whose state is not told of the one other state that the sentence names ("landed in Lima and met his counterpart")."""
    known = {s.party for s in [*ours, *theirs] if s.party}
    others = {p for p in sentence.parties() if is_actor(p)} - known
    if len(known) != 1 or len(others) != 1:
        return theirs
    (home,) = others
    return [s._replace(party=home) if not s.party and s.person is not None and s.person.counterpart else s for s in theirs]


def by_aim(sentence: Sentence, found: list[Side], visited: list[str]) -> list[Side]:
    """Those of whom nothing tells whose they are, by whose things they go for, or by the town that they leave for several lands.

    So it is in "Minister X will travel to Peru to advance Chile's trade" and "X left Suva for visits to Peru and Chile".
    """
    known = words(sentence.language).sets
    if any(s.party for s in found):
        return []
    aims = [v.i for v in sentence.verbs if v.sort in ("infinitive", "ing")]
    owners = [sentence.head(g.possessor) for g in sentence.nouns if g.possessor is not None and aims and g.i > min(aims)]
    states = {p for t in owners if (p := state(t)) and is_actor(p)} - {*visited}
    leaving = [v for v in sentence.verbs if v.lemma in known["setting_off"]] if len(visited) > 1 else []
    left = [sentence.head(g).value for v in leaving for g in [*v.objects, *(g for prep, g in v.obliques if prep in known["out_of"])]]
    states |= {c.party for c in left if is_city(c)} - {*visited}
    home = next(iter(states)) if len(states) == 1 else ""
    return [s._replace(party=home) for s in found if s.person is not None] if home else []
