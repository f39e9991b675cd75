"""Holding a proposal against the text: what Comity's own readers do not find in it is rejected, and told why."""

import datetime
import re
from dataclasses import dataclass, replace

from comity import parties
from comity.errors import ObservationError, PartyError
from comity.language import table
from comity.observation import Attribute, Finding, Observation, is_directed, normalized, validate, vocabulary
from comity.read.figures.sentence_figures import unit
from comity.read.frames import asks
from comity.read.marks.periods import Period, periods, resolved
from comity.read.marks.quantities import Quantity
from comity.read.marks.quantities import quantities as quantities_of
from comity.read.plain import plain
from comity.second.contradiction import borne_out, contradicted
from comity.second.proposal import Proposal
from comity.second.view import OBJECT, OWNER, SUBJECT, TELLER, Seen, View

#: Sorts of quantity that can be each measure.
_SORTS = {"change": ("percent", "fraction", "times"), "share": ("percent", "fraction"), "rank": ("ordinal", "number")}
#: Two readings of one number.
_NEAR = 1e-6
#: So many words a quote must have.
_SHORTEST = 2
_WORD = re.compile(r"[^\W_]{2,}")
#: Whose office-holder is named is surer to be the visitor than who stands in a place of the grammar.
_OWN_PEOPLE = 2
#: Acts that no model adds: our own reader must find them too.
_FOUND_BY_OURSELVES = (("coercion", "military"), ("coercion", "other"))
#: One to come is a fact all the same.
_DATED_AHEAD = "anniversary"
_BALANCE = "balance"
#: The level of a visit or meeting of which no office needs to be told.
_NO_OFFICE = "other"

#: How the verb of a figure may stand for each modality.
_TOLD_AS = {
    "actual": {"actual", "other"},
    "target": {"planned", "wish", "possible", "actual", "other"},
    "planned": {"planned", "wish"},
    "denied": {"denied"},
}

_Days = tuple[datetime.date | None, datetime.date | None]


@dataclass(frozen=True)
class Rejected:
    """A proposal that the text does not bear out, and why."""

    proposal: Proposal
    reason: str


class _NotBorneOutError(Exception):
    """A proposal fails; the message says where."""


def ground(proposal: Proposal, view: View, rule: str) -> Finding | Rejected:
    """The finding that a proposal is, its values read by ourselves; or the reason for which it is none.

    It must stand in one sentence of its quote: no figure or party of another is mixed in.
    """
    reasons: list[str] = []
    if len(_WORD.findall(proposal.quote)) < _SHORTEST:
        return Rejected(proposal, "the quote is too short to rest on")
    for start, end in view.find(proposal.quote):
        for seen, before in view.around(start, end):
            place = max(start, seen.sentence.start), min(end, seen.sentence.end)
            if len(_WORD.findall(view.text[slice(*place)])) < _SHORTEST:
                continue
            try:
                return _grounded(proposal, view, place, seen, before, rule)
            except _NotBorneOutError as error:
                reasons.append(str(error))
    return Rejected(proposal, reasons[0] if reasons else "the quote does not stand in the text")


def _grounded(p: Proposal, view: View, place: tuple[int, int], seen: Seen, before: list[Seen], rule: str) -> Finding:
    kind = vocabulary().kinds.get(p.kind)
    if kind is None:
        raise _NotBorneOutError(f"{p.kind!r} is no kind of fact")
    a, b = _party(p.a, seen, before), _party(p.b, seen, before) if p.b else None
    if b is None or a == b:
        raise _NotBorneOutError("it names no two parties")
    if p.kind == "membership" and not (_is_organisation(b) and not _is_organisation(a)):
        raise _NotBorneOutError(f"{a} is no state, or {b} no organisation")
    attrs = _attributes(p, seen)
    first, last = _days(p.period, seen, before, view)
    made = Observation(p.kind, a, b, start=first, end=last, modality=p.modality or "actual", attrs=attrs, spans=(place,))
    if kind.numeric:
        made = _with_figure(p, made, seen, before, view, place)
    elif p.kind == "mission" and p.figure:
        made = replace(made, value=_quantity(p.figure, seen, place, ("number",)).value, unit="count")
    own = [f.observation for f in seen.found]
    if same := borne_out(made, own):
        made = made if same.value is None else replace(made, value=same.value)
    else:
        _not_swapped(made, seen, before)
    _not_invented(made, seen)
    _not_to_come(made, view)
    _of_an_office(made, [seen, *before])
    if field := contradicted(made, own):
        raise _NotBorneOutError(f"our own reader finds another {field} for it there")
    if not same:
        _as_told(made, seen, place)
    try:
        return Finding(validate(normalized(made)), rule, marks=(place,))
    except ObservationError as error:
        raise _NotBorneOutError(f"it is no fact of the vocabulary: {error}") from None


def _party(name: str, seen: Seen, before: list[Seen]) -> str:
    """The party that a name of the proposal means, if the sentence names it, or speaks of it as of one told just before."""
    mentions = parties.find(name)
    found = mentions[0].party if mentions else ""
    if not found:
        try:
            found = parties.resolve(name).id
        except PartyError:
            raise _NotBorneOutError(f"{name!r} is no party") from None
    if found not in seen.named and not (len(seen.named) < 2 and any(found in s.named for s in before)):
        raise _NotBorneOutError(f"{name!r} is not named where the quote stands")
    return found


def _is_organisation(party: str) -> bool:
    known = parties.parties().get(party)
    return known is not None and known.sort == "organisation"


def _attributes(p: Proposal, seen: Seen) -> dict[str, Attribute]:
    """The attributes of the kind: listed values as they are, words as they stand in the sentence, numbers as they are read there."""
    kind = vocabulary().kinds[p.kind]
    allowed = dict(kind.required) | dict(kind.optional)
    found: dict[str, Attribute] = {}
    for name, value in p.attrs.items():
        sort = allowed.get(name)
        if isinstance(sort, tuple):
            if value not in sort:
                raise _NotBorneOutError(f"{name} = {value!r} is not in the vocabulary")
            found[name] = value
        elif sort == "integer":
            found[name] = int(_quantity(value, seen, None, ("number", "ordinal")).value or 0)
        elif sort == "text":
            if not _holds(seen.text, value):
                raise _NotBorneOutError(f"{name} {value!r} does not stand where the quote stands")
            found[name] = value
    return found


def _folded(text: str) -> str:
    return " ".join(plain(text).casefold().split())


def _holds(text: str, words: str) -> bool:
    """Whether words stand in a text as words."""
    return re.search(rf"(?<!\w){re.escape(_folded(words))}(?!\w)", _folded(text)) is not None


def _with_figure(p: Proposal, o: Observation, seen: Seen, before: list[Seen], view: View, place: tuple[int, int]) -> Observation:
    """The observation with the figure as we read it: its value, bound, unit and sign."""
    measure = p.measure or "level"
    sorts = _SORTS.get(measure) or (("money",) if vocabulary().kinds[o.kind].money else ("number", "scaled"))
    if _folded(p.figure) not in _folded(view.text[slice(*place)]):
        raise _NotBorneOutError(f"the quote does not write the figure {p.figure!r} so")
    quantity = _quantity(p.figure, seen, place, sorts)
    value, told_unit = quantity.value or 0.0, unit(seen.sentence, quantity, o.a, o.b or "")
    if told_unit is None:
        raise _NotBorneOutError(f"whose currency {p.figure!r} is in cannot be told")
    if measure == "rank":
        told_unit = "rank"
    elif o.kind == "border":
        told_unit = "km"
    elif (measure == "change" and _falls(seen, place)) or (o.attrs.get("flow") == _BALANCE and _lacks(seen)):
        value = -abs(value)
    base = _days(p.base, seen, before, view) if measure == "change" else (None, None)
    return replace(o, measure=measure, value=value, bound=quantity.bound, unit=told_unit, base_start=base[0], base_end=base[1])


def _quantity(figure: str, seen: Seen, place: tuple[int, int] | None, sorts: tuple[str, ...]) -> Quantity:
    """The quantity of the quote that is the same number as a figure."""
    read = [q for q in quantities_of(figure) if q.value is not None]
    if len(read) != 1:
        raise _NotBorneOutError(f"{figure!r} is no one number")
    wanted = read[0].value or 0.0
    for _, q in seen.sentence.quantities():
        fits = q.value is not None and abs(q.value - wanted) <= _NEAR * max(abs(wanted), 1.0) and q.sort in sorts
        if fits and (place is None or (place[0] <= q.number_start and q.number_end <= place[1])):
            return q
    raise _NotBorneOutError(f"{figure!r} does not stand in the quote as such a number")


def _falls(seen: Seen, place: tuple[int, int]) -> bool:
    """Whether the words around a change tell a fall and no rise."""
    words = table(seen.sentence.language, "figures")
    lemmas = {t.lemma or t.lower for t in seen.sentence.tokens if place[0] <= t.start < place[1]}
    down, up = (set(words["verbs"][way].split()) | set(words["words"][way].split()) for way in ("down", "up"))
    return bool(lemmas & down) and not lemmas & up


def _lacks(seen: Seen) -> bool:
    """Whether a balance is told as a deficit."""
    return bool(seen.words() & set(table(seen.sentence.language, "second")["deficit"]["words"].split()))


def _days(told: str, seen: Seen, before: list[Seen], view: View) -> _Days:
    """First and last day of a period of the proposal, as we read it where it stands in the sentence; just before, if none stands there."""
    if not told.strip():
        return None, None
    day = view.document.date
    wanted = [_resolved(p, day) for p in periods(told, day, language=seen.sentence.language)]
    for text, period in seen.periods() or [found for s in before for found in s.periods()]:
        done = _resolved(period, day)
        if _holds(text, told) or wanted == [done] or (not wanted and _holds(told, text)):
            return done
    raise _NotBorneOutError(f"the period {told!r} does not stand where the quote stands")


def _resolved(period: Period, day: datetime.date | None) -> _Days:
    done = resolved(period, day, None)
    return done.first, done.last


def _not_swapped(o: Observation, seen: Seen, before: list[Seen]) -> None:
    """Refuse a directed fact whose sides stand the other way round in the text."""
    if o.b is None or not is_directed(o) or o.kind == "membership":  # whose sides are of two sorts
        return
    here = [seen] if {o.a, o.b} <= {party for party, _ in seen.places} else [*before, seen]
    towards, back = _ways(o.a, o.b, o, here), _ways(o.b, o.a, o, here)
    if back > towards or not towards or (back == towards and _first(o.b, here) < _first(o.a, here)):
        raise _NotBorneOutError(f"the text does not say that {o.a} is the one and {o.b} the other side")


def _ways(doer: str, target: str, o: Observation, here: list[Seen]) -> int:
    """How many signs there are that the one does and the other is done to, by where each stands in the grammar."""
    rows = table(here[-1].sentence.language, "second")
    sorts = (o.attrs.get("flow"), o.attrs.get("of"), f"{o.kind} {o.attrs.get('action')}", o.kind, "default")
    row = next(rows[sort] for sort in sorts if sort in rows)
    doing, done_to = set(row["doer"].split()), set(row["target"].split())
    for place in (SUBJECT, OBJECT, OWNER, TELLER):
        {"doer": doing, "target": done_to}.get(row.get(place, ""), set()).add(place)
    signs = 0
    for seen in here:
        signs += any(p == doer and where in doing for p, where in seen.places)
        signs += any(p == target and where in done_to for p, where in seen.places)
        signs += _OWN_PEOPLE * (bool(row.get("people")) and doer in seen.people and target not in seen.people)
    return signs


def _first(party: str, here: list[Seen]) -> int:
    """Where a party is first named."""
    places = (t.start for seen in here for t in seen.sentence.tokens if getattr(t.value, "party", None) == party)
    return next(places, 10**9)


def _as_told(o: Observation, seen: Seen, place: tuple[int, int]) -> None:
    """Refuse what is only asked for, and what our own grammar says to be told otherwise: a figure by its verb, an event by its words."""
    if asks(seen.sentence):
        raise _NotBorneOutError("the text only asks")
    if o.value is not None:
        told = {status for value, status in seen.figures(*place) if abs(abs(value) - abs(o.value)) <= _NEAR * max(abs(o.value), 1.0)}
        if told and not told & _TOLD_AS.get(o.modality, set()):
            raise _NotBorneOutError(f"the figure is told there as {min(told)}, not as {o.modality}")
        return
    words = [w for w in seen.events if w.kind == o.kind and w.action == o.attrs.get("action", "")]
    if not words:
        return
    if not (fitting := [w for w in words if w.status == o.modality]):
        raise _NotBorneOutError(f"it is told there as {words[0].status}, not as {o.modality}")
    days = [(w.first, w.last) for w in fitting]
    if o.start and o.end and all(a and b and (b < o.start or a > o.end) for a, b in days):
        raise _NotBorneOutError("the time that it says is another's there")


def _not_invented(o: Observation, seen: Seen) -> None:
    """Refuse an act of force that our own reader does not find in the quote, and other grave acts for which no word stands there."""
    action = str(o.attrs.get("action", ""))
    if (o.kind, action) in _FOUND_BY_OURSELVES:
        (start, end), *_ = o.spans
        if not any((a, b) == (o.a, o.b) and start <= at < end for a, b, at in seen.acts(o.kind, action)):
            raise _NotBorneOutError("our own reader finds no such act there")
    rows = table(seen.sentence.language, "second")["evidence"].get(o.kind, {})
    words = seen.words()
    if not all(words & set(listed.split()) for listed in (*rows.get("any", ()), *rows.get(action, ()))):
        raise _NotBorneOutError(f"no word there tells of {o.kind}, {action.replace('_', ' ')}")


def _not_to_come(o: Observation, view: View) -> None:
    """Refuse what is told as having happened after the document's day."""
    day = view.document.date
    if o.modality == "actual" and o.kind != _DATED_AHEAD and day and o.start and o.start > day:
        raise _NotBorneOutError(f"it is told as a fact of {o.start}, after the document's day")


def _of_an_office(o: Observation, seen: list[Seen]) -> None:
    """Refuse a visit or meeting of a level of which no office-holder is named there."""
    level = o.attrs.get("level", _NO_OFFICE)
    if level != _NO_OFFICE and not any(level in s.levels for s in seen):
        raise _NotBorneOutError(f"no {str(level).replace('_', ' ')} is named where the quote stands")
