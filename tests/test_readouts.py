"""Visits and meetings as readouts and press releases tell them: on the frame of a visit, by delegations, at dinners, in lists of those present."""

import datetime

import pytest

from comity.read import Document, read_document

#: A Tuesday.
DAY = datetime.date(2018, 5, 8)


def read(text: str, kind: str) -> list[tuple[str, str | None, str, str, str, str]]:
    found = [f.observation for f in read_document(Document("readout", text, date=DAY))]
    return [
        (o.a, o.b, o.modality, str(o.start or ""), str(o.end or ""), str(o.attrs["level"]) if kind != "visit" else str(o.attrs["type"]))
        for o in found
        if o.kind == kind
    ]


@pytest.mark.parametrize("frame", ["Within the framework of", "In the framework of", "On the occasion of"])
def test_what_is_done_in_the_frame_of_a_visit_leaves_it_told(frame: str) -> None:
    text = f"{frame} the visit of Foreign Minister Jan Vos of Estonia to Ghana on 3 May 2018, an exhibition was opened."
    assert read(text, "visit") == [("EST", "GHA", "actual", "2018-05-03", "2018-05-03", "other")]


@pytest.mark.parametrize("frame", ["within the framework of", "on the occasion of"])
def test_what_will_be_done_in_the_frame_of_a_visit_dates_it_ahead(frame: str) -> None:
    text = f"The accord will be signed {frame} the state visit of President Jan Vos of Estonia to Ghana in July."
    assert read(text, "visit") == [("EST", "GHA", "planned", "2018-07-01", "2018-07-31", "state")]


def test_a_framework_for_talks_is_no_talks() -> None:
    assert not read("The paper gives a framework for talks between Estonia and Ghana.", "meeting")


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("next week from Monday to Wednesday", "2018-05-14", "2018-05-16"),
        ("from Tuesday to Friday next week", "2018-05-15", "2018-05-18"),
        ("next week, on Thursday", "2018-05-17", "2018-05-17"),
    ],
)
def test_days_of_next_week(said: str, first: str, last: str) -> None:
    assert read(f"President Jan Vos of Estonia will visit Ghana {said}.", "visit") == [("EST", "GHA", "planned", first, last, "other")]


def test_a_follow_up_to_a_visit_is_not_up_to_it() -> None:
    text = "The trip is a follow-up to the May 2013 visit to Ghana by President Jan Vos of Estonia."
    assert read(text, "visit") == [("EST", "GHA", "actual", "2013-05-01", "2013-05-31", "other")]


def test_nobody_calls_on_himself() -> None:
    text = "President Ada Bio of Ghana said this when Estonia's Foreign Minister, Jan Vos, paid a courtesy call on her on 3 May 2018."
    assert read(text, "meeting") == [("EST", "GHA", "actual", "2018-05-03", "2018-05-03", "head_of_state")]


@pytest.mark.parametrize("did", ["called on", "met", "held talks with"])
def test_the_leader_of_a_delegation_may_have_a_long_office(did: str) -> None:
    text = f"An Estonian parliamentary delegation led by Jan Vos, Chairman of the Committee on Ports and Roads, {did} Premier Ada Bio of Ghana in Accra."
    assert [row[:2] for row in read(text, "meeting")] == [("EST", "GHA")]
    assert [row[:2] for row in read(text, "visit")] == [("EST", "GHA")]


@pytest.mark.parametrize("feast", ["attended a dinner given", "spoke at a luncheon hosted", "was at a banquet hosted"])
def test_a_feast_in_his_honour_is_a_meeting(feast: str) -> None:
    text = f"President Jan Vos of Estonia {feast} in his honour by President Ada Bio of Ghana on 3 May 2018."
    assert [row[:2] for row in read(text, "meeting")] == [("EST", "GHA")]


def test_those_present_are_no_meeting_of_their_own() -> None:
    text = (
        "President Jan Vos of Estonia met President Ada Bio of Ghana in Accra on 3 May 2018. "
        "Estonia's Foreign Minister Mart Saar, Interior Minister Tiit Kask and Estonia's Ambassador to Ghana also attended the meeting."
    )
    assert len(read(text, "meeting")) == len(read(text, "visit")) == 1


def test_a_session_behind_closed_doors_is_of_no_commission() -> None:
    (found,) = read_document(
        Document("readout", "Estonia and Ghana spoke in a closed-door session between the two sides in Accra.", date=DAY)
    )
    assert found.observation.attrs["format"] == "bilateral"


@pytest.mark.parametrize(
    "met", ["In a meeting with Premier Ada Bio, he asked for help.", "During talks with Premier Ada Bio he asked for help."]
)
def test_he_is_not_the_one_whom_he_meets(met: str) -> None:
    text = f"President Jan Vos of Estonia paid a visit to Ghana on 3 May 2018. {met}"
    assert read(text, "meeting") == [("EST", "GHA", "actual", "2018-05-03", "2018-05-03", "head_of_state")]


def test_he_goes_on_being_who_goes_on() -> None:
    text = (
        "President Ada Bio of Ghana has embarked on visits to Estonia and Latvia. Her first stop is Estonia, where she is holding talks with "
        "President Jan Vos. She will then travel to Latvia, where she is expected to meet with President Karl Ozols."
    )
    assert {row[:3] for row in read(text, "meeting")} == {("EST", "GHA", "actual"), ("GHA", "LVA", "planned")}


@pytest.mark.parametrize("aside", ["the first of its kind", "the third in a month"])
def test_a_meeting_has_its_partner_behind_an_aside(aside: str) -> None:
    text = f"President Jan Vos of Estonia held a meeting, {aside}, with President Ada Bio of Ghana on 3 May 2018."
    assert [row[:2] for row in read(text, "meeting")] == [("EST", "GHA")]


def test_a_meeting_may_stand_in_front_of_what_is_said_at_it() -> None:
    text = "Meeting with President Ada Bio of Ghana in Accra on Monday, Foreign Minister Jan Vos of Estonia praised the harbour."
    assert read(text, "meeting") == [("EST", "GHA", "actual", "2018-05-07", "2018-05-07", "head_of_state")]
    assert [row[:2] for row in read(text, "visit")] == [("EST", "GHA")]


def test_who_receives_an_ambassador_is_of_the_state_that_he_is_sent_to() -> None:
    text = "The State Secretary of the Ministry, Jan Vos, had an online conversation with the Ambassador of Ghana to Estonia, Ada Bio."
    assert [row[:2] for row in read(text, "meeting")] == [("EST", "GHA")]


def test_we_are_hosts_where_the_talks_are() -> None:
    text = "We were honoured to host Her Excellency Ada Bio, President of the Republic of Ghana, for talks at the castle in Tallinn today."
    assert read(text, "visit") == [("GHA", "EST", "actual", "2018-05-08", "2018-05-08", "other")]


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("The joint commission of Estonia and Ghana opens in Accra today and will go on for two days.", "2018-05-08", "2018-05-09"),
        ("Two-day talks between Estonia and Ghana ended in Accra on Monday.", "2018-05-06", "2018-05-07"),
        ("The ministers of Estonia and Ghana began three days of talks in Accra on Monday.", "2018-05-07", "2018-05-09"),
    ],
)
def test_how_long_a_meeting_lasts(told: str, first: str, last: str) -> None:
    assert [row[3:5] for row in read(told, "meeting")] == [(first, last)]


def test_what_will_be_done_at_a_meeting_that_goes_on_is_of_that_one() -> None:
    text = (
        "The 4th Estonia-Ghana joint commission starts in Accra today. The meeting will be attended by Energy Minister Jan Vos of Estonia, "
        "who is in Accra."
    )
    assert read(text, "meeting") == [("EST", "GHA", "actual", "2018-05-08", "2018-05-08", "minister")]


def test_an_earlier_session_spoken_of_dates_nothing_else() -> None:
    text = (
        "The 6th session of the Estonia-Ghana Joint Commission was held at Accra on 2 July 2017. Both reviewed the decisions taken during the 5th "
        "session, held in Tallinn on 15 June 2015. Minister Jan Vos of Estonia also met with Premier Ada Bio of Ghana."
    )
    assert {row[3] for row in read(text, "meeting")} == {"2015-06-15", "2017-07-02"}


def test_a_commission_chaired_by_two_brings_one_of_them() -> None:
    text = "The Estonia-Ghana joint commission, co-chaired by Energy Minister Jan Vos of Estonia and Minister Ada Bio of Ghana, sat in Accra in May 2017."
    assert [row[:2] for row in read(text, "visit")] == [("EST", "GHA")]


def test_names_with_nicknames_and_of_the_late() -> None:
    listed = "- The then Prime Minister Mr. Jan Mart Vos 'Karu' visited Ghana on April 1-3, 2009.\n- Prime Minister Late J.P. Saar visited Ghana in 1993."
    text = f"Estonia and Ghana\n\nFrom Estonian side:\n{listed}"
    assert {(row[0], row[3][:4]) for row in read(text, "visit")} == {("EST", "2009"), ("EST", "1993")}


@pytest.mark.parametrize("what", ["a meeting", "bilateral talks", "a bilateral meeting", "political consultations"])
@pytest.mark.parametrize("did", ["held {} on 3 May 2018 to discuss fish", "held {} on 3 May 2018"])
def test_what_a_meeting_is_held_for_says_nothing_of_whether_it_is(what: str, did: str) -> None:
    text = f"The foreign ministers of Estonia and Ghana {did.format(what)}."
    assert read(text, "meeting") == [("EST", "GHA", "actual", "2018-05-03", "2018-05-03", "foreign_minister")]


@pytest.mark.parametrize("when", ["to take place on Monday", "to be held on 21 May"])
def test_the_day_of_a_forum_ahead_is_not_that_of_the_meeting(when: str) -> None:
    text = f"The premiers of Estonia and Ghana met in Accra ahead of the Ocean Forum {when}."
    assert {row[3] for row in read(text, "meeting")} == {""}


@pytest.mark.parametrize("led", ["he leads a delegation on a tour of Africa", "he heads a delegation to Africa"])
def test_the_delegation_is_of_who_leads_it(led: str) -> None:
    text = f"Estonian Premier Jan Vos will seek trade when {led} next week. The delegation will visit Ghana, Togo and Benin."
    assert {row[:3] for row in read(text, "visit")} == {("EST", "GHA", "planned"), ("EST", "TGO", "planned"), ("EST", "BEN", "planned")}


def test_the_delegation_is_the_one_told_last() -> None:
    text = "An Estonian parliamentary delegation arrived in Accra on Friday. The delegation met Premier Ada Bio on Monday."
    assert read(text, "meeting") == [("EST", "GHA", "actual", "2018-05-07", "2018-05-07", "head_of_government")]


@pytest.mark.parametrize("town", ["Accra:", "ACCRA:", "Accra –"])
def test_a_report_from_a_town_tells_where_the_talks_were(town: str) -> None:
    text = (
        f"{town} A session of talks was held on Monday between Ghana and Estonia. During the session, the Ghanaian side was headed by Foreign Minister "
        "Ada Bio, while the Estonian side was headed by Foreign Minister Jan Vos."
    )
    assert [row[:2] for row in read(text, "visit")] == [("EST", "GHA")]
    assert read(text, "meeting") == [("EST", "GHA", "actual", "2018-05-07", "2018-05-07", "foreign_minister")]


@pytest.mark.parametrize("what", ["A political dialogue", "Political dialogue", "A conversation"])
def test_a_dialogue_on_a_day_is_a_meeting(what: str) -> None:
    text = f"{what} between Estonia and Ghana took place in Accra on Monday."
    assert [row[:4] for row in read(text, "meeting")] == [("EST", "GHA", "actual", "2018-05-07")]
    assert not read(f"{what} between Estonia and Ghana is of use.", "meeting")


def test_to_return_to_the_country_is_to_come_home() -> None:
    text = "Estonian Premier Jan Vos is in Ghana. He will return to the country on Wednesday."
    assert [row[2] for row in read(text, "visit")] == ["actual"]


@pytest.mark.parametrize(("state", "level"), [("India", "other"), ("Nepal", "other"), ("Britain", "foreign_minister")])
def test_secretaries_of_the_civil_service_are_no_ministers(state: str, level: str) -> None:
    (found,) = read_document(Document("readout", f"{state}'s Foreign Secretary Jan Vos visited Ghana on 3 May 2018.", date=DAY))
    assert found.observation.attrs["level"] == level


@pytest.mark.parametrize("who", ["members of the Ghanaian Parliament", "members of the Senate of Ghana", "Ghanaian members of parliament"])
def test_members_of_parliament_come_as_such(who: str) -> None:
    text = f"Foreign Minister Jan Vos of Estonia received on 3 May 2018 {who} Ada Bio and Kofi Adu, who arrived in Estonia as observers."
    assert [row[:2] for row in read(text, "meeting")] == [("EST", "GHA")]
    found = [f.observation for f in read_document(Document("readout", text, date=DAY))]
    assert [o.attrs["level"] for o in found if o.kind == "visit"] == ["parliament"]


@pytest.mark.parametrize(
    "left", ["left Tallinn on Monday for official visits to Ghana and Togo", "departed from Tallinn on Monday for Ghana and Togo"]
)
def test_who_leaves_a_town_for_elsewhere_is_of_its_state(left: str) -> None:
    assert {row[:2] for row in read(f"Foreign Minister Jan Vos {left}.", "visit")} == {("EST", "GHA"), ("EST", "TGO")}


def test_whose_trade_he_goes_for_he_is_of() -> None:
    text = "Trade Minister Jan Vos will travel on Thursday to Ghana and Togo to advance Estonia's trade interests."
    assert {row[:3] for row in read(text, "visit")} == {("EST", "GHA", "planned"), ("EST", "TGO", "planned")}


@pytest.mark.parametrize("where", [", in Accra on Monday,", " Monday, in Accra,"])
def test_who_is_met_may_stand_behind_where(where: str) -> None:
    text = f"Foreign Minister Jan Vos of Estonia met{where} Ghanaian Foreign Minister Ada Bio."
    assert [row[:4] for row in read(text, "meeting")] == [("EST", "GHA", "actual", "2018-05-07")]


def test_an_earlier_visit_spoken_of_dates_no_dinner() -> None:
    text = (
        "President Jan Vos of Estonia arrived in Accra on Monday. A statement on the visit of the Ghanaian delegation to Estonia on 8 and 9 February "
        "2018 praised their friendship. President Ada Bio of Ghana also organised a dinner in honour of President Vos."
    )
    assert {row[3] for row in read(text, "meeting")} <= {"2018-05-07", ""}


@pytest.mark.parametrize("ceremony", ["chaired an official welcome ceremony", "hosted a welcoming ceremony"])
def test_who_is_welcomed_with_a_ceremony_is_a_guest(ceremony: str) -> None:
    text = f"President Ada Bio of Ghana {ceremony} for President Jan Vos of Estonia in Accra on 3 May 2018."
    assert read(text, "visit") == [("EST", "GHA", "actual", "2018-05-03", "2018-05-03", "other")]


def test_a_secretary_of_a_council_is_no_minister() -> None:
    text = "Jan Vos, Secretary of the Council of State of Estonia, visited Ghana on 3 May 2018."
    (found,) = read_document(Document("readout", text, date=DAY))
    assert found.observation.attrs["level"] == "other"


@pytest.mark.parametrize(
    "name", ["Joint Trade and Economic Commission", "Joint Trade, Economic and Technical Commission", "Joint Commission"]
)
def test_a_joint_commission_has_a_long_name(name: str) -> None:
    text = f"Papers were signed at the eighth session of the Estonia-Ghana {name} held on 3 May 2018 in Accra. The session was co-chaired by Trade Minister Jan Vos of Estonia and Trade Minister Ada Bio of Ghana."
    assert read(text, "meeting") == [("EST", "GHA", "actual", "2018-05-03", "2018-05-03", "minister")]
    assert [row[:2] for row in read(text, "visit")] == [("EST", "GHA")]


def test_delegations_meet_at_the_level_of_those_who_lead_them() -> None:
    text = "Talks were held in Accra on 3 May 2018 between delegations led by Minister Jan Vos of Estonia and Minister Ada Bio of Ghana."
    assert read(text, "meeting") == [("EST", "GHA", "actual", "2018-05-03", "2018-05-03", "minister")]


def test_meetings_with_two_of_one_state_are_two() -> None:
    text = "Minister Jan Vos of Estonia held meetings with the Foreign Minister of Ghana and the Minister for Trade of Ghana."
    assert sorted(row[5] for row in read(text, "meeting")) == ["foreign_minister", "minister"]


def test_two_behind_a_visit_in_front_are_no_part_of_where_it_went() -> None:
    text = "Following an official visit to Ghana in mid-January, the Estonian premier, Jan Vos, and his Ghanaian counterpart, Ada Bio, signed a treaty."
    assert read(text, "visit") == [("EST", "GHA", "actual", "2018-01-01", "2018-01-31", "official")]


def test_what_goes_on_is_told_on_its_day() -> None:
    assert read("Ministers Jan Vos of Estonia and Ada Bio of Ghana are holding talks in Accra.", "meeting")[0][3] == "2018-05-08"
    assert read("Ministers Jan Vos of Estonia and Ada Bio of Ghana are holding regular talks.", "meeting")[0][3] == ""


def test_who_came_and_will_meet_people_there_makes_no_second_visit() -> None:
    text = (
        "President Jan Vos of Estonia travelled to Ghana at the invitation of the President of Ghana and current Chairperson of the African Union, "
        "Ada Bio. This morning, the President will hold a bilateral meeting with President Bio in the palace in Accra."
    )
    assert [row[:3] for row in read(text, "visit")] == [("EST", "GHA", "actual")]
    assert [row[:3] for row in read(text, "meeting")] == [("EST", "GHA", "planned")]


def test_nobody_is_of_the_other_of_two_lands_that_he_visits() -> None:
    assert not read("Minister Jan Vos visited Ghana and Togo last week.", "visit")


def test_a_press_conference_after_a_meeting_is_no_summit() -> None:
    text = "President Jan Vos of Estonia spoke at a press conference after his meeting with President Ada Bio of Ghana."
    (found,) = read_document(Document("readout", text, date=DAY))
    assert found.observation.attrs["format"] == "bilateral"


def test_another_ones_visit_spoken_of_is_not_of_the_same_day() -> None:
    text = "Foreign Minister Jan Vos of Estonia visited Ghana on 3 May 2018. Noting that Premier Mart Saar's first foreign visit was to Ghana, Vos praised it."
    assert {row[3] for row in read(text, "visit")} == {"2018-05-03", ""}


def test_a_senate_president_is_none_of_the_state() -> None:
    text = "Ghana hosted a luncheon for a delegation from Estonia led by Senate President Jan Vos. President Vos's third trip to Ghana was useful."
    levels = {f.observation.attrs["level"] for f in read_document(Document("readout", text, date=DAY)) if f.observation.kind == "visit"}
    assert levels == {"parliament"}


@pytest.mark.parametrize("called", ["Estonia's African partner", "its close ally", "Estonia's friend"])
def test_a_land_may_be_told_by_what_it_is_to_the_visitors(called: str) -> None:
    text = f"Foreign Minister Jan Vos of Estonia led a delegation to {called} Ghana on 3 May 2018."
    assert read(text, "visit") == [("EST", "GHA", "actual", "2018-05-03", "2018-05-03", "other")]


@pytest.mark.parametrize("end", ["Deputy Minister Vos will leave Accra on May 10, 2018.", "He will return home on Thursday."])
def test_the_end_of_a_visit_under_way_may_lie_ahead(end: str) -> None:
    text = f"Estonian Deputy Minister Jan Vos arrived in Accra this morning on an official visit to Ghana. {end}"
    assert read(text, "visit") == [("EST", "GHA", "actual", "2018-05-08", "2018-05-10", "official")]


def test_a_husband_of_the_same_name_is_not_who_comes_home() -> None:
    text = "President Jan Vos of Estonia arrived in Ghana on Monday, May 7, 2018. First Lady Ana Mari Vos left Ghana on May 8, 2018."
    assert ("EST", "GHA", "actual", "2018-05-07", "2018-05-08") not in [row[:5] for row in read(text, "visit")]


def test_whom_a_guest_will_meet_on_his_visit_is_no_second_visit() -> None:
    text = "Estonian Speaker Jan Vos is on a working visit to Ghana. During this visit to Ghana, the Estonian delegation will have meetings with several officials."
    assert [row[2] for row in read(text, "visit")] == ["actual"]


def test_a_session_at_which_something_was_said_is_not_where_a_meeting_was() -> None:
    text = (
        "In relation to the President's announcement on forests during the 61st Session of the UN General Assembly, "
        "a bilateral consultation meeting of Estonia and Ghana was held on May 3-4, 2018 in Accra."
    )
    (found,) = [f for f in read_document(Document("readout", text, date=DAY)) if f.observation.kind == "meeting"]
    assert found.observation.attrs["format"] == "bilateral"


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("The move comes just ahead of Estonian Foreign Minister Jan Vos's visit to Accra, Ghana, on May 12.", "2018-05-12"),
        ("Ahead of his visit to Ghana on Friday, Estonian Foreign Minister Jan Vos spoke to Graphic.", "2018-05-11"),
        ("The ambassador spoke before Estonian Foreign Minister Jan Vos's visit to Ghana on 2 June.", "2018-06-02"),
    ],
)
def test_what_is_told_ahead_of_a_visit_tells_a_planned_one(told: str, day: str) -> None:
    assert read(told, "visit") == [("EST", "GHA", "planned", day, day, "other")]


def test_what_was_before_a_visit_of_long_ago_plans_none() -> None:
    text = "The accord was signed before Estonian Foreign Minister Jan Vos's visit to Accra, Ghana, on 3 March."
    assert [row[2:4] for row in read(text, "visit")] == [("actual", "2018-03-03")]


@pytest.mark.parametrize(
    "told",
    [
        "Estonian Premier Jan Vos accepted the invitation of President Ada Bio to visit Ghana at a convenient date.",
        "Estonian Premier Jan Vos has gladly accepted Ghanaian President Ada Bio's invitation to visit Accra.",
        "Estonian Premier Jan Vos accepted an invitation from President Ada Bio to pay a visit to Ghana.",
    ],
)
def test_who_accepts_an_invitation_is_who_will_come(told: str) -> None:
    (found,) = read_document(Document("readout", told, date=DAY))
    assert (found.observation.attrs["who"], found.observation.attrs["level"], found.observation.modality) == (
        "Jan Vos",
        "head_of_government",
        "planned",
    )


@pytest.mark.parametrize(
    "told",
    [
        "Estonian Premier Jan Vos was received by Ghana's President in Accra on 3 May, at the start of a three-day visit.",
        "At the beginning of a three-day visit, Estonian Premier Jan Vos met Ghana's President Ada Bio in Accra on 3 May.",
    ],
)
def test_the_day_at_the_outset_of_a_stay_is_its_first(told: str) -> None:
    assert [row[3:5] for row in read(told, "visit")] == [("2018-05-03", "2018-05-05")]


@pytest.mark.parametrize("what", ["dinner", "talks", "lunch"])
def test_who_joins_somebody_at_table_meets_him(what: str) -> None:
    text = f"Estonian Premier Jan Vos joined Ghanaian President Ada Bio for {what} in Accra on 3 May."
    assert [row[:4] for row in read(text, "meeting")] == [("EST", "GHA", "actual", "2018-05-03")]


@pytest.mark.parametrize(
    "what",
    [
        "the holding in Accra of the seventh session of the Estonia-Ghana Joint Commission",
        "holding the Estonia-Ghana Joint Commission's session in Accra",
    ],
)
def test_a_session_whose_holding_is_spoken_of_lies_ahead(what: str) -> None:
    text = f"Estonian Minister Jan Vos and Ghanaian Minister Ada Bio discussed {what} in July."
    rows = [row[2:5] for row in read(text, "meeting")]
    assert ("planned", "2018-07-01", "2018-07-31") in rows and ("actual", "2017-07-01", "2017-07-31") not in rows
