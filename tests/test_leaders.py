"""Leaders whom every reader knows: the table, whom a name means, and who is somebody else."""

import datetime

import pytest

from comity import packaged, parties
from comity.documents.document import Document
from comity.read.reader import read_document


def told(text: str, date: str) -> set[tuple[str, str, str | None]]:
    document = Document(id="x", text=text, date=datetime.date.fromisoformat(date))
    return {(f.observation.kind, f.observation.a, f.observation.b) for f in read_document(document)}


def test_every_row_is_a_party_s_and_its_days_are_in_order() -> None:
    known = parties.parties()
    for party, office, name, called, since, until, source in packaged.lines("comity.parties", "tables/leaders.csv")[1:]:
        assert party in known and office in "SKGFO" and name and called and source
        assert not until or since[:4] <= until[:4]


@pytest.mark.parametrize(
    ("date", "text", "fact"),
    [
        ("2019-06-10", "Modi flew to Sri Lanka on Sunday.", ("visit", "IND", "LKA")),
        ("2025-01-15", "Mr. Dissanayake met Mr. Xi in Beijing.", ("meeting", "CHN", "LKA")),
        ("2022-08-01", "In 1959 Sukarno visited Denmark.", ("visit", "IDN", "DNK")),
        ("2017-03-20", "Angela Merkel spoke with President Trump by telephone.", ("meeting", "DEU", "USA")),
        ("2015-02-01", "Rosatom will build a power plant in Egypt.", ("project", "EGY", "RUS")),
        (
            "2012-05-03",
            "Bhutan and Brazil signed a treaty. The Himalayan kingdom will open an embassy in Brasilia.",
            ("mission", "BTN", "BRA"),
        ),
        ("2018-05-09", "Moon and Abe met in Tokyo.", ("meeting", "JPN", "KOR")),
        ("1977-03-10", "The Rt Hon. Malcolm Fraser flew to Fiji on Monday.", ("visit", "AUS", "FJI")),
        ("2024-03-10", "Presidents Luis Arce and Santiago Peña met in Lima, Peru.", ("meeting", "BOL", "PRY")),
        ("1959-03-10", "MR NASH HOME AFTER TRIP TO SUVA\n\nMr Nash met Mr Macmillan in London.", ("meeting", "GBR", "NZL")),
    ],
)
def test_who_led_a_state_then_stands_for_it(date: str, text: str, fact: tuple[str, str, str]) -> None:
    assert fact in told(text, date)


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("1979-05-05", "Governor Carter of Ohio visited Canada."),
        ("2016-03-05", "David Cameron, a teacher from Leeds, travelled to Kenya."),
        ("2010-06-01", "Former President Jimmy Carter travelled to Sudan."),
        ("1962-08-14", "Kennedy Airport reopened its flights to Brazil."),
        ("2009-04-02", "Nobody knew why Rice visited Chile."),
        ("1971-04-02", "Modi visited Chile."),
        ("2024-03-10", "In Santiago Peñafiel wines are sold to Peru."),
    ],
)
def test_a_namesake_a_place_and_who_led_at_another_time_stand_for_nobody(date: str, text: str) -> None:
    assert told(text, date) == set()


def test_a_common_name_means_no_leader_of_a_small_state_that_the_text_does_not_name() -> None:
    # A premier of Saint Kitts and Nevis had that name.
    aid = "Harris announced $53 million in aid to Ukraine."
    assert not {party for _, a, b in told(f"Putin met Biden. Yesterday {aid}", "2019-03-11") for party in (a, b)} & {"KNA"}


def test_the_administration_of_a_great_state_s_leader_is_known_long_afterwards() -> None:
    assert told("The Carter administration eased its embargo on Vietnam.", "2019-03-03") == {("coercion", "USA", "VNM")}
    assert told("The Maduro regime expelled the German ambassador.", "2019-03-06") == {("mission", "DEU", "VEN")}
    assert told("The Parker administration eased its embargo on Vietnam.", "2019-03-03") == set()
    assert told("The Carter family eased its hold on Vietnam.", "2019-03-03") == set()
