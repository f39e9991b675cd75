"""Who leads the sides of a meeting that was told before ("the delegations were headed by …", "the guests were led by …")."""

from collections.abc import Iterable, Sequence

from comity.read.actors import actors
from comity.read.discourse import Discourse
from comity.read.encounters import scene
from comity.read.encounters.participants import Side, Told, by_name, highest, is_delegation, sides
from comity.read.frames import Instance, behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.marks.people import Person
from comity.read.sentence import Sentence

#: Tokens of a short name in brackets.
_BRACKETS = 4
_TWO = 2


def of_leaders(instance: Instance, verb: VerbGroup, told: Told, discourse: Discourse) -> tuple[list[Side], list[Side]] | None:
    """The sides of a meeting with those who lead one of them, or both; None where it is not told whom they lead."""
    sentence = instance.sentence
    known, theirs = scene.sets(sentence.language), words(sentence.language).sets["plural"]
    led = [g for g in verb.objects if sentence.head(g).lemma in known["ranks"] or is_delegation(sentence, g)]
    # "Delegations met. They were led by …".
    led = led or [g for g in verb.objects if verb.passive and sentence.head(g).tag == "U" and sentence.head(g).lower in theirs]
    parties = list(dict.fromkeys(a.party for g in led for a in actors(sentence, g, discourse, listed=False) if a.party in told.parties))
    parties = parties or _by_part(sentence, verb, told)
    if len(parties) == 1:
        leaders = [s for s in named_sides(instance, verb.subjects, discourse) if s.person is not None and s.party in ("", *parties)]
        leaders = leaders or [s for g in verb.subjects for s in by_name(sentence, g, parties[0])]
        others = [s for s in told.sides if s.party != parties[0]]
        return ([leaders[0]._replace(party=parties[0])], others) if leaders else None
    if led and {*parties} <= told.parties and len(told.parties) == _TWO:
        return _of_both(instance, verb, told, discourse)
    return None


def _by_part(sentence: Sentence, verb: VerbGroup, told: Told) -> list[str]:
    """The party of "the guests" or "the hosts", where a meeting is in one of the two's land."""
    known = scene.sets(sentence.language)
    heads = {sentence.head(g).lemma for g in verb.objects}
    if told.place not in told.parties or len(told.parties) != _TWO:
        return []
    if heads & known["being_host"]:
        return [told.place]
    return [p for p in told.parties if p != told.place] if heads & known["being_guest"] else []


def _of_both(instance: Instance, verb: VerbGroup, told: Told, discourse: Discourse) -> tuple[list[Side], list[Side]] | None:
    """Both sides at the level of those who lead them; who is of which side need not be told."""
    groups = list(dict.fromkeys([*verb.subjects, *(g for _, g in verb.obliques)]))
    leaders = [s for s in named_sides(instance, groups, discourse) if s.person is not None and s.party in ("", *told.parties)]
    if not leaders:
        return None
    by_side = {s.party: s for s in leaders if s.party and not (s.person and s.person.plural)}
    found = [by_side.get(s.party, s) for s in at_level_of(leaders, told.sides)]
    return found[:1], found[1:]


def at_level_of(leaders: Sequence[Side], found: Sequence[Side]) -> list[Side]:
    """The sides, those of which nobody is named at the level of the people who lead them."""
    level = highest(leaders)
    return [s if s.person is not None and not s.person.plural else s._replace(level=level) for s in found]


def named_sides(instance: Instance, groups: Iterable[NounGroup], discourse: Discourse) -> list[Side]:
    """The sides that groups name, and those named as being among them ("a number of envoys, including A's")."""
    sentence, known = instance.sentence, scene.sets(instance.sentence.language)
    found: list[Side] = []
    for group in groups:
        found += sides(sentence, _in_full(sentence, group), discourse)
        several = sentence.head(group).lemma in known["several"]
        found += [
            s
            for prep, g in behind(group)
            if prep in known["among"] or (several and prep in known["of"])
            for s in sides(sentence, g, discourse)
        ]
    return found


def _in_full(sentence: Sentence, group: NounGroup) -> NounGroup:
    """The person behind a party with its short name in brackets ("Republic of Korea (ROK) Foreign Minister X")."""
    head = sentence.head(group)
    if head.mark != "party":
        return group
    person = next((g for g in sentence.nouns if group.j < g.i <= group.j + _BRACKETS and sentence.head(g).mark == "person"), None)
    if person is None or sentence.tokens[person.i - 1].lower != ")":
        return group
    value, party = sentence.head(person).value, getattr(head.value, "party", None)
    return person if isinstance(value, Person) and value.party in (party, None) else group
