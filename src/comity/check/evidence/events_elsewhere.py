"""Claims of events and states of affairs, against what other sources tell of the same event, told apart by the vocabulary's rule."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from comity import packaged
from comity.check.case import Case
from comity.check.verdicts import Claim, Evidence, Relation, Strength
from comity.ledger import Record
from comity.observation import Observation, vocabulary
from comity.observation.rounding import ONE_NAME
from comity.observation.same import content, names_agree, sameness
from comity.wording import period, sentence

#: Told by no more than a span of so many days, an event is dated; else another may lie in it.
_DATED = 31
#: What says of an event which one it is, besides its date.
_TELLING = ("who", "what", "name", "place", "status", "level", "n", "organisation", "recognised")
#: What is told of a state of affairs in place of an act.
_OF_WHAT_IS = ("described", "exists")
#: Acts that go on for long: one is told as a day of it, or as all of it.
_GOES_ON = ("coercion",)
#: How many acts of other times are told where nothing bears on a claim.
_BESIDE = 2
#: How many days before a document an act may lie that it tells of without a date as going on.
_GONE_ON = 10 * 366
#: How many days two acts of visitors may be apart and still be told together.
_NEAR = 31


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """What other sources tell of a claim's event, or that it was another time, or not at all."""
    o = claim.observation
    if claim.finding is None or vocabulary().kinds[o.kind].numeric or o.kind == "membership":
        return
    found: list[Evidence] = []
    shown: dict[str, Evidence] = {}
    records = sorted(case.records(o.a, o.b, o.kind), key=lambda r: str(r.observation.start or ""))
    for record in records:
        weighed = _weighed(o, record.observation, case) or _listed(claim, record, case) or _about_then(claim, record.observation)
        weighed = weighed or _of_that_name_then(o, record, records)
        if weighed:
            found.append(_piece(record, *(("context", "weak", "over by then") if _is_over(claim, record.observation) else weighed), case))
        elif by_act := _shows(o, record.observation):
            shown[record.source.id] = _piece(record, *by_act, case)
    # Of the acts that show a state of affairs the latest of each source is enough.
    yield from [*found, *shown.values()] or _beside(claim, records, case)


def _piece(record: Record, relation: Relation, strength: Strength, note: str, case: Case) -> Evidence:
    found = record.observation
    when = period(found.start, found.end, "undated")
    told = f"{record.source.called}: {sentence(found)}, {when}" + (f" ({note})" if note else "")
    return Evidence(record.source, case.store.sentence(record), relation, told, strength, record.source.root)


def _weighed(o: Observation, found: Observation, case: Case) -> tuple[Relation, Strength, str] | None:
    """How a record bears on a claim: relation, strength and what there is to say of it; None where it is of something else."""
    found = _in_words_of(o, found)
    if _is_the_event(o, found):
        return _modalities(o, found)
    if (o.modality, found.modality) == ("actual", "actual") and _is_other_time(o, found):
        return _other_time(o, found, case)
    return None


def _in_words_of(o: Observation, found: Observation) -> Observation:
    """A record with the claim's word for what both have a word for."""
    for row in _table()["alike"]:
        field = row["field"]
        both = {o.attrs.get(field), found.attrs.get(field)}
        if o.kind == found.kind == row["kind"] and o.attrs.get("action") in row["actions"] and both == set(row["values"]):
            return replace(found, attrs={**found.attrs, field: o.attrs[field]})
    return found


def _is_the_event(o: Observation, found: Observation) -> bool:
    """Whether a record is of the very event of a claim: by its date, or by what says which one it is where a date is not told."""
    compared = sameness(o, found, but=("modality",))
    if not compared.is_one:
        return False
    telling = [f for f in compared.agree if f in _TELLING]
    if o.kind in ("agreement", "project") and not names_agree(o, found):
        return "date" in compared.agree and "name" in compared.agree and _is_dated(o) and _is_dated(found)
    if "date" in compared.agree:
        return bool(telling) or o.kind in _GOES_ON or (_is_dated(o) and _is_dated(found))
    # An undated mention is of the event only where nothing but the date is left open, or a name says which event it is.
    is_state_of_affairs = o.attrs.get("action") in _OF_WHAT_IS
    named = any(f in telling for f in ("name", "organisation", "status", *(("what",) if is_state_of_affairs else ())))
    return named and (o.start is None or o.kind in ("agreement", "project", "multilateral") or is_state_of_affairs)


def _is_over(claim: Claim, found: Observation) -> bool:
    """Whether a state of affairs that is told without a date, as of the document's day, had ended long before ("allied", till 1995)."""
    o, told = claim.observation, claim.told
    stands = o.start is None and o.modality == "actual" and o.attrs.get("action") in _OF_WHAT_IS
    return bool(stands and told and found.spans == () and found.end and found.end < told)


def _modalities(o: Observation, found: Observation) -> tuple[Relation, Strength, str] | None:
    if o.modality == found.modality or (o.modality == "planned" and found.modality == "actual"):
        # What is told without a day may be another of its sort, but for what has a name.
        fine = o.kind in ("agreement", "project") or (found.start is not None and (_is_dated(found) or not _is_dated(o)))
        return "supports", "moderate" if fine else "weak", "" if o.modality == found.modality else "told as done"
    if "denied" in (o.modality, found.modality):
        denied = "denied" if found.modality == "denied" else "told as done"
        # What a data set has without a day is so today, not when the document denies it.
        told = _is_dated(o) == _is_dated(found) and (found.start is not None or found.spans)
        return ("contradicts", "moderate", denied) if told else ("context", "weak", denied)
    return "context", "weak", found.modality


def _listed(claim: Claim, record: Record, case: Case) -> tuple[Relation, Strength, str] | None:
    """How an agreement of a data set on one thing, listed without a name of its own, bears on a claim of an agreement on that thing."""
    o, on, found = claim.observation, _table()["on"].get(record.source.id), record.observation
    if o.kind != "agreement" or on is None or not content(on, "", None) <= content(str(o.attrs["name"]), o.a, o.b):
        return None
    compared = sameness(o, found, but=("name", "type", "modality"))
    others = [r for r in case.records(o.a, o.b, o.kind) if r.source.id == record.source.id and r is not record]
    only = not any(r.observation.attrs["action"] == found.attrs["action"] for r in others)
    if compared.differs == "date":
        return ("context", "weak", f"the only agreement on {on} listed, at another time") if only else None
    if compared.differs or "action" not in compared.agree:
        return None
    if "date" in compared.agree:
        return "supports", "moderate", f"listed as an agreement on {on}"
    if claim.told and found.start and found.start > claim.told:
        return "context", "weak", f"listed as an agreement on {on}, after the document"
    # Told without a date, the only one is the one meant; of several it may be any.
    return ("supports" if only else "context", "weak", f"listed as an agreement on {on}") if not o.start else None


def _of_that_name_then(o: Observation, record: Record, records: list[Record]) -> tuple[Relation, Strength, str] | None:
    """How an agreement whose name is a part of the claim's bears on it: the only one of its source that fits it."""
    if o.kind != "agreement" or not _is_one_then(o, record.observation):
        return None
    alike = [r for r in records if r.source.id == record.source.id and _is_one_then(o, r.observation)]
    return ("supports", "weak", "named in part alike") if len(alike) == 1 else None


def _is_one_then(o: Observation, found: Observation) -> bool:
    compared = sameness(o, found, but=("modality",))
    return o.modality == found.modality == "actual" and compared.is_one and {"name", "action", "date"} <= set(compared.agree)


def _about_then(claim: Claim, found: Observation) -> tuple[Relation, Strength, str] | None:
    """How a visit of about the day of the document bears on one that is told without a day."""
    o = claim.observation
    first, last = found.start or found.end, found.end or found.start
    if o.kind != "visit" or o.start or found.modality != "actual" or not claim.told or not first or not last:
        return None
    # Of what is known by its year alone, the year of the document is near.
    if not first - datetime.timedelta(_NEAR) <= claim.told <= last + datetime.timedelta(_NEAR):
        return None
    compared = sameness(o, found, but=("modality",))
    return ("supports", "weak", "about the day of the document") if compared.is_one and "who" in compared.agree else None


def _beside(claim: Claim, records: list[Record], case: Case) -> Iterator[Evidence]:
    """The acts of the claim's sort at other times that are nearest to it, or to the document where it has no date.

    A claim without a date of what goes on for long, such as sanctions, is held up by the last such act before the document.
    """
    o, day = claim.observation, claim.observation.start or claim.told
    alike = _table()["beside"].get(o.kind)
    if alike is None or day is None or o.modality == "denied":
        return
    but = [f for f in vocabulary().kinds[o.kind].tells_apart if f not in alike]
    near = []
    for record in records:
        found = record.observation
        compared = sameness(o, found, but=but)
        is_known = found.modality == "actual" and found.start and not (claim.told and found.start > claim.told)
        if is_known and found.start and compared.differs is None and set(compared.agree) >= set(alike):
            near.append((abs((found.start - day).days), record))
    for _, record in sorted(near, key=lambda x: x[0])[:_BESIDE]:
        found = record.observation
        assert found.start
        goes_on = o.start is None and o.kind in _GOES_ON and found.start <= day and (day - (found.end or found.start)).days <= _GONE_ON
        yield _piece(record, *(("supports", "weak", "") if goes_on else ("context", "none", "another time")), case)


def _is_other_time(o: Observation, found: Observation) -> bool:
    """Whether a record is of the claim's act at another time."""
    if not o.start or not found.start:
        return False
    compared = sameness(o, found, but=("date",))
    if compared.differs or sameness(o, found).differs != "date":
        return False
    return names_agree(o, found) if o.kind in ("agreement", "project") else not compared.doubtful or o.kind in ("mission", "visit")


def _other_time(o: Observation, found: Observation, case: Case) -> tuple[Relation, Strength, str] | None:
    once, apart = _once(o), _days_between(o, found)
    if once is None or apart <= once.get("near", 0):
        return ("context", "weak", "another time") if once or apart <= _NEAR else None
    between = next((x for x in _known(o, case) if x.attrs.get("action") in once["undone_by"] and _lies_between(x, o, found)), None)
    if between:
        return "context", "weak", f"another time; between them {between.attrs['action']}, {period(between.start, between.end)}"
    if o.kind == "agreement" and apart > ONE_NAME:
        return "context", "weak", "another of that name, or another time"
    return "contradicts", "moderate", "another time"


def _once(o: Observation) -> Mapping[str, Any] | None:
    """What the table says of an act that two states have once; None where it may come at any time."""
    for row in _table()["once"]:
        only: Mapping[str, Any] = row.get("only", {})
        if row["kind"] == o.kind and o.attrs.get("action") in row["actions"] and all(o.attrs.get(k) in v for k, v in only.items()):
            return dict(row)
    return None


def _known(o: Observation, case: Case) -> list[Observation]:
    """All that the ledger and the document itself tell of the claim's pair and kind."""
    told = [c.observation for c in case.claims if c.observation.kind == o.kind and c.observation.pair == o.pair]
    return [r.observation for r in case.records(o.a, o.b, o.kind)] + told


def _lies_between(x: Observation, o: Observation, found: Observation) -> bool:
    if not x.start or not o.start or not found.start or x.modality != "actual":
        return False
    first, last = sorted((o, found), key=lambda e: (e.start, e.end or e.start))
    assert first.start and last.start
    return first.start <= (x.end or x.start) and x.start <= (last.end or last.start)


def _shows(o: Observation, found: Observation) -> tuple[Relation, Strength, str] | None:
    """How a record of an act before it shows a claim's state of affairs: an embassy was opened, so there is one."""
    row = next((r for r in _table()["shown_by"] if r["kind"] == o.kind and r["action"] == o.attrs.get("action")), None)
    if row is None or found.attrs.get("action") not in row["acts"] or (o.modality, found.modality) != ("actual", "actual"):
        return None
    if o.kind == "agreement" and not names_agree(o, found):
        return None
    # What stands in the place of the thing claimed: the ambassador for the embassy.
    others = {f: values[o.attrs.get(f)] for f, values in row.get("instead", {}).items() if o.attrs.get(f) in values}
    is_other = bool(others) and all(found.attrs.get(f) == value for f, value in others.items())
    compared = sameness(o, found, but=("action", "date", "modality", "value", *(others if is_other else ())))
    day, before = o.end or o.start, found.start
    if compared.differs or (day and (before is None or before > day)):
        return None
    return ("supports", "weak", row["note"]) if is_other else ("supports", "moderate", "")


def _is_dated(o: Observation) -> bool:
    return o.start is not None and o.end is not None and (o.end - o.start).days <= _DATED


def _days_between(o: Observation, found: Observation) -> int:
    assert o.start and found.start
    return min(_gap(o.start, found.end or found.start), _gap(found.start, o.end or o.start))


def _gap(x: datetime.date, y: datetime.date) -> int:
    return abs((x - y).days)


def _table() -> dict[str, Any]:
    return packaged.toml("comity.check.evidence", "events_elsewhere.toml")
