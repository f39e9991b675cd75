"""Agreements in lists: items under an introduction or a heading, with what was done told in brackets or not at all."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from comity.read.agreements.agreement_words import lexicon
from comity.read.agreements.agreements_meant import listed_behind, titled
from comity.read.agreements.papers import Paper
from comity.read.agreements.parties import owned, parties
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import MODALITIES
from comity.read.frames import Instance, instances, resolve, when
from comity.read.grammar import NounGroup, Token
from comity.read.headed.list_rows import cells
from comity.read.marks.periods import Period
from comity.read.occasions import of_occasion
from comity.read.sentence import Sentence

_KEY = "agreement list"
_SIGNED, _NEGOTIATED, _IN_FORCE = "signed", "negotiated", "in_force"
_KIND = "agreement"
_TWO = 2
_OPEN, _CLOSED = "(", ")"
#: What parts a date from what it is of.
_APART = frozenset(":-–—")


class Item(NamedTuple):
    """An agreement of a list and one act on it."""

    paper: Paper
    parties: tuple[str, ...]
    action: str
    modality: str
    period: Period | None


class _Opened(NamedTuple):
    """What opened a list: the act on its items (none under a heading), whose they are, when; of a table the act of each column."""

    action: str
    modality: str
    parties: tuple[str, ...]
    period: Period | None
    columns: tuple[str, ...] = ()


def items(sentence: Sentence, named: list[Paper], discourse: Discourse) -> Iterator[Item]:
    """The acts that a sentence tells as an item of a list, or as the whole of one ("the following were signed: …")."""
    opened = discourse.last.get(_KEY)
    if all(t.mark == "sign" for t in sentence.tokens):
        # A rule under the columns of a table.
        return
    if columns := _columns(sentence):
        told = opened if isinstance(opened, _Opened) else _Opened("", "actual", tuple(discourse.pair or ()), None)
        discourse.last[_KEY] = told._replace(columns=columns)
        return
    row = isinstance(opened, _Opened) and bool(opened.columns) and len(cells(sentence)) >= _TWO
    if isinstance(opened, _Opened) and (row or _is_item(sentence, discourse)):
        found = [] if row else list(_with_brackets(sentence, named, discourse))
        found = found or list(_item(sentence, named, opened, discourse))
        if found or not sentence.is_heading or row:
            yield from found
            return
    if _closes(sentence, discourse):
        discourse.last.pop(_KEY, None)
    readers = (_of_years, _dated_line, _with_brackets) if named else ()
    found = next((several for read in readers if (several := list(read(sentence, named, discourse)))), [])
    yield from found or _open(sentence, named, discourse)


def _of_years(sentence: Sentence, named: list[Paper], discourse: Discourse) -> Iterator[Item]:
    """Several agreements signed, each at a date in the brackets behind them ("signed three fishing agreements (1961, 1979 and 2000)")."""
    for paper in (p for p in named if p.many and p.number is not None):
        dates = _in_brackets(sentence, paper.end)
        signing = next((i for i in instances(sentence, _KIND) if i.frame.attrs["action"] == _SIGNED and i.status in MODALITIES), None)
        pair = parties(signing, None, discourse).all if signing is not None and len(dates) == paper.number else []
        if signing is not None and len(pair) >= _TWO:
            first = next((t.index for t in sentence.tokens[paper.start : paper.end] if t.mark != "quantity"), paper.start)
            one = replace(paper, name=sentence.words(first, paper.end), many=False, number=None)
            for date in dates:
                yield Item(one, tuple(pair), _SIGNED, signing.status, resolve(date, "past", "actual", discourse))


def _dated_line(sentence: Sentence, named: list[Paper], discourse: Discourse) -> Iterator[Item]:
    """Agreements on lines of their own, each behind its date, in a text on two ("1956: trade agreement")."""
    tokens, pair = sentence.tokens, _of_two_alone(sentence, discourse)
    for paper in named if pair else ():
        in_front = tokens[max(0, paper.start - _TWO) : paper.start]
        if paper.many or len(in_front) < _TWO or in_front[1].lower not in _APART:
            continue
        date = sentence.date_at(in_front[0])
        if date is not None:
            yield Item(paper, pair, _SIGNED, "actual", resolve(date, "past", "actual", discourse))


def _of_two_alone(sentence: Sentence, discourse: Discourse) -> tuple[str, ...]:
    """The two that a text is on, where a line without a clause names nobody else; nobody elsewhere."""
    pair = tuple(discourse.pair or ())
    return pair if discourse.is_titled() and not _has_finite(sentence) and set(sentence.parties()) <= set(pair) else ()


def _in_brackets(sentence: Sentence, start: int) -> list[Period]:
    """The dates in the brackets that open at a token, where nothing else stands in them."""
    tokens = sentence.tokens
    if start >= len(tokens) or tokens[start].text != _OPEN:
        return []
    end = next((t.index for t in tokens[start:] if t.text == _CLOSED), start)
    if any(t.mark not in ("period", "sign", "quantity") and t.tag != "C" for t in tokens[start:end]):
        return []
    found = (sentence.date_at(t) for t in tokens[start:end])
    return [p for p in found if p is not None]


def _columns(sentence: Sentence) -> tuple[str, ...]:
    """The act that each column of a table tells the day of ("Name | Signed | In force"), empty where none; nothing for another line."""
    cut = cells(sentence)
    if len(cut) < _TWO or sentence.periods() or any(sentence.year_at(t) for t in sentence.tokens):
        return ()
    found = tuple(next((act for k in range(i, j) if (act := _act_at(sentence, k))), "") for i, j in cut)
    return found if any(found) else ()


def _is_item(sentence: Sentence, discourse: Discourse) -> bool:
    return sentence.is_item or sentence.is_heading or (discourse.intro is None and not _has_finite(sentence))


def _closes(sentence: Sentence, discourse: Discourse) -> bool:
    return not _is_item(sentence, discourse) or sentence.is_heading


def _has_finite(sentence: Sentence) -> bool:
    return any(v.sort == "finite" for v in sentence.verbs)


def _open(sentence: Sentence, named: list[Paper], discourse: Discourse) -> Iterator[Item]:
    """Begins a list where a sentence introduces one; yields the items that it lists itself."""
    if sentence.is_heading and _is_heading(sentence, named):
        named_here = tuple(p for p in sentence.parties() if is_actor(p))
        discourse.last[_KEY] = _Opened("", "actual", named_here if len(named_here) > 1 else tuple(discourse.pair or ()), None)
        return
    colon = next((t for t in sentence.tokens if t.lower == ":"), None) or _last_word(sentence)
    if colon is None:
        return
    inside = {i for paper in named for i in range(paper.group.i, paper.end)}
    for instance in instances(sentence, _KIND):
        if instance.status not in MODALITIES or not _introduces(instance, named, colon):
            continue
        action = str(instance.frame.attrs["action"])
        if action not in (_SIGNED, _NEGOTIATED, _IN_FORCE) or (action != _SIGNED and not any(p.many for p in named)):
            continue
        pair = parties(instance, None, discourse).all
        opened = _Opened(action, instance.status, tuple(pair), when(instance, discourse, inside) or of_occasion(instance, discourse))
        if colon.index >= len(sentence.tokens) - 2:
            discourse.last[_KEY] = opened
            return
        for paper in listed_behind(sentence, colon.index, named):
            for action, period in _in_own_brackets(sentence, paper, discourse) or [(opened.action, opened.period)]:
                yield Item(paper, opened.parties, action, opened.modality, period)
        return


def _last_word(sentence: Sentence) -> Token | None:
    """The word that opens a list where a line ends in it ("Agreements signed by both, including")."""
    last = sentence.tokens[-1] if sentence.tokens else None
    return last if last is not None and last.lower in lexicon(sentence.language).openers else None


def _is_heading(sentence: Sentence, named: list[Paper]) -> bool:
    """Whether a heading is one of agreements: it names several and none by a name of its own."""
    headings = lexicon(sentence.language).headings
    told = any(sentence.head(g).lower in headings for g in sentence.nouns)
    since = all(p.opens == "last" for _, p in sentence.periods())
    return told and all(p.many or p.bare or p.weak for p in named) and since


def _introduces(instance: Instance, named: list[Paper], colon: Token) -> bool:
    """Whether what is signed stands behind the colon: before it there is no agreement but several together."""
    before = [p for p in named if p.start < colon.index]
    openers = lexicon(instance.sentence.language).openers
    verb = instance.verb
    objects = [g for g in verb.objects if g is not instance.noun] if verb is not None and not verb.passive else []
    done = verb is not None and verb.sort == "participle" and any(p.end == verb.i for p in before)
    if verb is not None and not verb.passive and not verb.objects and not done:
        return False
    if not before and any(not openers & {t.lower for t in instance.sentence.tokens[g.i : g.j]} for g in objects):
        # "Signed the bill: …" signs no list.
        return False
    place = verb.i if verb is not None else colon.index
    return place < colon.index and all(p.many for p in before)


def _item(sentence: Sentence, named: list[Paper], opened: _Opened, discourse: Discourse) -> Iterator[Item]:
    """The acts of one item: those that it tells itself, else that of the introduction."""
    paper = _in_cells(sentence, named, opened) or (named[0] if named else _title(sentence, opened))
    if (
        paper is None
        or paper.many
        or any(t.tag not in "YKXDW" and len(t.text.rstrip(".")) > 1 for t in sentence.tokens[: min(paper.start, paper.group.i)])
    ):
        return
    pair = tuple(owned(sentence, paper, discourse)) if len(owned(sentence, paper, discourse)) >= 2 else opened.parties
    if len(pair) < 2:
        pair = discourse.two() or ()
    own = list(_acts(sentence, paper, opened.columns, discourse))
    for action, period in own or [(opened.action or _SIGNED, opened.period)]:
        if own or opened.action:
            yield Item(paper, pair, action, opened.modality, period)
    for more in named[1:] if opened.action else ():
        if not more.many and not more.bare:
            yield Item(more, pair, opened.action, opened.modality, opened.period)


def _in_cells(sentence: Sentence, named: list[Paper], opened: _Opened) -> Paper | None:
    """The agreement of a row whose cells tell apart what it is on and what it is ("Air services | Agreement | 29 May 2005")."""
    first = next((n for n, act in enumerate(opened.columns) if act), 0)
    cut = cells(sentence)[:first]
    if len(cut) < _TWO or len(cut) < first:
        return None
    paper = next((p for p in named if cut[0][1] <= p.group.i < cut[-1][1]), None)
    if paper is None:
        return None
    told = [sentence.words(*cell) for cell in cut if sentence.words(*cell).strip("-–— ")]
    # "[Social security | Agreement | …]": not in force yet.
    told = [words.lstrip("[(") for words in told]
    return replace(paper, start=cut[0][0], end=cut[-1][1], name=" ".join(told), bare=False)


def _title(sentence: Sentence, opened: _Opened) -> Paper | None:
    """An item of signed papers with a title and no word for what it is; under a heading one that is dated ("Police Cooperation, 2009")."""
    first: NounGroup | None = sentence.nouns[0] if sentence.nouns else None
    found = titled(sentence, first) if first is not None else None
    if found is None or opened.action:
        return found
    behind_it = sentence.tokens[found.end : found.end + _TWO]
    dated = len(behind_it) == _TWO and behind_it[0].mark == "sign" and sentence.date_at(behind_it[1]) is not None
    return replace(found, type=_KIND) if dated and not _has_finite(sentence) else None


def _acts(
    sentence: Sentence, paper: Paper, columns: tuple[str, ...], discourse: Discourse, end: int | None = None
) -> Iterator[tuple[str, Period | None]]:
    """What an item tells beside its name: "(signed 17 June 1996, in force 5 November 1996)"; a date alone is that of its column or the signature."""
    action, told = "", False
    cut = [j for _, j in cells(sentence)] if columns else []
    in_front = columns or isinstance(sentence.tokens[0].value, Period)
    signed: Period | None = None
    for token in sentence.tokens[0 if in_front else paper.end : end]:
        cell = sum(j <= token.index for j in cut)
        action = _act_at(sentence, token.index) or action
        period = token.value if isinstance(token.value, Period) else _year_at(sentence, token, columns)
        own = columns[cell] if cell < len(columns) else ""
        if signed is not None and own and lexicon(sentence.language).same & set(token.lower.split()):
            # "Same day", "on signature".
            yield own, signed
            action, told, signed = "", True, None
        elif period is not None:
            act = action or own or _SIGNED
            when_done = resolve(period, "past", "actual", discourse)
            signed = when_done if act == _SIGNED else signed
            yield act, when_done
            action, told = "", True
    if action and not told:
        yield action, None


def _with_brackets(sentence: Sentence, named: list[Paper], discourse: Discourse) -> Iterator[Item]:
    """Several titles in a row, each with what was done in brackets ("Treaty of Friendship (1965), Trade Agreement (1971, renewed 1991)")."""
    tokens = sentence.tokens
    told = [p for p in named if not p.many and p.end < len(tokens) and tokens[p.end].text == _OPEN]
    pair = _of_two_alone(sentence, discourse) if len(told) >= _TWO else ()
    for paper in told if pair else ():
        for action, period in _in_own_brackets(sentence, paper, discourse):
            yield Item(paper, pair, action, "actual", period)


def _in_own_brackets(sentence: Sentence, paper: Paper, discourse: Discourse) -> list[tuple[str, Period | None]]:
    """What the brackets right behind an agreement's name tell was done with it."""
    tokens = sentence.tokens
    if paper.end >= len(tokens) or tokens[paper.end].text != _OPEN:
        return []
    end = next((t.index for t in tokens[paper.end :] if t.text == _CLOSED), paper.end)
    return list(_acts(sentence, paper, (), discourse, end))


def _year_at(sentence: Sentence, token: Token, columns: tuple[str, ...]) -> Period | None:
    """The year that a bare number is in a table, or behind a sign or what was done ("Trade Agreement, Lima, 1954", "entered into force 2003")."""
    year = sentence.year_at(token)
    if year is None or columns:
        return year
    before = sentence.tokens[token.index - 1] if token.index else token
    after = sentence.tokens[token.index + 1 :][:1]
    apart = (before.mark == "sign" or _act_ends(sentence, before.index)) and (not after or after[0].mark == "sign")
    return year if apart else None


def _act_ends(sentence: Sentence, i: int) -> bool:
    """Whether what was done is told by the words that end at a place."""
    tokens = [t.lower for t in sentence.tokens[: i + 1]]
    return any(tuple(tokens[-len(signs) :]) == signs for signs, _ in lexicon(sentence.language).acts)


def _act_at(sentence: Sentence, i: int) -> str:
    tokens = sentence.tokens
    for signs, action in lexicon(sentence.language).acts:
        if tokens[i].lower == signs[0] and tuple(t.lower for t in tokens[i : i + len(signs)]) == signs:
            return action
    return ""
