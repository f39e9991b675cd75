"""Words that stand for a noun told before ("a treaty on trade and one on taxes", "opened its own", "the first was held in Lima")."""

from collections.abc import Sequence

from comity.read.grammar.tokens import Token, is_adjective
from comity.read.grammar.words import Words, singular, words

#: So many tokens back in its own sentence may stand what a word stands for.
_REACH = 40
#: Behind what is counted alone: a verb, of which it is the subject.
_VERBAL = ("B", "H", "M")


def stand_for(tokens: Sequence[Token], told: str, known: Words) -> str:
    """Make nouns of the words of a sentence that stand for one; what can be told once more.

    Args:
        tokens: the sentence's tokens, tagged; those that stand for a noun get its tag and dictionary form.
        told: the noun that the sentence before has told last and that can be had more than once; empty if none.
        known: the language's words.

    Returns:
        The last such noun of this sentence, empty if it has none.

    """
    last, at = told, -_REACH if not told else 0
    named = ""
    for i, token in enumerate(tokens):
        noun = _noun(token)
        if noun in known.sets["had_again"]:
            last, at, named = noun, i, noun
        elif last and i - at <= _REACH and _stands_alone(tokens, i, known):
            token.tag, token.lemma, at = "N", last, i
            named = last
    return named


def _noun(token: Token) -> str:
    """The noun that a token is, of a person that of the office."""
    office = str(getattr(token.value, "office", "")).lower().split() if token.mark == "person" else []
    return office[-1] if office else token.lemma if token.tag == "N" else ""


def is_stand_in(token: Token, language: str) -> bool:
    """Whether a token only stands for a noun told before."""
    return token.tag == "N" and token.lemma in words(language).sets["had_again"] and singular(token.lower, language) != token.lemma


def _stands_alone(tokens: Sequence[Token], i: int, known: Words) -> bool:
    """Whether a word has no noun behind it and is one that then stands for a noun."""
    token, before = tokens[i], tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and token.lower in known.sets["that_of"] and after.lower in known.sets["partitive"]:
        # "…, that of Peru in 1995".
        return before is not None and before.tag in ("Y", "C")
    if after is not None and token.lower in known.sets["for_a_noun"] and after.lower in known.sets["partitive"]:
        # "An embassy of Chile is in Suva, and one of Fiji in Lima": of whom it is told, not of how many.
        name = tokens[i + 2 : i + 4]
        named = len(name) > 1 and name[0].mark == "party" and name[1].tag == "P"
        return named and before is not None and before.tag in ("Y", "C")
    if after is None or after.lower in known.sets["partitive"] or token.mark not in ("", "quantity"):
        return False
    closes = after.tag in ("E", "P", "Y", "W", *_VERBAL)
    if token.lower in known.sets["for_a_noun"]:
        described = before is not None and before.tag in ("D", "A", "N") and before.lower not in known.sets["nobody"]
        # "The Chilean one in Lima".
        described = described or (before is not None and before.mark == "party" and is_adjective(before))
        led = before is None or before.tag in ("V", "E", "I", "P", "C", "Y")
        beyond = tokens[i + 2] if after.tag == "Y" and i + 2 < len(tokens) else after
        return token.tag in ("U", "D") and closes and (described or (led and beyond.tag in ("E", "P", "B")))
    if before is None:
        return False
    if token.lower in known.sets["own_alone"]:
        return before.tag in ("Q", "Z") and after.tag in ("P", "Y", "W", "C", *_VERBAL)
    counted = token.tag in ("K", "A", "N", "X") and (
        token.lower in known.sets["counted_alone"] or getattr(token.value, "sort", "") == "ordinal"
    )
    return counted and before.tag == "D" and after.tag in _VERBAL
