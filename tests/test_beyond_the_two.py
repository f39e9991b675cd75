"""Figures near two states that are none of theirs: shares of a region's trade, a state's trade with all the world, the time of a record."""

import datetime

import pytest

from comity.read import Document, read_document


def told(title: str, text: str) -> list[tuple[object, ...]]:
    """What is read of trade, places left out."""
    read = [f.observation for f in read_document(Document("d", f"{title}\n\n{text}", title=title, date=datetime.date(2019, 5, 6)))]
    return [(o.a, o.b, o.measure, o.value, o.start and o.start.year) for o in read if o.kind == "trade" and o.measure != "rank"]


@pytest.mark.parametrize(
    ("role", "whole"),
    [("supplier", "all European exports to Morocco"), ("customer", "the total EU imports"), ("partner", "African exports of dates")],
)
def test_a_share_of_a_regions_trade_is_no_states(role: str, whole: str) -> None:
    text = f"In 2018 Spain was Morocco's first {role}, accounting for 33.5 percent of {whole}, ahead of France (21.6 percent) and Italy (8 percent)."
    assert not told("Spain remains Morocco's first partner", text)


def test_a_share_of_the_unions_own_trade_is_its() -> None:
    text = "Jordan is the EU's 63rd biggest trade partner, representing 0.1 percent of the EU's total trade in goods in 2018."
    assert told("Jordan", text) == [("EU", "JOR", "share", 0.1, 2018)]


@pytest.mark.parametrize("thing", ["The country's exports", "The country's export receipts", "Exports"])
def test_a_flow_far_above_the_turnover_is_with_the_world(thing: str) -> None:
    text = (
        f"Trade between Fiji and Sweden reached $500 million in 2018. {thing} totaled $87.97 billion in 2018, and $94.74 billion in 2017."
    )
    assert told("Trade of Fiji and Sweden", text) == [("FJI", "SWE", "level", 5e8, 2018)]


def test_goods_in_what_was_told_are_no_share_of_a_total() -> None:
    text = "In 2018, Fiji's trade with Ghana totalled $3 million, 97 percent of which were gold imports from Ghana."
    assert told("Fiji and Ghana", text) == [("FJI", "GHA", "level", 3e6, 2018)]


def test_since_when_a_record_stands_is_no_period_of_what_follows() -> None:
    text = "Fiji's exports to Peru were $3 million in 2018, the biggest sum of any year since trade began in 1972. Imports were $5 million."
    assert told("Fiji and Peru", text) == [("FJI", "PER", "level", 3e6, 2018), ("FJI", "PER", "level", 5e6, 2018)]


def test_a_balance_is_with_whom_it_is_told_beside() -> None:
    text = "Fiji had a surplus of F$ 5.6 million with Samoa in 2018, and with Peru a deficit of F$ 2 million."
    assert {t[:4] for t in told("Fiji's trade", text)} == {("FJI", "WSM", "level", 5.6e6), ("FJI", "PER", "level", -2e6)}


def test_with_whom_there_is_a_balance_may_be_told_first() -> None:
    text = "With Samoa there was a surplus, of F$ 5.6 million, and with Tonga a deficit (F$ 1.1 million)."
    assert {t[:4] for t in told("Fiji's trade", text)} == {("FJI", "WSM", "level", 5.6e6), ("FJI", "TON", "level", -1.1e6)}


def test_the_neighbour_is_the_other_of_the_two() -> None:
    text = "In 2018 Lithuania's exports to the neighbour in the east came to EUR 1.9 billion."
    assert told("Lithuania and Belarus", text) == [("LTU", "BLR", "level", 1.9e9, 2018)]


@pytest.mark.parametrize("sign", [":", ";"])
def test_a_name_behind_a_sign_begins_a_clause(sign: str) -> None:
    text = f"Trade in 2017 stood at $803 million{sign} India exported goods worth $448 million and imported $355 million."
    assert {t[:4] for t in told("India and Senegal", text)} == {("IND", "SEN", "level", v) for v in (8.03e8, 4.48e8, 3.55e8)}
