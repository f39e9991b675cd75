"""Quantities: every way that a number is written comes back as that number, or as none."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.read.marks.quantities import Quantity, currency, ordinal, quantities

PLAIN = [
    ("Trade came to $9-10 billion in all.", "money", 9.5e9, "about"),
    ("a sum of between $2 and $3 billion", "money", 2.5e9, "about"),
    ("worth $600 m last year", "money", 600e6, "exact"),
    ("worth USD 450 mio last year", "money", 450e6, "exact"),
    ("a $450MM facility", "money", 450e6, "exact"),
    ("about $4.5 B of it", "money", 4.5e9, "about"),
    ("$100+ billion of trade", "money", 100e9, "at_least"),
    ("$1,2 billion of trade", "money", 1.2e9, "exact"),
    ("3,1 billion USD of trade", "money", 3.1e9, "exact"),
    ("$1.2 thousand million", "money", 1.2e9, "exact"),
    ("1'234'567 francs", "money", 1234567, "exact"),
    ("one hundred and twenty million", "scaled", 120e6, "exact"),
    ("two hundred and five thousand three hundred and six", "scaled", 205306, "exact"),
    ("a quarter of a billion", "scaled", 0.25e9, "exact"),
    ("three quarters of a million", "scaled", 0.75e6, "exact"),
    ("half a million tonnes", "scaled", 0.5e6, "exact"),
    ("a million and a half", "scaled", 1.5e6, "exact"),
    ("one and a half billion", "scaled", 1.5e9, "exact"),
    ("three point eight billion", "scaled", 3.8e9, "exact"),
    ("5 hundred thousand", "scaled", 500e3, "exact"),
    ("5 million 300 thousand roubles", "money", 5.3e6, "exact"),
    ("9 million and 500 thousand riyals", "money", 9.5e6, "exact"),
    ("30 million and 600,000 riyals", "money", 30.6e6, "exact"),
    ("1 billion and 200 million dollars", "money", 1.2e9, "exact"),
    ("2 million 40 thousand, 55 dollars", "money", 2040055, "exact"),
    ("1 billion 607 million, 522 thousand, 598 dollars", "money", 1607522598, "exact"),
    ("a mil\u00adlion dollars", "money", 1e6, "exact"),
    ("of 1,2\u00ad40 guests", "number", 1240, "exact"),
    ("4.5 bil-\nlion dollars", "money", 4.5e9, "exact"),
    ("$23.7\n billion", "money", 23.7e9, "exact"),
    ("rose by 5-7 percent", "percent", 6, "about"),
    ("9 to 10 billion", "scaled", 9.5e9, "about"),
    ("two or three million", "scaled", 2.5e6, "about"),
    ("1,24,000 guests", "number", 124000, "exact"),
    ("2.5 lakh guests", "scaled", 2.5e5, "exact"),
    ("Rs 5 lakh crore", "money", 5e12, "exact"),
    ("7 500 kilometres", "number", 7500, "exact"),
    ("7\u202f500 kilometres", "number", 7500, "exact"),
    ("1.234.567 guests", "number", 1234567, "exact"),
    ("a border of 7,500km", "number", 7500, "exact"),
    ("a dozen agreements", "number", 12, "exact"),
    ("half a dozen agreements", "number", 6, "exact"),
    ("a couple of hundred guests", "number", 200, "about"),
    ("twenty-five agreements", "number", 25, "exact"),
    ("5.2 per cent", "percent", 5.2, "exact"),
    ("5.2 p.c. more", "percent", 5.2, "exact"),
    ("11-1/2 pct", "percent", 11.5, "exact"),
    ("2½ million", "scaled", 2.5e6, "exact"),
    ("half a percent", "percent", 0.5, "exact"),
    ("not more than 5 percent", "percent", 5, "at_most"),
    ("no more than about 5 percent", "percent", 5, "at_most"),
    (">5 percent", "percent", 5, "at_least"),
    ("≥ 3 billion euros", "money", 3e9, "at_least"),
    ("≈$4bn", "money", 4e9, "about"),
    ("north of $3 billion", "money", 3e9, "at_least"),
    ("shy of 5 million", "scaled", 5e6, "about"),
    ("short of 5 million", "scaled", 5e6, "at_most"),
    ("up to 25.6%", "percent", 25.6, "at_most"),
    ("5 million or more", "scaled", 5e6, "at_least"),
    ("5 million or so", "scaled", 5e6, "about"),
    ("100-plus guests", "number", 100, "at_least"),
    ("passed $5 billion", "money", 5e9, "at_least"),
    ("failed to reach $5 billion", "money", 5e9, "at_most"),
    ("passed three laws", "number", 3, "exact"),
    ("has gone up to 9.6 million dollars", "money", 9.6e6, "exact"),
    ("more than one-third of the total", "fraction", 100 / 3, "at_least"),
    ("half of the exports", "fraction", 50, "exact"),
    ("grew 2.3 times", "times", 2.3, "exact"),
    ("more than doubled", "times", 2, "at_least"),
    ("to double trade", "times", 2, "exact"),
    ("the twenty-fifth anniversary", "ordinal", 25, "exact"),
    ("the 150th anniversary", "ordinal", 150, "exact"),
    ("one hundred and fiftieth", "ordinal", 150, "exact"),
    ("tens of thousands of students", "vague", None, "about"),
    ("several hundred students", "vague", None, "about"),
    ("Rs 3 billion ($36 million) in all", "money", 3e9, "exact"),
    ("N$ 5 million (about US$375,000)", "money", 5e6, "exact"),
    ("a 70-billion-yen loan", "money", 70e9, "exact"),
    ("$118 million dollar turnover", "money", 118e6, "exact"),
    ("US $ 1,077 million", "money", 1077e6, "exact"),
]


@pytest.mark.parametrize(
    "text", ["2 million and 300 tonnes", "3 million and 200,000 dollars respectively", "2 billion and 40 thousand people"]
)
def test_two_numbers_joined_by_and_are_one_only_a_scale_apart(text: str) -> None:
    assert len(quantities(text)) == 2


@pytest.mark.parametrize(("text", "sort", "value", "bound"), PLAIN)
def test_one_quantity(text: str, sort: str, value: float | None, bound: str) -> None:
    (found,) = quantities(text)
    assert (found.sort, found.bound) == (sort, bound)
    assert found.value == (None if value is None else pytest.approx(value))


@pytest.mark.parametrize(
    "text",
    [
        "the two countries", "the two friendly nations", "one of the states", "an agreement", "zero tariffs", "a five-year plan", "the F-16", "the G20", "COVID-19",
        "in the 1990s", "UN 2030", "Resolution 2334", "Article 12", "2005-2017", "2016-17", "12/05/2018", "2021-04-13", "at 10:30", "A/72/L.1", "9\u00ad10",
        "nineteen eighty-seven", "two three", "1,2 units", "1,2345 units", "5 zillion", "600 m away", "$9x", "12°", "XX$5", "double taxation", "visited twice",
        "half a year", "5 million 300 people", "1'23 francs", "rose 1,\n240", "in P5 talks", "a second-hand car", "₿5", "1,234,56 dollars", "7-5 votes",
    ],
)  # fmt: skip
def test_nothing_rather_than_a_fragment(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "word", "parties", "code"),
    [
        ("KSh 9 billion", "ksh", [], "KES"), ("USh3.2 billion", "ush", [], "UGX"), ("₦310 billion", "₦", [], "NGN"), ("Dh5 million", "dh", ["ARE"], "AED"),
        ("SR 4.5 billion", "sr", [], "SAR"), ("R5 billion", "r", [], "ZAR"), ("Rs. 200 crore", "rs.", ["PAK"], "PKR"), ("5 million zł", "zł", [], "PLN"),
        ("500 ₸", "₸", [], "KZT"), ("BD8.2 million", "bd", [], "BHD"), ("K1.94 billion", "k", ["ZMB"], "ZMW"), ("AUD38.4 million", "aud", [], "AUD"),
        ("A$18 million", "a$", [], "AUD"), ("5 bn francs CFA", "francs cfa", ["SEN"], "XOF"), ("5 mln dlrs", "dlrs", [], "USD"), ("3 billion Belgian francs", "belgian francs", [], "BEF"),
        ("6.2 mln. USD", "usd", [], "USD"), ("L. 210 million", "l.", [], "HNL"), ("$5 million Canadian dollars", "canadian dollars", [], "CAD"), ("5 million greenbacks", "greenbacks", [], "USD"),
    ],
)  # fmt: skip
def test_currencies(text: str, word: str, parties: list[str], code: str) -> None:
    (found,) = quantities(f"worth {text} in all")
    assert (found.sort, found.word) == ("money", word)
    assert currency(found.word, parties, None) == code


def test_a_currency_between_two_numbers_is_of_the_second_and_no_part_of_a_word() -> None:
    assert [(q.sort, q.value) for q in quantities("It paid 12 € 15 million.")] == [("number", 12), ("money", 15e6)]
    assert [(q.sort, q.value) for q in quantities("It has 5 €uro signs.")] == [("number", 5)]


def test_codes_of_currencies_are_meant_only_as_they_are_written() -> None:
    assert [(q.sort, q.word) for q in quantities("worth 5 million TRY at once")] == [("money", "try")]
    assert [(q.sort, q.word) for q in quantities("with 5 million try again")] == [("scaled", "")]


def test_currencies_by_party_and_date() -> None:
    assert currency("francs", ["CHE"], "1986-01-01") == "CHF"
    assert currency("francs", ["FRA"], "1986-01-01") == "FRF"
    # What had ended is meant where nobody near has one of that name today.
    assert currency("francs", ["FRA"], "2010-01-01") == "FRF"
    assert currency("francs", ["FRA", "SEN"], "2010-01-01") == "XOF"
    assert currency("francs", ["PER"], "2010-01-01") is None
    assert currency("marks", ["FIN", "PER"], "2019-01-01") == "FIM"
    assert currency("marks", ["PER"], "2019-01-01") == "DEM"
    assert currency("crowns", [], "1986-01-01") is None
    assert currency("roubles", ["SUN"], "1987-01-01") == "SUR"
    assert currency("roubles", [], "1987-01-01") == "SUR"
    assert currency("roubles", [], None) == "RUB"
    assert currency("rupees", ["NPL", "IND"], None) == "NPR"
    assert currency("us  $", [], None) == "USD"
    assert currency("pebbles", [], None) is None


def spans(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quantities(text)]


def test_bounds_are_inside_and_verbs_outside() -> None:
    assert spans("It is worth more than $3 billion.") == ["more than $3 billion"]
    assert spans("trade exceeded $3 billion or so") == ["$3 billion or so"]
    assert spans("with an estimated 300 guests") == ["an estimated 300"]
    assert spans("ranging between 5 and 7 percent") == ["between 5 and 7 percent"]
    assert spans("Rs 3 billion ($36 million), and") == ["Rs 3 billion ($36 million)"]
    (found,) = quantities("over Rs 3 billion ($36 million)")
    assert (found.number_start, found.number_end) == (5, 17)


def test_levels_are_no_range() -> None:
    assert [q.value for q in quantities("rose from 375 to 565")] == [375, 565]
    assert [(q.sort, q.value) for q in quantities("rose from 5 to 7 percent")] == [("percent", 5), ("percent", 7)]
    assert [q.value for q in quantities("rose from $2 to $3 billion")] == [2e9, 3e9]
    assert [q.value for q in quantities("rose from 900 to 1.2 billion")] == [1.2e9]
    assert [q.value for q in quantities("by 5, 7 and 9 percent respectively")][-1] == 9
    assert [q.value for q in quantities("between 1990 and 2000")] == [1990, 2000]


def test_ends_of_a_range() -> None:
    (found,) = quantities("€5m-€6m")
    assert (found.low, found.high, found.value) == (5e6, 6e6, 5.5e6)


def test_points_are_no_percent() -> None:
    (found,) = quantities("up 5.2 percentage points")
    assert found.points
    assert found.value == 5.2


def test_part_of_a_text_is_read_with_its_own_offsets() -> None:
    text = "It sold 5 mil\u00adlion tonnes and 12 ships. It bought 7."
    found = quantities(text, 3, 36)
    assert [text[q.start : q.end] for q in found] == ["5 mil\u00adlion", "12"]


@pytest.mark.parametrize(
    ("text", "value"), [("25th", 25), ("third", 3), ("twenty-fifth", 25), ("Twelfth", 12), ("two hundredth", 200), ("101st", 101)]
)
def test_ordinals(text: str, value: int) -> None:
    assert ordinal(text) == value


@pytest.mark.parametrize("text", ["", "five", "twenty-fifteenth", "5", "firstly"])
def test_no_ordinals(text: str) -> None:
    with pytest.raises(KeyError):
        ordinal(text)


# Every way to write a number that can be made here.

UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {"": 1, "thousand": 1e3, "million": 1e6, "mln": 1e6, "mn": 1e6, "mio": 1e6, "billion": 1e9, "bn": 1e9, "bln": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7, "thousand million": 1e9, "hundred thousand": 1e5, "zillion": 0, "bio": 0}  # fmt: skip
SHORT = {"m": 1e6, "MM": 1e6, "M": 1e6, "B": 1e9, "k": 1e3}
BEFORE = ["$", "US$", "US $ ", "€", "£", "USD ", "EUR", "Rs ", "Rs. ", "KSh ", "₦", "R", "K", "XX$", "₿"]
AFTER = ["dollars", "euros", "USD", "yen", "zł", "Belgian francs", "€", "percent", "%", "pct", "per cent", "percentage points"]
BOUNDS = {
    "": "exact",
    "more than ": "at_least",
    "up to ": "at_most",
    "about ": "about",
    ">": "at_least",
    "no more than ": "at_most",
    "close to ": "about",
}


def spelled(n: int) -> str:
    if n < 20:
        return UNITS[n]
    if n < 100:
        return TENS[n // 10] + (f"-{UNITS[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{UNITS[n // 100]} hundred" + (f" and {spelled(n % 100)}" if n % 100 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= size:
            rest = n % size
            return f"{spelled(n // size)} {name}" + (f"{' and ' if rest < 100 else ' '}{spelled(rest)}" if rest else "")
    raise AssertionError


def indian(n: int) -> str:
    head, tail = divmod(n, 1000)
    groups = []
    while head:
        head, group = divmod(head, 100)
        groups.append(f"{group:02d}")
    return ",".join([*reversed(groups), f"{tail:03d}"]).lstrip("0") if groups else str(n)


@st.composite
def figures(draw: st.DrawFn) -> tuple[str, float]:
    whole = draw(st.one_of(st.integers(1, 99), st.integers(1, 10**9)))
    style = draw(st.sampled_from(["plain", ",", " ", "'", "\u2009", "\u00a0", "indian", ".", "soft"]))
    if style == "plain":
        written = str(whole)
    elif style == "indian":
        written = indian(whole)
    elif style == "soft":
        written = f"{whole:,}"[:-1] + "\u00ad" + f"{whole:,}"[-1:]
    else:
        written = f"{whole:,}".replace(",", style)
    if draw(st.booleans()) and style not in (".", "soft"):
        part = draw(st.integers(1, 99))
        return f"{written}.{part:02d}", whole + part / 100
    if draw(st.booleans()) and style == "plain":
        return f"{written},{draw(st.just(5))}", whole + 0.5
    return written, float(whole)


@st.composite
def sums(draw: st.DrawFn) -> tuple[str, float, str]:
    """A number as somebody may write it, its value (0 where none must be read), and its bound."""
    written, value = draw(figures())
    sign = draw(st.sampled_from(["", *BEFORE]))
    scale, factor = draw(st.sampled_from(list((SCALES | (SHORT if sign else {})).items())))
    gap = draw(st.sampled_from([" ", "\n", "\n    ", " ", "\u00a0"]))
    unit = draw(st.sampled_from(["", *([] if sign else AFTER)]))
    bound = draw(st.sampled_from(list(BOUNDS)))
    plus = draw(st.sampled_from(["", "", "", "+", "-plus"])) if scale else ""
    text = bound + sign + written + plus + (gap + scale if scale else "") + (" " + unit if unit else "")
    return text, value * factor, BOUNDS[bound]


def right(found: list[Quantity], values: set[float]) -> bool:
    return all(q.value is not None and any(q.value == pytest.approx(v, rel=1e-9) for v in values) for q in found)


@settings(max_examples=300, deadline=None)
@given(sums(), st.sampled_from(["It came to {} in all.", "({})", "{}", "“{}”, he said", "Sales: {}; more"]))
def test_a_sum_is_read_whole_or_not_at_all(one: tuple[str, float, str], frame: str) -> None:
    text, value, bound = one
    found = quantities(frame.format(text))
    assert len(found) <= 1
    # European "1.234" is English 1.234, and is read so where it has one group only.
    values = {value, value / 1000} if "." in text and "," not in text else {value}
    assert right(found, values), (text, found)
    assert all(q.bound == bound or "+" in text or "plus" in text for q in found)


@settings(max_examples=200, deadline=None)
@given(figures(), figures(), st.sampled_from(["-", "–", " to ", " – ", " or ", " and "]), st.sampled_from(list(SCALES)), st.sampled_from(["", "$", "€"]), st.booleans(), st.sampled_from(["", "percent", "euros"]), st.booleans())  # fmt: skip
def test_a_range_gives_its_middle_or_its_ends(
    one: tuple[str, float], two: tuple[str, float], join: str, scale: str, sign: str, twice: bool, unit: str, between: bool
) -> None:
    (first, low), (second, high) = one, two
    text = f"{'between ' if between else ''}{sign}{first}{join}{sign if twice else ''}{second}{' ' + scale if scale else ''}{'' if sign or not unit else ' ' + unit}"
    found = quantities(f"It came to {text} in all.")
    factor = SCALES[scale]
    ends = {low, high, low * factor, high * factor, low / 1000, high / 1000, low * factor / 1000, high * factor / 1000} - {0.0}
    middles = {(a + b) / 2 for a in ends for b in ends}
    assert right([q for q in found if q.low is None], ends), (text, found)
    assert right([q for q in found if q.low is not None], middles), (text, found)
    assert all(q.bound == "about" for q in found if q.low is not None)
    if join in ("-", "–"):
        assert not [q for q in found if q.low is None], (text, found)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.integers(2, 1000), st.integers(2, 10**11)), st.booleans(), st.sampled_from(["", " dollars", " percent", " ships"]))
def test_numbers_in_words_of_any_length(value: int, upper: bool, unit: str) -> None:
    words = spelled(value) + unit
    found = quantities(words.upper() if upper else words)
    assert len(found) <= 1
    # "One million and three" may be two numbers.
    assert found or (value > 10**6 and value % 1000 < 100)
    assert right(found, {value})


@settings(max_examples=300, deadline=None)
@given(
    st.integers(1, 999),
    st.sampled_from(["x", "-year", "s", "°", "/7", ":30", "'s", "-day-old", "_b", "₿", "(a)", "-A"]),
    st.sampled_from(["", "F-", "G", "#", "1/", "_", "₿", "S/"]),
)
def test_what_touches_a_number_spoils_it(value: int, after: str, before: str) -> None:
    assert quantities(f"the {before}{value}{after} thing") == []
    if before:
        assert quantities(f"the {before}{value} thing") == []


PIECES = [*"0123456789 .,'-–$%()\n\u00ad", " million ", " and ", "hundred", " a ", "half", "one", "between ", " to ", "USD", " or more"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_nothing_breaks_the_reader(text: str) -> None:
    found = quantities(text)
    assert all(0 <= q.start <= q.number_start < q.number_end <= q.end <= len(text) for q in found)
    assert all(one.end <= two.start for one, two in zip(found, found[1:], strict=False))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert all(0 <= q.start < q.end <= len(text) for q in quantities(text))


@pytest.mark.parametrize(
    "piece",
    ["7", "1,", "1 ", "123 ", "1.", "1-", "million ", "a million ", "one ", "one million and ", "twenty ", " ", "$", "$1 ", "US ", "between 1 and ", "5 to ", "1/", "(", "5 ($", "more than ", "a half ", "half of ", "first ", "hundred ", "5\n", "\u00ad", "1\u00ad", "5 or ", "thousands of ", "-\n", "1, 2 and ", "5, ", "k-\n", "from 1 to "],
)  # fmt: skip
def test_time_grows_with_length(piece: str) -> None:
    def taken(size: int) -> float:
        text = "5 " + piece * (size // len(piece))
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            quantities(text)
            best = min(best, time.process_time() - start)
        return best

    # Eight times the text: not the sixty-four times of quadratic growth.
    assert taken(8_000) < 24 * taken(1_000) + 0.01


def test_an_ended_currency_is_meant_where_none_of_today_has_its_name() -> None:
    from comity.read.marks.currencies import currency

    assert currency("lats", [], "2019-05-03") == "LVL"
    assert currency("franc", ["CHE"], "2019-05-03") == "CHF"
