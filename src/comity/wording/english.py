"""The words that all kinds of fact are said with."""

from typing import Any

from comity import packaged


def words() -> dict[str, Any]:
    """The table of English."""
    return packaged.toml("comity.wording", "english.toml")


def phrase(table: str, key: str, *parts: str) -> str:
    """A phrase of the table with its parts filled in; where a part is not told, its place falls away.

    Examples:
        >>> phrase("repeated", "times", "Credentials presented", "3")
        'Credentials presented (3 times)'

    """
    return " ".join(str(words()[table][key]).format(*parts).split()).strip(" :")
