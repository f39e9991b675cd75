"""States and organisations: resolving names, finding mentions, and the tables behind them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity import parties
from comity.errors import PartyError
from comity.parties.tables import rows


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
        ("Czech", "1970-01-01", "CSK"),
    ],
)
def test_names_in_any_usual_form(name: str, on: str | None, party: str) -> None:
    assert parties.resolve(name, on).id == party


def test_an_unknown_name_suggests_near_ones() -> None:
    with pytest.raises(PartyError, match="did you mean Kazakhstan") as caught:
        parties.resolve("Kazahstan")
    assert "Kazakhstan (KAZ)" in caught.value.candidates


def test_an_ambiguous_name_lists_its_parties() -> None:
    with pytest.raises(PartyError, match="may mean KOR") as caught:
        parties.resolve("Korea")
    assert caught.value.candidates == ("KOR", "PRK")


def found(text: str, on: str | None = "2018-01-01") -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.party) for m in parties.find(text, on)]


def test_longest_match_and_compounds() -> None:
    assert found("Kazakh-Russian and Sino-Vietnamese ties, Papua New Guinea's aid") == [
        ("Kazakh", "KAZ"),
        ("Russian", "RUS"),
        ("Sino", "CHN"),
        ("Vietnamese", "VNM"),
        ("Papua New Guinea", "PNG"),
    ]


def test_possessives_no_break_spaces_and_capitals() -> None:
    assert found("the\u00a0Russian\u00a0Federation’s border; UNION OF SOVIET SOCIALIST REPUBLICS; Nigeria's") == [
        ("Russian\u00a0Federation", "RUS"),
        ("UNION OF SOVIET SOCIALIST REPUBLICS", "SUN"),
        ("Nigeria", "NGA"),
    ]


@pytest.mark.parametrize(
    "text",
    ["New Mexico", "the Washington Post", "Michael Jordan", "Jordan Smith", "Chad Johnson", "turkey for dinner", "South China Sea",
     "Atlanta, Georgia", "the Portuguese language", "Oman1", "Romania_n", "China Eastern"],
)  # fmt: skip
def test_false_friends_are_kept_out(text: str) -> None:
    assert [party for _, party in found(text) if party not in ("ROU",)] == []


def test_dates_tell_who_is_meant() -> None:
    assert found("Moscow", "1987-05-01") == [("Moscow", "SUN")]
    assert found("Moscow", "2018-05-01") == [("Moscow", "RUS")]


def test_ambiguous_mentions_need_a_hint() -> None:
    assert found("Korea") == []
    assert [m.party for m in parties.find("Korea", None, {"KOR"})] == ["KOR"]


@given(st.text(max_size=200))
def test_mentions_lie_in_any_text_in_order(text: str) -> None:
    mentions = parties.find(text)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(x.end <= y.start for x, y in zip(mentions, mentions[1:], strict=False))


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
        assert parties.resolve(party.id, party.until or None).id == party.id
        if party.name != "Congo":
            assert parties.resolve(party.name, party.until or None).id == party.id
