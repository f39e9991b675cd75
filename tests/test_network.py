"""Comity starts no network connection that was not asked for."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

#: Runs commands, one after the other, in a process in which every way out of the machine is an error that is written down; local sockets of
#: the system stay.
GUARD = """
import json, os, socket, sys
def refuse(*arguments, **named):
    os.write(2, f"NETWORK {arguments!r}\\n".encode())
    raise OSError("no network in this test")
real = socket.socket
class Guarded(real):
    def connect(self, address):
        return super().connect(address) if self.family == socket.AF_UNIX else refuse("connect", address)
    def connect_ex(self, address):
        return super().connect_ex(address) if self.family == socket.AF_UNIX else refuse("connect_ex", address)
    def sendto(self, *arguments):
        return super().sendto(*arguments) if self.family == socket.AF_UNIX else refuse("sendto", arguments)
    def bind(self, address):
        return super().bind(address) if self.family == socket.AF_UNIX else refuse("bind", address)
socket.socket = Guarded
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = socket.gethostbyaddr = refuse
import _socket
_socket.getaddrinfo = refuse
def hook(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect"):
        refuse(event, arguments)
    if event == "socket.connect" and not isinstance(arguments[1], (str, bytes)):
        refuse(event, arguments[1])
sys.addaudithook(hook)
from comity.cli.main import main
for words in json.loads(sys.argv[1]):
    print("COMMAND", file=sys.stderr)
    try:
        main(words)
        code = 0
    except SystemExit as done:
        code = done.code
    except BaseException as error:
        code = f"Traceback: {error!r}"
    print(f"EXIT {code}", file=sys.stderr)
"""
TEXT = "Chile and Peru share a border of 168 kilometres. Trade between Chile and Peru reached 3.2 billion dollars in 2019. See http://example.org/x."
PAGE = (
    '<html><head><link rel="stylesheet" href="http://example.org/a.css"><script src="http://example.org/a.js"></script>'
    f'<meta http-equiv="refresh" content="0;url=http://example.org/"></head><body><img src="http://example.org/i.png"><p>{TEXT}</p></body></html>'
)
SVG = '<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://example.org/x.dtd"><x>' + TEXT + "</x>"


#: What cannot be done without going out: the files are not there.
UNDONE = ("gather", "wdi", "--ledger", "g.duckdb")
COMMANDS = (
    ("read", "t.txt", "--ledger", "l.duckdb"),
    ("read", "t.txt", "p.html", "x.html", "d.jsonl"),
    ("read", "-j", "2", "t.txt", "p.html"),
    ("check", "p.html", "--ledger", "l.duckdb"),
    ("check", "t.txt", "--format", "claimreview"),
    ("brief", "Chile", "Peru", "t.txt", "p.html", "-o", "b.html"),
    ("brief", "Chile", "Peru", "--ledger", "l.duckdb", "--format", "json"),
    ("ledger", "list", "l.duckdb"),
    ("ledger", "query", "l.duckdb", "Chile", "Peru"),
    ("ledger", "sql", "l.duckdb", "SELECT count(*) FROM observations"),
    ("ledger", "export", "l.duckdb", "o.parquet"),
    ("ledger", "history", "l.duckdb", "t.txt"),
    ("panel", "variables", "--ledger", "l.duckdb"),
    ("panel", "dyads", "--years", "2000", "--only", "KAZ-RUS", "--with", "distance", "-o", "p.csv"),
    ("panel", "states", "--years", "2000", "-o", "p.parquet"),
    ("panel", "rebuild", "p.parquet", "-o", "q.csv"),
    ("states", "show", "Kazakhstan"),
    ("states", "list"),
    ("states", "members", "NATO"),
    ("states", "find", "t.txt"),
    ("states", "convert", "c.csv", "c"),
    ("gather", "list"),
    ("gather", "about:wdi"),
    ("gather", "factbook", "--ledger", "g.duckdb"),
    UNDONE,
)


def guarded(folder: Path, *commands: tuple[str, ...]) -> list[tuple[str, str]]:
    """What commands have come to: the exit code of each, and what it has said."""
    done = subprocess.run([sys.executable, "-c", GUARD, json.dumps(commands)], cwd=folder, capture_output=True, text=True)
    told = re.findall(r"^COMMAND\n(.*?)^EXIT (.*?)$", done.stderr, re.DOTALL | re.MULTILINE)
    assert len(told) == len(commands), done.stderr
    return [(code, said) for said, code in told]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("network")
    (made / "t.txt").write_text(TEXT)
    (made / "p.html").write_text(PAGE)
    (made / "x.html").write_text(SVG)
    (made / "d.jsonl").write_text(json.dumps({"id": "a", "text": TEXT, "url": "http://example.org/a"}) + "\n")
    (made / "c.csv").write_text("c\nPeru\n")
    return made


def test_no_command_reaches_out_unless_it_is_told_to(folder: Path) -> None:
    for words, (code, said) in zip(COMMANDS, guarded(folder, *COMMANDS), strict=True):
        assert "NETWORK" not in said and "Traceback" not in code + said, (words, said)
        assert code == ("1" if words is UNDONE else "0"), (words, said)


def test_the_guard_sees_what_is_asked_for(folder: Path) -> None:
    """Or the test above would show nothing."""
    asked = (
        ("read", "http://example.org/x"),
        ("gather", "wdi", "--download", "--states", "KAZ", "--years", "2010", "--ledger", "g.duckdb"),
    )
    for code, said in guarded(folder, *asked):
        assert "NETWORK" in said and "Traceback" not in said and code == "1"
