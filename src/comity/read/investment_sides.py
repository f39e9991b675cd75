"""Who invests, and where: the two sides of an investment, of those who make it, and of what is built with it."""

from collections.abc import Sequence

from comity.read.actor_nouns import nouns_of
from comity.read.actors import Actor, actors, owners, pronoun_parties
from comity.read.discourse import Discourse, is_actor
from comity.read.figures.figure import figure_words
from comity.read.figures.sentence_figures import Head, told
from comity.read.frames import Instance, behind, verb_behind
from comity.read.grammar import NounGroup, words
from comity.read.grammar.links import AS, BY, FROM, IN, OF, WITH
from comity.read.investor_ranks import KIND, REACH, host_told, investing_in, investment_words, investor_told, leads_list, told_host
from comity.read.investors import implied_host, part_taken_by, source_of_part
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence


def invested(instance: Instance, found: Sequence[Head], discourse: Discourse) -> tuple[str, str] | None:
    """Investor and host of an investment or a deed of investing."""
    before, known = found[-1] if found else told_before(discourse), investment_words(instance.sentence.language)
    if instance.frame.attrs["how"] == "whole" and not instance.slot_actors("owner", discourse):
        doers = [*instance.slot("subject"), *(instance.verb.objects if instance.verb is not None and instance.verb.passive else [])]
        named = {a.party for g in doers for a in actors(instance.sentence, g, discourse, listed=False) if is_actor(a.party)}
        another = named - {before.a, before.b} if before is not None else set[str]()
        if before is not None and another:
            # "Peru was second, with registered capital of $3 million": another's, in the same host.
            return (another.pop(), before.b) if len(another) == 1 else None
        return (before.a, before.b) if before is not None else _with_capital(instance, discourse)
    if (let_in := _licensed(instance, discourse)) is not None:
        return let_in
    if instance.noun is None and instance.verb is not None and instance.verb.lemma not in known["investing"]:
        particle = instance.sentence.tokens[instance.verb.j : instance.verb.j + 1]
        if particle and particle[0].lower in figure_words(instance.sentence.language).particles:
            # "Put up $3 million" is given.
            return None
    if (had_from := _had_from(instance, discourse)) is not None:
        return had_from
    if (abroad := _placed_by_adjective(instance, discourse)) is not None:
        return abroad if abroad[0] not in ("", abroad[1]) else None
    part_of = source_of_part(instance, discourse)
    investor = part_of or who_invests(instance, discourse)
    hosts = [*instance.frame.places("host"), *(["owner"] if part_of else [])]
    host = _first(parties_in(instance, hosts, discourse), investor)
    got = (
        instance.noun is not None
        and instance.verb is not None
        and instance.verb.lemma in investment_words(instance.sentence.language)["receiving"]
        # "Took 14 percent of all Danish investment in Africa".
        and not (_is_part(instance) and any(p == IN for p, _ in instance.noun.behind))
    )
    host = host or (_first(parties_in(instance, ["subject"], discourse), investor) if got else None)
    host = host or (implied_host(instance, discourse) if part_of else None)
    host = host or (part_taken_by(instance, discourse) if investor else None)
    host = host or (_at_the_other(instance, investor, discourse) if investor and instance.noun is None else None)
    if investor and host and investor != host:
        return investor, host
    if not investor and not host and found and _is_of_sum(instance):
        return found[-1].a, found[-1].b
    if instance.noun is None and instance.verb is not None and instance.verb.lemma not in known["investing"]:
        # "Puts the figure at $3 million": only with a host is it investment, or of those who keep it where others were told to.
        kept = instance.verb.lemma in known["keeping"] and not instance.slot(IN) and before is not None and before.b != investor
        return (investor, before.b) if kept and investor and before is not None else None
    if investor and len({a.party for a in parties_in(instance, instance.frame.places("investor"), discourse)}) < 2:
        if before is not None and before.a == investor and instance.noun is not None:
            return investor, before.b
        beside = instance.noun is not None and instance.noun.by in words(instance.sentence.language).sets["with"]
        if (hosted := host_told(discourse)) and hosted != investor and _names_no_host(instance, investor):
            # "FDI from Peru made up $3 million", where the sentences before tell of investment in one state.
            return investor, hosted
        if beside and any(v.lemma in known["ranking"] for v in instance.sentence.verbs):
            # "Peru stands second with investments of $3 million": in a list whose host was told before.
            listed = told_host(instance.sentence, investor, discourse)
            return (investor, listed) if listed else None
        if instance.frame.attrs["how"] == "held":
            # "A Russian bank that holds assets of $3 million": who is to say where.
            return None
        other = discourse.other(investor) if discourse.pair is not None and investor in discourse.pair else None
        return (investor, other) if other and _is_silent(instance, investor, other, discourse) else None
    if host and not investor and instance.noun is not None and (abroad_told := investor_told(discourse)) not in (None, host):
        # "Investment in China fell by 4 percent", where the sentences before tell of what Peru's firms invest abroad.
        return str(abroad_told), host
    # "6 percent of all FDI in Lithuania", "5 percent of the total foreign investment": the whole of which one has a part.
    others = [p for p in instance.sentence.parties() if before is not None and is_actor(p) and p not in (before.a, before.b)]
    if before is not None and instance.noun is not None and host in (None, before.b) and is_whole(instance) and not others:
        return before.a, before.b
    return None


def _is_part(instance: Instance) -> bool:
    """Whether a noun is what a percentage or fraction is of."""
    above = instance.noun.parent if instance.noun is not None and instance.noun.by == OF else None
    return above is not None and getattr(instance.sentence.head(above).value, "sort", "") in ("percent", "fraction")


def _at_the_other(instance: Instance, investor: str, discourse: Discourse) -> str | None:
    """Where what is told to be put into "the country" goes: to the other of the two that the text is about; what is of all inward stock: to the page's own."""
    sentence, known = instance.sentence, investment_words(instance.sentence.language)
    single, definite = nouns_of(sentence.language).single, words(sentence.language).sets["definite"]
    for group in (g for slot in instance.frame.places("host") for g in instance.slot(slot)):
        if sentence.head(group).lemma in single and group.head == group.i + 1 and sentence.tokens[group.i].lower in definite:
            return discourse.other(investor) if discourse.is_titled() else None
    inward = any(t.lower in known["inward"] for t in sentence.tokens)
    about = discourse.measured_by()
    return about if inward and about != investor and not set(map(str, sentence.parties())) - {investor, about} else None


def _had_from(instance: Instance, discourse: Discourse) -> tuple[str, str] | None:
    """ "Chad's foreign direct investment from Peru": whose it is is the host, from where it comes the investor."""
    noun, known = instance.noun, investment_words(instance.sentence.language)
    if noun is None or noun.possessor is None or not any(t.lower in known["foreign"] for t in instance.sentence.tokens[noun.i : noun.j]):
        return None
    host = _first(parties_in(instance, ["owner"], discourse), None)
    source = [a for p, g in noun.behind if p == FROM for a in actors(instance.sentence, g, discourse, listed=False)]
    investor = next((a.party for a in source if is_actor(a.party) and a.party != host), None)
    return (investor, host) if investor and host else None


def _placed_by_adjective(instance: Instance, discourse: Discourse) -> tuple[str, str] | None:
    """ "Norway's Fijian investments", "its total U.S. investments": whose they are, empty if nobody knows, and where; None where that is not told so."""
    sentence, noun = instance.sentence, instance.noun
    if noun is None:
        return None
    owner = next((t for t in sentence.tokens[noun.i : noun.head] if t.tag == "Q"), None)
    start = noun.possessor.j if noun.possessor is not None else owner.index + 1 if owner is not None else noun.head
    placed = [p for t in sentence.tokens[start : noun.head] if t.mark == "party" and is_actor(p := str(getattr(t.value, "party", "")))]
    if len(set(placed)) != 1:
        return None
    whose = [a.party for a in actors(sentence, noun.possessor, discourse)] if noun.possessor is not None else []
    whose = whose or (list(pronoun_parties(sentence, owner, discourse)) if owner is not None else [])
    return next((p for p in whose if is_actor(p)), ""), placed[0]


def _licensed(instance: Instance, discourse: Discourse) -> tuple[str, str] | None:
    """ "Chad licensed 12 projects from Peru, with an investment of $3 million": the host is who lets others in."""
    verb = instance.verb
    if instance.noun is None or verb is None or verb.lemma not in investment_words(instance.sentence.language)["licensing"]:
        return None
    sentence = instance.sentence
    things = [g for g in verb.objects if g is not instance.noun]
    whose = [a for g in things for a in owners(sentence, g, discourse)]
    whose += [a for g in things for p, h in behind(g) if p in (FROM, BY, OF) for a in actors(sentence, h, discourse, listed=False)]
    host = _first(parties_in(instance, ["subject"], discourse), None)
    investor = next((a.party for a in whose if is_actor(a.party) and a.party != host), None)
    return (investor, host) if investor and host and instance.noun.by in words(sentence.language).sets["with"] else None


def _with_capital(instance: Instance, discourse: Discourse) -> tuple[str, str] | None:
    """ "Singapore has 574 projects in Chad with a registered capital of $3 million": the subject, and where it has them."""
    if instance.noun is None or instance.noun.role != WITH:
        return None
    investor = _first(parties_in(instance, ["subject"], discourse), None)
    host = _first(
        [a for g in instance.slot(IN) for a in actors(instance.sentence, g, discourse, listed=False) if is_actor(a.party)], investor
    )
    return (investor, host) if investor and host else None


def _is_of_sum(instance: Instance) -> bool:
    """ "The largest investor in Chile, with $3 million in investments"."""
    noun = instance.noun
    above = noun.parent if noun is not None and noun.by in (IN, OF) else None
    return above is not None and isinstance(instance.sentence.head(above).value, Quantity)


def who_invests(instance: Instance, discourse: Discourse) -> str | None:
    """Who invests: whose the investment is, or the subject of making it, or of having it ("operate in Chad, with investments of")."""
    investor = _first(parties_in(instance, instance.frame.places("investor"), discourse), None)
    noun, verb = instance.noun, instance.verb
    if investor is not None or noun is None or verb is None:
        return investor
    part = noun.parent if noun.by == OF else None
    if part is not None and instance.sentence.head(part).lemma in figure_words(instance.sentence.language).share:
        # "Peru's share of foreign investment in Chad".
        return _first(owners(instance.sentence, part, discourse), None)
    made = verb.lemma in investment_words(instance.sentence.language)["making"] or noun.role == WITH
    return _first(parties_in(instance, ["subject"], discourse), None) if made else None


def is_whole(instance: Instance) -> bool:
    """Whether a percentage is told of all of it ("6 percent of all FDI"), and not of the part that is spoken of."""
    sentence, noun = instance.sentence, instance.noun
    assert noun is not None
    part = sentence.head(noun.parent).value if noun.parent is not None and noun.by == OF else None
    whole = any(t.lower in investment_words(sentence.language)["whole"] for t in sentence.tokens[noun.i : noun.head])
    return whole and isinstance(part, Quantity) and part.sort in ("percent", "fraction")


def _is_silent(instance: Instance, investor: str, other: str, discourse: Discourse) -> bool:
    """Whether no other state or field is named in the host's place."""
    named = [p for p in instance.sentence.parties() if is_actor(p) and p not in (investor, other)]
    places = [
        g
        for s in (*instance.frame.places("host"), *investment_words(instance.sentence.language)["elsewhere"])
        for g in _hanging(instance, s)
    ]
    if instance.noun is None and any(instance.sentence.head(g).tag == "U" for g in instance.slot("subject")):
        return False
    if instance.noun is None and other not in instance.sentence.parties() and _is_state(instance, discourse):
        # "The government of Peru is investing $3 million to fight hunger": at home, or anywhere.
        return False
    if any(t.lower in investment_words(instance.sentence.language)["away"] for t in instance.sentence.tokens):
        # "Peruvian firms invested $3 million abroad": in any state.
        return False
    firms = any(a.sort == "company" for a in instance.slot_actors("subject", discourse)) and discourse.is_titled()
    return not named and all(instance.sentence.head(g).mark == "quantity" or (firms and _is_trade(instance.sentence, g)) for g in places)


def _is_state(instance: Instance, discourse: Discourse) -> bool:
    """Whether it is a state's government that invests, on its own page."""
    doers = instance.slot_actors("subject", discourse)
    return bool(doers) and all(a.party == discourse.own and a.sort != "company" for a in doers)


def _is_trade(sentence: Sentence, group: NounGroup) -> bool:
    """Whether what firms put money in is only a branch ("chiefly in textiles")."""
    head = sentence.head(group)
    return group.i == group.head and head.tag == "N" and head.lower != head.lemma and head.text[0].islower()


def _names_no_host(instance: Instance, investor: str) -> bool:
    """Whether no other state is named in the clause of a deed or its noun, and no place of it told at all."""
    verb, noun = instance.verb, instance.noun
    around = instance.sentence.tokens[verb.i : verb.last] if verb is not None else instance.sentence.tokens
    named = {str(getattr(t.value, "party", investor)) for t in around} - {investor}
    places = [g for slot in instance.frame.places("host") for g in _hanging(instance, slot)] if noun is None else []
    return not named and all(instance.sentence.head(g).mark in ("quantity", "period") for g in places)


def told_before(discourse: Discourse) -> Head | None:
    """The investment told of last, in the sentences just before."""
    before = told(KIND, discourse, REACH)
    return before.heads[-1] if before is not None and before.heads else None


def parties_in(instance: Instance, slots: Sequence[str], discourse: Discourse) -> list[Actor]:
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
    return [a for p, g in group.behind[:1] if p == OF for a in actors(sentence, g, discourse, listed=False)]


def _hanging(instance: Instance, slot: str) -> list[NounGroup]:
    """What stands in a place; of a noun that hangs by a preposition only what hangs on it ("was the largest from the EU, with FDI of")."""
    noun = instance.noun
    made = [g for v in instance.sentence.verbs if noun is not None and v.noun is noun for prep, g in verb_behind(v) if prep == slot]
    # "$3 million of investment arrived in Chad from Peru".
    top = noun.parent if noun is not None and noun.by == OF and noun.parent is not None else noun
    summed = top is not None and top is not noun and isinstance(instance.sentence.head(top).value, Quantity)
    told = noun is not None and (noun.role in ("subject", "object") or (summed and top is not None and top.role in ("subject", "object")))
    if noun is None or slot == "subject" or told or (noun.role == WITH and slot == IN):
        # "Investments made from Chile in Peru".
        return [*(g for g in instance.slot(slot) if slot == "subject" or not _is_of_another(instance, g)), *made]
    return [*(g for prep, g in behind(noun) if prep == slot), *made]


def _is_of_another(instance: Instance, group: NounGroup) -> bool:
    """Whether what stands in a place hangs on a noun that is told of otherwise ("in spite of the war in Peru, investment rose")."""
    above = group.parent
    if instance.noun is None or above is None or above is instance.noun or instance.sentence.head(above).tag != "N":
        return False
    return above.role not in ("subject", "object") and above.by not in instance.frame.places("host")


def _first(found: Sequence[Actor], other: str | None) -> str | None:
    return next((a.party for a in found if a.party != other), None)


def described(instance: Instance, discourse: Discourse) -> tuple[str, str] | None:
    """ "Vietnam is the third largest investor in Laos", "making Fiji Australia's 20th largest investment destination"."""
    sentence, noun, known = instance.sentence, instance.noun, investment_words(instance.sentence.language)
    assert noun is not None
    inside = {t.lemma for t in sentence.tokens[noun.i : noun.j]}
    about = inside | {sentence.head(g).lemma for g in instance.slot(OF)}
    if not about & known["about"]:
        return None
    role = "host" if instance.frame.attrs["how"] == "investor" else "investor"
    theirs = _first(parties_in(instance, instance.frame.places(role), discourse), None)
    if theirs is None and role == "host":
        theirs = investing_in(sentence, None, discourse)
    if theirs is None and role == "host" and len(discourse.title) == 1:
        # "Peru is the largest foreign investor", under a title of one state.
        theirs = discourse.about()
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
    elif verb is not None and noun is not None and noun.role == AS:
        groups = verb.objects if verb.passive else verb.objects or verb.subjects
        if verb.lemma in figure_words(sentence.language).replacing:
            # "Replacing Japan as the biggest investor".
            groups = verb.subjects if len(verb.subjects) == 1 else []
    if leads_list(instance):
        groups = verb.subjects if verb is not None else []
    groups = [*groups, *(g for g in sentence.nouns if noun in g.apposed)]
    return [a for g in groups for a in actors(sentence, g, discourse) if is_actor(a.party)]


def of_project(instance: Instance, discourse: Discourse) -> tuple[str, str] | None:
    """ "Italian investors and the Albanian side have implemented 18 projects": those who invest, and the other side or the place."""
    sentence, known = instance.sentence, investment_words(instance.sentence.language)
    noun = instance.noun
    getting = instance.verb is not None and instance.verb.lemma in known["receiving"] | known["licensing"]
    # "46 projects with Peruvian participation were registered".
    with_whom = [g for prep, g in noun.behind if prep == WITH] if noun is not None and getting else []
    whose = _first([*parties_in(instance, ["owner"], discourse), *(a for g in with_whom for a in owners(sentence, g, discourse))], None)
    if whose:
        host = _first(parties_in(instance, [IN, "subject"] if getting else [IN], discourse), whose)
        return (whose, host) if host else None
    if instance.verb is None or instance.verb.lemma not in known["implementing"]:
        return None
    doers = [(g, a) for g in instance.slot("subject") for a in actors(sentence, g, discourse, listed=False)]
    able = known["having"] if noun is not None and any(True for _ in sentence.quantities(noun.i, noun.j)) else frozenset[str]()
    investor = next(
        (a.party for g, a in doers if sentence.head(g).lemma in known["investors"] or (instance.verb.lemma in able and a.sort == "party")),
        None,
    )
    others = [a.party for _, a in doers] + [a.party for a in parties_in(instance, [IN], discourse)]
    host = next((p for p in others if p != investor), None)
    return (investor, host) if investor and host else None
