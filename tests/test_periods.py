"""Periods: every way to write them, and what the tense and the period told before decide."""

import datetime
import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.documents.document import Document
from comity.language.folder import table
from comity.read.marks.calendar_days import month_end
from comity.read.marks.period_readings import READINGS
from comity.read.marks.periods import Period, Tense, periods, resolved
from comity.read.reader import read_document

Date = datetime.date
TODAY = Date(2019, 8, 26)  # a Monday
FORMS = table("en", "periods")["form"]
EXAMPLES = [(form["is"], *map(str.strip, example.rsplit("|", 1))) for form in FORMS for example in form["examples"]]
SETTINGS = {"of_change", "m1", "shift", "step", "u", "e", "c", "days", "attributive", "next_day", "ahead", "of_told", "described"}
KEYS = {"is", "form", "after", "then", "unless", "never_after", "follows", "line", "examples"}
MONTHS = "January February March April May June July August September October November December".split()
SHORT = "Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sept. Oct. Nov. Dec.".split()
NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()


def days(period: Period) -> str:
    """The first and last day as the tables of this file write them."""
    if period.first is None and period.last is None:
        return "none"
    return " .. ".join(str(d) if d else "open" for d in (period.first, period.last))


def read(text: str, tense: Tense = "past", today: Date | None = TODAY, told: Period | None = None) -> list[str]:
    """The days of every period in the text."""
    return [days(resolved(p, today, tense, told)) for p in periods(text, today)]


def whole(first: Date, last: Date | None = None) -> Period:
    """A period told before."""
    return Period(0, 0, first, last or first)


@pytest.mark.parametrize(("reading", "text", "expected"), EXAMPLES, ids=[f"{i}-{e[1]}" for i, e in enumerate(EXAMPLES)])
def test_examples_of_the_table(reading: str, text: str, expected: str) -> None:
    found = [resolved(p, TODAY, "past") for p in periods(text, TODAY)]
    if expected == "-":
        assert found == []
    elif expected == "none":
        assert found
        assert days(found[-1]) == "none"
    else:
        first, _, last = (part.strip() or "open" for part in expected.partition(".."))
        assert f"{first} .. {last}" in [days(p) for p in found]


@pytest.mark.parametrize("form", FORMS, ids=[f"{i}-{f['is']}" for i, f in enumerate(FORMS)])
def test_the_table_is_sound(form: dict[str, object]) -> None:
    assert form["is"] in {*READINGS, "nothing"}
    assert form["examples"]
    assert set(form) <= KEYS | SETTINGS


@pytest.mark.parametrize(
    ("text", "tense", "today", "expected"),
    [
        ("The ministers met on Thursday, May 3, 2018.", "past", "2019-01-03", ["2018-05-03 .. 2018-05-03"]),
        ("On Thursday 3 May they signed it.", "past", "2018-06-01", ["2018-05-03 .. 2018-05-03"]),
        ("Ties were restored twenty-five years ago today.", "past", "2017-03-04", ["1992-03-04 .. 1992-03-04"]),
        ("Relations were broken off in May.", "past", "1984-07-02", ["1984-05-01 .. 1984-05-31"]),
        ("He was in Quito from May 30 to June 2.", "past", "2001-07-02", ["2001-05-30 .. 2001-06-02"]),
        ("Exports rose in the half year to June.", "past", "2012-09-02", ["2012-01-01 .. 2012-06-30"]),
        ("Sales rose in the third quarter.", "past", "2016-01-20", ["2015-07-01 .. 2015-09-30"]),
        ("Both sides will sign on 15 January.", "future", "2019-12-31", ["2020-01-15 .. 2020-01-15"]),
        ("She arrived two days ago and left this morning.", "past", "2019-03-01", ["2019-02-27 .. 2019-02-27", "2019-03-01 .. 2019-03-01"]),
        ("The envoy will arrive on Tuesday.", "future", "2019-08-26", ["2019-08-27 .. 2019-08-27"]),
        ("The envoy arrived on Tuesday.", "past", "2019-08-26", ["2019-08-20 .. 2019-08-20"]),
        ("The envoy arrived on Tuesday.", None, "2019-08-26", ["2019-08-20 .. 2019-08-20"]),
        ("The envoy arrives on Tuesday.", "present", "2019-08-26", ["2019-08-27 .. 2019-08-27"]),
        ("The envoy arrives on Friday.", "present", "2019-08-26", ["2019-08-23 .. 2019-08-23"]),
        ("The pact takes effect on 1 July.", "present", "2019-05-10", ["2019-07-01 .. 2019-07-01"]),
        ("The pact takes effect on 1 January.", "present", "2019-12-20", ["2020-01-01 .. 2020-01-01"]),
        ("They were given until Sunday to leave.", "past", "2022-01-15", ["open .. 2022-01-16"]),
        ("A summit will be held in May.", "future", "2019-05-10", ["2019-05-01 .. 2019-05-31"]),
        ("It opened in August and in November 2014.", "past", "2019-05-10", ["2014-08-01 .. 2014-08-31", "2014-11-01 .. 2014-11-30"]),
        ("In January, March and May 2018 they met.", "past", "2019-05-10", [f"2018-{m:02}-01 .. 2018-{m:02}-31" for m in (1, 3, 5)]),
        ("Published: 05/06/2018", "past", "2018-06-05", ["none"]),
        ("It was closed on 29 February.", "past", "2019-05-10", ["2016-02-29 .. 2016-02-29"]),
        ("in 2016, 2017 and 2018", "past", "2019-05-10", [f"{y}-01-01 .. {y}-12-31" for y in (2016, 2017, 2018)]),
        ("The aid runs for the ten years from July 1, 2018.", "past", "2019-05-10", ["2018-07-01 .. 2028-06-30"]),
        ("in fiscal 2018 (July 2017 to June 2018)", "past", "2019-05-10", ["2017-07-01 .. 2018-06-30"] * 2),
        ("Tuesday evening, a note was handed over.", "past", "1979-05-22", ["1979-05-22 .. 1979-05-22"]),
        ("a fire in December last year", "past", "2019-05-31", ["2018-12-01 .. 2018-12-31"]),
        ("from 2017 onwards they traded", "past", "2019-05-31", ["2017-01-01 .. open"]),
        ("from January 2018 until now", "past", "2019-05-31", ["2018-01-01 .. open"]),
        ("two days after the signing of 3 May 2018", "past", "2019-05-31", ["2018-05-03 .. 2018-05-03"]),
    ],
)
def test_as_people_write_them(text: str, tense: Tense, today: str, expected: list[str]) -> None:
    assert read(text, tense, Date.fromisoformat(today)) == expected


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        ("up from 4 bn a year earlier", ("2019-01-01", "2019-06-30"), ["2018-01-01 .. 2018-06-30"]),
        ("more than the year before.", ("2018-01-01", "2018-12-31"), ["2017-01-01 .. 2017-12-31"]),
        ("and 727 mln in the same 1986 period", ("1987-01-01", "1987-02-28"), ["1986-01-01 .. 1986-02-28"]),
        ("against the same period of 2012", ("2016-01-01", "2016-02-29"), ["2012-01-01 .. 2012-02-29"]),
        ("than in the same eight months of last year", ("2019-01-01", "2019-08-31"), ["2018-01-01 .. 2018-08-31"]),
        ("up 11 percent year-on-year", ("2016-07-16", "2017-03-13"), ["2015-07-16 .. 2016-03-13"]),
        ("an embassy followed two months later.", ("2018-05-03", "2018-05-03"), ["2018-07-01 .. 2018-07-31"]),
        ("The following year a consulate was opened.", ("1991-05-03", "1991-05-03"), ["1992-01-01 .. 1992-12-31"]),
        ("it closed on August 25 of that year", ("1940-06-17", "1940-06-17"), ["1940-08-25 .. 1940-08-25"]),
        ("it was opened in June of that year", ("1964-02-14", "1964-02-14"), ["1964-06-01 .. 1964-06-30"]),
        ("he was received the same day", ("2014-11-06", "2014-11-06"), ["2014-11-06 .. 2014-11-06"]),
        ("A day later it was shuttered.", ("2022-01-12", "2022-01-12"), ["2022-01-13 .. 2022-01-13"]),
        ("they left the next day", ("2018-12-31", "2018-12-31"), ["2019-01-01 .. 2019-01-01"]),
        ("they left that day", ("2018-12-01", "2018-12-31"), ["none"]),
        ("down on the previous quarter", ("2018-04-01", "2018-06-30"), ["2018-01-01 .. 2018-03-31"]),
        ("in the same month", ("2018-04-07", "2018-04-07"), ["2018-04-01 .. 2018-04-30"]),
        ("in the following two years", ("2018-01-01", "2018-12-31"), ["2019-01-01 .. 2020-12-31"]),
        (
            "he came twice, in August and in November",
            ("2014-01-01", "2014-12-31"),
            ["2014-08-01 .. 2014-08-31", "2014-11-01 .. 2014-11-30"],
        ),
        ("on 23 August they met", ("2014-02-03", "2014-02-03"), ["2019-08-23 .. 2019-08-23"]),
    ],
)
def test_told_against_another(text: str, told: tuple[str, str], expected: list[str]) -> None:
    first, last = map(Date.fromisoformat, told)
    assert read(text, told=whole(first, last)) == expected
    if all(p.sort == "shifted" for p in periods(text, TODAY)):
        assert set(read(text)) == {"none"}


@pytest.mark.parametrize(
    "text",
    [
        "He may visit; they march on.",
        "of 2000 workers and 1990 tonnes",
        "a sum of $2000 or 2,016 euros",
        "The Sunday Times of Good Friday",
        "in the 19th century and the first half of the 20th century",
        "at the same time",
        "the second visit to a third country",
        "paragraph 3.5.2018.7 of 24/7",
        "a second time, a year or so",
        "Theresa May said",
        "1999999999",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert periods(text, TODAY) == []


def test_in_the_present_a_year_that_is_told_beats_the_nearer_day() -> None:
    told = whole(Date(1964, 1, 1), Date(1964, 12, 31))
    assert read("It opens an embassy on 21 September.", "present", Date(2013, 8, 1), told) == ["1964-09-21 .. 1964-09-21"]


def _figures(text: str) -> list[tuple[float | None, str, str]]:
    document = Document(id="x", text=text, date=Date(2013, 3, 10))
    told = [f.observation for f in read_document(document)]
    return [(o.value, f"{o.start}"[:4], f"{o.base_start}"[:4] if o.base_start else "") for o in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan exports to Uganda came to $62 million in 2012 (2011: $58 million). Imports stood at $11 million.",
         [(62e6, "2012", ""), (58e6, "2011", ""), (11e6, "2012", "")]),
        ("Exports of Kenya to Uganda totalled $62 million in 2012 ($58 million in 2011), i.e. an increase of 7 percent.",
         [(62e6, "2012", ""), (58e6, "2011", ""), (7, "2012", "2011")]),
        ("In 2012 Kenya's exports to Uganda were worth $62 million ($58 million in 2011). Imports came to $9 million.",
         [(62e6, "2012", ""), (58e6, "2011", ""), (9e6, "2012", "")]),
        ("Kenya's exports to Uganda were down from 2011 ($58 million).", [(58e6, "2011", "")]),
    ],
)  # fmt: skip
def test_an_earlier_figure_in_brackets_is_of_its_own_year_alone(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert _figures(text) == expected


def _told(text: str, date: Date | None) -> list[tuple[str, float | None, str, str]]:
    told = [f.observation for f in read_document(Document(id="x", text=text, date=date))]
    return [(o.measure or "", o.value, f"{o.start}", f"{o.end}") for o in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru's surplus with Fiji in the first half of 2022 was the smallest since 2019, at 9 million dollars.",
         [("level", 9e6, "2022-01-01", "2022-06-30")]),
        ("As of mid-2023, Peru's exports to Fiji have already exceeded 9 million dollars, and we anticipate reaching 20 million by the year's end.",
         [("level", 9e6, "2023-01-01", "2023-06-30"), ("level", 20e6, "2024-01-01", "2024-12-31")]),
        ("Peru's exports to Fiji rose from 9 million dollars in 2011 to 12 million two years later.",
         [("level", 9e6, "2011-01-01", "2011-12-31"), ("level", 12e6, "2013-01-01", "2013-12-31")]),
        ("In 1967 Peru bought more Fijian sugar than any other nation, 9 million dollars' worth.", [("level", 9e6, "1967-01-01", "1967-12-31")]),
        ("Peru's exports to Fiji reached 9 million dollars in 2013; in 2011 they had been 7 million.",
         [("level", 9e6, "2013-01-01", "2013-12-31"), ("level", 7e6, "2011-01-01", "2011-12-31")]),
        ("Peru's exports to Fiji reached 9 million dollars in 2013; the harbour had been 7 million over its budget.",
         [("level", 9e6, "2013-01-01", "2013-12-31")]),
        ("Peru gave Fiji 9 million dollars a year from 2010 to 2015.", [("level", 9e6, "2010-01-01", "2015-12-31")]),
        ("Peru will give Fiji 9 million dollars over the next four years.", [("level", 9e6, "2024-08-12", "2028-08-12")]),
        ("Peru lent Fiji 9 million dollars to build roads over the next four years.", [("level", 9e6, "None", "None")]),
        ("Having been fifth in 2021, Peru became Fiji's third largest trading partner in 2022.",
         [("rank", 3, "2022-01-01", "2022-12-31"), ("rank", 5, "2021-01-01", "2021-12-31")]),
        ("The share of Peru in Fiji's exports rose from 4.3 to 6.6 percent between 2018 and 2022.",
         [("share", 4.3, "2018-01-01", "2018-12-31"), ("share", 6.6, "2022-01-01", "2022-12-31")]),
        ("Peru and Fiji: trade\nJanuary–June 2024\n\nPeru's exports to Fiji reached 9 million dollars.", [("level", 9e6, "2024-01-01", "2024-06-30")]),
        ("Visit to Suva, May 2024\n\nPeru's exports to Fiji reached 9 million dollars.", [("level", 9e6, "None", "None")]),
        ("Peru's trade with Fiji in 2023 (change on 2022 in brackets):\n\n- exports: EUR 9 million (+6.8%)\n- imports: EUR 4 million (-0.9%)",
         [("level", 9e6, "2023-01-01", "2023-12-31"), ("change", 6.8, "2023-01-01", "2023-12-31"),
          ("level", 4e6, "2023-01-01", "2023-12-31"), ("change", -0.9, "2023-01-01", "2023-12-31")]),
        ("Peru's exports to Fiji in 2022 were double the 2020 level.", [("change", 2, "2022-01-01", "2022-12-31")]),
        ("Peru's exports to Fiji fell slightly in 2021 but went up 9.7% in 2022 over those in 2021, with 9 million dollars in total.",
         [("change", 9.7, "2022-01-01", "2022-12-31"), ("level", 9e6, "2022-01-01", "2022-12-31")]),
        ("Peru's exports to Fiji: Jan-Oct 2022 USD 9 million; Jan-Oct 2021 USD 7 million.",
         [("level", 9e6, "2022-01-01", "2022-10-31"), ("level", 7e6, "2021-01-01", "2021-10-31")]),
        ("Until June, Fiji was Peru's fourth market with 9 million dollars.", [("rank", 4, "2024-01-01", "2024-06-30"), ("level", 9e6, "2024-01-01", "2024-06-30")]),
        ("In the first half of 2022 Peru's exports to Fiji came to 9 million dollars, and its share in Fiji's imports rose from 2.3 to 2.6 percent.",
         [("level", 9e6, "2022-01-01", "2022-06-30"), ("share", 2.3, "2021-01-01", "2021-06-30"), ("share", 2.6, "2022-01-01", "2022-06-30")]),
        ("Peruvian residents held 9 million dollars of direct investment in Fiji on the last day of 2022.", [("level", 9e6, "2022-12-31", "2022-12-31")]),
        ("Over the four years to 2022 Peru granted Fiji 9 million dollars.", [("level", 9e6, "2019-01-01", "2022-12-31")]),
        ("At the end of 2022 4,000 Fijians lived in Peru, after 1,600 two years earlier.",
         [("level", 4000, "2022-12-31", "2022-12-31"), ("level", 1600, "2020-12-31", "2020-12-31")]),
    ],
)  # fmt: skip
def test_when_a_figure_is_told_to_be(text: str, expected: list[tuple[str, float, str, str]]) -> None:
    assert _told(text, Date(2024, 8, 12)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Last year Chile was the biggest investor in Fiji, with 9 million dollars.",
        "In this quarter Chilean investments in Fiji amounted to 9 million dollars.",
    ],
)
def test_investment_of_a_year_or_quarter_flows_though_its_days_are_not_known(text: str) -> None:
    told = [f.observation for f in read_document(Document(id="x", text=text))]
    assert [(o.attrs["of"], o.start) for o in told if o.measure == "level"] == [("flow", None)]


def test_the_best_year_of_investment_since_another_flows() -> None:
    text = "Chilean investment in Fiji last year came to 9 million dollars, the best result since 1998."
    (told,) = [f.observation for f in read_document(Document(id="x", text=text, date=Date(2013, 3, 10)))]
    assert (told.attrs["of"], f"{told.start}") == ("flow", "2012-01-01")


def test_the_years_end_is_that_of_the_year_told_where_the_document_has_no_date() -> None:
    text = "In 2023 Peru's exports to Fiji exceeded 9 million dollars. We anticipate exports to Fiji reaching 20 million by the year's end."
    assert _told(text, None)[-1] == ("level", 20e6, "2023-01-01", "2023-12-31")


@pytest.mark.parametrize("text", ["last year", "on Tuesday", "in May", "yesterday", "two years ago", "the past three years", "this summer"])
def test_without_a_date_nothing_is_reckoned(text: str) -> None:
    assert read(text, today=None) == ["none"]


def test_a_paragraphs_year_serves_where_the_document_has_none() -> None:
    assert read("on 3 June", today=None, told=whole(Date(2014, 5, 6), Date(2014, 5, 9))) == ["2014-06-03 .. 2014-06-03"]


@pytest.mark.parametrize(
    ("text", "named", "lead", "sort"),
    [
        ("signed on Thursday, May 3, 2018, in Lima", "Thursday, May 3, 2018", "on", "absolute"),
        ("in the early 1990s", "the early 1990s", "in", "absolute"),
        ("by the end of 2016", "the end of 2016", "by", "absolute"),
        ("during the first half of 2018", "the first half of 2018", "during", "absolute"),
        ("in the month of May 2018", "the month of May 2018", "in", "absolute"),
        ("as of 1 May 2018", "1 May 2018", "as of", "absolute"),
        ("prior to 1990", "1990", "before", "absolute"),
        ("between 2005 and 2017", "2005 and 2017", "between", "absolute"),
        ("since last November", "last November", "since", "relative"),
        ("on Tuesday night", "Tuesday night", "on", "weekday"),
        ("in fiscal 2018", "fiscal 2018", "in", "fiscal"),
        ("in May", "May", "in", "yearless"),
        ("over the same period", "the same period", "over", "shifted"),
        ("the 1992 treaty", "1992", "", "absolute"),
    ],
)
def test_place_lead_and_sort(text: str, named: str, lead: str, sort: str) -> None:
    (found,) = periods(text, TODAY)
    assert (text[found.start : found.end], found.lead, found.sort) == (named, lead, sort)


def test_what_numbers_leave_open_is_said_so() -> None:
    (found,) = periods("on 05/06/2018", TODAY)
    assert found.ambiguous
    assert found.first is None
    (found,) = periods("on 05/05/2018", TODAY)
    assert found.is_day


def test_part_of_a_text() -> None:
    text = "In 2014 they met. In 2015 they parted."
    found = periods(text, TODAY, 18, len(text))
    assert [text[p.start : p.end] for p in found] == ["2015"]


def _ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def written(day: Date) -> list[str]:
    """Ways to write a day with its year."""
    d, m, y = day.day, day.month, day.year
    weekday, long, short = f"{day:%A}", MONTHS[m - 1], SHORT[m - 1]
    parts = itertools.product(
        (str(d), f"{d:02}", _ordinal(d), f"the {_ordinal(d)} of"), (long, short, long.upper()), ("{} {} {}", "{} {}, {}")
    )
    ways = [way.format(number, month, y) for number, month, way in parts]
    ways += [f"{month} {number}, {y}" for month in (long, short, long.upper()) for number in (d, _ordinal(d), f"{d:02}")]
    ways += [f"{weekday}, {long} {d}, {y}", f"{weekday} {d} {short} {y}", f"{y}, {long} {d}", f"{long} {d} {y}", f"{d} day of {long} {y}"]
    ways += [day.isoformat(), f"{d:02}.{m:02}.{y}", f"{y}/{m:02}/{d:02}", f"{d:02}/{m:02}/{y}", f"{m:02}/{d:02}/{y}", f"{d}.{m}.{y}"]
    return [*ways, f"{day.isoformat()}T10:30:00Z", f"{long}⏎{d}, {y}".replace("⏎", "\n"), f"{d} {long} {y} ({weekday})"]


DAYS = st.dates(Date(1500, 1, 1), Date(2099, 12, 31))


@given(DAYS, st.data())
def test_every_way_to_write_a_day(day: Date, data: st.DataObject) -> None:
    way = data.draw(st.sampled_from(written(day)))
    sentence = data.draw(st.sampled_from(["It was signed on {}.", "({})", "{}: they met", "They met in Lima, {}, and parted.", "dated {}"]))
    found = periods(sentence.format(way), TODAY)
    assert [p for p in found if p.first is not None] in ([], [p for p in found if p.first == p.last == day]), way
    assert found, way
    assert any(p.is_day for p in found) or found[0].ambiguous, way


@given(DAYS, st.integers(1, 60), st.data())
def test_every_way_to_write_days_from_to(first: Date, length: int, data: st.DataObject) -> None:
    last = first + datetime.timedelta(days=length)
    if last.year > 2099:
        return
    m1, m2 = MONTHS[first.month - 1], MONTHS[last.month - 1]
    ways = [
        f"from {first.day} {m1} {first.year} to {last.day} {m2} {last.year}",
        f"{m1} {first.day}, {first.year} – {m2} {last.day}, {last.year}",
    ]
    if first.year == last.year:
        ways += [f"from {m1} {first.day} to {m2} {last.day}, {last.year}", f"{first.day} {m1}-{last.day} {m2} {last.year}"]
        ways += [f"between {m1} {first.day} and {m2} {last.day}, {last.year}"]
    if (first.year, first.month) == (last.year, last.month):
        ways += [f"{m1} {first.day}-{last.day}, {last.year}", f"from {first.day} to {last.day} {m2} {last.year}"]
        ways += [f"between {first.day} and {last.day} {m2} {last.year}"]
    way = data.draw(st.sampled_from(ways))
    assert read(way) == [f"{first} .. {last}"], way


@given(st.integers(1900, 2098), st.integers(1, 12), st.integers(1, 12))
def test_months_that_end_with_a_month(year: int, count: int, month: int) -> None:
    end = month_end(year, month)
    assert end is not None
    index = year * 12 + month - count
    first = Date(index // 12, index % 12 + 1, 1)
    for number, unit in ((str(count), "months"), (NUMBERS[count - 1], "months")):
        assert read(f"in the {number} {unit} to {MONTHS[month - 1]} {year}") == [f"{first} .. {end}"]


@given(st.integers(1500, 2099), st.integers(1500, 2099))
def test_years_from_to(first: int, last: int) -> None:
    for way in (f"from {first} to {last}", f"in {first}-{last}", f"between {first} and {last}", f"({first}–{last})"):
        found = [p for p in periods(way, TODAY) if p.first and p.last]
        if first <= last <= first + 300:
            assert [days(p) for p in found] == [f"{first}-01-01 .. {last}-12-31"]
        else:
            assert all(p.first.year == p.last.year for p in found if p.first and p.last)


PIECES = [word for words in table("en", "periods")["words"].values() for word in words]
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(PIECES).map(str.capitalize),
        st.integers(0, 2200).map(str),
        st.sampled_from([*"-/.,()'’ \n", "1990s", "Q3", "3Q18", "FY2018", "25th", "30.2.2018"]),
    ),
    max_size=14,
).map(" ".join)
SOMETIME = st.one_of(st.none(), st.dates())


@settings(max_examples=200)
@given(
    st.one_of(TEXTS, TEXTS.map(lambda t: t.replace(" ", "")), st.text()),
    SOMETIME,
    st.sampled_from(["past", "future", "present", None]),
    SOMETIME,
    SOMETIME,
)
def test_it_never_raises_and_days_are_in_order(text: str, today: Date | None, tense: Tense, one: Date | None, other: Date | None) -> None:
    told = Period(0, 0, min(one, other), max(one, other)) if one and other else Period(0, 0, one, other)
    end = 0
    for period in periods(text, today):
        assert end <= period.start < period.end <= len(text)
        end = period.end
        for found in (period, resolved(period, today, tense), resolved(period, today, tense, told)):
            assert found.first is None or found.last is None or found.first <= found.last


def test_years_at_the_edges_of_the_calendar() -> None:
    for today in (Date.min, Date.max):
        for text in (
            "last year",
            "next decade",
            "two thousand weeks ago",
            "99 decades ago",
            "the past 999 years",
            "on Tuesday",
            "in May",
            "next week",
        ):
            for period in periods(text, today):
                for tense in ("past", "future"):
                    resolved(period, today, tense, whole(today))


HOSTILE = [
    "May ",
    "May 3 ",
    "9",
    "12 ",
    "of ",
    "2017 ",
    "2017-",
    "2017, ",
    "the same ",
    "May-",
    "twenty-",
    "\n ",
    "3/",
    "1.",
    "early of the ",
    "'s ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        taken = []
        for _ in range(2):
            began = time.process_time()
            periods(text, TODAY)
            taken.append(time.process_time() - began)
        return min(taken)

    periods("in 2017", TODAY)
    small = cost(2_000)
    assert cost(16_000) < 24 * max(small, 0.001)
