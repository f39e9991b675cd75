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
