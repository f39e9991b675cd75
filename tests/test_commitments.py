"""What came of promises, held against a history whose outcomes were written down first."""

import csv
import datetime
import io
import json
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
from icalendar import Calendar

from comity import parties
from comity.brief import build
from comity.cli.main import main
from comity.commitments import Outcome, Status, follow, rates, rules
from comity.commitments.calendar import as_calendar
from comity.commitments.commitment_tables import as_csv, as_json
from comity.ledger import Ledger, Record, Source
from comity.observation import Finding, Observation, vocabulary
from comity.read import read

HISTORY = tomllib.loads((Path(__file__).parent / "promised.toml").read_text("utf-8"))
AS_OF = datetime.date(2024, 1, 1)


def told(folder: Path, documents: Iterable[tuple[str, str]]) -> Ledger:
    """A ledger of documents, each with its day."""
    for number, (day, text) in enumerate(documents, 1):
        (folder / f"{number:03}.txt").write_text(f"Title: Wire {number}\nDate: {day}\n\n{text}\n", "utf-8")
    ledger = Ledger(folder / "l.duckdb")
    ledger.add(read(sorted(folder.glob("*.txt"))))
    return ledger


@pytest.fixture(scope="module")
def histories(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Outcome]]:
    found = {}
    for pair, history in HISTORY.items():
        ledger = told(tmp_path_factory.mktemp(pair), history["documents"])
        found[pair] = follow(ledger.records(tuple(pair.split("-"))), AS_OF)
    return found


def key(outcome: Outcome) -> tuple[int, str, str]:
    c = outcome.commitment
    return int(c.records[0].source.title.split()[-1]), c.rule.kind, c.goal


def test_a_history_is_told_as_it_was(histories: dict[str, list[Outcome]]) -> None:
    true = {(pair, n, kind, goal): status for pair, h in HISTORY.items() for n, kind, goal, status in h["commitments"]}
    said = {(pair, *key(o)): o.status.value for pair, outcomes in histories.items() for o in outcomes}
    assert sum(len(h["documents"]) for h in HISTORY.values()) >= 60 and len(true) == 40
    assert sum(len(outcomes) for outcomes in histories.values()) == len(said), "no promise is told twice"
    wrong = {k: (status, said.get(k)) for k, status in true.items() if said.get(k) != status}
    assert said.keys() - true.keys() == set()
    decided = {"fulfilled", "kept late", "missed"}
    assert not {k: v for k, v in wrong.items() if v[1] in decided}
    assert len(wrong) <= 0.15 * len(true), wrong


def test_a_promise_told_again_is_one_and_every_status_carries_the_rules(histories: dict[str, list[Outcome]]) -> None:
    repeated = [o for o in histories["ISL-MLT"] if o.commitment.rule.kind == "trade"]
    assert [len(o.commitment.records) for o in repeated] == [2, 1]
    assert all(o.rule_version == "3" and o.reasoning and o.would_change for outcomes in histories.values() for o in outcomes)
    missed = repeated[1]
    # From 112 to 150 of the way from 112 to 200 million.
    assert missed.reached == 150e6 and missed.share == pytest.approx(38 / 88)
    assert all(
        o.evidence for outcomes in histories.values() for o in outcomes if o.status in (Status.FULFILLED, Status.LATE, Status.MISSED)
    )


def test_what_was_not_known_on_a_day_does_not_count(tmp_path: Path) -> None:
    ledger = told(tmp_path, HISTORY["ISL-MLT"]["documents"])
    before = {key(o): o.status.value for o in follow(ledger.records(("ISL", "MLT")), datetime.date(2014, 4, 1))}
    assert before == {(1, "agreement", "signed"): "due", (4, "visit", ""): "due"}


def test_rates_have_their_base_and_what_nothing_is_known_of(histories: dict[str, list[Outcome]]) -> None:
    visits = next(r for r in rates(histories["ISL-MLT"]) if r.title == "Visits")
    # One kept, one of which nothing is told; one given up is not in the base.
    assert (visits.all, visits.kept, visits.unknown, visits.rate, visits.silent) == (2, 1, 1, 1.0, 0.5)


def test_every_act_that_can_be_promised_has_a_rule_of_acts_that_exist() -> None:
    for kind, rule in rules().items():
        acts = set(vocabulary().kinds[kind].required.get("action", ()))
        named = {a for act in rule.acts.values() for part in (act.done, act.under_way, act.undone) for a in part}
        assert named | rule.acts.keys() | set(rule.promises) <= acts, kind
        assert all(goal in rule.acts for goal in rule.promises.values())


def test_csv_json_and_calendar_say_the_same(histories: dict[str, list[Outcome]], tmp_path: Path) -> None:
    outcomes = histories["BTN-FJI"]
    table = list(csv.DictReader(io.StringIO(as_csv(outcomes))))
    listed = json.loads(as_json(outcomes))["commitments"]
    assert [(r["id"], r["status"]) for r in table] == [(x["id"], x["status"]) for x in listed] and len(table) == len(outcomes)
    assert len({r["id"] for r in table}) == len(table)
    # Which document tells it, also where many stand in one file.
    assert [r["source"] for r in table] == [o.commitment.records[0].source.id for o in outcomes]
    records = told(tmp_path, HISTORY["BTN-FJI"]["documents"]).records(("BTN", "FJI"))
    entries = {str(e["summary"]): e.decoded("dtstart") for e in Calendar.from_ical(as_calendar(outcomes, records, AS_OF)).walk("VEVENT")}
    assert entries["10th anniversary: Diplomatic relations between Bhutan and Fiji established"] == datetime.date(2024, 12, 18)
    assert datetime.date(2025, 1, 1) in entries.values(), "a target of 2025"


def test_a_visit_is_kept_by_one_near_its_time_and_another_says_nothing_of_it(tmp_path: Path) -> None:
    ledger = told(
        tmp_path,
        [
            ("2020-03-01", "Chile's president will visit Fiji."),
            ("2020-05-03", "Chile's president visited Fiji on 2 May 2020."),
            ("2021-05-10", "Chile's president will visit Fiji on 3 June 2021."),
            ("2021-08-21", "Chile's president visited Fiji on 20 August 2021."),
            ("2021-12-01", "Chile's president visited Fiji on 30 November 2021."),
            ("2022-02-01", "Chile's president will visit Fiji in May 2022."),
            ("2022-10-10", "Chile's president will visit Fiji in November 2022."),
            ("2022-12-01", "Chile's president visited Fiji on 28 November 2022."),
        ],
    )
    found = follow(ledger.records(("CHL", "FJI")), AS_OF)
    # The visit of May 2020 answers the promise of no day, and none of 2021; where they meet often, one eleven weeks late is another; so is
    # the one promised in October 2022.
    assert [(o.commitment.told.year, o.status.value) for o in found if o.commitment.told] == [
        (2020, "fulfilled"),
        (2021, "unknown"),
        (2022, "unknown"),
        (2022, "fulfilled"),
    ]
    assert [[str(r.observation.start) for r in o.evidence] for o in found] == [["2020-05-02"], [], [], ["2022-11-28"]]


def test_an_office_and_a_name_are_one_visitor_only_on_the_same_days(tmp_path: Path) -> None:
    ledger = told(
        tmp_path,
        [
            ("2021-05-07", "The Vice President of Chile will visit Fiji on 8 June 2021."),
            ("2021-06-01", "Vice President Ada Cole of Chile will visit Fiji on 8 June 2021."),
            ("2021-06-10", "Vice President Ada Cole of Chile visited Fiji on 8 June 2021."),
            ("2022-02-01", "Vice President Ada Cole of Chile will visit Fiji on 9 March 2022."),
            ("2022-04-20", "The Vice President of Chile visited Fiji on 18 April 2022."),
            ("2023-02-01", "Vice President Ada Cole of Chile will visit Fiji on 9 March 2023."),
            ("2023-03-20", "The foreign minister of Chile visited Fiji on 9 March 2023."),
        ],
    )
    found = follow(ledger.records(("CHL", "FJI")), AS_OF)
    assert [(len(o.commitment.records), o.status.value) for o in found] == [(2, "fulfilled"), (1, "unknown"), (1, "unknown")]


def test_the_life_of_what_was_promised_has_its_acts_and_the_days_between(histories: dict[str, list[Outcome]]) -> None:
    life = next(o.life for o in histories["ISL-MLT"] if o.commitment.goal == "in_force" and o.status is Status.LATE)
    assert [(s.action, str(s.end), s.days) for s in life] == [("signed", "2014-06-18", None), ("in_force", "2015-03-01", 256)]
    assert all(o.life == () for o in histories["ISL-MLT"] if o.commitment.rule.kind in ("visit", "trade"))


def test_the_trade_of_some_months_is_no_step_to_a_target_of_a_year(tmp_path: Path) -> None:
    aimed = ("2020-02-01", "Chile and Fiji aim to raise trade turnover to $100 million.")
    months = ("2021-12-20", "Trade turnover between Chile and Fiji was $80 million in January-November 2021.")
    year = ("2022-02-20", "Trade turnover between Chile and Fiji was $90 million in 2021.")
    (outcome,) = follow(told(tmp_path, [aimed, months]).records(("CHL", "FJI")), datetime.date(2022, 1, 1))
    assert outcome.status is Status.DUE and outcome.share is None
    (outcome,) = follow(told(tmp_path, [aimed, months, year]).records(("CHL", "FJI")), datetime.date(2022, 3, 1))
    assert outcome.status is Status.IN_PROGRESS and outcome.reasoning == "$90 million in 2021, 90% of the way to $100 million"


def test_money_for_another_thing_keeps_no_promise_of_money() -> None:
    def grant(number: int, day: str, value: float, what: str, modality: str) -> Record:
        start = datetime.date.fromisoformat(day)
        attrs = {"of": "grant", "what": what} if what else {"of": "grant"}
        o = Observation("finance", "CHL", "FJI", "level", value, "USD", start=start, end=start, modality=modality, attrs=attrs)
        return Record(number, Finding(o, "x"), Source(f"s{number}", "document", published=start))

    def status(*given: Record) -> str:
        (outcome,) = follow([grant(1, "2020-01-01", 5e6, "the hospital in Suva", "planned"), *given], AS_OF)
        return outcome.status.value

    assert status(grant(2, "2021-01-01", 5e6, "the port of Lautoka", "actual")) == "unknown"
    assert status(grant(2, "2021-01-01", 9e6, "", "actual")) == "unknown"
    assert status(grant(2, "2021-01-01", 5e6, "the hospital in Suva", "actual")) == "kept late"
    assert status(grant(2, "2021-01-01", 5e6, "", "actual")) == "kept late"


def test_a_title_steers_nothing_and_forges_no_entry_of_a_calendar() -> None:
    title = "Treaty \x1b]0;x\x07of \u202ePeace\r\nEND:VEVENT\nBEGIN:VEVENT;,\\n"
    day = datetime.date(2004, 5, 3)
    signed = Observation("agreement", "CHL", "PER", start=day, end=day, attrs={"action": "signed", "type": "treaty", "name": title})
    told = as_calendar([], [Record(1, Finding(signed, "x"), Source("s", "document"))], AS_OF)
    assert not set(told) & set("\x1b\x07\u202e") and "\\\\u202ePeace" in told.replace("\r\n ", "")
    assert [e.decoded("dtstart") for e in Calendar.from_ical(told).walk("VEVENT")] == [datetime.date(2024, 5, 3)]


def test_the_command_tells_each_form_and_refuses_wrong_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = told(tmp_path, HISTORY["LSO-URY"]["documents"])
    arguments = ["follow", "Lesotho", "Uruguay", "--ledger", str(ledger.path), "--as-of", "2024-01-01"]
    main([*arguments, "--status", "missed"])
    assert "told 10 February 2017 that it was not done" in capsys.readouterr().out
    main([*arguments, "--status", "missed", "--whole"])
    whole = capsys.readouterr().out
    assert "  promised in: Wire " in whole and "  evidence: Wire " in whole and "  would change it: a source that tells it done" in whole
    for ending in ("csv", "json", "ics"):
        main([*arguments, "-o", str(tmp_path / f"f.{ending}")])
        assert (tmp_path / f"f.{ending}").stat().st_size > 500
    with pytest.raises(SystemExit):
        main([*arguments, "-o", str(tmp_path / "f.docx")])
    assert "cannot write .docx" in capsys.readouterr().err


def test_the_brief_tells_what_was_promised_and_done(tmp_path: Path) -> None:
    ledger = told(tmp_path, HISTORY["ISL-MLT"]["documents"])
    made = build(ledger, parties.get("ISL"), parties.get("MLT"), as_of=AS_OF)
    lines = [f.text for s in made.front if s.title == "Promised and done" for f in s.facts]
    assert any("missed: $150 million in 2022" in line for line in lines), lines


def test_several_pairs_are_followed_together_and_chosen_by_day_and_speaker(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(
        tmp_path,
        [
            ("2019-02-01", "Foreign Minister Ana Silva of Chile said that Chile will open an embassy in Fiji in 2020."),
            ("2019-03-01", "Tonga will open an embassy in Samoa in 2025."),
        ],
    )

    def listed(*words: str) -> list[dict[str, str]]:
        main(["follow", *words, "--ledger", str(tmp_path / "l.duckdb"), "--as-of", "2019-06-01", "--format", "csv"])
        return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))

    both = listed("TON-WSM", "CHL-FJI", "--by", "pair")
    assert [(r["a"], r["b"], r["due"]) for r in both] == [("CHL", "FJI", "2020-12-31"), ("TON", "WSM", "2025-12-31")]
    assert listed("Chile", "Fiji") == both[:1]
    assert listed("CHL-FJI", "TON-WSM", "--due", "2024-01-01", "2026-01-01") == both[1:]
    assert listed("CHL-FJI", "TON-WSM", "--speaker", "silva") == both[:1]
    with pytest.raises(SystemExit):
        listed("CHL-FJI", "TON-WSM", "--speaker", "Ana Sylva")
    assert "there is no speaker on this pair 'Ana Sylva'" in capsys.readouterr().err
    main(["follow", "CHL-FJI", "TON-WSM", "--ledger", str(tmp_path / "l.duckdb"), "--as-of", "2019-06-01"])
    out = capsys.readouterr().out
    assert "CHL-FJI" in out and "TON-WSM, Missions" in out
    with pytest.raises(SystemExit):
        main(["follow", "CHL-FJI", "TON-WSM", "TON", "--ledger", str(tmp_path / "l.duckdb")])
    assert "'TON' is no pair; give two states as KAZ-RUS" in capsys.readouterr().err
    main(["follow", "Guinea-Bissau", "Timor-Leste", "--ledger", str(tmp_path / "l.duckdb")])
    assert capsys.readouterr().out == "The ledger tells of no such promise.\n"
