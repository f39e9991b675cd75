"""Agreements of clauses that leave out their verb ("a treaty was signed in 1998, a protocol in 2001 and a convention in 2003")."""

from collections.abc import Collection

from comity.read.agreements.papers import Paper
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.marks.people import Person
from comity.read.sentence import Sentence

_COMMA = ","


def left_out(sentence: Sentence, verb: VerbGroup, first: Paper, named: list[Paper], acted: Collection[int]) -> list[Paper]:
    """The agreements behind one on which a verb acts, with which the same was done by a clause that does not say the verb again."""
    found: list[Paper] = []
    end = max(verb.j, first.end)
    for paper in named:
        if paper.start < end or paper.start in acted or paper.many or paper.bare or paper.weak:
            continue
        own = paper.group.verb is None or paper.group.verb is verb
        if not own or any(end <= v.i < paper.end for v in sentence.verbs) or not _begins(sentence, paper):
            break
        found.append(paper)
        end = paper.end
    return found


def _begins(sentence: Sentence, paper: Paper) -> bool:
    """Whether a clause begins with an agreement: behind a comma or "and", or behind those who act on it ("and the ministers the protocol")."""
    at = paper.group.i
    if _is_joint(sentence, at - 1):
        return paper.group.parent is None
    doer = next((g for g in sentence.nouns if g.j == at), None)
    first = doer.i if doer is not None else 0
    while (front := next((g for g in sentence.nouns if g.j == first), None)) is not None:
        # "The corresponding | ministers".
        first = front.i
    return doer is not None and _are_people(sentence, doer) and _is_joint(sentence, first - 1)


def _is_joint(sentence: Sentence, i: int) -> bool:
    return i >= 0 and (sentence.tokens[i].tag == "C" or sentence.tokens[i].lower == _COMMA)


def _are_people(sentence: Sentence, group: NounGroup) -> bool:
    head = sentence.head(group)
    return isinstance(head.value, Person) or head.tag == "F" or (head.tag == "N" and head.lower != head.lemma)
