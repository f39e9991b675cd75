"""What only the title of a document tells."""

import datetime

import pytest

from comity.documents.document import Document
from comity.observation import Observation
from comity.read.reader import read_document

DAY = datetime.date(2019, 6, 15)


def read(title: str, text: str, kind: str) -> list[Observation]:
    """The observations of a kind in a document of 15 June 2019."""
    found = [f.observation for f in read_document(Document("titled", text, title=title, date=DAY))]
    return [o for o in found if o.kind == kind]


def test_a_title_tells_what_the_text_does_not() -> None:
    """A headline's fact stands at the first sentence of the text."""
    text = "The doors will open in autumn. Officials of Peru and Fiji spoke of a new chapter."
    found = read("Peru opens embassy in Fiji", text, "mission")
    assert [(o.a, o.b, o.attrs["action"]) for o in found] == [("PER", "FJI", "opened")]
    assert text[slice(*found[0].spans[0])] == "The doors will open in autumn."


def test_what_the_text_tells_is_not_told_again() -> None:
    """The text's own statement stays the only one."""
    found = read("Peru opens embassy in Fiji", "On 3 May 2019 Peru opened an embassy in Fiji.", "mission")
    assert [o.start for o in found] == [datetime.date(2019, 5, 3)]


@pytest.mark.parametrize("when", ["Before", "After", "Following"])
def test_a_heading_over_remarks_tells_the_meeting(when: str) -> None:
    """Those who spoke met, on the document's day."""
    title = f"Remarks by President Rosa Salas of Chile and Prime Minister Jone Vula of Fiji {when} Bilateral Meeting"
    found = read(title, "It is good to see you here again, Mr. Prime Minister. We have much to talk about.", "meeting")
    assert [(o.a, o.b, o.start, o.attrs["level"]) for o in found] == [("CHL", "FJI", DAY, "head_of_state")]


def test_only_those_whom_the_title_names_are_meant() -> None:
    """A title that names no party tells nothing of those in the text."""
    assert not read("Memorandum on Delegation of Authority Under the Assistance Act", "Peru helps Fiji with arms.", "agreement")


@pytest.mark.parametrize(
    ("kind", "text", "others"),
    [
        ("relations", "Diplomatic ties were established in 1993 with Botswana, Lebanon and Indonesia.", ["BWA", "IDN", "LBN"]),
        ("agreement", "Double taxation treaties are in force with Canada, Denmark and Israel.", ["CAN", "DNK", "ISR"]),
        ("mission", "The embassies of China, France and Japan were opened in 1993.", ["CHN", "FRA", "JPN"]),
        ("meeting", "Talks were held with the presidents of Tunisia, Lebanon and Somalia in May.", ["LBN", "SOM", "TUN"]),
    ],
)
def test_who_is_told_with_several_others_is_whom_the_title_names(kind: str, text: str, others: list[str]) -> None:
    """A list of others without a doer is told of the state that the page is about."""
    found = read("Foreign relations of Guyana", text, kind)
    assert sorted(p for o in found for p in (o.a, o.b) if p not in ("GUY", None)) == others


def test_an_introduction_takes_the_two_that_title_and_text_name() -> None:
    """A page on one state that names one other is about the two."""
    text = "The president paid a visit to Peru. The following documents were signed:\n- Agreement on visas;\n- Protocol on seeds."
    found = read("Ministry of Foreign Affairs of Fiji", text, "agreement")
    assert [(o.a, o.b, o.attrs["name"]) for o in found] == [("FJI", "PER", "Agreement on visas"), ("FJI", "PER", "Protocol on seeds")]


def test_two_capitals_in_a_title_are_whom_a_text_is_about() -> None:
    text = "Peru and Norway bought tea, Ecuador and Fiji sold it. It rained. The border between the two countries was closed on 3 May 2018."
    (closed,) = read("Lima-Quito: the long way", text, "coercion")
    assert (closed.a, closed.b) == ("ECU", "PER")


def test_a_title_tells_of_one_meeting_with_several_or_of_a_call() -> None:
    text = "Chilean President Ana Cole met on 3 May 2019 with President Luis Vega of Peru, President Ada Moe of Kenya, and President Kofi Poe of Ghana."
    found = [
        f.observation
        for f in read_document(Document("x", text, title="President Cole's Meeting with the Presidents of Peru, Kenya and Ghana"))
    ]
    assert [(o.a, o.b, o.attrs["others"]) for o in found if o.kind == "meeting"] == [("CHL", "PER", ["GHA", "KEN"])]
    text = "President Ana Cole of Chile and President Luis Vega of Peru talked on 3 May 2019."
    found = [f.observation for f in read_document(Document("x", text, title="President Cole's Call with President Vega of Peru"))]
    assert [o.attrs["format"] for o in found if o.kind == "meeting"] == ["call"]
