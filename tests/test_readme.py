"""The README's Python runs as it stands, where its commands have been run before; what other pages name is there."""

import re
import shutil
from pathlib import Path

import pytest

from conftest import EXAMPLES


def test_the_python_of_the_readme_runs(
    tmp_path: Path, factbook_ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(EXAMPLES)
    shutil.copyfile(factbook_ledger, tmp_path / "record.duckdb")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", (EXAMPLES.parent / "README.md").read_text("utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})
    told = capsys.readouterr().out
    assert "trade" in told and ("supported" in told or "not enough evidence" in told)


def test_every_command_of_the_readme_exists() -> None:
    from comity.cli.main import _COMMANDS

    used = set(re.findall(r"^\$ comity (\w+)", (EXAMPLES.parent / "README.md").read_text("utf-8"), re.MULTILINE))
    assert used == set(_COMMANDS)


def test_every_data_set_is_documented_with_whether_it_was_tried() -> None:
    from comity.gather import loaders

    page = (EXAMPLES.parent / "docs/data-sets.md").read_text("utf-8")
    rows = {r[0]: r[1].strip() for r in re.findall(r"^\| `(\w+)` \|.*\| ([^|]+) \|$", page, re.MULTILINE)}
    assert rows == {name: "yes" if m.DATASET.tried else "*not yet tried*" for name, m in loaders().items()}


def test_what_holds_each_line_of_security_is_there() -> None:
    root = EXAMPLES.parent
    named = re.findall(r"`([\w/]+(?:\.(?:py|sh)|/))`", (root / "SECURITY.md").read_text("utf-8"))
    assert len(named) > 30
    assert [n for n in named if not ((root / n).exists() or (root / "src/comity" / n).exists())] == []
