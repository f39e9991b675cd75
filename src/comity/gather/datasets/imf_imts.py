"""IMF International Merchandise Trade Statistics (formerly Direction of Trade), through SDMX."""

from pathlib import Path
from typing import Any

import pyarrow as pa

from comity.errors import GatherError
from comity.gather.dataset import Data, DataSet
from comity.gather.goods_trade import SCHEMA, observed
from comity.gather.publisher_files import Column, locate, read_rows
from comity.parties import code, party_of

DATASET = DataSet(
    id="imf_imts",
    title="IMF International Merchandise Trade Statistics (IMTS)",
    version="2025",
    publisher="International Monetary Fund",
    licence="free to use with attribution (IMF terms)",
    page="https://data.imf.org/en/datasets/IMF.STA:IMTS",
    citation="""@misc{imf_imts, author = {{International Monetary Fund}}, title = {International Merchandise Trade Statistics (IMTS)},
  year = {2025}, url = {https://data.imf.org} }""",
    files="an SDMX-ML 2.1 or 3.0 file as the API gives it, or the CSV export of data.imf.org",
    columns={
        "COUNTRY, COUNTERPART_COUNTRY": "reporter and partner, ISO alpha-3; G001 is the world; groups are left out",
        "INDICATOR": "XG_FOB_USD exports, free on board; MG_CIF_USD imports, with cost, insurance and freight",
        "FREQUENCY, TIME_PERIOD": "A; the year. SCALE: the power of ten of the values",
    },
    gives=("variable trade_imts", "trade"),
    tried=False,
)
_FLOWS = {"XG_FOB_USD": "exports", "MG_CIF_USD": "imports"}
_WORLD, _MILLIONS = "G001", "6"


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*IMTS*.xml", "*imts*.xml", "*IMF.STA_IMTS*.csv*", "*IMTS*.csv*")]


def load(files: list[Path]) -> Data:
    """The flows as variable ``trade_imts`` (reporter, partner, year, flow, usd; partner None is the world), and as observations.

    Raises:
        GatherError: sdmx1 is not installed, or the file is no SDMX or CSV of this layout.

    """
    rows = [
        row for series, values in (_portal if ".csv" in files[0].name else _series)(files[0]) for row in _rows(series, values, files[0])
    ]
    if not rows:
        raise GatherError(f"{files[0]}: has no annual exports or imports (XG_FOB_USD, MG_CIF_USD) between states")
    made = pa.Table.from_pylist(rows, schema=SCHEMA)
    return Data(observed(made, DATASET.id), {"trade_imts": made.drop_columns("row")})


def fetch(folder: Path, states: list[str], years: range, source: str = "IMF_DATA") -> Path:
    """Get the trade of some states with each other and the world through the IMF's SDMX service.

    Args:
        folder: where to put ``imts.xml``.
        states: ids of the states.
        years: which years.
        source: sdmx1's name of the service.

    Raises:
        GatherError: sdmx1 is not installed, or the service does not answer.

    """
    sdmx = _sdmx()
    codes = [str(code(s, "iso3")) for s in states]
    key = f"{'+'.join(codes)}.{'+'.join(_FLOWS)}.{'+'.join([*codes, _WORLD])}.A"
    target = folder / "imts.xml"
    try:
        sdmx.Client(source).get("data", "IMTS", key=key, params={"startPeriod": years[0], "endPeriod": years[-1]}, tofile=target)
    except Exception as error:  # sdmx1 raises what requests and lxml do, and its own
        raise GatherError(f"{source}: no answer that can be read: {error}") from None
    return target


def _sdmx() -> Any:
    try:
        import sdmx
    except ImportError:
        raise GatherError("reading SDMX needs sdmx1; pip install 'comity[services]'") from None
    return sdmx


def _series(path: Path) -> list[tuple[dict[str, str], list[tuple[str, float, dict[str, str]]]]]:
    """Each series with its keys and attributes, and its observations: period, value, attributes."""
    sdmx = _sdmx()
    try:
        message = sdmx.read_sdmx(path)
        found = []
        for data in message.data:
            for key, observations in data.series.items():
                about = {k: str(v.value) for k, v in key.values.items()} | {k: str(v.value) for k, v in key.attrib.items()}
                listed = [
                    (
                        str(o.dimension.values["TIME_PERIOD"].value),
                        float(o.value),
                        {k: str(v.value) for k, v in o.attached_attribute.items()},
                    )
                    for o in observations
                    if o.value not in (None, "")
                ]
                found.append((about, listed))
        return found
    except Exception as error:  # whatever the parser meets in a damaged file
        raise GatherError(f"{path}: is no SDMX file as {DATASET.title} has it: {error}") from None


def _portal(path: Path) -> list[tuple[dict[str, str], list[tuple[str, float, dict[str, str]]]]]:
    """The rows of the portal's CSV in the shape of `_series`, each a series of its own."""
    text = Column("text", required=True)
    columns = {f"{name}.ID": text for name in ("COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY")}
    columns |= {"TIME_PERIOD": text, "OBS_VALUE": Column("float"), "SCALE.ID": Column("text", ())}
    found: list[tuple[dict[str, str], list[tuple[str, float, dict[str, str]]]]] = []
    for row in read_rows(DATASET, path, columns, optional=("SCALE.ID",)):
        if row["OBS_VALUE"] is not None:
            # An export without scale is in millions, as one of direct investment positions is.
            about = {name.removesuffix(".ID"): row[name] for name in columns if name.endswith(".ID") and name in row}
            found.append((about | {"SCALE": row.get("SCALE.ID") or _MILLIONS}, [(row["TIME_PERIOD"], row["OBS_VALUE"], {})]))
    return found


def _rows(series: dict[str, str], values: list[tuple[str, float, dict[str, str]]], path: Path) -> list[dict[str, Any]]:
    absent = [k for k in ("COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY") if k not in series]
    if absent:
        raise GatherError(f"{path}: a series has no {', '.join(absent)}; this is not {DATASET.title}")
    flow = _FLOWS.get(series["INDICATOR"])
    if flow is None or series["FREQUENCY"] != "A":
        return []
    found = []
    for period, value, attributes in values:
        year = int(period[:4])
        reporter = party_of(series["COUNTRY"], "iso3", year)
        world = series["COUNTERPART_COUNTRY"] == _WORLD
        partner = None if world else party_of(series["COUNTERPART_COUNTRY"], "iso3", year)
        if reporter and (partner or world) and reporter != partner:
            scale = int(attributes.get("SCALE") or series.get("SCALE") or 0)
            where = f"{path.name}: {series['COUNTRY']} {series['INDICATOR']} {series['COUNTERPART_COUNTRY']} {year}"
            found.append({"reporter": reporter, "partner": partner, "year": year, "flow": flow, "usd": value * 10**scale, "row": where})
    return found
