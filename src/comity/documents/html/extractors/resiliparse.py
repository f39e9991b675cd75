"""The text of a page by resiliparse, with menus, labels and links to other texts around it left out. Fast."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resiliparse.parse.html import HTMLTree

_TAG = re.compile(r"<(/?)([a-zA-Z]\w{0,10})[^<>]*>")
_SENTENCE_END = re.compile(r"[.!?…:;。！？؟»”\"’)\]]\s*$")
#: Blocks that are text on purpose; others may be labels and buttons.
_TEXT = frozenset(["p", "li", "td", "th", "tr", "blockquote", "pre", "dd", "dt", "h1", "h2"])
_SENTENCES = frozenset(["p", "li", "td", "blockquote", "pre", "dd"])
#: Letters that a block of sentences has at least: in an element for text, in any other, without a full stop.
_SHORT, _LOOSE, _LONG = 25, 60, 160
#: A block of which so much is links leads elsewhere, unless it is longer than a headline.
_LINKED, _HEADLINE = 0.8, 80
#: A line that tells a year may be the date of publication.
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_MOST_LINE = 120


@dataclass(frozen=True)
class _Block:
    tag: str
    text: str
    linked: float

    @property
    def is_sentences(self) -> bool:
        """Whether it is running text rather than a label."""
        length, ends = len(self.text), _SENTENCE_END.search(self.text[-4:]) is not None
        least = _SHORT if self.tag in _SENTENCES else _LOOSE
        return self.linked < 0.5 and (length >= _LONG or (ends and length >= least))

    @property
    def leads_elsewhere(self) -> bool:
        """Whether it is hardly more than a link."""
        return self.linked >= _LINKED and (self.tag not in ("p", "li") or len(self.text) <= _HEADLINE)


def text(source: str, tree: "HTMLTree | None" = None) -> str:
    """The text of the main part of a page, a block a line; if nothing in it is sentences, all of that part."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    page = extract_plain_text(
        tree or HTMLTree.parse(source),
        main_content=True,
        preserve_formatting="minimal_html",
        links=True,
        list_bullets=False,
        alt_texts=False,
        comments=False,
        post_meta=False,
    )
    return _joined(_kept(list(_blocks(page)))) or _plain(tree or HTMLTree.parse(source))


def _joined(blocks: Iterable[_Block]) -> str:
    """Blocks as paragraphs, rows of a table as lines."""
    parts: list[str] = []
    row = False
    for block in blocks:
        parts += ["\n" if row and block.tag == "tr" else "\n\n", block.text]
        row = block.tag == "tr"
    return "".join(parts).strip()


def _plain(tree: "HTMLTree") -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(tree, alt_texts=False, list_bullets=False).strip()


def _blocks(page: str) -> Iterator[_Block]:
    within = ""
    for row in page.split("\n"):
        words, linked, first, last = _without_tags(row)
        # A line break within a paragraph begins a row without its tag; cells of a table stand between tabs.
        tag = first or within or ("tr" if "\t" in words.strip() else "")
        within = last if last is not None else within
        if words.strip():
            yield _Block(tag, html.unescape(words).strip(), min(1.0, linked / len(words.strip())))


def _without_tags(row: str) -> tuple[str, int, str, str | None]:
    """The words of a row of marked text, how many of their characters are links, its first tag, and the one open at its end."""
    if "<" not in row:
        return row, 0, "", None
    parts: list[str] = []
    at = linked = 0
    first, is_link, last = "", False, None
    for m in _TAG.finditer(row):
        before = row[at : m.start()]
        linked += len(before) if is_link else 0
        if not parts and not before.strip() and not m[1]:
            first = m[2]
        parts.append(before)
        if m[2] == "a":
            is_link = not m[1]
        elif m[2] in _SENTENCES:
            last = "" if m[1] else m[2]
        at = m.end()
    parts.append(row[at:])
    return "".join(parts), linked, first, last


def _kept(blocks: list[_Block]) -> Iterator[_Block]:
    """The running text with what stands between; before and after it, only what is text on purpose, or may be the date."""
    running = [i for i, b in enumerate(blocks) if b.is_sentences]
    if not running:
        yield from (b for b in blocks if not b.leads_elsewhere)
        return
    before = ""
    for i, block in enumerate(blocks):
        is_outside = not running[0] <= i <= running[-1]
        if not block.is_sentences:
            is_dated = i < running[0] and len(block.text) <= _MOST_LINE and _YEAR.search(block.text) is not None
            if block.leads_elsewhere or (is_outside and block.tag not in _TEXT and not is_dated):
                continue
        if block.text != before:
            yield block
        before = block.text
