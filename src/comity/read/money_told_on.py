"""Money that goes on from what was told just before: whose it was, that it is the same, and the lines of a list of it."""

from typing import NamedTuple

from comity.read.agreements.agreement_words import lexicon
from comity.read.agreements.told import known
from comity.read.discourse import Discourse, is_actor, state
from comity.read.frames import Instance, behind
from comity.read.grammar import NounGroup, words
from comity.read.grammar.links import BY, FOR, FROM, TO, UNDER
from comity.read.lenders import verbs_of
from comity.read.sentence import Sentence

#: Under this the discourse keeps who was told last to give money of which the takers were not told.
_LENDER = "finance lender"
_REACH = 2
#: How whoever gets money hangs on it.
_FOR_WHOM = (TO, FOR)
#: Behind the name under which a line of a list stands.
_SIGNS = (":", "-", "–", "—")


class _Lent(NamedTuple):
    """Who gives, as what, and the sentences in which that was told and was last gone on with."""

    giver: str
    of: str
    told: int
    latest: int


def lent_before(discourse: Discourse, here: bool = False) -> tuple[str, str] | None:
    """Who was told just before (or in this sentence already, with `here`) to give money, and as what, of which the takers were not told."""
    lent = discourse.last.get(_LENDER)
    if not isinstance(lent, _Lent) or discourse.index - lent.latest > _REACH:
        return None
    return (lent.giver, lent.of) if here or lent.told < discourse.index else None


def note_lender(instance: Instance, giver: str | None, taker: str | None, discourse: Discourse) -> None:
    """Keep who is told to give money of which the takers are not told, or are to be told one by one."""
    sure = instance.noun is not None or "explicit" not in instance.frame.attrs
    if giver and sure and instance.frame.attrs["of"] != "debt" and (not taker or not is_actor(giver)):
        discourse.last[_LENDER] = _Lent(giver, str(instance.frame.attrs["of"]), discourse.index, discourse.index)


def from_lender(instance: Instance, taker: str | None, discourse: Discourse) -> tuple[str, str] | None:
    """Of whom money is that somebody is told to get, where it was told before who gives it: both sides.

    "The bank approved two loans. Chad will get $5 million", "Chad got a loan of $5 million", "Chad: a loan of $5 million".
    """
    sentence, noun = instance.sentence, instance.noun
    lent, line = lent_before(discourse, noun is None), line_of(sentence)
    if lent is None or (not taker and not line) or lent[0] in (taker, line) or instance.frame.attrs["of"] == "debt":
        return None
    if instance.slot(FROM) or (instance.verb is not None and instance.verb.passive and instance.verb.subjects):
        # From somebody else.
        return None
    if not taker:
        taker = line
    elif noun is not None and taker != line and not _is_got(instance, noun, discourse):
        return None
    kept = discourse.last[_LENDER]
    assert isinstance(kept, _Lent)
    discourse.last[_LENDER] = kept._replace(latest=discourse.index)
    return (lent[0], taker) if taker else None


def _is_got(instance: Instance, noun: NounGroup, discourse: Discourse) -> bool:
    """Whether money is told to be somebody's by the verb or by what hangs on it ("got a loan", "was given a loan", "the loan to Chad")."""
    verb, verbs = instance.verb, verbs_of(instance.sentence.language)
    if instance.slot_actors(BY, discourse):
        return False
    passed = verb is not None and (verb.lemma in verbs["receiving"] or (verb.passive and verb.lemma in verbs["giving"]))
    return passed or (instance.frame.attrs["of"] != "aid" and any(prep in _FOR_WHOM for prep, _ in behind(noun)))


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


def by_paper(instance: Instance, one: str, discourse: Discourse) -> str | None:
    """The other party of the agreement told just before, by which money is told to be given ("under it Peru will give $3 million")."""
    sentence, nouns = instance.sentence, lexicon(instance.sentence.language).nouns
    heads = [sentence.head(g) for g in instance.slot(UNDER)]
    told = [t for t in known(discourse) if discourse.index - t.index <= _REACH]
    if not told or not any(h.tag == "U" or h.lemma in nouns for h in heads) or set(sentence.parties()) - {one}:
        return None
    others = [p for p in told[-1].parties if p != one]
    return others[0] if len(others) == 1 and one in told[-1].parties else None
