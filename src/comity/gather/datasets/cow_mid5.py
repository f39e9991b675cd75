"""Militarized interstate disputes of the Correlates of War 5.0, by directed dyad-year."""

from pathlib import Path

import duckdb

from comity.errors import GatherError
from comity.gather.dataset import Data, DataSet
from comity.gather.dispute_years import OF_DISPUTES, OF_SIDES, ONCE, data, flag
from comity.gather.publisher_files import Column, locate, read_table
from comity.gather.repositories import PEACESCIENCER

DATASET = DataSet(
    id="cow_mid5",
    title="Correlates of War Militarized Interstate Disputes, directed dyad-years",
    version="5.0",
    publisher="Correlates of War Project; Steven V. Miller",
    licence="free for research, to be cited",
    page="https://correlatesofwar.org/data-sets/mids/",
    citation="""@article{palmer2022mid5,
  author = {Palmer, Glenn and McManus, Roseanne W. and D'Orazio, Vito and Kenwick, Michael R. and Karstens, Mikaela and Bloch, Chase
    and Dietrich, Nick and Kahn, Kayla and Ritter, Kellan and Soules, Michael J.}, year = {2022},
  title = {The MID5 Dataset, 2011--2014: Procedures, Coding Rules, and Description},
  journal = {Conflict Management and Peace Science}, volume = {39}, number = {4}, pages = {470--482} }""",
    files="cow_mid_dirdisps and cow_mid_disps of the R package peacesciencer (.rda, Parquet or CSV, both in a folder)",
    columns={
        "dispnum, ccode1, ccode2, year": "dispute, the directed dyad, the year",
        "disponset": "1 in the dispute's first year",
        "sidea1, orig1": "1 where the first was of the side that began, in it from the first day",
        "hostlev1, fatality1": "highest hostility of the first, 1 none to 5 war; level of its fatalities, -9 unknown",
        "fatality, hostlev, mindur, maxdur, recip, stmon": "in cow_mid_disps, of the dispute: level of fatalities, highest hostility, "
        "least and most days, whether both sides took action, the month in which it began",
    },
    gives=("variable cow_disputes", "coercion"),
    urls={
        f"{PEACESCIENCER}/cow_mid_dirdisps.rda": "7b9fc5fd0785b423b7ddc8b9319fa30d4e2c8a005342b88c2b1d87b7a6e62a0e",
        f"{PEACESCIENCER}/cow_mid_disps.rda": "b0dedb0e905411c506edc29c102766056f61c3fce9c67b7a925e7076028ed34a",
    },
    editions={
        "abcaa858ac6bea32ac3f68cd1153be97dbf366dd2799b325a64a727b76b71c7a": "5.0",
        "7b9fc5fd0785b423b7ddc8b9319fa30d4e2c8a005342b88c2b1d87b7a6e62a0e": "5.0",
    },
)


def find(path: Path) -> list[Path]:
    """The rows of dyads and beside them those of disputes."""
    rows = locate(DATASET, path, "*cow_mid_dirdisps*")
    beside = rows.with_name(rows.name.replace("cow_mid_dirdisps", "cow_mid_disps"))
    if beside == rows or not beside.is_file():
        raise GatherError(f"{rows}: needs cow_mid_disps beside it; get {DATASET.files} at {DATASET.page}")
    return [rows, beside]


def load(files: list[Path]) -> Data:
    """The rows as variable ``cow_disputes``, and of each dispute the act of each state that threatened, showed or used force, by years.

    Raises:
        GatherError: the files are not what the publisher offers, or a dispute is missing in one.

    """
    rows = read_table(DATASET, files[0], OF_SIDES | {"disponset": flag()}, once=ONCE)
    disputes = read_table(DATASET, files[1], {"dispnum": Column(required=True)} | OF_DISPUTES, once=("dispnum",))
    with duckdb.connect() as connection:
        connection.register("rows", rows)
        connection.register("disputes", disputes.drop_columns("line"))
        table = connection.sql("""
            SELECT rows.* RENAME (disponset AS onset), disputes.* EXCLUDE (dispnum) FROM rows JOIN disputes USING (dispnum)
            ORDER BY dispnum, ccode1, ccode2, year""").to_arrow_table()
    if table.num_rows != rows.num_rows:
        raise GatherError(f"{files[1]}: {rows.num_rows - table.num_rows} rows of {files[0].name} are of disputes that it lacks")
    return data(DATASET, table, "cow_disputes")
