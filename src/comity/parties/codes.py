"""Codes of states in the usual systems, as functions of a date.

Each system answers as its own list does: Correlates of War counts united Germany as 255 and the Federal Republic before as
260, Gleditsch and Ward keep 260; both keep 345 from Yugoslavia to Serbia in their own ways.
"""

from functools import cache

from comity.errors import PartyError
from comity.parties.days import EARLIEST, LATEST, Moment, extent, meets
from comity.parties.raw import rows, systems

#: One code of a party with the first and last day on which it is that (dates of a table, empty is open).
Dated = tuple[str | int, str, str, str]
#: Systems that are lists of states by day, and whose rows of systems.csv they have.
_LISTED = {"cow": ("cow",), "cowc": ("cow",), "gw": ("gw", "gwm"), "gwc": ("gw", "gwm"), "gwm": ("gwm",)}


def known_systems() -> tuple[str, ...]:
    """The names of the systems, as `code` takes them: cow, cowc, gw, gwc, iso3, iso2, isonum, iso4, m49, fips, ioc, wb, imf, eu …

    Examples:
        >>> known_systems()[:3]
        ('cow', 'cowc', 'gw')

    """
    return tuple(systems())


def code(party: str, system: str, on: Moment | None = None) -> str | int | None:
    """The code of a party in a system.

    Args:
        party: a party's id.
        system: one of `known_systems`.
        on: the day, month or year as of which; not given: its present code, for a former state its last.

    Returns:
        The code (a number in cow, gw, isonum, m49, imf and eu_protocol, without leading zeros), or None where the
        system's list does not have the party then. In a year with two codes, the later one.

    Raises:
        PartyError: there is no such system.

    Examples:
        >>> code("DEU", "cow", 1985), code("DEU", "iso2")
        (260, 'DE')

    """
    dated = _by_party(system).get(party, ())
    if on is None:
        return dated[-1][0] if dated else None
    when = extent(on)
    held = [value for value, _, since, until in dated if meets(since, until, when)]
    return held[-1] if held else None


def party_of(value: str | int, system: str, on: Moment | None = None) -> str | None:
    """The id of the party that has a code in a system.

    Args:
        value: the code, in any case, numbers also as text.
        system: one of `known_systems`.
        on: the day, month or year as of which; not given: the party that has the code now, or had it last.

    Returns:
        The id, or None where nobody has that code then.

    Raises:
        PartyError: there is no such system.

    Examples:
        >>> party_of(260, "cow", 1985), party_of("DE", "iso2")
        ('DEU', 'DEU')

    """
    dated = _by_code(system).get(_key(value, system), ())
    if on is None:
        return dated[-1][1] if dated else None
    when = extent(on)
    held = [party for _, party, since, until in dated if meets(since, until, when)]
    return held[-1] if held else None


def _key(value: str | int, system: str) -> str | int:
    text = str(value).strip()
    if systems()[system]["numeric"]:
        try:
            return int(float(text))
        except (ValueError, OverflowError):
            return text
    return text.upper()


@cache
def dated_codes(system: str) -> tuple[Dated, ...]:
    """Every code of a system with its party and days, in the order of time."""
    if system not in systems():
        raise PartyError(f"there is no system {system!r} of codes; the systems are {', '.join(systems())}", system)
    if system in _LISTED:
        listed = (s for s in rows("systems.csv") if s["system"] in _LISTED[system])
        column = "code" if systems()[system]["numeric"] else "abbreviation"
        found: list[Dated] = [(_typed(s[column], system), s["party"], s["since"], s["until"]) for s in listed]
    elif system == "iso4":
        found = [(r["code"], r["party"], "", r["withdrawn"]) for r in rows("former_iso4.csv")]
    else:
        former = [r for r in rows("former_codes.csv") if r["system"] == system]
        ended = {r["party"]: r["until"] for r in former}
        found = [(_typed(r["code"], system), r["party"], r["since"], r["until"]) for r in former]
        states = {r["id"]: r for r in rows("states.csv")}
        for r in (r for r in rows("codes.csv") if r[system]):
            state = states[r["id"]]
            since = ended.get(r["id"]) or (state["since"] if state["until"] else "")
            found.append((_typed(r[system], system), r["id"], since, state["until"]))
    return tuple(sorted(found, key=lambda d: (d[3] or LATEST, d[2] or EARLIEST)))


def _typed(text: str, system: str) -> str | int:
    return int(text) if systems()[system]["numeric"] else text


@cache
def _by_party(system: str) -> dict[str, tuple[Dated, ...]]:
    found: dict[str, list[Dated]] = {}
    for dated in dated_codes(system):
        found.setdefault(dated[1], []).append(dated)
    return {key: tuple(value) for key, value in found.items()}


@cache
def _by_code(system: str) -> dict[str | int, tuple[Dated, ...]]:
    found: dict[str | int, list[Dated]] = {}
    for dated in dated_codes(system):
        found.setdefault(_key(dated[0], system), []).append(dated)
    return {key: tuple(value) for key, value in found.items()}
