"""A document in parts that one question can hold, cut between sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from comity.read.sentence_bounds import sentences

#: So many characters in front of a part are shown with it.
_BEFORE = 400


@dataclass(frozen=True)
class Part:
    """``text[start:end]`` of a document, and what stands in front of it."""

    start: int
    end: int
    text: str
    before: str


def parts(text: str, language: str, most: int) -> Iterator[Part]:
    """All of a text in parts of at most `most` characters; a sentence that is longer is a part of its own."""
    start = end = 0
    for stretch in sentences(text, language):
        if end > start and stretch.end - start > most:
            yield _part(text, start, end)
            start = stretch.start
        end = stretch.end
    if text[start:end].strip():
        yield _part(text, start, end)


def _part(text: str, start: int, end: int) -> Part:
    return Part(start, end, text[start:end], text[max(0, start - _BEFORE) : start])
