"""The place among a state's partners that a verb tells, whether it is one among some of them only, and whose goods they take."""

from dataclasses import replace

from comity.read.actors import actors
from comity.read.discourse import Discourse
from comity.read.figures.figure import Owned, figure_words
from comity.read.frames import Instance, behind
from comity.read.grammar import NounGroup, Token, VerbGroup, words
from comity.read.grammar.links import AT, FROM, OF
from comity.read.list_signs import SIGNS
from comity.read.marks.quantities import Quantity
from comity.read.parties_between import states
from comity.read.sentence import Sentence
from comity.read.trading.told_trade import OPPOSITE, ROLES, TradeHead
from comity.read.trading.trade_words import trade_nouns, trade_words

#: Signs that set a figure off.
#: Of fewer states than that a place is one among some.
_MANY = 30
_SETTING_OFF = frozenset((*SIGNS, "--", "("))


def place_of(sentence: Sentence, noun: NounGroup, verb: VerbGroup | None) -> int | None:
    """The rank that the verb tells of one among several, or as what ("held third place among Chile's partners", "as a market is in third place")."""
    if noun.by in trade_words(sentence.language).as_ and (behind := _right_behind(sentence, noun)):
        return behind
    plural = sentence.head(noun).lower != sentence.head(noun).lemma
    fronted = noun.by in trade_words(sentence.language).as_ and verb is not None and noun.j <= verb.i
    return ranked_by(sentence, verb, None if fronted else noun) if verb is not None and (plural or fronted) else None


def _right_behind(sentence: Sentence, noun: NounGroup) -> int | None:
    """ "As a source of its imports in 92nd": an ordinal behind all that hangs on a noun, and one preposition."""
    above = sentence.head(noun.parent).value if noun.parent is not None else None
    if isinstance(above, Quantity) and above.sort == "ordinal" and above.value:
        # "Ranks 12th as a market".
        return int(above.value)
    end = max([noun.j, *(g.j for _, g in behind(noun) if getattr(sentence.head(g).value, "sort", "") != "ordinal")])
    after = sentence.tokens[end : end + 2]
    placed = len(after) > 1 and after[0].lower in figure_words(sentence.language).placed_by
    value = after[1].value if placed else None
    return int(value.value) if isinstance(value, Quantity) and value.sort == "ordinal" and value.value else None


def ranked_by(sentence: Sentence, verb: VerbGroup, noun: NounGroup | None = None) -> int | None:
    """The place that a verb gives: "held third place", "ranks 35th", "is number eight", "rose from fourth to second".

    Of several ("21st among its markets and 27th among its suppliers") the one right before a noun.
    """
    known = trade_words(sentence.language)
    if verb.lemma not in figure_words(sentence.language).placing | known.putting:
        return None
    numbered = [t for t in sentence.tokens[verb.j + 1 : verb.last] if getattr(t.value, "sort", "") == "number"]
    number = next((t.value for t in numbered if sentence.tokens[t.index - 1].lower in known.numbering), None)
    if isinstance(number, Quantity) and number.value:
        return int(number.value)
    found = [t for t in sentence.tokens[verb.j : verb.last] if getattr(t.value, "sort", "") == "ordinal"]
    # "From fourth to second place": the one that it came to.
    found = [t for t in found if len(found) == 1 or sentence.tokens[t.index - 1].lower not in words(sentence.language).sets["leaving"]]
    near = [t for t in found if noun is not None and t.index < noun.i]
    found = near[-1:] if len(found) > 1 and near else found
    value = found[0].value if found else None
    return int(value.value) if isinstance(value, Quantity) and value.value else None


def is_scoped(sentence: Sentence, noun: NounGroup) -> bool:
    """Whether the rank is one among some partners only ("in Africa", "among the Arab states", "its largest Asian partner")."""
    known = trade_words(sentence.language)
    for prep, group in behind(noun):
        if prep in known.scoping and (sentence.head(group).lemma not in known.unscoped or is_of_some(sentence, group)):
            # "Among African states", "among the EU countries".
            return True
        if prep == OF and sentence.head(group).lemma in known.states and is_of_some(sentence, group):
            # "The largest buyer of the Nordic countries".
            return True
    for group in sentence.nouns[:1]:
        # "Among ASEAN countries, Peru is Chile's first market".
        if group.by in known.scoping and sentence.head(group).lemma in known.states and is_of_some(sentence, group) and group.j < noun.i:
            return True
    start = noun.possessor.j + 1 if noun.possessor is not None else noun.i
    inside = sentence.tokens[start : noun.head]
    return any(t.lower in known.scope or _is_name(t) for t in inside)


def is_of_some(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group is of states of one sort or part of the world."""
    # "Among the five countries".
    inside, known = sentence.tokens[group.i if group.possessor is None else group.possessor.j : group.head], trade_words(sentence.language)
    few = any(isinstance(t.value, Quantity) and (t.value.value or _MANY) < _MANY for t in inside)
    return few or any(t.mark == "party" or t.lower in known.scope or t.lower.startswith(tuple(known.not_of)) or _is_name(t) for t in inside)


def _is_name(token: Token) -> bool:
    """Whether a word that nothing marks is written like a name."""
    return not token.mark and token.text[0].isupper() and not token.text.isupper() and token.index > 0 and token.tag in "NA"


def goods_from(instance: Instance, discourse: Discourse) -> str:
    """ "Among the importers of goods from Peru": whose exports are bought; empty if nobody's."""
    sentence, noun = instance.sentence, instance.noun
    if instance.frame.attrs["flow"] != "exports" or noun is None:
        return ""
    known = trade_words(sentence.language)
    of_goods = [g for p, g in noun.behind if p == OF and (sentence.head(g).lemma in known.goods or sentence.head(g).lower in known.wares)]
    found = states([a for goods in of_goods for p, g in goods.behind if p == FROM for a in actors(sentence, g, discourse)])
    return found[0].party if len(found) == 1 else ""


def set_off(sentence: Sentence, noun: NounGroup) -> int | None:
    """The place of what a dash or bracket sets behind a noun and all that hangs on it ("fifth among suppliers to Chile - $3 million")."""
    end = max([noun.j, *(g.j for _, g in behind(noun))])
    signs = sentence.tokens[end : end + 1]
    return end + 1 if signs and signs[0].lower in _SETTING_OFF else None


def _bracketed_sum(instance: Instance, b: str) -> list[int]:
    """The sum in a bracket right behind the partner's name, in front of the verb ("Peru ($3 million or 8 percent) ranks first among")."""
    sentence, verb = instance.sentence, instance.verb
    for group in verb.subjects if verb is not None and len(verb.subjects) == 1 else ():
        after = sentence.tokens[group.j : group.j + 2]
        named = str(getattr(sentence.head(group).value, "party", "")) == b
        if named and len(after) == 2 and after[0].lower == "(" and getattr(after[1].value, "sort", "") == "money":
            return [group.j + 1]
    return []


def sum_beside(instance: Instance, head: TradeHead) -> list[TradeHead]:
    """A head for the sum in a bracket behind the partner's name."""
    return [replace(head, takes=("money",), owns=(Owned(at, "level"),)) for at in _bracketed_sum(instance, head.b)]


def sums_with(instance: Instance, noun: NounGroup) -> tuple[str, ...]:
    """Money, where a sum stands by "with" or "at" behind a partner and is of nothing else ("was its top destination with $3 million")."""
    sentence, companions = instance.sentence, words(instance.sentence.language).sets["with"] | {AT}
    hanging = [*behind(noun), *(instance.verb.obliques if instance.verb is not None else [])]
    sums = [g for p, g in hanging if p in companions and isinstance(sentence.head(g).value, Quantity)]
    # "With goods worth $3 million".
    sums += [
        s for p, g in hanging if p in companions and sentence.head(g).lemma in trade_words(sentence.language).wares for _, s in g.behind[:1]
    ]
    sums += [g for g in sentence.nouns if g.head == set_off(sentence, noun)]
    flow = str(instance.frame.attrs["flow"])
    own = [g for g in sums if not g.behind or flow_of_sum(sentence, g) in (flow, "turnover")]
    return ("money",) if any(getattr(sentence.head(g).value, "sort", "") == "money" for g in own) else ()


def flow_of_sum(sentence: Sentence, group: NounGroup) -> str:
    """Which flow the noun behind a sum says that it is of ("with $3 million in imports", "$3 million of trade volume"); empty if none."""
    known, verb = figure_words(sentence.language), group.verb
    told = [sentence.head(g) for p, g in group.behind[:1] if p in known.within | {OF}]
    if verb is not None and not told and verb.lemma in known.amount | known.moves and group.i >= verb.j:
        # "Peru is second, imports amount to $3 million".
        told = [head for g in verb.subjects if (head := sentence.head(g)).lemma not in known.figure]
    return next((flow for t in told for flow in ("turnover", *ROLES) if t.lemma in trade_nouns(sentence.language, flow)), "")


def is_right_behind(sentence: Sentence, last: int, place: int) -> bool:
    """ "Togo, Ghana's third customer in 2018, took"."""
    return place == last + 1 and sentence.tokens[last].tag == "P"


def flow_of_partners(instance: Instance) -> str | None:
    """ "Its top trading partners by exports": the flow that they are partners in."""
    noun, sentence = instance.noun, instance.sentence
    known = trade_words(sentence.language)
    if noun is None or instance.frame.attrs["flow"] != "turnover":
        return None
    inside = {t.lemma for t in sentence.tokens[noun.i : noun.head]}
    if len(own := [flow for flow in OPPOSITE if inside & trade_nouns(sentence.language, flow)]) == 1:
        # "Its top export trading partners".
        return own[0]
    # "In terms of imports its largest partners were".
    front = [g for g in sentence.nouns[:1] if g.by in known.by_flow and g.j < noun.i]
    told = [*behind(noun), *((g.by, g) for g in front), *((front[0].by, g) for top in front for _, g in behind(top))]
    flows = [
        flow
        for flow in ROLES
        for p, g in told
        if p in known.by_flow and g.j == g.i + 1 and sentence.head(g).lemma in trade_nouns(sentence.language, flow)
    ]
    return flows[0] if len(flows) == 1 else None
