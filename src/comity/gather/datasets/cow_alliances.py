"""Formal alliances of the Correlates of War, 1816 to 2012: who was bound to whom, by year."""

from pathlib import Path

import duckdb
import pyarrow as pa

from comity.gather.bulk_observations import observations
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, header, locate, read_table
from comity.gather.state_codes import crosswalk, known, pairs, unplaced

DATASET = DataSet(
    id="cow_alliances",
    title="Correlates of War Formal Alliances",
    version="4.1",
    publisher="Correlates of War Project; Douglas M. Gibler",
    licence="free for research, to be cited",
    page="https://correlatesofwar.org/data-sets/formal-alliances/",
    citation="""@book{gibler2009international,
  author = {Gibler, Douglas M.}, year = {2009}, title = {International Military Alliances, 1648--2008}, publisher = {CQ Press} }""",
    files="alliance_v4.1_by_directed_yearly.csv, …_by_dyad_yearly.csv or …_by_member_yearly.csv (in version4.1_csv.zip)",
    columns={
        "version4id": "the alliance",
        "ccode1, ccode2, year": "the dyad and the year; by member: ccode, of which any two of one alliance in a year are a dyad",
        "defense, neutrality, nonaggression, entente": "1 where the treaty has that obligation",
    },
    gives=("variable alliances", "relations"),
    edition_in_name=r"alliance_v(\d+\.\d+)_",
    editions={"85ffa83a1859ec1d57db8f42c0701845c0de5030c9314b1ff4b64000e978a730": "4.1"},
    urls={"https://correlatesofwar.org/wp-content/uploads/version4.1_csv.zip": ""},
)
_OBLIGATIONS = ("defense", "neutrality", "nonaggression", "entente")

_MEMBER = "alliance_v4*_by_d*_yearly.csv"
_OTHERS = ("*alliance_v4*_by_member_yearly.csv*", "version4*.zip")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "alliance_v4*_by_directed_yearly.csv*", "alliance_v4*_by_dyad_yearly.csv*", *_OTHERS)]


def load(files: list[Path]) -> Data:
    """Alliances by directed dyad-year as variable ``alliances``, and each stretch of a defence pact as relations of allies.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    table = _yearly(files[0])
    listed = ", ".join(_OBLIGATIONS)
    with duckdb.connect() as connection:
        connection.register("yearly", table)
        directed = connection.sql(f"""
            SELECT DISTINCT * FROM (
                SELECT version4id AS alliance, ccode1, ccode2, year, {listed} FROM yearly
                UNION ALL SELECT version4id, ccode2, ccode1, year, {listed} FROM yearly)
            ORDER BY ccode1, ccode2, year, alliance""").to_arrow_table()
    query = """
        WITH pacts AS (SELECT DISTINCT x.party AS a, y.party AS b, d.year FROM directed d
                       JOIN states x ON x.code = ccode1 AND x.year = d.year JOIN states y ON y.code = ccode2 AND y.year = d.year
                       WHERE defense = 1 AND x.party < y.party),
        stretches AS (SELECT *, year - row_number() OVER (PARTITION BY a, b ORDER BY year) AS stretch FROM pacts)
        SELECT a, b, make_date(min(year), 1, 1) AS "start",
               -- What stands in the last year of the data has not ended for all that they know.
               CASE WHEN max(year) < (SELECT max(year) FROM pacts) THEN make_date(max(year), 12, 31) END AS "end",
               '{"action": "described", "status": "alliance"}' AS attrs, 'defence pact, ' || min(year) || ' to ' || max(year) AS row
        FROM stretches GROUP BY a, b, stretch ORDER BY ALL"""
    states = crosswalk("cow", pairs(directed))
    made = observations(query, {"directed": directed, "states": states}, "relations", DATASET.id)
    return Data(made, {"alliances": directed}, unplaced(directed, states))


def _yearly(path: Path) -> pa.Table:
    """The alliances of dyads by year; of members, the dyads that they make, with the obligations that both have."""
    state = Column(required=True, known=known("cow"))
    by_member = "ccode" in header(path, member=_MEMBER)
    columns = {"version4id": Column(required=True), "year": YEAR, **dict.fromkeys(("ccode",) if by_member else ("ccode1", "ccode2"), state)}
    columns |= {o: Column(least=0, most=1, required=not by_member) for o in _OBLIGATIONS}
    table = read_table(DATASET, path, columns, member=_MEMBER, once=("version4id", "ccode", "year") if by_member else ())
    if not by_member:
        return table
    shared = ", ".join(f"least(coalesce(x.{o}, 0), coalesce(y.{o}, 0)) AS {o}" for o in _OBLIGATIONS)
    with duckdb.connect() as connection:
        connection.register("members", table)
        return connection.sql(f"""
            SELECT version4id, x.ccode AS ccode1, y.ccode AS ccode2, year, {shared}
            FROM members x JOIN members y USING (version4id, year) WHERE x.ccode < y.ccode""").to_arrow_table()
