"""What a brief is made of."""

import datetime
from dataclasses import dataclass

from comity.ledger import Record, Source
from comity.parties import Party
from comity.pictures import Picture
from comity.wording import phrase


@dataclass(frozen=True)
class Quote:
    """Where a fact was found.

    Attributes:
        source: the document or data set.
        parts: the sentence in pieces, each with whether it is marked; of a data set the row, in one piece.
        speaker: who is reported as saying it; empty if nobody.
        rule: the rule that found it.

    """

    source: Source
    parts: tuple[tuple[str, bool], ...]
    speaker: str
    rule: str


@dataclass(frozen=True)
class Fact:
    """One line of a brief.

    Attributes:
        text: the fact in words.
        when: its date in words, with its real precision; empty if unknown.
        sort_key: for the order in time; facts without a date come last.
        record: the observation behind it; None for a fact put together from several.
        quotes: where it was found, the first first.
        note: what a reader should know of it: planned, denied, about …; empty if nothing.

    """

    text: str
    when: str
    sort_key: tuple[str, str]
    record: Record | None
    quotes: tuple[Quote, ...]
    note: str = ""

    @property
    def is_of_many_rows(self) -> bool:
        """Whether it was put together from several rows of data, to be shown as a list of rows."""
        return len(self.quotes) > 2 and self.record is None and all(q.source.sort == "dataset" for q in self.quotes)


@dataclass(frozen=True)
class Series:
    """Figures of one flow by one reporter over time: a table in place of so many lines."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Group:
    """The facts of one facet in time order, and its series of figures."""

    id: str
    title: str
    facts: tuple[Fact, ...]
    series: tuple[Series, ...] = ()

    @property
    def lines(self) -> tuple[Fact, ...]:
        """Its facts, those of one source that are told in the same words put together: credentials of many ambassadors."""
        alike: dict[tuple[str, str, str], list[Fact]] = {}
        for fact in self.facts:
            alike.setdefault((fact.text, fact.note, fact.quotes[0].source.id if fact.quotes else ""), []).append(fact)
        return tuple(_together(facts) for facts in alike.values())

    @property
    def all(self) -> tuple[Fact, ...]:
        """Its facts and those of its series, in time order."""
        return tuple(sorted((*self.facts, *(f for s in self.series for f in s.facts)), key=lambda f: f.sort_key))


def _together(facts: list[Fact]) -> Fact:
    """Facts of the same words as one, from the first to the last."""
    first, last = facts[0], facts[-1]
    if len(facts) == 1:
        return first
    when = phrase("repeated", "when", first.when, last.when) if first.when != last.when else first.when
    text = phrase("repeated", "times", first.text, str(len(facts)))
    return Fact(text, when, first.sort_key, None, tuple(q for f in facts for q in f.quotes), first.note)


@dataclass(frozen=True)
class Section:
    """A question of the front page, with the lines that answer it."""

    id: str
    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Contradiction:
    """Statements of one thing that cannot all be right, side by side."""

    about: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Brief:
    """All that is told of two parties.

    Attributes:
        as_of: the day as of which it is told.
        front: the front page, question by question.
        pictures: the timeline first, if there is enough for one.

    """

    a: Party
    b: Party
    as_of: datetime.date
    front: tuple[Section, ...]
    groups: tuple[Group, ...]
    contradictions: tuple[Contradiction, ...]
    sources: tuple[Source, ...]
    pictures: tuple[Picture, ...]
    notes: tuple[str, ...] = ()

    @property
    def cited(self) -> frozenset[Source]:
        """The sources of the front page."""
        return frozenset(q.source for section in self.front for fact in section.facts for q in fact.quotes)

    @property
    def told(self) -> tuple[Group, ...]:
        """The facets of which something is told."""
        return tuple(g for g in self.groups if g.facts or g.series)

    @property
    def silent(self) -> tuple[str, ...]:
        """The titles of the facets of which nothing is told."""
        return tuple(g.title for g in self.groups if not g.facts and not g.series)
