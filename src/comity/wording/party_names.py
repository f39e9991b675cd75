"""Parties as they stand in a sentence."""

from comity.parties import parties
from comity.wording.english import words

#: An organisation's acronym of so many letters at most is how people know it.
_ACRONYM = 6


def name(party: str | None) -> str:
    """A party's short name as it stands in a sentence; the id itself where it is not known, the world for None.

    Examples:
        >>> name("PER"), name("NLD"), name(None)
        ('Peru', 'the Netherlands', 'the world')

    """
    if party is None:
        return str(words()["world"])
    known = parties().get(party)
    if known is None:
        return party
    if known.sort == "organisation":
        return party if len(party) <= _ACRONYM else known.name
    return f"the {known.name}" if party in words()["with_article"] else known.name


def possessive(party: str | None) -> str:
    """A party's name as an owner's: "Peru's", "the Netherlands'".

    Examples:
        >>> possessive("PER")
        "Peru's"

    """
    text = name(party)
    return f"{text}'" if text.endswith("s") else f"{text}'s"
