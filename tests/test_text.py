"""Numbers, periods and sentences."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.read.text.periods import periods, shifted_from
from comity.read.plain import plain
from comity.read.text.quantities import currency, quantities
from comity.read.text.sentences import sentences

TODAY = datetime.date(1987, 3, 31)


@pytest.mark.parametrize(
    ("text", "sort", "value", "bound"),
    [
        ("more than 7 500 kilometers", "number", 7500, "at_least"),
        ("16 billion dollars", "money", 16e9, "exact"),
        ("over 8.5 thousand enterprises", "scaled", 8500, "at_least"),
        ("one-third of", "fraction", 100 / 3, "exact"),
        ("trade tripled", "times", 3, "exact"),
        ("$1.5bn", "money", 1.5e9, "exact"),
        ("Rs 200 crore", "money", 2e9, "exact"),
        ("nearly 752 mln dlrs", "money", 752e6, "about"),
        ("0.5 million tonnes", "scaled", 0.5e6, "exact"),
        ("half a billion euros", "money", 0.5e9, "exact"),
        ("a one-billion-dlr loan", "money", 1e9, "exact"),
        ("11-1/2 pct", "percent", 11.5, "exact"),
        ("up to 25.6%", "percent", 25.6, "at_most"),
        ("thousands of students", "vague", None, "about"),
        ("twenty-five agreements", "number", 25, "exact"),
        ("the 25th anniversary", "ordinal", 25, "exact"),
        ("1,234.5 million yen", "money", 1234.5e6, "exact"),
        ("EUR 5 million", "money", 5e6, "exact"),
    ],
)
def test_numbers_as_people_write_them(text: str, sort: str, value: float | None, bound: str) -> None:
    (found,) = quantities(text)
    assert found.sort == sort
    assert found.value == pytest.approx(value) if value is not None else found.value is None
    assert found.bound == bound


@pytest.mark.parametrize("text", ["the two countries", "an anniversary", "no numbers at all", "U.S."])
def test_what_is_no_number(text: str) -> None:
    assert quantities(text) == []


@given(st.integers(1, 999), st.integers(0, 99), st.sampled_from([("million", 1e6), ("billion", 1e9), ("bn", 1e9), ("trillion", 1e12)]))
def test_any_sum_of_money(whole: int, part: int, scale: tuple[str, float]) -> None:
    (found,) = quantities(f"worth ${whole}.{part:02d} {scale[0]} in all")
    assert found.sort == "money"
    assert found.value == pytest.approx((whole + part / 100) * scale[1])


@given(st.integers(1000, 10**9))
def test_thousands_apart_by_comma_or_space(value: int) -> None:
    for written in (f"{value:,}", f"{value:,}".replace(",", " ")):
        (found,) = quantities(f"about {written} people")
        assert found.value == value


@given(st.text(max_size=300))
def test_no_text_breaks_the_number_reader(text: str) -> None:
    found = quantities(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)


def test_currencies_by_party_and_date() -> None:
    assert currency("francs", ["CHE"], "1986-01-01") == "CHF"
    assert currency("francs", ["FRA"], "1986-01-01") == "FRF"
    assert currency("francs", ["FRA"], "2010-01-01") is None or currency("francs", ["FRA"], "2010-01-01") == "CHF"
    assert currency("crowns", [], "1986-01-01") is None
    assert currency("dlrs", [], None) == "USD"
    assert currency("roubles", ["SUN"], "1987-01-01") == "SUR"


D = datetime.date


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in 2017", D(2017, 1, 1), D(2017, 12, 31)),
        ("2005-2017", D(2005, 1, 1), D(2017, 12, 31)),
        ("March 1994", D(1994, 3, 1), D(1994, 3, 31)),
        ("25 May 1992", D(1992, 5, 25), D(1992, 5, 25)),
        ("May 25th, 1992", D(1992, 5, 25), D(1992, 5, 25)),
        ("SIGNED ON 17 APRIL I946", D(1946, 4, 17), D(1946, 4, 17)),
        ("last year", D(1986, 1, 1), D(1986, 12, 31)),
        ("next week", D(1987, 4, 6), D(1987, 4, 12)),
        ("yesterday", D(1987, 3, 30), D(1987, 3, 30)),
        ("January-May 2018", D(2018, 1, 1), D(2018, 5, 31)),
        ("the first two months of 1987", D(1987, 1, 1), D(1987, 2, 28)),
        ("the second half of this year", D(1987, 7, 1), D(1987, 12, 31)),
        ("since 2005", D(2005, 1, 1), None),
        ("by 1991", D(1991, 1, 1), D(1991, 12, 31)),
        ("over the past five years", D(1982, 1, 1), D(1986, 12, 31)),
        ("Q3 2019", D(2019, 7, 1), D(2019, 9, 30)),
        ("earlier this month", D(1987, 3, 1), D(1987, 3, 31)),
        ("9-11 June 2017", D(2017, 6, 9), D(2017, 6, 11)),
        ("2019-05-04", D(2019, 5, 4), D(2019, 5, 4)),
    ],
)
def test_periods_as_people_write_them(text: str, first: D, last: D | None) -> None:
    (found,) = periods(text, TODAY)
    assert (found.first, found.last) == (first, last)


def test_a_weekday_is_before_or_after_as_the_sentence_says() -> None:
    assert periods("on Monday", TODAY)[0].first == D(1987, 3, 30)
    assert periods("on Monday", TODAY, future=True)[0].first == D(1987, 4, 6)


def test_the_same_period_of_another_year() -> None:
    first, second = periods("the first two months of 1987 from 727 mln in the same 1986 period", TODAY)
    moved = shifted_from(second, first)
    assert (moved.first, moved.last) == (D(1986, 1, 1), D(1986, 2, 28))


def test_without_a_date_relative_periods_have_no_days() -> None:
    assert periods("last year", None)[0].first is None


@given(st.dates(D(1600, 1, 1), D(2099, 12, 31)))
def test_any_day_in_its_usual_spellings(day: D) -> None:
    month = day.strftime("%B")
    for text in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat()):
        (found,) = periods(f"signed on {text}.", None)
        assert found.first == found.last == day


@given(st.text(max_size=300))
def test_no_text_breaks_the_period_reader(text: str) -> None:
    for p in periods(text, TODAY):
        assert 0 <= p.start < p.end <= len(text)
        assert p.first is None or p.last is None or p.first <= p.last


@given(st.text(max_size=500))
def test_plain_keeps_offsets_and_sentences_cover_the_words(text: str) -> None:
    flat = plain(text)
    assert len(flat) == len(text)
    spans = list(sentences(flat))
    assert all(s < e for s, e in spans)
    assert all(x[1] <= y[0] for x, y in zip(spans, spans[1:], strict=False))
    covered = sum(len(flat[s:e].split()) for s, e in spans)
    assert covered >= len(flat.split())


def test_abbreviations_end_no_sentence() -> None:
    text = "The U.S. Trade Representative met Mr. Brown on Jan. 5. He left. Trade with the U.S. The end."
    found = [text[s:e] for s, e in sentences(text)]
    assert found == ["The U.S. Trade Representative met Mr. Brown on Jan. 5.", "He left.", "Trade with the U.S.", "The end."]
