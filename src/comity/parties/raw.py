"""The tables of parties as they stand in their files, below all that gives them a meaning."""

from typing import Any

from comity import packaged


def lines(table: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a CSV table, the names of the columns first."""
    return packaged.lines("comity.parties", f"tables/{table}")


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a CSV table, by the names of the columns."""
    return packaged.rows("comity.parties", f"tables/{table}")


def systems() -> dict[str, dict[str, Any]]:
    """The lists of states and code systems: title, version, last day, source."""
    return packaged.toml("comity.parties", "tables/systems.toml")
