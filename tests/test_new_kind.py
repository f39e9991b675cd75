"""A new kind of observation is one row of the vocabulary, one module and one table, and nothing else: tried in a copy of Comity."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import comity

ROW = """
[kind.exercise]
facet = "political"
directed = false
optional.place = "text"
tells_apart = { date = "date", place = "words" }
lies_ahead = true
timeline = true
headline = [{ rank = 85 }]
said = [{ as = "joint exercise of {a} and {b}[ in {place}]" }]
"""
MODULE = '''
"""Joint exercises of two armed forces."""

from comity.read.facts import MODALITIES, fact
from comity.read.frames import instances, when

KIND = "exercise"


def find(sentence, discourse):
    for instance in instances(sentence, KIND):
        parties = [a.party for a in instance.actors("parties", discourse)]
        if len(parties) == 2 and instance.status in MODALITIES:
            yield fact(instance, *parties, {}, when(instance, discourse))
'''
TABLE = """
[[frame]]
name = "exercise"
nouns = ["exercise"]
roles.parties = ["subject", "between", "of"]
examples = [["Chile and Peru held a joint exercise on 3 May 2016.", "exercise CHL PER [2016-05-03..2016-05-03]"]]
"""
TEXT = """Chile and Peru held a joint exercise on 3 May 2016. Chile and Peru held a joint exercise on 4 June 2018.
Chile and Peru hold a joint exercise on 2 March 2021."""
SCRIPT = """
import datetime, json
from comity import parties
from comity.brief import as_html, build
from comity.ledger import Ledger, Source
from comity.observation import Finding
from comity.read import Document, read_document
from comity.read.tables import check_example, problems

document = Document("d", TEXT, date=datetime.date(2020, 1, 1))
findings = read_document(document)
ledger = Ledger("l.duckdb")
ledger.add([(Source("d", "document", title="T", text=TEXT), [Finding(f.observation, f.rule, f.marks) for f in findings])])
brief = build(ledger, parties.get("CHL"), parties.get("PER"))
print(json.dumps({
    "read": [[f.observation.kind, str(f.observation.start), f.observation.modality] for f in findings if f.observation.kind == "exercise"],
    "timeline": sum("oint exercise" in " ".join(row) for p in brief.pictures if p.title == "Timeline" for row in p.rows),
    "front": {s.id: [f.text for f in s.facts] for s in brief.front},
    "facts": len([f for g in brief.groups if g.id == "political" for f in g.facts]),
    "page": "Joint exercise of Chile and Peru" in as_html(brief),
    "problems": [*problems("en"), *check_example("exercise", *EXAMPLE)],
}))
"""


def test_a_kind_added_in_three_places_is_read_told_and_shown(tmp_path: Path) -> None:
    copy = tmp_path / "comity"
    shutil.copytree(Path(comity.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    vocabulary = copy / "observation/vocabulary.toml"
    vocabulary.write_text(vocabulary.read_text("utf-8").replace("\n[fields]", f"{ROW}\n[fields]"), "utf-8")
    (copy / "read/kinds/exercise.py").write_text(MODULE, "utf-8")
    (copy / "language/en/kinds/exercise.toml").write_text(TABLE, "utf-8")
    example = ("Chile and Peru held a joint exercise on 3 May 2016.", ["exercise CHL PER [2016-05-03..2016-05-03]"])
    script = f"TEXT = {TEXT!r}\nEXAMPLE = {example!r}\n{SCRIPT}"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["read"] == [
        ["exercise", "2016-05-03", "actual"],
        ["exercise", "2018-06-04", "actual"],
        ["exercise", "2021-03-02", "planned"],
    ]
    assert told["facts"] == 3 and told["page"] and told["problems"] == []
    assert told["timeline"] >= 3 and "Joint exercise of Chile and Peru" in told["front"]["lately"]
