"""What a party is, what it was called, what became of it, and what a mention of one in a text is."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from comity.parties.codes import code
from comity.parties.days import Moment, first_day, last_day

Sort = Literal[
    "name",
    "official",
    "native",
    "abbreviation",
    "initials",
    "former",
    "historic",
    "adjective",
    "national",
    "prefix",
    "capital",
    "metonym",
    "institution",
    "company",
    "misspelt",
    "plural",
    "listed",
    "organisation",
    "other language",
]


@dataclass(frozen=True, slots=True)
class Party:
    """A state, a territory or an intergovernmental organisation.

    Attributes:
        id: ISO 3166-1 alpha-3 code; for a former state the alpha-3 code of ISO 3166-3 (``SUN``), or where ISO has
            none its usual abbreviation; for an organisation its usual English acronym.
        name: the short English name to show people.
        sort: ``state`` (territories too: see `status`) or ``organisation``.
        status: of a state: member or observer (of the UN), dependent, disputed, de facto, former, none.
        of: who administers or claims it, where that is another; empty otherwise.
        since, until: first and last day of its present or last existence (ISO dates), empty where open or not told.
        seat: of an organisation, the city of its secretariat.
        note: what else the table says of its status, for people to read.

    """

    id: str
    name: str
    sort: Literal["state", "organisation"]
    status: str = ""
    of: str = ""
    since: str = ""
    until: str = ""
    seat: str = ""
    note: str = ""

    def to(self, system: str, on: Moment | None = None) -> str | int | None:
        """Its code in a system, as `comity.parties.code` gives it."""
        return code(self.id, system, on)


class Name(NamedTuple):
    """One name of a party, with the days on which it means that party (ISO dates, empty is open)."""

    party: str
    text: str
    sort: Sort
    since: str = ""
    until: str = ""
    language: str = "en"

    def holds(self, on: str) -> bool:
        """Whether the name means this party on the ISO date `on`."""
        return (not self.since or self.since <= on) and (not self.until or on <= self.until)


class Mention(NamedTuple):
    """A place in a text that names a party: ``text[start:end]``, and as what sort of name."""

    start: int
    end: int
    party: str
    sort: Sort


class Spell(NamedTuple):
    """A stretch of membership in a list of states: code and abbreviation there, first and last day (None: the list's end)."""

    system: str
    code: int
    abbreviation: str
    party: str
    since: str
    until: str | None

    def holds(self, on: str) -> bool:
        """Whether it was a member on the ISO date `on`."""
        return self.since <= on and (self.until is None or on <= self.until)


class Succession(NamedTuple):
    """One state following another: from which day on, and how (dissolution, secession, unification, renaming …)."""

    date: str
    predecessor: str
    successor: str
    how: str


class Membership(NamedTuple):
    """A party's belonging to an organisation.

    Attributes:
        status: member, associate, observer, candidate, partner, suspended.
        since, until: ISO dates, or only the year where the source has no more; empty where open or unknown.
        source: where the table has it from.

    """

    organisation: str
    party: str
    status: str
    since: str
    until: str
    source: str

    def holds(self, on: str) -> bool:
        """Whether it held on the ISO date `on` (a year's dates are read generously)."""
        return first_day(self.since) <= on <= last_day(self.until)
