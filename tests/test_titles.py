"""What only the title of a document tells."""

import datetime

import pytest

from comity.observation import Observation
from comity.read.document import Document
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
