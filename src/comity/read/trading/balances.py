"""In whose favour a balance is told to be: "a surplus of $3 million for Chile", "in Chile's favour", "favourable to Chile"."""

from collections.abc import Iterator

from comity.read.actors import Actor, actors, owners
from comity.read.discourse import Discourse
from comity.read.frames import Instance
from comity.read.grammar import NounGroup
from comity.read.grammar.links import IN, OF, TO, WITH
from comity.read.parties_between import states
from comity.read.sentence import Sentence
from comity.read.trading.trade_words import trade_nouns, trade_words


def favoured(instance: Instance, discourse: Discourse) -> list[Actor]:
    """Who has a balance that is told to be for, or in favour of, somebody, or to their disadvantage."""
    return next((found for _, found in _told(instance, discourse)), [])


def is_negative(instance: Instance, discourse: Discourse) -> bool:
    """Whether a balance is below zero for the one who has it: by a word beside it, behind its verb, or as a disadvantage."""
    noun, sentence = instance.noun, instance.sentence
    if noun is None or instance.frame.attrs["flow"] != "balance":
        return False
    known = trade_words(sentence.language)
    last = instance.verb.last if instance.verb is not None else noun.head
    told = sentence.tokens[noun.i : noun.head] + [t for t in sentence.tokens[noun.j : last] if t.tag == "A"]
    if any(t.lower in known.negative for t in told):
        return True
    return any(sign < 0 for sign, _ in _told(instance, discourse))


def in_trade_with(instance: Instance, discourse: Discourse) -> list[tuple[str, NounGroup | None]]:
    """With whom a balance is, told in front of it ("in trade with Chile Peru had a deficit of")."""
    noun, sentence = instance.noun, instance.sentence
    if noun is None or instance.frame.attrs["flow"] != "balance":
        return []
    traded = trade_nouns(sentence.language, "turnover")
    fields = [g for g in sentence.nouns if g.i < noun.i and g.by == IN and sentence.head(g).lemma in traded]
    return [
        (a.party, x) for g in fields[-1:] for p, x in g.behind if p == WITH for a in states(actors(sentence, x, discourse, listed=False))
    ]


def says_sign(instance: Instance) -> bool:
    """Whether what stands behind "the balance" tells in whose favour it is, so that it is one of trade."""
    noun, sentence = instance.noun, instance.sentence
    known = trade_words(sentence.language)
    signs = known.advantage | known.disadvantage | known.favourable | known.negative
    last = instance.verb.last if instance.verb is not None else 0
    return noun is not None and any(t.lower in signs or t.lemma in signs for t in sentence.tokens[noun.j : last])


def _told(instance: Instance, discourse: Discourse) -> Iterator[tuple[int, list[Actor]]]:
    """What tells in whose favour a balance is: 1 or -1, and who."""
    sentence, noun = instance.sentence, instance.noun
    if noun is None:
        return
    known = trade_words(sentence.language)
    preps = [p for p in instance.frame.places("holder") if p not in ("owner", "subject", OF, TO)]
    for group in sentence.nouns:
        if group.i <= noun.head:
            continue
        lemma = sentence.head(group).lemma
        if lemma in known.disadvantage or (lemma in known.advantage and not instance.frame.attrs.get("negative")):
            whose = states(owners(sentence, group, discourse)) or states(_behind(sentence, group, discourse))
            if whose:
                yield (1 if lemma in known.advantage else -1), whose
        before = sentence.tokens[group.i - 2 : group.i]
        adjective = before[0].lower if len(before) > 1 and before[1].lower in (TO, *preps) else ""
        if instance.frame.attrs.get("negative") and sentence.tokens[group.i - 1].tag == "X":
            # "A deficit of $3 million in favour of Chile" is the other's.
            continue
        if sentence.head(group).mark == "party" and (group.by in preps or adjective in known.favourable | known.negative):
            yield (-1 if adjective in known.negative else 1), states(actors(sentence, group, discourse, listed=False))


def tilted(sentence: Sentence, trade: NounGroup | None, at: int, discourse: Discourse) -> tuple[int, str] | None:
    """In whose favour a sum of trade itself is told to be ("trade was in Chile's favour by $4 million"): 1 or -1, and who."""
    known = trade_words(sentence.language)
    for verb in sentence.verbs:
        if trade is None or trade not in verb.subjects or verb.lemma not in known.copulas or not verb.main < at:
            continue
        for prep, group in verb.obliques:
            lemma = sentence.head(group).lemma
            if prep in (IN, TO) and lemma in known.advantage | known.disadvantage and group.i < at:
                whose = states(owners(sentence, group, discourse)) or states(_behind(sentence, group, discourse))
                return (1 if lemma in known.advantage else -1, whose[0].party) if len(whose) == 1 else None
    return None


def _behind(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Actor]:
    return [a for p, g in group.behind if p == OF for a in actors(sentence, g, discourse, listed=False)]
