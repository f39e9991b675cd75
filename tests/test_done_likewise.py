"""Deeds that are told again of another by a word that only points at them, and threats by what a state says it will do on terms."""

import pytest

from acts import acts


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Mali barred imports of Togolese beef in 2015. Gabon did the same a year later.", ("GAB", "TGO", "ban", "2016-01-01")),
        ("Mali closed its airspace to Togolese airliners, and Togo answered in kind.", ("TGO", "MLI", "ban", None)),
        (
            "Mali closed its border with Togo on 3 May 2018; Gabon followed suit on 5 June 2018.",
            ("GAB", "TGO", "border_closed", "2018-06-05"),
        ),
        ("Mali put duties on Togolese steel. Togo reciprocated.", ("TGO", "MLI", "tariff", None)),
    ],
)
def test_an_act_against_another_is_done_again_or_back(text: str, again: tuple[str, str, str, str | None]) -> None:
    assert acts(text, "coercion")[1:] == [again]


def test_who_is_hit_by_an_expulsion_expels_too() -> None:
    found = acts("Mali expelled two Togolese diplomats on 3 June 2019. Togo responded in kind on 5 June 2019.", "mission")
    assert found == [("TGO", "MLI", "expelled", "2019-06-03"), ("MLI", "TGO", "expelled", "2019-06-05")]


def test_another_breaks_off_relations_and_leaves_too() -> None:
    broken = acts("Mali broke with Togo on 11 January 1962, and Gabon followed suit two days afterwards.", "relations")
    assert broken == [("MLI", "TGO", "severed", "1962-01-11"), ("GAB", "TGO", "severed", "1962-01-13")]
    assert acts("Mali quit the OECD in 2010. Togo did likewise in 2013.", "membership")[1] == ("TGO", "OECD", "left", "2013-01-01")


@pytest.mark.parametrize(
    "text",
    [
        "Mali imposed sanctions on Togo. It did so to punish a raid.",
        "Mali imposed sanctions on Togo. Gabon has not done so.",
        "Mali imposed sanctions on Togo. Gabon wants to do the same.",
        "Mali broke off relations with Togo, and Togo did the same.",
    ],
)
def test_what_is_not_done_again(text: str) -> None:
    assert len(acts(text, "coercion", "relations")) == 1


@pytest.mark.parametrize(
    "text",
    [
        '"If Togo does not pull back its soldiers, we will use force," Malian defence minister Lodo Marr said.',
        "Mali said it would impose sanctions on Togo unless it freed the sailors.",
        '"We will shut the border if Togo keeps shelling our towns," said Mali\'s president, Ana Ruiz.',
        "Unless Togo pays, Mali will cut off its gas, the ministry in Bamako warned.",
        "Mali's foreign minister said that Togo would face serious consequences if the pilot was not released.",
    ],
)
def test_a_threat_on_terms(text: str) -> None:
    assert acts(text, "coercion") == [("MLI", "TGO", "threat", None)]


@pytest.mark.parametrize(
    "text",
    [
        '"If Togo signs, we will open an embassy," the Malian minister said.',
        "Mali said that it would help Togo if it asked.",
        "Mali said that Togo would shut its ports if prices fell.",
    ],
)
def test_no_threat(text: str) -> None:
    assert acts(text, "coercion") == []
