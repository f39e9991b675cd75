"""Intergovernmental Organizations of the Correlates of War: which states belonged to which organisation, by year.

The publisher offers the same data in three layouts: a row a state and year (a column an organisation), a row an organisation and
year (a column a state), and a row a dyad and year. Each is read; the first two give the same.
"""

from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa

from comity import packaged
from comity.errors import GatherError
from comity.gather.bulk_observations import observations
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import YEAR, Column, header, locate, read_parquet, read_table
from comity.gather.state_codes import crosswalk, known, pairs, unplaced

DATASET = DataSet(
    id="cow_igo",
    title="Correlates of War Intergovernmental Organizations",
    version="3.0",
    publisher="Correlates of War Project",
    licence="free for research, to be cited",
    page="https://correlatesofwar.org/data-sets/igos/",
    citation="""@article{pevehouse2020tracking,
  author = {Pevehouse, Jon C. W. and Nordstrom, Timothy and McManus, Roseanne W. and Jamison, Anne Spencer}, year = {2020},
  title = {Tracking Organizations in the World: The Correlates of War IGO Version 3.0 Datasets},
  journal = {Journal of Peace Research}, volume = {57}, number = {3}, pages = {492--503} }""",
    files="state_year_formatv3.csv, igo_year_formatv3.csv or dyadic_formatv3.csv",
    columns={
        "ccode, year": "state and year, in the state-year layout; then a column for each organisation",
        "ioname, year": "organisation and year, in the organisation-year layout; then a column for each state",
        "ccode1, ccode2, year": "dyad and year, in the dyadic layout; then a column for each organisation: 1 where both belong",
        "value": "0 no member, 1 full member, 2 associate member, 3 observer, -9 missing, -1 the organisation or state did not exist",
    },
    gives=("variable igo_memberships", "variable igo_dyads (dyadic layout)", "membership"),
    edition_in_name=r"format_?v?(\d+)",
    edition_names={"3": "3.0"},
)
_VALUE = Column(missing=("", "-9", "-1", "-9.0", "-1.0", "NA"), least=0, most=3)
#: Columns of the organisation-year layout that are no states.
_ABOUT = frozenset(
    """ioname orgname year sdate deaddate dead integrated replaced longorgname ionum igocode version
    accuracyofpre1965membershipdates sourcesandnotes imputed political social economic""".split()
)


def find(path: Path) -> list[Path]:
    """The data set's file in a folder (the state-year one, if several), or the file itself."""
    return [locate(DATASET, path, "state_year_format*", "igo_year_format*", "dyadic_format*")]


def load(files: list[Path]) -> Data:
    """Memberships as variable ``igo_memberships`` (ccode, year, igo, status 1 to 3), or joint ones as ``igo_dyads``; and as observations.

    Raises:
        GatherError: the file is not what the publisher offers.

    """
    path = files[0]
    names = [n.lower() for n in header(path)]
    if {"ccode1", "ccode2", "year"} <= set(names):
        return Data([], {"igo_dyads": _dyads(path)})
    if {"ioname", "year"} <= set(names):
        table = _by_organisation(path, names)
    elif {"ccode", "year"} <= set(names):
        table = _by_state(path, names)
    else:
        raise GatherError(
            f"{path}: has neither ccode and year, nor ioname and year, nor ccode1, ccode2 and year: this is not {DATASET.files}"
        )
    states = crosswalk("cow", pairs(table, ("ccode",)))
    return Data(_memberships(table, states), {"igo_memberships": table}, unplaced(table, states, ("ccode",)))


def _by_state(path: Path, names: list[str]) -> pa.Table:
    keys = {"ccode": Column(required=True, known=known("cow")), "year": YEAR}
    organisations = [n for n in names if n not in ("ccode", "year", "state")]
    table = _read(path, keys | dict.fromkeys(organisations, _VALUE))
    return _long(table, ["ccode", "year"], organisations, "SELECT ccode, year, name AS igo, value AS status FROM long")


def _by_organisation(path: Path, names: list[str]) -> pa.Table:
    states = _states()
    columns = [n for n in names if n not in _ABOUT]
    unknown = [n for n in columns if n not in states]
    if unknown:
        raise GatherError(f"{path}: column {unknown[0]}: no state of the data set is called so; nothing was loaded")
    table = _read(path, {"ioname": Column("text", required=True), "year": YEAR} | dict.fromkeys(columns, _VALUE))
    codes = pa.table({"name": list(states), "ccode": list(states.values())})
    query = "SELECT ccode, year, lower(ioname) AS igo, value AS status FROM long JOIN codes USING (name)"
    return _long(table, ["ioname", "year"], columns, query, codes)


def _dyads(path: Path) -> pa.Table:
    keys = {"ccode1": Column(required=True, known=known("cow")), "ccode2": Column(required=True, known=known("cow")), "year": YEAR}
    organisations = [n for n in (n.lower() for n in header(path)) if n not in (*keys, "country1", "country2", "dyadid", "version")]
    table = _read(path, keys | dict.fromkeys(organisations, _VALUE))
    return _long(table, list(keys), organisations, "SELECT ccode1, ccode2, year, count(*) AS igos FROM long WHERE value = 1 GROUP BY ALL")


def _long(table: pa.Table, keys: list[str], columns: list[str], query: str, codes: pa.Table | None = None) -> pa.Table:
    with duckdb.connect() as connection:
        connection.register("wide", table.select([*keys, *columns]))
        if codes is not None:
            connection.register("codes", codes)
        listed = ", ".join(f'"{c}"' for c in columns)
        connection.execute(f"CREATE TEMP TABLE long AS FROM (UNPIVOT wide ON {listed} INTO NAME name VALUE value) WHERE value > 0")
        return connection.sql(f"{query} ORDER BY ALL").to_arrow_table()


def _read(path: Path, columns: dict[str, Column]) -> pa.Table:
    """The file, CSV or (as exported from R or Stata) Parquet, with column names in lower case."""
    if path.suffix == ".parquet":
        return read_parquet(DATASET, path, columns, any_case=True)
    return read_table(DATASET, path, columns, any_case=True)


def _memberships(table: pa.Table, states: pa.Table) -> pa.Table:
    """Each unbroken stretch of membership in an organisation that Comity knows."""
    rows = packaged.lines(__package__, "cow_igo_names.csv")[1:]
    names = pa.table({"igo": [r[0] for r in rows], "organisation": [r[1] for r in rows]})
    query = """
        WITH known AS (SELECT party AS a, organisation AS b, igo.year, CASE status WHEN 1 THEN 'member' ELSE 'observer' END AS action
                       FROM igo JOIN names USING (igo) JOIN states ON states.code = ccode AND states.year = igo.year),
        stretches AS (SELECT *, year - row_number() OVER (PARTITION BY a, b, action ORDER BY year) AS stretch
                      FROM (SELECT DISTINCT * FROM known))
        SELECT a, b, make_date(min(year), 1, 1) AS "start", make_date(max(year), 12, 31) AS "end",
               '{"action": "' || action || '"}' AS attrs, a || ' in ' || b || ', ' || min(year) || ' to ' || max(year) AS row
        FROM stretches GROUP BY a, b, action, stretch ORDER BY a, b, min(year)"""
    return observations(query, {"igo": table, "names": names, "states": states}, "membership", DATASET.id)


@cache
def _states() -> dict[str, int]:
    return {name: int(code) for name, code in packaged.lines(__package__, "cow_igo_states.csv")[1:]}
