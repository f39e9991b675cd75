"""Words about the places and occasions of visits and meetings."""

from functools import cache

from comity.language import table

_TABLE = "encounters"


@cache
def sets(language: str) -> dict[str, frozenset[str]]:
    """The table's sets of words about places and occasions."""
    return {name: frozenset(text.split()) for name, text in table(language, _TABLE)["scene"].items()}
