"""Checking a text that is pasted or a file that is uploaded: nothing of it is kept."""

import json

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from comity.check import check_all
from comity.check.render import as_json
from comity.check.render.html import article
from comity.ledger import Source
from comity.web.guards import LARGEST
from comity.web.held import Site
from comity.web.page import Page, answer
from comity.web.views.one_document import table_of

#: Documents of one upload that are checked; more are read with ``comity check``.
_MOST = 20
#: What a text is called that came without a file.
_PASTED = "Pasted text.txt"


def form(request: Request, site: Site) -> Page:
    """The form."""
    return Page("check.html", "Check a text", {"articles": [], "errors": [], "text": "", "left": 0})


async def checked(request: Request) -> Response:
    """The verdicts on what was sent."""
    name, content = await _sent(request)
    return await run_in_threadpool(lambda: answer(request, _verdicts(request.app.state.site, name, content)))


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


def _verdicts(site: Site, name: str, content: bytes) -> Page:
    if not content.strip():
        return Page(
            "check.html", "Check a text", {"articles": [], "errors": ["Paste a text or choose a file"], "text": "", "left": 0}, status=400
        )
    readings = site.reader(name, content)
    errors = [r.error for r in readings if r.error]
    read = [r for r in readings if not r.error and r.document is not None]
    documents = [(Source.of(r.document), v) for r, v in zip(read[:_MOST], check_all(read[:_MOST], site.ledger), strict=True)]
    values = {
        "articles": [article(n, s, v) for n, (s, v) in enumerate(documents, 1)],
        "errors": errors,
        "text": content.decode("utf-8", "replace") if name == _PASTED else "",
        "left": max(0, len(read) - _MOST),
    }
    return Page(
        "check.html",
        "Checked",
        values,
        table_of(documents),
        lambda: {"documents": json.loads(as_json(documents)), "errors": errors},
    )
