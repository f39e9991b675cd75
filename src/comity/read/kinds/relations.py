"""Relations between two parties: established, upgraded, severed, restored, recognised, described."""

from collections.abc import Iterator
from dataclasses import dataclass

from comity.observation import Attribute, Finding
from comity.read.actors import actors, owners
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import MODALITIES, fact
from comity.read.frames import (
    Instance,
    behind,
    claimed,
    instances,
    is_answer_of,
    is_judged,
    is_purpose,
    not_until,
    resolve,
    verb_status,
    when,
)
from comity.read.grammar import NounGroup, words
from comity.read.grammar.links import FOR, WITH
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence
from comity.read.ties.allies import called
from comity.read.ties.labelled_ties import labelled, listed
from comity.read.ties.recognition import recognitions
from comity.read.ties.related_parties import is_relations, names_both, pairs_of, paper_day
from comity.read.ties.relation_words import can_relate, of, sealing, ties
from comity.read.timing import goes_on

KIND = "relations"
FIELDS = frozenset(("thing", "how", "given", "explicit"))
#: What is told so of a partnership tells that there is one.
_FORMED = ("established", "upgraded")
_Time = tuple[Period | None, str]
#: Under this key the discourse keeps the relations that were changed last.
_TOLD = "relations changed"
#: Under this the number of the latest sentence that speaks of diplomatic relations.
_SPOKEN = "relations spoken of"


@dataclass(frozen=True, slots=True)
class _Told:
    """The relations that were changed last: in which sentence, of whom, and which."""

    index: int
    pair: tuple[str, str]
    status: str


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """What a sentence tells of the state of relations."""
    yield from listed(sentence, discourse)
    if label := list(labelled(sentence, discourse)):
        yield from label
        return
    found = list(instances(sentence, KIND))
    changed = _acted_on(found)
    formed = _acted_on([i for i in found if i.frame.attrs.get("action") in _FORMED])
    for instance in found:
        if instance.frame.name == "named" and instance.noun in changed:
            # What is formed or raised is not only spoken of.
            continue
        if instance.frame.attrs["how"] == "described" and any(g in formed for g in instance.all_groups("thing")):
            # "Are bound by a partnership, proclaimed in 2016".
            continue
        instance.elsewhere = claimed(instance, found) if not sentence.is_heading else frozenset()
        time = _time(instance, discourse)
        if time is None:
            continue
        how = instance.frame.attrs["how"]
        if _is_parting(instance):
            yield from _parted(instance, time, discourse)
        elif how == "recognised":
            yield from _recognised(instance, time, discourse)
        elif how == "described":
            yield from _described(instance, time, discourse)
        else:
            yield from _changed(instance, time, discourse)
    known = ties(sentence.language).sets
    if any(t.lemma in known["bare"] and sentence.tokens[t.index - 1].lower in known["diplomatic"] for t in sentence.tokens[1:]):
        discourse.last[_SPOKEN] = discourse.index


def _acted_on(found: list[Instance]) -> list[NounGroup]:
    """The groups that instances of a change act on as facts."""
    changes = [i for i in found if i.frame.attrs["how"] == "changed" and i.status in MODALITIES]
    return [g for i in changes for role in ("thing", "level") for g in i.all_groups(role)]


def _time(instance: Instance, discourse: Discourse) -> _Time | None:
    """When, and the modality; None where it is no fact."""
    until = not_until(instance, discourse) if instance.status == "denied" else None
    if until is not None:
        return until, "actual"
    if instance.frame.name == "named" and _is_definite(instance):
        # An alliance that is spoken of is there, whatever is done for it.
        return None, "actual"
    status = "actual" if instance.status == "other" and _is_whole(instance, discourse) else instance.status
    if (above := sealing(instance)) is not None:
        # "Signed a communiqué to establish relations": told as the signing is.
        status, instance.tense = verb_status(instance.sentence, above)
    elif is_purpose(instance):
        return None
    if status not in MODALITIES:
        return None
    period = when(instance, discourse, instance.elsewhere)
    if instance.sentence.is_heading and period is not None and period.first and period.last and period.first.year != period.last.year:
        # "Relations Severed, 1946-1950": what was when is told below.
        return None
    period = period or paper_day(instance, discourse)
    going_on = period is not None and period.opens == "last"
    return (None if instance.frame.attrs["how"] == "described" and not going_on else period), status


def _is_whole(instance: Instance, discourse: Discourse) -> bool:
    """Whether a deed that is judged or followed by another is told by its noun with both between whom it is."""
    noun = instance.noun
    if noun is None or not is_judged(instance.sentence, noun):
        return False
    hanging = [g for _, g in behind(noun)]
    named = [a.party for a in owners(instance.sentence, noun, discourse)] + of(instance.sentence, hanging, discourse)
    return len(set(named)) >= 2


def _is_definite(instance: Instance) -> bool:
    noun = instance.noun
    assert noun is not None
    # "The friendship and strategic partnership".
    return noun.possessor is not None or any(
        t.tag in ("Q", "L") or t.lower in words(instance.sentence.language).sets["definite"]
        for g in (noun, *noun.listed[:1])
        for t in instance.sentence.tokens[g.i : g.head]
    )


def _changed(instance: Instance, time: _Time, discourse: Discourse) -> Iterator[Finding]:
    """Relations established, raised, broken or taken up again."""
    action = instance.frame.attrs["action"]
    slots = [
        slot
        for slot in instance.frame.places("thing")
        if instance.noun is not None or slot not in ties(instance.sentence.language).sets["behind_noun"]
    ]
    thing = next((g for slot in slots for g in _with_level(instance, instance.slot(slot)) if is_relations(instance, g)), None)
    if thing is None:
        yield from _meant(instance, slots, time, discourse)
        return
    period, modality = time
    verb = instance.verb if instance.noun is None else None
    if period is None and (
        instance.frame.name == "dated" or (verb is not None and verb.passive and verb.tense == "present" and not verb.perfect)
    ):
        # "Our relations go back a long time", "ties are forged by people".
        return
    announced = _is_announced(instance)
    aside = instance.noun is not None and not announced and not instance.sentence.is_heading
    if aside and period is not None and period.sort in ("relative", "weekday"):
        return
    told = not aside or (instance.noun is not None and instance.noun.role == "subject")
    if period is None and instance.noun is not None and not told and modality == "actual":
        # "Since the establishment of relations": spoken of, not told.
        return
    status = _status(instance, thing)
    if status:
        for a, b in pairs_of(instance, [thing], discourse):
            discourse.last[_TOLD] = _Told(discourse.index, (a, b), status)
            attrs: dict[str, Attribute] = {"action": _same_action(a, b, status, action, discourse), "status": status}
            yield fact(instance, a, b, attrs, period or _section(instance, modality, discourse), modality=modality)
            for more, own in _beside(instance, discourse):
                yield fact(instance, a, b, {"action": action, "status": more}, own, modality=modality)


def _is_parting(instance: Instance) -> bool:
    """Whether a verb that cuts relations stands without them ("broke with Peru")."""
    verb, sentence = instance.verb, instance.sentence
    if instance.noun is not None or verb is None or verb.lemma not in ties(sentence.language).sets["parting"]:
        return False
    return not any(sentence.head(g).lemma in instance.frame.attrs["thing"] for g in instance.all_groups("thing"))


def _parted(instance: Instance, time: _Time, discourse: Discourse) -> Iterator[Finding]:
    """A state that breaks with another: not over or on some question, where they only differ."""
    verb, sentence = instance.verb, instance.sentence
    known = ties(sentence.language).sets["questions"]
    hanging = verb.obliques if verb is not None else []
    if verb is None or any(prep in known or sentence.head(g).mark != "party" for prep, g in hanging):
        return
    who = of(sentence, verb.subjects, discourse)
    for a in who:
        for b in (p for p in of(sentence, [g for prep, g in hanging if prep == WITH], discourse) if p not in who):
            yield fact(instance, a, b, {"action": instance.frame.attrs["action"], "status": "diplomatic"}, time[0], modality=time[1])


def _is_announced(instance: Instance) -> bool:
    """Whether a noun tells what is made known as done ("announced the severance of relations")."""
    noun, verb = instance.noun, instance.verb
    known = ties(instance.sentence.language).sets["announcing"]
    told = noun is not None and verb is not None and noun in verb.objects and verb.lemma in known
    return told or (noun is not None and is_answer_of(instance.sentence, noun))


def _meant(instance: Instance, slots: list[str], time: _Time, discourse: Discourse) -> Iterator[Finding]:
    """What is done to relations told just before, meant by a pronoun ("severed ties in 1972 and resumed them in 2019")."""
    told, plural = discourse.last.get(_TOLD), ties(instance.sentence.language).sets["them"]
    groups = [g for slot in slots for g in instance.slot(slot)] if instance.noun is None else []
    pronoun = any(instance.sentence.head(g).lower in plural for g in groups)
    near = _before_pronoun(instance) if pronoun else None
    if near is not None:
        # "Has had diplomatic ties with Peru since they were established in 1974".
        for a, b in pairs_of(instance, [near], discourse):
            attrs: dict[str, Attribute] = {"action": instance.frame.attrs["action"], "status": "diplomatic"}
            yield fact(instance, a, b, attrs, time[0], modality=time[1])
        return
    own = pairs_of(instance, [], discourse) if pronoun and instance.frame.attrs["action"] == "established" else []
    if own and len(set(instance.sentence.parties())) > 1:
        # "Diplomatic relations came late. In 1972 Chile and Peru established them with Fiji".
        for a, b in own if discourse.last.get(_SPOKEN) == discourse.index - 1 else ():
            yield fact(instance, a, b, {"action": "established", "status": "diplomatic"}, time[0], modality=time[1])
        return
    others = instance.slot(WITH) if pronoun and instance.verb is not None else []
    if others and of(instance.sentence, others, discourse):
        # "Opened relations with Chile and cut them with Peru".
        for a, b in pairs_of(instance, [], discourse):
            yield fact(instance, a, b, {"action": instance.frame.attrs["action"], "status": "diplomatic"}, time[0], modality=time[1])
        return
    if pronoun and isinstance(told, _Told) and discourse.index - told.index <= 1 and instance.frame.attrs["action"] != "upgraded":
        attrs = {"action": instance.frame.attrs["action"], "status": told.status}
        yield fact(instance, *told.pair, attrs, time[0], modality=time[1])


def _before_pronoun(instance: Instance) -> NounGroup | None:
    """The diplomatic relations named in front of a pronoun in its sentence, right before the clause in which something is done to them."""
    sentence, verb = instance.sentence, instance.verb
    if verb is None or not verb.passive:
        return None
    before = [g for g in sentence.nouns if g.j <= verb.i and sentence.head(g).tag == "N" and not sentence.head(g).mark]
    told = before[-1] if before else None
    return told if told is not None and is_relations(instance, told) and _status(instance, told) == "diplomatic" else None


def _beside(instance: Instance, discourse: Discourse) -> Iterator[tuple[str, Period]]:
    """What else was established, with its own day ("the establishment of relations in 1975 and the Strategic Partnership in 2020")."""
    sentence, noun = instance.sentence, instance.noun
    for group in noun.listed if noun is not None else ():
        behind_it = sentence.tokens[group.j : group.j + 2]
        value = behind_it[1].value if len(behind_it) == 2 and behind_it[0].tag == "P" else None
        if group is not noun and sentence.head(group).lemma in ties(sentence.language).sets["levels"] and isinstance(value, Period):
            period = resolve(value, instance.tense, instance.status, discourse)
            if period is not None:
                yield _status(instance, group) or "other", period


def _with_level(instance: Instance, groups: list[NounGroup]) -> list[NounGroup]:
    """Some groups, and what a level among them is of ("raised the level of their relations")."""
    known = ties(instance.sentence.language).sets
    if instance.frame.attrs["action"] != "upgraded":
        return groups
    of = [g for group in groups if instance.sentence.head(group).lemma in known["degree"] for p, g in group.behind if p in known["of"]]
    return [*groups, *of]


def _same_action(a: str, b: str, status: str, action: str, discourse: Discourse) -> str:
    """A partnership that a text says to be formed, and ties to be raised to it, is one act: the one told first."""
    known = discourse.last.setdefault(KIND, {})
    assert isinstance(known, dict)
    if action not in ("established", "upgraded") or status == "diplomatic":
        return action
    return str(known.setdefault((*sorted((a, b)), status), action))


def _section(instance: Instance, modality: str, discourse: Discourse) -> Period | None:
    return discourse.section_year() if modality == "actual" and instance.frame.attrs["how"] != "described" else None


def _status(instance: Instance, thing: NounGroup) -> str:
    """What the relations are or become, by the level that they are raised to or by their own words; empty where that says nothing."""
    sentence = instance.sentence
    known = ties(sentence.language)
    action = instance.frame.attrs["action"]
    if sentence.head(thing).lemma in known.sets["alliance"]:
        return "alliance"
    if sentence.head(thing).lemma in known.sets["partners"] and known.sets["diplomatically"] & {
        t.lower for t in sentence.tokens[thing.i : thing.head]
    }:
        # "Its diplomatic allies".
        return "diplomatic"
    for group in (*instance.all_groups("level"), *([thing] if action != "upgraded" else [])):
        told = "".join(f" {t.lower}" for t in sentence.tokens[group.i : group.j] if t.mark != "sign") + " "
        of = "".join(f"{sentence.words(g.i, g.j).lower()} " for prep, g in group.behind if prep in known.sets["of"])
        for signs, value in known.statuses:
            if any(f" {sign} " in told + of for sign in signs):
                return value
    if action == "upgraded":
        return "other" if any(sentence.head(g).lemma in known.sets["levels"] for g in instance.all_groups("level")) else ""
    if "explicit" in instance.frame.attrs:
        return ""
    described = any(t.tag in ("A", "N", "G") and t.lower not in known.sets["plain"] for t in sentence.tokens[thing.i : thing.head])
    described = described or any(prep in known.sets["of"] for prep, _ in thing.behind)
    return "diplomatic" if sentence.head(thing).lemma in known.sets["bare"] and not described else ""


def _described(instance: Instance, time: _Time, discourse: Discourse) -> Iterator[Finding]:
    """What two are to each other: allies, strategic partners, without diplomatic relations."""
    sentence = instance.sentence
    things = [g for g in (*instance.all_groups("thing"), *_of_themselves(instance)) if is_relations(instance, g)]
    if instance.frame.name == "named" and instance.noun is not None:
        things = [instance.noun] if _names_two(instance, discourse) else []
    if instance.frame.name == "called":
        yield from called(instance, _status(instance, instance.noun) if instance.noun is not None else "", discourse)
        return
    for thing in things[:1]:
        period, modality = time
        before = {t.lower for t in sentence.tokens[thing.i : thing.head]}
        if before & words(sentence.language).sets["negation"] or (
            modality == "actual" and instance.lemma in ties(sentence.language).sets["lacking"]
        ):
            modality = "denied"
        if before & ties(sentence.language).sets["past"] or (
            instance.noun is None and instance.tense == "past" and period is None and modality == "actual" and not _lasts(instance)
        ):
            return
        status = _status(instance, thing)
        partner = sentence.head(thing).lemma in ties(sentence.language).sets["partners"]
        bare = status == "diplomatic" and period is None and modality == "actual" and not partner
        if bare and not _says_status(instance, thing):
            return
        if status and (
            sentence.head(thing).lemma not in ties(sentence.language).sets["bare"] or modality == "denied" or status == "diplomatic"
        ):
            for a, b in pairs_of(instance, [thing], discourse) if not _of_people(instance, discourse) else []:
                if bare and not (is_actor(a) and is_actor(b) and names_both(instance, {a, b})):
                    continue
                yield fact(instance, a, b, {"action": "described", "status": status}, period, modality=modality)


def _lasts(instance: Instance) -> bool:
    """Whether what is told in the past goes on: by a perfect, or by a participle that says what two are ("Bound by an alliance, …")."""
    verb = instance.verb
    bare = verb is not None and verb.passive and verb.sort == "participle" and verb.i == verb.main and instance.frame.name == "bound"
    return bare or goes_on(instance)


def _says_status(instance: Instance, thing: NounGroup) -> bool:
    """Whether relations are called diplomatic, and not only that by what they otherwise could be ("has ties with")."""
    signs = next(s for s, value in ties(instance.sentence.language).statuses if value == "diplomatic")
    return any(t.lower in signs for t in instance.sentence.tokens[thing.i : thing.head])


def _of_themselves(instance: Instance) -> list[NounGroup]:
    """What two call themselves or each other: it stands right behind that word."""
    verb, nouns = instance.verb, instance.sentence.nouns
    if verb is None or instance.frame.name != "so_called" or verb.passive:
        return []
    selves = [g for g in verb.objects if instance.sentence.head(g).tag in "UD" or instance.sentence.head(g).mark == ""]
    return [g for g in nouns for own in selves[:1] if g.i == own.j]


def _of_people(instance: Instance, discourse: Discourse) -> bool:
    """Whether somebody, not a state, is called an ally or partner, or it is not known whose."""
    sentence = instance.sentence
    if instance.frame.name != "are" or any(
        sentence.head(g).lemma not in ties(sentence.language).sets["partners"] for g in instance.groups("thing")
    ):
        return False
    preps = ties(sentence.language).sets["of"] | words(sentence.language).sets["with"]
    groups = [g for slot in ("subject", *preps) for g in instance.slot(slot)]
    # "An ally for our cause" is no state's.
    hung = [g for thing in instance.groups("thing") for prep, g in thing.behind if prep in preps or prep == FOR]
    # "Partners with old ties" are nobody's.
    others = [g for g in hung if sentence.head(g).lemma not in instance.frame.attrs["thing"]]
    if not instance.slot_actors("subject", discourse) or (instance.verb is not None and instance.verb.noun is not None):
        return True
    return any(sentence.head(g).mark == "person" for g in groups) or any(not actors(sentence, g, discourse) for g in others)


def _names_two(instance: Instance, discourse: Discourse) -> bool:
    """Whether a noun says itself between whom it is: two owners, "between", or an owner and "with"."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    sets = words(sentence.language).sets
    whose = {a.party for a in owners(sentence, noun, discourse) if can_relate(a) and a.sort != "pair"}
    behind_it = of(sentence, [g for prep, g in noun.behind if prep in sets["among"] | (sets["with"] if whose else frozenset())], discourse)
    return len(whose | set(behind_it)) >= 2


def _recognised(instance: Instance, time: _Time, discourse: Discourse) -> Iterator[Finding]:
    """A state recognised; a noun tells it only with its day, or where it is said to be given."""
    if instance.noun is not None and not (time[0] or instance.sentence.is_heading or instance.frame.attrs.get("given")):
        return
    period = time[0] or _section(instance, time[1], discourse)
    known, sentence = ties(instance.sentence.language).sets, instance.sentence
    objects = instance.verb.objects if instance.verb is not None and instance.noun is None else []
    related = any(sentence.head(g).lemma in known["bare"] for g in objects)
    left = [g for slot in known["left"] for g in instance.slot(slot)] if instance.frame.attrs.get("given") else []
    for doer, state in recognitions(instance, discourse):
        # "Switched recognition from Chile to Fiji".
        for former in of(sentence, left, discourse):
            yield fact(instance, doer, former, {"action": "severed", "status": "diplomatic"}, period, modality=time[1])
        if related:
            yield fact(instance, doer, state, {"action": "established", "status": "diplomatic"}, period, modality=time[1])
            continue
        yield fact(instance, doer, state, {"action": "recognised", "status": "diplomatic", "recognised": state}, period, modality=time[1])
