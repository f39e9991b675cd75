"""Profiles of pairs, each number worked out by hand from what the ledger was given, and places under any weights."""

import csv
import datetime
import gzip
import io
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.cli.main import main
from comity.compare import Indicator, Line, Profile, bounds, chosen, indicators, percentiles, profile, ranking, similar
from comity.compare.ranking import EXACT
from comity.compare.shown import as_text, place_said, shown_value
from comity.errors import ComityError
from comity.ledger import Data, Ledger, Source
from comity.observation import Finding, Observation, vocabulary
from comity.panel import variables
from comity.parties import memberships_of, pair
from published import variables_in

FIVE = [("KAZ", "KGZ"), ("KAZ", "RUS"), ("KAZ", "TUR"), ("KAZ", "UZB"), ("KGZ", "RUS")]


def visits(days: dict[tuple[str, str], list[str]], folder: Path) -> Ledger:
    ledger = Ledger(folder / "l.duckdb")
    found = []
    for (a, b), listed in days.items():
        for day in map(datetime.date.fromisoformat, listed):
            o = Observation("visit", a, b, start=day, end=day, attrs={"level": "minister", "type": "official"})
            found.append(Finding(o, "test"))
    some_day = replace(found[0].observation, start=datetime.date(2015, 1, 1), end=datetime.date(2015, 12, 31))
    found.append(Finding(some_day, "test"))
    ledger.add([(Source("wire", "document", title="wire", text="x"), found)])
    return ledger


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    days = {
        ("KAZ", "RUS"): ["2015-01-02", "2015-03-04", "2015-03-04", "2014-01-01"],
        ("RUS", "KAZ"): ["2015-07-08"],
        ("UZB", "KAZ"): ["2015-01-02"],
        ("KGZ", "RUS"): ["2015-01-02", "2015-01-03", "2015-01-04"],
        ("KAZ", "TUR"): ["2016-01-02"],
    }
    return profile(("KAZ", "RUS"), FIVE, (2010, 2016), visits(days, tmp_path_factory.mktemp("five")))


def test_a_profile_says_value_year_place_and_how_many_have_data(five: Profile) -> None:
    line = next(x for x in five.lines if x.indicator.id == "visits")
    # Three days in 2015: one is told twice, and that of an unknown day is none. Kazakhstan and Turkey have a visit in 2016 only, which is no 0 in 2015.
    assert (line.value, line.year, line.place, len(line.others)) == (3.0, 2015, 1, 3)
    assert line.percentile == 75.0 and dict(line.others) == {("KAZ", "RUS"): 3.0, ("KAZ", "UZB"): 1.0, ("KGZ", "RUS"): 3.0}


def test_shared_memberships_are_counted_from_the_table(five: Profile) -> None:
    line = next(x for x in five.lines if x.indicator.id == "memberships")
    for (a, b), value in line.others.items():
        held = [{m.organisation for m in memberships_of(p, "2016-12-31") if m.status == "member"} for p in (a, b)]
        assert value == len(held[0] & held[1]) > 20


def test_what_is_missing_is_missing(five: Profile) -> None:
    for line in five.lines:
        if line.indicator.id not in ("visits", "memberships"):
            assert line.value is None and line.place is None and line.percentile is None and not line.others, line.indicator.id


#: Codes of the Correlates of War, and SIPRI's names.
COW = {"KAZ": "705", "RUS": "365", "UZB": "704", "TUR": "640", "KGZ": "703"}
SIPRI = {"KAZ": "Kazakhstan", "RUS": "Russia", "UZB": "Uzbekistan", "TUR": "Turkiye", "KGZ": "Kyrgyzstan"}
Values = dict[tuple[str, str], float]


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode("utf-8-sig", "replace"))))


def ideal_points_by_hand(shared: Path) -> tuple[int, Values]:
    point = {(r["session"], r["ccode"]): r["IdealPoint"] for r in rows_of(shared / "data/more/un_idealpoints_all_apr2020.csv.gz")}
    # The session that began in 2010 is the 65th.
    return 2010, {(a, b): abs(float(point["65", COW[a]]) - float(point["65", COW[b]])) for a, b in FIVE}


def visas_by_hand(shared: Path) -> tuple[int, Values]:
    free = {(r["Passport"], r["Destination"]): r["Requirement"] for r in rows_of(shared / "data/more/passport_index_tidy_iso3.csv.gz")}

    def needs_none(a: str, b: str) -> bool:
        return free[a, b].isdigit() or free[a, b] == "visa free"

    return 2025, {(a, b): (needs_none(a, b) + needs_none(b, a)) / 2 for a, b in FIVE}


def arms_by_hand(shared: Path) -> tuple[int, Values]:
    orders = rows_of(shared / "data/more/sipri_trade_register.csv.gz")
    party = {name: id_ for id_, name in SIPRI.items()}
    found: dict[int, Values] = {}
    for r in orders:
        pair = tuple(sorted((party.get(r["Supplier"], ""), party.get(r["Recipient"], ""))))
        if pair in FIVE:
            of_year = found.setdefault(int(r["Year of order"]), dict.fromkeys(FIVE, 0.0))
            of_year[pair] += float(r["SIPRI TIV for total order"])
    most = max(found, key=lambda year: (sum(v > 0 for v in found[year].values()), year))
    return most, found[most]


def alliance_by_hand(shared: Path) -> tuple[int, Values]:
    members: dict[str, set[str]] = {}
    for r in rows_of(shared / "data/more/cow_alliance_v4.1_by_member_yearly.csv.gz"):
        if r["year"] == "2012":
            members.setdefault(r["version4id"], set()).add(r["ccode"])
    return 2012, {(a, b): float(any({COW[a], COW[b]} <= m for m in members.values())) for a, b in FIVE}


@pytest.mark.parametrize(
    ("indicator", "dataset", "by_hand"),
    [
        ("ideal_points", "un_ideal_points", ideal_points_by_hand),
        ("visas", "passport_index", visas_by_hand),
        ("arms", "sipri_arms", arms_by_hand),
        ("alliance", "cow_alliances", alliance_by_hand),
    ],
)
def test_the_numbers_of_five_pairs_are_those_of_the_files(
    shared: Path, tmp_path: Path, indicator: str, dataset: str, by_hand: Callable[[Path], tuple[int, Values]]
) -> None:
    ledger = Ledger(variables_in(tmp_path / "l.duckdb", shared, dataset))
    year, known = by_hand(shared)
    (line,) = profile(("KAZ", "RUS"), FIVE, (year, year), ledger, only=[indicator]).lines
    assert line.year == year and dict(line.others) == pytest.approx(known)
    assert line.value == line.others["KAZ", "RUS"] and line.place == 1 + sum(v > known["KAZ", "RUS"] + 1e-9 for v in known.values())
    assert line.percentile == pytest.approx(
        25 * sum(v < known["KAZ", "RUS"] - 1e-9 for v in known.values())
        + 12.5 * (sum(abs(v - known["KAZ", "RUS"]) < 1e-9 for v in known.values()) - 1)
    )


def test_neighbours_are_those_by_land(tmp_path: Path) -> None:
    pairs = [(705, 365, 1), (705, 704, 1), (365, 2, 2)]
    rows = [{"ccode1": x, "ccode2": y, "year": 2010, "conttype": kind} for a, b, kind in pairs for x, y in ((a, b), (b, a))]
    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add([(Source("dataset:made", "dataset", title="made"), Data([], {"contiguity": pa.Table.from_pylist(rows)}))])
    assert chosen(("KAZ", "RUS"), "neighbours", 2010, ledger) == [("KAZ", "RUS"), ("KAZ", "UZB")]


def test_of_what_less_is_more_the_least_has_the_first_place() -> None:
    near, far = ("CHL", "PER"), ("CHL", "KAZ")
    line = Line(Indicator("distance", "Distance, km", "less"), 900.0, 2020, "made", 0.0, 2, {near: 900.0, far: 16_000.0})
    assert [(p.pair, p.place) for p in ranking(Profile(near, (near, far), (line,)), {"distance": 1})] == [(near, 1), (far, 2)]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(0, 20).map(lambda x: 5.0 * x), min_size=3, max_size=3), min_size=2, max_size=7), st.integers(0, 99))
def test_no_weights_give_a_place_outside_the_bounds(points: list[list[float]], seed: int) -> None:
    drawn = random.Random(seed)
    allowed = [bounds(points, n) for n in range(len(points))]
    for _ in range(200):
        weights = [drawn.expovariate(1) for _ in range(3)]
        scores = [sum(w * x for w, x in zip(weights, p, strict=True)) / sum(weights) for p in points]
        for (best, worst), score in zip(allowed, scores, strict=True):
            assert best <= 1 + sum(s > score + EXACT for s in scores) <= worst


def test_the_bounds_are_reached() -> None:
    # In two dimensions the middle point is beaten by both others only between the weights, never at the ends.
    points = [[100.0, 0.0], [40.0, 40.0], [0.0, 100.0]]
    assert [bounds(points, n) for n in range(3)] == [(1, 3), (2, 3), (1, 3)]
    assert [bounds([[1.0, 2.0], [2.0, 3.0]], n) for n in (0, 1)] == [(2, 2), (1, 1)]
    drawn = random.Random(1)
    points = [[100 * drawn.random() for _ in range(3)] for _ in range(6)]
    seen: list[set[int]] = [set() for _ in points]
    for _ in range(20_000):
        weights = [drawn.expovariate(1) for _ in range(3)]
        scores = [sum(w * x for w, x in zip(weights, p, strict=True)) for p in points]
        for n, score in enumerate(scores):
            seen[n].add(1 + sum(s > score for s in scores))
    assert [bounds(points, n) for n in range(6)] == [(min(s), max(s)) for s in seen]


def test_a_ranking_is_only_of_pairs_with_data(five: Profile) -> None:
    places = ranking(five, {"visits": 2, "memberships": 1})
    assert {p.pair for p in places} == {("KAZ", "RUS"), ("KAZ", "UZB"), ("KGZ", "RUS")}
    assert all(p.best <= p.place <= p.worst for p in places)
    with pytest.raises(ComityError, match="visits"):
        ranking(five, {"visit": 1})
    with pytest.raises(ComityError, match="weights"):
        ranking(five, {"visits": -1})


def test_percentiles_count_ties_half() -> None:
    assert percentiles({("A", "B"): 1, ("A", "C"): 1, ("A", "D"): 3}) == {("A", "B"): 25, ("A", "C"): 25, ("A", "D"): 100}
    assert percentiles({("A", "B"): 1}) == {}


def test_groups_of_pairs() -> None:
    assert pair("Russia-Kazakhstan") == ("KAZ", "RUS")
    assert len(chosen(("KAZ", "RUS"), "EAEU", 2020, None)) == 10
    assert chosen(("KAZ", "RUS"), "UZB-RUS,KGZ-RUS", 2020, None) == [("KAZ", "RUS"), ("KGZ", "RUS"), ("RUS", "UZB")]
    assert len(chosen(("KAZ", "RUS"), "partners", 2020, None)) > 370
    for wrong in ("KAZ", "KAZ-", "KAZ-KAZ"):
        with pytest.raises(ComityError):
            pair(wrong)


def test_indicators_name_what_exists() -> None:
    for i in indicators().values():
        assert bool(i.measures) + bool(i.kind) + bool(i.own) == 1 and bool(i.kind) == bool(i.counted), i.id
        assert all(m.column in variables()[m.variable].columns for m in i.measures), i.id
        assert not i.kind or i.kind in vocabulary().kinds, i.id


def test_of_two_data_sets_the_one_that_tells_of_the_pair_is_taken_and_growth_needs_the_year_before(tmp_path: Path) -> None:
    flow = {"reporter": "KAZ", "partner": "RUS", "flow": "exports"}
    comtrade = [flow | {"year": y, "usd": usd} for y, usd in ((2019, 80.0), (2020, 100.0), (2021, 150.0))]
    comtrade += [r | {"reporter": "RUS", "partner": "KAZ"} for r in comtrade]
    every_fourth = [{"exporter": a, "importer": b, "year": 2016, "usd": 7.0} for a, b in (("KAZ", "TUR"), ("TUR", "KAZ"), ("KAZ", "RUS"))]
    ledger = Ledger(tmp_path / "l.duckdb")
    for title, table, rows in (("Comtrade", "trade_comtrade", comtrade), ("Fourth years", "exports", every_fourth)):
        ledger.add([(Source(f"dataset:{table}", "dataset", title=title), Data([], {table: pa.Table.from_pylist(rows)}))])
    told = {x.indicator.id: x for x in profile(("KAZ", "RUS"), FIVE, (2010, 2021), ledger, ["trade", "trade_growth"]).lines}
    assert (told["trade"].value, told["trade"].year, told["trade"].source) == (300.0, 2021, "Comtrade")
    assert told["trade_growth"].value == pytest.approx(50.0) and shown_value(told["trade_growth"].indicator, 50.0) == "50%"
    (other,) = profile(("KAZ", "TUR"), FIVE, (2010, 2021), ledger, ["trade"]).lines
    assert (other.value, other.year, other.source, dict(other.others)) == (14.0, 2016, "Fourth years", {("KAZ", "TUR"): 14.0})


def test_money_told_for_a_year_is_that_of_the_source_that_tells_most(tmp_path: Path) -> None:
    def given(value: float, of: str, year: int = 2015) -> Finding:
        period = {"start": datetime.date(year, 1, 1), "end": datetime.date(year, 12, 31)}
        return Finding(Observation("finance", "RUS", "KAZ", measure="level", value=value, unit="USD", attrs={"of": of}, **period), "test")

    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add([(Source("one", "document", title="one", text="x"), [given(2e6, "loan"), given(3e6, "grant"), given(9e6, "debt")])])
    ledger.add([(Source("two", "document", title="two", text="y"), [given(4e6, "loan"), given(9e6, "loan", 2014)])])
    (line,) = profile(("KAZ", "RUS"), FIVE, (2010, 2016), ledger, ["finance"]).lines
    assert (line.value, line.year) == (5e6, 2015)


def test_a_state_that_was_not_there_yet_is_told_and_codes_have_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["compare", "CHN-RUS", "--with", "CHN-USA", "--years", "1970-1980"])
    told = capsys.readouterr().out
    assert "Russia is told of from 26 December 1991 on; for the years before ask for the Soviet Union (SUN)." in told
    assert "Organisations of which both are members: missing, no value for this pair; 1 other has one in 1980" in told
    assert "told of from" not in as_text(profile(("CHN", "USA"), [("CHN", "USA")], (1970, 1980), None))
    missions = indicators()["missions"]
    assert [shown_value(missions, v) for v in (0.0, 3.0, 9.0)] == ["no mission", "an ambassador", "9"]


@pytest.mark.parametrize(
    ("own", "others", "words"),
    [(3, [], "no other pair with data"), (3, [3, 3], "as all 3 with data"), (3, [1, 2], "highest of 3"), (3, [3, 2], "highest of 3, with 1 other"),
     (1, [2, 3], "lowest of 3"), (2, [1, 3, 2, 2], "2nd highest of 5, with 2 others")],
)  # fmt: skip
def test_places_in_words(own: int, others: list[int], words: str) -> None:
    values = {("AAA", "BBB"): float(own)} | {("AAA", f"C{n}"): float(v) for n, v in enumerate(others)}
    place = 1 + sum(v > own for v in others)
    assert place_said(Line(indicators()["visits"], float(own), 2020, "made", None, place, values)) == words


def test_too_little_in_common_is_not_alike(five: Profile) -> None:
    assert similar(five) == []


def test_a_page_is_written_and_wrong_weights_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["compare", "KAZ-RUS", "--with", "EAEU", "-o", str(tmp_path / "c.html")])
    page = (tmp_path / "c.html").read_text("utf-8")
    assert "<svg" in page and "Kazakhstan – Russia among 10 pairs" in page and "missing" in page
    with pytest.raises(SystemExit):
        main(["compare", "KAZ-RUS", "--with", "EAEU", "--weights", "memberships=much"])
    assert "give a number" in capsys.readouterr().err
