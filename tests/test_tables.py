"""The tables of languages: validated, and every frame's examples run."""

import pytest

from comity.language import languages, rows, table
from comity.read.reader import kind_readers
from comity.read.tables import check_example, failures, problems


@pytest.mark.parametrize("language", languages())
def test_tables_name_only_what_exists(language: str) -> None:
    assert list(problems(language)) == []


@pytest.mark.parametrize("language", languages())
def test_every_example_of_every_frame_holds(language: str) -> None:
    assert list(failures(language)) == []


@pytest.mark.parametrize("language", languages())
def test_every_frame_has_an_example(language: str) -> None:
    without = [
        f"{reader.KIND}.{row['name']}"
        for reader in kind_readers()
        for row in table(language, f"kinds/{reader.KIND}").get("frame", ())
        if not row.get("examples")
    ]
    assert without == []


def test_a_slip_in_a_table_is_told() -> None:
    from comity.read.tables import row_problems

    row = {"name": "x", "verbs": ["frobnicate"], "action": "militry", "roles": {"doer": ["sbject"]}, "shape": 1}
    told = " ".join(row_problems(row, "coercion", frozenset(), {"attack"}, {"by"}))
    for slip in ("militry", "frobnicate", "sbject", "shape", "has no example"):
        assert slip in told


def test_an_example_that_does_not_hold_is_told() -> None:
    assert list(check_example("visit", "Chilean President Rosa Salas visited Fiji in 2018.", ["visit FJI CHL"]))
    assert list(check_example("visit", "Chilean President Rosa Salas visited Fiji in 2018.", []))
    assert not list(
        check_example("visit", "Chilean President Rosa Salas visited Fiji in 2018.", ["visit CHL FJI [2018-01-01..2018-12-31]"])
    )


@pytest.mark.parametrize("language", languages())
def test_verbs_are_listed_once_with_all_their_forms(language: str) -> None:
    verbs = rows(language, "verbs")
    assert len({row["lemma"] for row in verbs}) == len(verbs)
    for row in verbs:
        assert all(row[form] for form in ("past", "participle", "ing", "s")) and 0 <= float(row["noun"]) <= 1, row
