"""Lists of visits under a heading: "State visits to Norway", "Visits by Heads of State: President X – 1985, 2000"."""

from collections.abc import Iterator
from dataclasses import dataclass

from comity.read.actors import actors
from comity.read.discourse import Discourse, is_actor
from comity.read.encounters.owning import owner_sides
from comity.read.encounters.scene import sets, tells_date
from comity.read.encounters.sides import Side, by_delegation, is_delegation, sides
from comity.read.frames import Frame, behind, resolve
from comity.read.grammar import NounGroup
from comity.read.marks.periods import Period
from comity.read.memory import has_clause
from comity.read.sentence import Sentence

_KEY = "heading of visits"
#: A heading holds for so many lines.
_LINES = 40


@dataclass(frozen=True)
class Heading:
    """A heading over a list of visits: its line, what it says of all of them, and the noun group that says it."""

    index: int
    sentence: Sentence
    noun: NounGroup
    visitor: str | None
    host: str | None


@dataclass(frozen=True)
class Listed:
    """A visit of a list: who went where, and the dates told for it."""

    visitor: Side
    host: str
    periods: tuple[Period | None, ...]


def heading(discourse: Discourse) -> Heading | None:
    """The heading of visits under which the document goes on; None if it is under none."""
    kept = discourse.last.get(_KEY)
    return kept if isinstance(kept, Heading) and discourse.index - kept.index <= _LINES else None


def note_heading(sentence: Sentence, discourse: Discourse, frames: tuple[Frame, ...]) -> None:
    """Keep a heading of visits, or forget the one before where another heading stands."""
    introduces = sentence.text[sentence.start : sentence.end].rstrip().endswith(":")
    if has_clause(sentence) or not (sentence.is_heading or introduces):
        return
    nouns = {noun[-1] for frame in frames for noun in frame.nouns}
    group = next((g for g in sentence.nouns if sentence.head(g).lemma in nouns), None)
    if group is None and len(sentence.nouns) == 1 and sentence.nouns[0].by in sets(sentence.language)["to"]:
        # "To Moldova", alone.
        group = sentence.nouns[0]
        host = next((a.party for a in actors(sentence, group, discourse) if is_actor(a.party)), None)
        discourse.last[_KEY] = Heading(discourse.index, sentence, group, None, host)
        return
    people = any(t.mark in ("person", "period") for t in sentence.tokens)
    if group is not None and people and heading(discourse) is not None and not introduces:
        # "King Harald: state visit in March 2019": a line of the list.
        return
    if group is not None:
        known = sets(sentence.language)
        visitor = next((s.party for s in owner_sides(sentence, group, discourse) if is_actor(s.party)), None)
        visitor = visitor or _at(sentence, group, discourse, known["whose"] - known["of"])
        discourse.last[_KEY] = Heading(
            discourse.index, sentence, group, visitor, _at(sentence, group, discourse, known["to"] | known["where"])
        )
    elif not people and sentence.is_heading:
        discourse.last.pop(_KEY, None)


def _at(sentence: Sentence, group: NounGroup, discourse: Discourse, preps: frozenset[str]) -> str | None:
    found = [a.party for prep, g in behind(group) if prep in preps for a in actors(sentence, g, discourse) if is_actor(a.party)]
    return found[0] if len(set(found)) == 1 else None


def listed(sentence: Sentence, discourse: Discourse) -> Iterator[Listed]:
    """The visits that a line of a list tells: each person in it, with the dates up to the next."""
    above = heading(discourse)
    if above is None or has_clause(sentence):
        return
    people = [g for g in sentence.nouns if sentence.head(g).mark == "person" or (g.parent is None and is_delegation(sentence, g))]
    for number, group in enumerate(people):
        last = people[number + 1].i if number + 1 < len(people) else len(sentence.tokens)
        first = group.j if number or not _leads(sentence, group) else 0
        periods = [resolve(p, "past", "actual", discourse) for i, p in sentence.periods(first, last) if tells_date(sentence, i, p)]
        for side in (sides(sentence, group, discourse) or by_delegation(sentence, group))[:1]:
            visitor = side.party or above.visitor or (discourse.other(above.host) if above.host else None)
            host = above.host if above.host != visitor else None
            host = host or (discourse.other(visitor) if visitor else None)
            if visitor and host and periods and not side.is_sent:
                yield Listed(Side(visitor, side.sort, side.level, side.who, side.person, group), host, tuple(periods))


def _leads(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a line begins with a date ("2005: President X")."""
    return any(t.mark == "period" for t in sentence.tokens[: group.i]) and not sentence.periods(group.j)
