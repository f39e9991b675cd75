"""Agreements told by tables and lists: what the columns say, days in front or behind."""

import datetime

import pytest

from comity.read import Document, read, read_document

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


def test_rows_tell_what_an_agreement_is_on_and_what_it_is_in_cells_of_their_own() -> None:
    text = """Subject | Kind | Place and date of signature | Entry into force | Notes
Trade | exchange of notes | Lima, 12 June 1972 | same day | -
Air services | Agreement | Lima, 29 May 2005 | 16 February 2009 | amended by protocol, 4 October 2018
Mines | Agreement on promotion and protection | 29 June 2007 | 16 December 2008 | denounced by Peru 22 March 2017
[Social security | Agreement | - | - | first round held in Lima, June 2017; the second is foreseen in Oslo]

Norway keeps all of them with Peru."""
    found = [f.observation for f in read_document(Document("rows", text, title="Agreements between Norway and Peru"))]
    told = {(o.attrs["name"], o.attrs["action"], str(o.start)) for o in found if o.kind == "agreement"}
    assert told >= {
        ("Trade exchange of notes", "signed", "1972-06-12"),
        ("Trade exchange of notes", "in_force", "1972-06-12"),
        ("Air services Agreement", "signed", "2005-05-29"),
        ("Air services Agreement", "in_force", "2009-02-16"),
        ("Air services Agreement", "amended", "2018-10-04"),
        ("Mines Agreement on promotion and protection", "terminated", "2017-03-22"),
        ("Social security Agreement", "negotiated", "2017-06-01"),
    }


def test_papers_that_change_hands_are_signed_and_dated_titles_under_a_heading_too() -> None:
    text = """The presidents of Chile and Peru met in Lima on 3 May 2018. They witnessed the exchange of the following:
   a. Memorandum of Understanding on Seas;
   b. Arrangement on Training between the Police of Chile and the Academy of Peru;
   c. a letter of intent concerning a mill at Ilo.

Instruments
Air Services (1990s; renegotiated 2016). Police Cooperation, 2009."""
    found = [f.observation for f in read_document(Document("papers", text, title="Chile and Peru"))]
    told = {(str(o.attrs["name"])[:13], o.attrs["action"], str(o.start)) for o in found if o.kind == "agreement"}
    assert told == {
        ("Memorandum of", "signed", "2018-05-03"),
        ("Arrangement o", "signed", "2018-05-03"),
        ("letter of int", "signed", "2018-05-03"),
        ("Air Services", "signed", "1990-01-01"),
        ("Air Services", "negotiated", "2016-01-01"),
        ("Police Cooper", "signed", "2009-01-01"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Legal basis: Treaty of Friendship (3 May 1965), Trade Agreement (1971, renewed 1991).",
            {("Treaty of Friendship", "signed", 1965), ("Trade Agreement", "signed", 1971), ("Trade Agreement", "extended", 1991)},
        ),
        (
            "1956: trade agreement\n1968: agreement on seeds\n",
            {("trade agreement", "signed", 1956), ("agreement on seeds", "signed", 1968)},
        ),
        ("Chile and Peru rewrote their tax treaty of 1988 in 2015.", {("tax treaty", "amended", 2015), ("tax treaty", "signed", 1988)}),
        ("Mares (Chile) and Limex (Peru) signed a contract for axles in 2015.", {("contract for axles", "signed", 2015)}),
    ],
)
def test_dates_of_several_acts(text: str, expected: set[tuple[str, str, int]]) -> None:
    found = [f.observation for f in read_document(Document("acts", text, title="Chile and Peru"))]
    told = {(str(o.attrs["name"]), o.attrs["action"], o.start.year if o.start else 0) for o in found if o.kind == "agreement"}
    assert {(name.removesuffix(" of 1988"), action, year) for name, action, year in told} == expected


def test_an_end_that_is_put_off_is_none() -> None:
    text = "Chile and Peru have an Agreement on Schools, which was due to lapse in June and which both governments have extended to 2030."
    found = [f.observation for f in read_document(Document("end", text, title="Chile and Peru", date=datetime.date(2019, 5, 3)))]
    assert "terminated" not in {o.attrs["action"] for o in found if o.kind == "agreement"}


def test_a_contract_under_which_two_trade_is_theirs() -> None:
    text = "Chile sold Peru 50,000 tonnes of rice under a contract signed on 3 June 2019."
    found = [f.observation for f in read_document(Document("rice", text, title="Rice"))]
    assert {(o.attrs["type"], str(o.start)) for o in found if o.kind == "agreement"} == {("contract", "2019-06-03")}


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Kenya\n\nMajor bilateral agreements\nTrade Agreement (1975), Agreement on Air Services (1980), Treaty of Friendship (1991).\n",
        "Chile and Kenya\n\nThe two signed the following agreements: Trade Agreement (1975), Agreement on Air Services (1980), Treaty of Friendship (1991).\n",
    ],
)
def test_agreements_in_a_row_have_each_the_date_in_its_brackets(text: str) -> None:
    found = [f.observation for f in read_document(Document("x", text, title="Chile and Kenya"))]
    assert [(o.attrs["name"], str(o.start)) for o in found if o.kind == "agreement"] == [
        ("Trade Agreement", "1975-01-01"),
        ("Agreement on Air Services", "1980-01-01"),
        ("Treaty of Friendship", "1991-01-01"),
    ]
