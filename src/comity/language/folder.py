"""Reading the tables of a language's folder."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

from comity import packaged
from comity.errors import ComityError

_PACKAGE = "comity.language"


@cache
def languages() -> tuple[str, ...]:
    """The codes (ISO 639-1) of the languages that have a folder.

    Examples:
        >>> languages()
        ('en',)

    """
    return tuple(sorted(entry.name for entry in files(_PACKAGE).iterdir() if entry.is_dir() and not entry.name.startswith("_")))


def table(language: str, name: str) -> dict[str, Any]:
    """A TOML table of a language.

    Args:
        language: ISO 639-1 code of the language.
        name: the table's path in the language's folder, without its ending.

    Raises:
        ComityError: there is no such table, or it is no TOML.

    Examples:
        >>> table("en", "numbers")["scales"]["billion"]
        1000000000.0

    """
    try:
        return packaged.toml(_PACKAGE, f"{language}/{name}.toml")
    except tomli.TOMLDecodeError as error:
        raise ComityError(f"language/{language}/{name}.toml: {error}") from None
    except (FileNotFoundError, NotADirectoryError):
        raise ComityError(f"language/{language}/{name}.toml: no such table") from None


def lines(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a CSV table of a language below its head, as tuples: for large tables; arguments as of `table`."""
    try:
        return packaged.lines(_PACKAGE, f"{language}/{name}.csv")[1:]
    except (FileNotFoundError, NotADirectoryError):
        raise ComityError(f"language/{language}/{name}.csv: no such table") from None


@cache
def rows(language: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV table of a language; arguments as of `table`.

    Examples:
        >>> next(r["past"] for r in rows("en", "verbs") if r["lemma"] == "sell")
        'sold'

    """
    try:
        return tuple(packaged.rows(_PACKAGE, f"{language}/{name}.csv"))
    except (FileNotFoundError, NotADirectoryError):
        raise ComityError(f"language/{language}/{name}.csv: no such table") from None


def any_of(words: Iterable[str]) -> str:
    """A regular expression that matches any of some words, the longer before the shorter.

    Examples:
        >>> any_of(["a", "an", "one"])
        'one|an|a'

    """
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
