"""Missions told by another: behind one of the same sort with only whose they are, where and when; one that serves another land too."""

from collections.abc import Iterator
from dataclasses import replace

from comity.observation import Attribute, Finding
from comity.parties import Mention
from comity.read.discourse import Discourse, state
from comity.read.facts import fact
from comity.read.frames import Instance, behind
from comity.read.grammar import NounGroup, is_adjective, is_stand_in, words
from comity.read.marks.periods import Period
from comity.read.marks.places import is_city
from comity.read.posts import HOUSES, Post, Sides, city, hanging, is_definite, named, post, role_states, sets, stands_in, states, told
from comity.read.sentence import Sentence
from comity.read.told_of_each import right_behind

#: A number, an adjective and what joins the next.
_COUNTED = 3


def more_of_sort(instance: Instance, what: Post, thing: NounGroup, sides: Sides | None, discourse: Discourse) -> Iterator[Finding]:
    """One more mission of which only whose it is, where and when is told ("…, that of Fiji in Lima in 1995", "… and a consulate in Ica in 2005")."""
    sentence = instance.sentence
    for group in sentence.nouns:
        if group.i <= thing.j or any(v.i > group.i for v in sentence.verbs):
            continue
        sort = named(sentence, group)
        if not (is_stand_in(sentence.head(group), sentence.language) and sort == what.what) and not _is_gapped(instance, group):
            continue
        whose = _whose(sentence, group, discourse) or ([sides[0]] if sides is not None and sort != what.what else [])
        where = hanging(sentence, group, "where", discourse)
        where = where or [party for party, _ in stands_in(sentence, group, whose, discourse) if party]
        end = max([group.j, *(g.j for _, g in behind(group))])
        period, action = right_behind(instance, end, discourse), str(instance.frame.attrs["action"])
        told = period is not None or action == "exists" or instance.status == "planned"
        if len(whose) == len(where) == 1 and whose != where and told:
            attrs: dict[str, Attribute] = {"what": sort, "action": action}
            yield fact(instance, whose[0], where[0], attrs, period, modality=instance.status)


def is_next_one(instance: Instance, group: NounGroup) -> bool:
    """Whether what looks like the object of a mission that opened is the next one told ("The embassy opened in 1990, that of Fiji in 1991")."""
    sentence, verb = instance.sentence, instance.verb
    before = sentence.tokens[max(0, group.i - 2) : group.i]
    if verb is None or verb.passive or len(before) < 2 or before[1].lower != "," or before[0].mark != "period":
        return False
    return named(sentence, group) in HOUSES and any(named(sentence, g) in HOUSES for g in verb.subjects)


def _is_gapped(instance: Instance, group: NounGroup) -> bool:
    """Whether a mission stands in a clause that leaves the verb to the one before ("… in 1990, and the Kenyan Embassy in Lima in 1994")."""
    sentence, verb = instance.sentence, instance.verb
    if instance.noun is not None or verb is None or verb.i > group.i or named(sentence, group) not in HOUSES:
        return False
    if group in verb.objects:
        return is_next_one(instance, group)
    first = group.i - _is_whose(sentence, group)
    joined = first > 0 and (
        sentence.tokens[first - 1].tag == "C" or sentence.tokens[first - 1].lower in sets(sentence.language)["next_clause"]
    )
    return joined and all(v.i <= verb.i for v in sentence.verbs)


def _is_whose(sentence: Sentence, group: NounGroup) -> bool:
    """Whether whose a mission is stands right in front of it ("and Kenya its embassy in Lima", "and Kenya an embassy in Lima")."""
    owner = sentence.tokens[group.i - 1] if group.i and sentence.tokens[group.i].tag in "QD" else None
    return owner is not None and owner.mark == "party" and not is_adjective(owner)


def _whose(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[str]:
    """Whose a mission is."""
    if _is_whose(sentence, group) and (owner := state(sentence.tokens[group.i - 1])) is not None:
        return [owner]
    found = post(sentence, group, discourse) if not is_stand_in(sentence.head(group), sentence.language) else None
    return list(found.senders) if found is not None else hanging(sentence, group, "whose", discourse)


def names_senders(instance: Instance, thing: NounGroup, discourse: Discourse) -> bool:
    """Whether what several missions of nobody named are is told by states alone ("the embassies in Suva are Peru, Fiji and Chile")."""
    sentence, verb = instance.sentence, instance.verb
    # "The embassies are those of Peru and Fiji".
    that_of = words(sentence.language).sets["that_of"]
    named_by = [h for g in instance.groups("sender") for h in ([o for _, o in g.behind] if sentence.head(g).lower in that_of else [g])]
    heads = [sentence.head(g) for g in named_by]
    several = sentence.head(thing).lower != sentence.head(thing).lemma
    found = post(sentence, thing, discourse)
    alone = several and found is not None and not found.senders and verb is not None and verb.tense == "present"
    return alone and bool(heads) and all(state(h) is not None for h in heads)


def from_elsewhere(instance: Instance, what: Post | None, discourse: Discourse) -> Instance | None:
    """The same; an accreditation, where a post in one land serves another ("is represented in Fiji by its embassy in Peru"); None if it serves none."""
    attrs = instance.frame.attrs
    if what is None or not ("elsewhere" in attrs or instance.frame.name == "represented"):
        return instance
    served = set(role_states(instance, "receiver", discourse)) - {*what.receivers, *what.senders}
    if instance.frame.name == "represented" and instance.verb is not None:
        # Not where another of the missions stands that are named with it.
        direct = [g for slot in instance.frame.places("receiver") for g in instance.slot(slot) if g.parent is None]
        served &= set(states(instance.sentence, direct, discourse))
    if "elsewhere" in attrs:
        return instance if served else None
    if not served or not what.receivers:
        return instance
    return replace(instance, frame=replace(instance.frame, attrs=attrs | {"action": "accredited"}))


def are_of_both(sentence: Sentence, group: NounGroup) -> bool:
    """Whether "the two legations" are one of each of the two, and no number of them."""
    before = sentence.tokens[group.i : group.head]
    counted = bool(before) and before[0].tag == "D" and before[-1].lower in sets(sentence.language)["mutual"]
    return counted and named(sentence, group) in HOUSES


def as_of_embassy(instance: Instance, what: Post | None, thing: NounGroup, discourse: Discourse) -> Post | None:
    """The same; who is accredited is of the embassy told before, or of the one whose page it is ("The ambassador is also accredited to Fiji")."""
    if what is None or what.senders or instance.frame.attrs["action"] != "accredited" or not is_definite(instance.sentence, thing):
        return what
    sides = told(discourse).sides.get("embassy")
    sender = sides[0] if sides is not None else discourse.own
    return what._replace(senders=(sender,)) if sender is not None else what


def served_as(instance: Instance, thing: NounGroup) -> tuple[tuple[str, str], ...]:
    """Where somebody serves too by the post in which he is accredited ("is also accredited as ambassador to Fiji, Tonga and Samoa")."""
    sentence = instance.sentence
    groups = [g for slot in sets(sentence.language)["as"] for g in instance.slot(slot)]
    if (
        thing in groups
        or instance.frame.attrs["action"] != "accredited"
        or not any(getattr(sentence.head(g).value, "to", None) for g in groups)
    ):
        return ()
    heads = [sentence.head(g) for g in groups]
    lands = [getattr(h.value, "to", None) or state(h) for h in heads]
    return tuple((party, "") for party in dict.fromkeys(lands) if party is not None)


def at_its_seat(instance: Instance, what: Post, sides: list[Sides], home: tuple[tuple[str, str], ...]) -> Iterator[Finding]:
    """A mission that serves another land is one where it stands ("the Embassy of Chile in Canberra is accredited to Fiji")."""
    if not what.is_house or instance.status != "actual":
        return
    for sender in dict.fromkeys(sender for sender, _ in sides):
        for party, place in home:
            attrs: dict[str, Attribute] = {"what": what.what, "action": "exists", **({"place": place} if place else {})}
            if party and party != sender:
                yield fact(instance, sender, party, attrs)


def where_they_are(sentence: Sentence, group: NounGroup) -> str:
    """The cities in brackets behind several missions ("three honorary consulates (in Rosario, Salta and Ushuaia)"), as written."""
    opened, rest = sentence.tokens[group.j : group.j + 1], sentence.tokens[group.j + 1 :]
    closed = next((t.index for t in rest if t.lower == ")"), None)
    if not opened or opened[0].lower != "(" or closed is None:
        return ""
    first = group.j + 1 + (rest[0].lower in sets(sentence.language)["where"])
    return sentence.words(first, closed) if is_city(sentence.tokens[first].value) else ""


def counted_before(sentence: Sentence, group: NounGroup) -> list[tuple[str, float]]:
    """Of which states how many are counted in front of the noun that they share ("two Italian, one French and three Spanish diplomats")."""
    tokens, found, k = sentence.tokens, list[tuple[str, float]](), group.i - 1
    while k >= _COUNTED - 1 and (tokens[k].tag == "C" or tokens[k].lower == ","):
        value, count = tokens[k - 1].value, tokens[k - 2]
        one = count.lower in sets(sentence.language)["one"] | words(sentence.language).sets["indefinite"]
        number = 1.0 if one else getattr(count.value, "value", None) if count.tag == "K" else None
        if not isinstance(value, Mention) or not is_adjective(tokens[k - 1]) or number is None:
            break
        found.append((value.party, float(number)))
        k -= _COUNTED
    return found[::-1]


def shared_noun(sentence: Sentence, group: NounGroup) -> NounGroup:
    """The group whose noun a counted adjective shares ("two Italian" of "two Italian and three Spanish diplomats"); the same where it shares none."""
    if group.j - group.i < 2 or not is_adjective(sentence.tokens[group.j - 1]):
        return group
    behind_it = [g for g in sentence.nouns if g.i > group.j and named(sentence, g)]
    counted = [g for g in behind_it[:1] if g.i - group.i in range(_COUNTED, _COUNTED * len(counted_before(sentence, g)) + 1, _COUNTED)]
    return counted[0] if counted else group


def listed_by_year(instance: Instance, thing: NounGroup) -> list[tuple[str, Period]]:
    """The places of a list behind a colon with the year of each in brackets: "consulates: Rosario (1906); Ushuaia (1951)"."""
    sentence = instance.sentence
    colon = next((t.index for t in sentence.tokens[thing.j :] if t.lower == ":"), None)
    found: list[tuple[str, Period]] = []
    for index, period in sentence.periods(colon) if colon is not None else []:
        group = next((g for g in sentence.nouns if g.j == index - 1), None)
        if group is not None and sentence.tokens[index - 1].lower == "(" and (place := city(sentence, group)):
            found.append((place, period))
    return found
