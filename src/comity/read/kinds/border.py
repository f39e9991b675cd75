"""Borders: how long the border of two states is."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from comity.language import any_of, table
from comity.observation import Finding
from comity.read.actors import actors
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import finding
from comity.read.frames import Instance, behind, instances
from comity.read.grammar import Token
from comity.read.grammar.links import WITH
from comity.read.hanging import ancestors
from comity.read.marks.quantities import quantities
from comity.read.parties_between import partners
from comity.read.sentence import Sentence

KIND = "border"
#: Two share a border.
_BOTH = 2
#: Under this the discourse keeps whether the latest heading is of borders.
_HEADED = "borders headed"
#: So many characters in front of a unit may hold its number.
_BEFORE = 40


class _Words(NamedTuple):
    unit: re.Pattern[str]
    mile: float
    miles: frozenset[str]
    verbs: frozenset[str]
    sharing: frozenset[str]
    between: frozenset[str]
    other: frozenset[str]
    leading: frozenset[str]
    listing: frozenset[str]
    titles: frozenset[str]
    parting: frozenset[str]
    distances: frozenset[str]


class Length(NamedTuple):
    """A length in kilometres at ``text[start:end]``, the unit and "long" with it."""

    start: int
    end: int
    value: float
    bound: str


@cache
def _words(language: str) -> _Words:
    rows = table(language, f"kinds/{KIND}")["length"]
    units = any_of([*rows["km"], *rows["miles"]])
    return _Words(
        re.compile(rf"(?:[\s-]?\b|(?<=\d))({units})\b(?:[\s-]{rows['long']}\b)?", re.I),
        rows["mile"],
        frozenset(rows["miles"]),
        frozenset(rows["verbs"].split()),
        frozenset(rows["sharing"].split()),
        frozenset(rows["between"].split()),
        frozenset(rows["other"].split()),
        frozenset(rows["leading"].split()),
        frozenset(rows["listing"].split()),
        frozenset(rows["titles"].split()),
        frozenset(rows["parting"].split()),
        frozenset(rows["distances"].split()),
    )


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The lengths of borders that a sentence tells."""
    # Whatever becomes of a border ("will be demarcated"), it is as long as is told.
    every = list(instances(sentence, KIND))
    lengths = list(_lengths(sentence)) if every else []
    neighbours = list(_neighbours(sentence, every[0], lengths, discourse)) if lengths else []
    if len(neighbours) > 1 or (neighbours and every[0].noun is None):
        yield from (_finding(sentence, every[0].place, one, other, length) for one, other, length in neighbours)
        return
    several = list(listed(sentence, discourse)) if len(lengths) > 1 else []
    if len(several) > 1:
        yield from several
        return
    found = []
    for instance in (i for i in every if i.noun is not None) if lengths else ():
        length = next((x for x in lengths if _is_of(instance, x)), None)
        sides = _shared(instance, discourse) or [a.party for a in partners(instance, discourse) if is_actor(a.party)]
        # "With Oman 1,025 km, with Egypt 330 km": of somebody who is not told.
        beside = {getattr(sentence.head(g).value, "party", "") for g in sentence.nouns if g.by == WITH}
        apart = len(lengths) > 1 and set(sides) <= beside
        if length is not None and len(sides) == _BOTH and not apart:
            found.append(_finding(sentence, instance.place, sides[0], sides[1], length))
    yield from found or listed(sentence, discourse)


def _finding(sentence: Sentence, place: tuple[int, int], one: str, other: str, length: Length) -> Finding:
    return finding(
        sentence, KIND, one, other, {}, None, place, KIND,
        measure="level", value=length.value, unit="km", bound=length.bound,
    )  # fmt: skip


def listed(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The lengths of a list of borders: of each neighbour of the state that the page is about, or of each pair ("Peru-Chile 168 km").

    The sentence itself, a heading or the title tells that they are borders.
    """
    named = any(t.lower in _words(sentence.language).titles for t in sentence.tokens)
    if not (named or discourse.last.get(_HEADED) or discourse.heading & _words(sentence.language).titles):
        return
    lengths, start = list(_lengths(sentence)), sentence.start
    if sentence.is_heading and not lengths:
        discourse.last[_HEADED] = named
    for length in lengths:
        after = next((t.lower for t in sentence.tokens if t.start >= length.end), "")
        apart = after in _words(sentence.language).distances
        pair = None if apart else sides(sentence, (start, length.start), length, discourse)
        start = length.end
        if pair is not None:
            yield _finding(sentence, (length.start, length.end), *pair, length)


def sides(sentence: Sentence, stretch: tuple[int, int], length: Length, discourse: Discourse) -> tuple[str, str] | None:
    """Whose border one length of a list is of, by what stands between the length before and it."""
    known, owner = _words(sentence.language), discourse.title[0] if len(discourse.title) == 1 else None
    before = [t for t in sentence.tokens if stretch[0] <= t.start and t.end <= stretch[1]]
    named = {k: str(getattr(t.value, "party", "")) for k, t in enumerate(before) if t.mark == "party"}
    places = [k for k, party in named.items() if party != owner and is_actor(party)]
    if not places:
        entry = discourse.entry[0] if discourse.entry is not None and discourse.paragraph <= discourse.entry[1] else None
        party = _right_behind(sentence, length) or (entry if not before or all(t.mark == "sign" for t in before) else "")
        return (owner, party) if owner and party and party != owner else None
    if any(t.lower not in known.listing and t.mark != "sign" for t in before[places[-1] + 1 :]) or known.other & {t.lower for t in before}:
        return None
    last = named[places[-1]]
    joined = len(places) > 1 and all(t.mark == "sign" for t in before[places[-2] + 1 : places[-1]])
    if joined:
        return (named[places[-2]], last) if named[places[-2]] != last else None
    return (owner, last) if owner and len(places) == 1 else None


def _shared(instance: Instance, discourse: Discourse) -> list[str]:
    """Who share a border, where a relative clause behind it tells that ("the frontier which Peru shares with Chile")."""
    sentence, known = instance.sentence, _words(instance.sentence.language)
    verb = next((v for v in sentence.verbs if v.missing is not None and v.missing is instance.noun and v.lemma in known.sharing), None)
    groups = [*verb.subjects, *(g for prep, g in verb.obliques if prep == WITH)] if verb is not None else []
    if verb is None and instance.noun is not None:
        # "73 kilometres of border separate Peru from Chile".
        above = {id(g) for g in (instance.noun, *ancestors(instance.noun))}
        parting = [v for v in sentence.verbs if v.lemma in known.parting and any(id(g) in above for g in v.subjects)]
        groups = [g for v in parting[:1] for g in (*v.objects, *(h for _, h in v.obliques))]
    named = list(dict.fromkeys(a.party for g in groups for a in actors(sentence, g, discourse, listed=False) if is_actor(a.party)))
    return named if len(named) == _BOTH else []


def _neighbours(
    sentence: Sentence, instance: Instance, lengths: Sequence[Length], discourse: Discourse
) -> Iterator[tuple[str, str, Length]]:
    """The borders of a list, each with its length behind the neighbour's name: "borders with Chile (168 km) and Brazil (2,995 km)"."""
    noun, verb = instance.noun, instance.verb
    first = noun.head if noun is not None else verb.main if verb is not None else 0
    slots = ("owner", "subject") if verb is None or noun is not None or not verb.passive else ("object",)
    whose = [a.party for slot in slots for a in instance.slot_actors(slot, discourse) if is_actor(a.party)]
    if noun is not None and not whose and noun.i == 0 and noun.j < len(sentence.tokens) and sentence.tokens[noun.j].text == ":":
        # "Land boundaries: Chile 168 km, …": of the state that the document is about.
        whose = [p for p in (discourse.topic(),) if p]
    for length in lengths:
        before = [t for t in sentence.tokens[first:] if t.end <= length.start and t.text != "(" and (noun is not None or t.tag != "P")]
        party = getattr(before[-1].value, "party", "") if before and before[-1].mark == "party" else ""
        party = party if party not in ("", *whose) else _right_behind(sentence, length)
        if len(set(whose)) == 1 and party not in ("", whose[0]):
            yield whose[0], party, length


def _right_behind(sentence: Sentence, length: Length) -> str:
    """The neighbour right behind a length ("700 km of border with Chile and 45 km with Peru"); empty if none."""
    known = _words(sentence.language)
    for token in (t for t in sentence.tokens if t.start >= length.end):
        if token.mark == "party":
            return str(getattr(token.value, "party", ""))
        if token.lower not in known.leading:
            return ""
    return ""


def _lengths(sentence: Sentence) -> Iterator[Length]:
    """The lengths of a sentence, each in kilometres; one in miles is left out where kilometres stand beside it."""
    known = _words(sentence.language)
    text, first = sentence.text, sentence.start
    found: list[tuple[Length, bool]] = []
    for unit in known.unit.finditer(text, first, sentence.end):
        low = max(first, unit.start() - _BEFORE)
        number = next((q for q in quantities(text, low, unit.start(), sentence.language) if q.end == unit.start()), None)
        if number is not None and number.sort in ("number", "scaled") and number.value is not None:
            in_miles = unit[1].lower() in known.miles
            value = float(round(number.value * known.mile)) if in_miles else number.value
            found.append((Length(number.start, unit.end(), value, number.bound), in_miles))
    metric = any(not in_miles for _, in_miles in found)
    yield from (x for x, in_miles in found if not (in_miles and metric))


def _is_of(instance: Instance, length: Length) -> bool:
    """Whether a length is that of a border: before it in its group, "of" it, or told of it by a verb of length."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    known = _words(sentence.language)
    start, end = sentence.place(noun.i, noun.j)
    inside = [t.lower for t in sentence.tokens[noun.i : min(noun.j + 1, len(sentence.tokens))]]
    if known.other & set(inside):
        return False
    if length.start < end and length.start >= start:
        return True
    if length.end <= start and any(t.tag == "Q" and 0 < length.start - t.end <= 1 for t in sentence.tokens):
        # "2,000 km of its 3,700 km of land border": the whole is no one's border with another.
        return False
    tokens = _unbracketed([t for t in sentence.tokens if min(end, length.end) <= t.start and t.end <= max(start, length.start)])
    if length.end <= start:
        # "Has 1,400 km of border", not "closed 40 km of its border"; "the 435 kilometre-long | Ugandan-South Sudanese border".
        if tokens and instance.verb is not None and instance.verb.lemma not in known.sharing | known.parting:
            return False
        return (
            all(t.mark == "party" or t.lower in known.between or (t.mark == "sign" and not t.text.isalpha()) for t in tokens)
            and len(tokens) < 4
        )
    # "The border between the two countries is …": what hangs on it by "between" or "with".
    hanging = [g for prep, g in behind(noun) if prep in instance.frame.places("parties")]
    return all(_may_lead(t, known) or any(g.i <= t.index < g.j for g in hanging) for t in tokens)


def _unbracketed(tokens: Sequence[Token]) -> list[Token]:
    """Tokens without what stands in brackets: the same in miles."""
    opened = next((n for n, t in enumerate(tokens) if t.text == "("), len(tokens))
    closed = next((n for n, t in enumerate(tokens) if n > opened and t.text == ")"), -1)
    return [*tokens[:opened], *tokens[closed + 1 :]] if closed > opened else list(tokens)


def _may_lead(token: Token, known: _Words) -> bool:
    """Whether a token can stand between a border and its length: parties, small words, a verb of length."""
    if token.mark in ("party", "possessive", "place"):
        return True
    return (
        token.lower in known.between
        or token.lemma in known.sharing
        or (token.tag in "VEBHXD" and (token.lemma in known.verbs or token.tag in "XDBH"))
        or token.text in ",(:"
    )
