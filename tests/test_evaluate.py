"""comity evaluate: the rule of scoring, the forms of documents with observations, the command, and stability."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from comity.errors import DocumentError
from comity.evaluate import cases, score, stability
from comity.observation import Observation, dump
from comity.read import read_document
from commands import comity
from conftest import EXAMPLES
from test_second import ANSWER

TRADE = Observation("trade", "CHL", "PER", "level", 2e9, "USD", attrs={"flow": "exports"}, spans=((0, 10),))
VISIT = Observation(
    "visit", "CHL", "PER", attrs={"level": "head_of_state", "type": "other", "who": "the President of Chile"}, spans=((20, 30),)
)


def test_found_and_exact_differ_by_the_fields() -> None:
    near = replace(TRADE, value=2.004e9, unit="EUR", spans=((5, 7),))
    told = score([((TRADE, VISIT), (near, VISIT, replace(VISIT, a="BOL")))])
    found, exact = told.rates("found"), told.rates("exact")
    assert (found.right, found.expected, found.read, found.recall) == (2, 2, 3, 1.0)
    assert exact.right == 1 and told.wrong == {"unit": 1} and told.extra == [replace(VISIT, a="BOL")]
    assert round(found.precision, 3) == 0.667 and round(found.f1, 3) == 0.8


@pytest.mark.parametrize(
    ("read", "is_found"),
    [
        (replace(TRADE, value=2.2e9), False),
        (replace(TRADE, attrs={"flow": "imports"}), False),
        (replace(TRADE, a="PER", b="CHL"), False),
        (replace(TRADE, measure="change"), False),
        (replace(TRADE, spans=((50, 60),), bound="about"), True),
    ],
)
def test_what_anchors_a_figure(read: Observation, is_found: bool) -> None:
    told = score([((TRADE,), (read,))])
    assert bool(told.found.total()) is is_found
    if is_found:
        assert sorted(told.wrong) == ["bound", "place"]


def test_a_visit_is_anchored_by_place_day_or_person_and_one_reading_counts_once() -> None:
    elsewhere = replace(VISIT, spans=((90, 99),))
    other = replace(elsewhere, attrs=VISIT.attrs | {"who": "a minister"})
    assert score([((VISIT,), (elsewhere,))]).found.total() == 1
    assert score([((VISIT,), (other,))]).found.total() == 0
    assert score([((VISIT, VISIT), (VISIT,))]).found.total() == 1
    assert score([((replace(VISIT, spans=()),), (other,))]).exact.total() == 1, "what has no place may stand anywhere"
    assert score([((), ())]).rates("found").f1 == 0.0


def test_the_examples_in_toml_are_read() -> None:
    known = cases(EXAMPLES / "documents")
    assert len(known) >= 30 and sum(len(c.expected) for c in known) >= 150
    assert len(cases(EXAMPLES / "documents" / "a.toml")) < len(known)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.json", "{", "document 1"),
        ("a.json", '{"id": "a", "text": "x"}', "has no 'observations'"),
        (
            "a.jsonl",
            '{"id": "a", "text": "x", "observations": []}\n{"id": "b", "text": "x", "observations": [{"kind": "gossip", "a": "CHL"}]}',
            "document 2",
        ),
        (
            "a.toml",
            '[[document]]\nid = "a"\ntext = "x"\nexpect = [{kind = "trade", a = "CHL", b = "PER", period = "someday"}]',
            "document 1",
        ),
        ("a.csv", "id", "are .json, .jsonl, .toml"),
    ],
)
def test_a_bad_file_is_told(tmp_path: Path, name: str, text: str, words: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(DocumentError, match=words):
        cases(tmp_path / name)
    if name.endswith("csv"):
        with pytest.raises(DocumentError, match="holds no documents"):
            cases(tmp_path)


def test_it_agrees_with_the_scorer_of_the_gold(shared: Path, tmp_path: Path) -> None:
    known = cases(shared / "gold" / "dev")[:25]
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    found = [[f.observation for f in read_document(c.document)] for c in known]
    rows = [{"id": c.document.id, "text": c.document.text, "observations": [json.loads(x) for x in dump(c.expected)]} for c in known]
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows))
    predicted.write_text("".join(f"{line}\n" for c, run in zip(known, found, strict=True) for line in dump(run, document=c.document.id)))
    command = [sys.executable, str(shared / "score.py"), str(gold), str(predicted), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    ours = score((c.expected, run) for c, run in zip(known, found, strict=True))
    assert ours.expected.total() > 80
    for of in ("found", "exact"):
        rates = ours.rates(of)
        assert (rates.precision, rates.recall, rates.f1) == pytest.approx([theirs[of][k] for k in ("precision", "recall", "f1")])
        assert {k: getattr(ours, of)[k] / n for k, n in ours.expected.items()} == pytest.approx(
            {k: row[of]["recall"] for k, row in theirs["kinds"].items() if row[of]["gold"]}
        )


def test_stability_counts_what_every_run_tells() -> None:
    later = replace(TRADE, value=3e9)
    assert stability([[[TRADE, VISIT]], [[TRADE, later]], [[TRADE]]]).share == pytest.approx(1 / 3)
    assert stability([[[]], [[]]]).share is None


def test_the_command_sets_a_model_beside_the_rules(serve, tmp_path: Path) -> None:
    text = "Chile and Peru signed a trade agreement on 3 May 2006. Lima saw the Chilean president come down the gangway on 3 May 2018."
    (tmp_path / "a.toml").write_text(
        f'[[document]]\nid = "a"\ndate = "2019-06-15"\ntext = "{text}"\nexpect = [\n'
        '{ kind = "agreement", a = "CHL", b = "PER", period = "2006-05-03", name = "trade agreement", type = "agreement", action = "signed" },\n'
        '{ kind = "visit", a = "CHL", b = "PER", period = "2018-05-03", level = "head_of_state", type = "other" },\n]\n'
    )
    run = ["evaluate", "a.toml", "--model", "m", "--endpoint", serve(ANSWER)]
    told = json.loads(comity(*run, "--reader", "both", "--orders", "2", "--format", "json", cwd=tmp_path).stdout)
    assert [(r["reader"], r["found"]["recall"], r["exact"]["recall"]) for r in told["readers"][:2]] == [
        ("rules", 0.5, 0.5),
        ("both", 1.0, 1.0),
    ]
    assert told["stability"] == {"runs": 3, "told": 2, "always": 2}
    table = comity(*run, "--reader", "llm", "--kinds", cwd=tmp_path).stdout
    assert "llm: visit" in table and "seconds a document" in table
    assert comity("evaluate", "a.toml", "--orders", "2", cwd=tmp_path).returncode == 2
