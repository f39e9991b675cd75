"""What an observation is: one typed, sourced fact about a pair of parties over a period."""

import datetime
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from comity.errors import ObservationError, PartyError
from comity.observation.vocabulary import Condition, Kind, vocabulary
from comity.parties import parties, resolve
from comity.suggestions import like

Attribute = str | int | list[str]
"""A value of ``attrs``: text, a number, or a list of party ids."""

_PARTY = re.compile(r"[A-Z][A-Z0-9+ ]{0,15}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_DATES = ("start", "end", "base_start", "base_end")
#: Fields of an observation itself that a condition of the vocabulary may name; others are attributes.
_OWN = ("measure", "value", "unit", "bound", "start", "end", "modality")


@dataclass(frozen=True)
class Observation:
    """One fact, with the fields of the vocabulary.

    Attributes:
        kind: one of the vocabulary's kinds.
        a, b: ids of the parties; a directed kind says what from `a` to `b` means, the parties of an
            undirected one are sorted. `b` is None where the text names one side only.
        measure: ``level``, ``change``, ``share`` or ``rank`` for numeric kinds.
        value: in plain units (16 billion is 16e9; 25.6 percent is 25.6; a fall is negative); None is vague.
        unit: ISO 4217 code for money, or ``percent``, ``rank``, ``km``, ``count``, ``times``, ``year``.
        bound: ``exact``, ``about``, ``at_least`` or ``at_most``.
        start, end: first and last day of the fact's period.
        base_start, base_end: first and last day of the period that a change is compared with.
        modality: ``actual``, ``planned``, ``target`` or ``denied``.
        attrs: the kind's own attributes.
        speaker: who is reported as saying it, as named in the text.
        spans: code point offsets into the document's text, end exclusive.

    """

    kind: str
    a: str
    b: str | None
    measure: str | None = None
    value: float | None = None
    unit: str | None = None
    bound: str = "exact"
    start: datetime.date | None = None
    end: datetime.date | None = None
    base_start: datetime.date | None = None
    base_end: datetime.date | None = None
    modality: str = "actual"
    attrs: dict[str, Attribute] = field(default_factory=dict)
    speaker: str | None = None
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def facet(self) -> str:
        """The facet of the record that the observation belongs to."""
        kind = vocabulary().kinds[self.kind]
        return next((facet for when, facet in kind.facets if fits(self, when)), kind.facet)

    @property
    def pair(self) -> tuple[str, str | None]:
        """The two parties sorted, whatever the direction."""
        if self.b is None or self.a <= self.b:
            return self.a, self.b
        return self.b, self.a

    @property
    def begins_on(self) -> datetime.date | None:
        """The day on which it began; None where none is told, or whole months or years only."""
        if self.start is None or self.start.day > 1 or self.start == self.end:
            return self.start
        ends_a_month = self.end is None or (self.end + datetime.timedelta(days=1)).day == 1
        return None if ends_a_month else self.start


def is_directed(o: Observation) -> bool:
    """Whether the order of the parties has a meaning, as the vocabulary says for the kind.

    Examples:
        >>> is_directed(Observation("visit", "CHL", "PER")), is_directed(Observation("border", "CHL", "PER"))
        (True, False)

    """
    return any(fits(o, when) for when in vocabulary().kinds[o.kind].directed)


def fits(o: Observation, when: Condition) -> bool:
    """Whether an observation has, in each field that a condition names, one of its values.

    Examples:
        >>> fits(Observation("trade", "CHL", "PER", "level"), {"measure": ("level", "share")})
        True

    """
    return all(_has(getattr(o, name) if name in _OWN else o.attrs.get(name), allowed) for name, allowed in when.items())


def _has(value: Any, allowed: tuple[str, ...] | bool) -> bool:
    return (value is not None) is allowed if isinstance(allowed, bool) else value in allowed


def normalized(o: Observation) -> Observation:
    """The observation with the parties of an undirected kind sorted.

    Examples:
        >>> o = normalized(Observation("border", "PER", "CHL"))
        >>> o.a, o.b
        ('CHL', 'PER')

    """
    if o.b is not None and o.b < o.a and not is_directed(o):
        return replace(o, a=o.b, b=o.a)
    return o


def validate(o: Observation) -> Observation:
    """The observation itself if it is well formed, of parties that there are, and no share of more than the whole.

    Raises:
        ObservationError: naming the field that breaks it, what it holds and what is allowed.

    Examples:
        >>> validate(Observation("trad", "CHL", "PER"))
        Traceback (most recent call last):
            ...
        comity.errors.ObservationError: kind: 'trad' is no kind of observation; the kinds are ...
        >>> validate(Observation("border", "CHL", "PRU", "level"))
        Traceback (most recent call last):
            ...
        comity.errors.ObservationError: border: b: 'PRU' is no party id; did you mean Peru (PER)?

    """
    well_formed(o)
    kind = vocabulary().kinds[o.kind]
    for name, party in (("a", o.a), ("b", o.b), *_parties_in(o, kind)):
        if party is not None and party not in parties():
            raise _no_party(o, name, party)
    if o.value is not None and not 0 <= o.value <= 100 and any(fits(o, when) for when in kind.of_a_whole):
        raise ObservationError(f"{o.kind}: value: {o.value:g} is no share; a share is 0 to 100 percent")
    return o


def well_formed(o: Observation) -> Observation:
    """The observation itself if each field holds what the vocabulary lets it hold, whoever the parties are, as a ledger of any time may.

    Raises:
        ObservationError: naming the field that breaks it, what it holds and what is allowed.

    Examples:
        >>> well_formed(Observation("border", "CHL", "OLD", value=168.0, measure="level", unit="km")).b
        'OLD'

    """
    kind = vocabulary().kinds.get(o.kind)
    if kind is None:
        known = ", ".join(vocabulary().kinds)
        raise ObservationError(f"kind: {o.kind!r} is no kind of observation; the kinds are {known}")
    _check_parties(o)
    _check_numbers(o, kind)
    _check_dates(o)
    _check_attrs(o, kind)
    _check_recognised(o)
    for start, end in o.spans:
        if not 0 <= start < end:
            raise ObservationError(f"{o.kind}: spans: {[start, end]} is no span; give 0 <= start < end")
    return o


def _check_parties(o: Observation) -> None:
    for name, party in (("a", o.a), ("b", o.b)):
        if party is None and name == "b":
            continue
        if not isinstance(party, str) or not _is_party(party):
            raise _no_party(o, name, party)
    if o.a == o.b:
        raise ObservationError(f"{o.kind}: a and b are both {o.a}; an observation is about two parties")
    if o.b is not None and o.b < o.a and not is_directed(o):
        raise ObservationError(f"{o.kind}: {o.a}, {o.b} must be sorted, for the kind is undirected")


def _parties_in(o: Observation, kind: Kind) -> Iterator[tuple[str, str]]:
    """The parties that attributes name, each with the attribute."""
    for name, value in o.attrs.items():
        allowed = kind.required.get(name) or kind.optional.get(name)
        if allowed in ("party", "parties"):
            yield from ((name, str(party)) for party in (value if isinstance(value, list) else [value]))


def _no_party(o: Observation, field: str, party: object) -> ObservationError:
    """The error of an id that no party has, with those that may be meant."""
    try:
        hint = f"; did you mean {resolve(str(party)).id}?"
    except PartyError as error:
        hint = f"; did you mean {error.candidates[0]}?" if error.candidates else like(str(party), parties())
    return ObservationError(f"{o.kind}: {field}: {party!r} is no party id{hint or '; give KAZ, SUN or EU'}")


def _check_numbers(o: Observation, kind: Kind) -> None:
    allowed = vocabulary().fields
    if o.bound not in allowed["bound"]:
        raise ObservationError(f"{o.kind}: bound: {o.bound!r} is not one of {', '.join(allowed['bound'])}")
    if o.modality not in allowed["modality"]:
        raise ObservationError(f"{o.kind}: modality: {o.modality!r} is not one of {', '.join(allowed['modality'])}")
    if o.value is not None and (isinstance(o.value, bool) or not math.isfinite(o.value)):
        raise ObservationError(f"{o.kind}: value: {o.value!r} is no finite number")
    if kind.numeric and o.measure not in allowed["measure"]:
        raise ObservationError(f"{o.kind}: measure: {o.measure!r} is not one of {', '.join(allowed['measure'])}")
    if not kind.numeric and o.measure is not None:
        raise ObservationError(f"{o.kind}: measure: {o.measure!r} given, but the kind is not numeric")
    if o.unit is not None and o.unit not in allowed["unit"] and not _CURRENCY.fullmatch(o.unit):
        raise ObservationError(f"{o.kind}: unit: {o.unit!r} is neither a currency code nor a unit")
    if kind.money and o.measure == "level" and o.unit in ("percent", "rank"):
        raise ObservationError(f"{o.kind}: unit: a level cannot be in {o.unit}")


def _check_dates(o: Observation) -> None:
    for name in _DATES:
        day = getattr(o, name)
        if day is not None and type(day) is not datetime.date:
            raise ObservationError(f"{o.kind}: {name}: {day!r} is no date")
    for first, last in (("start", "end"), ("base_start", "base_end")):
        x, y = getattr(o, first), getattr(o, last)
        if x and y and y < x:
            raise ObservationError(f"{o.kind}: {last}: {y} is before {first} {x}")
    if (o.base_start or o.base_end) and o.measure != "change":
        raise ObservationError(f"{o.kind}: base_start, base_end: only a change has a base period")


def _check_attrs(o: Observation, kind: Kind) -> None:
    for name in kind.required:
        if name not in o.attrs:
            raise ObservationError(f"{o.kind}: attrs: {name} is missing")
    for name, value in o.attrs.items():
        allowed: Any = kind.required.get(name) or kind.optional.get(name)
        if allowed is None:
            raise ObservationError(f"{o.kind}: attrs: {name} is no attribute of this kind")
        good = _fits(value, allowed)
        if not good:
            wanted = " | ".join(allowed) if isinstance(allowed, tuple) else allowed
            raise ObservationError(f"{o.kind}: attrs: {name}: {value!r} is not {wanted}")


def _check_recognised(o: Observation) -> None:
    known = o.attrs.get("recognised")
    if known is not None and (o.attrs["action"] != "recognised" or known not in (o.a, o.b)):
        raise ObservationError(f"{o.kind}: attrs: recognised: {known!r} must be {o.a} or {o.b}, with the action recognised")


def _fits(value: Attribute, allowed: Any) -> bool:
    if isinstance(allowed, tuple):
        return value in allowed
    if allowed == "integer":
        return type(value) is int and value > 0
    if allowed == "parties":
        return isinstance(value, list) and all(isinstance(p, str) and _is_party(p) for p in value)
    if allowed == "party":
        return isinstance(value, str) and _is_party(value)
    return isinstance(value, str) and bool(value.strip())


def _is_party(text: str) -> bool:
    """Whether a text can be a party's id: a code, or the name of an organisation that has no acronym ("Arctic Council")."""
    return bool(_PARTY.fullmatch(text)) or text in parties()
