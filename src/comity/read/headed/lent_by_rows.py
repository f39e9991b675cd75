"""Loans and grants told by rows: under a head that names who lends, a line a state with its sum, and what it is for beside or below."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from comity.language import table
from comity.observation import Attribute, Finding
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import MODALITIES, finding
from comity.read.figures.sentence_figures import unit
from comity.read.frames import Instance, instances, resolve
from comity.read.grammar import NounGroup
from comity.read.grids.cells import BAR, Cell
from comity.read.grids.label_meanings import Labels
from comity.read.headed.above_rows import Head, named, sets
from comity.read.headed.list_rows import Row, cells, row
from comity.read.lenders import verbs_of
from comity.read.marks.currencies import currency
from comity.read.marks.periods import Period
from comity.read.marks.quantities import Quantity, quantities
from comity.read.memory import has_clause
from comity.read.money_sides import half_told
from comity.read.projects.programmes_and_facilities import Thing, sector_of
from comity.read.rosters import bare_years
from comity.read.sentence import Sentence

_KIND, _KEY, _RULE = "finance", "lent in rows", "headed"
_OF = ("loan", "grant", "credit_line", "aid")
_PLANNED, _AID = "planned", "aid"
#: A row of more cells names what money is for.
_CELLS = 2
#: A lead that only points to what follows has no more tokens.
_LEAD = 6
#: Where cells begin and end.
Cells = tuple[tuple[int, int], ...]
#: Signs behind which no name goes on.
_SCALE_FIRST = re.compile(r"([A-Z]{0,3}[$€£¥])\s?([a-z]{1,8})\.?\s+(\d[\d.,]*\d|\d)")
#: A currency in front of the scale of its sums ("yen million").
_COIN_FIRST = re.compile(r"([^\W\d]+|[A-Z]{0,3}[$€£¥])\s([a-z]{1,8})\b")
_WORD = re.compile(r"\w+")
_LEADING = frozenset((":", "-", "\u2013", "\u2014", "(", ","))
_ENDING = frozenset((".", ":", ";", "(", BAR))


class Lent(NamedTuple):
    """What a head tells of money: who gives it, as what, when and how surely, and whether a paper on it was signed."""

    giver: str
    of: str
    period: Period | None
    modality: str
    signed: str = ""


class _Before(NamedTuple):
    """The row before: its number, who got something in it, and of whom."""

    line: int
    taker: str
    lent: Lent


def lent(sentence: Sentence, over: Head, discourse: Discourse) -> Iterator[Finding]:
    """What a line tells of money under a head that tells whose it is, and of what the money of the line before is for."""
    before = discourse.last.get(_KEY)
    line = row(sentence, over.parting)
    if line is None:
        if found := _by_year(sentence, over, discourse) or _by_purpose(sentence, over, discourse):
            yield found
        elif isinstance(before, _Before) and before.line == discourse.index - 1 and _is_name(sentence):
            first = next(t.index for t in sentence.tokens if t.mark != "sign" and t.tag != "Y")
            yield from _purpose(sentence, sentence.nouns[0], before.taker, before.lent, first)
        return
    told = _lent(over, discourse)
    amount = _amount(line, over, told.giver) if told is not None else None
    if told is None or amount is None or len(line.parties) != 1 or line.parties[0][0] == told.giver:
        return
    taker, (value, coin, bound) = line.parties[0][0], amount
    dates = line.dates(over.year)
    period = resolve(dates[0][1], "past", "actual", discourse, over.year) if dates else told.period
    attrs: dict[str, Attribute] = {"of": told.of}
    yield finding(
        sentence, _KIND, told.giver, taker, attrs, period, line.place, _RULE,
        measure="level", modality=told.modality, value=value, unit=coin, bound=bound,
    )  # fmt: skip
    discourse.last[_KEY] = _Before(discourse.index, taker, told._replace(period=period))
    for group in _named_in_cells(line, over) or _beside_sum(line):
        yield from _purpose(sentence, group, taker, told._replace(period=period), group.i, line.cells)


def _is_name(sentence: Sentence) -> bool:
    """Whether a line can be what the money of the line above is for: no clause, and no row with a sum of its own."""
    sums = any(q.sort == "money" for _, q in sentence.quantities())
    return bool(sentence.nouns) and not has_clause(sentence) and not sums and len(cells(sentence)) == 1


def _by_year(sentence: Sentence, over: Head, discourse: Discourse) -> Finding | None:
    """What a line of a year and its sum tells, under a head that names who gives and who gets ("1996: 110")."""
    dates = sorted([*sentence.periods(), *bare_years(sentence)], key=lambda d: d[0])
    label = over.over
    if label is None or len(dates) != 1 or any(t.mark not in ("period", "quantity", "sign") and t.tag != "U" for t in sentence.tokens):
        return None
    told = _lent(over, discourse)
    takers = [p for p, word in named(label) if word in sets(label.language)["other"] and told is not None and p != told.giver]
    line = Row(sentence, ((0, len(sentence.tokens)),), (), dates[0][0] + 1)
    amount = _amount(line, over, told.giver) if told is not None else None
    if told is None or amount is None or len(set(takers)) != 1:
        return None
    return finding(
        sentence, _KIND, told.giver, takers[0], {"of": told.of}, resolve(dates[0][1], "past", "actual", discourse), line.place, _RULE,
        measure="level", modality=told.modality, value=amount[0], unit=amount[1], bound=amount[2],
    )  # fmt: skip


def _by_purpose(sentence: Sentence, over: Head, discourse: Discourse) -> Finding | None:
    """What a line of a sum and what it is for tells, under a head on money of two ("Danish grants to Chad:", "- $5 million for wells (2009)")."""
    sums = [(at, q) for at, q in sentence.quantities() if q.sort == "money" and q.value]
    told = _between(over, discourse) if len(sums) == 1 and not has_clause(sentence) else None
    if told is None or not set(sentence.parties()) <= {told[1], told[0].giver} or not _is_all_of(sentence, sums[0][0]):
        return None
    lent, taker = told
    dates = sorted([*sentence.periods(), *bare_years(sentence)], key=lambda d: d[0])
    period = resolve(dates[0][1], "past", "actual", discourse) if len(dates) == 1 else lent.period
    sum_ = sums[0][1]
    return finding(
        sentence, _KIND, lent.giver, taker, {"of": lent.of}, period, (sentence.start, sentence.end), _RULE,
        measure="level", modality=lent.modality, value=float(sum_.value or 0), unit=unit(sentence, sum_) or None, bound=sum_.bound,
    )  # fmt: skip


def _is_all_of(sentence: Sentence, at: int) -> bool:
    """Whether a line begins or ends with its sum, a bracket or date beside it or not."""
    first = next(t.index for t in sentence.tokens if t.mark != "sign" and t.tag != "Y")
    behind = [t for t in sentence.tokens[at + 1 :] if t.mark not in ("sign", "period") and t.tag not in "YPU"]
    return first == at or (not behind and sentence.tokens[at - 1].lower in _LEADING)


def _between(over: Head, discourse: Discourse) -> tuple[Lent, str] | None:
    """The money that a head tells of, and who gets it: who is left out there is the other of the document's two."""
    label = over.over
    told = _lent(over, discourse)
    if label is None:
        return None
    if told is not None:
        takers = {p for p, word in named(label) if word in sets(label.language)["other"] and p != told.giver}
        other = discourse.other(told.giver) if discourse.pair is not None and told.giver in discourse.pair else None
        taker = takers.pop() if len(takers) == 1 else other if not takers else None
        return (told, taker) if taker else None
    for sentence in over.labels[:2]:
        for instance in instances(sentence, _KIND):
            taker = half_told(instance, discourse)[1]
            giver = discourse.other(taker) if discourse.pair is not None and taker in discourse.pair else None
            if giver and instance.noun is not None and instance.frame.attrs["of"] in _OF:
                return Lent(giver, str(instance.frame.attrs["of"]), None, _modality(instance)), taker
    return None


def _lent(over: Head, discourse: Discourse) -> Lent | None:
    """Who lends what the rows tell, as the head or the sentences before it say; None where its nearest line tells of no money."""
    label = over.over
    if label is None:
        return None
    # "They are as follows:" leads on from the sentence before.
    bare = label.leads_on() and len(label.tokens) <= _LEAD
    heads = over.labels[:2] if bare else (label,)
    money = [i for s in heads for i in instances(s, _KIND) if i.noun is not None and i.frame.attrs["of"] in _OF]
    if not money:
        return None
    told = [lent for sentence in over.labels for lent in _told(sentence, money, discourse)]
    # Of those who sign together a fund lends, and of several the one told nearest.
    return next((lent for lent in told if not is_actor(lent.giver)), told[0] if told else None)


def _told(sentence: Sentence, money: Sequence[Instance], discourse: Discourse) -> Iterator[Lent]:
    """The money of which a sentence tells who gives it; what it is, the head tells too."""
    found = [i for i in instances(sentence, _KIND) if i.frame.attrs["of"] in _OF]
    for instance in found:
        if giver := _giver(instance, discourse):
            sorts = (str(i.frame.attrs["of"]) for i in (*found, *money))
            dates = [p for _, p in sorted([*sentence.periods(), *bare_years(sentence)], key=lambda d: d[0])]
            period = resolve(dates[0], "past", "actual", discourse) if dates else None
            yield Lent(giver, next((sort for sort in sorts if sort != _AID), _AID), period, _modality(instance), _signed(instance))


def _giver(instance: Instance, discourse: Discourse) -> str:
    """Who gives, as the clause has it; of a heading without a verb whoever is named as giving."""
    giver = half_told(instance, discourse)[0]
    if giver or instance.noun is None or has_clause(instance.sentence):
        return giver
    known = sets(instance.sentence.language)
    found = [p for p, word in named(instance.sentence, every=True) if word in known["doer"] | known["owner"] | {"adjective", ""}]
    return found[0] if len(set(found)) == 1 else ""


def _modality(instance: Instance) -> str:
    """What is approved, offered or pledged is planned."""
    offering = verbs_of(instance.sentence.language)["offering"]
    told = instance.verb is not None and instance.verb.lemma in offering
    return _PLANNED if told or instance.status == _PLANNED or instance.status not in MODALITIES else "actual"


def _signed(instance: Instance) -> str:
    """The name of the paper on which money is lent, where it is told to be signed; empty where none is."""
    signing, papers = verbs_of(instance.sentence.language)["signing"], sets(instance.sentence.language)["papers"]
    if instance.noun is None or instance.verb is None or instance.verb.lemma not in signing or instance.lemma not in papers:
        return ""
    tokens = instance.sentence.tokens[instance.noun.i : instance.noun.head]
    before = [t.text for t in tokens if t.tag == "N"]
    return " ".join([*before, instance.lemma])


def _amount(line: Row, over: Head, giver: str) -> tuple[float, str, str] | None:
    """The one sum of a row, its currency and bound: written out, or as a number in a unit that a column or the head tells."""
    sums = [q for _, q in line.sentence.quantities() if q.sort == "money" and q.value] or _with_scale_first(line.sentence)
    if len(sums) == 1:
        return float(sums[0].value or 0), str(unit(line.sentence, sums[0]) or ""), sums[0].bound
    numbers = [(at, q) for at, q in line.sentence.quantities(line.end) if q.sort == "number" and q.value and not _is_year(line, at)]
    coin, scale = _unit(over)
    if sums or len(numbers) != 1 or not coin:
        return None
    code = currency(coin, [giver, *line.sentence.parties()], line.sentence.day, line.sentence.language) or ""
    return float(numbers[0][1].value or 0) * (scale or 1), code, numbers[0][1].bound


def _with_scale_first(sentence: Sentence) -> list[Quantity]:
    """The sums of a line whose scale is told before the number ("US$m 11.5")."""
    text, found = _SCALE_FIRST.subn(r"\1\3 \2", sentence.text[sentence.start : sentence.end])
    return [q for q in quantities(text, 0, None, sentence.language) if q.sort == "money" and q.value] if found else []


def _is_year(line: Row, at: int) -> bool:
    value = line.sentence.tokens[at].value
    return isinstance(value, Quantity) and line.sentence.year_at(line.sentence.tokens[at]) is not None


def _unit(over: Head) -> tuple[str, float]:
    """The currency and scale that a column's name or the head tells; empty where none does."""
    label = over.over
    if label is None:
        return "", 0
    for tokens in (*over.columns, tuple(label.tokens)):
        text = label.text[tokens[0].start : tokens[-1].end] if tokens else ""
        for written in dict.fromkeys((text, _COIN_FIRST.sub(r"\2 \1", text))):
            told = Labels(written, [], label.today, label.language).label(Cell(0, len(written)))
            if told.coin and (told.scale > 1 or not _scales(label.language) & set(_WORD.findall(text.lower()))):
                return told.coin, told.scale
    return "", 0


@cache
def _scales(language: str) -> frozenset[str]:
    return frozenset(table(language, "numbers")["scales"])


def _beside_sum(line: Row) -> list[NounGroup]:
    """What the money of a row is for, beside its sum ("Chad – $5 million for the Sarh road", "Chad: Sarh Road Project ($5 million)")."""
    tokens = line.sentence.tokens
    at = max((i for i, q in line.sentence.quantities() if q.sort == "money"), default=len(tokens))
    for first, last in ((at + 1, len(tokens)), (line.end, at)):
        start = next((t.index for t in tokens[first:last] if t.mark != "sign" and t.tag not in "PDT"), last)
        led = [t for t in tokens[first:start] if t.mark == "sign" or t.lower in sets(line.sentence.language)["purpose"]]
        if led and (found := [g for g in line.sentence.nouns if g.i <= start < g.j and first <= g.head < last]):
            return found[:1]
    return []


def _named_in_cells(line: Row, over: Head) -> list[NounGroup]:
    """What the money of a row is for: the noun group of the cell under a column that asks for projects."""
    if not over.columns and len(line.cells) > _CELLS:
        # A cell that names neither who gets it nor how much.
        taken = {line.parties[0][1], *(line.cell_of(at) for at, _ in line.sentence.quantities())}
        free = [place for k, place in enumerate(line.cells) if k not in taken]
        return [g for i, j in free[:1] for g in line.sentence.nouns if i <= g.head < j][:1]
    if len(line.cells) > len(over.columns):
        return []
    asked = (
        place
        for place, column in zip(line.cells, over.columns, strict=False)
        if {t.lemma for t in column} & sets(line.sentence.language)["projects"]
    )
    return [g for i, j in asked for g in [g for g in line.sentence.nouns if i <= g.head < j][:1]]


def _purpose(sentence: Sentence, group: NounGroup, taker: str, told: Lent, first: int, parts: Cells = ()) -> Iterator[Finding]:
    """The project that money is for, named from a token on, and the paper signed on it."""
    start, last = next(((i, j) for i, j in parts if i <= group.head < j), (first, len(sentence.tokens)))
    first = max(first, start)
    end = next((t.index for t in sentence.tokens[group.i : last] if t.lower in _ENDING), last)
    name = sentence.words(first, end)
    sides = (told.giver, taker)
    total = sentence.tokens[first].lower in sets(sentence.language)["total"]
    if not name or total or not any(w[0].isupper() for w in name.split()) or not is_actor(taker):
        return
    attrs: dict[str, Attribute] = {"name": name, "sector": sector_of(sentence, Thing(group, name, True)), "action": _PLANNED}
    yield finding(sentence, "project", *sides, attrs, None, sentence.place(first, end), _RULE, modality=_PLANNED)
    if told.signed and told.modality == "actual":
        paper: dict[str, Attribute] = {"name": f"{told.signed}: {name}", "type": "agreement", "action": "signed"}
        yield finding(sentence, "agreement", *sides, paper, told.period, sentence.place(first, end), _RULE)
