"""Several people, or several agreements, each with a date of its own."""

import pytest

from comity.read import Document, read_document


def told(text: str) -> list[tuple[str, str, str, str]]:
    document = Document("page", f"Angola and Cuba\n\n{text}", title="Angola and Cuba")
    found = [f.observation for f in read_document(document) if f.observation.kind in ("visit", "agreement")]
    return [(o.a, str(o.b), str(o.start), str(o.attrs.get("who", o.attrs.get("name")))) for o in found]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ada Cole (1977) and Prime Minister Rui Dias (1984) led Angolan delegations to Cuba.",
        "Foreign Minister Ada Cole (1977) and Prime Minister Rui Dias (1984) of Angola visited Cuba.",
        "In 1977 and 1984 respectively, Foreign Minister Ada Cole and Prime Minister Rui Dias led Angolan delegations to Cuba.",
        "Angola's Foreign Minister Ada Cole and Prime Minister Rui Dias visited Cuba in 1977 and 1984, respectively.",
    ],
)
def test_people_who_went_each_on_a_day_of_their_own(text: str) -> None:
    assert told(text) == [("AGO", "CUB", "1977-01-01", "Ada Cole"), ("AGO", "CUB", "1984-01-01", "Rui Dias")]


def test_people_who_went_together_make_one_visit() -> None:
    assert len(told("Angola's Prime Minister Rui Dias and Foreign Minister Ada Cole visited Cuba in 1984.")) == 1


def test_a_delegation_is_led_to_visit() -> None:
    assert told("In July 1955 Angolan President Rui Dias led a delegation to visit Cuba.") == [("AGO", "CUB", "1955-07-01", "Rui Dias")]


def test_agreements_signed_in_the_years_behind_them() -> None:
    assert told("Angola and Cuba have signed three fishing agreements (1961, 1979 and 2000).") == [
        ("AGO", "CUB", f"{year}-01-01", "fishing agreements") for year in (1961, 1979, 2000)
    ]
    assert told("Angola and Cuba have signed three fishing agreements (1961 and 1979).") == []
