"""The head of a noun group: its last noun or mark, or the thing that a name behind it is of; where the name behind two such words ends."""

from comity.read.grammar.tokens import Token, is_adjective
from comity.read.grammar.words import Words

#: The most words of what somebody is called second ("its neighbour and GCC trading partner Peru").
_CALLED = 4


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


def second_relation(tokens: list[Token], i: int, known: Words) -> int:
    """Where the name ends of somebody called two things ("its neighbour and main trading partner Peru"); 0 if the group ends here."""
    called = known.sets["relational"] | known.sets["relational_too"]
    if tokens[i].tag != "C" or tokens[i - 1].lower not in called:
        return 0
    j = i + 1
    while j < len(tokens) and j - i <= _CALLED and tokens[j].tag in "NALG" and tokens[j].lower not in called:
        j += 1
    named = j + 1 < len(tokens) and tokens[j].lower in called and tokens[j + 1].tag == "L"
    return j + 2 if named and not is_adjective(tokens[j + 1]) else 0
