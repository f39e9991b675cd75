"""Markdown: its text without the marks, headings and items on lines of their own."""

from collections.abc import Iterator

from comity.documents.decode import decode
from comity.documents.document import NO_HINTS, Document, Hints
from comity.documents.formats import within

SUFFIXES = (".md", ".markdown")


def matches(data: bytes) -> bool:
    """Never by content: plain text may hold the same signs."""
    return False


def documents(data: bytes, name: str, hints: Hints = NO_HINTS) -> Iterator[Document]:
    """The one document of a Markdown file; raw HTML in it is left out."""
    from markdown_it import MarkdownIt

    text, guessed = decode(data, name, hints.encoding)
    text = within(text, name)
    blocks: list[str] = []
    for token in MarkdownIt("commonmark", {"html": False}).enable("table").parse(text):
        if token.type == "inline":
            blocks.append(_words(token.children or []))
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content)
    yield Document(name, "\n\n".join(blocks), url=name, warnings=guessed)


def _words(children: list) -> str:  # type: ignore[type-arg]
    """The words of inline tokens: text and code, line breaks as such; images by their description."""
    parts = []
    for child in children:
        if child.type in ("text", "code_inline", "image"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)
