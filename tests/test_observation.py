"""The observation: what is valid, and the way to JSON Lines and back."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity import packaged
from comity.errors import ObservationError
from comity.observation import Observation, dump, from_dict, load, normalized, to_dict, validate, vocabulary

DAYS = st.dates(datetime.date(1800, 1, 1), datetime.date(2100, 1, 1))
PARTIES = st.sampled_from(["KAZ", "RUS", "SUN", "EU", "CHN", "USA"])


@st.composite
def observations(draw) -> Observation:
    """Any valid observation, of any kind."""
    kind = vocabulary().kinds[draw(st.sampled_from(sorted(vocabulary().kinds)))]
    a, b = draw(st.lists(PARTIES, min_size=2, max_size=2, unique=True))
    attrs = {}
    for name, allowed in kind.required.items():
        text = st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(str.strip)
        values = st.sampled_from(allowed) if isinstance(allowed, tuple) else st.integers(1, 200) if allowed == "integer" else text
        attrs[name] = draw(values)
    days = sorted(draw(st.lists(DAYS, min_size=4, max_size=4)))
    measure = draw(st.sampled_from(["level", "change"])) if kind.numeric else None
    o = Observation(
        kind=kind.name,
        a=a,
        b=b,
        measure=measure,
        value=draw(st.none() | st.floats(-1e15, 1e15)),
        unit=draw(st.sampled_from(["USD", "KZT", None])),
        bound=draw(st.sampled_from(vocabulary().fields["bound"])),
        start=days[2],
        end=draw(st.sampled_from([None, days[3]])),
        base_start=days[0] if measure == "change" else None,
        base_end=days[1] if measure == "change" else None,
        modality=draw(st.sampled_from(vocabulary().fields["modality"])),
        attrs=attrs,
        speaker=draw(st.none() | st.text(st.characters(exclude_categories=("Cs",)), min_size=1)),
        spans=((3, 9), (12, 40)),
    )
    return validate(normalized(o))


@given(observations())
def test_json_lines_and_back(o: Observation) -> None:
    line = next(iter(dump([o], document="x")))
    assert list(load([line, "", "  "])) == [o]


@given(observations())
def test_dictionary_and_back(o: Observation) -> None:
    assert from_dict(to_dict(o)) == o


TRADE = {"kind": "trade", "a": "KAZ", "b": "RUS", "measure": "level", "value": 1.0, "unit": "USD", "attrs": {"flow": "turnover"}}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "gossip"}, "no kind"),
        ({"a": "Kazakhstan"}, "a: 'Kazakhstan' is no party id; did you mean KAZ"),
        ({"b": "RUX"}, "b: 'RUX' is no party id; did you mean"),
        ({"a": ["KAZ"]}, "no party id"),
        ({"measure": "share", "unit": "percent", "value": 100.1}, "100.1 is no share"),
        ({"measure": "share", "unit": "percent", "value": -0.5}, "-0.5 is no share"),
        ({"b": "KAZ"}, "both KAZ"),
        ({"a": "RUS", "b": "KAZ"}, "sorted"),
        ({"measure": None}, "measure"),
        ({"value": float("inf")}, "finite"),
        ({"unit": "dollars"}, "unit"),
        ({"unit": "percent"}, "level"),
        ({"bound": "maybe"}, "bound"),
        ({"modality": "rumoured"}, "modality"),
        ({"start": "2018-13-01"}, "month"),
        ({"start": "2018-02-01", "end": "2018-01-01"}, "before"),
        ({"base_start": "2018-02-01"}, "base"),
        ({"attrs": {}}, "flow is missing"),
        ({"attrs": {"flow": "sideways"}}, "flow"),
        ({"attrs": {"flow": "turnover", "colour": "red"}}, "colour"),
        ({"spans": [[5, 5]]}, "span"),
        ({"spans": [["a", 5]]}, "invalid"),
    ],
)
def test_what_breaks_the_vocabulary_is_told(change: dict, words: str) -> None:
    with pytest.raises(ObservationError, match=words):
        from_dict(TRADE | change)


@pytest.mark.parametrize(
    "change",
    [
        {"measure": "share", "value": 100.0},
        {"measure": "share", "value": 0.0},
        {"measure": "change", "value": 250.0},
        {"measure": "share", "value": 130.0, "attrs": {"flow": "balance"}},
        {"measure": "share", "value": -40.0, "kind": "investment", "attrs": {"of": "flow"}},
    ],
)
def test_a_change_and_a_share_of_what_may_be_less_than_nothing_have_no_bounds(change: dict) -> None:
    assert from_dict(TRADE | {"unit": "percent"} | change).value == change["value"]


def test_others_and_whom_they_recognise_are_parties_too() -> None:
    treaty = {
        "kind": "agreement",
        "a": "CHL",
        "b": "PER",
        "attrs": {"name": "x", "type": "treaty", "action": "signed", "others": ["BOL", "ARX"]},
    }
    with pytest.raises(ObservationError, match="others: 'ARX' is no party id"):
        from_dict(treaty)


def test_a_bad_line_is_told_with_its_number() -> None:
    with pytest.raises(ObservationError, match="facts.jsonl: line 2"):
        list(load(['{"kind": "border", "a": "KAZ", "b": "RUS", "measure": "level"}', "{oops"], "facts.jsonl"))


def test_a_kind_of_a_facet_that_there_is_not_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    table = packaged.toml("comity.observation", "vocabulary.toml")
    kinds = table["kind"] | {"port_call": table["kind"]["visit"] | {"facet": "politicel"}}
    monkeypatch.setattr(packaged, "toml", lambda *_: table | {"kind": kinds})
    with pytest.raises(ObservationError, match=r"vocabulary.toml: kind.port_call: there is no facet 'politicel'; did you mean political\?"):
        vocabulary.__wrapped__()
