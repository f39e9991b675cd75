"""What private persons do, and what two bodies of one state do with each other, is nothing between two states."""

import datetime

import pytest

from comity.read import Document, read_document


def found(text: str, title: str = "", day: datetime.date = datetime.date(2023, 6, 15)) -> list[str]:
    """What is found, each in a few words."""
    document = Document("told", text, date=day, title=title)
    return [f"{o.kind} {o.a} {o.b} {o.modality}" for f in read_document(document) for o in (f.observation,)]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        # A monarch and a premier of one state, in a text about it and another.
        ("Rishi Sunak speaks", "After meeting King Charles, Rishi Sunak spoke of a crisis made worse by the war in Ukraine."),
        ("Norway's new government", "King Harald met Prime Minister Jonas Gahr Støre. The price of gas from Qatar has risen."),
        # Somebody of whom nothing is told but a name.
        ("Kenya and Peru", "Mr Holt owns a firm that sells to Kenya. Mr Holt denied that he spoke to Peruvian President Luis Soto."),
        ("A transplant in Peru", 'The patient heard of one in Kenya. "I talked it over with my family," Mr Holt said.'),
        # Whoever says it is of the one that it is said to be with.
        ("Kenya and Peru", "The Kenyan president will fly to Peru. Kenya's army said there was an agreement with the Kenyan treasury."),
    ],
)
def test_nothing_is_told_between_two_states(title: str, text: str) -> None:
    assert not [x for x in found(text, title) if x.startswith(("meeting", "agreement"))]


def test_a_monarch_stands_for_the_realm() -> None:
    assert "meeting GBR ZAF actual" in found("King Charles III received South African President Cyril Ramaphosa in London.")
    assert "visit GBR DEU actual" in found("Queen Elizabeth II visited Germany in June 2015.")


def test_a_seat_stands_for_its_body_where_the_text_names_that_and_is_no_place() -> None:
    text = (
        "Norway has dozens of bilateral deals with Brussels. The European Union likes it. The Norwegian premier flew to Brussels on Monday."
    )
    assert set(found(text)) == {"count EU NOR actual", "visit NOR BEL actual"}
    assert found("Belgium sent aid. Kenya signed an agreement with Brussels in 2020. The EU did not.") == ["agreement BEL KEN actual"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Kenya and Peru", "The Catalan government has provided $5 million of funding for clinics. Refugees from Peru live in Kenya."),
        ("Kenya and Peru", "Kenya launched an attack on Nadi village in the north."),
        ("Kenya and Peru", "The Kenya-Peru partnership that we have built together is not one that sprang into being."),
        ("Kenya and Peru", "The Kenyan agency works with the National Bank of Peru."),
        ("Kenya and Peru", "The rebels built a camp near Lima, where they still own a house with a view of Kenya's embassy."),
        ("Peru and Kenya", "The Farm Innovation Mission for Climate of Kenya will be launched in Peru in November."),
        ("Peru and Kenya", "Kenya will lead a trade mission to Peru with 60 people representing firms."),
        ("Kenya and Peru", "Kenya and Peru are at odds. In 2018 Prince Hassan of Jordan was ignored at the leaders' summit."),
        ("Kenya and Peru", "Kenyan President Ada Moe calls President Luis Soto's rise to power a milestone."),
        ("Kenya and Peru", "Encounters at the border of Kenya with Peru are rising."),
    ],
)
def test_what_only_sounds_like_a_deed_of_two_is_none(title: str, text: str) -> None:
    assert not [x for x in found(text, title) if not x.startswith(("coercion", "mission PER"))]


def test_it_means_whom_the_main_clause_is_about() -> None:
    text = "Despite the losses caused by the Kenyan occupation, Peru has grown fast. It is an active member of the United Nations."
    assert "membership PER UN actual" in found(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Who is praised has done what he is praised for.
        (
            "Kenyan President Ada Moe congratulated President Luis Soto of Peru on the deal he reached with Fijian Premier Jone Vula.",
            "agreement FJI PER actual",
        ),
        # What comes ahead of a visit is told before it.
        ("His words came ahead of Kenyan President Ada Moe's visit to Lima.", "visit KEN PER planned"),
        # Who accuses others while on a visit is the visitor.
        ("Kenya's minister accused Russian officials of hiding the papers they had found during a visit to Lima.", "visit KEN PER actual"),
        (
            'Kenya\'s minister accused Russian officials of letting firms "steal and burn what they find" during a visit to Lima.',
            "visit KEN PER actual",
        ),
        ("Kenya's parliament endorsed Serbia and Albania joining the EU.", "membership SRB EU planned"),
    ],
)
def test_whose_it_is_and_whether_it_is_still_to_come(text: str, told: str) -> None:
    assert told in found(text, "")


def test_deals_called_for_two_are_none_of_theirs_with_each_other() -> None:
    assert found("There will be a debate about the Peru and Kenya trade deals.") == []


def test_talks_with_several_are_one_meeting_and_last_year_tells_no_month() -> None:
    text = "Kenyan Foreign Minister Ada Moe convened a meeting on 3 May 2023 with officials from Peru, Chile and Fiji."
    assert [x for x in found(text) if x.startswith("meeting")] == ["meeting KEN PER actual"]
    document = Document(
        "told", "Last year, tea was sold to Peru. In February, Kenyan President Ada Moe visited Lima.", date=datetime.date(2023, 6, 15)
    )
    assert [f.observation.start for f in read_document(document)] == [datetime.date(2023, 2, 1)]


def test_what_is_only_of_use_is_to_come_and_the_president_is_the_hosts() -> None:
    text = "The minister is to decide whether it is important for Chile to furnish up to $3 million in assistance to Fiji."
    assert [x for x in found(text) if x.startswith("finance")] in ([], ["finance CHL FJI planned"])
    text = "It is important to the interests of the United States to furnish up to $3 million in assistance to Fiji."
    assert found(text) == ["finance USA FJI planned"]
