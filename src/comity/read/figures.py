"""Figures and what they are figures of: levels, changes, shares, with their periods and bases.

A *head* is the phrase that says what is measured ("French exports to Nigeria"). Each quantity after it
is taken for the head's only where nothing but words of amounting, rising and dating stands between
(``figures.toml``), so that "exports to Japan helped reserves to 50 billion dlrs" gives nothing.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from comity.observation import Attribute, Observation, normalized
from comity.read.context import Context
from comity.read.document import Finding
from comity.read.speakers import speaker
from comity.read.text.periods import Period, shifted_from
from comity.read.text.quantities import Quantity
from comity.read.text.scene import FRACTION, MONEY, NUMBER, PERCENT, TIMES, Scene, Token

_QUANTITY = re.compile(f"[{MONEY}{NUMBER}{PERCENT}{FRACTION}{TIMES}]")
_WORD = re.compile(r"[a-z][a-z'-]*")


@dataclass(frozen=True)
class Head:
    """What is measured, and where in the masked sentence the phrase stands.

    Attributes:
        kind, a, b, attrs: as the observation will have them.
        start, end: positions in `Scene.masked`.
        sign: -1 for a deficit, 1 otherwise.
        money: whether its level is a sum of money (else a count).
        rule: name of the rule that found the head.

    """

    kind: str
    a: str
    b: str | None
    attrs: tuple[tuple[str, Attribute], ...]
    start: int
    end: int
    sign: int = 1
    money: bool = True
    rule: str = "head"


@dataclass(frozen=True)
class _Figure:
    """A quantity with the part it plays for its head."""

    position: int
    quantity: Quantity
    token: Token
    measure: str
    is_base: bool
    value: float | None
    unit: str | None


@cache
def _words() -> dict[str, Any]:
    return loads(files("comity.read").joinpath("figures.toml").read_text("utf-8"))


@cache
def _allowed() -> frozenset[str]:
    return frozenset(word for words in _words()["between"].values() for word in words.split())


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(_words()["expression"][name])


#: So many characters at most stand between two sentences of one paragraph.
_NEXT_SENTENCE = 2


def read_figures(scene: Scene, context: Context, heads: Iterable[Head]) -> Iterator[Finding]:
    """The levels, changes and shares that a sentence gives for its heads.

    Args:
        scene: the sentence.
        context: of the document.
        heads: in order of position, none overlapping.

    """
    ordered = sorted(heads, key=lambda h: h.start)
    said_by = speaker(scene) if ordered else None
    own = [[*(f for f in _before(scene, head) if f.measure != "share"), *_inside(scene, head)] for head in ordered]
    taken = {f.position for figures in own for f in figures}
    for number, head in enumerate(ordered):
        limit = ordered[number + 1].start if number + 1 < len(ordered) else len(scene.masked)
        after = [f for f in _after(scene, head, limit) if f.position not in taken]
        taken.update(f.position for f in after)
        figures = own[number] + after
        yield from (_with_period(scene, context, f) for f in _findings(scene, head, figures, said_by, limit))


def _with_period(scene: Scene, context: Context, finding: Finding) -> Finding:
    """A level in a sentence that names no period is of that of the level told of the same pair in the sentence just before."""
    o = finding.observation
    if o.start or o.measure != "level" or o.modality != "actual" or any(isinstance(t.value, Period) for t in scene.tokens.values()):
        return finding
    for earlier in reversed(context.found):
        e = earlier.observation
        gap = scene.start - (e.spans[0][1] if e.spans else 0)
        if not 0 <= gap <= _NEXT_SENTENCE:
            continue
        if e.kind == o.kind and e.pair == o.pair and e.measure == "level" and e.start and e.modality == "actual":
            return replace(finding, observation=replace(o, start=e.start, end=e.end))
    return finding


def _after(scene: Scene, head: Head, limit: int) -> list[_Figure]:
    """The quantities behind a head that are its own."""
    found: list[_Figure] = []
    anchor = head.end
    for m in _QUANTITY.finditer(scene.masked, head.end, limit):
        gap = scene.masked[anchor : m.start()]
        if not _governed(gap) or _strays(scene, head, anchor, m.start()):
            break
        if found and gap.strip() in ("and", ","):
            return [f for f in found if not f.is_base]
        figure = _figure(scene, head, m.start(), anchor, found)
        anchor = m.end()
        if figure:
            found.append(figure)
    return found


def _strays(scene: Scene, head: Head, start: int, position: int) -> bool:
    """Whether a quantity at `position` is of another party, or of a flow or the contrary balance that is named behind it."""
    contrary = r" (?:dlr |dlrs )?surplus\b" if head.sign < 0 else r" (?:dlr |dlrs )?(?:deficit|gap)\b"
    if re.match(contrary, scene.masked[position + 1 :]):
        return True
    others = {party for _, party in scene.parties(start, position)} - {head.a, head.b}
    return bool(others) or _expression("of_another").match(scene.masked, position + 1) is not None


def _inside(scene: Scene, head: Head) -> list[_Figure]:
    """A sum inside a head: "ran a 18.2 billion dlr trade deficit with Japan"."""
    found = []
    for m in re.finditer(MONEY, scene.masked[head.start : head.end]):
        figure = _figure(scene, head, head.start + m.start(), head.start + m.start(), [])
        found += [figure] if figure else []
    return found[:1]


def _before(scene: Scene, head: Head) -> list[_Figure]:
    """A quantity right in front of a head: "16 billion dollars in trade", "a 25.6% rise in exports"."""
    m = _expression("before").search(scene.masked, max(0, head.start - 60), head.start)
    if not m or m.end() != head.start or head.rule.endswith("bare"):
        return []
    if _expression("levied").search(scene.masked, max(0, m.start() - 30), m.start("figure")):
        return []
    figure = _figure(scene, head, m.start("figure"), max(0, m.start("figure") - 30), [])
    return [figure] if figure else []


def _governed(gap: str) -> bool:
    """Whether the words between a head and a quantity leave the quantity to the head."""
    if _expression("breaks").search(gap):
        return False
    strange = [w for w in _WORD.findall(gap) if w not in _allowed()]
    return len(strange) <= int(_words()["strange_words"])


def _figure(scene: Scene, head: Head, position: int, anchor: int, earlier: list[_Figure]) -> _Figure | None:
    token = scene.tokens[position]
    quantity = token.value
    assert isinstance(quantity, Quantity)
    before, after = scene.masked[anchor:position], scene.masked[position + 1 : position + 70]
    mask = scene.masked[position]
    if mask in (PERCENT, FRACTION):
        return _relative(head, position, token, quantity, before, after, scene)
    if mask == TIMES:
        return _multiple(position, token, quantity, before + scene.masked[max(0, anchor - 25) : anchor])
    unit = _unit(scene, head, quantity, earlier, after)
    if unit is None:
        return None
    value = None if quantity.value is None else quantity.value
    if _expression("by").search(before):
        sign = _direction(before)
        if not sign or value is None:
            return None
        return _Figure(position, quantity, token, "change", False, sign * value, unit)
    is_base = bool(_expression("base").search(before)) and bool(earlier or _expression("to_later").search(after))
    return _Figure(position, quantity, token, "level", is_base, None if value is None else head.sign * value, unit)


def _unit(scene: Scene, head: Head, quantity: Quantity, earlier: list[_Figure], after: str) -> str | None:
    """The unit of a level: its own currency, or for a bare "4.94 billion" that of the sum before it."""
    if not head.money:
        return "count" if quantity.sort in ("number", "scaled", "vague") else None
    if quantity.sort == "money":
        return scene.unit(quantity, head.a, head.b)
    if quantity.sort == "scaled" and not _expression("goods").match(after):
        return next((f.unit for f in reversed(earlier) if f.measure == "level"), None)
    return None


def _relative(head: Head, position: int, token: Token, quantity: Quantity, before: str, after: str, scene: Scene) -> _Figure | None:
    value = quantity.value
    if value is None:
        return None
    if head.rule.endswith("bare") and _expression("share_before").search(before):
        return None
    if _expression("share_after").match(after) or _expression("share_before").search(before):
        return _Figure(position, quantity, token, "share", False, value, "percent")
    sign = _direction(before) or _direction_after(after)
    if _expression("to").search(before):
        return None
    if sign and quantity.sort in ("percent", "fraction"):
        return _Figure(position, quantity, token, "change", False, sign * value, "percent")
    return None


def _multiple(position: int, token: Token, quantity: Quantity, before: str) -> _Figure | None:
    if quantity.value is None or _expression("not_times").search(before):
        return None
    return _Figure(position, quantity, token, "change", False, quantity.value, "times")


def _direction(before: str) -> int:
    """1 where the last verb of change in `before` is one of rising, -1 of falling, 0 where there is none."""
    last = 0
    for m in _expression("moved").finditer(before):
        last = 1 if m["up"] else -1
    return last


def _direction_after(after: str) -> int:
    m = _expression("moved_after").match(after)
    return 0 if not m else 1 if m["up"] else -1


def _findings(scene: Scene, head: Head, figures: list[_Figure], said_by: str | None, limit: int) -> Iterator[Finding]:
    main: Period | None = None
    later = _first_period(scene, figures, limit)
    for number, figure in enumerate(figures):
        stop = figures[number + 1].position if number + 1 < len(figures) else limit
        own = _period_after(scene, figure.position + 1, stop)
        if own is None and figure.position < head.end:
            own = _period_after(scene, head.end, stop)
        base = None
        if figure.is_base:
            period = shifted_from(own, main) if own else None
            if period is not None and period.sort == "shifted":
                period = None
        else:
            base_period = _compared(scene, figure.position + 1, stop)
            if own and (own.sort == "shifted" or (base_period and own.start == base_period.start)):
                base_period, own = own, None
            period = own or main or _period_before(scene, head, figure.position) or later
            main = period or main
            base = shifted_from(base_period, period) if base_period and figure.measure == "change" else None
        modality = modality_of(scene, 0, max(figure.position, head.end))
        if own is None and modality in ("target", "planned") and _is_past(scene, period):
            period = None
        yield _finding(scene, head, figure, period, base, modality, said_by)


def _is_past(scene: Scene, period: Period | None) -> bool:
    """Whether a period is over by the document's date, and so none that something is aimed at for."""
    return bool(period and period.last and scene.today and period.last <= scene.today)


def _first_period(scene: Scene, figures: list[_Figure], limit: int) -> Period | None:
    """The period of the first figure that has one behind it: "dropped 36 pct to 160 mln crowns in 1986"."""
    for number, figure in enumerate(figures):
        stop = figures[number + 1].position if number + 1 < len(figures) else limit
        own = _period_after(scene, figure.position + 1, stop)
        if own and own.sort != "shifted" and not figure.is_base:
            return own
    return None


def figure_finding(scene: Scene, head: Head, position: int, quantity: Quantity, unit: str, measure: str = "level") -> Finding:
    """The level that a verb's own sum gives ("sold $3 billion of goods to …"), with the sentence's period.

    Args:
        position: of the sum in `Scene.masked`.
        unit: ISO 4217 code of the sum, or ``percent``.
        measure: ``level`` or ``share``.

    """
    value = None if quantity.value is None else head.sign * quantity.value
    figure = _Figure(position, quantity, scene.tokens[position], measure, False, value, unit)
    period = _period_after(scene, position + 1, len(scene.masked)) or _period_after(scene, head.end, len(scene.masked))
    period = period or _period_before(scene, replace(head, end=head.start), head.start)
    return _finding(scene, head, figure, period, None, modality_of(scene), speaker(scene))


def _finding(
    scene: Scene,
    head: Head,
    figure: _Figure,
    period: Period | None,
    base: Period | None,
    modality: str,
    said_by: str | None,
) -> Finding:
    based = base is not None and base.sort != "shifted"
    first, last = dates(period)
    observation = Observation(
        kind=head.kind,
        a=head.a,
        b=head.b,
        measure=figure.measure,
        value=figure.value,
        unit=figure.unit,
        bound=figure.quantity.bound,
        start=first,
        end=last,
        base_start=base.first if base and based else None,
        base_end=base.last if base and based else None,
        modality="actual" if figure.is_base else modality,
        attrs=dict(head.attrs),
        speaker=said_by,
        spans=((scene.start, scene.end),),
    )
    marks = (scene.place(head.start, head.end), (figure.token.start, figure.token.end))
    return Finding(normalized(observation), f"{head.kind}.{head.rule}", tuple(m for m in marks if m[0] < m[1]))


def dates(period: Period | None) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day of a period, both None where it is not known."""
    return (None, None) if period is None or period.first is None else (period.first, period.last)


def _period_after(scene: Scene, start: int, stop: int) -> Period | None:
    """The period told right behind a quantity."""
    m = _expression("period_after").match(scene.masked, start, stop)
    return _period(scene, m.end() - 1) if m else None


def _compared(scene: Scene, start: int, stop: int) -> Period | None:
    """The period that a change is compared with: "compared with 2016", "over the same period"."""
    m = _expression("compared").search(scene.masked, start, stop)
    return _period(scene, m.end() - 1) if m else None


def _period_before(scene: Scene, head: Head, position: int) -> Period | None:
    """The period told between head and quantity, or else in front of the head."""
    for start, end in ((head.end, position), (0, head.start), (head.start, head.end)):
        found = [p for p, t in scene.between(start, end) if isinstance(t.value, Period) and t.value.sort != "shifted"]
        if found:
            return _period(scene, found[-1])
    return None


def _period(scene: Scene, position: int) -> Period | None:
    token = scene.tokens.get(position)
    return token.value if token and isinstance(token.value, Period) else None


def modality_of(scene: Scene, start: int = 0, end: int | None = None) -> str:
    """Whether a part of a sentence tells what is, what is aimed at, what is foreseen, or what is said not to be."""
    text = scene.masked[start:end]
    if _expression("denied").search(text):
        return "denied"
    if _expression("target").search(text):
        return "target"
    return "planned" if _expression("planned").search(text) else "actual"
