"""Design of Trade Agreements: which states have signed which trade agreements since 1948."""

import datetime
import json
import re
from pathlib import Path

import pyarrow as pa

from comity.errors import GatherError
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_table
from comity.gather.repositories import MANYTREATIES
from comity.observation import Finding, Observation
from comity.parties import party_of

DATASET = DataSet(
    id="desta",
    title="Design of Trade Agreements (DESTA), list of treaties",
    version="2.1",
    publisher="World Trade Institute, DESTA project",
    licence="free, to be cited (DESTA); CC BY 4.0 (description of the R package manytreaties)",
    page="https://www.designoftradeagreements.org/downloads/",
    citation="""@article{dur2014design,
  author = {D{\\"u}r, Andreas and Baccini, Leonardo and Elsig, Manfred}, year = {2014},
  title = {The Design of International Trade Agreements: Introducing a New Dataset},
  journal = {The Review of International Organizations}, volume = {9}, number = {3}, pages = {353--375} }""",
    files="the list of treaties (CSV, semicolons)",
    columns={
        "number, base_treaty, name": "the treaty, the treaty that it changes, and its name",
        "entry_type": "base_treaty, accession, withdrawal, consolidated, protocol or amendment, negotiation",
        "year, entryforceyear": "year of signature and of entry into force",
        "c1 … c91": "members as ISO 3166-1 numeric codes",
    },
    urls={f"{MANYTREATIES}/DESTA/DESTA.csv": "265e1bb20c0e1aa473b1fbe9109d5d2363c4d85394d28312ba24f482a59fb2c9"},
    editions={"265e1bb20c0e1aa473b1fbe9109d5d2363c4d85394d28312ba24f482a59fb2c9": "2.1"},
    gives=("variable trade_agreements", "agreement"),
)
#: A treaty of more states gives no observation for each pair: a brief on two states is not about it.
_PAIRS_UP_TO = 30
_MEMBERS = 91
#: What an entry says that its members did; an accession, a withdrawal and a consolidated text name members who did nothing.
_ACTIONS = {"base_treaty": "signed", "protocol or amendment": "amended", "negotiation": "negotiated"}
#: A name that says what it is of.
_A_NAME = re.compile(r"(?i)agreement|treaty|accord|protocol|convention|association|area|community|common market|union|SAA\b|\(")
#: Members that ISO 3166-1 does not number.
_OWN_CODES = {900: "XKX", 97: "EU"}


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "DESTA*.csv*", "desta*.csv*", "*treaties*.csv*")]


def load(files: list[Path]) -> Data:
    """Who was in which treaty as variable ``trade_agreements``, and an agreement for each pair of members.

    Raises:
        GatherError: the file is not what the publisher offers, or a member's code is unknown.

    """
    path = files[0]
    text = Column("text")
    columns = {"number": Column("text", required=True), "base_treaty": text, "name": Column("text", required=True), "entry_type": text}
    columns |= {"year": Column(least=1900, most=2100), "entryforceyear": Column(least=1900, most=2100)}
    columns |= {f"c{i}": Column(missing=("", "NA", "0")) for i in range(1, _MEMBERS + 1)}
    table = read_table(DATASET, path, columns, delimiter=";", once=("number",))
    entries: list[Finding] = []
    members: list[dict[str, object]] = []
    for row in table.to_pylist():
        parties = [_party(row[f"c{i}"], row, path) for i in range(1, _MEMBERS + 1) if row[f"c{i}"] is not None]
        parties = list(dict.fromkeys(parties))
        known = {k: row[k] for k in ("number", "base_treaty", "name", "entry_type", "year", "entryforceyear")}
        members += [{**known, "party": p} for p in parties]
        entries += _agreements(row, parties)
    return Data(entries, {"trade_agreements": pa.Table.from_pylist(members)})


def _party(code: int, row: dict[str, object], path: Path) -> str:
    year = row["year"] or row["entryforceyear"]
    found = _OWN_CODES.get(code) or party_of(code, "isonum", int(str(year)) if year else None) or party_of(code, "isonum")
    if found is None:
        raise GatherError(f"{path}: line {row['line']}: {code} is no ISO 3166-1 numeric code of a state; nothing was loaded")
    return found


def _name(listed: str) -> str:
    """A treaty's name; the list has many by their parties alone ("Chile Mexico")."""
    return listed if _A_NAME.search(listed) else f"{listed} trade agreement"


def _agreements(row: dict[str, object], parties: list[str]) -> list[Finding]:
    action = _ACTIONS.get(str(row["entry_type"]))
    if action is None or not 2 <= len(parties) <= _PAIRS_UP_TO:
        return []
    year = int(str(row["year"])) if row["year"] else None
    first, last = (datetime.date(year, 1, 1), datetime.date(year, 12, 31)) if year else (None, None)
    found = []
    for i, a in enumerate(sorted(parties)):
        for b in sorted(parties)[i + 1 :]:
            attrs: dict[str, str | int | list[str]] = {"name": _name(str(row["name"])), "type": "agreement", "action": action}
            others = [p for p in sorted(parties) if p not in (a, b)]
            if others:
                attrs["others"] = others
            where = f"treaty {row['number']}: {json.dumps(row['name'], ensure_ascii=False)}, {row['entry_type']}, {year or 'no year'}"
            found.append(Finding(Observation("agreement", a, b, start=first, end=last, attrs=attrs), DATASET.id, row=where))
    return found
