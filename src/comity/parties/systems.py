"""The system of states through time: who was a member when, and which state followed which."""

from comity.errors import PartyError
from comity.parties.days import Moment, extent, meets
from comity.parties.party import Membership, Spell, Succession
from comity.parties.raw import systems as _systems
from comity.parties.registry import memberships, successions
from comity.parties.registry import spells as _all_spells


def spells(system: str) -> tuple[Spell, ...]:
    """Every stretch of membership in a list of states.

    Args:
        system: ``cow`` (Correlates of War, 2016) or ``gw`` (Gleditsch and Ward, 2017).

    Raises:
        PartyError: there is no such list.

    Examples:
        >>> [(str(s.since), str(s.until)) for s in spells("cow") if s.party == "DEU"]
        [('1816-01-01', '1945-05-08'), ('1990-10-03', 'None'), ('1955-05-05', '1990-10-02')]

    """
    found = tuple(s for s in _all_spells() if s.system == system)
    if not found:
        raise PartyError(f"there is no list of states {system!r}; give cow or gw", system)
    return found


def last_listed(system: str) -> str:
    """The last day that a list of states covers, an ISO date.

    Examples:
        >>> last_listed("cow")
        '2016-12-31'

    """
    spells(system)
    return str(_systems()[system]["until"])


def members(system: str, on: Moment) -> tuple[Spell, ...]:
    """The members of a list of states on a day (or on any day of a month or year), by their codes.

    A day after the list's last is read as its last.

    Raises:
        PartyError: there is no such list.

    Examples:
        >>> [m.party for m in members("cow", 1816)][:3]
        ['USA', 'GBR', 'NLD']

    """
    first, last = extent(on)
    end = last_listed(system)
    when = (min(first, end), min(last, end))
    return tuple(sorted((s for s in spells(system) if meets(s.since, s.until or "", when)), key=lambda s: (s.code, s.since)))


def predecessors(party: str) -> tuple[Succession, ...]:
    """The successions by which a state came to be, in the order of time.

    Examples:
        >>> [s.predecessor for s in predecessors("CZE")]
        ['CSK']

    """
    return tuple(s for s in successions() if s.successor == party)


def successors(party: str) -> tuple[Succession, ...]:
    """The successions by which others came from a state, in the order of time.

    Examples:
        >>> sorted(s.successor for s in successors("CSK"))
        ['CZE', 'DEU', 'SVK']

    """
    return tuple(s for s in successions() if s.predecessor == party)


def members_of(organisation: str, on: Moment | None = None, status: str = "member") -> tuple[Membership, ...]:
    """Who belonged to an organisation.

    Args:
        organisation: its id.
        on: the day, month or year; today if not given.
        status: member, associate, observer, candidate, partner, suspended.

    Examples:
        >>> "PER" in {m.party for m in members_of("OAS", 1990)}
        True

    """
    when = extent(on)
    return tuple(m for m in memberships() if m.organisation == organisation and m.status == status and meets(m.since, m.until, when))


def memberships_of(party: str, on: Moment | None = None) -> tuple[Membership, ...]:
    """What organisations a party belonged to, as what; on any day of the moment, today if not given.

    Examples:
        >>> "NATO" in {m.organisation for m in memberships_of("FRA", 2020)}
        True

    """
    when = extent(on)
    return tuple(m for m in memberships() if m.party == party and meets(m.since, m.until, when))
