"""IMF Direct Investment Positions by Counterpart Economy (formerly CDIS): stocks of direct investment between two economies."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from comity.errors import GatherError
from comity.gather.bulk_observations import observations
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, locate, read_table
from comity.parties import party_of

DATASET = DataSet(
    id="imf_dip",
    title="IMF Direct Investment Positions by Counterpart Economy (DIP)",
    version="12.0.1",
    publisher="International Monetary Fund",
    licence="free to use with attribution (IMF terms)",
    page="https://data.imf.org/en/datasets/IMF.STA:DIP",
    citation="""@misc{imf_dip, author = {{International Monetary Fund}}, title = {Direct Investment Positions by Counterpart Economy (DIP)},
  year = {2026}, url = {https://data.imf.org} }""",
    files="the CSV exports of data.imf.org, one or several in a folder",
    columns={
        "COUNTRY.ID, COUNTERPART_COUNTRY.ID": "reporter and partner, ISO alpha-3; codes of groups and regions are left out",
        "DV_TYPE.ID": "O: reported by the reporter; SCC: derived from what the partner reports of it",
        "INDICATOR.ID": "INWD_D_…: inward (partner invests in reporter); OTWD_D_…: outward",
        "OBS_VALUE, SCALE.ID": "US dollars; SCALE.ID is the power of ten. An export without it is in millions, as mirror figures show",
    },
    gives=("variable investment", "investment"),
)
_MILLIONS = 6
#: A position of more than so many times the total with the world is no figure in the unit of the others.
_TIMES = 10
_DIRECTIONS = {"INWD": "inward", "OTWD": "outward"}


def find(path: Path) -> list[Path]:
    """The exports in a folder, or the file itself."""
    if path.is_dir():
        found = sorted(path.glob("*IMF.STA_DIP*.csv*"))
        if found:
            return found
    return [locate(DATASET, path, "*DIP*.csv*")]


def load(files: list[Path]) -> Data:
    """The positions as variable ``investment`` (reporter, partner, year, direction, reported, usd) and as observations of stocks.

    A position that is many times the reporter's own total with the world is left out: China's with Korea and Kuwait are given in
    dollars among figures in millions.

    Raises:
        GatherError: a file is not what the publisher offers.

    """
    read = [_read(path) for path in files]
    table = pa.concat_tables([made for made, _ in read])
    others = sum(count for _, count in read)
    possible = table.filter(pc.invert(table["too_much"])).drop_columns(["too_much"])
    lost = table.num_rows - possible.num_rows
    left_out = {f"is more than {_TIMES} times the reporter's total with the world": lost, "has no value, or is not of two states": others}
    left_out = {why: count for why, count in left_out.items() if count}
    return Data(_stocks(possible), {"investment": possible.drop_columns(["row"])}, left_out)


def _read(path: Path) -> tuple[pa.Table, int]:
    """The positions of two states in an export, and how many rows it has besides."""
    text = Column("text", required=True)
    columns = {"COUNTRY.ID": text, "COUNTERPART_COUNTRY.ID": text, "DV_TYPE.ID": text, "INDICATOR.ID": text, "FREQUENCY.ID": text}
    columns |= {
        "TIME_PERIOD": Column(least=1900, most=2100),
        "OBS_VALUE": Column("float"),
        "SCALE.ID": Column(least=0, most=12),
    }
    table = read_table(DATASET, path, columns, optional=("SCALE.ID",), once=[c for c in columns if c not in ("OBS_VALUE", "SCALE.ID")])
    unknown = set(table["INDICATOR.ID"].to_pylist())
    wrong = sorted(i for i in unknown if i[:4] not in _DIRECTIONS)
    if wrong:
        raise GatherError(f"{path}: column INDICATOR.ID: {wrong[0]!r} is no direction of investment; nothing was loaded")
    scale = f'coalesce("SCALE.ID", {_MILLIONS})' if "SCALE.ID" in table.column_names else str(_MILLIONS)
    parties = {c: party_of(c, "iso3") for c in {*table["COUNTRY.ID"].to_pylist(), *table["COUNTERPART_COUNTRY.ID"].to_pylist()}}
    names = pa.table({"code": [c for c, p in parties.items() if p], "party": [p for p in parties.values() if p]})
    with duckdb.connect() as connection:
        connection.register("dip", table)
        connection.register("names", names)
        connection.execute("""
            CREATE TEMP VIEW world AS SELECT "COUNTRY.ID", "DV_TYPE.ID", "INDICATOR.ID", TIME_PERIOD, max(OBS_VALUE) AS total
            FROM dip WHERE "COUNTERPART_COUNTRY.ID" = 'G001' AND OBS_VALUE > 0 GROUP BY ALL""")
        made = connection.sql(f"""
            SELECT r.party AS reporter, p.party AS partner, TIME_PERIOD AS year,
                   CASE left("INDICATOR.ID", 4) WHEN 'INWD' THEN 'inward' ELSE 'outward' END AS direction,
                   "DV_TYPE.ID" = 'O' AS reported, round(OBS_VALUE * pow(10, {scale}), 2) AS usd,
                   coalesce(OBS_VALUE > {_TIMES} * w.total, false) AS too_much,
                   '{path.name.replace("'", "''")}' || ' line ' || line AS row
            FROM dip LEFT JOIN world w USING ("COUNTRY.ID", "DV_TYPE.ID", "INDICATOR.ID", TIME_PERIOD)
            JOIN names r ON r.code = "COUNTRY.ID" JOIN names p ON p.code = "COUNTERPART_COUNTRY.ID"
            WHERE OBS_VALUE IS NOT NULL AND TIME_PERIOD IS NOT NULL AND "FREQUENCY.ID" = 'A' AND r.party <> p.party
            ORDER BY reporter, partner, year, direction, reported""").to_arrow_table()
    return made, table.num_rows - made.num_rows


def _stocks(table: pa.Table) -> pa.Table:
    # A figure that is derived from the partner's is told once where the partner's own is there too.
    query = """
        WITH told AS (
            SELECT *, CASE direction WHEN 'inward' THEN partner ELSE reporter END AS a,
                   CASE direction WHEN 'inward' THEN reporter ELSE partner END AS b,
                   CASE WHEN reported THEN reporter ELSE partner END AS teller
            FROM dip QUALIFY row_number() OVER (PARTITION BY a, b, year, teller ORDER BY reported DESC, row) = 1)
        SELECT a, b, 'level' AS measure, usd AS value, 'USD' AS unit, make_date(year, 1, 1) AS "start", make_date(year, 12, 31) AS "end",
               '{"of": "stock"}' AS attrs,
               row || ': ' || direction || ' position of ' || reporter || ' with ' || partner || ', ' || year
                   || CASE WHEN reported THEN ', reported by ' || reporter ELSE ', derived from what ' || partner || ' reports' END AS row,
               teller AS speaker
        FROM told ORDER BY a, b, year, teller"""
    return observations(query, {"dip": table}, "investment", DATASET.id)
