"""What stands in a text by itself: people who act for parties, places that stand for their states, and what is neither."""

import time
from itertools import pairwise

import pytest

from comity import parties
from comity.read import Document, read_document
from comity.read.marks.people import Memory, Person, people
from comity.read.marks.places import Place, places
from comity.read.sentence_bounds import sentences


def read(text: str, memory: Memory | None = None) -> list[Person]:
    memory = memory or Memory()
    mentions = parties.find(text)
    return [p for s in sentences(text) for p in people(text, mentions, memory, s.start, s.end)]


def one(text: str) -> tuple[str, str, str | None, str]:
    found = read(text)
    assert len(found) == 1, found
    return found[0].name, found[0].office, found[0].party, found[0].level


# Sentence, name, office, party, level.
NAMED = [
    ("Peruvian Foreign Minister Ana Quispe Rojas arrived.", "Ana Quispe Rojas", "Foreign Minister", "PER", "foreign_minister"),
    ("The President of Zambia, Mwila Banda, arrived.", "Mwila Banda", "President", "ZMB", "head_of_state"),
    ("President Mwila J. Banda of Zambia arrived.", "Mwila J. Banda", "President", "ZMB", "head_of_state"),
    ("Mwila Banda, the Zambian foreign minister, arrived.", "Mwila Banda", "foreign minister", "ZMB", "foreign_minister"),
    (
        "Yesterday Khaled ben Youssef, Minister of Trade in the sisterly Republic of Tunisia, arrived.",
        "Khaled ben Youssef",
        "Minister of Trade",
        "TUN",
        "minister",
    ),
    ("Fiji's Prime Minister the Hon Litia Vula arrived.", "Litia Vula", "Prime Minister", "FJI", "head_of_government"),
    ("King Mosholu III of Lesotho arrived.", "Mosholu III", "King", "LSO", "head_of_state"),
    ("Former Chilean President Pedro Soto Vial Jr. arrived.", "Pedro Soto Vial Jr.", "President", "CHL", "head_of_state"),
    ("UAE Ambassador to Ghana Salem bin Rashid Al Noor arrived.", "Salem bin Rashid Al Noor", "Ambassador", "ARE", "other"),
    ("H.E. Dr. Ibrahim Didi, President of the Republic of Maldives, arrived.", "Ibrahim Didi", "President", "MDV", "head_of_state"),
    ("The Speaker of the Senate of Kenya, Amos Kiptoo, arrived.", "Amos Kiptoo", "Speaker of the Senate", "KEN", "parliament"),
    (
        "Chairman of the National Assembly of Laos Khamphay Sone arrived.",
        "Khamphay Sone",
        "Chairman of the National Assembly",
        "LAO",
        "parliament",
    ),
    ("Indian External Affairs Minister S. Rao arrived.", "S. Rao", "External Affairs Minister", "IND", "foreign_minister"),
    ("Danish Foreign Trade Minister Ole Krogh arrived.", "Ole Krogh", "Foreign Trade Minister", "DNK", "minister"),
    (
        "Hungary's Minister of Foreign Affairs and Trade Pal Kun arrived.",
        "Pal Kun",
        "Minister of Foreign Affairs and Trade",
        "HUN",
        "foreign_minister",
    ),
    ("Chinese vice-foreign minister Luo Min arrived.", "Luo Min", "vice foreign minister", "CHN", "other"),
    ("U.S. Secretary of State Joan P. Hale arrived.", "Joan P. Hale", "Secretary of State", "USA", "foreign_minister"),
    ("British Chancellor of the Exchequer Tom Rudd arrived.", "Tom Rudd", "Chancellor of the Exchequer", "GBR", "minister"),
    ("Austria's Chancellor Eva Lang arrived.", "Eva Lang", "Chancellor", "AUT", "head_of_government"),
    (
        "Deputy Prime Minister and Foreign Minister Askar Bek of Kyrgyzstan arrived.",
        "Askar Bek",
        "Deputy Prime Minister and Foreign Minister",
        "KGZ",
        "foreign_minister",
    ),
    ("Egyptian President Hani al-Masri arrived.", "Hani al-Masri", "President", "EGY", "head_of_state"),
    ("Brazilian President Rui da Costa arrived.", "Rui da Costa", "President", "BRA", "head_of_state"),
    ("Harriet Lowe, British High Commissioner to Belize, arrived.", "Harriet Lowe", "High Commissioner", "GBR", "other"),
    ("Cook Islands Premier Tere Mata arrived.", "Tere Mata", "Premier", "COK", "head_of_government"),
    ("Iraqi Prime Minister Karim Rabia' al-Dulaimi arrived.", "Karim Rabia' al-Dulaimi", "Prime Minister", "IRQ", "head_of_government"),
    ("Paraguayan President Santiago Ocampos arrived.", "Santiago Ocampos", "President", "PRY", "head_of_state"),
    ("Lima Duarte, President of Uruguay, arrived.", "Lima Duarte", "President", "URY", "head_of_state"),
    ("Israeli Foreign Minister Israel Peled arrived.", "Israel Peled", "Foreign Minister", "ISR", "foreign_minister"),
    (
        "Assistant to the President for Economic Affairs of Peru Ann Soto arrived.",
        "Ann Soto",
        "Assistant to the President for Economic Affairs",
        "PER",
        "other",
    ),
    (
        "Spokesperson and Chief Adviser to the President of Uganda John Okot arrived.",
        "John Okot",
        "Spokesperson and Chief Adviser to the President of Uganda",
        "UGA",
        "other",
    ),
    (
        "The Special Envoy of the President of Kenya Amos Kip arrived.",
        "Amos Kip",
        "Special Envoy of the President of Kenya",
        "KEN",
        "other",
    ),
    (
        "Guyana's Minister of Foreign and CARICOM Affairs Lee Chan arrived.",
        "Lee Chan",
        "Minister of Foreign and CARICOM Affairs",
        "GUY",
        "foreign_minister",
    ),
    ("Serbia's Minister for EU Integration Mira Ilin arrived.", "Mira Ilin", "Minister for EU Integration", "SRB", "minister"),
    (
        "A. Nair, Minister of State for External Affairs, India, arrived.",
        "A. Nair",
        "Minister of State for External Affairs",
        "IND",
        "minister",
    ),
    ("Vice Minister of Foreign Affairs of Laos Kham Sone arrived.", "Kham Sone", "Vice Minister of Foreign Affairs", "LAO", "other"),
    ("Polish Secretary of State Jan Rak arrived.", "Jan Rak", "Secretary of State", "POL", "minister"),
    ("Lao National Assembly (NA) Chairman Kham Sone arrived.", "Kham Sone", "National Assembly Chairman", "LAO", "parliament"),
    ("Republic of Korea (ROK) President Han Sol arrived.", "Han Sol", "President", "KOR", "head_of_state"),
    (
        "The Honourable Ann Reid, OBE, MP, Minister of Foreign Affairs of Belize, arrived.",
        "Ann Reid",
        "Minister of Foreign Affairs",
        "BLZ",
        "foreign_minister",
    ),
    ("Dorji Wangdi, the Druk Gyalpo of Bhutan, arrived.", "Dorji Wangdi", "Druk Gyalpo", "BTN", "head_of_state"),
    (
        "Saleh bin Omar, Crown Prince and Prime Minister of Saudi Arabia, arrived.",
        "Saleh bin Omar",
        "Crown Prince and Prime Minister of Saudi Arabia",
        "SAU",
        "head_of_government",
    ),
    ("Swiss Federal Councillor Urs Frei arrived.", "Urs Frei", "Federal Councillor", "CHE", "minister"),
    ("King Hamza of Jordan's visit ended.", "Hamza", "King", "JOR", "head_of_state"),
    ("President of the United States Lee Cole arrived.", "Lee Cole", "President", "USA", "head_of_state"),
    (
        "General Secretary of the Communist Party of Vietnam Central Committee Le Van Minh arrived.",
        "Le Van Minh",
        "General Secretary of the Communist Party of Vietnam Central Committee",
        "VNM",
        "head_of_state",
    ),
]


@pytest.mark.parametrize(("text", "name", "office", "party", "level"), NAMED)
def test_a_person_has_name_office_party_and_level(text: str, name: str, office: str, party: str, level: str) -> None:
    assert one(text) == (name, office, party, level)


UNNAMED = [
    ("The Kazakh foreign minister left.", "KAZ", "foreign_minister", ""),
    ("Talks were led by its prime minister.", None, "head_of_government", "its"),
    ("Our ambassador to Qatar said so.", None, "other", "our"),
    ("The president of Zambia's visit ended.", "ZMB", "head_of_state", ""),
    ("The minister left.", None, "minister", ""),
    ("The prime minister of the island nation left.", None, "head_of_government", ""),
    ("His Majesty the Sultan left.", None, "head_of_state", ""),
]


@pytest.mark.parametrize(("text", "party", "level", "possessor"), UNNAMED)
def test_an_office_alone_stands_for_who_holds_it(text: str, party: str | None, level: str, possessor: str) -> None:
    (person,) = read(text)
    assert (person.name, person.party, person.level, person.possessor) == ("", party, level, possessor)


PLURAL = [
    ("The two foreign ministers met.", ()),
    ("The foreign ministers of Kenya and Peru met.", ("KEN", "PER")),
    ("The British, French and German foreign ministers met.", ("GBR", "FRA", "DEU")),
    ("Chile and Peru's presidents met.", ("CHL", "PER")),
    ("The leaders of Mali, Niger and Chad met.", ("MLI", "NER", "TCD")),
    ("Kenyan Foreign Minister Ann Kip met Foreign Minister Rui Sa of Angola. The two ministers signed.", ("KEN", "AGO")),
]


@pytest.mark.parametrize(("text", "whose"), PLURAL)
def test_several_holders_have_their_parties(text: str, whose: tuple[str, ...]) -> None:
    person = read(text)[-1]
    assert person.plural and person.parties == whose


def test_several_named_holders_are_each_a_person() -> None:
    found = read("Presidents Igor Petrov of Russia and Xi Wen of China met.")
    assert [(p.name, p.party, p.plural) for p in found] == [("Igor Petrov", "RUS", False), ("Xi Wen", "CHN", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Presidents Ana Sol (Chile), Luis Paz (Colombia), and Rosa Gil (Peru) met.",
        "The presidents of Chile, Ana Sol, of Colombia, Luis Paz, and Peru, Rosa Gil, met.",
    ],
)
def test_each_of_several_holders_has_the_party_beside_the_name(text: str) -> None:
    assert [(p.name, p.party) for p in read(text)] == [("Ana Sol", "CHL"), ("Luis Paz", "COL"), ("Rosa Gil", "PER")]


def test_a_forename_that_is_a_city_too_is_known_again() -> None:
    found = read("Paraguayan President Santiago Ocampos spoke. Santiago Ocampos left. He flew to Santiago.")
    assert [(p.name, p.party) for p in found] == [("Santiago Ocampos", "PRY")] * 2


def test_a_name_without_its_accents_is_known_again() -> None:
    assert [p.party for p in read("Mexican President Andrés Gómez spoke. President Gomez left.")] == ["MEX", "MEX"]


def test_a_minister_of_a_party_is_the_one_named_before() -> None:
    assert read("The Foreign Minister of Chile, Ann Lee, came. The Chilean minister left.")[-1].level == "foreign_minister"


def test_two_offices_side_by_side_have_one_owner() -> None:
    assert [p.party for p in read("The President and Vice-President of Suriname left.")] == ["SUR", "SUR"]
    assert [p.party for p in read("The President and the Prime Minister of Iraq spoke.")] == [None, "IRQ"]


def test_who_speaks_for_somebody_named_is_not_called_so() -> None:
    found = read("A spokesman for President Rui Sa of Angola spoke.")
    assert [(p.name, p.level) for p in found if p.name] == [("Rui Sa", "head_of_state")]


def test_where_an_ambassador_is_sent() -> None:
    for text in (
        "UAE Ambassador to Ghana Salem Noor spoke.",
        "The Ambassador of the UAE to Ghana spoke.",
        "UAE Ambassador Salem Noor to Ghana spoke.",
    ):
        (person,) = read(text)
        assert (person.party, person.to) == ("ARE", "GHA"), text
    (person,) = read("Russia's U.N. ambassador Ivan Lomov spoke.")
    assert (person.party, person.to) == ("RUS", "UN")
    (person,) = read("Zaire recalled its ambassador from Brazzaville.")
    assert person.party is None and person.possessor == "its"


def test_a_counterpart_has_the_level_of_the_other() -> None:
    _, other = read("Iraqi Foreign Minister Sabah Nuri met his Jordanian counterpart, Firas Khalil.")
    assert (other.name, other.party, other.level, other.counterpart) == ("Firas Khalil", "JOR", "foreign_minister", True)
    _, other = read("The Zambian president and his Malawian guest spoke.")
    assert (other.party, other.level, other.counterpart) == ("MWI", "head_of_state", True)


def test_former_holders_are_told() -> None:
    for text in (
        "Former Chilean President Pedro Soto spoke.",
        "Chile's ex-President Pedro Soto spoke.",
        "Chile's then president Pedro Soto spoke.",
    ):
        (person,) = read(text)
        assert person.former and person.party == "CHL", text
    assert not read("Acting Chilean President Pedro Soto spoke.")[0].former


def test_who_was_named_is_known_again() -> None:
    found = read(
        "Fijian Prime Minister Litia Vula met Foreign Minister Rui Sa of Angola. Vula spoke first. Mr Sa agreed. The minister left. "
        "Litia Vula stayed. Prime Minister Vula smiled. The premier waved."
    )
    assert [p.party for p in found] == ["FJI", "AGO", "FJI", "AGO", "AGO", "FJI", "FJI", "FJI"]
    assert found[4].level == "foreign_minister"


def test_the_president_of_a_house_is_not_the_president_named_before() -> None:
    text = "President Juan Soto of Chile spoke. President of the House of Representatives left."
    first, second = read(text)
    assert (first.party, first.level) == ("CHL", "head_of_state") and (second.party, second.level) == (None, "parliament")


def test_a_longer_name_or_another_of_the_family_is_nobody_known() -> None:
    found = read("Fijian Prime Minister Litia Vula spoke. Vula Bank closed. The Vula Road was long. Joe Vula sang.")
    assert len(found) == 1


NOBODY = [
    "Toyota president Akio Sato spoke.",
    "The president of Acme Corp spoke.",
    "Club president Joe Brand spoke.",
    "Nigeria's official debt rose.",
    "Germany heads the table.",
    "It is the leader among the partners.",
    "The Council of Ministers met.",
    "A premier league match was played.",
    "The shop's chairman left.",
    "Officials denied it.",
    "The director of Kenya's Acme spoke.",
    "He served twice as president.",
    "A General Meeting was held.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_offices_of_companies_and_of_nobody_are_left_out(text: str) -> None:
    assert read(text) == []


def test_an_office_named_beside_others_is_of_nobody_in_particular() -> None:
    found = read("Bolivian Foreign Minister Nilda Mamani came. It was a visit at the level of Foreign Minister.")
    assert found[-1].party is None


def test_a_person_holds_the_text_from_start_to_end() -> None:
    text = "On Monday the President of Zambia, Mwila Banda, met Erik Dahl, the Danish foreign minister, and left."
    found = read(text)
    assert [text[p.start : p.end] for p in found] == ["the President of Zambia, Mwila Banda", "Erik Dahl, the Danish foreign minister"]
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_time_grows_with_length_and_not_with_people() -> None:
    def seconds(n: int) -> float:
        letters = "abcdefghij"
        names = ("X" + "".join(letters[int(c)] for c in str(i)) + "son" for i in range(n))
        text = " ".join(f"President Joan {name} of Peru met reporters." for name in names)
        mentions, cut = parties.find(text), list(sentences(text))
        best = 1e9
        for _ in range(3):
            memory, begin = Memory(), time.process_time()
            found = sum(len(people(text, mentions, memory, s.start, s.end)) for s in cut)
            best = min(best, time.process_time() - begin)
            assert found == n
        return best

    seconds(10)
    assert seconds(1600) < 8 * 2.5 * seconds(200)


def place_names(text: str) -> list[tuple[str, str]]:
    taken = [(m.start, m.end) for m in parties.find(text)]
    return [(p.name, p.party) for p in places(text, taken)]


PLACES = [
    ("Two consulates in Toronto and Vancouver closed.", [("Toronto", "CAN"), ("Vancouver", "CAN")]),
    ("A power station in Banha was built.", [("Banha", "EGY")]),
    ("The Mombasa office opened.", [("Mombasa", "KEN")]),
    ("Mombasa airport opened.", [("Mombasa", "KEN")]),
    ("The port of Gwadar opened.", [("Gwadar", "PAK")]),
    ("Mombasa, Kenya, has a port.", [("Mombasa", "KEN")]),
    ("MOMBASA, Jan 5 - The talks began.", [("Mombasa", "KEN")]),
    ("Mombasa (ANA) - The talks began.", [("Mombasa", "KEN")]),
    ("He flew to Rio de Janeiro from St. Petersburg.", [("Rio de Janeiro", "BRA"), ("St. Petersburg", "RUS")]),
    ("The Shanghai-based bank closed.", [("Shanghai", "CHN")]),
    ("They met in Texas.", [("Texas", "USA")]),
    ("The song of Toronto rang.", [("Toronto", "CAN")]),
]


@pytest.mark.parametrize(("text", "found"), PLACES)
def test_a_city_stands_for_its_state(text: str, found: list[tuple[str, str]]) -> None:
    assert place_names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Mombasa said so.",
        "He met Lyon Smith.",
        "In Birmingham they met.",
        "She was in Orange.",
        "They met in Victoria.",
        "The Shanghai Cooperation Organisation met.",
        "Reading is fun.",
        "The talks went to Jackson.",
        "The song of Aalen rang.",
    ],
)
def test_doubtful_places_are_not_read(text: str) -> None:
    assert place_names(text) == []


def test_what_is_taken_is_no_place() -> None:
    text = "They met in Toronto."
    assert places(text, [(12, 19)]) == []
    assert places(text, []) == [Place(12, 19, "CAN", "Toronto")]
    assert places(text, [(5, 12), (19, 20)]) == places(text, [])


FALSE_FRIENDS = [
    "Niger State",
    "Indian tribes and an American Indian group",
    "Michael Jordan won. Jordan scored.",
    "Jordan Smith and Georgia Brown",
    "Chad Kelly and Mali Wilson",
    "a Guinea pig and a Guinea fowl",
    "the Indo-Pacific region",
    "the Vilnius summit and the Madrid Summit",
    "the Uruguay Round, the Tokyo Round, the Stockholm Act, the Cotonou Agreement, the Abuja Treaty",
    "the Paris Agreement, the Vienna Convention, the Geneva Conventions, the Kampala Declaration, the Rome Statute, the Minsk agreements",
    "the Treaty of Lisbon and the Congress of Vienna",
    "roast Turkey and Bone China",
    "Lake Chad, Lake Malawi, the Gulf of Guinea, the Gulf of Thailand, the Sea of Japan, the South China Sea, the English Channel",
    "Dutch disease, French fries, Swiss cheese",
    "a governor of Georgia",
    "Georgia Senator Joe Brand",
    "the Georgia legislature",
    "New Jersey and New Mexico",
]


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_false_friends_are_no_parties(text: str) -> None:
    assert parties.find(text) == []


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Georgia's president", "GEO"),
        ("a minister of Georgia", "GEO"),
        ("Jordan Foreign Minister", "JOR"),
        ("Indian ministers", "IND"),
        ("the Chad border", "TCD"),
        ("talks in Vilnius", "LTU"),
        ("the Uruguay treaty", "URY"),
        ("the Dutch embassy", "NLD"),
    ],
)
def test_their_namesakes_still_are(text: str, party: str) -> None:
    assert [m.party for m in parties.find(text)] == [party]


def test_every_field_of_the_tables_is_used() -> None:
    """An office's level is one of the vocabulary; an office of a special sort is an office."""
    from comity.language import table
    from comity.read.levels import levels

    data = table("en", "people")
    assert set(data["offices"]) == set(levels())
    known = {name for names in data["offices"].values() for name in names} | {w.strip() for w in data["counterpart"]["offices"].split(",")}
    listed = {w.strip() for s in ("civil", "sent", "counterpart", "named") for text in data[s].values() for w in text.split(",")}
    assert listed <= known, listed - known
    assert {w.strip() for g in data["same"]["groups"] for w in g.split(",")} <= known


@pytest.mark.parametrize(
    ("offices", "level"),
    [
        ("Prime Minister and Foreign Minister", "head_of_government"),
        ("Foreign Minister and Deputy Prime Minister", "foreign_minister"),
    ],
)
def test_who_holds_two_offices_is_of_the_higher_level(offices: str, level: str) -> None:
    (found,) = read_document(Document("d", f"{offices} Ana Cruz of Peru visited Chile on 3 May 2019."))
    assert found.observation.attrs["level"] == level
