"""Who "his guest" and "her host" are, where an encounter is that somebody goes to, and encounters told one after the other."""

import datetime

import pytest

from comity.read import Document, read_document

_TALES = [
    # "Her guest" is who came, "his host" is of the land visited.
    (
        "President Ada Cole of Kenya gave a dinner for the Peruvian president in Nairobi on Saturday. Her guest leaves for Oslo tomorrow.",
        ["meeting KEN PER", "visit PER KEN", "visit PER NOR"],
    ),
    (
        "Fijian President Jone Vula paid a state visit to Laos from 17 to 19 May. His host, President Bounmy Keola, had dinner with him.",
        ["meeting FJI LAO", "visit FJI LAO"],
    ),
    (
        "President Bounmy Keola of Laos held talks in Vientiane on 17 May with his guest, Fijian President Jone Vula.",
        ["meeting FJI LAO", "visit FJI LAO"],
    ),
    # Nobody receives himself.
    (
        "Fijian President Jone Vula paid a state visit to Laos from 17 to 19 May. President Bounmy Keola of Laos received him at the palace.",
        ["meeting FJI LAO", "visit FJI LAO"],
    ),
    # Who goes somewhere for talks has them there.
    (
        "Kenyan Prime Minister Ada Cole will travel to Lima on 14 September for talks with President Luis Vega.",
        ["meeting KEN PER", "visit KEN PER"],
    ),
    # It was there that it was done.
    (
        "It was in Ankara, in October 1962, that Norwegian Prime Minister Per Moe met Turkish President Ali Demir.",
        ["meeting NOR TUR", "visit NOR TUR"],
    ),
    # Three encounters of one verb, two of them at home.
    (
        "The foreign ministers of Peru and Kenya met three times, in Lima (February 2018), in Nairobi (May 2018) and in New York in "
        "September 2018.",
        ["meeting KEN PER", "meeting KEN PER", "meeting KEN PER", "visit KEN PER", "visit PER KEN"],
    ),
    # A visit returned by somebody whose state is not told again.
    (
        "King Aldo II of Poland went to Nepal in 1974, and two years later President Ram Thapa repaid the visit.",
        ["visit NPL POL", "visit POL NPL"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), _TALES)
def test_who_went_to_whom_is_read(text: str, expected: list[str]) -> None:
    read = [f.observation for f in read_document(Document("d", text, date=datetime.date(2019, 6, 15)))]
    assert sorted(f"{o.kind} {o.a} {o.b}" for o in read) == expected


def test_a_stay_that_somebody_leaves_behind_ends_on_that_day() -> None:
    text = "Peruvian President Luis Vega left Nairobi on 8 June 2019 after a four-day visit."
    read = [f.observation for f in read_document(Document("d", text))]
    assert [(str(o.start), str(o.end)) for o in read] == [("2019-06-05", "2019-06-08")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan Foreign Minister Ada Cole in Lima, 29–30 June.", ("2019-06-29", "2019-06-30", "planned", "other")),
        ("Kenyan Foreign Minister Ada Cole to Peru, 7-10 September 2018.", ("2018-09-07", "2018-09-10", "actual", "other")),
        (
            "On 3 June 2019 President Ada Cole of Kenya began her first trip abroad, a two-day state visit to Peru.",
            ("2019-06-03", "2019-06-04", "actual", "state"),
        ),
    ],
)
def test_days_and_sort_of_a_visit(text: str, expected: tuple[str, ...]) -> None:
    read = [f.observation for f in read_document(Document("d", text, date=datetime.date(2019, 6, 15)))]
    assert [(str(o.start), str(o.end), str(o.modality), o.attrs["type"]) for o in read if o.kind == "visit"] == [expected]


def test_a_visit_that_a_pronoun_means_is_returned() -> None:
    text = "The Peruvian president visited Kenya in July 2017. It was reciprocated by the Kenyan finance minister in March 2018."
    read = [f.observation for f in read_document(Document("d", text))]
    assert [(o.a, o.b, str(o.start)) for o in read] == [("PER", "KEN", "2017-07-01"), ("KEN", "PER", "2018-03-01")]


def test_who_receives_a_traveller_before_he_leaves_is_not_where_he_will_go() -> None:
    text = "BUDAPEST, June 14 - Iraq's agriculture minister, Hassan Jabr, flies to Warsaw tomorrow. Jabr was received on Monday by Premier Lajos Kovacs."
    read = [f.observation for f in read_document(Document("d", text, date=datetime.date(2019, 6, 14)))]
    assert ("HUN", "IRQ") in [(o.a, o.b) for o in read if o.kind == "meeting"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who signs for whom, and where.
        (
            "The agreement was signed in Lima on 30 May by Deputy Defence Minister Ada Cole for Kenya and Chief of Staff Luis Vega for Peru.",
            ["agreement KEN PER", "visit KEN PER"],
        ),
        ("Minister Ada Cole signed an agreement for Peru's help.", []),
        # A site of a town is in it.
        ("Kenyan Finance Minister Ada Cole gave a lecture at the University of Lima on 30 May 2019.", ["visit KEN PER"]),
        ("Kenyan Finance Minister Ada Cole cut the ribbon at the new wing of Lima's children's hospital on Wednesday.", ["visit KEN PER"]),
        ("Kenyan Finance Minister Ada Cole inspected a dairy near Lima on Wednesday.", ["visit KEN PER"]),
        # A counterpart is of the other state that is named.
        (
            "Kenyan Defence Minister Ada Cole laid a wreath in Lima on 9 May and then met her counterpart Luis Vega.",
            ["meeting KEN PER", "visit KEN PER"],
        ),
        (
            "Kenyan Defence Minister Ada Cole is expected in Lima on 25 June for talks with her counterpart.",
            ["meeting KEN PER", "visit KEN PER"],
        ),
        # When something was done, not what the question is about.
        ("Kenyan Foreign Minister Ada Cole had raised the question during her stay in Lima in May.", ["visit KEN PER"]),
        # Who invites does not travel.
        (
            "King Erik of Norway will make a state visit to Peru in October at the invitation of President Luis Vega, it said on Monday.",
            ["visit NOR PER"],
        ),
        ("Peruvian officials spoke of ways of reducing Kenya's surplus with Peru.", []),
    ],
)
def test_where_somebody_is_and_for_whom(text: str, expected: list[str]) -> None:
    read = [f.observation for f in read_document(Document("d", text, date=datetime.date(2019, 6, 15)))]
    assert sorted(f"{o.kind} {o.a} {o.b}" for o in read if o.kind != "project") == expected


def test_who_leads_a_delegation_is_of_its_state_afterwards() -> None:
    text = (
        "A delegation of the parliament of Moldova, headed by Speaker Ion Rusu, is paying an official visit to Georgia. "
        "The two sides signed a memorandum. Ion Rusu also met President Levan Beridze."
    )
    document = Document("d", text, date=datetime.date(2019, 6, 15), title="Speaker on official visit to Georgia")
    read = [f.observation for f in read_document(document)]
    assert ("meeting", "GEO", "MDA") in [(o.kind, o.a, o.b) for o in read]
    assert [o.attrs["level"] for o in read if o.kind == "visit"] == ["parliament"]


@pytest.mark.parametrize(
    "came", ["arrived in Dakar on Tuesday", "has been in Dakar since Tuesday", "flew in on Tuesday for talks in Dakar"]
)
def test_what_is_done_on_a_later_day_is_a_part_of_the_stay(came: str) -> None:
    text = f"The Gambian foreign minister {came}. On Thursday the minister was received by President Moussa Ndiaye of Senegal."
    read = [f.observation for f in read_document(Document("d", text, date=datetime.date(2019, 6, 15)))]
    assert [(o.kind, str(o.start)) for o in read] == [("visit", "2019-06-11"), ("meeting", "2019-06-13")]


def test_what_is_joined_to_a_plan_is_planned() -> None:
    text = "The Slovenian minister will visit Morocco on 20 June and be received by President Ali Amir of Morocco."
    read = [f.observation for f in read_document(Document("d", text, date=datetime.date(2019, 6, 15)))]
    assert {str(o.modality) for o in read} == {"planned"}
    assert {o.kind for o in read} == {"visit", "meeting"}


def test_of_three_the_first_two_of_the_title_meet_and_who_chairs_talks_of_many_does_not() -> None:
    title = "Joint communiqué of the foreign ministers of Peru, Kenya and Chile"
    text = "The foreign ministers of Peru, Kenya and Chile met on 3 May 2019."
    read = [f.observation for f in read_document(Document("d", f"{title}\n{text}", title=title))]
    assert [(o.a, o.b, o.attrs["others"]) for o in read if o.kind == "meeting"] == [("KEN", "PER", ["CHL"])]
    text = "In New York Peru and Chile chaired the talks on the treaty together."
    assert not [f for f in read_document(Document("d", text)) if f.observation.kind == "meeting"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Norwegian and Ghanaian prime ministers, meeting in Oslo on Monday, agreed to trade.", ["meeting GHA NOR", "visit GHA NOR"]),
        (
            "At a meeting in Oslo on Monday the Norwegian prime minister promised her Ghanaian counterpart more aid.",
            ["meeting GHA NOR", "visit GHA NOR"],
        ),
        ("When he was in Oslo last September, Ghana's president Kofi Mensah praised Norway.", ["visit GHA NOR"]),
        ("Kenya's trade minister Ada Cole represented the president at a funeral in Accra on 7 January.", ["visit KEN GHA"]),
    ],
)
def test_meetings_and_visits_told_aside(text: str, expected: list[str]) -> None:
    read = [f.observation for f in read_document(Document("d", text, date=datetime.date(2019, 6, 15)))]
    assert sorted(f"{o.kind} {o.a} {o.b}" for o in read) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Energy ministers Ada Cole of Kenya and Luis Vega of Peru shook hands in Lima on Friday.", ["meeting KEN PER", "visit KEN PER"]),
        ("Ghana's prime minister Kofi Mensah was among the mourners at the state funeral in Lima on 1 June.", ["visit GHA PER"]),
        ("1983 – State visit of Ghanaian President Kofi Mensah to Peru.", ["visit GHA PER"]),
    ],
)
def test_more_ways_of_being_there(text: str, expected: list[str]) -> None:
    read = [f.observation for f in read_document(Document("d", text, date=datetime.date(2019, 6, 15)))]
    assert sorted(f"{o.kind} {o.a} {o.b}" for o in read) == expected


def test_special_envoys_travel_and_who_speaks_is_received() -> None:
    text = "The Swiss special envoy for Cyprus, Anna Keller, was in Nicosia from 3 to 6 June 2019."
    read = [f.observation for f in read_document(Document("d", text))]
    assert [(o.kind, o.a, o.b) for o in read] == [("visit", "CHE", "CYP")]
    title = "Speech by the President of Norway"
    text = "I was in Lima last month, and President Toren of Peru received me with warmth."
    read = [f.observation for f in read_document(Document("d", f"{title}\n{text}", date=datetime.date(2019, 6, 15), title=title))]
    assert {(o.kind, o.a, o.b) for o in read} == {("visit", "NOR", "PER"), ("meeting", "NOR", "PER")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Talks at deputy minister level between the foreign ministries of Norway and Peru took place in Oslo on 21 May.",
            [("meeting", "other")],
        ),
        ("Talks at minister level between Norway and Peru took place in Oslo on 21 May.", [("meeting", "minister")]),
    ],
)
def test_levels_of_talks(text: str, expected: list[tuple[str, str]]) -> None:
    read = [f.observation for f in read_document(Document("d", text, date=datetime.date(2019, 6, 15)))]
    assert [(o.kind, o.attrs["level"]) for o in read] == expected
