"""Trade told with a place among partners: of who has the place, and whose partner that is."""

from comity.read.actors import actors
from comity.read.discourse import Discourse
from comity.read.figures.figure import figure_words
from comity.read.figures.implied_ranks import Ranked, is_near
from comity.read.frames import Instance
from comity.read.grammar import words
from comity.read.parties_between import states
from comity.read.trading.sides_left_out import holder
from comity.read.trading.told_trade import LAST_RANK, OPPOSITE, Before, Sides


def is_placed(instance: Instance) -> bool:
    """ "Peru is second with a turnover of $3 million, followed by Chile": trade of one of a list, and not of those whom it names."""
    sentence, noun = instance.sentence, instance.noun
    verb = noun.verb if noun is not None and noun.by in words(sentence.language).sets["with"] else None
    known = figure_words(sentence.language)
    return verb is not None and verb.lemma in known.placing and any(v.lemma in known.following for v in sentence.verbs)


def placed_sides(instance: Instance, discourse: Discourse, before: Before | None) -> Sides | None:
    """ "Peru is second with a turnover of $3 million": the two of it; None where trade is not told so."""
    sentence, noun = instance.sentence, instance.noun
    verb = noun.verb if noun is not None and noun.by in words(sentence.language).sets["with"] else None
    if verb is None or before is None or verb.lemma not in figure_words(sentence.language).placing:
        return None
    placed = states([a for g in verb.subjects for a in actors(sentence, g, discourse)])
    if len(placed) != 1:
        return None
    ordinal = any(getattr(t.value, "sort", "") == "ordinal" for t in sentence.tokens[verb.j : verb.last])
    if not ordinal and not (before.here and before.head.b == placed[0].party):
        return None
    if (listed := _in_list(instance, placed[0].party, discourse)) is not None:
        return listed
    whose = before.head.a if before.head.b == placed[0].party or before.head.sides.ordered else holder(discourse, placed[0].party)
    if not whose and before.head.sides.told and before.head.a == discourse.main:
        # "Trade was largest with Chile. Fiji ranks second": of the one with whom both trade.
        whose = before.head.a
    return Sides(whose, placed[0].party) if whose and whose != placed[0].party else None


def _in_list(instance: Instance, party: str, discourse: Discourse) -> Sides | None:
    """ "Fiji was Chile's first supplier, Peru was second with exports of $3 million": in a list of one's partners, whose exports they are, and to whom."""
    ranked = discourse.last.get(LAST_RANK)
    if not isinstance(ranked, Ranked) or not is_near(ranked, discourse):
        return None
    whose, told, flow = str(ranked.data.a), str(ranked.data.attrs["flow"]), str(instance.frame.attrs["flow"])
    if whose == party or flow not in OPPOSITE or told not in OPPOSITE:
        return None
    return Sides(party, whose) if told == OPPOSITE[flow] else Sides(whose, party)
