"""The tables of languages: validated, and every frame's examples run."""

import datetime
import zlib

import pytest

from comity import packaged
from comity.language import languages, rows, table
from comity.read import Document, read_document
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


def test_places_are_found_in_their_table_though_most_of_it_is_not_parsed() -> None:
    _, *rows = packaged.lines("comity.parties", "tables/places.csv")
    table = packaged.Sorted("comity.parties", "tables/places.csv")
    assert [row for row in rows if table.row(row[0]) != list(row)] == []
    assert [tuple(row) for row in table.beginning("San ")] == [row for row in rows if row[0].startswith("San ")]
    assert table.row("Nowhere at all") is table.row("Aalb") is table.row("") is None


def test_what_a_sentence_tells_of_its_own_sides_does_not_change_behind_others() -> None:
    """Real texts tell of one pair after another: whoever is named in a sentence goes before whoever was named in front of it."""
    before = "The president of Venezuela met the Colombian foreign minister in Caracas on 16 April. The two sides spoke of trade. "
    examples = [
        text
        for reader in kind_readers()
        for row in table("en", f"kinds/{reader.KIND}").get("frame", ())
        for text, *expected in row["examples"]
        # A quarter, the same ones whatever is added.
        if expected and zlib.crc32(text.encode()) % 4 == 0
    ]
    changed = [text for text in examples if not sides(text) <= sides(before + text)]
    assert len(examples) > 200 and len(changed) <= len(examples) // 40, changed


def sides(text: str) -> set[tuple[str, str, str | None]]:
    """What kind of fact is read of whom."""
    found = read_document(Document("d", text, date=datetime.date(2019, 6, 15)))
    return {(f.observation.kind, f.observation.a, f.observation.b) for f in found}
