"""Lists and tables that go through partners under heads that tell what their figures are of, through the reader of documents."""

import datetime

import pytest

from comity.documents.document import Document
from comity.read.reader import read_document
from comity.read.tables import short


def read(text: str, title: str = "", publisher: str = "") -> list[str]:
    found = read_document(Document("list", text, title=title, publisher=publisher, date=datetime.date(2019, 6, 15)))
    return [short(f.observation) for f in found if f.rule.endswith(".table")]


TWO_HEADINGS = """The tourism board has put out its figures.

May 2019
Arrivals in Malta: 210,300, +4.5% year-on-year
- Italy: 40,100, -1.2%;
- France: 20,400, up 8%;

January-May 2019
Arrivals: 800,500, +6.0%
- Italy: 160,200, +2.5%;
- Norway: 9033, -3.1%.
"""


def test_a_second_heading_changes_the_period_of_what_follows() -> None:
    may, months = "[2019-05-01..2019-05-31]", "[2019-01-01..2019-05-31]"
    assert read(TWO_HEADINGS) == [
        f"count ITA MLT {may} measure=level value=40100.0 unit=count of=tourists",
        f"count ITA MLT {may} measure=change value=-1.2 unit=percent of=tourists",
        f"count FRA MLT {may} measure=level value=20400.0 unit=count of=tourists",
        f"count FRA MLT {may} measure=change value=8.0 unit=percent of=tourists",
        f"count ITA MLT {months} measure=level value=160200.0 unit=count of=tourists",
        f"count ITA MLT {months} measure=change value=2.5 unit=percent of=tourists",
        f"count NOR MLT {months} measure=level value=9033.0 unit=count of=tourists",
        f"count NOR MLT {months} measure=change value=-3.1 unit=percent of=tourists",
    ]


def test_a_change_is_told_against_the_year_before_only_where_something_says_so() -> None:
    found = read_document(Document("list", TWO_HEADINGS, date=datetime.date(2019, 6, 15)))
    bases = [f.observation.base_start for f in found if f.observation.measure == "change"]
    assert bases == [datetime.date(2018, 5, 1)] * 2 + [datetime.date(2018, 1, 1)] * 2
    text = TWO_HEADINGS.replace(" year-on-year", "")
    found = read_document(Document("list", text, date=datetime.date(2019, 6, 15)))
    assert {f.observation.base_start for f in found if f.observation.measure == "change"} == {None}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Who gives stands in the rows, or who gets; what is shared by all in the head.
        ("Aid to Fiji by donor, 2011 (US$ million)\nJapan 12.5\nNorway 3.1\n", "finance JPN FJI [2011-01-01..2011-12-31] value=12500000.0"),
        ("Norway's aid by recipient, 2011 (US$ million)\nFiji 12.5\nPeru 3.1\n", "finance NOR FJI [2011-01-01..2011-12-31] value=12500000.0"),
        # Of what it is stands in the title or the sentence before, and the line over the rows only means it.
        (
            "By May 2018 there were 90,000 refugees from Somalia in the region.\n\nThis is where they live (rounded):\n\nUganda: 50,800\n\nEthiopia: 12,100\n",
            "count SOM UGA [2018-05-01..2018-05-31] value=50800.0",
        ),
        (
            "By May 2018 there were 90,000 refugees from Somalia in the region. The figures are those of a platform that the UN founded for refugees.\n\n"
            "Here they live in East Africa:\n\nUganda: 50,800 Uganda\n\nEthiopia: 12,100\n",
            "count SOM UGA [2018-05-01..2018-05-31] value=50800.0",
        ),
        ("FDI in Ghana by source country in 2008 (million US$):\nChina ..... 80.4\nOman ..... 3.1\n", "investment CHN GHA [2008-01-01..2008-12-31] value=80400000.0"),
        ("Peruvian workers abroad by destination in 2008 ('000)\nChile – 80.4\nItaly – 53.1\n", "count PER CHL [2008-01-01..2008-12-31] value=80400.0"),
        # The unit stands in the head, or with each figure.
        ("Norway's main export partners in 2012:\n1. Chile – $4.5 billion (12%)\n2. Peru – $3.1 billion (9%)\n", "trade NOR CHL [2012-01-01..2012-12-31] value=4500000000.0 flow=exports"),
        # Months take the year of a head further off.
        ("Egypt had 5 million tourists in 2015.\nArrivals by nationality in June:\n- Danes: 2,100\n- Poles: 3,200\n", "count DNK EGY [2015-06-01..2015-06-30] value=2100.0"),
    ],
)  # fmt: skip
def test_what_a_head_tells_its_rows(text: str, told: str) -> None:
    kind, a, b, period, *rest = told.split(" ")
    first = read(text)[0].split(" ")
    assert first[:4] == [kind, a, b, period]
    assert set(rest) <= set(first)


def test_shares_where_the_head_says_so() -> None:
    text = "Shares of countries in Ghana's imports of goods in 2012, %:\nTogo – 25.7\nOman – 5.4\n"
    assert read(text)[0] == "trade GHA TGO [2012-01-01..2012-12-31] measure=share value=25.7 unit=percent flow=imports"


def test_columns_of_a_table_of_people() -> None:
    text = (
        "Students in Malta by country of origin\n\n| Country | May 2011 | May 2012 | Change (%) | Spending |\n"
        "| Ghana | 4,911 | 5,602 | 14.1 | 9 |\n| Togo | 6,003 | 9,120 | 51.9 | 8 |\n| Others | 30 | 31 | 3.3 | 7 |\n"
    )
    assert read(text)[:3] == [
        "count GHA MLT [2011-05-01..2011-05-31] measure=level value=4911.0 unit=count of=students",
        "count GHA MLT [2012-05-01..2012-05-31] measure=level value=5602.0 unit=count of=students",
        "count GHA MLT [2012-05-01..2012-05-31] measure=change value=14.1 unit=percent of=students",
    ]
    assert len(read(text)) == 6


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Norway's exports to Chile, US$ million:\n2015: 34.2\n2016 (Jan-Jun): 40.1\n",
            [
                "trade NOR CHL [2015-01-01..2015-12-31] measure=level value=34200000.0 unit=USD flow=exports",
                "trade NOR CHL [2016-01-01..2016-06-30] measure=level value=40100000.0 unit=USD flow=exports",
            ],
        ),
        (
            "Norway's exports to Chile in 2015 (US$ thousand)\nSmoked fish: 31,200\nTotal: 37,400\n",
            [
                'trade NOR CHL [2015-01-01..2015-12-31] measure=level value=31200000.0 unit=USD flow=exports product="Smoked fish"',
                "trade NOR CHL [2015-01-01..2015-12-31] measure=level value=37400000.0 unit=USD flow=exports",
            ],
        ),
        (
            "Main buyers of Norway's exports in 2015 (US$ million; 2014 in brackets):\nChile: 29.1 (18.4)\nPeru: 12\n",
            [
                "trade NOR CHL [2015-01-01..2015-12-31] measure=level value=29100000.0 unit=USD flow=exports",
                "trade NOR CHL [2014-01-01..2014-12-31] measure=level value=18400000.0 unit=USD flow=exports",
                "trade NOR PER [2015-01-01..2015-12-31] measure=level value=12000000.0 unit=USD flow=exports",
            ],
        ),
        (
            "Danish workers abroad by country of destination ('000)\n\nCountry,2009,2010\nOman,291.4,293.0\nQatar,196.8,201\n",
            [
                "count DNK OMN [2009-01-01..2009-12-31] measure=level value=291400.0 unit=count of=migrants",
                "count DNK OMN [2010-01-01..2010-12-31] measure=level value=293000.0 unit=count of=migrants",
                "count DNK QAT [2009-01-01..2009-12-31] measure=level value=196800.0 unit=count of=migrants",
                "count DNK QAT [2010-01-01..2010-12-31] measure=level value=201000.0 unit=count of=migrants",
            ],
        ),
        (
            # Beside a change another percentage is a share, where the head speaks of shares.
            "Arrivals in Fiji, 2010\nMarket / Arrivals / Share / Growth\n1. Chile, 8,961, 15.0%, +96.4%\n2. Peru, 4,158, 4.4%, -7.6%\n",
            [
                "count CHL FJI [2010-01-01..2010-12-31] measure=level value=8961.0 unit=count of=tourists",
                "count CHL FJI [2010-01-01..2010-12-31] measure=change value=96.4 unit=percent of=tourists",
                "count FJI CHL [2010-01-01..2010-12-31] measure=share value=15.0 unit=percent of=tourists",
                "count PER FJI [2010-01-01..2010-12-31] measure=level value=4158.0 unit=count of=tourists",
                "count PER FJI [2010-01-01..2010-12-31] measure=change value=-7.6 unit=percent of=tourists",
                "count FJI PER [2010-01-01..2010-12-31] measure=share value=4.4 unit=percent of=tourists",
            ],
        ),
        (
            # What a change is told against is not when it is; a minus behind a gap is one.
            "Arrivals in Fiji in May 2018, by country:\n\nCountry     Arrivals    Change on May 2017\nChile     8,961     +8.2%\nPeru      4,158     -2.0%\n",
            [
                "count CHL FJI [2018-05-01..2018-05-31] measure=level value=8961.0 unit=count of=tourists",
                "count CHL FJI [2018-05-01..2018-05-31] measure=change value=8.2 unit=percent of=tourists",
                "count PER FJI [2018-05-01..2018-05-31] measure=level value=4158.0 unit=count of=tourists",
                "count PER FJI [2018-05-01..2018-05-31] measure=change value=-2.0 unit=percent of=tourists",
            ],
        ),
        (
            # Percentages alone, that can be parts of a whole.
            "FDI in Ghana was $24 million in 2014. By country of origin, the main sources were:\nPeru, 40.7%;\nChile, 14.1%.\n",
            [
                "investment GHA PER [2014-01-01..2014-12-31] measure=share value=40.7 unit=percent of=flow",
                "investment GHA CHL [2014-01-01..2014-12-31] measure=share value=14.1 unit=percent of=flow",
            ],
        ),
        (
            # What one row says of its percentage holds for all.
            "Norway's main origins of imports in 2014 were:\nPeru (15% of total imports)\nChile (11%)\n",
            [
                "trade NOR PER [2014-01-01..2014-12-31] measure=share value=15.0 unit=percent flow=imports",
                "trade NOR CHL [2014-01-01..2014-12-31] measure=share value=11.0 unit=percent flow=imports",
            ],
        ),
        (
            # A flow that is told in the head of the rows' labels.
            "Norway's trade in 2012\n\nNorway, exports by country, 2012 | mln USD | share\nChile | 59.6 | 92.6\nPeru | 8.9 | 2.9\n",
            [
                "trade NOR CHL [2012-01-01..2012-12-31] measure=level value=59600000.0 unit=USD flow=exports",
                "trade NOR CHL [2012-01-01..2012-12-31] measure=share value=92.6 unit=percent flow=exports",
                "trade NOR PER [2012-01-01..2012-12-31] measure=level value=8900000.0 unit=USD flow=exports",
                "trade NOR PER [2012-01-01..2012-12-31] measure=share value=2.9 unit=percent flow=exports",
            ],
        ),
    ],
)
def test_rows_of_times_goods_and_several_figures(text: str, told: list[str]) -> None:
    assert read(text) == told


def test_a_table_of_trade_under_a_title_with_places() -> None:
    text = "| Rank | Country | Exports ($bn) | Imports ($bn) |\n|---|---|---|---|\n| 1 | Chile | 280.9 | 316.5 |\n| 2 | Peru | 103.9 | 399.3 |\n"
    found = read(text, "Top trading partners of Norway, 2011")
    assert found[0] == "trade NOR CHL [2011-01-01..2011-12-31] measure=level value=280900000000.0 unit=USD flow=exports"
    assert found[2] == "trade NOR CHL [2011-01-01..2011-12-31] measure=rank value=1.0 unit=rank flow=turnover"
    assert len(found) == 6


def test_percent_of_a_year_before_is_no_share() -> None:
    text = "Trade of Norway in 2015\n\n| | Exports, million dollars | % of 2014 |\n| Chile | 10.5 | 68.3 |\n| Peru | 25.5 | 62.1 |\n"
    assert [line.split(" measure=")[1].split(" ")[0] for line in read(text)] == ["level", "level"]


@pytest.mark.parametrize(
    "text",
    [
        # Of something else, of a part, or of nothing that is told.
        "Visitors to Fiji cheered.\nMedals won:\n- Peru: 121, +17\n- Chile: 70, -18\n",
        "Nights spent by tourists in Malta in 2010:\nItaly: 9,100\nPeru: 6,800\n",
        "Population of neighbours of Ghana, million:\nTogo: 3.9\nBenin: 2.3\n",
        "Norway's exports by destination, 2000 (thousand tons)\nChile – 640\nPeru – 250\n",
        # Whose it is nobody says, or it is in the list itself.
        "Tourist arrivals in 2010:\nItaly: 9,100\nPeru: 6,800\n",
        "Tourist arrivals in Fiji in 2010:\nFiji: 9,100\nPeru: 6,800\n",
        # One line is no list, nor are two of one state.
        "Tourist arrivals in Fiji in 2010:\nItaly: 9,100\n",
        "Tourist arrivals in Fiji in 2010:\nItaly: 9,100\nItaly: 9,300\n",
        # What workers send home is no number of workers, whoever else is counted in the text.
        "12,000 Danes live in Fiji.\nRemittances from workers abroad to Fiji, 2013, million:\nPeru: 1,020\nChile: 160\n",
        # A row that cannot be read heads nothing, and the rest may be of something else.
        "Norway's exports in 2014 ($ million):\nSweden 12 (of which fish 3 and wood 9)\nPeru 15\nChile 11\n",
        # Money without a currency.
        "Norway's exports by destination, 2000\nChile – 640\nPeru – 250\n",
    ],
)
def test_lines_that_are_of_nothing_told(text: str) -> None:
    assert read(text) == []


def test_cells_that_stand_each_on_a_line_are_rows_under_their_heads() -> None:
    """A page that lost its markup; the later of two times is that of the change, whichever stands first."""
    cells = [
        "Country",
        "3rd quarter of 2018",
        "3rd quarter of 2017",
        "Changes as %",
        "Italy",
        "99 797",
        "92 546",
        "7.8",
        "Norway",
        "80 386",
    ]
    text = "Visitors hosted in Malta\n\n" + "\n".join([*cells, "74 353", "8.1", "Fiji", "70 320", "72 001", "-2.3"])
    now, before = "[2018-07-01..2018-09-30]", "[2017-07-01..2017-09-30]"
    assert read(text)[:3] == [
        f"count ITA MLT {now} measure=level value=99797.0 unit=count of=tourists",
        f"count ITA MLT {before} measure=level value=92546.0 unit=count of=tourists",
        f"count ITA MLT {now} measure=change value=7.8 unit=percent of=tourists",
    ]
    assert len(read(text)) == 9


def test_columns_without_heads_are_of_nothing_told() -> None:
    """Names and figures by turns, with nothing over the columns."""
    text = "Visitors hosted in Malta in 2018.\n\n" + "\n".join(
        ["Italy", "99 797", "7.8", "Norway", "80 386", "8.1", "Fiji", "70 320", "-2.3"]
    )
    assert read(text) == []
