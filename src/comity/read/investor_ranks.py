"""The places of investors among those of a host: "the third largest investor in Chile", "ranks 70th among those investing in Peru"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import cast

from comity.language import table
from comity.observation import Finding, Observation
from comity.read.actors import actors
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import finding
from comity.read.figures.base_periods import compares
from comity.read.figures.figure import figure_words
from comity.read.figures.implied_ranks import Ranked, next_places, places_around
from comity.read.figures.sentence_figures import Head, rank, told
from comity.read.figures.year_to_date import at_close
from comity.read.frames import Instance, behind, instances, resolve, verb_behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import FROM, IN, OF
from comity.read.marks.periods import Period
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence

KIND = "investment"
#: How many sentences on a list of investors goes.
REACH = 2
#: Under this the discourse keeps where the investment is that was told of last, and the number of the sentence.
HOST = "investment host"
#: Under this who invests abroad, where the text tells of all its investment there.
INVESTOR = "investment abroad"
_COMMA = ","
_LAST_RANK = "investment rank"
_FIRST_RANK = "first investment rank"


@cache
def investment_words(language: str) -> dict[str, frozenset[str]]:
    """The words of the table ``kinds/investment`` by their use."""
    return {name: frozenset(text.split()) for name, text in table(language, f"kinds/{KIND}")["words"].items()}


def ranks(sentence: Sentence, found: Sequence[Head], discourse: Discourse) -> Iterator[Finding]:
    """The places of investors among those of a host: as told of each, and as the order tells of those beside them."""
    earlier = discourse.last.get(_LAST_RANK)
    last = cast("Ranked[tuple[str, str]]", earlier) if isinstance(earlier, Ranked) else None
    told_of: set[str] = set()
    # What was told before goes on here with figures alone: its words stand in its own sentence.
    own = [h for h in found if h.instance is None or h.instance.sentence is sentence]
    every = [*_described(sentence, own, discourse), *(p for verb in sentence.verbs for p in _placed(sentence, verb, found, discourse))]
    every += [*_largest(sentence, own, discourse), *_beside_sum(sentence, found, discourse)] if not every else []
    for finding_, host, noun in every:
        o = finding_.observation
        of, period = str(o.attrs["of"]), _period(sentence, discourse)
        yield finding_
        told_of.add(o.a)
        last = Ranked(discourse.index, int(o.value or 0), frozenset((o.a, host)), (host, of))
        for party, place, where in places_around(sentence, noun, last.place) if noun is not None else ():
            if party not in last.parties:
                yield _rank(sentence, party, host, place, where, of, period)
    for party, place, where in next_places(sentence, last, discourse):
        assert last is not None
        host, of = last.data
        last = Ranked(discourse.index, place, last.parties | {party}, last.data)
        if party not in told_of:
            yield _like_the_first(_rank(sentence, party, host, place, where, of, _period(sentence, discourse)), discourse)
    discourse.last[_LAST_RANK] = last


def note_rank(found: Sequence[Finding], discourse: Discourse) -> None:
    """Keep of what and when the place was that a sentence tells first: those told behind it are like it."""
    first = next((f.observation for f in found if f.observation.measure == "rank"), None)
    if first is not None:
        discourse.last[_FIRST_RANK] = first


def _like_the_first(found: Finding, discourse: Discourse) -> Finding:
    """A place that goes on from those of the sentences before, of the same as they and at the same time, where it tells nothing itself."""
    first, o = discourse.last.get(_FIRST_RANK), found.observation
    if not isinstance(first, Observation) or first.b != o.b or o.start or o.end or o.attrs["of"] != "unspecified":
        return found
    return replace(found, observation=replace(o, attrs=first.attrs, start=first.start, end=first.end))


def _described(sentence: Sentence, found: Sequence[Head], discourse: Discourse) -> Iterator[tuple[Finding, str, NounGroup | None]]:
    """ "The third largest investor in Chile"."""
    for head in found:
        instance = head.instance
        noun = instance.noun if instance is not None and instance.frame.attrs["how"] in ("investor", "target") else None
        number = rank(sentence, noun) if noun is not None else None
        number = 1 if instance is not None and leads_list(instance) else number
        among = instance is not None and any(instance.slot(s) for s in ("from", "among"))
        inside = sentence.tokens[noun.i : noun.head] if noun is not None else []
        regional = among or any(t.lower in investment_words(sentence.language)["regional"] for t in inside)
        if number and not regional and head.group is not None:
            where = sentence.place(head.at, head.at + 1)
            yield _rank(sentence, head.a, head.b, number, where, "unspecified", _period(sentence, discourse)), head.b, noun


def _largest(sentence: Sentence, found: Sequence[Head], discourse: Discourse) -> Iterator[tuple[Finding, str, NounGroup | None]]:
    """ "The largest inflow of investment came from Chile", "most of the investment was from Chile": Chile is the first."""
    known = investment_words(sentence.language)
    for head in found:
        instance = head.instance
        noun = instance.noun if instance is not None and instance.frame.attrs["how"] == "measured" else None
        top = noun.parent if noun is not None and noun.by == OF and noun.parent is not None else noun
        if instance is None or noun is None or top is None or top.role != "subject" or instance.verb is None:
            continue
        measured = {sentence.head(top).lemma, instance.lemma} & known["measuring"]
        whole = sentence.head(top).lower in known["most"] or any(t.lower in known["most"] for t in sentence.tokens[top.i : top.head])
        from_there = any(by == FROM for by, _ in instance.verb.obliques)
        number = 1 if whole else rank(sentence, top) if measured else None
        if from_there and number:
            where = sentence.place(top.i, top.j)
            yield _rank(sentence, head.a, head.b, number, where, head.attrs["of"], _period(sentence, discourse)), head.b, None
            return


def _beside_sum(sentence: Sentence, found: Sequence[Head], discourse: Discourse) -> Iterator[tuple[Finding, str, NounGroup | None]]:
    """A place set beside a sum ("$3 million in 2015, the second highest after that of Peru", "worth $3 million, second only to Peru")."""
    known = investment_words(sentence.language)
    for token, behind_it in pairwise(sentence.tokens):
        value = token.value
        number = value.value if isinstance(value, Quantity) and value.sort == "ordinal" else None
        if not number or behind_it.lower not in known["superlatives"] | known["only"]:
            continue
        before = sentence.tokens[token.index - 2 : token.index]
        beside = any(t.lower == _COMMA or t.tag == "B" or t.mark in ("party", "place") for t in before)
        able = [h for h in found if h.at < token.index and h.a and h.b]
        if beside and able:
            head = able[-1]
            group = next((g for g in sentence.nouns if g.i <= behind_it.index < g.j or g.i <= token.index < g.j), None)
            where = sentence.place(token.index, token.index + 1)
            yield _rank(sentence, head.a, head.b, int(number), where, head.attrs["of"], _period(sentence, discourse)), head.b, group
            return


def leads_list(instance: Instance) -> bool:
    """ "Sweden leads the list of investors in Latvia"."""
    sentence, noun, verb, known = instance.sentence, instance.noun, instance.verb, investment_words(instance.sentence.language)
    if noun is None or verb is None or verb.passive or verb.lemma not in known["leading"]:
        return False
    above = noun.parent if noun.by == OF else None
    return noun in verb.objects or (above in verb.objects and above is not None and sentence.head(above).lemma in known["lists"])


def _placed(
    sentence: Sentence, verb: VerbGroup, found: Sequence[Head], discourse: Discourse
) -> Iterator[tuple[Finding, str, NounGroup | None]]:
    """ "Finland ranks 70th among those investing in Vietnam", "that gives Denmark seventh place"."""
    known = investment_words(sentence.language)
    if verb.lemma not in known["ranking"] | known["leading"] or verb.negated:
        return
    place = next((n for g in [*verb.objects, *(g for _, g in verb.obliques)] if (n := _ordinal(sentence, g))), None)
    place = place or (1 if is_first(sentence, verb) else None)
    named = [a.party for g in (*verb.subjects, *verb.objects) for a in actors(sentence, g, discourse, listed=False) if is_actor(a.party)]
    if place is not None and not named and (head := _going_on(sentence, verb, found)) is not None:
        # "$3 million, which is good for third place", "bringing it to 22nd place".
        where = sentence.place(verb.main, verb.main + 1)
        yield _rank(sentence, head.a, head.b, place, where, head.attrs["of"], _period(sentence, discourse)), head.b, None
        return
    if place is None or len(named) != 1:
        return
    if (abroad := _investing_there(sentence, verb, discourse)) is not None:
        yield _rank(sentence, abroad, named[0], place, sentence.place(verb.main, verb.main + 1), "unspecified", None), named[0], None
        return
    told_before = told_host(sentence, named[0], discourse)
    host = next((h.b for h in reversed(found) if h.a == named[0]), None) or investing_in(sentence, named[0], discourse) or told_before
    of = next((h.attrs["of"] for h in reversed(found) if h.a == named[0]), "unspecified")
    if host is not None:
        period = _period(sentence, discourse)
        if period is None and host in (told_before, host_told(discourse)):
            before = told(KIND, discourse, REACH)
            period = before.period if before is not None else None
        among = next((i.noun for i in instances(sentence, KIND) if i.noun is not None and i.noun.head > verb.main), None)
        yield _rank(sentence, named[0], host, place, sentence.place(verb.main, verb.main + 1), of, period), host, among


def is_first(sentence: Sentence, verb: VerbGroup) -> bool:
    """ "The Emirates led with $3 million", "Peru topped the list with $2 million"."""
    known = investment_words(sentence.language)
    if verb.lemma not in known["leading"] or verb.passive:
        return False
    summed = any(
        by in words(sentence.language).sets["with"] and getattr(sentence.head(g).value, "sort", "") == "money"
        for by, g in verb_behind(verb)
    )
    listed = all(sentence.head(g).lemma in known["lists"] for g in verb.objects)
    return summed and listed


def part_with(sentence: Sentence, group: NounGroup) -> int | None:
    """The percentage that "with 8 percent (of the total)" or "with a share of 8 percent" tells of; None if it is of something else."""
    of = [g for prep, g in group.behind if prep == OF]
    if sentence.head(group).lemma in figure_words(sentence.language).share and len(of) == 1:
        group, of = of[0], []
    whole = all(sentence.head(g).lemma in investment_words(sentence.language)["all"] and not g.behind for g in of)
    return group.head if whole and getattr(sentence.head(group).value, "sort", "") == "percent" else None


def _investing_there(sentence: Sentence, verb: VerbGroup, discourse: Discourse) -> str | None:
    """Who invests in those among whom a verb gives somebody a place: "ranks fourth among the countries in which Chile invests"."""
    for below in sentence.verbs:
        hosts = [g for by, g in below.obliques if by == IN and any(g is m or g.parent is m for _, m in verb.obliques)]
        if below.i > verb.i and below.lemma in investment_words(sentence.language)["investing"] and hosts and not below.passive:
            doers = {a.party for g in below.subjects for a in actors(sentence, g, discourse, listed=False) if is_actor(a.party)}
            return doers.pop() if len(doers) == 1 else None
    return None


def _going_on(sentence: Sentence, verb: VerbGroup, found: Sequence[Head]) -> Head | None:
    """The investment told before a verb in its sentence whose subject is no other thing."""
    able = [h for h in found if h.at < verb.i and h.a and h.b and h.instance is not None and h.instance.frame.attrs["how"] != "target"]
    pronouns = all(sentence.head(g).tag in "UR" or g.head <= able[-1].at for g in verb.subjects) if able else False
    return able[-1] if able and pronouns else None


def investing_in(sentence: Sentence, investor: str | None, discourse: Discourse) -> str | None:
    """The host of those "investing in" it, spoken of in a sentence that ranks them."""
    for instance in instances(sentence, KIND):
        if instance.frame.attrs["how"] in ("deed", "investor"):
            hanging = behind(instance.noun) if instance.noun is not None else verb_behind(instance.verb) if instance.verb else []
            groups = [g for prep, g in hanging if prep == IN]
            found = [a.party for g in groups for a in actors(sentence, g, discourse, listed=False) if is_actor(a.party)]
            if any(p != investor for p in found):
                return next(p for p in found if p != investor)
    return None


def host_told(discourse: Discourse) -> str | None:
    """Where the investment is that the sentences before tell of, without a break in their figures."""
    found = discourse.last.get(HOST)
    return str(found[0]) if isinstance(found, tuple) and discourse.goes_on(found[1], REACH) else None


def investor_told(discourse: Discourse) -> str | None:
    """Who invests abroad of whom the sentences before tell, without a break in their figures."""
    found = discourse.last.get(INVESTOR)
    return str(found[0]) if isinstance(found, tuple) and discourse.goes_on(found[1], REACH) else None


def told_host(sentence: Sentence, investor: str, discourse: Discourse) -> str | None:
    """The host whose investors the sentences just before were telling of, where this one goes on with sums ("Peru ranks second with $3 million")."""
    before, trade = told(KIND, discourse, REACH), told("trade", discourse, REACH)
    if not any(q.sort == "money" for _, q in sentence.quantities()):
        return None
    if before is None or (trade is not None and trade.index >= before.index):
        host = host_told(discourse) if trade is None else None
        return host if host != investor else None
    return next((h.b for h in reversed(before.heads) if h.b and h.b != investor), None)


def _ordinal(sentence: Sentence, group: NounGroup) -> int | None:
    """The ordinal of a place: "seventh place", "70th"."""
    head = sentence.head(group)
    inside = [t.value for t in sentence.tokens[group.i : group.j]]
    number = next((q.value for q in inside if isinstance(q, Quantity) and q.sort == "ordinal"), None)
    fits = head.lemma in investment_words(sentence.language)["places"] or isinstance(head.value, Quantity)
    return int(number) if number and fits else None


def _period(sentence: Sentence, discourse: Discourse) -> Period | None:
    every = [p for at, p in sentence.periods() if not p.is_day and not compares(sentence, at, p)]
    return resolve(every[0], "past", "actual", discourse) if len(every) == 1 else None


def _rank(sentence: Sentence, a: str, b: str, number: int, where: tuple[int, int], of: str, period: Period | None) -> Finding:
    period = at_close(period) if of != "flow" else period
    return finding(sentence, KIND, a, b, {"of": of}, period, where, "rank", measure="rank", value=float(number), unit="rank")
