"""What a claim says, in a line."""

from comity.observation import Observation
from comity.wording import amount, name, note, period, sentence


def claimed(o: Observation) -> str:
    """A claim's fact with its pair, value and period: "Trade turnover between Peru and Chile: $3 billion, 2015"."""
    told = sentence(o)
    if o.kind == "multilateral" and o.value is not None:
        told = f"{name(o.a)} and {name(o.b)} vote alike in the UN: {amount(o.value, o.unit, o.bound)}"
    sides = [name(party) for party in (o.a, o.b) if party]
    if not all(side.casefold() in told.casefold() for side in sides):
        told += f" ({' and '.join(sides)})"
    if o.measure == "change" and o.base_start:
        told += f" {'as in' if o.unit == 'times' else 'on'} {period(o.base_start, o.base_end)}"
    when = period(o.start, o.end)
    about = f"{told}, {when}" if when else told
    said = note(o)
    return f"{about} ({said})" if said else about
