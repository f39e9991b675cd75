"""Letters that a text gives a body in brackets, and whose body it is ("the Peruvian Cooperation Agency (PCA)"): they mean it from there on."""

from comity.read.actors import Actor, actors, is_institution, owners
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
            found = actors(sentence, group, discourse, listed=False) or _of_list(sentence, group, discourse)
            named = [(a.party, a.sort) for a in found if a.sort in _BODIES and is_actor(a.party)]
            if len(named) == 1 and tokens[i + 1].mark == "":
                discourse.letters.setdefault(letters, named)
                break


def _of_list(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Actor]:
    """Whose body a name is that has "and" in it ("the Peruvian Cooperation and Research Agency")."""
    body = is_institution(sentence, group) and bool(group.listed) and sentence.head(group).text[0].isupper()
    whose = owners(sentence, group.listed[0], discourse) if body else []
    return [a._replace(sort="institution") for a in whose if a.sort == "adjective"]


def _named(sentence: Sentence, end: int) -> list[NounGroup]:
    """The groups whose name ends before a token: the last of its words, and what that hangs on."""
    last = next((g for g in sentence.nouns if g.j == end), None)
    found: list[NounGroup] = []
    while last is not None:
        found.append(last)
        last = last.parent
    return found[::-1]
