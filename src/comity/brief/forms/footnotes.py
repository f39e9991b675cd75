"""Which source stands in which footnote: in the order in which they are first cited."""

from comity.brief.forms.in_few_words import about
from comity.brief.parts import Brief, Fact
from comity.ledger import Source
from comity.safe import web_address


class Footnotes:
    """The footnotes of a brief, as they come about while its facts are written.

    Args:
        brief: whose facts are written.

    """

    def __init__(self, brief: Brief) -> None:
        self._known = {source.id: source for source in brief.sources}
        self._numbers: dict[str, int] = {}

    def cited(self, fact: Fact) -> list[tuple[int, Source | None]]:
        """The notes of a fact: number and source of each; no source where its note was written before."""
        return [self._note(id) for id in dict.fromkeys(q.source.id for q in fact.quotes)]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of all notes so far, from the first."""
        return tuple(self._known[id] for id in self._numbers)

    def _note(self, id: str) -> tuple[int, Source | None]:
        if id in self._numbers:
            return self._numbers[id], None
        self._numbers[id] = len(self._numbers) + 1
        return self._numbers[id], self._known[id]


def as_note(source: Source) -> str:
    """A source as a footnote cites it: publisher, title, date or version, author, address."""
    parts = [about(source), f"by {source.author}" if source.author else "", web_address(source.url)]
    return ", ".join(p for p in parts if p)
