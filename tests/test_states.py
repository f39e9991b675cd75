"""The system of states through time: lists, codes by date, successions, organisations; held against the publishers' own files."""

import csv
import itertools
from collections import defaultdict
from pathlib import Path

import pytest

from comity import parties
from comity.errors import PartyError
from comity.parties.days import first_day, last_day
from comity.parties.raw import rows, systems
from comity.parties.registry import cldr_names, memberships, names, spells, successions

Members = set[tuple[int, str]]


def spans(listed: list[tuple[int, str, str, str]]) -> dict[str, Members]:
    """Members by day, at each day on which some list may change."""
    days = sorted({d for _, _, first, last in listed for d in (first, last, next_day(last))})
    return {d: on_day(listed, d) for d in days}


def on_day(listed: list[tuple[int, str, str, str]], day: str) -> Members:
    return {(code, abbreviation) for code, abbreviation, first, last in listed if first <= day <= last}


def next_day(day: str) -> str:
    import datetime

    return (datetime.date.fromisoformat(day) + datetime.timedelta(1)).isoformat()


def ours(system: str) -> list[tuple[int, str, str, str]]:
    end = parties.last_listed(system)
    return [(s.code, s.abbreviation, s.since, s.until or end) for s in parties.spells(system)]


def on_every_day(theirs: list[tuple[int, str, str, str]], system: str) -> None:
    """Both lists are steps between the days on which they change, so being equal on those is being equal on every day."""
    mine = ours(system)
    for day in sorted({*spans(theirs), *spans(mine)}):
        if day <= parties.last_listed(system):
            assert on_day(theirs, day) == on_day(mine, day), day


def test_membership_is_the_correlates_of_war_list_on_every_day(shared: Path) -> None:
    with (shared / "data/official/states2016.csv").open(encoding="utf-8-sig") as f:
        listed = [r for r in csv.DictReader(f) if r["ccode"]]
    theirs = [(int(r["ccode"]), r["stateabb"], iso(r, "st"), iso(r, "end")) for r in listed]
    assert len(theirs) == 243
    on_every_day(theirs, "cow")


def iso(row: dict[str, str], part: str) -> str:
    return f"{int(row[part + 'year']):04}-{int(row[part + 'month']):02}-{int(row[part + 'day']):02}"


def test_membership_is_gleditsch_and_wards_list_on_every_day(shared: Path) -> None:
    import pyarrow.parquet as pq

    listed = pq.read_table(shared / "data/reference/gw_states.parquet").to_pylist()
    theirs = [(r["gwcode"], r["stateabb"], str(r["startdate"])[:10], str(r["enddate"])[:10]) for r in listed]
    assert len(theirs) == 216
    on_every_day(theirs, "gw")


@pytest.mark.parametrize(
    ("party", "system", "on", "code"),
    [
        ("DEU", "cow", "1914", 255),
        ("DEU", "cow", "1947", None),
        ("DEU", "cow", 1985, 260),
        ("DEU", "cow", "1995", 255),
        ("DEU", "gw", "1995", 260),
        ("DDR", "cow", "1985", 265),
        ("SUN", "cow", "1987-03-01", 365),
        ("RUS", "cow", "1987-03-01", None),
        ("RUS", "cow", "1993", 365),
        ("YUG", "cow", "1995", 345),
        ("SRB", "cow", "2010", 345),
        ("SRB", "gw", "2010", 340),
        ("YEM", "cow", "1980", 678),
        ("YEM", "cow", "1995", 679),
        ("YEM", "gw", "1995", 678),
        ("VNM", "cow", "1960", 816),
        ("RVN", "cow", "1960", 817),
        ("LTU", "cow", "1930", 368),
        ("LTU", "cow", "1960", None),
        ("AND", "cow", "1990", None),
        ("AND", "cow", "1994", 232),
        ("COD", "iso3", "1980", "ZAR"),
        ("COD", "iso3", "2000", "COD"),
        ("ROU", "iso3", "2000", "ROM"),
        ("GRC", "eu", None, "EL"),
        ("KAZ", "isonum", None, 398),
        ("XKX", "iso3", None, None),
    ],
)
def test_codes_are_those_of_each_list_at_the_time(party: str, system: str, on: str | int | None, code: object) -> None:
    assert parties.get(party).to(system, on) == code


def test_codes_lead_back_to_the_party_of_the_time() -> None:
    assert [parties.party_of(365, "cow", on) for on in ("1900", "1950", "2000")] == ["RUS", "SUN", "RUS"]
    assert parties.party_of("345", "cow", 2004) == "SCG"
    assert parties.party_of("ZAR", "iso3", 1990) == "COD"
    assert parties.party_of(9999, "cow") is None
    with pytest.raises(PartyError, match="no system 'cwo'"):
        parties.code("KAZ", "cwo")


@pytest.mark.parametrize("system", parties.known_systems())
def test_every_code_goes_there_and_back(system: str) -> None:
    for party in parties.parties():
        value = parties.code(party, system)
        if value is not None:
            last = parties.get(party).until or None
            assert party in {parties.party_of(value, system), parties.party_of(value, system, last)}, (party, value)


def test_a_state_comes_from_others_and_others_from_it() -> None:
    assert {s.successor for s in parties.successors("SUN")} >= {"RUS", "KAZ", "UKR", "EST", "UZB"}
    assert [(s.predecessor, s.how) for s in parties.predecessors("SSD")] == [("SDN", "secession")]
    assert ("DDR", "unification") in [(s.predecessor, s.how) for s in parties.predecessors("DEU")]


@pytest.mark.parametrize(
    ("organisation", "on", "count"),
    [("UN", "1945-12-31", 51), ("UN", "1971-10-25", 131), ("UN", "2024", 193), ("NATO", "1990", 16), ("NATO", "2024-04-01", 32),
     ("EU", "1972", 6), ("EU", "2019", 28), ("EU", "2021", 27), ("OPEC", "2024-06-01", 12), ("ASEAN", "2024", 10), ("CIS", "2010", 9),
     ("COE", "2024", 46), ("OECD", "2024", 38), ("G7", "2020", 7), ("BRICS", "2009-12-31", 4), ("EAEU", "2020", 5), ("SCO", "2020", 8),
     ("OSCE", "2024", 57), ("GCC", "2000", 6), ("LAS", "2024", 22), ("AU", "2024", 55), ("WTO", "2025", 166), ("Commonwealth", "2024", 56)],
)  # fmt: skip
def test_organisations_had_as_many_members_as_they_say(organisation: str, on: str, count: int) -> None:
    assert len({m.party for m in parties.members_of(organisation, on)}) == count


def test_members_may_leave_be_suspended_and_observe() -> None:
    assert "GBR" not in {m.party for m in parties.members_of("EU", "2020-02-01")}
    assert [m.party for m in parties.members_of("LAS", "2015", "suspended")] == ["SYR"]
    assert "UZB" in {m.party for m in parties.members_of("EAEU", "2022", "observer")}
    assert ("CSTO", "member") in {(m.organisation, m.status) for m in parties.memberships_of("UZB", 2008)}


def test_tables_have_no_dangling_references_overlaps_or_reversed_spells() -> None:
    known = parties.parties()
    assert {m.party for m in memberships()} | {m.organisation for m in memberships()} <= known.keys()
    assert {p for s in successions() for p in (s.predecessor, s.successor)} <= known.keys()
    assert {n.party for n in names()} | {n.party for n in cldr_names()} | {s.party for s in spells()} <= known.keys()
    assert {r["id"] for r in rows("codes.csv")} | {r["party"] for r in rows("former_codes.csv")} | {
        r["party"] for r in rows("former_iso4.csv")
    } <= known.keys()
    assert {p.of for p in known.values() if p.of} <= known.keys()
    held = defaultdict(list)
    for m in memberships():
        held[m.organisation, m.party, m.status].append((first_day(m.since), last_day(m.until)))
    for s in spells():
        held[s.system, str(s.code), ""].append((s.since, last_day(s.until or "")))
    for key, stretches in held.items():
        assert all(first <= last for first, last in stretches), key
        assert all(x[1] < y[0] for x, y in itertools.pairwise(sorted(stretches))), key


def test_every_state_but_the_oldest_has_a_beginning_or_a_predecessor() -> None:
    listed = {s.party for s in spells()}
    assert not [
        p
        for p in listed
        if not parties.get(p).until and not parties.code(p, "iso3") and parties.get(p).status not in ("disputed", "de facto")
    ]
    ended = [p for p in parties.parties().values() if p.sort == "state" and p.until and p.id in listed]
    assert [p.id for p in ended if not parties.successors(p.id)] == []


def test_every_table_says_its_source_and_date() -> None:
    from importlib.resources import files

    for table in files("comity.parties").joinpath("tables").iterdir():
        if table.name.endswith(".csv"):
            head = "".join(itertools.takewhile(lambda line: line.startswith("#"), table.read_text("utf-8").splitlines(True)))
            assert "Source" in head and ("As of" in head or "babel" in head), table.name
    assert all(s["source"] for s in systems().values())


def test_at_least_eighty_organisations_have_members_and_seats() -> None:
    with_members = {m.organisation for m in memberships()}
    assert len(with_members) >= 80
    assert len([p for p in parties.parties().values() if p.sort == "organisation" and p.seat]) >= 80


#: What country_converter has and Comity reads otherwise, or not: territories and codes that ISO does not have, patterns, and a name of two.
OTHERWISE = {
    "AU": "African Union or Australia: told as ambiguous", "British Antarctic Territories": "no state or territory of ISO 3166", "B1": "no ISO code",
    "BA1": "no ISO code", "Channel Islands": "two territories, Guernsey and Jersey", "CHI": "Chile, as the IOC has it", "Guiana": "Guyana's former name",
    "^GR$|^EL$": "a pattern", "^GB$|^UK$": "a pattern", "Tanganjika": "Tanzania before 1964", "Republic of Tanganyika": "Tanzania before 1964",
    "EAT": "no ISO 3166-1 code", "Zanzibar": "its own former state, ZAN", "EAZ": "no ISO 3166-1 code",
}  # fmt: skip


def test_names_of_country_converter_are_read() -> None:
    coco = pytest.importorskip("country_converter", reason="needs country_converter (in the dev group)")
    path = Path(coco.__file__).parent / "country_data.tsv"
    with path.open(encoding="utf-8") as f:
        listed = list(csv.DictReader(f, delimiter="\t"))
    wrong = {}
    for row in listed:
        for column in ("name_short", "name_official", "ISO2", "ISO3"):
            if row[column]:
                try:
                    read = parties.resolve(row[column]).id
                except PartyError as error:
                    read = str(error)
                if read != row["ISO3"]:
                    wrong[row[column]] = read
    assert wrong.keys() - {"XK"} <= OTHERWISE.keys()
    assert len(listed) > 250


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh"])
def test_names_of_cldr_are_read(language: str) -> None:
    babel = pytest.importorskip("babel", reason="needs babel (in the dev group)")
    beyond = {"XK": "XKX", "EU": "EU", "UN": "UN"}
    names_ = babel.Locale.parse(language).territories
    expected = {n: beyond.get(c) or parties.party_of(c, "iso2") for c, n in names_.items() if len(c) == 2}
    read = {n: parties.resolve(n).id for n, party in expected.items() if party}
    assert read == {n: party for n, party in expected.items() if party}
    assert len(read) > 245
