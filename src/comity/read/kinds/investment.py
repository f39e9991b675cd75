"""Investment: what one party has invested in another, as level, change, share or rank."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.observation import Attribute
from comity.read.actors import Actor, actors, owners
from comity.read.discourse import Discourse, is_actor
from comity.read.document import Finding
from comity.read.facts import finding
from comity.read.figure_rolls import leads, rolled
from comity.read.figures import Figure, Head, figures, told, unit
from comity.read.frames import Instance, behind, instances, verb_behind
from comity.read.grammar import NounGroup, words
from comity.read.investor_ranks import KIND, investing_in, investment_words, ranks, told_host
from comity.read.investors import Abroad, implied_host, listed, of_several, source_of_part
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence

FIELDS = frozenset(("how",))
_TOLD = frozenset(("actual", "planned", "wish"))
_REACH = 2


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The figures and ranks of investment that a sentence tells."""
    found = heads(sentence, discourse)
    for figure in figures(sentence, found, discourse):
        if figure.head.a and figure.head.b and figure.modality != "denied" and not _is_part_of_own(figure):
            yield _finding(sentence, _turned(sentence, figure, discourse))
    yield from ranks(sentence, found, discourse)


def _is_part_of_own(figure: Figure) -> bool:
    """Whether a share is of what one side has itself ("83 percent of their registered capital"), and so none of the host's total."""
    instance = figure.head.instance
    return figure.measure == "share" and instance is not None and instance.frame.attrs["how"] == "whole"


def heads(sentence: Sentence, discourse: Discourse) -> list[Head]:
    """The places of a sentence that name investment of one party in another."""
    found: list[Head] = []
    every = list(instances(sentence, KIND))
    for instance in every:
        before = found[-1] if found else _before(discourse)
        several = of_several(instance, before.b if before else None, discourse) if instance.frame.attrs["how"] == "investor" else None
        head = _head(instance, found, discourse) or several
        found += [head] if head is not None else []
    found += _told_with([i for i in every if all(h.instance is not i for h in found)], found, discourse)
    found += listed(sentence, found, discourse)
    earlier = told(KIND, discourse, _REACH)
    able = leads([*found, *_abroad(every, found, discourse)], earlier.heads if earlier is not None else (), "a", discourse.about())
    return [*found, *rolled(sentence, able, lambda _, noun: noun in investment_words(sentence.language)["investors"])]


def _abroad(every: Sequence[Instance], found: Sequence[Head], discourse: Discourse) -> Iterator[Head]:
    """What somebody has invested in hosts that only a list behind it tells: "Danish investment is mostly in Europe: 30% in Norway, 12% in …"."""
    for instance in every:
        noun = instance.noun
        if noun is None or instance.frame.attrs["how"] not in ("measured", "held") or any(h.instance is instance for h in found):
            continue
        investor = _investor(instance, discourse)
        if investor and not _actors(instance, instance.frame.places("host"), discourse) and not _is_frozen(instance):
            yield Abroad(KIND, noun.i, noun.j, noun.head, investor, "", {"of": _sort(instance)}, noun, None, instance=instance)


def _told_with(unread: Sequence[Instance], found: Sequence[Head], discourse: Discourse) -> Iterator[Head]:
    """ "Austria, with investments totalling $3 million, is the largest investor in Chad": investment told of who is then ranked."""
    for instance in unread:
        noun = instance.noun
        if noun is None or noun.by not in words(instance.sentence.language).sets["with"] or instance.frame.attrs["how"] != "measured":
            continue
        holder = noun.parent
        whose = {a.party for a in actors(instance.sentence, holder, discourse)} if holder is not None else set()
        head = next((h for h in found if h.at > noun.head and h.a in whose and h.b), None)
        if head is not None:
            yield replace(head, i=noun.i, j=noun.j, at=noun.head, attrs={"of": _sort(instance)}, group=noun, instance=instance)


def _head(instance: Instance, found: Sequence[Head], discourse: Discourse) -> Head | None:
    if instance.status not in _TOLD and instance.frame.attrs["how"] != "investor":
        return None
    how = instance.frame.attrs["how"]
    if instance.status == "wish" and not _is_aim(instance):
        return None
    if how == "held" and _is_frozen(instance):
        return None
    if how == "project":
        sides = _project(instance, discourse)
    elif how in ("investor", "target"):
        sides = _described(instance, discourse)
    else:
        sides = _invested(instance, found, discourse)
    if sides is None:
        return None
    noun, verb, attrs = instance.noun, instance.verb, {"of": _sort(instance)}
    if noun is not None and found and how == "measured" and _is_whole(instance):
        attrs = dict(found[-1].attrs)
    if noun is not None:
        return Head(KIND, noun.i, noun.j, noun.head, *sides, attrs, _measure(instance), None, instance=instance, under=verb)
    assert verb is not None
    return Head(KIND, verb.i, verb.j, verb.main, *sides, attrs, None, verb, instance=instance)


def _is_frozen(instance: Instance) -> bool:
    """Whether assets are what was frozen or seized, or what is given back."""
    told = {v.lemma for v in instance.sentence.verbs if v is instance.verb or v.noun is instance.noun}
    return bool(told & investment_words(instance.sentence.language)["frozen"])


def _is_aim(instance: Instance) -> bool:
    """Whether what is wished is to get investment ("wants to attract $300 million"), and not that somebody else invests."""
    return instance.verb is not None and instance.verb.lemma in investment_words(instance.sentence.language)["receiving"]


def _measure(instance: Instance) -> NounGroup | None:
    """The group of which the figure is told: "the stock of investment"."""
    noun, known = instance.noun, investment_words(instance.sentence.language)
    if instance.frame.attrs["how"] == "project" and instance.verb is not None:
        # "18 projects to the tune of $600 million".
        worth = [g for _, g in verb_behind(instance.verb) if instance.sentence.head(g).lemma in known["worth"]]
        return worth[0] if worth else noun
    parent = noun.parent if noun is not None and noun.by == "of" else None
    return parent if parent is not None and instance.sentence.head(parent).lemma in known["measuring"] else noun


# Who invests, and where.


def _invested(instance: Instance, found: Sequence[Head], discourse: Discourse) -> tuple[str, str] | None:
    """Investor and host of an investment or a deed of investing."""
    before, known = found[-1] if found else _before(discourse), investment_words(instance.sentence.language)
    if instance.frame.attrs["how"] == "whole" and not instance.slot_actors("owner", discourse):
        return (before.a, before.b) if before is not None else _with_capital(instance, discourse)
    part_of = source_of_part(instance, discourse)
    investor = part_of or _investor(instance, discourse)
    hosts = [*instance.frame.places("host"), *(["owner"] if part_of else [])]
    host = _first(_actors(instance, hosts, discourse), investor)
    got = (
        instance.noun is not None
        and instance.verb is not None
        and instance.verb.lemma in investment_words(instance.sentence.language)["receiving"]
    )
    host = host or (_first(_actors(instance, ["subject"], discourse), investor) if got else None)
    host = host or (implied_host(instance, discourse) if part_of else None)
    if investor and host:
        return investor, host
    if not investor and not host and found and _is_of_sum(instance):
        return found[-1].a, found[-1].b
    if instance.noun is None and instance.verb is not None and instance.verb.lemma not in known["investing"]:
        # "Puts the figure at $3 million": only with a host is it investment.
        return None
    if investor and len({a.party for a in _actors(instance, instance.frame.places("investor"), discourse)}) < 2:
        if before is not None and before.a == investor and instance.noun is not None:
            return investor, before.b
        beside = instance.noun is not None and instance.noun.by in words(instance.sentence.language).sets["with"]
        if beside and any(v.lemma in known["ranking"] for v in instance.sentence.verbs):
            # "Peru stands second with investments of $3 million": in a list whose host was told before.
            listed = told_host(instance.sentence, investor, discourse)
            return (investor, listed) if listed else None
        other = discourse.other(investor) if discourse.pair is not None and investor in discourse.pair else None
        return (investor, other) if other and _is_silent(instance, investor, other) else None
    # "6 percent of all FDI in Lithuania", "5 percent of the total foreign investment": the whole of which one has a part.
    if before is not None and instance.noun is not None and host in (None, before.b) and _is_whole(instance):
        return before.a, before.b
    return None


def _with_capital(instance: Instance, discourse: Discourse) -> tuple[str, str] | None:
    """ "Singapore has 574 projects in Chad with a registered capital of $3 million": the subject, and where it has them."""
    if instance.noun is None or instance.noun.role != "with":
        return None
    investor = _first(_actors(instance, ["subject"], discourse), None)
    host = _first(
        [a for g in instance.slot("in") for a in actors(instance.sentence, g, discourse, listed=False) if is_actor(a.party)], investor
    )
    return (investor, host) if investor and host else None


def _is_of_sum(instance: Instance) -> bool:
    """ "The largest investor in Chile, with $3 million in investments"."""
    noun = instance.noun
    above = noun.parent if noun is not None and noun.by in ("in", "of") else None
    return above is not None and isinstance(instance.sentence.head(above).value, Quantity)


def _investor(instance: Instance, discourse: Discourse) -> str | None:
    """Who invests: whose the investment is, or the subject of making it, or of having it ("operate in Chad, with investments of")."""
    investor = _first(_actors(instance, instance.frame.places("investor"), discourse), None)
    noun, verb = instance.noun, instance.verb
    if investor is not None or noun is None or verb is None:
        return investor
    made = verb.lemma in investment_words(instance.sentence.language)["making"] or noun.role == "with"
    return _first(_actors(instance, ["subject"], discourse), None) if made else None


def _is_whole(instance: Instance) -> bool:
    """Whether a percentage is told of all of it ("6 percent of all FDI"), and not of the part that is spoken of."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    part = sentence.head(noun.parent).value if noun.parent is not None and noun.by == "of" else None
    whole = any(t.lower in investment_words(sentence.language)["whole"] for t in sentence.tokens[noun.i : noun.head])
    return whole and isinstance(part, Quantity) and part.sort in ("percent", "fraction")


def _is_silent(instance: Instance, investor: str, other: str) -> bool:
    """Whether no other state or field is named in the host's place."""
    named = [p for p in instance.sentence.parties() if is_actor(p) and p not in (investor, other)]
    places = [
        g
        for s in (*instance.frame.places("host"), *investment_words(instance.sentence.language)["elsewhere"])
        for g in _hanging(instance, s)
    ]
    if instance.noun is None and any(instance.sentence.head(g).tag == "U" for g in instance.slot("subject")):
        return False
    return not named and all(instance.sentence.head(g).mark == "quantity" for g in places)


def _before(discourse: Discourse) -> Head | None:
    before = told(KIND, discourse, _REACH)
    return before.heads[-1] if before is not None and before.heads else None


def _actors(instance: Instance, slots: Sequence[str], discourse: Discourse) -> list[Actor]:
    """Who stands in some places, by name or by what is theirs ("Kenya's railways")."""
    found: list[Actor] = []
    for slot in slots:
        if slot == "owner":
            found += [a for a in instance.slot_actors(slot, discourse) if a.sort != "pair"]
            continue
        for group in _hanging(instance, slot):
            named = actors(instance.sentence, group, discourse, listed=False) or _named_behind(instance.sentence, group, discourse)
            found += named or [a for a in owners(instance.sentence, group, discourse) if a.sort not in ("pair", "pronoun")]
    return [a for a in found if is_actor(a.party)]


def _named_behind(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Actor]:
    """Whose a thing is, behind it: "SOCAR of Azerbaijan", "the economy of Chad"."""
    return [a for p, g in group.behind[:1] if p == "of" for a in actors(sentence, g, discourse, listed=False)]


def _hanging(instance: Instance, slot: str) -> list[NounGroup]:
    """What stands in a place; of a noun that hangs by a preposition only what hangs on it ("was the largest from the EU, with FDI of")."""
    noun = instance.noun
    if noun is None or slot == "subject" or noun.role in ("subject", "object") or (noun.role == "with" and slot == "in"):
        return instance.slot(slot)
    return [g for prep, g in behind(noun) if prep == slot]


def _first(found: Sequence[Actor], other: str | None) -> str | None:
    return next((a.party for a in found if a.party != other), None)


def _described(instance: Instance, discourse: Discourse) -> tuple[str, str] | None:
    """ "Vietnam is the third largest investor in Laos", "making Fiji Australia's 20th largest investment destination"."""
    sentence, noun, known = instance.sentence, instance.noun, investment_words(instance.sentence.language)
    assert noun is not None
    inside = {t.lemma for t in sentence.tokens[noun.i : noun.j]}
    about = inside | {sentence.head(g).lemma for g in instance.slot("of")}
    if not about & known["about"]:
        return None
    role = "host" if instance.frame.attrs["how"] == "investor" else "investor"
    theirs = _first(_actors(instance, instance.frame.places(role), discourse), None)
    if theirs is None and role == "host":
        theirs = investing_in(sentence, None, discourse)
    who = _first(_subject(instance, discourse), theirs)
    if not who or not theirs:
        return None
    return (who, theirs) if role == "host" else (theirs, who)


def _subject(instance: Instance, discourse: Discourse) -> list[Actor]:
    """What is said to be the investor or the destination: the subject, the object of "making", or what it is set beside."""
    sentence, noun, verb = instance.sentence, instance.noun, instance.verb
    groups: list[NounGroup] = []
    if verb is not None and noun in verb.objects:
        earlier = [g for g in verb.objects if g is not noun and g.i < noun.i]
        groups = earlier or [g for g in verb.subjects if g is not noun]
    elif verb is not None and noun in verb.subjects and sentence.tokens[verb.main].tag == "B":
        groups = verb.objects
    elif verb is not None and noun is not None and noun.role == "as":
        groups = verb.objects if verb.passive else verb.objects or verb.subjects
        if verb.lemma in investment_words(sentence.language)["replacing"]:
            # "Replacing Japan as the biggest investor".
            groups = verb.subjects if len(verb.subjects) == 1 else []
    groups = [*groups, *(g for g in sentence.nouns if noun in g.apposed)]
    return [a for g in groups for a in actors(sentence, g, discourse) if is_actor(a.party)]


def _project(instance: Instance, discourse: Discourse) -> tuple[str, str] | None:
    """ "Italian investors and the Albanian side have implemented 18 projects": those who invest, and the other side or the place."""
    sentence, known = instance.sentence, investment_words(instance.sentence.language)
    whose = _first(_actors(instance, ["owner"], discourse), None)
    if whose:
        getting = instance.verb is not None and instance.verb.lemma in known["receiving"] | known["licensing"]
        host = _first(_actors(instance, ["in", "subject"] if getting else ["in"], discourse), whose)
        return (whose, host) if host else None
    if instance.verb is None or instance.verb.lemma not in known["implementing"]:
        return None
    doers = [(g, a) for g in instance.slot("subject") for a in actors(sentence, g, discourse, listed=False)]
    investor = next((a.party for g, a in doers if sentence.head(g).lemma in known["investors"]), None)
    others = [a.party for _, a in doers] + [a.party for a in _actors(instance, ["in"], discourse)]
    host = next((p for p in others if p != investor), None)
    return (investor, host) if investor and host else None


def _sort(instance: Instance) -> str:
    """Whether it is what has gathered up or what flows in a time, by the words beside it."""
    sentence, known = instance.sentence, investment_words(instance.sentence.language)
    group = _measure(instance)
    if group is not None and instance.noun is not None:
        spoken = [t for g in (group, instance.noun) for t in sentence.tokens[g.i : g.j]]
    else:
        assert instance.verb is not None
        spoken = sentence.tokens[instance.verb.i : instance.verb.j]
    lemmas = {t.lemma for t in spoken} | {t.lower for t in spoken}
    if lemmas & known["flow"]:
        return "flow"
    behind_it = sentence.tokens[spoken[0].index :] if spoken else []
    gathered = any(
        t.lower in known["gathered"] and i + 1 < len(behind_it) and behind_it[i + 1].mark == "period" for i, t in enumerate(behind_it)
    )
    stands = any(v.lemma in known["standing"] and group in (*v.subjects, v.noun) for v in sentence.verbs) if group is not None else False
    return "stock" if lemmas & known["stock"] or gathered or stands else "unspecified"


# Findings.


def _finding(sentence: Sentence, figure: Figure) -> Finding:
    head = figure.head
    # A share is of the host's total, if it is not of all that somebody has abroad.
    a, b = (head.b, head.a) if figure.measure == "share" and not isinstance(head, Abroad) else (head.a, head.b)
    attrs: dict[str, Attribute] = dict(head.attrs)
    day = figure.period is not None and figure.period.first == figure.period.last and figure.period.first is not None
    since = figure.period is not None and figure.period.last is None
    if figure.measure == "level" and (since or (day and attrs["of"] == "unspecified")):
        # As of a day, or since a year: what has gathered up.
        attrs["of"] = "stock"
    return finding(
        sentence, KIND, a, b, attrs, figure.period, sentence.place(figure.at, figure.at + 1), _rule(head),
        measure=figure.measure, modality=_modality(sentence, figure), value=figure.value,
        unit=unit(sentence, figure.quantity, head.a, head.b), bound=figure.quantity.bound, base=figure.base,
    )  # fmt: skip


def _turned(sentence: Sentence, figure: Figure, discourse: Discourse) -> Figure:
    """A figure told the other way round than its head ("investments from Fiji to Chile were 3 million, from Chile to Fiji 11 million")."""
    head, instance = figure.head, figure.head.instance
    if instance is None or instance.noun is None or head.owns:
        return figure
    last = next((t.index for t in reversed(sentence.tokens[head.at : figure.at]) if t.mark == "quantity"), figure.at)
    between = [g for g in sentence.nouns if last < g.i < figure.at]
    moved = [p for g in between if g.by in instance.frame.places("host") for p in _states(sentence, g, discourse)]
    if figure.measure == "level" and len(moved) == 1 and moved[0] not in (head.a, head.b):
        # "In Chile ($3 million), and in Peru ($2 million)".
        return replace(figure, head=replace(head, b=moved[0]))
    slots = {"investor": head.b, "host": head.a}
    told = [any(g.by in instance.frame.places(role) and _is_of(sentence, g, p, discourse) for g in between) for role, p in slots.items()]
    return replace(figure, head=replace(head, a=head.b, b=head.a)) if all(told) else figure


def _states(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[str]:
    return [a.party for a in actors(sentence, group, discourse, listed=False) if is_actor(a.party)]


def _is_of(sentence: Sentence, group: NounGroup, party: str, discourse: Discourse) -> bool:
    return [a.party for a in actors(sentence, group, discourse, listed=False)] == [party]


def _rule(head: Head) -> str:
    return head.instance.frame.name if head.instance is not None else "figure"


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
