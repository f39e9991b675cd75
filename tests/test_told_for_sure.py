"""What a text does not tell as a fact between two is none: fields of work, what each does for itself, what is only to come, gone for or asked for."""

import datetime

import pytest

from comity.read import Document, read_document

DAY = datetime.date(2019, 6, 15)


def found(text: str, title: str = "Chile and Fiji", day: datetime.date = DAY, publisher: str = "") -> list[str]:
    """What is found, each in a few words."""
    document = Document("told", text, date=day, title=title, publisher=publisher)
    return [f"{o.kind} {o.a} {o.b} {o.modality} {o.start or '..'}" for f in read_document(document) for o in (f.observation,)]


NOTHING = [
    # Fields of work under a heading are no projects, nor are an institution's services.
    "Chile and Fiji run joint projects in these fields:\nBiotechnology\nDigital Economy\n- sharing of views with the Nadi Institute",
    "The minister may direct up to $3 million in goods and services of the Department of Works for Fiji.",
    # What each of two gives to one thing is given to neither.
    "Chile has committed $3 million to this effort, and Fiji has committed $2 million.",
    # Calls for something and on somebody to do something.
    "Both leaders called for continued use of all channels.",
    "We reiterate our call on the Fijian authorities to stop the war.",
    "Ada Cruz suggested that there be direct talks between the presidents of Chile and Fiji.",
    "Ada Cruz spoke of the importance of Chile and Fiji concluding talks.",
    "Let's get the deal done so that we can get a ceasefire with Fiji.",
    "Let us sign the treaty with Fiji.",
    "Through my memorandum of January 20, 2018, leave for Fijians was reinstated through June 30, 2019.",
    # Ties in general, and a body called an alliance.
    "The ties that bind our nations are not just forged by heads of state.",
    "Chile and Fiji launched the Chile-Fiji Alliance for Women.",
    # Criticism is no charge.
    "Chile condemned Fiji's aggression and Fiji's attacks on towns, and the risks.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_fact_is_told(text: str) -> None:
    assert found(text) == []


def test_what_somebody_travels_or_is_received_for_is_to_come() -> None:
    day = datetime.date(2019, 6, 10)
    go = "Minister Ana Ruiz of Fiji will travel to Santiago for meetings with Chilean Foreign Minister Luis Meza on 12 June."
    assert {x for x in found(go, day=day) if x.startswith("meeting")} == {"meeting CHL FJI planned 2019-06-12"}
    host = "On June 12, Chilean President Rosa Salas will host President Jone Vula of Fiji at the palace for the first Leaders' Summit since 2016."
    assert {x for x in found(host, day=day) if x.startswith("meeting")} == {"meeting CHL FJI planned 2019-06-12"}


def test_a_name_of_two_behind_what_describes_is_one_group() -> None:
    text = "On June 17, Chile and Fiji will hold the first virtual Chile-Fiji Strategic Group meeting, led by Fijian Minister Ana Ruiz."
    assert found(text) == ["meeting CHL FJI planned 2019-06-17"]


def test_who_does_it_is_whose_part_in_it_is_praised() -> None:
    assert found("Chile praised Fiji's leadership in enacting sanctions on Peru.") == ["coercion FJI PER actual .."]
    assert found("The UN praised Fiji's friendship with Chile and its leadership in enacting sanctions on Peru.") == [
        "coercion FJI PER actual .."
    ]


def test_who_follows_through_on_pledges_does_nothing_likewise() -> None:
    text = "Kenya attacked Ghana on 3 May 2019. Chile will follow through on the commitments made to Fiji at the 2018 summit."
    assert [x for x in found(text) if "CHL" in x] == []


def test_what_is_planned_for_a_meeting_to_come_tells_no_other() -> None:
    come = "President Rosa Salas of Chile looks forward to welcoming President Jone Vula of Fiji to the palace on June 22, 2019. "
    told = {"meeting CHL FJI planned 2019-06-22", "visit FJI CHL planned 2019-06-22"}
    assert set(found(come + "During the meeting, the leaders plan to reaffirm the relationship and discuss trade.")) == told
    after = "In 2019, Chile and Fiji marked 50 years of diplomatic relations, and during the meeting, President Salas will reaffirm ties."
    assert not [x for x in found(come + after) if x.startswith("meeting CHL FJI actual")]


def test_where_a_states_own_page_tells_of_a_meeting_is_no_side_of_it() -> None:
    text = "Adviser Ada Cruz met with Prime Minister Jone Vula of Fiji today in Davos, Switzerland. Both parties discussed the release of all hostages."
    title = "Readout of Adviser Ada Cruz's Meeting with Fijian Prime Minister Jone Vula"
    met = [x for x in found(text, title, publisher="Government of Chile") if x.startswith("meeting")]
    assert met == ["meeting CHL FJI actual 2019-06-15"]


def test_a_state_has_a_security_council_too() -> None:
    text = "President Rosa Salas of Chile spoke today with Jone Vula, Secretary of the Fijian Security Council."
    assert found(text) == ["meeting CHL FJI actual 2019-06-15"]


def test_a_summit_of_two_is_no_gathering_of_many() -> None:
    document = Document("told", "At the Chile-EU Summit in May 2019, Chile and the EU resolved the dispute.", date=DAY)
    assert [f.observation.attrs["format"] for f in read_document(document)] == ["bilateral"]


def test_what_a_state_invests_on_its_own_page_may_be_at_home() -> None:
    text = "The Government of Chile is investing $760 million to combat food prices. Fiji is a neighbour of Chile."
    assert found(text, publisher="Government of Chile") == []


def test_somebody_is_held_to_account_for_his_own_war() -> None:
    text = "President Rosa Salas of Chile will act to hold Kenyan President Ada Moe accountable for her war of aggression against Ghana."
    assert not [x for x in found(text, "Chile, Kenya and Ghana") if "CHL" in x]


def test_a_speaker_on_the_way_is_not_called_so() -> None:
    text = "MS. SOTO:  Good morning.  Chilean Foreign Minister Rosa Salas visited Fiji in May 2019.\n\nQ:  Thanks.\n\nMS. SOTO:  She met nobody."
    title = "Press Gaggle by Press Secretary Ana Soto En Route Suva, Fiji"
    document = Document("told", text, date=DAY, title=title, publisher="Government of Chile")
    assert {f.observation.speaker for f in read_document(document)} == {"Ana Soto"}


def test_a_heading_of_what_is_spoken_of_is_no_war_of_the_titles_state() -> None:
    text = "The two spoke of trade.\n\nThe impact of the war in Ukraine\n\nGrain was short in Fiji."
    assert [x for x in found(text, "Statement of the President of Fiji") if x.startswith("coercion")] == []


def test_a_trip_put_off_is_not_told_by_the_title() -> None:
    text = "Given the strength of the storm, President Salas is postponing her upcoming trip to Fiji in order to oversee the response."
    title = "Statement on President Rosa Salas of Chile's Travel to Fiji"
    assert found(text, title, publisher="Government of Chile") == []


def test_a_meeting_that_was_told_is_not_told_again_by_what_it_is_part_of() -> None:
    text = (
        "President Rosa Salas of Chile met President Jone Vula of Fiji on April 3. This meeting is part of the broader dialogue between "
        "Chile and Fiji. The meetings follow President Salas's call with President Vula in October 2018."
    )
    assert [x for x in found(text) if x.startswith("meeting")] == ["meeting CHL FJI actual 2019-04-03", "meeting CHL FJI actual 2018-10-01"]


def test_whose_application_it_is_is_who_applies() -> None:
    text = "Chile welcomes the Fijian parliament's vote to approve Kenya's application to join NATO."
    assert [x for x in found(text, "Statement") if x.startswith("membership")] == ["membership KEN NATO actual .."]


def test_who_does_everything_so_that_does_nothing_likewise() -> None:
    text = "Ghana invaded Kenya. Chile must continue doing everything possible so that the world wins. Fiji did so too."
    assert found(text) == ["coercion GHA KEN actual ..", "coercion FJI KEN actual .."]


def test_who_names_a_delegation_to_attend_something_does_not_go_himself() -> None:
    text = (
        "President Rosa Salas of Chile today announced the designation of a Presidential Delegation to Fiji to attend the Inauguration of "
        "President Jone Vula on June 27, 2019, in Suva, Fiji."
    )
    document = Document("told", text, date=DAY, title="Delegation to Fiji", publisher="Government of Chile")
    visits = [f.observation for f in read_document(document) if f.observation.kind == "visit"]
    assert [(v.a, v.b, v.attrs["who"], v.attrs["level"]) for v in visits] == [("CHL", "FJI", "Presidential Delegation", "other")]


def test_what_those_are_to_do_with_whom_talks_are_suggested_is_not_done() -> None:
    text = (
        "Ada Cruz, of a chamber of Kenya, suggested direct talks among the parties involved to work on common trade rules within the WTO."
    )
    assert found("Chile and Fiji argue. " + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We know that President Rosa Salas of Chile won't stop at Fiji.",
        "President Rosa Salas of Chile reached out to farmers in Fiji.",
        "President Rosa Salas of Chile and President Jone Vula of Fiji committed to continue to consult closely.",
        "Kenya looks forward to welcoming both Chile and Fiji to Nairobi for NATO's 75th anniversary summit this summer.",
        "The Pillar, led by Chile and Fiji, expanded the club's partnerships with the addition of 18 new members.",
        "Chile gave Fiji $5 million. It builds on the pledge to triple clean energy.",
    ],
)
def test_figures_of_speech_and_what_goes_on_are_no_events(text: str) -> None:
    assert [x for x in found(text) if not x.startswith("finance CHL FJI actual ..")] == []


@pytest.mark.parametrize(
    "text",
    [
        "The sides agreed that a normalization of Chilean-Fijian relations would be in the interest of both countries.",
        "I transmit, consistent with the Compact of Free Association Amendments Act of 2003, a letter to Chile and Fiji.",
        "I know we stand together in our outrage at the aggression that Fiji has taken against its islands, said Chile.",
        "Adviser Ada Cruz of Chile met today with Fijian women leaders.",
    ],
)
def test_no_acts_of_states(text: str) -> None:
    assert [x for x in found(text) if not x.startswith("coercion FJI")] == []


def test_a_talk_of_those_who_spoke_on_the_telephone_is_that_call() -> None:
    text = "President Rosa Salas of Chile spoke with Fijian Prime Minister Jone Vula today. The two leaders had a detailed discussion on trade."
    assert found(text, "Readout of President Salas's Call with Prime Minister Vula of Fiji") == ["meeting CHL FJI actual 2019-06-15"]


def test_a_university_called_for_a_saint_is_no_other_states() -> None:
    text = 'Canada and the United States met. "It is good," said Ada Cruz, a professor at the University of St. Thomas in Houston, Texas.'
    assert [x for x in found(text, "Canada and the United States") if x.startswith("project")] == []


def test_a_visit_of_which_is_spoken_on_a_call_is_not_of_that_day() -> None:
    text = "President Rosa Salas of Chile spoke today with President Jone Vula of Fiji. She thanked him for welcoming Minister Ada Cruz of Chile to Suva."
    told = found(text, "Readout of President Salas's Call with President Vula of Fiji")
    assert [x for x in told if x.startswith("visit")] == ["visit CHL FJI actual .."]


@pytest.mark.parametrize(
    "text",
    [
        "Agencies of Chile and Fiji are working with mayors to develop green spaces and sustainable economic zones for sister communities.",
        "The Ministry of Defence said that Fiji already had a fusion centre financed by Fijian institutions and managed by its own officials.",
        "The premiers discussed ways for the two sides to continue talks on trade.",
        "Chile keeps up pressure without keeping thousands of troops in Fiji.",
        "The flow of drugs to Fiji is an emergency, as outlined in the Presidential Memorandum of January 20, 2019 on Chile's trade.",
    ],
)
def test_generalities_are_no_facts(text: str) -> None:
    assert found(text) == []


def test_the_year_of_a_law_is_no_date() -> None:
    text = "Under section 123 of the Atomic Energy Act of 1954, Chile and Fiji amended the Agreement on the Uses of Atomic Energy."
    assert found(text) == ["agreement CHL FJI actual .."]


def test_a_date_broken_over_two_lines_is_no_list() -> None:
    text = (
        "Adviser Ada Cruz of Chile will travel to Fiji on August\n25.  While there, she will meet with Prime Minister Jone Vula\nof Fiji."
    )
    assert "visit CHL FJI planned 2019-08-25" in found(text, "Statement on Adviser Ada Cruz's Travel to Fiji")


def test_the_day_in_a_talks_own_name_is_its_day() -> None:
    text = "Adviser Ada Cruz of Chile travelled to Fiji June 8-10 to build on the June 2 discussions between President Salas of Chile and President Vula of Fiji."
    assert [x for x in found(text) if x.startswith("meeting")] == ["meeting CHL FJI actual 2019-06-02"]


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Fiji have little time, and so they have prioritized just a few bilateral meetings.",
        "The initiative achieved a drop in border encounters of individuals from Chile and Fiji.",
        "That was a big deal for Chile and Fiji.",
        "Chile will have to act if Chile and Fiji don't make a deal.",
        "These actions include obstructing the agreement of November 23, 2011, between the Government of Fiji and those in opposition to it.",
    ],
)
def test_events_of_nobody_are_none(text: str) -> None:
    assert found(text) == []


def test_officials_who_meet_their_own_people_meet_no_other_state() -> None:
    text = "Dr. Ada Cruz and General Ana Soto met with Chilean forces in Fiji, who carry out the campaign."
    assert [x for x in found(text, "Readout of Travel to Fiji", publisher="Government of Chile") if x.startswith("meeting")] == []


def test_the_place_behind_a_bar_in_a_title_is_nobody_of_whom_it_tells() -> None:
    text = "The accord that you reached yesterday is historic, said President Rosa Salas of Chile. Both countries signed it."
    title = "Remarks by President Salas of Chile and President Jone Vula of Fiji Before Bilateral Meeting | Vilnius, Lithuania"
    assert [x for x in found(text, title) if "LTU" in x] == []


def test_what_is_done_in_coordination_with_an_organisation_is_no_protest_before_it() -> None:
    text = "She discussed actions Chile is taking in coordination with the G7 and the European Union in response to the Fijian ban."
    assert [x for x in found(text) if x.startswith("coercion")] == []


def test_an_office_in_which_somebody_works_is_no_place_of_a_visit() -> None:
    text = "Adviser Rosa Salas spoke today with Dr. Jone Vula, Chief of Cabinet in the Office of the President of the Republic of Fiji."
    title = "Statement on Adviser Rosa Salas's Call with Dr. Jone Vula of Fiji"
    assert [x for x in found(text, title, publisher="Government of Chile") if x.startswith("visit")] == []


def test_a_recent_visit_is_not_of_the_day_on_which_it_is_spoken_of() -> None:
    text = "President Rosa Salas spoke today with Prime Minister Jone Vula of Fiji about the Prime Minister's recent visit to Peru."
    visits = [x for x in found(text, "Readout of President Salas's Call", publisher="Government of Chile") if x.startswith("visit")]
    assert visits == ["visit FJI PER actual .."]


def test_support_for_a_state_joining_tells_of_no_joining() -> None:
    assert found("Ms. Salas reiterated Chile's strong support for Fiji joining the EU as soon as possible.") == []
