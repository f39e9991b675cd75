"""Money that goes on from what was told just before: whose it was, that it is the same, and the lines of a list of it."""

from comity.read.discourse import Discourse, state
from comity.read.frames import Instance
from comity.read.grammar import words
from comity.read.lenders import verbs_of
from comity.read.sentence import Sentence

#: Under this the discourse keeps who was told last to give money of which the takers were not told.
LENDER = "finance lender"
_REACH = 2
#: Behind the name under which a line of a list stands.
_SIGNS = (":", "-", "–", "—")


def lent_before(discourse: Discourse) -> tuple[str, str] | None:
    """Who was told just before to give money, and as what, of which the takers were not told."""
    lent = discourse.last.get(LENDER)
    return (lent[0], lent[1]) if isinstance(lent, tuple) and 0 < discourse.index - lent[2] <= _REACH else None


def line_of(sentence: Sentence) -> str | None:
    """The state under whose name a line of a list stands ("Chad: …")."""
    first, sign = (*sentence.tokens[:2], None, None)[:2]
    return state(first) if first is not None and sign is not None and sign.lower in _SIGNS else None


def is_told_again(instance: Instance) -> bool:
    """Whether money is what was spoken of just before ("this grant of $3 million"), and not help in general."""
    noun = instance.noun
    pointing = words(instance.sentence.language).sets["definite"]
    return noun is not None and instance.frame.attrs["of"] != "aid" and instance.sentence.tokens[noun.i].lower in pointing


def is_spent(instance: Instance) -> bool:
    """Whether it is only to come what is done with the money that was spoken of just before ("this grant of $3 million will be used for")."""
    verb, verbs = instance.verb, verbs_of(instance.sentence.language)
    if verb is None or not is_told_again(instance) or instance.noun not in (*verb.subjects, *verb.objects):
        return False
    passing = verbs["giving"] | verbs["offering"] | verbs["passing"] | verbs["signing"] | verbs["receiving"]
    return verb.lemma not in passing and instance.frame.attrs["of"] != "debt"
