"""Every format of document, and bad input of every sort."""

import datetime
import gzip
import io
import json
import os
import random
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen import canvas

from comity.documents.decode import decode
from comity.documents.document import Hints
from comity.documents.formats import documents
from comity.documents.html.extractors import names
from comity.errors import DocumentError
from comity.read import Document, Reading, read
from commands import COMMAND, comity

SENTENCE = "In 2019 the trade turnover between Chile and Peru amounted to 3.2 billion dollars."
BODY = [
    "Chile and Peru look back on a good year",
    "By Ana Example",
    "12 March 2020",
    SENTENCE,
    "The two countries share a border of 168 kilometres.",
]


def one(path: Path | str) -> Reading:
    (reading,) = read([path])
    return reading


def check(reading: Reading, date: datetime.date | None = datetime.date(2020, 3, 12)) -> Document:
    assert reading.error == ""
    assert reading.document is not None
    assert {f.observation.kind for f in reading.findings} == {"trade", "border"}
    for finding in reading.findings:
        start, end = finding.observation.spans[0]
        assert "Chile" in reading.document.text[start:end] or "two countries" in reading.document.text[start:end]
    assert reading.document.date == date
    return reading.document


def write(tmp_path: Path, name: str, data: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_plain_text(tmp_path: Path) -> None:
    document = check(one(write(tmp_path, "a.txt", "\n\n".join(BODY))))
    assert document.title == BODY[0]
    assert document.author == "Ana Example"


def test_markdown(tmp_path: Path) -> None:
    text = f"# {BODY[0]}\n\n*By Ana Example*\n\n12 March 2020\n\nIn 2019 the **trade turnover** between [Chile](http://example.org) and Peru amounted to 3.2 billion dollars.\n\n- {BODY[4]}\n"
    document = check(one(write(tmp_path, "a.md", text)))
    assert "](" not in document.text and "**" not in document.text


PAGE = """<!doctype html><html><head><title>{title} | Example News</title>
<meta property="og:site_name" content="Example News"><meta name="author" content="Ana Example">
<meta property="article:published_time" content="2020-03-12T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>{title}</h1><p>{first}</p><p>{second}</p>
<p>Officials in both capitals said that they were pleased with what they had achieved in the course of the year.</p></article>
<script>document.title = "pwned"; alert(1)</script><footer>All rights reserved</footer></body></html>"""


def test_html(tmp_path: Path) -> None:
    page = PAGE.format(title=BODY[0], first=SENTENCE, second=BODY[4])
    document = check(one(write(tmp_path, "a.html", page)))
    assert document.publisher == "Example News"
    assert document.author == "Ana Example"
    assert BODY[0] in document.title
    assert "alert" not in document.text and "Sport" not in document.text


def test_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    page = canvas.Canvas(str(path), pagesize=A4)
    for number, line in enumerate(BODY):
        page.drawString(60, 780 - 24 * number, line)
    page.showPage()
    page.save()
    check(one(path))


def test_docx(tmp_path: Path) -> None:
    word = docx.Document()
    for line in BODY:
        word.add_paragraph(line)
    word.save(str(tmp_path / "a.docx"))
    check(one(tmp_path / "a.docx"))


def test_json_lines_keep_id_date_and_text(tmp_path: Path) -> None:
    rows = [{"id": f"doc-{i}", "date": "2020-03-12", "title": BODY[0], "text": "\n".join(BODY[3:])} for i in range(3)]
    readings = list(read([write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows)))]))
    assert [r.document.id for r in readings if r.document] == ["doc-0", "doc-1", "doc-2"]
    assert all(check(r).text == rows[0]["text"] for r in readings)


def test_damaged_json_over_several_lines_is_one_failure(tmp_path: Path) -> None:
    for whole in ({"title": "A", "text": SENTENCE, "spans": [{"start": 1}]}, [{"text": SENTENCE}, {"text": SENTENCE}]):
        text = json.dumps(whole, indent=2)
        (failed,) = read([write(tmp_path, "a.json", text[:-3])])
        assert "no whole JSON" in failed.error
    (bad, good) = read([write(tmp_path, "b.json", '{"text": \n' + json.dumps({"text": SENTENCE}))])
    assert bad.error and good.findings


def test_csv(tmp_path: Path) -> None:
    text = f'id,date,title,text\n7,2020-03-12,"{BODY[0]}","{SENTENCE} {BODY[4]}"\n'
    assert check(one(write(tmp_path, "a.csv", text))).id == "7"


def test_zip_of_documents(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("in/a.txt", "\n\n".join(BODY))
        archive.writestr("in/b.txt", b"\x7fELF\x00\x00")
        archive.writestr("in/c.md", "\n\n".join(BODY))
    good, bad, other = read([tmp_path / "a.zip"])
    check(good)
    assert "in/b.txt" in bad.error and "binary" in bad.error
    check(other)


def test_folder_and_several_processes(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path, f"{number}.txt", "\n\n".join(BODY))
    one_by_one, at_once = list(read([tmp_path])), list(read([tmp_path], jobs=2))
    assert [r.document.id for r in at_once if r.document] == ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt"]
    assert one_by_one == at_once


def test_standard_input() -> None:
    done = subprocess.run([*COMMAND, "read", "-", "-q"], input=SENTENCE, capture_output=True, text=True, check=True)
    assert "CHL–PER  trade  2019" in done.stdout


def test_another_encoding_is_guessed_and_told(tmp_path: Path) -> None:
    text = f"{SENTENCE} Señor Núñez visitó Perú. The café in São Paulo was closed."
    reading = one(write(tmp_path, "a.txt", text.encode("cp1252")))
    assert reading.findings
    assert any("encoding" in n and "guess" in n for n in reading.notes)
    assert one(write(tmp_path, "b.txt", text.encode("utf-16"))).notes == ()


def bomb(size: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * size)
    return data.getvalue()


def locked_zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.txt", SENTENCE)
    made = bytearray(data.getvalue())
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.find(sign) + flags] |= 1
    return bytes(made)


def nested_zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("inner.zip", bomb(10))
    return data.getvalue()


def pdf_bomb() -> bytes:
    stream = zlib.compress(b"BT (" + b"A" * 150_000_000 + b") Tj ET", 9)
    return b"%PDF-1.4\n1 0 obj\n<</Length 9/Filter/FlateDecode>>stream\n" + stream + b"\nendstream\nendobj\n%%EOF"


def nested_pdf() -> bytes:
    return b"%PDF-1.4\n1 0 obj\n" + b"[" * 200_000 + b"]" * 200_000 + b"\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"


#: What is long to make is made by the tests.
BAD: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "bomb.pdf": (pdf_bomb, "bomb"),
    "deep.pdf": (nested_pdf, "PDF"),
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n ", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "program.txt": (b"\x7fELF" + b"\x01" * 50, "binary"),
    "picture.pdf": (b"\x89PNG\r\n\x1a\n123", "binary"),
    "packed.txt": (gzip.compress(b"hello"), "binary"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "PDF"),
    "cut.docx": (b"PK\x03\x04 word/document.xml cut", "zip"),
    "cut.zip": (b"PK\x03\x04 nothing more", "zip"),
    "bomb.zip": (partial(bomb, 300_000_000), "bomb"),
    "nested.zip": (nested_zip(), "archive within"),
    "locked.zip": (locked_zip(), "locked with a password"),
    "deep.html": (b"<html><body>" + b"<div>" * 100_000 + b"x", "nested"),
    "empty.html": (b"<html><head><script>var x = 1</script></head><body></body></html>", "no text"),
    "broken.jsonl": (b'{"id": "1", "text": "x', "line 1"),
    "notext.jsonl": (b'{"id": "1", "title": "x"}', "no text"),
    "nocolumn.csv": (b"a,b\n1,2\n", "column named text"),
    "deep.json": (b'{"text": ' + b"[" * 100_000, "line 1"),
    "marked.txt": (b"\xff\xfeabc", "utf-16"),
}


@cache
def bad(name: str) -> bytes:
    data = BAD[name][0]
    return data if isinstance(data, bytes) else data()


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_naming_the_file(name: str, tmp_path: Path) -> None:
    words = BAD[name][1]
    reading = one(write(tmp_path, name, bad(name)))
    assert reading.findings == ()
    assert words in reading.error
    assert name in reading.error
    assert "\n" not in reading.error.strip()


def test_bad_input_never_stops_the_rest(tmp_path: Path) -> None:
    paths = [write(tmp_path, name, bad(name)) for name in BAD if len(bad(name)) < 1_000_000]
    paths.append(write(tmp_path, "good.txt", "\n\n".join(BODY)))
    paths.append(tmp_path / "missing.txt")
    done = comity("read", *paths, "--format", "jsonl")
    assert done.returncode == 1
    assert {json.loads(line)["kind"] for line in done.stdout.splitlines()} == {"trade", "border"}
    assert all(line.startswith("comity: ") for line in done.stderr.splitlines())
    assert "missing.txt: cannot be read: No such file" in done.stderr


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as f:
        f.truncate(70 * 1024 * 1024)
    assert "over the limit" in one(path).error


def test_a_document_without_two_states_says_so(tmp_path: Path) -> None:
    reading = one(write(tmp_path, "a.txt", "The town council met on Monday to discuss the new swimming pool and the parks."))
    assert reading.findings == ()
    assert any("nothing found about two states" in n for n in reading.notes)


def test_damaged_copies_of_good_files_never_crash(tmp_path: Path) -> None:
    word, pdf = docx.Document(), io.BytesIO()
    word.add_paragraph(SENTENCE)
    word.save(str(tmp_path / "good.docx"))
    page = canvas.Canvas(pdf)
    page.drawString(60, 700, SENTENCE)
    page.save()
    good = {
        "x.docx": (tmp_path / "good.docx").read_bytes(),
        "x.pdf": pdf.getvalue(),
        "x.html": PAGE.format(title="T", first=SENTENCE, second="x").encode(),
    }
    chance = random.Random(4)
    for name, data in good.items():
        for _ in range(25):
            damaged = bytearray(data[: chance.randrange(1, len(data))] if chance.random() < 0.5 else data)
            for _ in range(chance.randrange(1, 30)):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            reading = one(write(tmp_path, name, bytes(damaged)))
            assert reading.error or reading.document is not None


TEXT = "In 2019 the trade turnover between Chile and Peru amounted to 3.2 billion dollars. "
#: Texts as people have them in the encodings of their machines, and how surely each is told.
ENCODED = [
    ("latin-1", TEXT + "Señor Núñez of Perú signed."),
    ("latin-1", "In 2019 trade between Côte d'Ivoire and Perú grew, the ministry in Bogotá said."),
    ("latin-1", TEXT + "The café in São Paulo was closed."),
    ("latin-1", "Le traité a été signé à Genève par le président français et l'ambassadeur à Yaoundé."),
    ("latin-1", "Die Bundesrepublik Österreich und die Schweiz haben über den Handel gesprochen. Größe, Übung."),
    ("latin-1", "El señor Ibáñez visitó Perú en 2019 y habló de comercio con España."),
    ("cp1252", TEXT + "It rose to €3 billion – “a record”, said Côte d’Ivoire’s minister."),
    ("cp1252", TEXT + "Norway’s minister said it would buy £5m of fish."),
    ("cp1252", TEXT + "Minister Muñoz spoke – briefly."),
    ("cp1251", "В 2019 году товарооборот между Россией и Казахстаном составил 18 миллиардов долларов."),
    ("koi8-r", "В 2019 году товарооборот между Россией и Казахстаном составил 18 миллиардов долларов."),
    ("cp1253", "Ο πρόεδρος της Ελλάδας επισκέφθηκε την Κύπρο και μίλησε για το εμπόριο."),
    ("cp1256", "زار رئيس الوزراء المملكة العربية السعودية وتحدث عن التجارة بين البلدين في العام الماضي."),
    ("gb18030", "二〇一九年中国与俄罗斯的贸易额达到一千亿美元，两国领导人表示满意。"),
    ("big5", "二零一九年中國與俄羅斯的貿易額達到一千億美元，兩國領導人表示滿意。"),
    ("shift_jis", "日本と中国の貿易額は昨年増加した。両国の首脳は会談を行った。"),
    ("cp1250", "Prezydent Polski złożył wizytę w Łotwie, gdzie rozmawiał o współpracy gospodarczej i handlu."),
    ("cp1250", "Łódź i Kraków: współpraca Polski i Czech, źródła energii, premier Węgier złożył wizytę."),
]


@pytest.mark.parametrize(("encoding", "text"), ENCODED)
def test_texts_in_the_encodings_of_old_machines(encoding: str, text: str) -> None:
    read_as, told = decode(text.encode(encoding), "x.txt")
    assert read_as == text
    assert len(told) == 1 and "guess" in told[0]
    assert decode(text.encode(encoding), "x.txt", encoding) == (text, ())
    assert decode(text.encode(), "x.txt", encoding) == (text, ()) or not encoding.startswith(("latin", "cp125"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_unicode_is_known_for_sure(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "x.txt") == (TEXT, ())


def test_declared_encodings_of_pages(tmp_path: Path) -> None:
    words = "Президент Казахстана и президент России встретились в Астане."
    for head in ('<meta charset="windows-1251">', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'):
        page = f"<html><head>{head}</head><body><article><p>{words}</p></article></body></html>"
        (found,) = documents(page.encode("cp1251"), "x.html")
        assert words in found.text and not found.warnings
    page = f'<?xml version="1.0" encoding="koi8-r"?><html><body><article><p>{words}</p></article></body></html>'
    (found,) = documents(page.encode("koi8-r"), "x.html")
    assert words in found.text
    (found,) = documents(f"<html><body><p>{words}</p></body></html>".encode("cp1251"), "x", Hints("windows-1251", "text/html"))
    assert words in found.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize(("delimiter", "first"), [(",", ""), (";", ""), ("\t", ""), ("|", ""), (";", "sep=;\r\n"), ("\t", "sep=\t\n")])
def test_spreadsheet_exports(delimiter: str, first: str, encoding: str) -> None:
    rows = f'ID{delimiter}Date{delimiter}Title{delimiter} TEXT \r\n7{delimiter}2020-03-12{delimiter}Trade – a year{delimiter}"{SENTENCE}\r\nTwo lines; two."\r\n'
    (found,) = documents((first + rows).encode(encoding), "x.csv")
    assert (found.id, found.title, found.date) == ("7", "Trade – a year", datetime.date(2020, 3, 12))
    assert found.text.startswith(SENTENCE) and found.text.endswith("two.")


LEFT = [
    "In 2019 the trade turnover between Chile and",
    "Peru amounted to 3.2 billion dollars. The two",
    "sides agreed to a programme of much closer coop-",
    "eration in the field of energy, and they had",
    "signed it in Lima in the presence of both of",
    "the presidents who praised it as success LETTER.",
]
RIGHT = [
    "On the same day Norway opened a new embassy",
    "in Astana. Its ambassador said that the two",
    "states would raise their trade to one billion",
    "dollars by the year 2030, and that many more",
    "flights would be needed for it to become true",
    "within the next few years and for long, LETTER.",
]


def printed(pages: int, columns: list[list[str]], head: str = "", foot: str = "", by_row: bool = True, apart: float = 250) -> bytes:
    data = io.BytesIO()
    page = canvas.Canvas(data, pagesize=A4)
    for number in range(pages):
        page.setFont("Helvetica", 10)
        page.drawString(60, 815, head.format(number + 1))
        page.drawString(60, 790, f"Chapter {'ABCDEFGH'[number]} has a title that goes across both of the columns below it")
        letter = "ABCDEFGH"[number]
        cells = [(i, j) for j, c in enumerate(columns) for i in range(len(c))]
        for i, j in sorted(cells) if by_row else cells:
            page.drawString(60 + apart * j, 760 - 12 * i, columns[j][i].replace("LETTER", letter))
        page.drawString(280, 30, foot.format(number + 1))
        page.showPage()
    page.save()
    return data.getvalue()


@pytest.mark.parametrize("by_row", [True, False])
def test_pdf_in_two_columns(by_row: bool) -> None:
    (found,) = documents(printed(4, [LEFT, RIGHT], "Journal of Trade, no. {}", "Page {} of 4", by_row), "x.pdf")
    flat = " ".join(found.text.split())
    for letter in "ABCD":
        assert " ".join(LEFT).replace("coop- eration", "cooperation").replace("LETTER", letter) in flat
        assert " ".join(RIGHT).replace("LETTER", letter) in flat
    assert "Journal" not in flat and "Page" not in flat
    assert [flat.index(f"Chapter {c}") for c in "ABCD"] == sorted(flat.index(f"Chapter {c}") for c in "ABCD")


def test_pdf_of_two_pages_has_running_heads_too() -> None:
    (found,) = documents(printed(2, [LEFT, RIGHT], "Journal of Trade, no. 7", "Page {} of 2"), "x.pdf")
    assert "Journal" not in found.text and "Page" not in found.text
    assert found.text.startswith("Chapter A") and "Chapter B" in found.text and "success B." in found.text


def test_a_sentence_goes_on_over_the_end_of_a_page_before_a_name() -> None:
    filled = ["Kenya spoke of its trade with all of its neighbours in the year."] * 6
    parted = [*filled, "On 4 March 2017, a Saturday, Kenya expelled two diplomats of the"]
    data = io.BytesIO()
    page = canvas.Canvas(data, pagesize=A4)
    for lines in (parted, ["Nepal embassy in its capital, which had been opened in 2001 there", *filled]):
        for i, line in enumerate(lines):
            page.drawString(60, 760 - 14 * i, line)
        page.showPage()
    page.save()
    (found,) = documents(data.getvalue(), "x.pdf")
    assert "diplomats of the\nNepal embassy" in found.text


def test_pdf_of_two_pages_keeps_what_only_looks_alike() -> None:
    lines = ["Norway expelled two diplomats of Peru on 4 March 2017, and five in 2019."] * 6
    (found,) = documents(printed(2, [lines], "Trade of the year {0}0", "Article {0}{0}"), "x.pdf")
    assert all(words in found.text for words in ("Trade of the year 10", "Trade of the year 20", "Article 11", "Article 22"))


def test_pdf_columns_may_stand_close_together() -> None:
    width = max(stringWidth(line, "Helvetica", 10) for line in LEFT)
    (found,) = documents(printed(1, [LEFT, RIGHT], by_row=False, apart=width + 8), "x.pdf")
    assert "a programme of much closer cooperation in the field" in " ".join(found.text.split())


def test_pdf_lines_that_are_full_go_on_and_items_stay_lines() -> None:
    prose = ["Norway expelled two diplomats of Peru on 4 March", "2017. Peru recalled its ambassador from Oslo in", "consequence."]
    items = ["1. Agreement on fisheries", "2. Agreement on the taxing of income and of estates", "3. Protocol on trade"]
    (found,) = documents(printed(1, [prose + items, RIGHT]), "x.pdf")
    assert found.text.split("\n")[1:5] == [" ".join(prose), *items]


def test_pdf_tables_stay_rows_and_page_numbers_go() -> None:
    rows = [
        ["Partner", "Peru", "Brazil", "China", "Japan", "Total"],
        ["2018", "3,100", "9,100", "30,100", "1", "42,301"],
        ["2019", "3,200", "9,200", "39,200", "2", "51,602"],
    ]
    (found,) = documents(printed(1, rows, foot="– {} –"), "x.pdf")
    assert "Peru\t3,100\t3,200\nBrazil\t9,100\t9,200\n" in found.text
    assert "Japan\t1\t2\nTotal" in found.text and "–" not in found.text


def zipped(files: dict[str, bytes], stored: bool = False) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def word(text: str) -> bytes:
    data, made = io.BytesIO(), docx.Document()
    made.add_paragraph(text)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Peru", "3.2"
    made.add_paragraph("The end.")
    made.save(data)
    return data.getvalue()


def test_a_zip_is_no_word_document_for_its_bytes() -> None:
    (found,) = documents(zipped({"word/a.txt": SENTENCE.encode()}), "x.zip")
    assert found.text == SENTENCE
    two = list(documents(zipped({"a.docx": word("One."), "b.docx": word("Two.")}, stored=True), "x.zip"))
    assert [d.text for d in two] == ["One.\n\nPeru\t3.2\n\nThe end.", "Two.\n\nPeru\t3.2\n\nThe end."]
    (found,) = documents(word("Three."), "renamed.zip")
    assert found.text.startswith("Three.")


UNDATED = """<!doctype html><html><head><title>T</title></head><body><article><h1>Trade in 2017-01-01 terms</h1>
<p>In 2019 the trade turnover between Chile and Peru amounted to 3.2 billion dollars, up from 3.1 billion on 31 December 2017.</p>
<p>Agreement 2017/01/01 of 1 January 2017 is in force, and will be so until 2021-05-06, the officials of both said.</p></article>{}</body></html>"""


def test_no_date_is_guessed_from_figures_in_a_page(tmp_path: Path) -> None:
    for tail in (
        "",
        "<footer>© 2017 Example</footer>",
        "<p>Born 3 May 1949</p>",
        "<p>Version 2017.01.01</p>",
        "<p>ISBN 2019-05-03</p>",
        "<p>Deadline: 3 May 2019</p>",
        "<p>Copyright 2016-2017</p>",
        "<aside><time datetime='2001-01-01'>a</time><time datetime='2002-01-01'>b</time></aside>",
    ):
        path = write(tmp_path, "2015-05-05.html", UNDATED.format(tail))
        for extractor in names():
            (reading,) = read([path], extractor=extractor)
            assert reading.document is not None and reading.document.date is None


@pytest.mark.parametrize(
    "field",
    [
        '<meta property="article:published_time" content="2020-03-12T10:00:00Z">',
        '<meta name="DC.date.issued" content="2020-03-12">',
        '<meta itemprop="datePublished" content="2020-03-12">',
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2020-03-12T01:00"}]}</script>',
        '<script type="application/ld+json">[{"@type": ["Report"], "datePublished": "20200312"}]</script>',
        "<article><time datetime='2020-03-12T09:00'>today</time></article>",
        "<div class='date'>Published: Thursday, 12 March 2020, 10:30 GMT</div>",
        "<p>SANTIAGO, March 12, 2020 (Reuters) - Chile and Peru met.</p>",
        "<span>12 March 2020</span>",
    ],
)
def test_a_page_is_dated_by_field_dateline_or_line_of_publication(field: str, tmp_path: Path) -> None:
    page = UNDATED.format("").replace("<h1>", f"{field}<h1>", 1)
    assert one(write(tmp_path, "a.html", page)).document.date == datetime.date(2020, 3, 12)  # type: ignore[union-attr]


def test_what_a_page_tells_of_itself() -> None:
    head = """<link rel="canonical" href="https://example.org/trade"><meta property="og:title" content="Trade grows | The Example">
    <script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "author": [{"@type": "Person", "name": "Ana Example"}],
    "publisher": {"@type": "Organization", "name": "The Example"}, "datePublished": "2020-03-12"}</script>"""
    (found,) = documents(UNDATED.format("").replace("<title>", head + "<title>").encode(), "x.html")
    assert (found.title, found.author, found.publisher, found.url) == (
        "Trade grows",
        "Ana Example",
        "The Example",
        "https://example.org/trade",
    )


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="javascript:alert(1)"><meta name="author" content="\x1b[31m\x00x">',
        '<link rel="canonical" href="http://[::1"><meta property="og:url" content="http://a:99999/">',
        f'<script type="application/ld+json">{"[" * 50_000}</script>',
        f'<script type="application/ld+json">{{"@type": "Article", "datePublished": {"1" * 5000}}}</script>',
        '<script type="application/ld+json">{"@type": {"a": 1}, "author": [[["x"]]], "publisher": {"name": {}}, "headline": 5}</script>',
        '<meta property="article:published_time" content="0000-00-00"><meta name="date" content="9999-99-99">',
        '<meta property="article:published_time" content="9999-12-31"><meta name="date" content="0001-01-01">',
    ],
)
def test_hostile_fields_of_a_page(head: str) -> None:
    (found,) = documents(UNDATED.format("").replace("<title>", head + "<title>").encode(), "x.html")
    assert SENTENCE.split(" amounted")[0] in found.text
    assert found.date is None and found.url == "x.html"
    assert found.author.isprintable()


@pytest.mark.parametrize("extractor", names())
def test_extractors_keep_the_article_and_leave_the_rest(extractor: str) -> None:
    page = PAGE.format(title=BODY[0], first=SENTENCE, second=BODY[4])
    page = page.replace(
        "</article>",
        "<table><tr><th>Year</th><th>Trade</th></tr><tr><td>2019</td><td>3.2</td></tr></table></article><ul><li><a href='/x'>Peru and Bolivia quarrel</a></li></ul>",
    )
    (found,) = documents(page.encode(), "x.html", Hints(extractor=extractor))
    assert SENTENCE in found.text and BODY[4] in found.text and "2019" in found.text.split("year.")[1]
    for noise in ("Sport", "alert", "quarrel", "rights reserved"):
        assert noise not in found.text


def test_an_extractor_that_is_none() -> None:
    with pytest.raises(DocumentError, match="no extractor 'x'; choose one of resiliparse, trafilatura"):
        list(documents(PAGE.encode(), "x.html", Hints(extractor="x")))


def test_a_package_that_is_missing_is_no_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resiliparse.parse.html", None)
    with pytest.raises(DocumentError, match=r"resiliparse.parse.html is missing; install Comity again"):
        list(documents(PAGE.encode(), "x.html"))


@pytest.mark.parametrize("year", ["0000", "0001", "9999", "10000", "-500"])
def test_dates_that_cannot_be(year: str, tmp_path: Path) -> None:
    row = json.dumps({"id": "1", "date": f"{year}-01-01", "text": SENTENCE})
    (reading,) = read([write(tmp_path, "a.jsonl", row)])
    assert reading.document is not None and reading.document.date is None
    assert reading.findings and any("date" in n for n in reading.notes)


ODD_ROWS = [
    '{"id": "1\\u0000\\u001b[31m", "text": "In 2019 Chile\\u0000 and Peru \\ud800 traded."}',
    '{"id": "\\ud800", "title": ["a"], "publisher": {"a": 1}, "author": 5, "date": [2020], "url": "\\udcff", "text": "Chile and Peru traded."}',
    '{"id": "3", "text": "Chile and Peru traded.", "x": ' + "[" * 900 + "]" * 900 + "}",
    '{"ID": "4", "TEXT": "Chile and Peru traded."}',
]


@pytest.mark.parametrize("row", ODD_ROWS)
def test_odd_records_are_read_and_can_be_written(row: str, tmp_path: Path) -> None:
    (reading,) = read([write(tmp_path, "a.jsonl", row + "\n")])
    assert reading.document is not None and not reading.error
    d = reading.document
    assert all(s.isprintable() for s in (d.id, d.title, d.publisher, d.author, d.url)) and "\0" not in d.text
    "\n".join((d.id, d.text, d.title, d.url)).encode()


@pytest.mark.parametrize(
    "row", ['{"text": ' + "[" * 100_000, '{"text": 5}', "[1]", '{"text": "' + "a" * 4_100_000 + '"}', '{"id": ' + "1" * 5000 + "}", "\0"]
)
def test_one_bad_record_among_many_is_reported_and_skipped(row: str, tmp_path: Path) -> None:
    good = [json.dumps({"id": str(i), "text": SENTENCE}) for i in range(20)]
    readings = list(read([write(tmp_path, "a.jsonl", "\n".join([*good[:10], row, *good[10:]]))]))
    assert sum(bool(r.findings) for r in readings) == 20
    (error,) = [r.error for r in readings if r.error]
    assert "a.jsonl" in error and ("11" in error) and error.isprintable()


def test_a_text_over_the_limit_is_a_failure(tmp_path: Path) -> None:
    for name, text in (("a.txt", SENTENCE * 60_000), ("a.md", "x " * 2_100_000), ("a.html", "<html><body><p>" + SENTENCE * 60_000)):
        assert "over the limit" in one(write(tmp_path, name, text)).error


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "pipe.txt", Path("/dev/zero"), Path("/dev/null")):
        assert "no regular file" in one(path).error
    write(tmp_path, "a.txt", "\n\n".join(BODY))
    assert len(list(read([tmp_path]))) == 1
    assert "cannot be read" in one("a\0b").error
    assert "cannot be read" in one("a" * 5000).error


def test_file_names_that_are_no_utf8(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    for name in (b"caf\xe9.txt", b"esc\x1b[31m.txt", b"line\nend.txt"):
        Path(os.fsdecode(folder + b"/" + name)).write_bytes("\n\n".join(BODY).encode())
        Path(os.fsdecode(folder + b"/bad-" + name)).write_bytes(b"")
    readings = list(read([tmp_path]))
    assert len({r.document.id for r in readings if r.document}) == 3
    assert all(r.document.id.isprintable() if r.document else r.error.isprintable() for r in readings)
    done = comity("read", tmp_path)
    assert done.returncode == 1
    assert b"caf\\xe9.txt" in done.output and b"\x1b" not in done.output + done.errors


def test_lines_end_alike_whichever_machine_wrote_them(tmp_path: Path) -> None:
    text = "Peru and Chile\n\nPeru and Chile signed a treaty on 2 May 2019.\n"
    (tmp_path / "unix.txt").write_bytes(text.encode())
    (tmp_path / "windows.txt").write_bytes(text.replace("\n", "\r\n").encode())
    unix, windows = (one(tmp_path / f"{name}.txt").document.text for name in ("unix", "windows"))
    assert unix == windows


SIGNED = "Chile and Peru signed an agreement on fisheries."


def of_template(text: str, created: datetime.datetime | None, modified: datetime.datetime | None) -> bytes:
    data, made = io.BytesIO(), docx.Document()
    made.add_paragraph(text)
    if created and modified:
        made.core_properties.created, made.core_properties.modified = created, modified
    made.save(data)
    return data.getvalue()


MAY = datetime.datetime(2018, 5, 9, 8, 0)
DATED = "dated 2018-05-09, the day on which its file was made; its text tells none"


@pytest.mark.parametrize(
    ("text", "created", "modified", "date", "told"),
    [
        (SIGNED, MAY, MAY + datetime.timedelta(days=3), MAY.date(), DATED),
        (f"{SIGNED} It will be in force on 1 January 2019.", MAY, MAY, MAY.date(), DATED),
        (SIGNED, None, None, None, ""),  # the day of python-docx's own template
        (SIGNED, MAY, MAY + datetime.timedelta(days=400), None, ""),  # written over an older file
        (f"On 3 June 2021 {SIGNED}", MAY, MAY, None, "its text tells of days long after 2018-05-09, on which its file was made"),
        (SIGNED, datetime.datetime(1980, 1, 1), datetime.datetime(1980, 1, 1), None, ""),
    ],
)
def test_a_file_dates_its_text_only_where_it_was_made_with_it(
    tmp_path: Path, text: str, created: datetime.datetime, modified: datetime.datetime, date: datetime.date, told: str
) -> None:
    reading = one(write(tmp_path, "a.docx", of_template(text, created, modified)))
    assert reading.document and reading.document.date == date
    assert reading.document.warnings == ((told,) if told else ())


def test_days_that_programs_write_where_they_know_none_are_no_dates(tmp_path: Path) -> None:
    page = canvas.Canvas(str(tmp_path / "a.pdf"), invariant=1)
    page.drawString(60, 700, SIGNED)
    page.save()
    row = {"id": "1", "text": SIGNED, "date": "1970-01-01T00:00:00Z"}
    html = f'<html><head><meta name="date" content="1970-01-01"></head><body><article><p>{SIGNED}</p></article></body></html>'
    for path in (tmp_path / "a.pdf", write(tmp_path, "a.jsonl", json.dumps(row)), write(tmp_path, "a.html", html)):
        reading = one(path)
        assert reading.document and reading.document.date is None and reading.findings, path
        assert any("1970-01-01 is what programs write" in w for w in reading.document.warnings) is (path.suffix != ".pdf")
