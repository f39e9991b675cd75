"""Holding a proposal against the text: what Comity's own readers do not find in it is rejected, and told why."""

import datetime
from dataclasses import dataclass, replace

from comity import parties
from comity.errors import ObservationError, PartyError
from comity.language import table
from comity.observation import Attribute, Finding, Observation, is_directed, normalized, validate, vocabulary
from comity.read.figures import unit
from comity.read.marks.periods import resolved
from comity.read.marks.quantities import Quantity
from comity.read.marks.quantities import quantities as quantities_of
from comity.second.proposal import Proposal
from comity.second.view import OBJECT, OWNER, SUBJECT, Seen, View, periods, quantities

#: Sorts of quantity that can be each measure.
_SORTS = {"change": ("percent", "fraction", "times"), "share": ("percent", "fraction"), "rank": ("ordinal", "number")}
_MONEY = ("trade", "investment", "finance")
#: Two readings of one number.
_NEAR = 1e-6
_SHORTEST = 2
#: Whose office-holder is named is surer to be the visitor than who stands in a place of the grammar.
_OWN_PEOPLE = 2
_FORCE = "military"
#: The level of a visit or meeting of which no office needs to be told.
_NO_OFFICE = "other"

_Days = tuple[datetime.date | None, datetime.date | None]


@dataclass(frozen=True)
class Rejected:
    """A proposal that the text does not bear out, and why."""

    proposal: Proposal
    reason: str


class _NotBorneOutError(Exception):
    """A proposal fails; the message says where."""


def ground(proposal: Proposal, view: View, rule: str) -> Finding | Rejected:
    """The finding that a proposal is, its values read by ourselves; or the reason for which it is none."""
    reasons: list[str] = []
    if len(proposal.quote.split()) < _SHORTEST:
        return Rejected(proposal, "the quote is too short to rest on")
    for start, end in view.find(proposal.quote):
        try:
            return _grounded(proposal, view, (start, end), rule)
        except _NotBorneOutError as error:
            reasons.append(str(error))
    return Rejected(proposal, reasons[0] if reasons else "the quote does not stand in the text")


def _grounded(p: Proposal, view: View, place: tuple[int, int], rule: str) -> Finding:
    inside, before = view.around(*place)
    if not inside:
        raise _NotBorneOutError("the quote stands where nothing is read")
    kind = vocabulary().kinds.get(p.kind)
    if kind is None:
        raise _NotBorneOutError(f"{p.kind!r} is no kind of fact")
    a, b = _party(p.a, inside, before), _party(p.b, inside, before) if p.b else None
    if b is None or a == b:
        raise _NotBorneOutError("it names no two parties")
    if p.kind == "membership" and not (_is_organisation(b) and not _is_organisation(a)):
        raise _NotBorneOutError(f"{a} is no state, or {b} no organisation")
    attrs = _attributes(p, view, inside)
    first, last = _days(p.period, inside, before, view)
    made = Observation(p.kind, a, b, start=first, end=last, modality=p.modality or "actual", attrs=attrs, spans=(place,))
    if kind.numeric:
        made = _with_figure(p, made, inside, before, view, place)
    elif p.kind == "mission" and p.figure:
        made = replace(made, value=_quantity(p.figure, inside, place, ("number",))[2], unit="count")
    _not_swapped(made, inside)
    _not_invented(made, inside)
    _of_an_office(made, [*inside, *before])
    try:
        return Finding(validate(normalized(made)), rule, marks=(place,))
    except ObservationError as error:
        raise _NotBorneOutError(f"it is no fact of the vocabulary: {error}") from None


def _party(name: str, inside: list[Seen], before: list[Seen]) -> str:
    """The party that a name of the proposal means, if the sentences of the quote name it, or speak of it as of one told just before."""
    mentions = parties.find(name)
    found = mentions[0].party if mentions else ""
    if not found:
        try:
            found = parties.resolve(name).id
        except PartyError:
            raise _NotBorneOutError(f"{name!r} is no party") from None
    here = {party for s in inside for party in s.named}
    if found not in here and not (len(here) < 2 and any(found in s.named for s in before)):
        raise _NotBorneOutError(f"{name!r} is not named where the quote stands")
    return found


def _is_organisation(party: str) -> bool:
    known = parties.parties().get(party)
    return known is not None and known.sort == "organisation"


def _attributes(p: Proposal, view: View, inside: list[Seen]) -> dict[str, Attribute]:
    """The attributes of the kind: listed values as they are, words as they stand in the sentence, numbers as they are read there."""
    kind = vocabulary().kinds[p.kind]
    allowed = dict(kind.required) | dict(kind.optional)
    text = _folded(" ".join(view.text[s.sentence.start : s.sentence.end] for s in inside))
    found: dict[str, Attribute] = {}
    for name, value in p.attrs.items():
        sort = allowed.get(name)
        if isinstance(sort, tuple):
            if value not in sort:
                raise _NotBorneOutError(f"{name} = {value!r} is not in the vocabulary")
            found[name] = value
        elif sort == "integer":
            found[name] = int(_quantity(value, inside, None, ("number", "ordinal"))[2])
        elif sort == "text":
            if _folded(value) not in text:
                raise _NotBorneOutError(f"{name} {value!r} does not stand where the quote stands")
            found[name] = value
    return found


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _with_figure(p: Proposal, o: Observation, inside: list[Seen], before: list[Seen], view: View, place: tuple[int, int]) -> Observation:
    """The observation with the figure as we read it: its value, bound, unit and sign."""
    measure = p.measure or "level"
    sorts = _SORTS.get(measure) or (("money",) if o.kind in _MONEY else ("number", "scaled"))
    seen, quantity, value = _quantity(p.figure, inside, place, sorts)
    told_unit = unit(seen.sentence, quantity, o.a, o.b or "")
    if told_unit is None:
        raise _NotBorneOutError(f"whose currency {p.figure!r} is in cannot be told")
    if measure == "rank":
        told_unit = "rank"
    elif o.kind == "border":
        told_unit = "km"
    elif measure == "change" and _falls(seen, view, place):
        value = -abs(value)
    base = _days(p.base, inside, before, view) if measure == "change" else (None, None)
    return replace(o, measure=measure, value=value, bound=quantity.bound, unit=told_unit, base_start=base[0], base_end=base[1])


def _quantity(figure: str, inside: list[Seen], place: tuple[int, int] | None, sorts: tuple[str, ...]) -> tuple[Seen, Quantity, float]:
    """The quantity of the quote that is the same number as a figure, the sentence in which it stands, and its value."""
    read = [q for q in quantities_of(figure) if q.value is not None]
    if len(read) != 1:
        raise _NotBorneOutError(f"{figure!r} is no one number")
    wanted = read[0].value or 0.0
    for seen, q in quantities(inside):
        fits = q.value is not None and abs(q.value - wanted) <= _NEAR * max(abs(wanted), 1.0) and q.sort in sorts
        if fits and (place is None or (place[0] <= q.number_start and q.number_end <= place[1])):
            return seen, q, q.value or 0.0
    raise _NotBorneOutError(f"{figure!r} does not stand in the quote as such a number")


def _falls(seen: Seen, view: View, place: tuple[int, int]) -> bool:
    """Whether the words around a change tell a fall and no rise."""
    words = table(seen.sentence.language, "figures")
    lemmas = {t.lemma or t.lower for t in seen.sentence.tokens if place[0] <= t.start < place[1]}
    down, up = (set(words["verbs"][way].split()) | set(words["words"][way].split()) for way in ("down", "up"))
    return bool(lemmas & down) and not lemmas & up


def _days(told: str, inside: list[Seen], before: list[Seen], view: View) -> _Days:
    """First and last day of a period of the proposal, as we read it where it stands in the sentence or just before."""
    wanted = _folded(told)
    if not wanted:
        return None, None
    for seen in (inside, before):
        for text, period in periods(seen):
            written = _folded(text)
            if wanted in written or written in wanted:
                done = resolved(period, view.document.date, None)
                return done.first, done.last
    raise _NotBorneOutError(f"the period {told!r} does not stand where the quote stands")


def _not_swapped(o: Observation, inside: list[Seen]) -> None:
    """Refuse a directed fact whose sides stand the other way round in the text."""
    if o.b is None or not is_directed(o) or o.kind == "membership":  # whose sides are of two sorts
        return
    towards, back = _ways(o.a, o.b, o, inside), _ways(o.b, o.a, o, inside)
    if back > towards or not towards or (back == towards and _first(o.b, inside) < _first(o.a, inside)):
        raise _NotBorneOutError(f"the text does not say that {o.a} is the one and {o.b} the other side")


def _ways(doer: str, target: str, o: Observation, inside: list[Seen]) -> int:
    """How many signs there are that the one does and the other is done to, by where each stands in the grammar."""
    rows = table(inside[0].sentence.language, "second")
    sorts = (o.attrs.get("flow"), o.attrs.get("of"), o.kind, "default")
    row = next(rows[sort] for sort in sorts if sort in rows)
    doing, done_to = set(row["doer"].split()), set(row["target"].split())
    for place in (SUBJECT, OBJECT, OWNER):
        {"doer": doing, "target": done_to}.get(row.get(place, ""), set()).add(place)
    signs = 0
    for s in inside:
        signs += any(p == doer and where in doing for p, where in s.places)
        signs += any(p == target and where in done_to for p, where in s.places)
        signs += _OWN_PEOPLE * (bool(row.get("people")) and doer in s.people and target not in s.people)
    return signs


def _first(party: str, inside: list[Seen]) -> int:
    """Where a party is first named."""
    for s in inside:
        for token in s.sentence.tokens:
            if getattr(token.value, "party", None) == party:
                return token.start
    return 10**9


def _not_invented(o: Observation, inside: list[Seen]) -> None:
    """Refuse an act of force that our own reader does not find in the quote: no model adds one."""
    if o.attrs.get("action") != _FORCE:
        return
    (start, end), *_ = o.spans
    if not any((a, b) == (o.a, o.b) and start <= at < end for s in inside for a, b, at in s.force):
        raise _NotBorneOutError("our own reader finds no such act of force there")


def _of_an_office(o: Observation, seen: list[Seen]) -> None:
    """Refuse a visit or meeting of a level of which no office-holder is named there."""
    level = o.attrs.get("level", _NO_OFFICE)
    if level != _NO_OFFICE and not any(level in s.levels for s in seen):
        raise _NotBorneOutError(f"no {str(level).replace('_', ' ')} is named where the quote stands")
