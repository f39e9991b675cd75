"""Abbreviations in brackets behind what they are short for."""

from comity.read.grammar.tokens import Token

#: Around an abbreviation of what stands in front, and how long it is at the most.
_BRACKETS, _SHORT = ("()", "[]"), 6


def without_abbreviations(tokens: list[Token]) -> None:
    """ "A line of credit (LOC) of $5 million", "the Kuwait Fund (KFAED)": an abbreviation in brackets says nothing new."""
    for opening, short, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        written = opening.text + closing.text in _BRACKETS and short.text.isupper() and 1 < len(short.text) <= _SHORT
        if written and opening.index and (not short.mark or _same_party(tokens[opening.index - 1], short)):
            short.mark, short.value = "", None
            for token in (opening, short, closing):
                token.tag, token.lemma = "X", "-"


def past_abbreviation(tokens: list[Token], i: int) -> int:
    """Where a noun group goes on behind an abbreviation in brackets ("Direct Investment (FDI) stocks"); 0 if it ends there."""
    inside = tokens[i : i + 3]
    if len(tokens) <= i + 3 or [t.lemma for t in inside] != ["-"] * 3 or inside[0].text + inside[2].text not in _BRACKETS:
        return 0
    after = tokens[i + 3]
    return i + 3 if after.tag == "N" and not after.mark else 0


def _same_party(one: Token, other: Token) -> bool:
    """Whether two marks name one party."""
    return one.mark == other.mark == "party" and getattr(one.value, "party", "") == getattr(other.value, "party", None)
