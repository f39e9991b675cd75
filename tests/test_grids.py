"""Tables of trade inside texts, through the reader of documents."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.documents.document import Document
from comity.read.grids.cells import grids
from comity.read.grids.trade_grid import number
from comity.read.metadata import described
from comity.read.reader import read_document
from comity.read.tables import short


def read(text: str, publisher: str = "") -> list[str]:
    found = read_document(Document("table", text, publisher=publisher, date=datetime.date(2019, 6, 15)))
    return [short(f.observation) for f in found if f.rule == "trade.table"]


BARS = """Trade between India and Malta (in US$ million):

| Year | India's exports | India's imports | Total trade | Growth (%) |
|------|-----------------|-----------------|-------------|------------|
| 2016 | 120.35          | 60.1            | 180.45      | 5.2        |
| 2017 | 131.00          | n/a             | -           | -4.7       |
"""


def test_years_down_and_flows_across() -> None:
    assert read(BARS) == [
        "trade IND MLT [2016-01-01..2016-12-31] measure=level value=120350000.0 unit=USD flow=exports",
        "trade IND MLT [2016-01-01..2016-12-31] measure=level value=60100000.0 unit=USD flow=imports",
        "trade IND MLT [2016-01-01..2016-12-31] measure=level value=180450000.0 unit=USD flow=turnover",
        "trade IND MLT [2016-01-01..2016-12-31] measure=change value=5.2 unit=percent flow=turnover",
        "trade IND MLT [2017-01-01..2017-12-31] measure=level value=131000000.0 unit=USD flow=exports",
        "trade IND MLT [2017-01-01..2017-12-31] measure=change value=-4.7 unit=percent flow=turnover",
    ]


def test_years_across_and_flows_down() -> None:
    text = "Relations of Bulgaria with Albania\n\nTrade, million euro\n\n\t2010\t2011\nExport to Albania\t100.5\t120.1\nBalance\t30\t(2)\n"
    assert read(text, "Ministry of Foreign Affairs of Bulgaria") == [
        "trade BGR ALB [2010-01-01..2010-12-31] measure=level value=100500000.0 unit=EUR flow=exports",
        "trade BGR ALB [2011-01-01..2011-12-31] measure=level value=120100000.0 unit=EUR flow=exports",
        "trade BGR ALB [2010-01-01..2010-12-31] measure=level value=30000000.0 unit=EUR flow=balance",
        "trade BGR ALB [2011-01-01..2011-12-31] measure=level value=-2000000.0 unit=EUR flow=balance",
    ]


@pytest.mark.parametrize("months", ["first nine months, 2018 and 2019", "January–September 2018 and 2019", "January to September"])
def test_columns_of_years_of_which_the_title_tells_the_first_months(months: str) -> None:
    text = f"Kenya's trade with its neighbours, {months}\n\nExports of goods, USD million\n\nCountry    2018   2019\nUganda  398.1  467.5\nRwanda  268.4   301.2\n"
    assert read(text)[:2] == [
        "trade KEN UGA [2018-01-01..2018-09-30] measure=level value=398100000.0 unit=USD flow=exports",
        "trade KEN UGA [2019-01-01..2019-09-30] measure=level value=467500000.0 unit=USD flow=exports",
    ]


def test_partners_under_two_header_rows() -> None:
    text = (
        "Main trading partners of Serbia (thousand EUR)\n\n| Country | Exports | | Imports | |\n| | 2017 | 2018 | 2017 | 2018 |\n"
        "| Germany | 1,900,000 | 1,950,000 | 2,400,000 | 2,900,500 |\n| Hungary | 700,000 | 710,000 | 500,000 | 510,000 |\n"
    )
    found = read(text)
    assert len(found) == 8
    assert found[3] == "trade SRB DEU [2018-01-01..2018-12-31] measure=level value=2900500000.0 unit=EUR flow=imports"


def test_numbers_whose_thousands_blanks_part() -> None:
    text = (
        "Trade of Norway with Chile (in millions USD)\n\nYear Export % of total export Import Balance\n"
        "2015 1 817.8 14.5 2 105.7 -287.9\n2016 984.2 16.1 87.3 896.9\n"
    )
    assert read(text)[:3] == [
        "trade NOR CHL [2015-01-01..2015-12-31] measure=level value=1817800000.0 unit=USD flow=exports",
        "trade NOR CHL [2015-01-01..2015-12-31] measure=share value=14.5 unit=percent flow=exports",
        "trade NOR CHL [2015-01-01..2015-12-31] measure=level value=2105700000.0 unit=USD flow=imports",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "UNITED KINGDOM TRADE WITH CHILE £ million Imports Exports Re-exports Year 1960 … 22.1 14.3 0.4 July—December 1961 … 23.5 16.0 0.5",
            [
                "trade GBR CHL [1960-01-01..1960-12-31] measure=level value=22100000.0 unit=GBP flow=imports",
                "trade GBR CHL [1960-01-01..1960-12-31] measure=level value=14300000.0 unit=GBP flow=exports",
                "trade GBR CHL [1960-01-01..1960-12-31] measure=level value=400000.0 unit=GBP flow=exports product=re-exports",
                "trade GBR CHL [1961-07-01..1961-12-31] measure=level value=23500000.0 unit=GBP flow=imports",
            ],
        ),
        (
            "Imports from Malta Exports to Malta Value £'000 Percentage of total U.K. imports Value £'000 Percentage of total U.K. exports "
            "1954 1,200 0.2 5,300 1.1 1955 1,350 0.2 5,900 1.2",
            [
                "trade GBR MLT [1954-01-01..1954-12-31] measure=level value=1200000.0 unit=GBP flow=imports",
                "trade GBR MLT [1954-01-01..1954-12-31] measure=share value=0.2 unit=percent flow=imports",
                "trade GBR MLT [1954-01-01..1954-12-31] measure=level value=5300000.0 unit=GBP flow=exports",
                "trade GBR MLT [1954-01-01..1954-12-31] measure=share value=1.1 unit=percent flow=exports",
            ],
        ),
        (
            "The value of Norwegian exports to Peru since 1958 was as follows: NOK million 1958 7.3 1959 6.2 1960 8.0.",
            ["trade NOR PER [1958-01-01..1958-12-31] measure=level value=7300000.0 unit=NOK flow=exports"],
        ),
        # What stands over what is not clear; a row has too few; nothing says what it is of; whose exports they are is not told.
        ("Norway's trade with Peru, NOK million Imports Exports 1958 7.3 1.1 2.2 1959 6.2 2.2 3.3", []),
        ("Norway's trade with Peru, NOK million Imports Exports 1958 7.3 1.1 1959 6.2", []),
        ("The census of Peru, million 1972 14.1 2.2 1981 17.7 2.5", []),
        ("Trade between Kenya and Oman (millions of dollars) Exports Imports 2016 12.5 20.4 2017 13.0 22.2", []),
    ],
)
def test_a_table_that_a_scan_ran_together(text: str, told: list[str]) -> None:
    assert read(text)[: len(told) or None] == told


def test_lines_of_labelled_numbers_under_a_heading_with_a_unit() -> None:
    text = (
        "Malta's trade with selected partners outside the European Union, January-December 2014, € thousand (2013 in brackets)\n\n"
        "Oman: exports 96,310 (148,772), imports 4,288 (9,051)\nPeru: exports 41,067 (n.a.), imports 150,226 (131,840)\n\n"
        "Tea made up €11 million of what was sold to Oman in 2014.\n"
    )
    assert read(text) == [
        "trade MLT OMN [2014-01-01..2014-12-31] measure=level value=96310000.0 unit=EUR flow=exports",
        "trade MLT OMN [2013-01-01..2013-12-31] measure=level value=148772000.0 unit=EUR flow=exports",
        "trade MLT OMN [2014-01-01..2014-12-31] measure=level value=4288000.0 unit=EUR flow=imports",
        "trade MLT OMN [2013-01-01..2013-12-31] measure=level value=9051000.0 unit=EUR flow=imports",
        "trade MLT PER [2014-01-01..2014-12-31] measure=level value=41067000.0 unit=EUR flow=exports",
        "trade MLT PER [2014-01-01..2014-12-31] measure=level value=150226000.0 unit=EUR flow=imports",
        "trade MLT PER [2013-01-01..2013-12-31] measure=level value=131840000.0 unit=EUR flow=imports",
    ]
    # Whose trade the table is of goes on behind it.
    found = read_document(Document("table", text, date=datetime.date(2019, 6, 15)))
    assert short(found[-1].observation) == "trade MLT OMN [2014-01-01..2014-12-31] measure=level value=11000000.0 unit=EUR flow=exports"


@pytest.mark.parametrize(
    "text",
    [
        # No unit, no partner or time in front, or not the same words in each line.
        "Malta's trade with partners in 2014\nOman: exports 96, imports 4\nPeru: exports 41, imports 15\n",
        "Kenya and Oman, USD million\nVisits: exports 3, imports 4\nTalks: exports 3, imports 5\n",
        "Malta's trade with partners in 2014, € thousand\nOman: exports 96, imports 4\nPeru: imports 41, exports 15\n",
    ],
)
def test_lines_that_do_not_tell_what_their_numbers_are_of(text: str) -> None:
    assert read(text) == []


def test_a_scale_is_taken_with_its_currency() -> None:
    text = "Norway's trade with Chile, in millions of dollars\n\n| Year | Exports | Imports |\n| 2017 | 12 | 14 |\n| 2018 | 11 | 15 |\n"
    assert read(text)[0] == "trade NOR CHL [2017-01-01..2017-12-31] measure=level value=12000000.0 unit=USD flow=exports"


@pytest.mark.parametrize(
    "text",
    [
        "Peru met Chile in Lima.\n\nYear Goals Points\n2017 12 33\n2018 11 30\n",
        "Peru trades with Chile.\n\n| Product | 2017 | 2018 |\n| Copper | 12 | 14 |\n| Wine | 11 | 15 |\n",
        # No currency is told.
        "Trade between Peru and Chile\n\n| Year | Peru's exports | Peru's imports |\n| 2017 | 12 | 14 |\n| 2018 | 11 | 15 |\n",
        # Whose exports they are is not told.
        "Trade between Peru and Chile, USD million\n\n| Year | Exports | Imports |\n| 2017 | 12 | 14 |\n| 2018 | 11 | 15 |\n",
        # Tons are no money.
        "Peru's trade with Chile, USD million\n\n| Year | Exports, tons | Imports, tons |\n| 2017 | 12 | 14 |\n| 2018 | 11 | 15 |\n",
    ],
)
def test_what_a_table_does_not_tell_is_not_read(text: str) -> None:
    assert read(text) == []


def test_the_text_around_a_table_is_read_as_ever() -> None:
    found = read_document(Document("table", BARS + "\nIndia opened an embassy in Malta in 2018.\n", date=datetime.date(2019, 6, 15)))
    assert [f.observation.kind for f in found][-1] == "mission"


@pytest.mark.parametrize("text", ["1.234", "12-14", "abc", "", "1,23,456.7.8", "2016/17", "--", "%"])
def test_what_is_no_number_for_sure_is_none(text: str) -> None:
    assert number(text) is None


@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from([",", " ", "'", ""]), st.booleans())
def test_a_number_comes_back(whole: int, cents: int, sign: str, negative: bool) -> None:
    written = f"{'-' if negative else ''}{whole:,}".replace(",", sign) + f".{cents:02}"
    assert number(written) == pytest.approx((whole + cents / 100) * (-1 if negative else 1))


@given(st.text("0123456789 |\t-.%ab\n", max_size=300))
def test_cells_lie_inside_their_rows(text: str) -> None:
    for grid in grids(text):
        for row in grid.rows:
            assert all(row.start <= cell.start <= cell.end <= row.end for cell in row.cells)


@pytest.mark.parametrize("between", ["." * 5_000, ". " * 2_500, " " * 5_000, " " * 5_000 + "."])
def test_no_run_of_dots_or_blanks_is_cut_in_all_ways(between: str) -> None:
    """A run that could be cut in as many ways as its length doubles would never end; one of blanks alone is no sentence."""
    text = f"Trade of Norway with Chile. The value of exports was as follows: 1990 {between} a lot, 1991 {between} more, € thousand\n"
    assert read(text + "Peru: exports 96, imports 4, many\nFiji: exports 41, imports 15, many\n") == []


def test_a_heading_may_have_wide_blanks() -> None:
    def table(blanks: str) -> str:
        heading = f"Trade of Malta with partners outside the European Union in 2014, € thousand{blanks} (2013 in brackets)"
        return f"{heading}\n\nOman: exports 96 (48), imports 4 (9)\nPeru: exports 41 (7), imports 15 (3)\n"

    assert read(table(" " * 60_000)) == read(table("")) != []


def test_lines_of_labels_under_a_heading_are_lines_of_their_own_and_of_its_year() -> None:
    text = "Main trading partners of Chile, 2015\n\nExports: China 26.3%, Japan 8.5%\nImports: Brazil 7.8%, USA 18.8%\n"
    found = [f.observation for f in read_document(Document("x", text))]
    assert [(o.a, o.b, o.attrs["flow"], o.value, str(o.start), str(o.end)) for o in found] == [
        ("CHL", "CHN", "exports", 26.3, "2015-01-01", "2015-12-31"),
        ("CHL", "JPN", "exports", 8.5, "2015-01-01", "2015-12-31"),
        ("CHL", "BRA", "imports", 7.8, "2015-01-01", "2015-12-31"),
        ("CHL", "USA", "imports", 18.8, "2015-01-01", "2015-12-31"),
    ]


def test_a_label_of_two_names_begins_a_line_too() -> None:
    text = "Visitor arrivals to Fiji, 2011\n\nAustralia: 344,829\nNew Zealand: 103,181\nUnited States: 55,089\n"
    found = [f.observation for f in read_document(Document("x", text))]
    assert [(o.a, o.b, o.value) for o in found] == [("AUS", "FJI", 344829), ("NZL", "FJI", 103181), ("USA", "FJI", 55089)]


def test_the_day_of_an_agreement_in_a_list_is_no_day_of_publication() -> None:
    text = "Agreements between Chile and Kenya\n\nAgreement on Cultural Cooperation, 4 June 1980\nConvention on Extradition, 7 July 1999\n"
    found = [f.observation for f in read_document(described(Document("x", text)))]
    assert [(o.modality, str(o.start)) for o in found] == [("actual", "1980-06-04"), ("actual", "1999-07-07")]
