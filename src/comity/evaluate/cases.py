"""Documents with the observations that people wrote down for them."""

import calendar
import datetime
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.errors import DocumentError, ObservationError
from comity.observation import Observation, from_dict
from comity.read import Document
from comity.stores import contents

#: What a row of an example in TOML may say of itself; all else are attributes.
_FIELDS = ("kind", "a", "b", "measure", "value", "unit", "bound", "modality")
#: The largest file, in bytes.
_LARGEST = 256 * 2**20
_PERIODS = {"period": ("start", "end"), "base": ("base_start", "base_end")}


@dataclass(frozen=True)
class Case:
    """A document with the observations that it ought to give; those without spans may stand anywhere in it."""

    document: Document
    expected: tuple[Observation, ...]


def cases(place: Path) -> list[Case]:
    """The documents of a file or folder, in the order of names.

    Args:
        place: a JSON file of one document (``id``, ``date``, ``text``, ``observations``), JSON Lines of such, TOML with tables
            ``document`` (``expect`` in the place of observations, a period as "2017", "2017-05", a day, or two days with a stroke
            between them), or a folder of these.

    Raises:
        DocumentError: there is none, or one is not of this form.

    """
    paths = sorted(p for p in place.iterdir() if p.suffix in _FORMS) if place.is_dir() else [place]
    found = [case for path in paths for case in _read(path)]
    if not found:
        raise DocumentError(f"{place}: holds no documents with observations; give a folder of .json, .jsonl or .toml")
    return found


def _read(path: Path) -> Iterator[Case]:
    form = _FORMS.get(path.suffix)
    if form is None:
        raise DocumentError(f"{path}: documents with observations are {', '.join(_FORMS)}")
    done = 0
    try:
        for row in form(contents(path, _LARGEST).decode("utf-8")):
            yield _case(row)
            done += 1
    except KeyError as error:
        raise DocumentError(f"{path}: document {done + 1}: has no {error}") from None
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (ValueError, TypeError, RecursionError, AttributeError, ObservationError) as error:
        raise DocumentError(f"{path}: document {done + 1}: {error}") from None


def _case(row: dict[str, Any]) -> Case:
    date = datetime.date.fromisoformat(row["date"]) if row.get("date") else None
    document = Document(row["id"], row["text"], title=row.get("title") or "", publisher=row.get("publisher") or "", date=date)
    told = [_spelled_out(dict(o)) for o in row["expect"]] if "expect" in row else row["observations"]
    return Case(document, tuple(from_dict(o) for o in told))


def _spelled_out(row: dict[str, Any]) -> dict[str, Any]:
    """An observation of an example in TOML as it stands in JSON."""
    made = {name: row.pop(name) for name in _FIELDS if name in row}
    for name, (first, last) in _PERIODS.items():
        if name in row:
            made[first], made[last] = _days(row.pop(name))
    if "start" in row:
        made["start"] = row.pop("start")
    return made | {"attrs": row}


def _days(text: str) -> tuple[str, str]:
    """The first and last day of "2017", "2017-05", "2017-05-03", or of two days with a stroke between them."""
    first, _, last = text.partition("/")
    if last:
        return first, last
    year, *rest = (int(part) for part in text.split("-"))
    if not rest:
        return f"{year}-01-01", f"{year}-12-31"
    if len(rest) == 1:
        return f"{text}-01", f"{text}-{calendar.monthrange(year, rest[0])[1]}"
    return text, text


def _lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def _one(text: str) -> list[dict[str, Any]]:
    return [json.loads(text)]


def _tables(text: str) -> list[dict[str, Any]]:
    return list(tomllib.loads(text)["document"])


_FORMS = {".json": _one, ".jsonl": _lines, ".toml": _tables}
