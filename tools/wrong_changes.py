"""Makes each deliberate wrong change of wrong_changes.toml in a copy of the project and tells which test catches it.

python tools/wrong_changes.py [NAME…]   all of them, or those named; exits with 1 if a change survives or its text is no longer there
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def tried(copy: Path, change: dict[str, str]) -> str:
    """What came of a change: the test that caught it, or why there is none."""
    file = copy / change["file"]
    right = file.read_text("utf-8")
    if right.count(change["right"]) != 1:
        return "STALE: its text does not stand there once"
    file.write_text(right.replace(change["right"], change["wrong"]), "utf-8")
    try:
        tests = [str(copy / "tests" / f"test_{name}.py") for name in change["tests"].split()]
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-rfE", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]
        done = subprocess.run(command, cwd=copy, env=os.environ | {"PYTHONPATH": str(copy / "src")}, capture_output=True, text=True)
    finally:
        file.write_text(right, "utf-8")
    failed = re.search(r"^(?:tests/(\S+::\S+): |(?:FAILED|ERROR) tests/(\S+))", done.stdout, re.M) or re.search(
        r"_{3,} (?:ERROR \S+ \S+ )?(\S+) _{3,}()", done.stdout
    )
    if done.returncode == 0:
        return "SURVIVED"
    return f"caught by {failed[1] or failed[2]}" if failed else f"caught (exit {done.returncode})"


def main(names: list[str]) -> int:
    """Try the changes and tell what came of each."""
    changes = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    missed = 0
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "comity"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "build", "dist", "__pycache__", ".mypy_cache"))
        os.environ.setdefault("COMITY_SHARED", str(ROOT.parent / "shared"))
        for name, change in changes.items():
            if names and name not in names:
                continue
            told = tried(copy, change)
            missed += not told.startswith("caught")
            print(f"{name}: {told}", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
