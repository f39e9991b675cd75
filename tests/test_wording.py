"""Facts in words: every kind, every value of its attributes, every measure."""

import datetime
import math
from itertools import product

import pytest

from comity.observation import Observation, validate, vocabulary
from comity.observation.interval import Interval
from comity.wording import cell, label, name, note, number, off, ordinal, period, possessive, sentence, span

SOME = {"text": "wheat", "integer": 25, "party": "PER", "parties": ["BOL", "ECU"]}


def all_of(kind: str) -> list[Observation]:
    row = vocabulary().kinds[kind]
    attributes = dict(row.required) | dict(row.optional)
    choices = [[SOME[str(a)]] if not isinstance(a, tuple) else list(a) for a in attributes.values()]
    measures = {"level": (5e9, "USD"), "change": (-4.0, "percent"), "share": (12.5, "percent"), "rank": (3.0, "rank")}
    figures = [(m, *v) for m, v in measures.items()] if row.numeric else [(None, None, None), (None, 2.0, "count")]
    found = []
    for (measure, value, unit), values in product(figures, product(*choices)):
        attrs = dict(zip(attributes, values, strict=True))
        if attrs.get("recognised") and attrs["action"] != "recognised":
            del attrs["recognised"]
        found.append(Observation(kind, "CHL", "PER", measure, value, unit, attrs=attrs))
    return found


@pytest.mark.parametrize("kind", vocabulary().kinds)
def test_whatever_the_vocabulary_allows_can_be_said(kind: str) -> None:
    for o in all_of(kind):
        told = sentence(validate(o))
        assert told[0] == told[0].upper() and not set(told) & set("{}[]_") and "None" not in told and "  " not in told, told
        assert told.startswith(label(o)) and cell(o)
        # A sentence names both sides, unless it gives what the two have in common by its own name.
        assert kind in ("agreement", "anniversary", "project", "relations") or ("Chile" in told and "Peru" in told), told


def said(kind: str, measure: str | None = None, value: float | None = None, unit: str | None = None, **attrs: str | int) -> str:
    return sentence(Observation(kind, "CHL", "NLD", measure, value, unit, attrs=dict(attrs)))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (said("trade", "rank", 1, "rank", flow="exports"), "The Netherlands is Chile's largest export market"),
        (said("trade", "rank", 2, "rank", flow="turnover", product="copper"), "The Netherlands is Chile's 2nd largest trade partner of copper"),
        (said("trade", "change", 3, "times", flow="turnover"), "Trade turnover between Chile and the Netherlands: 3 times as much"),
        (said("trade", "change", -3.5, "percent", flow="imports"), "Imports of Chile from the Netherlands: down 3.5%"),
        (said("investment", "level", 2e9, "EUR", of="unspecified"), "Investment from Chile in the Netherlands: €2 billion"),
        (said("visit", who="Prime Minister Ana Soto", level="head_of_government", type="working"),
         "Working visit of Prime Minister Ana Soto (head of government of Chile) to the Netherlands"),
        (said("visit", who="Foreign Minister Soto", level="foreign_minister", type="other"), "Visit of Foreign Minister Soto (Chile) to the Netherlands"),
        (said("visit", level="head_of_state", type="state"), "State visit of the head of state of Chile to the Netherlands"),
        (said("mission", None, 4, "count", what="diplomats", action="expelled"), "The Netherlands expels 4 diplomats of Chile"),
        (said("mission", what="embassy", action="reopened", place="The Hague"), "Chile reopens an embassy in the Netherlands (The Hague)"),
        (said("agreement", name="Treaty of Friendship", type="treaty", action="mentioned"), "Treaty of Friendship"),
        (said("relations", action="upgraded", status="strategic_partnership"), "Relations between Chile and the Netherlands raised to a strategic partnership"),
        (said("project", name="Border post", sector="other", action="completed"), "Border post: completed"),
        (said("mission", what="other", action="opened"), "Chile opens a mission in the Netherlands"),
        (said("mission", what="other", action="closed"), "Mission of Chile in the Netherlands closed"),
        (said("mission", what="embassy", action="upgraded"), "Chile raises its mission in the Netherlands to an embassy"),
        (said("anniversary", n=22, of="diplomatic relations"), "22nd anniversary of diplomatic relations"),
        (said("coercion", action="ban", what="wheat"), "Chile bans trade or traffic with the Netherlands (wheat)"),
    ],
)  # fmt: skip
def test_sentences(told: str, words: str) -> None:
    assert told == words


def test_a_label_leaves_out_what_is_said_and_a_cell_is_that() -> None:
    border = Observation("border", "CHL", "PER", "level", 168, "km")
    assert (label(border), cell(border)) == ("Border between Chile and Peru", "168 km")
    vague = Observation("count", "CHL", "PER", "level", None, "count", attrs={"of": "students"})
    assert cell(vague) == "many"
    treaty = Observation("agreement", "CHL", "PER", attrs={"name": "Treaty", "type": "treaty", "action": "in_force"})
    assert (label(treaty), cell(treaty)) == ("Treaty", "in force")
    day = datetime.date(2030, 1, 1)
    assert note(Observation("border", "CHL", "PER", "level", 1, "km", start=day, modality="planned")) == "planned"


def test_names_and_numbers() -> None:
    assert (name("KAZ"), name("USA"), name("EU"), name(None), name("XQQ")) == ("Kazakhstan", "the United States", "EU", "the world", "XQQ")
    assert (possessive("KAZ"), possessive("HND"), possessive("NLD")) == ("Kazakhstan's", "Honduras'", "the Netherlands'")
    assert [number(v) for v in (1.0052e9, 18.264e9, 7644, 25.649, -12, 0.126)] == [
        "1.005 billion", "18.26 billion", "7,644", "25.65", "−12", "0.126",
    ]  # fmt: skip


def test_ordinals_and_intervals() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 112, 113)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th", "113th",
    ]  # fmt: skip
    assert span(Interval(15.5e9, 16.5e9), "USD") == "$15.5 to $16.5 billion"
    assert (span(Interval(5, 5), "km"), span(Interval(5, math.inf), "km")) == ("5 km", "5 km and more")
    assert (off(0.125), off(math.inf)) == ("12% off", "far off")


def test_a_span_within_a_year_tells_the_year_once() -> None:
    days = datetime.date(2022, 1, 1), datetime.date(2022, 3, 12), datetime.date(2023, 2, 3)
    assert (period(days[0], days[1]), period(days[0], days[2])) == ("1 January – 12 March 2022", "1 January 2022 – 3 February 2023")


def test_what_is_denied_is_said_as_it_would_be_and_denied_once() -> None:
    severed = Observation("relations", "GHA", "TGO", modality="denied", attrs={"action": "severed", "status": "diplomatic"})
    assert (sentence(severed), note(severed)) == ("Diplomatic relations between Ghana and Togo severed", "said not to be so")
    none = Observation("relations", "CHL", "FJI", modality="denied", attrs={"action": "described", "status": "diplomatic"})
    assert (sentence(none), note(none)) == ("Diplomatic relations between Chile and Fiji", "said not to be so")
