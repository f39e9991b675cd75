"""States and organisations: resolving names, finding mentions, and the tables behind them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity import parties
from comity.errors import PartyError
from comity.parties.hyphenated_pairs import two_names
from comity.parties.raw import rows


@pytest.mark.parametrize(
    ("name", "on", "party"),
    [
        ("Kazakhstan", None, "KAZ"),
        ("KZ", None, "KAZ"),
        ("kazakh republic", None, "KAZ"),
        ("the Republic of Kazakhstan", None, "KAZ"),
        ("Zaire", "1980-01-01", "COD"),
        ("USSR", None, "SUN"),
        ("U.S.S.R.", "1970-01-01", "SUN"),
        ("Russia", "1987-01-01", "SUN"),
        ("Russia", "2018-01-01", "RUS"),
        ("Moscow", "1987-01-01", "SUN"),
        ("united kingdom", None, "GBR"),
        ("Côte d’Ivoire", None, "CIV"),
        ("Congo", None, "COG"),
        ("DR Congo", None, "COD"),
        ("CAN", None, "CAN"),
        ("EEC", "1987-01-01", "EU"),
        ("Astana", None, "KAZ"),
        ("Nur-Sultan", "2020", "KAZ"),
        ("the Kazakh side", None, "KAZ"),
        ("RK", None, "KAZ"),
        ("Қазақстан", None, "KAZ"),
        ("COW 705", None, "KAZ"),
        ("Akorda", None, "KAZ"),
        ("Whitehall", None, "GBR"),
        ("DPRK", None, "PRK"),
        ("KSA", None, "SAU"),
        ("Korea", "1900-01-01", "JOS"),
        ("Bolivia (Plurinational State of)", None, "BOL"),
        ("Congo, Dem. Rep.", None, "COD"),
        ("Yugoslavia", "1970", "YUG"),
        ("Shanghai Five", None, "SCO"),
        ("G8", "2005", "G7"),
        ("ООН", None, "UN"),
        ("GER", None, "DEU"),
        ("Czech", "1970-01-01", "CSK"),
    ],
)
def test_names_in_any_usual_form(name: str, on: str | None, party: str) -> None:
    assert parties.resolve(name, on).id == party


def test_a_typing_error_is_forgiven_where_only_one_name_is_near_and_told() -> None:
    match = parties.match("Kazakstann")
    assert (match.party.id, match.how, match.is_doubtful) == ("KAZ", "near", True)
    with pytest.raises(PartyError, match="may mean NER \\(Niger\\) or NGA"):
        parties.resolve("Nigera")


def test_an_unknown_name_suggests_near_ones() -> None:
    with pytest.raises(PartyError, match="did you mean") as caught:
        parties.resolve("Kazrgystan")
    assert "Kyrgyzstan (KGZ)" in caught.value.candidates


@pytest.mark.parametrize(
    ("name", "words"), [("AU", "African Union or Australia"), ("705", "bare number"), ("", "no state"), ("cow 3", "no code")]
)
def test_what_could_be_several_things_is_refused(name: str, words: str) -> None:
    with pytest.raises(PartyError, match=words):
        parties.resolve(name)


@pytest.mark.parametrize("day", ["next year", "1992-13", "19", ""])
def test_a_date_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(ValueError, match="no date"):
        parties.resolve("Kazakhstan", day)


def test_an_ambiguous_name_lists_its_parties() -> None:
    with pytest.raises(PartyError, match="may mean KOR") as caught:
        parties.resolve("Korea")
    assert caught.value.candidates == ("KOR", "PRK")


def found(text: str, on: str | None = "2018-01-01") -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.party) for m in parties.find(text, on)]


def test_an_abbreviation_that_is_a_word_is_no_name_among_words_in_capitals() -> None:
    assert found("THE MINISTER OF CHILE, WHO CAME ON FRIDAY, SAID") == [("CHILE", "CHL")]
    assert found("THE WHO GAVE MALTA 2 MILLION") == [("WHO", "WHO"), ("MALTA", "MLT")]
    assert found("UNICEF, WHO and WFP work there") == [("UNICEF", "UNICEF"), ("WHO", "WHO"), ("WFP", "WFP")]


def test_longest_match_and_compounds() -> None:
    assert found("Kazakh-Russian and Sino-Vietnamese ties, Papua New Guinea's aid") == [
        ("Kazakh", "KAZ"),
        ("Russian", "RUS"),
        ("Sino", "CHN"),
        ("Vietnamese", "VNM"),
        ("Papua New Guinea", "PNG"),
    ]


def test_a_name_within_a_longer_word_hides_none_behind_it() -> None:
    assert found("The Gambian army") == [("Gambian", "GMB")]


def test_possessives_no_break_spaces_and_capitals() -> None:
    assert found("the\u00a0Russian\u00a0Federation’s border; UNION OF SOVIET SOCIALIST REPUBLICS; Nigeria's") == [
        ("Russian\u00a0Federation", "RUS"),
        ("UNION OF SOVIET SOCIALIST REPUBLICS", "SUN"),
        ("Nigeria", "NGA"),
    ]


@pytest.mark.parametrize(
    "text",
    ["New Mexico", "the Washington Post", "Michael Jordan", "Jordan Smith", "Chad Johnson", "turkey for dinner", "South China Sea",
     "Atlanta, Georgia", "the Portuguese language", "Oman1", "Romania_n", "China Eastern", "talks in Benin City",
     "Santiago de Cuba", "the mayor of San José de Mayo", "MINSK MAZOWIECKI", "Thai Nguyen province"],
)  # fmt: skip
def test_false_friends_are_kept_out(text: str) -> None:
    assert [party for _, party in found(text) if party not in ("ROU",)] == []


def test_dates_tell_who_is_meant() -> None:
    assert found("Moscow", "1987-05-01") == [("Moscow", "SUN")]
    assert found("Moscow", "2018-05-01") == [("Moscow", "RUS")]


def test_ambiguous_mentions_need_a_hint() -> None:
    assert found("Korea") == []
    assert [m.party for m in parties.find("Korea", None, {"KOR"})] == ["KOR"]


def test_a_name_of_several_means_one_by_custom() -> None:
    assert parties.usual("Chile and Korea", {"CHL"}) == {"KOR"}
    assert parties.usual("Korean missiles of North Korea", {"PRK"}) == set()


def test_initials_count_where_the_text_names_the_party() -> None:
    assert found("RK is a letter pair") == []
    assert ("RK", "KAZ") in found("The foreign minister of Kazakhstan said that the RK would sign.")


def test_the_two_koreas_are_two_parties_at_one_place() -> None:
    assert found("the two Koreas met") == [("Koreas", "KOR"), ("Koreas", "PRK")]


def test_people_met_in_a_text_are_not_taken_for_states_later() -> None:
    assert found("Bill Holland spoke. Holland covered the case. He lives in Holland.") == [("Holland", "NLD")]


def test_languages_are_no_parties() -> None:
    assert found("She spoke in Spanish. He studies Portuguese. The book is in Chinese, too.") == []
    assert found("It was made in Chinese factories.") == [("Chinese", "CHN")]


@given(st.text(max_size=200))
def test_mentions_lie_in_any_text_in_order(text: str) -> None:
    mentions = parties.find(text)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(x.end <= y.start or (x.start, x.end) == (y.start, y.end) for x, y in zip(mentions, mentions[1:], strict=False))


def states() -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(n.text for n in parties.names() if n.sort in ("name", "official") and len(n.text) > 4))


@given(states(), states())
def test_names_between_words_are_found_where_they_stand(first: str, second: str) -> None:
    text = f"From {first} to {second}."
    mentions = parties.find(text, "2018")
    assert all(text[m.start : m.end] in (first, second) or text[m.start : m.end] in first + second for m in mentions)


@given(st.text(max_size=60))
def test_any_text_is_a_party_or_an_error(name: str) -> None:
    try:
        assert parties.resolve(name).id in parties.parties()
    except PartyError as error:
        assert str(error)


def test_tables_hold_together() -> None:
    ids = [r["id"] for table in ("states.csv", "organisations.csv") for r in rows(table)]
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    states = {r["id"] for r in rows("states.csv")}
    names = list(rows("names.csv"))
    assert {r["party"] for r in names} <= states
    assert states - {r["party"] for r in names} == set()
    assert all(not (r["since"] and r["until"]) or r["since"] <= r["until"] for r in names)
    doubled = Counter((r["party"], r["name"], r["since"], r["until"]) for r in names)
    assert [k for k, n in doubled.items() if n > 1] == []
    assert len(ids) - len(states) >= 80


def test_every_state_is_resolved_by_its_own_name_and_codes() -> None:
    for party in parties.parties().values():
        if party.id != "AU":
            assert parties.resolve(party.id, party.until or None).id == party.id
        assert parties.resolve(party.name, party.until or None).id == party.id


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KAZ-RUS", ("KAZ", "RUS")),
        ("Guinea-Bissau", None),
        ("Timor-Leste-Fiji", ("Timor-Leste", "Fiji")),
        ("Guinea-Bissau-Timor-Leste", ("Guinea-Bissau", "Timor-Leste")),
        ("Nowhere-Fiji", ("Nowhere", "Fiji")),
        ("Fiji-", None),
        ("Fiji", None),
    ],
)
def test_a_pair_is_parted_at_the_hyphen_between_its_names(text: str, names: tuple[str, str] | None) -> None:
    assert two_names(text) == names


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Perú and México met Haïti", ["PER", "MEX", "HTI"]),
        ("trade with São Tomé and Principe and Curacao", ["STP", "CUW"]),
        ("Guinea Bissau, Timor Leste and Bosnia Herzegovina", ["GNB", "TLS", "BIH"]),
        # What has an accent to tell it from another word keeps it; two states beside each other are no former one.
        ("Malé and male students", ["MDV"]),
        ("the Austria Hungary border", ["AUT", "HUN"]),
    ],
)
def test_names_are_found_with_accents_and_without_hyphens(text: str, told: list[str]) -> None:
    assert [m.party for m in parties.find(text)] == told


@pytest.mark.parametrize("state", ["Georgia", "Jordan", "Chad", "Israel", "Kenya"])
@pytest.mark.parametrize("office", ["Estonian Ambassador to", "the Peruvian ambassador in", "High Commissioner to"])
def test_a_holder_behind_the_state_of_an_office_does_not_make_it_a_forename(office: str, state: str) -> None:
    text = f"Relations between Peru and {state} go back to 1992. On Friday {office} {state} Kai Berg spoke."
    assert sum(text[m.start : m.end] == state for m in parties.find(text)) == 2


def test_a_person_of_a_states_name_is_not_the_state_that_its_people_are_told_of() -> None:
    text = "Jordanian papers wrote of Michael Jordan. Jordan closed its border."
    assert [text[m.start : m.end] for m in parties.find(text)] == ["Jordanian", "Jordan"]
    assert parties.find(text)[1].start > text.index(".")
    assert not list(parties.find("Fans of Michael Jordan cheered. Jordan scored."))
