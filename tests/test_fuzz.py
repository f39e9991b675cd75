"""A short run of the damage that tools/fuzz.py does at length."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_nothing_but_our_own_errors_comes_of_damage(shared: Path) -> None:
    run = [
        sys.executable,
        str(ROOT / "tools/fuzz.py"),
        "--documents",
        "20",
        "--ledgers",
        "4",
        "--data",
        "3",
        "--answers",
        "6",
        "--processes",
        "2",
    ]
    done = subprocess.run([*run, "--seed", "7", "--examples", str(shared / "data/more")], capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("documents: 10 cases") == 2 and "data: 2 cases" in done.stdout and "data: 1 cases" in done.stdout
