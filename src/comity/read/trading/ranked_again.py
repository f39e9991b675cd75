"""Places told of a partner once more with nothing beside them: "…, was only the fifth in 2018", "and Peru is Chile's ninth largest"."""

from collections.abc import Iterator
from typing import cast

from comity.read.actors import actors, owners
from comity.read.discourse import Discourse
from comity.read.figures.figure import figure_words, told
from comity.read.figures.implied_ranks import Ranked
from comity.read.frames import resolve
from comity.read.grammar import Token, VerbGroup
from comity.read.marks.periods import Period
from comity.read.marks.quantities import Quantity
from comity.read.parties_between import states
from comity.read.sentence import Sentence
from comity.read.trading.told_trade import LAST_RANK, OPPOSITE
from comity.read.trading.trade_partners import Partnership
from comity.read.trading.trade_words import KIND, trade_nouns, trade_words

#: So many small words may stand between the verb and the place ("was only the fifth").
_NEAR = 4


def ranked_again(
    sentence: Sentence, last: Ranked[Partnership] | None, discourse: Discourse
) -> Iterator[tuple[Partnership, tuple[int, int]]]:
    """The places that a sentence tells by an ordinal alone, after the one told last.

    Args:
        sentence, discourse: what is read.
        last: the place told last, in the sentence or the one before.

    """
    if last is None or discourse.index - last.index > 1:
        return
    for verb in sentence.verbs:
        told = _place(sentence, verb)
        two = _two(sentence, verb, told, last, discourse) if told is not None else None
        if told is not None and two is not None:
            period = _period(sentence, verb, discourse)
            one = last.data._replace(a=two[0], b=two[1], rank=int(told.value.value), period=period)  # type: ignore[attr-defined]
            if (one.rank, one.a, one.b) != (last.place, last.data.a, last.data.b):
                yield one, sentence.place(told.index, told.index + 1)


def ranked_by_flow(sentence: Sentence, one: Partnership) -> Iterator[tuple[Partnership, tuple[int, int]]]:
    """The places by flow behind one that is told ("the 54th trade partner of Chile (49th in exports, 53rd in imports)")."""
    told = one.instance.noun or one.instance.verb
    for token in sentence.tokens[told.j if told is not None else len(sentence.tokens) :]:
        if token.mark == "party" and getattr(token.value, "party", "") not in (one.a, one.b):
            return
        place = token.value.value if isinstance(token.value, Quantity) and token.value.sort == "ordinal" else None
        flow = _flow_behind(sentence, token) if place else ""
        if place and flow and flow != one.attrs["flow"]:
            yield one._replace(rank=int(place), attrs={"flow": flow}), sentence.place(token.index, token.index + 1)


def _flow_behind(sentence: Sentence, place: Token) -> str:
    """The flow that stands right behind a place and a preposition, and with no partner of its own ("49th in exports", "53rd in its imports")."""
    behind = sentence.tokens[place.index + 1 :]
    while behind and (behind[0].lower in figure_words(sentence.language).first or behind[0].tag == "A"):
        behind = behind[1:]
    if not behind or behind[0].lower not in trade_words(sentence.language).by_flow:
        return ""
    noun = next((k for k, t in enumerate(behind[1:], 1) if t.tag not in "DQZLA"), len(behind))
    after = behind[noun + 1 : noun + 2]
    if noun == len(behind) or any(t.tag in "PN" for t in after):
        return ""
    return next((f for f in ("exports", "imports") if behind[noun].lemma in trade_nouns(sentence.language, f)), "")


def _place(sentence: Sentence, verb: VerbGroup) -> Token | None:
    """The ordinal that a verb tells somebody to be or to hold, with no noun behind it."""
    figures = figure_words(sentence.language)
    if verb.lemma not in figures.placing | trade_words(sentence.language).copulas or verb.negated or verb.modal:
        return None
    tokens = sentence.tokens
    for token in tokens[verb.j : verb.j + _NEAR]:
        if isinstance(token.value, Quantity) and token.value.sort == "ordinal" and token.value.value:
            after = tokens[token.index + 1 :]
            after = after[1:] if after and after[0].lower in figures.first else after
            ends = not after or after[0].tag in "YC" or after[0].mark == "period"
            return token if ends or (len(after) > 1 and after[0].tag == "P" and after[1].mark == "period") else None
        if token.tag not in "DXPLZQ":
            return None
    return None


def _two(sentence: Sentence, verb: VerbGroup, told: Token, last: Ranked[Partnership], discourse: Discourse) -> tuple[str, str] | None:
    """Whose trade it is, and whose place: those told last, or, with an owner beside the place, this one and the verb's subject."""
    group = next((g for g in sentence.nouns if g.i <= told.index < g.j), None)
    doers = [a for g in verb.subjects for a in actors(sentence, g, discourse)]
    found = states(doers)
    if group is not None and group.possessor is not None:
        whose = states(owners(sentence, group, discourse))
        pair = len(whose) == len(found) == 1 and whose[0].party != found[0].party and discourse.index == last.index
        return (whose[0].party, found[0].party) if pair else None
    # "It was fifth", "the country was fifth", and not "its team was".
    bare = len(verb.subjects) == 1 and sentence.tokens[verb.subjects[0].i].tag in "ULD"
    again = all(a.party == last.data.b or a.sort in ("pronoun", "single") for a in found)
    return (last.data.a, last.data.b) if bare and again and (found or sentence.head(verb.subjects[0]).tag == "U") else None


def _period(sentence: Sentence, verb: VerbGroup, discourse: Discourse) -> Period | None:
    """When a place is told: in its clause."""
    signs = [t.index for t in sentence.tokens[: verb.i] if t.tag == "Y"]
    for _, period in sentence.periods(signs[-1] if signs else 0, verb.last or len(sentence.tokens)):
        found = resolve(period, verb.tense, "actual", discourse)
        if found is not None and not found.is_day and (found.first or found.last):
            return found
    return None


def list_going_on(discourse: Discourse) -> Ranked[Partnership] | None:
    """The place told last, if a list of partners may go on from it: no other flow has been told since."""
    earlier, latest = discourse.last.get(LAST_RANK), told(KIND, discourse)
    last = cast("Ranked[Partnership]", earlier) if isinstance(earlier, Ranked) else None
    if last is None or latest is None or latest.index <= last.index:
        return last
    whose, flow = last.data.a, last.data.attrs["flow"]
    same = [h for h in latest.heads if h.attrs["flow"] == flow or (h.b == whose and h.attrs["flow"] == OPPOSITE.get(flow))]
    # "China is its first market. Of its imports Peru had $3 million. Fiji followed": no market that follows.
    return last if same else None
