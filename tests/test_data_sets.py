"""Data sets on their real files: how much they give, a few rows by hand, what wrong files do, and that their variables join."""

from pathlib import Path

import pytest

from comity.gather import gather, loader
from comity.ledger import Data, Ledger, Source
from comity.observation import to_dict
from comity.panel import Panel, variables

#: Data set: its file, how many observations and rows left out, its variables with their rows.
MORE: dict[str, tuple[str, int, int, dict[str, int]]] = {
    "us_travels": ("more/us_presidents_secretaries_travels.csv.gz", 4_271, 0, {"us_travels": 4_271}),
    "us_visitors": ("more/foreign_leaders_visits_to_us.csv.gz", 3_259, 5, {"us_visitors": 3_259}),
    "us_missions": ("more/us_chiefs_of_mission.csv.gz", 9_869, 560, {"us_missions": 5_210}),
    "gsdb": ("more/gsdb_v3.csv.gz", 3_108, 13, {"sanctions": 1_875}),
    "unctad_bit": ("more/unctad_bit_origin.dta.gz", 6_634, 1, {"investment_treaties": 3_402}),
    "huggo": ("more/huggo_agreements.csv.gz", 3_774, 2_390, {"agreements_huggo": 2_150}),
    "ieadb": ("more/ieadb_treaties.csv.gz", 3_918, 3_293, {"agreements_ieadb": 2_435}),
    "nuclear_cooperation": ("more/fuhrmann_nuclear_cooperation_agreements.dta.gz", 1_786, 3, {"nuclear_cooperation": 3_152}),
}


@pytest.fixture(scope="module")
def loaded(shared: Path) -> dict[str, tuple[Source, Data]]:
    """Every data set of the table, loaded once."""
    return {name: gather(name, shared / "data" / file) for name, (file, *_) in MORE.items()}


def facts(data: Data) -> list[dict[str, object]]:
    """The observations as dictionaries, whether they came one by one or as a table."""
    if isinstance(data.entries, list):
        return [to_dict(e.observation) | {"row": e.row} for e in data.entries]
    return data.entries.to_pylist()


@pytest.mark.parametrize("name", MORE)
def test_real_files_give_what_they_have(name: str, loaded: dict[str, tuple[Source, Data]]) -> None:
    source, data = loaded[name]
    _, count, left_out, tables = MORE[name]
    assert (data.count, sum(data.left_out.values())) == (count, left_out)
    assert {n: t.num_rows for n, t in data.tables.items()} == tables
    assert source.label == loader(name).DATASET.version and len(source.sha256) == 64


#: Data set, and facts that its file tells: a, b, first day, attributes that are among theirs.
BY_HAND = [
    ("us_travels", "USA", "PAN", "1906-11-14", {"level": "head_of_state", "who": "Theodore Roosevelt"}),
    ("us_travels", "USA", "SUN", "1972-05-22", {"level": "head_of_state", "who": "Richard M. Nixon"}),
    ("us_visitors", "IND", "USA", "2023-06-22", {"level": "head_of_government", "type": "state"}),
    ("us_missions", "USA", "SUN", "1987-04-06", {"what": "ambassador", "action": "accredited"}),
    ("gsdb", "UN", "PRK", "2006-01-01", {"action": "sanctions"}),
    ("unctad_bit", "DEU", "PAK", "1959-11-25", {"action": "signed", "type": "treaty"}),
    ("unctad_bit", "IND", "ISR", "2017-03-25", {"action": "terminated"}),
    ("huggo", "IRQ", "KWT", "1964-02-11", {"action": "signed"}),
    ("ieadb", "HUN", "ROU", "2003-09-15", {"action": "signed"}),
    ("nuclear_cooperation", "EGY", "SUN", "1974-01-01", {"action": "signed"}),
]


@pytest.mark.parametrize(("name", "a", "b", "start", "attrs"), BY_HAND)
def test_facts_are_those_of_the_rows(
    name: str, a: str, b: str, start: str, attrs: dict[str, str], loaded: dict[str, tuple[Source, Data]]
) -> None:
    import json

    near = [f for f in facts(loaded[name][1]) if (f["a"], f["b"], str(f["start"])) == (a, b, start)]
    told = [json.loads(f["attrs"]) if isinstance(f["attrs"], str) else f["attrs"] for f in near]
    assert any(attrs.items() <= t.items() for t in told), near
    assert all(f["row"] for f in near)


def test_every_variable_of_them_joins(loaded: dict[str, tuple[Source, Data]], tmp_path: Path) -> None:
    ledger = tmp_path / "record.duckdb"
    Ledger(ledger).add((source, Data([], data.tables)) for source, data in loaded.values())
    held = set(Ledger(ledger).variables())
    mine = [v for v in variables().values() if v.needs and set(v.needs) <= held]
    assert {n for v in mine for n in v.needs} == held
    dyads = Panel.dyads("cow", ledger).years(1990, 1991).only("USA", "RUS", "CHN")
    for v in mine:
        dyads = dyads.add(v.name)
    assert dyads.to_arrow().num_rows == Panel.dyads("cow").years(1990, 1991).only("USA", "RUS", "CHN").to_arrow().num_rows
