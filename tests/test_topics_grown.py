"""Sentences that go on with a topic told before, and series of years: whatever is measured, each figure is read, of its partner and year."""

import datetime

import pytest

from comity.read import Document, read_document

DAY = datetime.date(2019, 6, 15)
#: What is measured, whether Oman is the second of the pair, whether in money.
TOPICS = {
    "Visitor arrivals in Oman reached 98,117 in August 2018.": ("count", True, False),
    "There were 9,811 foreign students at Omani universities in 2018.": ("count", True, False),
    "Oman's exports amounted to $981 million in 2018.": ("trade", False, True),
    "In 2018 Oman sold goods worth $981 million abroad.": ("trade", False, True),
    "Oman imported goods to the value of $981 million in 2018.": ("trade", False, True),
    "Oman attracted $981 million of foreign investment in 2018.": ("investment", True, True),
    "In 2018 Oman received $981 million in foreign aid.": ("finance", True, True),
}
#: What follows, and whose figure each of its two is.
FOLLOWING = {
    "Peru led with {one}, followed by Chile with {two}.": ("PER", "CHL"),
    "Peru came first and Chile after it, at {one} and {two} respectively.": ("PER", "CHL"),
    "The main ones were Peru ({one}) and Chile ({two}).": ("PER", "CHL"),
    "Peru was the most important, with {one}. It was followed by Chile with {two}.": ("PER", "CHL"),
    "The Peruvian total was {one}, that of Chile {two}.": ("PER", "CHL"),
    "The biggest share, {one}, was Peru's. Chile stood at {two}.": ("CHL",),
    "In the case of Peru the figure was {one}, while Chile reached {two}.": ("PER", "CHL"),
    "Peru alone made up {one}. Chile contributed {two} and Fiji 12 percent.": ("PER", "CHL"),
    "Peru fell to {one} from {two}.": ("PER", "PER"),
}
SERIES = {
    "{thing} was {one} in 2017 and {two} in 2018.": (2017, 2018),
    "In 2017 {thing} was {one}, in 2018 {two}.": (2017, 2018),
    "In 2018 {thing} came to {two}, against {one} in 2017.": (2017, 2018),
    "In 2018 {thing} reached {two} ({one} in 2017).": (2017, 2018),
    "{thing} rose from {one} in 2017 to {two} in 2018.": (2017, 2018),
    "{thing} came to {one} in 2016. In the following year it was {two}.": (2016, 2017),
    "{thing}, which was {one} in 2017, fell to {two} in 2018.": (2017, 2018),
    "Between 2015 and 2018 {thing} rose from {one} to {two}.": (2015, 2018),
    "{thing}: 2016 {one}, 2017 {two}.": (2016, 2017),
}
THINGS = ("Peruvian exports to Chile", "Trade between Peru and Chile", "Peruvian investment in Chile")


def levels(text: str, kind: str) -> set[tuple[str, str, float, int | None]]:
    """The levels that are read of a text, with the year of each."""
    read = [f.observation for f in read_document(Document("grown", f"Figures\n\n{text}", date=DAY, title="Figures"))]
    return {(o.a, o.b, o.value or 0, o.start and o.start.year) for o in read if o.kind == kind and o.measure == "level"}


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("following", FOLLOWING)
def test_what_is_told_of_a_topic_is_of_its_partner(topic: str, following: str) -> None:
    kind, second, money = TOPICS[topic]
    one, two = ("$210 million", "$120 million") if money else ("2,100", "1,200")
    values = (2.1e8, 1.2e8) if money else (2100, 1200)
    found = {(a, b, v) for a, b, v, _ in levels(f"{topic} {following.format(one=one, two=two)}", kind)}
    whose = FOLLOWING[following]
    wanted = {((p, "OMN") if second else ("OMN", p)) + (v,) for p, v in zip(whose, values[-len(whose) :], strict=True)}
    assert wanted <= found


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("told", SERIES)
def test_each_figure_of_a_series_has_its_year(thing: str, told: str) -> None:
    text = told.format(thing=thing, one="$210 million", two="$120 million")
    kind = "investment" if "investment" in thing else "trade"
    assert {(v, year) for _, _, v, year in levels(text, kind)} == set(zip((2.1e8, 1.2e8), SERIES[told], strict=True))


def test_a_sentence_on_years_is_no_table() -> None:
    text = "Trade turnover of Kenya and Peru in 2016 was $12 million, in 2017 $14 million and in 2018 $17 million."
    assert {v for _, _, v, _ in levels(text, "trade")} == {1.2e7, 1.4e7, 1.7e7}


def test_a_figure_of_another_is_not_that_of_the_one_told_before() -> None:
    text = "Oman's exports were worth $410 million in 2018. Fiji bought $41 million. For Chile the figure was $12 million."
    assert levels(text, "trade") == {("OMN", "FJI", 4.1e7, 2018), ("OMN", "CHL", 1.2e7, 2018)}
