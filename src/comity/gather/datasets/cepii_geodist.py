"""CEPII GeoDist: where the capitals and main cities of states are, their area, whether they reach the sea."""

from pathlib import Path
from typing import Any

import pyarrow as pa

from comity.errors import GatherError
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import locate
from comity.parties import party_of

DATASET = DataSet(
    id="cepii_geodist",
    title="CEPII GeoDist",
    version="2011",
    publisher="Centre d'études prospectives et d'informations internationales",
    licence="free, to be cited",
    page="https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=6",
    citation="""@techreport{mayer2011notes,
  author = {Mayer, Thierry and Zignago, Soledad}, year = {2011},
  title = {Notes on CEPII's distances measures: The GeoDist database}, institution = {CEPII},
  type = {Working Paper}, number = {2011-25} }""",
    files="geo_cepii.xls",
    columns={
        "iso3": "ISO alpha-3 code, old ones too (ROM, ZAR, TMP, YUG)",
        "city_en, lat, lon, cap, maincity": "a city, where it is in degrees, whether it is the capital and the main city",
        "area": "square kilometres; dis_int: internal distance, km; landlocked: 1 where it does not reach the sea",
    },
    gives=("variable geography",),
)
_COLUMNS = ("iso3", "country", "area", "dis_int", "landlocked", "city_en", "lat", "lon", "cap")
#: CEPII's codes that ISO has given up or never had.
_OLD = {"ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "YUG": "SRB", "PAL": "PSE"}


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "geo_cepii.xls*")]


def load(files: list[Path]) -> Data:
    """One row a state, its capital's, as variable ``geography``: party, capital, latitude, longitude, area, dis_int, landlocked.

    Where a state has several capitals or none is marked, the row of the first is taken.

    Raises:
        GatherError: the file is no Excel file of this layout, or a value is impossible.

    """
    rows = _rows(files[0])
    found: dict[str, dict[str, object]] = {}
    for line, row in rows:
        party = _OLD.get(row["iso3"]) or party_of(row["iso3"], "iso3")
        if party is None:
            raise GatherError(f"{files[0]}: row {line}, column iso3: {row['iso3']!r} is an unknown code; nothing was loaded")
        if not (-90 <= row["lat"] <= 90 and -180 <= row["lon"] <= 180):
            raise GatherError(f"{files[0]}: row {line}, columns lat, lon: {row['lat']}, {row['lon']} is no place; nothing was loaded")
        if party not in found or (row["cap"] == 1 and not found[party]["is_capital"]):
            found[party] = {
                "party": party, "capital": row["city_en"], "latitude": row["lat"], "longitude": row["lon"],
                "area": row["area"], "dis_int": row["dis_int"], "landlocked": int(row["landlocked"]), "is_capital": row["cap"] == 1,
            }  # fmt: skip
    return Data([], {"geography": pa.Table.from_pylist([found[p] for p in sorted(found)])})


def _rows(path: Path) -> list[tuple[int, dict[str, Any]]]:
    import xlrd

    try:
        sheet = xlrd.open_workbook(path).sheet_by_index(0)
    except (xlrd.XLRDError, OSError, ValueError, AssertionError) as error:
        raise GatherError(f"{path}: is no Excel file as {DATASET.title} has it: {error}") from None
    head = [str(v).strip() for v in sheet.row_values(0)] if sheet.nrows else []
    absent = [c for c in _COLUMNS if c not in head]
    if absent:
        raise GatherError(f"{path}: no column {', '.join(absent)}: this is not {DATASET.files}; get it at {DATASET.page}")
    found = []
    for i in range(1, sheet.nrows):
        row = dict(zip(head, sheet.row_values(i), strict=True))
        for column in ("area", "dis_int", "landlocked", "lat", "lon", "cap"):
            if not isinstance(row[column], float):
                raise GatherError(f"{path}: row {i + 1}, column {column}: {row[column]!r} is no number; nothing was loaded")
        found.append((i + 1, row))
    return found
