"""Chiefs of mission of the United States by country since 1776: who was appointed, and presented credentials when."""

import datetime
import re
from pathlib import Path
from typing import Any

import pyarrow as pa

from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import locate
from comity.gather.xml_records import rows

DATASET = DataSet(
    id="us_missions",
    title="Principal officers and chiefs of mission of the United States, by country",
    version="2026-06",
    publisher="Office of the Historian, U.S. Department of State",
    licence="public domain (work of the United States government)",
    page="https://github.com/HistoryAtState/pocom",
    citation="""@misc{us_missions, author = {{Office of the Historian}}, title = {Principal Officers and Chiefs of Mission},
  publisher = {U.S. Department of State}, year = {2026}, url = {https://history.state.gov/departmenthistory/people} }""",
    files="the XML files of the folder missions-countries, or one table made of them (CSV)",
    columns={
        "territory_id, contemporary_territory_id": "the country, and the one that it was then (only in the XML)",
        "person_id, role": "who, as what (ambassador-e-p is ambassador extraordinary and plenipotentiary)",
        "appointed, started, ended": "day, month or year of appointment, of credentials (of a chargé: of taking over), of leaving",
        "started_note, ended_note, note": "what else is known, in words",
    },
    gives=("variable us_missions", "mission"),
    editions={"985223f73d9233b9aff6222a30f3d0e128b41d43241170f7ab31b247044ba1df": "2026-06"},
)
_FIELDS = {"territory_id": "/territory-id", "contemporary_territory_id?": "contemporary-territory-id", "id": "id", "person_id": "person-id"}
_FIELDS |= {"role": "role-title-id", "appointed": "appointed/date", "started": "started/date", "started_note": "started/note"}
_FIELDS |= {"ended": "ended/date", "ended_note": "ended/note", "note": "note"}
SCHEMA = pa.schema([
    ("party", pa.string()), ("year", pa.int64()), ("since", pa.date32()), ("until", pa.date32()), ("role", pa.string()),
    ("who", pa.string()),
])  # fmt: skip
_AMBASSADOR = "ambassador-e-p"
#: Notes that leave the start a presentation of credentials on that day.
_PRESENTED = re.compile(r"(?i)^$|credentials|recogni[sz]ed|received|reaccredited")
_ABOUT = re.compile(r"(?i)\b(about|before|soon after|between|no record)\b")
#: What a note on the start tells of the embassy, or of the legation that was there before.
_EMBASSY = (("reopened", re.compile(r"(?i)^(?:embassy|legation) .*(?:re-?established|reopened)")),
            ("opened", re.compile(r"(?i)^(?:embassy|legation) .*(?:established|opened)")))  # fmt: skip
#: What a note on the end tells of it, without a day of its own.
_CLOSED = re.compile(r"(?i)^(embassy|legation)\b\D*\bclosed\b\D*$")
#: What a note tells of an embassy or a legation with a day of its own: "Embassy Cotonou was established on February 15, 1961".
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATED = re.compile(
    r"\b(?P<what>Embassy|Legation)\b[^.;]{0,60}? (?:was |were )?"
    r"(?P<act>re-?established|established|re-?opened|opened|closed|raised to Embassy status)"
    rf"(?:,| on)? (?P<day>(?:{_MONTHS}) \d{{1,2}}, \d{{4}})"
)
_ACTIONS = {"established": "opened", "opened": "opened", "closed": "closed", "raised to Embassy status": "upgraded"}


def find(path: Path) -> list[Path]:
    """The countries' XML files in a folder, else the table made of them."""
    found = sorted(p for folder in (path, path / "missions-countries") for p in folder.glob("*.xml")) if path.is_dir() else []
    return found or [locate(DATASET, path, "*chiefs_of_mission*.csv*")]


def load(files: list[Path]) -> Data:
    """Appointments, presentations of credentials, embassies opened and closed as observations; variable ``us_missions``.

    The variable has who served where, from when to when.

    An envoy, minister or chargé d'affaires is told as a diplomat. A day that is told only about is left out.

    Raises:
        GatherError: the files are not what the publisher offers, or a date is none.

    """
    collected = Collected(DATASET)
    served = []
    for row in rows(DATASET, files, "chief", _FIELDS, once=("id", "started", "ended")):
        told = next((c for c in ("appointed", "started", "ended") if row[c]), "")
        first = collected.span(row, told)[0] if told else None
        host = _host(collected, row, first.isoformat() if first else None)
        if host is None:
            continue
        row["what"] = "ambassador" if row["role"] == _AMBASSADOR else "diplomats"
        _tell(collected, host, row)
        _tell_of_embassy(collected, host, row)
        since, until = collected.span(row, "started")[0], collected.span(row, "ended")[1]
        if since and (until is None or since <= until):
            served.append({"party": host, "year": since.year, "since": since, "until": until, "role": row["role"], "who": row["person_id"]})
        else:
            collected.leave_out("never took up the post, or its first day is unknown (of the variable)")
    return collected.data({"us_missions": pa.Table.from_pylist(served, schema=SCHEMA)})


def _host(collected: Collected, row: dict[str, Any], first: str | None) -> str | None:
    if "resident at Taipei" in row["note"]:
        return "TWN"
    territory = row.get("contemporary_territory_id") or row["territory_id"]
    # "kingdom-of-two-sicilies-1861": the year is that of its end.
    return collected.party(re.sub(r"-\d{4}$", "", territory).replace("-", " "), first)


def _tell(collected: Collected, host: str, row: dict[str, Any]) -> None:
    (since, until), (started, ended) = collected.span(row, "appointed"), collected.span(row, "started")
    where = f"{row['id']}: {row['person_id']}, {row['role']}"
    attrs = {"what": row["what"], "action": "appointed"}
    if since:
        collected.tell("mission", "USA", host, f"{where}, appointed {row['appointed']}", start=since, end=until, attrs=attrs)
    note = row["started_note"]
    embassy = next((action for action, pattern in _EMBASSY if pattern.search(note)), None)
    if embassy:
        attrs = {"what": "other" if note.lower().startswith("legation") else "embassy", "action": embassy}
        collected.tell("mission", "USA", host, f"{where}: {note} {row['started']}", start=started, end=ended, attrs=attrs)
    elif started and row["role"].startswith("charge-daffaires-ad"):
        return
    elif started and _PRESENTED.search(note) and not _ABOUT.search(note):
        attrs = {"what": row["what"], "action": "accredited"}
        collected.tell("mission", "USA", host, f"{where}, credentials {row['started']}", start=started, end=ended, attrs=attrs)
    elif started:
        collected.leave_out("presented credentials on no certain day")


def _tell_of_embassy(collected: Collected, host: str, row: dict[str, Any]) -> None:
    """What the notes tell of the embassy itself, or of the legation that was there before: opened, raised, closed."""
    where = f"{row['id']}: {row['person_id']}"
    closed, (since, until) = _CLOSED.search(row["ended_note"]), collected.span(row, "ended")
    if closed and since:
        attrs = {"what": "other" if closed[1].lower() == "legation" else "embassy", "action": "closed"}
        collected.tell("mission", "USA", host, f"{where}: {row['ended_note']} {row['ended']}", start=since, end=until, attrs=attrs)
    for found in _DATED.finditer(row["note"]):
        day = datetime.datetime.strptime(found["day"], "%B %d, %Y").date()
        action = _ACTIONS.get(found["act"], "reopened")
        attrs = {"what": "other" if found["what"] == "Legation" and action != "upgraded" else "embassy", "action": action}
        collected.tell("mission", "USA", host, f"{where}: {found[0]}", start=day, end=day, attrs=attrs)
