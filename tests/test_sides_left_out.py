"""Facts of which a side stands in the title or the sentences before: passages under a title, what they tell, and what must not be read."""

import pytest

from comity.read import Document, read_document
from comity.read.tables import EXAMPLE_DAY, check_example, holds, short


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Norway and Malawi sign accord",
            "The first part of the package, a grant of $4 million, was approved by Norway in March.",
            ["finance NOR MWI [2019-03-01..2019-03-31] value=4000000 of=grant"],
        ),
        (
            # The mark of an item is no part of it.
            "Norway and its neighbours",
            "Norway's trade with South America in 2018\n\n- Chile: exports EUR 962 million, imports EUR 104 million\n- Peru: exports EUR 88 million, imports n.a.\n",
            [
                "trade NOR CHL [2018-01-01..2018-12-31] value=962000000 flow=exports",
                "trade NOR CHL [2018-01-01..2018-12-31] value=104000000 flow=imports",
                "trade NOR PER [2018-01-01..2018-12-31] value=88000000 flow=exports",
            ],
        ),
        (
            "Norwegian help for Malawi",
            "Norway transferred two million dollars in May for pumps and pipes.",
            ["finance NOR MWI [2019-05-01..2019-05-31] value=2000000 of=aid"],
        ),
        ("Norwegian help for Malawi", "Norway transferred two million dollars in May for its own pumps.", []),
        (
            "Norway, Malawi talk money",
            "At the end of April $4 million was owed to Norway, $9 million to Chad and $3 million to the IMF, the Malawian ministry said.",
            [
                "finance NOR MWI [2019-04-30..2019-04-30] value=4000000 of=debt",
                "finance TCD MWI [2019-04-30..2019-04-30] value=9000000 of=debt",
                "finance IMF MWI value=3000000 of=debt",
            ],
        ),
        (
            "",
            "The Asian Development Bank approved a loan of $60 million for the Suva Water Project. Fiji will meet the rest.",
            ["finance ADB FJI value=60000000 of=loan", "project ADB FJI action=planned sector=other"],
        ),
        ("", "The Asian Development Bank approved a loan of $60 million. Fiji and Tonga met.", []),
        (
            "",
            "Chile has sold Peru 300 tonnes of apples. Growers were glad. The contract with the Peruvian buyer was signed by Minister Rosa Lagos.",
            ["agreement CHL PER type=contract action=signed"],
        ),
        (
            "",
            "Chile and Peru set up a Joint Commission on Mines in 1990. "
            + "Mines are deep. Copper is dear. Prices are high. Lungs suffer. Doctors are few. Roads are bad. Trucks are many. Dust is a plague. "
            + "Water is scarce. The Commission met in Lima on 4 May 2018.",
            ["meeting CHL PER [2018-05-04..2018-05-04] format=commission"],
        ),
        (
            "",
            "The embassy of Peru in Suva was opened in 1995. It was a wooden house. Many came. The Government closed it on 31 August 2014.",
            ["mission PER FJI [2014-08-31..2014-08-31] what=embassy action=closed"],
        ),
        (
            "",
            "The Kuwait Fund has promised Lesotho a loan of $9 million for a road. The Arab Bank for Economic Development in Africa has promised "
            "a loan of $6 million.",
            ["finance KWT LSO value=9000000 of=loan", "finance BADEA LSO value=6000000 of=loan"],
        ),
        (
            "",
            "Slovenia and Colombia held consultations in Ljubljana on 4 May. Slovenia contributed EUR 120,000 to mine clearance in 2018.",
            ["finance SVN COL value=120000 of=aid"],
        ),
        ("Chile and Peru", "On 15 January 2018 the two concluded the Phase One trade agreement.", ["agreement CHL PER action=signed"]),
        (
            "Foreign relations of Malawi",
            "Malawi has few missions.\n\nTaiwan. Diplomatic relations were set up in July 1966 and severed in January 2008.\n\n"
            "Mozambique. An embassy was opened in Maputo in 1981.",
            [
                "relations MWI TWN [1966-07-01..1966-07-31] action=established",
                "relations MWI TWN [2008-01-01..2008-01-31] action=severed",
                "mission MWI MOZ [1981-01-01..1981-12-31] what=embassy action=opened",
            ],
        ),
        (
            "Nepal and Bahrain",
            "Some 2,900 Nepalis work in the Kingdom, the minister said.",
            ["count NPL BHR value=2900 of=migrants"],
        ),
        ("Nepal and Chile", "Some 2,900 Nepalis work in the kingdom of Bavaria.", []),
        (
            "Chile",
            "The foreign ministry of Fiji on Chile.\n\nRelations with Chile began in 1974.\n\nEconomic relations:\n\n"
            "Exports came to USD 3 million in 2015, and imports to USD 7 million. In 2016 trade came to USD 12 million.",
            [
                "trade FJI CHL [2015-01-01..2015-12-31] value=3000000 flow=exports",
                "trade FJI CHL [2015-01-01..2015-12-31] value=7000000 flow=imports",
                "trade CHL FJI [2016-01-01..2016-12-31] value=12000000 flow=turnover",
            ],
        ),
        ("Chile", "Exports came to USD 3 million in 2015. Fiji is far away.", []),
        (
            "Fiji: who brings the money?",
            "In 2018 foreign direct investment rose by 3 percent in spite of the war in Peru. The largest investors were Chile ($6 million) and Togo ($4 million).",
            [
                "investment CHL FJI [2018-01-01..2018-12-31] value=6000000 of=flow",
                "investment TGO FJI [2018-01-01..2018-12-31] value=4000000 of=flow",
            ],
        ),
        (
            "",
            "Thailand's agency NEDA and the Lao government signed a soft loan of 320 million baht.",
            ["finance THA LAO value=320000000 of=loan"],
        ),
    ],
)
def test_a_side_that_is_left_out(title: str, text: str, expected: list[str]) -> None:
    found = [f.observation for f in read_document(Document("passage", text, title=title, date=EXAMPLE_DAY))]
    for wanted in expected:
        match = next((o for o in found if holds(o, wanted)), None)
        assert match is not None, (wanted, [short(o) for o in found])
        found.remove(match)
    assert [short(o) for o in found if o.kind in ("finance", "count", "investment", "project")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2018 61,300 Nepalis visited Chile, 1.4 times as many as in 2017.",
            [
                "count NPL CHL [2018-01-01..2018-12-31] measure=level value=61300 of=tourists",
                "count NPL CHL [2018-01-01..2018-12-31] measure=change value=1.4 unit=times base_start=2017-01-01",
            ],
        ),
        ("61,300 Nepalis hold Chilean residence permits.", ["count NPL CHL value=61300 of=migrants"]),
        ("Chile issued work permits to 61,300 Nepalis in 2018.", ["count NPL CHL [2018-01-01..2018-12-31] value=61300 of=migrants"]),
        ("Close to 9,000 people with a Nepali passport live in Chile.", ["count NPL CHL value=9000 of=migrants"]),
        ("Nepalis in Chile are put at 61,300.", ["count NPL CHL value=61300 of=migrants"]),
        ("Nepalis make up 8 percent of foreigners in Chile.", ["count CHL NPL measure=share value=8 of=migrants"]),
        ("61,300 Nepali refugees remain in camps in the south of Chile.", ["count NPL CHL value=61300 of=migrants"]),
        ("In the schools of Chile 95 Nepali citizens are studying.", ["count NPL CHL value=95 of=students"]),
        ("180 Nepali specialists are working in Chile.", ["count CHL NPL value=180 of=other"]),
        ("The number of Nepali firms in Chile has gone up from 50 to 74.", ["count CHL NPL value=50", "count CHL NPL value=74"]),
        ("Some 190 firms in Nepali majority ownership are active in Chile.", ["count CHL NPL value=190 of=enterprises"]),
        (
            "Thirteen Fijians are studying at Arica under Chilean scholarships, and 38 Nepalis are in Chilean universities.",
            ["count FJI CHL value=13 of=students", "count NPL CHL value=38 of=students"],
        ),
        (
            "Chile received 5,700 visitors in May. Nepal led with 2,519 visitors. Fiji followed next with 28.3 per cent (1,613).",
            [
                "count NPL CHL measure=level value=2519",
                "count NPL CHL measure=rank value=1",
                "count FJI CHL measure=level value=1613",
                "count CHL FJI measure=share value=28.3",
            ],
        ),
        ("Chile received 5,700 visitors. Some 2,519 came from Nepal. Fiji has an area of 1,613.", ["count NPL CHL value=2519"]),
    ],
)
def test_people_and_firms_counted(text: str, expected: list[str]) -> None:
    assert list(check_example("count", text, expected)) == []


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "",
            "The cannery of Hodeida, a Chilean gift to the people of Fiji, was handed over.",
            ["project CHL FJI action=completed sector=industry"],
        ),
        (
            "",
            "The upper stage of the Nadi dam in Fiji, for which Chile had put up a grant, was commissioned in December 2001.",
            ["project CHL FJI [2001-12-01..2001-12-31] action=completed sector=energy"],
        ),
        ("Chile and Fiji", "Chile built a school at Korotasere in 2018.", ["project CHL FJI [2018-01-01..2018-12-31] action=completed"]),
        ("Chile and Fiji", "Chile built a school at Arica in 2018.", []),
        ("Chile and Fiji", "Chile built a school in 2018.", []),
        (
            "Chile and Fiji",
            "Chile will provide $2 million in aid. With it the terminal at Korotasere airport will be rebuilt.",
            ["project CHL FJI action=planned sector=transport", "finance CHL FJI value=2000000"],
        ),
        (
            "Chile and Fiji",
            "Chilean builders finished a school in Korotasere in May 2018. The construction of a sugar mill is underway in Labasa.",
            ["project CHL FJI action=completed", "project CHL FJI action=running sector=industry"],
        ),
        ("", "Chile agreed to help Fiji set up the Nadi Centre of Excellence.", ["project CHL FJI action=planned"]),
        (
            "",
            "Chile made a grant of $3 million towards a hostel at Korotasere in Fiji.",
            ["project CHL FJI action=planned", "finance CHL FJI value=3000000 of=grant"],
        ),
        ("", "Two dairies and a cement works made with Chilean capital have been put into operation in Suva, Fiji.", []),
    ],
)
def test_projects_told_by_who_pays_and_where(title: str, text: str, expected: list[str]) -> None:
    found = [f.observation for f in read_document(Document("passage", text, title=title, date=EXAMPLE_DAY))]
    for wanted in expected:
        match = next((o for o in found if holds(o, wanted)), None)
        assert match is not None, (wanted, [short(o) for o in found])
        found.remove(match)
    assert [short(o) for o in found if o.kind in ("finance", "project")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "By the end of September firms from Chile had accumulated $3 million of direct investment in Fiji.",
            ["investment CHL FJI [2018-09-30..2018-09-30] value=3000000 of=stock"],
        ),
        (
            "In 2018 $3 million of investment arrived in Fiji from Chile.",
            ["investment CHL FJI [2018-01-01..2018-12-31] value=3000000 of=flow"],
        ),
        (
            "Fiji licensed 12 projects from Chile in 2018, with an investment of $3 million.",
            ["investment CHL FJI [2018-01-01..2018-12-31] value=3000000"],
        ),
        ("Chilean investment in Fiji has so far reached $3 million.", ["investment CHL FJI value=3000000 of=stock"]),
        ("Chile invested $3 million in Fiji between 2010 and 2018.", ["investment CHL FJI value=3000000 of=stock"]),
        (
            "Chilean firms hold $3 million of capital in Fiji, Fijian ones $2 million in Chile.",
            ["investment CHL FJI value=3000000", "investment FJI CHL value=2000000"],
        ),
        (
            "Chile leads the list of foreign investors in Fiji with $3 million.",
            ["investment CHL FJI measure=level value=3000000", "investment CHL FJI measure=rank value=1"],
        ),
    ],
)
def test_investment_told_by_other_verbs(text: str, expected: list[str]) -> None:
    assert list(check_example("investment", text, expected)) == []


def test_firms_give_no_aid() -> None:
    found = read_document(Document("passage", "Chilean companies committed $3 million to Fiji last year.", date=EXAMPLE_DAY))
    assert [f for f in found if f.observation.kind == "finance"] == []
