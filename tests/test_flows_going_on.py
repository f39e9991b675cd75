"""Exports, imports and the balance told behind a turnover: whose they are, of what period, and which way."""

import datetime

import pytest

from comity.read import Document, read_document

TURNOVERS = (
    "Kenya's trade with Oman reached $90 million in the first half of 2018.",
    "Trade between Kenya and Oman came to $90 million in the first half of 2018, Kenya's statistics office said.",
    "In the first half of 2018 the trade turnover between Oman and Kenya grew to $90 million, according to the Kenyan customs.",
)
FLOWS = (
    "Exports amounted to $53.2 million and imports to $36.8 million.",
    "Of this, $53.2 million were exports and $36.8 million imports.",
    "Kenya exported goods worth $53.2 million to Oman and imported goods worth $36.8 million.",
    "Kenya sold goods for $53.2 million and bought goods for $36.8 million.",
    "Exports made $53.2 million, imports - $36.8 million.",
    "Kenya's exports to Oman stood at $53.2 million against imports of $36.8 million.",
    "This included exports worth $53.2 million and imports worth $36.8 million.",
    "Kenya ran a surplus of $16.4 million, with exports of $53.2 million and imports of $36.8 million.",
)


@pytest.mark.parametrize("turnover", TURNOVERS)
@pytest.mark.parametrize("flows", FLOWS)
def test_flows_behind_a_turnover_are_of_whom_it_is_told(turnover: str, flows: str) -> None:
    read = [f.observation for f in read_document(Document("flows", f"{turnover} {flows}", date=datetime.date(2018, 9, 3)))]
    found = {(o.a, o.b, o.attrs["flow"], o.value, str(o.start), str(o.end)) for o in read if o.attrs.get("flow") in ("exports", "imports")}
    half = ("2018-01-01", "2018-06-30")
    assert found == {("KEN", "OMN", "exports", 53.2e6, *half), ("KEN", "OMN", "imports", 36.8e6, *half)}


def test_nobody_tells_whose_exports_they_are() -> None:
    text = "Trade between Kenya and Oman came to $90 million in 2018. Exports amounted to $53.2 million."
    read = [f.observation for f in read_document(Document("flows", text, date=datetime.date(2019, 5, 9)))]
    assert not [o for o in read if o.attrs.get("flow") == "exports"]


def test_goods_that_are_described_are_no_deed() -> None:
    read = [f.observation for f in read_document("In 2018 Kenya exported flowers and processed goods worth $5 million to Oman.")]
    assert {o.attrs["flow"] for o in read} == {"exports"}
