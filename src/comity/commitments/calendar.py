"""What lies ahead of two parties as a calendar: days due, and anniversaries."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from comity.commitments.commitment import Outcome, Status
from comity.ledger import Record
from comity.observation import Observation
from comity.safe import visible
from comity.wording import ordinal, sentence

#: What lies ahead and stands in a calendar.
_AHEAD = (Status.DUE, Status.IN_PROGRESS)
#: Every so many years an anniversary is round.
ROUND = 5


def as_calendar(outcomes: Sequence[Outcome], records: Iterable[Record], as_of: datetime.date) -> str:
    """An iCalendar (RFC 5545): the days due of what lies ahead, and the anniversaries of the next twelve months, round ones marked.

    Args:
        outcomes: the commitments; those that are decided or have no day are left out.
        records: the observations of the pair, for the anniversaries of its relations and treaties.
        as_of: the day of the calendar.

    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Comity//Commitments//EN")
    calendar.add("version", "2.0")
    stamp = datetime.datetime.combine(as_of, datetime.time(), datetime.UTC)
    for outcome in outcomes:
        c = outcome.commitment
        if outcome.status in _AHEAD and c.due and c.due_from:
            calendar.add_component(_entry(c.id, sentence(c.promise), c.due_from, c.due, stamp, c.rule.title))
    for o, day, n in anniversaries(records, as_of):
        mark = "Round anniversary" if n % ROUND == 0 else "Anniversary"
        key = f"{o.kind}-{o.a}-{o.b}-{o.start}-{n}"
        calendar.add_component(_entry(key, f"{ordinal(n)} anniversary: {sentence(o)}", day, day, stamp, mark))
    return str(calendar.to_ical().decode("utf-8"))


def anniversaries(records: Iterable[Record], as_of: datetime.date) -> list[tuple[Observation, datetime.date, int]]:
    """The anniversaries of the twelve months from a day: of relations established and treaties signed on a known day.

    Returns:
        What is commemorated, the day (of 29 February it is 1 March in other years) and which it is, the soonest first.

    """
    found: dict[tuple[str, Any], tuple[Observation, datetime.date, int]] = {}
    for record in records:
        o = record.observation
        begun = o.kind == "relations" and o.attrs["action"] == "established"
        signed = o.kind == "agreement" and o.attrs["action"] == "signed" and o.attrs["type"] == "treaty"
        if o.modality == "actual" and (begun or signed) and o.start and o.start == o.end and o.start < as_of:
            day = next_anniversary(o.start, as_of)
            found.setdefault((o.kind, o.start), (o, day, day.year - o.start.year))
    return sorted(found.values(), key=lambda x: x[1])


def next_anniversary(start: datetime.date, as_of: datetime.date) -> datetime.date:
    """The next day, from `as_of` on, on which years since `start` are full; of 29 February it is 1 March in other years."""
    return next(d for d in (_in_year(start, year) for year in (as_of.year, as_of.year + 1)) if d >= as_of)


def _in_year(start: datetime.date, year: int) -> datetime.date:
    try:
        return start.replace(year=year)
    except ValueError:
        return datetime.date(year, 3, 1)


def _entry(key: str, summary: str, first: datetime.date, last: datetime.date, stamp: datetime.datetime, category: str) -> Any:
    from icalendar import Event

    entry = Event()
    entry.add("uid", f"{key}@comity".replace(" ", "_"))
    entry.add("dtstamp", stamp)
    entry.add("summary", visible(summary))
    entry.add("dtstart", first)
    # The end of an entry of whole days is the day after its last.
    entry.add("dtend", last + datetime.timedelta(days=1))
    entry.add("categories", [category])
    return entry
