"""Whom "that country", "the host country", "the neighbouring country", "the latter" and a byname mean."""

import datetime

import pytest

from comity.read import Document, read_document

_DAY = datetime.date(2019, 6, 15)


@pytest.mark.parametrize(
    ("text", "kind", "a", "b"),
    [
        ("Chile exported wine to Ghana for $5 million in 2018. That country sold Chile cocoa for $7 million.", "trade", "GHA", "CHL"),
        ("Peru summoned the Bolivian envoy. The neighbouring country then closed its border with Peru.", "coercion", "BOL", "PER"),
        ("On a visit to Chile the Ghanaian president spoke. The host country gave a loan of $5 million to Ghana.", "finance", "CHL", "GHA"),
        ("Kenya and Uganda share a lake. In 2018 the latter sold sugar worth $12 million to Kenya.", "trade", "UGA", "KEN"),
        ("Mauritius bought vanilla for $3 million from the Great Island in 2012.", "trade", "MUS", "MDG"),
        ("Chile wants peace. Peru, with which the country has 44 km of border, does too.", "border", "CHL", "PER"),
    ],
)
def test_the_one_meant(text: str, kind: str, a: str, b: str) -> None:
    found = [f.observation for f in read_document(Document("one", text, date=_DAY))]
    assert (a, b) == next((o.a, o.b) for o in reversed(found) if o.kind == kind)


def test_nobody_is_host_where_no_visit_was_told() -> None:
    text = "Chile met Ghana. The host country gave a loan of $5 million to Ghana."
    assert not [f for f in read_document(Document("none", text, date=_DAY)) if f.observation.kind == "finance"]


@pytest.mark.parametrize(
    "text",
    [
        "Both countries belong to ECOWAS, within which they press, together with Mali and Niger, for lower duties.",
        "They spoke of unrest in Mali and Niger. Their delegations will act in concert at ECOWAS.",
    ],
)
def test_those_named_behind_the_two_are_others(text: str) -> None:
    page = Document("two", text, title="Ghana and Togo set up a commission", date=_DAY)
    found = [f.observation for f in read_document(page) if f.observation.kind == "multilateral"]
    assert [(o.a, o.b) for o in found] == [("GHA", "TGO")]


def test_people_of_two_states_are_not_who_the_guest_is() -> None:
    for text in (
        "On 4 March 2019 the presidents of Chile and Peru met in Lima.",
        "On 4 March 2019 the president of Chile met that of Peru in Lima.",
    ):
        visits = [f.observation for f in read_document(Document("two", text, date=_DAY)) if f.observation.kind == "visit"]
        assert [(v.a, v.b, v.attrs["level"]) for v in visits] == [("CHL", "PER", "head_of_state")], text
        assert "and" not in str(visits[0].attrs.get("who", "")), text
