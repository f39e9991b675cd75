"""Observations as events: codes held against the lists of CAMEO, PLOVER's records and a day's rule."""

import csv
import datetime
import gzip
import io
import json
from pathlib import Path

import pytest

from comity import packaged
from comity.errors import PanelError
from comity.events import acts, codes, counted, events, plover
from comity.events.written import POLECAT_COLUMNS, as_cameo, as_plover, as_polecat
from comity.ledger import Ledger, Record, Source
from comity.observation import Finding, Observation, validate, vocabulary
from comity.panel import Panel
from commands import comity

DAY = datetime.date(2020, 5, 4)


def record(number: int, observation: Observation, source: str = "a", published: datetime.date | None = DAY) -> Record:
    return Record(number, Finding(validate(observation), "test"), Source(source, "document", title=source, published=published))


def signed(**more: object) -> Observation:
    attrs = {"name": "treaty on trade", "type": "treaty", "action": "signed"}
    return Observation("agreement", "KAZ", "RUS", **{"start": DAY, "end": DAY, "attrs": attrs} | more)  # type: ignore[arg-type]


def visit(**more: object) -> Observation:
    attrs = {"level": "head_of_state", "type": "state"}
    return Observation("visit", "RUS", "KAZ", **{"start": DAY, "end": DAY, "attrs": attrs} | more)  # type: ignore[arg-type]


def test_codes_and_scores_are_those_of_cameo(shared: Path) -> None:
    text = gzip.decompress((shared / "data/more/cameo_codes_goldstein.csv.gz").read_bytes()).decode("utf-8", "replace")
    official = {r["code"]: r for r in csv.DictReader(io.StringIO(text))}
    for code in codes().values():
        assert official[code.code]["name"] == code.name and float(official[code.code]["goldstein"]) == code.goldstein


def test_events_are_those_of_plover(shared: Path) -> None:
    lines = gzip.decompress((shared / "corpora/en-plover-gold-events.jsonl.gz").read_bytes()).decode().splitlines()
    gold = {json.loads(line)["event"] for line in lines}
    ours = {r["event"] for r in packaged.rows("comity.events", "tables/acts.csv")} - {""}
    # The gold has the names of 2016; since then DISAPPROVE is ACCUSE.
    assert ours <= gold | {"ACCUSE"}


def test_modes_and_contexts_are_those_of_plovers_manual(shared: Path) -> None:
    for r in packaged.rows("comity.events", "tables/acts.csv"):
        assert not r["event"] or ("event", r["event"], "") in plover()
        assert not r["context"] or ("context", r["context"], "") in plover(), r
        # The host's side of a visit has a code of CAMEO's, and none of PLOVER's.
        assert not r["mode"] or ("mode", r["mode"], r["event"]) in plover() or (r["mode"], r["cameo"]) == ("host", "043"), r
    found, _ = events([record(1, visit())])
    assert [e.act.mode for e in found] == ["host", "visit"] and len(as_cameo(found).splitlines()) == 3
    (line,) = map(json.loads, as_plover(found).splitlines())
    assert ([p["code"] for p in line["actor"]], [p["code"] for p in line["recipient"]], line["mode"]) == (["RUS"], ["KAZ"], ["visit"])
    assert len(as_polecat(found).splitlines()) == 2


def test_every_actual_act_of_the_vocabulary_has_a_code_or_a_reason() -> None:
    for name, kind in vocabulary().kinds.items():
        told = kind.required.get("action") or kind.required.get("format") or kind.required.get("of") or ("",)
        field = next((f for f in ("action", "format", "of") if f in kind.required), "action")
        for value in told:
            found = acts(Observation(name, "KAZ", "RUS", attrs={field: value}))
            assert found and all(a.event or a.note for a in found), (name, value)


def test_one_event_a_day_whoever_tells_it_with_a_stable_id() -> None:
    told = [record(1, signed()), record(2, signed(), "b"), record(3, visit(), "b")]
    found, _ = events(told)
    again, _ = events(reversed(told))
    assert {e.id for e in found} == {e.id for e in again} and len({e.id for e in found}) == len(found)
    assert [(e.source, e.target, e.code.code, len(e.records)) for e in found] == [
        ("KAZ", "RUS", "043", 1),
        ("KAZ", "RUS", "057", 2),
        ("RUS", "KAZ", "042", 1),
        ("RUS", "KAZ", "057", 2),
    ]


def test_a_visit_of_several_days_is_an_event_of_its_first_and_one_of_a_month_has_no_day() -> None:
    days = record(1, visit(end=datetime.date(2020, 5, 6)))
    month = record(2, visit(start=datetime.date(2020, 5, 1), end=datetime.date(2020, 5, 31)))
    found, left_out = events([days, month])
    assert {e.date for e in found} == {DAY} and left_out == {"visit: no day is told": 1}
    assert not events([record(1, signed(end=datetime.date(2020, 5, 6)))])[0], "signed some day between the two"


def test_modality_is_an_auxiliary_mode_and_only_what_happened_counts() -> None:
    later = datetime.date(2020, 9, 1)
    told = [
        record(1, visit(modality="planned", start=later, end=later)),
        record(2, visit(modality="denied", start=later, end=later), "b"),
        record(3, visit(start=datetime.date(2001, 1, 2), end=datetime.date(2001, 1, 2)), "c"),
        record(4, Observation("coercion", "USA", "IRN", start=DAY, end=DAY, attrs={"action": "sanctions"})),
    ]
    found, _ = events(told)
    assert {(e.auxiliary, e.date) for e in found} == {
        ("future", DAY), ("negated", DAY), ("historical", datetime.date(2001, 1, 2)), ("", DAY)
    }  # fmt: skip
    assert "negated" not in as_cameo(found) and "negated" in as_plover(found)
    rows = counted(found, "year")
    assert [(r.source, r.period, r.verbal_cooperation, r.material_conflict, r.goldstein) for r in rows] == [
        ("KAZ", "2001", 1, 0, 2.8), ("RUS", "2001", 1, 0, 1.9), ("USA", "2020", 0, 1, -8.0)
    ]  # fmt: skip


def test_what_is_no_event_is_told_with_the_reason() -> None:
    trade = Observation("trade", "KAZ", "RUS", "level", 1e9, "USD", attrs={"flow": "turnover"})
    found, left_out = events([record(1, trade), record(2, signed(start=None, end=None))])
    assert not found and left_out == {"trade: a flow, no act": 1, "agreement: no day is told": 1}


def test_each_form_can_be_read_back() -> None:
    found, _ = events([record(1, signed()), record(2, visit())])
    table = list(csv.DictReader(io.StringIO(as_cameo(found))))
    assert [r["id"] for r in table] == [e.id for e in found] and table[0]["cameo"].startswith("0")
    polecat = list(csv.DictReader(io.StringIO(as_polecat(found)), delimiter="\t"))
    assert tuple(polecat[0]) == POLECAT_COLUMNS and polecat[0]["Actor COW"] == "705"
    lines = [json.loads(line) for line in as_plover(found).splitlines()]
    mutual = next(x for x in lines if x["event"] == "AGREE")
    assert [p["code"] for p in mutual["actor"]] == ["KAZ", "RUS"] and mutual["recipient"] == [] and len(lines) == 2


def test_the_measurement_on_plovers_records_holds(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "benchmarks"))
    import events as benchmark  # type: ignore[import-not-found]

    n, found, right, _, _ = benchmark.score(benchmark.plover(shared), {})
    assert n > 150 and right >= 0.55 * found and right >= 20


def test_each_report_can_be_a_row_of_its_own_with_the_event_s_id() -> None:
    told = [record(1, signed()), record(2, signed(), "b")]
    daily, each = events(told)[0], events(told, one_a_day=False)[0]
    assert len(daily) == 2 and len(each) == 4, "an agreement is an act of each towards the other"
    assert {e.id for e in each} == {e.id for e in daily} and all(len(e.records) == 1 for e in each)
    assert sum(row.verbal_cooperation + row.material_cooperation for row in counted(each, "year")) == 4


def test_the_ending_of_a_file_tells_its_form(tmp_path: Path) -> None:
    Ledger(tmp_path / "l.duckdb").add([(Source("a", "document", published=DAY), [record(1, signed()).finding])])
    asked = ("events", "--ledger", "l.duckdb")
    for name, begins in {"e.csv": "id,date,source", "e.jsonl": '{"id": ', "e.tsv": "Event ID\t"}.items():
        assert comity(*asked, "-o", name, cwd=tmp_path).returncode == 0
        assert (tmp_path / name).read_text("utf-8").startswith(begins)
    assert comity(*asked, "--format", "plover", "-o", "e.txt", cwd=tmp_path).returncode == 0
    for wrong, words in (
        (("-o", "e.pdf"), "give .csv, .jsonl"),
        (("--by", "year", "-o", "e.tsv"), "give .csv"),
        (("--by", "year", "--format", "plover"), "leave --format out"),
    ):
        done = comity(*asked, *wrong, cwd=tmp_path)
        assert done.returncode == 1 and words in done.stderr


def test_a_panel_counts_them_by_directed_dyad_and_year(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    for r in (record(1, signed()), record(2, signed(), "b"), record(3, visit(), "c")):
        ledger.add([(r.source, [r.finding])])
    built = Panel.dyads("cow", ledger).years(2019, 2020).only(("KAZ", "RUS")).add("event_counts")
    rows = {(r["ccode1"], r["ccode2"], r["year"]): r for r in built.to_arrow().to_pylist()}
    expected = {(c.source, c.period): c for c in counted(events(ledger.records())[0], "year")}
    for (one, year), party in (((705, 2020), "KAZ"), ((365, 2020), "RUS")):
        row, by_hand = rows[one, 705 + 365 - one, year], expected[party, "2020"]
        assert (row["verbal_cooperation"], row["material_cooperation"]) == (by_hand.verbal_cooperation, by_hand.material_cooperation)
        assert row["mean_goldstein"] == pytest.approx(by_hand.goldstein)
    assert rows[705, 365, 2019]["verbal_cooperation"] is None, "silence is not nothing"
    with pytest.raises(PanelError, match="made of the observations of a ledger"):
        Panel.dyads("cow").years(2019, 2020).add("event_counts").to_arrow()
