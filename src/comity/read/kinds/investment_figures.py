"""Investment: what one party has invested in another, as level, change, share or rank."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.observation import Attribute, Finding
from comity.read.actors import actors
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import finding
from comity.read.figures.bracketed_figures import OPEN
from comity.read.figures.figure import Owned, figure_words
from comity.read.figures.roll_heads import leads, rolled
from comity.read.figures.sentence_figures import Figure, Head, again, figures, told, unit
from comity.read.figures.since_clauses import since_told
from comity.read.figures.year_to_date import at_close
from comity.read.frames import Instance, instances
from comity.read.grammar import NounGroup, words
from comity.read.grammar.links import FROM, IN, OF
from comity.read.investment_hosts import note_host
from comity.read.investment_sides import described, invested, is_whole, of_project, parties_in, told_before, who_invests
from comity.read.investment_sorts import measure_of, sort_of
from comity.read.investments_with import told_with
from comity.read.investor_ranks import KIND, REACH, host_told, investing_in, investment_words, note_rank, part_with, ranks
from comity.read.investors import Abroad, is_of_others, is_of_outward, list_of_investors, listed, of_several
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

FIELDS = frozenset(("how",))
_TOLD = frozenset(("actual", "planned", "wish"))
#: So many days are a year, or more than two.
_YEAR, _YEARS = 366, 800
#: The unit of what is told against the document's date and is neither a year nor a part of one.
_DAY = "day"
#: A word in a bracket behind a sum stands so near.
_BESIDE = 5


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The figures and ranks of investment that a sentence tells."""
    found = heads(sentence, discourse)
    told_so = [
        _finding(sentence, _turned(sentence, figure, discourse))
        for figure in figures(sentence, found, discourse)
        if figure.head.a and figure.head.b and figure.modality != "denied" and not _is_part_of_own(sentence, figure)
    ]
    every = list(_with_levels([*told_so, *ranks(sentence, found, discourse)]))
    note_rank(every, discourse)
    yield from every


def _with_levels(found: Sequence[Finding]) -> Iterator[Finding]:
    """Shares and places are of what the sum beside them is of, and as of its day or year, where they tell nothing of that themselves."""
    levels = {f.observation.pair: f.observation for f in reversed(found) if f.observation.measure == "level"}
    for finding_ in found:
        o = finding_.observation
        level = levels.get(o.pair)
        undated = level is None or not (level.start or level.end)
        of = level.attrs["of"] if level is not None else ""
        if (
            level is None
            or undated
            or o.measure not in ("share", "rank")
            or o.attrs["of"] not in ("unspecified", of)
            or o.modality != level.modality
        ):
            yield finding_
            continue
        dated = (o.start, o.end) if o.start or o.end else (level.start, level.end)
        yield replace(finding_, observation=replace(o, attrs={**o.attrs, "of": of}, start=dated[0], end=dated[1]))


def _is_part_of_own(sentence: Sentence, figure: Figure) -> bool:
    """Whether a share is of what one side has itself ("83 percent of their registered capital"), and so none of the host's total."""
    instance = figure.head.instance
    if figure.measure != "share" or instance is None:
        return False
    return instance.frame.attrs["how"] == "whole" or (instance.noun is None and is_of_others(sentence, figure.at))


def heads(sentence: Sentence, discourse: Discourse) -> list[Head]:
    """The places of a sentence that name investment of one party in another."""
    found: list[Head] = []
    every = list(instances(sentence, KIND))
    note_host(every, sentence, discourse)
    for instance in every:
        before = found[-1] if found else told_before(discourse)
        host = before.b if before else host_told(discourse)
        several = of_several(instance, host, discourse) if instance.frame.attrs["how"] == "investor" else None
        head = _head(instance, found, discourse) or several
        found += [head] if head is not None else []
    found += told_with([i for i in every if all(h.instance is not i for h in found)], found, discourse)
    found += listed(sentence, found, discourse)
    found += _of_the_whole(sentence, found)
    if not found and (same := again(sentence, KIND, discourse)) is not None and same.b:
        found.append(replace(same, instance=None))
    earlier = told(KIND, discourse, REACH)
    lists = earlier.heads if earlier is not None else list_of_investors(discourse)
    found += _placed_with_sum(sentence, discourse) if not any(h.a for h in found) else []
    halves = list(_from_several(every, found, discourse))
    able = leads([*found, *halves, *_abroad(every, [*found, *halves], discourse)], lists, "a", discourse.measured_by())
    known = investment_words(sentence.language)
    return [*found, *rolled(sentence, able, lambda _, noun: noun in known["investors"] | known["about"] | known["worth"])]


def _abroad(every: Sequence[Instance], found: Sequence[Head], discourse: Discourse) -> Iterator[Head]:
    """What somebody has invested in hosts that only a list behind it tells: "Danish investment is mostly in Europe: 30% in Norway, 12% in …"."""
    for instance in every:
        noun = instance.noun
        if noun is None or instance.frame.attrs["how"] not in ("measured", "held") or any(h.instance is instance for h in found):
            continue
        investor = who_invests(instance, discourse)
        if investor and not parties_in(instance, instance.frame.places("host"), discourse) and not _is_frozen(instance):
            yield Abroad(KIND, noun.i, noun.j, noun.head, investor, "", {"of": sort_of(instance)}, noun, None, instance=instance)


def _from_several(every: Sequence[Instance], found: Sequence[Head], discourse: Discourse) -> Iterator[Head]:
    """What several have invested in one host: "investment from Peru and Chad came to $3 million and $2 million respectively"."""
    for instance in every:
        noun = instance.noun
        if noun is None or instance.frame.attrs["how"] not in ("measured", "held") or any(h.instance is instance for h in found):
            continue
        whose = {a.party for a in parties_in(instance, [FROM], discourse)}
        hosts = {a.party for a in parties_in(instance, instance.frame.places("host"), discourse)}
        host = hosts.pop() if len(hosts) == 1 else None if hosts else host_told(discourse) or discourse.measured_by()
        if len(whose) > 1 and host and host not in whose:
            yield Head(KIND, noun.i, noun.j, noun.head, "", host, {"of": sort_of(instance)}, noun, None, part=True, instance=instance)


def _placed_with_sum(sentence: Sentence, discourse: Discourse) -> Iterator[Head]:
    """ "With $3 million, Peru ranks second among investors in Chad", "ranks second … with 8 percent": what whoever has a place has invested."""
    known, using = investment_words(sentence.language), words(sentence.language).sets["with"]
    for verb in (v for v in sentence.verbs if v.lemma in known["ranking"] and not v.negated):
        told = [(g, getattr(sentence.head(g).value, "sort", "")) for by, g in verb.obliques if by in using]
        sums = [(g.head, "level") for g, sort in told if sort == "money" and g.i < verb.main]
        sums += [(at, "share") for g, _ in told if (at := part_with(sentence, g)) is not None]
        whose = {p for g in verb.subjects for p in _states(sentence, g, discourse)}
        investor = whose.pop() if len(whose) == 1 else None
        host = investing_in(sentence, investor, discourse) if investor and len(sums) == 1 else None
        if investor and host:
            owns = (Owned(*sums[0]),)
            yield Head(KIND, verb.i, verb.j, verb.main, investor, host, {"of": "unspecified"}, None, verb, owns=owns)


def _of_the_whole(sentence: Sentence, found: Sequence[Head]) -> Iterator[Head]:
    """What the investment just told is of all there is in its host ("…; that is 24 percent of the whole")."""
    known = investment_words(sentence.language)
    for at, quantity in sentence.quantities() if found else ():
        group = next((g for g in sentence.nouns if g.head == at and quantity.sort == "percent"), None)
        of = [g for prep, g in group.behind if prep == OF] if group is not None else []
        whole = bool(of) and sentence.head(of[0]).lemma in known["all"] and not of[0].behind
        if group is not None and whole and at > found[-1].at and _is_of_it(sentence, group):
            yield replace(found[-1], i=at, j=at + 1, at=at, group=None, verb=None, under=None, owns=(Owned(at, "share"),))


def _is_of_it(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a figure is told of another just before: behind a sign or "or", or of "that" and "which"."""
    before = sentence.tokens[group.i - 1] if group.i else None
    same = figure_words(sentence.language).same
    told = any(group in v.objects and sentence.tokens[v.i - 1].lower in same for v in sentence.verbs)
    return told or (before is not None and before.tag in "YC")


def _head(instance: Instance, found: Sequence[Head], discourse: Discourse) -> Head | None:
    if instance.status not in _TOLD and instance.frame.attrs["how"] != "investor":
        return None
    how = instance.frame.attrs["how"]
    if instance.status == "wish" and not _is_aim(instance):
        return None
    if how == "held" and _is_frozen(instance):
        return None
    if how == "deed" and not _is_of_money(instance):
        return None
    if how == "project":
        sides = of_project(instance, discourse)
    elif how in ("investor", "target"):
        sides = described(instance, discourse)
    else:
        sides = invested(instance, found, discourse)
    if sides is None:
        return None
    noun, verb, attrs = instance.noun, instance.verb, {"of": sort_of(instance)}
    if noun is not None and found and how == "measured" and is_whole(instance):
        attrs = dict(found[-1].attrs)
    if noun is not None:
        before, goes_on = told_before(discourse), how == "measured" and _is_of_list(instance, sides[1], discourse)
        if goes_on and before is not None and before.b == sides[1] and attrs["of"] == "unspecified":
            attrs = {"of": before.attrs["of"]}
        return Head(
            KIND, noun.i, noun.j, noun.head, *sides, attrs, measure_of(instance), None, instance=instance, under=verb, goes_on=goes_on
        )
    assert verb is not None
    return Head(KIND, verb.i, verb.j, verb.main, *sides, attrs, None, verb, instance=instance)


def _is_of_money(instance: Instance) -> bool:
    """Whether what is put somewhere is money: exports "were put at $3 million" are not."""
    sentence, verb, known = instance.sentence, instance.verb, investment_words(instance.sentence.language)
    if verb is None or verb.lemma in known["investing"]:
        return True
    if verb.lemma in known["keeping"]:
        # "Dutch owners hold $3 million in Peru", and no bonds of it.
        doers = [sentence.head(g).lemma in known["investors"] for g in verb.subjects]
        sums = [
            getattr(sentence.head(g).value, "sort", "") in ("money", "scaled") and all(p != OF for p, _ in g.behind) for g in verb.objects
        ]
        return any(doers) and any(sums) and all(sentence.head(g).mark for g in instance.slot(IN))
    things = [m for g in verb.objects for m in (g, *(o for p, o in g.behind if p == OF))]
    return any(sentence.head(g).mark == "quantity" or sentence.head(g).lemma in known["monies"] for g in things)


def _is_of_list(instance: Instance, host: str, discourse: Discourse) -> bool:
    """ "Japan is in fourth place with investments of": whether a list goes on of which only the host was told before."""
    before = told_before(discourse)
    return host not in instance.sentence.parties() and host in (host_told(discourse), before.b if before is not None else "")


def _is_frozen(instance: Instance) -> bool:
    """Whether assets are what was frozen or seized, or what is given back."""
    told = {v.lemma for v in instance.sentence.verbs if v is instance.verb or v.noun is instance.noun}
    return bool(told & investment_words(instance.sentence.language)["frozen"])


def _is_aim(instance: Instance) -> bool:
    """Whether what is wished is to get investment ("wants to attract $300 million"), and not that somebody else invests."""
    return instance.verb is not None and instance.verb.lemma in investment_words(instance.sentence.language)["receiving"]


# Findings.


def _finding(sentence: Sentence, figure: Figure) -> Finding:
    head = figure.head
    # A share is of the host's total, if it is not of all that somebody has abroad.
    inward = figure.measure == "share" and not isinstance(head, Abroad) and not is_of_outward(sentence, figure.at, head.a, head.b)
    a, b = (head.b, head.a) if inward else (head.a, head.b)
    attrs: dict[str, Attribute] = dict(head.attrs)
    if _is_gathered(sentence, figure):
        attrs["of"] = "stock"
    figure = since_told(sentence, figure)
    figure = replace(figure, period=at_close(figure.period) if attrs["of"] != "flow" else figure.period)
    day = figure.period is not None and figure.period.first == figure.period.last and figure.period.first is not None
    since = figure.period is not None and ((figure.period.first is not None and figure.period.last is None) or _is_years(figure.period))
    if figure.measure == "level" and (since or (day and attrs["of"] == "unspecified")):
        # As of a day, or since a year: what has gathered up.
        attrs["of"] = "stock"
    if figure.measure in ("level", "change") and attrs["of"] == "unspecified" and _flows(figure):
        attrs["of"] = "flow"
    if figure.measure == "level" and attrs["of"] == "unspecified" and head.instance is not None and _is_summed(sentence, head):
        attrs["of"] = "stock"
    return finding(
        sentence, KIND, a, b, attrs, figure.period, sentence.place(figure.at, figure.at + 1), head.frame_name(),
        measure=figure.measure, modality=_modality(sentence, figure), value=figure.value,
        unit=unit(sentence, figure.quantity, head.a, head.b), bound=figure.quantity.bound, base=figure.base,
    )  # fmt: skip


def _is_summed(sentence: Sentence, head: Head) -> bool:
    """Whether it is told as all of it ("a total investment of")."""
    instance = head.instance
    groups = [g for g in (head.group, instance.noun if instance is not None else None) if g is not None]
    return any(t.lower in investment_words(sentence.language)["summed"] for g in groups for t in sentence.tokens[g.i : g.j])


def _is_gathered(sentence: Sentence, figure: Figure) -> bool:
    """Whether a sum is told to have gathered up by a word at it ("$3 million (stock, 2018)") or at the verb ("totalled $3 million cumulatively")."""
    if figure.measure != "level" or figure.head.attrs["of"] != "unspecified":
        return False
    known = investment_words(sentence.language)
    beside = sentence.tokens[figure.at + 1 : figure.at + _BESIDE]
    bracket = bool(beside) and beside[0].text in OPEN and any(t.lower in known["gathered_up"] for t in beside)
    return bracket or any(t.lower in known["in_all"] for t in sentence.tokens)


def _flows(figure: Figure) -> bool:
    """Whether a figure is told of a year or less, and of what is invested in it rather than held."""
    period, instance = figure.period, figure.head.instance
    told = instance is None or instance.frame.attrs["how"] not in ("held", "whole")
    if told and period is not None and period.sort == "relative" and not (period.first or period.last):
        # "Last year", in a document without a date.
        return period.unit != _DAY
    return (
        told
        and period is not None
        and period.first is not None
        and period.last is not None
        and not period.is_day
        and (period.last - period.first).days <= _YEAR
    )


def _is_years(period: Period) -> bool:
    """Whether a period is of three years or more, in which investment gathers up."""
    return period.first is not None and period.last is not None and (period.last - period.first).days > _YEARS


def _turned(sentence: Sentence, figure: Figure, discourse: Discourse) -> Figure:
    """A figure told the other way round than its head ("investments from Fiji to Chile were 3 million, from Chile to Fiji 11 million")."""
    head, instance = figure.head, figure.head.instance
    if instance is not None and instance.noun is None and figure.measure == "level":
        return _gapped(sentence, figure, discourse)
    if instance is None or instance.noun is None or head.owns:
        return figure
    last = next((t.index for t in reversed(sentence.tokens[head.at : figure.at]) if t.mark == "quantity"), figure.at)
    between = [g for g in sentence.nouns if last < g.i < figure.at]
    # "Ahead of Peru ($2 million)" is no host.
    moved = [p for g in between if g.by in instance.frame.places("host") and g.by != OF for p in _states(sentence, g, discourse)]
    own = sentence.headed_by(figure.at)
    behind_it = [p for prep, g in (own.behind[:1] if own is not None else ()) if prep == IN for p in _states(sentence, g, discourse)]
    if figure.measure == "level" and behind_it == [head.a] and figure.at > head.at:
        # "Chilean firms hold $3 million in Peru, Peruvian ones $2 million in Chile".
        return replace(figure, head=replace(head, a=head.b, b=head.a))
    if figure.measure == "level" and len(behind_it) == 1 and behind_it[0] not in (head.a, head.b) and figure.at > head.at:
        # "Held $3 million of investment in Peru and $2 million in Chile".
        return replace(figure, head=replace(head, b=behind_it[0]))
    if figure.measure == "level" and len(moved) == 1 and moved[0] not in (head.a, head.b):
        # "In Chile ($3 million), and in Peru ($2 million)".
        return replace(figure, head=replace(head, b=moved[0]))
    slots = {"investor": head.b, "host": head.a}
    told = [any(g.by in instance.frame.places(role) and _is_of(sentence, g, p, discourse) for g in between) for role, p in slots.items()]
    return replace(figure, head=replace(head, a=head.b, b=head.a)) if all(told) else figure


def _gapped(sentence: Sentence, figure: Figure, discourse: Discourse) -> Figure:
    """A sum that the host has in the investor ("Chile invested $3 million in Peru and Peru $2 million in Chile")."""
    head, group = figure.head, sentence.headed_by(figure.at)
    before = next((g for g in sentence.nouns if group is not None and g.j == group.i), None)
    where = [p for prep, g in (group.behind[:1] if group is not None else ()) if prep == IN for p in _states(sentence, g, discourse)]
    turned = before is not None and where == [head.a] and _is_of(sentence, before, head.b, discourse)
    return replace(figure, head=replace(head, a=head.b, b=head.a)) if turned else figure


def _states(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[str]:
    return [a.party for a in actors(sentence, group, discourse, listed=False) if is_actor(a.party)]


def _is_of(sentence: Sentence, group: NounGroup, party: str, discourse: Discourse) -> bool:
    return [a.party for a in actors(sentence, group, discourse, listed=False)] == [party]


def _modality(sentence: Sentence, figure: Figure) -> str:
    """What somebody is to invest is planned; what investment is to come to is a target."""
    instance, known = figure.head.instance, investment_words(sentence.language)
    if instance is None:
        return figure.modality
    if instance.noun is None:
        return "planned" if figure.modality == "target" or instance.status == "planned" else figure.modality
    made = instance.verb is not None and instance.noun in instance.verb.objects
    pledged = made and instance.verb is not None and instance.verb.lemma in known["pledging"]
    if made and instance.status == "planned" and instance.verb is not None and instance.verb.passive and figure.at < instance.verb.i:
        # "An investment of $3 million was agreed": its sum is no aim.
        return "planned"
    return "planned" if pledged or (instance.status == "planned" and figure.modality == "actual") else figure.modality
