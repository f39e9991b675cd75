"""World Development Indicators of the World Bank: gross domestic product, population and the like, by state and year."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa

from comity.errors import GatherError
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, header, locate, read_table
from comity.parties import code, party_of

DATASET = DataSet(
    id="wdi",
    title="World Development Indicators",
    version="API v2",
    publisher="World Bank",
    licence="CC BY 4.0",
    page="https://databank.worldbank.org/source/world-development-indicators",
    citation="""@misc{wdi, author = {{World Bank}}, title = {World Development Indicators}, url = {https://data.worldbank.org} }""",
    files="WDICSV.csv (in WDI_CSV.zip), the site's files of one indicator (API_…_DS2_en_csv_v2….csv), or what --download gets",
    columns={
        "Country Code, Indicator Code": "World Bank code of the economy; indicator; groups of economies are left out",
        "1960 …": "a column a year",
    },
    gives=("variable wdi",),
)
#: The indicators that are taken: gross domestic product (current and constant US dollars), population, exports and imports.
INDICATORS = {
    "NY.GDP.MKTP.CD": "gdp", "NY.GDP.MKTP.KD": "gdp_constant", "SP.POP.TOTL": "population",
    "NE.EXP.GNFS.CD": "exports", "NE.IMP.GNFS.CD": "imports",
}  # fmt: skip
_SITE_HEADER = 5


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, those of single indicators, or the file itself."""
    if path.is_dir():
        single = sorted({*path.glob("API_*_DS2_*.csv*"), *path.glob("API_*_DS2_*.zip")})
        if single:
            return single
    return [locate(DATASET, path, "WDICSV.csv*", "WDIData.csv*", "wdi.jsonl", "WDI_CSV*.zip")]


def load(files: list[Path]) -> Data:
    """The indicators as variable ``wdi``: party, year, gdp, gdp_constant, population, exports, imports.

    Raises:
        GatherError: a file is not what the publisher offers.

    """
    rows: dict[tuple[str, int], dict[str, Any]] = {}
    left_out: Counter[str] = Counter()
    for path in files:
        for economy, indicator, year, value in _from_lines(path) if path.suffix == ".jsonl" else _from_csv(path):
            party = party_of(economy, "wb", year)
            if indicator not in INDICATORS:
                left_out[f"of indicator {indicator}"] += 1
            elif value is not None and not party:
                left_out["of groups of economies"] += 1
            elif value is not None and party:
                empty = {"party": party, "year": year, **dict.fromkeys(INDICATORS.values())}
                rows.setdefault((party, year), empty)[INDICATORS[indicator]] = value
    if not rows:
        raise GatherError(f"{files[0]}: has none of the indicators {', '.join(INDICATORS)}")
    schema = pa.schema([("party", pa.string()), ("year", pa.int64()), *((n, pa.float64()) for n in INDICATORS.values())])
    return Data([], {"wdi": pa.Table.from_pylist([rows[k] for k in sorted(rows)], schema=schema)}, left_out)


def fetch(folder: Path, states: list[str], years: range) -> Path:
    """Get the indicators of some states through the World Bank's API.

    Args:
        folder: where to put ``wdi.jsonl``.
        states: ids of the states; all economies if empty.
        years: which years.

    Raises:
        GatherError: wbgapi is not installed, or the service does not answer.

    """
    try:
        import wbgapi
    except ImportError:
        raise GatherError("the World Bank's API needs wbgapi; pip install 'comity[services]'") from None
    economies: Any = [str(code(s, "wb")) for s in states] or "all"
    target = folder / "wdi.jsonl"
    try:
        rows = list(wbgapi.data.fetch(list(INDICATORS), economies, time=years))
    except Exception as error:  # wbgapi raises what requests does, and its own
        raise GatherError(f"the World Bank's API gives no answer that can be read: {error}") from None
    target.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return target


Cell = tuple[str, str, int, float | None]


def _from_csv(path: Path) -> list[Cell]:
    member = "WDI*CSV.csv" if path.name.startswith("WDI") else "API_*.csv"
    # The site's file of one indicator has four lines before its header.
    line = 1 if "Country Code" in header(path, member=member) else _SITE_HEADER
    years = [n for n in header(path, member=member, header_line=line) if n.isdecimal()]
    columns = {"Country Code": Column("text", required=True), "Indicator Code": Column("text", required=True)}
    cells = columns | dict.fromkeys(years, Column("float", ("", "..")))
    table = read_table(DATASET, path, cells, member=member, header_line=line, once=("Country Code", "Indicator Code"))
    return [(r["Country Code"], r["Indicator Code"], int(y), r[y]) for r in table.to_pylist() for y in years if r[y] is not None]


def _from_lines(path: Path) -> list[Cell]:
    found: list[Cell] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            found.append((row["economy"], row["series"], int(str(row["time"]).removeprefix("YR")), row["value"]))
        except (ValueError, KeyError, TypeError) as error:
            raise GatherError(f"{path}: line {number}: is no row of wbgapi: {error}; nothing was loaded") from None
    return found
