"""The tables that come with Comity: CSV and TOML files beside the code, read in one way, each once.

Lines that begin with # say what a table is, where it is from and as of when.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import tomli

#: What stands above a table's rows.
_HEAD = re.compile(r"(?:#.*\n)*.*\n")


def text(package: str, path: str) -> str:
    """The text of a file of a package; its path below the package with / between.

    Raises:
        FileNotFoundError: there is none.

    """
    return _folder(package).joinpath(*path.split("/")).read_text("utf-8")


@cache
def _folder(package: str) -> Traversable:
    return files(package)


@cache
def lines(package: str, path: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a CSV table as tuples, the names of the columns first."""
    whole = text(package, path)
    if '"' not in whole:
        # Most tables quote nothing: parting their lines takes a third of the time.
        return tuple([tuple(line.split(",")) for line in whole.splitlines() if line and line[0] != "#"])
    told = [line for line in whole.splitlines(keepends=True) if line[0] != "#"]
    return tuple([tuple(row) for row in csv.reader(told) if row])


class Sorted:
    """A large CSV table whose rows stand in the order of their first cells, looked up in its text: most of it is never parsed.

    Its cells hold no comma and no quotation mark.
    """

    def __init__(self, package: str, path: str) -> None:
        self._text = _HEAD.sub("", text(package, path), count=1)

    def row(self, name: str) -> list[str] | None:
        """The row whose first cell is this; None if there is none."""
        first = next(self.beginning(name), None)
        return first if first and first[0] == name else None

    def beginning(self, letters: str) -> Iterator[list[str]]:
        """The rows whose first cells begin so, in order."""
        at = self._place(letters)
        while self._text.startswith(letters, at) and at < len(self._text):
            end = self._text.index("\n", at)
            yield self._text[at:end].split(",")
            at = end + 1

    def _place(self, letters: str) -> int:
        """Where the first row begins whose first cell is these letters or behind them in the order."""
        low, high = 0, len(self._text)
        while low < high:
            start = max(low, self._text.rfind("\n", low, (low + high) // 2) + 1)
            if self._text[start : self._text.index(",", start)] < letters:
                low = self._text.index("\n", start) + 1
            else:
                high = start
        return low


def rows(package: str, path: str) -> list[dict[str, str]]:
    """The rows of a CSV table as dictionaries by the names of its columns."""
    head, *body = lines(package, path)
    return [dict(zip(head, row, strict=True)) for row in body]


@cache
def toml(package: str, path: str) -> dict[str, Any]:
    """A TOML table.

    Raises:
        tomli.TOMLDecodeError: it is none.

    """
    # The parser of the standard library, compiled: it reads in a third of the time.
    return tomli.loads(text(package, path))
