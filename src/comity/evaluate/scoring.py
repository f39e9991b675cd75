"""Scoring what a reader found: found and exact, by the rule of ``scoring.toml``."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from comity import packaged
from comity.observation import Observation, is_directed

_FIELDS = ("value", "unit", "bound", "start", "end", "base_start", "base_end", "modality")
_PLACE = "place"
#: Two figures are one that differ by no more than this share of the larger.
_NEAR = 0.005
_LITTLE = frozenset("the of on and between in for a to".split())
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Rates:
    """How many were right of those written down (recall) and of those read (precision)."""

    right: int
    expected: int
    read: int

    @property
    def precision(self) -> float:
        """The share of what was read that is right; 0 where nothing was read."""
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """The share of what was written down that was read right; 0 where nothing was written down."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 0 where nothing is right."""
        return 2 * self.right / (self.expected + self.read) if self.right else 0.0


@dataclass
class Score:
    """What a reader's observations are worth, over all documents.

    Attributes:
        expected, read, found, exact: counts by kind.
        wrong: how often each field was wrong among the found.
        missed, extra: what was not read, and what was read and is not written down.

    """

    expected: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: list[Observation] = field(default_factory=list)
    extra: list[Observation] = field(default_factory=list)

    def rates(self, of: str, kind: str = "") -> Rates:
        """The rates of the ``found`` or the ``exact``, of one kind or all."""
        right: Counter[str] = getattr(self, of)
        if kind:
            return Rates(right[kind], self.expected[kind], self.read[kind])
        return Rates(right.total(), self.expected.total(), self.read.total())


def score(documents: Iterable[tuple[Sequence[Observation], Sequence[Observation]]]) -> Score:
    """The score over documents, each given as what is written down for it and what was read in it.

    Examples:
        >>> o = Observation("border", "CHL", "PER", "level", 168, "km")
        >>> score([([o], [o])]).found
        Counter({'border': 1})

    """
    total = Score()
    for expected, read in documents:
        total.expected.update(o.kind for o in expected)
        total.read.update(o.kind for o in read)
        pairs = _paired(expected, read)
        for i, (_, wrong) in pairs.items():
            total.found[expected[i].kind] += 1
            total.exact[expected[i].kind] += not wrong
            total.wrong.update(wrong)
        taken = {j for j, _ in pairs.values()}
        total.missed += [o for i, o in enumerate(expected) if i not in pairs]
        total.extra += [o for j, o in enumerate(read) if j not in taken]
    return total


def _paired(expected: Sequence[Observation], read: Sequence[Observation]) -> dict[int, tuple[int, list[str]]]:
    """For each that was found, which it is of those read and its wrong fields: one to one, the closest first."""
    near = [(wrong_fields(g, p), i, j) for i, g in enumerate(expected) for j, p in enumerate(read) if is_same(g, p)]
    pairs: dict[int, tuple[int, list[str]]] = {}
    taken: set[int] = set()
    for wrong, i, j in sorted(near, key=lambda row: (len(row[0]), row[1], row[2])):
        if i not in pairs and j not in taken:
            pairs[i] = j, wrong
            taken.add(j)
    return pairs


def is_same(g: Observation, p: Observation) -> bool:
    """Whether `p` states the fact `g` that is written down, fields aside."""
    if g.kind != p.kind or _parties(g) != _parties(p):
        return False
    rule = _rules()[g.kind]
    some = rule.get("any", [])
    return all(_agree(name, g, p) for name in rule.get("all", [])) and (
        not some or any(all(_agree(name, g, p) for name in both.split("+")) for both in some)
    )


def wrong_fields(g: Observation, p: Observation) -> list[str]:
    """The fields in which `p` differs from the `g` that is written down."""
    wrong = [name for name in _FIELDS if not (_near(g.value, p.value) if name == "value" else getattr(g, name) == getattr(p, name))]
    wrong += [name for name in _rules()[g.kind]["exact"] if g.attrs.get(name) != p.attrs.get(name)]
    return wrong if _meet(g, p) else [*wrong, _PLACE]


@cache
def _rules() -> dict[str, dict[str, list[str]]]:
    return packaged.toml("comity.evaluate", "scoring.toml")


def _parties(o: Observation) -> tuple[str | None, ...]:
    return (o.a, o.b) if is_directed(o) else tuple(sorted((o.a, o.b), key=str))


def _agree(name: str, g: Observation, p: Observation) -> bool:
    if name == "value":
        return _near(g.value, p.value)
    if name == "measure":
        return g.measure == p.measure
    if name == "day":
        return bool(g.start and p.start) and g.start <= (p.end or p.start) and p.start <= (g.end or g.start)  # type: ignore[operator]
    if name == _PLACE:
        return _meet(g, p)
    if name in ("name", "who"):
        return _overlap(g.attrs.get(name), p.attrs.get(name))
    return g.attrs.get(name) == p.attrs.get(name)


def _near(x: float | None, y: float | None) -> bool:
    if x is None or y is None:
        return x is y
    return abs(x - y) <= _NEAR * max(abs(x), abs(y), 1e-9)


def _meet(g: Observation, p: Observation) -> bool:
    return not g.spans or any(a < d and c < b for a, b in g.spans for c, d in p.spans)


def _overlap(x: Any, y: Any) -> bool:
    one, other = ({*_WORDS.findall(str(text or "").lower())} - _LITTLE for text in (x, y))
    return bool(one and other) and len(one & other) >= 0.5 * min(len(one), len(other))
