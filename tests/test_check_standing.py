"""Praise of a relationship gets an answer: where the pair stands among others, told and not judged."""

import datetime
from pathlib import Path

import pytest

from comity.check import Verdict, check
from comity.ledger import Ledger, Source
from comity.observation import Finding, Observation
from comity.read import Document, read

DAY = datetime.date(2016, 6, 1)


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """Visits of three pairs in 2015: two of Kazakhstan and Russia, three of Kyrgyzstan and Russia, one of Kazakhstan and Uzbekistan."""
    days = {("KAZ", "RUS"): (2, 4), ("KGZ", "RUS"): (2, 3, 5), ("KAZ", "UZB"): (7,)}
    found = [
        Finding(Observation("visit", *pair, start=day, end=day, attrs={"level": "minister", "type": "official"}), "test")
        for pair, listed in days.items()
        for day in (datetime.date(2015, 3, n) for n in listed)
    ]
    ledger = Ledger(tmp_path_factory.mktemp("standing") / "l.duckdb")
    ledger.add([(Source("wire", "document", title="wire", text="x"), found)])
    return ledger


def praised(text: str, ledger: Ledger | None) -> list[Verdict]:
    (reading,) = read(Document("d", text, date=DAY))
    return [v for v in check(reading, ledger) if v.claim.finding is None]


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan and Russia have built a successful model of partnership.",
        "Russia remains a leading partner of Kazakhstan.",
        "The ministers of Kazakhstan and Russia met in Astana. Their exemplary cooperation was praised.",
    ],
)
def test_praise_is_answered_with_places_and_not_judged(visits: Ledger, text: str) -> None:
    (verdict,) = praised(text, visits)
    assert verdict.label == "not enough evidence"
    assert verdict.reasoning.startswith("told, not judged: among the 36 pairs of members of CIS, Kazakhstan and Russia are ")
    assert verdict.would_change.startswith("nothing: praise is a judgement")
    assert "2nd of 3 with data by days on which a visit between the two began" in verdict.reasoning
    assert "of 36 with data by organisations of which both are members" in verdict.reasoning


def test_praise_of_two_of_whom_one_has_no_code_is_answered_too(visits: Ledger) -> None:
    (verdict,) = praised("Kosovo remains a leading partner of Albania.", visits)
    assert verdict.label == "not enough evidence"


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan and Russia signed a treaty.",
        "Kazakhstan, Russia and Turkey are leading partners.",
        "The company's car is a successful model.",
        "Kazakhstan and Russia discussed a model contract.",
    ],
)
def test_what_is_no_praise_of_a_pair_is_left_alone(visits: Ledger, text: str) -> None:
    assert praised(text, visits) == []


def test_pairs_of_no_body_are_held_against_all_that_either_has_and_without_a_ledger_nothing_is_told(visits: Ledger) -> None:
    text = "Kazakhstan and Peru have built a successful model of partnership."
    assert "pairs that either of them has" in praised(text, visits)[0].reasoning
    assert praised(text, None)[0].reasoning == "nothing comparable is in the ledger"


def test_what_all_pairs_have_alike_is_no_place(tmp_path: Path) -> None:
    day = datetime.date(2015, 3, 2)
    attrs = {"level": "minister", "type": "official"}
    pairs = (("KAZ", "RUS"), ("KGZ", "RUS"), ("KAZ", "UZB"))
    found = [Finding(Observation("visit", *pair, start=day, end=day, attrs=attrs), "test") for pair in pairs]
    met = [
        Finding(Observation("meeting", *pair, start=day, end=day, attrs={"level": "minister", "format": "bilateral"}), "test")
        for pair in pairs[:2]
    ]
    more = Finding(Observation("meeting", "KAZ", "UZB", start=day, end=day, attrs={"level": "minister", "format": "bilateral"}), "test")
    again = datetime.date(2015, 5, 2)
    second = Finding(Observation("meeting", "KAZ", "UZB", start=again, end=again, attrs=more.observation.attrs), "test")
    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add([(Source("wire", "document", title="wire", text="x"), [*found, *met, more, second])])
    (verdict,) = praised("Kazakhstan and Russia have built a successful model of partnership.", ledger)
    assert "visit" not in verdict.reasoning
    assert "2nd of 3 with data by days on which a meeting of the two began, in the year (2015, with 1 other)" in verdict.reasoning
