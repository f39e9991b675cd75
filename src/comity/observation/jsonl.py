"""Observations as JSON Lines, one a line, in and out."""

import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from typing import Any

from comity.errors import ObservationError
from comity.observation.observation import Observation, validate

_FIELDS = tuple(f.name for f in fields(Observation))
_DATES = ("start", "end", "base_start", "base_end")


def to_dict(o: Observation) -> dict[str, Any]:
    """The observation as plain JSON values: dates as ISO text, spans as lists.

    Examples:
        >>> to_dict(Observation("border", "CHL", "PER", value=168))["spans"]
        []

    """
    row = {name: getattr(o, name) for name in _FIELDS}
    row |= {name: row[name].isoformat() for name in _DATES if row[name] is not None}
    row["spans"] = [list(span) for span in o.spans]
    row["attrs"] = dict(o.attrs)
    return row


def from_dict(row: dict[str, Any], check: Callable[[Observation], Observation] = validate) -> Observation:
    """The observation that `row` describes; fields left out take their defaults, others are ignored.

    Args:
        row: its fields by name.
        check: what it is held against: the vocabulary with the parties that there are, or, with `well_formed`, its form alone.

    Raises:
        ObservationError: the row breaks the vocabulary.

    Examples:
        >>> from_dict({"kind": "border", "a": "CHL", "b": "PER", "measure": "level", "value": 168, "unit": "km"}).value
        168.0

    """
    if not isinstance(row, dict) or "kind" not in row or "a" not in row:
        raise ObservationError("an observation is a JSON object with at least kind and a")
    given: dict[str, Any] = {name: row[name] for name in _FIELDS if row.get(name) is not None}
    given.setdefault("b", None)
    try:
        for name in _DATES:
            if name in given:
                given[name] = datetime.date.fromisoformat(given[name])
        given["spans"] = tuple((int(s), int(e)) for s, e in given.get("spans", ()))
        if "value" in given:
            given["value"] = float(given["value"])
        given["attrs"] = dict(given.get("attrs", {}))
        made = Observation(**given)
    except (TypeError, ValueError) as error:
        raise ObservationError(f"{row['kind']}: {error}") from error
    return check(made)


def dump(observations: Iterable[Observation], **extra: Any) -> Iterator[str]:
    """Each observation as a line of JSON (without the line end), with `extra` keys added in front.

    Examples:
        >>> next(dump([Observation("border", "CHL", "PER", value=168, unit="km", measure="level")], document="d"))[:45]
        '{"document": "d", "kind": "border", "a": "CHL'

    """
    for o in observations:
        yield json.dumps(extra | to_dict(o), ensure_ascii=False)


def load(lines: Iterable[str], name: str = "input") -> Iterator[Observation]:
    """The observations of JSON Lines text; empty lines are passed over.

    Raises:
        ObservationError: naming `name`, the line and what is wrong with it.

    Examples:
        >>> [o.b for o in load(['{"kind": "membership", "a": "PER", "b": "UN", "attrs": {"action": "member"}}', ""])]
        ['UN']

    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield from_dict(json.loads(line))
        except (json.JSONDecodeError, ObservationError) as error:
            raise ObservationError(f"{name}: line {number}: {error}") from error
