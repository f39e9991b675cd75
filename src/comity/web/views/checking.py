"""Checking a text that is pasted or a file that is uploaded: nothing of it is kept."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from comity.check import CheckAsRead, Verdict, check
from comity.check.render import annotated_document, as_json
from comity.errors import ComityError
from comity.ledger import Source
from comity.web.answering import Page, answer, streamed
from comity.web.guards import LARGEST
from comity.web.held import Failed, Reading, Site
from comity.web.views.one_document import table_of

#: Documents of one upload that are checked; more are read with ``comity check``.
_MOST = 20
#: What a text is called that came without a file.
_PASTED = "Pasted text.txt"


@dataclass(frozen=True)
class Part:
    """A part of the page: some HTML of a document with its verdicts, or why there is none."""

    html: str = ""
    error: str = ""


def form(request: Request, site: Site) -> Page:
    """The form."""
    return Page("check.html", "Check a text", {"text": "", "parts": (), "begun": False})


async def checked(request: Request) -> Response:
    """The verdicts on what was sent: a page that shows each document as soon as it is read, or all of them in another format."""
    site, (name, content) = request.app.state.site, await _sent(request)
    if not content.strip():
        part = Part(error="Paste a text or choose a file")
        return answer(request, Page("check.html", "Check a text", {"text": "", "parts": (part,), "begun": False}, status=400))
    if request.query_params.get("format"):
        return await run_in_threadpool(lambda: answer(request, _as_data(site, name, content)))
    # Browsers send lines as Windows ends them.
    text = content.decode("utf-8", "replace").replace("\r\n", "\n") if name == _PASTED else ""
    return streamed(request, Page("check.html", "Checked", {"text": text, "parts": _parts(site, name, content), "begun": True}))


async def _sent(request: Request) -> tuple[str, bytes]:
    """The name and the bytes of what was sent: of the file, or else the text of the form."""
    try:
        async with request.form(max_files=1, max_fields=4, max_part_size=LARGEST) as sent:
            upload, text = sent.get("file"), sent.get("text")
            if isinstance(upload, UploadFile) and upload.filename:
                return upload.filename[-120:], await upload.read()
            return _PASTED, (text if isinstance(text, str) else "").encode("utf-8", "replace")
    except ClientDisconnect:
        raise HTTPException(413, f"More than {LARGEST // 1024**2} MB; give a smaller file, or read it with comity read") from None


def _parts(site: Site, name: str, content: bytes) -> Iterator[Part]:
    """Each document with its verdicts as soon as it is read; of a long one, each stretch."""
    number, begun = 0, None
    try:
        with site.ledger.open() as ledger:
            for reading in _first(site.reader(name, content)):
                if reading.error or reading.document is None:
                    # A document that was given up in the middle keeps what it has.
                    yield Part("</article>" if begun else "", reading.error)
                    begun = None
                    continue
                if begun is None:
                    number += 1
                    source = Source.of(reading.document)
                    if reading.upto is None:
                        yield Part(annotated_document.article(number, source, check(reading, ledger)))
                        continue
                    begun = CheckAsRead(ledger)
                    yield Part(annotated_document.opening(source))
                yield Part(_stretch(number, begun, reading))
                if reading.upto is None:
                    begun = None
    except ComityError as error:
        # The page has begun and keeps what it has.
        yield Part(error=str(error))


def _stretch(number: int, begun: CheckAsRead, reading: Reading) -> str:
    """What has come since the last stretch of a document; at its end, what the whole of it changes."""
    text = reading.document.text
    shown = begun.stretch(reading, len(text) if reading.upto is None else annotated_document.whole_to(text, reading.upto))
    told = annotated_document.rows(number, text, shown.verdicts, shown.start, shown.end)
    if reading.upto is not None:
        return told
    whole, changed = begun.whole(reading)
    return f"{told}\n{annotated_document.decided_otherwise(number, changed)}\n{annotated_document.counts(whole)}\n</article>"


def _first(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings of the first documents, and how many more there are."""
    known, left = 0, 0
    for reading in readings:
        if known < _MOST or reading.error:
            yield reading
        elif reading.upto is None:
            left += 1
        known += reading.upto is None and not reading.error
    if left:
        yield Failed(f"{left} more documents were read and not checked: comity check does them all.")


def _as_data(site: Site, name: str, content: bytes) -> Page:
    documents: list[tuple[Source, list[Verdict]]] = []
    errors = []
    with site.ledger.open() as ledger:
        for reading in _first(site.reader(name, content)):
            if reading.error:
                errors.append(reading.error)
            elif reading.upto is None:
                documents.append((Source.of(reading.document), check(reading, ledger)))
    return Page("check.html", "Checked", {}, table_of(documents), lambda: {"documents": json.loads(as_json(documents)), "errors": errors})
