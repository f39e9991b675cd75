"""Rows for people and programs to read: an aligned table, CSV or JSON Lines."""

import csv
import datetime
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from comity.cli.output import put, say
from comity.safe import defused, visible


def show(names: Sequence[str], rows: Iterable[Sequence[Any]], form: str, safe: bool = False) -> None:
    """Rows as an aligned table, CSV or JSON Lines on standard output.

    Args:
        safe: in CSV, whether texts that a spreadsheet would run as formulas are defused.

    """
    if form == "csv":
        put(_csv_line(names))
        for row in rows:
            put(_csv_line([defused(c) if safe else c for c in row]))
        return
    if form == "jsonl":
        for row in rows:
            put(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str) + "\n")
        return
    cells = [[_cell(c) for c in row] for row in rows]
    widths = [max([len(n), *(len(row[i]) for row in cells)]) for i, n in enumerate(names)]
    for line in [list(names), *cells]:
        say("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip())


def _csv_line(row: Sequence[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(["" if c is None else c for c in row])
    return line.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.10g}"
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    text = visible(" ".join(str(value).split()))
    return text if len(text) <= 70 else text[:69] + "…"
