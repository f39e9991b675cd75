"""Checking claims: intervals, rules, evidence, verdicts, seeded falsehoods, output."""

import datetime
import json
import math
import re
import shutil
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.check import Interval, Verdict, check, check_all, written
from comity.check.render import as_claimreview, as_html, as_json, as_text
from comity.gather import gather
from comity.ledger import Data, Ledger, Source
from comity.observation import Finding, Observation
from comity.read import Document, Reading, read, read_document
from commands import comity
from conftest import EXAMPLES
from published import published

FLOWS = [
    ("CHN", "X", 9.0e9),
    ("CHN", "M", 6.4e9),
    ("ITA", "X", 6.6e9),
    ("RUS", "X", 4.6e9),
    ("NLD", "X", 2.9e9),
    ("FRA", "X", 2.1e9),
    ("TUR", "X", 4.2e9),
    ("BEL", "X", 3.5e9),
    ("IND", "X", 3.4e9),
    ("ESP", "X", 3.2e9),
    ("W00", "X", 46.0e9),
]


def trade(folder: Path) -> Path:
    rows = [
        {"reporterISO": "KAZ", "partnerISO": p, "refYear": 2020, "flowCode": f, "cmdCode": "TOTAL", "primaryValue": v} for p, f, v in FLOWS
    ]
    rows.append({"reporterISO": "CHN", "partnerISO": "KAZ", "refYear": 2020, "flowCode": "M", "cmdCode": "TOTAL", "primaryValue": 9.8e9})
    path = folder / "comtrade.json"
    path.write_text(json.dumps({"data": rows}), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def data(factbook_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The World Factbook and a small trade file."""
    folder = tmp_path_factory.mktemp("check")
    ledger = Ledger(folder / "l.duckdb")
    shutil.copyfile(factbook_ledger, ledger.path)
    ledger.add([gather("comtrade", trade(folder))])
    with ledger.open():
        yield ledger


@pytest.fixture(scope="session")
def with_votes(data: Ledger, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("votes") / "l.duckdb"
    path.write_bytes(data.path.read_bytes())
    Ledger(path).add([published(shared, "un_votes")])
    with Ledger(path).open():
        yield Ledger(path)


def reading(text: str, date: str = "2020-06-01", id: str = "d", **about: Any) -> Reading:
    document = Document(id, text, date=datetime.date.fromisoformat(date), **about)
    return Reading(document, tuple(read_document(document)))


def checked(text: str, ledger: Ledger | None = None, date: str = "2020-06-01") -> list[Verdict]:
    return check(reading(text, date), ledger)


finite = st.floats(-1e12, 1e12)
intervals = st.tuples(finite, finite).map(lambda t: Interval(min(t), max(t)))
inside = st.floats(0, 1)


def at(x: Interval, share: float) -> float:
    return min(max(x.low + (x.high - x.low) * share, x.low), x.high)


@given(intervals, intervals, inside, inside)
def test_operations_hold_every_result(x: Interval, y: Interval, s: float, t: float) -> None:
    a, b = at(x, s), at(y, t)
    assert a + b in x + y and a - b in x - y and a * b in x * y
    if b != 0 and abs(b) > 1e-6:
        quotient = x / y
        assert quotient.low == -math.inf or a / b in quotient


@given(intervals, intervals)
def test_meeting_and_missing_agree(x: Interval, y: Interval) -> None:
    assert x.meets(y) == y.meets(x) == (x.gap(y) == 0) == (x.off(y) == 0)
    assert x.meets(x) and x.widened(0.1).meets(x)


def test_an_interval_has_its_ends_in_order() -> None:
    with pytest.raises(ValueError, match="no interval"):
        Interval(2, 1)


def figure(value: float, text: str, unit: str = "USD", bound: str = "exact", measure: str = "level") -> tuple[float, float]:
    found = written(Observation("trade", "KAZ", "RUS", measure, value, unit, bound, attrs={"flow": "exports"}), text)
    assert found is not None
    return round(found.low, 6), round(found.high, 6)


@pytest.mark.parametrize(
    ("value", "text", "bound", "low", "high"),
    [
        (16e9, "16 billion dollars", "exact", 15.5e9, 16.5e9),
        (3.5e9, "$3.5bn", "exact", 3.45e9, 3.55e9),
        (25.6, "25.6%", "exact", 25.55, 25.65),
        (7500, "7 500 kilometers", "exact", 7450, 7550),
        (7500, "over 7,500 km", "at_least", 7500, 8000),
        (18e9, "over $18 billion", "at_least", 18e9, 19e9),
        (7000, "more than 7,000", "at_least", 7000, 8000),
        (60, "60 diplomats", "exact", 59.5, 60.5),
        (200e6, "200 million", "exact", 195e6, 205e6),
        (16e9, "about 16 billion", "about", 15e9, 17e9),
        (-8.2, "down 8.2 percent", "exact", -8.25, -8.15),
        (100 / 3, "a third", "exact", 100 / 3 * 0.94, 100 / 3 * 1.06),
        (20e9, "up to $20 billion", "at_most", 10e9, 20e9),
    ],
)
def test_written_figures_are_what_people_mean(value: float, text: str, bound: str, low: float, high: float) -> None:
    unit = "percent" if "%" in text or "percent" in text else "km" if "k" in text.split()[-1] else "USD"
    assert figure(value, text, unit, bound) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("value", "bound", "low", "high"),
    [
        (16e9, "exact", 15.5e9, 16.5e9),
        (200e6, "exact", 195e6, 205e6),
        (25.6, "exact", 25.55, 25.65),
        (7500, "at_least", 7500, 8000),
        (3e9, "at_least", 3e9, 4e9),
        (-5.0, "at_least", -6.0, -5.0),
        (-5.0, "at_most", -5.0, -4.0),
        (0.0, "exact", -0.5, 0.5),
    ],
)
def test_without_its_words_a_figure_is_taken_as_people_write_it(value: float, bound: str, low: float, high: float) -> None:
    found = written(Observation("trade", "KAZ", "RUS", "level", value, "USD", bound, attrs={"flow": "exports"}))
    assert found is not None and (found.low, found.high) == (pytest.approx(low, rel=1e-5), pytest.approx(high, rel=1e-5))


@given(st.integers(1, 10**6), st.integers(0, 3), st.sampled_from(["", " thousand", " million", " billion"]))
def test_a_written_figure_holds_what_it_was_rounded_from(digits: int, places: int, scale: str) -> None:
    factor = {"": 1.0, " thousand": 1e3, " million": 1e6, " billion": 1e9}[scale]
    shown = f"{digits / 10**places:.{places}f}"
    value = float(shown) * factor
    found = written(Observation("trade", "KAZ", "RUS", "level", value, "USD", attrs={"flow": "exports"}), shown + scale)
    assert found is not None and found.low <= value <= found.high
    assert found.high - found.low >= 0.99 * factor * 10.0**-places or value == 0


def documents(name: str = "check.toml") -> list[dict[str, Any]]:
    return tomllib.loads((EXAMPLES / name).read_text("utf-8"))["document"]


def wrong(verdicts: list[Verdict]) -> list[Verdict]:
    return [v for v in verdicts if v.label in ("refuted", "conflicting evidence")]


def test_no_true_claim_is_refuted_and_every_falsehood_is_found(with_votes: Ledger) -> None:
    sorts: Counter[str] = Counter()
    for document in documents():
        true = checked(document["text"], with_votes, document["date"])
        assert wrong(true) == [], document["id"]
        for sort, right, false in document["false"]:
            assert document["text"].count(right) == 1, (document["id"], right)
            found = checked(document["text"].replace(right, false), with_votes, document["date"])
            assert wrong(found), (document["id"], sort, false)
            sorts[sort] += 1
    assert sum(sorts.values()) >= 30 and len(sorts) >= 10


def test_no_true_claim_of_events_is_refuted_and_every_falsehood_is_found(data: Ledger, tmp_path: Path) -> None:
    sorts: Counter[str] = Counter()
    for document in documents("check_events.toml"):
        ledger = ledger_with(document["others"], tmp_path / document["id"]) if "others" in document else data
        true = checked(document["text"], ledger, document["date"])
        assert true and wrong(true) == [], document["id"]
        for sort, right, false in document["false"]:
            assert document["text"].count(right) == 1, (document["id"], right)
            found = checked(document["text"].replace(right, false), ledger, document["date"])
            assert wrong(found), (document["id"], sort, false)
            sorts[sort] += 1
    assert sum(sorts.values()) >= 20 and len(sorts) >= 15


def ledger_with(others: list[dict[str, str]], folder: Path) -> Ledger:
    """A ledger of documents: publisher, date, text."""
    folder.mkdir()
    ledger = Ledger(folder / "record.duckdb")
    told = [reading(o["text"], o["date"], f"other {i}", publisher=o["publisher"], title=o["publisher"]) for i, o in enumerate(others)]
    ledger.add(told)
    return ledger


def test_no_claim_of_the_examples_is_refuted(data: Ledger) -> None:
    from comity.evaluate import cases

    readings = [Reading(e.document, tuple(read_document(e.document))) for e in cases(EXAMPLES / "documents")]
    told = [(v.claim.text, v.reasoning) for verdicts in check_all(readings, data) for v in wrong(verdicts)]
    # The German statisticians' share of 2023 and the Factbook's differ; the paragraph's year makes them comparable.
    # Known fault of reading: a change takes the year of the target told behind it ("an increase of 28 percent …, and set a target by 2025").
    known = ("6.1 percent of German exports", "set a target of USD 2 billion by 2025")
    assert [t for t in told if not any(k in t[0] for k in known)] == []


def gold(shared: Path) -> Any:
    return next(iter(read([shared / "gold/dev/bnews-2018-07-09-kazakhstan-russia.json"])))


def test_the_gold_article_holds(data: Ledger, shared: Path) -> None:
    verdicts = check(gold(shared), data)
    assert wrong(verdicts) == []
    told = " ".join(v.reasoning for v in verdicts)
    assert "means $12.34 to $13.14 billion before" in told
    border = next(v for v in verdicts if v.claim.observation.kind == "border")
    assert (border.label, border.strength) == ("supported", "strong") and "7,644 km" in border.reasoning


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("more than 7 500 kilometers", "more than 9 500 kilometers"),
        ("more than 7 500 kilometers", "about 5 200 kilometers"),
    ],
)
def test_the_gold_article_falsified_does_not(data: Ledger, shared: Path, true: str, false: str) -> None:
    document = gold(shared).document
    assert true in document.text.replace("\xa0", " ")
    text = document.text.replace("\xa0", " ").replace(true, false)
    changed = Document("changed", text, title=document.title, date=document.date)
    assert wrong(check(Reading(changed, tuple(read_document(changed))), data))


def test_data_of_the_other_side_are_told_apart(data: Ledger) -> None:
    (verdict,) = checked("Kazakhstan's exports to China were $9.8 billion in 2020.", data)
    assert verdict.label == "refuted" or {e.relation for e in verdict.evidence} >= {"supports"}
    mirror = next(e for e in verdict.evidence if "reported by CHN" in e.place)
    assert mirror.relation == "supports" and mirror.strength == "moderate"
    (near,) = checked("China's imports from Kazakhstan were $9.0 billion in 2020.", data)
    own = next(e for e in near.evidence if "reported by CHN" in e.place)
    # Both sides report, and figures of the one fit those of the other: no document says whose it has.
    assert own.relation == "context" and near.label == "supported"
    (far,) = checked("China's imports from Kazakhstan were $12.0 billion in 2020.", data)
    assert {e.relation for e in far.evidence if "2020" in e.reasoning} == {"contradicts"} and far.label == "refuted"


def test_what_cannot_be_compared_is_not_guessed(data: Ledger) -> None:
    for text in (
        "Kazakhstan's exports to China were $2.0 billion in 1999.",
        "Kazakhstan's exports of wheat to China were $0.2 billion in 2020.",
        "Kazakhstan's exports to China were $1.0 billion in January 2020.",
        "Kazakhstan plans to export $90 billion to China in 2020.",
        "Kazakhstan's exports to Brazil were $0.1 billion in 2020.",
    ):
        assert [v.label for v in checked(text, data)] in (["not enough evidence"], []), text


def test_currencies_are_converted_only_with_rates(data: Ledger, tmp_path: Path) -> None:
    text = "Kazakhstan's exports to China were 3,780 billion tenge in 2020."
    assert [v.label for v in checked(text, data)] in ([], ["not enough evidence"])
    path = tmp_path / "l.duckdb"
    path.write_bytes(data.path.read_bytes())
    (tmp_path / "ER.csv").write_text(
        '"COUNTRY.ID","INDICATOR.ID","TYPE_OF_TRANSFORMATION.ID","FREQUENCY.ID","TIME_PERIOD","OBS_VALUE"\n"KAZ","XDC_USD","EOP_RT","A","2020","420.9"\n'
    )
    Ledger(path).add([gather("imf_rates", tmp_path / "ER.csv")])
    found = [v for v in checked(text, Ledger(path)) if v.claim.observation.unit == "KZT"]
    assert [v.label for v in found] == ["supported"]


def test_a_flow_is_converted_by_the_average_rate_and_a_stock_by_that_at_the_end(data: Ledger, tmp_path: Path) -> None:
    head = '"COUNTRY.ID","INDICATOR.ID","TYPE_OF_TRANSFORMATION.ID","FREQUENCY.ID","TIME_PERIOD","OBS_VALUE"\n'
    rates = '"KAZ","XDC_USD","PA_RT","A","2020","{}"\n"KAZ","XDC_USD","EOP_RT","A","2020","{}"\n'
    text = "Kazakhstan's exports to China were 3,780 billion tenge in 2020."

    def label(average: float, end: float) -> str:
        path = tmp_path / f"{average}.duckdb"
        path.write_bytes(data.path.read_bytes())
        (tmp_path / "ER.csv").write_text(head + rates.format(average, end))
        Ledger(path).add([gather("imf_rates", tmp_path / "ER.csv")])
        return next(v.label for v in checked(text, Ledger(path)) if v.claim.observation.unit == "KZT")

    assert label(420.9, 600.0) == "supported"
    assert label(600.0, 420.9) == "refuted"


def documented(tmp_path: Path, *texts: tuple[str, str, str]) -> Ledger:
    """A ledger with documents: id, publisher, text."""
    ledger = Ledger(tmp_path / "documents.duckdb")
    items = []
    for id, publisher, text in texts:
        r = reading(text, id=id, publisher=publisher, title=id)
        items.append((Source.of(r.document), list(r.findings)))
    ledger.add(items)
    return ledger


def test_documents_contradict_without_refuting_and_copies_count_once(tmp_path: Path) -> None:
    said = "Trade turnover between Chile and Peru was $3.0 billion in 2015."
    ledger = documented(
        tmp_path,
        ("a", "Agency", said),
        ("b", "Agency", said + " "),
        ("c", "Other", "Trade turnover between Chile and Peru was $4.0 billion in 2015."),
    )
    (verdict,) = checked("Trade turnover between Peru and Chile was $3.0 billion in 2015.", ledger)
    assert verdict.label == "conflicting evidence" and verdict.independent == 2
    (alone,) = checked(
        "Trade turnover between Peru and Chile was $3.0 billion in 2015.",
        documented(tmp_path / "x" if (tmp_path / "x").mkdir() is None else tmp_path, ("a", "Agency", said)),
    )
    assert (alone.label, alone.strength, alone.independent) == ("supported", "moderate", 1)


def test_a_document_is_no_evidence_for_itself(tmp_path: Path) -> None:
    said = "Trade turnover between Chile and Peru was $3.0 billion in 2015."
    (verdict,) = check(reading(said, id="a", publisher="Agency", title="a"), documented(tmp_path, ("a", "Agency", said)))
    assert verdict.label == "not enough evidence"


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("$6.1", "not enough evidence"),
        ("$7.9", "not enough evidence"),
        ("$9.6", "conflicting evidence"),
        ("over $5", "not enough evidence"),
    ],
)
def test_what_one_side_alone_reports_decides_nothing_against_a_claim(data: Ledger, said: str, label: str) -> None:
    (verdict,) = checked(f"Kazakhstan's exports to Italy were {said} billion in 2020.", data)
    assert verdict.label == label, verdict


def test_what_a_sentence_on_another_state_seems_to_say_contradicts_nothing(data: Ledger) -> None:
    told = "Kazakhstan's exports to China were $9.0 billion in 2020. Exports fell to $1.1 billion in 2020 to the Netherland and to $0.2 billion to the US."
    assert wrong(checked(told, data)) == []


def test_a_rank_without_a_date_is_that_of_the_last_years(data: Ledger) -> None:
    found = {
        place: checked(f"Italy is the {place} export market of Kazakhstan.", data, "2021-06-01")[0].label
        for place in ("second largest", "largest")
    }
    assert found == {"second largest": "supported", "largest": "not enough evidence"}
    (late,) = checked("Italy is the second largest export market of Kazakhstan.", data, "2025-06-01")
    assert "2020" not in late.reasoning


def test_ranks_and_shares_are_computed_from_all_partners(data: Ledger) -> None:
    verdicts = checked(
        "Italy is the second largest export market of Kazakhstan in 2020. Italy accounted for 14.3 percent of Kazakhstan's exports in 2020.",
        data,
    )
    assert {v.label for v in verdicts} == {"supported"} and "number 2 of 9 partners" in " ".join(v.reasoning for v in verdicts)


def test_a_partner_that_whole_data_do_not_have_is_not_first(data: Ledger) -> None:
    (verdict,) = checked("Brazil is the largest export market of Kazakhstan in 2020.", data)
    assert verdict.label == "refuted" and "not among the first 2 of 9 partners" in verdict.reasoning
    (low,) = checked("Brazil is the seventh largest export market of Kazakhstan in 2020.", data)
    assert low.label != "refuted"


@pytest.mark.parametrize(("nth", "holds"), [("49th", False), ("50th", True), ("51st", False)])
def test_an_anniversary_a_year_off_is_found(nth: str, holds: bool) -> None:
    text = "Diplomatic relations between Mongolia and Japan were established on 24 February 1972. "
    text += f"2022 is the year of the {nth} anniversary of diplomatic relations between Mongolia and Japan."
    assert {v.consistent for v in checked(text, date="2023-06-01")} == {holds}


@pytest.mark.parametrize(("value", "label"), [(95, "not enough evidence"), (150, "refuted")])
def test_a_share_is_no_more_than_all(value: int, label: str) -> None:
    text = f"Russia took {value} percent of Kazakhstan's exports in 2019."
    year = datetime.date(2019, 1, 1), datetime.date(2019, 12, 31)
    share = Observation("trade", "KAZ", "RUS", "share", value, "percent", start=year[0], end=year[1], attrs={"flow": "exports"}, spans=((0, len(text)),))  # fmt: skip
    (verdict,) = check(Reading(Document("d", text, date=year[1]), (Finding(share, "test"),)), None)
    assert verdict.label == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Switzerland is a member of NATO.", "refuted"),
        ("Kazakhstan is an associate member of NATO.", "not enough evidence"),
        ("Kenya is a partner member of BRICS.", "not enough evidence"),
    ],
)
def test_who_is_in_no_list_is_no_member_but_may_be_something_less(data: Ledger, text: str, label: str) -> None:
    assert [v.label for v in checked(text, data)] == [label]


def test_attributed_claims_stay_attributed() -> None:
    (verdict,) = checked("Trade turnover between Chile and Peru was $3.0 billion in 2015, Foreign Minister Ana Soto said.")
    assert verdict.claim.observation.speaker and verdict.label == "not enough evidence"


def sample(ledger: Ledger | None) -> list[tuple[Source, list[Verdict]]]:
    document = documents()[5]
    text = (
        document["text"].replace("$7.0 billion", "$9.0 billion")
        + "\n<script>alert(1)</script> & so on, said Kazakhstan's exports to China were $7.0 billion in 2020.\n"
    )
    r = reading(text, document["date"], title="Customs <b>figures</b>", publisher="P & Q", url="https://example.org/a")
    return [(Source.of(r.document), check(r, ledger))]


def test_json_has_all_of_it(data: Ledger) -> None:
    told = json.loads(as_json(sample(data)))
    first = told[0]["verdicts"][0]
    assert first["verdict"] in ("supported", "conflicting evidence") and first["evidence"][0]["source"]["id"] == "dataset:comtrade"
    assert {"claim", "text", "figure", "consistent", "strength", "independent_sources", "would_change", "tests"} <= first.keys()


def test_text_fits_its_width_and_has_colours_only_on_request(data: Ledger) -> None:
    plain = as_text(sample(data), width=80)
    assert "\x1b" not in plain and "\x1b[3" in as_text(sample(data), colours=True)
    assert all(len(line) <= 80 for line in plain.splitlines()) and "claims:" in plain


def test_the_page_is_self_contained_and_escapes(data: Ledger) -> None:
    page = as_html(sample(data))
    assert "<script" not in page and "&lt;script&gt;" in page and "Customs &lt;b&gt;figures&lt;/b&gt;" in page and "P &amp; Q" in page
    assert not re.search(r'(src|href)="(?!#)', page) and "http" not in re.sub(r"https://example.org/a", "", page).replace("http-equiv", "")
    assert page.count('class="note') == len(sample(data)[0][1])
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets and targets <= set(re.findall(r'id="([^"]+)"', page))


#: What schema.org gives a property of each type used, and what Google requires of a ClaimReview.
SCHEMA = {
    "ClaimReview": {"url", "claimReviewed", "itemReviewed", "author", "reviewRating", "reviewBody", "citation", "datePublished"},
    "Claim": {"text", "author", "appearance", "datePublished", "firstAppearance", "name"},
    "CreativeWork": {"url", "headline", "datePublished", "author", "publisher"},
    "Rating": {"ratingValue", "bestRating", "worstRating", "alternateName"},
    "Person": {"name", "jobTitle"},
    "Organization": {"name", "url"},
}


def test_shares_that_one_sentence_tells_are_not_held_against_each_other() -> None:
    told = "China had a share of {} percent in Mongolia's exports in 2019{}Japan had a share of 41 percent in Mongolia's exports in 2019."
    assert wrong(checked(told.format(70, ". "))) and not wrong(checked(told.format(50, ". ")))
    listed = "Germany accounts for much of the imports of its neighbours: Austria (41%), Hungary (24%), Czechia (28%), Poland (27%)."
    assert not wrong(checked(listed))


def test_lines_that_are_cut_at_a_width_make_one_paragraph_of_the_page() -> None:
    wrapped = """Chile and Peru

Trade turnover between Chile and Peru was $3.0 billion in 2015, which the ministers of
both countries called a good year. Chile and Peru share a border of 168 km, and their
talks were
held in Lima.
- Chile and Peru signed the Treaty on Extradition of Fugitives on 2 May 2013 in Santiago.
- It is in force.
"""
    rows = as_html([(Source("w", "document", text=wrapped), checked(wrapped))]).count('<section class="row">')
    assert rows == 5
    long = "Chile and Peru share a border of 168 km. " * 5
    assert as_html([(Source("w", "document", text=f"{long}\n{long}\n{long}"), [])]).count('<section class="row">') == 3


def valid(node: Any) -> None:
    if isinstance(node, dict):
        properties = SCHEMA[node["@type"]]
        assert set(node) - {"@type"} <= properties, node
        for value in node.values():
            valid(value)
    elif isinstance(node, list):
        for item in node:
            valid(item)


def test_claimreview_is_valid(data: Ledger) -> None:
    told = json.loads(as_claimreview(sample(data)))
    assert told["@context"] == "https://schema.org" and told["@graph"]
    for review in told["@graph"]:
        valid(review)
        assert {"claimReviewed", "reviewRating", "url", "itemReviewed", "author"} <= review.keys()
        rating = review["reviewRating"]
        assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"] and rating["alternateName"]


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A report\n\n2020-03-01\n\nKazakhstan and Kyrgyzstan share a border of 1,712 km.\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    assert comity("gather", "factbook", "--ledger", "l.duckdb", cwd=tmp_path).returncode == 0
    done = comity("check", "a.txt", "--ledger", "l.duckdb", cwd=tmp_path)
    assert done.returncode == 0 and "! refuted" in done.stdout and "1,212 km" in done.stdout and "\x1b" not in done.stdout
    assert comity("check", "a.txt", "--ledger", "l.duckdb", "--strict", cwd=tmp_path).returncode == 1
    for name, start in (("o.html", "<!doctype html>"), ("o.json", "["), ("o.jsonld", "{"), ("o.txt", "A report")):
        assert comity("check", "a.txt", "--ledger", "l.duckdb", "-o", name, cwd=tmp_path).returncode == 0
        assert (tmp_path / name).read_text("utf-8").startswith(start)
    some = comity("check", "a.txt", "empty.txt", cwd=tmp_path)
    assert some.returncode == 1 and "empty.txt" in some.stderr and "1 claim: 1 not enough evidence" in some.stdout
    assert comity("check", "a.txt", "--ledger", "none.duckdb", cwd=tmp_path).returncode != 0


def test_a_stock_is_converted_by_the_rate_at_the_end_and_a_source_goes_back_to_the_last_it_names(tmp_path: Path) -> None:
    from comity.check.ledger_records import Store

    head = '"COUNTRY.ID","INDICATOR.ID","TYPE_OF_TRANSFORMATION.ID","FREQUENCY.ID","TIME_PERIOD","OBS_VALUE"\n'
    (tmp_path / "ER.csv").write_text(head + '"KAZ","XDC_USD","PA_RT","A","2020","400"\n"KAZ","XDC_USD","EOP_RT","A","2020","500"\n')
    year = {"start": datetime.date(2020, 1, 1), "end": datetime.date(2020, 12, 31)}
    told = [
        Finding(Observation("investment", "CHN", "KAZ", "level", 1e9, "USD", attrs={"of": of}, **year), "r", row=of)
        for of in ("stock", "flow")
    ]
    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add([gather("imf_rates", tmp_path / "ER.csv"), (Source("dataset:d", "dataset", title="d"), told)])
    store = Store(ledger, [])
    in_tenge = {r.finding.row: store.figure(r, "KZT") for r in ledger.records()}
    assert 500e9 in (in_tenge["stock"] or ()) and 400e9 not in (in_tenge["stock"] or ())
    assert 400e9 in (in_tenge["flow"] or ()) and 500e9 not in (in_tenge["flow"] or ())
    assert Source("x", "document", publisher="P", attribution=("First", "Reuters")).root == "reuters"


def test_a_plan_of_a_state_to_be_is_possible() -> None:
    said = "Kazakhstan {} diplomatic relations with Chile on 3 May 1985."
    dated = {"established": "1986-01-02", "will establish": "1985-01-02"}
    told = [[t.holds for v in checked(said.format(how), None, day) for t in v.tests] for how, day in dated.items()]
    assert told == [[False], []]


def test_a_share_may_be_all_that_a_rank_leaves_it() -> None:
    said = "In 2019 Peru was Chile's second-largest export market. In 2019 Peru accounted for {} percent of Chile's exports."
    told = [{t.holds for v in checked(said.format(n)) for t in v.tests if t.rule == "rank and share"} for n in (50, 52)]
    assert told == [{True}, {False}]


def with_data(folder: Path, *told: Observation) -> Ledger:
    ledger = Ledger(folder / "l.duckdb")
    ledger.add([(Source("dataset:d", "dataset", title="d"), [Finding(o, "r", row="1") for o in told])])
    return ledger


def test_a_stock_told_for_a_year_is_that_of_its_last_day(tmp_path: Path) -> None:
    last = {"start": datetime.date(2019, 12, 31), "end": datetime.date(2019, 12, 31)}
    data = with_data(tmp_path, Observation("investment", "CHN", "KAZ", "level", 5e9, "USD", attrs={"of": "stock"}, **last))
    found = checked("In 2019 the stock of Chinese direct investment in Kazakhstan was $5 billion.", data)
    assert [v.label for v in found] == ["supported"]


def test_a_record_is_broken_only_by_what_is_surely_more(tmp_path: Path) -> None:
    year = {"start": datetime.date(2018, 1, 1), "end": datetime.date(2018, 12, 31)}
    data = with_data(tmp_path, Observation("trade", "CHL", "PER", "level", 3.2e9, "USD", attrs={"flow": "turnover"}, **year))
    said = "Trade turnover between Chile and Peru reached a record high of ${} billion in 2019."
    told = [{e.relation for v in checked(said.format(n), data) for e in v.evidence if e.is_of_all} for n in ("3", "2.1")]
    assert told == [set(), {"contradicts"}]


def test_acts_of_one_day_are_in_order() -> None:
    said = "Chile and Fiji established diplomatic relations on 3 May 1972. Chile opened an embassy in Fiji on {} May 1972."
    for day, holds in ((2, False), (3, True), (4, True)):
        assert {t.holds for v in checked(said.format(day), None) for t in v.tests if t.rule == "order of acts"} == {holds}


def test_a_border_is_what_it_is_measured_to_be(data: Ledger) -> None:
    told = {km: checked(f"Peru and Chile share a border of {km} km.", data)[0] for km in (168, 169, 175, 230)}
    assert {km: v.label for km, v in told.items()} == {
        168: "supported", 169: "not enough evidence", 175: "not enough evidence", 230: "refuted",
    }  # fmt: skip
    assert "depends on how it is measured" in told[169].reasoning


@pytest.mark.parametrize(
    ("said", "label"),
    [("fifth-longest", "supported"), ("4th longest", "supported"), ("second-longest", "refuted"), ("longest", "refuted")],
)
def test_a_place_among_the_longest_borders_is_held_against_their_list(data: Ledger, said: str, label: str) -> None:
    (found,) = checked(f"India and Bangladesh share a border of over 4,000 km, the {said} border in the world.", data)
    assert found.label == label and any("number 5 of" in e.reasoning for e in found.evidence), found


def test_missions_of_and_to_the_united_states_are_in_the_factbook(data: Ledger) -> None:
    said = "Peru has an embassy in Washington. The United States has a consulate in Almaty, Kazakhstan. The United States has an embassy in Iran."
    assert [v.label for v in checked(said, data)] == ["supported", "supported", "not enough evidence"]


@pytest.mark.parametrize(("place", "label"), [("largest", "supported"), ("fifth-largest", "refuted"), ("largest", "not enough evidence")])
def test_who_is_first_in_exports_and_in_imports_is_first_in_trade(data: Ledger, place: str, label: str) -> None:
    year = 2023 if label != "not enough evidence" else 2021
    (verdict,) = check(reading(f"In {year} China was Kazakhstan's {place} trading partner.", date="2024-06-01"), data)
    assert verdict.label == label
    assert ("number 1 by exports and by imports, 2023, and so by both together" in verdict.reasoning) == (year == 2023)


def test_a_place_in_trade_without_a_year_is_that_of_the_last_lists(data: Ledger) -> None:
    def found(text: str, told: str = "2024-06-01") -> Verdict:
        return check(reading(text, date=told), data)[0]

    largest = found("China is Kazakhstan's largest trading partner.")
    assert largest.label == "supported" and "number 1 by exports and by imports, 2023" in largest.reasoning
    assert found("China is Kazakhstan's third-largest trading partner.").label == "not enough evidence"
    assert found("China is Kazakhstan's largest trading partner.", "2019-06-01").label == "not enough evidence"
    # Second in both lists, behind the same one, is second in both together.
    assert found("The United States is Brazil's second-largest trading partner.").label == "supported"


def test_notes_stand_beside_their_words_and_hold_what_they_rest_on(data: Ledger) -> None:
    (page,) = [as_html([(Source.of(r.document), check(r, data))]) for r in [reading("Peru and Chile share a border of 168 km.")]]
    note = re.search(r'<details class="note yes"><summary>(.*?)</summary><div id="d1c1">(.*?)</div></details>', page, re.S)
    assert note and "supported" in note[1] and "168 km" in note[1] and "Would change it" in note[2]
    wrong = as_html([(Source.of(r.document), check(r, data)) for r in [reading("Peru and Chile share a border of 900 km.")]])
    assert '<details class="note no" open>' in wrong
    two = as_html([(Source.of(r.document), check(r)) for r in [reading("Peru has an embassy in Fiji. Chile has an embassy in Fiji.")]])
    assert two.count('class="label"') == 1 and two.count('class="label again"') == 1


def test_rate_for_each_year_compounds_over_the_years_between_two_levels() -> None:
    text = "Exports of Peru to Chile grew at an annualized rate of 9.46%, from $243 million in 1995 to $2.55 billion in 2021."
    held = [t.holds for v in checked(text, date="2022-01-01") for t in v.tests if t.rule == "two levels and a change"]
    assert held and all(held)
    wrong = text.replace("$2.55 billion", "$5.1 billion")
    assert any(not t.holds for v in checked(wrong, date="2022-01-01") for t in v.tests)


def test_share_of_the_year_is_not_the_month_before_told_twice() -> None:
    text = "In August Brazil took 25% of Uruguay's exports. Over the year, Brazil had a 22.2% share of Uruguay's exports."
    assert {v.label for v in checked(text, date="2023-09-10")} == {"not enough evidence"}


def test_level_is_held_against_the_share_of_the_whole_and_only_told_where_it_misses(data: Ledger) -> None:
    text = "In 2023 trade turnover between Azerbaijan and Turkey was ${} billion."
    near, far = (checked(text.format(n), data, date="2024-05-01")[0] for n in (10, 40))
    assert near.label == "supported" and "shares of exports and imports" in near.reasoning
    assert far.label == "not enough evidence" and "as a share is of goods and rounded" in far.reasoning


def test_figure_in_a_currency_without_rates_is_told_what_data_have_in_dollars(data: Ledger) -> None:
    (found,) = checked("Kazakhstan's exports to Italy were 6 billion euros in 2020.", data, date="2021-05-01")
    assert found.label == "not enough evidence" and "$6.6 billion as Kazakhstan reports it, 2020 (other currency)" in found.reasoning


def test_product_is_a_part_of_all_that_is_sold(data: Ledger) -> None:
    text = "Kazakhstan's wheat exports to Italy were ${} billion in 2020."
    part, more = (checked(text.format(n), data, date="2021-05-01")[0] for n in (2, 20))
    assert part.label == "not enough evidence" and "the claim is a part of it" in part.reasoning
    assert more.label == "conflicting evidence"


def test_change_and_target_are_told_beside_how_high_it_stood(data: Ledger) -> None:
    (change,) = checked("Kazakhstan's exports to Italy rose by 3% in 2021.", data, date="2022-05-01")
    assert change.label == "not enough evidence" and "$6.6 billion as Kazakhstan reports it, 2020 (level)" in change.reasoning
    (target,) = checked("Kazakhstan and China aim to raise trade turnover to $40 billion by 2030.", data, date="2022-05-01")
    assert target.label == "not enough evidence" and "(level)" in target.reasoning


def test_first_document_is_checked_before_the_next_is_read() -> None:
    begun: list[str] = []

    def documents() -> Iterator[Reading]:
        for id in ("first", "second"):
            begun.append(id)
            yield reading("The border between Chad and Libya is 1,050 km long.", id=id)

    verdicts = check_all(documents())
    assert len(next(verdicts)) == 1 and begun == ["first"]
    assert len(next(verdicts)) == 1 and begun == ["first", "second"]


def test_what_two_tell_is_no_contradiction_of_the_document() -> None:
    def rules(first: str, second: str) -> set[str]:
        text = f"{first} trade between Chile and Peru amounted to $5 billion in 2019. {second} trade between Chile and Peru amounted to $7 billion in 2019."
        return {t.rule for v in checked(text) for t in v.tests}

    assert "one figure told twice" in rules("In all,", "Again,")
    assert "one figure told twice" not in rules("Chile said that", "Peru said that")


def test_a_border_may_be_the_longest_of_one_of_the_two(data: Ledger) -> None:
    (found,) = checked("Peru and Brazil share a border of over 2,600 km, the longest border of Peru.", data)
    assert found.label == "supported" and any("number 2 of" in e.reasoning for e in found.evidence), found


@pytest.mark.parametrize(("percent", "label"), [(10, "supported"), (40, "conflicting evidence")])
def test_a_change_is_held_against_the_levels_of_both_years(tmp_path: Path, percent: int, label: str) -> None:
    def sold(year: int, value: float) -> Finding:
        days = {"start": datetime.date(year, 1, 1), "end": datetime.date(year, 12, 31)}
        return Finding(Observation("trade", "CHL", "PER", "level", value, "USD", attrs={"flow": "exports"}, **days), "small", row=str(year))

    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add([(Source("dataset:small", "dataset", title="small"), [sold(2018, 1e9), sold(2019, 1.1e9)])])
    (found,) = checked(f"Chile's exports to Peru rose by {percent} percent in 2019 compared with 2018.", ledger)
    assert found.label == label, found


def test_parts_are_held_against_the_whole_of_who_tells_them() -> None:
    parts = "Chile's exports to Peru were $1.6 billion in 2019 and its imports from Peru $0.4 billion, a trade turnover of ${} billion, the statistics office said."
    other = "Trade turnover between Chile and Peru was $4.5 billion in 2019, President Rosa Salas said. "
    assert {v.label for v in checked(other + parts.format(2.0))} == {"not enough evidence"}
    of_one = [v.label for v in checked(other + parts.format(3.0))]
    assert of_one.count("conflicting evidence") == 3


@pytest.mark.parametrize(("said", "label"), [("surplus", "supported"), ("deficit", "conflicting evidence")])
def test_a_balance_is_computed_from_what_each_side_buys(tmp_path: Path, said: str, label: str) -> None:
    year = {"start": datetime.date(2018, 1, 1), "end": datetime.date(2018, 12, 31), "attrs": {"flow": "imports"}}
    bought = [
        Observation("trade", "KEN", "OMN", "level", 30_000_000, "USD", **year),
        Observation("trade", "OMN", "KEN", "level", 50_000_000, "USD", **year),
    ]
    (found,) = checked(f"Kenya had a trade {said} of $20 million with Oman in 2018.", with_data(tmp_path, *bought))
    assert found.label == label, found.reasoning


def test_the_whole_of_a_share_is_of_its_flow_and_its_year(tmp_path: Path) -> None:
    def told(b: str | None, measure: str, value: float, flow: str, year: int) -> Finding:
        days = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        unit = "USD" if measure == "level" else "percent"
        return Finding(Observation("trade", "KEN", b, measure, value, unit, start=days[0], end=days[1], attrs={"flow": flow}), "x", row="r")

    # What is not of the share's flow and year comes first: who takes the first whole at hand takes a wrong one.
    wholes = [told(None, "level", v, *of) for v, of in ((9e9, ("exports", 2018)), (3e9, ("imports", 2019)), (6e9, ("exports", 2019)))]
    shares, levels = Ledger(tmp_path / "shares.duckdb"), Ledger(tmp_path / "levels.duckdb")
    shares.add([(Source("s", "dataset", title="S"), Data([*wholes, told("UGA", "share", 10, "exports", 2019)]))])
    levels.add([(Source("l", "dataset", title="L"), Data([*wholes, told("UGA", "level", 6e8, "exports", 2019)]))])
    (level,) = checked("Kenya's exports to Uganda were $600 million in 2019.", shares)
    assert level.label == "supported" and "$6 billion, 2019" in level.reasoning
    (share,) = checked("Uganda took 10% of Kenya's exports in 2019.", levels)
    assert share.label == "supported" and "of $5.98" in " ".join(e.reasoning for e in share.evidence)
