"""The command line: what it prints, its errors and exit codes, and that it starts without loading the world."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from commands import comity, comity_apart
from conftest import EXAMPLES

DOCUMENT = str(EXAMPLES / "kazakhstan-russia.txt")


def test_help_of_every_command() -> None:
    for words in ((), ("read",), ("gather",), ("ledger",), ("ledger", "query"), ("brief",)):
        done = comity(*words, "--help")
        assert done.returncode == 0
        assert done.stdout.startswith("Usage: comity")


def test_help_loads_no_library_that_is_slow() -> None:
    code = "import sys, comity.cli.main as m\ntry: m.main(['--help'])\nexcept SystemExit: pass\nprint(sorted({n.split('.')[0] for n in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"duckdb", "pyarrow", "jinja2", "trafilatura", "lxml"} & set(done.stdout.split("'"))


def test_a_plain_text_is_read_without_what_other_files_need(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Peru and Chile signed a trade agreement on 3 May 2006. It is worth 5 million dollars.", "utf-8")
    code = f"import sys, comity.cli.main as m\nm.main(['read', {str(tmp_path / 'note.txt')!r}])\nprint(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "agreement" in done.stdout
    others = {"duckdb", "pypdfium2", "docx", "resiliparse", "trafilatura", "comity.documents.reading_order", "comity.read.treaties.title"}
    assert not others & set(done.stdout.split("'"))


def test_a_plain_text_is_read_with_few_looks_for_garbage(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Peru and Chile signed a trade agreement on 3 May 2006.", "utf-8")
    count = "looks = []\ngc.callbacks.append(lambda phase, _: looks.append(phase) if phase == 'start' else None)"
    code = f"import gc, comity.cli.main as m\n{count}\nm.main(['read', {str(tmp_path / 'note.txt')!r}])\nprint(len(looks))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    # As Python has it, it would be some two hundred.
    assert "agreement" in done.stdout and int(done.stdout.split()[-1]) < 50


def test_read_for_people_and_for_programs(tmp_path: Path) -> None:
    done = comity("read", DOCUMENT)
    assert "KAZ–RUS  trade  2018  Trade turnover between Kazakhstan and Russia: over $18 billion" in done.stdout
    out = tmp_path / "facts.jsonl"
    assert comity("read", DOCUMENT, "--format", "jsonl", "-o", str(out)).returncode == 0
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert all(row["document"] == DOCUMENT and row["rule"] for row in rows)
    assert {"trade", "agreement", "border", "visit"} <= {row["kind"] for row in rows}


def test_ledger_from_reading_to_export(tmp_path: Path) -> None:
    ledger = str(tmp_path / "x.duckdb")
    assert "1 new or changed" in comity("read", DOCUMENT, "--ledger", ledger).stderr
    assert "0 new or changed" in comity("read", DOCUMENT, "--ledger", ledger).stderr
    assert "loaded" in comity("gather", "factbook", "--ledger", ledger).stdout
    assert "nothing changed" in comity("gather", "factbook", "--ledger", ledger).stdout
    listed = comity("ledger", "list", ledger).stdout
    assert "The World Factbook" in listed and "kazakhstan-russia.txt" in listed
    queried = comity("ledger", "query", ledger, "Kazakhstan", "Russia", "--kind", "border", "--format", "jsonl").stdout
    assert {json.loads(line)["value"] for line in queried.splitlines()} == {7600.0, 7644.0}
    assert "KAZ" in comity("ledger", "query", ledger, "KZ").stdout
    assert comity(
        "ledger", "sql", ledger, "SELECT count(*) AS n FROM observations WHERE kind = 'border' AND a = 'KAZ'", "--format", "csv"
    ).stdout.startswith("n\n")
    assert "1        True" in comity("ledger", "history", ledger, "dataset:factbook").stdout
    assert comity("ledger", "export", ledger, str(tmp_path / "x.parquet")).returncode == 0
    brief = comity("brief", "KAZ", "RUS", "--ledger", ledger, "--format", "md")
    assert "over $18 billion" in brief.stdout


def test_brief_by_any_usual_name(tmp_path: Path) -> None:
    for ending in ("html", "md", "json"):
        out = tmp_path / f"brief.{ending}"
        done = comity("brief", "kazakh republic", "Russian Federation", DOCUMENT, "-o", str(out))
        assert done.returncode == 0
        assert "over $18 billion" in out.read_text()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("brief", "Nigera", "RUS"), "may mean NER (Niger) or NGA (Nigeria)"),
        (("brief", "Korea", "RUS"), "may mean KOR (South Korea) or PRK (North Korea)"),
        (("brief", "KAZ", "Kazakhstan"), "a brief is about two parties"),
        (("ledger", "list", "none.duckdb"), "no such ledger"),
        (("ledger", "query", "none.duckdb", "Narnia"), "no state or organisation is called 'Narnia'"),
        (("read", "none.txt"), "none.txt: cannot be read: No such file"),
        (("read", "http://127.0.0.1:9/x"), "private"),
        (("read",), "Missing argument"),
        (("gather", "gossip"), "there is no data set 'gossip'"),
        (("dance",), "No such command"),
    ],
)
def test_errors_are_one_line_and_exit_non_zero(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    done = comity(*arguments, cwd=tmp_path)
    assert done.returncode != 0
    assert words in done.stderr
    if not done.stderr.startswith("Usage"):
        assert len(done.stderr.strip().splitlines()) == 1


def test_a_process_of_its_own_ends_as_a_call_does() -> None:
    done = comity_apart("states", "show", "Narnia")
    assert done.returncode == 1 and done.stdout == "" and done.stderr == comity("states", "show", "Narnia").stderr


def test_a_brief_tells_what_it_could_not_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = comity("brief", "KAZ", "RUS", DOCUMENT, str(tmp_path / "empty.txt"), "--format", "md")
    assert done.returncode == 1
    assert "empty.txt: the file is empty" in done.stderr
    assert "Not read: " in done.stdout and "over $18 billion" in done.stdout
