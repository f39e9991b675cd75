"""What a project is of: a named programme or a facility, its name, the field it serves, whose names it bears and whom it links."""

from functools import cache
from typing import NamedTuple

from comity.language import table
from comity.parties import Mention
from comity.read.actors import Actor, actors, owners
from comity.read.agreements.name_bounds import name_end, name_start
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.groups import QUOTES
from comity.read.grammar.links import OF
from comity.read.sentence import Sentence

_TABLE = "kinds/project"
#: No name in quotation marks has more tokens.
_CALLED = 12
#: Words with a capital that make a name.
TITLE = 2
#: Whom a place stands for: its state, by any name of a territory.
TERRITORY = ("party", "place")
#: So many tokens behind a thing may stand what it links.
_NEAR = 5
#: Fields that a thing serves whatever it is: a military school is for defence.
_ABOVE_ALL = ("defence", "space", "nuclear")


class Words(NamedTuple):
    """The words of the kind's table."""

    sectors: tuple[tuple[str, frozenset[str]], ...]
    decisive: frozenset[str]
    facility: frozenset[str]
    named: frozenset[str]
    exercise: frozenset[str]
    venture: frozenset[str]
    troops: frozenset[str]
    joint: frozenset[str]
    relations: frozenset[str]
    works: frozenset[str]
    roads: frozenset[str]
    at: frozenset[str]
    ends: frozenset[str]
    help: frozenset[str]
    made: frozenset[str]
    helpful: frozenset[str]
    helping: frozenset[str]
    made_of: frozenset[str]
    helpers: frozenset[str]
    asked: frozenset[str]
    money: frozenset[str]
    paying: frozenset[str]
    using: frozenset[str]
    meant: frozenset[str]
    doing: frozenset[str]
    beginnings: frozenset[str]
    means: frozenset[str]
    within: frozenset[str]
    shares: frozenset[str]
    schemes: frozenset[str]
    scheme: frozenset[str]
    plans: frozenset[str]
    shared: frozenset[str]
    vague: frozenset[str]
    telling: frozenset[str]
    receiving: frozenset[str]
    given: frozenset[str]
    among: frozenset[str]
    transit: frozenset[str]
    carried: frozenset[str]
    together: frozenset[str]
    uses: frozenset[str]
    papers: frozenset[str]
    paid: frozenset[str]
    ongoing: frozenset[str]
    begun: frozenset[str]
    listing: frozenset[str]
    listed: frozenset[str]
    towns: frozenset[str]
    linking: frozenset[str]
    carrying: frozenset[str]
    conduits: frozenset[str]
    holding: frozenset[str]
    parts: frozenset[str]
    thanking: frozenset[str]
    institutions: frozenset[str]
    leading: frozenset[str]
    beginning: frozenset[str]
    ending: frozenset[str]
    stopping: frozenset[str]
    weak: frozenset[str]
    figurative: frozenset[str]
    figured: frozenset[str]
    abstract: frozenset[str]
    crossing: frozenset[str]
    giving: frozenset[str]
    own: frozenset[str]
    seated: frozenset[str]
    tie: frozenset[str]
    states_own: frozenset[str]
    hitting: frozenset[str]


@cache
def lexicon(language: str) -> Words:
    """The words of a language, read once."""
    rows = table(language, _TABLE)
    sectors = tuple((sector, frozenset(text.split())) for sector, text in rows["sectors"].items())
    return Words(sectors, **{name: frozenset(text.split()) for name, text in rows["things"].items()})


class Thing(NamedTuple):
    """What a project is of: its noun group, its name, and whether the name is its own."""

    group: NounGroup
    name: str
    titled: bool


def kind_of(sentence: Sentence, group: NounGroup) -> str:
    """What a thing is: its noun, "works" where another noun says that they are a factory ("the cement works")."""
    head, known = sentence.head(group), lexicon(sentence.language)
    if (noun := _before_its_name(sentence, group)) is not None:
        return noun
    if head.lower == head.lemma or head.lower not in known.facility:
        return head.lemma
    if head.lower not in known.works and head.lemma not in known.facility:
        # "The waterworks".
        return head.lower
    before = [t.lemma for t in sentence.tokens[group.i : group.head] if t.tag == "N"]
    return head.lower if any(lemma not in known.works and lemma not in known.roads for lemma in before) else head.lemma


def _before_its_name(sentence: Sentence, group: NounGroup) -> str | None:
    """What a thing is by the noun before its name ("the solar station Helios", "the joint project Ice Road")."""
    known, head = lexicon(sentence.language), sentence.head(group)
    if not head.text[0].isupper() or head.mark or head.lemma in known.facility or head.lemma in known.named:
        return None
    first = next(
        (n for n in range(group.i, group.head + 1) if all(t.text[0].isupper() for t in sentence.tokens[n : group.head + 1])), group.head
    )
    noun = sentence.tokens[first - 1] if first > group.i else None
    return noun.lemma if noun is not None and noun.tag == "N" and (noun.lemma in known.facility or noun.lemma in known.named) else None


def called(sentence: Sentence, group: NounGroup) -> tuple[int, int] | None:
    """The tokens of the name in quotation marks that stands behind a thing (the project "Ice Road")."""
    tokens = sentence.tokens
    if group.j >= len(tokens) or tokens[group.j].lower not in QUOTES:
        return None
    end = next((t.index for t in tokens[group.j + 1 : group.j + _CALLED] if t.lower in QUOTES), None)
    return (group.j + 1, end) if end is not None and end > group.j + 1 and tokens[group.j + 1].text[0].isupper() else None


def is_of_relations(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a partnership is a state of relations ("the Comprehensive Strategic Partnership")."""
    start = min(group.i, name_start(sentence, group, group.head))
    return any(t.lower in lexicon(sentence.language).relations for t in sentence.tokens[start : group.head])


def is_figurative(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a facility's noun is only a figure of speech ("the field of sports", "an industrial base", "bridges of innovation")."""
    known = lexicon(sentence.language)
    if sentence.head(group).lemma not in known.figurative:
        return False
    last = sentence.tokens[group.head - 1] if group.head > group.i else None
    bare = last is None or last.tag not in "NLJ"
    # "The bridge of Nadi" is one.
    of = any(prep == OF and not any(t.mark or t.tag in "LJ" for t in sentence.tokens[g.i : g.j]) for prep, g in group.behind)
    return (bare and of) or (last is not None and last.lower in known.abstract and sentence.head(group).lemma in known.figured)


def is_bare_plural(sentence: Sentence, group: NounGroup) -> bool:
    """Whether several things have no name, place or number at all ("partnerships with ten members", "green zones for our towns")."""
    head = sentence.head(group)
    if head.lower == head.lemma or head.mark:
        return False
    name = name_of(sentence, group)
    return not any(c.isupper() or c.isdigit() for c in name) and not any(t.tag == "K" for t in sentence.tokens[group.i : group.head])


def name_of(sentence: Sentence, group: NounGroup) -> str:
    """The whole name of a thing."""
    if (quoted := called(sentence, group)) is not None:
        return sentence.words(*quoted)
    end, _ = name_end(sentence, group)
    start = group if not is_stretch(sentence, group) or group.parent is None else group.parent
    end = end if is_titled(sentence, group) else _over_places(sentence, group, end)
    return sentence.words(name_start(sentence, start, start.head), end)


def _over_places(sentence: Sentence, group: NounGroup, end: int) -> int:
    """The token behind a name that goes on to where a thing is or what it links ("hospital in Axim", "road from Huay Kon to Pak Beng")."""
    known = lexicon(sentence.language)
    for prep, place in behind(group):
        joined = place.i == end + 1 or (place.i == end + 2 and sentence.tokens[end].tag == "X")
        also = prep in known.ends and place.i == end + 1 and sentence.tokens[end].tag == "C"
        capital = sentence.tokens[place.i : place.j]
        if not ((joined or also) and prep in known.at | known.ends | known.made_of and any(t.text[0].isupper() for t in capital)):
            break
        if any(t.mark == "period" for t in capital):
            break
        end = place.j
    return end


def is_of_a_facility(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a project is told by the facility that it is to make ("the stadium project", "a road project")."""
    if group.head == group.i or sentence.head(group).lemma not in lexicon(sentence.language).paid:
        return False
    before = sentence.tokens[group.head - 1]
    return before.tag == "N" and not before.mark and before.lemma in lexicon(sentence.language).facility


def is_of_something_there(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a project is told by what it is of and by its place ("a drinking water project in Suva")."""
    of = [t for t in sentence.tokens[group.i : group.head] if t.tag == "N" and not t.mark]
    at = [g for prep, g in group.behind if prep in lexicon(sentence.language).at]
    there = [t for g in at for t in sentence.tokens[g.i : g.j]]
    return bool(of) and any(
        t.tag == "J" or getattr(t.value, "sort", "") == "capital" or (t.tag == "N" and t.text[0].isupper()) for t in there
    )


def links_towns(sentence: Sentence, group: NounGroup) -> bool:
    """Whether it is told right behind a thing which towns it links ("the road that connects Nadi to Ba", "a line linking Nadi and Ba")."""
    linking = lexicon(sentence.language).linking
    behind_it = sentence.tokens[group.j : group.j + _NEAR]
    first = next((n for n, t in enumerate(behind_it) if t.lemma in linking), None)
    return first is not None and any(t.text[0].isupper() for t in behind_it[first + 1 :])


def is_stretch(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a measure stands before a thing ("40 kilometres of road")."""
    above = group.parent if group.by == OF else None
    return above is not None and any(t.mark == "quantity" for t in sentence.tokens[above.i : above.j])


def is_titled(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group has a name of its own: two words with a capital, parties aside, or what stands behind its noun."""
    if called(sentence, group) is not None or _before_its_name(sentence, group) is not None:
        return True
    capitals = [t for t in sentence.tokens[group.i : group.j] if t.tag in ("N", "A", "J") and t.text[0].isupper() and t.index > 0]
    return len(capitals) >= TITLE


def is_joint_venture(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a company is one of both."""
    known = lexicon(sentence.language)
    return sentence.head(group).lemma in known.venture and any(t.lower in known.joint for t in sentence.tokens[group.i : group.head])


def sector_of(sentence: Sentence, thing: Thing) -> str:
    """The field served: by the words of the name, then by those that are set beside it."""
    groups = [thing.group, *(g for _, g in thing.group.behind), *thing.group.apposed]
    lemmas = {part for w in thing.name.split() for part in (w.lower(), *w.lower().split("-"))} | {
        t.lemma for g in groups for t in sentence.tokens[g.i : g.j]
    }
    known, head = lexicon(sentence.language), kind_of(sentence, thing.group)
    found = [sector for words_of in (lemmas - known.weak, lemmas) for sector, signs in known.sectors if words_of & signs]
    if head in known.decisive and found and found[0] not in _ABOVE_ALL:
        found = [sector for sector, signs in known.sectors if head in signs]
    return found[0] if found else "other"


def states_of(found: list[Actor]) -> list[str]:
    """The states among some actors, each once."""
    return list(dict.fromkeys(a.party for a in found if is_actor(a.party)))


def ends_of(sentence: Sentence, thing: Thing, discourse: Discourse) -> list[str]:
    """The two states that a line, road or bridge goes between."""
    ends = lexicon(sentence.language).ends
    found = [a for prep, g in behind(thing.group) if prep in ends for a in actors(sentence, g, discourse)]
    known = lexicon(sentence.language)
    # "The power cable between the two countries", of a text on two; a market or flights between them are no facility.
    single = sentence.head(thing.group).lower == sentence.head(thing.group).lemma
    told = discourse.is_titled() and single and (thing.titled or sentence.head(thing.group).lemma not in known.vague | known.carried)
    found = [a for a in found if a.sort in TERRITORY or (a.sort == "pair" and told)]
    for verb in sentence.verbs:
        if (verb.noun is thing.group and verb.sort == "ing") or _is_what_carries(sentence, thing.group, verb):
            reached = [*verb.objects, *(g for _, g in verb.obliques)]
            found += [a for g in reached for a in actors(sentence, g, discourse) if a.sort in TERRITORY]
            found += [Actor(a.party, "place") for g in verb.objects for a in owners(sentence, g, discourse) if a.sort == "adjective"]
    return states_of(found)


def _is_what_carries(sentence: Sentence, group: NounGroup, verb: VerbGroup) -> bool:
    """Whether a verb tells what a line carries or links ("a line that will carry Chilean power to Peru")."""
    known = lexicon(sentence.language)
    return sentence.head(group).lemma in known.transit and group in verb.subjects and verb.lemma in known.carrying | known.linking


def bearing_of(sentence: Sentence, group: NounGroup) -> list[str]:
    """The states whose names stand before a noun, if they are states' and not towns' ("the Uzbek-Turkish trade house")."""
    if sentence.head(group).lemma not in lexicon(sentence.language).shared:
        return []
    marked = [t for t in sentence.tokens[group.i : group.head] if t.mark in TERRITORY]
    if any(t.mark != "party" or getattr(t.value, "sort", "") == "capital" for t in marked):
        return []
    return list(dict.fromkeys(t.value.party for t in marked if isinstance(t.value, Mention) and is_actor(t.value.party)))


def is_definite(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a thing is one that the reader is to know."""
    return sentence.tokens[group.i].lower in words(sentence.language).sets["definite"]
