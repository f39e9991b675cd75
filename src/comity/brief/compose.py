"""From the ledger to a brief."""

from collections.abc import Callable, Iterable
from functools import partial

from comity.brief.contradictions import contradictions
from comity.brief.parts import Brief, Contradiction, Fact, Group, Quote
from comity.brief.pictures import charts, timeline
from comity.ledger import Ledger, Preview, Record, Source
from comity.observation import Observation, fits, vocabulary
from comity.parties import Party, parties
from comity.wording import day, label, name, note, period, sentence

_LAST = "9999"
_MOST_HEADLINES = 9


def build(ledger: Ledger | Preview, a: Party, b: Party, notes: tuple[str, ...] = ()) -> Brief:
    """The brief on two parties, from all that the ledger's current versions say of the pair.

    Args:
        notes: what the reader of the brief should know of how it was made, such as files left out.

    """
    records = ledger.records((a.id, b.id))
    texts = ledger.texts(r.source.id for r in records if r.source.sort == "document")

    def text_of(source: str) -> str:
        return texts.get(source, "")

    make = partial(_fact, text_of=text_of)
    facts = [make(r) for r in records]
    shared = _shared_memberships(ledger, a, b)
    facts += [shared] if shared else []
    observations = [r.observation for r in records]
    sources = _sources(records, shared)
    return Brief(
        a,
        b,
        _headlines(records, make, shared),
        _groups(facts),
        _contradictions(records, make, text_of),
        sources,
        timeline(observations),
        charts(observations),
        notes,
    )


def _fact(record: Record, text_of: Callable[[str], str]) -> Fact:
    o = record.observation
    when = period(o.start, o.end)
    if not when and record.source.published:
        when = f"told on {day(record.source.published)}"
    key = (str(o.start or _LAST), sentence(o))
    return Fact(sentence(o), when, key, record, (_quote(record, text_of),), note(o))


def _quote(record: Record, text_of: Callable[[str], str]) -> Quote:
    entry = record.entry
    speaker = record.observation.speaker or ""
    if entry.row:
        return Quote(record.source, ((entry.row, False),), speaker, entry.rule)
    text = text_of(record.source.id)
    parts: list[tuple[str, bool]] = []
    for number, (start, end) in enumerate(entry.observation.spans):
        parts += [(" … ", False)] if number else []
        parts += _marked(text, start, end, entry.marks)
    return Quote(record.source, tuple(parts), speaker, entry.rule)


def _marked(text: str, start: int, end: int, marks: Iterable[tuple[int, int]]) -> list[tuple[str, bool]]:
    """A span of a text in pieces, the marked ones told; white space made single."""
    parts: list[tuple[str, bool]] = []
    position = start
    for low, high in sorted(marks):
        low, high = max(low, position), min(high, end)
        if low >= high:
            continue
        parts += [(text[position:low], False), (text[low:high], True)]
        position = high
    parts.append((text[position:end], False))
    return [(_single_spaced(piece), mark) for piece, mark in parts if piece]


def _single_spaced(piece: str) -> str:
    words = " ".join(piece.split())
    return (" " if piece[:1].isspace() else "") + words + (" " if words and piece[-1:].isspace() else "")


def _groups(facts: list[Fact]) -> tuple[Group, ...]:
    by_facet: dict[str, list[Fact]] = {facet: [] for facet in vocabulary().facets}
    for fact in facts:
        by_facet[fact.record.observation.facet if fact.record else "multilateral"].append(fact)
    return tuple(
        Group(facet, title, tuple(sorted(by_facet[facet], key=lambda f: f.sort_key))) for facet, title in vocabulary().facets.items()
    )


def _shared_memberships(ledger: Ledger | Preview, a: Party, b: Party) -> Fact | None:
    """One fact for all the organisations that both are members of."""
    mine, theirs = (
        {str(r.observation.b): r for r in ledger.records(party=p.id, kinds=("membership",)) if _is_member(r.observation, p)} for p in (a, b)
    )
    common = sorted(set(mine) & set(theirs), key=lambda org: parties()[org].name if org in parties() else org)
    if not common:
        return None
    text = f"Both are members of {', '.join(name(org) for org in common)}"
    quotes = tuple(
        Quote(r.source, ((r.entry.row or sentence(r.observation), False),), "", r.entry.rule)
        for org in common
        for r in (mine[org], theirs[org])
    )
    return Fact(text, "", (_LAST, text), None, quotes)


def _is_member(o: Observation, party: Party) -> bool:
    return o.a == party.id and o.attrs.get("action") in ("member", "joined") and o.modality == "actual"


def _headlines(records: list[Record], make: Callable[[Record], Fact], shared: Fact | None) -> tuple[Fact, ...]:
    """The few facts that tell most: one of each sort, the newest, what is so before what is planned."""
    wanted = [(rank, kind.name, when) for kind in vocabulary().kinds.values() for rank, when in kind.headlines]
    chosen: list[Record] = []
    for _, kind, when in sorted(wanted, key=lambda w: w[:2]):
        fitting = [r for r in records if r.observation.kind == kind and fits(r.observation, when) and r not in chosen]
        if fitting:
            chosen.append(max(fitting, key=_news))
    facts = [make(r) for r in chosen[:_MOST_HEADLINES]]
    return tuple(facts + ([shared] if shared else []))


def _news(record: Record) -> tuple[bool, str, int]:
    """The order in which a fact is headline news: fact before plan, newer before older, first found first."""
    o = record.observation
    return o.modality == "actual", str(o.end or o.start or record.source.published or ""), -record.number


def _contradictions(records: list[Record], make: Callable[[Record], Fact], text_of: Callable[[str], str]) -> tuple[Contradiction, ...]:
    def words(record: Record) -> str:
        return " ".join(text_of(record.source.id)[start:end] for start, end in record.observation.spans)

    groups = contradictions(records, words)
    return tuple(Contradiction(label(group[0].observation), tuple(make(r) for r in group)) for group in groups)


def _sources(records: list[Record], shared: Fact | None) -> tuple[Source, ...]:
    found = {r.source.id: r.source for r in records}
    if shared:
        found |= {q.source.id: q.source for q in shared.quotes}
    return tuple(sorted(found.values(), key=lambda s: (s.sort == "dataset", str(s.published or ""), s.id)))
