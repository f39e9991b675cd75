"""Where paragraphs, list items and sentences begin and end."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from comity.language import table
from comity.read.grids.cells import BAR
from comity.read.list_signs import BULLET
from comity.read.marks.currencies import codes

_PARAGRAPH = re.compile(
    rf"\n[ ]*\n\s*|\n(?=[ ]{{3,}}\S)|\n(?=\s*{BULLET}\s)|\n(?=\s*\(?[a-z\d]{{1,3}}[.)]\s)|"
    r"\n(?=[A-Z][\w-]{1,20}(?: [\w-]{1,20}){0,2}:[ ]+\S)"
)
_INDENTED = re.compile(r"\n[ ]{3,}\S")
_LINE = re.compile(r"\n+")
#: A full stop and the like, closing quotes, the numbers of notes, a space, and what opens a sentence; a stop with its space left out; a semicolon.
_STOP = re.compile(
    r"[.!?…][\"')\]]*(?:\[\w{1,3}\])*\s+(?=[\"'(\[-]*[A-Z\d$€£¥\u00c0-\u00de\u0400-\u042f])|(?<=[a-z\d)%]{2})[.!?][\"')]?(?=[A-Z][a-z]+[ ,])|(?<=[a-z)\d]):\s*\n"
)
_INITIALS = re.compile(r"(?:\b[A-Z]\.)+[A-Z]$")
_BLANK = re.compile(r"[ ]*")
_ITEM = re.compile(rf"[ ]*(?:{BULLET}|\(?[a-z\d]{{1,3}}[.)])[ ]+")
#: The number of an item or paragraph.
_NUMBER = re.compile(r"\s*\d{1,2}\.[ ]+(?=[A-Z])")
#: A currency behind a shortened number ("6.2 mln. USD").
_CURRENCY = re.compile(r"[A-Z]{2,3}\b|[A-Z]{0,3}[$€£¥]")
#: What opens a figure.
_FIGURE = re.compile(r"[A-Z]{0,3}[$€£¥]?\s?\d")
#: Longer lines than this are not lines of wrapped text: each is a paragraph.
_WRAPPED = 130
#: From this share of short lines on, a text's lines are its own and not wrapped at a width.
_SHORT_LINES = 0.35
_LONGEST = 2500
#: Lines of prose are longer than this.
_PROSE = 40
_UNBROKEN = 60
#: A line of so many words of which the last asks for more is no heading.
_BEGUN = 3
#: A block of lines is looked at so far around a place, in characters.
_BLOCK = 1000
#: So many lines of which none begins in lower case are no wrapped prose.
_LISTED = 4
#: A text with a smaller share of small letters is written in capitals, as wires once were.
_CAPITALS = 0.05
#: A text of more lines has a title in the first, if a blank line follows.
_TITLED = 4


class Stretch(NamedTuple):
    """A sentence's place: ``text[start:end]``.

    Attributes:
        paragraph: the number of its paragraph (or list item, or line).
        alone: whether it is all of its paragraph.

    """

    start: int
    end: int
    paragraph: int
    alone: bool


@cache
def _abbreviations(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in table(language, "sentences")["abbreviations"].split())
    words += f"|{words.upper()}"
    return re.compile(rf"(?:\b(?:[A-Z]|{words})|(?:\b[A-Za-z]\.)+[A-Za-z])$")


@cache
def _scales(language: str) -> re.Pattern[str]:
    words = "|".join(table(language, "sentences")["scales"].split())
    return re.compile(rf"\d\s?(?:{words})$", re.I)


@cache
def _label(language: str) -> re.Pattern[str]:
    """A date that stands before what a chronicle tells of it."""
    months = "|".join(re.escape(m) for m in table(language, "periods")["words"]["MONTH"])
    return re.compile(rf"(?:\d{{1,2}}\s+)?(?:{months})(?:\s+\d{{1,2}})?(?:,?\s+\d{{4}})?|(?:1[5-9]|20)\d\d", re.I)


@cache
def _openers(language: str) -> re.Pattern[str]:
    words = "|".join(table(language, "sentences")["openers"].split())
    return re.compile(rf"[\"'(\[]*(?:{words})\b")


def sentences(text: str, language: str = "en", apart: Sequence[tuple[int, int]] = ()) -> Iterator[Stretch]:
    """The sentences of `text` (as `comity.read.plain.plain` gives it), in order, without outer space.

    Each place in `apart` (the rows of tables), in order, is a paragraph of its own.

    A line that ends without a stop ends a sentence where the text is not wrapped at a line width; a blank line and an indented
    line always do. A sentence of more than 2,500 characters is cut there.
    """
    separator = _PARAGRAPH if _is_wrapped(text) else _LINE
    number = position = 0
    for first, last in [*apart, (len(text), len(text))]:
        for found in _paragraphs(text, position, first, separator, language):
            yield from (Stretch(s, e, number, len(found) == 1) for s, e in found)
            number += 1
        row = list(_trim(text, first, last))
        yield from (Stretch(s, e, number, True) for s, e in row)
        number += bool(row)
        position = last


def _paragraphs(text: str, start: int, stop: int, separator: re.Pattern[str], language: str) -> Iterator[list[tuple[int, int]]]:
    """The sentences of each paragraph of ``text[start:stop]``."""
    position = start
    for match in [*separator.finditer(text, start, stop), None]:
        end = match.start() if match is not None else stop
        if match is not None and (_goes_on(text, position, match) or _breaks_off(text, position, match, language)):
            continue
        found = list(_split(text, position, end, language))
        if found:
            yield found
        position = match.end() if match is not None else end


def _goes_on(text: str, start: int, separator: re.Match[str]) -> bool:
    """Whether an indented line goes on with the list item that begins at `start`: it is set in as far as the item's own text."""
    item = _ITEM.match(text, start)
    if item is None or separator.group().count("\n") > 1:
        return False
    return _ITEM.match(text, separator.end()) is None and 0 < _indent(text, separator.end()) == item.end() - start


def _breaks_off(text: str, start: int, separator: re.Match[str], language: str) -> bool:
    """Whether a line ends within a sentence: its last word asks for more, or, in prose, the next line goes on in lower case.

    Prose is a line as long as those of prose; or one of a block of lines that are set in alike, of which some go on in lower case.
    """
    begin = max(start, text.rfind("\n", 0, separator.start()) + 1)
    line = text[begin : separator.start()].strip()
    if separator.group() != "\n" or not line or not (line[-1].isalnum() or line[-1] in ",)%"):
        return False
    words = line.split()
    indent = _indent(text, separator.end())
    following = separator.end() + indent
    if _FIGURE.match(text, following) and (
        codes(words[-1].lower(), language) or (words[-1].isupper() and codes(f"{words[-1]}{text[following]}".lower(), language))
    ):
        # "Totalled CHF | 3.2 billion", "worth US | $3 million".
        return True
    if words[-1] in _unfinished(language) and len(words) >= _BEGUN:
        # A month asks for a number: "5 April" may end a row.
        return words[-1][0].islower() or text[separator.end() + indent :][:1].isdigit()
    if len(line) < _PROSE or indent != _indent(text, begin):
        return False
    if _FIGURE.match(text, following):
        return words[-1].islower() and words[-1].isalpha() and _is_sentence(text, following)
    return text[following : following + 1].islower() or (indent > 0 and _is_prose(text, begin))


def _is_sentence(text: str, start: int) -> bool:
    """Whether the line from `start` on is as long as those of prose and ends with a stop."""
    line = text[start : text.find("\n", start) if "\n" in text[start:] else len(text)].rstrip()
    return len(line) >= _PROSE and line[-1] in ".!?"


def _indent(text: str, place: int) -> int:
    """How far the line at a place is set in."""
    start = text.rfind("\n", 0, place) + 1
    blank = _BLANK.match(text, start)
    return blank.end() - start if blank else 0


def _is_prose(text: str, place: int) -> bool:
    """Whether some line of the block of lines around a place goes on in lower case."""
    first = max(text.rfind("\n\n", 0, place), place - _BLOCK)
    last = text.find("\n\n", place, place + _BLOCK)
    lines = text[max(first, 0) : last if last >= 0 else place + _BLOCK].strip("\n").split("\n")
    return any(line.lstrip()[:1].islower() for line in lines[1:])


@cache
def _unfinished(language: str) -> frozenset[str]:
    return frozenset(table(language, "sentences")["unfinished"].split())


def _is_wrapped(text: str) -> bool:
    """Whether lines are cut at a width: none is long, and most lines inside a paragraph reach near it."""
    # What cannot be broken (an address) makes no line long.
    lines = [line for line in text.split("\n") if line.strip() and max(map(len, line.split())) < _UNBROKEN]
    if len(lines) > _TITLED and text.lstrip().split("\n", 2)[1:2] == [""]:
        # A title stands in a line of its own, however long.
        lines = lines[1:]
    longest = max(map(len, lines), default=0)
    if len(lines) < 2 or longest > _WRAPPED or sum(BAR in line for line in lines) > 1:
        return False
    small = sum(c.islower() for line in lines for c in line)
    if len(lines) >= _LISTED and small > _CAPITALS * sum(map(len, lines)) and not any(line.lstrip()[0].islower() for line in lines):
        # Prose that is wrapped goes on in lower case somewhere.
        return False
    short = sum(len(line) < 0.6 * longest for line in lines)
    # A page of short lines and no blank ones is a list, unless its paragraphs are set in.
    return short < _SHORT_LINES * len(lines) or ("\n\n" not in text.strip() and _INDENTED.search(text) is not None)


def _split(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    abbreviation, opener = _abbreviations(language), _openers(language)
    number = _NUMBER.match(text, start, end)
    # "1. Agreement on fishing": the number is no sentence.
    start = number.end() if number is not None and number.end() < end else start
    for stop in _STOP.finditer(text, start, end):
        before = text[max(start, stop.start() - 12) : stop.start()]
        if text[stop.start()] == "." and _CURRENCY.match(text, stop.end()) and _scales(language).search(before):
            continue
        if text[stop.start()] == "." and abbreviation.search(before):
            after = text[stop.end() : stop.end() + 12]
            if not (_INITIALS.search(before) and opener.match(after)):
                continue
        if text[stop.start()] == "." and _label(language).fullmatch(text[start : stop.start()].strip()):
            # "1968. President Cole in Lima.": what was in that year.
            continue
        yield from _trim(text, start, stop.end())
        start = stop.end()
    yield from _trim(text, start, end)


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        if not text[start:cut].isspace():
            yield start, cut
        start = cut
    if end > start:
        yield start, end
