"""Rolls: states one after another, each with figures of its own, whatever is measured ("Chile 12%, Peru (8%)", "$3 million to Chile and …").

A roll is told in one of three ways: figures behind each name, a figure in front of each name, or a row of names and a row of as many
figures. What fits none of them whole is nobody's: a figure is given to its state exactly, or to none.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import NamedTuple

from comity.parties import Mention
from comity.read.figures.figure import figure_words, says_respectively
from comity.read.figures.one_to_each import is_rounded
from comity.read.grammar import NounGroup, Token, is_adjective, words
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence

PERCENT = ("percent", "fraction")
LEVELS = ("money", "scaled", "number")
#: Signs behind which what is told of a state goes on.
_OPENING = "([:-–"
#: Tags of the small words that may stand in a roll.
_SMALL = "YWPCDXBHSRAQ"
#: A name stands at most so many tokens behind the figure in front of it ("10,500 are from Peru", "$2 million worth came from").
_NEAR = 4
#: The first that a roll begins with, so many ("1,204 Tongan workers got permits for Fiji and 310 for …").
_FAR = 8


class Amount(NamedTuple):
    """One figure of a roll.

    Attributes:
        place: its token.
        quantity: itself.
        unit: the noun of what it counts, in dictionary form, told with it or with one before it; empty if none is.

    """

    place: int
    quantity: Quantity
    unit: str = ""

    @property
    def is_part(self) -> bool:
        """Whether it is a percentage."""
        return self.quantity.sort in PERCENT


class Name(NamedTuple):
    """A state named in a roll: its token, and the preposition in front of it (empty if none)."""

    at: int
    party: str
    by: str


class Member(NamedTuple):
    """A state of a roll with its figures, in order."""

    name: Name
    amounts: tuple[Amount, ...]


class Roll(NamedTuple):
    """A roll.

    Attributes:
        members: those whose figures are known.
        parties: all states named in it.
        unknown: the places of figures of which nobody can tell whose they are.
        first, last: its first token and the one behind its last.

    """

    members: tuple[Member, ...]
    parties: frozenset[str]
    unknown: tuple[int, ...]
    first: int
    last: int


#: States named in a row, and the figures in a row behind them.
_Run = tuple[list[Name], list[Amount]]


@dataclass(slots=True)
class _Stretch:
    """Tokens in a row that all can stand in a roll."""

    first: int
    last: int
    runs: list[_Run] = field(default_factory=lambda: [([], [])])

    def add(self, item: Name | Amount) -> None:
        if isinstance(item, Amount):
            self.runs[-1][1].append(item)
        elif self.runs[-1][1]:
            self.runs.append(([item], []))
        else:
            self.runs[-1][0].append(item)


def rolls(
    sentence: Sentence, but: str, measured: Callable[[Token], bool], ends: frozenset[int], within: range = range(0)
) -> Iterator[Roll]:
    """The rolls of a sentence, in order.

    Args:
        sentence: where they stand.
        but: the party that is none of them: the other side of them all.
        measured: whether a token names what is measured, and so may stand within a roll.
        ends: tokens that end one.
        within: tokens of which no number is a figure ("the top three markets").

    """
    for stretch in _stretches(sentence, but, measured, ends, within):
        runs = _compared(sentence, [run for run in stretch.runs if run[0] or run[1]])
        if any(names for names, _ in runs) and any(amounts for _, amounts in runs):
            members, unknown = (
                _in_front(sentence, runs, measured) or _behind(sentence, runs) or _under_lead(sentence, runs, measured) or ([], [])
            )
            named = frozenset(n.party for names, _ in runs for n in names)
            yield Roll(tuple(members), named, tuple(unknown), stretch.first, stretch.last)


def _compared(sentence: Sentence, runs: list[_Run]) -> list[_Run]:
    """The runs, a figure that is set against the one before it with the name behind it ("Peru took 20 percent, against 18 percent for Chile")."""
    found: list[_Run] = []
    for names, amounts in runs:
        last = found[-1][1][-1] if found and found[-1][0] and len(found[-1][1]) > 1 else None
        if last is not None and names and _is_set_against(sentence, last) and _touches(sentence, last.place, names[0]):
            found[-1] = (found[-1][0], found[-1][1][:-1])
            amounts = [last, *amounts] if len(names) == 1 else amounts
        found.append((names, amounts))
    return found


def _is_set_against(sentence: Sentence, amount: Amount) -> bool:
    """Whether a figure is compared with the one right before it."""
    start = max((t.index for t in sentence.tokens[: amount.place] if t.mark == "quantity"), default=-1)
    known, near = figure_words(sentence.language), sentence.tokens[start + 1 : amount.place]
    return start >= 0 and any(t.lower in known.base - known.base_weak for t in near)


def _stretches(sentence: Sentence, but: str, measured: Callable[[Token], bool], ends: frozenset[int], within: range) -> Iterator[_Stretch]:
    groups: dict[int, NounGroup] = {k: g for g in sentence.nouns for k in range(g.i, g.j)}
    stretch, unit = _Stretch(0, 0), ""
    for token in sentence.tokens:
        group, value = groups.get(token.index), token.value
        party = _named(sentence, token, group)
        if party and party != but and _is_only_passed(sentence, token.index):
            stretch.last = max(stretch.last, token.index + 1)
            continue
        if getattr(value, "party", "") == but and group is not None and token.index < group.head and measured(sentence.head(group)):
            # "20 percent of Peru's exports".
            stretch.last = max(stretch.last, token.index + 1)
            continue
        if token.index not in ends and party and party != but:
            stretch.add(Name(token.index, party, _by(sentence, token.index)))
        elif isinstance(value, Quantity) and token.index not in within and _is_figure(sentence, token.index, value):
            level = value.sort not in PERCENT
            unit = (_unit(sentence, token, group) or unit) if level else unit
            stretch.add(Amount(token.index, value, unit if level else ""))
        elif token.index in ends or not (party or _is_measured(sentence, token, group, measured) or _may_stand(sentence, token, group)):
            yield stretch
            stretch, unit = _Stretch(token.index + 1, token.index + 1), ""
        stretch.last = max(stretch.last, token.index + 1)
    yield stretch


def _is_measured(sentence: Sentence, token: Token, group: NounGroup | None, measured: Callable[[Token], bool]) -> bool:
    """Whether a token names what is measured, or is a part of its name ("foreign direct investment")."""
    return measured(token) or (token.tag == "N" and group is not None and token.index < group.head and measured(sentence.head(group)))


def _is_only_passed(sentence: Sentence, at: int) -> bool:
    """Whether a state is only whom another comes after, with no figure behind it ("$3 million, second only to Chile")."""
    if _is_one_of_those_before(sentence, at):
        return True
    before = [t for t in sentence.tokens[max(0, at - _NEAR) : at] if t.tag not in "DA"]
    after = sentence.tokens[at + 1 : at + 2]
    ends = not after or (after[0].mark == "sign" and after[0].lower not in _OPENING)
    while before and before[-1].tag in "PX":
        before.pop()
    value = before[-1].value if before else None
    return ends and isinstance(value, Quantity) and value.sort == "ordinal"


def _is_one_of_those_before(sentence: Sentence, at: int) -> bool:
    """Whether a state is in a row, with no figures, of those that another comes after ("its fifth supplier (after Chile, Fiji and Peru)")."""

    def joins(token: Token) -> bool:
        return token.mark == "party" or token.tag in "CD" or token.lower == ","

    tokens = sentence.tokens
    first = next((t for t in reversed(tokens[:at]) if not joins(t)), None)
    behind = next((t for t in tokens[at + 1 :] if not joins(t)), None)
    figures = behind is not None and (behind.mark == "quantity" or behind.lower in _OPENING or behind.tag in "BVEP")
    opened = first is not None and first.index > 0 and first.lower in figure_words(sentence.language).after
    return opened and not figures and any(t.mark == "quantity" for t in tokens[: first.index if first is not None else 0])


def _is_figure(sentence: Sentence, place: int, value: Quantity) -> bool:
    """Whether a quantity is a figure of a roll, and not how many it names ("the top three sources")."""
    if value.sort == "number" and place and sentence.tokens[place - 1].lower in figure_words(sentence.language).first:
        return False
    return value.sort in (*LEVELS, *PERCENT) and not value.points and not is_rounded(sentence, place)


def _named(sentence: Sentence, token: Token, group: NounGroup | None) -> str:
    """The state that a token names by its name, its people, or the adjective of those counted ("Kenyan students")."""
    value = token.value
    if not isinstance(value, Mention):
        return ""
    if group is None or group.head == token.index:
        return value.party
    noun = next((t for t in sentence.tokens[token.index + 1 : group.j] if t.tag == "N"), None)
    # "140 Kenyan, 105 Omani and 101 Yemeni students": the noun is only told with the last.
    alone = group.j == token.index + 1 and sentence.head(group).mark == "quantity"
    counted = alone or (noun is not None and noun.lower != noun.lemma)
    owns = group.possessor is not None and token.index < group.possessor.j
    whole = sentence.head(group).lower in figure_words(sentence.language).totals
    if owns and group.possessor is not None:
        # "Kenya's part was $3 million".
        of_whole = whole and token.index == group.possessor.head
    else:
        # "The Kenyan total was 3,000".
        of_whole = whole and is_adjective(token) and token.index + 1 == group.head
    return value.party if of_whole or (counted and not owns) else ""


def _unit(sentence: Sentence, token: Token, group: NounGroup | None) -> str:
    """The noun of what a number counts, in its own group."""
    head = sentence.head(group) if group is not None else token
    return "" if head.mark else head.lemma


def _may_stand(sentence: Sentence, token: Token, group: NounGroup | None) -> bool:
    """Whether a token can stand in a roll: signs, periods, small words, verbs and nouns of figures and places, what is counted."""
    known = figure_words(sentence.language)
    if token.mark:
        return token.mark in ("sign", "period", "quantity", "possessive")
    if token.tag in "VEGI":
        return (
            token.lemma
            in known.listing | known.following | known.compare | known.moves | known.amount | known.share_verbs | known.flow_verbs
        )
    if token.tag != "N":
        return token.tag in _SMALL or token.lower in known.back
    head = sentence.head(group).lemma if group is not None else token.lemma
    return (
        _is_unit(sentence, token, group)
        or token.lemma in known.light | known.share | known.changes | known.listed | known.introducing
        or head in known.listed
    )


def _is_unit(sentence: Sentence, token: Token, group: NounGroup | None) -> bool:
    """Whether a noun stands behind a number in its group ("640,600 arrivals")."""
    before = sentence.tokens[group.i : token.index] if group is not None else []
    return any(isinstance(t.value, Quantity) and t.value.sort in LEVELS for t in before)


def _in_front(sentence: Sentence, runs: Sequence[_Run], measured: Callable[[Token], bool]) -> tuple[list[Member], list[int]] | None:
    """The members whose figures stand in front of their names; None if it is no such roll.

    "350,000 Nepalis and 280,000 Kenyans", or a row of each: "ten and five percent to Chile and Peru"; "$3 million is owed to Chile and $2 million to Peru".
    """
    found: list[Member] = []
    before: list[Amount] = []
    for names, amounts in runs:
        if names:
            row = before[-len(names) :] if len(names) == 1 or _is_row(sentence, names, before) else []
            if not row or not _touches(sentence, row[-1].place, names[0], _NEAR if found else _FAR, measured):
                return None
            found += [Member(name._replace(by=names[0].by), (amount,)) for name, amount in zip(names, row, strict=True)]
        before = amounts
        if len(names) == 1 and not found[-1].amounts[0].is_part:
            # "$3 million came from Chile, 12 percent more than in 2017": what stands behind a name with its figure is its too.
            own = list(takewhile(lambda a: a.is_part, amounts))
            found[-1] = found[-1]._replace(amounts=(*found[-1].amounts, *own))
            before = amounts[len(own) :]
    alike = len({m.name.by for m in found}) == 1
    return (found, [a.place for a in before] if runs[-1][0] else []) if alike else None


def _under_lead(sentence: Sentence, runs: Sequence[_Run], measured: Callable[[Token], bool]) -> tuple[list[Member], list[int]] | None:
    """The members behind a colon, where what is told of them all stands in front of it ("in Old Yugoslavia: 30% in Croatia, 16% in …")."""
    names, amounts = runs[0]
    after = sentence.tokens[names[-1].at + 1 : names[-1].at + 2] if names else []
    return (
        _in_front(sentence, [([], amounts), *runs[1:]], measured)
        if after and after[0].lower in figure_words(sentence.language).opening
        else None
    )


def _is_row(sentence: Sentence, names: Sequence[Name], amounts: Sequence[Amount]) -> bool:
    """Whether as many figures of one sort as names stand joined in a row, and so do the names."""
    places = [a.place for a in amounts]
    between = [t for i, j in pairwise(places) for t in sentence.tokens[i + 1 : j]]
    between += [t for one, two in pairwise(names) for t in sentence.tokens[one.at + 1 : two.at]]
    joined = all(t.tag in "CD" or t.lower == "," or (t.tag == "P" and t.lower == names[0].by) for t in between)
    return len(amounts) == len(names) and joined and len({a.quantity.sort for a in amounts}) == 1


def _touches(sentence: Sentence, place: int, name: Name, near: int = _NEAR, measured: Callable[[Token], bool] = lambda _: False) -> bool:
    """Whether nothing but small words, what is counted or told and where it goes stands between a figure and the name behind it."""
    between, known = sentence.tokens[place + 1 : name.at], figure_words(sentence.language)
    joined = all(
        t.tag in "PBHNDALQ" or _closes(sentence, t) or t.lemma in known.flow_verbs | known.share_verbs or measured(t) for t in between
    )
    doer = name.by in words(sentence.language).sets["agents"] and [t.tag for t in between if t.tag != "D"] == ["P"]
    return len(between) <= near and joined and (doer or name.by not in known.joining)


def _closes(sentence: Sentence, token: Token) -> bool:
    """Whether a comma closes what stands beside, in front of a verb of being ("the biggest share, $3 million, was Peru's")."""
    return token.lower == "," and sentence.tokens[token.index + 1].tag == "B"


def _behind(sentence: Sentence, runs: Sequence[_Run]) -> tuple[list[Member], list[int]] | None:
    """The members whose figures stand behind them, of each its own or of a row of names a row of as many; and whose cannot be told.

    None where figures in front of names stand among them ("imports from Chile were $3 million, against $2 million from Peru").
    """
    members: list[Member] = []
    unknown: list[int] = []
    before: list[Amount] = []
    for named, amounts in runs:
        names = _row_of_names(sentence, named)
        if before and names and names[0].by and _touches(sentence, before[-1].place, names[0]):
            return None
        rows = _rows(amounts, len(names)) if len(names) > 1 else [amounts]
        if len(names) == 1:
            members.append(Member(names[0], tuple(amounts)))
        elif names and rows:
            members += [Member(name, tuple(row[k] for row in rows)) for k, name in enumerate(names)]
        elif named and len(amounts) > 1:
            unknown += [a.place for a in amounts]
        before = amounts
    return [m for m in members if m.amounts], unknown


def _row_of_names(sentence: Sentence, names: Sequence[Name]) -> list[Name]:
    """The names that the figures behind are of: all that stand in a row, or those that follow ("Germans were followed by Poles and Czechs with …")."""
    row = list(names[-1:])
    if len(names) > 1 and says_respectively(sentence):
        # "Peru came next and Chile after it, at $4 million and $3 million respectively".
        return list(names)
    if names and sentence.tokens[names[-1].at + 1 : names[-1].at + 2] and sentence.tokens[names[-1].at + 1].lower == "(":
        # "Peru is second, behind Chile ($4 million)".
        joined = sentence.tokens[names[-2].at + 1 : names[-1].at] if len(names) > 1 else ()
        if any(t.lower in figure_words(sentence.language).after for t in joined):
            return row
    for name in reversed(names[:-1]):
        between = sentence.tokens[name.at + 1 : row[0].at]
        if any(t.lemma in figure_words(sentence.language).following for t in between):
            return row
        if any(not (t.tag in "CDP" or t.lower == ",") or t.lower in figure_words(sentence.language).joining for t in between):
            # "Peru is second after Chile with 5 percent": whose it is cannot be told.
            return []
        row.insert(0, name)
    return row


def _rows(amounts: Sequence[Amount], count: int) -> list[list[Amount]]:
    """Figures told together as rows of `count` of one sort each; nothing where they do not come out even."""
    rows = [list(amounts[k : k + count]) for k in range(0, len(amounts), count)]
    even = all(len(row) == count and len({a.is_part for a in row}) == 1 for row in rows)
    size = len(amounts) // count
    each = [amounts[k : k + size] for k in range(0, len(amounts), size or 1)]
    if not even and len(each) == count and len({tuple(a.is_part for a in own) for own in each}) == 1:
        # "Peru and Chile with $3 million (5%) and $2 million (4%)".
        return [list(row) for row in zip(*each, strict=True)]
    return rows if even else []


def _by(sentence: Sentence, at: int) -> str:
    """The preposition in front of a name."""
    before = next((t for t in reversed(sentence.tokens[:at]) if t.tag not in "DA" and t.mark != "quantity"), None)
    return before.lower if before is not None and before.tag == "P" else ""
