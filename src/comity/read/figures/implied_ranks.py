"""Places that the order tells, beside one that is told: "followed by Chile and Peru", "Brazil is third", "second after China", "ahead of Fiji"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from comity.read.discourse import Discourse, state
from comity.read.figures.figure import figure_words
from comity.read.grammar import NounGroup, Token, VerbGroup
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence

#: A place stands so many tokens behind the one who has it, with all of them small ("Italy in third", "Italy is in third").
_NEAR = 3
#: How many sentences a place is kept for those that follow.
_REACH = 2

T = TypeVar("T")
#: A party, its place, and where it is told.
Place = tuple[str, int, tuple[int, int]]


@dataclass(frozen=True)
class Ranked(Generic[T]):
    """The place told last.

    Attributes:
        index: the sentence's number.
        place: the place.
        parties: who has it, and among whose it is.
        data: what the kind needs to tell another one.

    """

    index: int
    place: int
    parties: frozenset[str]
    data: T


def next_places(sentence: Sentence, last: Ranked[T] | None, discourse: Discourse) -> Iterator[Place]:
    """The places of those that follow the one told last: "followed by Chile and Peru", "Brazil is third"."""
    if last is None or not is_near(last, discourse):
        return
    own = list(told_places(sentence))
    for verb in sentence.verbs:
        if verb.lemma not in figure_words(sentence.language).following or verb.negated:
            continue
        # "Peru is second, followed by Chile": the third.
        before = [found for found in own if found[2][0] < sentence.tokens[verb.i].start]
        place, seen = (before[-1][1], {*last.parties, *(p for p, _, _ in before)}) if before else (last.place, set(last.parties))
        for group in _behind(verb):
            party = _named(sentence, group)
            if not party or party in seen:
                return
            place += 1
            seen.add(party)
            yield party, place, sentence.place(group.i, group.j)
    yield from (found for found in own if found[0] not in last.parties and found[1] > 1)
    if not own:
        yield from _next_in_line(sentence, last)


def _next_in_line(sentence: Sentence, last: Ranked[T]) -> Iterator[Place]:
    """ "Chile comes next with $3 million, and then Peru with $2 million"."""
    known, place, seen = figure_words(sentence.language), last.place, set(last.parties)
    for group in sentence.nouns:
        party = _named(sentence, group)
        before, after = sentence.tokens[max(0, group.i - 1) : group.i], sentence.tokens[group.j : group.j + _NEAR]
        placed = any(t.lower in known.next for t in after) and all(
            t.lemma in known.placing or t.lower in known.next or t.tag in "BX" for t in after[:1]
        )
        then = place > last.place and bool(before) and before[0].lower in known.next
        if party and party not in seen and (placed or then):
            place += 1
            seen.add(party)
            yield party, place, sentence.place(group.i, group.j)


def is_near(last: Ranked[T], discourse: Discourse) -> bool:
    """Whether a sentence can go on with places after the one told last."""
    return discourse.index - last.index <= _REACH


def told_places(sentence: Sentence) -> Iterator[Place]:
    """The places told right behind a name, and of no noun: "Italy is third (10 percent)", "Chile second with 19 percent"."""
    seen: set[str] = set()
    rows = _rows(sentence)
    for group in sentence.nouns:
        party = _named(sentence, group)
        number = (rows.get(group.head) or _ordinal(sentence, group)) if party and party not in seen else None
        if number is not None:
            seen.add(party)
            yield party, number, sentence.place(group.i, group.j)


def _rows(sentence: Sentence) -> dict[int, int]:
    """The places of states in a row, each its own, that a row of as many ordinals behind them tells ("Peru and Chile were fourth and fifth")."""
    named = _in_rows(sentence, [g.head for g in sentence.nouns if _named(sentence, g)])
    places = _in_rows(sentence, [at for at, q in sentence.quantities() if q.sort == "ordinal" and q.value])
    known, found = figure_words(sentence.language), dict[int, int]()
    for row in named:
        turn = next((p for p in places if p[0] > row[-1]), [])
        between = sentence.tokens[row[-1] + 1 : turn[0]] if turn else []
        if len(turn) == len(row) and all(t.tag in "BXDP" or t.lemma in known.placing for t in between):
            values = [getattr(sentence.tokens[at].value, "value", None) for at in turn]
            found |= {at: int(value) for at, value in zip(row, values, strict=True) if value}
    return found


def _in_rows(sentence: Sentence, places: Sequence[int]) -> list[list[int]]:
    """Tokens in rows of two and more, with nothing but "and", commas and articles between them."""
    rows: list[list[int]] = []
    for place in places:
        between = sentence.tokens[rows[-1][-1] + 1 : place] if rows else []
        if between and all(t.tag in "CD" or t.lower == "," for t in between):
            rows[-1].append(place)
        else:
            rows.append([place])
    return [row for row in rows if len(row) > 1]


def places_around(sentence: Sentence, noun: NounGroup, place: int) -> Iterator[Place]:
    """The places of those told to come before or after the one of whom a noun tells its place.

    "Its second market after Chile": Chile is the first; "its largest market, ahead of Chile and Peru": they are the second and third.
    """
    before = _row(sentence, noun, figure_words(sentence.language).after)
    if len(before) == place - 1:
        yield from ((_named(sentence, g), k, sentence.place(g.i, g.j)) for k, g in enumerate(before, 1))
    behind = _row(sentence, noun, figure_words(sentence.language).ahead)
    yield from ((_named(sentence, g), k, sentence.place(g.i, g.j)) for k, g in enumerate(behind, place + 1))


def count_before(sentence: Sentence, noun: NounGroup) -> int:
    """How many are said to come before: "the largest after China and India"."""
    return len([g for prep, g in noun.behind if prep in figure_words(sentence.language).after and _named(sentence, g)])


def _row(sentence: Sentence, noun: NounGroup, openers: frozenset[str]) -> list[NounGroup]:
    """The parties in a row behind one of some words, itself right behind a noun or what hangs on it; none if one of them is no party."""
    known, tokens = figure_words(sentence.language), sentence.tokens
    start = next((t.index for t in tokens[noun.j :] if t.lower in openers), None)
    if start is None or any(not _may_lead(t, known.placing) for t in tokens[noun.j : start]):
        return []
    found: list[NounGroup] = []
    for group in (g for g in sentence.nouns if g.i > start):
        between = tokens[(found[-1].j if found else start + 1) : group.i]
        if any(t.tag not in "CDPAX" and t.mark not in ("sign", "quantity") for t in between) or not (party := _named(sentence, group)):
            break
        if party in {_named(sentence, g) for g in found}:
            return []
        found.append(group)
    return found


def _may_lead(token: Token, placing: frozenset[str]) -> bool:
    """Whether a token can stand between a place and those before it: small words, a period, "ranking", what hangs on the noun."""
    return token.mark in ("sign", "period", "party", "quantity") or token.tag in "PDAXC" or token.lemma in placing


def _behind(verb: VerbGroup) -> Sequence[NounGroup]:
    """Who follows: the doers of "followed by", or the subject of "follows" with no object."""
    if verb.passive:
        return verb.subjects
    return verb.subjects if not verb.objects else []


def _named(sentence: Sentence, group: NounGroup) -> str:
    return state(sentence.head(group)) or ""


def _ordinal(sentence: Sentence, group: NounGroup) -> int | None:
    known = figure_words(sentence.language)
    for token in sentence.tokens[group.j : group.j + _NEAR]:
        value = token.value
        if isinstance(value, Quantity) and value.sort == "ordinal" and value.value:
            after = sentence.tokens[token.index + 1 : token.index + 2]
            small = bool(after) and (after[0].lower in known.telling | known.base or after[0].lemma in known.listed)
            alone = not after or after[0].tag in "YC" or small or after[0].mark == "period"
            return int(value.value) if alone else None
        if token.lemma not in known.placing and token.tag != "B" and token.lower not in known.placed_by:
            return None
    return None
