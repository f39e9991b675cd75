"""When something was that is told of each of several beside its name ("with Peru on Saturday and with Chile on Sunday")."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from comity.read.discourse import Discourse
from comity.read.marks.periods import Period
from comity.read.timing import resolve, told_before

if TYPE_CHECKING:
    from comity.read.frames import Instance


def right_behind(instance: Instance, end: int, discourse: Discourse) -> Period | None:
    """The period that stands right behind a token, of one of several things told ("with Peru on Saturday and with Chile on Sunday")."""
    behind_it = instance.sentence.tokens[end : end + 2]
    value = behind_it[1].value if len(behind_it) > 1 and behind_it[0].tag == "P" else None
    if not isinstance(value, Period):
        return None
    before = told_before(instance.sentence, value)
    # "With Peru in May 2017 and with Chile in June".
    year = before.year_around() if before is not None else None
    return resolve(value, instance.tense, instance.status, discourse, year or before)


def of_each(instance: Instance, parties: Iterable[str], discourse: Discourse) -> dict[str, Period]:
    """For each of several parties the period that is told of it alone, right behind its name; empty unless two have one of their own."""
    wanted, found = set(parties), dict[str, Period]()
    if len(wanted) < 2:
        return {}
    for token in instance.sentence.tokens:
        party = getattr(token.value, "party", None)
        period = right_behind(instance, token.index + 1, discourse) if party in wanted else None
        if party is not None and period is not None:
            found[party] = period
    return found if len(found) > 1 else {}
