"""Frames: what verbs and nouns tell of, and who plays which part.

A kind's table (``language/<code>/kinds/<kind>.toml``) lists frames. A frame is evoked by its verbs and nouns; its roles name the
places of the grammar where their fillers stand:

``subject``, ``object`` of a verb (in the passive the grammar has turned them round already); ``owner``: possessor, adjective or
compound before a noun; or a preposition. A noun that is the object of a verb takes that verb's subject as its ``subject``, and
what hangs on the verb as its own.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from comity.language import table
from comity.read.actors import Actor, actors, owners
from comity.read.dates_of_others import claimed
from comity.read.discourse import Discourse
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.hanging import behind, verb_behind, verb_slot
from comity.read.sentence import Sentence
from comity.read.status import is_judged, noun_status, verb_of, verb_status
from comity.read.timing import is_purpose, not_until, reach, resolve, tells_when, when
from comity.read.unasserted import is_answer_of, who_answered

__all__ = [
    "Frame",
    "Instance",
    "behind",
    "claimed",
    "frames",
    "instances",
    "is_answer_of",
    "is_judged",
    "is_purpose",
    "not_until",
    "noun_status",
    "reach",
    "resolve",
    "tells_when",
    "verb_behind",
    "verb_slot",
    "verb_status",
    "when",
]


@dataclass(frozen=True, eq=False)
class Frame:
    """A row of a kind's table.

    Attributes:
        kind: the kind of observation that it belongs to.
        name: its name within the kind.
        verbs, nouns: what evokes it: dictionary forms; a verb with a particle or noun behind ("set up", "pay visit"), a noun
            with words before ("trade office").
        roles: role to the places of the grammar where it may stand, in order of preference.
        attrs: whatever else the row says, for the kind's reader.

    """

    kind: str
    name: str
    verbs: tuple[tuple[str, ...], ...]
    nouns: tuple[tuple[str, ...], ...]
    roles: dict[str, tuple[str, ...]]
    attrs: dict[str, Any] = field(default_factory=dict)

    def places(self, role: str) -> tuple[str, ...]:
        """The places of the grammar where a role may stand, the best first; none for a role that the frame does not have."""
        return self.roles.get(role, ())


@dataclass(eq=False)
class Instance:
    """A frame evoked at a place of a sentence.

    Attributes:
        frame, sentence: the frame, and where.
        verb: the verb that evokes it, or that the evoking noun belongs to; None if none.
        noun: the noun group that evokes it; None if a verb does.
        status: ``actual``, ``planned``, ``denied``, or what makes it no fact: ``wish`` (asked, hoped, proposed), ``fail`` (did
            not come about), ``possible`` (may, might, could), ``other`` (spoken of, another's deed),
            ``unsaid`` (only ordered to be told, or of an invented world).
        tense: ``past``, ``present``, ``future`` or empty.
        elsewhere: tokens of periods that belong to other deeds of the sentence, where its kind's reader has set them apart.

    """

    frame: Frame
    sentence: Sentence
    verb: VerbGroup | None
    noun: NounGroup | None
    status: str = "actual"
    tense: str = ""
    elsewhere: frozenset[int] = frozenset()

    @property
    def place(self) -> tuple[int, int]:
        """Where the evoking word stands in the document's text."""
        if self.noun is not None:
            return self.sentence.place(self.noun.i, self.noun.j)
        assert self.verb is not None
        return self.sentence.place(self.verb.i, self.verb.j)

    @property
    def lemma(self) -> str:
        """The dictionary form of the evoking word."""
        if self.noun is not None:
            return self.sentence.head(self.noun).lemma
        return self.verb.lemma if self.verb else ""

    def groups(self, role: str) -> list[NounGroup]:
        """The noun groups that may play a role, from the first place that has any; owners are no groups."""
        for slot in self.frame.places(role):
            found = self.slot(slot)
            if found:
                return found
        return []

    def all_groups(self, role: str) -> list[NounGroup]:
        """The noun groups that may play a role, from all its places."""
        return [g for slot in self.frame.places(role) for g in self.slot(slot)]

    def actors(self, role: str, discourse: Discourse, sorts: Sequence[str] = ()) -> list[Actor]:
        """The parties that play a role, from the first place that names any (of these sorts, if any are given)."""
        for slot in self.frame.places(role):
            found = self.slot_actors(slot, discourse)
            if sorts:
                found = [a for a in found if a.sort in sorts]
            if found:
                return found
        return []

    def slot_actors(self, slot: str, discourse: Discourse) -> list[Actor]:
        """The parties named in one place of the grammar."""
        if slot == "owner":
            return owners(self.sentence, self.noun, discourse) if self.noun is not None else []
        found: dict[str, Actor] = {}
        for group in self.slot(slot):
            for actor in actors(self.sentence, group, discourse, listed=False):
                found.setdefault(actor.party, actor)
        return list(found.values())

    def slot(self, slot: str) -> list[NounGroup]:
        """The groups in one place of the grammar."""
        noun, verb = self.noun, self.verb
        if noun is None:
            assert verb is not None
            return verb_slot(verb, slot)
        found = [g for prep, g in behind(noun) if prep == slot]
        if found or verb is None or slot in ("owner",):
            return found
        if slot == "object":
            return []
        if slot == "subject":
            return who_answered(self.sentence, verb) or [g for g in verb.subjects if g is not noun and g not in noun.listed]
        return [g for prep, g in verb_behind(verb) if prep == slot and g is not noun]


@cache
def frames(kind: str, language: str) -> tuple[Frame, ...]:
    """The frames of a kind's table."""
    known = ("name", "verbs", "nouns", "roles", "examples")
    return tuple(
        Frame(
            kind,
            row["name"],
            tuple(tuple(v.split()) for v in row.get("verbs", ())),
            tuple(tuple(n.split()) for n in row.get("nouns", ())),
            {role: tuple(slots) for role, slots in row.get("roles", {}).items()},
            {key: value for key, value in row.items() if key not in known},
        )
        for row in table(language, f"kinds/{kind}").get("frame", ())
    )


_ASKING = "?"
#: So many tokens behind a verb may stand what it says that somebody is to be.
_CALLED = 8
#: A frame with what evokes it (see `Instance`), its status and tense.
_Evoked = tuple[Frame, VerbGroup | None, NounGroup | None, str, str]
_Index = dict[str, tuple[tuple[tuple[str, ...], Frame], ...]]


@cache
def _index(kind: str, language: str) -> tuple[_Index, _Index]:
    verbs: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    nouns: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for frame in frames(kind, language):
        for verb in frame.verbs:
            verbs.setdefault(verb[0], []).append((verb[1:], frame))
        for noun in frame.nouns:
            nouns.setdefault(noun[-1], []).append((noun[:-1], frame))
    return {k: _longest_first(v) for k, v in verbs.items()}, {k: _longest_first(v) for k, v in nouns.items()}


def _longest_first(found: list[tuple[tuple[str, ...], Frame]]) -> tuple[tuple[tuple[str, ...], Frame], ...]:
    return tuple(sorted(found, key=lambda item: -len(item[0])))


def asks(sentence: Sentence) -> bool:
    """Whether a sentence is a question."""
    return sentence.tokens[-1].lower == _ASKING


def instances(sentence: Sentence, kind: str, every: bool = False) -> Iterator[Instance]:
    """The frames of a kind that a sentence evokes, in the order of the text.

    Each word evokes one frame at the most: that of the longest phrase, of equals the first of the table; all, if `every`. A question
    tells nothing.
    """
    key = ("instances", kind, every)
    if key not in sentence.kept:
        sentence.kept[key] = [] if asks(sentence) else list(_found(sentence, kind, every))
    for frame, verb, noun, status, tense in sentence.kept[key]:
        # One of its own for each who asks: a kind's reader may learn more of it.
        yield Instance(frame, sentence, verb, noun, status, tense)


def _found(sentence: Sentence, kind: str, every: bool) -> Iterator[_Evoked]:
    verbs, nouns = _index(kind, sentence.language)
    for item, lemma in sentence.evokers:
        if isinstance(item, VerbGroup):
            for frame in _evoked(sentence, item, verbs[lemma]) if lemma in verbs else ():
                yield frame, item, None, *verb_status(sentence, item)
                if not every:
                    break
        else:
            for rest, frame in nouns.get(lemma, ()):
                if not rest or _has_before(sentence, item, rest):
                    yield frame, verb_of(item), item, *noun_status(sentence, item)
                    if not every:
                        break


def _evoked(sentence: Sentence, verb: VerbGroup, rows: tuple[tuple[tuple[str, ...], Frame], ...]) -> Iterator[Frame]:
    """The frames that a verb evokes, the surest first: by the words that stand behind it, by its object, by the verb alone."""
    for goes_with in (_goes_with, _acts_on):
        yield from (frame for rest, frame in rows if rest and goes_with(sentence, verb, rest))
    yield from (frame for rest, frame in rows if not rest)


def _goes_with(sentence: Sentence, verb: VerbGroup, rest: tuple[str, ...]) -> bool:
    """Whether the words that belong to a verb ("set up", "pay visit", "enter into force") stand behind it."""
    near = min(verb.last or verb.j + 6, verb.j + 8)
    if _is_another(sentence, verb, rest):
        return False
    if _holds(sentence, verb.j, near, rest):
        return True
    # "Declared two diplomats to be persona non grata".
    following = bisect_right(sentence.verbs, verb.j, key=lambda v: v.i)
    below = next((v for v in sentence.verbs[following : following + 1] if v.i <= verb.j + _CALLED), None)
    if below is None or below.governor is not verb or below.sort != "infinitive" or sentence.tokens[below.main].tag != "B":
        return False
    return _holds(sentence, below.j, below.j + 1, rest)


def _is_another(sentence: Sentence, verb: VerbGroup, rest: tuple[str, ...]) -> bool:
    """Whether a particle makes another verb of one with a preposition: what is called off at noon does not call at a place."""
    behind = sentence.tokens[verb.j : verb.j + 8]
    if not behind or behind[0].tag != "X" or behind[0].lower in rest:
        return False
    return len(rest) == 1 and any(t.tag == "P" and t.lower == rest[0] for t in behind)


def _holds(sentence: Sentence, i: int, j: int, rest: tuple[str, ...]) -> bool:
    """Whether some tokens hold all of some words, by their dictionary forms or as they are written."""
    # "Called X on Thursday": what leads a period is no word of the verb.
    nearby = [t for t in sentence.tokens[i:j] if not (t.tag == "P" and t.index + 1 < j and sentence.tokens[t.index + 1].tag == "W")]
    lemmas = [t.lemma or t.lower for t in nearby] + [t.lower for t in nearby]
    return all(word in lemmas for word in rest)


def _acts_on(sentence: Sentence, verb: VerbGroup, rest: tuple[str, ...]) -> bool:
    """Whether the noun of a verb's phrase is its object: "the visit was paid …", "force which it entered into"."""
    return len(rest) == 1 and any(sentence.head(g).lemma == rest[0] for g in verb.objects)


def _has_before(sentence: Sentence, group: NounGroup, rest: tuple[str, ...]) -> bool:
    inside = sentence.tokens[group.i : group.head]
    # "Its eleventh member-state": the words before may be joined to the noun.
    joined = sentence.head(group).lower.split("-")[:-1]
    before = [*(t.lemma or t.lower for t in inside), *(t.lower for t in inside), *joined]
    return all(word in before for word in rest)
