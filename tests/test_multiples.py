"""Multiples of what something was: the time of the multiple is the figure's, the time of what it was the base."""

import datetime

import pytest

from comity.read import Document, read_document

FIGURES = {
    "Peru's exports to Chile were $10 million in 2006": "trade",
    "Some 10,000 Peruvian students came to Chile in 2006": "count",
    "Peru invested $10 million in Chile in 2006": "investment",
}
MULTIPLES = [
    "three times the 2002 figure",
    "three times the level of 2002",
    "three times as many as in 2002",
    "three times the amount in 2002",
    "three times what it was in 2002",
    "triple the sum of 2002",
]


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("multiple", MULTIPLES)
def test_what_a_multiple_is_of_is_its_base(figure: str, multiple: str) -> None:
    read = read_document(Document("d", f"{figure}, {multiple}.", date=datetime.date(2007, 10, 12)))
    changes = [f.observation for f in read if f.observation.measure == "change"]
    years = [(o.kind, o.value, o.start and o.start.year, o.base_start and o.base_start.year) for o in changes]
    assert years == [(FIGURES[figure], 3, 2006, 2002)]
