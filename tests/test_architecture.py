"""Data flows one way: who may import whom."""

import ast
from pathlib import Path

import comity

ROOT = Path(comity.__file__).parent
ALLOWED = {
    "errors": set(),
    "safe": set(),
    "outputs": {"errors"},
    "language": {"errors"},
    "parties": {"errors", "language"},
    "observation": {"errors", "language", "parties"},
    "documents": {"errors", "language"},
    "read": {"errors", "language", "observation", "parties", "documents"},
    "wording": {"errors", "observation", "parties"},
    "ledger": {"errors", "outputs", "observation"},
    "gather": {"errors", "observation", "parties", "ledger"},
    "panel": {"errors", "outputs", "parties", "ledger"},
    "check": {"errors", "safe", "wording", "observation", "parties", "ledger"},
    "brief": {"errors", "safe", "wording", "observation", "parties", "ledger"},
}
ALLOWED["cli"] = set(ALLOWED) - {"language"}


def imports(path: Path) -> set[str]:
    """The parts of Comity that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"comity.{a.name}" for a in node.names] if node.module == "comity" else [node.module]
        found |= {n.split(".")[1] for n in names if n.startswith("comity.")}
    return found - {"__version__"}


def test_no_part_knows_more_than_it_may() -> None:
    for path in sorted(ROOT.rglob("*.py")):
        part = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if part == "__init__":
            continue
        assert imports(path) - {part} <= ALLOWED[part], path


def test_every_kind_of_the_vocabulary_has_its_module() -> None:
    from comity.observation import vocabulary
    from comity.read.reader import kind_readers

    assert {r.KIND for r in kind_readers()} == set(vocabulary().kinds)


def test_files_are_short() -> None:
    long = {p.name: n for p in ROOT.rglob("*.py") if (n := len(p.read_text("utf-8").splitlines())) > 420}
    assert long.keys() <= {"visit.py"}, long
