"""Whose goods are traded, where it is told beside the goods ("imports of Russian oil"); whose a noun of trade is not, or is with all the world."""

from comity.read.actors import Actor, actors, owners
from comity.read.discourse import Discourse, state
from comity.read.figures.figure import figure_words
from comity.read.frames import Instance, behind
from comity.read.grammar import NounGroup, Token, VerbGroup
from comity.read.grammar.links import FROM, INTO, OF, TO, WITH
from comity.read.list_signs import SIGNS
from comity.read.parties_between import states
from comity.read.sentence import Sentence
from comity.read.trading.trade_words import trade_words

Groups = list[tuple[str, NounGroup | None]]
#: Signs behind which a sentence begins ("MANAMA: Trade …", "RIGA - Trade …").
_OPENING = frozenset((*SIGNS, "--", ":"))


def by_goods(instance: Instance, discourse: Discourse, first: list[Actor], groups: Groups) -> tuple[list[Actor], Groups]:
    """The sides completed by whose the goods are: "imports of Russian oil", "Russian oil imports to India", "exports of Georgian apples"."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    goods = [g for p, g in noun.behind if p == OF and sentence.head(g).tag == "N"]
    made = states([x for g in goods for x in owners(sentence, g, discourse) if x.sort == "adjective"])
    if instance.frame.attrs["flow"] == "exports":
        return (made if len(made) == 1 and not first else first), groups
    if instance.frame.attrs["flow"] != "imports":
        return first, groups
    if len(made) == 1 and not groups and first and first[0].party != made[0].party:
        return first, [(made[0].party, None)]
    if len(made) == 1 and not groups and not first:
        return moving(instance, discourse), [(made[0].party, None)]
    own = [x for x in first if x.sort == "adjective"] if noun.possessor is None else []
    buyers = states([x for p, g in noun.behind if p in (TO, INTO) for x in actors(sentence, g, discourse, listed=False)])
    buyers = buyers or moving(instance, discourse)
    if len(own) == 1 and len(buyers) == 1 and not groups and buyers[0].party != own[0].party:
        return buyers, [(own[0].party, None)]
    return first, groups


def instance_subjects(instance: Instance, discourse: Discourse) -> list[Actor]:
    """The parties that are the subject of an instance's verb."""
    verb = instance.verb
    return [a for g in (verb.subjects if verb else []) for a in actors(instance.sentence, g, discourse)]


def moving(instance: Instance, discourse: Discourse) -> list[Actor]:
    """The party that moves its own trade: "China increases imports of"."""
    noun, verb = instance.noun, instance.verb
    if noun is None or verb is None or noun.verb is not verb or noun.role != "object" or verb.passive:
        return []
    known = figure_words(instance.sentence.language)
    return states(instance_subjects(instance, discourse)) if verb.lemma in known.moves | known.amount else []


def among_goods(instance: Instance, discourse: Discourse, a: str) -> str:
    """The partner that stands with the goods: "bought Zambian maize", "$3 million of Kenyan tea", "sold Tonga cement"."""
    sentence, verb = instance.sentence, instance.verb
    assert verb is not None
    groups = [*verb.objects, *(g for p, g in verb.obliques if p == OF), *(g for o in verb.objects for p, g in behind(o) if p == OF)]
    for group in groups:
        for actor in owners(sentence, group, discourse):
            if actor.party != a and actor.sort == "adjective":
                return actor.party
    # "Supplied a fifth of that, Peru $3 million": who stands in front of a sum of their own gets nothing.
    receivers = (
        [g for g in verb.objects[:-1] if sentence.head(g).mark == "party" and not is_next(sentence, verb, g)]
        if instance.frame.attrs["flow"] == "exports"
        else []
    )
    return next((str(sentence.head(g).value.party) for g in receivers), "")  # type: ignore[attr-defined]


def is_next(sentence: Sentence, verb: VerbGroup, group: NounGroup) -> bool:
    """Whether a party behind a figure has the next one for its own ("supplied a fifth of it, Peru $3 million and Chile $2 million")."""
    first = verb.objects[0] if verb.objects else None
    figures = first is not None and first is not group and sentence.head(first).mark == "quantity"
    before, after = sentence.tokens[group.i - 1 : group.i], sentence.tokens[group.j : group.j + 1]
    joined = bool(before) and (before[0].tag == "C" or before[0].lower == ",")
    return figures and joined and bool(after) and after[0].mark == "quantity"


def behind_sum(instance: Instance, slot: str) -> list[NounGroup]:
    """ "Exported goods amounting to $3 million to Peru": what stands behind the sum that is told of a deed's object."""
    verb, amount = instance.verb, figure_words(instance.sentence.language).amount
    told = [v for v in instance.sentence.verbs if verb is not None and v.sort == "ing" and v.noun in verb.objects and v.lemma in amount]
    return [g for v in told for p, g in v.obliques if p == slot and instance.sentence.head(g).mark != "quantity"]


def is_owned_by_another(sentence: Sentence, group: NounGroup, discourse: Discourse) -> bool:
    """Whether a noun has a possessor that is no party ("Boeing's sales"), or another's name in front ("Boeing sales")."""
    if group.possessor is not None and sentence.head(group.possessor).mark != "period" and not owners(sentence, group, discourse):
        # "Last year's trade" is nobody else's.
        return True
    start = group.possessor.j if group.possessor is not None else group.i
    # "Foreign Trade Turnover": a title, nobody's name.
    plain = trade_words(sentence.language).plain
    before = [t for t in sentence.tokens[start : group.head] if t.lower not in plain]
    return any(t.tag == "N" and not t.mark and t.text[0].isupper() and not t.text.isupper() and not _begins(sentence, t) for t in before)


def _begins(sentence: Sentence, token: Token) -> bool:
    """Whether a word has its capital from where it stands: at a sentence's beginning, or behind a dateline's dash."""
    return token.index == 0 or sentence.tokens[token.index - 1].lower in _OPENING


def is_whole(sentence: Sentence, group: NounGroup) -> bool:
    """Whether trade is a state's with all the world: "its total exports", "foreign trade"."""
    whole = trade_words(sentence.language).whole
    return any(t.lower in whole for t in sentence.tokens[group.i : group.head])


def is_of_goods(instance: Instance) -> bool:
    """Whether a noun is one of trade by the goods behind it ("an exchange of goods")."""
    noun, wares = instance.noun, set(instance.frame.attrs.get("wares", ()))
    heads = [instance.sentence.head(g) for p, g in behind(noun) if p == OF] if noun is not None else []
    return any(t.lemma in wares or t.lower in wares for t in heads)


def fronted(instance: Instance) -> str:
    """The partner in front of all else ("To Chile exports grew by 5 percent"), which reads like a part of the noun's name; empty if none."""
    noun, sentence = instance.noun, instance.sentence
    if noun is None or noun.by not in (TO, FROM, WITH) or noun.i != 1 or noun.head != noun.i + 1:
        return ""
    return state(sentence.tokens[noun.i]) or ""
