"""Reading the tables of a language's folder."""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from comity.errors import ComityError


@cache
def languages() -> tuple[str, ...]:
    """The codes (ISO 639-1) of the languages that have a folder."""
    return tuple(sorted(entry.name for entry in files("comity.language").iterdir() if entry.is_dir() and not entry.name.startswith("_")))


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """A TOML table of a language.

    Args:
        language: ISO 639-1 code of the language.
        name: the table's path in the language's folder, without its ending.

    Raises:
        ComityError: there is no such table, or it is no TOML.

    """
    try:
        return tomllib.loads(_text(language, f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise ComityError(f"language/{language}/{name}.toml: {error}") from None


@cache
def rows(language: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV table of a language, lines that begin with # left out; arguments as of `table`."""
    lines = [line for line in _text(language, f"{name}.csv").splitlines() if line and not line.startswith("#")]
    return tuple(csv.DictReader(lines))


def _text(language: str, path: str) -> str:
    try:
        return files("comity.language").joinpath(language, *path.split("/")).read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise ComityError(f"language/{language}/{path}: no such table") from None
