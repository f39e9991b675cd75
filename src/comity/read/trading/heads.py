"""The places of a sentence that name trade, each with its two sides."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.read.actors import actors, owners
from comity.read.discourse import Discourse
from comity.read.figures.figure import says_respectively
from comity.read.figures.roll_heads import leads, rolled
from comity.read.figures.sentence_figures import Head, again, line_year, rank, told
from comity.read.frames import Instance, behind, instances
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.grammar.links import FOR, OF
from comity.read.hanging import ancestors
from comity.read.parties_between import states
from comity.read.sentence import Sentence
from comity.read.trading.balances import is_negative, says_sign
from comity.read.trading.flow_sides import flow_sides, is_pointed
from comity.read.trading.goods import is_next, is_of_goods, is_owned_by_another
from comity.read.trading.indicator_places import indicator_place
from comity.read.trading.listed_products import product_heads
from comity.read.trading.parts_of_partners import part_of_goods
from comity.read.trading.placed import placed_sides
from comity.read.trading.places_told import flow_of_sum
from comity.read.trading.products import product_of
from comity.read.trading.sides_left_out import is_of_sum_alone
from comity.read.trading.slots import has_share
from comity.read.trading.tellers import tellers
from comity.read.trading.the_other_way import other_way
from comity.read.trading.told_trade import HOLDER, OPPOSITE, ROLES, Before, Sides, TradeHead, last_told, tells_of_all
from comity.read.trading.trade_partners import partner_heads
from comity.read.trading.trade_words import KIND, trade_nouns, trade_words
from comity.read.trading.turnover import turnover_sides


def trade_heads(sentence: Sentence, discourse: Discourse) -> list[Head]:
    """The heads of trade in a sentence, in order."""
    every = list(instances(sentence, KIND))
    found = list(_taken_up(sentence, every, discourse))
    deeds = [i.verb for i in every if i.noun is None]
    ranked = [i.noun for i in every if i.frame.attrs["sort"] == "partner"]
    for instance in [*every, *_stood_for(sentence, every)]:
        # "The main source of imports": the exports and imports of a partner are no figures' own.
        inside = instance.noun is not None and _is_of_partner(instance.noun, ranked, sentence.language)
        if not inside and is_meant(instance, deeds, discourse):
            found += _heads(instance, discourse, last_told(KIND, discourse, found))
    found += list(product_heads(sentence, found))
    found += other_way(sentence, every, last_told(KIND, discourse, found))
    if not found or not sentence.verbs:
        found += [h for h in _follow_up(sentence, discourse) if not found or h.at < 0]
    if (placed := indicator_place(sentence, discourse, last_told(KIND, discourse))) is not None:
        found.append(placed[0])
    year = line_year(sentence)
    if year is not None:
        found = [replace(h, period=year) for h in found]
    found = list(_with_next(found))
    # "Next comes Peru with $3 million, of which 2 million in exports": what a part is told of says not what the roll is of.
    whole = [h for h in found if not _is_of_included(sentence, h)]
    in_roll = _in_roll(sentence, whole, discourse)
    return sorted([*(whole if in_roll else found), *in_roll], key=lambda h: h.at)


def _is_of_included(sentence: Sentence, head: Head) -> bool:
    """Whether a head is what a sum behind "of which" is of."""
    part = head.group.parent if head.group is not None and not head.b else None
    return part is not None and sentence.head(part).mark == "quantity" and part.i > 0 and sentence.tokens[part.i - 1].tag == "R"


def _stood_for(sentence: Sentence, every: Sequence[Instance]) -> Iterator[Instance]:
    """ "Exports to Peru were $5 million and those from Peru $3 million": what "those" and "ones" stand for, with a party behind."""
    things = [i for i in every if i.noun is not None and i.frame.attrs["sort"] == "thing"]
    standing = trade_words(sentence.language).standing
    for group in sentence.nouns:
        before = [i for i in things if i.noun is not None and i.noun.head < group.i]
        named = any(sentence.head(g).mark == "party" for _, g in group.behind)
        if (
            before
            and sentence.head(group).lower in standing
            and (named or any(t.mark == "party" for t in sentence.tokens[group.i : group.head]))
        ):
            yield replace(before[-1], noun=group, verb=group.verb)


def _is_of_partner(noun: NounGroup, ranked: Sequence[NounGroup | None], language: str) -> bool:
    """Whether trade is only what a partner is one in ("the main source of imports", "the top partners of Peru by exports")."""
    if noun.by in (OF, FOR):
        return noun.parent in ranked
    return noun.by in trade_words(language).by_flow and noun.j == noun.i + 1 and any(g is noun for r in ranked if r for _, g in behind(r))


def _in_roll(sentence: Sentence, found: Sequence[TradeHead], discourse: Discourse) -> list[Head]:
    """Partners of one state in a list, each with its figures, or those who have one partner."""
    before = told(KIND, discourse, 2)
    whose = discourse.last.get(HOLDER)
    # "Exports to Peru were $3 million, Chile $2 million": of the one whose trade the text tells.
    own = [replace(h, a=whose) if isinstance(whose, str) and h.b and not h.a and whose != h.b else h for h in found]
    able = leads(
        [h for h in own if h.at >= 0 and (h.a or h.b)],
        [h for h in (before.heads if before is not None else ()) if h.a],
        "b",
        discourse.measured_by(),
    )
    found_there = rolled(
        sentence,
        able,
        lambda lead, noun: noun in trade_nouns(sentence.language, *(() if lead.before else (lead.head.attrs["flow"],))),
        _of_two,
        blocs=True,
    )
    return _of_its_flow(sentence, found_there)


def _of_its_flow(sentence: Sentence, heads: Sequence[Head]) -> list[Head]:
    """The heads of a roll, of the flow that the noun of a sum tells ("Peru is third, with $3 million in total trade"), and those behind it too."""
    result, flow = list[Head](), ""
    for head in heads:
        sums = {own.place for own in head.owns if own.measure == "level"}
        flow = next((told for g in sentence.nouns if g.head in sums and (told := flow_of_sum(sentence, g))), flow)
        result.append(_turned_to(head, flow) if flow and head.kind and flow != head.attrs["flow"] else head)
    return result


def _turned_to(head: Head, flow: str) -> Head:
    """A head of a roll of another flow: what goes to those who buy it are their imports ("of Chile's exports Peru was third, with imports of $3 million")."""
    if OPPOSITE.get(flow) == head.attrs["flow"]:
        return replace(_of_two(head, head.b, head.a), attrs=head.attrs | {"flow": flow})
    return replace(head, attrs=head.attrs | {"flow": flow})


def _of_two(head: Head, a: str, b: str) -> Head:
    assert isinstance(head, TradeHead)
    return replace(head, a=a, b=b, takes=("money",), sides=Sides(a, b, beside=False, listed=True))


def _with_next(found: Sequence[TradeHead]) -> Iterator[TradeHead]:
    """Exports of nobody named have the two of the imports that are set against them ("exports reached $3 million, imports from Peru $2 million")."""
    flows = [h for h in found if h.attrs.get("flow") in OPPOSITE and h.instance is not None]
    for head in found:
        after = next((h for h in flows if h.at > head.at), None)
        opposite = after is not None and head in flows and after.attrs["flow"] == OPPOSITE[head.attrs["flow"]]
        nobody = not head.a and not head.b and head.group is not None and not head.group.behind and head.group.i + 1 == head.group.j
        if after is not None and opposite and nobody and after.a and after.b and after.sides.told:
            yield replace(head, a=after.a, b=after.b, sides=after.sides)
        else:
            yield head


def is_meant(instance: Instance, deeds: Sequence[VerbGroup | None], discourse: Discourse) -> bool:
    """Whether an instance is trade: no word beside it says otherwise, what it needs is there, and no verb tells it ("goods were sold").

    "Its fifth partner" needs no word of trade where figures of trade have just been told.
    """
    attrs, sentence, noun = instance.frame.attrs, instance.sentence, instance.noun
    if noun is None:
        return True
    above = {sentence.head(g).lemma for g in ancestors(noun)}
    if attrs["flow"] == "turnover" and above & trade_nouns(sentence.language, "balance"):
        # "The deficit in trade with Peru", "the balance of trade".
        return False
    named = sentence.head(noun)
    single = attrs.get("plural") and named.tag == "N" and named.lower == named.lemma
    if instance.status == "fail" or (single and not is_of_goods(instance)):
        return False
    if attrs.get("both") and (instance.verb in deeds or not {p for p, _ in noun.behind} & set(instance.frame.places("seller"))):
        return False
    beside = {w for t in sentence.tokens[noun.i : noun.head] for w in (t.lower, t.lemma)}
    about = {sentence.head(g).lemma for p, g in noun.behind if p == OF} if attrs["sort"] == "partner" else set()
    if (beside | about) & set(attrs.get("unless", ())):
        return False
    if attrs["sort"] == "partner" and any(t.lemma in trade_words(sentence.language).tourism for t in sentence.tokens):
        # "Arrivals from Peru, its top market".
        return False
    needs = set(attrs.get("needs", ()))
    if needs and attrs["flow"] == "balance" and says_sign(instance):
        return True
    hung = {w for _, g in noun.behind for w in (sentence.head(g).lemma, *(t.lower for t in sentence.tokens[g.i : g.head]))}
    if not needs or needs & (beside | hung):
        return True
    just = told(KIND, discourse, 1) if sentence.head(noun).lemma in trade_words(sentence.language).ranked_alone else None
    return just is not None and just.counted and rank(sentence, noun) is not None


def _heads(instance: Instance, discourse: Discourse, before: Before | None) -> list[TradeHead]:
    sentence, noun, attrs = instance.sentence, instance.noun, instance.frame.attrs
    if attrs["sort"] == "partner":
        return partner_heads(instance, discourse, before)
    nobody = [] if attrs.get("both") else [_head(instance, discourse, Sides("", ""), None, None)]
    if attrs.get("handled") and not (_is_of_wares(instance) or _is_next_deed(instance, before)):
        return []
    if noun is not None and is_owned_by_another(sentence, noun, discourse):
        return nobody
    if noun is None and _is_of_trade(instance):
        return []
    if noun is None and (not _is_done(instance) or _goes_round(instance)):
        return nobody
    product = product_of(instance) if attrs["flow"] != "balance" else None
    if product and product.lower().rstrip("s") in trade_nouns(sentence.language):
        # "Sales of Tajik goods at $5 million, and the Uzbek goods that were brought in": no sales were brought in.
        return nobody
    if product and {w.rstrip("s") for w in product.lower().split()} & trade_words(sentence.language).never:
        return nobody
    sides: Sequence[tuple[Sides, NounGroup | None]]
    if attrs["flow"] == "turnover":
        one = turnover_sides(instance, discourse, before)
        sides = [(one, None)] if one is not None else []
    else:
        bare = noun is not None and noun.possessor is None and all(sentence.head(g).mark == "quantity" for _, g in behind(noun))
        placed = placed_sides(instance, discourse, before) if bare and attrs["flow"] in OPPOSITE else None
        sides = [(placed, None)] if placed is not None else flow_sides(instance, discourse, before)
    if attrs.get("both"):
        sides = [(s, g) for s, g in sides if s.told and s.a and s.b]
    if noun is None and (sold := _sold_on(instance, sides, discourse, before)) is not None:
        head = _head(instance, discourse, sold, product, None)
        return [replace(head, attrs=head.attrs | {"flow": OPPOSITE[head.attrs["flow"]]})]
    if attrs.get("named") and noun is not None and not _is_named(instance, discourse) and not _goes_on(instance, before):
        return nobody
    if noun is None and not any(s.b for s, _ in sides) and (whole := _of_everywhere(instance, product, discourse)) is not None:
        return [whole]
    several = len(sides) > 1
    if several and not _told_apart(sentence, [g for _, g in sides if g is not None]):
        return [_head(instance, discourse, sides[0][0]._replace(b=""), product, None)]
    own = [g if g is not None and (several or (not s.beside and has_share(sentence, g))) else None for s, g in sides]
    heads = [_head(instance, discourse, s, product, g) for (s, _), g in zip(sides, own, strict=True)] or nobody
    part = part_of_goods(instance, heads[0], discourse) if len(heads) == 1 else None
    return [part] if part is not None else heads


def _of_everywhere(instance: Instance, product: str | None, discourse: Discourse) -> TradeHead | None:
    """ "Peru sold goods worth $9 million abroad": what one trades with all, for the sentences behind to tell with whom."""
    verb, flow = instance.verb, str(instance.frame.attrs["flow"])
    known = trade_words(instance.sentence.language).wares
    wares = [g for g in verb.objects if product or instance.sentence.head(g).lemma in known] if verb else []
    role = ROLES[flow][0] if flow in OPPOSITE else ""
    slots = instance.frame.places(role) if role and wares else ()
    whose = {a.party for slot in slots for a in instance.slot_actors(slot, discourse)}
    if len(whose) != 1 or len(set(instance.sentence.parties()) - whose) > 0:
        return None
    head = _head(instance, discourse, Sides(whose.pop(), ""), product, None)
    return replace(head, verb=None, group=wares[0], i=wares[0].i, j=wares[0].j, at=wares[0].head)


def _sold_on(
    instance: Instance, sides: Sequence[tuple[Sides, NounGroup | None]], discourse: Discourse, before: Before | None
) -> Sides | None:
    """ "Peru's exports to Chile came to $3 million. Fiji bought goods for $2 million": to one more of those that somebody's exports go to."""
    if instance.frame.attrs["flow"] != "imports" or len(sides) != 1:
        return None
    buyer, other = sides[0][0][:2]
    told_of = [] if before is None else [before.head.a, before.head.b]
    goes_on = before is not None and before.head.attrs["flow"] == "exports" and before.head.sides.ordered
    goes_on = goes_on and before is not None and (before.near or bool(other) or tells_of_all(discourse))
    sellers = told_of[:1] if goes_on and discourse.last.get(HOLDER) == told_of[0] else tellers(instance.sentence, discourse)[:1]
    new = bool(buyer) and all(sellers) and buyer not in (*told_of, *sellers)
    return Sides(sellers[0], buyer) if sellers and new and other in (*sellers, "") and (other or is_of_sum_alone(instance)) else None


def _is_named(instance: Instance, discourse: Discourse) -> bool:
    """Whether a noun has a party beside it, of whom it is or to whom."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    places = {p for role in instance.frame.roles for p in instance.frame.places(role)} - {"owner", "subject"}
    groups = [*(g for _, g in behind(noun)), *(g for p in places for g in instance.slot(p))]
    return bool(owners(sentence, noun, discourse)) or any(states(actors(sentence, g, discourse, listed=False)) for g in groups)


def _goes_on(instance: Instance, before: Before | None) -> bool:
    """Whether sales or purchases with nothing beside them are those of the two whose figures have just been told."""
    noun = instance.noun
    alone = noun is not None and all(t.tag in "DQA" for t in instance.sentence.tokens[noun.i : noun.head])
    roles = ("seller", "buyer")
    if is_pointed(instance, [p for role in roles for p in instance.frame.places(role)]):
        # "Sales to that market", "purchases there".
        return True
    return alone and before is not None and before.near and bool(before.head.a and before.head.b)


def _is_of_trade(instance: Instance) -> bool:
    """Whether what is sold is told as a part of all exports ("sold 5 percent of its exports to Peru"): it is the noun that is measured."""
    verb, sentence = instance.verb, instance.sentence
    parts = [
        g for g in (verb.objects if verb is not None else []) if getattr(sentence.head(g).value, "sort", "") in ("percent", "fraction")
    ]
    nouns = trade_nouns(sentence.language, str(instance.frame.attrs["flow"]))
    return any(p == OF and sentence.head(g).lemma in nouns for part in parts for p, g in part.behind[:1])


def _goes_round(instance: Instance) -> bool:
    """Whether others do the same, each with a figure, and nobody gets it ("supplied a fifth of it, Peru $3 million and Chile $2 million")."""
    verb, frame = instance.verb, instance.frame
    if verb is None or frame.attrs["flow"] != "exports" or "subject" not in frame.places("seller"):
        return False
    slots = [s for role in frame.roles for s in frame.places(role) if s not in ("subject", "object")]
    if any(instance.slot(s) for s in slots):
        return False
    return any(is_next(instance.sentence, verb, g) for g in instance.sentence.nouns if instance.sentence.head(g).mark == "party")


def _is_done(instance: Instance) -> bool:
    """Whether a deed is trade that took place: what is to be sold is a contract."""
    verb = instance.verb
    if not instance.frame.attrs.get("done"):
        return instance.status not in ("fail", "other", "unsaid")
    return instance.status == "actual" and verb is not None and verb.sort != "infinitive" and not _is_of_what_is_given(instance)


def _is_of_wares(instance: Instance) -> bool:
    """Whether goods are what a deed is done to, or what moves, by themselves or behind their sum ("took $3 million worth of goods")."""
    verb, sentence = instance.verb, instance.sentence
    wares = trade_words(sentence.language).wares
    done = [*verb.objects, *verb.subjects] if verb is not None else []
    groups = [m for g in done for m in (g, *(o for p, o in behind(g) if p in trade_words(sentence.language).linking))]
    return any(sentence.head(g).lemma in wares for g in groups)


def _is_next_deed(instance: Instance, before: Before | None) -> bool:
    """ "Peru sold Chile tea for $3 million and took cement for $4 million": done by whoever has just been told to trade, for a price."""
    verb, last = instance.verb, before.head.verb if before is not None and before.here else None
    if verb is None or last is None or verb.passive or not verb.objects or not verb.subjects or verb.subjects[0] not in last.subjects:
        return False
    priced = [g for p, g in (*verb.obliques, *(x for o in verb.objects for x in behind(o))) if p == FOR]
    return any(getattr(instance.sentence.head(g).value, "sort", "") in ("money", "scaled") for g in priced)


def _is_of_what_is_given(instance: Instance) -> bool:
    """Whether a deed is of arms, shares and the like, which two states contract."""
    verb, sentence = instance.verb, instance.sentence
    never = trade_words(sentence.language).never
    groups = [m for g in (verb.objects[:1] if verb else []) for m in (g, *(o for p, o in behind(g) if p == OF))]
    return any(t.lemma in never or t.lower in never for g in groups for t in sentence.tokens[g.i : g.j] if not t.mark)


def _head(instance: Instance, discourse: Discourse, sides: Sides, product: str | None, group: NounGroup | None) -> TradeHead:
    noun, verb, frame = instance.noun, instance.verb, instance.frame
    flow = "turnover" if noun is not None and _are_both(instance, noun) else str(frame.attrs["flow"])
    attrs = {"flow": flow} | ({"product": product} if product else {})
    sign = -1 if frame.attrs.get("negative") or is_negative(instance, discourse) else 1
    told = noun or verb
    assert told is not None
    at = group.head if group is not None else told.head if isinstance(told, NounGroup) else told.main
    return TradeHead(
        KIND,
        told.i,
        told.j,
        at,
        sides.a,
        sides.b,
        attrs,
        noun,
        verb if noun is None else None,
        instance=instance,
        days=False,
        sides=sides,
        sign=sign,
        rule=frame.name,
        part=group is not None and not sides.beside and has_share(instance.sentence, group),
    )


def _are_both(instance: Instance, noun: NounGroup) -> bool:
    """Whether exports and imports are told with one sum ("Chile's imports from and exports to Peru added up to $9 million"): it is the turnover."""
    sentence, flow = instance.sentence, str(instance.frame.attrs["flow"])
    if flow not in OPPOSITE or noun.verb is None or noun.role != "subject":
        return False
    other = trade_nouns(sentence.language, OPPOSITE[flow])
    among = noun.listed or next((g.listed for g in sentence.nouns if noun in g.listed), [])
    two = len(set(sentence.parties())) == 2
    beside = any(sentence.head(g).lemma in other for g in among)
    return beside and two and len([q for _, q in sentence.quantities() if q.sort == "money"]) == 1


def _told_apart(sentence: Sentence, groups: Sequence[NounGroup]) -> bool:
    """Whether each partner of a list has its own figure, behind it or by "respectively"."""
    if says_respectively(sentence):
        return True
    return all(
        any(t.mark == "quantity" for t in sentence.tokens[group.j : following.i])
        for group, following in zip(groups, groups[1:], strict=False)
    )


def _follow_up(sentence: Sentence, discourse: Discourse) -> list[TradeHead]:
    """What a sentence goes on about by "it", "the figure", or as a line of a list or table."""
    if not any(t.mark == "quantity" for t in sentence.tokens):
        return []
    head = again(sentence, KIND, discourse)
    if isinstance(head, TradeHead):
        return [head]
    before = told(KIND, discourse, 1)
    if before is None:
        return []
    last = before.heads[0]
    if sentence.verbs or not isinstance(last, TradeHead) or not last.a:
        return []
    return _line(sentence, last)


def _taken_up(sentence: Sentence, every: Sequence[Instance], discourse: Discourse) -> Iterator[TradeHead]:
    """What was told before, told of by "it" in front of all else ("it stood at $31 million, of which 27 million were Peruvian exports")."""
    nouns = [i.noun.head for i in every if i.noun is not None]
    places = nouns + [i.verb.main for i in every if i.noun is None and i.verb is not None]
    head = again(sentence, KIND, discourse) if places else None
    # "Of this sum $3 million is what we imported" goes on to another.
    if isinstance(head, TradeHead) and head.at < min(places) and head.group is not None and not head.group.by:
        yield head


def _line(sentence: Sentence, last: TradeHead) -> list[TradeHead]:
    """A line of a table, a period and its figure: "2016 – $6 million"."""
    year = line_year(sentence)
    first = next((t.index for t in sentence.tokens if t.mark == "quantity" and not (year and t.index == 0)), 0)
    before = sentence.tokens[:first]
    plain = all(t.mark in ("period", "sign") or t.tag == "P" or (year and t.index == 0) for t in before)
    told_when = year is not None or any(t.mark == "period" for t in before)
    return [replace(last, i=0, j=0, at=-1, group=None, verb=None, goes_on=True)] if plain and told_when and last.b else []
