"""Lists and chronicles of visits: under heads that tell who went where, in lines without a verb, in cells, several in one line."""

import datetime

import pytest

from comity.read import Document, read_document

_PAGES = [
    (
        "High-level visits",
        "Kenya to Peru\nPresident Daniel Otieno: July 2012\nForeign Minister Ada Cole: April 2014, May 2016\n"
        "Peru to Kenya\nTrade Minister Luis Vega: October 2013",
        ["KEN PER 2012-07-01", "KEN PER 2014-04-01", "KEN PER 2016-05-01", "PER KEN 2013-10-01"],
    ),
    (
        "Official visits, 2018",
        "From Ghana to Peru\n3-5 March: Minister of Health Ama Ofori\n17 October: Speaker of Parliament Kofi Mensah",
        ["GHA PER 2018-03-03", "GHA PER 2018-10-17"],
    ),
    (
        "Kenya – Peru relations: chronology",
        "1972: Visit of President Otieno to Lima.\n2003: Kenyan trade minister in Lima; agreement on investment signed.",
        ["KEN PER 1972-01-01", "KEN PER 2003-01-01"],
    ),
    (
        "Kenya–Peru",
        "Important visits: President Otieno to Peru (1999, 2004), President Vega to Kenya (2001).",
        ["KEN PER 1999-01-01", "KEN PER 2004-01-01", "PER KEN 2001-01-01"],
    ),
    (
        "Peru and Kenya",
        "Date | Visitor | Place\nMay 2015 | President Daniel Otieno of Kenya | Lima\nJune 2016 | Prime Minister Luis Vega of Peru | Nairobi",
        ["KEN PER 2015-05-01", "PER KEN 2016-06-01"],
    ),
    # Entries are no heads over what stands below.
    (
        "Kenya – Peru",
        "State visit of President Daniel Otieno of Kenya to Peru, 3-6 May 2015\nTrade rose to $5 million in 2016.",
        ["KEN PER 2015-05-03"],
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), _PAGES)
def test_listed_visits_are_read(title: str, text: str, expected: list[str]) -> None:
    document = Document("d", f"{title}\n{text}", date=datetime.date(2019, 6, 15), title=title)
    read = [f.observation for f in read_document(document)]
    assert sorted(f"{o.a} {o.b} {o.start}" for o in read if o.kind == "visit") == expected


def test_dates_before_a_stop_are_of_what_follows() -> None:
    title = "Kenya and Peru: a chronicle"
    text = "1964. The two countries establish relations. 1968. President Luis Vega in Nairobi. 12 May 1971. Foreign Minister Otieno visits Lima."
    read = [f.observation for f in read_document(Document("d", f"{title}\n{text}", title=title))]
    assert ("relations", "1964-01-01") in [(o.kind, str(o.start)) for o in read]
    assert ("visit", "KEN", "PER", "1971-05-12") in [(o.kind, o.a, o.b, str(o.start)) for o in read]


def test_a_date_before_the_next_subject_is_of_its_clause() -> None:
    text = "In 1954 Emperor Haile Selassie of Ethiopia visited Yugoslavia, and a year later President Tito made a return visit."
    read = [f.observation for f in read_document(Document("d", text))]
    assert [(o.a, o.b, str(o.start)) for o in read] == [("ETH", "YUG", "1954-01-01"), ("YUG", "ETH", "1955-01-01")]
