"""Armed conflicts since 1946 (UCDP/PRIO), by conflict and year, with the states on both sides."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from comity.gather.bulk_observations import observations
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.repositories import PEACESCIENCER
from comity.gather.state_codes import crosswalk, pairs, unplaced

DATASET = DataSet(
    id="ucdp_conflicts",
    title="UCDP/PRIO Armed Conflict Dataset",
    version="25.1",
    publisher="Uppsala Conflict Data Program, Peace Research Institute Oslo",
    licence="CC BY 4.0 (UCDP), to be cited; the table is of the R package peacesciencer, GPL-2",
    page="https://ucdp.uu.se/downloads/",
    citation="""@article{gleditsch2002armed,
  author = {Gleditsch, Nils Petter and Wallensteen, Peter and Eriksson, Mikael and Sollenberg, Margareta and Strand, H{\\aa}vard},
  year = {2002}, title = {Armed Conflict 1946--2001: A New Dataset},
  journal = {Journal of Peace Research}, volume = {39}, number = {5}, pages = {615--637} }
@article{davies2025organized,
  author = {Davies, Shawn and Pettersson, Therese and Sollenberg, Margareta and {\\"O}berg, Magnus}, year = {2025},
  title = {Organized violence 1989--2024, and the challenges of identifying civilian victims},
  journal = {Journal of Peace Research}, volume = {62}, number = {4}, pages = {1223--1240} }""",
    files="ucdp_acd of the R package peacesciencer (.rda, Parquet or CSV)",
    columns={
        "conflict_id, year": "the conflict, and the year of the row; several rows where a side has several states",
        "gwno_a, gwno_b": "Gleditsch and Ward's codes of the states on both sides; none where a side is no state",
        "gwno_a_2nd, gwno_b_2nd": "of states that supported a side with troops",
        "incompatibility, type_of_conflict": "what it is about: territory, government, both; extrasystemic, interstate, intrastate, II "
        "(intrastate with troops from outside)",
        "intensity_level": "1: 25 to 999 deaths in battle in the year; 2: more",
        "start_date2, ep_end_date": "first deadly day of the episode, and its end, if it ended in the year",
        "start_prec2": "1 where that first day is known; otherwise the year is taken",
    },
    gives=("variable ucdp_conflicts", "coercion"),
    urls={
        f"{PEACESCIENCER}/ucdp_acd.rda": "e040581fa00a27a21544c5cc8d012fb841d64f2bb99d1a483c6ae68c465e6bdc",
    },
    editions={"e040581fa00a27a21544c5cc8d012fb841d64f2bb99d1a483c6ae68c465e6bdc": "25.1"},
)
#: What a state can be in a conflict: column, side, whether it only supported it with troops.
_ROLES = (("gwno_a", "a", 0), ("gwno_b", "b", 0), ("gwno_a_2nd", "a", 1), ("gwno_b_2nd", "b", 1))

_SIDES = ("gwno_a", "gwno_b")


def find(path: Path) -> list[Path]:
    """The data set's file in a folder, or the file itself."""
    return [locate(DATASET, path, "*ucdp_acd*")]


def load(files: list[Path]) -> Data:
    """The states in conflict as variable ``ucdp_conflicts``, and of each episode between two states an act of armed hostility.

    The variable has a row for each state, conflict and year: conflict, year, gwcode, side, supporting, issue, type, intensity, onset.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    text = Column("text", required=True)
    columns = {"conflict_id": Column(required=True), "year": YEAR, "intensity_level": Column(least=1, most=2, required=True)}
    columns |= dict.fromkeys(("incompatibility", "type_of_conflict", "start_date2"), text) | {"ep_end_date": Column("text")}
    columns["start_prec2"] = Column(least=1, most=7, required=True)
    # Hyderabad in 1947 has a code that the list of states lacks.
    columns |= dict.fromkeys((column for column, _, _ in _ROLES), Column())
    table = read_table(DATASET, files[0], columns)
    between = table.filter(pc.and_(pc.equal(table["type_of_conflict"], "interstate"), pc.is_valid(table["gwno_b"])))
    states = crosswalk("gw", pairs(between, _SIDES))
    return Data(_acts(between, states), {"ucdp_conflicts": _variable(table)}, unplaced(between, states, _SIDES))


def _variable(table: pa.Table) -> pa.Table:
    rows = " UNION ALL ".join(
        f"""SELECT conflict_id AS conflict, year, {column} AS gwcode, '{side}' AS side, {supporting} AS supporting,
                   incompatibility AS issue, type_of_conflict AS type, intensity_level AS intensity,
                   (year(start_date2::DATE) = year)::INTEGER AS onset FROM acd"""
        for column, side, supporting in _ROLES
    )
    with duckdb.connect() as connection:
        connection.register("acd", table)
        return connection.sql(f"SELECT DISTINCT * FROM ({rows}) WHERE gwcode IS NOT NULL ORDER BY ALL").to_arrow_table()


def _acts(between: pa.Table, states: pa.Table) -> pa.Table:
    query = """
        SELECT least(x.party, y.party) AS a, greatest(x.party, y.party) AS b,
               CASE WHEN min(start_prec2) = 1 THEN start_date2::DATE ELSE date_trunc('year', start_date2::DATE)::DATE END AS "start",
               max(ep_end_date)::DATE AS "end",
               '{"action": "military"}' AS attrs,
               'conflict ' || conflict_id || ', states ' || gwno_a || ' and ' || gwno_b || ', episode from ' || start_date2 AS row
        FROM acd JOIN states x ON x.code = gwno_a AND x.year = acd.year JOIN states y ON y.code = gwno_b AND y.year = acd.year
        WHERE x.party <> y.party
        GROUP BY conflict_id, gwno_a, gwno_b, x.party, y.party, start_date2 ORDER BY conflict_id, gwno_a, gwno_b, start_date2"""
    return observations(query, {"acd": between, "states": states}, "coercion", DATASET.id)
