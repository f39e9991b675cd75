"""What is written: no file lost or half there, no traceback, and what others wrote is only data."""

import contextlib
import csv
import importlib
import json
import os
import pty
import re
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity import parties
from comity.brief import Brief, as_html, as_json, as_markdown, bibtex, build
from comity.brief.forms.in_few_words import anchor
from comity.check.render import as_claimreview
from comity.cli import process
from comity.cli.main import main
from comity.cli.output import replacing
from comity.errors import ComityError
from comity.ledger import Ledger, Source
from comity.observation import Finding, Observation
from comity.read import Document, read
from comity.safe import as_json as as_page_json
from comity.safe import defused, visible, web_address
from commands import COMMAND, comity, run

TEXT = "Chile and Peru share a border of 168 kilometres. Trade between Chile and Peru reached 3.2 billion dollars in 2019."


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What each test has in a folder of its own."""
    made = tmp_path_factory.mktemp("prepared")
    (made / "d.jsonl").write_text(json.dumps({"id": "a", "text": TEXT}) + "\n")
    (made / "c.csv").write_text("c\nPeru\n")
    Ledger(made / "l.duckdb").add([(Source("x", "document", title="T", text="hello"), [border()])])
    return made


@pytest.fixture
def folder(prepared: Path, tmp_path: Path) -> Path:
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    return tmp_path


def border() -> Finding:
    return Finding(Observation("border", "CHL", "PER", "level", 168.0, "km", spans=((0, 5),)), "r")


#: Each command that writes a file, with {} for it.
WRITERS = {
    "read": ("read", "d.jsonl", "-o", "{}.jsonl"),
    "brief": ("brief", "Chile", "Peru", "d.jsonl", "-o", "{}.md"),
    "check": ("check", "d.jsonl", "-o", "{}.html"),
    "convert": ("states", "convert", "c.csv", "c", "-o", "{}.csv"),
    "export": ("ledger", "export", "l.duckdb", "{}.csv"),
    "events": ("events", "--ledger", "l.duckdb", "-o", "{}.csv"),
    "events by year": ("events", "--ledger", "l.duckdb", "--by", "year", "-o", "{}.csv"),
    "dyads": ("panel", "dyads", "--years", "2000-2000", "--only", "KAZ-RUS", "-o", "{}.csv"),
    "states": ("panel", "states", "--years", "2000-2000", "-o", "{}.parquet"),
}


def asked(name: str, stem: str) -> list[str]:
    return [word.replace("{}", stem) for word in WRITERS[name]]


def left_over(folder: Path) -> list[str]:
    return [p.name for p in folder.iterdir() if p.name.startswith(".comity-")]


@pytest.mark.parametrize("name", WRITERS)
def test_every_command_writes_beside_and_replaces_at_the_end(folder: Path, name: str) -> None:
    words = asked(name, "out")
    target = folder / words[-1]
    target.write_text("old")
    target.chmod(0o640)
    number = target.stat().st_ino
    done = comity(*words, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert target.stat().st_ino != number and target.read_bytes() != b"old" and stat.S_IMODE(target.stat().st_mode) == 0o640
    assert left_over(folder) == []


@pytest.mark.parametrize("name", WRITERS)
def test_an_unknown_ending_is_an_error_that_names_the_known_ones(folder: Path, name: str) -> None:
    words = asked(name, "out")
    known = Path(words[-1]).suffix
    done = comity(*words[:-1], "out.xyz", cwd=folder)
    assert done.returncode == 1 and known in done.stderr and "cannot write .xyz" in done.stderr and not (folder / "out.xyz").exists()


@pytest.mark.parametrize("name", sorted(WRITERS.keys() - {"export"}))
def test_a_dash_is_standard_output(folder: Path, name: str) -> None:
    without = comity(*asked(name, "out")[:-2], cwd=folder)
    done = comity(*asked(name, "out")[:-1], "-", cwd=folder)
    assert done.returncode == 0 and len(done.stdout) > 10 and done.stdout == without.stdout and not (folder / "-").exists()


@pytest.mark.parametrize("name", WRITERS)
def test_a_device_and_a_pipe_take_output(folder: Path, name: str) -> None:
    if name != "states":
        assert comity(*asked(name, "out")[:-1], "/dev/null", cwd=folder).returncode == 0
    full = comity(*asked(name, "out")[:-1], "/dev/full", cwd=folder)
    assert full.returncode == 1 and "/dev/full: cannot be written: No space left" in full.stderr
    pipe = folder / asked(name, "pipe")[-1]
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as cat:
        done = comity(*asked(name, "pipe"), cwd=folder)
        if done.returncode:
            cat.kill()  # nobody has written to the pipe, and it would wait for ever
        assert done.returncode == 0, done.stderr
        assert cat.stdout is not None and len(cat.stdout.read()) > 10
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize(
    "words",
    [
        ("read", "nosuch.txt", "-o", "keep.txt"),
        ("check", "nosuch.txt", "-o", "keep.txt"),
        ("brief", "Chile", "Narnia", "-o", "keep.md"),
        ("states", "convert", "c.csv", "nocolumn", "-o", "keep.csv"),
        ("ledger", "export", "none.duckdb", "keep.csv"),
        ("panel", "dyads", "--with", "trade", "-o", "keep.csv"),
        ("panel", "dyads", "--years", "2000", "--where", "no_column = 1", "-o", "keep.csv"),
        ("read", "keep.jsonl", "-o", "keep.jsonl"),
        ("read", "d.jsonl", "--ledger", "l.duckdb", "-o", "l.duckdb", "--format", "jsonl"),
        ("brief", "Chile", "Peru", "keep.md", "-o", "keep.md"),
        ("brief", "Chile", "Peru", "--ledger", "l.duckdb", "-o", "l.duckdb", "--format", "html"),
        ("ledger", "export", "keep.csv", "keep.csv"),
    ],
)
def test_after_an_error_the_file_is_as_it_was(folder: Path, words: tuple[str, ...]) -> None:
    for ending in ("txt", "md", "csv", "jsonl"):
        (folder / f"keep.{ending}").write_text("keep")
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    done = comity(*words, cwd=folder)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_what_may_not_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ComityError, match="No such file"), replacing(tmp_path / "no" / "x.txt"):
        pass
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    with replacing(tmp_path / "link.txt") as beside:
        beside.write_text("new")
    assert (tmp_path / "link.txt").is_symlink() and (tmp_path / "real.txt").read_text() == "new"
    with pytest.raises(ZeroDivisionError), replacing(tmp_path / "real.txt") as beside:
        beside.write_text("half")
        raise ZeroDivisionError
    assert (tmp_path / "real.txt").read_text() == "new" and left_over(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "sent"),
    [
        (("panel", "dyads", "--years", "1816-2010", "-o", "keep.csv"), signal.SIGINT),
        (("panel", "dyads", "--years", "1816-2010", "-o", "keep.csv"), signal.SIGTERM),
        (("read", "many", "-o", "keep.txt"), signal.SIGINT),
        (("check", "many", "-o", "keep.txt"), signal.SIGTERM),
        (("brief", "Chile", "Peru", "many", "-o", "keep.md"), signal.SIGINT),
    ],
)
def test_a_stopped_command_says_so_and_leaves_nothing(folder: Path, words: tuple[str, ...], sent: signal.Signals) -> None:
    (folder / "many").mkdir()
    for i in range(1000):
        (folder / "many" / f"{i}.txt").write_text(f"{TEXT} On {i % 28 + 1} May 2018 it was told, number {i}.\n" * 5)
    for ending in ("txt", "md", "csv"):
        (folder / f"keep.{ending}").write_text("keep")
    with subprocess.Popen([*COMMAND, *words], cwd=folder, stderr=subprocess.PIPE, text=True) as process:
        for _ in range(400):
            if left_over(folder) or process.poll() is not None:
                break
            time.sleep(0.05)
        time.sleep(0.3)
        process.send_signal(sent)
        _, told = process.communicate(timeout=60)
    assert process.returncode == (130 if sent == signal.SIGINT else 143), told
    assert "Traceback" not in told and ("comity: stopped" in told) == (sent == signal.SIGINT)
    assert left_over(folder) == [] and (folder / words[-1]).read_text() == "keep"


def test_an_interrupt_while_python_makes_a_class_ends_by_the_code_too(tmp_path: Path) -> None:
    (tmp_path / "interrupted.py").write_text(
        "from comity.cli import process\ntry:\n    exec('raise KeyboardInterrupt')\nexcept KeyboardInterrupt:\n    process.leave(130)\n"
    )
    there = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-m", "interrupted"], cwd=tmp_path, env=there).returncode == 130


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_whose_exception_was_swallowed_stops_the_command_too(
    folder: Path, sent: signal.Signals, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Dying:
        """Python lets no exception out of this, a signal's neither."""

        def __del__(self) -> None:
            signal.raise_signal(sent)

    # `comity.read` is a function too.
    module = importlib.import_module("comity.read")
    real, seen = module.read, []

    def reading(*sources: Any, **how: Any) -> Iterator[Any]:
        for one in real(*sources, **how):
            seen.append(one)
            Dying()
            yield one

    monkeypatch.setattr(module, "read", reading)
    monkeypatch.setattr(process, "_stopped", [])
    (folder / "many").mkdir()
    for i in range(9):
        (folder / "many" / f"{i}.txt").write_text(f"{TEXT} It was told, number {i}.")
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit) as stopped:
        main(["read", str(folder / "many"), "-o", str(folder / "new.txt")])
    for number, handler in zip((signal.SIGINT, signal.SIGTERM), before, strict=True):
        signal.signal(number, handler)
    assert stopped.value.code == code and len(seen) == 1 and not (folder / "new.txt").exists()


#: Stands for a query that does not come back to Python, or whose connection cannot be closed.
_DEAF = """
import time
from comity.cli.process import ended_if_deaf, prepare
prepare()
with ended_if_deaf(0.2):
    said = False
    while True:
        try:
            if not said:
                said = True
                print("ready", flush=True)
            time.sleep(60)
        except BaseException:
            pass
"""


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_library_that_heeds_no_signal_is_ended_with_the_process(sent: signal.Signals, code: int) -> None:
    with subprocess.Popen([sys.executable, "-c", _DEAF], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
        process.send_signal(sent)
        _, told = process.communicate(timeout=60)
    assert process.returncode == code and told == ("comity: stopped\n" if sent == signal.SIGINT else "")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437", "koi8-r"])
def test_what_an_encoding_cannot_say_is_escaped(folder: Path, encoding: str) -> None:
    (folder / "é.txt").write_text(TEXT + " Қазақстан → “−5” 😀")
    for words in (("read", "é.txt"), ("read", "é.txt", "--format", "jsonl"), ("check", "é.txt"), ("brief", "Chile", "Peru", "é.txt"),
                  ("brief", "Chile", "Peru", "é.txt", "--format", "md"), ("states", "show", "KAZ"), ("states", "show", "Қазақстан 😀"),
                  ("ledger", "list", "l.duckdb"), ("panel", "variables")):  # fmt: skip
        done = comity(*words, cwd=folder, encoding=encoding)
        assert done.returncode == (1 if "Қазақстан 😀" in words else 0), (words, done.stderr)
        if "jsonl" in words:
            assert all(json.loads(line)["kind"] for line in done.output.decode(encoding).splitlines())
    if encoding == "cp1252":
        there = {**os.environ, "PYTHONIOENCODING": encoding}
        apart = subprocess.run([*COMMAND, "read", "é.txt"], cwd=folder, capture_output=True, env=there)
        assert apart.stdout == comity("read", "é.txt", cwd=folder, encoding=encoding).output and apart.stdout


@pytest.mark.parametrize("words", [("states", "list", "--format", "csv"), ("panel", "dyads", "--years", "2000-2001")])
def test_a_closed_pipe_is_no_traceback(folder: Path, words: tuple[str, ...]) -> None:
    with subprocess.Popen([*COMMAND, *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert not re.search(rb"Traceback|Exception|Broken", process.stderr.read())
    assert comity("states", "list", cwd=folder).returncode == 0
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*COMMAND, *words], cwd=folder, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1 and "No space left" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(("closed", "code", "told"), [(">&-", 1, "comity: Bad file descriptor\n"), ("2>&-", 0, ""), ("<&-", 0, "")])
def test_a_closed_stream_is_no_traceback(folder: Path, closed: str, code: int, told: str) -> None:
    done = subprocess.run(f"{shlex.join(COMMAND)} states members NATO {closed}", shell=True, cwd=folder, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (code, told) and bool(done.stdout) == (not code)


def test_no_file_of_a_command_gets_the_number_of_a_closed_stream(folder: Path) -> None:
    (folder / "closed.txt").write_text(TEXT)
    command = f"{shlex.join(COMMAND)} read closed.txt -q --ledger {folder}/closed.duckdb >&- 2>&- <&-"
    assert subprocess.run(command, shell=True, cwd=folder).returncode == 0 and Ledger(folder / "closed.duckdb").records()


#: A machine without what Windows has not.
ELSEWHERE = """
import os, signal, sys
for module in ("resource", "fcntl", "pty", "termios", "pwd", "grp"):
    sys.modules[module] = None
for place, name in ((os, "fork"), (os, "register_at_fork"), (os, "getuid"), (os, "mkfifo"), (signal, "setitimer"), (signal, "SIGPROF"), (signal, "SIGALRM")):
    if hasattr(place, name):
        delattr(place, name)
from comity.cli.main import main
main(["read", "elsewhere.txt", "-q", "--ledger", "elsewhere.duckdb"])
main(["ledger", "query", "elsewhere.duckdb"])
"""


def test_nothing_is_asked_of_the_system_that_windows_has_not(folder: Path) -> None:
    (folder / "elsewhere.txt").write_text(TEXT)
    done = subprocess.run([sys.executable, "-c", ELSEWHERE], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0 and "CHL" in done.stdout, done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("ledger", "query", "l.duckdb", "--kind", "trad"), "no kind of observation 'trad'; did you mean trade?"),
        (("ledger", "history", "l.duckdb", "y"), "no document or data set 'y'; there are x"),
        (("panel", "dyads", "--with", "trde"), "there is no variable 'trde'"),
        (("states", "members", "Kazakhstan"), "is no organisation"),
        (("states", "convert", "c.csv", "c", "--to", "cwo"), "no system 'cwo'"),
    ],
)
def test_an_unknown_word_in_a_filter_is_an_error(folder: Path, words: tuple[str, ...], told: str) -> None:
    done = comity(*words, cwd=folder)
    assert done.returncode == 1 and told in done.stderr


EVIL = "Nice\x1b]0;owned\x07\n\n- forged item\n# Forged\r\n1. one <script>alert(1)</script> [x](javascript:alert(1)) ![i](http://e/i.png) `c` \u202egpj.exe &lt;b&gt;"


def evil(tmp_path: Path) -> Path:
    path = tmp_path / "evil.duckdb"
    agreement = Observation(
        "agreement", "CHL", "PER", attrs={"type": "treaty", "action": "signed", "name": EVIL}, spans=((0, 50),), speaker=EVIL
    )
    source = Source(EVIL, "document", EVIL, EVIL, EVIL, "http://e.org/<script>alert(1)</script>\n- x", text=EVIL * 3)
    cyrillic = [(Source(f"{name}.txt", "document", text="hello"), [border()]) for name in ("документ", "источник")]
    Ledger(path).add([(source, [Finding(agreement, "r"), border()]), *cyrillic])
    return path


def evil_brief(tmp_path: Path) -> Brief:
    return build(Ledger(evil(tmp_path)), parties.get("CHL"), parties.get("PER"))


def test_a_brief_in_markdown_has_no_markup_of_its_sources(tmp_path: Path) -> None:
    from markdown_it import MarkdownIt

    text = as_markdown(evil_brief(tmp_path))
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    inner = [child for token in tokens for child in token.children or ()]
    assert not {"html_block", "html_inline", "image", "code_inline", "fence", "code_block"} & {t.type for t in (*tokens, *inner)}
    assert all(str(t.attrs["href"]).startswith("http://e.org/%3Cscript%3E") for t in inner if t.type == "link_open")
    headings = [tokens[i + 1].content for i, t in enumerate(tokens) if t.type == "heading_open"]
    assert "Forged" not in " ".join(headings)
    assert {t.level for t in tokens if t.type == "list_item_open"} <= {1, 3}
    assert not any(t.content.startswith("forged") for t in tokens if t.type == "inline")
    assert "\x1b" not in text and "\u202e" not in text


def test_no_page_turns_round_what_stands_behind_a_title(tmp_path: Path) -> None:
    path = evil(tmp_path)
    (tmp_path / "e.txt").write_text(TEXT + " \u202eTrade\x1b went on.")
    checked = comity("check", "e.txt", "--ledger", str(path), "--format", "html", cwd=tmp_path).stdout
    brief = build(Ledger(path), parties.get("CHL"), parties.get("PER"))
    for page in (as_html(brief), checked):
        assert "\\u202e" in page and not set(page) & set("\x1b\x07\u202e")


def test_json_ends_no_element_of_a_page_that_holds_it(tmp_path: Path) -> None:
    brief = evil_brief(tmp_path)
    text = as_json(brief)
    assert "<" not in text and json.loads(text)["sources"]
    source = brief.sources[0]
    review = as_claimreview([(source, [])])
    assert "<" not in review
    folder = tmp_path
    (folder / "e.txt").write_text(TEXT + " </script><script>alert(1)</script>")
    for form in ("json", "claimreview"):
        told = comity("check", "e.txt", "--ledger", str(folder / "evil.duckdb"), "--format", form, cwd=folder).stdout
        assert "<" not in told and json.loads(told)


def test_each_source_has_an_anchor_of_its_own(tmp_path: Path) -> None:
    brief = evil_brief(tmp_path)
    page = as_html(brief)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {anchor(s) for s in brief.sources} <= set(ids) and len({anchor(s) for s in brief.sources}) == len(brief.sources) == 4
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert all(a.startswith("http://e.org/%3Cscript") for a in re.findall(r'href="([^#"][^"]*)"', page))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//e.org", "http://[::1", "http:///x", "", "mailto:a@b"]
)
def test_only_web_addresses_are_links(address: str) -> None:
    assert web_address(address) == ""


@given(st.text(max_size=80))
def test_visible_text_holds_nothing_that_steers_a_terminal(text: str) -> None:
    assert all(c in "\n\t" or (c.isprintable() or ord(c) > 0x9F) for c in visible(text))
    assert not set(visible(text)) & set("\x1b\r\x07\x9b\x7f\u202e\u2066")


def test_no_command_sends_control_signs_to_a_terminal(tmp_path: Path) -> None:
    ledger = str(evil(tmp_path))
    (tmp_path / "e.txt").write_text(TEXT.replace("Trade", "\x1b]0;x\x07Trade") + "\x9b31m \u202e")
    name = tmp_path / "\x1b[31mf.txt"
    name.write_text(TEXT)
    for words in (("read", "e.txt", str(name)), ("read", "e.txt", "--format", "jsonl"), ("check", "e.txt", str(name)), ("check", "e.txt", "--format", "html"),
                  ("brief", "Chile", "Peru", "--ledger", ledger), ("brief", "Chile", "Peru", "--ledger", ledger, "--format", "md"),
                  ("brief", "Chile", "Peru", "--ledger", ledger, "--format", "json"), ("ledger", "list", ledger), ("ledger", "query", ledger),
                  ("ledger", "list", ledger, "--format", "csv"), ("ledger", "query", ledger, "--format", "jsonl"), ("ledger", "history", ledger, "\x1b[31m"),
                  ("ledger", "sql", ledger, "SELECT title, text FROM source"), ("states", "show", "\x1b[31mPeruu"), ("read", "\x1b[31mnone")):  # fmt: skip
        assert not re.search("\x1b|\x07|\x9b|\u202e", on_terminal(words, tmp_path)), words


def on_terminal(words: tuple[str, ...], folder: Path) -> str:
    """What a command writes to a terminal, with the colours of verdicts taken off."""

    ours, theirs = pty.openpty()
    parts: list[bytes] = []

    def collect() -> None:
        # The end of a terminal that nobody writes to is an error.
        with contextlib.suppress(OSError):
            while part := os.read(ours, 65536):
                parts.append(part)

    collector = threading.Thread(target=collect)
    collector.start()
    with (
        os.fdopen(theirs, "w", encoding="utf-8") as terminal,
        contextlib.chdir(folder),
        contextlib.redirect_stdout(terminal),
        contextlib.redirect_stderr(terminal),
        pytest.MonkeyPatch.context() as changed,
    ):
        changed.setenv("NO_COLOR", "1")
        run(*words)
    collector.join()
    os.close(ours)
    return b"".join(parts).decode("utf-8", "replace")


@given(st.text(max_size=20))
def test_a_defused_cell_is_no_formula(text: str) -> None:
    cell = str(defused(text))
    assert not cell.startswith(("=", "@", "\t", "\r")) and (not cell.startswith(("+", "-")) or re.fullmatch(r"[-+][\d.,eE+%\s-]+", cell))


def test_csv_of_a_ledger_offers_protection(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    Ledger(path).add([(Source("=cmd|' /C calc'!A0", "document", title="@SUM(1)", text="hello"), [border()])])
    for words in (("ledger", "list", str(path), "--format", "csv"), ("ledger", "query", str(path), "--format", "csv")):
        assert "'=cmd" in comity(*words, "--safe-csv").stdout and "'=cmd" not in comity(*words).stdout
    assert comity("ledger", "export", str(path), str(tmp_path / "x.csv"), "--safe-csv").returncode == 0
    with (tmp_path / "x.csv").open(newline="") as f:
        assert not any(str(cell).startswith(("=", "@")) for row in csv.reader(f) for cell in row)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_is_no_ledger_and_a_device_has_no_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.duckdb")
    for command in (("ledger", "query", "pipe.duckdb", "CHL", "PER"), ("brief", "CHL", "PER", "--ledger", "pipe.duckdb")):
        done = comity(*command, cwd=tmp_path)
        assert done.returncode == 1 and done.stderr == "comity: pipe.duckdb: is no regular file, as a ledger is\n"
    for name in ("z.csv", "z.jsonl"):
        (tmp_path / name).symlink_to("/dev/zero")
    for command in (("evaluate", "z.jsonl"), ("states", "convert", "z.csv", "country", "--to", "cow"), ("states", "find", "z.csv")):
        done = comity(*command, cwd=tmp_path)
        assert done.returncode == 1 and "holds more than" in done.stderr and done.stderr.count("\n") == 1


def test_words_of_a_command_line_that_are_no_utf_8_are_told_in_a_line(tmp_path: Path) -> None:
    """As a shell hands them on: half a sign for each byte."""
    half = "\udcff"
    done = comity("explain", f"{half} Chile borders Peru (168 km).")
    assert done.returncode == 0 and "border CHL PER" in done.stdout
    (tmp_path / "a.txt").write_text("Chile borders Peru (168 km).")
    for words in (("read", str(tmp_path / "a.txt"), "--ledger", str(tmp_path / f"{half}.duckdb")), ("ledger", "sql", str(tmp_path), half)):
        done = comity(*words)
        assert done.returncode == 1 and done.stderr.count("\n") == 1 and "Comity's own" not in done.stderr, done.stderr


def test_no_form_of_a_brief_s_data_holds_a_control_sign() -> None:
    steering = "red\x1b[31m\u202e\U000e0041"
    told = bibtex([Source("s", "document", title=steering, author=steering)])
    assert "red[31m" in told and not re.search("[\x1b\u202e\U000e0041]", told)
    assert as_page_json(steering) == '"red\\u001b[31m\\u202e\\udb40\\udc41"' and json.loads(as_page_json(steering)) == steering


def test_a_name_that_is_too_long_and_half_a_sign_lose_no_other_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    readings = list(read(["a" * 5000 + "*", str(tmp_path / "a.txt")]))
    assert readings[0].error and readings[1].findings
    half = Document("x\udcff", f"\udcff {TEXT}", title="\udcff")
    assert Ledger(tmp_path / "l.duckdb").add(read(half)) == 1


def test_explain_says_why_nothing_is_read() -> None:
    one = comity("explain", "Peru signed an accord on fisheries.")
    assert "names only PER" in one.stdout and "--title" in one.stdout
    assert "names no party" in comity("explain", "An accord was signed.").stdout
    frames = comity("explain", "Fiji expelled two Chilean diplomats.").stdout
    assert "mission.expelled by 'expel': actual\n" in frames
    assert "membership.suspended by 'expel': actual, no fact: not all that it needs is told so\n" in frames
    assert "in the language ru" in comity("explain", "Перу и Чили подписали договор о рыболовстве.").stdout
    assert "Nothing is read" not in comity("explain", "An accord was signed.", "--title", "Peru and Chile").stdout
