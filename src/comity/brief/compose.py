"""From the ledger to a brief."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from comity.brief.clubs import shared_memberships
from comity.brief.contradictions import contradictions
from comity.brief.data_on_sides import of_two_sides
from comity.brief.front import Material, front
from comity.brief.illustrated import pictures
from comity.brief.merged_records import Event, events
from comity.brief.parts import Brief, Contradiction, Fact, Group, Quote, Series
from comity.brief.shortened_names import shortened
from comity.ledger import Asked, Ledger, Preview, Record, Source
from comity.observation import vocabulary
from comity.parties import Party, resolve
from comity.wording import day, label, name, note, period

_LAST = "9999"
#: From so many periods of one flow on, its figures are a table.
_A_SERIES = 2


def build(
    ledger: Ledger | Preview,
    a: Party | str,
    b: Party | str,
    notes: tuple[str, ...] = (),
    as_of: datetime.date | None = None,
    wanted: Callable[[Record], bool] | None = None,
    is_shown: bool = False,
) -> Brief:
    """The brief on two parties, from all that the ledger's current versions say of the pair.

    Args:
        ledger: that tells of them.
        a: the one of the two, or its name.
        b: the other.
        notes: what the reader of the brief should know of how it was made, such as files left out.
        as_of: the day as of which it is told, today if not given: what was published or happened later is left out.
        wanted: which of the facts are told; all if not given.
        is_shown: whether its pictures will be looked at, and are drawn while it is made.

    """
    first, second = (resolve(p) if isinstance(p, str) else p for p in (a, b))
    with ledger.open() as opened:
        return _built(opened, first, second, notes, as_of or datetime.date.today(), wanted, is_shown)


def _built(
    ledger: Ledger | Preview,
    a: Party,
    b: Party,
    notes: tuple[str, ...],
    today: datetime.date,
    wanted: Callable[[Record], bool] | None,
    is_shown: bool,
) -> Brief:
    # At once: what a question costs of a large ledger is mostly to look at all of it.
    pair = (a.id, b.id)
    of_both, memberships, shares = ledger.records_of(
        Asked(pair), Asked(party=pair, kinds=("membership",)), Asked(party=pair, kinds=("trade",), measure="share")
    )
    records = [r for r in of_both if _known_by(r, today) and (wanted is None or wanted(r))]
    texts = ledger.texts(r.source.id for r in records if r.source.sort == "document")

    def text_of(source: str) -> str:
        return texts.get(source, "")

    def make(event: Event) -> Fact:
        return _fact(event, text_of)

    def briefly(event: Event) -> Fact:
        fact = make(event)
        return replace(fact, text=shortened(fact.text, event.observation))

    told = events(records)
    illustrated = pictures(a, b, told, shares)
    for picture in illustrated if is_shown else ():
        picture.begin()
    shared = shared_memberships(memberships, a, b, today)
    sides = of_two_sides(ledger, a, b, today)
    disagreeing = _contradictions(records, make, text_of)
    facts = [make(e) for e in told] + ([shared] if shared else [])
    return Brief(
        a,
        b,
        today,
        front(Material(a, b, today, tuple(told), briefly, shared, disagreeing, sides)),
        _groups(facts),
        disagreeing,
        _sources(records, (shared, *sides) if shared else sides),
        illustrated,
        notes,
    )


def _known_by(record: Record, day_: datetime.date) -> bool:
    """Whether a fact was told by a day, and of what is said to have happened, whether it had begun."""
    o, published = record.observation, record.source.published
    if published and published > day_:
        return False
    return o.modality != "actual" or o.start is None or o.start <= day_


def _fact(event: Event, text_of: Callable[[str], str]) -> Fact:
    o, first = event.observation, event.records[0]
    when = period(o.start, o.end)
    if not when and first.source.published:
        when = f"told on {day(first.source.published)}"
    text = event.words
    return Fact(text, when, (str(o.start or _LAST), text), first, tuple(_quote(r, text_of) for r in event.records), note(o))


def _quote(record: Record, text_of: Callable[[str], str]) -> Quote:
    entry = record.finding
    speaker = name(record.observation.speaker) if record.observation.speaker else ""
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
    return tuple(_group(facet, title, by_facet[facet]) for facet, title in vocabulary().facets.items())


def _group(facet: str, title: str, facts: list[Fact]) -> Group:
    """A facet's facts, those of one flow and reporter over several periods as a series."""
    flows: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        o = fact.record.observation if fact.record else None
        if o and vocabulary().kinds[o.kind].numeric and o.measure != "change" and o.start and o.modality == "actual":
            flows[(label(o), fact.quotes[0].speaker)].append(fact)
    listed = {key: found for key, found in flows.items() if len({f.when for f in found}) >= _A_SERIES}
    series = tuple(Series(_series_title(*key), _in_order(found)) for key, found in sorted(listed.items()))
    taken = {id(fact) for found in listed.values() for fact in found}
    return Group(facet, title, _in_order([f for f in facts if id(f) not in taken]), series)


def _series_title(about: str, speaker: str) -> str:
    return f"{about}, as {speaker} has it" if speaker else about


def _in_order(facts: list[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda f: f.sort_key))


def _contradictions(records: list[Record], make: Callable[[Event], Fact], text_of: Callable[[str], str]) -> tuple[Contradiction, ...]:
    def words(record: Record) -> str:
        return " ".join(text_of(record.source.id)[start:end] for start, end in record.observation.spans)

    groups = contradictions(records, words)
    return tuple(Contradiction(label(group[0].observation), tuple(make(Event((r,))) for r in group)) for group in groups)


def _sources(records: list[Record], facts: tuple[Fact, ...]) -> tuple[Source, ...]:
    """The sources in the order of their kind and date; those with one title and publisher are told apart by where they come from."""
    found = {r.source.id: r.source for r in records}
    found |= {q.source.id: q.source for fact in facts for q in fact.quotes}
    return tuple(sorted(found.values(), key=lambda s: (s.sort == "dataset", str(s.published or ""), s.id)))
