"""Crises told over several sentences: the same act told twice, deeds that are only pointed at, sides that are not named again."""

import datetime

import pytest

from comity.read import Document, read_document


def told(text: str, date: datetime.date = datetime.date(2019, 6, 15)) -> list[tuple[str, str, str | None, str]]:
    """Action, parties and first day of the coercion that a text tells."""
    found = [f.observation for f in read_document(Document("d", text, date=date))]
    return [(str(o.attrs["action"]), o.a, o.b, str(o.start)) for o in found if o.kind == "coercion"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Uganda has closed its border with Kenya. The border was closed yesterday to all traffic but tea.",
            [("border_closed", "UGA", "KEN", "2019-06-14")],
        ),
        (
            "Uganda closed its border with Kenya in 1970. It was reopened in 1971. In 1974 the border was closed again.",
            [
                ("border_closed", "UGA", "KEN", "1970-01-01"),
                ("border_opened", "UGA", "KEN", "1971-01-01"),
                ("border_closed", "KEN", "UGA", "1974-01-01"),
            ],
        ),
    ],
)
def test_a_border_that_is_closed_is_closed_by_who_was_told_to_have_closed_it(
    text: str, expected: list[tuple[str, str, str | None, str]]
) -> None:
    assert told(text) == expected


def test_fighting_in_a_border_area_is_of_the_two_that_a_text_is_of_and_not_with_smugglers() -> None:
    title = "Peru and Ecuador: fighting goes on.\n\n"
    assert told(title + "Armed clashes broke out in the border area on 4 June.") == [("military", "ECU", "PER", "2019-06-04")]
    assert told(title + "Armed clashes with smugglers broke out in the border area on 4 June.") == []


def test_a_complaint_right_behind_a_deed_is_against_who_did_it() -> None:
    deed = "Chilean troops fired on a Bolivian post on 4 June. "
    assert told(deed + "Bolivia lodged a complaint with the Security Council two days later.")[1:] == [
        ("protest", "BOL", "CHL", "2019-06-06")
    ]
    assert told(deed + "Bolivia lodged a complaint with the airline.")[1:] == []


def test_a_deed_that_is_only_pointed_at_is_called_a_wrong() -> None:
    deed = "Chile expelled 300 Bolivians on 4 June. "
    assert told(deed + "Bolivia called the expulsion a violation of its sovereignty.")[1:] == [("accusation", "BOL", "CHL", "None")]
    assert told(deed + "Bolivia called the expulsion a mistake.")[1:] == []


def test_who_dies_in_a_clash_with_troops_has_fought_them_and_who_judges_has_done_nothing() -> None:
    assert told("At least 20 Chilean soldiers were killed in a clash with Bolivian troops on 4 June.") == [
        ("military", "BOL", "CHL", "2019-06-04")
    ]
    assert told("At least 20 Chileans were killed in a clash with Bolivian police on 4 June.") == []
    assert told("A court in La Paz froze the accounts of a Chilean bank on 4 June.") == []


def test_its_territory_that_forces_cross_into_is_the_other_states_unless_that_is_only_claimed() -> None:
    crossed = "a Bolivian patrol crossed into its territory on 4 June."
    assert told(f"Chile recalled its ambassador after {crossed}") == [("military", "BOL", "CHL", "2019-06-04")]
    assert told(f"Bolivia rejected Chile's claim that {crossed}") == [("accusation", "CHL", "BOL", "None")]


def test_what_would_be_taken_for_an_act_of_war_is_a_threat_to_who_is_warned_or_would_do_it() -> None:
    assert told("Chile warned Bolivia on 4 June that any landing would be regarded as an act of war.") == [
        ("threat", "CHL", "BOL", "2019-06-04")
    ]
    assert told("Chile said a Bolivian landing would be treated as an act of aggression.") == [("threat", "CHL", "BOL", "None")]
    assert told("Chile said a Bolivian landing would not be treated as an act of aggression.") == []


def test_no_protest_is_lodged_by_lodging_none() -> None:
    assert told("Chile lodged no protest with Bolivia.") == []


def test_they_are_the_officials_who_announce_it_and_them_are_ties_with_who_is_named() -> None:
    text = (
        "Peru and Kuwait had been working to settle the row. Peru put out videos last week. "
        "Kuwaiti officials announced on 4 June they were expelling the Peruvian ambassador and recalling their own envoy from Lima."
    )
    found = [f.observation for f in read_document(Document("d", text, date=datetime.date(2019, 6, 15)))]
    missions = [(o.a, o.b, o.attrs["action"]) for o in found if o.kind == "mission"]
    assert missions == [("PER", "KWT", "expelled"), ("KWT", "PER", "recalled")]


def test_who_breaks_with_another_severs_relations_but_not_over_a_question() -> None:
    def severed(text: str) -> list[tuple[str, str | None]]:
        found = [f.observation for f in read_document(Document("d", text, date=datetime.date(2019, 6, 15)))]
        return [(o.a, o.b) for o in found if o.kind == "relations" and o.attrs["action"] == "severed"]

    assert severed("Chile broke with Bolivia in 1978.") == [("BOL", "CHL")]
    assert severed("Chile opened relations with Kenya in 1978 and cut them with Bolivia.") == [("BOL", "CHL")]
    assert severed("Chile broke with Bolivia over the vote in 1978.") == []


def test_force_that_is_denied_is_told_as_denied_whoever_the_charge_is_of() -> None:
    def forced(text: str) -> list[tuple[str, str | None, str]]:
        found = [f.observation for f in read_document(Document("d", text, date=datetime.date(2019, 6, 15)))]
        return [(o.a, o.b, o.modality) for o in found if o.kind == "coercion"]

    assert forced("Uganda denied that its troops had crossed into Kenya.") == [("UGA", "KEN", "denied")]
    assert forced("Tanzania rejected the charge that Uganda had bombed Kenya.") == [("UGA", "KEN", "denied")]
    assert forced("No Ugandan soldier has crossed into Kenya, the minister said.") == [("UGA", "KEN", "denied")]
    assert forced("Ugandan soldiers may not enter Kenya, the minister said.") == []


def test_goods_are_let_in_again_no_longer_or_not_at_all() -> None:
    assert told("Chile no longer lets in Kenyan tea.") == [("ban", "CHL", "KEN", "None")]
    assert told("Chile once more lets in Kenyan tea.") == [("sanctions_lifted", "CHL", "KEN", "None")]
    assert told("Chile lets in Kenyan tea.") == []


def test_what_is_said_to_follow_unless_another_gives_in_is_a_threat_and_no_deed() -> None:
    assert told("Chile said on 3 May 2018 it would close its ports unless Kenya paid.") == [("threat", "CHL", "KEN", "2018-05-03")]
    assert told("Chile said it would suspend flights to Kenya if the virus spread.") == []
    assert told("Chile gave Bolivia until Friday to pay or see the border closed.") == []


def test_a_ban_that_is_lifted_is_not_dated_by_the_day_on_which_it_was_made() -> None:
    text = "Chile has lifted the ban on Kenyan tea which it imposed in February 2018."
    assert sorted(told(text)) == [("ban", "CHL", "KEN", "2018-02-01"), ("sanctions_lifted", "CHL", "KEN", "None")]


@pytest.mark.parametrize(
    "text",
    [
        "A Norwegian F-16 shot down an unknown object in Danish airspace on Monday in close coordination with the Danish authorities.",
        "Kenyan troops entered Somalia on 3 May under an agreement between the two governments.",
        "Togolese soldiers crossed into Benin on 3 May with the consent of Porto-Novo.",
        "Togolese jets struck Boko Haram positions in Benin on 3 May.",
        "Togolese forces carried out an air strike in Benin on 3 May, killing 13 militants.",
        "Togolese marines stormed a beach in Benin on 3 May as part of an exercise.",
        "A Togolese fishing boat hit a Beninese ferry on 3 May.",
        "A Togolese rocket crashed in Benin on 3 May.",
        "Togo beat Benin 3-1 in Lomé. Togo attacked Benin from the first minute.",
        "The border conflict between Togo and Benin was discussed on 3 May.",
        "Togo and Benin clashed over the border at the United Nations on 3 May.",
    ],
)
def test_what_is_not_against_a_state_is_no_force_on_it(text: str) -> None:
    assert told(text) == []


def test_force_in_a_state_is_on_it_whoever_else_agreed() -> None:
    expected = [("military", "TGO", "BEN", "2019-05-03")]
    assert told("Togolese jets bombed Cotonou on 3 May in coordination with Ghana.") == expected
    assert told("Togolese troops entered Benin on 3 May despite an agreement between the two states.") == expected
    assert told("Togolese aircraft attacked a rebel camp inside Benin on 3 May.") == expected
    assert told("Togolese troops attacked Benin on 3 May with the support of Ghana.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Togo claimed that its air force attacked the northern Beninese town of Kandi on 3 May.",
            [("military", "TGO", "BEN", "2019-05-03")],
        ),
        ("The raid drew an unusually heavy Togolese mortar barrage near the Beninese town of Kandi.", [("military", "TGO", "BEN", "None")]),
        ("Togo dispatched two jet fighters to attack Beninese posts on 3 May.", [("military", "TGO", "BEN", "2019-05-03")]),
        ("Members of the Togolese coast guard shot dead a Beninese sailor on 3 May.", [("military", "TGO", "BEN", "2019-05-03")]),
        ("Togo is holding a Beninese fisheries officer.", [("other", "TGO", "BEN", "None")]),
        (
            "Togo reopened its border with Benin on 3 May, where last month's election sparked protests.",
            [("border_opened", "TGO", "BEN", "2019-05-03")],
        ),
        ("A Togolese raiding party blew up a fort on the Beninese side on 3 May.", [("military", "TGO", "BEN", "2019-05-03")]),
        ("Togolese National Guardsmen ambushed 30 Beninese troops on 3 May.", [("military", "TGO", "BEN", "2019-05-03")]),
        (
            "Two camps were hit on 4 May, the radio reported, a day after Togo's elite Border Guards attacked a Beninese post.",
            [("military", "TGO", "BEN", "2019-05-03")],
        ),
        ("Togo has blocked the importation of milk from Benin.", [("ban", "TGO", "BEN", "None")]),
        ("Togolese forces launched two waves of drones against Benin on 3 May.", [("military", "TGO", "BEN", "2019-05-03")]),
        ("Togo fired a barrage of missiles at Benin on 3 May.", [("military", "TGO", "BEN", "2019-05-03")]),
        ("The Togolese cabinet bans the import of maize from Benin.", [("ban", "TGO", "BEN", "None")]),
        ("The Togolese government bonds, the ministry orders and two cabinet visits were spoken of in Benin.", []),
        ("Togo will dispatch two jet fighters to attack Beninese posts.", []),
        ("Togolese troops had infiltrated into a Beninese village on 3 May.", [("military", "TGO", "BEN", "2019-05-03")]),
        ("Beninese forces came under heavy fire from Togolese soldiers on 3 May.", [("military", "TGO", "BEN", "2019-05-03")]),
        ("Beninese troops repulsed an attack by Togolese forces on 3 May.", [("military", "TGO", "BEN", "2019-05-03")]),
        ("Togolese MiG fighters strafed a Beninese border town on 3 May.", [("military", "TGO", "BEN", "2019-05-03")]),
        (
            "Benin retook two hills seized on 3 May by Togolese soldiers on the Beninese side of the border.",
            [("military", "TGO", "BEN", "2019-05-03")],
        ),
        (
            "Heavy shelling by Togolese guns on the Beninese town of Kandi killed two people on 3 May.",
            [("military", "TGO", "BEN", "2019-05-03")],
        ),
        ("Hundreds have died since fighting flared in May 2018 between Togo and Benin.", [("military", "BEN", "TGO", "2018-05-01")]),
    ],
)
def test_force_as_wires_tell_it(text: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    assert told(text) == expected


def test_fighting_of_nobody_named_is_of_the_two_who_made_a_truce_and_of_no_rebels() -> None:
    truce = "Peru and Ecuador: a truce.\n\nPeruvian and Ecuadorian officers announced a truce. "
    assert told(truce + "A spokesman reported a skirmish and an artillery exchange on 4 June.") == [
        ("military", "ECU", "PER", "2019-06-04")
    ]
    assert told(truce + "A spokesman reported a skirmish with rebels on 4 June.") == []
    assert told("Peru and Ecuador: a pact.\n\nPeru and Ecuador signed a pact. A spokesman reported a skirmish on 4 June.") == []


def test_a_border_that_nobody_is_said_to_close_is_the_one_that_a_text_tells_somebody_to_have_closed() -> None:
    unrest = "The unrest led to the closing of the border between Togo and Benin. "
    assert told(unrest) == [("border_closed", "BEN", "TGO", "None")]
    assert told(unrest + "Togo had closed the border with Benin on 3 May.") == [("border_closed", "TGO", "BEN", "2019-05-03")]
