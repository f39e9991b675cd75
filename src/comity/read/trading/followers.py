"""Partners that follow one told of: "China took 22 percent, followed by Chile (15 percent)", "Chile for 15 percent", "Brazil is third"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from comity.read.discourse import Discourse, is_actor
from comity.read.figure_model import figure_words
from comity.read.figures import told
from comity.read.grammar import NounGroup, Token, VerbGroup, is_adjective
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence
from comity.read.trading.partners import KIND, Partnership
from comity.read.trading.sides import ROLES, Sides, TradeHead
from comity.read.trading.words import trade_words

#: A figure stands so many tokens behind the partner whose it is.
_NEAR = 4
#: How many sentences a rank is kept for those that follow.
_REACH = 2
_MEASURED = ("money", "percent", "fraction", "scaled")


@dataclass(frozen=True)
class Ranked:
    """The rank told last: whose partner, which, and when.

    Attributes:
        index: the sentence's number.
        one: the partnership.
        rank: of the partner told last.

    """

    index: int
    one: Partnership
    rank: int


def followers(sentence: Sentence, found: Sequence[TradeHead], discourse: Discourse) -> Iterator[TradeHead]:
    """A head for each partner that has its own figure behind it, where those before it tell whose partners they are."""
    respective = any(t.lower in figure_words(sentence.language).respectively for t in sentence.tokens)
    for group in sentence.nouns:
        party = _partner(sentence, group)
        told_of = party and (
            _has_figure(sentence, group) or (respective and bool(group.listed) and _has_figure(sentence, group.listed[-1]))
        )
        head = _leading(sentence, group, found, discourse) if told_of else None
        if head is None or party in ("", head.a, *(h.b for h in found)):
            continue
        yield replace(
            head, i=group.i, j=group.j, at=group.head, b=party, group=None, verb=None, takes=("money",), part=True, goes_on=True,
            sides=Sides(head.a, party, beside=False, listed=True),
        )  # fmt: skip


def _partner(sentence: Sentence, group: NounGroup) -> str:
    """The state that a group is the name of."""
    token = sentence.head(group)
    party = str(getattr(token.value, "party", ""))
    named = token.mark == "party" and not is_adjective(token) and group.j == group.head + 1 and is_actor(party)
    return party if named and group.by in ("", *trade_words(sentence.language).leading) else ""


def _has_figure(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a figure stands right behind a group, with small words, signs or a rank between."""
    for token in sentence.tokens[group.j : group.j + _NEAR]:
        value = token.value
        if isinstance(value, Quantity):
            if value.sort == "ordinal":
                continue
            return value.sort in _MEASURED and not value.points
        if token.tag not in ("P", "X", "B") and token.mark != "sign":
            return _is_following(sentence, token)
        if token.lower in (")", ";"):
            return False
    return False


def _is_following(sentence: Sentence, token: Token) -> bool:
    """ "Chile follows with 15 percent"."""
    after = next((t for t in sentence.tokens[token.index + 1 : token.index + _NEAR] if t.tag != "P"), None)
    return token.lemma in trade_words(sentence.language).following and after is not None and after.mark == "quantity"


def _leading(sentence: Sentence, group: NounGroup, found: Sequence[TradeHead], discourse: Discourse) -> TradeHead | None:
    """The head of trade whose further partner a group is: of a share told before it, or of a list of partners."""
    known, verbs = figure_words(sentence.language), [v for v in sentence.verbs if v.main < group.i]
    before = [h for h in found if h.at < group.i and h.a and h.verb is None and h.kind]
    if before:
        shared = any(v.lemma in known.share_verbs for v in verbs) and _has_share(sentence.tokens[: group.i])
        partners = before[-1].instance is not None and before[-1].instance.frame.attrs["sort"] == "partner"
        follows = any(v.lemma in trade_words(sentence.language).following for v in verbs) and before[-1].attrs["flow"] in ROLES
        return before[-1] if shared or partners or follows else None
    earlier = told(KIND, discourse, 1)
    last = earlier.heads[-1] if earlier is not None and not found else None
    words = trade_words(sentence.language)
    if not isinstance(last, TradeHead) or not last.a or last.verb is not None or any(t.mark == "person" for t in sentence.tokens):
        return None
    return last if sentence.verbs and all(v.lemma in words.following | words.placing for v in sentence.verbs) else None


def _has_share(tokens: Sequence[Token]) -> bool:
    return any(isinstance(t.value, Quantity) and t.value.sort in ("percent", "fraction") for t in tokens)


def next_ranks(sentence: Sentence, last: Ranked | None, discourse: Discourse) -> Iterator[tuple[str, int, tuple[int, int]]]:
    """The ranks of those that follow, each with its party and where it stands."""
    if last is None or discourse.index - last.index > _REACH:
        return
    place, one = last.rank, last.one
    seen = {one.a, one.b}
    for verb in sentence.verbs:
        if verb.lemma not in trade_words(sentence.language).following or verb.negated:
            continue
        for group in _behind(verb):
            party = _named(sentence, group)
            if not party or party in seen:
                return
            place += 1
            seen.add(party)
            yield party, place, sentence.place(group.i, group.j)
    for group in sentence.nouns:
        party = _named(sentence, group)
        number = _ordinal(sentence, group) if party and party not in seen else None
        if number is not None and number > 1:
            seen.add(party)
            yield party, number, sentence.place(group.i, group.j)


def _behind(verb: VerbGroup) -> list[NounGroup]:
    """Who follows: the doers of "followed by", or the subject of "follows" with no object."""
    if verb.passive:
        return verb.subjects
    return verb.subjects if not verb.objects else []


def _named(sentence: Sentence, group: NounGroup) -> str:
    token = sentence.head(group)
    party = str(getattr(token.value, "party", ""))
    return party if token.mark == "party" and not is_adjective(token) and is_actor(party) else ""


def _ordinal(sentence: Sentence, group: NounGroup) -> int | None:
    """ "Italy is third (10 percent)", "Chile second with 19 percent": the rank right behind a party, of no noun."""
    for token in sentence.tokens[group.j : group.j + _NEAR - 1]:
        value = token.value
        if isinstance(value, Quantity) and value.sort == "ordinal" and value.value:
            after = sentence.tokens[token.index + 1 : token.index + 2]
            return int(value.value) if not after or after[0].tag in "YPC" else None
        if token.lemma not in trade_words(sentence.language).placing and token.tag != "B":
            return None
    return None
