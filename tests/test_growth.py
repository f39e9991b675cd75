"""Every pass over what comes from outside takes time in proportion to it: seventy patterns, grown to an eighth of a megabyte, in every format.

With COMITY_GROWN=67 they grow to a megabyte, which takes a quarter of an hour.
"""

import gc
import os
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from comity.documents import formats
from comity.documents.document import Document
from comity.documents.language import spoken
from comity.errors import DocumentError
from comity.parties import find
from comity.read import read as read_documents
from comity.read import read_document
from comity.read.metadata import described

#: The pattern is grown from this many bytes to so many times as many, and may take so many times as long per byte.
SMALL, TIMES, SLOWER = 15_000, int(os.environ.get("COMITY_GROWN", "8")), 3.0
#: What is done sooner than this is linear enough, whatever the clock says; what takes longer than this, a byte, is too slow.
AT_ONCE, SLOW = 0.04, 2.5 / 120_000 * SMALL * TIMES

PATTERNS = {
    "one letter": "a",
    "words": "trade ",
    "capitals": "Chile ",
    "capitals in a row": "ABCDEFGH",
    "names": "Mr. John Smith-Jones of Peru, ",
    "lines of names": "By Ana Example\n",
    "digits": "1234567890",
    "figures": "1,234,567.89 ",
    "dates": "12 March 2020, ",
    "lines of dates": "12 March 2020\n",
    "iso dates": "2020-03-12T10:00:00Z ",
    "spaces": " ",
    "tabs": "\t",
    "lines": "\n",
    "line and form feed": "\n\f",
    "carriage returns": "\r",
    "spaces and lines": "   \n",
    "hyphens": "-",
    "hyphens at line ends": "co-\noperation ",
    "full stops": ". ",
    "commas": ",",
    "opening brackets": "(",
    "brackets": "()",
    "square brackets": "[",
    "links of Markdown": "[a](",
    "stars": "*a **",
    "underscores": "_a__",
    "backticks": "`a``",
    "quotes": '"',
    "quoted cells": '"a""b",',
    "apostrophes": "it's ",
    "curly quotes": "“a” ",
    "less than": "<",
    "less than and letter": "<a",
    "greater than": ">",
    "comments": "<!-- a -->",
    "open comments": "<!--",
    "tags": "<p>Chile and Peru traded. </p>",
    "open tags": "<p>a",
    "links": '<a href="http://a.example/">a</a> ',
    "list items": "<li>one",
    "cells": "<td>1",
    "line breaks": "a<br>",
    "attributes": '<p class="date" id="a">',
    "formatting left open": "<b><i>",
    "scripts": "<script>var a = '<p>'</script>",
    "headings": "<h2>Chile</h2>",
    "entities": "&amp;&lt;",
    "braces": '{"text": "a"}\n',
    "combining marks": "e\u0301\u0300\u0302",
    "Cyrillic": "Чили и Перу торгуют. ",
    "Chinese": "智利和秘鲁的贸易额。",
    "right to left": "تجارة ",
    "citations": "according to Reuters, ",
    "addresses": "http://a.example/b?c=d ",
    "rows of figures in a line": "2018 3,100 9.1 30,100 12.5% ",
    "figures with labels in a line": "Peru 3,100 9,100 Togo 30,100 ",
    "columns of figures with labels": "Peru\t3,100\t9,100\t30,100\n",
    "columns with bars": "| Peru | 3,100 | 9,100 |\n",
    "columns with semicolons": "Peru;3,100;9,100;\n",
    "dots and years": "Peru ........ 2017 ",
    "dots apart": "Peru . . . . 1.2 . . . ",
    "lines of dots and years": "Peru ........ 3,100 ........ 2017\n",
    "years": "2015 2016 2017 ",
    "bracketed shares": "Togo (25.6%), Peru (3.1%), ",
    "bracketed shares and years": "Export partners: Togo (25.6%), US (17.2%), Peru (3.9%) (2017) ",
    "dates in rows": "12.03.2020 03/04/2021 5-06-2022 ",
    "names and dates in rows": "Peru 12 March 2020 Togo 3 May 2021 ",
    "headers again and again": "Year Exports Imports 2017 3.1 4.2 2018 3.3 4.4 ",
    "ranges": "3-5 10–12 2017–18 ",
    "fractions": "1/2 3/4 12/2019 ",
    "items in a line": "1. Peru 2. Togo 3. Fiji ",
}


@pytest.fixture(scope="module", autouse=True)
def little_garbage() -> Iterator[None]:
    """Set aside what is there before, so that only what a test makes is looked through for garbage."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def grown(pattern: str, size: int) -> str:
    return pattern * (size // len(pattern.encode()) + 1)


def read(data: bytes, name: str) -> None:
    try:
        for number, found in enumerate(formats.documents(data, name)):
            # A file of many records is many documents; a few are enough.
            if isinstance(found, Document) and number < 100:
                described(found)
                spoken(found.text)
    except DocumentError:
        pass


def seconds(work: Callable[[], None]) -> float:
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


def is_linear(make: Callable[[int], bytes], name: str) -> None:
    big = seconds(lambda: read(make(SMALL * TIMES), name))
    assert big < SLOW
    if big < AT_ONCE:
        return
    # A machine that is busy for a moment is no proof: the least of three is compared with the most of three.
    small = max(seconds(lambda: read(make(SMALL), name)) for _ in range(3))
    if big > SLOWER * TIMES * small:
        big = min(seconds(lambda: read(make(SMALL * TIMES), name)) for _ in range(2))
    assert big <= SLOWER * TIMES * small, f"{small:.2f} s grew to {big:.2f} s"


HEADS = {
    "x.txt": ("", ""),
    "x.html": ("<!doctype html><html><head><title>T</title></head><body><article><h1>T</h1>", "</article></body></html>"),
    "x.csv": ("id,text\n1,Chile\n2,", "\n"),
}


@pytest.mark.parametrize("name", HEADS)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_patterns_grown_to_an_eighth_of_a_megabyte(pattern: str, name: str) -> None:
    before, after = HEADS[name]
    is_linear(lambda size: (before + grown(PATTERNS[pattern], size) + after).encode(), name)


@pytest.mark.parametrize(
    "pattern", ["words", "links of Markdown", "stars", "backticks", "square brackets", "less than and letter", "lines"]
)
def test_patterns_in_markdown(pattern: str) -> None:
    is_linear(lambda size: grown(PATTERNS[pattern], size // 8).encode(), "x.md")


@pytest.mark.parametrize("pattern", ["comments", "open comments", "less than and letter", "spaces", "lines"])
def test_patterns_in_front_of_any_document(pattern: str) -> None:
    for name in ("x.txt", "x.json"):
        is_linear(lambda size: (grown(PATTERNS[pattern], size) + "Chile and Peru traded.").encode(), name)


def streams(size: int) -> bytes:
    one = zlib.compress(b"BT (Chile) Tj ET" * 40)
    parts = [b"%d 0 obj\n<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream\nendobj\n" % (i, len(one), one) for i in range(size // 130)]
    return b"%PDF-1.4\n" + b"".join(parts) + b"%%EOF"


def overlapping(size: int) -> bytes:
    return b"%PDF-1.4\n" + b"stream\n\x78\x9c\x00\x0b\x00\xf4\xff" * (size // 14) + b"%%EOF"


@pytest.mark.parametrize("make", [streams, overlapping])
def test_pdf_of_many_streams(make: Callable[[int], bytes]) -> None:
    is_linear(make, "x.pdf")


#: Words that stand for what another means, which may stand for what another means, and so on.
CHAINS = [
    "the republic of", "government's", "its government of", "recalled a its", "expelled it", "be ambassadors state its", "whose Council",
    "whose his ministry", "visit agreement its two was", "were he whose their the", "it said", "whose president,", "who said that he",
]  # fmt: skip


@pytest.mark.parametrize("chain", CHAINS)
def test_what_points_at_what_points_at_others_is_followed_once(chain: str) -> None:
    text = "On Monday Chile and Peru met. The " + f"{chain} " * 60 + "Peru signed an agreement with Chile on 3 May 2019."
    list(read_documents(Document("warm", "Chile and Peru met.")))
    started = time.process_time()
    (reading,) = read_documents(Document("a", text))
    assert not reading.error
    assert time.process_time() - started < 5


#: What is repeated within a sentence, and for how many letters: pronouns that lead to pronouns, titles before titles.
REPEATED = [
    ("he met ", 2_400),
    ("he visited Peru ", 2_400),
    ("it imposed its sanctions on them ", 2_400),
    ("Mr. Dr. ", 40_000),
    ("H.E. ", 40_000),
    ("Export partners: Togo (25.6%), US (17.2%), Peru (3.9%) (2017) ", 5_000),
    ("Togo imports to Peru signed and 17.2% from 2015–2017 ", 12_000),
]


@pytest.mark.parametrize(("repeated", "letters"), REPEATED)
def test_what_is_repeated_within_a_sentence_is_looked_at_once(repeated: str, letters: int) -> None:
    read_document(Document("warm", "Chile and Peru met."))
    started = time.process_time()
    read_document(Document("a", "On Monday Chile and Peru met. " + repeated * (letters // len(repeated)) + "Peru."))
    assert time.process_time() - started < 5


def test_names_that_may_be_people_are_told_apart_in_one_pass() -> None:
    text = "Kenya and Peru met. " * 15_000
    find(text[:100])
    started = time.process_time()
    assert len(find(text)) == 30_000
    assert time.process_time() - started < 5


#: Reads in a process of its own that tells its memory in MB; what `resource` tells would count this one's too.
LARGEST = """
import re, sys
from pathlib import Path
from comity.read import read
list(read(sys.argv[1], limit=1))
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) / 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process is told under /proc only")
@pytest.mark.parametrize("name", ["x.txt", "x.html", "x.csv"])
def test_the_largest_documents_take_less_than_300_mb(name: str, tmp_path: Path) -> None:
    sentence = "On 3 May 2018 Chile and Peru signed an agreement on trade in Lima.\n"
    before, behind = HEADS[name]
    (tmp_path / name).write_text(before + sentence * (3_900_000 // len(sentence)) + behind)
    done = subprocess.run([sys.executable, "-c", LARGEST, str(tmp_path / name)], capture_output=True, text=True, timeout=120, check=True)
    assert 20 < float(done.stdout) < 300
