"""Converting many names or codes at once: lists, Polars and pandas columns, with a report of what was not surely read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from comity.errors import PartyError
from comity.parties.codes import code
from comity.parties.days import Moment, extent
from comity.parties.party import Party
from comity.parties.resolve import match

Values = TypeVar("Values")
#: What a converted value may be.
Converted = str | int | None
_OF_PARTIES = ("id", "name")
#: How missing values are written in data files.
_MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "-", ".."})


@dataclass(frozen=True, slots=True)
class Doubt:
    """One distinct value that was not read, or not surely.

    Attributes:
        value: as given.
        count: how often it stands in the data.
        party: what it was read as, None if not at all.
        why: the reason, for people.

    """

    value: str
    count: int
    party: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """Values converted, in their order, and what was not or only doubtfully read.

    Attributes:
        values: the converted values; None where a value was missing, unknown, ambiguous, doubtful (unless doubtful ones were
            asked for) or has no code in the system then.
        unmatched: values that were not converted, the most frequent first.
        doubtful: values that were read only with words left out or a typing error forgiven.

    """

    values: list[Converted]
    unmatched: tuple[Doubt, ...]
    doubtful: tuple[Doubt, ...]


def conversion(
    values: Iterable[object],
    to: str = "id",
    on: Moment | Sequence[Moment | None] | None = None,
    source: str | None = None,
    doubtful: bool = False,
) -> Conversion:
    """Convert names or codes, each distinct one once.

    Args:
        values: names or codes, as text or numbers.
        to: ``id``, ``name`` or a system (see `comity.parties.known_systems`).
        on: the moment as of which to read and convert them, one for all or one a value; today if not given.
        source: the system that the values are codes of; names and codes in any usual form if not given.
        doubtful: convert too what is read only with words left out or a typing error forgiven.

    Raises:
        PartyError: there is no such system.
        ValueError: `on` has another length than `values`, or is no date.

    Examples:
        >>> conversion(["Peru", "Atlantis"], "iso2").values
        ['PE', None]

    """
    _check(to, source)
    items = list(values)
    if isinstance(on, str):
        extent(on)
    moments: list[Moment | None] = list(on) if isinstance(on, Sequence) and not isinstance(on, str) else [on] * len(items)
    if len(moments) != len(items):
        raise ValueError(f"{len(items)} values, but {len(moments)} dates: give one date for all or one for each value")
    known: dict[tuple[object, Moment | None], tuple[Converted, str | None, str, bool]] = {}
    counts: dict[tuple[object, Moment | None], int] = {}
    converted: list[Converted] = []
    for key in zip(items, moments, strict=True):
        if key not in known:
            known[key] = _convert(key[0], to, key[1], source)
        counts[key] = counts.get(key, 0) + 1
        value, _, _, is_doubt = known[key]
        converted.append(None if is_doubt and not doubtful else value)
    return Conversion(converted, _doubts(known, counts, False), _doubts(known, counts, True))


def convert(values: Values, to: str = "id", on: Any = None, source: str | None = None, doubtful: bool = False) -> Values:
    """Convert one name, a list, or a Polars or pandas series; what comes out is of the sort that went in.

    Args:
        values: a text or number, an iterable of them, or a series.
        to: ``id``, ``name`` or a system (see `comity.parties.known_systems`).
        on: as for `conversion`; it may be a series too.
        source: the system that the values are codes of, as for `conversion`.
        doubtful: convert too what is read only with words left out or a typing error forgiven.

    Returns:
        The code (for one value), a list, or a series with the same name (and, in pandas, index). Values not read are None.

    Raises:
        PartyError: for one value: it is unknown, ambiguous or doubtful; otherwise: there is no such system.

    Examples:
        >>> convert(["Germany", "USSR"], "cow", 1985)
        [260, 365]

    """
    if isinstance(values, str | int):
        _check(to, source)
        read = match(values, on, source)
        if read.is_doubtful and not doubtful:
            known = f"{read.party.name} ({read.party.id})"
            raise PartyError(f"{values!r} may be {known}, but is not surely; give the name, or doubtful=True", str(values), (known,))
        return _target(read.party, to, on)  # type: ignore[return-value]
    moments = list(on) if on is not None and hasattr(on, "__iter__") and not isinstance(on, str) else on
    given: Any = values
    found = conversion(given, to, moments, source, doubtful).values
    library = type(values).__module__.split(".")[0]
    made: Any = found
    if library == "polars":
        made = type(given)(given.name, found)
    elif library == "pandas":
        kind = "Int64" if found and all(v is None or isinstance(v, int) for v in found) else "object"
        made = type(given)(found, index=given.index, name=given.name, dtype=kind)
    return made  # type: ignore[no-any-return]


def _check(to: str, source: str | None) -> None:
    for system in filter(None, (to if to not in _OF_PARTIES else None, source)):
        code("", system)


def _target(party: Party, to: str, on: Moment | None) -> Converted:
    if to == "id":
        return party.id
    return party.name if to == "name" else code(party.id, to, on)


def _convert(value: object, to: str, on: Moment | None, source: str | None) -> tuple[Converted, str | None, str, bool]:
    """The converted value, the party, the reason for doubt, and whether it is only a doubt."""
    if isinstance(value, float):
        value = int(value) if value == value and value.is_integer() else ("" if value != value else str(value))
    if value is None or str(value).strip().lower() in _MISSING:
        return None, None, "", False
    try:
        found = match(value if isinstance(value, int) else str(value), on, source)
    except (PartyError, ValueError) as error:
        return None, None, str(error), False
    target = _target(found.party, to, on)
    if target is None:
        return None, found.party.id, f"{found.party.name} has no code in {to}" + (f" as of {on}" if on else ""), False
    return target, found.party.id, f"read as {found.name} ({found.party.id})" if found.is_doubtful else "", found.is_doubtful


def _doubts(
    known: dict[tuple[object, Moment | None], tuple[Converted, str | None, str, bool]],
    counts: dict[tuple[object, Moment | None], int],
    converted: bool,
) -> tuple[Doubt, ...]:
    merged: dict[tuple[str, str | None, str], int] = {}
    for key, (_, party, why, doubtful) in known.items():
        if why and doubtful == converted:
            same = (str(key[0]), party, why)
            merged[same] = merged.get(same, 0) + counts[key]
    found = (Doubt(value, count, party, why) for (value, party, why), count in merged.items())
    return tuple(sorted(found, key=lambda d: (-d.count, d.value)))
