"""What makes a noun an agreement."""

from comity.read.agreements.agreement_words import Sort, lexicon
from comity.read.grammar import NounGroup
from comity.read.sentence import Sentence


def sort_of(sentence: Sentence, group: NounGroup, head: int | None = None) -> Sort | None:
    """What makes a noun group (or its words up to `head`) an agreement; None if nothing does."""
    at = group.head if head is None else head
    token = sentence.tokens[at]
    if token.tag not in ("N", "A") or at < group.i:
        return None
    lexical = lexicon(sentence.language)
    behind = sentence.tokens[at + 1 : at + 3]
    if len(behind) > 1 and behind[0].lower == lexical.link and behind[1].lower in lexical.formalities:
        return None
    whose = group.possessor is not None or sentence.tokens[group.i].tag == "Q"
    if whose and behind and behind[0].tag == "P" and behind[0].lower in lexical.consented and token.lower in lexical.consent:
        # "The president's agreement to a procedure" is his consent.
        return None
    told = [t.lower if "-" in t.lower else t.lemma or t.lower for t in sentence.tokens[group.i : at + 1]]
    if "-" in token.lower:
        # Of a hyphened word its end alone is no noun of ours ("mis-declaration").
        told[-1] = token.lower
    for sort in lexical.sorts.get(told[-1], ()):
        if _fits(sentence, sort.signs, told, at) and not lexical.untrue & set(told[-2:-1]):
            return sort
    return None


def _fits(sentence: Sentence, signs: tuple[str, ...], told: list[str], at: int) -> bool:
    if lexicon(sentence.language).link in signs:
        behind = sentence.tokens[at : at + len(signs)]
        return len(behind) == len(signs) and all(sign in (t.lemma, t.lower) for sign, t in zip(signs, behind, strict=True))
    return tuple(told[-len(signs) :]) == signs


def is_one(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group is one of several by a pronoun or its number among them ("one", "the other", "the second")."""
    head = sentence.head(group)
    return head.lower in lexicon(sentence.language).pro or (getattr(head.value, "sort", "") == "ordinal" and group.j == group.head + 1)
