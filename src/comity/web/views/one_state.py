"""A state or an organisation: with whom it has facts, by facet; what it belongs to, or who belongs to it."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from starlette.requests import Request

from comity.ledger.carried_tables import MEMBERSHIPS
from comity.ledger.exploring import Held, partners, tellers
from comity.observation import vocabulary
from comity.parties import Membership, Party, members_of, memberships_of, parties, predecessors, successors
from comity.pictures import WorldMap, world_map
from comity.web.addresses import pair_page, party_page, state_page
from comity.web.answering import Page, Table
from comity.web.asking import party
from comity.web.held import Site
from comity.wording import amount, name


def page(request: Request, site: Site) -> Page:
    """What the ledger and the tables of parties have on one party."""
    of = party(request.path_params["party"])
    held = [h for h in partners(site.ledger, of.id) if h.other in parties()]
    facets = {facet: title for facet, title in vocabulary().facets.items() if any(h.facet == facet for h in held)}
    states = [h for h in held if parties()[h.other].sort == "state"]
    belongs = memberships_of(of.id) if of.sort == "state" else members_of(of.id)
    return Page(
        "state.html",
        of.name,
        {
            "party": of,
            "states": _rows(of, states),
            "map": _map(of, states) if of.sort == "state" and states else None,
            "facets": facets,
            "belongs": _memberships(belongs, of),
            "before": [(s.date, s.predecessor, s.how, party_page(s.predecessor)) for s in predecessors(of.id)],
            "after": [(s.date, s.successor, s.how, party_page(s.successor)) for s in successors(of.id)],
        },
        Table(("party", "partner", "facet", "facts", "last"), [(of.id, h.other, h.facet, h.facts, h.last) for h in held]),
        sources=(*tellers(site.ledger, of.id), *([MEMBERSHIPS] if belongs else [])),
    )


def _map(of: Party, held: Iterable[Held]) -> WorldMap:
    """With whom a state has how many facts; each area leads to the pair."""
    counted: Counter[str] = Counter()
    for h in held:
        counted[h.other] += h.facts
    title = f"Facts told of {name(of.id)} with each state"
    return world_map(title, counted, lambda n: amount(n, "count"), of.id, lambda p: state_page(p) if p == of.id else pair_page(of.id, p))


def _rows(of: Party, held: Iterable[Held]) -> list[tuple[str, str, dict[str, int], int, str]]:
    """Each partner: name, page of the pair, facts by facet, all of them, newest year."""
    grouped: defaultdict[str, list[Held]] = defaultdict(list)
    for h in held:
        grouped[h.other].append(h)
    return [
        (
            parties()[other].name,
            pair_page(of.id, other),
            {h.facet: h.facts for h in listed},
            sum(h.facts for h in listed),
            str(max((h.last.year for h in listed if h.last), default="")),
        )
        for other, listed in grouped.items()
    ]


def _memberships(listed: Iterable[Membership], of: Party) -> list[tuple[str, str, str, str, str]]:
    """Each other side: name, page, status, since, until."""
    found = []
    for m in listed:
        other = m.organisation if of.sort == "state" else m.party
        found.append((parties()[other].name if other in parties() else other, party_page(other), m.status, m.since, m.until))
    return sorted(found)
