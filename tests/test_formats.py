"""Every format of document, and bad input of every sort."""

import datetime
import gzip
import io
import json
import random
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from comity.read import Document, Reading, read

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
    done = subprocess.run(
        [sys.executable, "-m", "comity.cli.main", "read", "-", "-q"], input=SENTENCE, capture_output=True, text=True, check=True
    )
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


BAD = {
    "bomb.pdf": (pdf_bomb(), "bomb"),
    "deep.pdf": (nested_pdf(), "PDF"),
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n ", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "program.txt": (b"\x7fELF" + b"\x01" * 50, "binary"),
    "picture.pdf": (b"\x89PNG\r\n\x1a\n123", "binary"),
    "packed.txt": (gzip.compress(b"hello"), "binary"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "PDF"),
    "cut.docx": (b"PK\x03\x04 word/document.xml cut", "zip"),
    "cut.zip": (b"PK\x03\x04 nothing more", "zip"),
    "bomb.zip": (bomb(300_000_000), "bomb"),
    "nested.zip": (nested_zip(), "archive within"),
    "deep.html": (b"<html><body>" + b"<div>" * 100_000 + b"x", "nested"),
    "empty.html": (b"<html><head><script>var x = 1</script></head><body></body></html>", "no text"),
    "broken.jsonl": (b'{"id": "1", "text": "x', "line 1"),
    "notext.jsonl": (b'{"id": "1", "title": "x"}', "no text"),
    "nocolumn.csv": (b"a,b\n1,2\n", "column named text"),
    "deep.json": (b'{"text": ' + b"[" * 100_000, "line 1"),
    "marked.txt": (b"\xff\xfeabc", "utf-16"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_naming_the_file(name: str, tmp_path: Path) -> None:
    data, words = BAD[name]
    reading = one(write(tmp_path, name, data))
    assert reading.findings == ()
    assert words in reading.error
    assert name in reading.error
    assert "\n" not in reading.error.strip()


def test_bad_input_never_stops_the_rest(tmp_path: Path) -> None:
    paths = [write(tmp_path, name, data) for name, (data, _) in BAD.items() if len(data) < 1_000_000]
    paths.append(write(tmp_path, "good.txt", "\n\n".join(BODY)))
    paths.append(tmp_path / "missing.txt")
    done = subprocess.run(
        [sys.executable, "-m", "comity.cli.main", "read", *map(str, paths), "--format", "jsonl"], capture_output=True, text=True
    )
    assert done.returncode == 1
    assert {json.loads(line)["kind"] for line in done.stdout.splitlines()} == {"trade", "border"}
    assert "Traceback" not in done.stderr
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
