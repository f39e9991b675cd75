"""Which two a turnover is of: between two, of two, one's with another, or those told of before."""

from comity.read.actors import Actor, actors, owners
from comity.read.discourse import Discourse, is_actor, state
from comity.read.figures.figure import figure_words
from comity.read.frames import Instance, behind
from comity.read.grammar import NounGroup, words
from comity.read.grammar.links import AT, OF
from comity.read.parties_between import states
from comity.read.sentence import Sentence
from comity.read.the_two import says_pair
from comity.read.trading.goods import fronted, instance_subjects, is_of_goods, is_whole
from comity.read.trading.placed import is_placed, placed_sides
from comity.read.trading.sides_left_out import holder, other_side, partner_only, under_entry
from comity.read.trading.tellers import tellers
from comity.read.trading.told_trade import Before, Sides, tells_of_all
from comity.read.trading.trade_words import trade_words

#: Those who trade with each other.
_BOTH = "ab"


def turnover_sides(instance: Instance, discourse: Discourse, before: Before | None) -> Sides | None:
    """The two of a turnover: between two; of two; one's with another."""
    sentence, noun, verb = instance.sentence, instance.noun, instance.verb
    if noun is None and verb is not None and any(p == AT and sentence.head(g).mark == "quantity" for p, g in verb.obliques):
        # "Its stock is trading at $190".
        return None
    if partner := fronted(instance):
        return partner_only(partner, sentence, discourse, before, {partner})
    hanging = behind(noun) if noun is not None else []
    hanging = hanging or ([(p, g) for p, g in verb.obliques if noun is None or noun.verb is verb] if verb is not None else [])
    named = {p: _actors_by(instance, hanging, p, discourse) for p in ("among", "with", "of")}
    among = [g for p, g in hanging if p in words(sentence.language).sets["among"]]
    if len(named["among"]) == 1 and any(sentence.head(g).lemma in trade_words(sentence.language).everybody for g in among):
        # "Between Peru and the world".
        return Sides(named["among"][0].party, "", False)
    third = _third(named["among"], instance, discourse)
    if third:
        whole = holder(discourse, third)
        return Sides(whole, third) if whole else None
    if len(named["among"]) == 1:
        named["among"] += _next_listed(instance, hanging, discourse)
    whose = [*states(owners(sentence, noun, discourse)), *_joint_owner(sentence, noun)] if noun is not None else []
    if whose and all(a.sort == "pair" for a in whose) and not _is_in_question({a.party for a in whose}, sentence, discourse, before):
        return _of_text(sentence, discourse)
    doers = states(instance_subjects(instance, discourse))
    known = figure_words(sentence.language)
    # "Aim at trade of", "agreed to double trade".
    moved = verb is not None and verb.sort in ("infinitive", "ing") and verb.lemma in known.moves and noun in verb.objects
    aimed = verb is not None and (moved or verb.lemma in known.foreseeing)
    if noun is not None and not _is_had(instance) and (len(doers) != len(_BOTH) or not (aimed or _is_theirs(instance))):
        doers = []
    for group in (named["among"], whose, doers, named["of"]):
        if len(group) == 2:
            return _of_two(group[0].party, group[1].party, sentence, discourse)
        if len(group) > 2:
            return None
    one = [*whose, *doers, *named["of"], *named["among"]]
    others = [a for a in named["with"] if a.party not in {x.party for x in one}]
    if len(others) > 1:
        return Sides(one[0].party, "") if one else None
    if one and others:
        return Sides(one[0].party, others[0].party)
    if others:
        return partner_only(others[0].party, sentence, discourse, before, {others[0].party})
    if not one and (placed := placed_sides(instance, discourse, before)) is not None:
        return placed
    if noun is not None and is_whole(sentence, noun):
        return Sides(one[0].party, "", False) if one else None
    if noun is not None and not one and (entry := under_entry(instance, discourse, before)) is not None:
        return entry
    if noun is not None and (ours := _ours(instance, discourse)) is not None:
        return ours
    if noun is not None:
        return _turnover_before(one, instance, discourse, before) if one or not is_placed(instance) else None
    sums = verb is not None and verb.passive and all(sentence.head(g).mark == "quantity" for g in verb.objects)
    if (
        sums
        and not one
        and before is not None
        and before.near
        and before.head.b
        and not before.head.sides.listed
        and not sentence.parties()
    ):
        # "Some $8 million was traded in 2018": by the two whose trade has just been told.
        return Sides(before.head.a, before.head.b, False, before.head.sides.ordered)
    # "We traded for $3 million": with the other of the two.
    other = other_side(one[0].party, before) or discourse.other(one[0].party) if len(one) == 1 and one[0].sort == "pronoun" else ""
    return Sides(one[0].party, other, False, False) if other else None


def _joint_owner(sentence: Sentence, noun: NounGroup) -> list[Actor]:
    """Who "and" joins to the owner in front ("said that Chile and Peru's trade …", where Chile may be taken for what is said)."""
    own = noun.possessor
    if own is None or own.i < len(_BOTH) or sentence.head(own).mark != "party" or sentence.tokens[own.i - 1].tag != "C":
        return []
    joined = state(sentence.tokens[own.i - 2])
    return [Actor(joined, "party")] if joined and joined != getattr(sentence.head(own).value, "party", "") else []


def _of_two(one: str, other: str, sentence: Sentence, discourse: Discourse) -> Sides:
    """The two of a turnover, first the one that tells of it, if just one does: what follows are its exports and imports."""
    telling = {one, other}.intersection(tellers(sentence, discourse))
    return Sides(other, one) if telling == {other} else Sides(one, other, ordered=telling == {one})


def _third(among: list[Actor], instance: Instance, discourse: Discourse) -> str:
    """ "Peru is its largest partner, with $3 million in trade between the two countries": the subject, where it is none of the two told before."""
    pair = {a.party for a in among if a.sort == "pair"}
    if len(pair) != len(_BOTH):
        return ""
    verbs = [v for v in instance.sentence.verbs if v.subjects and v.main < (instance.noun.head if instance.noun is not None else 0)]
    doers = {a.party for v in verbs[:1] for g in v.subjects for a in actors(instance.sentence, g, discourse) if a.sort == "party"}
    return doers.pop() if len(doers) == 1 and not doers & pair else ""


def _is_had(instance: Instance) -> bool:
    """ "Chile had a volume of trade with Peru of …": who has it does the trade."""
    noun, verb = instance.noun, instance.verb
    top = noun.parent if noun is not None and noun.parent is not None and noun.by == OF else noun
    return verb is not None and top in verb.objects and verb.lemma in trade_words(instance.sentence.language).having and not verb.passive


def _is_theirs(instance: Instance) -> bool:
    """Whether a noun is told to be of those who do what its verb tells ("Chile and Peru aim at … for bilateral trade", "their trade")."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    theirs = words(sentence.language).sets["possessive_many"]
    return says_pair(sentence) or any(t.lower in theirs for t in sentence.tokens[noun.i : noun.head])


def _is_in_question(pair: set[str], sentence: Sentence, discourse: Discourse, before: Before | None) -> bool:
    """Whether two parties are those that a document, its sentence or the figures before are about."""
    told_before = {before.head.a, before.head.b} if before is not None else set()
    return pair in (set(discourse.pair or ()), told_before) or pair <= set(sentence.parties())


def _next_listed(instance: Instance, hanging: list[tuple[str, NounGroup]], discourse: Discourse) -> list[Actor]:
    """The other of "trade between Chile, Peru", as headlines write it."""
    sentence = instance.sentence
    among = [g for p, g in hanging if p in words(sentence.language).sets["among"]]
    for group in sentence.nouns:
        if among and group.i == among[-1].j + 1 and sentence.tokens[among[-1].j].lower == "," and sentence.head(group).mark == "party":
            return states(actors(sentence, group, discourse, listed=False))
    return []


def _actors_by(instance: Instance, hanging: list[tuple[str, NounGroup]], sort: str, discourse: Discourse) -> list[Actor]:
    sets = words(instance.sentence.language).sets
    preps = sets[sort] if sort in sets else frozenset((sort,))
    return states([a for p, g in hanging if p in preps for a in actors(instance.sentence, g, discourse, listed=False)])


def _turnover_before(one: list[Actor], instance: Instance, discourse: Discourse, before: Before | None) -> Sides | None:
    """Trade with no partner named: that of the two told of before."""
    sentence = instance.sentence
    if one:
        return Sides(one[0].party, other_side(one[0].party, before), False)
    named = {p for p in sentence.parties() if is_actor(p)}
    newer = discourse.named_since(before.index) if before is not None else None
    told = (
        {before.head.a, before.head.b} if before is not None and (newer is None or set(newer) == {before.head.a, before.head.b}) else set()
    )
    open_ = tells_of_all(discourse) and not (before is not None and before.here) and not (_is_mutual(instance) or says_pair(sentence))
    if before is not None and before.head.b and not before.head.sides.listed and named <= told and not open_:
        return Sides(before.head.a, before.head.b, False, before.head.sides.ordered)
    agreeing = _agreeing(instance, discourse)
    if len(agreeing) == len(_BOTH):
        return Sides(agreeing[0].party, agreeing[1].party, True, False)
    if (two := _of_text(sentence, discourse)) is not None and says_pair(sentence):
        return two
    if two is not None and _is_theirs_alone(instance, discourse):
        return two
    pair = discourse.two()
    if pair is None or discourse.pair is None or not named <= set(pair) or not (_is_mutual(instance) or says_pair(sentence)):
        return None
    return Sides(pair[0], pair[1], False, False)


def _ours(instance: Instance, discourse: Discourse) -> Sides | None:
    """ "Our trade exchange", said by one of the two: with the other; of trade alone only in a text on two, where it may be with all the world."""
    noun, sentence = instance.noun, instance.sentence
    own = words(sentence.language).sets["possessive_own"]
    if noun is None or not any(t.lower in own for t in sentence.tokens[noun.i : noun.head]):
        return None
    party, pair = discourse.ours(), discourse.two()
    of_two = _is_mutual(instance) or (discourse.of_two and discourse.is_told() and not tells_of_all(discourse))
    if pair is None or not of_two or (party is not None and party not in pair):
        return None
    return Sides(pair[0], pair[1], False, False)


def _is_theirs_alone(instance: Instance, discourse: Discourse) -> bool:
    """ "In 2018 trade came to $3 million", "turnover in 2018: $3 million", in a text told to be on two and no others: nothing but a sum is told of it."""
    noun, verb = instance.noun, instance.verb
    if noun is None or noun.head - noun.i > 1 or not (discourse.is_titled() or discourse.own in (discourse.pair or ())):
        return False
    known = figure_words(instance.sentence.language)
    amount = verb is not None and noun in verb.subjects and verb.lemma in known.amount | known.moves
    return amount or instance.sentence.is_label()


def _of_text(sentence: Sentence, discourse: Discourse) -> Sides | None:
    """ "Two-way trade", in a text that hardly names another state: of these two, whoever was named last."""
    pair, last = discourse.pair, discourse.two()
    if pair is None or not discourse.of_two or not {p for p in sentence.parties() if is_actor(p)} <= set(pair):
        return None
    pair = last if last is not None and set(last) == set(pair) else pair
    return Sides(pair[0], pair[1], False, False)


def _agreeing(instance: Instance, discourse: Discourse) -> list[Actor]:
    """ "The protocol between Peru and Chile foresees trade of $3 million": the two of what does something about trade."""
    noun, verb, sentence = instance.noun, instance.verb, instance.sentence
    if noun is None or verb is None or noun not in verb.objects:
        return []
    among = words(sentence.language).sets["among"]
    groups = [g for subject in verb.subjects for p, g in behind(subject) if p in among]
    return states([a for g in groups for a in actors(sentence, g, discourse, listed=False)])


def _is_mutual(instance: Instance) -> bool:
    """Whether trade is of two by itself: "the trade turnover", "the volume of trade"."""
    noun = instance.noun
    above = noun.parent if noun is not None and noun.by == OF else None
    measured = above is not None and instance.sentence.head(above).lemma in figure_words(instance.sentence.language).figure
    return bool(instance.frame.attrs.get("mutual")) or measured or is_of_goods(instance)
