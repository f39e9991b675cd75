"""Same or not: what the vocabulary says tells two facts apart, by kind, and the merging of a document's findings by it."""

import calendar
import datetime
import json
import time
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.observation import Finding, Observation, from_dict, normalized, validate, vocabulary
from comity.observation.same import (
    differs,
    is_whole,
    names_agree,
    same_but,
    same_fact,
    same_flow,
    same_indicator,
    sameness,
    without_owners,
)
from comity.read.merge import merged

BASE: dict[str, dict[str, Any]] = {
    "trade": {"measure": "level", "unit": "USD", "flow": "exports"},
    "investment": {"measure": "level", "unit": "USD", "of": "stock"},
    "finance": {"measure": "level", "unit": "USD", "of": "loan"},
    "count": {"measure": "level", "unit": "count", "of": "students"},
    "border": {"measure": "level", "unit": "km"},
    "agreement": {"name": "agreement", "type": "agreement", "action": "signed"},
    "visit": {"level": "other", "type": "other"},
    "meeting": {"level": "minister", "format": "bilateral"},
    "relations": {"action": "established", "status": "diplomatic"},
    "mission": {"what": "consulate", "action": "opened"},
    "multilateral": {"organisation": "UN"},
    "membership": {"action": "member"},
    "anniversary": {"n": 20},
    "project": {"name": "project", "sector": "energy", "action": "running"},
    "coercion": {"action": "sanctions"},
}
FIELDS = ("a", "b", "measure", "value", "unit", "bound", "modality", "speaker")


def days(text: str) -> tuple[datetime.date, datetime.date | None]:
    """2017, 2017-05, 2017-05-03, "2017 2019" from and to, "2017 -" since."""
    first, _, last = text.partition(" ")
    parts = [int(p) for p in first.split("-")]
    start = datetime.date(parts[0], *[*parts[1:], 1, 1][:2])
    if last == "-":
        return start, None
    ends = [int(p) for p in (last or first).split("-")]
    month = ends[1] if len(ends) > 1 else 12
    return start, datetime.date(ends[0], month, ends[2] if len(ends) > 2 else calendar.monthrange(ends[0], month)[1])


def fact(kind: str, **told: Any) -> Observation:
    given = {"a": "KEN", "b": "OMN"} | BASE[kind] | told
    own = {f: given.pop(f) for f in FIELDS if f in given}
    for name, ends in (("date", ("start", "end")), ("base", ("base_start", "base_end"))):
        if name in given:
            own |= dict(zip(ends, days(given.pop(name)), strict=True))
    return validate(normalized(Observation(kind, spans=((0, 5),), attrs=given, **own)))


#: Kind, what the one tells, what the other tells, and the field that tells them apart; empty where they are one, "?" where nothing
#: differs and too little agrees.
CASES: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    # Figures
    ("trade", {"value": 20e6, "product": "tea"}, {"value": 20e6, "product": "coffee"}, "product"),
    ("trade", {"value": 20e6, "product": "tea"}, {"value": 20e6}, "product"),
    ("trade", {"value": 20e6, "product": "tea"}, {"value": 20e6, "product": "Teas"}, ""),
    ("trade", {"value": 3.2e9, "date": "2017"}, {"value": 3.18e9, "date": "2017"}, ""),
    ("trade", {"value": 3e9, "date": "2017"}, {"value": 3.18e9, "date": "2017"}, ""),
    ("trade", {"value": 3e9}, {"value": 3.18e9}, "?"),
    ("trade", {"value": 3.2e9, "date": "2017"}, {"value": 3.4e9, "date": "2017"}, "value"),
    ("trade", {"value": 3.2e9, "date": "2017"}, {"value": 3.2e9}, ""),
    ("trade", {"value": 3.2e9, "date": "2017"}, {"value": 3.2e9, "date": "2018"}, "date"),
    ("trade", {"value": 3.2e9, "date": "2017"}, {"value": 3.2e9, "date": "2017-01 2017-06"}, "date"),
    ("trade", {"value": 3.2e9, "date": "2017"}, {"value": 3.2e9, "date": "2017-12-31"}, ""),
    ("trade", {"value": 3e9, "bound": "at_least", "date": "2017"}, {"value": 9e9, "date": "2017"}, "value"),
    ("trade", {"value": 3e9, "bound": "at_least", "date": "2017"}, {"value": 3.7e9, "date": "2017"}, ""),
    ("trade", {"value": 25.0, "measure": "change", "unit": "percent"}, {"value": 25.0, "measure": "change", "unit": "USD"}, "unit"),
    ("trade", {"value": 25.0, "measure": "change", "unit": None}, {"value": 25.0}, "measure"),
    ("trade", {"value": 5.0, "measure": "change", "base": "2016"}, {"value": 5.0, "measure": "change", "base": "2010"}, "base"),
    ("trade", {"value": 3e9}, {"value": 3e9, "flow": "imports"}, "flow"),
    ("trade", {"value": 3e9}, {"value": 3e9, "a": "OMN", "b": "KEN"}, "parties"),
    ("trade", {"value": 3e9, "flow": "turnover"}, {"value": 3e9, "flow": "turnover", "a": "OMN", "b": "KEN"}, ""),
    ("trade", {"value": 3e9}, {"value": 3e9, "unit": "EUR"}, "unit"),
    ("trade", {"value": 3e9}, {"value": 3e9, "modality": "target"}, "modality"),
    ("trade", {"value": 3e9}, {"value": 3e9, "speaker": "Omar Farid"}, ""),
    ("trade", {"value": 5.0, "measure": "rank", "unit": "rank"}, {"value": 6.0, "measure": "rank", "unit": "rank"}, "value"),
    ("investment", {"value": 3e9}, {"value": 3e9, "of": "unspecified"}, ""),
    ("investment", {"value": 3e9}, {"value": 3e9, "of": "flow"}, "of"),
    ("investment", {"value": 11.7e9, "date": "2005 -"}, {"value": 11.7e9, "date": "2005 2017"}, ""),
    ("finance", {"value": 5e6, "what": "road to Lamu"}, {"value": 5e6, "what": "hospital"}, "what"),
    ("finance", {"value": 5e6, "what": "road to Lamu"}, {"value": 5e6, "what": "the Lamu road"}, ""),
    ("finance", {"value": 80e6}, {"value": None, "bound": "about"}, "?"),
    ("finance", {"value": 80e6, "of": "aid"}, {"value": 80e6, "of": "grant"}, "of"),
    ("count", {"value": 11906.0, "date": "2023"}, {"value": 11906.0, "date": "2022"}, "date"),
    ("count", {"value": None, "bound": "about"}, {"value": None, "bound": "about"}, ""),
    ("count", {"value": 40.0}, {"value": 40.0, "of": "tourists"}, "of"),
    ("count", {"value": 40.0, "of": "other", "product": "doctors"}, {"value": 40.0, "of": "other", "product": "nurses"}, "product"),
    ("border", {"value": 7500.0, "bound": "at_least"}, {"value": 7644.0}, ""),
    ("border", {"value": 7598.0}, {"value": 7644.0}, "value"),
    # Agreements and projects
    ("agreement", {"name": "agreement on fishing"}, {"name": "agreement on seeds"}, "name"),
    ("agreement", {"name": "agreement on fishing"}, {"name": "Fisheries Agreement"}, ""),
    ("agreement", {"name": "agreement on fishing"}, {"name": "the accord"}, ""),
    ("agreement", {"name": "agreement on fishing"}, {"name": "Kenyan-Omani agreement"}, ""),
    ("agreement", {"name": "memorandum on energy", "type": "memorandum"}, {"name": "memorandum on tourism", "type": "memorandum"}, "name"),
    ("agreement", {"name": "memorandum on energy", "type": "memorandum"}, {"name": "agreement on energy"}, "type"),
    ("agreement", {"name": "Convention on Tax", "type": "convention"}, {"name": "the agreement"}, ""),
    ("agreement", {"name": "tax agreement", "date": "2017-05-03"}, {"name": "tax agreement", "date": "2017"}, ""),
    ("agreement", {"name": "tax agreement", "date": "2017-05-03"}, {"name": "tax agreement", "date": "2018"}, "date"),
    ("agreement", {"name": "tax agreement"}, {"name": "tax agreement", "action": "in_force"}, "action"),
    ("agreement", {"name": "tax agreement"}, {"name": "tax agreement", "action": "mentioned"}, ""),
    ("agreement", {"name": "tax agreement"}, {"name": "tax agreement", "modality": "planned"}, "modality"),
    (
        "agreement",
        {"name": "Treaty on friendship between the Republic of Kenya and the Sultanate of Oman", "type": "treaty"},
        {"name": "Treaty on Friendship", "type": "treaty"},
        "",
    ),
    ("project", {"name": "Lamu power station"}, {"name": "the Lamu power plant project"}, "name"),
    ("project", {"name": "Lamu power station"}, {"name": "Lamu station"}, ""),
    ("project", {"name": "Lamu power station"}, {"name": "Lamu power station", "action": "completed"}, "action"),
    # Events
    ("visit", {"who": "President Juan Vega", "date": "2014-08"}, {"who": "President Juan Vega", "date": "2014-11"}, "date"),
    ("visit", {"who": "President Juan Vega", "date": "2014-08"}, {"who": "Mr Vega", "date": "2014-08-03"}, ""),
    ("visit", {"who": "Juan Vega", "date": "2014"}, {"who": "Ana Soto", "date": "2014"}, "who"),
    ("visit", {"who": "Juan Vega", "date": "2014"}, {"who": "Foreign Minister", "date": "2014"}, ""),
    ("visit", {"who": "Juan Vega", "level": "head_of_state"}, {"who": "Juan Vega", "level": "head_of_government"}, "level"),
    ("visit", {"type": "state", "date": "2014-08"}, {"type": "official", "date": "2014-08"}, ""),
    ("visit", {"who": "Juan Vega"}, {}, ""),
    ("visit", {"who": "Juan Vega"}, {"date": "2014"}, "?"),
    ("visit", {"date": "2014"}, {"date": "2014", "a": "OMN", "b": "KEN"}, "parties"),
    ("visit", {"date": "2014", "place": "Muscat"}, {"date": "2014", "place": "Sohar"}, "place"),
    ("meeting", {"date": "2014-08-03"}, {"date": "2014-08-03", "level": "head_of_state"}, "level"),
    ("meeting", {"date": "2014-08-03"}, {"date": "2014-08-03", "format": "call"}, "format"),
    ("meeting", {"date": "2014-08-03"}, {"date": "2014-08-04"}, "date"),
    ("meeting", {"date": "2014-08-03"}, {"date": "2014-08", "level": "other"}, ""),
    ("relations", {"date": "1992"}, {"date": "1992-10-22"}, ""),
    ("relations", {"date": "1992"}, {"action": "restored"}, "action"),
    (
        "relations",
        {"action": "recognised", "recognised": "KEN", "date": "1963"},
        {"action": "recognised", "recognised": "OMN", "date": "1963"},
        "recognised",
    ),
    ("mission", {"place": "Mombasa"}, {"place": "Kisumu"}, "place"),
    ("mission", {"date": "2010"}, {"date": "2018"}, "date"),
    ("mission", {"date": "2010", "place": "Mombasa"}, {"date": "2010"}, ""),
    (
        "mission",
        {"what": "diplomats", "action": "expelled", "value": 2.0, "date": "2016"},
        {"what": "diplomats", "action": "expelled", "value": 5.0, "date": "2021"},
        "date",
    ),
    (
        "mission",
        {"what": "diplomats", "action": "expelled", "value": 2.0},
        {"what": "diplomats", "action": "expelled", "value": 5.0},
        "value",
    ),
    ("mission", {"what": "diplomats", "action": "expelled", "value": 2.0}, {"what": "diplomats", "action": "expelled"}, ""),
    ("mission", {"action": "opened"}, {"action": "reopened"}, "action"),
    ("multilateral", {}, {"organisation": "SCO"}, "organisation"),
    ("multilateral", {}, {"speaker": "Omar Farid"}, ""),
    ("membership", {"a": "KEN", "b": "UN"}, {"a": "KEN", "b": "AU"}, "parties"),
    ("membership", {"b": "UN"}, {"b": "UN", "action": "left"}, "action"),
    ("membership", {"b": "UN", "date": "1963-12-16"}, {"b": "UN"}, ""),
    ("anniversary", {"of": "trade treaty", "date": "2020"}, {"of": "air agreement", "date": "2022"}, "of"),
    ("anniversary", {"of": "diplomatic relations"}, {"of": "the establishment of diplomatic relations"}, ""),
    ("anniversary", {"n": 20}, {"n": 25}, "n"),
    ("coercion", {"date": "2014"}, {"date": "2022"}, "date"),
    ("coercion", {"date": "2022-03-08"}, {}, ""),
    ("coercion", {"what": "wheat", "date": "2022"}, {"what": "tea", "date": "2022"}, "what"),
    ("coercion", {}, {"action": "tariff"}, "action"),
    ("coercion", {}, {"a": "OMN", "b": "KEN"}, "parties"),
]


@pytest.mark.parametrize(("kind", "x", "y", "field"), CASES, ids=[f"{n}-{c[0]}-{c[3] or 'one'}" for n, c in enumerate(CASES)])
def test_what_tells_facts_apart(kind: str, x: dict[str, Any], y: dict[str, Any], field: str) -> None:
    first, second = fact(kind, **x), fact(kind, **y)
    compared = sameness(first, second)
    assert (compared.is_one, "?" if compared.differs is None and not compared.is_one else compared.differs or "") == (field == "", field)
    assert sameness(second, first) == compared


def test_every_kind_is_tried_both_ways_and_its_table_is_sound() -> None:
    for kind in vocabulary().kinds.values():
        assert {bool(field) for name, _, _, field in CASES if name == kind.name} == {True, False}, kind.name
        known = {*kind.required, *kind.optional, "date", "base", "value", "measure", "unit", "modality"}
        assert set(kind.tells_apart) <= known and set(kind.says_nothing) | set(kind.known_by) <= set(kind.tells_apart), kind.name
        for field, values in kind.says_nothing.items():
            assert set(values) <= set(kind.required[field]), (kind.name, field)


WORDS = st.lists(st.sampled_from("fishing fisheries seeds tax agreement treaty Kenya Omani trade on".split()), min_size=1, max_size=4).map(
    " ".join
)
WHO = st.sampled_from(["President Juan Vega", "Vega", "Ana Soto", "Foreign Minister", "Juan Vega Soto"])
DATES = st.sampled_from([None, "2017", "2017-05", "2017-05-03", "2018", "2016 2019", "2017 -", "2017-01 2017-06"])
VALUES = st.sampled_from([None, 3e9, 3.18e9, 3.2e9, 9e9, -5.0, 60.0, 0.0, 1e-7, 33.3333333])


@st.composite
def facts(draw: st.DrawFn, kind: str) -> Observation:
    about = vocabulary().kinds[kind]
    attrs: dict[str, Any] = {}
    for name, allowed in (about.required | about.optional).items():
        if name in about.optional and draw(st.booleans()):
            continue
        texts = WHO if name == "who" else WORDS
        attrs[name] = draw(
            st.sampled_from(allowed) if isinstance(allowed, tuple) else st.integers(19, 21) if allowed == "integer" else texts
        )
        if allowed in ("parties", "party"):
            attrs.pop(name)
    date = draw(DATES)
    start, end = days(date) if date else (None, None)
    a, b = draw(st.sampled_from([("KEN", "OMN"), ("OMN", "KEN"), ("KEN", None)]))
    measure = draw(st.sampled_from(["level", "change", "rank"])) if about.numeric else None
    value = draw(VALUES)
    bound = draw(st.sampled_from(["exact", "about", "at_least", "at_most"]))
    modality = draw(st.sampled_from(["actual", "planned"]))
    unit = draw(st.sampled_from([None, "USD"]))
    return normalized(Observation(kind, a, b, measure, value, unit, bound, start, end, modality=modality, attrs=attrs))


@given(st.sampled_from(sorted(vocabulary().kinds)).flatmap(lambda k: st.tuples(facts(k), facts(k))))
def test_sameness_has_no_direction_and_a_fact_is_itself(pair: tuple[Observation, Observation]) -> None:
    x, y = pair
    assert sameness(x, y) == sameness(y, x)
    assert same_fact(x, x) and same_fact(y, y) and same_but(x, x)
    assert not (same_fact(x, y) and differs(x, y))
    assert not same_but(x, y) or same_fact(x, y)


def test_no_two_annotated_facts_of_a_document_are_one(shared: Path) -> None:
    gold = [json.loads(p.read_text("utf-8")) for p in sorted((shared / "gold" / "dev").glob("*.json"))]
    gold += [json.loads(line) for line in (shared / "gold" / "small.jsonl").read_text("utf-8").splitlines() if line]
    pairs = [(d["id"], x, y) for d in gold for x, y in combinations([from_dict(o) for o in d["observations"]], 2)]
    # Rounds of measures are told apart by what they fall on, which the gold does not annotate.
    one = [(id, x, y) for id, x, y in pairs if same_fact(x, y) and x.kind != "coercion"]
    assert len(pairs) > 3000 and one == []


def test_a_share_a_rank_and_a_level_are_of_one_flow_and_it_has_a_direction() -> None:
    def told(a: str, b: str | None, measure: str, flow: str, **more: Any) -> Observation:
        return normalized(Observation("trade", a, b, measure, 2.0, attrs={"flow": flow, **more}))

    share = told("CHL", "PER", "share", "exports")
    assert same_flow(told("CHL", "PER", "level", "exports"), share) and not same_flow(told("PER", "CHL", "level", "exports"), share)
    assert not same_flow(told("CHL", "PER", "level", "exports", product="copper"), share)
    assert same_flow(told("PER", "CHL", "level", "turnover"), told("CHL", "PER", "rank", "turnover"))
    assert is_whole(told("CHL", None, "level", "exports"), share) and not is_whole(told("PER", None, "level", "exports"), share)
    assert not is_whole(told("CHL", "PER", "level", "exports"), share)
    assert same_indicator(share, replace(share, value=9.0)) and not same_indicator(share, told("CHL", "PER", "level", "exports"))


@pytest.mark.parametrize(
    ("x", "y", "agree"),
    [
        ("Treaty on Friendship and Cooperation", "treaty of friendship and co-operation between Kenya and Oman", True),
        ("Treaty on Friendship and Cooperation", "Declaration on eternal friendship and alliance", False),
        ("Treaty on friendship, cooperation and mutual assistance", "Treaty on friendship", False),
        ("trade agreement", "agreement on trade", False),
        ("agreement", "accord", False),
    ],
)
def test_names_of_agreements_in_different_documents(x: str, y: str, agree: bool) -> None:
    assert names_agree(fact("agreement", name=x), fact("agreement", name=y)) is agree


def finding(o: Observation, start: int, rule: str = "r") -> Finding:
    return Finding(replace(o, spans=((start, start + 9),)), rule, ((start, start + 3),))


def joined(*told: Observation, headline: tuple[int, int] = (0, 0)) -> list[Observation]:
    return [f.observation for f in merged([finding(o, 10 * n) for n, o in enumerate(told)], headline)]


def test_the_fuller_fields_win_and_what_completes_them_is_shown() -> None:
    (one,) = joined(
        fact("visit", who="President Vega", level="head_of_state"),
        fact("visit", who="Juan Vega", date="2017-05", type="state"),
        fact("visit", date="2017-05-03", level="head_of_state"),
    )
    assert (one.start, one.end) == (datetime.date(2017, 5, 3), datetime.date(2017, 5, 3))
    assert one.attrs == {"who": "Juan Vega", "level": "head_of_state", "type": "state"}
    assert one.spans == ((0, 9), (10, 19), (20, 29))
    (twice,) = joined(fact("coercion", date="2017"), fact("coercion", date="2017"))
    assert twice.spans == ((0, 9),)


def test_a_figure_told_twice_has_the_more_precise_value() -> None:
    (one,) = joined(fact("trade", value=3e9, date="2017", bound="about"), fact("trade", value=3.18e9, date="2017"))
    assert (one.value, one.bound, one.spans[0]) == (3.18e9, "exact", (0, 9))


def test_days_that_reach_out_of_a_month_do_not_take_its_place() -> None:
    month, days = fact("visit", date="2017-05"), replace(fact("visit", date="2017-05-30"), end=datetime.date(2017, 6, 2))
    (one,) = joined(month, days)
    assert (one.start, one.end) == (datetime.date(2017, 5, 1), datetime.date(2017, 5, 31))


def test_a_nameless_agreement_takes_the_name_that_another_sentence_has() -> None:
    (one,) = joined(fact("agreement", name="the accord", date="2017"), fact("agreement", name="Convention on Tax", type="convention"))
    assert (one.attrs["name"], one.attrs["type"], one.start) == ("Convention on Tax", "convention", datetime.date(2017, 1, 1))


def test_a_fact_is_joined_to_the_one_of_which_it_says_most() -> None:
    first, second = fact("mission", date="2010", place="Mombasa"), fact("mission", date="2018", place="Kisumu")
    found = joined(first, second, fact("mission", place="Mombasa"), fact("mission"))
    assert [(o.attrs.get("place"), o.start.year if o.start else None) for o in found] == [("Mombasa", 2010), ("Kisumu", 2018)]


def test_what_a_headline_says_is_found_below_it_and_there_it_is_planned() -> None:
    plan = fact("agreement", name="tax agreement", modality="planned", date="2017-05-03")
    (one,) = joined(fact("agreement", name="tax agreement", date="2017"), plan, headline=(0, 9))
    assert (one.modality, one.start, one.spans) == ("planned", datetime.date(2017, 5, 3), ((10, 19),))
    only = joined(fact("coercion"), plan, headline=(0, 9))
    assert [o.kind for o in only] == ["coercion", "agreement"]


def many(n: int) -> list[Finding]:
    """Facts of four sorts about one pair, a third of each told again at once."""
    made: list[Finding] = []
    for i in range(n):
        m = i // 4 - (i // 4) % 3 // 2
        date = f"{1990 + m % 10}-{1 + m % 12:02}-{1 + m % 28:02}"
        letters = "".join(chr(97 + m // 26**p % 26) for p in range(3))
        made.append(
            finding(
                (
                    fact("agreement", name=f"agreement on {letters}word", date=date),
                    fact("agreement", name=f"agreement on {letters}word"),
                    fact("trade", value=1e6 * (m + 1), date=date[:4], product=f"{letters}word"),
                    fact("mission", place=f"{letters}word"),
                )[i % 4],
                10 * i,
            )
        )
    return made


def test_merging_grows_with_the_number_of_findings_and_no_faster() -> None:
    def cost(findings: list[Finding]) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            merged(findings, (0, 0))
            best = min(best, time.process_time() - start)
        return best

    merged(many(100), (0, 0))
    few, more = many(750), many(3000)
    # Four times as many; all pairs would cost sixteen times as much. The rest is noise of a busy machine.
    assert cost(more) / cost(few) < 4 * 2


def test_an_exact_repetition_is_found_however_far_away() -> None:
    told = [fact("mission", place=f"{chr(97 + n % 26)}{chr(97 + n // 26)}wick") for n in range(300)]
    assert len(joined(*told, *told)) == 300


def test_a_name_is_one_however_it_is_spelled() -> None:
    first, second = (
        Observation(
            "agreement", "DZA", "ESP", attrs={"name": f"Treaty of Friendship and Good {word}", "type": "treaty", "action": "signed"}
        )
        for word in ("Neighborliness", "Neighbourliness")
    )
    assert names_agree(first, second) and same_fact(first, second)
    assert not names_agree(first, replace(second, attrs=second.attrs | {"name": "Treaty on Customs and Transit"}))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        (
            "Agreement Between the Government of Peru and the Republic of Chile On Fishing off the Coast",
            "Agreement On Fishing off the Coast",
        ),
        ("Joint Statement on the Use of Lakes between Chile and Peru", "Joint Statement on the Use of Lakes"),
        ("Treaty between Peru and Chile", "Treaty between Peru and Chile"),
        ("Protocol of the Boundary Commission (between Peru and Chile)", "Protocol of the Boundary Commission (between Peru and Chile)"),
        ("Treaty with Peru on Commerce", "Treaty with Peru on Commerce"),
    ],
)
def test_a_name_without_whose_it_is(name: str, short: str) -> None:
    assert without_owners(name, "PER", "CHL") == short
