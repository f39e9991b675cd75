"""A profile as text, JSON and a page with a dot plot."""

import html
import json
from collections.abc import Sequence
from typing import Any

from comity.compare.pairs import Pair
from comity.compare.profile import Line, Profile, percentiles, similar
from comity.compare.ranking import Place
from comity.pictures import Row, dots
from comity.wording import name, number, ordinal

_SIMILAR = 5
_STYLE = """body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem;color:#1b1b1b;background:#fff}
table{border-collapse:collapse;width:100%}td,th{padding:.3rem .5rem;border-bottom:1px solid #ddd;text-align:left;vertical-align:top}
td.n{text-align:right;white-space:nowrap}.picture{width:100%;max-width:44rem}.missing{color:#777}
@media (prefers-color-scheme:dark){:root{--ink:#e6e6e6;--quiet:#9aa5ac;--line:#444;--s2:#f0a06a}
body{color:#e6e6e6;background:#161616}td,th{border-color:#444}}"""


def as_text(whole: Profile, places: Sequence[Place] = ()) -> str:
    """Lines for people."""
    lines = [f"{said(whole.pair)} among {len(whole.among)} pairs", ""]
    for line in whole.lines:
        lines.append(f"{line.indicator.title}: {_value(line)}")
    near = similar(whole)[:_SIMILAR]
    if near:
        lines += ["", "Most alike: " + "; ".join(f"{said(p)} ({gap:.0f} points apart on {n} indicators)" for p, gap, n in near)]
    if places:
        lines += ["", _warning(whole, places)]
        lines += [f"{p.place:>4}  {said(p.pair)}  (with other weights {ordinal(p.best)} to {ordinal(p.worst)})" for p in places]
    return "\n".join(lines) + "\n"


def as_json(whole: Profile, places: Sequence[Place] = ()) -> str:
    """A JSON object; what is missing is null, never 0."""
    made: dict[str, Any] = {
        "pair": list(whole.pair),
        "among": [list(p) for p in whole.among],
        "indicators": [
            {
                "id": line.indicator.id,
                "title": line.indicator.title,
                "value": line.value,
                "year": line.year,
                "source": line.source,
                "percentile": line.percentile,
                "place": line.place,
                "with_data": len(line.others),
            }
            for line in whole.lines
        ],
        "similar": [{"pair": list(p), "distance": gap, "in_common": n} for p, gap, n in similar(whole)[:_SIMILAR]],
    }
    if places:
        made["ranking"] = [{"pair": list(p.pair), "score": p.score, "place": p.place, "best": p.best, "worst": p.worst} for p in places]
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def as_html(whole: Profile, places: Sequence[Place] = ()) -> str:
    """A page of its own: a dot plot of percentiles, a dot for each pair with data, and the table."""
    title = html.escape(f"{said(whole.pair)} among {len(whole.among)} pairs")
    rows = "".join(_table_row(line) for line in whole.lines)
    head = "<tr><th>Indicator<th>Value<th>Year<th>Percentile<th>Place<th>With data<th>Source</tr>"
    near = "".join(f"<li>{html.escape(said(p))}: {gap:.0f} points apart on {n} indicators" for p, gap, n in similar(whole)[:_SIMILAR])
    ranks = "".join(f"<tr><td class=n>{p.place}<td>{html.escape(said(p.pair))}<td class=n>{p.best}–{p.worst}</tr>" for p in places)
    ranked = f"<h2>Ranking</h2><p>{html.escape(_warning(whole, places))}<table>{ranks}</table>" if places else ""
    return (
        f"<!DOCTYPE html><html lang=en><meta charset=utf-8><title>{title}</title><style>{_STYLE}</style><h1>{title}</h1>"
        f"<p>Each row: where the pair (full dot) stands among the pairs with data (rings), from least to most. No single score.</p>"
        f"{_plot(whole)}<table>{head}{rows}</table>{f'<h2>Most alike</h2><ul>{near}</ul>' if near else ''}{ranked}</html>\n"
    )


def said(pair: Pair) -> str:
    """The names of a pair."""
    return f"{name(pair[0])} – {name(pair[1])}"


def _value(line: Line) -> str:
    if line.value is None:
        empty = line.source if line.source.startswith("no data") else f"none of the pairs has it [{line.source}]"
        reason = f"{len(line.others)} other pairs have it in {line.year} [{line.source}]" if line.others else empty
        return f"missing ({reason})"
    among = f", {ordinal(line.place or 1)} of {len(line.others)} with data" if len(line.others) > 1 else ", no other pair with data"
    return f"{number(line.value)} in {line.year}{among} [{line.source}]"


def _warning(whole: Profile, places: Sequence[Place]) -> str:
    left = len(whole.among) - len(places)
    return f"By the weights given; in brackets what other weights could make of it. {left} pairs have no place, for lack of data."


def _table_row(line: Line) -> str:
    title, source = html.escape(line.indicator.title), html.escape(line.source)
    if line.value is None:
        return f"<tr class=missing><td>{title}<td class=n>missing<td><td><td><td class=n>{len(line.others)}<td>{source}</tr>"
    share = f"{line.percentile:.0f}" if line.percentile is not None else ""
    cells = "".join(f"<td class=n>{x}" for x in (number(line.value), line.year, share, line.place, len(line.others)))
    return f"<tr><td>{title}{cells}<td>{source}</tr>"


def _plot(whole: Profile) -> str:
    told = [line for line in whole.lines if line.percentile is not None]
    return dots("Percentiles of the indicators", [_row(line) for line in told]).svg if told else ""


def _row(line: Line) -> Row:
    assert line.percentile is not None
    shown = f"{ordinal(line.place or 1)} of {len(line.others)}, {number(line.value or 0.0)} in {line.year}"
    return Row(line.indicator.title, line.percentile, shown, tuple(percentiles(line.others).values()))
