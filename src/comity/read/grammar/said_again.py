"""What stands right behind a noun group and adds no group: its initials or other name in brackets, or what its number is per."""

from comity.read.grammar.tokens import Token, is_adjective
from comity.read.grammar.words import Words

_BRACKETS = ["(", ")"]


def said_again(tokens: list[Token], first: int, i: int, known: Words) -> int:
    """How many tokens at `i`, behind the group ``tokens[first:i]``, add nothing to it; 0 if they do.

    "Foreign direct investment (FDI) from", "Ivory Coast (Côte d'Ivoire) and", "18 dollars a tonne".
    """
    if _is_other_name(tokens, first, i):
        return 3
    return 2 if _is_rate(tokens, first, i, known) else 0


def _is_other_name(tokens: list[Token], first: int, i: int) -> bool:
    if [t.text for t in tokens[i : i + 3 : 2]] != _BRACKETS:
        return False
    short = tokens[i + 1]
    if short.tag == "L" and not is_adjective(short):
        # "The Republic of Korea (ROK)", "Ivory Coast (Côte d'Ivoire)".
        return getattr(short.value, "party", None) in _parties(tokens[i - 1])
    if short.tag != "N":
        return False
    initials = "".join(t.text[0] for t in tokens[first:i] if t.tag in "NA").upper()
    return len(short.text) > 1 and short.text.isupper() and initials.endswith(short.text)


def _parties(token: Token) -> tuple[str, ...]:
    """Whom a token names: a party, or those of a person."""
    value = token.value
    return tuple(getattr(value, "parties", ())) or ((value.party,) if hasattr(value, "party") else ())


def _is_rate(tokens: list[Token], first: int, i: int, known: Words) -> bool:
    if i + 1 >= len(tokens) or tokens[i].lower not in known.sets["per"]:
        return False
    counted = any(t.tag == "K" for t in tokens[first:i]) and not (i + 2 < len(tokens) and tokens[i + 2].tag == "N")
    return counted and tokens[i + 1].lower in known.sets["durations"] | known.sets["per_units"]
