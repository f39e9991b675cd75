"""Sources as BibTeX."""

import hashlib
import re
from collections.abc import Iterable

from comity.brief.parts import Brief
from comity.ledger import Source
from comity.safe import web_address, without_control

#: What means something to BibTeX inside braces, written so that it does not.
_SPECIAL = re.compile(r"[\\{}%#$&_~^]")
_SPELLED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def as_bibtex(brief: Brief, full: bool = False) -> str:
    """The sources of a brief, an entry each; it is always whole."""
    return bibtex(brief.sources)


def bibtex(sources: Iterable[Source]) -> str:
    """An entry each: a data set's own citation with its version, of a document one made of what is known of it.

    Examples:
        >>> from comity.ledger import Source
        >>> "title" in bibtex([Source("d", "document", title="A treaty")])
        True

    """
    return without_control("\n\n".join(_entry(s) for s in sources)) + "\n"


def _entry(source: Source) -> str:
    if source.citation:
        return source.citation.strip() + (f"\n% {source.title}, version {source.label}" if source.label else "")
    told = {
        "author": _authors(source.author or source.publisher),
        "title": source.called,
        "publisher": source.publisher,
        "date": source.published.isoformat() if source.published else "",
        "version": source.label,
        "url": web_address(source.url),
        "note": f"SHA-256 {source.sha256}" if source.sha256 else "",
    }
    fields = ",\n".join(f"  {key} = {{{value if key == 'author' else _escaped(value)}}}" for key, value in told.items() if value)
    return f"@misc{{{key(source)},\n{fields}\n}}"


def _authors(told: str) -> str:
    """Authors as BibTeX parts them, each as it stands: who is a person and who an institution is not known."""
    parts = [p.strip() for p in told.split(";")]
    by_comma = [p.strip() for part in parts for p in part.split(",")]
    # "Yotov, Yoto" is one name; "Ana Soto, Ben Lee" are two.
    named = by_comma if all(" " in p for p in by_comma) else parts
    return " and ".join(f"{{{_escaped(p)}}}" for p in named if p)


def key(source: Source) -> str:
    """What a source is cited by, of its own for each: a word of its publisher, the year, a part of its id's hash."""
    digest = hashlib.sha256(source.id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    word = re.sub(r"[^a-z]", "", (source.publisher or source.title).lower())[:20] or "source"
    return f"{word}{source.published.year if source.published else ''}-{digest}"


def _escaped(value: str) -> str:
    return _SPECIAL.sub(lambda m: _SPELLED.get(m[0], "\\" + m[0]), " ".join(value.split()))
