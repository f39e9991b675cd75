"""A visitor's own SQL: one SELECT in a bounded process of its own that reaches nothing but the ledger."""

from starlette.requests import Request

from comity.errors import LedgerError
from comity.ledger.guarded import select_apart
from comity.web.answering import Page, Table
from comity.web.asking import number
from comity.web.held import Site

#: Bounds of a statement: seconds, bytes of memory, rows, characters.
_SECONDS, _MEMORY, _ROWS, _LONGEST = 15.0, 2 * 1024**3, 1000, 8000
_EXAMPLES = (
    "SELECT kind, count(*) AS facts FROM observations GROUP BY kind ORDER BY facts DESC",
    "SELECT a, b, value AS km FROM observations WHERE kind = 'border' ORDER BY km DESC LIMIT 20",
    "SELECT title, publisher, published, url FROM observations WHERE sort = 'document' GROUP BY ALL ORDER BY published DESC LIMIT 20",
)


def page(request: Request, site: Site) -> Page:
    """The form, and the rows of the statement if there is one."""
    statement = request.query_params.get("q", "").strip()[:_LONGEST]
    values = {"statement": statement, "columns": [], "rows": [], "error": "", "most": _ROWS, "examples": _EXAMPLES}
    if not statement:
        return Page("sql.html", "SQL", values)
    try:
        columns, rows = select_apart(site.ledger.path, statement, _SECONDS, _MEMORY, min(number(request, "rows", _ROWS) or _ROWS, _ROWS))
    except LedgerError as error:
        # Where the file is on this machine is nobody's business who looks at the site.
        told = str(error).removeprefix(f"{site.ledger.path}: ")
        return Page("sql.html", "SQL", values | {"error": told}, value=lambda: {"error": told}, status=400)
    names = [f"{name}_{columns[:at].count(name) + 1}" if name in columns[:at] else name for at, name in enumerate(columns)]
    return Page("sql.html", "SQL", values | {"columns": names, "rows": rows}, Table(names, rows))
