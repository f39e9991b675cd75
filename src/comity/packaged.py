"""The tables that come with Comity: CSV and TOML files beside the code, read in one way, each once.

Lines that begin with # say what a table is, where it is from and as of when.
"""

import csv
from functools import cache
from importlib.resources import files
from typing import Any

import tomli


def text(package: str, path: str) -> str:
    """The text of a file of a package; its path below the package with / between.

    Raises:
        FileNotFoundError: there is none.

    """
    return files(package).joinpath(*path.split("/")).read_text("utf-8")


@cache
def lines(package: str, path: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a CSV table as tuples, the names of the columns first."""
    told = [line for line in text(package, path).splitlines(keepends=True) if line[0] != "#"]
    return tuple([tuple(row) for row in csv.reader(told) if row])


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
