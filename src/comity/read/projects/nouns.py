"""Projects that a noun tells by itself: one that bears two names, goes between two, is a programme within which much is done, or is paid for."""

from collections.abc import Iterator

from comity.observation import Attribute
from comity.parties import Mention
from comity.read.actors import actors, owners
from comity.read.agreements.parties import is_at_hand
from comity.read.discourse import Discourse
from comity.read.document import Finding
from comity.read.facts import MODALITIES, finding
from comity.read.frames import noun_status, resolve, verb_status
from comity.read.grammar import NounGroup
from comity.read.marks.periods import Period
from comity.read.projects.things import (
    TITLE,
    Thing,
    bearing_of,
    ends_of,
    is_definite,
    is_of_relations,
    is_titled,
    lexicon,
    name_of,
    sector_of,
    states_of,
)
from comity.read.sentence import Sentence

KIND = "project"


def by_noun(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """A project that a noun tells by itself: it bears the names of two, goes between them, is within a programme, or is paid for."""
    known = lexicon(sentence.language)
    for found in (_owned_by_two, _between, _within, _paid):
        told = next(found(sentence, group, discourse), None)
        if told is not None and not is_of_relations(sentence, group) and sentence.head(group).lemma not in known.exercise:
            yield told
            return


def _between(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """What is to go between two states ("the project for the power interconnection between Greece and Egypt")."""
    known = lexicon(sentence.language)
    planned = group.parent is not None and sentence.head(group.parent).lemma in known.plans
    if sentence.head(group).lemma not in known.facility or not planned or not is_definite(sentence, group):
        return
    thing = Thing(group, name_of(sentence, group), False)
    pair = ends_of(sentence, thing, discourse)
    if len(pair) == 2 and noun_status(sentence, group)[0] in MODALITIES:
        yield _told(sentence, thing, pair, "planned")


def _within(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """A programme of one for the other, within which something is given or done ("offers 130 places under the ITEC Programme")."""
    known = lexicon(sentence.language)
    holder = sentence.head(group.parent).lemma if group.parent is not None else ""
    inside = group.role in known.within or (group.by or "") in known.within or holder in known.shares
    # "As part of the programme".
    inside = inside or bool(known.shares & {t.lower for t in sentence.tokens[max(0, group.i - 2) : group.i]})
    if sentence.head(group).lemma not in known.schemes or not inside or not _has_name(sentence, group):
        return
    pair = _pair_told(sentence, group, discourse)
    verb = group.verb or (group.parent.verb if group.parent is not None else None)
    tense = "" if verb is None else verb_status(sentence, verb)[0]
    if len(pair) == 2 and tense in ("", "actual", "planned"):
        yield _told(sentence, Thing(group, name_of(sentence, group), True), pair, "running")


def _paid(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """What one of the two pays for in the other's land ("a loan for the Suva Harbour Project"): it is to come."""
    known = lexicon(sentence.language)
    if sentence.head(group).lemma not in known.facility | known.named or not _has_name(sentence, group):
        return
    if sentence.head(group).lemma in known.named and not sentence.head(group).text[0].isupper():
        return
    money = any(sentence.head(g).lemma in known.money for g in sentence.nouns if g is not group)
    behind_it = group.role in known.paying or (group.by or "") in known.paying or (group.role == "object" and _is_paying(sentence, group))
    pair = _pair_told(sentence, group, discourse) if money and behind_it else []
    paying = group.verb is not None and group.role == "object"
    # "The loan will support the project": what a loan does is no stand that somebody takes.
    status = verb_status(sentence, group.verb)[0] if paying and group.verb is not None else noun_status(sentence, group)[0]
    if len(pair) != 2 or status not in ("actual", "planned"):
        return
    thing = Thing(group, name_of(sentence, group), True)
    period = _date_behind(sentence, group, discourse)
    yield _told(sentence, thing, pair, "planned" if period is None else "started", period)


def _date_behind(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Period | None:
    """When one of several was begun: told right behind it in the past ("loans were given for the Nadi Port Project in 1988")."""
    past = group.verb is not None and group.verb.tense == "past"
    behind_it = sentence.tokens[group.j : group.j + 2]
    value = behind_it[1].value if past and len(behind_it) > 1 and behind_it[0].tag == "P" else None
    return resolve(value, "past", "actual", discourse) if isinstance(value, Period) else None


def _is_paying(sentence: Sentence, group: NounGroup) -> bool:
    """Whether what a verb does for a thing is done by money ("the funding will support the project")."""
    money = lexicon(sentence.language).money
    return group.verb is not None and any(sentence.head(g).lemma in money for g in group.verb.subjects)


def _has_name(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a thing has a name of its own, or one word of capitals ("the ITEC Programme"), and is no body that acts."""
    head = sentence.head(group)
    before = sentence.tokens[group.i : group.head]
    short = head.text[0].isupper() and any(t.text.isupper() and len(t.text) > TITLE for t in before)
    return (is_titled(sentence, group) or short) and head.mark == ""


def _pair_told(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[str]:
    """The two of a sentence that names both and nobody else, or those of the document where they are at hand; none for a body's programme."""
    pair = _pair_at_hand(sentence, discourse)
    named = {t.value.party for t in sentence.tokens[group.i : group.j] if isinstance(t.value, Mention)}
    return pair if named <= set(pair) else []


def _pair_at_hand(sentence: Sentence, discourse: Discourse) -> list[str]:
    told = states_of([a for g in sentence.nouns for a in [*actors(sentence, g, discourse, listed=False), *owners(sentence, g, discourse)]])
    if len(told) == TITLE:
        return told
    pair = discourse.pair
    if pair is None or not set(told) <= set(pair) or not is_at_hand(sentence, list(pair), False, discourse):
        return []
    return list(pair)


def _told(sentence: Sentence, thing: Thing, pair: list[str], action: str, period: Period | None = None) -> Finding:
    attrs: dict[str, Attribute] = {"name": thing.name, "sector": sector_of(sentence, thing), "action": action}
    modality = "planned" if action == "planned" else "actual"
    return finding(sentence, KIND, pair[0], pair[1], attrs, period, sentence.place(thing.group.i, thing.group.j), "noun", modality=modality)


def _owned_by_two(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Iterator[Finding]:
    """A project that bears the names of two ("the Uruguay-Japan Regional School"): it runs, or is said to be planned."""
    known = lexicon(sentence.language)
    shared = sentence.head(group).lemma in known.shared and len(bearing_of(sentence, group)) == TITLE
    known_as_one = sentence.head(group).lemma in known.facility | known.named and is_titled(sentence, group)
    if not (shared or known_as_one) or group.possessor is not None:
        return
    if is_of_relations(sentence, group):
        return
    pair = states_of([a for a in owners(sentence, group, discourse) if a.sort == "adjective"])
    status, _ = noun_status(sentence, group)
    if len(pair) != 2 or status not in ("actual", "planned") or not is_definite(sentence, group):
        return
    thing = Thing(group, name_of(sentence, group), True)
    action = "planned" if status == "planned" else "running"
    attrs: dict[str, Attribute] = {"name": thing.name, "sector": sector_of(sentence, thing), "action": action}
    yield finding(sentence, KIND, pair[0], pair[1], attrs, None, sentence.place(group.i, group.j), "owned", modality=status)
