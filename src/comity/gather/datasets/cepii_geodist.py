"""CEPII GeoDist: where the capitals and main cities of states are, their area, whether they reach the sea."""

from pathlib import Path

import pyarrow as pa

from comity.errors import GatherError
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_table
from comity.parties import party_of

DATASET = DataSet(
    id="cepii_geodist",
    title="CEPII GeoDist",
    version="2011",
    publisher="Centre d'études prospectives et d'informations internationales",
    licence="none on the publisher's page; to be cited",
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
    editions={"aa43be56e85a0f67459dc2fd1e841710b600b6133cde76536c42bac07c35c9d9": "2011"},
)
_NUMBER = Column("float", required=True)
_COLUMNS = {
    "iso3": Column("text", required=True),
    "city_en": Column("text"),
    "area": _NUMBER,
    "dis_int": _NUMBER,
    "landlocked": _NUMBER,
    "lat": Column("float", least=-90, most=90, required=True),
    "lon": Column("float", least=-180, most=180, required=True),
    "cap": _NUMBER,
}
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
    found: dict[str, dict[str, object]] = {}
    for row in read_table(DATASET, files[0], _COLUMNS).to_pylist():
        party = _OLD.get(row["iso3"]) or party_of(row["iso3"], "iso3")
        if party is None:
            raise GatherError(f"{files[0]}: row {row['line']}, column iso3: {row['iso3']!r} is an unknown code; nothing was loaded")
        if party not in found or (row["cap"] == 1 and not found[party]["is_capital"]):
            found[party] = {
                "party": party, "capital": row["city_en"], "latitude": row["lat"], "longitude": row["lon"],
                "area": row["area"], "dis_int": row["dis_int"], "landlocked": int(row["landlocked"]), "is_capital": row["cap"] == 1,
            }  # fmt: skip
    return Data([], {"geography": pa.Table.from_pylist([found[p] for p in sorted(found)])})
