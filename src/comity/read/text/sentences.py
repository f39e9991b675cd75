"""Where sentences begin and end."""

import re
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"\n[ ]*\n\s*|\n(?=[ ]{3,}\S)|\n(?=\s*[-*•▪–]\s)")
_LINE = re.compile(r"\n+")
#: A full stop and the like, closing quotes, a space, and what opens a sentence.
_STOP = re.compile(r"[.!?…][\"')\]]*\s+(?=[\"'(\[]*[A-Z\d\u0400-\u042f])|[;]\s+(?=[A-Z][a-z]+\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Hon|Rev|Jr|Sr|No|Nos|Art|vs|approx|Inc|Corp|Co"
    r"|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Rs|etc|e\.g|i\.e|p|pp|vol)|(?:\b[A-Za-z]\.)+[A-Za-z])$"
)
_INITIALS = re.compile(r"(?:\b[A-Z]\.)+[A-Z]$")
_OPENER = re.compile(
    r"[\"'(\[]*(?:The|This|These|Those|It|He|She|They|We|I|You|But|However|Meanwhile|While|If|His|Her|Their|There|Although|Asked)\b"
)
#: Longer lines than this are not lines of wrapped text: each is a paragraph.
_WRAPPED = 130
_LONGEST = 2500


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of `text` (as `plain` gives it), in order, without outer space.

    A line that ends without a stop ends a sentence where the text is not wrapped at a line width; a
    blank line and an indented line always do. A sentence of more than 2,500 characters is cut there.
    """
    wrapped = _is_wrapped(text)
    for start, end in _paragraphs(text, wrapped):
        yield from _split(text, start, end)


def _is_wrapped(text: str) -> bool:
    lines = text.split("\n")
    return len(lines) > 1 and max(map(len, lines)) <= _WRAPPED


def _paragraphs(text: str, wrapped: bool) -> Iterator[tuple[int, int]]:
    position = 0
    for match in (_PARAGRAPH if wrapped else _LINE).finditer(text):
        yield position, match.start()
        position = match.end()
    yield position, len(text)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for stop in _STOP.finditer(text, start, end):
        before = text[max(start, stop.start() - 12) : stop.start()]
        if text[stop.start()] == "." and _ABBREVIATION.search(before):
            after = text[stop.end() : stop.end() + 12]
            if not (_INITIALS.search(before) and _OPENER.match(after)):
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
        yield start, cut
        start = cut
    if end > start:
        yield start, end
