"""Whose an agreement is: the parties of an act, told by grammar before discourse."""

from collections.abc import Iterable
from typing import NamedTuple

from comity.read.actors import Actor, actors, in_brackets, is_institution, is_nobody, owners
from comity.read.agreements.agreement_words import lexicon
from comity.read.agreements.papers import Paper
from comity.read.agreements.sorts import sort_of
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, behind, verb_behind
from comity.read.grammar import NounGroup, words
from comity.read.marks.people import Person
from comity.read.occasions import is_occasion
from comity.read.parties_between import partners
from comity.read.sentence import Sentence

#: A pair named so many sentences before is still the one spoken of.
_AT_HAND = 3
_CONTRACT = "contract"
_COMMA = ","


class Parties(NamedTuple):
    """The parties of an act.

    Attributes:
        all: its parties, two or more, or none.
        named: those of them that the sentence names as taking part.
        with_one: whether the one named is with whom it is done, so that the doer is left open.
        doing: those who do it, where the sentence tells them apart from whom it is done with.

    """

    all: list[str]
    named: list[str]
    with_one: bool = False
    doing: tuple[str, ...] = ()


def parties(instance: Instance, paper: Paper | None, discourse: Discourse) -> Parties:
    """The parties of an act.

    In order: those that it is between; two or more who do it; a doer and who it is done with; what the agreement's owners and the
    discourse add. None where one who takes part is nobody known: a company or union of no told state.
    """
    sentence = instance.sentence
    known = words(sentence.language).sets
    hanging = _hanging(instance, paper)
    between = [g for prep, g in hanging if prep in known["among"]]
    among = _sides(sentence, between, discourse)
    if len(among) >= 2:
        return Parties(among, among)
    if among and any(not _sides(sentence, [g], discourse) and _is_somebody(sentence, g) for g in _members(between)):
        # "Between Chile and its creditor countries", "between Chile and the rebels": who those are is not told.
        return Parties([], among)
    doing = _doers(instance, hanging)
    doers = _sides(sentence, doing, discourse)
    partners_by = instance.frame.places("partner") or tuple(known["with"] & lexicon(sentence.language).among)
    with_whom = [g for prep, g in [*hanging, *_worked_with(instance)] if prep in partners_by] + _given_to(instance, paper)
    with_whom = _own_partners(instance, paper, with_whom)
    others = [p for p in _sides(sentence, with_whom, discourse) if p not in doers]
    if len(doers) == 1 and not others and len(doing) > 1:
        # "The Chilean ambassador to Fiji and the secretary of finance signed".
        others = [p for p in _posted_to(sentence, doing) if p not in doers and p in (discourse.pair or ())]
    # "Signed with Chile on Monday and with Peru on Friday": those two have not signed with each other.
    apart = not doers and len(others) > 1
    if len({*doers, *others}) == 1:
        others += _built_for(instance, paper, doers or others, discourse)
    if others and not doers and _says_so_itself(sentence, others, discourse):
        return Parties([], others)
    named = [*doers, *others] or among
    strangers = _strange_doers(sentence, doing, with_whom, discourse)
    # "All countries that have not signed the treaty".
    many = any(_is_countries(sentence, g) and sentence.tokens[g.j].tag == "R" for g in strangers if g.j < len(sentence.tokens))
    if discourse.is_told() and not named:
        # "Was signed by the competent ministers": of the two that a text is of.
        strangers = [g for g in strangers if sentence.head(g).lower == sentence.head(g).lemma or not _are_officials(sentence, g)]
    # In a text about two "the ministry signed" leaves one out, and two firms are one of each; two ministries are of one.
    several = not doers and sum(is_institution(sentence, g) for g in strangers) > 1
    strange = many or (bool(strangers) and (not discourse.of_two or several))
    if instance.noun is None and _with_relative(instance):
        # "Fiji, with which Chile signed a treaty": with whom the clause stands behind.
        whom = [p for p in _sides(sentence, _stood_for(instance), discourse) if p not in doers and is_actor(p)]
        return Parties([*doers, *whom], [*doers, *whom], doing=tuple(doers)) if len(doers) == len(whom) == 1 else Parties([], named)
    if strange or apart:
        return Parties([], named)
    if _is_with_strangers(sentence, with_whom, discourse):
        return Parties([], named, doing=tuple(doers))
    if len(doers) >= 2 or (doers and others):
        return Parties(named, named, doing=tuple(doers))
    found = [a.party for a in partners(instance, discourse, [paper.group] if paper is not None else [])] if named or not doing else []
    if not set(named) <= set(found):
        found = []
    return Parties(found or _by_pair(sentence, named, discourse), named, bool(others))


def _says_so_itself(sentence: Sentence, others: list[str], discourse: Discourse) -> bool:
    """Whether who tells of an agreement is of the one that it is with: two bodies of one state ("The Treasury said it agreed with the palace")."""
    saying = words(sentence.language).sets["saying"]
    telling = [g for v in sentence.verbs if v.lemma in saying and not v.passive for g in v.subjects]
    return len(others) == 1 and {a.party for g in telling for a in actors(sentence, g, discourse)} == set(others)


def _are_officials(sentence: Sentence, group: NounGroup) -> bool:
    """Whether several are ministers and the like, of whichever state."""
    return is_institution(sentence, group) or sentence.head(group).lemma in lexicon(sentence.language).officials


def _own_partners(instance: Instance, paper: Paper | None, with_whom: list[NounGroup]) -> list[NounGroup]:
    """With whom a paper is that names its partner itself: not with those of the others ("a tax treaty with Fiji and a visa accord with Tonga")."""
    verb = instance.verb
    if paper is None or verb is None or not any(g in with_whom for _, g in behind(paper.group)):
        return with_whom
    beside = [g for g in (*verb.objects, *verb.subjects) if g is not paper.group and g not in paper.group.apposed]
    theirs = [g for other in beside for _, g in behind(other)]
    return [g for g in with_whom if not any(g is other for other in theirs)]


def _given_to(instance: Instance, paper: Paper | None) -> list[NounGroup]:
    """To whom a contract is awarded without a preposition ("awarded a Chilean firm a contract", "a firm was awarded a contract")."""
    verb = instance.verb
    if "partner" not in instance.frame.roles or verb is None or paper is None:
        return []
    left = [g for prep, g in verb.obliques if not prep]
    if (not verb.passive and len(verb.objects) < 2) or (verb.passive and paper.group not in left):
        return []
    return [g for g in verb.objects[:1] if g is not paper.group]


def _built_for(instance: Instance, paper: Paper | None, doers: list[str], discourse: Discourse) -> list[str]:
    """In whose land that is which a contract was won for ("an order to build a dam in Fiji")."""
    awarded = "types" in instance.frame.attrs and "partner" in instance.frame.roles
    if paper is None or len(doers) != 1 or not (awarded or paper.type == _CONTRACT):
        return []
    sentence, at = instance.sentence, lexicon(instance.sentence.language).built_in
    works = [g for v in sentence.verbs if v.sort == "infinitive" and v.noun is paper.group for g in v.objects]
    works += [g for prep, g in paper.group.behind if prep in lexicon(sentence.language).lasting]
    places = [g for work in works for prep, g in behind(work) if prep in at]
    # "A contract to supply boats to Fiji".
    aims = [v for v in sentence.verbs if v.sort == "infinitive" and (v.noun is paper.group or v.governor is instance.verb)]
    among = lexicon(sentence.language).among
    hanging = [item for v in aims for item in verb_behind(v)]
    places += [g for prep, g in hanging if prep in at]
    # "A contract to build a railway with Fiji's Railway Bureau", "to supply coaches to Fiji Railways".
    partners_there = _sides(sentence, [g for prep, g in hanging if prep in among or prep in at], discourse)
    return [p for p in [*states_at(sentence, places, discourse), *partners_there] if p not in doers and is_actor(p)][:1]


def states_at(sentence: Sentence, groups: Iterable[NounGroup], discourse: Discourse) -> list[str]:
    """The states whose territory or town some groups name."""
    found = [a for g in groups for a in actors(sentence, g, discourse, listed=False) if a.sort in ("party", "place")]
    return list(dict.fromkeys(a.party for a in found if is_actor(a.party)))


def _by_pair(sentence: Sentence, named: list[str], discourse: Discourse) -> list[str]:
    """The document's pair, where the sentence names one of the two and nobody else, or where one of it is named as taking part."""
    if len(named) == 1:
        other = discourse.other(named[0])
        return [named[0], other] if other else []
    told = [p for p in sentence.parties() if is_actor(p)]
    pair = discourse.two()
    if pair is None or named:
        return []
    if set(told) <= set(pair):
        return list(pair)
    # Others are in the sentence: the document's two must be in it too.
    return list(discourse.pair) if discourse.pair and set(discourse.pair) <= set(told) else []


def is_at_hand(sentence: Sentence, pair: list[str], is_one_named: bool, discourse: Discourse) -> bool:
    """Whether the pair of an act that does not name both is the one spoken of.

    Where one of the two is named as taking part, the other must be in the sentence or the title. Where none is, it must be the document's
    pair, named in the sentence or just before.
    """
    told = set(pair)
    if (
        told <= set(discourse.title)
        or told == set(discourse.here or ())
        or any(a.sort == "pair" for g in sentence.nouns for a in _actors(sentence, g, discourse))
    ):
        return True
    if told == set(discourse.pair or ()) and _is_of_two(sentence, discourse):
        return True
    if is_one_named:
        return told <= set(sentence.parties())
    # A pair that is named, not one that the naming of one of the two calls to mind.
    others = {p for p in sentence.parties() if is_actor(p)} - told
    here = [*(r for r in discourse.recent[-4:] if r[1] is not discourse.pair), (discourse.index, tuple(sentence.parties()))]
    if not others and any(told == set(two) and discourse.index - index == 1 for index, two in here[:-1][-1:]):
        # "Chile, Peru. The accord is to be signed in May": those just named.
        return True
    recent = any(told == set(two) and discourse.index - index <= _AT_HAND for index, two in here)
    return told == set(discourse.pair or ()) and discourse.is_told() and (recent or not others)


def _actors(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Actor]:
    """The actors that a group means; two people spoken of together are the two."""
    head = sentence.head(group).value
    both = isinstance(head, Person) and head.plural and not head.parties
    return [Actor(a.party, "pair") if both else a for a in actors(sentence, group, discourse, listed=False)]


def _is_of_two(sentence: Sentence, discourse: Discourse) -> bool:
    """Whether a document is about its two parties alone and the sentence names no other."""
    others = {p for p in sentence.parties() if is_actor(p)} - set(discourse.pair or ())
    return discourse.of_two and not others


def owned(sentence: Sentence, paper: Paper, discourse: Discourse) -> list[str]:
    """The parties that an agreement's own name tells: before its noun, or between and with whom it is."""
    guessed = ("pronoun",) if paper.group.possessor is not None else ("pronoun", "pair")
    found = {a.party: None for a in owners(sentence, paper.group, discourse) if a.sort not in guessed}
    lexical = lexicon(sentence.language)
    hanging = [(prep, g) for prep, g in behind(paper.group) if g.i < paper.end]
    people = [g for prep, g in hanging if prep == lexical.link and sentence.head(g).tag == "F"]
    people = [g for g in people if not getattr(sentence.head(g).value, "plural", False)]
    people += [g for person in people[:1] for g in person.listed if g not in people]
    found |= dict.fromkeys(_sides(sentence, (g for prep, g in hanging if prep in lexical.among), discourse))
    found |= dict.fromkeys(_sides(sentence, people, discourse))
    if len(found) == 1 and len(people) > 1:
        found |= dict.fromkeys(p for p in [discourse.other(next(iter(found)))] if p)
    return list(found)


def _hanging(instance: Instance, paper: Paper | None) -> list[tuple[str, NounGroup]]:
    verb = [] if instance.verb is None else verb_behind(instance.verb)
    noun = instance.noun
    found = list(behind(noun)) if noun is not None else verb
    if noun is not None and instance.verb is not None and noun in instance.verb.subjects:
        # "Talks on an accord are under way between Chile and Peru".
        found += [item for item in verb if item not in found]
    for group in [] if paper is None else [paper.group, *paper.group.apposed]:
        found += [item for item in behind(group) if item not in found]
    return found


def _with_relative(instance: Instance) -> bool:
    """Whether it is done with somebody whom a relative pronoun stands for ("with whom they signed"): it is not known with whom."""
    sentence, first = instance.sentence, instance.verb.first if instance.verb is not None else 0
    return first > 0 and sentence.tokens[first].tag == "R" and sentence.tokens[first - 1].lower in lexicon(sentence.language).among


def _stood_for(instance: Instance) -> list[NounGroup]:
    """The group right in front of a clause that begins with "with which" or "with whom"."""
    sentence, first = instance.sentence, instance.verb.first if instance.verb is not None else 0
    end = first - 1
    if end > 0 and sentence.tokens[end - 1].lower == _COMMA:
        end -= 1
    return [g for g in sentence.nouns if g.j == end]


def _doers(instance: Instance, hanging: list[tuple[str, NounGroup]]) -> list[NounGroup]:
    """Who does it: by whom it is done, or the subject where a verb tells the act and its subject is no agreement."""
    agents = [g for prep, g in hanging if prep in words(instance.sentence.language).sets["agents"]]
    if agents or instance.noun is not None or instance.verb is None or "subject" not in instance.frame.places("parties"):
        return agents
    return instance.verb.subjects


def _sides(sentence: Sentence, groups: Iterable[NounGroup], discourse: Discourse) -> list[str]:
    """The parties of some groups: who they are, or whose a company or person is ("Japan's Ishida", "the Zambian airline Zamair")."""
    found: dict[str, None] = {}
    for group in groups:
        named = actors(sentence, group, discourse, listed=False)
        if not named and sentence.head(group).tag == "N" and _begins_with_party(sentence, group):
            named = owners(sentence, group, discourse)[:1]
        if not named and sentence.head(group).tag == "N" and sentence.head(group).text[0].isupper():
            named = company_of(sentence, group, discourse)
        if not named and sentence.head(group).tag == "N":
            # "The chambers of commerce of both sides".
            link = lexicon(sentence.language).link
            below = [h for prep, g in behind(group) if prep == link for h in (g, *(h for p, h in behind(g) if p == link))]
            named = [a for g in below for a in actors(sentence, g, discourse, listed=False) if a.sort == "pair"]
            if not named and sentence.head(group).lemma in lexicon(sentence.language).seats:
                # "Between a Chilean firm and the city of Suva".
                named = [a for g in below[:1] for a in actors(sentence, g, discourse, listed=False) if a.sort in ("party", "place")]
        found |= dict.fromkeys(a.party for a in named)
    return list(found)


def _posted_to(sentence: Sentence, groups: Iterable[NounGroup]) -> list[str]:
    """Where the envoys among some people are posted."""
    posts = (sentence.head(g).value for g in groups)
    return list(dict.fromkeys(p.to for p in posts if isinstance(p, Person) and p.to))


def company_of(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Actor]:
    """Of what state a body of its own name is told to be ("Mares of Chile", "Mares, a Chilean firm,")."""
    link = lexicon(sentence.language).link
    behind_it = [
        a for prep, g in group.behind if prep == link for a in actors(sentence, g, discourse, listed=False) if a.sort in ("party", "place")
    ]
    behind_it = behind_it or in_brackets(sentence, group)
    return behind_it or [a for g in group.apposed for a in actors(sentence, g, discourse, listed=False) if a.sort == "company"]


def _begins_with_party(sentence: Sentence, group: NounGroup) -> bool:
    if group.possessor is not None:
        return True
    first = next((t for t in sentence.tokens[group.i : group.j] if t.tag != "D"), None)
    return first is not None and first.mark in ("party", "place")


def _members(groups: Iterable[NounGroup]) -> list[NounGroup]:
    """Some groups with those that they are listed with, each once."""
    return list({g.i: g for group in groups for g in (group, *group.listed)}.values())


def _is_somebody(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group names several states, people of no state, or "those" who do something."""
    head = sentence.head(group)
    return head.tag == "D" or (head.tag == "N" and (_is_countries(sentence, group) or is_nobody(sentence, group)))


def _worked_with(instance: Instance) -> list[tuple[str, NounGroup]]:
    """With whom the doer does what the act is the aim of ("will work with a union to sign an accord")."""
    verb = instance.verb
    above = verb.governor if verb is not None and verb.sort == "infinitive" else None
    named = [(prep, g) for prep, g in above.obliques if g.verb is above] if above is not None else []
    return [(prep, g) for prep, g in named if instance.sentence.head(g).text[0].isupper()]


def _strange_doers(sentence: Sentence, doing: list[NounGroup], with_whom: list[NounGroup], discourse: Discourse) -> list[NounGroup]:
    """Those of the doers who are bodies of no party known."""
    found: list[NounGroup] = []
    person = words(sentence.language).sets["person"]
    known = bool(_sides(sentence, with_whom, discourse))
    for group in doing:
        head = sentence.head(group)
        if head.tag == "U" and (known or head.lower in person):
            continue
        if head.tag not in ("N", "D", "U") or sort_of(sentence, group) is not None or is_occasion(sentence, group):
            continue
        if not _sides(sentence, [group], discourse):
            found.append(group)
    return found


def _is_countries(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group names several states together ("twenty countries")."""
    head = sentence.head(group)
    return head.tag == "N" and head.lemma in lexicon(sentence.language).states and head.lower != head.lemma


def _is_with_strangers(sentence: Sentence, with_whom: list[NounGroup], discourse: Discourse) -> bool:
    """Whether it is done with a company, a named body of no party known, or with several states that are not told."""
    for group in with_whom:
        head = sentence.head(group)
        if head.tag != "N" or _sides(sentence, [group], discourse):
            continue
        if _is_countries(sentence, group):
            return True
        if (
            (head.text[0].isupper() and head.index > 0)
            or head.lemma in lexicon(sentence.language).bodies
            or is_institution(sentence, group)
        ):
            return True
    return False
