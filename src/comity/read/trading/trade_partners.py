"""Partners of a state: "Peru is Chile's third largest trading partner", "main customers: Peru (34%), Bolivia (12%)"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from comity.read.actors import Actor, actors, owners
from comity.read.datelines import dateline
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import MODALITIES
from comity.read.figures.base_periods import compares
from comity.read.figures.bracketed_figures import is_of_bracket
from comity.read.figures.figure import figure_words, runs_on
from comity.read.figures.implied_ranks import Ranked, count_before, is_near
from comity.read.figures.sentence_figures import rank, told
from comity.read.figures.year_to_date import added_up
from comity.read.frames import Instance, behind, resolve
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.grammar.links import FOR, OF
from comity.read.marks.periods import Period
from comity.read.parties_between import states
from comity.read.sentence import Sentence
from comity.read.trading.parts_of_partners import part_behind, share_of_market
from comity.read.trading.places_told import (
    flow_of_partners,
    goods_from,
    is_right_behind,
    is_scoped,
    place_of,
    ranked_by,
    sum_beside,
    sums_with,
)
from comity.read.trading.products import product_beside
from comity.read.trading.sides_left_out import holder
from comity.read.trading.told_trade import LAST_RANK, Before, Sides, TradeHead
from comity.read.trading.trade_words import KIND, TradeWords, trade_words

#: A period within so many tokens of a sentence's beginning is told of all that follows.
_FRONT = 4


class Partnership(NamedTuple):
    """One party as a partner of another.

    Attributes:
        a: the state whose trade it is.
        b: its partner.
        rank: among the partners of `a`; None if not told.
        period: when.
        modality: ``actual`` or ``denied``.

    """

    a: str
    b: str
    rank: int | None
    period: Period | None
    modality: str
    attrs: dict[str, str]
    instance: Instance


def partner_heads(instance: Instance, discourse: Discourse, before: Before | None) -> list[TradeHead]:
    """Heads for the shares of partners: one for each that is listed behind the noun with its figure, else for the one that it is said of."""
    noun = instance.noun
    assert noun is not None
    a = _whose(instance, discourse, before, "")
    attrs = _attrs(instance)
    if (part := share_of_market(instance, a, discourse)) is not None:
        return [part]
    listed = [(g, p) for g, p in _listed(instance, noun) if p != a] if a else []
    if listed:
        heads = [_head(instance, a, p, g.head, attrs, ("money",)) for g, p in listed]
        first = partnership(instance, discourse, before)
        if first is not None and first.b not in {p for _, p in listed}:
            # "Its main market is Peru (12%), followed by Chile (9%)": the bracket right behind the noun.
            leading = replace(_head(instance, first.a, first.b, noun.head, attrs, sums_with(instance, noun)), part=True)
            heads += [leading, *sum_beside(instance, leading)]
        return [replace(h, sides=h.sides._replace(listed=len(heads) > 1)) for h in heads]
    sentence = instance.sentence
    label = not sentence.verbs and noun.i == 0 and noun.j == len(sentence.tokens) and sentence.head(noun).lower != sentence.head(noun).lemma
    if label or sentence.leads_on():
        return [_head(instance, a, "", noun.head, attrs, ("money",))] if a else []
    one = partnership(instance, discourse, before)
    if one is None:
        # "Peru, Fiji and Chad were Chile's top partners, with …": figures for several behind them all.
        return [_head(instance, a, "", noun.head, attrs, ("money",))] if a and _is_said_of_several(instance) else []
    after = instance.sentence.tokens[noun.j : noun.j + 2]
    bracketed = len(after) == 2 and after[0].lower == "(" and after[1].mark == "quantity"
    head = replace(_head(instance, one.a, one.b, noun.head, attrs, sums_with(instance, noun)), part=bracketed)
    return [head, *sum_beside(instance, head), *part_behind(instance, head)]


def _is_said_of_several(instance: Instance) -> bool:
    """Whether a noun of partners is what several are said to be."""
    sentence, noun, verb = instance.sentence, instance.noun, instance.verb
    if noun is None or verb is None or noun not in verb.objects or verb.lemma not in trade_words(sentence.language).copulas:
        return False
    return len(verb.subjects) > 1 and sentence.head(noun).lower != sentence.head(noun).lemma


def _head(instance: Instance, a: str, b: str, at: int, attrs: dict[str, str], takes: tuple[str, ...]) -> TradeHead:
    noun = instance.noun
    assert noun is not None
    return TradeHead(
        KIND, noun.i, noun.j, at, a, b, attrs, noun, takes=takes, instance=instance, days=False, part=bool(takes), sides=Sides(a, b), rule=instance.frame.name
    )  # fmt: skip


def _listed(instance: Instance, noun: NounGroup) -> Iterator[tuple[NounGroup, str]]:
    """The parties behind a noun that have a figure right behind them, or those that are said to be it ("Peru (5%) and Fiji (3%) were")."""
    sentence, verb = instance.sentence, instance.verb
    said = verb is not None and noun.role == "object" and verb.lemma in trade_words(sentence.language).copulas
    # "Peru (5%) and Fiji (3%) followed as sources of imports".
    said = said or (verb is not None and noun.by in trade_words(sentence.language).as_)
    subjects = verb.subjects if verb is not None and said and len(verb.subjects) > 1 else []
    for group in sentence.nouns:
        token = sentence.head(group)
        party = getattr(token.value, "party", None)
        if (group.i < noun.j and group not in subjects) or token.mark != "party" or not party:
            continue
        for after in sentence.tokens[group.j : group.j + 3]:
            if after.mark == "quantity":
                yield group, party
                break
            if after.mark != "sign" and after.tag != "P":
                break


def partnership(instance: Instance, discourse: Discourse, before: Before | None) -> Partnership | None:
    """Whose partner a noun of partners says that somebody is; None where it does not say."""
    sentence, noun, verb = instance.sentence, instance.noun, instance.verb
    assert noun is not None
    if instance.status not in MODALITIES or instance.status == "planned":
        return None
    placed = place_of(sentence, noun, verb)
    number: int | None
    if placed is not None and verb is not None:
        found, number = _placed(sentence, verb, discourse), placed
    else:
        found, number = _counterpart(_led(instance), discourse), rank(sentence, noun)
    if len(found) != 1:
        return None
    b = found[0].party
    if found[0].sort == "pronoun" and _is_made(instance) and (named := _named_last(instance)):
        # "Exports to Peru rose, making it Chile's main market": where they go.
        whose = _whose(_led(instance), discourse, before, "")
        b = named if named != whose else discourse.other(whose) or b
    a = _whose(_led(instance), discourse, before, b)
    if not a or a == b or (found[0].sort == "pronoun" and b == discourse.own):
        # "…, making it our largest market": nobody is a partner of their own.
        return None
    if is_scoped(sentence, noun):
        number = None
    elif number == 1 and placed is None:
        number += count_before(sentence, noun)
    return Partnership(
        a, b, number, _period(instance, discourse), "denied" if instance.status == "denied" else "actual", _attrs(instance), instance
    )


def _placed(sentence: Sentence, verb: VerbGroup, discourse: Discourse) -> list[Actor]:
    """Who has the place that a verb tells: its subject, or whom it puts there ("which put Peru in third place among")."""
    named = [g for g in verb.objects if sentence.head(g).mark == "party" or sentence.head(g).tag == "U"]
    put = verb.passive or (named and verb.lemma in trade_words(sentence.language).putting)
    return _actors(sentence, (named or verb.objects) if put else verb.subjects, discourse)


def _attrs(instance: Instance) -> dict[str, str]:
    """The flow, and the product that the partner is one for ("buyer of Kenyan tea")."""
    noun, sentence = instance.noun, instance.sentence
    assert noun is not None
    flow = flow_of_partners(instance) or str(instance.frame.attrs["flow"])
    product = None
    if flow != "turnover":
        own = {w for words_ in instance.frame.nouns for w in words_}
        product = product_beside(sentence, noun, trade_words(sentence.language).ranking | own | {"largest"})
        for prep, other in noun.behind:
            if product is None and prep in (OF, FOR) and sentence.head(other).tag == "N":
                product = _goods(sentence, other)
    return {"flow": flow} | ({"product": product} if product else {})


def _goods(sentence: Sentence, group: NounGroup) -> str | None:
    known: TradeWords = trade_words(sentence.language)
    tokens = [t for t in sentence.tokens[group.i : group.head + 1] if not t.mark and t.tag in ("N", "A") and t.lower not in known.plain]
    tokens = [t for t in tokens if t.lemma not in known.plain]
    if not tokens or (sentence.head(group).lemma in known.goods and len(tokens) == 1):
        return None
    return " ".join(t.text for t in tokens)


def _whose(instance: Instance, discourse: Discourse, before: Before | None, b: str) -> str:
    """The state whose partners are spoken of."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    for slot in instance.frame.places("whose"):
        if slot == "owner":
            found = [
                a
                for a in owners(sentence, noun, discourse)
                if a.sort != "pronoun" or (a.party != b and _is_at_hand(a.party, discourse, before))
            ]
        else:
            hanging = noun.behind if slot == OF else behind(noun)
            found = [a for p, g in hanging if p == slot for a in (actors(sentence, g, discourse) or owners(sentence, g, discourse))]
        found = [a for a in states(found) if a.party != b]
        near = [noun] if slot == "owner" else [g for p, g in noun.behind if p == slot]
        if not found and any(t.tag == "Q" for g in near for t in sentence.tokens[g.i : g.head]):
            found = _owners_before(sentence, noun, b)
        if len(found) == 1:
            one = found[0]
            # "The main partners of the country": of the one whose partners, or exports, are being told.
            going_on = one.sort == "single" and before is not None and before.head.sides.ordered and before.head.a != b
            return before.head.a if going_on and before is not None else one.party
        if len(found) > 1 or (not found and _names_another(sentence, noun, slot)):
            return ""
    if (seller := goods_from(instance, discourse)) and seller != b:
        return seller
    shared = next((g for g in noun.listed if g is not noun and g.possessor is not None), None) if noun.possessor is None else None
    if shared is not None and b and noun.listed[0] is shared:
        # "Chile's eighth market and fourth source of imports".
        return next((x.party for x in states(owners(sentence, shared, discourse)) if x.party != b), "")
    if b and noun.possessor is None and not noun.behind and noun.listed and (first := noun.listed[0]) is not noun and first.behind:
        # "The 47th biggest exporter to Peru and the 57th largest importer".
        return _whose(replace(instance, noun=first), discourse, before, b)
    if noun.possessor is not None:
        # "Making Peru the country's third partner": of the two it can only be the other.
        described = [x.sort for x in owners(sentence, noun, discourse)] == ["single"]
        return (discourse.other(b) or holder(discourse, b)) if described and b else ""
    bare = len(min(instance.frame.nouns, key=len)) == 1 and not _is_of_trade(sentence, noun, instance)
    if bare:
        earlier = told(KIND, discourse)
        heads = [*(earlier.heads if earlier is not None else ()), *([before.head] if before is not None else [])]
        alike = [h.a for h in heads if h.attrs.get("flow") == instance.frame.attrs["flow"] and h.a and h.a != b]
        return alike[-1] if alike else ""
    ranked = discourse.last.get(LAST_RANK)
    if (
        isinstance(ranked, Ranked)
        and is_near(ranked, discourse)
        and ranked.data.attrs["flow"] == instance.frame.attrs["flow"] != "turnover"
    ):
        # "Peru is Chile's first market, buying tea for $3 million. Its other markets are Fiji and Chad": in a list of Chile's.
        return str(ranked.data.a) if ranked.data.a != b else ""
    if before is not None and before.head.a != b and before.head.sides.ordered:
        return before.head.a
    if not (discourse.own and discourse.own != b) and b and (whose := holder(discourse, b)):
        return whose
    return (
        discourse.own if discourse.own and discourse.own != b else discourse.other(b) or "" if b else discourse.own or discourse.main or ""
    )


def _owners_before(sentence: Sentence, noun: NounGroup, b: str) -> list[Actor]:
    """Whom "its" means, where what it is nearest to is the partner: the one other party named before ("Peru's exports to Chile, its …")."""
    named = {str(getattr(t.value, "party", "")) for t in sentence.tokens[: noun.i] if t.mark == "party"} - {b}
    return [Actor(p, "pronoun") for p in named] if len(named) == 1 else []


def _names_another(sentence: Sentence, noun: NounGroup, slot: str) -> bool:
    """Whether a place of the grammar names what is no party ("the largest market for Indiana")."""
    heads = [sentence.head(g) for p, g in noun.behind if p == slot]
    return any(t.tag == "N" and not t.mark and t.text[0].isupper() for t in heads)


def _is_at_hand(party: str, discourse: Discourse, before: Before | None) -> bool:
    """Whether a pronoun can well mean a party: one that the document is about, or whose figures were told."""
    return party in (discourse.main, discourse.own, before.head.a if before else None) or party in (discourse.pair or ())


def _is_of_trade(sentence: Sentence, noun: NounGroup, instance: Instance) -> bool:
    """Whether the words beside a noun say that it is one of trade ("export market", "sources of imports")."""
    if instance.frame.attrs.get("needs"):
        return True
    beside = {t.lemma for t in sentence.tokens[noun.i : noun.head]}
    head = sentence.head(noun).lemma
    return any(n[-1] == head and len(n) > 1 and set(n[:-1]) <= beside for n in instance.frame.nouns)


def _counterpart(instance: Instance, discourse: Discourse) -> list[Actor]:
    """Who is said to be the partner: by "is", "became", "as", or beside the noun."""
    sentence, noun, verb = instance.sentence, instance.noun, instance.verb
    assert noun is not None
    known = trade_words(sentence.language)
    if noun.by in known.as_ and verb is not None and verb.lemma in figure_words(sentence.language).replacing:
        # "Peru has been overtaken by China as Chile's biggest market": who overtakes is it.
        return _actors(sentence, verb.subjects[:1], discourse)
    if noun.by in known.as_ and verb is not None:
        return _actors(sentence, verb.objects if verb.passive or verb.lemma in known.regard else verb.subjects, discourse)
    maker = next((v for v in reversed(sentence.verbs) if v.main < noun.i), None)
    if maker is not None and maker.lemma in known.making and (of := [g for p, g in maker.obliques if p == OF and g.j == noun.i]):
        # "Made of Peru its third market".
        return _actors(sentence, of, discourse)
    if verb is not None and noun.verb is verb and _is_made(instance):
        # "Making Peru the country's third partner": the object in front of it.
        return _actors(sentence, [verb.objects[verb.objects.index(noun) - 1]], discourse)
    if verb is not None and noun.verb is verb and verb.lemma in known.copulas:
        if noun.role == "object":
            return _actors(sentence, verb.objects if verb.passive else verb.subjects, discourse)
        if noun.role == "subject":
            return _actors(sentence, verb.objects, discourse) or _beside(sentence, noun, discourse)
    if noun.by in known.as_ and noun.parent is not None and sentence.head(noun.parent).lemma in figure_words(sentence.language).placing:
        # "Mexico ranks as": the verb can be taken for a noun.
        return _in_front(sentence, noun.parent)
    for group in sentence.nouns:
        if noun in group.apposed:
            # "China, its main partner, and Japan": one of them is.
            found = _actors(sentence, [group], discourse, listed=sentence.head(noun).lower != sentence.head(noun).lemma)
            if found:
                return found
    return _actors(sentence, noun.apposed[:1], discourse) or _beside(sentence, noun, discourse)


def _named_last(instance: Instance) -> str:
    """The state named last in front of "making it"; empty if none is."""
    sentence, verb = instance.sentence, instance.verb
    named = [
        p
        for t in sentence.tokens[: verb.i if verb is not None else 0]
        if t.mark == "party" and is_actor(p := str(getattr(t.value, "party", "")))
    ]
    return named[-1] if named else ""


def _is_made(instance: Instance) -> bool:
    """Whether a noun is what somebody is made."""
    verb = instance.verb
    return verb is not None and instance.noun in verb.objects[1:] and verb.lemma in trade_words(instance.sentence.language).making


def _led(instance: Instance) -> Instance:
    """The instance as if its noun stood where the one does that it follows ("its main import partner (14%) and main export partner (16%)")."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    if noun.verb is not None or noun.parent is not None or noun.possessor is not None:
        return instance
    earlier = next((g for g in reversed(sentence.nouns) if g.j < noun.i and g.role == "object" and g.verb is not None), None)
    if earlier is None or sentence.head(earlier).lemma != sentence.head(noun).lemma:
        return instance
    between = sentence.tokens[earlier.j : noun.i]
    plain = all(t.mark in ("quantity", "sign") or t.tag == "C" for t in between) and any(t.tag == "C" for t in between)
    return replace(instance, noun=earlier, verb=earlier.verb) if plain else instance


def _in_front(sentence: Sentence, group: NounGroup) -> list[Actor]:
    """The party that a group begins with."""
    named = sentence.tokens[group.i].mark == "party" and group.head == group.i + 1
    return [Actor(str(getattr(sentence.tokens[group.i].value, "party", "")), "party")] if named else []


def _actors(sentence: Sentence, groups: Sequence[NounGroup], discourse: Discourse, listed: bool = True) -> list[Actor]:
    return states([a for g in groups for a in actors(sentence, g, discourse, listed) if a.sort not in ("person", "adjective")])


def _beside(sentence: Sentence, noun: NounGroup, discourse: Discourse) -> list[Actor]:
    """The party right before or behind a noun and a comma: "Peru, Chile's main partner", "its main partner, Peru, …"."""
    ends = max([noun.j, *(g.j for _, g in behind(noun))])
    for group in sentence.nouns:
        after = group.i == ends + 1 and sentence.tokens[ends].lower in (",", "(")
        before = group.j == noun.i - 1 and sentence.tokens[group.j].lower == ","
        if (after or before or group.i == ends) and sentence.head(group).mark == "party":
            return _actors(sentence, [group], discourse)
    return []


def placed_in(instance: Instance, discourse: Discourse) -> Partnership | None:
    """ "Ranks 35th in Chile's foreign trade": a place in somebody's trade itself."""
    sentence, noun, verb = instance.sentence, instance.noun, instance.verb
    if noun is None or verb is None or noun.by not in trade_words(sentence.language).inside or instance.status not in ("actual", "denied"):
        return None
    number, whose = ranked_by(sentence, verb), states(owners(sentence, noun, discourse))
    found = _actors(sentence, verb.objects if verb.passive else verb.subjects, discourse)
    if number is None or len(whose) != 1 or len(found) != 1 or whose[0].party == found[0].party:
        return None
    flow = {"flow": str(instance.frame.attrs["flow"])}
    return Partnership(whose[0].party, found[0].party, number, _period(instance, discourse), instance.status, flow, instance)


def _period(instance: Instance, discourse: Discourse) -> Period | None:
    """When a rank is told: in its clause, at the sentence's front, or, of the past, with the figures before."""
    sentence, noun, verb = instance.sentence, instance.noun, instance.verb
    assert noun is not None
    first, last = noun.i, max([noun.j, *(g.j for _, g in noun.behind)])
    if verb is not None and noun.verb is verb:
        own = [g.i for g in (verb.objects if verb.passive else verb.subjects)]
        first, last = min([verb.i, first, *own]), max(verb.last, last)
    before = told(KIND, discourse)
    told_before = before.main or before.period if before is not None else None
    dated = dateline(sentence)
    near = {place: first <= place <= last or is_right_behind(sentence, last, place) for place, _ in sentence.periods()}
    # "Having been fifth in 2017, it was third in 2018": the clause's own before the one at the front.
    for place, period in sorted(sentence.periods(dated[1] if dated else 0), key=lambda told: not near[told[0]]):
        if (
            period.is_day
            or period.weekday >= 0
            or compares(sentence, place, period)
            # "(India is the first, with sales of $9 million in 2014)".
            or (
                is_of_bracket(sentence, noun.head, place) and any(noun.head < v.main < place and v.sort == "finite" for v in sentence.verbs)
            )
            or not (near[place] or place < _FRONT or place in (first - 1, first - 2))
        ):
            continue
        earlier, discourse.period = discourse.period, told_before or discourse.period
        try:
            found = resolve(period, instance.tense, "actual", discourse)
        finally:
            discourse.period = earlier
        if found is not None and (found.first or found.last):
            # "Until June it was the fourth market": since the year's beginning.
            return added_up(found, figure_words(sentence.language))
    if verb is None or noun.verb is not verb:
        return None
    lately = instance.tense == "present" and runs_on(discourse, instance.tense)
    apart = figure_words(sentence.language).at_present | figure_words(sentence.language).habit
    just = _is_made(instance) and any(sentence.head(g).lower in figure_words(sentence.language).same for g in verb.subjects)
    # "This makes Peru the third market": as just told.
    goes_on = instance.tense == "past" or just or (lately and not any(t.lower in apart for t in sentence.tokens[first:last]))
    return told_before if goes_on else None
