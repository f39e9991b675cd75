"""People who act for a state: whom, and at what level."""

from dataclasses import dataclass

from comity.parties.offices import LEVELS, highest, level_of, levels, office_pattern

__all__ = ["LEVELS", "Person", "highest", "level_of", "levels", "office_pattern"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acts for a party: a named person, an office, or both.

    Attributes:
        name: as in the text, without the office; the office where no name is given.
        party: id of the party, None where the text does not tell.
        level: one of `LEVELS`.
        named: whether `name` is a person's name.

    """

    name: str
    party: str | None
    level: str
    named: bool
