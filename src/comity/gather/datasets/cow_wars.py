"""Directed dyadic wars of the Correlates of War: who fought whom, who began, who won."""

from pathlib import Path

import duckdb
import pyarrow as pa

from comity.errors import GatherError
from comity.gather.bulk_observations import observations
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.state_codes import crosswalk, known, pairs, unplaced

DATASET = DataSet(
    id="cow_wars",
    title="Correlates of War Directed Dyadic Interstate War",
    version="4.01",
    publisher="Correlates of War Project; Zeev Maoz",
    licence="free for research, to be cited",
    page="https://correlatesofwar.org/data-sets/cow-war/",
    citation="""@misc{maoz2021dyadicwar,
  author = {Maoz, Zeev}, year = {2021}, title = {The Dyadic Interstate War Dataset}, url = {https://correlatesofwar.org} }""",
    files="directed_dyadic_war.csv",
    columns={
        "warnum, disno, dyindex": "the war, the dispute and the dyad within it",
        "statea, stateb, year": "the two states, both ways, and the year of the row",
        "warstrtmnth … warendyr": "first and last day of the dyad's war",
        "wardyadrolea": "1 on the side that began, 3 on the side that was attacked",
        "outcomea": "1 won, 2 lost, 3 draw or settled, as the publisher numbers them",
        "batdtha, batdthb": "battle deaths of the two",
    },
    gives=("variable wars", "coercion"),
    editions={"aa2eb5244a0cb0b579867e50eb02e4297fb29250e67120fb132e3c0618dceda0": "4.01"},
)
_SIDES = ("statea", "stateb")
_DATES = ("warstrtmnth", "warstrtday", "warstrtyr", "warendmnth", "warenday", "warendyr")
_LAST = 2100
_UNKNOWN = ("", "-9")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*[Dd]irected*[Dd]yadic*[Ww]ar*.csv*")]


def load(files: list[Path]) -> Data:
    """The years of war as variable ``wars``, and of each dyad the use of force by the side that began on the other.

    Raises:
        GatherError: the file is not what the publisher offers, or a date is none.

    """
    state, whole = Column(required=True, known=known("cow")), Column(required=True)
    columns = {"warnum": whole, "disno": whole, "statea": state, "stateb": state, "year": YEAR}
    columns |= dict.fromkeys(_DATES, whole)
    columns |= {"wardyadrolea": Column(required=True, least=1, most=4), "outcomea": Column(least=1, most=9)}
    columns |= {"batdtha": Column(missing=_UNKNOWN, least=0), "batdthb": Column(missing=_UNKNOWN, least=0)}
    table = read_table(DATASET, files[0], columns, once=("warnum", *_SIDES, "year"))
    states = crosswalk("cow", pairs(table, _SIDES))
    query = f"""
        SELECT x.party AS a, y.party AS b, min({_day("strt", "warstrtday")}) AS "start",
               CASE WHEN max({_day("end", "warenday")}) >= "start" THEN max({_day("end", "warenday")}) END AS "end",
               '{{"action": "military"}}' AS attrs,
               'war ' || warnum || ', states ' || statea || ' and ' || stateb || ', ' || warstrtyr AS row
        FROM wars w JOIN states x ON x.code = statea AND x.year = w.year JOIN states y ON y.code = stateb AND y.year = w.year
        WHERE wardyadrolea = 1 GROUP BY warnum, disno, statea, stateb, warstrtyr, x.party, y.party ORDER BY ALL"""
    try:
        made = observations(query, {"wars": table, "states": states}, "coercion", DATASET.id)
    except duckdb.ConversionException as error:
        raise GatherError(f"{files[0]}: a date of a war is none: {str(error).splitlines()[0]}; nothing was loaded") from None
    endless = sum(year > _LAST for year in table["warendyr"].to_pylist())
    left = {"has an end in a year that is none (of the ends)": endless, "ends before it begins (of the ends)": _backward(table)}
    left_out = unplaced(table, states, _SIDES) | {why: count for why, count in left.items() if count}
    return Data(made, {"wars": _variable(table)}, left_out)


def _backward(table: pa.Table) -> int:
    """How many rows of a side that began end before they begin, as one does whose month and day were exchanged."""
    with duckdb.connect() as connection:
        connection.register("wars", table)
        ends = f"{_day('end', 'warenday')} < {_day('strt', 'warstrtday')}"
        (found,) = connection.sql(f"SELECT count(*) FROM wars WHERE wardyadrolea = 1 AND {ends}").fetchall()[0]
    return int(found)


def _day(edge: str, day: str) -> str:
    """The date of an edge of a war, in SQL.

    In two rows of the file its day stands in the column of the month; in three the year is none (19118).
    """
    year, month = f"war{edge}yr", f"war{edge}mnth"
    known = f"CASE WHEN {year} > {_LAST} THEN NULL"
    return f"{known} WHEN {month} > 12 THEN make_date({year}, {day}, {month}) ELSE make_date({year}, {month}, {day}) END"


def _variable(table: pa.Table) -> pa.Table:
    with duckdb.connect() as connection:
        connection.register("wars", table)
        return connection.sql("""
            SELECT statea AS ccode1, stateb AS ccode2, year, warnum, (year = warstrtyr)::INTEGER AS onset,
                   (wardyadrolea = 1)::INTEGER AS initiator1, outcomea AS outcome1, batdtha AS deaths1, batdthb AS deaths2
            FROM wars ORDER BY ccode1, ccode2, year, warnum""").to_arrow_table()
