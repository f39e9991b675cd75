"""Data flows one way: who may import whom."""

import ast
import re
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path

import comity
from comity.panel import variables

ROOT = Path(comity.__file__).parent
PROJECT = ROOT.parents[1]
PAGE = PROJECT / "docs/architecture.md"


def allowed() -> dict[str, set[str]]:
    """Who may import whom, as the page on the architecture has it."""
    told = PAGE.read_text("utf-8").split("## Who may import whom")[1]
    return {
        part: set(filter(None, others.strip().split(", "))) for part, others in re.findall(r"^\| `(\w+)` \|(.*)\|$", told, re.MULTILINE)
    }


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything in a module."""
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


def imports(path: Path) -> set[str]:
    """The parts of Comity that a module imports, anywhere in it."""
    found = set()
    for node in nodes(path):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"comity.{a.name}" for a in node.names] if node.module == "comity" else [node.module]
        found |= {n.split(".")[1] for n in names if n.startswith("comity.")}
    return found - {"__version__"}


def test_no_part_knows_more_than_it_may() -> None:
    rules = allowed()
    for path in sorted(ROOT.rglob("*.py")):
        part = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if part == "__init__":
            continue
        assert imports(path) - {part} <= rules[part], path


def modules() -> dict[str, Path]:
    return {".".join(("comity", *p.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): p for p in ROOT.rglob("*.py")}


def imported(name: str, path: Path, known: dict[str, Path]) -> set[str]:
    """The modules of Comity that a module imports, wherever it does so, by their own names; not those that are for types only."""
    found: set[str] = set()
    for_types = {
        n for block in nodes(path) if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING" for n in ast.walk(block)
    }
    for node in nodes(path):
        if node in for_types:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {f"{node.module}.{a.name}" if f"{node.module}.{a.name}" in known else node.module for a in node.names}
        elif isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
    return {m for m in found if m in known} - {name}


def test_there_is_no_circle() -> None:
    known = modules()
    graph = {name: imported(name, path, known) for name, path in known.items()}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join([*above[above.index(name) :], name])
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*above, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_every_kind_of_the_vocabulary_has_its_module() -> None:
    from comity.observation import vocabulary
    from comity.read.reader import kind_readers

    assert {r.KIND for r in kind_readers()} == set(vocabulary().kinds)


def test_files_are_short() -> None:
    long = {p.name: n for p in ROOT.rglob("*.py") if (n := len(p.read_text("utf-8").splitlines())) > 420}
    assert long.keys() <= {"visit.py"}, long


def test_no_two_modules_have_one_name() -> None:
    """But for a data set that is gathered and the variable that is made from it; nor have two packages one."""
    modules, packages = defaultdict(list), defaultdict(list)
    for path in sorted(ROOT.rglob("*.py")):
        if path.stem == "__init__":
            packages[path.parent.name].append(path)
        else:
            modules[path.stem].append(path)
    made = {name for name, variable in variables().items() if name in variable.datasets}
    pairs = {name: [ROOT / f"{folder}/{name}.py" for folder in ("gather/datasets", "panel/variables")] for name in made}
    assert not {name: paths for name, paths in modules.items() if len(paths) > 1 and paths != pairs.get(name)}
    assert not {name: paths for name, paths in packages.items() if len(paths) > 1}


def test_no_template_counts_in_words_of_its_own() -> None:
    """The filter `counted` says "1 fact" and "2 facts"."""
    templates = list(ROOT.rglob("templates/*.html"))
    assert templates and not [p.name for p in templates if "== 1 else" in p.read_text("utf-8")]


def test_every_table_says_where_it_is_from_and_stands_on_the_page_of_tables() -> None:
    listed = set(re.findall(r"^\| `([\w/.]+)` \|", (PAGE.parent / "tables.md").read_text("utf-8"), re.MULTILINE))
    tables = [*ROOT.glob("*/tables/*.csv"), *ROOT.glob("gather/datasets/*.csv")]
    assert {p.relative_to(ROOT).as_posix() for p in tables} == listed
    for path in tables:
        head = " ".join(line for line in path.read_text("utf-8").splitlines()[:12] if line.startswith("#"))
        assert re.search(r"\b[Ss]ource", head), path


def test_the_engine_names_links_and_knows_no_preposition() -> None:
    """What a group hangs by is compared with the names of `grammar.links`, which a language's table gives its words."""
    from comity.language import languages, table
    from comity.read.grammar.links import LINKS

    assert all(set(table(language, "grammar")["links"]) == set(LINKS) for language in languages())
    hung = re.compile(r"prep|.*\.(by|role)")
    for path in (ROOT / "read").rglob("*.py"):
        named = {id(n.slice) for n in nodes(path) if isinstance(n, ast.Subscript)}
        for node in nodes(path):
            if isinstance(node, ast.Compare) and hung.fullmatch(ast.unparse(node.left)):
                words = {n.value for part in node.comparators for n in ast.walk(part) if isinstance(n, ast.Constant) and id(n) not in named}
                assert not words & set(LINKS), (path, node.lineno)


def test_every_deliberate_wrong_change_can_still_be_made() -> None:
    changes = tomllib.loads((PROJECT / "tools/wrong_changes.toml").read_text("utf-8"))
    # Where its text is gone, a wrong change is caught by nothing: give it the text that does now what that did (CONTRIBUTING.md).
    stale = [name for name, c in changes.items() if (PROJECT / c["file"]).read_text("utf-8").count(c["right"]) != 1]
    tests = {f"test_{name}.py" for c in changes.values() for name in c["tests"].split()}
    assert not stale and tests <= {p.name for p in (PROJECT / "tests").iterdir()}
