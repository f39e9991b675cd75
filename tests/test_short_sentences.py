"""Short sentences that name both parties: each is a construction with other states, verbs and words around."""

import datetime

import pytest

from comity.read import Document, read_document

DAY = datetime.date(2019, 6, 15)


def read(text: str) -> list[tuple[str, str, str | None, dict[str, object], str | None]]:
    found = (f.observation for f in read_document(Document("short", text, date=DAY)))
    return [(o.kind, o.a, o.b, dict(o.attrs), o.start.isoformat() if o.start else None) for o in found]


@pytest.mark.parametrize("years", ["forty years", "40 years", "forty (40) years", "four decades"])
@pytest.mark.parametrize("deed", ["since Peru and Oman established diplomatic relations", "of diplomatic relations between Peru and Oman"])
@pytest.mark.parametrize(
    "marked", ["3 May 2016 marks", "3 May 2016 marked", "On 3 May 2016 a concert marked", "On 3 May 2016 the two celebrated"]
)
def test_years_counted_are_an_anniversary(years: str, deed: str, marked: str) -> None:
    found = [row for row in read(f"{marked} {years} {deed}.") if row[0] == "anniversary"]
    assert [(a, b, attrs["n"], start) for _, a, b, attrs, start in found] == [("OMN", "PER", 40, "2016-05-03")]


@pytest.mark.parametrize("talks", ["Talks", "Bilateral talks", "Talks between delegations", "The negotiations"])
@pytest.mark.parametrize("led", ["led", "headed", "chaired", "co-chaired"])
def test_who_lead_talks_meet(talks: str, led: str) -> None:
    text = f"{talks} {led} by Kenyan President Daniel Moe and his Ghanaian counterpart, John Asare, were held on 3 May 2018."
    assert ("meeting", "GHA", "KEN") in [row[:3] for row in read(text)]


@pytest.mark.parametrize("between", ["the army and the rebels", "farmers and traders"])
def test_who_lead_the_talks_of_others_do_not_meet(between: str) -> None:
    text = f"Talks between {between}, led by Kenyan President Daniel Moe and Ghanaian President John Asare, broke down."
    assert not [row for row in read(text) if row[0] == "meeting"]


@pytest.mark.parametrize(
    "text",
    [
        "The Peruvian Embassy was {0} in Nairobi in 1990{1} the Kenyan Embassy in Lima in 1994.",
        "Peru's embassy in Nairobi was {0} in 1990{1} the Embassy of Kenya in Lima in 1994.",
        "Peru {0} its embassy in Nairobi in 1990{1} Kenya its embassy in Lima in 1994.",
        "Peru {0} an embassy in Nairobi in 1990{1} Kenya an embassy in Lima in 1994.",
    ],
)
@pytest.mark.parametrize("verb", ["opened", "established", "closed", "reopened"])
@pytest.mark.parametrize("and_", [" and", ", and", ";", ", while"])
def test_a_mission_without_a_verb_of_its_own(text: str, verb: str, and_: str) -> None:
    found = [(a, b, start) for kind, a, b, _, start in read(text.format(verb, and_)) if kind == "mission"]
    assert sorted(found) == [("KEN", "PER", "1994-01-01"), ("PER", "KEN", "1990-01-01")]


@pytest.mark.parametrize("who", ["Kenya", "Kenyan officials", "The Kenyan foreign ministry", "A Kenyan government spokesman"])
@pytest.mark.parametrize("said", ["said", "claimed", "told reporters", "told the UN Security Council", "insisted", "reported"])
@pytest.mark.parametrize(
    "wrong", ["Uganda was involved in the raid", "Uganda had hacked its computers", "Ugandan troops had entered its territory"]
)
def test_who_is_said_to_have_done_wrong_is_accused(who: str, said: str, wrong: str) -> None:
    assert ("coercion", "KEN", "UGA", "accusation") in [(*row[:3], row[3].get("action")) for row in read(f"{who} {said} that {wrong}.")]


@pytest.mark.parametrize("where", ["along the Ugandan border", "on the border with Uganda"])
@pytest.mark.parametrize("moved", ["were massed", "are massed", "have been massed", "were deployed"])
def test_troops_moved_by_nobody_named_are_of_their_state(where: str, moved: str) -> None:
    assert ("coercion", "KEN", "UGA") in [row[:3] for row in read(f"Some 20,000 Kenyan troops {moved} {where}.")]


@pytest.mark.parametrize("people", ["migrants", "workers", "farmers", "nationals"])
@pytest.mark.parametrize("sent", ["were deported from", "were expelled from", "have been expelled from"])
def test_people_sent_from_a_land_are_sent_by_its_state(people: str, sent: str) -> None:
    assert ("coercion", "KEN", "UGA") in [row[:3] for row in read(f"About 300 Ugandan {people} {sent} Kenya on 3 May 2018.")]


@pytest.mark.parametrize("allies", ["allies", "diplomatic allies", "formal allies"])
@pytest.mark.parametrize(
    "text",
    [
        "Kenya has few {0}, including Fiji and Tonga.",
        "This left Kenya with three {0}, among them Fiji and Tonga.",
        "Kenya's {0}, such as Fiji and Tonga, stayed away.",
    ],
)
def test_allies_named_behind_their_number(allies: str, text: str) -> None:
    status = "diplomatic" if allies.startswith("dipl") else "alliance"
    found = [(a, b, attrs["status"]) for kind, a, b, attrs, _ in read(text.format(allies)) if kind == "relations"]
    assert sorted(found) == [("FJI", "KEN", status), ("KEN", "TON", status)]


@pytest.mark.parametrize("body", ["Joint Commission", "Intergovernmental Commission on Trade", "Joint Commission on Economic Cooperation"])
@pytest.mark.parametrize("opened", ["opened", "convened", "chaired"])
def test_who_opens_a_joint_commission_is_at_it(body: str, opened: str) -> None:
    found = read(f"Kenyan Prime Minister Daniel Moe {opened} the first {body} between Kenya and Ghana on 3 May 2018.")
    assert [(a, b, attrs["level"]) for kind, a, b, attrs, _ in found if kind == "meeting"] == [("GHA", "KEN", "head_of_government")]


@pytest.mark.parametrize("one", ["one of which is", "one of them is"])
def test_one_of_two_is_nobody(one: str) -> None:
    assert not [row for row in read(f"Kenya and Oman, {one} a member of OPEC, signed a treaty on trade.") if row[0] == "membership"]


@pytest.mark.parametrize("who", ["Kenya's Ministry of Trade", "Kenya's parliament", "The Kenyan cabinet", "Kenya's government"])
@pytest.mark.parametrize("done", ["barred Ugandan trucks from its territory", "halted exports of gas to Uganda", "banned Ugandan milk"])
def test_a_body_does_what_its_only_past_form_tells(who: str, done: str) -> None:
    assert ("coercion", "KEN", "UGA", "ban") in [(*row[:3], row[3].get("action")) for row in read(f"{who} {done} on 3 May 2018.")]


@pytest.mark.parametrize("called", ["Minister Adam Nowak", "Foreign Minister Adam Nowak", "Mr Adam Nowak", "Adam Nowak"])
def test_a_counterpart_with_office_and_name_is_one_person(called: str) -> None:
    found = read(
        f"Iceland and Poland are friends. Foreign Minister Jon Jonsson met with his Polish counterpart {called} in Warsaw on 3 May 2018."
    )
    assert {row[:3] for row in found} >= {("meeting", "ISL", "POL"), ("visit", "ISL", "POL")}


@pytest.mark.parametrize("ties", ["diplomatic relations", "diplomatic ties", "formal relations"])
@pytest.mark.parametrize("since", ["since they were established in 1974", "since these were established in 1974"])
def test_relations_meant_by_a_pronoun_in_their_sentence(ties: str, since: str) -> None:
    found = [(*row[:3], row[3]["action"], row[4]) for row in read(f"Kenya has had {ties} with Oman {since}.")]
    assert ("relations", "KEN", "OMN", "established", "1974-01-01") in found


def test_a_visit_considered_as_something_was_paid() -> None:
    found = read("He considered the visit of the Kenyan Prime Minister, Daniel Moe, to Oman in May 2018 as a sign of good will.")
    assert [row[:3] for row in found if row[0] == "visit"] == [("visit", "KEN", "OMN")]


@pytest.mark.parametrize("ahead", ["He will stay in Peru from 15 to 17 June.", "He will be in Lima from 15 to 17 June on a visit."])
def test_a_visit_begun_and_what_is_to_come_of_it_are_one(ahead: str) -> None:
    found = [
        f.observation for f in read_document(Document("short", f"Kenyan President Daniel Moe arrived in Lima today. {ahead}", date=DAY))
    ]
    visits = [(o.modality, o.start, o.end) for o in found if o.kind == "visit"]
    assert visits == [("actual", DAY, datetime.date(2019, 6, 17))]
