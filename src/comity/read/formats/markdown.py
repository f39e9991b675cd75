"""Markdown: its text without the marks, headings and items on lines of their own."""

from collections.abc import Iterator

from comity.read.decode import decode
from comity.read.document import Document
from comity.read.formats import cut
from comity.read.metadata import described

SUFFIXES = (".md", ".markdown")


def matches(data: bytes) -> bool:
    """Never by content: plain text may hold the same signs."""
    return False


def documents(data: bytes, name: str) -> Iterator[Document]:
    """The one document of a Markdown file; raw HTML in it is left out."""
    from markdown_it import MarkdownIt

    text, guessed = decode(data, name)
    text, left_out = cut(text)
    blocks: list[str] = []
    for token in MarkdownIt("commonmark", {"html": False}).enable("table").parse(text):
        if token.type == "inline":
            blocks.append(_words(token.children or []))
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content)
    yield described(Document(name, "\n\n".join(blocks), url=name, warnings=guessed + left_out))


def _words(children: list) -> str:  # type: ignore[type-arg]
    """The words of inline tokens: text and code, line breaks as such; images by their description."""
    parts = []
    for child in children:
        if child.type in ("text", "code_inline", "image"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)
