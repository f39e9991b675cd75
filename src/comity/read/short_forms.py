"""Letters that a text gives a body in brackets, and whose body it is ("the Peruvian Cooperation Agency (PCA)"): they mean it from there on."""

from comity.read.actors import actors
from comity.read.discourse import Discourse, is_actor
from comity.read.grammar import NounGroup
from comity.read.sentence import Sentence

#: What a body is named as; letters behind a treaty or a state are none of a body.
_BODIES = ("institution", "company")
#: So many letters they are.
_LETTERS = range(2, 9)


def note_short_forms(sentence: Sentence, discourse: Discourse) -> None:
    """Keeps whose the bodies are that a sentence names with their letters in brackets."""
    tokens = sentence.tokens
    for i in range(1, len(tokens) - 2):
        letters = tokens[i + 1].text
        if tokens[i].text != "(" or tokens[i + 2].text != ")" or not (letters.isupper() and letters.isalpha() and len(letters) in _LETTERS):
            continue
        for group in _named(sentence, i):
            named = [(a.party, a.sort) for a in actors(sentence, group, discourse, listed=False) if a.sort in _BODIES and is_actor(a.party)]
            if len(named) == 1 and tokens[i + 1].mark == "":
                discourse.letters.setdefault(letters, named[0])
                break


def _named(sentence: Sentence, end: int) -> list[NounGroup]:
    """The groups whose name ends before a token: the last of its words, and what that hangs on."""
    last = next((g for g in sentence.nouns if g.j == end), None)
    found: list[NounGroup] = []
    while last is not None:
        found.append(last)
        last = last.parent
    return found[::-1]
