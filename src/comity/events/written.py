"""Events as PLOVER's JSON Lines, as a table with CAMEO's codes, and with the columns of POLECAT."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from comity.events.daily import CodedEvent
from comity.ledger import Record
from comity.parties import get
from comity.wording import sentence

CAMEO_COLUMNS = (
    "id", "date", "source", "target", "event", "mode", "contexts", "cameo", "cameo_name", "goldstein", "quad", "auxiliary",
    "reports", "documents", "spans",
)  # fmt: skip
#: The columns of POLECAT's weekly files, in their order; those that an observation does not tell are left empty.
POLECAT_COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country",
    "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
    "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
_QUADS = {
    "verbal cooperation": "VERBAL COOPERATION",
    "material cooperation": "MATERIAL COOPERATION",
    "verbal conflict": "VERBAL CONFLICT",
    "material conflict": "MATERIAL CONFLICT",
}
Safe = Callable[[object], object]


def as_cameo(events: Iterable[CodedEvent], safe: Safe | None = None) -> str:
    """A CSV table, one row an event; negated events, which CAMEO has no way to tell, are left out."""
    return _table(CAMEO_COLUMNS, (_cameo(e) for e in events if e.auxiliary != "negated"), ",", safe)


def as_polecat(events: Iterable[CodedEvent], safe: Safe | None = None) -> str:
    """A table with POLECAT's columns, tabs between; only what happened, for POLECAT tells nothing else, and what PLOVER has."""
    return _table(POLECAT_COLUMNS, (_polecat(e) for e in events if e.is_of_the_day and e.act.is_plovers), "\t", safe)


def as_plover(events: Iterable[CodedEvent]) -> str:
    """PLOVER's JSON Lines: actor and recipient are lists; an act of each towards the other is one line with both as actors.

    A visit is one line, of the visitor; the host's side of it is CAMEO's alone.
    """
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in _plover(events))


def _plover(events: Iterable[CodedEvent]) -> Iterator[dict[str, Any]]:
    listed = [e for e in events if e.act.is_plovers]
    known = {(e.date, e.source, e.target, e.code.code, e.auxiliary): e for e in listed}
    for e in listed:
        other = known.get((e.date, e.target, e.source, e.code.code, e.auxiliary))
        mutual = e.act.direction == "both" and other is not None
        if mutual and e.source > e.target:
            continue
        actors, recipients = ([e.source, e.target], []) if mutual else ([e.source], [e.target])
        yield {
            "id": e.id,
            "date": e.date.isoformat(),
            "actor": [_party(p) for p in actors],
            "recipient": [_party(p) for p in recipients],
            "event": e.act.event,
            "mode": [m for m in (e.act.mode, e.auxiliary) if m],
            "context": [e.act.context] if e.act.context else [],
            "eventText": sentence(e.records[0].observation),
            "cameo": e.code.code,
            "goldstein": e.code.goldstein,
            "documents": [_place(r) for r in e.records],
        }


def _party(party: str) -> dict[str, str]:
    return {"code": party, "actorText": get(party).name, "sector": "IGO" if get(party).sort == "organisation" else "GOV"}


def _place(record: Record) -> dict[str, Any]:
    source = record.source
    spans = [list(s) for s in record.observation.spans]
    return {"id": source.id, "url": source.url, "date": str(source.published or ""), "spans": spans, "row": record.finding.row}


def _cameo(e: CodedEvent) -> tuple[object, ...]:
    spans = "; ".join(" ".join(f"{a}-{b}" for a, b in r.observation.spans) or r.finding.row for r in e.records)
    return (
        e.id, e.date.isoformat(), e.source, e.target, e.act.event, e.act.mode, e.act.context, e.code.code, e.code.name,
        e.code.goldstein, e.code.quad, e.auxiliary, len(e.records), "; ".join(e.documents), spans,
    )  # fmt: skip


def _polecat(e: CodedEvent) -> tuple[object, ...]:
    told = {
        "Event ID": e.id,
        "Event Date": e.date.isoformat(),
        "Event Type": e.act.event,
        "Event Mode": e.act.mode,
        "Intensity": e.code.goldstein,
        "Quad Code": _QUADS[e.code.quad],
        "Contexts": e.act.context,
        "Source": "; ".join(dict.fromkeys(r.source.publisher or r.source.title for r in e.records)),
        "Publication Date": str(min((str(r.source.published) for r in e.records if r.source.published), default="")),
        "Version": "comity",
    }
    for role, party in (("Actor", e.source), ("Recipient", e.target)):
        name, is_body = get(party).name, get(party).sort == "organisation"
        told |= {f"{role} Name": name, f"{role} Country": "" if is_body else name, f"{role} COW": _cow(party, e)}
        told[f"Primary {role} Sector"] = told[f"{role} Sectors"] = "IGO" if is_body else "GOV"
    return tuple(told.get(column, "") for column in POLECAT_COLUMNS)


def _cow(party: str, e: CodedEvent) -> object:
    code = get(party).to("cow", e.date)
    return "" if code is None else code


def _table(columns: tuple[str, ...], rows: Iterable[tuple[object, ...]], delimiter: str, safe: Safe | None) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe(c) if safe else c for c in row] for row in rows)
    return text.getvalue()
