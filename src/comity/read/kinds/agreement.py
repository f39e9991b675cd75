"""Agreements: treaties, memoranda, contracts between two parties, and each act that is told of them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from comity.observation import Attribute, Finding
from comity.read.actors import actors, is_of_both
from comity.read.agreements.agreement_words import lexicon
from comity.read.agreements.agreements_meant import Thing, things
from comity.read.agreements.described_agreements import dated_one_by_one, described
from comity.read.agreements.formalities import is_no_act
from comity.read.agreements.gapped import left_out
from comity.read.agreements.listed_agreements import items
from comity.read.agreements.mentions import (
    IN_FORCE,
    MENTIONED,
    SIGNED,
    date_behind,
    is_known_of_many,
    is_multilateral,
    is_of_each,
    is_private,
    mention,
    signature_of,
    told_behind,
)
from comity.read.agreements.own_dates import goes_on, inner_dates, own_dates, set_in
from comity.read.agreements.papers import Paper, papers
from comity.read.agreements.parties import Parties, is_at_hand, owned, parties
from comity.read.agreements.signed_loans import is_of_bodies, lent_between
from comity.read.agreements.spread import Signed, covered, each, keep, unpartnered
from comity.read.agreements.told import Told, known, remember
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import MODALITIES, finding
from comity.read.frames import Instance, behind, instances, when
from comity.read.grammar import words
from comity.read.marks.periods import Period
from comity.read.marks.places import is_city
from comity.read.occasions import keep_event, note, of_occasion
from comity.read.sentence import Sentence

KIND = "agreement"
FIELDS = frozenset(("there", "weak", "types", "through", "loose", "alone", "ongoing", "doers", "needs", "both", "ahead"))
_PROPOSED = "proposed"
_EXTENDED, _TERMINATED = "extended", "terminated"
_CONTRACT = "contract"
_STATEMENT = "statement"
#: Acts that are done on a day.
_OF_A_DAY = ("signed", "ratified", "proposed")
_NO_DEED = ("wish", "fail", "other")


class _Act(NamedTuple):
    """What a sentence tells to have been done with an agreement, and when."""

    sentence: Sentence
    action: str
    modality: str
    period: Period | None


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """What a sentence tells of agreements."""
    named = [p for p in papers(sentence) if not ((sentence.is_heading and p.many and p.number is None) or is_of_each(sentence, p))]
    listed = [i for i in items(sentence, named, discourse) if not is_known_of_many(sentence, i.paper)]
    acted: set[int] = set()
    later: dict[int, Finding] = {}
    for item in listed:
        acted.add(item.paper.start)
        yield from _found(_Act(sentence, item.action, item.modality, item.period), Thing(item.paper, None), list(item.parties), discourse)
    if not listed and (spread := covered(sentence, named, discourse)) is not None:
        signed, made = spread
        for paper in made:
            act = _Act(sentence, SIGNED, signed.modality, date_behind(sentence, paper) or signed.period)
            yield from _found(act, Thing(paper, None), list(signed.parties), discourse)
        return
    for told in instances(sentence, KIND) if not listed else ():
        instance = described(told, named)
        action, modality = _act(instance) if not _is_inside(instance, named) else ("", "")
        if action and _is_able(instance):
            period = _when(instance, named, discourse)
            apart = list(_with_each(instance, named, _Act(sentence, action, modality, period), discourse))
            yield from apart
            # "Signed tax treaties with Germany and France and an accord with Peru": the accord is told as any other.
            several = {p.group.i for p in named if apart and p.many}
            found = _fitting(instance, things(instance, named, discourse))
            found = [t for t in found if not apart or (t.paper is not None and t.paper.group.i not in several)]
            acted |= {p.start for p in named if apart and p.many}
            if not found and action == SIGNED and not apart:
                _keep_several(instance, named, modality, period, discourse)
            told_here: tuple[Thing, Finding] | None = None
            beside = dated_one_by_one(sentence, named) if action == MENTIONED else {}
            period = None if beside else period
            for thing in found:
                acted.add(thing.paper.start if thing.paper is not None else -1)
                own = beside.get(thing.paper.start if thing.paper is not None else -1)
                told_act = MENTIONED if _is_stock(instance, thing, period) else action
                if action == MENTIONED and own is None and thing.paper is not None and not beside:
                    # "Have an agreement of 1990".
                    own = date_behind(sentence, thing.paper)
                if own is not None:
                    told_act = _told_by(own)
                elif len(found) > 1:
                    own = _own_date(instance, thing, discourse)
                if told_act == MENTIONED and period is not None and period.opens == "last":
                    # "Has had a treaty with Fiji since 1963".
                    told_act = IN_FORCE
                facts = list(_done(instance, thing, _Act(sentence, told_act, modality, own or period), discourse))
                yield from facts
                if thing.paper is not None and told_act != SIGNED and facts:
                    later[thing.paper.start] = facts[-1]
                told_here = (thing, facts[-1]) if facts else told_here
            yield from _gapped(instance, told_here, named, acted, discourse)
    for paper in named if not listed else ():
        if paper.start in later:
            yield from _signed_before(sentence, paper, later[paper.start], discourse)
        if paper.start not in acted:
            told_of = mention(sentence, paper, discourse)
            if told_of is not None:
                act = _Act(sentence, told_of.action, "actual", told_of.period)
                yield from _found(act, Thing(paper, None), told_of.parties, discourse)
    note(sentence, discourse)


def _signed_before(sentence: Sentence, paper: Paper, later: Finding, discourse: Discourse) -> Iterator[Finding]:
    """The signature of an agreement that something else is told of, by the date in its name ("amended the treaty of 1988 in 2015")."""
    dated, o = signature_of(sentence, paper), later.observation
    if dated is not None and dated.first is not None and (o.start is None or dated.first < o.start):
        yield from _found(_Act(sentence, SIGNED, "actual", dated), Thing(paper, None), [o.a, str(o.b)], discourse)


def _with_each(instance: Instance, named: list[Paper], act: _Act, discourse: Discourse) -> Iterator[Finding]:
    """What one has signed with each of many, by agreements that have no name."""
    paper = next((p for p in named if p.many and _is_about(instance, p)), None)
    if paper is None or is_multilateral(instance.sentence, paper):
        return
    doing = parties(instance, paper, discourse).doing or _subject(instance, discourse) or _implied(instance, paper, discourse)
    partners = each(instance, paper, doing, discourse)
    # A date behind the list belongs to one of them, where others have dates of their own.
    others = any(day is not None for _, day in partners[:-1])
    late = others and act.period is not None and act.period.end > act.sentence.place(0, paper.group.j)[1]
    for other, day in partners:
        one = act._replace(period=None) if late else act
        if day is not None:
            one = act._replace(period=day, action=SIGNED if act.action == MENTIONED else act.action)
        yield from _found(one, Thing(unpartnered(act.sentence, paper), None), [doing[0], other], discourse, instance)


def _gapped(
    instance: Instance, last: tuple[Thing, Finding] | None, named: list[Paper], acted: set[int], discourse: Discourse
) -> Iterator[Finding]:
    """The same done with more agreements by clauses that leave out the verb, each at its own date."""
    verb, paper = instance.verb, last[0].paper if last is not None else None
    if last is None or paper is None or verb is None or instance.noun is not None:
        return
    first = last[1].observation
    for more in left_out(instance.sentence, verb, paper, named, acted):
        whose = owned(instance.sentence, more, discourse)
        pair = whose if len(whose) >= 2 else [first.a, first.b or ""]
        if not set(whose) <= set(pair):
            continue
        acted.add(more.start)
        beside = dated_one_by_one(instance.sentence, named) if instance.frame.attrs["action"] == MENTIONED else {}
        period = (
            beside.get(more.start) if beside else _own_date(instance, Thing(more, None), discourse) or _when(instance, named, discourse)
        )
        action = str(first.attrs["action"]) if not beside else _told_by(period)
        yield from _found(_Act(instance.sentence, action, first.modality, period), Thing(more, None), pair, discourse)


def _told_by(date: Period | None) -> str:
    """What the date beside an agreement that two have tells: when it was signed, or since when it is in force."""
    return MENTIONED if date is None else IN_FORCE if date.opens == "last" else SIGNED


def _is_about(instance: Instance, paper: Paper) -> bool:
    """Whether an act is one on some agreements, not on something else in the sentence ("has accords with A and B and begins talks with C")."""
    noun = instance.noun
    return noun is None or noun is paper.group or any(g is paper.group for _, g in behind(noun)) or noun.verb is paper.group.verb


def _implied(instance: Instance, paper: Paper, discourse: Discourse) -> tuple[str, ...]:
    """Whose page it is, where nobody is told to have done it ("Tax treaties are in force with Peru, Fiji and Samoa")."""
    agents = words(instance.sentence.language).sets["agents"]
    doing = [] if instance.verb is None else [*instance.verb.subjects, *(g for prep, g in instance.verb.obliques if prep in agents)]
    about = discourse.about()
    return (about,) if about is not None and all(g in (paper.group, instance.noun) for g in doing) else ()


def _subject(instance: Instance, discourse: Discourse) -> tuple[str, ...]:
    """Who a noun's verb has as its one subject ("Chile hailed the signing of agreements with Peru, Fiji and Samoa")."""
    groups = instance.verb.subjects if instance.noun is not None and instance.verb is not None else []
    found = dict.fromkeys(a.party for g in groups for a in actors(instance.sentence, g, discourse))
    return tuple(found) if len(found) == 1 else ()


def _keep_several(instance: Instance, named: list[Paper], modality: str, period: Period | None, discourse: Discourse) -> None:
    """Keeps that several agreements were signed that a later sentence names."""
    objects = instance.verb.objects if instance.verb is not None else []
    # "Signed agreements", "signed a number of agreements".
    objects = [*objects, *(g for _, g in behind(instance.noun))] if instance.noun is not None else objects
    paper = next((p for p in named if p.many and (p.group in objects or p.group.parent in objects)), None)
    whose = parties(instance, paper, discourse).all if paper is not None else []
    if paper is not None and len(whose) >= 2:
        keep(Signed(paper, paper.number, tuple(whose), modality, period, discourse.index), discourse)


def _is_inside(instance: Instance, named: list[Paper]) -> bool:
    """Whether what evokes an act is part of an agreement's name ("an agreement on withdrawing missiles")."""
    group = instance.noun or instance.verb
    return group is not None and any(p.start <= group.i < p.end and p.group is not group for p in named)


def _act(instance: Instance) -> tuple[str, str]:
    """What an instance tells to have been done, and its modality; empty strings for what is no fact."""
    action = str(instance.frame.attrs["action"])
    urged = instance.verb is not None and instance.verb.modal in lexicon(instance.sentence.language).proposals
    if instance.status == "possible" and action == SIGNED and urged:
        # Somebody says that two should sign.
        return _PROPOSED, "actual"
    goes_on = instance.frame.attrs.get("ongoing", "").split()
    if instance.noun is not None and instance.verb is not None and instance.verb.lemma in goes_on and instance.status != "denied":
        # Whoever wants to conclude negotiations is negotiating.
        return action, "actual"
    if is_no_act(instance, action):
        return "", ""
    if instance.frame.attrs.get("ahead") and instance.status == "actual":
        return action, "planned"
    if action == _EXTENDED and instance.status == "denied":
        # "It lapsed and was not renewed".
        return _TERMINATED, "actual"
    if action == MENTIONED and instance.status == "denied":
        # Two that have no treaty have none to tell of.
        return "", ""
    if instance.status in MODALITIES:
        return action, instance.status
    if instance.status in _NO_DEED and action == SIGNED and _is_proposed(instance):
        return _PROPOSED, "actual"
    return "", ""


def _is_proposed(instance: Instance) -> bool:
    """Whether an act stands under a proposal ("a proposal to sign a treaty")."""
    proposals = lexicon(instance.sentence.language).proposals
    verb = instance.verb
    if verb is None:
        return False
    if verb.noun is not None and instance.sentence.head(verb.noun).lemma in proposals:
        return True
    return verb.governor is not None and verb.governor.lemma in proposals and not verb.governor.negated


def _is_able(instance: Instance) -> bool:
    """Whether who does it is one whose doing has that meaning (a parliament that approves), and what stands behind allows it.

    A noun may need something ("entry into force"); a verb may be alone only ("agreed a deal", not "agreed to cut a deal").
    """
    sentence, attrs = instance.sentence, instance.frame.attrs
    if instance.noun is not None and "needs" in attrs:
        return any(sentence.head(g).lemma in attrs["needs"].split() for _, g in instance.noun.behind)
    if (
        instance.verb is not None
        and instance.lemma in attrs.get("there", "").split()
        and (instance.verb.subjects or instance.sentence.periods())
    ):
        # "There is a treaty", told without its day.
        return False
    if "alone" in attrs and any(v.governor is instance.verb and v.sort == "infinitive" and v.noun is None for v in sentence.verbs):
        return False
    if "doers" in attrs and instance.verb is not None:
        if instance.verb.passive and not instance.verb.subjects:
            return True
        return any(sentence.head(g).lemma in attrs["doers"].split() for g in instance.verb.subjects)
    return True


def _fitting(instance: Instance, found: list[Thing]) -> list[Thing]:
    """Those of the types that a frame is about, if it is about some only (a contract is awarded, a treaty is not)."""
    types = instance.frame.attrs.get("types", "").split()
    won = lexicon(instance.sentence.language).won
    if types == [_CONTRACT]:
        # "Won an order", "was awarded a deal": a contract, whatever it is called.
        found = [t._replace(paper=replace(t.paper, type=_CONTRACT)) if t.paper is not None and t.paper.noun in won else t for t in found]
    elif found:
        found = [t for t in found if t.paper is None or t.paper.noun not in won or not t.paper.weak]
    return [t for t in found if not types or (t.paper or t.told).type in types]  # type: ignore[union-attr]


def _done(instance: Instance, thing: Thing, act: _Act, discourse: Discourse) -> Iterator[Finding]:
    """An act on an agreement named here or told before."""
    paper, told = thing.paper, thing.told
    if paper is not None and act.sentence.tokens[paper.group.i].lower in words(act.sentence.language).sets["nobody"]:
        # "Signed no agreement".
        return
    whose = parties(instance, paper, discourse)
    if told is not None and (set(whose.named) <= set(told.parties) or len(whose.named) > 2):
        yield from _found(act, thing, list(told.parties), discourse, instance)
    elif paper is not None:
        between = lent_between(act.sentence, paper, discourse) or (whose.all if _is_sure(instance, paper, whose, discourse) else [])
        if between and not is_of_bodies(act.sentence, paper, between):
            yield from _found(act, Thing(paper, None), between, discourse, instance)


def _is_sure(instance: Instance, paper: Paper, whose: Parties, discourse: Discourse) -> bool:
    """Whether the pair of an act is sure enough.

    What many parties or companies sign, and what is not known which, must name both. An act that names one of the two must have the
    other in its sentence; one that names none must be about the document's own pair.
    """
    sentence, pair, named = instance.sentence, whose.all, whose.named
    described = instance.noun is None and instance.verb is not None and instance.verb.noun is paper.group
    if "both" in instance.frame.attrs and len(named) < 2:
        # "Chile is a party to the convention": with whom else, is not told.
        return False
    if is_multilateral(sentence, paper):
        # Not the town that it is called by.
        inside = [(t.value, str(getattr(t.value, "party", None))) for t in sentence.tokens[paper.start : paper.end]]
        called = {party for value, party in inside if is_city(value) or not is_actor(party)}
        told = {*named, *owned(sentence, paper, discourse)} - called
        return len(told) >= 2 and set(pair[:2]) <= told
    if paper.bare and paper.definite and not described:
        # "The premiers signed the Joint Statement": one that has a title is none that was told.
        titled = len(named) >= 2 and paper.group.head > paper.group.i + 1 and sentence.tokens[paper.group.head].text[0].isupper()
        return titled or (bool(named) and set(pair[:2]) <= {*sentence.parties(), *(discourse.pair or ())})
    if paper.type == _STATEMENT and len(named) < 2 and not is_of_both(sentence, paper.group):
        # "In a statement issued after talks with Chile": one side's.
        return False
    if _tells(instance, _PROPOSED) and not set(pair) <= {*sentence.parties(), *discourse.title}:
        # What one proposes may be proposed to all the world.
        return False
    before = any(t.index != discourse.index and set(pair) <= set(t.parties) for t in known(discourse))
    if paper.bare and before and _tells(instance, "negotiated"):
        # "Congratulated each other on reaching an agreement": on the one that was told.
        return False
    if len(named) >= 2:
        return True
    # A plan that "was signed" is one of the two of whom the text speaks.
    signed = paper.weak and not paper.bare and instance.verb is not None and instance.verb.passive and not named
    if whose.with_one and set(pair) == set(discourse.pair or ()):
        return True
    private = is_private(sentence, paper) and not (described and set(pair) <= set(sentence.parties()))
    if (paper.weak and not signed) or private or (paper.vague and (instance.status != "actual" or not named)):
        return False
    if whose.with_one or set(pair) <= {*owned(sentence, paper, discourse), *named}:
        return True
    return is_at_hand(sentence, pair, bool(named), discourse)


def _tells(instance: Instance, action: str) -> bool:
    """Whether a frame tells of an act."""
    return bool(instance.frame.attrs["action"] == action)


def _when(instance: Instance, named: list[Paper], discourse: Discourse) -> Period | None:
    """When an act was: not the years in a name."""
    inside = {i for paper in named for i in range(paper.group.i, paper.end)} - set_in(instance.sentence, named)
    if instance.frame.attrs["action"] in _OF_A_DAY:
        inside |= {i for i, p in instance.sentence.periods() if goes_on(p)}
    saying = words(instance.sentence.language).sets["saying"]
    for verb in instance.sentence.verbs:
        if verb.lemma in saying and verb is not instance.verb:
            # "… will sign it, the minister said on Sunday": that is when he said it.
            inside |= set(range(verb.i, verb.j + 2))
    inside |= inner_dates(instance, named)
    told = when(instance, discourse, inside | own_dates(instance, named))
    if told is not None and told.first is None:
        # "Extended until 2025" says how long, not when.
        told = None
    return told or _dated_as(instance, named) or of_occasion(instance, discourse)


def _dated_as(instance: Instance, named: list[Paper]) -> Period | None:
    """The date that an agreement which is signed bears ("entered into an Agreement dated 3 May 2018")."""
    if instance.frame.attrs["action"] != SIGNED or instance.status != "actual":
        return None
    return next((p for paper in named if (p := date_behind(instance.sentence, paper)) is not None), None)


def _is_stock(instance: Instance, thing: Thing, period: Period | None) -> bool:
    """Whether what two have signed over the years is told, no act of its own ("have concluded agreements on trade and customs")."""
    verb = instance.verb
    several = thing.paper is not None and thing.paper.one_of_many
    return several and period is None and verb is not None and verb.perfect and instance.frame.attrs["action"] == SIGNED


def _own_date(instance: Instance, thing: Thing, discourse: Discourse) -> Period | None:
    """When one of a list was signed: told right behind it ("a memorandum in 2019 and an arrangement in 2020")."""
    return told_behind(instance, thing.paper, discourse) if thing.paper is not None else None


def _found(act: _Act, thing: Thing, pair: list[str], discourse: Discourse, instance: Instance | None = None) -> Iterator[Finding]:
    """The finding of an act; what is told is remembered."""
    two = _two(pair, discourse)
    named = thing.told or thing.paper
    if len(two) < 2 or named is None:
        return
    attrs: dict[str, Attribute] = {"name": named.name, "type": named.type, "action": act.action}
    others = sorted(p for p in pair if p not in two)
    if others:
        attrs["others"] = list(others)
    signed = act.period if act.action == SIGNED and act.modality == "actual" else None
    remember(Told(named.name, named.type, tuple(pair), discourse.index, signed), discourse)
    if instance is None or instance.verb is None or instance.verb.noun is None or instance.verb.sort != "participle":
        # "The accord signed in 2012" is told in passing.
        keep_event(act.period, discourse)
    paper = thing.paper
    if instance is not None:
        place = instance.place
    else:
        assert paper is not None
        place = act.sentence.place(paper.start, paper.end)
    yield finding(act.sentence, KIND, two[0], two[1], attrs, act.period, place, act.action, modality=act.modality)


def _two(pair: list[str], discourse: Discourse) -> list[str]:
    """Of several parties the two that the document is about, else the first two."""
    if len(pair) > 2 and discourse.pair and set(discourse.pair) <= set(pair):
        return list(discourse.pair)
    return pair[:2]
