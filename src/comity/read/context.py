"""What the sentences before the present one have told: whom "the two countries" means, and the like."""

import datetime
from collections import Counter
from dataclasses import dataclass, field

from comity.read.document import Finding
from comity.read.text.periods import Period
from comity.read.text.scene import Scene

Pair = tuple[str, str]

#: How many sentences back "the two countries" may reach for a pair named together.
_REACH = 6


@dataclass
class Context:
    """The state of reading one document, kept up by `read.reader` from sentence to sentence.

    Attributes:
        today: the document's date.
        pair: the two parties that the document is about, None where it is about one or many.
        title_pair: the two parties that the title names, if it names just two.
        recent: pairs named in one sentence, with that sentence's number, the latest last.
        heads: what the figures of the sentence before were about (`read.figures.Head`), the latest last.
        found: everything found so far.
        last_period: the last period told in the sentence before.

    """

    today: datetime.date | None = None
    pair: Pair | None = None
    title_pair: Pair | None = None
    recent: list[tuple[int, Pair]] = field(default_factory=list)
    heads: list[tuple[int, object]] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)
    last_period: Period | None = None

    def two(self, index: int) -> Pair | None:
        """Whom "the two countries" means in sentence `index`: the pair last named together, or the document's."""
        if self.recent and index - self.recent[-1][0] <= _REACH:
            return self.recent[-1][1]
        return self.pair

    def other(self, party: str, index: int) -> str | None:
        """The other party of the pair in question, if `party` is one of the two."""
        for pair in (self.two(index), self.pair):
            if pair and party in pair:
                return pair[1] if pair[0] == party else pair[0]
        return None

    def note(self, scene: Scene) -> None:
        """Remember what a sentence names: its last period, and the pair, if it names exactly two parties."""
        times = [t.value for _, t in scene.between(0, len(scene.masked)) if isinstance(t.value, Period)]
        self.last_period = times[-1] if times else None
        named = [party for _, party in scene.parties()]
        if len(named) == 2 and not is_organisation_pair([p for p in named if p != "EU"]):
            self.recent.append((scene.index, (named[0], named[1])))


def is_organisation_pair(named: list[str]) -> bool:
    """Whether a pair of ids has an organisation in it."""
    from comity.parties import parties

    known = parties()
    return any(known[p].sort == "organisation" for p in named if p in known)


def document_pair(named: list[list[str]], title: list[str]) -> Pair | None:
    """The two parties that a document is about.

    Args:
        named: the states of each sentence.
        title: the states of the title.

    Returns:
        The title's two states if it has just two; otherwise the two states that share the most
        sentences, if they share at least two and more than any other pair.

    """
    if len(title) == 2:
        return title[0], title[1]
    together: Counter[Pair] = Counter()
    single: Counter[str] = Counter()
    for sentence in named:
        single.update(sentence)
        together.update((a, b) for i, a in enumerate(sorted(sentence)) for b in sorted(sentence)[i + 1 :])
    ranked = together.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return ranked[0][0]
    if len(single) == 2:
        first, second = sorted(single)
        return first, second
    return None
