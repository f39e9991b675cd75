"""Whose a figure or deed is where a sentence names one side or none, and where it is nobody's with anybody: short documents with all they tell."""

import pytest

from comity.read import Document, read_document
from comity.read.tables import EXAMPLE_DAY, holds, short


def _check(title: str, publisher: str, text: str, expected: list[str]) -> None:
    document = Document("passage", text, title=title, date=EXAMPLE_DAY, publisher=publisher or None)
    found = [f.observation for f in read_document(document)]
    for wanted in expected:
        match = next((o for o in found if holds(o, wanted)), None)
        assert match is not None, (wanted, [short(o) for o in found])
        found.remove(match)
    assert [short(o) for o in found] == []


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Fiji's exports slow down",
            "Fiji's exports rose 4% to $310mn in 2018. Exports to Chile climbed 12% to $80mn, while exports to ASEAN fell 3%. "
            "Fiji's imports grew 2% to $5.9bn. This led to a trade gap of $3.5bn.",
            [
                "trade FJI CHL measure=change value=12 flow=exports",
                "trade FJI CHL measure=level value=80000000 flow=exports",
                "trade FJI ASEAN measure=change value=-3 flow=exports",
            ],
        ),
        (
            "Fiji in 2018",
            "Fiji's exports shrank 5% to $60bn in 2018. Chile remained the biggest buyer with $17bn. Imports fell 6%. The surplus was $5bn.",
            ["trade FJI CHL measure=level value=17e9 flow=exports", "trade FJI CHL measure=rank value=1 flow=exports"],
        ),
        (
            "Fiji's exports hit a record",
            "Fiji's exports rose by 11 percent to $3 billion in 2018. Sugar fetched $420 million. Chile took goods worth $600 million.",
            ["trade FJI CHL measure=level value=600e6 flow=exports"],
        ),
        (
            "Fiji and Chile trade more",
            "In 2018 Fiji's exports to Chile came to $120 million. Imports grew by 8 percent. The trade surplus was $25 million.",
            [
                "trade FJI CHL measure=level value=120e6 flow=exports",
                "trade FJI CHL measure=change value=8 flow=imports",
                "trade FJI CHL measure=level value=25e6 flow=balance",
            ],
        ),
    ],
)
def test_a_total_has_no_partner(title: str, text: str, expected: list[str]) -> None:
    _check(title, "", text, expected)


@pytest.mark.parametrize(
    ("title", "publisher", "text", "expected"),
    [
        (
            "Guest from Mali",
            "",
            'The President of Mali came to Ghana. Mali is a friend. "Our trade exchange has increased to 90 million dollars," he said.',
            ["visit MLI GHA level=head_of_state", "trade GHA MLI value=90e6 flow=turnover"],
        ),
        (
            "Press briefing",
            "Ministry of Foreign Affairs of Fiji",
            "The Ambassador of Chile called on the minister. The diplomat noted that trade had grown to 120 million dollars.",
            ["meeting CHL FJI level=minister", "trade CHL FJI value=120e6 flow=turnover"],
        ),
        (
            "Answer",
            "",
            "What are relations with Chile like? Fiji and Chile have long been close. Our exports amounted to $30 million in 2018.",
            ["trade FJI CHL value=30e6 flow=exports"],
        ),
        (
            "Relations with Chile",
            "Embassy of Fiji",
            "This country's exports to Chile reached $700 million in 2018.",
            ["trade FJI CHL value=700e6 flow=exports"],
        ),
        (
            "Fiji's neighbours",
            "",
            "Tonga\nFiji's exports to Tonga came to $3 million in 2018.\nSamoa\nTrade reached $4 million in 2018.",
            ["trade FJI TON value=3e6 flow=exports", "trade FJI WSM value=4e6 flow=turnover"],
        ),
        (
            "Fiji recalls envoy",
            "",
            "Fiji has recalled its ambassador from Chile. Chile said it regretted the step. It summoned the chargé d'affaires.",
            ["mission FJI CHL action=recalled", "mission FJI CHL action=summoned"],
        ),
        (
            "",
            "",
            "Fiji protested to Chile. Trade between the two fell by 12 percent in 2018.",
            ["coercion FJI CHL", "trade CHL FJI value=-12"],
        ),
        ("", "", "I travelled home to Fiji. Chile is far, said I. Our exports were $3 million.", []),
    ],
)
def test_sides_that_the_text_around_tells(title: str, publisher: str, text: str, expected: list[str]) -> None:
    _check(title, publisher, text, expected)


@pytest.mark.parametrize(
    ("title", "publisher", "text", "expected"),
    [
        (
            "",
            "",
            "At the invitation of President Cole of Fiji, the President of Gabon paid an official visit to Fiji in May 2018.",
            ["visit GAB FJI [2018-05-01..2018-05-31] level=head_of_state type=official"],
        ),
        (
            "",
            "",
            "At the invitation of the King of Tonga, Juan Cole, President of Gabon, paid an official visit to Tonga in May 2018.",
            ["visit GAB TON [2018-05-01..2018-05-31] level=head_of_state type=official"],
        ),
        (
            "The mission and its work",
            "Embassy of Sweden in Maputo",
            "The Embassy opened in 1975. Some 600 Swedes live here.",
            ["mission SWE MOZ action=opened", "count SWE MOZ value=600"],
        ),
        (
            "Interview with the Thai ambassador to Kenya",
            "",
            "Q: How is trade with Kenya?\nA: We bought goods worth $30 million in 2018.",
            ["trade THA KEN value=30e6 flow=imports"],
        ),
        (
            "",
            "",
            "Fiji and Tonga signed a pact on 3 May 2018. Under it Suva will give $6 million over five years.",
            ["agreement FJI TON action=signed", "finance FJI TON value=6e6 modality=planned"],
        ),
        (
            "",
            "",
            "Fijian firms invested $6 billion abroad in 2018. Investment in Tonga fell by 4 percent.",
            ["investment FJI TON measure=change value=-4"],
        ),
        (
            "Fiji's partners",
            "",
            "Bahrain. Fiji's exports to the kingdom reached $7 million in 2018.",
            ["trade FJI BHR value=7e6 flow=exports"],
        ),
    ],
)
def test_sides_told_by_who_invites_answers_or_writes(title: str, publisher: str, text: str, expected: list[str]) -> None:
    _check(title, publisher, text, expected)


@pytest.mark.parametrize(
    ("title", "publisher", "text", "expected"),
    [
        (
            "Fiji posts surplus",
            "",
            "Fiji's exports reached $4 billion in 2018. China's purchases amounted to $1 billion. The trade surplus with Tonga widened to $2 million.",
            ["trade FJI TON value=2e6 flow=balance"],
        ),
        (
            "Foreign trade of Fiji",
            "",
            "Exports of Fiji were $4 billion in 2018. To Tonga exports grew by 20 percent. With Samoa trade fell by 5 percent.",
            ["trade FJI TON measure=change value=20 flow=exports", "trade FJI WSM measure=change value=-5 flow=turnover"],
        ),
        (
            "Interview with the President of Estonia",
            "",
            "Question: And Finland?\nAnswer: We opened our embassy in Helsinki in 1991.\nQuestion: And Russia?\nAnswer: We have a treaty with Moscow.",
            ["mission EST FIN action=opened", "agreement EST RUS"],
        ),
        (
            "Foreign Secretary speaks",
            "",
            "I shall speak of relations with Argentina. We have broken off diplomatic relations. The Swiss will look after our interests.",
            [],
        ),
        (
            "New ambassador in Accra",
            "Embassy of Chile in Accra",
            "Ambassador Cole presented his letters of credence to President Moe on 15 May 2018.",
            ["mission CHL GHA [2018-05-15..2018-05-15] what=ambassador action=accredited"],
        ),
        ("Latvia and Georgia", "", "Latvia shipped goods for $42 million in 2013.", ["trade LVA GEO value=42e6 flow=exports"]),
    ],
)
def test_no_partner_is_made_up(title: str, publisher: str, text: str, expected: list[str]) -> None:
    _check(title, publisher, text, expected)


def test_who_publishes_is_none_of_the_two_countries() -> None:
    text = "The pact settles all disputes along the two countries' common 1,200 km border. India welcomed it.\n\nVietnam\n\nThe two countries signed a treaty in 1991."
    title = "Vietnam and China settle their border"
    read = read_document(Document("d", text, title=title, publisher="Times of India"))
    assert {f.observation.pair for f in read} == {("CHN", "VNM")}
