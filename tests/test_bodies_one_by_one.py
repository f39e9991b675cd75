"""Since when a state is in each of several organisations: each by its own brackets."""

import pytest

from comity.read import read_document


@pytest.mark.parametrize(
    ("text", "years"),
    [
        (
            "Norway belongs to the UN (since 1945), the IMF (since 1946) and the World Bank (since 1947).",
            {"UN": 1945, "IMF": 1946, "WB": 1947},
        ),
        ("Norway belongs to the UN (since 1945), the IMF and the World Bank (both since 1956).", {"UN": 1945, "IMF": 1956, "WB": 1956}),
        ("Norway belongs to the UN (since 1945) and the IMF.", {"UN": 1945, "IMF": None}),
    ],
)
def test_each_organisation_has_its_own_year(text: str, years: dict[str, int | None]) -> None:
    read = [f.observation for f in read_document(text)]
    assert {o.b: o.start and o.start.year for o in read if o.kind == "membership"} == years
