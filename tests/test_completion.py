"""What a shell completes: commands, options, parties, data sets, variables, kinds; and that bash gets it."""

import os
import subprocess

import pytest
from click.shell_completion import ShellComplete

from comity.cli.main import group
from commands import COMMAND


def completed(*words: str) -> list[str]:
    """What stands for the last word."""
    *done, last = words
    return [item.value for item in ShellComplete(group, {}, "comity", "_COMITY_COMPLETE").get_completions(done, last)]


@pytest.mark.parametrize(
    ("words", "some"),
    [
        (("br",), ["brief"]),
        (("ledger", "qu"), ["query"]),
        (("read", "--led"), ["--ledger"]),
        (("brief", "KA"), ["KAZ"]),
        (("brief", "KAZ", "korea"), ["KOR", "PRK"]),
        (("follow", "south"), ["KOR", "SSD", "ZAF"]),
        (("states", "show", "nat"), ["NATO"]),
        (("states", "members", "as"), ["ASEAN"]),
        (("ledger", "query", "x.duckdb", "KAZ", "ru"), ["RUS"]),
        (("ledger", "query", "x.duckdb", "--kind", "tr"), ["trade"]),
        (("gather", "cow_t"), ["cow_trade", "cow_trade_national"]),
        (("gather", "about:cow_t"), ["about:cow_trade"]),
        (("panel", "dyads", "--with", "dist"), ["distance"]),
        (("panel", "dyads", "--with", "majors,dist"), ["majors,distance"]),
        (("panel", "dyads", "--only", "KAZ-R"), ["KAZ-RUS"]),
        (("compare", "KAZ-RUS", "--with", "neigh"), ["neighbours"]),
        (("compare", "KAZ-RUS", "--with", "CI"), ["CIS"]),
        (("compare", "KA"), ["KAZ-"]),
    ],
)
def test_what_is_completed(words: tuple[str, ...], some: list[str]) -> None:
    found = completed(*words)
    assert set(some) <= set(found) and len(found) == len(set(found))


def test_states_are_no_organisations_and_no_party_is_nothing() -> None:
    assert "ATG" not in completed("states", "members", "a") and completed("brief", "xyzzy") == []
    assert completed("gather", "nosuch") == [] and "NATO" not in completed("compare", "NA")


@pytest.mark.parametrize(("shell", "mark"), [("bash", "complete -o nosort -F"), ("zsh", "compdef"), ("fish", "complete --no-files")])
def test_a_shell_gets_its_script_and_what_it_asks_for(shell: str, mark: str) -> None:
    def asked(what: str, **more: str) -> str:
        there = {**os.environ, "_COMITY_COMPLETE": f"{shell}_{what}", **more}
        command = [COMMAND[0], "-c", "import sys; sys.argv[0] = 'comity'; from comity.cli.main import main; main()"]
        return subprocess.run(command, env=there, capture_output=True, text=True, check=True, timeout=60).stdout

    script = asked("source")
    assert mark in script and "_COMITY_COMPLETE" in script
    assert "KAZ" in asked("complete", COMP_WORDS="comity brief KA", COMP_CWORD="KA" if shell == "fish" else "2")


def test_files_are_left_to_the_shell_wherever_they_stand() -> None:
    for words in (
        ("read", "ex"),
        ("check", "ex"),
        ("brief", "KAZ", "RUS", "ex"),
        ("panel", "dyads", "--join", "ex"),
        ("ledger", "list", "ex"),
    ):
        *done, last = words
        items = ShellComplete(group, {}, "comity", "_COMITY_COMPLETE").get_completions(done, last)
        assert [(i.type, i.value) for i in items] == [("file", "ex")], words


def test_fish_gets_lists_with_their_commas() -> None:
    there = {**os.environ, "_COMITY_COMPLETE": "fish_source"}
    script = subprocess.run(
        [COMMAND[0], "-c", "import sys; sys.argv[0] = 'comity'; from comity.cli.main import main; main()"],
        env=there, capture_output=True, text=True, check=True, timeout=60,
    ).stdout  # fmt: skip
    assert 'string split --max 1 ","' in script and 'string split ","' not in script
