"""Prints constraints for pip: ``oldest`` pins each package to the oldest version that pyproject.toml names, ``newest`` pins none."""

import re
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"


def oldest() -> list[str]:
    """Each package of the project at its lower bound."""
    asked = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["dependencies"]
    found = (re.match(r"([\w-]+)(?:\[.*\])?>=([\d.]+)", line) for line in asked)
    return [f"{m[1]}=={m[2]}" for m in found if m]


if __name__ == "__main__":
    print("\n".join(oldest() if sys.argv[1:] == ["oldest"] else []))
