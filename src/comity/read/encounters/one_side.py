"""One side of a visit or meeting, and what a document has told of its latest one."""

from dataclasses import dataclass
from typing import NamedTuple

from comity.read.grammar import NounGroup
from comity.read.marks.people import Person
from comity.read.marks.periods import Period

#: Sorts of actors that act by people, and those that only name the party.
PEOPLE = ("person", "institution")
#: Under this key the discourse keeps the latest encounter.
ENCOUNTER = "encounter"
#: Under this key it keeps the delegation told last, with the number of its sentence and its noun.
DELEGATION = "delegation"


class Side(NamedTuple):
    """One side of a visit or meeting.

    Attributes:
        party: whose side it is; empty while nothing tells.
        sort: how it is named, as of `Actor`; ``delegation`` for a body that travels.
        level: of the person, or of who leads the delegation.
        who: the person, office or delegation as named; empty where only the party is.
        person: the person, if one is named.
        group: where it is named; None if it was told before.

    """

    party: str
    sort: str
    level: str = "other"
    who: str = ""
    person: Person | None = None
    group: NounGroup | None = None

    @property
    def surname(self) -> str:
        """The last word of the person's name, or the office where no name is told."""
        return (self.person.name.split() or [self.person.office.lower()])[-1] if self.person else ""

    @property
    def acts(self) -> bool:
        """Whether it is named by its people, not by the party alone."""
        return self.sort in (*PEOPLE, "delegation")


@dataclass(frozen=True)
class Told:
    """What a document has told of its latest encounter: the number of the sentence, and what a later one may leave out."""

    index: int
    sides: tuple[Side, ...]
    period: Period | None
    place: str | None
    format: str = ""
    status: str = "actual"

    @property
    def parties(self) -> frozenset[str]:
        """The parties that take part."""
        return frozenset(s.party for s in self.sides)


@dataclass(frozen=True)
class LatestVisit:
    """The sentence that told the latest visit, where it went and whose it was."""

    index: int
    host: str
    visitor: str
