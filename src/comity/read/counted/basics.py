"""What is told of a counted noun: the verbs and places around it, and the words of the table ``kinds/count``."""

from functools import cache
from typing import Any, NamedTuple

from comity.language import table
from comity.read.actors import actors, owners
from comity.read.discourse import Discourse, is_actor, state
from comity.read.figures.figure import figure_words
from comity.read.frames import Instance, behind, verb_behind
from comity.read.grammar import NounGroup, Token, VerbGroup
from comity.read.grammar.links import IN, OF
from comity.read.sentence import Sentence

KIND = "count"
#: What a label names begins within so many tokens of it, behind the sign of a list.
_FRONT = 1
#: Sorts of quantity that count.
TAKES = ("number", "scaled", "vague")
#: Under these things are made, or are to be made.
SETTLED = frozenset(("actual", "planned"))
#: People of whom no more is said than that they are somebody's.
PEOPLE = "people"
#: Those of whom an origin and a host are told.
DIRECTED = ("students", "tourists", "migrants")


class Table(NamedTuple):
    """Words of the table: verbs that say what people are, by what they make of them; all other verbs and words by their use."""

    by_verb: dict[str, frozenset[str]]
    verbs: dict[str, frozenset[str]]


@cache
def words_of(language: str) -> Table:
    """The words of a language about what is counted."""
    rows: dict[str, Any] = table(language, f"kinds/{KIND}")
    split = {name: frozenset(text.split()) for name, text in rows["by_verb"].items()}
    others = {k: frozenset(v.split()) for name in ("list", "rank") for k, v in rows[name].items()}
    kinds = (*DIRECTED, "other")
    return Table({k: split[k] for k in kinds}, {k: v for k, v in split.items() if k not in kinds} | others)


def deeds_of(instance: Instance) -> list[VerbGroup]:
    """The verbs told of what a noun names: its own, and those that describe it ("students enrolled in", "Danes living there")."""
    own = bearers(instance)
    # "70 citizens of Chile, 30 of Peru and 20 of Fiji stayed": the verb is told of all that are listed.
    own += [g for g in instance.sentence.nouns if own[0] in g.listed and g not in own]
    known = words_of(instance.sentence.language).verbs
    resting, reckoning = known["resting"], known["reckoning"]
    found: list[VerbGroup] = []
    for v in instance.sentence.verbs:
        told = any(v.noun is g or g in v.objects or g in v.subjects or v.missing is g for g in own)
        # "Are believed to live in Chile": the verb under one of reckoning is told of them.
        below = v.sort == "infinitive" and v.governor in found and v.governor.passive and v.governor.lemma in reckoning
        if told or below or (v.lemma in resting and any(g in own for _, g in v.obliques)):
            found.append(v)
    return found


def bearers(instance: Instance) -> list[NounGroup]:
    """The noun, and what it hangs on by "of" ("a total of", "the number of", "one of")."""
    noun = instance.noun
    assert noun is not None
    parent = noun.parent if noun.by == OF else None
    if parent is None:
        return [noun]
    head, known = instance.sentence.head(parent), words_of(instance.sentence.language).verbs
    light = head.tag in "UKD" or head.lemma in known["numbering"] | known["vague"] | known["bodies"]
    return [noun, parent] if light else [noun]


def is_numbered(instance: Instance) -> bool:
    """Whether a figure is told of the number of things: "the number of companies rose to 74", "flights rose from three to five a week"."""
    noun, verb = instance.noun, instance.verb
    parent = noun.parent if noun is not None and noun.by == OF else None
    if parent is not None:
        return instance.sentence.head(parent).lemma in words_of(instance.sentence.language).verbs["numbering"]
    if noun is not None and noun.i <= _FRONT and instance.sentence.is_label():
        # "Kenyan companies in Bahrain: 60".
        return True
    if verb is None or noun is None:
        return False
    if noun in (verb.objects if verb.passive else verb.subjects) and verb.lemma in words_of(instance.sentence.language).verbs["being"]:
        # "Kenyan companies in Bahrain are 88."
        # "Number more than 40."
        told = [*verb.objects, *(g for _, g in verb.obliques if g.i > verb.main)]
        return any(g.i == g.head and getattr(instance.sentence.head(g).value, "sort", "") == "number" for g in told)
    known = figure_words(instance.sentence.language)
    moving = bool(instance.frame.attrs.get("moving"))
    behind_it = instance.sentence.tokens[verb.j : verb.j + 1]
    # "Will go up from 21 to 28".
    going = verb.lemma in words_of(instance.sentence.language).verbs["moving"] and any(t.lower in known.particles for t in behind_it)
    return moving and noun in (*verb.subjects, *verb.objects) and (going or verb.lemma in known.moves)


def hanging(instance: Instance) -> list[tuple[str, NounGroup]]:
    """What hangs on the noun and on the verbs told of it; the objects of those verbs with no preposition."""
    noun = instance.noun
    assert noun is not None
    own = bearers(instance)
    found = {id(g): (prep, g) for prep, g in behind(noun)}
    for verb in deeds_of(instance):
        for prep, group in verb_behind(verb):
            found.setdefault(id(group), (prep, group))
        if any(g in verb.subjects for g in own):
            for group in verb.objects:
                found.setdefault(id(group), ("", group))
    if instance.sentence.is_label():
        # "Number of Danes residing in Chile: 421": what nothing else takes.
        loose = [g for g in instance.sentence.nouns if g.by and g.parent is None and g.verb is None and g.i > noun.head]
        found |= {id(g): (g.by, g) for g in loose}
    return [(prep, g) for prep, g in found.values() if g not in own]


def parties_in(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[str]:
    """The states that a place means: by name, by its people or bodies, or by whose it is ("New Zealand's orchards")."""
    named = [a.party for a in actors(sentence, group, discourse, listed=False)]
    whose = [a.party for a in owners(sentence, group, discourse) if a.sort != "pair" and (a.sort != "pronoun" or a.party == discourse.own)]
    return [p for p in named or whose if is_actor(p)]


def lands(sentence: Sentence, group: NounGroup, discourse: Discourse, depth: int = 3) -> list[str]:
    """The states that a place means or lies in ("the schools of Lima", "camps in the south of Chile")."""
    found = parties_in(sentence, group, discourse)
    if found or not depth:
        return found
    return [p for prep, g in group.behind if prep in (OF, IN) for p in lands(sentence, g, discourse, depth - 1)]


def is_country(sentence: Sentence, group: NounGroup, party: str, discourse: Discourse) -> bool:
    """Whether a place is called a country that would be a party's own, and no other is named behind ("the kingdom of Bavaria")."""
    return not group.behind and [(a.party, a.sort) for a in actors(sentence, group, discourse, listed=False)] == [(party, "single")]


def named_by(token: Token) -> str | None:
    """The state that a token names by its name."""
    return None if getattr(token.value, "sort", "") == "national" else state(token)


def other_of(origin: str, discourse: Discourse) -> str | None:
    """The other of the document's pair, if it has one and the party is of it."""
    return discourse.other(origin) if discourse.pair is not None and origin in discourse.pair else None
