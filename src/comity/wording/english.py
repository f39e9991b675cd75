"""The words that all kinds of fact are said with."""

from typing import Any

from comity import packaged


def words() -> dict[str, Any]:
    """The table of English."""
    return packaged.toml("comity.wording", "english.toml")
