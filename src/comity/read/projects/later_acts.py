"""What becomes of a project that was told: a clause or sentence behind says that it was begun or opened, or is to be, and when."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from comity.observation import Finding
from comity.read.discourse import Discourse
from comity.read.facts import finding
from comity.read.frames import Instance, behind, when
from comity.read.grammar import NounGroup, words
from comity.read.hanging import ancestors
from comity.read.projects.programmes_and_facilities import is_definite, lexicon
from comity.read.sentence import Sentence

KIND = "project"
#: The rule of what completes a project told before.
RULE = "later act"
#: Under this the discourse keeps the projects told last.
_KEY = "projects told"
#: How many sentences on "the dam" is the one told; "it" only in the next.
_REACH = 3
#: What is to come of what is already in use or done is another deed.
_COMMA = ","
_DONE = ("completed", "suspended")
_TOLD = ("actual", "planned")


class _Told(NamedTuple):
    """A project that was told, the noun that it was called by, and the number of the sentence."""

    finding: Finding
    noun: str
    sentence: int


def remember(found: list[tuple[Finding, str]], discourse: Discourse) -> None:
    """Keeps the projects of a sentence, each with the noun that it is called by, as those told last."""
    if found:
        discourse.last[_KEY] = [_Told(f, noun, discourse.index) for f, noun in found]


def is_behind(instance: Instance, group: NounGroup) -> bool:
    """Whether a verb stands behind what is told of in a sentence."""
    return instance.noun is None and instance.verb is not None and group.head < instance.verb.i


def is_about(instance: Instance, group: NounGroup) -> bool:
    """Whether a clause behind a thing, or behind its place, tells of it ("a mill at Nadi, which was opened", "a mill at Nadi, to be opened")."""
    verb = instance.verb
    if verb is None:
        return False
    if verb.noun is not None:
        return verb.noun is group or group in ancestors(verb.noun)
    tokens = instance.sentence.tokens
    return verb.sort == "infinitive" and verb.passive and tokens[verb.i - 1].tag == "T" and tokens[verb.i - 2].lower == _COMMA


def act_on(instance: Instance, told: Finding, action: str, discourse: Discourse) -> Iterator[Finding]:
    """What a verb tells to be done to a project: its action and date in place of those told first."""
    before = str(told.observation.attrs["action"])
    if instance.status not in _TOLD or (before in _DONE and before != action):
        return
    period = when(instance, discourse)
    if instance.status == "planned" or (instance.verb is not None and instance.verb.sort == "infinitive"):
        action = "planned"
    if (action == before and (period is None or told.observation.start is not None)) or (action == "planned" and period is None):
        return
    attrs = {**told.observation.attrs, "action": action}
    modality = "planned" if action == "planned" else "actual"
    a, b = told.observation.a, told.observation.b
    found = finding(instance.sentence, KIND, a, b, attrs, period, instance.place, RULE, modality=modality)
    yield dated_ahead(found)


def dated_ahead(found: Finding) -> Finding:
    """A project of which what is dated ahead is to come, in whatever tense it is told ("opens next month")."""
    o = found.observation
    return replace(found, observation=replace(o, attrs={**o.attrs, "action": "planned"})) if o.modality == "planned" else found


def meant(instance: Instance, discourse: Discourse) -> Finding | None:
    """The project told before that a sentence goes on with: "it", "the dam", "construction", "the first stone"."""
    kept = discourse.last.get(_KEY)
    if not isinstance(kept, list) or not kept or not 0 < discourse.index - kept[-1].sentence <= _REACH:
        return None
    groups = [instance.noun] if instance.noun is not None else [g for slot in ("object", "subject") for g in instance.slot(slot)][:1]
    return next((told.finding for g in groups for told in reversed(kept) if _is_of(instance.sentence, g, told, len(kept), discourse)), None)


def _is_of(sentence: Sentence, group: NounGroup, told: _Told, several: int, discourse: Discourse) -> bool:
    """Whether a group means a project told, or what is done to it."""
    head, known = sentence.head(group), lexicon(sentence.language)
    if set(sentence.parties()) - {told.finding.observation.a, told.finding.observation.b}:
        return False
    if head.lower in words(sentence.language).sets["expletive"]:
        return several == 1 and discourse.index - told.sentence == 1
    if group.possessor is not None or any(t.text[0].isupper() for t in sentence.tokens[max(1, group.i) : group.j]):
        return False
    if head.lemma in known.works | known.beginnings:
        return several == 1 and all(sentence.head(g).lemma == told.noun and is_definite(sentence, g) for _, g in behind(group))
    return head.lemma == told.noun and head.lower == head.lemma and is_definite(sentence, group) and not group.behind


def completed(before: Finding, act: Finding) -> Finding:
    """A project with what became of it."""
    o, later = before.observation, act.observation
    spans = tuple(sorted({*o.spans, *later.spans}))
    dated = (later.start, later.end) if later.start or later.end else (o.start, o.end)
    whole = replace(
        o, attrs={**o.attrs, "action": later.attrs["action"]}, modality=later.modality, start=dated[0], end=dated[1], spans=spans
    )
    return replace(before, observation=whole, marks=tuple(sorted({*before.marks, *act.marks})))
