"""Which product a figure of trade is of: "wheat exports", "exports of wheat", "sold wheat"."""

from collections.abc import Iterator, Sequence

from comity.read.figures.figure import figure_words
from comity.read.frames import Instance
from comity.read.grammar import NounGroup, Token, VerbGroup, words
from comity.read.grammar.links import IN, OF
from comity.read.sentence import Sentence
from comity.read.trading.trade_words import TradeWords, trade_nouns, trade_words

#: How far products hang on what they are measured by ("a consignment of 41,000 tons of maize").
_DEPTH = 3


def product_of(instance: Instance) -> str | None:
    """The product that an instance is of, as written; None if it is of goods of all sorts."""
    sentence = instance.sentence
    if instance.noun is not None:
        own = frozenset(w for words in instance.frame.nouns for w in words)
        beside = product_beside(sentence, instance.noun, own)
        return beside or next(_hanging(sentence, instance.noun, _DEPTH), None)
    return _handled(sentence, instance.verb) if instance.verb is not None else None


def product_beside(sentence: Sentence, group: NounGroup, but: frozenset[str] = frozenset()) -> str | None:
    """The product in front of a noun: "wheat exports"; words of `but` are the noun's own."""
    known = trade_words(sentence.language)
    found: list[Token] = []
    for token in sentence.tokens[group.i : group.head]:
        inside = group.possessor is not None and token.index < group.possessor.j
        if inside or token.mark or token.tag not in ("N", "A", "G", "V", "E") or token.lower in but or token.lemma in but:
            found = []
            continue
        found.append(token)
    found = [t for t in found if t.lower not in known.plain and (t.lemma or t.lower) not in known.plain and t.lower not in known.whole]
    text = _written(found)
    return text if text[:1].islower() or text.isupper() else None


def _handled(sentence: Sentence, verb: VerbGroup) -> str | None:
    """What is sold or bought: the verb's object, or what hangs on its measure."""
    lands = words(sentence.language).sets["lands"]
    for group in verb.objects:
        # "Sold this country goods".
        found = next(_product(sentence, group, _DEPTH), None) if sentence.head(group).lemma not in lands else None
        if found:
            return found
    return None


def _hanging(sentence: Sentence, group: NounGroup, depth: int) -> Iterator[str]:
    for prep, other in group.behind:
        if prep in (OF, IN):
            yield from _product(sentence, other, depth - 1)


def _product(sentence: Sentence, group: NounGroup, depth: int) -> Iterator[str]:
    """The product that a group names, or that hangs on its measure."""
    known = trade_words(sentence.language)
    head = sentence.head(group)
    if depth <= 0 or any(sentence.head(g).lemma in known.goods or _are_joined(sentence, g, group, known) for g in group.listed):
        return
    if head.tag != "N" or _is_measure(sentence, group):
        yield from _hanging(sentence, group, depth)
        return
    text = _named(sentence, group, known)
    if text:
        yield _with_listed(sentence, group, text)
    else:
        yield from _hanging(sentence, group, depth)


def _are_joined(sentence: Sentence, goods: NounGroup, group: NounGroup, known: TradeWords) -> bool:
    """Whether a group is told with goods of all sorts in one breath ("goods and services")."""
    return sentence.head(goods).lemma in known.all_sorts and 1 in (group.i - goods.j, goods.i - group.j)


def named_product(sentence: Sentence, group: NounGroup) -> str:
    """The product that a noun group is the name of, as written; empty if it is of goods of all sorts."""
    known = trade_words(sentence.language)
    return "" if sentence.head(group).lemma in known.whole | known.plain else _named(sentence, group, known)


def _is_measure(sentence: Sentence, group: NounGroup) -> bool:
    return any(t.mark == "quantity" for t in sentence.tokens[group.i : group.head])


def _written(tokens: Sequence[Token]) -> str:
    """Words as written, a sentence's first in lower case."""
    text = " ".join(t.text for t in tokens)
    return text[:1].lower() + text[1:] if tokens and tokens[0].index == 0 and text[1:2].islower() else text


def _named(sentence: Sentence, group: NounGroup, known: TradeWords) -> str:
    tokens = [t for t in sentence.tokens[group.i : group.head + 1] if not t.mark and t.tag in ("N", "A", "G", "V", "E")]
    if sentence.head(group).lemma in known.goods:
        adjectives = [t for t in tokens[:-1] if t.lower not in known.plain]
        return _written([*adjectives, tokens[-1]]) if adjectives and tokens else ""
    while tokens and tokens[0].lower in known.plain:
        tokens.pop(0)
    return _written(tokens)


def _with_listed(sentence: Sentence, group: NounGroup, text: str) -> str:
    """The product with those that it is listed with, as written."""
    members: Sequence[NounGroup] = group.listed or [group]
    last = members[-1]
    told = any(t.mark in ("quantity", "party") for t in sentence.tokens[group.j : last.j])
    if len(members) < 2 or last.i <= group.i or told or any(sentence.head(m).tag != "N" for m in members):
        return text
    return f"{text}{sentence.text[sentence.tokens[group.j - 1].end : sentence.tokens[last.j - 1].end]}"


def product_of_part(sentence: Sentence, place: int, whole: NounGroup | None) -> str:
    """The product that is told to be a part in money of a whole ("fabric accounted for $3 million of the sales"); empty if none is.

    Args:
        sentence, place: the sum.
        whole: the noun that is measured.

    """
    own = next((g for g in sentence.nouns if g.i <= place < g.j), None)
    if own is None or whole is None or not any(p == OF and g is whole for p, g in own.behind[:1]):
        return ""
    telling = figure_words(sentence.language).share_verbs | figure_words(sentence.language).amount
    verb = next((v for v in sentence.verbs if own in v.objects or any(g is own for _, g in v.obliques)), None)
    if verb is None or verb.lemma not in telling or len(verb.subjects) != 1:
        return ""
    subject = verb.subjects[0]
    head = sentence.head(subject)
    if head.tag != "N" or head.mark or any(t.mark == "party" for t in sentence.tokens[subject.i : subject.j]):
        return ""
    if head.lemma in trade_nouns(sentence.language):
        return product_beside(sentence, subject, frozenset((head.lemma, head.lower))) or ""
    return named_product(sentence, subject)


def product_of_sum(sentence: Sentence, place: int) -> str:
    """The product right behind a sum ("sold $3 million of copper and $2 million of zinc"); empty if none is."""
    own = next((g for g in sentence.nouns if g.i <= place < g.j), None)
    behind = [g for p, g in own.behind[:1] if p == OF] if own is not None and own.head == place else []
    names = [g for g in behind if sentence.head(g).tag == "N" and not sentence.head(g).mark and not g.listed]
    names = [g for g in names if sentence.head(g).lemma not in trade_nouns(sentence.language) and g.possessor is None]
    return named_product(sentence, names[0]) if names else ""
