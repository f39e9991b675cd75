"""Ledgers with damaged bytes, or changed by somebody with SQL, and what is asked of them."""

import random
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import duckdb
import pyarrow as pa

from comity.brief import as_html, build
from comity.check import check
from comity.commitments import follow
from comity.compare import profile
from comity.events import events
from comity.ledger import Data, Ledger, Source
from comity.observation import Finding, Observation
from comity.panel import Panel
from comity.parties import resolve
from comity.read import Document, Reading, read
from damage import damaged

PAIR = ("CHL", "PER")
#: What the whole ledger is read from, a document each.
TOLD = (
    "In 2019 the trade turnover between Chile and Peru amounted to 3.2 billion dollars. Chile's exports to Peru were $1.9 billion.",
    "On 3 May 2018 the presidents of Chile and Peru signed an Agreement on Fisheries in Lima. They share a border of 168 km.",
    "Chile will open a consulate in Peru in 2020. Peru expelled two diplomats of Chile on 4 March 2017 and recalled its ambassador.",
    "Chile and Peru established diplomatic relations on 9 July 1821. Both are members of APEC. Chile invested $300 million in Peru.",
    "Foreign Minister Ana Silva of Chile visited Lima on 7 June 2019. Chile and Peru agreed to double trade by 2024.",
)
CLAIMS = "Trade turnover between Chile and Peru was $3.5 billion in 2019. Chile has no embassy in Peru."


#: What the cells of a damaged ledger hold.
CELLS = ("NULL", "''", "'x'", "'[[5, 1]]'", "'[[-1, 99999999]]'", "'{'", "'[]'", "'{\"a\": {\"b\": 1}}'", "-1", "9e99", "'NaN'",
         "'9999-12-31'", "'0001-01-01'", "repeat('x', 100000)", "'ZZZ'", "'level'", "true", "chr(27)", "''::BLOB")  # fmt: skip


def rewritten(path: Path, dice: random.Random) -> None:
    """Change a ledger as somebody with SQL can: cells, columns, tables."""
    with duckdb.connect(str(path)) as connection:
        columns = connection.execute(
            "SELECT schema_name || '\".\"' || table_name, column_name FROM duckdb_columns() "
            "WHERE table_name IN (SELECT table_name FROM duckdb_tables())"
        ).fetchall()
        for _ in range(dice.randint(1, 4)):
            table, column = dice.choice(columns)
            value, name = dice.choice(CELLS), f'"{table}"."{column}"'
            made = dice.choices(
                (
                    f'UPDATE "{table}" SET "{column}" = {value}',
                    f'UPDATE "{table}" SET "{column}" = {value} WHERE hash(rowid) % 7 = {dice.randrange(7)}',
                    f'ALTER TABLE "{table}" DROP COLUMN "{column}"',
                    f'ALTER TABLE "{table}" ALTER "{column}" TYPE VARCHAR',
                    f'DELETE FROM "{table}"',
                    f'INSERT INTO "{table}" SELECT * FROM "{table}" WHERE {name} IS NOT NULL LIMIT 3',
                ),
                (5, 10, 1, 1, 1, 2),
            )[0]
            # What the ledger does not let be done is not done.
            with suppress(duckdb.Error):
                connection.execute(made)


def make_ledger(path: Path) -> Path:
    """A small ledger that is whole: documents, and a data set with a figure and tables."""
    ledger = Ledger(path)
    documents = (Document(f"wire-{n}", text) for n, text in enumerate(TOLD))
    ledger.add((Source.of(r.document), list(r.findings)) for d in documents for r in read(d) if r.document)
    capabilities = pa.table({"ccode": [155, 135] * 8, "year": [2009 + n // 2 for n in range(16)], "cinc": [0.004, 0.005] * 8})
    votes = pa.table(
        {"party": ["CHL", "PER"] * 30, "year": [2019] * 60, "rcid": [n // 2 for n in range(60)], "vote": [1, 2, 1, 1, 3, 1] * 10}
    )
    figure = Observation("border", *PAIR, "level", 171.0, "km")
    tables = {"capabilities": capabilities, "un_votes": votes}
    ledger.add([(Source("data:fuzz", "dataset", title="Fuzz", label="1"), Data([Finding(figure, "fuzz", row="r1")], tables))])
    return path


def _added(ledger: Ledger, number: int) -> None:
    fact = Observation("border", *PAIR, "level", float(number), "km", spans=((0, 5),))
    ledger.add([(Source(f"fuzz:{number}", "document", title="Fuzz", text=f"Border {number} km"), [Finding(fact, "fuzz")])])


def _listed(ledger: Ledger) -> None:
    ledger.texts(source.source.id for source in ledger.sources())
    ledger.variables()
    ledger.places("wire-1")
    ledger.history("wire-1")


def uses(claims: Reading, number: int) -> dict[str, Callable[[Ledger], object]]:
    """What is asked of a ledger, by name."""
    return {
        "brief": lambda ledger: as_html(build(ledger, resolve("Chile"), resolve("Peru"))),
        "check": lambda ledger: check(claims, ledger),
        "follow": lambda ledger: follow(ledger.records(PAIR)),
        "events": lambda ledger: events(ledger.records(PAIR)),
        "profile": lambda ledger: profile(PAIR, [PAIR], (2015, 2020), ledger),
        "panel": lambda ledger: Panel.dyads(ledger=ledger).years(2015, 2016).only(PAIR).add("capability_ratio").to_arrow(),
        "listing": _listed,
        "export": lambda ledger: ledger.export(Path(str(ledger.path)).with_suffix(".csv")),
        "arrow": lambda ledger: ledger.to_arrow(),
        "sql": lambda ledger: ledger.sql("SELECT * FROM observations"),
        "adding": lambda ledger: _added(ledger, number),
    }


#: Seconds of computing within which DuckDB comes back from opening a small ledger, if ever; within which Comity has told that it does not.
#: On the wall they may be any number: other programs take the machine.
OPENED, LISTED = 20, 60
#: Opens a ledger; lists one that is to be told within a second.
_OPENED = "import sys, duckdb; duckdb.connect(sys.argv[1], read_only=True)"
_LISTED = """
import sys
from comity.cli.main import main
from comity.ledger import database_file
database_file.OPENING = 1.0
main(["ledger", "list", sys.argv[1]])
"""


def _apart(program: str, path: Path, seconds: int) -> subprocess.CompletedProcess[str]:
    """A program run on a ledger in a process of its own, which is ended after some seconds of computing."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))

    return subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, preexec_fn=bound, check=False)


def _does_open(path: Path) -> bool:
    """Whether DuckDB comes back from opening a ledger, with or without an error; tried apart, since only the end of its process ends it."""
    return _apart(_OPENED, path, OPENED).returncode != -signal.SIGXCPU


def open_damaged(whole: Path, claims: Reading, work: Path, dice: random.Random) -> str:
    """One ledger with damaged bytes, or rewritten by somebody; read, and asked for something."""
    path = work / "case.duckdb"
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
    if dice.random() < 0.5:
        path.write_bytes(damaged(whole.read_bytes(), dice))
        if not _does_open(path):
            told = _apart(_LISTED, path, LISTED).stderr
            if "does not open in" not in told or told.count("\n") != 1:
                raise AssertionError(told[:200])
            return "told not to open"
    else:
        shutil.copyfile(whole, path)
        rewritten(path, dice)
    name, use = dice.choice(list(uses(claims, dice.randrange(10**6)).items()))
    use(Ledger(path))
    return name
