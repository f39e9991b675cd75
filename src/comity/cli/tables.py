"""Rows for people and programs to read: an aligned table, CSV or JSON Lines."""

import csv
import datetime
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click


def show(names: Sequence[str], rows: Iterable[Sequence[Any]], form: str) -> None:
    """Rows as an aligned table, CSV or JSON Lines on standard output."""
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(["" if c is None else c for c in row] for row in rows)
        return
    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str))
        return
    cells = [[_cell(c) for c in row] for row in rows]
    widths = [max([len(n), *(len(row[i]) for row in cells)]) for i, n in enumerate(names)]
    for line in [list(names), *cells]:
        click.echo("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip())


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.10g}"
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    text = " ".join(str(value).split())
    return text if len(text) <= 70 else text[:69] + "…"
