"""What is only rumoured, feared, suspected or called for is no fact; what is reported is."""

import datetime

import pytest

from comity.documents import Document
from comity.read.reader import read_document


def _kinds(text: str) -> list[str]:
    return [f.observation.kind for f in read_document(Document("x", text, date=datetime.date(2019, 6, 15)))]


@pytest.mark.parametrize(
    "text",
    [
        "The president of Chile is believed to be in Lima.",
        "The president of Chile is thought to have visited Peru in May.",
        "There are rumours that the president of Chile visited Peru in May.",
        "There is speculation that Chile recalled its ambassador from Peru.",
        "Rumours that Chile had recalled its ambassador from Peru were rife.",
        "Speculation is rife that Chile and Peru signed an agreement on fisheries.",
        "Fears that Chile would close its border with Peru grew.",
        "Chile is suspected of having expelled two Peruvian diplomats.",
        "There were calls for Chile to expel the Peruvian ambassador.",
        "Unconfirmed reports said that Chile had closed its border with Peru.",
        "It is not clear whether Chile closed its border with Peru.",
        "Chile is alleged to have attacked Peru in May.",
        "Peru has no information on Chile's talks with Fiji.",
        "And that, he said, would trigger Peruvian taxes on Chilean goods.",
        "Peru is willing to drop its tariffs on Chilean tea if Chile opens its markets.",
        "Peru reiterates its wish to host its Chilean friends for the signing of a final accord reached among them.",
        "Chile should show more urgency in negotiating a peace accord with Peru.",
        "In the north, talks between Chile and Peru remain at a standstill.",
        "Peru's largest union praised the annual meeting of the EU's ministers.",
        "Fijian ministers praised the ADB's annual meeting.",
        "Peru and Chile committed to continue their close consultations.",
        "Peru and Chile committed to pursue additional consultations between Peru and Chile.",
        "President Ana Cruz of Peru and President Luis Vega of Chile welcomed the second Summit for Growth to be held next March.",
        "The office had talks with the Bank of England and the U.S. Trade Board on rates.",
    ],
)
def test_hearsay_is_no_fact(text: str) -> None:
    assert _kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chile reportedly signed an agreement with Peru in May.", "agreement"),
        ("The ministry reported that Chile had closed its border with Peru.", "coercion"),
        ("Two Chilean diplomats were expelled from Peru, it was announced in Lima.", "mission"),
    ],
)
def test_what_is_reported_is_one(text: str, kind: str) -> None:
    assert kind in _kinds(text)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Peru's premier visited Chile. Premier Luis Vega of Peru and Ana Cruz have confined their consultations to officials.", ["visit"]),
        ("The club met. In 2018 Chile joined the $20-million club under the aegis of the Office of the OECD.", []),
        ("Kenya spends $3 million a year on rooms for people brought from Ghana to Kenya.", []),
    ],
)
def test_what_is_another_thing_is_not_that_of_two(text: str, kinds: list[str]) -> None:
    assert _kinds(text) == kinds


def test_it_is_the_subject_of_the_sentence_before_not_of_a_clause_in_front() -> None:
    assert (
        _kinds("Because Fiji has done much, this decree lifts the ban on its ships. It adds a ban on five states: Peru, Kenya and Togo.")
        == []
    )
    found = read_document(Document("x", "While Peru waited, Chile did more. It imposed sanctions on Fiji."))
    assert [(f.observation.a, f.observation.b) for f in found] == [("CHL", "FJI")]


@pytest.mark.parametrize(
    "text",
    [
        "A Chilean delegation leaves for Peru tomorrow.",
        "The minister said the meetings scheduled next month in Lima between President Ana Cruz of Peru and President Ada Moe of Kenya will be long.",
        "Talks between Chile and Peru begin next week.",
        "Chile-Peru trade commission meeting to be held on 5 February.",
        "Chilean foreign minister to visit Peru to hold talks with President Ana Cruz of Peru.",
    ],
)
def test_what_is_to_come_is_planned_without_the_day_of_the_text(text: str) -> None:
    found = [f.observation.modality for f in read_document(Document("x", text))]
    assert found and set(found) == {"planned"}


def test_a_list_of_topics_holds_no_others_who_are_attacked() -> None:
    text = "The ministers held talks on issues such as Peru's war against Chile, the Far East, Fiji, the South Seas, and Togo."
    assert [(f.observation.a, f.observation.b) for f in read_document(Document("x", text))] == [("PER", "CHL")]


def test_his_visit_is_of_who_is_praised_or_of_somebody_of_whom_nothing_is_known() -> None:
    text = "President Ana Cole of Chile met Prime Minister Luis Vega of Peru. President Cole commended Prime Minister Vega for his visit to Kenya."
    found = [f.observation for f in read_document(Document("x", text)) if f.observation.kind == "visit"]
    assert [(o.a, o.b) for o in found] == [("PER", "KEN")]
    text = "President Ana Cole of Chile spoke. Second Gentleman Rees shared what he learned on his trip to Kenya."
    assert not [f for f in read_document(Document("x", text)) if f.observation.kind == "visit"]
