"""How a sentence goes back to the meeting that the document told before it: the same one, more of it, another one."""

from collections.abc import Sequence
from dataclasses import replace

from comity.read.discourse import Discourse
from comity.read.encounters import scene
from comity.read.encounters.meeting_levels import in_person
from comity.read.encounters.participants import Side, Told
from comity.read.frames import Instance
from comity.read.grammar import words
from comity.read.marks.people import Person
from comity.read.marks.periods import Period

#: Under this key the discourse keeps which pairs have met.
MET = "met"

#: In how many days at most a visit is over that something is told to be ahead of.
_SOON = 45


def is_recalled(instance: Instance, parties: Sequence[str], period: Period | None, discourse: Discourse) -> bool:
    """Whether an earlier meeting is only spoken of at the one that goes on ("reviewed the decisions of the session held in Lima in 2016")."""
    noun, told = instance.noun, scene.latest(discourse, *parties)
    if noun is None or noun.role in ("subject", "object") or told is None or told.period is None:
        return False
    last, first = (period.last if period is not None else None), told.period.first
    return last is not None and first is not None and last < first


def comes_soon(instance: Instance, discourse: Discourse) -> bool:
    """Whether something is told to be before a visit of the next weeks ("said ahead of his visit to Lima on Tuesday")."""
    noun = instance.noun
    if noun is None or noun.by not in scene.sets(instance.sentence.language)["ahead"] or discourse.today is None:
        return False
    lasts = [p.last for p in scene.dates(replace(instance, status="planned", tense="future"), discourse)]
    return bool(lasts) and all(last is not None and 0 <= (last - discourse.today).days <= _SOON for last in lasts)


def tells_more(instance: Instance, told: Told) -> bool:
    """Whether a date in the sentence is of what was spoken of at the meeting that was told before.

    So it is where it stands behind a thing ("they discussed the launch of the line on 3 May"), or in front of another clause.
    """
    if is_weak(instance):
        return not scene.beside_verb(instance)
    noun, verb = instance.noun, instance.verb
    if noun is None or not goes_back(instance, told) or noun.by not in scene.sets(instance.sentence.language)["at"]:
        return False
    dated = [i for i, _ in instance.sentence.periods(0, noun.i)]
    return bool(dated) and verb is not None and any(v.sort == "finite" and dated[-1] < v.i < noun.i for v in instance.sentence.verbs)


def is_linked(instance: Instance, is_dated: bool, discourse: Discourse) -> bool:
    """Whether a meeting that was told is only said to be or to follow something ("this meeting is part of our dialogue", "the talks build on")."""
    noun, verb, known = instance.noun, instance.verb, scene.sets(instance.sentence.language)
    if (
        noun is None
        or verb is None
        or noun.role != "subject"
        or verb.lemma not in known["linking"] | known["being"]
        or not discourse.last.get(MET)
    ):
        return False
    first = instance.sentence.tokens[noun.i]
    pointed = first.lower in known["this"] or (
        first.lower in words(instance.sentence.language).sets["definite"] and verb.lemma in known["linking"]
    )
    behind_it = [i for i, _ in instance.sentence.periods(verb.i)]
    return pointed and (not is_dated or bool(behind_it))


def is_still_to_come(instance: Instance, told: Told) -> bool:
    """Whether an instance speaks, in the present, of the meeting that was just told to be to come."""
    verb = instance.verb
    now = verb is not None and verb.tense == "present" and not verb.perfect
    return now and told.status == "planned" and instance.status == "actual" and instance.noun is not None and goes_back(instance, told)


def goes_on_today(instance: Instance, told: Told, discourse: Discourse) -> bool:
    """Whether what will still be done at a meeting is told while it goes on ("opens today. The session will be attended by …")."""
    today, period = discourse.today, told.period
    if today is None or period is None or period.first is None or period.last is None or not period.first <= today <= period.last:
        return False
    ahead = instance.status == "planned" and told.status == "actual" and not is_another(instance)
    return ahead and (instance.noun is not None or bool(instance.frame.attrs.get("leads"))) and goes_back(instance, told)


def is_now(instance: Instance, own: Sequence[Period]) -> bool:
    """Whether somebody who is spoken to is told that one will speak with him today."""
    spoken_to = words(instance.sentence.language).sets["spoken_to"]
    heads = [instance.sentence.head(g).lower for g in instance.groups("theirs")]
    return any(h in spoken_to for h in heads) and all(p.first == instance.sentence.today for p in own)


def is_another(instance: Instance) -> bool:
    """Whether words in front of a noun, or of the round of it, say that it is another meeting than the one told ("the next round of talks")."""
    noun = instance.noun
    groups = [noun, noun.parent] if noun is not None else []
    said = {t.lower for g in groups if g is not None for t in instance.sentence.tokens[g.i : g.head]}
    return bool(said & scene.sets(instance.sentence.language)["another"])


def as_told(side: Side, told: Told | None, language: str) -> Side:
    """A side named by its party or in general ("the ministers") as the one told before, if there is one."""
    if told is None or (side.person is not None and side.person.name):
        return side
    before = next((s for s in told.sides if s.party == side.party), None)
    if before is None or before.person is None or (side.person is not None and not side.person.plural):
        return side
    if side.person is not None and before.level != side.level and side.level in in_person(language, "told_apart"):
        # "The foreign ministers" are not the presidents told before.
        return side
    return before._replace(group=side.group)


def goes_back(instance: Instance, told: Told) -> bool:
    """Whether an instance speaks of a meeting told before: "the talks", "their meeting", what a session's chairs do."""
    noun = instance.noun
    if instance.frame.attrs.get("leads"):
        return True
    if noun is None:
        return bool(instance.frame.attrs.get("fixed")) and instance.frame.attrs.get("fixed") == told.format
    return noun is not None and instance.sentence.tokens[noun.i].lower in words(instance.sentence.language).sets["definite"]


def is_weak(instance: Instance) -> bool:
    """Whether the verb tells what is done at a meeting rather than that there is one ("discussed")."""
    attrs, verb = instance.frame.attrs, instance.verb
    people = [v for g in verb.subjects if isinstance(v := instance.sentence.head(g).value, Person)] if verb is not None else []
    several = len(people) > 1 or any(len(p.parties) > 1 for p in people)
    if attrs.get("fixed") and attrs.get("persons") and instance.noun is None and verb is not None and (several or len(verb.subjects) > 1):
        # "X and Y also talked about …": no call is told, only what two who met spoke of.
        return not instance.groups("theirs")
    return bool(attrs.get("weak"))


def is_of_another(instance: Instance, visitor: Side, discourse: Discourse, parties: tuple[str, str]) -> bool:
    """Whether a visit spoken of ("Premier X's first visit") is that of somebody else than who was just told to visit."""
    told = scene.latest(discourse, *parties) if instance.noun is not None else None
    before = next((s for s in told.sides if s.party == visitor.party and s.person is not None and s.person.name), None) if told else None
    named = visitor.person is not None and bool(visitor.person.name)
    return before is not None and named and before.surname != visitor.surname
