"""Two parties that begin a headline, with a comma for "and"."""

from comity.read.grammar.clause_pass import ClausePass
from comity.read.grammar.groups import NounGroup, VerbGroup
from comity.read.grammar.tokens import is_adjective

#: Behind one name and a comma.
_SECOND = 2


def heads_line(now: ClausePass, k: int, group: NounGroup, partner: NounGroup) -> bool:
    """Whether two parties begin a headline with a comma for "and": "Chile, Peru to build a dam", "Chile, Peru sign a treaty"."""
    verb, one, other = now.row.at(k + 1), now.head(partner), now.head(group)
    if partner.i or k != _SECOND or not isinstance(verb, VerbGroup) or one.tag != "L" or other.tag != "L":
        return False
    parties = {getattr(one.value, "party", ""), getattr(other.value, "party", "")}
    several = verb.sort == "infinitive" or (verb.sort == "finite" and now.tokens[verb.main].form == "base")
    return several and len(parties) > 1 and is_bare(now, group) and is_bare(now, partner)


def is_bare(now: ClausePass, group: NounGroup) -> bool:
    """Whether a group is a name, or a noun that nothing makes one of its own."""
    head = now.head(group)
    return group.possessor is None and not now.has_article(group) and head.tag in "LFN" and not is_adjective(head)
