"""UN Comtrade: exports and imports of goods between two states, as each of them reports, by year."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa

from comity.errors import GatherError
from comity.gather.dataset import Data, DataSet
from comity.gather.goods_trade import SCHEMA, observed
from comity.gather.publisher_files import YEAR, Column, locate, read_csv, unpacked
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
        "primaryValue": "US dollars: exports free on board, imports with cost, insurance and freight",
    },
    gives=("variable trade_comtrade", "trade"),
    tried=False,
)
#: Without a key the API gives up to 500 rows a call.
API = "https://comtradeapi.un.org/public/v1/preview/C/A/HS"
_FLOWS = {"X": "exports", "M": "imports"}
_WORLD = "W00"


def find(path: Path) -> list[Path]:
    """The file, or those in a folder."""
    if path.is_dir():
        found = sorted([*path.glob("*omtrade*.csv*"), *path.glob("*omtrade*.json")])
        if found:
            return found
    return [locate(DATASET, path, "*omtrade*.csv*", "*omtrade*.json")]


def load(files: list[Path]) -> Data:
    """The flows as variable ``trade_comtrade`` (reporter, partner, year, flow, usd; partner None is the world), and as observations.

    Raises:
        GatherError: a file is not what the publisher offers.

    """
    rows = [row for path in files for row in (_from_json(path) if path.suffix == ".json" else _from_csv(path))]
    made = pa.Table.from_pylist([r for r in rows if r], schema=SCHEMA)
    if not made.num_rows:
        raise GatherError(f"{files[0]}: has no annual total (cmdCode TOTAL) between states")
    return Data(observed(made, DATASET.id), {"trade_comtrade": made.drop_columns("row")})


def fetch(folder: Path, states: list[str], years: range, api: str = API, key: str = "") -> Path:
    """Get the trade of some states with each other and the world through the API.

    Args:
        folder: where to put ``comtrade.json``.
        states: ids of the states.
        years: which years.
        api: its address.
        key: a subscription key, if there is one.

    Raises:
        GatherError: the API does not answer, or refuses.

    """
    import requests

    codes = ",".join(str(code(s, "isonum")) for s in states)
    rows: list[Any] = []
    for year in years:
        query = {"reporterCode": codes, "partnerCode": f"{codes},0", "period": str(year), "cmdCode": "TOTAL", "flowCode": "X,M"}
        try:
            answer = requests.get(api, params=query, headers={"Ocp-Apim-Subscription-Key": key} if key else {}, timeout=60)
            answer.raise_for_status()
            rows += answer.json()["data"]
        except (requests.RequestException, ValueError, KeyError, TypeError) as error:
            raise GatherError(f"{api}: {year}: no answer that can be read: {error}") from None
    target = folder / "comtrade.json"
    target.write_text(json.dumps({"data": rows}), encoding="utf-8")
    return target


def _from_csv(path: Path) -> list[dict[str, Any] | None]:
    text = Column("text", required=True)
    columns = {"refYear": YEAR, "reporterISO": text, "partnerISO": text, "flowCode": text, "cmdCode": text}
    columns |= {"primaryValue": Column("float", least=0), "partner2Code": Column(), "customsCode": Column("text"), "motCode": Column()}
    table = read_csv(DATASET, path, columns, optional=("partner2Code", "customsCode", "motCode"))
    return [_row(row, f"{path.name} line {row['line']}") for row in table.to_pylist()]


def _from_json(path: Path) -> list[dict[str, Any] | None]:
    try:
        listed = json.loads(unpacked(path))["data"]
        return [_row(row, f"{path.name} item {i}") for i, row in enumerate(listed, 1)]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GatherError(f"{path}: is no answer of UN Comtrade's API: {error}; it has a list under data") from None


def _row(row: dict[str, Any], where: str) -> dict[str, Any] | None:
    broken_down = (
        row.get("partner2Code") not in (None, 0) or row.get("motCode") not in (None, 0) or row.get("customsCode") not in (None, "C00")
    )
    if row["cmdCode"] != "TOTAL" or row["flowCode"] not in _FLOWS or row["primaryValue"] is None or broken_down:
        return None
    reporter = party_of(row["reporterISO"], "iso3", int(row["refYear"]))
    partner = None if row["partnerISO"] == _WORLD else party_of(row["partnerISO"], "iso3", int(row["refYear"]))
    if reporter is None or (partner is None and row["partnerISO"] != _WORLD) or reporter == partner:
        return None
    flow = _FLOWS[row["flowCode"]]
    return {
        "reporter": reporter,
        "partner": partner,
        "year": int(row["refYear"]),
        "flow": flow,
        "usd": float(row["primaryValue"]),
        "row": where,
    }
