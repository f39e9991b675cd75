"""Somebody's own SQL on a ledger: one SELECT, no file but the ledger, nothing changed, in a process of its own with bounds."""

import json
import math
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import duckdb

from comity.errors import LedgerError
from comity.ledger.database_file import first_line, reading
from comity.stores import Place, place

#: Bounds of a statement in a process of its own: seconds, and bytes of memory.
SECONDS = 60.0
MEMORY = 2 * 1024**3
#: The functions that give tables and may be asked: they make rows of what they are given, or tell of the ledger's tables. A new DuckDB may
#: bring others, which read files, the machine or the memory of this process.
_TABLES = frozenset(
    ["range", "generate_series", "unnest", "json_each", "json_tree", "summary", "histogram", "histogram_values", "pragma_table_info",
     "pragma_show", "duckdb_tables", "duckdb_columns", "duckdb_views", "duckdb_schemas", "duckdb_constraints", "duckdb_indexes",
     "duckdb_sequences", "duckdb_types", "duckdb_functions", "duckdb_keywords"]
)  # fmt: skip
#: So begin DuckDB's own tables; and what else tells of the machine rather than of the ledger.
_OWN = ("duckdb_", "pragma_")
_TELLING = frozenset(["current_setting", "getenv", "pg_settings", "which_secret", "write_log"])
#: Functions that run a text as a statement, whatever it asks for.
_RUNNING = frozenset(["query", "query_table", "json_execute_serialized_sql"])
#: The words of a view's text, and of these the functions that it calls.
_WORD, _CALLED = re.compile(r"\w+"), re.compile(r'(\w+)"?\s*\(')

#: How a process ends that has spent its seconds: by SIGXCPU, which Windows has not.
_SPENT = -24

Table = tuple[list[str], list[tuple[Any, ...]]]


def select(
    connection: duckdb.DuckDBPyConnection, path: Place, statement: str, values: Iterable[Any] = (), most: int | None = None
) -> Table:
    """Column names and rows of one SELECT on a ledger, read-only and with no way to other files.

    Args:
        connection: to the ledger; it has no way to other files afterwards either.
        path: of the ledger, for messages.
        statement: the SELECT.
        values: of its parameters.
        most: of the rows only so many; all if None.

    Raises:
        LedgerError: it is no single SELECT, asks for what is not the ledger's, or is no valid SQL.

    """
    _lock(connection)
    try:
        check(connection, statement, path)
        found = connection.execute(statement, list(values))
        return [d[0] for d in found.description or []], found.fetchall() if most is None else found.fetchmany(most)
    except (duckdb.Error, UnicodeError) as error:
        raise LedgerError(f"{path}: {first_line(error)}") from None


def _lock(connection: duckdb.DuckDBPyConnection) -> None:
    """Leave a connection no way to other files, and no way to change that."""
    try:
        for setting in ("enable_external_access = false", "autoinstall_known_extensions = false", "lock_configuration = true"):
            connection.execute(f"SET {setting}")
    except duckdb.InvalidInputException as error:
        # Connections of one process share their settings: another thread's statement has locked them just so.
        if "locked" not in str(error):
            raise


def check(connection: duckdb.DuckDBPyConnection, statement: str, path: Place) -> None:
    """Refuse what is no single SELECT, or asks what the machine is like.

    Raises:
        LedgerError: naming what is refused.

    """
    # Half a sign, as of a command line that is no UTF-8, is nothing that DuckDB takes.
    statements = connection.extract_statements(statement.encode().decode())
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise LedgerError(f"{path}: give one SELECT; a ledger is not changed by sql")
    told = connection.execute("SELECT json_serialize_sql(?)", [statement]).fetchone()
    tree = json.loads(told[0]) if told else {"error": True}
    if tree.get("error"):
        raise LedgerError(f"{path}: {str(tree.get('error_message') or 'give one SELECT').splitlines()[0]}")
    named = set(names_in(tree))
    named |= set(_names_in_views(connection, {name for sort, name in named if sort == "name"}))
    running = {name for _, name in named} & _RUNNING
    if running:
        raise LedgerError(f"{path}: {', '.join(sorted(running))} runs a text as SQL; write the statement itself")
    asked = {name for sort, name in named if name in _TELLING or (name not in _TABLES and (sort == "table" or name.startswith(_OWN)))}
    if asked:
        raise LedgerError(f"{path}: {', '.join(sorted(asked))} may tell of this machine, not of the ledger; refused")


def names_in(tree: Any) -> Iterator[tuple[str, str]]:
    """What a parsed statement names, in lower case, with its sort: "function", one that gives a "table", or the "name" of a table."""
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if isinstance(node.get("function_name"), str):
                yield "function", node["function_name"].lower()
            if isinstance(node.get("table_name"), str):
                yield "name", node["table_name"].lower()
            if node.get("type") == "TABLE_FUNCTION":
                yield "table", str(node["function"].get("function_name", "")).lower()
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)


def _names_in_views(connection: duckdb.DuckDBPyConnection, named: set[str]) -> Iterator[tuple[str, str]]:
    """The like for the views of the ledger that are among some names, and for those in their texts: others may have written them."""
    views: dict[str, str] = {}
    for name, sql in connection.execute("SELECT lower(view_name), lower(sql) FROM duckdb_views() WHERE NOT internal").fetchall():
        views[name] = f"{views.get(name, '')} {sql}"
    left = [name for name in views if name in named]
    for name in left:
        text = views[name]
        left.extend(other for other in views if other in text and other not in left)
        yield from (("function", word) for word in _CALLED.findall(text))
        yield from (("name", word) for word in _WORD.findall(text))


def select_apart(path: Place, statement: str, seconds: float = SECONDS, memory: int = MEMORY, most: int | None = None) -> Table:
    """The same in a process of its own, ended after some seconds and bounded in memory by the operating system.

    Raises:
        LedgerError: as `select`; or it took too long or too much memory.

    """
    command = [sys.executable, "-P", "-c", "from comity.ledger.guarded import serve; serve()"]
    asked = json.dumps({"path": str(path), "statement": statement, "seconds": seconds, "memory": memory, "most": most})
    too_long = LedgerError(f"{path}: the statement took more than {seconds:g} seconds; ask for less")
    try:
        done = subprocess.run(command, input=asked.encode(), capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise too_long from None
    if done.returncode == _SPENT:
        raise too_long
    if done.returncode or not done.stdout:
        raise LedgerError(f"{path}: the statement took more than {memory / 1024**3:.1f} GB of memory; ask for less")
    found, error = pickle.loads(done.stdout)  # what our own process has written
    if error:
        raise LedgerError(error)
    return found  # type: ignore[no-any-return]


def serve() -> None:
    """Answer one question of `select_apart`, from standard input to standard output."""
    asked = json.loads(sys.stdin.read())
    _bound(asked["seconds"], asked["memory"])
    found: Table | None = None
    error = ""
    try:
        path = place(asked["path"], LedgerError)
        with reading(path) as connection:
            found = select(connection, path, asked["statement"], most=asked["most"])
    except LedgerError as told:
        error = str(told)
    sys.stdout.buffer.write(pickle.dumps((found, error)))


def _bound(seconds: float, memory: int) -> None:
    """Let this process have no more bytes of memory and seconds of each core; Windows has no such limits."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        # Whoever waits for it ends it sooner, but may be killed itself.
        most = math.ceil(seconds * (os.cpu_count() or 1))
        resource.setrlimit(resource.RLIMIT_CPU, (most, most + 1))
