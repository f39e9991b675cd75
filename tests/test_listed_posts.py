"""Missions told by lists: of a state abroad, of others in a state, in a city, resident or not."""

import pytest

from comity.read import Document, read
from comity.read.metadata import described

ABROAD = "Diplomatic missions of Chile\n\nAfrica\nAlgeria: Algiers (Embassy)\nSouth Africa: Pretoria (Embassy), Cape Town (Consulate)\n\nAsia\nJapan: Tokyo (Embassy)\n"
BY_CITY = "List of diplomatic missions of Chile\n\nAfrica\n\nAlgeria\nAlgiers (Embassy)\n\nAsia\n\nJapan\nTokyo (Embassy)\n"
IN_A_CITY = "Embassies in Accra\n\nChile\nPeru\nKenya\n"
IN_A_STATE = "Resident diplomatic missions in Kenya:\n\n- Embassy of Chile\n- High Commission of Ghana\n- Honorary Consulate of Fiji\n\nNon-resident:\n- Embassy of Bolivia (Pretoria)\n"
NOT_RESIDENT = "Non-resident embassies accredited to Kenya\n\nBolivia (Pretoria)\nFiji (Addis Ababa)\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            ABROAD,
            [
                ("CHL", "DZA", "embassy exists Algiers"),
                ("CHL", "ZAF", "embassy exists Pretoria"),
                ("CHL", "ZAF", "consulate exists Cape Town"),
                ("CHL", "JPN", "embassy exists Tokyo"),
            ],
        ),
        (BY_CITY, [("CHL", "DZA", "embassy exists Algiers"), ("CHL", "JPN", "embassy exists Tokyo")]),
        (IN_A_CITY, [("CHL", "GHA", "embassy exists"), ("PER", "GHA", "embassy exists"), ("KEN", "GHA", "embassy exists")]),
        (
            IN_A_STATE,
            [
                ("CHL", "KEN", "embassy exists"),
                ("GHA", "KEN", "embassy exists"),
                ("FJI", "KEN", "consulate exists"),
                ("BOL", "KEN", "embassy accredited"),
            ],
        ),
        (NOT_RESIDENT, [("BOL", "KEN", "embassy accredited"), ("FJI", "KEN", "embassy accredited")]),
    ],
)
def test_missions_of_a_list(text: str, told: list[tuple[str, str, str]]) -> None:
    assert _missions(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Embassies of Chile abroad were busy.\n\nKenya\n",
        "Attacks on embassies in Accra, 1975\n\nChile\n",
        "Embassies in Accra\n\nPresident Rosa Salas of Chile\n",
    ],
)
def test_what_is_no_list_of_missions(text: str) -> None:
    assert not _missions(text)


def _missions(text: str) -> list[tuple[str, str, str]]:
    (reading,) = read(Document("x", text))
    found = [f.observation for f in reading.findings if f.observation.kind == "mission"]
    return [(o.a, str(o.b), " ".join(str(o.attrs[k]) for k in ("what", "action", "place") if k in o.attrs)) for o in found]


def test_a_state_with_a_date_among_items_dates_no_page() -> None:
    text = "Foreign relations of Chile\n\nCzech Republic\n- Chile has an embassy in Prague.\nFinland 1935-03-21\n- Chile has an embassy in Oslo.\n"
    assert described(Document("x", text)).date is None
    assert _missions(text) == [("CHL", "CZE", "embassy exists Prague"), ("CHL", "NOR", "embassy exists Oslo")]


def test_a_remark_under_columns_is_no_heading_of_what_follows() -> None:
    text = (
        "Foreign relations of Chile\n\nCountry Formal Relations Began Notes\nFinland 1935\n- Ministry for Foreign Affairs of Finland on Chile\n"
        "Kenya 1966 See Foreign relations of Kenya\n"
    )
    (reading,) = read(Document("x", text, title="Foreign relations of Chile"))
    found = [f.observation for f in reading.findings]
    assert {(o.a, o.b, str(o.start)) for o in found} == {("CHL", "FIN", "1935-01-01"), ("CHL", "KEN", "1966-01-01")}
