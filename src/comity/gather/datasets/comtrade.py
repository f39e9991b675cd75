"""UN Comtrade: exports and imports of goods between two states, as each of them reports, by year."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from comity import packaged
from comity.errors import GatherError
from comity.gather.dataset import Data, DataSet
from comity.gather.goods_trade import SCHEMA, observed
from comity.gather.publisher_files import YEAR, Column, header, locate, read_table, unpacked
from comity.parties import code, party_of

DATASET = DataSet(
    id="comtrade",
    title="UN Comtrade, annual trade in goods",
    version="API v1",
    publisher="United Nations Statistics Division",
    licence="free for own use with attribution; not to be passed on without permission",
    page="https://comtradeplus.un.org/",
    citation="""@misc{comtrade, author = {{United Nations Statistics Division}}, title = {UN Comtrade Database},
  url = {https://comtradeplus.un.org} }""",
    files="a CSV or JSON file as the site or its API gives it",
    columns={
        "reporterISO, partnerISO": "ISO alpha-3; W00 is the world; areas that are no states are left out",
        "refYear (or period), flowCode": "year; X exports, M imports",
        "cmdCode": "TOTAL: all goods; the others are left out",
        "freqCode, typeCode": "A: by year, C: goods; months and services are left out",
        "primaryValue": "US dollars: exports free on board, imports with cost, insurance and freight",
    },
    gives=("variable trade_comtrade", "trade"),
)
#: Without a key the API gives up to 500 rows a call, and says nothing where there are more.
API = "https://comtradeapi.un.org/public/v1/preview/C/A/HS"
_LIMIT = 500
_FLOWS = {"X": "exports", "M": "imports"}
_WORLD = "W00"
_PATTERNS = ("*omtrade*.csv*", "TradeData*.csv*", "*omtrade*.json")
#: Columns that a file may lack, what their total is called, and what a row with something else is.
_TOTALS = {
    "freqCode": ("A", "of a month"),
    "typeCode": ("C", "of services"),
    "partner2Code": ("0", "of a second partner"),
    "customsCode": ("C00", "of one customs procedure"),
    "motCode": ("0", "of one mode of transport"),
}


def find(path: Path) -> list[Path]:
    """The file, or those in a folder."""
    if path.is_dir():
        found = sorted({p for pattern in _PATTERNS for p in path.glob(pattern)})
        if found:
            return found
    return [locate(DATASET, path, *_PATTERNS)]


def load(files: list[Path]) -> Data:
    """The flows as variable ``trade_comtrade`` (reporter, partner, year, flow, usd; partner None is the world), and as observations.

    Raises:
        GatherError: a file is not what the publisher offers.

    """
    rows: list[dict[str, Any]] = []
    left_out: Counter[str] = Counter()
    for path in files:
        for where, row in _from_json(path) if path.suffix == ".json" else _from_csv(path):
            reason = _reason(row)
            if reason:
                left_out[reason] += 1
            else:
                rows.append(_flow(row, where))
    if not rows:
        told = "; ".join(f"{n} rows {reason}" for reason, n in left_out.most_common(5))
        raise GatherError(f"{files[0]}: has no annual total (cmdCode TOTAL) between states ({told})")
    made = pa.Table.from_pylist(rows, schema=SCHEMA)
    return Data(observed(made, DATASET.id), {"trade_comtrade": made.drop_columns("row")}, left_out)


def fetch(folder: Path, states: list[str], years: range, api: str = API, key: str = "") -> Path:
    """Get the trade of some states with each other and the world through the API.

    Args:
        folder: where to put ``comtrade.json``.
        states: ids of the states.
        years: which years.
        api: its address.
        key: a subscription key, if there is one.

    Raises:
        GatherError: the API does not answer, refuses, or cuts its answer.

    """
    codes = [_code(s) for s in states]
    rows = [row for year in years for row in _asked(api, key, codes, codes, year)]
    target = folder / "comtrade.json"
    target.write_text(json.dumps({"data": rows}), encoding="utf-8")
    return target


@cache
def _own_codes() -> dict[str, str]:
    """Parties whose code is not ISO's, with it."""
    return {row["party"]: row["code"] for row in packaged.rows(__package__, "comtrade_codes.csv")}


def _code(state: str) -> str:
    return _own_codes().get(state) or str(code(state, "isonum"))


def _asked(api: str, key: str, reporters: list[str], partners: list[str], year: int) -> list[Any]:
    """What the API tells of a year; asked for one reporter after the other where the answer for all would be cut."""
    import requests

    query = {
        "reporterCode": ",".join(reporters),
        "partnerCode": ",".join([*partners, "0"]),
        "period": str(year),
        "cmdCode": "TOTAL",
        "flowCode": ",".join(_FLOWS),
        "partner2Code": "0",
        "customsCode": "C00",
        "motCode": "0",
        "includeDesc": "true",
    }
    try:
        answer = requests.get(api, params=query, headers={"Ocp-Apim-Subscription-Key": key} if key else {}, timeout=60)
        answer.raise_for_status()
        rows: list[Any] = answer.json()["data"]
    except (requests.RequestException, ValueError, KeyError, TypeError) as error:
        raise GatherError(f"{api}: {year}: no answer that can be read: {error}") from None
    if key or len(rows) < _LIMIT:
        return rows
    if len(reporters) == 1:
        raise GatherError(
            f"{api}: {year}: the answer for reporter {reporters[0]} is cut at {_LIMIT} rows; ask for fewer states, or give a key"
        )
    return [row for reporter in reporters for row in _asked(api, key, [reporter], partners, year)]


def _from_csv(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    text = Column("text", required=True)
    columns = {"refYear": YEAR, "reporterISO": text, "partnerISO": text, "flowCode": text, "cmdCode": text}
    columns |= {"primaryValue": Column("float", least=0), **dict.fromkeys(_TOTALS, Column("text"))}
    names = header(path)
    once = [c for c in columns if c in names and c != "primaryValue"]
    table = read_table(DATASET, path, columns, optional=tuple(_TOTALS), once=once)
    return ((f"{path.name} line {row['line']}", row) for row in table.to_pylist())


def _from_json(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    wanted = ("refYear", "reporterISO", "partnerISO", "flowCode", "cmdCode", "primaryValue")
    try:
        for number, row in enumerate(json.loads(unpacked(path))["data"], 1):
            read = {name: row[name] for name in wanted} | {name: row.get(name) for name in _TOTALS}
            yield f"{path.name} item {number}", read | {"refYear": int(read["refYear"])}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GatherError(f"{path}: is no answer of UN Comtrade's API: {error}; it has a list under data") from None


def _reason(row: dict[str, Any]) -> str:
    """Why a row is left out; empty for one that is a flow of goods between two states, or with the world."""
    for name, (total, what) in _TOTALS.items():
        if row.get(name) is not None and str(row[name]) != total:
            return what
    if row["cmdCode"] != "TOTAL":
        return "of one commodity"
    if row["flowCode"] not in _FLOWS:
        return f"of flow {row['flowCode']}"
    if row["primaryValue"] is None:
        return "without a value"
    for area in (row["reporterISO"], row["partnerISO"]):
        if area != _WORLD and party_of(area, "iso3", row["refYear"]) is None:
            return f"of {area}, which is no state"
    return "of a state with itself" if row["reporterISO"] == row["partnerISO"] else ""


def _flow(row: dict[str, Any], where: str) -> dict[str, Any]:
    year = row["refYear"]
    return {
        "reporter": party_of(row["reporterISO"], "iso3", year),
        "partner": None if row["partnerISO"] == _WORLD else party_of(row["partnerISO"], "iso3", year),
        "year": year,
        "flow": _FLOWS[row["flowCode"]],
        "usd": float(row["primaryValue"]),
        "row": where,
    }
