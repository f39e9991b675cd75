"""Converting names and codes in bulk: lists, columns, files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity import parties
from comity.cli import table_files
from comity.errors import PartyError
from commands import comity


def test_one_value_a_list_and_a_date_for_each() -> None:
    assert parties.convert("Kazakhstan", "cow") == 705
    assert parties.convert(["Germany", "Narnia", None, "USSR"], "cow", "1985") == [260, None, None, 365]
    assert parties.convert(["Germany", "Germany"], "cow", [1985, 1995]) == [260, 255]
    assert parties.convert([365, 365.0, "365"], "id", [1950, 1950, 1995], source="cow") == ["SUN", "SUN", "RUS"]


def test_series_come_back_as_series() -> None:
    polars, pandas = pytest.importorskip("polars"), pytest.importorskip("pandas")
    s = parties.convert(polars.Series("state", ["Kazakhstan", "Zaire", None]), "iso2", 2000)
    assert (s.name, s.to_list()) == ("state", ["KZ", "CD", None])
    p = parties.convert(pandas.Series(["Kazakhstan", "x"], index=[5, 7], name="state"), "cow")
    assert (p.name, list(p.index), p[5], p.isna()[7], str(p.dtype)) == ("state", [5, 7], 705, True, "Int64")


def test_the_report_tells_what_was_not_or_not_surely_read() -> None:
    done = parties.conversion(["Kazakstann", "Narnia", "Narnia", "Korea", "Germany", ""], "cow", 1947)
    assert done.values == [None] * 6
    assert [(d.value, d.count, d.party) for d in done.unmatched] == [
        ("Narnia", 2, None), ("Germany", 1, "DEU"), ("Kazakstann", 1, "KAZ"), ("Korea", 1, None)]  # fmt: skip
    doubted = parties.conversion(["Kazakstann"], "cow", 2000)
    assert ([d.why for d in doubted.doubtful], doubted.values) == (["read as Kazakstan (KAZ)"], [None])
    assert parties.conversion(["Kazakstann"], "cow", 2000, doubtful=True).values == [705]
    with pytest.raises(PartyError, match="may be Kazakhstan"):
        parties.convert("Kazakstann", "cow")
    assert parties.convert("Kazakstann", "cow", doubtful=True) == 705


def test_wrong_use_is_an_error() -> None:
    with pytest.raises(PartyError, match="no system"):
        parties.convert(["Kazakhstan"], "cwo")
    with pytest.raises(ValueError, match="3 values, but 2 dates"):
        parties.convert(["a", "b", "c"], "cow", [1990, 1991])


@given(st.lists(st.one_of(st.none(), st.text(max_size=20), st.integers(0, 999), st.floats())))
def test_as_many_come_out_as_go_in(values: list[object]) -> None:
    assert len(parties.conversion(values, "cow", 1990).values) == len(values)


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_a_column_of_a_file(tmp_path: Path, ending: str) -> None:
    import pyarrow.csv
    import pyarrow.parquet as pq

    (tmp_path / "in.csv").write_text("c,year,x\nGermany,1985,007\nUSSR,1991,1\nNarnia,2000,2\n", encoding="utf-8")
    if ending == ".parquet":
        pq.write_table(pyarrow.csv.read_csv(tmp_path / "in.csv"), tmp_path / "in.parquet")
    done = comity("states", "convert", f"in{ending}", "c", "--to", "cow", "--on-column", "year", "-o", f"out{ending}", cwd=tmp_path)
    assert done.returncode == 1
    assert "2 of 3 values converted" in done.stderr and "not converted: Narnia (1 rows): no state" in done.stderr
    if ending == ".csv":
        assert (tmp_path / "out.csv").read_text() == "c,year,x,c_cow\nGermany,1985,007,260\nUSSR,1991,1,365\nNarnia,2000,2,\n"
    else:
        assert pq.read_table(tmp_path / "out.parquet")["c_cow"].to_pylist() == [260, 365, None]


@pytest.mark.parametrize(
    ("text", "arguments", "words"),
    [
        ("c\nKazakhstan\n", ("d",), "no column 'd'; the columns are c"),
        ("c\nKazakhstan,1\n", ("c",), "line 2: 2 values, but the header has 1"),
        ("c\nKazakhstan\n", ("c", "--to", "cwo"), "no system 'cwo'"),
        ("c\nKazakhstan\n", ("c", "--on", "199"), "'199' is no date"),
        ("c\nKazakhstan\n", ("c", "--encoding", "utf-16"), "no CSV file in utf-16"),
        ("c\nKazakhstan\n", ("c", "--encoding", "dog"), "unknown encoding: dog"),
        ("c;c\nKazakhstan;1\n", ("c",), "two columns are called 'c'"),
    ],
)
def test_bad_files_are_errors_of_one_line(tmp_path: Path, text: str, arguments: tuple[str, ...], words: str) -> None:
    (tmp_path / "in.csv").write_bytes(text.encode("utf-8", "surrogateescape"))
    done = comity("states", "convert", "in.csv", *arguments, cwd=tmp_path)
    assert done.returncode != 0 and words in done.stderr and len(done.stderr.splitlines()) == 1


def test_look_up_and_lists(tmp_path: Path) -> None:
    shown = comity("states", "show", "COW 705", cwd=tmp_path).stdout
    assert all(w in shown for w in ("Kazakhstan (KAZ)", "gw 705", "iso3 KAZ", "Akorda", "Soviet Union, dissolution, 1991-12-16", "EAEU"))
    assert "ceased" not in shown and "Lithuania" in comity("states", "show", "USSR", cwd=tmp_path).stdout
    listed = comity("states", "list", "--on", "1816-01-01", "--format", "csv", cwd=tmp_path).stdout.splitlines()
    assert len(listed) == 1 + 23 and listed[1] == "2,USA,USA,United States,1816-01-01,"
    assert "the list ends on 2016-12-31" in comity("states", "list", cwd=tmp_path).stderr
    assert "ZAF" in comity("states", "members", "BRICS", "--on", "2015", cwd=tmp_path).stdout
    (tmp_path / "t.txt").write_text("Georgia and the two Koreas", encoding="utf-8")
    assert len(comity("states", "find", "t.txt", cwd=tmp_path).stdout.splitlines()) == 4


ROWS = [["état", "year"], ["Côte d'Ivoire", "2000"], ["Germany, East", "1985"], ["São Tomé e Príncipe", "2001"]]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"])
@pytest.mark.parametrize("first", ["", "sep={}\n"])
def test_tables_as_spreadsheets_write_them(tmp_path: Path, separator: str, encoding: str, first: str) -> None:
    import csv
    import io

    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(ROWS)
    (tmp_path / "in.csv").write_bytes((first.format(separator) + text.getvalue()).encode(encoding))
    table = table_files.read(tmp_path / "in.csv", ["état", "year"])
    assert table.separator == separator
    assert table_files.values(table, "état") == [row[0] for row in ROWS[1:]]
    found = parties.conversion(table_files.values(table, "état"), "iso3", table_files.values(table, "year"))
    table_files.write(table_files.with_column(table, "code", found.values), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text("utf-8").splitlines()[1].endswith(f"2000{separator}CIV")


def test_no_doubtful_value_is_written_unless_told_to_and_every_failure_is_told(tmp_path: Path) -> None:
    odd = [f"Nowhere{i}" for i in range(30)]
    (tmp_path / "in.csv").write_text("c\nKazakstann\nPeru\n" + "\n".join(odd) + "\n", encoding="utf-8")
    done = comity("states", "convert", "in.csv", "c", "--to", "iso3", cwd=tmp_path)
    assert done.returncode == 1 and done.stdout.splitlines()[1:3] == ["Kazakstann,", "Peru,PER"]
    assert all(f"not converted: {name} " in done.stderr for name in odd)
    assert "doubtful, not converted without --doubtful: Kazakstann (1 rows): read as Kazakstan (KAZ)" in done.stderr
    done = comity("states", "convert", "in.csv", "c", "--to", "iso3", "--doubtful", cwd=tmp_path)
    assert done.stdout.splitlines()[1] == "Kazakstann,KAZ"


def test_formulas_are_defused_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text('c,x\nPeru,"=HYPERLINK(""http://x"")"\nPeru,-5.2\nPeru,@SUM(1)\n', encoding="utf-8")
    plain = comity("states", "convert", "in.csv", "c", cwd=tmp_path).stdout
    safe = comity("states", "convert", "in.csv", "c", "--safe-csv", cwd=tmp_path).stdout
    assert '"=HYPERLINK' in plain and "\"'=HYPERLINK" in safe and "Peru,-5.2,PER" in safe and "Peru,'@SUM(1),PER" in safe
