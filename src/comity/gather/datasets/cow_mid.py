"""Dyadic Militarized Interstate Disputes: who threatened, showed or used force against whom."""

from pathlib import Path

import duckdb
import pyarrow as pa

from comity.gather.bulk_observations import observations
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.state_codes import crosswalk, known, pairs, unplaced

DATASET = DataSet(
    id="cow_mid",
    title="Dyadic Militarized Interstate Disputes",
    version="4.02",
    publisher="Correlates of War Project; Zeev Maoz",
    licence="free for research, to be cited",
    page="https://correlatesofwar.org/data-sets/mids/",
    citation="""@article{maoz2019dyadic,
  author = {Maoz, Zeev and Johnson, Paul L. and Kaplan, Jasper and Ogunkoya, Fiona and Shreve, Aaron P.}, year = {2019},
  title = {The Dyadic Militarized Interstate Disputes (MIDs) Dataset Version 3.0: Logic, Characteristics, and Comparisons
    to Alternative Datasets},
  journal = {Journal of Conflict Resolution}, volume = {63}, number = {3}, pages = {811--835} }""",
    files="dyadic_mid_4.02.csv",
    columns={
        "disno, dyindex": "dispute, and dyad within it",
        "statea, stateb, year": "the two states, and the year of the row: a dispute of several years has a row for each",
        "strtday … endyear": "when the dyad was in dispute; a day of -9 is unknown",
        "hihost, hihosta, hihostb": "highest hostility, of the dyad and each side: 1 none, 2 threat, 3 display, 4 use of force, 5 war",
        "sideaa, sideab": "1 on the side that began the dispute; orignata, orignatb: 1 in it from its first day",
        "revstata, revstatb": "1 where the state wanted to change things; recip: whether both sides took action",
        "fatlev, fatleva, fatlevb": "level of fatalities, 0 to 6, of the dyad and each side; war: whether it was a war",
    },
    gives=("variable disputes", "coercion"),
    editions={"bad6c6f81231f5ae32ec95a2d8bcbb4f5a356c596db9a4fc256c9a9ffdd8dcbf": "4.02"},
)
_UNKNOWN = ("", "-9", "-9.0")
#: What 4.02 has in six places where 0 or 1 belongs: not known.
_SLIPS = ("1969", "6")
#: What the file has for each side, as in `sideaa` and `sideab`.
_OF_SIDES = ("sidea", "orignat", "revstat")
_SIDES = """
    SELECT disno, statea AS doer, stateb AS target, year, hihosta AS hostility, {dates} FROM mid
    UNION ALL SELECT disno, stateb, statea, year, hihostb, {dates} FROM mid"""
_DATES = """make_date(strtyr, strtmnth, coalesce(strtday, 1)) AS first,
            CASE WHEN endday IS NULL THEN last_day(make_date(endyear, endmnth, 1)) ELSE make_date(endyear, endmnth, endday) END AS last"""


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "dyadic_mid*.csv*", "dyadic*mid*.zip")]


def load(files: list[Path]) -> Data:
    """The dyad-dispute-years as variable ``disputes``, and an act of coercion by each side that threatened, showed or used force.

    Showing force is told as a threat, using it as military.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    state = Column(required=True, known=known("cow"))
    whole = Column(missing=_UNKNOWN)
    level = Column(missing=_UNKNOWN, least=0, most=6)
    columns = {"disno": Column(required=True), "dyindex": Column("text", required=True), "statea": state, "stateb": state, "year": YEAR}
    columns |= {"strtday": whole, "strtmnth": Column(missing=_UNKNOWN, least=1, most=12), "strtyr": YEAR}
    columns |= {"endday": whole, "endmnth": Column(missing=_UNKNOWN, least=1, most=12), "endyear": YEAR}
    columns |= dict.fromkeys(("fatlev", "fatleva", "fatlevb", "hihost", "hihosta", "hihostb", "war"), level)
    flag = Column(missing=(*_UNKNOWN, *_SLIPS), least=0, most=1)
    columns |= dict.fromkeys((f"{name}{side}" for name in _OF_SIDES for side in "ab"), flag)
    columns["recip"] = Column(missing=_UNKNOWN, least=0, most=2)
    table = read_table(DATASET, files[0], columns, member="dyadic_mid*.csv", once=("disno", "dyindex", "statea", "stateb", "year"))
    sides = ("statea", "stateb")
    states = crosswalk("cow", pairs(table, sides))
    return Data(_acts(table, states), {"disputes": _variable(table)}, unplaced(table, states, sides))


def _variable(table: pa.Table) -> pa.Table:
    """A row of each directed dyad: what ends in 1 is of its first state."""
    rows = []
    for one, two in ("ab", "ba"):
        sides = ", ".join(
            f"{column}{side} AS {name}{n}"
            for name, column in {"hihost": "hihost", "sidea": "sidea", "orig": "orignat", "revstate": "revstat", "fatlev": "fatlev"}.items()
            for n, side in ((1, one), (2, two))
        )
        rows.append(f"""
            SELECT state{one} AS ccode1, state{two} AS ccode2, year, disno, hihost, fatlev, war, recip, {sides},
                   (year = strtyr)::INTEGER AS onset FROM mid""")
    with duckdb.connect() as connection:
        connection.register("mid", table)
        return connection.sql(f"{' UNION ALL '.join(rows)} ORDER BY ALL").to_arrow_table()


def _acts(table: pa.Table, states: pa.Table) -> pa.Table:
    query = f"""
        WITH sides AS ({_SIDES.format(dates=_DATES)})
        SELECT x.party AS a, y.party AS b, min(first) AS "start", max(last) AS "end",
               CASE WHEN max(hostility) >= 4 THEN '{{"action": "military"}}' ELSE '{{"action": "threat"}}' END AS attrs,
               'dispute ' || disno || ', states ' || doer || ' and ' || target || ': hostility ' || max(hostility) AS row
        FROM sides JOIN states x ON x.code = doer AND x.year = sides.year JOIN states y ON y.code = target AND y.year = sides.year
        WHERE hostility >= 2
        GROUP BY disno, doer, target, x.party, y.party ORDER BY disno, doer, target, "start" """
    return observations(query, {"mid": table, "states": states}, "coercion", DATASET.id)
