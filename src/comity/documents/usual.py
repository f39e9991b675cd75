"""How texts of each language tell of themselves: the tables `metadata` of the languages that have one."""

from functools import cache
from typing import Any

from comity.errors import ComityError
from comity.language import languages, table


@cache
def usual() -> dict[str, dict[str, Any]]:
    """The tables by the codes of their languages."""
    found: dict[str, dict[str, Any]] = {}
    for code in languages():
        try:
            found[code] = table(code, "metadata")
        except ComityError:
            # A language that is only begun has no such table yet.
            continue
    return found
