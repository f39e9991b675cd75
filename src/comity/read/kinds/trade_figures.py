"""Trade between two parties: turnover, exports, imports, balance; their levels, changes, shares, and the ranks of partners."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.observation import Attribute, Finding
from comity.read.actors import Actor, actors, owners
from comity.read.discourse import Discourse
from comity.read.facts import finding
from comity.read.figures.figure import figure_words, keep_on
from comity.read.figures.implied_ranks import Ranked, next_places, places_around
from comity.read.figures.one_to_each import is_of_part
from comity.read.figures.sentence_figures import Figure, Head, figures, unit
from comity.read.figures.sentence_figures import told as told_of
from comity.read.frames import instances
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import OF
from comity.read.parties_between import states
from comity.read.sentence import Sentence
from comity.read.trading.balances import tilted
from comity.read.trading.beyond_the_two import outgrows, region_shares
from comity.read.trading.gaps import gapped_sides
from comity.read.trading.heads import is_meant, trade_heads
from comity.read.trading.indicator_places import indicator_period, indicator_place
from comity.read.trading.places_told import is_of_some
from comity.read.trading.products import product_of_part, product_of_sum
from comity.read.trading.ranked_again import list_going_on, ranked_again, ranked_by_flow
from comity.read.trading.slots import partner_slots
from comity.read.trading.told_trade import HOLDER, LAST_RANK, Before, TradeHead, last_told, note_of_all
from comity.read.trading.trade_partners import Partnership, partnership, placed_in
from comity.read.trading.trade_words import KIND, trade_nouns, trade_words

#: Before a share that is set behind what it is of.
_SETTING_OFF = (",", "(")
#: Fields that a frame of the kind may have besides the vocabulary's.
FIELDS = frozenset(("sort", "both", "done", "unless", "needs", "handled", "negative", "mutual", "plural", "wares", "named"))


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The figures and ranks of trade that a sentence tells."""
    before = last_told(KIND, discourse)
    ranks = list(_ranks(sentence, discourse, before))
    found = list(_figures(sentence, discourse))
    yield from (_dated_beside(rank, found) for rank in ranks)
    yield from found


def _dated_beside(rank: Finding, found: Sequence[Finding]) -> Finding:
    """A place with the period of the share told with it, where it tells none ("is its main partner, with 14 percent of its trade in 2018")."""
    o = rank.observation
    shares = [f.observation for f in found if f.observation.measure == "share" and f.observation.pair == o.pair and f.observation.start]
    if o.start or o.end or len({(s.start, s.end) for s in shares}) != 1 or o.attrs.get("flow") != shares[0].attrs.get("flow"):
        return rank
    return replace(rank, observation=replace(o, start=shares[0].start, end=shares[0].end))


def _figures(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The levels, changes and shares of trade that a sentence tells."""
    whole = last = ("", "")
    told: tuple[str, str, str, int] | None = None
    heads = trade_heads(sentence, discourse)
    _note_holder(sentence, heads, discourse)
    measured: list[Head] = []
    told_here = list(figures(sentence, heads, discourse))
    regional = region_shares(sentence, told_here)
    for figure in told_here:
        measured.append(figure.head)
        sides = gapped_sides(sentence, figure)
        sides = sides or _behind_its_own(sentence, figure, heads, told) or _sides(sentence, figure, discourse, whole)
        if figure.at in regional or _is_of_another(sentence, figure, {h.b for h in heads} | set(sides)):
            continue
        of_whole = told is not None and told[2] == "turnover" and told[:2] == sides and figure.measure == "share"
        if all(sides) and not of_whole:
            told = (*sides, figure.head.attrs["flow"], figure.at)
        whole = sides if figure.measure == "share" else whole
        if figure.measure == "share" and not all(sides) and _goes_on(sentence, figure):
            sides = last
        last = sides if all(sides) else last
        if all(sides) and isinstance(figure.head, TradeHead) and figure.head.sides.ordered and figure.head.sides.told:
            discourse.last[HOLDER] = sides[0]
        if all(sides) and (tilt := tilted(sentence, figure.head.group, figure.at, discourse)) is not None and tilt[1] in sides:
            figure = _as_balance(figure, tilt[0])
            sides = sides if sides[0] == tilt[1] else (sides[1], sides[0])
        if all(sides) and not outgrows(figure, made := _finding(sentence, figure, *sides), discourse):
            yield made
    note_of_all(measured, discourse)
    if told is not None:
        keep_on(KIND, discourse)


def _as_balance(figure: Figure, sign: int) -> Figure:
    """The figure of trade that is told to be in somebody's favour: it is the balance."""
    assert isinstance(figure.head, TradeHead)
    return replace(figure, head=replace(figure.head, attrs={**figure.head.attrs, "flow": "balance"}, sign=sign))


def _note_holder(sentence: Sentence, heads: Sequence[Head], discourse: Discourse) -> None:
    """Keep whose trade with several a heading or sentence without figures says that a document tells ("Malta's trade with its neighbours")."""
    whose = {h.a for h in heads if h.a and not h.b and h.group is not None and h.instance is not None}
    if len(whose) == 1 and HOLDER not in discourse.last and not sentence.quantities():
        discourse.last[HOLDER] = whose.pop()


def _ranks(sentence: Sentence, discourse: Discourse, before: Before | None) -> Iterator[Finding]:
    last = list_going_on(discourse)
    for instance in instances(sentence, KIND):
        if not is_meant(instance, (), discourse):
            continue
        partner = instance.frame.attrs["sort"] == "partner"
        one = partnership(instance, discourse, before) if partner else placed_in(instance, discourse)
        if one is not None and one.rank is not None:
            last = Ranked(discourse.index, one.rank, frozenset((one.a, one.b)), one)
            yield _rank(sentence, one, one.b, one.rank, one.instance.place)
            yield from (_rank(sentence, flow, flow.b, flow.rank or 0, where) for flow, where in ranked_by_flow(sentence, one))
            around = places_around(sentence, one.instance.noun, one.rank) if one.instance.noun is not None else ()
            yield from (_rank(sentence, one, party, place, where) for party, place, where in around if party not in last.parties)
    if (placed := indicator_place(sentence, discourse, before)) is not None:
        yield _by_indicator(sentence, placed, discourse)
    for again, where in ranked_again(sentence, last, discourse):
        assert again.rank is not None
        yield _rank(sentence, again, again.b, again.rank, where)
    for party, place, where in next_places(sentence, last, discourse):
        assert last is not None
        yield _rank(sentence, last.data, party, place, where)
        last = Ranked(discourse.index, place, last.parties | {party}, last.data)
    discourse.last[LAST_RANK] = last


def _rank(sentence: Sentence, one: Partnership, b: str, place: int, where: tuple[int, int]) -> Finding:
    return finding(
        sentence, KIND, one.a, b, dict(one.attrs), one.period, where, f"rank_{one.instance.frame.name}",
        measure="rank", modality=one.modality, value=float(place), unit="rank",
    )  # fmt: skip


def _by_indicator(sentence: Sentence, placed: tuple[TradeHead, int, VerbGroup], discourse: Discourse) -> Finding:
    """The place of a partner in the flow that has just been told."""
    head, place, verb = placed
    earlier = told_of(KIND, discourse)
    period = indicator_period(sentence, verb, discourse, earlier.period if earlier is not None else None)
    return finding(
        sentence, KIND, head.a, head.b, dict(head.attrs), period, sentence.place(verb.i, head.j), "rank_indicator",
        measure="rank", value=float(place), unit="rank",
    )  # fmt: skip


def _finding(sentence: Sentence, figure: Figure, a: str, b: str) -> Finding:
    head, value = figure.head, figure.value
    assert isinstance(head, TradeHead)
    if value is not None and figure.measure == "level" and head.sign < 0:
        value = -abs(value)
    part = _product_beside(sentence, figure) if figure.measure == "level" else ""
    attrs: dict[str, Attribute] = {**head.attrs, "product": part} if part else {**head.attrs}
    return finding(
        sentence, KIND, a, b, attrs, figure.period, sentence.place(figure.at, figure.at + 1), head.rule or "figure",
        measure=figure.measure, modality=figure.modality, value=value, unit=unit(sentence, figure.quantity, a, b),
        bound=figure.quantity.bound, base=figure.base,
    )  # fmt: skip


def _product_beside(sentence: Sentence, figure: Figure) -> str:
    """What alone a sum is of that is told right beside it; empty if nothing is."""
    if figure.head.verb is not None:
        return product_of_sum(sentence, figure.at)
    return product_of_part(sentence, figure.at, figure.head.group) if "product" not in figure.head.attrs else ""


def _sides(sentence: Sentence, figure: Figure, discourse: Discourse, whole: tuple[str, str]) -> tuple[str, str]:
    """The two of a figure; both empty where it is nobody's.

    Args:
        sentence, figure, discourse: the figure, and where it stands.
        whole: the two of the share before it in the sentence.

    """
    head = figure.head
    assert isinstance(head, TradeHead)
    if head.owns:
        return head.a, head.b
    if figure.measure == "level" and is_of_part(sentence, figure.at):
        return whole
    if figure.measure == "level" and head.a and not head.b and (taker := _taker(sentence, figure, discourse)):
        return (head.a, taker) if taker != head.a else ("", "")
    if figure.measure != "share":
        inside = head.group is not None and head.group.i <= figure.at < head.group.head and not head.sides.beside
        return (head.a, head.b) if head.b and head.a != head.b and not inside else ("", "")
    sides = _of_whole(sentence, figure, head, discourse)
    if not all(sides) and head.sides.pronoun and head.a in whole:
        # "Peru took 5 percent of Chile's exports and 3 percent of its imports."
        return whole
    return sides if sides[0] != sides[1] else ("", "")


def _taker(sentence: Sentence, figure: Figure, discourse: Discourse) -> str:
    """Who is said to take a sum of somebody's exports ("Chile took $3 million of Peru's exports"), to each its own of several sums."""
    own = next((g for g in sentence.nouns if g.i <= figure.at < g.j), None)
    verb, known = (own.verb if own is not None else None), trade_words(sentence.language)
    if own is None or verb is None or verb.passive or verb.lemma not in known.taking | known.parting:
        return ""
    sums = own.listed or [own]
    told = verb.lemma in known.parting and any(g is sums[0] for _, g in verb.obliques[:1])
    if not (sums[0] in verb.objects or sums[0].i == verb.j + 1 or told):
        return ""
    takers = [states([x for x in actors(sentence, g, discourse, listed=False) if x.sort != "company"]) for g in verb.subjects]
    if len(takers) != len(sums) or any(len(found) != 1 for found in takers):
        return ""
    return takers[sums.index(own)][0].party


def _behind_its_own(
    sentence: Sentence, figure: Figure, heads: Sequence[Head], told: tuple[str, str, str, int] | None
) -> tuple[str, str] | None:
    """The two of a share set right behind what it is of ("$3 million from Peru, or 8 percent of its imports", "exports to Peru (8 percent of all)").

    Args:
        sentence, figure, heads: the figure, where it stands, and what is measured there.
        told: the two of the figure before it, its flow and place.

    """
    group = next((g for g in sentence.nouns if g.i <= figure.at < g.j), None)
    if figure.measure != "share" or group is None or group.head != figure.at or not group.behind or figure.head.owns:
        return None
    if told is not None and told[2] == "turnover" and _is_of_flow(sentence, figure, group, told[3]):
        return told[:2]
    able = [(h.a, h.b, h.attrs["flow"], h.at) for h in heads if h.a and h.b and 0 <= h.at < figure.at]
    last = max([*able, *([told] if told is not None else [])], key=lambda x: x[3], default=None)
    between = sentence.tokens[last[3] + 1 : group.i] if last is not None else []
    small = [t for t in between if t.tag not in "PLWDXK" and t.lower not in figure_words(sentence.language).either]
    if last is None or len(small) != 1 or small[0].lower not in _SETTING_OFF or small[0].index < group.i - 2:
        return None
    # A share of Chile's imports from Peru is one of Peru's exports to Chile.
    return last[:2] if figure.head.attrs["flow"] == last[2] else (last[1], last[0])


def _is_of_flow(sentence: Sentence, figure: Figure, group: NounGroup, told: int) -> bool:
    """ "Its share in Peru's trade was 26 percent, including 38 percent in exports and 4 percent in imports"."""
    whole = figure.head.group
    bare = whole is not None and whole.j == whole.i + 1 and group.behind[0][1] is whole
    including, between = trade_words(sentence.language).including, sentence.tokens[told + 1 : figure.at]
    led = any(t.lemma in including or t.lower in including for t in between) or [t.lower for t in between] == [","]
    return bare and group.behind[0][0] == "in" and led


def _goes_on(sentence: Sentence, figure: Figure) -> bool:
    """Whether a share is said of the figure before: "…, representing 93 percent of its exports", "which was 93 percent of"."""
    verb = _share_verb(sentence, figure)
    if verb is None or not (verb.sort == "ing" or (verb.i > 0 and sentence.tokens[verb.i - 1].tag == "R")):
        return False
    if any(g.by in words(sentence.language).sets["with"] and g.j == verb.i and _is_of_goods(sentence, g) for g in verb.subjects):
        # "Exports came to $3 million, with tea making up 80 percent of them".
        return False
    telling = figure_words(sentence.language).share_verbs | trade_words(sentence.language).copulas
    # "Imports from Peru accounted for a share of 5 percent": of their trade.
    return figure.head.verb is None and verb.lemma in telling and figure.head.group not in verb.subjects


def _is_of_goods(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group is of wares, and neither a party nor trade itself."""
    head, known = sentence.head(group), figure_words(sentence.language)
    return head.tag == "N" and not head.mark and head.lemma not in trade_nouns(sentence.language) | known.light | known.share | known.figure


def _is_of_another(sentence: Sentence, figure: Figure, known: set[str]) -> bool:
    """Whether a partner with no head of its own stands between a head and its figure ("… with Spain 83 million, and with Italy, say we, 70")."""
    head = figure.head
    assert isinstance(head, TradeHead)
    if head.owns:
        return False
    if head.part and any(t.lower == ")" for t in sentence.tokens[head.at : figure.at]):
        # "Peru ($3 million), Ruritania ($2 million)": behind another's name than the head's.
        return True
    slots = (*partner_slots(head), words(sentence.language).agent)
    groups = [g for g in sentence.nouns if head.at < g.i < figure.at and g.by in slots and sentence.head(g).mark == "party"]
    return any(getattr(sentence.head(g).value, "party", "") not in {head.a, *known} for g in groups)


def _of_whole(sentence: Sentence, figure: Figure, head: TradeHead, discourse: Discourse) -> tuple[str, str]:
    """Of a share the state whose total it is, and the partner who has it; empty where it is a product's share, or nobody's."""
    if head.verb is not None or head.instance is None:
        return "", ""
    if head.instance.frame.attrs["sort"] == "partner":
        return head.a, head.b
    if head.sides.told and head.b and (total := _of_total(sentence, figure, head, discourse)) is not None:
        return total
    if head.sides.told and head.b:
        return ("", "") if head.sides.beside and not _is_sent(sentence, figure, head, discourse) else (head.a, head.b)
    if _is_regional(sentence, head, discourse):
        return "", ""
    verb, known = _share_verb(sentence, figure), figure_words(sentence.language)
    inside = any(sentence.head(g).lemma in known.share for g in _above(head.group))
    if not inside and verb is not None and verb.lemma not in known.share_verbs | known.flow_verbs | known.amount:
        # "Will cut off half of its imports": nobody has that half.
        return "", ""
    named = head.a in sentence.parties()
    taking = verb is not None and verb.lemma in (trade_words(sentence.language).taking | known.flow_verbs) - known.adding
    for found in _holders(sentence, figure, head, discourse):
        if not taking and any(x.sort == "company" for x in found):
            # "Peruvian firms account for 5 percent of Chile's exports": they may well be the exporters.
            return "", ""
        # Whom "its part" means is not known where nobody is named whose the whole is.
        able = [x.party for x in states(found) if x.party != head.a and (named or x.sort != "pronoun")]
        if [x.sort for x in found] == ["single"] and not able and named and (other := discourse.other(head.a)):
            # "The friendly country takes 2 percent of Chilean exports": it is the other of the two.
            able = [other]
        if len(able) == 1:
            whose = discourse.last.get(HOLDER)
            if not head.a and isinstance(whose, str):
                # "The island took 5 percent of all exports": of the one whose trade is told.
                other = able[0] if able[0] != whose else discourse.other(whose) if found[0].sort == "single" else ""
                return (whose, other) if other else ("", "")
            a = head.a or (discourse.other(able[0]) or "")
            return (a, able[0]) if a else ("", "")
        served = _served(sentence, figure, discourse) if head.sides.pronoun and head.a in {x.party for x in found} else ""
        if served and served != head.a:
            return served, head.a
        if (
            head.sides.pronoun
            and head.a in {x.party for x in found}
            and verb is not None
            and verb.lemma in trade_words(sentence.language).taking
        ):
            # "Peru, Chile's top partner, took 5 percent of its exports": nobody takes its own.
            others = {p for p in sentence.parties() if p != head.a}
            if len(others) != 1:
                return "", ""
            # "Peru, from which it took 5 percent of its imports".
            return (head.a, others.pop()) if head.attrs["flow"] == "imports" else (others.pop(), head.a)
    return "", ""


def _above(group: NounGroup | None) -> Iterator[NounGroup]:
    """The noun groups that one hangs on ("the share of Peru in Chile's exports")."""
    while group is not None and group.parent is not None:
        group = group.parent
        yield group


def _served(sentence: Sentence, figure: Figure, discourse: Discourse) -> str:
    """Who is provided with a part of its imports ("Peru provides Chile with 5 percent of its imports"): whose they are; empty if nobody."""
    verb, own = _share_verb(sentence, figure), next((g for g in sentence.nouns if g.i <= figure.at < g.j), None)
    if verb is None or own is None or own.by not in words(sentence.language).sets["with"] or verb.passive:
        return ""
    found = states([x for g in verb.objects for x in actors(sentence, g, discourse, listed=False)])
    return found[0].party if len(found) == 1 else ""


def _is_regional(sentence: Sentence, head: TradeHead, discourse: Discourse) -> bool:
    """Whether a whole is only the trade with a part of the world ("64 percent of Chile's trade with West Africa")."""
    known = trade_words(sentence.language)
    places = [g for p, g in head.group.behind if p in partner_slots(head)] if head.group is not None else []
    unnamed = [g for g in places if not any(t.mark for t in sentence.tokens[g.i : g.j])]
    names = [
        g for g in unnamed if sentence.head(g).text[0].isupper() or (sentence.head(g).lemma in known.states and is_of_some(sentence, g))
    ]
    return any(not actors(sentence, g, discourse, listed=False) for g in names)


def _of_total(sentence: Sentence, figure: Figure, head: TradeHead, discourse: Discourse) -> tuple[str, str] | None:
    """ "Exports to Peru make up 3 percent of Chile's total": whose total it is, and the other."""
    verb, known = _share_verb(sentence, figure), figure_words(sentence.language)
    part = sentence.headed_by(figure.at)
    whole = next((g for p, g in part.behind if p == OF), None) if part is not None else None
    if verb is None or verb.lemma not in known.share_verbs or head.group not in verb.subjects or whole is None:
        return None
    whose = {a.party for a in owners(sentence, whole, discourse)} or {head.a}
    if sentence.head(whole).lemma not in known.whole or len(whose) != 1 or not whose <= {head.a, head.b}:
        return None
    return (head.a, head.b) if whose == {head.a} else (head.b, head.a)


def _is_sent(sentence: Sentence, figure: Figure, head: TradeHead, discourse: Discourse) -> bool:
    """Whether the partner is where a part is sent ("Chile sent 5 percent of its exports to Peru"), and not of the whole."""
    verb = _share_verb(sentence, figure)
    if verb is None or verb.lemma not in figure_words(sentence.language).flow_verbs | trade_words(sentence.language).taking:
        return False
    return head.a in {x.party for g in verb.subjects for x in actors(sentence, g, discourse)}


def _holders(sentence: Sentence, figure: Figure, head: TradeHead, discourse: Discourse) -> Iterator[list[Actor]]:
    """Who may have a share, the surest first: the share's owner; the subject of its verb; where a part goes to or comes from."""
    own = next((g for g in sentence.nouns if g.i <= figure.at < g.j), None)
    ways = trade_words(sentence.language).ways
    if own is not None and figure.quantity.sort == "percent":
        # "24% went to Peru, 22% to Chile".
        yield [x for p, g in own.behind if p in ways for x in actors(sentence, g, discourse, listed=False)]
    group: NounGroup | None = head.group
    while group is not None and group.parent is not None:
        group = group.parent
        yield owners(sentence, group, discourse)
        yield [x for p, g in group.behind if p == OF for x in actors(sentence, g, discourse)]
    sent = [v for v in sentence.verbs if head.group in v.objects and v.passive and v.lemma in figure_words(sentence.language).flow_verbs]
    # "The share of exports sent to Peru".
    yield [x for v in sent for p, g in v.obliques if p in ways for x in actors(sentence, g, discourse)]
    verb = _share_verb(sentence, figure)
    if verb is None:
        return
    subjects = verb.objects if verb.passive and verb.subjects == [] else verb.subjects
    yield [x for g in subjects for x in actors(sentence, g, discourse)]
    origins = trade_words(sentence.language).origins
    yield [x for _, g in verb.obliques if sentence.head(g).lemma in origins for x in owners(sentence, g, discourse)]
    for subject in subjects:
        yield [*owners(sentence, subject, discourse), *(x for _, g in subject.behind for x in actors(sentence, g, discourse))]
    if subjects and verb.lemma in figure_words(sentence.language).share_verbs:
        # "With tea making up a third of Chilean exports and half of those from Peru": it is the tea's.
        return
    yield [x for p, g in verb.obliques if p in ways for x in actors(sentence, g, discourse)]


def _share_verb(sentence: Sentence, figure: Figure) -> VerbGroup | None:
    """The verb that tells of a share: that of which the share is an argument, else the last before it."""
    group = next((g for g in sentence.nouns if g.i <= figure.at < g.j), None)
    if group is not None and group.verb is not None:
        return group.verb
    return next((v for v in reversed(sentence.verbs) if v.main < figure.at), None)
