"""What a brief is made of."""

from dataclasses import dataclass

from comity.ledger import Record, Source
from comity.parties import Party


@dataclass(frozen=True)
class Quote:
    """Where a fact was found.

    Attributes:
        source: the document or data set.
        before, parts, after: the sentence around the found words: `parts` are pieces of it, each with
            whether it is marked; of a data set the row, in one piece.
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


@dataclass(frozen=True)
class Group:
    """The facts of one facet, in time order."""

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
        timeline: a picture as SVG; empty if there is too little for one.
        charts: facet, title and picture of each.

    """

    a: Party
    b: Party
    headlines: tuple[Fact, ...]
    groups: tuple[Group, ...]
    contradictions: tuple[Contradiction, ...]
    sources: tuple[Source, ...]
    timeline: str
    charts: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...] = ()
