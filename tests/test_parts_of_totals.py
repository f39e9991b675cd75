"""Parts of a state's trade or visitors: the state whose total it is comes first, whichever verb tells it."""

import datetime

import pytest

from comity.read import Document, read_document

CASES = {
    "Zambia sends 62 percent of its exports to Chile and gets 40 percent of its imports from Peru.": {
        ("exports", "ZMB", "CHL", 62),
        ("imports", "ZMB", "PER", 40),
    },
    "Zambia sends 62 percent of its exports to Chile and it gets 40 percent of its imports from there.": {
        ("exports", "ZMB", "CHL", 62),
        ("imports", "ZMB", "CHL", 40),
    },
    "Half of Zambia's trade is with Chile.": {("turnover", "ZMB", "CHL", 50)},
    "In 2018, 41 percent of Zambia's visitors were Chilean.": {("tourists", "ZMB", "CHL", 41)},
    "Some 41 percent of visitors to Zambia were Chileans.": {("tourists", "ZMB", "CHL", 41)},
}


@pytest.mark.parametrize("text", CASES)
def test_parts_are_of_whose_total_it_is(text: str) -> None:
    read = [f.observation for f in read_document(Document("d", text, date=datetime.date(2019, 5, 6)))]
    found = {(str(o.attrs.get("flow") or o.attrs.get("of")), o.a, o.b, o.value) for o in read if o.measure == "share"}
    assert found == CASES[text]


@pytest.mark.parametrize(
    "text",
    [
        "Chile's wheat trade reached 80 percent of Peru's wheat in 2018.",
        "Chilean wheat trade made up 20 percent of Peruvian wheat in 2015.",
        "Wheat trade between Chile and Peru makes up 80 percent of Peru's wheat.",
    ],
)
def test_a_turnover_is_no_part_of_the_others_goods(text: str) -> None:
    read = read_document(Document("d", text, date=datetime.date(2019, 5, 6)))
    assert {f.observation.attrs["flow"] for f in read if f.observation.kind == "trade"} <= {"turnover"}
