"""What the statistics of goods trade have in common: a reporter's exports to and imports from a partner, in US dollars."""

import pyarrow as pa

from comity.gather.bulk_observations import observations

SCHEMA = pa.schema([
    ("reporter", pa.string()), ("partner", pa.string()), ("year", pa.int64()), ("flow", pa.string()),
    ("usd", pa.float64()), ("row", pa.string()),
])  # fmt: skip


def observed(table: pa.Table, rule: str) -> pa.Table:
    """Exports and imports as observations of trade; a partner of None is the world.

    Args:
        table: with the columns of `SCHEMA`; `flow` is exports or imports.
        rule: the loader's.

    """
    query = """
        SELECT reporter AS a, partner AS b, 'level' AS measure, usd AS value, 'USD' AS unit, make_date(year, 1, 1) AS "start",
               make_date(year, 12, 31) AS "end", '{"flow": "' || flow || '"}' AS attrs, row || ', reported by ' || reporter AS row,
               reporter AS speaker
        FROM flows"""
    return observations(query, {"flows": table}, "trade", rule)
