"""Comity as people type it in Python: paths or texts, one ledger object everywhere, tables of three libraries; examples in docstrings run."""

import ast
import doctest
import importlib
import inspect
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import comity
from comity.brief import build
from comity.check import check
from comity.errors import ComityError, DocumentError, LedgerError, PanelError
from comity.gather import gather
from comity.ledger import Data, Ledger, Source
from comity.panel import Panel
from comity.read import Document, read, read_document
from conftest import EXAMPLES

ARTICLE = EXAMPLES / "kazakhstan-russia.txt"
#: The packages that people import from.
PUBLIC = (
    "brief", "bulk", "check", "commitments", "compare", "documents", "evaluate", "events", "gather", "language", "ledger", "observation",
    "panel", "parties", "pictures", "read", "second", "web", "wording",
)  # fmt: skip
#: Those of which every function has an example of its own in its docstring.
WITH_EXAMPLES = ("check", "gather", "language", "observation", "parties", "wording")
#: What takes many documents, or needs a text beside an observation, and is shown by its neighbour.
SHOWN_BESIDE = {"check_all", "written"}


def modules() -> list[str]:
    return [m.name for m in pkgutil.walk_packages(comity.__path__, "comity.")]


def with_examples() -> list[str]:
    """The modules in which there is an example; to look for one in all the others takes longer than to run these."""
    source = Path(comity.__file__).parent
    found = [path.relative_to(source.parent).with_suffix("") for path in source.rglob("*.py") if ">>>" in path.read_text("utf-8")]
    return sorted(".".join(path.parts).removesuffix(".__init__") for path in found)


def test_a_path_a_path_object_a_list_and_a_text_are_read_alike() -> None:
    found = [[f.observation for r in read(given) for f in r.findings] for given in (str(ARTICLE), ARTICLE, [ARTICLE], [str(ARTICLE)])]
    assert len(found[0]) > 10 and found[1:] == found[:1] * 3
    (reading,) = read(Document("article", ARTICLE.read_text("utf-8")))
    assert len(reading.findings) > 10
    (missing,) = read("nosuch.txt")
    assert missing.error.startswith("nosuch.txt: cannot be read") and "Document(" not in missing.error
    assert read_document(Document("text", ARTICLE.read_text("utf-8"))) == read_document(ARTICLE.read_text("utf-8"))
    for text in ("Chile and Peru signed a trade agreement in 2006.", "Chile and Peru signed a trade agreement in 2006.\n" * 90):
        (not_a_file,) = read(text)
        assert 'Document("name", text)' in not_a_file.error and len(not_a_file.error) < 400


def test_a_ledger_says_what_it_is_and_becomes_a_table(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "record.duckdb")
    ledger.add(read(ARTICLE))
    assert repr(ledger) == f"Ledger({str(tmp_path / 'record.duckdb')!r})"
    table = ledger.to_arrow()
    assert table.num_rows == len(ledger.records()) > 10 and {"kind", "a", "b", "value", "source"} <= set(table.column_names)
    assert list(ledger.to_pandas()["kind"]) == table["kind"].to_pylist() == ledger.to_polars()["kind"].to_list()


def test_documents_and_files_are_read_together_and_what_is_neither_is_told() -> None:
    note = Document("note", "Chile and Peru signed a trade agreement on 3 May 2006.")
    found = list(read([note, ARTICLE, str(ARTICLE), note, 3]))  # type: ignore[list-item]
    assert [len(r.findings) for r in found] == [1, 18, 18, 1, 0] and "int: is nothing to read" in found[-1].error
    (wrong,) = read(b"Chile")  # type: ignore[arg-type]
    assert "bytes: is nothing to read" in wrong.error
    with pytest.raises(DocumentError, match="PosixPath is neither; it reads a text or a Document"):
        read_document(ARTICLE)  # type: ignore[arg-type]


def test_a_brief_and_a_check_take_names_and_paths_and_say_what_they_do_not_take(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "record.duckdb")
    (reading,) = read(ARTICLE)
    assert ledger.add(reading, list(read(Document("note", "x"))), gather("factbook")) == 3
    assert build(ledger, "Kazakhstan", "RUS").b.id == "RUS"
    assert [v.label for v in check(reading, str(ledger.path))] == [v.label for v in check(reading, ledger)]
    with pytest.raises(ComityError, match="str: is no reading"):
        check(str(ARTICLE), ledger)  # type: ignore[arg-type]
    with pytest.raises(LedgerError, match="the path of a ledger is empty"):
        Ledger("")


def test_records_are_asked_for_by_a_pair_and_a_kind_as_people_type_them(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "record.duckdb")
    ledger.add(read(ARTICLE))
    assert ledger.records("Kazakhstan-Russia", kinds="trade") == ledger.records(("KAZ", "RUS"), kinds=["trade"]) != []
    for wrong, told in (("KAZ", "'KAZ' is no pair; give two states as KAZ-RUS"), (("KAZ",), "is no pair"), ("", "is no pair")):
        with pytest.raises(LedgerError, match=told):
            ledger.records(wrong)  # type: ignore[arg-type]
    with pytest.raises(LedgerError, match="no kind of observation 'trad'; did you mean trade"):
        ledger.records(kinds="trad")


def test_a_ledger_takes_readings_and_says_so_of_what_it_does_not_take(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    readings = list(read([ARTICLE, tmp_path / "empty.txt"]))
    many, one = Ledger(tmp_path / "many.duckdb"), Ledger(tmp_path / "one.duckdb")
    assert [r.error != "" for r in readings] == [False, True]
    assert many.add(readings) == one.add(readings[0]) == 1
    assert many.records() == one.records() and len(one.records()) == len(readings[0].findings) > 10
    for wrong in (ARTICLE, str(ARTICLE)):
        with pytest.raises(LedgerError, match=r"kazakhstan-russia.txt: a ledger reads no file; .*ledger.add\(read\("):
            one.add(wrong)  # type: ignore[arg-type]
    for nothing in ([readings[0].document], [("a", "b")], [(readings[0].document, [])], 3):
        with pytest.raises(LedgerError, match="(Document|tuple|int): is nothing that a ledger takes"):
            one.add(nothing)  # type: ignore[arg-type]


def test_a_panel_takes_the_same_ledger_and_several_variables(tmp_path: Path) -> None:
    import pyarrow as pa

    ledger = Ledger(tmp_path / "record.duckdb")
    rows = [
        {"ccode1": 705, "ccode2": 365, "year": 2000, "conttype": 1, "line": 2},
        {"ccode1": 365, "ccode2": 705, "year": 2000, "conttype": 1, "line": 3},
    ]
    ledger.add([gather("factbook"), (Source("dataset:c", "dataset", title="c"), Data([], {"contiguity": pa.Table.from_pylist(rows)}))])
    panel = Panel.dyads(ledger=ledger).years(2000, 2000).only(("KAZ", "RUS")).add("contiguity", "distance")
    by_path = Panel.dyads(ledger=ledger.path).years(2000, 2000).only(("KAZ", "RUS")).add("contiguity").add("distance")
    assert panel.to_arrow() == by_path.to_arrow()
    assert Panel.dyads().only("KAZ-RUS", ("PER", "CHL")).recipe.only == Panel.dyads().only(("KAZ", "RUS"), "Peru-Chile").recipe.only
    assert Panel.states().only("Guinea-Bissau").recipe.only == ((404,),)
    with pytest.raises(PanelError, match="int: is no ledger; give a Ledger or the path of one"):
        Panel.dyads(ledger=3)  # type: ignore[arg-type]
    with pytest.raises(PanelError, match=r"add\(\"igos\", lag=1\)"):
        panel.add("majors", 1)  # type: ignore[arg-type]


def test_every_module_can_be_imported() -> None:
    assert len([importlib.import_module(name) for name in modules()]) > 500


@pytest.mark.parametrize("name", with_examples())
def test_examples_in_docstrings_run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    module = importlib.import_module(name)
    found = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    assert found.attempted and found.failed == 0


@pytest.mark.parametrize("package", PUBLIC)
def test_every_public_name_is_documented(package: str) -> None:
    module = importlib.import_module(f"comity.{package}")
    for name in module.__all__:
        thing = getattr(module, name)
        if callable(thing) and getattr(thing, "__module__", "").startswith("comity"):
            assert thing.__doc__ and len(thing.__doc__) > 20, f"{package}.{name}"


@pytest.mark.parametrize("package", PUBLIC)
def test_every_public_name_stands_in_the_reference(package: str) -> None:
    page = (EXAMPLES.parent / "docs/api.md").read_text("utf-8")
    named = set(re.findall(r"^::: comity\.(\S+)$", page, re.MULTILINE))
    module = importlib.import_module(f"comity.{package}")
    # What makes the page takes a module for a name that both have: such a name is written out, by where it is defined.
    modules = {m.name for m in pkgutil.iter_modules(module.__path__)}
    hidden = {n: inspect.unwrap(getattr(module, n)) for n in module.__all__ if n in modules}
    wanted = {f"{f.__module__.removeprefix('comity.')}.{n}" for n, f in hidden.items() if not inspect.ismodule(f)}
    assert {package} | wanted <= named


@pytest.mark.parametrize("package", PUBLIC)
def test_what_a_docstring_says_of_arguments_is_of_those_that_there_are(package: str) -> None:
    # The pages are not built with one that is none, or with two in one line.
    module = importlib.import_module(f"comity.{package}")
    for name in module.__all__:
        function = inspect.unwrap(getattr(module, name)) if inspect.isroutine(inspect.unwrap(getattr(module, name))) else None
        if function is None or "Args:" not in (function.__doc__ or ""):
            continue
        told = inspect.cleandoc(str(function.__doc__)).split("Args:\n")[1].split("\n\n")[0]
        assert set(re.findall(r"^    (\S[^:]*):", told, re.MULTILINE)) <= {*inspect.signature(function).parameters}, f"{package}.{name}"


@pytest.mark.parametrize("package", PUBLIC)
def test_every_public_constant_has_a_docstring_below_it(package: str) -> None:
    # In the reference a comment above it does not stand.
    module = importlib.import_module(f"comity.{package}")
    at = Path(str(module.__file__))
    comes_from = {
        a.asname or a.name: n.module for n in ast.parse(at.read_text("utf-8")).body if isinstance(n, ast.ImportFrom) for a in n.names
    }
    for name in module.__all__:
        source = importlib.import_module(str(comes_from.get(name, module.__name__)))
        body = ast.parse(Path(str(source.__file__)).read_text("utf-8")).body
        for node, below in zip(body, [*body[1:], None], strict=True):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
            if any(isinstance(t, ast.Name) and t.id == name for t in targets):
                assert isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant), f"{package}.{name}"


@pytest.mark.parametrize("package", WITH_EXAMPLES)
def test_every_public_function_has_an_example(package: str) -> None:
    module = importlib.import_module(f"comity.{package}")
    functions = {name: f for name in module.__all__ if inspect.isfunction(f := inspect.unwrap(getattr(module, name)))}
    assert functions and {name for name, f in functions.items() if ">>>" not in (f.__doc__ or "")} <= SHOWN_BESIDE


def test_reading_without_a_ledger_imports_none() -> None:
    script = f"import sys; from comity.cli.main import main; main(['read', '-q', {str(ARTICLE)!r}]); assert not set(sys.modules) & {{'duckdb', 'pyarrow', 'pandas', 'requests'}}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=os.environ)
    assert done.returncode == 0 and "trade" in done.stdout, done.stderr
