"""Tables of machine-coded events between states: what each row of them says, by directed pair and day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from comity.gather.collected import Collected
from comity.gather.publisher_files import Column
from comity.gather.spans import span

_COLUMNS = {"a": pa.string(), "b": pa.string(), "date": pa.date32(), "year": pa.int32(), "cameo": pa.string(), "intensity": pa.float64()}


@dataclass(frozen=True)
class Layout:
    """Where a table has what is read: its columns of the event's number, source, target, day, CAMEO code and intensity."""

    number: str
    source: str
    target: str
    day: str
    cameo: str
    intensity: str

    def columns(self) -> dict[str, Column]:
        """The columns as `read_rows` is asked for them; a row need not tell of two states."""
        told, required = Column("text", ("", "NA")), Column("text", required=True)
        named = {self.source: told, self.target: told, self.day: required, self.cameo: required}
        return named | {self.intensity: Column("float"), self.number: required}


def between_states(collected: Collected, rows: list[dict[str, Any]], layout: Layout, system: str = "") -> pa.Table:
    """The events between two states: a, b, date, year, cameo, intensity.

    Args:
        collected: counts the rows that are left out: without two states, or within one.
        rows: as `read_rows` gives them.
        layout: where each thing stands.
        system: of the states' codes; names if not given.

    Raises:
        GatherError: a day is none.

    """
    return pa.Table.from_pylist(list(_events(collected, rows, layout, system)), schema=pa.schema(list(_COLUMNS.items())))


def _events(collected: Collected, rows: list[dict[str, Any]], layout: Layout, system: str) -> Iterator[Mapping[str, Any]]:
    for row in rows:
        source, target = row[layout.source], row[layout.target]
        if not source or not target or source == target:
            collected.leave_out("is not between two states")
            continue
        try:
            day = span(_dashed(row[layout.day]))[0]
        except ValueError:
            raise collected.wrong(row, layout.day, "is no date") from None
        if day is None:
            raise collected.wrong(row, layout.day, "is no date")
        a, b = (collected.coded(x, system, str(day)) if system else collected.party(x, str(day)) for x in (source, target))
        if a and b and a != b:
            yield {"a": a, "b": b, "date": day, "year": day.year, "cameo": row[layout.cameo], "intensity": row[layout.intensity]}


def _dashed(day: str) -> str:
    """A day with its dashes, where it is written as 20120701."""
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == 8 and day.isdecimal() else day
