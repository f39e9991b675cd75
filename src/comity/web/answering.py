"""What a view gives, and how it is answered: as a page, and the same as JSON, CSV or citations."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from comity import brief
from comity.brief import bibtex, filters
from comity.ledger import Source
from comity.pictures.colours import CHOSEN
from comity.pictures.drawing import HATCH
from comity.safe import as_json, defused, in_page
from comity.web.addresses import document_page, pair_page, state_page
from comity.wording import name

_HTML = "text/html; charset=utf-8"
_MEDIA = {"json": "application/json", "csv": "text/csv; charset=utf-8", "bib": "application/x-bibtex; charset=utf-8"}
_CALLED = {"json": "JSON", "csv": "CSV", "bib": "citations (BibTeX)"}


@dataclass(frozen=True)
class Table:
    """Columns and rows, as CSV has them; the rows may be made when they are asked for, once."""

    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]

    @property
    def value(self) -> list[dict[str, Any]]:
        """The rows as objects of JSON."""
        return [dict(zip(self.columns, (v if isinstance(v, int | float | None) else str(v) for v in r), strict=True)) for r in self.rows]


@dataclass(frozen=True)
class Page:
    """A page before it is written.

    Attributes:
        template: its name.
        title: of the page.
        values: what the template shows.
        table: the same as rows; None where the page has none.
        value: makes the same as JSON; the table's rows if None.
        sources: what it is from, to be cited.
        status: of the answer.

    """

    template: str
    title: str
    values: Mapping[str, Any] = field(default_factory=dict)
    table: Table | None = None
    value: Callable[[], Any] | None = None
    sources: Sequence[Source] = ()
    status: int = 200

    @property
    def formats(self) -> tuple[str, ...]:
        """In which formats it can be had besides."""
        has = {"json": self.value is not None or self.table is not None, "csv": self.table is not None, "bib": bool(self.sources)}
        return tuple(form for form, there in has.items() if there)


def answer(request: Request, page: Page) -> Response:
    """A page in the format that ``?format=`` asks for."""
    form = request.query_params.get("format", "")
    if form in page.formats:
        return Response(_written(page, form), page.status, media_type=_MEDIA[form])
    return Response(environment().get_template(page.template).render(**_shown(request, page)), page.status, media_type=_HTML)


def streamed(request: Request, page: Page) -> Response:
    """A page that is sent as it is made: what its template goes through may still come."""
    parts = environment().get_template(page.template).generate(**_shown(request, page))
    # A packed answer would wait until there is enough to pack.
    return StreamingResponse(parts, page.status, {"content-encoding": "identity"}, _HTML)


def _shown(request: Request, page: Page) -> dict[str, Any]:
    """What a template shows."""
    asked = [(k, v) for k, v in request.query_params.multi_items() if k != "format" and v]
    also = [(_CALLED[f], "?" + urlencode([*asked, ("format", f)])) for f in page.formats] if request.method == "GET" else []
    return {
        "title": page.title,
        "path": request.url.path,
        "asked": dict(asked),
        "also": also,
        "site": request.app.state.site,
        **page.values,
    }


def _written(page: Page, form: str) -> str:
    if form == "bib":
        return bibtex(page.sources)
    if form == "json":
        return as_json(page.value() if page.value else page.table.value if page.table else None) + "\n"
    assert page.table is not None
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    # A table from a browser is opened in a spreadsheet: no text in it may be a formula there.
    writer.writerows(
        [
            ["" if v is None else defused(v if isinstance(v, int | float) else str(v)) for v in r]
            for r in (page.table.columns, *page.table.rows)
        ]
    )
    return text.getvalue()


@cache
def environment() -> Environment:
    """The templates, with those of a brief."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("comity.web"), PackageLoader(brief.__name__)]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=in_page,
    )
    made.filters |= filters() | {"name": name, "state_page": state_page, "document_page": document_page}
    made.globals |= {"pair_page": pair_page, "document_page": document_page, "hatch": HATCH, "chosen_colour": CHOSEN}
    return made
