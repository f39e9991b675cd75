"""What goes on behind a sentence that told of a visit or an act: who is met there, and what is lent under a paper signed on a day."""

import datetime

import pytest

from comity.read import Document, read_document

DAY = datetime.date(2018, 5, 8)


def read(text: str) -> set[tuple[str, str, str | None]]:
    return {(o.kind, o.a, o.b) for o in (f.observation for f in read_document(Document("after", text, date=DAY)))}


@pytest.mark.parametrize("arrived", ["arrived in Lima on Monday", "landed in Peru on Monday", "began a visit to Peru on Monday"])
@pytest.mark.parametrize(
    "met", ["He met President Juan Rojas.", "He held talks with President Juan Rojas.", "He was received by Prime Minister Rosa Lagos."]
)
def test_who_is_met_on_a_visit_is_the_hosts(arrived: str, met: str) -> None:
    assert ("meeting", "KEN", "PER") in read(f"Kenyan President Daniel Kamau {arrived}. {met}")


def test_who_is_met_elsewhere_is_nobodys() -> None:
    assert not [row for row in read("Kenyan President Daniel Kamau spoke on Monday. He met President Juan Rojas.") if row[0] == "meeting"]


@pytest.mark.parametrize("paper", ["an agreement signed on Tuesday", "a protocol of 3 May 2018", "a treaty concluded in 2017"])
@pytest.mark.parametrize("verb", ["lent", "granted", "will lend"])
def test_money_under_a_dated_paper_is_no_comparison(paper: str, verb: str) -> None:
    assert ("finance", "OMN", "KEN") in read(f"Oman {verb} Kenya $30 million under {paper}.")


def test_what_is_under_an_earlier_figure_is_a_comparison() -> None:
    found = [
        f.observation
        for f in read_document(Document("after", "Kenya's exports to Oman in 2017 were $3 million under the level of 2016.", date=DAY))
    ]
    assert {(o.measure, o.value) for o in found} == {("change", -3e6)}


@pytest.mark.parametrize("protest", ["protested against the decision", "has protested", "lodged a protest over the expulsion"])
def test_a_protest_behind_an_expulsion_is_against_who_expelled(protest: str) -> None:
    assert ("coercion", "OMN", "KEN") in read(f"Kenya expelled three Omani diplomats on Friday. Oman {protest}.")
    assert not [row for row in read(f"Kenya expelled three Omani diplomats on Friday. Peru {protest}.") if row[0] == "coercion"]


def test_a_session_is_of_the_joint_body_of_the_two() -> None:
    relations = "Kenya and Oman established relations in 1976."
    assert ("meeting", "KEN", "OMN") in read(f"{relations} The first session of the joint commission was held in Nairobi in 1982.")
    for other in ("the Commission on Human Rights was held in Geneva", "the European Commission was held in Brussels"):
        assert not [row for row in read(f"{relations} A session of {other} in 1982.") if row[0] == "meeting"]


def test_the_country_that_diplomats_leave_is_of_who_orders_it() -> None:
    text = "Kenya ordered three diplomats from Peru, two from Chile and one from Oman to leave the country in a week."
    assert {row[2] for row in read(text) if row[0] == "mission"} == {"KEN"}
