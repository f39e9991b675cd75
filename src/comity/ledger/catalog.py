"""What a ledger's file declares: tables as Comity makes them, and nothing that is computed with what is asked of them."""

import re

import duckdb

#: The tables of a ledger; none may be a view.
_TABLES = frozenset({"meta", "source", "place", "seen", "version", "observation", "variable"})
#: The schema of the tables of data sets. A view in it is the current version of its table.
DATA = "data"
_VIEW = re.compile(r'CREATE VIEW "?data"?\."?(\w+)"?(?: ?\([^()]*\))? AS SELECT \* FROM "?data"?\."(\1@\d+)";?')
#: What is computed for a row: as the tables of a ledger have it, of this schema or an older one, and as it would be written.
_OWN = ("DEFAULT(nextval('observation_id'))", "DEFAULT(nextval('version_id'))", "DEFAULT(current_localtimestamp())", "DEFAULT('[]')",
        "DEFAULT('')", "CHECK((sort IN ('document', 'dataset')))")  # fmt: skip
_COMPUTED = re.compile(r"\b(?:DEFAULT|CHECK|GENERATED)\b")


def strange(connection: duckdb.DuckDBPyConnection) -> str:
    """What a ledger declares that Comity never does, in words; empty if there is nothing.

    A view in a table's place, a function by the name of DuckDB's own or a computed column would be computed with whatever is asked of the
    ledger, and could do so without end. Tables and views of one's own beside Comity's are asked by nobody.

    Args:
        connection: to the ledger, as the current database.

    """
    (functions,) = connection.execute("SELECT list(function_name) FROM duckdb_functions() WHERE NOT internal").fetchall()
    if functions[0]:
        return f"a function of its own ({functions[0][0]})"
    (indexes,) = connection.execute("SELECT list(index_name) FROM duckdb_indexes() WHERE database_name = current_database()").fetchall()
    if indexes[0]:
        return f"an index ({indexes[0][0]})"
    return _strange_tables(_declared(connection, "table"), _declared(connection, "view"))


def _declared(connection: duckdb.DuckDBPyConnection, sort: str) -> dict[tuple[str, str], str]:
    """The statements that make the tables or views of the ledger, by schema and name."""
    found = connection.execute(
        f"SELECT schema_name, {sort}_name, sql FROM duckdb_{sort}s() WHERE NOT internal AND database_name = current_database()"
    ).fetchall()
    return {(schema.lower(), name.lower()): sql for schema, name, sql in found}


def _strange_tables(tables: dict[tuple[str, str], str], views: dict[tuple[str, str], str]) -> str:
    for (schema, name), sql in views.items():
        made = _VIEW.fullmatch(sql)
        if (schema == "main" and name in _TABLES) or (schema == DATA and not (made and (DATA, made[2].lower()) in tables)):
            return f"a view in a table's place ({name})"
    for (schema, name), sql in tables.items():
        for own in _OWN:
            sql = sql.replace(own, "")
        if (schema == DATA or name in _TABLES) and _COMPUTED.search(sql):
            return f"a column or condition that is computed ({name})"
    return ""
