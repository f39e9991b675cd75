"""The data sets of the ledger: version, licence, citation, and what they cover."""

from starlette.requests import Request

from comity.ledger.exploring import coverage, sources
from comity.web.answering import Page, Table
from comity.web.held import Site

_MOST = 1000


def page(request: Request, site: Site) -> Page:
    """All of them, by title."""
    found = sorted(sources(site.ledger, "dataset", most=_MOST), key=lambda item: item[0].title)
    covered = coverage(site.ledger)
    variables: dict[str, list[tuple[str, int]]] = {}
    for name, (source, rows) in site.ledger.variables().items():
        variables.setdefault(source.id, []).append((name, rows))
    columns = (
        "dataset",
        "title",
        "version",
        "publisher",
        "licence",
        "address",
        "observations",
        "kinds",
        "first_year",
        "last_year",
        "variables",
    )
    table = []
    for source, n in found:
        told = covered.get(source.id, [])
        first = min((f for _, _, f, _ in told if f is not None), default=None)
        last = max((t for _, _, _, t in told if t is not None), default=None)
        kinds, held = " ".join(k for k, *_ in told), " ".join(v for v, _ in variables.get(source.id, []))
        table.append((source.id, source.title, source.label, source.publisher, source.licence, source.url, n, kinds, first, last, held))
    return Page(
        "data.html",
        "Data sets",
        {"found": found, "covered": covered, "variables": variables},
        Table(columns, table),
        sources=[s for s, _ in found],
    )
