"""On whose side of two whoever writes is, told by whom "our" things are with and what is called the writer's own."""

from comity.read.discourse import Discourse, state
from comity.read.grammar import NounGroup, words
from comity.read.grammar.links import FROM, TO, WITH
from comity.read.sentence import Sentence
from comity.read.the_two import speaks_as_one

#: Under this the discourse keeps with whom ties are told that are nobody's by name: whoever writes is the other.
_FACED = "faced"
#: Under this whether a sentence has named the two together: else whoever writes may be a third, who is never named.
_TOGETHER = "named together"


def writers_side(sentence: Sentence, discourse: Discourse) -> str | None:
    """Of the document's two the one whose state "we" are in a sentence outside quotation marks; None if it does not tell.

    "The minister of Peru came to our country", "our exports to Peru"; "our exports", behind "What are relations with Peru like?".
    """
    pair = discourse.pair or ()
    faced = [p for p in (_faced(sentence),) if p in pair]
    if faced:
        discourse.last.setdefault(_FACED, faced[0])
    if discourse.here is not None and set(discourse.here) == set(pair):
        discourse.last[_TOGETHER] = True
    known = words(sentence.language).sets
    named = [p for p in pair if p in sentence.parties()]
    if speaks_as_one(sentence) and named:
        return discourse.other(named[0]) if len(named) == 1 else None
    if any(t.lower in known["own"] - known["own_one"] for t in sentence.tokens):
        told = discourse.last.get(_FACED)
        sure = _TOGETHER in discourse.last or discourse.is_titled()
        return discourse.other(told) if sure and isinstance(told, str) and set(named) <= {told} else None
    return None


def _faced(sentence: Sentence) -> str | None:
    """Whom ties or trade are with that are told to be nobody's by name ("relations with Peru", "our exports to Peru")."""
    own = words(sentence.language).sets["possessive_own"]

    def is_bare(group: NounGroup) -> bool:
        return group.possessor is None and all(t.tag != "Q" or t.lower in own for t in sentence.tokens[group.i : group.head])

    marked = [t for t in sentence.tokens if state(t)]
    hanging = [(p, g, x) for g in sentence.nouns if is_bare(g) and sentence.head(g).tag == "N" for p, x in g.behind]
    found = {state(sentence.head(x)) for p, g, x in hanging if p == WITH or (p in (TO, FROM) and sentence.tokens[g.i].lower in own)}
    return found.pop() if len(found) == 1 and len({state(t) for t in marked}) == 1 else None
