"""What of a brief is shown in pictures: the events on a timeline, the figures as series or bars, the partners' shares."""

import datetime
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from comity.brief.front.material import MANY
from comity.brief.merged_records import Event
from comity.brief.shortened_names import shortened
from comity.events import QUADS
from comity.events import events as coded_events
from comity.ledger import Record
from comity.observation import Observation, fits, vocabulary
from comity.parties import Party, parties
from comity.pictures import Bar, Dated, Line, Picture, Point, Stack, bars, columns, series, timeline
from comity.wording import cell, label, name, period

#: So many events of a timeline have their words beside them; of the others the mark tells.
_LABELLED = 12
#: More marks than these lie on one another; the facts of all stand below.
_MARKS = 150
_LABEL_LENGTH, _NAME_LENGTH = 56, 44
#: Of a data set as the maker of a line.
_TELLER_LENGTH = 36
#: Events of fewer years make no picture of what the two did to each other.
_YEARS = 3
#: So many lines in one picture can be told apart.
_LINES = 6
_PARTNERS = 6
_NO_RANK = 999
#: What is shown as a figure over time, and what it is called.
_FLOWS = {
    ("trade", "turnover"): "Trade",
    ("trade", "exports"): "Trade",
    ("trade", "imports"): "Trade",
    ("trade", "balance"): "Trade balance",
    ("investment", "stock"): "Investment, stock",
    ("investment", "flow"): "Investment, flow",
    ("investment", "unspecified"): "Investment",
}


def pictures(a: Party, b: Party, events: Sequence[Event], shares: Iterable[Record]) -> tuple[Picture, ...]:
    """The pictures on a pair, those that there is enough for, the timeline first.

    Args:
        a, b: the two.
        events: what is told of the two.
        shares: what is told of any partner's share in the trade of either.

    """
    first = [made for made in (_timeline(events), _conduct(events)) if made]
    return (*first, *_figures(events), *_shares(a, b, events, shares))


def _timeline(events: Sequence[Event]) -> Picture | None:
    """The dated events in lanes by facet; none if there are fewer than two."""
    told = [e for e in events if _is_dated(e.observation)]
    if len(told) < 2:
        return None
    kept = _in_turn([sorted((e for e in told if e.observation.facet == facet), key=_weight) for facet in vocabulary().facets], _MARKS)
    chosen = {id(e) for e in kept}
    dated = [e for e in told if id(e) in chosen]
    title = "Timeline" if len(dated) == len(told) else f"Timeline: the {len(dated)} weightiest of {len(told)} events"
    lanes = {facet: [e for e in dated if e.observation.facet == facet] for facet in vocabulary().facets}
    labelled = _weightiest(lanes.values())
    return timeline(title, [_event(e, e in labelled) for found in lanes.values() for e in found], ("Of", "When", "Event"))


def _is_dated(o: Observation) -> bool:
    return vocabulary().kinds[o.kind].timeline and o.start is not None and o.modality != "denied"


def _weightiest(lanes: Iterable[Sequence[Event]]) -> list[Event]:
    """The events to be labelled: of each lane the weightiest, then the next of each, until there are enough.

    The same words are said once, and what is many others' as much as the two's is left to its mark.
    """
    ordered = []
    for found in lanes:
        first_told: dict[str, Event] = {}
        for event in sorted((e for e in found if e.others < MANY), key=_weight):
            first_told.setdefault(event.words, event)
        ordered.append(list(first_told.values()))
    return _in_turn(ordered, _LABELLED)


def _in_turn(lanes: Iterable[Sequence[Event]], most: int) -> list[Event]:
    """The first of each lane, then the second of each, until there are enough: no lane is left out for another's sake."""
    return [e for round_ in zip_longest(*lanes) for e in round_ if e][:most]


def _weight(event: Event) -> tuple[int, int, int, int]:
    """Headline news first, then what more sources tell, what is of fewer parties, and what is newer."""
    o = event.observation
    rank = min((rank for rank, condition in vocabulary().kinds[o.kind].headlines if fits(o, condition)), default=_NO_RANK)
    return rank, -event.support, event.others, -o.start.toordinal() if o.start else 0


def _event(event: Event, is_labelled: bool) -> Dated:
    o = event.observation
    assert o.start is not None
    words = event.words
    short = textwrap.shorten(shortened(words, o, _NAME_LENGTH), _LABEL_LENGTH, placeholder=" …")
    lane = vocabulary().facets[o.facet].split(" and ")[0]
    end = max(o.end or o.start, o.start)
    return Dated(lane, o.start, end, words, period(o.start, o.end), short if is_labelled else "", o.modality != "actual")


def _conduct(events: Sequence[Event]) -> Picture | None:
    """The events of cooperation above, of conflict below, by year, an act of each towards the other once; none for few years."""
    coded, _ = coded_events(r for e in events for r in e.records)
    acts = {(e.date, e.code) for e in coded if e.is_of_the_day}
    if len({day.year for day, _ in acts}) < _YEARS:
        return None
    counts = {quad: Counter(day.year for day, code in acts if code.quad == quad) for quad in QUADS}
    stacks = [Stack(quad, "cooperation" in quad, counts[quad]) for quad in QUADS]
    return columns("Cooperation and conflict, events by year", stacks)


def _figures(events: Sequence[Event]) -> list[Picture]:
    """Levels of trade and of investment, one picture for each currency: over years as lines, of one year as bars."""
    groups: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        o = event.observation
        title = _FLOWS.get((o.kind, str(o.attrs.get("flow") or o.attrs.get("of"))))
        if title and o.measure == "level" and o.value is not None and o.unit and o.start and "product" not in o.attrs:
            groups[(title, o.unit)].append(event)
    return [_figure(f"{title}, {unit}", unit, found) for (title, unit), found in sorted(groups.items())]


def _figure(title: str, unit: str, events: Sequence[Event]) -> Picture:
    lines: defaultdict[str, list[Event]] = defaultdict(list)
    for found in _alike(events):
        lines[_line(found[0])] += found
    fullest = sorted(lines, key=lambda key: (-len(lines[key]), key))[:_LINES]
    kept = {key: sorted(lines[key], key=lambda e: (str(e.observation.start), e.words)) for key in sorted(fullest)}
    if len({e.observation.start for found in kept.values() for e in found}) < 2:
        return bars(title, [_bar(key, e.observation) for key, found in kept.items() for e in found])
    return series(title, unit, [Line(key, _direction(found[0].observation), tuple(map(_point, found))) for key, found in kept.items()])


def _alike(events: Sequence[Event]) -> Iterable[list[Event]]:
    """Figures of one flow that one source has: of them the first tells what they are called."""
    alike: defaultdict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in events:
        o = event.observation
        alike[o.kind, o.a, o.b, o.attrs.get("flow"), o.modality, o.speaker, event.records[0].source.id].append(event)
    return alike.values()


def _line(event: Event) -> str:
    """What a figure is one of over the years: a flow, as one reporter or data set has it."""
    o, source = event.observation, event.records[0].source
    title = textwrap.shorten(source.title, _TELLER_LENGTH, placeholder=" …") if source.sort == "dataset" else ""
    teller = name(o.speaker) if o.speaker else title
    flow = label(replace(o, attrs={k: v for k, v in o.attrs.items() if k == "flow"}))
    return f"{flow}, by {teller}" if teller else flow


def _direction(o: Observation) -> str:
    """Whence and whither, whoever reports it: an import is the other's export."""
    if o.attrs.get("flow") == "turnover":
        return ""
    return f"{o.b}-{o.a}" if o.attrs.get("flow") == "imports" else f"{o.a}-{o.b}"


def _point(event: Event) -> Point:
    o = event.observation
    assert o.start is not None and o.value is not None
    return Point(o.start.year + (o.start.month - 1) / 12, o.value, period(o.start, o.end), cell(o), o.modality != "actual")


def _bar(line: str, o: Observation) -> Bar:
    return Bar(f"{line}, {period(o.start, o.end)}", o.value or 0.0, cell(o), is_ahead=o.modality != "actual")


def _shares(a: Party, b: Party, events: Sequence[Event], shares: Iterable[Record]) -> list[Picture]:
    """The largest partners of each of the two by their shares of each flow, in the newest year for which that of the other is told."""
    newest: dict[tuple[str, str], datetime.date] = {}
    for o in (e.observation for e in events):
        if _is_share(o) and o.start:
            key = (o.a, str(o.attrs["flow"]))
            newest[key] = max(newest.get(key, o.start), o.start)
    if not newest:
        return []
    told: defaultdict[tuple[str, str], list[Observation]] = defaultdict(list)
    for o in (r.observation for r in shares):
        key = (o.a, str(o.attrs.get("flow")))
        if _is_share(o) and key in newest and o.start == newest[key]:
            told[key].append(o)
    sides = {a.id: (a, b), b.id: (b, a)}
    ordered = sorted(told.items(), key=lambda item: (list(sides).index(item[0][0]), item[0][1]))
    return [_partners(*sides[of], flow, found) for (of, flow), found in ordered if len({o.b for o in found}) > 1]


def _is_share(o: Observation) -> bool:
    """Whether it is a partner's share of the whole of a flow."""
    is_told = o.kind == "trade" and o.measure == "share" and o.modality == "actual" and o.value is not None and o.b is not None
    return is_told and "product" not in o.attrs


def _partners(of: Party, other: Party, flow: str, found: Sequence[Observation]) -> Picture:
    told = {str(o.b): o for o in sorted(found, key=lambda o: o.value or 0.0)}
    ordered = sorted(told.values(), key=lambda o: (-(o.value or 0.0), str(o.b)))
    kept = ordered[:_PARTNERS] + [o for o in ordered[_PARTNERS:] if o.b == other.id]
    title = f"Shares in the {'trade' if flow == 'turnover' else flow} of {name(of.id)}, {period(found[0].start, found[0].end)}"
    return bars(title, [Bar(_called(str(o.b)), o.value or 0.0, cell(o), o.b == other.id) for o in kept])


def _called(party: str) -> str:
    """A party's name as it stands in a list, without an article."""
    return parties()[party].name if party in parties() else party
