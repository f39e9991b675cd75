"""The head of a noun group: its last noun or mark, or the thing that a name behind it is of."""

from comity.read.grammar.tokens import Token, is_adjective
from comity.read.grammar.words import Words


def head_of(tokens: list[Token], i: int, j: int) -> int:
    """The last noun or mark of the group that stands at ``tokens[i:j]``."""
    for k in range(j - 1, i - 1, -1):
        if tokens[k].tag in "NFU" or (tokens[k].tag in "LJK" and not is_adjective(tokens[k])):
            return k
    return j - 1


def percentage(tokens: list[Token], start: int, head: int, known: Words) -> int:
    """The percentage that a word for a part only repeats ("a 22 percent share"): it stands for the whole; else the head as it is."""
    said = head > start and tokens[head].lemma in known.sets["parts_said"] and getattr(tokens[head - 1].value, "sort", "") == "percent"
    return head - 1 if said else head


def bearer(tokens: list[Token], start: int, head: int, known: Words) -> int:
    """What bears the name that ends a group ("the trawler Everton"): ships and aircraft are called so."""
    k = head
    while k > start and tokens[k].tag == "N" and not tokens[k].mark and tokens[k].text[:1].isupper():
        k -= 1
    named = known.sets["named_craft"] | known.sets["firms"]
    return k if k < head and tokens[k].text.islower() and tokens[k].lemma in named else head
