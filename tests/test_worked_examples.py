"""The worked examples of the pages on commitments, events and comparison run as they stand and give what the pages show."""

import re
import shlex
from pathlib import Path

import pytest

from comity.cli.main import main
from conftest import EXAMPLES

DOCS = EXAMPLES.parent / "docs"
PAGES = ("commitments.md", "events.md", "compare.md")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "examples").symlink_to(EXAMPLES)
    monkeypatch.chdir(tmp_path)
    text = (DOCS / page).read_text("utf-8")
    commands = 0
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for command, shown in re.findall(r"^\$ comity (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            main(shlex.split(command))
            out = capsys.readouterr().out
            commands += 1
            assert not shown or out.splitlines() == shown.splitlines(), out
    for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        exec(compile(block, page, "exec"), {})
    assert commands
