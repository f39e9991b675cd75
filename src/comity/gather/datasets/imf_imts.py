"""IMF International Merchandise Trade Statistics (formerly Direction of Trade), through SDMX."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from comity.errors import GatherError
from comity.gather.collected import Collected
from comity.gather.dataset import Data, DataSet
from comity.gather.goods_trade import SCHEMA, observed
from comity.gather.imf_exports import Series, series
from comity.gather.publisher_files import locate
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
        "FREQUENCY, TIME_PERIOD, OBS_VALUE": "A; the year; the value. A wide export has a column for each year",
        "SERIES_CODE": "reporter, indicator, partner and frequency with points between, where an export has names only",
        "SCALE": "the power of ten of the values; 6 in an export without it, as figures of partners show",
    },
    gives=("variable trade_imts", "trade"),
    tried=False,
)
_FLOWS = {"XG_FOB_USD": "exports", "MG_CIF_USD": "imports"}
_KEYS = ("COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY")
_WORLD = "G001"


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*IMTS*.xml", "*imts*.xml", "*IMF.STA_IMTS*.csv*", "*IMTS*.csv*")]


def load(files: list[Path]) -> Data:
    """The flows as variable ``trade_imts`` (reporter, partner, year, flow, usd; partner None is the world), and as observations.

    Raises:
        GatherError: sdmx1 is not installed, or the file is no SDMX or CSV of this layout.

    """
    collected = Collected(DATASET)
    found = series(DATASET, files[0], _KEYS) if ".csv" in files[0].name else _in_sdmx(files[0])
    rows = [row for one in found for row in _flows(collected, one, files[0])]
    if not rows:
        raise GatherError(f"{files[0]}: has no annual exports or imports (XG_FOB_USD, MG_CIF_USD) between states")
    made = pa.Table.from_pylist(rows, schema=SCHEMA)
    return Data(observed(made, DATASET.id), {"trade_imts": made.drop_columns("row")}, dict(collected.left_out))


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


def _in_sdmx(path: Path) -> list[Series]:
    """The series of an SDMX file, with their values by year."""
    sdmx = _sdmx()
    try:
        found = []
        for data in sdmx.read_sdmx(path).data:
            for key, observations in data.series.items():
                codes = {k: str(v.value) for k, v in (key.values | key.attrib).items()}
                if codes.get("FREQUENCY") == "A":
                    found.append(Series(codes, [_observed(o, codes) for o in observations if o.value not in (None, "")]))
        return found
    except Exception as error:  # whatever the parser meets in a damaged file
        raise GatherError(f"{path}: is no SDMX file as {DATASET.title} has it: {error}") from None


def _observed(observation: Any, codes: dict[str, str]) -> tuple[int, float]:
    """Year and value of an observation of SDMX, its own scale going before its series'."""
    own = observation.attached_attribute.get("SCALE")
    scale = own.value if own is not None else codes.get("SCALE") or 0
    return int(str(observation.dimension.values["TIME_PERIOD"].value)[:4]), float(observation.value) * 10 ** int(str(scale))


def _flows(collected: Collected, found: Series, path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a series that is of exports or imports of two states, or of one and the world; others are counted."""
    absent = [k for k in _KEYS[:3] if k not in found.codes]
    if absent:
        raise GatherError(f"{path}: a series has no {', '.join(absent)}; this is not {DATASET.title}")
    reporter_code, indicator, partner_code = (found.codes[k] for k in _KEYS[:3])
    flow = _FLOWS.get(indicator)
    if flow is None:
        collected.leave_out(f"is of {indicator}")
        return
    for year, usd in found.values:
        reporter = party_of(reporter_code, "iso3", year)
        world = partner_code == _WORLD
        partner = None if world else party_of(partner_code, "iso3", year)
        if not reporter or not (partner or world) or reporter == partner:
            collected.leave_out("is not of two states, or of one and the world")
            continue
        where = f"{path.name}: {reporter_code} {indicator} {partner_code} {year}"
        yield {"reporter": reporter, "partner": partner, "year": year, "flow": flow, "usd": usd, "row": where}
