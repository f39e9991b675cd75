"""The forms of a brief: Word, PDF, Markdown with footnotes, and its sources for reference managers."""

import datetime
import io
import json
import re
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from comity import parties
from comity.brief import RENDERERS, Brief, build
from comity.cli.main import main
from comity.errors import ComityError
from comity.ledger import Ledger
from comity.outputs import format_of
from comity.read import read
from conftest import EXAMPLES

TEXTS = {
    "rail": "On 2 July 2024 Germany and Poland signed a memorandum of understanding on rail freight.",
    "trade": "In 2017 trade between Germany and Poland amounted to 110 billion euros. In 2023 trade between Germany and Poland amounted to 172 billion euros.",
    "rail again": "Germany and Poland signed a memorandum of understanding on rail freight on 2 July 2024 in Warsaw.",
    "cattle": "On 5 May 2024 Germany and Poland signed an agreement on livestock.",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    folder = tmp_path_factory.mktemp("forms")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(f"Wire & {name} 100% #1 $x$ <w:br/> *a* #sys\n\n2024-10-01\n\n{text}\n", "utf-8")
    ledger = Ledger(folder / "l.duckdb")
    ledger.add(read(sorted(folder.glob("*.txt"))))
    return build(ledger, parties.get("DEU"), parties.get("POL"), as_of=datetime.date(2025, 1, 1))


def written(made: Brief, form: str, full: bool = False) -> bytes:
    whole = RENDERERS[form](made, full)
    return whole if isinstance(whole, bytes) else whole.encode("utf-8")


@pytest.mark.parametrize("form", sorted(RENDERERS))
def test_the_same_brief_is_the_same_bytes(made: Brief, form: str) -> None:
    if form == "pdf":
        pytest.importorskip("typst", reason="needs the extra pdf")
    assert written(made, form) == written(made, form)


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_what_is_printed_can_be_read_again(made: Brief, form: str, tmp_path: Path) -> None:
    if form == "pdf":
        pytest.importorskip("typst", reason="needs the extra pdf")
    path = tmp_path / f"brief.{form}"
    path.write_bytes(written(made, form))
    read_again = next(iter(read([path]))).document
    assert read_again is not None
    text = " ".join(read_again.text.split())
    assert "Germany – Poland" in text and "€172 billion" in text and "on rail freight" in text
    # What our own reader of Word files leaves out is in the footnotes.
    assert form == "docx" or "#1 $x$ <w:br/> *a* #sys" in text
    longer = tmp_path / f"full.{form}"
    longer.write_bytes(written(made, form, full=True))
    again = next(iter(read([longer]))).document
    assert again is not None and "€110 billion" in again.text and len(again.text) > len(read_again.text)


def test_the_columns_of_a_printed_front_end_together_and_its_letters_fill_the_page(tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="needs the extra pdf")
    import pypdfium2

    def front(texts: list[str]) -> tuple[int, float, float, float]:
        """Pages; where the two columns end, as parts of the height of the first page; the size of most of its letters."""
        name = f"{len(texts)}"
        (tmp_path / f"{name}.txt").write_text("2024-12-01\n\n" + " ".join(texts) + "\n", "utf-8")
        ledger = Ledger(tmp_path / f"{name}.duckdb")
        ledger.add(read([tmp_path / f"{name}.txt"]))
        brief = build(ledger, parties.get("DEU"), parties.get("POL"), as_of=datetime.date(2025, 1, 1))
        document = pypdfium2.PdfDocument(written(brief, "pdf"))
        (width, height), page = document[0].get_size(), document[0].get_textpage()
        boxes = [page.get_rect(n) for n in range(page.count_rects())]
        # What stands behind the front begins with the timeline, and runs over both columns.
        end = next(b[3] for b in boxes if page.get_text_bounded(*b).startswith("Timeline"))
        told = [b for b in boxes if end < b[1] < height - 90]
        left, right = (min(b[1] for b in told if (b[0] < width / 2) is is_left) / height for is_left in (True, False))
        sizes = Counter(round(pypdfium2.raw.FPDFText_GetFontSize(page, n), 1) for n in range(page.count_chars()))
        return len(document), left, right, sizes.most_common(1)[0][0]

    days = [f"{n} {month} 2024" for month in ("May", "June", "July", "August") for n in range(1, 13)]
    signed = [
        f"Germany and Poland signed an agreement on {w} on {d}."
        for w, d in zip(("rail", "rye", "coal", "fish", "books"), days, strict=False)
    ]
    flows = [
        f"Germany's {f} {p} Poland were {n} billion euros in {2023 - n}."
        for n, (f, p) in enumerate((("exports", "to"), ("imports", "from")), 3)
    ]
    met = [f"The foreign ministers of Germany and Poland met on {day}." for day in days[::3]]
    pages, left, right, size = front([*signed, *flows, *met])
    assert pages <= 2 and abs(left - right) < 0.06
    assert size == 10.5


def test_word_has_a_footnote_for_each_source_where_it_is_first_cited(made: Brief) -> None:
    package = zipfile.ZipFile(io.BytesIO(written(made, "docx")))
    body, notes = package.read("word/document.xml").decode(), package.read("word/footnotes.xml").decode()
    cited = re.findall(r'<w:footnoteReference w:id="(\d+)"/>', body)
    assert cited == [str(n) for n in range(1, len(cited) + 1)] and len(cited) >= 3
    assert re.findall(r'w:id="(\d+)"', notes.replace('"-1"', '"0"'))[2:] == cited
    assert "Wire &amp; rail 100% #1 $x$ &lt;w:br/&gt; *a* #sys, 1 October 2024" in notes
    assert body.count("<pic:pic") == len(made.pictures) and 'descr="' in body
    assert body.count("<w:pageBreakBefore/>") == 1, "the front on one page, the pictures on the next"


def test_markdown_cites_in_footnotes(made: Brief) -> None:
    text = written(made, "md").decode()
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    assert defined == [str(n) for n in range(1, len(made.sources) + 1)]
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(defined)


def test_sources_are_bibtex_and_csl(made: Brief) -> None:
    bib, csl = written(made, "bib").decode(), json.loads(written(made, "csl"))
    keys = re.findall(r"^@misc\{([a-z0-9-]+),$", bib, re.MULTILINE)
    assert keys == [entry["id"] for entry in csl] and len(set(keys)) == len(made.sources)
    assert r"Wire \& rail 100\% \#1 \$x\$" in bib and bib.count("{") == bib.count("}")
    assert [entry["type"] for entry in csl] == ["document"] * 4 + ["dataset"] and csl[0]["issued"] == {"date-parts": [[2024, 10, 1]]}
    assert format_of("x.csl.json", RENDERERS) == "csl" and format_of("x.JSON", RENDERERS) == "json"
    with pytest.raises(ComityError, match=r"\.docx"):
        format_of("x.odt", RENDERERS)


def test_without_typst_it_is_told_what_to_install(made: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ComityError, match=r"pip install 'comity\[pdf\]'"):
        written(made, "pdf")


def test_the_command_writes_word_and_no_bytes_to_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["brief", "KAZ", "RUS", str(EXAMPLES / "kazakhstan-russia.txt"), "--no-factbook", "-q"]
    main([*command, "-o", str(tmp_path / "b.docx")])
    assert zipfile.is_zipfile(tmp_path / "b.docx")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(SystemExit):
        main([*command, "--format", "docx"])
    assert "give -o FILE" in capsys.readouterr().err
