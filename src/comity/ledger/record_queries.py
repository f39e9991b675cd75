"""The rows of a ledger's tables: the SQL that finds those asked for, and what they are as records."""

import datetime
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from comity import parties
from comity.errors import LedgerError, PartyError
from comity.ledger.entries import Record, Source
from comity.observation import Finding, Observation, from_dict, well_formed

#: The columns of a source, as `source` takes them.
SOURCE = "source, sort, title, publisher, author, url, published, attribution, label, sha256"
_FIELDS = (
    'kind, a, b, measure, value, unit, bound, "start", "end", base_start, base_end, modality, attrs, speaker, spans, marks, rule, "row"'
)
_NAMES = tuple(name.strip(' "') for name in _FIELDS.split(","))
#: The columns of a record, as `record` takes them.
_RECORD = f"observation, {_FIELDS}, {SOURCE}"
#: Few rows, found first by the columns of the parties alone, since to read all columns of all rows takes five times as long; then their
#: versions, then the sources of these. Each is made before the next, whatever DuckDB thinks of their numbers.
_FOUND_FIRST = """
    o AS MATERIALIZED (SELECT * FROM observation WHERE rowid IN ({})),
    v AS MATERIALIZED (SELECT * EXCLUDE (text) FROM version WHERE current AND version IN (SELECT version FROM o)),
    s AS MATERIALIZED (SELECT source, sort FROM source WHERE source IN (SELECT source FROM v)),
    observations AS (SELECT * FROM o JOIN v USING (version) JOIN s USING (source))"""
_IS_WANTED = "x = least(a, coalesce(b, '')) AND y = greatest(a, coalesce(b, ''))"
_PAIR = 2
_PARTY = re.compile(r"[A-Za-z0-9+ -]*")

#: Two parties, the second empty for what the first has with the world.
Pair = tuple[str, str]


@dataclass(frozen=True)
class Asked:
    """Which observations are asked for: those of which all holds that is given.

    Attributes:
        pair: both parties, in either order.
        party: a party in either place, or any of several.
        kinds: only these kinds.
        measure: only figures of this measure.

    """

    pair: Pair | None = None
    party: Sequence[str] = ()
    kinds: Sequence[str] = ()
    measure: str | None = None

    @property
    def is_of_few(self) -> bool:
        """Whether few of all rows can fit: those of some parties."""
        return bool(self.pair or self.party)

    def fits(self, o: Observation) -> bool:
        """Whether an observation is asked for."""
        return (
            (self.pair is None or {o.a, o.b} == set(self.pair))
            and (not self.party or o.a in self.party or o.b in self.party)
            and (not self.kinds or o.kind in self.kinds)
            and self.measure in (None, o.measure)
        )

    def condition(self) -> tuple[str, list[Any]]:
        """The same as a condition on a row, but for the pair, and its values."""
        of_what: dict[str, list[Any]] = {
            f"(a IN ({(listed := _listed(self.party))}) OR b IN ({listed}))": [*self.party, *self.party],
            f"kind IN ({_listed(self.kinds)})": list(self.kinds),
            "measure = ?": [self.measure] if self.measure else [],
        }
        return _both(of_what)

    def numbers(self) -> tuple[str, list[Any]]:
        """The statement for where the rows lie, and its values."""
        here, values = self.condition()
        if not self.pair:
            return f"SELECT rowid FROM observation WHERE {here}", values
        # Each order of a pair by itself: DuckDB looks an equation up in a column's dictionary, an "or" of two it works out row by row.
        orders = [f"{side}{' AND ' * bool(here)}{here}" for side in ("a = ? AND b = ?",) * 2]
        found = " UNION ALL ".join(f"SELECT rowid FROM observation WHERE {order}" for order in orders)
        return found, [*self.pair, *values, *reversed(self.pair), *values]


def asked(pair: Pair | str | None, party: str | Iterable[str], kinds: str | Iterable[str], measure: str | None) -> Asked:
    """What is asked for, as people give it: a pair as text too, one party or kind without a list.

    Raises:
        LedgerError: the pair is none.

    """
    if isinstance(pair, str):
        try:
            pair = parties.pair(pair)
        except PartyError as error:
            raise LedgerError(str(error)) from None
    if pair is not None and len(pair) != _PAIR:
        raise LedgerError(f"{pair!r} is no pair; give the ids of two parties")
    named, sorts = ((given,) if isinstance(given, str) else tuple(given) for given in (party, kinds))
    return Asked(pair, named, sorts, measure)


def that_fit(asked: Sequence[Asked], sort: str | None = None, source: str | None = None) -> tuple[str, list[Any]]:
    """The statement for the records that fit what is asked, of several the records that fit any, and its values.

    Args:
        asked: one; or several, each of few rows.
        sort: only from ``document`` or ``dataset`` sources.
        source: only from this one.

    """
    found, (here, values) = "", asked[0].condition()
    if asked[0].is_of_few:
        numbers = [a.numbers() for a in asked]
        found = f"WITH {_FOUND_FIRST.format(' UNION ALL '.join(sql for sql, _ in numbers))} "
        here, values = "", [value for _, given in numbers for value in given]
    of_whom, tellers = _both({"sort = ?": [sort] if sort else [], "source = ?": [source] if source else []})
    where = " AND ".join(filter(None, (here, of_whom)))
    order = 'ORDER BY kind, "start" NULLS LAST, observation'
    return f"{found}SELECT {_RECORD} FROM observations {f'WHERE {where}' if where else ''} {order}", [*values, *tellers]


def _listed(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _both(conditions: Mapping[str, list[Any]]) -> tuple[str, list[Any]]:
    """Those conditions that have values, all of them to hold, and the values."""
    given = {condition: values for condition, values in conditions.items() if values}
    return " AND ".join(given), [value for values in given.values() for value in values]


def of_pairs(wanted: Mapping[Pair, tuple[int, int]]) -> str:
    """The statement for the records of some pairs, each sorted, with years as in `Ledger.about`; empty for none."""
    safe = {pair: years for pair, years in sorted(wanted.items()) if _PARTY.fullmatch("".join(pair))}
    if not safe:
        return ""
    listed = ", ".join(f"('{x}', '{y}', {first}, {last})" for (x, y), (first, last) in safe.items())
    parties = ", ".join(f"'{party}'" for party in sorted({party for pair in safe for party in pair}))
    # Who is no party of any pair falls away first: to hold each row against each pair takes ten times as long.
    near = f"WHERE a IN ({parties}) AND coalesce(b, '') IN ({parties})"
    found = _FOUND_FIRST.format(f"SELECT observation.rowid FROM observation JOIN wanted ON {_IS_WANTED} {near}")
    newest = 'row_number() OVER (PARTITION BY a, b, kind, measure, attrs, source ORDER BY "start" DESC NULLS LAST, observation) = 1'
    return f"""
        WITH wanted(x, y, first_year, last_year) AS (VALUES {listed}), {found}
        SELECT {_RECORD} FROM observations JOIN wanted ON {_IS_WANTED}
        QUALIFY measure IS NULL OR "start" IS NULL OR {newest}
                OR (year("start") <= last_year AND year(coalesce("end", "start")) >= first_year)
        ORDER BY observation"""


def record(row: tuple[Any, ...], sources: dict[tuple[Any, ...], Source]) -> Record:
    """A row of a statement as a record.

    Args:
        row: with the columns of the statements above.
        sources: keeps the sources of records, so that those of one source share it.

    Raises:
        ObservationError, ValueError, TypeError, RecursionError: it holds what is no observation.

    """
    cells = dict(zip(_NAMES, row[1 : 1 + len(_NAMES)], strict=True))
    marks = tuple((s, e) for s, e in _listed_in(cells["marks"]))
    finding = Finding(from_dict(_plain(cells), well_formed), cells["rule"], marks, cells["row"] or "")
    told = row[1 + len(_NAMES) :]
    version = told[0], told[-1]
    if version not in sources:
        sources[version] = source(told)
    return Record(row[0], finding, sources[version])


def source(row: Sequence[Any], columns: str = SOURCE) -> Source:
    """The columns that a row begins with as a source.

    Args:
        row: of a statement.
        columns: their names, each a field of `Source`, the id's as ``source``.

    """
    told = dict(zip(columns.split(", "), row, strict=False))
    id_, sort, published, attribution = (told.pop(name, None) for name in ("source", "sort", "published", "attribution"))
    return Source(id_, sort, published=published, attribution=tuple(attribution or ()), **{name: told[name] or "" for name in told})


def _plain(cells: dict[str, Any]) -> dict[str, Any]:
    """A row of the table as `from_dict` takes it."""
    found = {k: v.isoformat() if isinstance(v, datetime.date) else v for k, v in cells.items()}
    found["attrs"], found["spans"] = json.loads(cells["attrs"]), _listed_in(cells["spans"])
    return found


def _listed_in(cell: str) -> Any:
    """A list in JSON; of data it is mostly empty."""
    return () if cell == "[]" else json.loads(cell)
