"""What two do to each other is told of each; what is only claimed, threatened and done after all."""

import pytest

from acts import acts
from comity.read import Document, read_document


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Mali and Togo banned each other's beef.", "ban"),
        ("Mali and Togo closed their airspace to each other.", "ban"),
        ("Mali and Togo have each put duties on the other's steel.", "tariff"),
        ("Mali and Togo lifted sanctions against each other.", "sanctions_lifted"),
        ("Mali and Togo threatened each other with war.", "threat"),
        ("The two neighbours, Mali and Togo, shelled each other across the river.", "military"),
        ("Duties were laid by Mali and Togo on imports from one another.", "tariff"),
    ],
)
def test_an_act_on_each_other_is_two(text: str, action: str) -> None:
    assert acts(text, "coercion") == [("MLI", "TGO", action, None), ("TGO", "MLI", action, None)]


def test_envoys_sent_away_by_each_are_the_others() -> None:
    found = acts("Mali and Togo expelled each other's ambassadors on 3 May 2018.", "mission")
    assert found == [("MLI", "TGO", "expelled", "2018-05-03"), ("TGO", "MLI", "expelled", "2018-05-03")]


def test_what_others_have_is_not_each_others() -> None:
    assert acts("Mali and Togo banned the other products of Gabon.", "coercion") == [
        ("MLI", "GAB", "ban", None),
        ("TGO", "GAB", "ban", None),
    ]


def test_force_that_another_is_said_to_have_used_is_a_charge() -> None:
    crossing = "Mali's army said Togolese troops had crossed the line near Tor and fired at a patrol."
    assert acts(crossing, "coercion") == [("MLI", "TGO", "accusation", None)]
    assert acts("Mali said it was the Togolese side which opened fire.", "coercion") == [("MLI", "TGO", "accusation", None)]
    assert acts("Mali's army said Togolese troops had fired at rebels.", "coercion") == []


def test_a_threat_that_is_made_good_is_done() -> None:
    done = acts("Mali on 3 May 2018 made good on its threat to close its border with Togo.", "coercion")
    assert done == [("MLI", "TGO", "border_closed", "2018-05-03")]
    assert acts("Mali has not carried out its threat to close its border with Togo.", "coercion") == []


def test_measures_are_of_the_sort_that_the_title_tells() -> None:
    text = "Tariffs\nThe measures, which Mali put on goods from Togo in 2010, were lifted in 2015."
    document = Document("page", text, title="Tariffs")
    found = [f.observation for f in read_document(document)]
    assert [(o.attrs["action"], str(o.start)) for o in found] == [("tariff", "2010-01-01"), ("sanctions_lifted", "2015-01-01")]


def test_lines_without_verbs_tell_measures_in_force() -> None:
    text = "Measures in force against Togo\n\nArms embargo by Mali since 2011. Ban on Togolese timber by Gabon since 2014."
    document = Document("page", text, title="Measures in force against Togo")
    found = [f.observation for f in read_document(document)]
    assert [(o.a, o.b, o.attrs["action"], str(o.start), o.end) for o in found] == [
        ("MLI", "TGO", "sanctions", "2011-01-01", None),
        ("GAB", "TGO", "ban", "2014-01-01", None),
    ]


def test_a_war_told_by_a_relative_clause() -> None:
    assert acts("The war that Mali and Togo fought between 1932 and 1935 cost both dear.", "coercion") == [
        ("MLI", "TGO", "military", "1932-01-01")
    ]
