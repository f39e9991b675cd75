"""A profile as text, JSON and a page with a dot plot."""

import html
import json
from collections.abc import Sequence
from typing import Any

from comity.compare.indicators import Indicator
from comity.compare.pairs import Pair
from comity.compare.profile import Line, Profile, percentiles, similar
from comity.compare.ranking import Place
from comity.pictures import Row, dots
from comity.wording import amount, name, ordinal

_SIMILAR = 5
_STYLE = """body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem;color:#1b1b1b;background:#fff}
table{border-collapse:collapse;width:100%}td,th{padding:.3rem .5rem;border-bottom:1px solid #ddd;text-align:left;vertical-align:top}
td.n{text-align:right;white-space:nowrap}.picture{width:100%;max-width:44rem}.missing{color:#777}
@media (prefers-color-scheme:dark){:root{--ink:#e6e6e6;--quiet:#9aa5ac;--line:#444;--s2:#f0a06a}
body{color:#e6e6e6;background:#161616}td,th{border-color:#444}}"""


def as_text(whole: Profile, places: Sequence[Place] = ()) -> str:
    """Lines for people."""
    lines = [_title(whole), *([whole.note] if whole.note else []), ""]
    for line in whole.lines:
        lines.append(f"{line.indicator.title}: {_told(line)}")
    near = similar(whole)[:_SIMILAR]
    if near:
        alike = "; ".join(f"{said(p)} {gap:.0f}, on {n} indicators" for p, gap, n in near)
        lines += ["", f"Most alike (by the mean distance of their percentiles, 0 to 100): {alike}"]
    if places:
        lines += ["", _warning(whole, places)]
        lines += [f"{p.place:>4}  {said(p.pair)}  (with other weights {ordinal(p.best)} to {ordinal(p.worst)})" for p in places]
    return "\n".join(lines) + "\n"


def as_json(whole: Profile, places: Sequence[Place] = ()) -> str:
    """A JSON object; what is missing is null, never 0."""
    made: dict[str, Any] = {
        "pair": list(whole.pair),
        "among": [list(p) for p in whole.among],
        "note": whole.note,
        "indicators": [
            {
                "id": line.indicator.id,
                "title": line.indicator.title,
                "value": line.value,
                "shown": shown_value(line.indicator, line.value) if line.value is not None else None,
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
    title, note = html.escape(_title(whole)), f"<p>{html.escape(whole.note)}</p>" if whole.note else ""
    rows = "".join(_table_row(line) for line in whole.lines)
    head = "<tr><th>Indicator<th>Value<th>Year<th>Percentile<th>Among those with data<th>Source</tr>"
    near = "".join(f"<li>{html.escape(said(p))}: {gap:.0f} points apart on {n} indicators" for p, gap, n in similar(whole)[:_SIMILAR])
    ranks = "".join(f"<tr><td class=n>{p.place}<td>{html.escape(said(p.pair))}<td class=n>{p.best}–{p.worst}</tr>" for p in places)
    ranked = f"<h2>Ranking</h2><p>{html.escape(_warning(whole, places))}<table>{ranks}</table>" if places else ""
    return (
        f"<!DOCTYPE html><html lang=en><meta charset=utf-8><title>{title}</title><style>{_STYLE}</style><h1>{title}</h1>{note}"
        f"<p>Each row: where the pair (full dot) stands among the pairs with data (rings), from least to most. No single score.</p>"
        f"{_plot(whole)}<table>{head}{rows}</table>{f'<h2>Most alike</h2><ul>{near}</ul>' if near else ''}{ranked}</html>\n"
    )


def said(pair: Pair) -> str:
    """The names of a pair."""
    return f"{name(pair[0])} – {name(pair[1])}"


def shown_value(indicator: Indicator, value: float) -> str:
    """A value of an indicator as people write it: "$16.6 billion", "62%", "an ambassador"."""
    if value in indicator.words:
        return indicator.words[value]
    if indicator.unit == "share":
        return amount(100 * value, "percent")
    return amount(value, indicator.unit or "count")


def place_said(line: Line) -> str:
    """Where the pair stands among those with data, in words: "2nd highest of 5", "as all 5 with data"."""
    values = line.others.values()
    count, same = len(values), sum(v == line.value for v in values)
    lower = sum(v < (line.value or 0.0) for v in values)
    if count < 2:
        return "no other pair with data"
    if same == count:
        return f"as all {count} with data"
    alike = f", with {same - 1} other{'s' if same > 2 else ''}" if same > 1 else ""
    if count - lower - same == 0:
        return f"highest of {count}{alike}"
    return f"lowest of {count}{alike}" if lower == 0 else f"{ordinal(line.place or 1)} highest of {count}{alike}"


def _title(whole: Profile) -> str:
    years = f", the latest of {whole.years[0]} to {whole.years[1]}" if whole.years else ""
    pair = said(whole.pair)
    return f"{pair[:1].upper()}{pair[1:]} among {len(whole.among)} pairs{years}"


def _told(line: Line) -> str:
    if line.value is not None:
        return f"{shown_value(line.indicator, line.value)} in {line.year}, {_stands(line)} [{line.source}]"
    if line.source.startswith("no data"):
        return f"missing, {line.source}"
    n = len(line.others)
    others = f"; {n} other{'s have' if n > 1 else ' has'} one in {line.year}" if n else ", nor for any other"
    return f"missing, no value for this pair{others} [{line.source}]"


def _as_others(line: Line) -> str:
    """How many others have the same of what has words and no amount."""
    count, same = len(line.others), sum(v == line.value for v in line.others.values())
    if count < 2:
        return "no other pair with data"
    return f"as all {count} with data" if same == count else f"as {same - 1 or 'none'} of the {count - 1} others with data"


def _warning(whole: Profile, places: Sequence[Place]) -> str:
    left = len(whole.among) - len(places)
    return f"By the weights given; in brackets what other weights could make of it. {left} pairs have no place, for lack of data."


def _table_row(line: Line) -> str:
    title, source = html.escape(line.indicator.title), html.escape(line.source)
    if line.value is None:
        n = len(line.others)
        told = f"{n} other{'s have' if n > 1 else ' has'} a value in {line.year}" if n else ""
        return f"<tr class=missing><td>{title}<td class=n>missing<td><td><td>{told}<td>{source}</tr>"
    share = f"{line.percentile:.0f}" if line.percentile is not None else ""
    cells = "".join(f"<td class=n>{x}" for x in (html.escape(shown_value(line.indicator, line.value)), line.year, share))
    return f"<tr><td>{title}{cells}<td>{_stands(line)}<td>{source}</tr>"


def _stands(line: Line) -> str:
    return _as_others(line) if line.indicator.words else place_said(line)


def _plot(whole: Profile) -> str:
    told = [line for line in whole.lines if line.percentile is not None]
    return dots("Percentiles of the indicators", [_row(line) for line in told]).svg if told else ""


def _row(line: Line) -> Row:
    assert line.percentile is not None
    shown = f"{_stands(line)}, {shown_value(line.indicator, line.value or 0.0)} in {line.year}"
    return Row(line.indicator.title, line.percentile, shown, tuple(percentiles(line.others).values()))
