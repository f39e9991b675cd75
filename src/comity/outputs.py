"""The formats that Comity writes: one registry of names, as ``--format`` takes them, and of the endings of files that tell them."""

from collections.abc import Iterable
from pathlib import Path

from comity.errors import ComityError

#: Format to the endings that tell it, the usual one first. Who writes a format says so where he writes; no other place lists endings.
ENDINGS: dict[str, tuple[str, ...]] = {
    "text": (".txt",),
    "md": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "claimreview": (".jsonld",),
    "csv": (".csv",),
    "tsv": (".tsv", ".tab"),
    "parquet": (".parquet",),
    "arrow": (".arrow",),
    "dta": (".dta",),
    "ics": (".ics",),
    "docx": (".docx",),
    "pdf": (".pdf",),
    "bib": (".bib",),
    "csl": (".csl.json",),
}


def endings(formats: Iterable[str]) -> list[str]:
    """The endings that tell some formats, for messages and help."""
    return [ending for name in formats for ending in ENDINGS[name]]


def format_of(path: str | Path, formats: Iterable[str], error: type[ComityError] = ComityError, hint: str = "") -> str:
    """The format that a file's ending tells.

    Args:
        path: of the file.
        formats: those that can be written.
        error: what to raise where the ending tells none of them.
        hint: what else can be done, for its message.

    Raises:
        ComityError: the ending tells none of the formats; the message names those that do.

    """
    known = list(formats)
    called, ending = Path(path).name.lower(), Path(path).suffix.lower()
    # The longest that fits: x.csl.json is no plain JSON.
    told = [(len(e), name) for name in known for e in ENDINGS[name] if called.endswith(e) and called != e]
    found = max(told)[1] if told else None
    if found is None:
        raise error(f"{path}: cannot write {ending or 'a file without ending'}; give {', '.join(endings(known))}{hint}")
    return found
