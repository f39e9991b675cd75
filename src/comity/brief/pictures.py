"""The timeline and the charts as inline SVG: drawn by the page itself, in its colours, light or dark."""

import datetime
import html
from collections.abc import Iterable
from dataclasses import dataclass

from comity.observation import Observation, vocabulary
from comity.wording import cell, period, sentence

_WIDTH = 860
_LINE = 21
_GAP = 14
_LETTER = 6.4
_LABEL_LENGTH = 42
_LEFT = 150
_RIGHT = 24
_TOP = 30
_ROW = 26
_LABEL = 300
#: How a flow leads to the other side, in the label of a bar.
_TOWARDS = {"exports": "to", "imports": "from", "balance": "with"}


def timeline(observations: Iterable[Observation]) -> str:
    """The dated events in lanes by facet over the years; empty if there are fewer than two.

    Each is a dot on its day, or a bar over its period, with its words as a tooltip.
    """
    events = [o for o in observations if vocabulary().kinds[o.kind].timeline and o.start is not None and o.modality != "denied"]
    if len(events) < 2:
        return ""
    first = min(o.start for o in events if o.start).year
    last = max((o.end or o.start) for o in events if o.start).year + 1
    last = max(last, first + 2)
    lanes = [(f, _rows([o for o in events if o.facet == f], first, last)) for f in vocabulary().facets]
    lanes = [(facet, rows) for facet, rows in lanes if rows]
    height = _TOP + sum(len(rows) * _LINE + _GAP for _, rows in lanes) + 26
    parts = [_svg(_WIDTH, height, "Timeline of dated events"), *_years(first, last, height)]
    y = float(_TOP)
    for facet, rows in lanes:
        title = html.escape(vocabulary().facets[facet].split(" and ")[0])
        parts.append(f'<text class="lane" x="0" y="{y + 12:.0f}">{title}</text>')
        for number, row in enumerate(rows):
            parts += [_event(o, y + number * _LINE + 8, first, last) for o in row]
        y += len(rows) * _LINE + _GAP
        parts.append(f'<line class="rule" x1="0" x2="{_WIDTH - _RIGHT}" y1="{y - _GAP / 2:.1f}" y2="{y - _GAP / 2:.1f}"/>')
    return "".join(parts) + "</svg>"


def _rows(events: list[Observation], first: int, last: int) -> list[list[Observation]]:
    """The events of a lane in as few rows as their labels need, each in the first row with room."""
    rows: list[list[Observation]] = []
    ends: list[float] = []
    for o in sorted(events, key=lambda e: (str(e.start), sentence(e))):
        low, high = _extent(o, first, last)
        place = next((i for i, end in enumerate(ends) if end < low), len(rows))
        if place == len(rows):
            rows.append([])
            ends.append(0.0)
        rows[place].append(o)
        ends[place] = high
    return rows


def _extent(o: Observation, first: int, last: int) -> tuple[float, float]:
    """From where to where an event with its label reaches."""
    x1, x2 = _ends(o, first, last)
    wide = len(_label(o)) * _LETTER + 16
    return (x1 - wide, x2 + 8) if _is_left(o, first, last) else (x1 - 8, x2 + wide)


def _ends(o: Observation, first: int, last: int) -> tuple[float, float]:
    assert o.start is not None
    return _x(o.start, first, last), _x(min(o.end or o.start, datetime.date(last, 1, 1)), first, last)


def _is_left(o: Observation, first: int, last: int) -> bool:
    """Whether the label has no room on the right of the event."""
    return _ends(o, first, last)[1] + len(_label(o)) * _LETTER + 16 > _WIDTH


def _label(o: Observation) -> str:
    words = sentence(o)
    return words if len(words) <= _LABEL_LENGTH else words[: _LABEL_LENGTH - 1].rstrip() + "…"


def _svg(width: int, height: float, label: str) -> str:
    return (
        f'<svg class="picture" viewBox="0 0 {width} {height:.0f}" role="img" aria-label="{html.escape(label)}" '
        f'xmlns="http://www.w3.org/2000/svg">'
    )


def _x(day: datetime.date, first: int, last: int) -> float:
    start, end = datetime.date(first, 1, 1).toordinal(), datetime.date(last, 1, 1).toordinal()
    return _LEFT + (day.toordinal() - start) / (end - start) * (_WIDTH - _LEFT - _RIGHT)


def _years(first: int, last: int, height: float) -> list[str]:
    span = last - first
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000) if span / s <= 12)
    parts = []
    for year in range(first, last + 1):
        if year % step:
            continue
        x = _x(datetime.date(year, 1, 1), first, last)
        parts.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP - 8}" y2="{height - 24:.0f}"/>')
        parts.append(f'<text class="tick" x="{x:.1f}" y="{height - 8:.0f}" text-anchor="middle">{year}</text>')
    return parts


def _event(o: Observation, y: float, first: int, last: int) -> str:
    x1, x2 = _ends(o, first, last)
    words = html.escape(f"{period(o.start, o.end)}: {sentence(o)}")
    style = "planned" if o.modality != "actual" else "event"
    if x2 - x1 > 8:
        mark = f'<rect class="{style}" x="{x1:.1f}" y="{y - 5:.1f}" width="{x2 - x1:.1f}" height="10" rx="5">'
        mark += f"<title>{words}</title></rect>"
    else:
        mark = f'<circle class="{style}" cx="{(x1 + x2) / 2:.1f}" cy="{y:.1f}" r="5"><title>{words}</title></circle>'
    if _is_left(o, first, last):
        return mark + f'<text class="label" x="{x1 - 10:.1f}" y="{y + 4:.1f}" text-anchor="end">{html.escape(_label(o))}</text>'
    return mark + f'<text class="label" x="{x2 + 10:.1f}" y="{y + 4:.1f}">{html.escape(_label(o))}</text>'


@dataclass(frozen=True)
class _Bar:
    label: str
    value: float
    shown: str
    css: str


def charts(observations: Iterable[Observation]) -> tuple[tuple[str, str, str], ...]:
    """Facets, titles and pictures: levels of trade and of investment, one chart a currency, and partner shares."""
    found = list(observations)
    made = []
    for kind, title in (("trade", "Trade"), ("investment", "Investment")):
        levels = [o for o in found if o.kind == kind and o.measure == "level" and o.value and o.b and "product" not in o.attrs]
        for unit in sorted({o.unit for o in levels if o.unit}):
            bars = [_bar(o) for o in sorted(levels, key=_order) if o.unit == unit]
            made.append((kind, f"{title}, {unit}", _bars(bars, title)))
    shares = [o for o in found if o.kind == "trade" and o.measure == "share" and o.value]
    if shares:
        made.append(("trade", "Shares in trade, percent", _bars([_share(o) for o in sorted(shares, key=_order)], "Shares in trade")))
    return tuple(made)


def _order(o: Observation) -> tuple[str, str, str, str]:
    return str(o.attrs.get("flow") or ""), o.a, o.b or "", str(o.start or "")


def _bar(o: Observation) -> _Bar:
    when = period(o.start, o.end) or "no date"
    if o.kind == "investment":
        what = f"{o.a} → {o.b}, {o.attrs['of']}"
    else:
        flow = str(o.attrs["flow"])
        what = f"{o.a} {flow} {_TOWARDS[flow]} {o.b}" if flow in _TOWARDS else flow
    css = "planned" if o.modality != "actual" else "negative" if (o.value or 0) < 0 else "bar"
    return _Bar(f"{what}, {when}", o.value or 0.0, cell(o), css)


def _share(o: Observation) -> _Bar:
    flow = {"turnover": "trade"}.get(str(o.attrs["flow"]), str(o.attrs["flow"]))
    when = period(o.start, o.end) or "no date"
    return _Bar(f"{o.b} in {flow} of {o.a}, {when}", o.value or 0.0, cell(o), "bar")


def _bars(bars: list[_Bar], title: str) -> str:
    """Horizontal bars from a common zero, longest as wide as there is room; falls go to the left."""
    low, high = min(0.0, *(b.value for b in bars)), max(0.0, *(b.value for b in bars))
    room = _WIDTH - _LABEL - 110
    scale = room / ((high - low) or 1.0)
    zero = _LABEL - low * scale
    height = len(bars) * _ROW + 10
    parts = [_svg(_WIDTH, height, title)]
    for number, bar in enumerate(bars):
        y = 5 + number * _ROW
        width = abs(bar.value) * scale
        x = zero if bar.value >= 0 else zero - width
        parts.append(f'<text class="label" x="{_LABEL - 12}" y="{y + 16}" text-anchor="end">{html.escape(bar.label)}</text>')
        parts.append(f'<rect class="{bar.css}" x="{x:.1f}" y="{y + 4}" width="{max(width, 1):.1f}" height="{_ROW - 9}" rx="3"/>')
        parts.append(f'<text class="value" x="{max(x + width, zero) + 6:.1f}" y="{y + 16}">{html.escape(bar.shown)}</text>')
    parts.append(f'<line class="rule" x1="{zero:.1f}" x2="{zero:.1f}" y1="0" y2="{height}"/>')
    return "".join(parts) + "</svg>"
