"""The states that lie in a region of the world that a text names."""

from functools import cache

from comity.language import table
from comity.read.grammar import NounGroup
from comity.read.sentence import Sentence


@cache
def _regions(language: str) -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    """What states are called by where they lie, and who they are, the longest first."""
    listed: dict[str, str] = table(language, "regions")["regions"]
    return tuple((tuple(words.split()), frozenset(ids.split())) for words, ids in sorted(listed.items(), key=lambda r: -len(r[0].split())))


def of_form(lemma: str, language: str) -> frozenset[str]:
    """The states that a noun may mean by what they are ("the kingdom", "the islands"); none for other nouns."""
    forms: dict[str, str] = table(language, "regions")["forms"]
    return frozenset(forms.get(lemma, "").split())


def region_of(sentence: Sentence, group: NounGroup) -> frozenset[str]:
    """The states that lie where the words before a noun tell ("the West African nation"); none where they tell of no region."""
    before = tuple(word for t in sentence.tokens[group.i : group.head] for word in t.lower.split())
    for told, ids in _regions(sentence.language):
        if any(before[i : i + len(told)] == told for i in range(len(before) - len(told) + 1)):
            return ids
    return frozenset()
