"""What the ledger has on a set of claims, fetched in few queries and kept by pair."""

import datetime
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from comity.check.verdicts import Claim
from comity.ledger import Ledger, Record
from comity.observation import Observation
from comity.observation.interval import Interval, written
from comity.observation.rounding import ABOUT_IN_DATA, AT_ANOTHER_RATE, AT_ITS_RATE, LATEST, OF_DATA
from comity.parties import party_of

if TYPE_CHECKING:
    from comity.compare import Profile

Pair = tuple[str, str]


@dataclass(frozen=True)
class Term:
    """From when to when a person led a state."""

    name: str
    since: datetime.date
    until: datetime.date


class Store:
    """The records of a ledger on some claims.

    Args:
        ledger: None for no evidence.
        claims: all claims that will be asked about.

    """

    def __init__(self, ledger: Ledger | None, claims: Iterable[Claim]) -> None:
        self._ledger = ledger
        self._pairs: dict[Pair, list[Record]] = defaultdict(list)
        self._partners: dict[tuple[str, int, str], list[tuple[Any, ...]]] = {}
        wanted: dict[tuple[str, str | None], tuple[int, int]] = {}
        ranked: set[tuple[str, int]] = set()
        for claim in claims:
            o = claim.observation
            # Of a figure without a date those of the last years before the document are wanted.
            latest = [claim.told.year - n for n in range(LATEST + 1)] if claim.told and o.kind == "trade" else []
            for key in [(o.a, o.b)] + ([(o.a, None), (o.b or o.a, None)] if o.kind == "trade" else []):
                years = [d.year for d in (o.start, o.end, o.base_start, o.base_end) if d] or latest
                known = wanted.get(key, (9999, 0))
                # Those of the years about are told beside a figure that data do not have of its own.
                wanted[key] = (min([known[0], *(y - LATEST for y in years)]), max([known[1], *(y + LATEST for y in years)]))
            if o.kind == "trade" and o.measure == "rank":
                ranked |= {(o.a, year) for year in ([o.start.year] if o.start else latest)}
        if ledger and wanted:
            for record in ledger.about(wanted):
                self._pairs[_key(record.observation.a, record.observation.b)].append(record)
        if ledger and ranked:
            self._fetch_partners(ledger, ranked)
        self._texts: dict[str, str] = {}

    def records(self, a: str, b: str | None, kind: str) -> list[Record]:
        """The records of a kind about a pair, in either direction."""
        return [r for r in self._pairs.get(_key(a, b), []) if r.observation.kind == kind]

    def all_years(self, a: str, b: str | None, kind: str) -> list[Record]:
        """The records of a kind about a pair in every year, where `records` has those near the claims' years and the newest."""
        return self._ledger.records(pair=(a, b), kinds=(kind,)) if self._ledger and b else []

    def terms(self, state: str, who: str) -> list[Term]:
        """When a person led a state, where the ledger has leaders; as they are named there, so few are found by a given name."""
        words = _name_words(who)
        return [t for t in self._leaders.get(state, ()) if _name_words(t.name) <= words]

    def figure(self, record: Record, unit: str | None) -> Interval | None:
        """What a record's figure may be, in a unit; None where it has none or cannot be converted."""
        o = record.observation
        if o.value is None:
            return None
        if record.source.sort == "document":
            found = written(o, " ".join(self.sentence(record).split()))
        elif o.measure == "rank":
            found = Interval(o.value, o.value)
        else:
            rounded = 10.0 ** -len(f"{o.value:.6g}".partition(".")[2]) / 2 * (1 - 1e-6)
            near = Interval(o.value, o.value).widened(ABOUT_IN_DATA if o.bound == "about" else OF_DATA)
            found = Interval(min(near.low, o.value - rounded), max(near.high, o.value + rounded))
        if found is None or o.unit == unit:
            return found
        return self._converted(found, o, unit)

    def has_rates(self, currency: str | None) -> bool:
        """Whether the ledger has rates of exchange of a currency for some year."""
        party = party_of(currency[:2], "iso2") if currency else None
        return currency == "USD" or any(key[0] == party for key in self._rates)

    def sentence(self, record: Record) -> str:
        """The sentence of a document that a record was read from, or the row of a data set."""
        if record.source.sort != "document":
            return record.finding.row
        if record.source.id not in self._texts:
            # Those of the whole pair are asked for at once: each asking looks through all documents.
            alike = self._pairs.get(_key(record.observation.a, record.observation.b), [])
            wanted = {r.source.id for r in (record, *alike) if r.source.sort == "document"}
            self._texts |= dict.fromkeys(wanted, "") | (self._ledger.texts(wanted) if self._ledger else {})
        text = self._texts[record.source.id]
        return " … ".join(text[s:e] for s, e in record.observation.spans)

    def partners(self, state: str, year: int, measure: str = "level") -> list[tuple[Any, ...]]:
        """What data sets have on a state's trade with each partner in a year: source, partner, flow, value, whether the state reports it.

        Levels are in US dollars, shares in percent.
        """
        return self._partners.get((state, year, measure), [])

    def _fetch_partners(self, ledger: Ledger, wanted: set[tuple[str, int]]) -> None:
        listed = ", ".join(f"('{state}', {year})" for state, year in sorted(wanted) if state.replace(" ", "").isalnum())
        if not listed:
            return
        sql = f"""
            WITH w(state, year) AS (VALUES {listed}), y AS (
                SELECT * FROM observations
                WHERE kind = 'trade' AND (measure, unit) IN (('level', 'USD'), ('share', 'percent')) AND sort = 'dataset' AND b IS NOT NULL
                AND json_extract_string(attrs, '$.product') IS NULL
                AND year("start") = year("end") AND year("start") IN (SELECT year FROM w))
            SELECT state, w.year, measure, source, CASE WHEN a = state THEN b ELSE a END, json_extract_string(attrs, '$.flow'), value,
                a = state
            FROM y JOIN w ON w.year = year("start") AND (a = state OR b = state) ORDER BY observation"""
        for state, year, measure, *row in ledger.sql(sql)[1]:
            self._partners.setdefault((state, year, measure), []).append(tuple(row))

    def votes(self, a: str, b: str, first: int, last: int) -> tuple[int, int] | None:
        """In how many roll calls of the General Assembly both voted, and in how many alike; None without data on those years."""
        if self._ledger is None or "un_votes" not in self.variables:
            return None
        sql = """
            SELECT count(*), count(*) FILTER (x.vote = y.vote) FROM data.un_votes x JOIN data.un_votes y USING (rcid)
            WHERE x.party = ? AND y.party = ? AND x.year BETWEEN ? AND ?"""
        rows = self._ledger.sql(sql, [a, b, first, last])[1]
        return (int(rows[0][0]), int(rows[0][1])) if rows and rows[0][0] else None

    def profile(self, pair: Pair, among: str, years: tuple[int, int], only: Sequence[str]) -> "Profile | None":
        """Where a pair stands among others by some indicators, see `comity.compare`; None without a ledger."""
        if self._ledger is None:
            return None
        # Panels, and what they are made with, take longer to load than all else that a check is.
        from comity.compare import chosen, profile

        return profile(pair, chosen(pair, among, years[1], self._ledger), years, self._ledger, only)

    @cached_property
    def variables(self) -> dict[str, Any]:
        """The variables that the ledger holds, with their sources."""
        return {n: s for n, (s, _) in self._ledger.variables().items()} if self._ledger else {}

    @cached_property
    def borders(self) -> list[tuple[str, str, float]]:
        """Every border's length, the longest first."""
        if self._ledger is None:
            return []
        where = "kind = 'border' AND sort = 'dataset' AND value > 0"
        sql = f"SELECT a, b, max(value) FROM observations WHERE {where} GROUP BY ALL ORDER BY 3 DESC, 1, 2"
        return [(a, b, km) for a, b, km in self._ledger.sql(sql)[1]]

    @cached_property
    def _leaders(self) -> dict[str, list[Term]]:
        if self._ledger is None or "leaders" not in self.variables:
            return {}
        found: dict[str, list[Term]] = defaultdict(list)
        # Who leads on the last day of all leads on, for all that is known.
        sql = """SELECT gwcode, leader, since, until, until = max(until) OVER () FROM data.leaders
            WHERE leader IS NOT NULL AND since IS NOT NULL AND until IS NOT NULL ORDER BY since, leader"""
        for code, leader, since, until, is_last in self._ledger.sql(sql)[1]:
            party = party_of(code, "gw", since)
            if party:
                found[party].append(Term(leader, since, datetime.date.max if is_last else until))
        return found

    @cached_property
    def _rates(self) -> dict[tuple[str, int, str], float]:
        if self._ledger is None or "exchange_rates" not in self.variables:
            return {}
        rows = self._ledger.sql("SELECT party, year, measure, per_usd FROM data.exchange_rates WHERE per_usd > 0")[1]
        return {(party, year, measure): rate for party, year, measure, rate in rows}

    def _converted(self, figure: Interval, o: Observation, unit: str | None) -> Interval | None:
        """The figure in another currency, by the rates of the ledger for its year."""
        year = (o.end or o.start).year if o.end or o.start else None  # type: ignore[union-attr]
        if year is None or not o.unit or not unit or o.unit in ("percent", "times") or unit in ("percent", "times"):
            return None
        wanted = "end" if o.attrs.get("of") in ("stock", "debt") else "average"
        for measure, near in ((wanted, AT_ITS_RATE), ("average" if wanted == "end" else "end", AT_ANOTHER_RATE)):
            here, there = self._per_usd(o.unit, year, measure), self._per_usd(unit, year, measure)
            if here and there:
                return (figure / here * there).widened(near)
        return None

    def _per_usd(self, currency: str, year: int, measure: str) -> float | None:
        if currency == "USD":
            return 1.0
        party = party_of(currency[:2], "iso2")
        return self._rates.get((party, year, measure)) if party else None


def _name_words(name: str) -> frozenset[str]:
    """The words of a name without accents, initials left out."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return frozenset(w for w in re.findall(r"[a-z]+", plain) if len(w) > 1)


def _key(a: str, b: str | None) -> Pair:
    return (a, b or "") if a <= (b or "") else (b or "", a)
