"""Who has made, paid for or helped with a thing: told beside it, by what it is done with, or by the money that is for it."""

from collections.abc import Iterable

from comity.parties import Mention
from comity.read.actors import Actor, actors, owners
from comity.read.agreements.parties import company_of
from comity.read.discourse import Discourse
from comity.read.figures.sentence_figures import told
from comity.read.frames import Instance, behind, instances, verb_behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import BY, FROM, OF, TO
from comity.read.money_sides import money_sides
from comity.read.projects.programmes_and_facilities import Thing, is_definite, lexicon, states_of
from comity.read.sentence import Sentence

_MONEY = "finance"
#: Under these money is given or to be given.
_GIVEN = ("actual", "planned")
#: How states are named from which people come.
_HOMES = {FROM: ("party", "pair"), OF: ("pair", "forces")}
_QUANTITY = "quantity"


def sides(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Actor]:
    """Whom a doer means: a state, its people or bodies, or whose a company is."""
    found = actors(sentence, group, discourse, listed=False)
    first = next((t for t in sentence.tokens[group.i : group.j] if t.tag != "D"), None)
    if not found and first is not None and (first.mark == "party" or group.possessor is not None):
        found = owners(sentence, group, discourse)[:1]
    if not found and first is not None and first.tag == "N" and first.text[0].isupper():
        found = company_of(sentence, group, discourse)
    if not found and sentence.head(group).lemma in lexicon(sentence.language).help:
        # "Financed by a Chilean loan".
        found = owners(sentence, group, discourse)[:1]
    found = found or [a for g in _leaders(sentence, group) for a in sides(sentence, g, discourse)]
    # "Engineers from both countries", "units of both armies".
    return found or [a for prep, g in group.behind for a in actors(sentence, g, discourse, listed=False) if a.sort in _HOMES.get(prep, ())]


def _leaders(sentence: Sentence, group: NounGroup) -> list[NounGroup]:
    """Who is told beside a doer to lead it or to own it ("a consortium led by a Chilean firm")."""
    known = lexicon(sentence.language)
    telling = [v for v in sentence.verbs if v.passive and v.lemma in known.leading and (v.noun is group or group in v.objects)]
    return [g for v in telling for g in v.subjects if g is not group]


def makers(sentence: Sentence, thing: Thing, discourse: Discourse) -> list[str]:
    """Who is told beside a thing to have made or paid for it ("a Chilean-built dam", "a dam financed by Chile", "the dam, a gift from Chile")."""
    made = lexicon(sentence.language).made
    group = thing.group
    pieces = sentence.tokens[group.i : group.head]
    found = [
        Actor(t.value.party, "adjective")
        for t, sign, deed in zip(pieces, pieces[1:], pieces[2:], strict=False)
        if isinstance(t.value, Mention) and sign.lemma == "-" and (deed.lower in made or deed.lemma in made)
    ]
    found += [a for g in _gifts(sentence, group) for a in owners(sentence, g, discourse)]
    found += [a for g in _gifts(sentence, group) for prep, h in g.behind if prep != TO for a in sides(sentence, h, discourse)]
    over = [group, *above(sentence, group)]
    # "The construction of a dam in Peru by Chilean firms".
    found += [a for g in over[1:] for prep, h in g.behind if prep == BY for a in sides(sentence, h, discourse)]
    for verb in sentence.verbs:
        if verb.passive and verb.noun in over:
            found += [a for g in verb.subjects if verb.lemma in made for a in sides(sentence, g, discourse)]
            found += _with_help(sentence, verb_behind(verb), discourse)
        elif _is_told_of(sentence, verb, thing):
            found += [a for g in verb.subjects for a in sides(sentence, g, discourse)]
        found += _holders(sentence, verb, over, discourse)
    return states_of(found)


def _holders(sentence: Sentence, verb: VerbGroup, own: list[NounGroup], discourse: Discourse) -> list[Actor]:
    """Who is told to hold shares of a thing ("owned 60 percent by Chile and 40 percent by Fiji", "in which Chile holds 40 percent and Fiji the rest")."""
    known = lexicon(sentence.language)
    if verb.lemma not in known.holding:
        return []
    shares = [g for g in verb.objects if sentence.head(g).mark == _QUANTITY or sentence.head(g).lemma in known.parts]
    if not shares:
        return []
    if any(g in own for g in verb.subjects):
        hanging = [*verb_behind(verb), *(item for g in shares for item in g.behind)]
        return [a for prep, g in hanging if prep == BY for a in sides(sentence, g, discourse)]
    if not any(g in own for _, g in verb.obliques):
        return []
    following = next((v.i for v in sentence.verbs if v.i > verb.i), len(sentence.tokens))
    others = [g for g in sentence.nouns if verb.j <= g.i < following and sentence.head(g).mark == "party"]
    return [a for g in (*verb.subjects, *others) for a in sides(sentence, g, discourse)]


def receivers(sentence: Sentence, thing: Thing, discourse: Discourse) -> list[str]:
    """To whom a thing is told to be a gift ("the dam, a gift to the people of Fiji")."""
    return states_of(
        [a for g in _gifts(sentence, thing.group) for prep, h in g.behind if prep == TO for a in sides(sentence, h, discourse)]
    )


def _gifts(sentence: Sentence, group: NounGroup) -> list[NounGroup]:
    """What is set beside a thing and calls it somebody's gift or help ("the bridge, a gift from Chile")."""
    beside = [*group.apposed, *(x for _, g in behind(group) for x in g.apposed)]
    return [g for g in beside if sentence.head(g).lemma in lexicon(sentence.language).help]


def _is_told_of(sentence: Sentence, verb: VerbGroup, thing: Thing) -> bool:
    """Whether a clause behind a thing says who makes or pays for it ("the dam, which Chile has financed", "for which Chile had put up a grant")."""
    known = lexicon(sentence.language)
    if (
        verb.passive
        or verb.i <= thing.group.j
        or not verb.subjects
        or not any(t.tag == "R" for t in sentence.tokens[thing.group.j : verb.i])
    ):
        return False
    if any(g.i < thing.group.j for g in verb.subjects):
        return False
    own = [thing.group, *(h for _, g in behind(thing.group) for h in (g, *g.apposed)), *above(sentence, thing.group)]
    if verb.lemma in known.made:
        return all(g in own for g in verb.objects)
    money = any(sentence.head(g).lemma in known.help or sentence.head(g).mark == "quantity" for g in verb.objects)
    return money and any(prep in known.paying and g in own for prep, g in verb.obliques)


def above(sentence: Sentence, group: NounGroup) -> list[NounGroup]:
    """What a thing hangs on that is done to it, or is a part of it ("the building of the road")."""
    known, found = lexicon(sentence.language), list[NounGroup]()
    while group.parent is not None and sentence.head(group.parent).lemma in known.works | known.plans:
        group = group.parent
        found.append(group)
    return found


def paid_by(sentence: Sentence, thing: Thing, discourse: Discourse) -> tuple[str, ...]:
    """Who gives money that is told to be for a thing, and to whom ("a loan to Fiji for the building of a road")."""
    known = lexicon(sentence.language)
    own = [thing.group, *above(sentence, thing.group)]
    before = told(_MONEY, discourse)
    latest = before.heads[-1] if before is not None and before.heads else None
    for instance in instances(sentence, _MONEY):
        hanging = [
            *(behind(instance.noun) if instance.noun is not None else ()),
            *(verb_behind(instance.verb) if instance.verb is not None else ()),
        ]
        if instance.status in _GIVEN and any(prep in known.paying and g in own for prep, g in hanging):
            pair = money_sides(instance, discourse, latest)
            if pair is not None:
                return pair
    return ()


def helpers(instance: Instance, discourse: Discourse) -> list[str]:
    """By whose money or help it is done ("was built with Chilean funding", "with a loan from Chile")."""
    verb = instance.verb
    hanging = verb_behind(verb) if verb is not None else behind(instance.noun) if instance.noun is not None else []
    # "Fiji, with Chilean credit, built the dam".
    hanging = [*hanging, *(item for g in (verb.subjects if verb is not None else ()) for item in g.behind)]
    return states_of(_with_help(instance.sentence, hanging, discourse))[:1]


def _is_the_money(sentence: Sentence, prep: str, group: NounGroup) -> bool:
    """ "With it the terminal will be rebuilt", "with the money": what was told before."""
    known, head = lexicon(sentence.language), sentence.head(group)
    alone = group.j <= group.i + 2 and group.possessor is None
    definite = is_definite(sentence, group) and head.lemma in known.money
    return prep in known.helping and alone and (definite or head.lower in words(sentence.language).sets["singular"])


def _with_help(sentence: Sentence, hanging: Iterable[tuple[str, NounGroup]], discourse: Discourse) -> list[Actor]:
    """Whose money or help something is done with."""
    known = lexicon(sentence.language)
    helping = [g for prep, g in hanging if prep in known.helping and sentence.head(g).lemma in known.help]
    found = [a for g in helping for a in owners(sentence, g, discourse)]
    before = told(_MONEY, discourse)
    if before is not None and before.heads and not found and any(_is_the_money(sentence, p, g) for p, g in hanging):
        found = [Actor(before.heads[-1].a, "pronoun")]
    # "A grant from Peru", "a grant of $3 million from Peru".
    sums = [h for g in helping for _, h in g.behind if sentence.head(h).mark == "quantity"]
    hanging_on = [item for g in (*helping, *sums) for item in g.behind]
    return found + [a for prep, other in hanging_on if prep in known.helpers for a in sides(sentence, other, discourse)]
