"""Sums in front of what they are of: what is done to them, and who is told to be something with them."""

from collections.abc import Sequence

from comity.read.figures.figure import Head, Words, figure_words
from comity.read.grammar import NounGroup, words
from comity.read.sentence import Sentence


def in_front(sentence: Sentence, place: int, group: NounGroup | None, heads: Sequence[Head]) -> Head | None:
    """The head behind a sum that is its group's own word, and of which the sum is told."""
    if group is None or group.head != place:
        return None
    return (
        _by_deed(group, heads)
        or _by_company(sentence, group, heads)
        or _by_earlier(sentence, group, heads)
        or _by_change(sentence, group, heads)
    )


def _by_deed(group: NounGroup, heads: Sequence[Head]) -> Head | None:
    """ "A debt of $9 million, of which $3 million is owed to Peru": the deed that is done to a sum in front of it."""
    return next((h for h in heads if h.verb is not None and h.verb.passive and group.j <= h.verb.i and group in h.verb.objects), None)


def _by_company(sentence: Sentence, group: NounGroup, heads: Sequence[Head]) -> Head | None:
    """ "With $3 million Peru was the largest investor", "Peru, with $3 million, is the largest": what one is who is told with a sum."""
    sets = words(sentence.language).sets
    if group.by not in sets["with"]:
        return None
    for head in heads:
        verb = head.group.verb if head.group is not None and head.group.j > group.j else None
        if verb is None or head.group not in verb.objects or verb.lemma not in sets["equating"]:
            continue
        if group.verb is verb or group.parent in verb.subjects or ((group.by, group) in verb.obliques):
            return head
    return None


def _by_earlier(sentence: Sentence, group: NounGroup, heads: Sequence[Head]) -> Head | None:
    """ "After $3 million in 2017, exports to Peru came to $5 million": what a sentence begins with is the earlier level of what its verb is told of."""
    known = figure_words(sentence.language)
    opening = sentence.tokens[0].lower
    if group.i != 1 or group is not sentence.nouns[0] or opening not in (known.base - known.base_weak) | known.following_on:
        return None
    for head in heads:
        if head.group is not None and head.group.i > group.j and head.kind:
            verb = head.group.verb
            told = verb is not None and verb.lemma in known.amount | known.moves and head.group in verb.subjects
            return head if told else None
    return None


def _by_change(sentence: Sentence, group: NounGroup, heads: Sequence[Head]) -> Head | None:
    """ "With growth of 5 percent on 2017, exports to Peru came to $5 million": whose change a sentence begins with."""
    known, holder = figure_words(sentence.language), group.parent
    if holder is None or holder.by not in words(sentence.language).sets["with"] or holder is not sentence.nouns[0] or holder.i > 1:
        return None
    told = any(t.lemma in known.changes or t.lower in known.changes for t in sentence.tokens[holder.i : holder.head + 1])
    verb = holder.verb if told else None
    doers = [g for top in (verb.subjects if verb is not None else ()) for g in (top, *(o for _, o in top.behind))]
    return next((h for h in heads if h.kind and h.group in doers and h.at > group.j), None)


def is_passed(group: NounGroup, prep: str, heads: Sequence[Head], known: Words) -> bool:
    """ "Committed $3 million for schools", "loans totalling $3 million for schools": a sum is a head's, and what it is for is none of its."""
    verb = group.verb if group.verb is not None and group.verb.lemma in known.amount else None
    told = (
        (h.verb is not None and group in h.verb.objects) or (verb is not None and h.group is not None and h.group in verb.subjects)
        for h in heads
    )
    return prep not in known.measuring and any(told)
