"""The first page: search, and a map of one indicator for a state (or of each with the world) in a year."""

from starlette.requests import Request

from comity.ledger.exploring import totals
from comity.parties import parties
from comity.pictures import world_map
from comity.web.addresses import pair_page, party_page, state_page
from comity.web.answering import Page, Table
from comity.web.asking import number, party, word
from comity.web.held import Site
from comity.web.map_values import Value, available, usual_year, values, years_of

#: Rows of the table that are shown at first; all are in the page.
FIRST_ROWS = 15


def page(request: Request, site: Site) -> Page:
    """The map with its form and its table."""
    chosen = party(word(request, "state")).id if word(request, "state") else ""
    options = available(site.ledger, chosen)
    indicator = next((i for i in options if i.id == word(request, "indicator")), options[0])
    told = years_of(site.ledger, indicator, chosen)
    asked = number(request, "year")
    year = asked if asked in told else usual_year(told)
    found = [v for v in values(site.ledger, indicator, chosen, year) if v.party in parties()]
    title = indicator.called(chosen) + (f", {year}" if year else "")
    drawn = world_map(title, {v.party: v.value for v in found}, indicator.shown, chosen, lambda p: _link(chosen, p))
    return Page(
        "home.html",
        site.title,
        {
            "map": drawn, "chosen": chosen, "indicator": indicator, "year": year,
            "options": [(i.id, i.called(chosen)) for i in options], "years": list(told), "heading": title,
            "rows": [(parties()[v.party].name, _link(chosen, v.party), indicator.shown(v.value), v.source) for v in found],
            "states": _names(), "totals": totals(site.ledger), "first": FIRST_ROWS,
        },
        _table(found, indicator.wanted.unit, year),
        sources=tuple({v.source.id: v.source for v in found if v.source}.values()),
    )  # fmt: skip


def _link(chosen: str, other: str) -> str:
    if chosen and chosen != other:
        return pair_page(chosen, other)
    return party_page(other) if other else state_page(chosen)


def _names() -> list[str]:
    return [p.name for p in parties().values() if p.sort == "state" and p.status != "former"]


def _table(found: list[Value], unit: str, year: int | None) -> Table:
    rows = [(v.party, parties()[v.party].name, v.value, unit or "count", year, v.source.title if v.source else "") for v in found]
    return Table(("party", "name", "value", "unit", "year", "source"), rows)
