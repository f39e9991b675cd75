"""What several say in turn: "we" are the speaker's side, "you" the other one, and nobody where that is not sure."""

import datetime

import pytest

from comity.documents.document import Document
from comity.read.reader import read_document

_TITLE = "Remarks by President Cole and President Ada Ruiz Vega of the Republic of Peru Before Meeting"


def _told(text: str, title: str = _TITLE, publisher: str = "Government of Ghana") -> set[tuple[str, str, str | None]]:
    document = Document(id="x", title=title, text=text, publisher=publisher, date=datetime.date(2019, 6, 15))
    return {(f.observation.kind, f.observation.a, f.observation.b) for f in read_document(document) if f.observation.kind == "visit"}


@pytest.mark.parametrize(
    ("said", "visits"),
    [
        ("PRESIDENT RUIZ: I visited your country in May 2015.", {("visit", "PER", "GHA")}),
        ("PRESIDENT COLE: I visited your country in May 2015.", {("visit", "GHA", "PER")}),
        ("PRESIDENT RUIZ: We remember your visit to Lima.", {("visit", "GHA", "PER")}),
        ("THE PRESIDENT: We visited Lima in May 2015.", set()),
        ("Q    Mr. President, you say that we visited Lima in May 2015.", set()),
        ("MODERATOR: We visited Lima in May 2015.", set()),
        ("PRESIDENT SOTO: We visited Lima in May 2015.", set()),
        ("PRESIDENT COLE: Mr. Secretary, your visit to Lima in May 2015 was long.", set()),
        ('PRESIDENT COLE: My mother told me, "We visited Lima in May 2015."', set()),
        ("PRESIDENT RUIZ: I am grateful to Ghana.", set()),
    ],
)
def test_who_speaks_to_whom(said: str, visits: set[tuple[str, str, str | None]]) -> None:
    text = f"Accra, Ghana\n\nPRESIDENT COLE: Good morning.\n\nPRESIDENT RUIZ: Thank you very much.\n\n{said}\n"
    assert _told(text) == visits


def test_a_speech_of_several_paragraphs_is_one_turn() -> None:
    text = "PRESIDENT COLE: Good morning.\n\nPRESIDENT RUIZ: Thank you.\n\nIt is good to be here.\n\nWe visited Kumasi in May 2015.\n"
    assert _told(text) == {("visit", "PER", "GHA")}


def test_a_label_begins_a_paragraph() -> None:
    ruiz = "PRESIDENT RUIZ: Thank you. I say what President Cole says to all: I visited your country in May 2015."
    quoted = "PRESIDENT RUIZ: Thank you. President Cole: a friend. I visited your country in May 2015."
    for said in (ruiz, quoted):
        assert _told(f"PRESIDENT COLE: Good morning.\n\n{said}\n") == {("visit", "PER", "GHA")}


def test_labels_of_a_fact_sheet_are_no_speakers() -> None:
    text = "Prime Minister: Ada Cole\n\nPresident: Juan Rojas\n\nOur President visited Lima in May 2015.\n"
    assert _told(text, title="Ghana and Peru") == {("visit", "GHA", "PER")}


def test_his_war_is_a_persons_not_the_subjects() -> None:
    document = Document(
        id="x", text="Chile works with partners to hold Cole accountable for his war in Fiji.", date=datetime.date(2019, 6, 15)
    )
    assert read_document(document) == []


def test_one_label_alone_makes_a_talk_in_capitals_only() -> None:
    said = "I visited your country in May 2015.\n"
    assert _told(f"Accra, Ghana\n\nPRESIDENT RUIZ: {said}") == {("visit", "PER", "GHA")}
    assert _told(f"Accra, Ghana\n\nPresident Ruiz: {said}") == set()


@pytest.mark.parametrize(
    ("label", "title", "speaker"),
    [
        ("THE PRESIDENT", "Remarks by President Cole on Trade with Peru", "Cole"),
        ("THE VICE PRESIDENT", "Remarks by Vice President Moe on Trade with Peru", "Moe"),
        ("SENIOR OFFICIAL TWO", "Background Call on Trade with Peru", "senior official two"),
        ("MODERATOR", "Background Call on Trade with Peru", None),
        ("PRESIDENT MOE", "Call on Trade with Peru", "Moe"),
    ],
)
def test_who_has_the_word_says_what_is_told(label: str, title: str, speaker: str | None) -> None:
    text = f"Accra, Ghana\n\n{label}: Good morning.\n\nPeru and Ghana signed a trade agreement in May 2015.\n"
    document = Document(id="x", title=title, text=text, publisher="Government of Ghana", date=datetime.date(2019, 6, 15))
    assert [f.observation.speaker for f in read_document(document)] == [speaker]
