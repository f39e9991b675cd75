"""HTML: the article's own text and what the page says of itself. Scripts are never run."""

from collections.abc import Iterator

from comity.documents.decode import declaration, decode
from comity.documents.document import NO_HINTS, Document, Hints
from comity.documents.formats import within
from comity.documents.sniff import is_page
from comity.errors import DocumentError

SUFFIXES = (".html", ".htm", ".xhtml")
#: Tags within tags deeper than this are no page that people read.
_DEEPEST = 400
#: With more formatting tags left open than this, which a browser's parser repeats in each block that follows, they are left out.
_OPEN = 20
_LARGEST = 16 * 1024 * 1024


def matches(data: bytes) -> bool:
    """Whether it begins like a page."""
    return is_page(data)


def documents(data: bytes, name: str, hints: Hints = NO_HINTS) -> Iterator[Document]:
    """The one document of a page: its main text, title, author, date and publisher.

    Raises:
        DocumentError: the page is nested too deeply, too large, or has no text.

    """
    from comity.documents.html.about import about
    from comity.documents.html.extractors import extractor
    from comity.documents.html.nesting import nesting, without_formatting

    if len(data) > _LARGEST:
        raise DocumentError(f"{name}: a page of {len(data):,} bytes is over the limit of {_LARGEST:,}")
    source, guessed = decode(data, name, hints.encoding or declaration(data))
    found = nesting(source)
    if found.formatting > _OPEN:
        source = without_formatting(source)
        found = nesting(source)
    if found.depth > _DEEPEST:
        raise DocumentError(f"{name}: tags are nested more than {_DEEPEST} deep; the page is damaged or hostile")
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(source)
    told = about(tree, name)
    text = within(extractor(hints.extractor).text(source, tree), name)
    if not text.strip():
        raise DocumentError(f"{name}: the page has no text to read")
    yield Document(
        name,
        text,
        title=told.title,
        publisher=told.publisher,
        author=told.author,
        date=told.date,
        url=told.url or name,
        declared=told.language,
        warnings=guessed,
    )
