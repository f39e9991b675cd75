"""Whose trade is told where a sentence names one of the two or none: by what was told before, whom the text is about, and what it stands under."""

from comity.read.actors import owners
from comity.read.datelines import dateline
from comity.read.discourse import Discourse, is_actor, state
from comity.read.figures.figure import figure_words
from comity.read.frames import Instance
from comity.read.grammar.links import FOR
from comity.read.list_signs import SIGNS
from comity.read.sentence import Sentence
from comity.read.trading.goods import is_whole
from comity.read.trading.tellers import of_wholes, tellers
from comity.read.trading.told_trade import HOLDER, Before, Sides, tells_of_all, whole_told
from comity.read.trading.trade_words import trade_words

#: Those who trade with each other.
_BOTH = "ab"


def partner_only(b: str, sentence: Sentence, discourse: Discourse, before: Before | None, but: set[str]) -> Sides | None:
    """The sides where only the partner is named: whose trade was told of before, who tells it, or whose the document is.

    Args:
        b: the partner.
        sentence, discourse, before: where, and what was told before.
        but: all partners of the figure; none of them is the one whose trade it is.

    """
    whole_of = whole_told(discourse)
    if whole_of and whole_of not in (*but, b) and not (before is not None and before.here):
        # "China's purchases came to $3 million. The surplus with Peru …", in what tells of Chile's trade.
        return Sides(whole_of, b)
    if before is not None:
        head = before.head
        if b not in (head.a, head.b) and not head.sides.ordered and (whole := holder(discourse, b)):
            return Sides(whole, b)
        if b not in (head.a, head.b) and (head.sides.ordered or head.a in (discourse.own, discourse.main)):
            return Sides(head.a, b)
        if b in (head.a, head.b) and head.b:
            return Sides(head.b if b == head.a else head.a, b)
    telling = [p for p in (*tellers(sentence, discourse), *of_wholes(sentence, discourse)) if p not in but]
    if telling:
        return Sides(telling[0], b)
    dated = dateline(sentence)
    named = {getattr(t.value, "party", "") for t in sentence.tokens[dated[1] if dated else 0 :]}
    for party in (discourse.own, holder(discourse, b), discourse.other(b), discourse.place, discourse.topic(), discourse.main):
        if party and party not in (*but, b) and (party not in named or party == discourse.own):
            return Sides(party, b)
    return None


def holder(discourse: Discourse, but: str) -> str:
    """Whose trade with this and that partner a document tells of; empty if nobody's, or the one that it cannot be."""
    found = discourse.last.get(HOLDER)
    return found if isinstance(found, str) and found != but else ""


def completed_sides(instance: Instance, a: str, discourse: Discourse, before: Before | None) -> Sides | None:
    """The sides where no partner is named: those of the figures just told, or half of them."""
    sentence, noun = instance.sentence, instance.noun
    if noun is None and not a and before is not None and before.near and _is_reduced(instance) and before.head.sides.ordered:
        # "The goods exported included …": by the one whose exports were told; whose imports are meant after them cannot be known.
        if before.head.attrs["flow"] != instance.frame.attrs["flow"]:
            return None
        return Sides(before.head.a, "" if before.head.sides.listed else before.head.b, False)
    if noun is None and a and before is not None and (buyer := _sold_too(instance, a, before)):
        return Sides(a, buyer, False)
    if noun is None and a and a == discourse.home() and discourse.is_told() and _is_by_pronoun(instance):
        # "We imported oil for $3 million", in a letter on the writer's two.
        return Sides(a, partner_of_text(instance, discourse, a), False)
    if noun is None and a and before is None and discourse.is_titled() and is_of_sum_alone(instance):
        # "Latvia shipped goods for $3 million", under a title of two.
        return Sides(a, partner_of_text(instance, discourse, a), False)
    if noun is None:
        return Sides(
            a,
            other_side(a, before)
            if _goes_on(instance)
            or (before is not None and before.near and is_of_sum_alone(instance))
            or (before is not None and before.here and (before.head.sides.told or before.head.verb))
            else "",
            False,
        )
    if tells_of_all(discourse) and not (before is not None and before.here):
        a = a or (before.head.a if before is not None and before.head.sides.ordered else "")
        return Sides(a, "", False) if a == whole_told(discourse) else None
    if (
        before is None
        and not a
        and not is_whole(sentence, noun)
        and discourse.own
        and (b := partner_of_text(instance, discourse, discourse.own))
    ):
        # "Exports came to $3 million", on Peru's own page on Chile.
        return Sides(discourse.own, b, False)
    if is_whole(sentence, noun) or before is None:
        a = a or (before.head.a if before is not None and (before.here or _is_same_whole(instance, before)) else "")
        b = partner_of_text(instance, discourse, a) if before is None and not is_whole(sentence, noun) else ""
        a = a or (_implied(instance, discourse) if before is None else "")
        return Sides(a, b, False) if a else None
    if a:
        another = _names_another(sentence, before)
        near = before.near and _is_of_two(before, discourse) and not another
        return Sides(a, other_side(a, before) if near else "" if another else partner_of_text(instance, discourse, a), False)
    if sentence.is_label() and not before.head.sides.ordered and discourse.is_titled() and before.head.b:
        # "Exports: $3 million" under "Trade of Chile with Peru": those of the one that the title names first.
        first = discourse.own or discourse.title[0]
        other = other_side(first, before)
        return Sides(first, other, False) if other else None
    if before.head.sides.ordered:
        near = _is_of_two(before, discourse) and not before.head.sides.listed and not _names_another(sentence, before)
        return Sides(before.head.a, before.head.b if near else "", False)
    own = discourse.own or ""
    return Sides(own, other_side(own, before), False) if other_side(own, before) else None


def _sold_too(instance: Instance, a: str, before: Before) -> str:
    """ "Chile's exports to Peru were $3 million, while Fiji exported goods worth $2 million": to Peru too; empty if nobody knows."""
    alike = before.here and before.head.sides.ordered and before.head.attrs["flow"] == instance.frame.attrs["flow"]
    known = alike and before.head.sides.told and a not in (before.head.a, before.head.b) and is_of_sum_alone(instance)
    others = {p for p in instance.sentence.parties() if is_actor(p)} - {a, before.head.a, before.head.b}
    return before.head.b if known and not others else ""


def partner_of_text(instance: Instance, discourse: Discourse, a: str) -> str:
    """The other of the two that a document which hardly names another is about: whom "Finnish exports" go to in a text on Finland and Namibia."""
    pair, noun, verb = discourse.pair or (), instance.noun, instance.verb
    of_other = len(discourse.title) == 1 and discourse.title[0] in pair and discourse.title[0] != a
    if not (discourse.recent or of_other or discourse.is_titled()) or {p for p in instance.sentence.parties() if is_actor(p)} - {a}:
        # "Peru's exports were $6 million, the ambassador to Chile said": whoever is named otherwise is no partner.
        return ""
    known = figure_words(instance.sentence.language)
    if verb is not None and noun in verb.objects and not verb.passive and verb.lemma not in known.moves | known.amount | known.share_verbs:
        # "Charged with promoting Peru's exports".
        return ""
    return next((p for p in pair if p != a), "") if discourse.of_two and a in pair and len(set(pair)) == len(_BOTH) else ""


def under_entry(instance: Instance, discourse: Discourse, before: Before | None) -> Sides | None:
    """ "Seychelles. Exports $3 million", "Togo: exports $2 million": the trade of the one whose partners a document lists with this one."""
    sentence, noun = instance.sentence, instance.noun
    # The mark of a list's item is no part of it.
    first, *others = sentence.tokens[sentence.tokens[0].lower in SIGNS :][:2] or sentence.tokens
    labelled = bool(others) and others[0].lower == ":" and noun is not None
    partner = state(first) if labelled else discourse.under()
    named = {p for p in sentence.parties() if is_actor(p)} - {partner}
    unordered = before is not None and not before.head.sides.ordered
    mutual = instance.frame.attrs["flow"] == "turnover"
    if noun is None or partner is None or named or is_whole(sentence, noun) or (unordered and not mutual):
        return None
    last = before.head.a if before is not None and not unordered else discourse.about() or discourse.own
    whose = holder(discourse, partner) or last
    if not whose or whose == partner or whose not in (discourse.about(), discourse.own, discourse.main, holder(discourse, partner)):
        return None
    return Sides(whose, partner)


def _names_another(sentence: Sentence, before: Before) -> bool:
    """Whether a sentence names a state that is none of the two told before: the figures may be with that one."""
    return not before.here and any(is_actor(p) and p not in (before.head.a, before.head.b) for p in sentence.parties())


def _implied(instance: Instance, discourse: Discourse) -> str:
    """Whose exports, imports or balance nobody is named to have: those of the one state that the document is about; empty if not so."""
    noun, topic = instance.noun, discourse.topic()
    owned = noun is not None and (noun.possessor is not None or bool(owners(instance.sentence, noun, discourse)))
    return topic if topic and noun is not None and not owned and topic not in instance.sentence.parties() else ""


def _is_same_whole(instance: Instance, before: Before) -> bool:
    """Whether a whole goes on about the exports, or imports, of the one whose were told just before ("13 percent of total exports")."""
    return before.near and before.head.sides.ordered and before.head.attrs["flow"] == instance.frame.attrs["flow"]


def _is_by_pronoun(instance: Instance) -> bool:
    """Whether a deed is a pronoun's ("we imported")."""
    return instance.verb is not None and any(instance.sentence.head(g).tag == "U" for g in instance.verb.subjects)


def _is_reduced(instance: Instance) -> bool:
    """Whether a deed describes goods of no special sort ("the commodities exported"), in a sentence that names nobody."""
    sentence, verb = instance.sentence, instance.verb
    if verb is None or verb.noun is None or not verb.passive or any(is_actor(p) for p in sentence.parties()):
        return False
    return sentence.head(verb.noun).lemma in trade_words(sentence.language).goods


def _is_of_two(before: Before, discourse: Discourse) -> bool:
    """Whether a document tells of the trade of the two told before, and not of one state's with this and that partner."""
    mutual = before.here or before.head.attrs["flow"] in ("turnover", "balance")
    return mutual or discourse.of_two or {before.head.a, before.head.b} == set(discourse.pair or ())


def _goes_on(instance: Instance) -> bool:
    """Whether a deed is told of those told of before: "we imported", "bought there"."""
    sentence, verb = instance.sentence, instance.verb
    assert verb is not None
    there = trade_words(sentence.language).there
    return any(t.lower in there for t in sentence.tokens[verb.j :]) or _is_by_pronoun(instance)


def other_side(a: str, before: Before | None) -> str:
    """The other of the two told before; empty where they are not known, or are not of the party `a`."""
    if before is None or not a or not before.head.b or before.head.sides.listed or a not in (before.head.a, before.head.b):
        return ""
    return before.head.b if a == before.head.a else before.head.a


def is_of_sum_alone(instance: Instance) -> bool:
    """ "Ecuador sold $38 million and bought goods for $24 million": of goods of no special sort, or of nothing but their sum."""
    sentence, verb = instance.sentence, instance.verb
    wares = trade_words(sentence.language).wares
    objects = verb.objects if verb is not None and not verb.passive else []
    priced = verb is not None and not verb.passive and any(sentence.head(g).mark == "quantity" for p, g in verb.obliques if p == FOR)
    if not objects and priced:
        # "Bought for $3 million".
        return True
    sorts = [getattr(sentence.head(g).value, "sort", "") for g in objects]
    return bool(objects) and all(s in ("money", "scaled") or sentence.head(g).lemma in wares for s, g in zip(sorts, objects, strict=True))
