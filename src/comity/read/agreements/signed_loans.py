"""Between whom a loan or credit is that is signed: the one that lends and the one that gets it."""

from collections.abc import Sequence

from comity.read.agreements.agreement_words import lexicon
from comity.read.agreements.papers import Paper
from comity.read.discourse import Discourse
from comity.read.kinds.finance import heads
from comity.read.organisation_names import is_organisation
from comity.read.sentence import Sentence


def lent_between(sentence: Sentence, paper: Paper | None, discourse: Discourse) -> list[str]:
    """Lender and receiver of a loan, one of them named in the sentence and the other there or one of those that the text is about."""
    if paper is None or paper.noun not in lexicon(sentence.language).lent:
        return []
    named = set(sentence.parties())
    sides = next(({h.a, h.b} for h in heads(sentence, discourse) if h.group is paper.group), set())
    return sorted(sides) if len(sides) > 1 and named & sides and sides <= named | set(discourse.pair or ()) else []


def is_of_bodies(sentence: Sentence, paper: Paper, between: Sequence[str]) -> bool:
    """Whether all between whom a loan would be are organisations: they do not lend to each other ("the EIB's loan to a firm", told by the EU)."""
    return paper.noun in lexicon(sentence.language).lent and all(is_organisation(p) for p in between)
