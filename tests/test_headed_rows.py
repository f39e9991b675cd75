"""Rows of lists and tables that are told together with what stands over them."""

import datetime

import pytest

from comity.read import Document, read_document


def told(text: str, title: str = "", day: str = "", publisher: str | None = None) -> list[tuple[str, ...]]:
    date = datetime.date.fromisoformat(day) if day else None
    found = [f.observation for f in read_document(Document("page", text, title=title, date=date, publisher=publisher))]
    return [(o.kind, o.a, str(o.b), str(o.start or ""), str(o.attrs.get("action", o.attrs.get("of", "")))) for o in found]


def test_columns_tell_what_was_done_and_a_year_stands_over_months() -> None:
    text = (
        "Ruptures of diplomatic relations, 1964-66\n\nCountries | Broken off | Resumed\n\n1964\n"
        "Peru-Fiji | March | 8 July 1972\nChile-Togo | April | \n\n1966\nGhana - Kenya | May | June 1969"
    )
    assert told(text) == [
        ("relations", "FJI", "PER", "1964-03-01", "severed"),
        ("relations", "FJI", "PER", "1972-07-08", "restored"),
        ("relations", "CHL", "TGO", "1964-04-01", "severed"),
        ("relations", "GHA", "KEN", "1966-05-01", "severed"),
        ("relations", "GHA", "KEN", "1969-06-01", "restored"),
    ]


def test_who_closed_missions_is_told_by_the_head_and_where_by_the_rows() -> None:
    text = "Embassies closed by Norway, 1991-2001\nCountry  Year\nPeru  1991\nFiji  1994\n\nEmbassies opened\nCountry  Year\nTogo  1999"
    assert told(text) == [
        ("mission", "NOR", "PER", "1991-01-01", "closed"),
        ("mission", "NOR", "FJI", "1994-01-01", "closed"),
        ("mission", "NOR", "TGO", "1999-01-01", "opened"),
    ]


def test_those_who_expelled_stand_in_rows_with_how_many() -> None:
    text = "Expulsions of Peruvian diplomats in 1983\n\nExpelling state | Number expelled | Date\nChile | 7 | 5 April\nFiji | 1 | June"
    found = [f.observation for f in read_document(Document("page", text))]
    assert [(o.a, o.b, o.value, str(o.start)) for o in found] == [("PER", "CHL", 7, "1983-04-05"), ("PER", "FJI", 1, "1983-06-01")]


def test_a_fund_lends_to_each_row_and_the_next_line_names_what_for() -> None:
    text = (
        "The OPEC Fund for International Development (OFID) today signed new loan agreements with three countries.\n\n"
        "The loans will support the following:\n\nKenya US$m 11.50\nMoyale Airport Road. To pave 12 km.\n\n"
        "Togo: US$ 4 million\nImproving Water Supply in Kara. It helps 9,000 people."
    )
    assert told(text, day="2016-02-22") == [
        ("finance", "OFID", "KEN", "2016-02-22", "loan"),
        ("project", "KEN", "OFID", "", "planned"),
        ("agreement", "KEN", "OFID", "2016-02-22", "signed"),
        ("finance", "OFID", "TGO", "2016-02-22", "loan"),
        ("project", "OFID", "TGO", "", "planned"),
        ("agreement", "OFID", "TGO", "2016-02-22", "signed"),
    ]


def test_a_unit_in_the_head_is_that_of_the_rows() -> None:
    text = (
        "Loans granted by the Kuwait Fund to countries of Africa, 1978 (in millions of Kuwaiti dinars)\n\n"
        "Country | Project | Amount\nTogo | Lome airport | 2.0\nKenya | Bura irrigation | 1.5"
    )
    lent = [f.observation for f in read_document(Document("page", text)) if f.observation.kind == "finance"]
    assert [(o.a, o.b, o.value, o.unit, str(o.start)) for o in lent] == [
        ("KWT", "TGO", 2e6, "KWD", "1978-01-01"),
        ("KWT", "KEN", 1.5e6, "KWD", "1978-01-01"),
    ]


def test_measures_are_of_whoever_imposed_them() -> None:
    text = "Sanctions imposed by the European Union, by country\n\nCountry | Measure | Since\nSyria | Arms embargo | 2011"
    assert told(text) == [("coercion", "EU", "SYR", "2011-01-01", "sanctions")]


@pytest.mark.parametrize(
    "text",
    [
        "Winners of the cup\n1976 | Morocco | Guinea\n1978 | Ghana | Uganda",
        "Diplomatic relations severed: a bibliography\nSmith, Ghana and Togo, 1965\nJones, Kenya and Fiji, 1970",
        "Embassies closed by Norway for the holiday: a list of days\nPopulation of countries\nChad | 4 million | 1968\nNiger | 5 million | 1977",
        "Loans of books to libraries\nChad: 12\nNiger: 14",
    ],
)
def test_what_stands_under_another_head_tells_nothing(text: str) -> None:
    assert told(text) == []
