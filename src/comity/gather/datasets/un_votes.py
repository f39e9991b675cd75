"""Roll-call votes of the United Nations General Assembly (Voeten, Strezhnev, Bailey)."""

from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from comity.errors import GatherError
from comity.gather.dataset import Data, DataSet
from comity.gather.publisher_files import Column, header, locate, read_parquet, read_table
from comity.parties import match, party_of

DATASET = DataSet(
    id="un_votes",
    title="United Nations General Assembly Voting Data",
    version="1946-2019",
    publisher="Erik Voeten, Anton Strezhnev, Michael Bailey (Harvard Dataverse)",
    licence="CC0 (Dataverse); CC BY 4.0 (R package unvotes)",
    page="https://doi.org/10.7910/DVN/LEJUQZ",
    citation="""@data{voeten2009united,
  author = {Voeten, Erik and Strezhnev, Anton and Bailey, Michael}, year = {2009},
  title = {United Nations General Assembly Voting Data}, publisher = {Harvard Dataverse}, doi = {10.7910/DVN/LEJUQZ} }""",
    files="UNVotes.csv, or the tables un_votes and un_roll_calls (and un_roll_call_issues) of the R package unvotes (CSV or Parquet)",
    columns={
        "rcid": "the roll call",
        "ccode, vote, year": "in UNVotes.csv: COW code; 1 yes, 2 abstain, 3 no, 8 absent, 9 no member; year of the session",
        "country, country_code, vote": "in un_votes: name, ISO alpha-2; yes, abstain, no. The date stands in un_roll_calls",
        "short_name": "in un_roll_call_issues: what a roll call is on, me, nu, di, co, hr or ec; none, one or several",
    },
    gives=("variable un_votes", "variable un_issues (with un_roll_call_issues)"),
    editions={"f5efe228e569496a2f763302c3af5901afe69662787497ddd2fd1fc3314eaa3a": "1946-2019"},
)
_ISSUES = {"me", "nu", "di", "co", "hr", "ec"}
_VOTES = {"yes": 1, "abstain": 2, "no": 3}


def find(path: Path) -> list[Path]:
    """The votes, and beside them the roll calls where the votes have no year, with what they are on if that is there."""
    votes = locate(DATASET, path, "un_votes.parquet", "un_votes.csv*", "UNVotes*.csv*")
    if "year" in header(votes):
        return [votes]
    calls, issues = (_beside(votes, f"{name}.*") for name in ("un_roll_calls", "un_roll_call_issues"))
    if not calls:
        raise GatherError(f"{votes}: has no years; un_roll_calls with the dates must stand beside it")
    return [votes, *calls, *issues]


def _beside(votes: Path, pattern: str) -> list[Path]:
    return sorted(p for p in votes.parent.glob(pattern) if p.name.endswith((".parquet", ".csv", ".csv.gz")))[-1:]


def load(files: list[Path]) -> Data:
    """The votes as variable ``un_votes``: ccode, party, year, rcid, vote (1 yes, 2 abstain, 3 no); absences are left out.

    What roll calls are on, where that is told, is variable ``un_issues``: rcid, issue.

    Raises:
        GatherError: the file is not what the publisher offers, or names an unknown country.

    """
    table = _with_codes(files[0]) if len(files) == 1 else _with_names(files[0], files[1])
    return Data([], {"un_votes": table} | ({"un_issues": _issues(files[2])} if len(files) > 2 else {}))


def _issues(path: Path) -> pa.Table:
    table = _read(path, {"rcid": Column(required=True), "short_name": Column("text", required=True)})
    wrong = set(table["short_name"].unique().to_pylist()) - _ISSUES
    if wrong:
        raise GatherError(f"{path}: column short_name: {sorted(wrong)[0]!r} is no issue that is known; nothing was loaded")
    return table.rename_columns(["rcid", "issue"])


def _with_codes(path: Path) -> pa.Table:
    columns = {"rcid": Column(required=True), "ccode": Column(required=True, missing=("",)), "year": Column(required=True)}
    columns["vote"] = Column(required=True, least=1, most=9)
    table = read_table(DATASET, path, columns)
    pairs = _pairs(table, "ccode")
    codes = [(c, y, party_of(c, "cow", y)) for c, y in pairs]
    return _made(
        table, pa.table({"ccode": [c for c, _, _ in codes], "year": [y for _, y, _ in codes], "party": [p for _, _, p in codes]}), "ccode"
    )


def _with_names(votes: Path, calls: Path) -> pa.Table:
    dates = _read(calls, {"rcid": Column(required=True), "date": Column("text", required=True)})
    table = _read(votes, {"rcid": Column(required=True), "country": Column("text", required=True), "vote": Column("text", required=True)})
    wrong = set(table["vote"].unique().to_pylist()) - _VOTES.keys()
    if wrong:
        raise GatherError(f"{votes}: column vote: {sorted(wrong)[0]!r} is neither yes, no nor abstain; nothing was loaded")
    with duckdb.connect() as connection:
        connection.register("votes", table)
        connection.register("calls", dates)
        joined = connection.sql("""
            SELECT rcid, country, year(date::DATE) AS year, CASE vote WHEN 'yes' THEN 1 WHEN 'abstain' THEN 2 ELSE 3 END AS vote
            FROM votes JOIN calls USING (rcid)""").to_arrow_table()
    if joined.num_rows != table.num_rows:
        raise GatherError(f"{calls}: {table.num_rows - joined.num_rows} votes are on roll calls that are not there; nothing was loaded")
    found = [(name, year, _party(name, year, votes)) for name, year in sorted(_pairs(joined, "country"))]
    names = pa.table({"country": [n for n, _, _ in found], "year": [y for _, y, _ in found], "party": [p for _, _, p in found]})
    return _made(joined, names, "country")


def _pairs(table: pa.Table, key: str) -> set[tuple[Any, int]]:
    """Who voted in which years."""
    found = table.group_by([key, "year"]).aggregate([])
    return set(zip(found[key].to_pylist(), found["year"].to_pylist(), strict=True))


def _party(name: str, year: int, path: Path) -> str:
    from comity.errors import PartyError

    try:
        return match(name, year).party.id
    except PartyError as error:
        raise GatherError(f"{path}: column country: {error}; nothing was loaded") from None


def _made(table: pa.Table, parties: pa.Table, key: str) -> pa.Table:
    from comity.parties import code

    pairs = sorted({(p, y) for p, y in zip(parties["party"].to_pylist(), parties["year"].to_pylist(), strict=True) if p})
    codes = [(p, y, code(p, "cow", y)) for p, y in pairs]
    cow = pa.table(
        {"party": [p for p, _, _ in codes], "year": [y for _, y, _ in codes], "cow": pa.array([c for _, _, c in codes], pa.int64())}
    )
    with duckdb.connect() as connection:
        connection.register("votes", table)
        connection.register("parties", parties)
        connection.register("cow", cow)
        return connection.sql(f"""
            SELECT cow AS ccode, party, year, rcid, vote
            FROM votes JOIN parties USING ({key}, year) LEFT JOIN cow USING (party, year)
            WHERE vote IN (1, 2, 3) ORDER BY rcid, party""").to_arrow_table()


def _read(path: Path, columns: dict[str, Column]) -> pa.Table:
    if path.suffix == ".parquet":
        return read_parquet(DATASET, path, columns)
    return read_table(DATASET, path, columns).drop_columns("line")
