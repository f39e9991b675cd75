"""IMF exchange rates: national currency per US dollar, at the end of the period."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from comity.errors import GatherError
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_table
from comity.parties import party_of

DATASET = DataSet(
    id="imf_rates",
    title="IMF Exchange Rates (ER)",
    version="4.0.1",
    publisher="International Monetary Fund",
    licence="free to use with attribution (IMF terms)",
    page="https://data.imf.org/en/datasets/IMF.STA:ER",
    citation="""@misc{imf_er, author = {{International Monetary Fund}}, title = {Exchange Rates (ER)}, year = {2026},
  url = {https://data.imf.org} }""",
    files="the CSV export of data.imf.org",
    columns={
        "COUNTRY.ID": "economy, ISO alpha-3 or an IMF code of a group, which is left out",
        "INDICATOR.ID": "XDC_USD: domestic currency per US dollar; TYPE_OF_TRANSFORMATION.ID: EOP_RT, end of period, or PA_RT, average",
        "TIME_PERIOD, OBS_VALUE": "year and rate",
    },
    gives=("variable exchange_rates",),
)

#: Which rate of a year a row gives; one of another sort is none of either.
_MEASURES = {"EOP_RT": "end", "PA_RT": "average"}


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*IMF.STA_ER*.csv*", "*ER*.csv*")]


def load(files: list[Path]) -> Data:
    """The yearly rates as variable ``exchange_rates``: party, year, measure (end or average), per_usd.

    Raises:
        GatherError: the file is not what the publisher offers, or a rate is not positive.

    """
    text = Column("text", required=True)
    columns = {"COUNTRY.ID": text, "INDICATOR.ID": text, "TYPE_OF_TRANSFORMATION.ID": text, "FREQUENCY.ID": text}
    columns |= {"TIME_PERIOD": Column("text"), "OBS_VALUE": Column("float", least=0)}
    table = whole = read_table(DATASET, files[0], columns, once=[c for c in columns if c != "OBS_VALUE"])
    annual = pc.and_(pc.equal(table["FREQUENCY.ID"], "A"), pc.equal(table["INDICATOR.ID"], "XDC_USD"))
    table = table.filter(pc.and_(annual, pc.and_(pc.is_valid(table["OBS_VALUE"]), pc.is_valid(table["TIME_PERIOD"]))))
    rows = []
    for row in table.to_pylist():
        if not row["TIME_PERIOD"].isdecimal():
            told = f"{files[0]}: line {row['line']}, column TIME_PERIOD: {row['TIME_PERIOD']!r}"
            raise GatherError(f"{told} is no year; nothing was loaded")
        party, measure = party_of(row["COUNTRY.ID"], "iso3"), _MEASURES.get(row["TYPE_OF_TRANSFORMATION.ID"])
        if party and measure:
            rows.append({"party": party, "year": int(row["TIME_PERIOD"]), "measure": measure, "per_usd": row["OBS_VALUE"]})
    lost = whole.num_rows - len(rows)
    return Data([], {"exchange_rates": pa.Table.from_pylist(rows)}, {"is no rate of a year and a state per dollar": lost} if lost else {})
