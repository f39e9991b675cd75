"""Who has a part in a project: whose names it bears, who does it and in whose land or for whom, whom it links."""

from collections.abc import Iterable

from comity.parties import Mention
from comity.read.actor_nouns import nouns_of
from comity.read.actors import actors, owners
from comity.read.agreements.parties import is_at_hand
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, verb_behind
from comity.read.grammar import NounGroup, Token, is_adjective
from comity.read.grammar.links import OF
from comity.read.lenders import is_bank
from comity.read.parties_between import joined_before
from comity.read.projects.payers import above, receivers
from comity.read.projects.programmes_and_facilities import (
    TERRITORY,
    TITLE,
    Thing,
    bearing_of,
    ends_of,
    is_joint_venture,
    kind_of,
    lexicon,
    links_towns,
    states_of,
)
from comity.read.projects.purposes import is_one, paying_for
from comity.read.projects.tied_parties import Tied, at_border, in_front, tied_to
from comity.read.sentence import Sentence

#: Under this the discourse keeps whose project was told last, and in which sentence.
LATEST = "project latest"
_REACH = 2
_DASHES = ("-", "–", "—")


def pair_of(instance: Instance, thing: Thing, discourse: Discourse) -> list[str]:
    """The two that have a part: whose name it bears, whom it links, and else all whom grammar ties to the thing or to the deed."""
    sentence, attrs = instance.sentence, instance.frame.attrs
    bearing = states_of(owners(sentence, thing.group, discourse))
    if len(bearing) == TITLE and (thing.titled or len(bearing_of(sentence, thing.group)) == TITLE):
        return bearing
    if len(two := joined_before(sentence, thing.group) or _of_towns(sentence, thing, bearing, discourse)) == TITLE:
        return two
    if "troops" in attrs:
        return _invited(instance, tied_to(instance, thing, discourse).acting, discourse)
    linked = ends_of(sentence, thing, discourse) or at_border(sentence, thing, discourse)
    if len(linked) == TITLE:
        return linked
    tied = tied_to(instance, thing, discourse)
    if "links" in attrs:
        named = [t for t in sentence.tokens if t.mark in TERRITORY]
        return tied.acting if len(tied.acting) == TITLE and (named or thing.titled or is_named(sentence, thing)) else []
    if len(linked) == 1 and len(tied.doers) == 1 and linked != tied.doers and _goes_there(instance, thing):
        # "Poland will extend the road to Lithuania".
        return [tied.doers[0], linked[0]]
    for several in (tied.acting, tied.doers):
        if len(several) == TITLE:
            return several
    if len(tied.doers) > TITLE:
        return list(discourse.pair) if discourse.pair is not None and set(discourse.pair) <= set(tied.doers) else []
    found = _doer_and_host(instance, thing, tied, bearing, discourse)
    if not found and not tied.doers and not bearing and "abroad" in attrs:
        found = _gone_on(instance, thing, discourse)
    return found or _paid_for(instance, thing, tied.doers, discourse)


def _goes_there(instance: Instance, thing: Thing) -> bool:
    """Whether a thing goes to a place, and is none that is only carried out ("the road to Peru")."""
    known = lexicon(instance.sentence.language)
    return instance.sentence.head(thing.group).lemma in known.transit


def _of_towns(sentence: Sentence, thing: Thing, bearing: list[str], discourse: Discourse) -> list[str]:
    """The document's two, where a line bears the names of a town of the one and of another that is not known ("the Ba-Suva railway")."""
    group, pair = thing.group, list(discourse.pair or ())
    if sentence.head(group).lemma not in lexicon(sentence.language).transit or len(bearing) != 1 or bearing[0] not in pair:
        return []
    pieces = sentence.tokens[group.i : group.head]
    joined = [
        (one, other)
        for one, sign, other in zip(pieces, pieces[1:], pieces[2:], strict=False)
        if sign.lower in _DASHES and one.text[0].isupper() and other.text[0].isupper()
    ]
    # A line between two towns of one land is its own.
    unknown = any(not t.mark for two in joined for t in two)
    return pair if unknown and discourse.is_told() else []


def _paid_for(instance: Instance, thing: Thing, doers: list[str], discourse: Discourse) -> list[str]:
    """Those between whom money passes that a thing is for ("a credit, with which a mill is to be put up")."""
    sentence, verb = instance.sentence, instance.verb
    if "abroad" not in instance.frame.attrs or instance.noun is not None or verb is None:
        return []
    if not is_one(sentence, thing) and not has_place(sentence, thing, verb_behind(verb)):
        return []
    paying = paying_for(sentence, thing, discourse)
    return list(paying) if paying is not None and set(doers) <= set(paying) else []


def _doer_and_host(instance: Instance, thing: Thing, tied: Tied, bearing: list[str], discourse: Discourse) -> list[str]:
    """Who does it and in whose land or for whom; else the document's two where the one pays or both own it."""
    sentence, attrs = instance.sentence, instance.frame.attrs
    doers, alone = tied.doers, tied.alone
    hanging = [*verb_behind(instance.verb), *in_front(sentence)] if instance.verb is not None else ()
    near = thing.titled or is_named(sentence, thing) or has_place(sentence, thing, hanging)
    sure = near or not is_vague(sentence, thing) or ("sure" in attrs and not is_several(sentence, thing))
    place = tied.host if "abroad" in attrs and sure else None
    if not doers and len(bearing) == 1 and (thing.titled or place is not None):
        # "The establishment of the Indian Cultural Centre in Paramaribo", "a Chinese satellite was launched for Belarus".
        doers = bearing
    if len(doers) == 1 and place is not None and place != doers[0]:
        return [doers[0], place]
    if (
        len(doers) == 1
        and place is None
        and "abroad" in attrs
        and (other := _other_there(instance, thing, doers[0], near, alone, discourse))
    ):
        return [doers[0], other]
    pair = list(discourse.pair or ())
    # What one of the document's two pays for or hands over, and that has a name, is for the other.
    given = "funded" in attrs or ("given" in attrs and len(doers) == 1 and doers[0] in pair)
    if (
        given
        and (thing.titled or ("funded" in attrs and has_place(sentence, thing)))
        and pair
        and set(doers) <= set(pair)
        and is_at_hand(sentence, pair, False, discourse)
    ):
        return pair
    venture = any(is_joint_venture(sentence, g) for g in (thing.group, *thing.group.apposed))
    return pair if venture and thing.titled and not doers and set(named_in(sentence)) <= set(pair) else []


def _gone_on(instance: Instance, thing: Thing, discourse: Discourse) -> list[str]:
    """Whose a thing is of which nobody is told to make it, in a text on two ("A mill is under way in Nadi")."""
    sentence, before, verb = instance.sentence, discourse.last.get(LATEST), instance.verb
    head = sentence.head(thing.group)
    if discourse.pair is None or not discourse.is_told() or is_vague(sentence, thing) or (head.lower != head.lemma and not thing.titled):
        return []
    own = [thing.group, *above(sentence, thing.group)]
    works = verb is not None and any(sentence.head(g).lemma in lexicon(sentence.language).works for g in verb.subjects)
    silent = verb is None or verb.passive or works or any(g in verb.subjects for g in own)
    there = has_place(sentence, thing, verb_behind(verb) if verb is not None else ())
    if isinstance(before, tuple) and discourse.index - before[1] <= _REACH and discourse.is_titled():
        whose = list(before[0])
    elif discourse.of_two or discourse.is_titled() or _is_theirs(instance, thing, discourse):
        whose = list(discourse.pair)
    else:
        return []
    return whose if silent and (there or thing.titled) and set(named_in(sentence)) <= set(whose) else []


def _is_theirs(instance: Instance, thing: Thing, discourse: Discourse) -> bool:
    """Whether a thing is of the two that a text is most about: it is handed over, is a programme of a name, or stands in the title."""
    sentence, known = instance.sentence, lexicon(instance.sentence.language)
    given = instance.verb is not None and instance.verb.lemma in known.giving
    scheme = thing.titled and kind_of(sentence, thing.group) in known.paid
    return given or scheme or _is_in_title(thing, sentence.head(thing.group).lower, discourse)


def _is_in_title(thing: Thing, noun: str, discourse: Discourse) -> bool:
    """Whether the title of a text tells of a thing, by its own name or, where it names both, by its noun: that is what the text is about."""
    names = {w.lower() for w in thing.name.split() if w[0].isupper()} if thing.titled else set[str]()
    both = set(discourse.pair or ()) <= set(discourse.title)
    return bool((names | ({noun} if both else set())) & discourse.heading)


def is_named(sentence: Sentence, thing: Thing) -> bool:
    """Whether a name that is no state's stands before a thing's noun ("the Sangtuda power plant")."""
    before = sentence.tokens[thing.group.i : thing.group.head]
    return any(t.tag in "NJ" and t.text[0].isupper() and t.index > 0 for t in before)


def _other_there(instance: Instance, thing: Thing, doer: str, near: bool, alone: bool, discourse: Discourse) -> str | None:
    """For whom a thing is, or in whose land, where its place is not known: who gets it, the other that is named, or the document's other."""
    sentence, verb = instance.sentence, instance.verb
    given = [p for p in receivers(sentence, thing, discourse) if p != doer]
    if given:
        return given[0]
    # What a state does in its own land has nothing to do with whom another clause names.
    clause = sentence.tokens[verb.first : verb.last] if alone and verb is not None else sentence.tokens
    others = [p for t in clause if t.mark == "party" and (p := str(getattr(t.value, "party", ""))) != doer and is_actor(p)]
    others = list(dict.fromkeys(others))
    there = has_place(sentence, thing, [*verb_behind(verb), *in_front(sentence)] if verb is not None else ())
    if not near or (is_vague(sentence, thing) and not there and (alone or not is_named(sentence, thing))):
        return None
    pair = discourse.pair or ()
    if len(others) == 1:
        # In a text on two what a third does is not the affair of whoever stands beside it.
        return others[0] if doer in pair or others[0] not in pair or not discourse.is_told() else None
    # What a state does in its own land is no affair of the other's.
    makes = discourse.is_titled() and "sure" in instance.frame.attrs
    abroad = doer != discourse.own and discourse.is_told() and (makes or not alone)
    return next((p for p in pair if p != doer), None) if doer in pair and not others and abroad else None


def named_in(sentence: Sentence) -> list[str]:
    """The parties that a sentence names and that can act."""
    return [p for p in sentence.parties() if is_actor(p)]


def told_in(sentence: Sentence, groups: Iterable[NounGroup], discourse: Discourse) -> list[str]:
    """The states that some groups mean or name as owners."""
    return states_of([a for g in groups for a in [*actors(sentence, g, discourse, listed=False), *owners(sentence, g, discourse)]])


def pair_at_hand(sentence: Sentence, discourse: Discourse) -> list[str]:
    """The two that a sentence names, if nobody else, or the document's where they are the ones spoken of."""
    told = told_in(sentence, sentence.nouns, discourse)
    if len(told) == TITLE:
        return told
    pair = discourse.pair
    if pair is None or not set(told) <= set(pair) or not is_at_hand(sentence, list(pair), False, discourse):
        return []
    return list(pair)


def pair_told(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[str]:
    """The two of a sentence that names both and nobody else, or those of the document where they are at hand; none for a body's programme."""
    pair = pair_at_hand(sentence, discourse)
    lenders = [g for g in sentence.nouns if sentence.head(g).mark == "party" and is_bank(sentence, g)]
    if any(not is_actor(a.party) for g in lenders for a in actors(sentence, g, discourse)):
        # "The Development Fund gave a loan for the dam": no affair of the text's two.
        return []
    if owners(sentence, group, discourse) and group.possessor is not None and len(told_in(sentence, sentence.nouns, discourse)) != TITLE:
        # "Our Administration's Green Strategy": one side's own, where the other is not in the sentence.
        return []
    named = {t.value.party for t in sentence.tokens[group.i : group.j] if isinstance(t.value, Mention)}
    return pair if named <= set(pair) else []


def is_vague(sentence: Sentence, thing: Thing) -> bool:
    """Whether a thing is of a sort that may be no facility (a line, a field, a market), or is several of no name.

    The word before it may tell that it is one ("a railway line", "a training centre").
    """
    known, head = lexicon(sentence.language), thing.group.head
    told = head > thing.group.i and sentence.tokens[head - 1].lower in known.telling
    return is_several(sentence, thing) or (sentence.head(thing.group).lemma in known.vague and not told)


def is_several(sentence: Sentence, thing: Thing) -> bool:
    """Whether a thing is several, of which nobody says how many."""
    head = sentence.head(thing.group)
    return head.lower != head.lemma and not any(t.tag == "K" for t in sentence.tokens[thing.group.i : thing.group.head])


def has_place(sentence: Sentence, thing: Thing, hanging: Iterable[tuple[str, NounGroup]] = ()) -> bool:
    """Whether a facility stands at a place that is named, by what hangs on it or else on its verb: a town rather than a state alone."""

    def is_town(token: Token) -> bool:
        return token.mark == "place" or getattr(token.value, "sort", "") == "capital" or (token.tag == "N" and token.text[0].isupper())

    known = lexicon(sentence.language)
    # A railway is where it goes from and to.
    at = known.at | known.ends if sentence.head(thing.group).lemma in known.transit else known.at
    groups = [h for prep, g in (*thing.group.behind, *hanging) if prep in at for h in (g, *g.apposed, *(x for p, x in g.behind if p == OF))]
    # "The cannery of Hodeida".
    groups += [g for prep, g in thing.group.behind if prep == OF and sentence.head(g).mark != "party" and not _is_body(sentence, g)]
    # "A pumping station to be built at Nadi".
    groups += [g for verb in sentence.verbs if verb.noun is thing.group for prep, g in verb.obliques if prep in at]
    if thing.group.possessor is not None:
        groups.append(thing.group.possessor)
    return links_towns(sentence, thing.group) or any(is_town(t) for g in groups for t in sentence.tokens[g.i : g.j] if not is_adjective(t))


def _is_body(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a thing is an institution's rather than at a place ("services of the Ministry of Works")."""
    return sentence.head(group).lemma in nouns_of(sentence.language).institution


def _invited(instance: Instance, doers: list[str], discourse: Discourse) -> list[str]:
    """Who sends troops, and whose request it is."""
    asked = lexicon(instance.sentence.language).asked
    hosts = [a for slot in asked for g in instance.slot(slot) for a in actors(instance.sentence, g, discourse)]
    found = [p for p in states_of(hosts) if p not in doers]
    return [doers[0], found[0]] if len(doers) == 1 and found else []


def is_for_itself(instance: Instance) -> bool:
    """Whether those who do something are told to be a state's own, in its own land ("a centre run by its own officials")."""
    sentence, own = instance.sentence, lexicon(instance.sentence.language).own
    groups = [g for slot in instance.frame.places("parties") for g in instance.slot(slot)]
    return any(own.issuperset(sentence.words(g.i, g.j).lower().split()[1:2] or [""]) for g in groups)
