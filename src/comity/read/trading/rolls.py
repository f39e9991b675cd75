"""Rolls: partners one after another, each with its own figure ("Chile (34%), Peru (12%)", "$3 million to Chile and $2 million to Peru")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from comity.read.actors import actors
from comity.read.discourse import Discourse, is_actor
from comity.read.figure_model import figure_words
from comity.read.figures import told
from comity.read.grammar import NounGroup, Token, is_adjective, words
from comity.read.marks.quantities import Quantity
from comity.read.partners import states
from comity.read.sentence import Sentence
from comity.read.trading.sides import ROLES, Sides, TradeHead
from comity.read.trading.words import KIND, trade_words

#: A figure stands so many tokens behind the partner whose it is.
_NEAR = 4
_MEASURED = ("money", "percent", "fraction", "scaled")
_SHARES = ("percent", "fraction")
_CLOSING = (")", ";")
#: In place of its figure: of an entry of a row whose figures follow together.
_IN_A_ROW = -1


@dataclass(frozen=True)
class _Entry:
    """A state with a figure of its own.

    Attributes:
        group: the state's name.
        party: the state.
        at: the token of its figure; -1 where the figures of a row follow together, told with "respectively".

    """

    group: NounGroup
    party: str
    at: int


def rolls(sentence: Sentence, found: Sequence[TradeHead], discourse: Discourse) -> Iterator[TradeHead]:
    """A head for each partner that has a figure of its own, where what stands before it tells whose partners they are.

    Args:
        sentence: where they stand.
        found: the heads of trade found in it so far.
        discourse: what was told before.

    """
    made: list[tuple[_Entry, TradeHead]] = []
    known = [h for h in found if h.a]
    entries = [e for g in sentence.nouns if (e := _entry(sentence, g, discourse)) is not None]
    for entry in entries:
        turned = _turned(entry, known)
        if turned is not None:
            yield turned
            continue
        lead = _lead(sentence, entry, entries, known, made, discourse)
        if lead is None or entry.party in ("", lead.a) or any(_is_told(h, entry, lead) for h in (*found, *(h for _, h in made))):
            continue
        head = replace(
            lead, i=entry.group.i, j=entry.group.j, at=entry.group.head, b=entry.party, group=None, verb=None, takes=("money",), part=True,
            goes_on=True, sides=Sides(lead.a, entry.party, beside=False, listed=True),
        )  # fmt: skip
        made.append((entry, head))
        yield head


def _turned(entry: _Entry, found: Sequence[TradeHead]) -> TradeHead | None:
    """The other way round, of two: "exports of $5 million from Chile and $3 million from Peru"."""
    group, last = entry.group, next((h for h in reversed(found) if h.at < entry.group.i), None)
    if last is None or last.instance is None or last.attrs["flow"] not in ROLES or entry.at > group.head or last.b != entry.party:
        return None
    role = ROLES[last.attrs["flow"]][0]
    if group.by not in last.instance.frame.places(role) or group.by in partner_slots(last):
        return None
    return replace(
        last, i=group.i, j=group.j, at=group.head, a=last.b, b=last.a, group=None, verb=None, goes_on=True, sides=Sides(last.b, last.a)
    )


def _is_told(head: TradeHead, entry: _Entry, lead: TradeHead) -> bool:
    """Whether a head is already that of a partner."""
    return head.b == entry.party and head.attrs == lead.attrs


def _entry(sentence: Sentence, group: NounGroup, discourse: Discourse) -> _Entry | None:
    token = sentence.head(group)
    party = str(getattr(token.value, "party", ""))
    named = token.mark == "party" and not is_adjective(token) and group.j == group.head + 1
    if not named:
        able = states(actors(sentence, group, discourse, listed=False)) if group.by and sentence.tokens[group.i].tag in ("D", "J") else []
        party = able[0].party if len(able) == 1 else ""
    if not party or not is_actor(party):
        return None
    at = _figure_behind(sentence, group)
    if at is None and group.by:
        at = _figure_in_front(sentence, group)
    if at is None and any(t.lower in figure_words(sentence.language).respectively for t in sentence.tokens):
        at = _IN_A_ROW
    return _Entry(group, party, at) if at is not None else None


def _is_figure(token: Token) -> bool:
    value = token.value
    return isinstance(value, Quantity) and value.sort in _MEASURED and not value.points


def _figure_behind(sentence: Sentence, group: NounGroup) -> int | None:
    """The figure right behind a group, with small words, signs, "follows" or a rank between."""
    tokens, following = sentence.tokens, trade_words(sentence.language).following
    for token in tokens[group.j : group.j + _NEAR]:
        if token.mark == "quantity" and getattr(token.value, "sort", "") != "ordinal":
            return token.index if _is_figure(token) else None
        if token.mark == "quantity" or token.lemma in following:
            continue
        if (token.tag not in ("P", "X", "B", "H") and token.mark != "sign") or token.lower in _CLOSING:
            return None
    return None


def _figure_in_front(sentence: Sentence, group: NounGroup) -> int | None:
    """The figure of "$3 million to Chile": right before the preposition, and nobody's noun between."""
    place = next((t.index for t in reversed(sentence.tokens[: group.i]) if t.tag == "P"), -1)
    if place < 1 or place < group.i - 2 or not _is_figure(sentence.tokens[place - 1]):
        return None
    return place - 1


def _lead(
    sentence: Sentence, entry: _Entry, entries: Sequence[_Entry], found: Sequence[TradeHead],
    made: Sequence[tuple[_Entry, TradeHead]], discourse: Discourse,
) -> TradeHead | None:  # fmt: skip
    """The head whose further partner an entry is: one before it, that the entry goes on from; or what the sentence before has told."""
    before = [h for h in found if h.at < entry.group.i and h.kind and h.instance is not None]
    if before:
        last = made[-1][1] if made and made[-1][0].group.i > before[-1].at else before[-1]
        return last if _goes_on(sentence, entry, last, discourse) else None
    if made:
        return made[-1][1]
    return None if found else _lead_before(sentence, entries, discourse)


def _goes_on(sentence: Sentence, entry: _Entry, lead: TradeHead, discourse: Discourse) -> bool:
    if entry.at == _IN_A_ROW:
        return _stands_in_row(sentence, entry, lead)
    if entry.group.by in partner_slots(lead):
        return sentence.tokens[entry.group.i].tag in ("L", "J", "D")
    if lead.verb is not None or entry.group.by not in ("", *trade_words(sentence.language).leading) or not entry.at > entry.group.head:
        return False
    assert lead.instance is not None
    verbs = [v.lemma for v in sentence.verbs if v.main < entry.group.i]
    known, own = figure_words(sentence.language), trade_words(sentence.language)
    shared = any(v in known.share_verbs for v in verbs) and any(
        getattr(t.value, "sort", "") in _SHARES for t in sentence.tokens[: entry.group.i]
    )
    follows = any(v in own.following for v in verbs) and lead.attrs["flow"] in ROLES
    taken = lead.attrs["flow"] == "exports" and any(v in own.taking for v in verbs) and not lead.b
    return shared or follows or taken or lead.instance.frame.attrs["sort"] == "partner" or _continues(sentence, entry, lead)


def _stands_in_row(sentence: Sentence, entry: _Entry, lead: TradeHead) -> bool:
    """Whether nothing but partners stands between a head and an entry: "exports to Chile, Peru and Fiji rose by …, respectively"."""
    between = sentence.tokens[lead.at + 1 : entry.group.i]
    return lead.verb is None and all(t.mark in ("sign", "party") or t.tag in ("C", "D", "P") for t in between)


def _continues(sentence: Sentence, entry: _Entry, lead: TradeHead) -> bool:
    """Whether an entry stands in a list right behind a partner with its figure: nothing but signs and small words between."""
    if not lead.part or lead.at >= entry.group.i or sentence.tokens[lead.at].mark != "party":
        return False
    between = sentence.tokens[lead.at + 1 : entry.group.i]
    return all(t.mark in ("sign", "quantity") or t.tag in ("C", "D", "P") for t in between)


def _lead_before(sentence: Sentence, entries: Sequence[_Entry], discourse: Discourse) -> TradeHead | None:
    """The head of the sentence before, where this one does nothing but go on with further partners and their figures."""
    before = told(KIND, discourse, 1)
    last = before.heads[-1] if before is not None else None
    if not isinstance(last, TradeHead) or not last.a or last.verb is not None or any(t.mark == "person" for t in sentence.tokens):
        return None
    own = trade_words(sentence.language)
    if not sentence.verbs:
        return last if last.attrs["flow"] in ROLES or last.part or last.sides.ordered else None
    named = {p for p in sentence.parties() if is_actor(p) and p != last.a}
    plain = own.following | own.placing | own.copulas | own.having | own.going | words(sentence.language).sets["saying"]
    going_on = all(v.lemma in plain for v in sentence.verbs) and named <= {e.party for e in entries}
    return last if going_on and (last.sides.listed or not last.b or last.part or last.sides.ordered) else None


def partner_slots(head: TradeHead) -> tuple[str, ...]:
    """The prepositions in front of a head's partner."""
    frame = head.instance.frame if head.instance is not None else None
    if frame is None or frame.attrs["sort"] == "partner" or (head.attrs["flow"] == "turnover" and not head.sides.ordered):
        return ()
    if head.attrs["flow"] == "turnover":
        return tuple(p for p in frame.places("parties") if head.instance and p in words(head.instance.sentence.language).sets["with"])
    return frame.places(ROLES[head.attrs["flow"]][1])


def has_share(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a percentage stands in a bracket right behind a partner, and no verb moves it ("went to Chile (5 percent)")."""
    after = sentence.tokens[group.j : group.j + 2]
    told_of = len(after) == 2 and after[0].lower == "(" and getattr(after[1].value, "sort", "") in _SHARES
    moved = figure_words(sentence.language).moves
    return told_of and not any(v.lemma in moved for v in sentence.verbs if v.main < group.i)
