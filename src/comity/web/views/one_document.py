"""A document of the ledger: its text with its facts marked, and beside them the verdicts on them."""

import datetime
import json
from dataclasses import dataclass

from starlette.requests import Request

from comity.check import Verdict, check
from comity.check.render import as_json
from comity.check.render.annotated_document import article
from comity.errors import ComityError
from comity.ledger import Source
from comity.ledger.exploring import document
from comity.observation import Finding
from comity.web.answering import Page, Table
from comity.web.asking import word
from comity.web.held import Site
from comity.wording import sentence


@dataclass(frozen=True)
class _Kept:
    """A document as the ledger keeps it, in the form in which `comity.check` takes one."""

    source: Source
    findings: tuple[Finding, ...]

    @property
    def document(self) -> "_Kept":
        return self

    @property
    def id(self) -> str:
        return self.source.id

    @property
    def text(self) -> str:
        return self.source.text

    @property
    def date(self) -> datetime.date | None:
        return self.source.published

    @property
    def sha256(self) -> str:
        return self.source.sha256


def page(request: Request, site: Site) -> Page:
    """The document, checked against all else that the ledger holds."""
    id = word(request, "id")
    source = document(site.ledger, id)
    if source is None:
        raise ComityError(f"There is no document {id!r} in this ledger")
    findings = tuple(r.finding for r in site.ledger.records(source=id))
    verdicts = check(_Kept(source, findings), site.ledger)
    values = {"source": source, "article": article(1, source, verdicts), "places": site.ledger.places(id)}
    told = [(source, verdicts)]
    return Page("document.html", source.called, values, table_of(told), lambda: json.loads(as_json(told)), (source,))


def table_of(checked: list[tuple[Source, list[Verdict]]]) -> Table:
    """The verdicts on some documents as rows."""
    columns = ("document", "claim", "text", "fact", "verdict", "strength", "reasoning")
    return Table(
        columns,
        [
            (s.id, v.claim.number, v.claim.text, sentence(v.claim.observation), v.label, v.strength, v.reasoning)
            for s, vs in checked
            for v in vs
        ],
    )
