"""Which sums behind a verb of giving are none of its giver's: the same in other coin, what is added to trade, what several give; which changes are of the money."""

from collections.abc import Sequence

from comity.observation import Finding
from comity.read.actors import Actor, actors
from comity.read.discourse import Discourse, is_actor, state
from comity.read.figures.figure import figure_words
from comity.read.figures.sentence_figures import Figure
from comity.read.frames import Instance, behind, verb_behind
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.grammar.links import FOR, FROM, IN, TO, UNDER
from comity.read.lenders import verbs_of
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

_BRACKETS = ("(", ")")
#: "And", a party and a sum stand behind a sum.
_NEXT = 2
#: A period stands so near behind a sum in a bracket.
_NEAR = 5


def adds_to_trade(sentence: Sentence, figure: Figure) -> bool:
    """Whether a sum is what somebody adds to another's trade ("contributed $2 billion to Chile's export earnings")."""
    verb, instance = figure.head.verb, figure.head.instance
    if verb is None or instance is None:
        return False
    taking, mixed = instance.frame.places("receiver"), verbs_of(sentence.language)["mixed"]
    return any(t.lemma in mixed for p, g in verb.obliques if p in taking for t in sentence.tokens[g.i : g.j])


def is_bracketed(sentence: Sentence, at: int) -> bool:
    """Whether a sum stands in brackets behind another: it is the same in other coin, or the rate."""
    opened = next((t.index for t in reversed(sentence.tokens[:at]) if t.text in _BRACKETS), None)
    inside = sentence.tokens[at + 1 : at + _NEAR]
    if any(t.mark == "period" for t in inside[: next((k for k, t in enumerate(inside) if t.text == _BRACKETS[1]), 0)]):
        # "$5 million ($4 million in 2017)": another year's.
        return False
    return (
        opened is not None
        and sentence.tokens[opened].text == _BRACKETS[0]
        and opened > 0
        and sentence.tokens[opened - 1].mark == "quantity"
    )


def gives_together(instance: Instance, givers: Sequence[Actor]) -> bool:
    """Whether several states are told to give one sum: how much of it is whose nobody knows ("Chile and Peru gave Fiji $5 million")."""
    sentence, verb = instance.sentence, instance.verb
    sums = [q for _, q in sentence.quantities() if q.sort == "money"]
    signing = verb is not None and verb.lemma in verbs_of(sentence.language)["signing"]
    together = verb is not None and len(verb.subjects) > 1 and not verb.passive and not signing and len(sums) == 1
    apart = verbs_of(sentence.language)["each"] | figure_words(sentence.language).respectively
    several = len({a.party for a in givers if a.sort != "pronoun" and is_actor(a.party)}) > 1
    if _has_next(instance):
        return True
    return together and several and not any(t.lower in apart for t in sentence.tokens)


def gapped(sentence: Sentence, group: NounGroup, verb: VerbGroup) -> NounGroup | None:
    """The receiver right in front of a sum, where one and his sum stand behind the verb before ("lent Chad $3 million and Mali $2 million")."""
    marks = [sentence.head(g).mark for g in verb.objects[:2]]
    if marks != ["party", "quantity"] or group in verb.objects or not verb.j <= group.i <= verb.last:
        return None
    before = next((g for g in sentence.nouns if g.j == group.i and sentence.head(g).mark == "party"), None)
    joined = (
        before is not None and before.i > 0 and (sentence.tokens[before.i - 1].tag == "C" or sentence.tokens[before.i - 1].lower == ",")
    )
    return before if joined else None


def _has_next(instance: Instance) -> bool:
    """Whether another does the same behind a sum that goes to nobody who is named ("contributed $3 million and Peru $2 million")."""
    sentence, verb = instance.sentence, instance.verb
    if verb is None or instance.noun is not None or not verb.objects or sentence.head(verb.objects[0]).mark != "quantity":
        return False
    after = sentence.tokens[verb.objects[0].j :]
    joined = len(after) > _NEXT and after[0].tag == "C" and after[1].mark == "party" and after[2].mark == "quantity"
    return joined and not any(instance.slot(slot) for slot in (TO, FOR, IN))


def is_of_next(sentence: Sentence, figure: Figure) -> bool:
    """Whether another than the two of a sum stands right in front of it ("promised $3 million to Fiji and Peru $2 million")."""
    before = next((t for t in reversed(sentence.tokens[: figure.at]) if t.tag not in "XAD"), None)
    head = figure.head
    group = sentence.headed_by(figure.at)
    if group is not None and head.verb is not None and gapped(sentence, group, head.verb) is not None:
        return False
    return before is not None and before.mark == "party" and bool(head.owns) is False and state(before) not in (None, head.a, head.b)


def when_agreed(instance: Instance) -> Period | None:
    """When what money passes under was agreed ("lends Fiji $5 million under an accord signed on 3 May"); None where that is not told."""
    if instance.verb is not None and instance.verb.perfect:
        # "Under a deal struck in 2016 it has paid $6 million so far".
        return None
    for verb in instance.sentence.verbs:
        if verb.passive and verb.noun is not None and verb.noun.by == UNDER and verb is not instance.verb:
            return next((p for _, p in instance.sentence.periods(verb.i, verb.last)), None)
    return None


def is_change(figure: Figure, before: Sequence[Finding]) -> bool:
    """Whether a change is one of the money, and of no other thing that a verb is told of ("gave $5 million, up 12 percent on 2017")."""
    instance = figure.head.instance
    if (
        instance is not None
        and instance.noun is not None
        and any(t.tag == "T" for t in instance.sentence.tokens[instance.noun.j : figure.at])
    ):
        # "A pledge to triple clean energy".
        return False
    # Of a list none without a sum ("advancing Chile (6 percent) and Peru (5 percent)").
    alone = figure.head.verb is None and (before or not figure.head.part)
    return figure.measure == "change" and (bool(alone) or (len(before) == 1 and figure.quantity.sort == "percent"))


def behind_sum(instance: Instance) -> list[tuple[str, NounGroup]]:
    """What stands behind a sum that the money is told to come to ("loans totalling $5 million from Chad")."""
    noun, verb, amount = instance.noun, instance.verb, figure_words(instance.sentence.language).amount
    of = [noun] if noun is not None else verb.objects if verb is not None else []
    sums = [v for v in instance.sentence.verbs if v.sort == "ing" and v.lemma in amount and any(g in v.subjects for g in of)]
    return [told for v in sums for told in (*verb_behind(v), *(b for g in v.objects for b in behind(g)))]


def comes_from(sentence: Sentence, figure: Figure, discourse: Discourse) -> bool:
    """Whether who would get one sum of a roll is told to give it ("another $15 million came from Chad")."""
    after = [g for g in sentence.nouns if FROM in (g.by, g.role) and g.i > figure.at] if figure.head.owns else []
    return any(a.party == figure.head.b for g in after for a in actors(sentence, g, discourse, listed=False))


def is_only_of_use(instance: Instance) -> bool:
    """Whether to pass money is only told to be of use ("to decide whether it is important to give up to $5 million")."""
    verb = instance.verb
    return verb is not None and verb.sort == "infinitive" and verb.governor is not None and verb.governor.lemma == "be"
