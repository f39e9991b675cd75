"""Checking a text that is pasted or a file that is uploaded: nothing of it is kept."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from comity.check import Verdict, check
from comity.check.render import as_json
from comity.check.render.html import article
from comity.errors import ComityError
from comity.ledger import Source
from comity.web.guards import LARGEST
from comity.web.held import Site
from comity.web.page import Page, answer, streamed
from comity.web.views.one_document import table_of

#: Documents of one upload that are checked; more are read with ``comity check``.
_MOST = 20
#: What a text is called that came without a file.
_PASTED = "Pasted text.txt"


@dataclass(frozen=True)
class Part:
    """What became of a document that was sent: its verdicts, or why there are none."""

    source: Source | None = None
    verdicts: list[Verdict] = field(default_factory=list)
    number: int = 0
    error: str = ""

    @property
    def article(self) -> str:
        """Its text with its claims marked and their verdicts, as HTML."""
        return article(self.number, self.source, self.verdicts) if self.source else ""


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
    """What became of each document, as soon as it is read."""
    known, left = 0, 0
    try:
        with site.ledger.open() as ledger:
            for reading in site.reader(name, content):
                if reading.error or reading.document is None:
                    yield Part(error=reading.error)
                elif known == _MOST:
                    left += 1
                else:
                    known += 1
                    yield Part(Source.of(reading.document), check(reading, ledger), known)
    except ComityError as error:
        # The page has begun and keeps what it has.
        yield Part(error=str(error))
    if left:
        yield Part(error=f"{left} more documents were read and not checked: comity check does them all.")


def _as_data(site: Site, name: str, content: bytes) -> Page:
    parts = list(_parts(site, name, content))
    documents = [(p.source, p.verdicts) for p in parts if p.source]
    errors = [p.error for p in parts if p.error]
    return Page("check.html", "Checked", {}, table_of(documents), lambda: {"documents": json.loads(as_json(documents)), "errors": errors})
