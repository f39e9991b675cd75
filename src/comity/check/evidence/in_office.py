"""Claims of visits by leaders, beside who led a state when."""

import datetime
from collections.abc import Iterator

from comity.check.case import Case
from comity.check.ledger_records import Term
from comity.check.verdicts import Claim, Evidence
from comity.wording import day, name

_LEADERS = ("head_of_state", "head_of_government")


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """The term in which a visit falls, where the ledger has leaders: the visitor led then.

    Data on leaders have who in fact led; who held another high office at another time is not there, and contradicts nothing.
    """
    o = claim.observation
    if (
        o.kind != "visit"
        or o.modality not in ("actual", "planned")
        or not o.start
        or o.attrs["level"] not in _LEADERS
        or "who" not in o.attrs
    ):
        return
    source = case.store.variables.get("leaders")
    led = [t for t in case.store.terms(o.a, str(o.attrs["who"])) if t.since <= (o.end or o.start) and o.start <= t.until]
    if led and source is not None:
        told = f"{source.title}: {led[0].name} led {name(o.a)} {_period(led[0])}"
        yield Evidence(source, f"leaders of {name(o.a)}", "context", told, "weak", source.id)


def _period(term: Term) -> str:
    return f"since {day(term.since)}" if term.until == datetime.date.max else f"{day(term.since)} – {day(term.until)}"
