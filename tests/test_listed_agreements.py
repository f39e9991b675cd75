"""Agreements told by tables and lists: what the columns say, days in front or behind."""

import pytest

from comity.read import Document, read

COLUMNS = "Agreements between Chile and Kenya\n\nName | Signed | In force\n---|---|---\nTrade Agreement | 3 May 1975 | 1 January 1976\nAgreement on Air Services | 4 June 1980 | 1 May 1981\n"
NO_HEADING = "Title | Date of signature | Entry into force\n---|---|---\nTrade Agreement between Chile and Kenya | 3 May 1975 | 1 January 1976\nAgreement between Chile and Kenya on Air Services | 4 June 1980 | 1 May 1981\n"
DAYS_FIRST = "Agreements between Chile and Kenya\n\n3 May 1975 | Trade Agreement\n4 June 1980 | Agreement on Air Services\n"


@pytest.mark.parametrize("text", [COLUMNS, NO_HEADING])
def test_columns_say_what_their_days_are_of(text: str) -> None:
    assert _acts(text) == [("signed", "1975-05-03"), ("in_force", "1976-01-01"), ("signed", "1980-06-04"), ("in_force", "1981-05-01")]


def test_a_day_may_stand_in_front() -> None:
    assert _acts(DAYS_FIRST) == [("signed", "1975-05-03"), ("signed", "1980-06-04")]


def _acts(text: str) -> list[tuple[str, str]]:
    (reading,) = read(Document("x", text))
    found = [f.observation for f in reading.findings]
    assert {(o.kind, o.a, o.b) for o in found} == {("agreement", "CHL", "KEN")}
    return [(str(o.attrs["action"]), str(o.start)) for o in found]
