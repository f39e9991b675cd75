"""What is read from whole documents: the project's own examples and the shared gold."""

import datetime
import json
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from comity.documents import load
from comity.evaluate import cases, score
from comity.observation import Finding
from comity.read import Document, read, read_document
from commands import comity
from conftest import EXAMPLES

FOLDER = EXAMPLES / "documents"
CASES = cases(FOLDER)


@cache
def found_in(number: int) -> list[Finding]:
    """What is read from an example, read once for all tests."""
    return read_document(CASES[number].document)


def test_there_are_enough_examples_of_enough_styles() -> None:
    assert len(CASES) >= 30
    rows = [row for path in FOLDER.glob("*.toml") for row in tomllib.loads(path.read_text("utf-8"))["document"]]
    assert len({row["style"] for row in rows}) >= 12


def test_examples_are_read_well() -> None:
    told = score((c.expected, [f.observation for f in found_in(number)]) for number, c in enumerate(CASES))
    report = f"missed {told.missed}\nextra {told.extra}"
    assert told.rates("found").f1 >= 0.89, report
    assert told.rates("exact").recall >= 0.75, report


def test_nothing_is_read_from_noise() -> None:
    noise = [number for number, case in enumerate(CASES) if not case.expected]
    assert noise and {CASES[number].document.id: found_in(number) for number in noise if found_in(number)} == {}


def test_a_name_means_the_state_that_had_it_when_the_fact_began() -> None:
    text = "On 3 May 1975 Moscow and Chile signed a treaty on trade. On 4 May 2014 Russia and Chile signed a treaty on visas."
    found = read_document(Document("d", text, date=datetime.date(2019, 5, 6)))
    assert [f.observation.pair for f in found] == [("CHL", "SUN"), ("CHL", "RUS")]


def test_a_headline_in_the_infinitive_tells_a_plan() -> None:
    (found,) = read_document(Document("d", "Leaders of Peru and Chile to meet in Lima on Monday.", date=datetime.date(2019, 5, 2)))
    assert (found.observation.kind, found.observation.modality) == ("meeting", "planned")


def test_spans_and_marks_stand_in_the_text() -> None:
    for number, case in enumerate(CASES):
        for finding in found_in(number):
            assert finding.observation.spans
            spans = finding.observation.spans
            assert all(case.document.text[start:end].strip() for start, end in spans), finding
            # A fact told in two sentences has marks in both.
            assert all(any(start <= low < high <= end for start, end in spans) for low, high in finding.marks), finding


def test_reading_twice_gives_the_same() -> None:
    for number, case in enumerate(CASES):
        assert read_document(case.document) == found_in(number)


@pytest.mark.parametrize(("gold", "found", "exact"), [("dev", 0.90, 0.83), ("small.jsonl", 0.973, 0.954)])
def test_gold_is_read_as_well_as_promised(shared: Path, tmp_path: Path, gold: str, found: float, exact: float) -> None:
    """The figures of docs/reading-quality.md, 0.01 below them."""
    predicted = tmp_path / "predicted.jsonl"
    assert comity("read", shared / "gold" / gold, "--format", "jsonl", "-o", predicted).returncode == 0
    scored = subprocess.run(
        [sys.executable, str(shared / "score.py"), str(shared / "gold" / gold), str(predicted), "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    figures = json.loads(scored.stdout)
    assert figures["found"]["f1"] >= found
    assert figures["exact"]["f1"] >= exact


def test_treaty_titles_through_bad_scans(shared: Path) -> None:
    # A third of them; tests/test_treaty.py goes through others.
    documents = [d for d in load([shared / "corpora" / "treaties-en.zip"]) if isinstance(d, Document)][::3]
    agreements = [f.observation for d in documents for f in read_document(d) if f.rule == "agreement.treaty_title"]
    assert len(agreements) >= 80
    dated = [o for o in agreements if o.start and 1900 < o.start.year < 1980]
    assert len(dated) >= 79
    belgium = next(o for o in agreements if {o.a, o.b} == {"BEL", "GBR"})
    assert belgium.start == datetime.date(1946, 4, 17)
    assert belgium.attrs["type"] == "convention"


def test_other_languages_are_told_not_guessed(shared: Path) -> None:
    readings = list(read([shared / "corpora" / "treaties-fr.zip"]))
    assert len(readings) > 80
    refused = [r for r in readings if r.error]
    assert len(refused) >= 0.95 * len(readings), "some French treaties have an English part"
    assert all("fr" in r.error for r in refused)


def test_news_of_1987_reads_old_states(shared: Path) -> None:
    reading = next(r for r in read([shared / "gold" / "dev" / "reuters-10629.json"]))
    assert {"SUN", "ISR"} <= {p for f in reading.findings for p in (f.observation.a, f.observation.b)}


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Swedish exports to Norway reached 3 billion crowns in 1986.", "SEK"),
        ("Danish exports to Norway reached 3 billion crowns in 1986.", "DKK"),
        ("Exports from Canada to Brazil reached 3 billion Canadian dollars in 1986.", "CAD"),
        ("Japan's exports to Italy reached $1.5bn in 1986.", "USD"),
        ("Pakistan's exports to Nepal reached Rs 200 crore in 1986.", "PKR"),
    ],
)
def test_whose_currency(sentence: str, unit: str) -> None:
    found = [f.observation for f in read_document(Document("x", sentence)) if f.observation.kind == "trade"]
    assert [o.unit for o in found] == [unit]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("In 1975 Russia and Mongolia were allies. The Soviet premier visited Mongolia.", ("SUN", "MNG")),
        ("Nothing was as smooth since 1949. Russia's premier visited Mongolia; the former Soviet Union is no more.", ("RUS", "MNG")),
        ("Nothing was as smooth since 1949. The Russian premier visited Kazakhstan, as a Soviet one had.", ("RUS", "KAZ")),
    ],
)
def test_whom_a_text_without_a_date_means(text: str, pair: tuple[str, str]) -> None:
    found = [f.observation for f in read_document(Document("x", text)) if f.observation.kind == "visit"]
    assert [(o.a, o.b) for o in found] == [pair]


def test_figures_of_a_region_tell_the_period_of_those_that_follow() -> None:
    text = "Fiji spent $35 million on imports from the Pacific in 2006. Imports from Tonga were worth $20 million. Tonga has invested $5 million in Fiji."
    found = {f.observation.kind: f.observation for f in read_document(Document("x", text))}
    assert found["trade"].start is not None and found["trade"].start.year == 2006
    assert found["investment"].start is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Kazakh exports to China were 0.5 million tonnes in 2017.",
        "Exports to Japan helped foreign exchange reserves rise to 50 billion dollars.",
        "Brazil is not among the partners of Chile.",
        "The U.S. imposed a 25 percent tariff.",
    ],
)
def test_what_is_no_observation(sentence: str) -> None:
    assert [
        f.observation for f in read_document(Document("x", sentence)) if f.observation.measure or f.observation.kind == "agreement"
    ] == []


def test_the_chain_of_attribution_and_what_a_text_says_of_itself(shared: Path, tmp_path: Path) -> None:
    gold = json.loads((shared / "gold" / "dev" / "bnews-2018-07-09-kazakhstan-russia.json").read_text("utf-8"))
    (tmp_path / "page.txt").write_text(gold["text"], encoding="utf-8")
    document = next(r.document for r in read([tmp_path / "page.txt"]))
    assert document is not None
    assert document.date == datetime.date(2018, 7, 9)
    assert document.publisher == "BNews.kz"
    assert document.title.startswith("Kazakhstan-Russia: strategic partnership")
    assert [a.split()[0] for a in document.attribution] == ["BNews.kz", "website", "Rossiyskaya", "Minister"]


@pytest.mark.parametrize(
    ("line", "title"),
    [("Title: A border closes", "A border closes"), ("HEADLINE : Trade grew.", "Trade grew."), ("Titles: none", "Titles: none")],
)
def test_a_first_line_that_says_that_it_is_the_title(line: str, title: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"{line}\nDate: 2024-02-10\n\nChad and Sudan signed a treaty in 2010.\n", "utf-8")
    document = next(r.document for r in read([tmp_path / "page.txt"]))
    assert document is not None and document.title == title and document.date == datetime.date(2024, 2, 10)


def test_a_year_serves_the_days_of_its_own_paragraph() -> None:
    told = "In 2015 Chile and Peru signed a treaty on trade.{}On 3 May Fiji and Ghana signed a treaty on fishing."
    days = [[str(f.observation.start) for f in read_document(Document("d", told.format(gap)))][1] for gap in (" ", "\n\n")]
    assert days == ["2015-05-03", "None"]


def test_of_two_pairs_named_as_often_neither_is_the_documents() -> None:
    text = "Chile and Peru met. Fiji and Ghana met." + " Nothing else was said." * 20 + " The two countries signed a treaty on trade."
    (found,) = read_document(Document("d", text))
    assert found.observation.pair == ("FJI", "GHA"), "those named last"


def test_both_directions_in_one_sentence() -> None:
    text = "Investment from Chile to Peru amounted to 3 billion dollars, from Peru to Chile - 11 billion dollars."
    found = {(f.observation.a, f.observation.b): f.observation.value for f in read_document(Document("x", text))}
    assert found == {("CHL", "PER"): 3e9, ("PER", "CHL"): 11e9}


def test_a_fact_told_twice_is_one() -> None:
    text = "Chile and Peru signed a free trade agreement on 22 August 2006. The free trade agreement between Chile and Peru was signed in 2006."
    found = [f.observation for f in read_document(Document("x", text))]
    assert len(found) == 1
    assert found[0].start == datetime.date(2006, 8, 22)
