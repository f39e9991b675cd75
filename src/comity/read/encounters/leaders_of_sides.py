"""Who leads the sides of a meeting that was told before ("the delegations were headed by …", "the guests were led by …")."""

from collections.abc import Iterable, Sequence

from comity.read.actors import actors, owners
from comity.read.discourse import Discourse
from comity.read.encounters import scene
from comity.read.encounters.joint_bodies import COMMISSION
from comity.read.encounters.participants import Side, Told, by_name, is_delegation, sides
from comity.read.encounters.settling import settled
from comity.read.frames import Instance, behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import OF
from comity.read.levels import highest
from comity.read.marks.people import Person
from comity.read.sentence import Sentence

#: Tokens of a short name in brackets.
_BRACKETS = 4
_TWO = 2


def of_told(instance: Instance, discourse: Discourse) -> tuple[list[Side], list[Side]] | None:
    """The sides of a meeting told before, with those who are said to lead it or one of them ("the Chilean side was led by …")."""
    verb, told = instance.verb, scene.latest(discourse)
    if verb is None or told is None or not told.format:
        return None
    if instance.frame.attrs.get("joins"):
        return _of_participants(instance, verb, told, discourse)
    if instance.frame.attrs.get("speaks"):
        return _of_speakers(instance, verb, told, discourse)
    return _of_leaders(instance, verb, told, discourse)


def _of_participants(instance: Instance, verb: VerbGroup, told: Told, discourse: Discourse) -> tuple[list[Side], list[Side]] | None:
    """Those who are said to take part in a joint session told before."""
    if told.format != COMMISSION or ((verb.noun or verb.missing) is not None and verb.tense == "present"):
        # "The commission, over which both ministers preside": whenever it meets.
        return None
    into = [instance.sentence.head(g) for g in [*verb.objects, *(g for _, g in verb.obliques)]]
    if any(h.text[0].isupper() and h.tag == "N" and h.lemma in scene.sets(instance.sentence.language)["gatherings"] for h in into):
        # "Took part in the Silk Road Forum": in another one.
        return None
    named = [
        s for s in settled(named_sides(instance, verb.subjects, discourse), discourse, meet=True) if s.person and s.party in told.parties
    ]
    return (named, [s for s in told.sides if s.party not in {n.party for n in named}]) if named else None


def _of_leaders(instance: Instance, verb: VerbGroup, told: Told, discourse: Discourse) -> tuple[list[Side], list[Side]] | None:
    """The sides of a meeting with those who lead one of them, or both; None where it is not told whom they lead."""
    sentence = instance.sentence
    known, theirs = scene.sets(sentence.language), words(sentence.language).sets["plural"]
    groups = [*verb.objects, *instance.slot(OF)]
    led = [g for g in groups if sentence.head(g).lemma in known["ranks"] or is_delegation(sentence, g)]
    # "Delegations met. They were led by …".
    led = led or [g for g in verb.objects if verb.passive and sentence.head(g).tag == "U" and sentence.head(g).lower in theirs]
    parties = list(dict.fromkeys(p for g in led for p in _parties_of(sentence, g, told, discourse)))
    parties = parties or _by_part(sentence, verb, told)
    if len(parties) == 1:
        leaders = [s for s in named_sides(instance, verb.subjects, discourse) if s.person is not None and s.party in ("", *parties)]
        leaders = leaders or [s for g in verb.subjects for s in by_name(sentence, g, parties[0])]
        others = [s for s in told.sides if s.party != parties[0]]
        return ([leaders[0]._replace(party=parties[0])], others) if leaders else None
    if led and {*parties} <= told.parties and len(told.parties) == _TWO:
        return _of_both(instance, verb, told, discourse)
    return None


def _parties_of(sentence: Sentence, side: NounGroup, told: Told, discourse: Discourse) -> list[str]:
    """Whose a side of a meeting is ("the Polish part")."""
    found = actors(sentence, side, discourse, listed=False) or owners(sentence, side, discourse)
    return [a.party for a in found if a.party in told.parties]


def _of_speakers(instance: Instance, verb: VerbGroup, told: Told, discourse: Discourse) -> tuple[list[Side], list[Side]] | None:
    """The sides of a meeting told before, each with who spoke for it ("X spoke for Lima and Y for Quito")."""
    sentence, groups = instance.sentence, instance.groups("theirs")
    theirs = [g for g in groups if not isinstance(sentence.head(g).value, Person)]
    pairs = [(g, theirs[0]) for g in verb.subjects if theirs][:1]
    pairs += [(g, h) for g in groups if g not in theirs for prep, h in behind(g) if prep in instance.frame.places("theirs")]
    found: dict[str, Side] = {}
    for who, group in pairs:
        parties = _parties_of(sentence, group, told, discourse)
        named = [s for s in named_sides(instance, [who], discourse) if s.person is not None and s.party in ("", *parties)]
        if len(parties) == 1 and named:
            found[parties[0]] = named[0]._replace(party=parties[0])
    chosen = [found.get(s.party, s) for s in told.sides]
    return (chosen[:1], chosen[1:]) if found else None


def _by_part(sentence: Sentence, verb: VerbGroup, told: Told) -> list[str]:
    """The party of "the guests" or "the hosts", where a meeting is in one of the two's land."""
    known = scene.sets(sentence.language)
    heads = {sentence.head(g).lemma for g in verb.objects}
    if told.place not in told.parties or len(told.parties) != _TWO:
        return []
    if heads & known["being_host"]:
        return [told.place]
    return [p for p in told.parties if p != told.place] if heads & known["being_guest"] else []


def who_lead(instance: Instance, between: Sequence[NounGroup], discourse: Discourse) -> list[Side]:
    """The people of two states by whom a meeting, or the delegations between which it is, are led ("talks headed by X and Y"); else none."""
    sentence, known = instance.sentence, scene.sets(instance.sentence.language)
    if any(not is_delegation(sentence, g) for g in between):
        # "Talks between the army and the rebels, led by X and Y".
        return []
    led = [instance.noun, *between]
    leading = [v for v in sentence.verbs if v.lemma in known["leading"] and any(v.noun is g for g in led) and v.passive]
    # "X and Y led the talks between their delegations".
    leading += [v for v in sentence.verbs if between and v.lemma in known["leading"] and instance.noun in v.objects and not v.passive]
    # "Headed by X and by his counterpart".
    agents = words(sentence.language).sets["agents"]
    groups = [g for v in leading for g in (*v.subjects, *(g for prep, g in v.obliques if prep in agents))]
    found = named_sides(instance, dict.fromkeys(groups), discourse)
    return found if all(s.person is not None for s in found) and len({s.party for s in found}) > 1 else []


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
    level = highest(*(s.level for s in leaders))
    return [s if s.person is not None and not s.person.plural else s._replace(level=level) for s in found]


def named_sides(instance: Instance, groups: Iterable[NounGroup], discourse: Discourse) -> list[Side]:
    """The sides that groups name, and those named as being among them ("a number of envoys, including A's")."""
    sentence, known = instance.sentence, scene.sets(instance.sentence.language)
    found: list[Side] = []
    for group in groups:
        found += _of_delegations(sentence, group, discourse) or sides(sentence, _in_full(sentence, group), discourse)
        several = sentence.head(group).lemma in known["several"]
        found += [
            s
            for prep, g in behind(group)
            if prep in known["among"] or (several and prep in known["of"])
            for s in sides(sentence, g, discourse)
        ]
    return found


def _of_delegations(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[Side]:
    """Those who lead several delegations ("talks between delegations headed by X and by Y")."""
    head = sentence.head(group)
    if head.lower == head.lemma or not is_delegation(sentence, group):
        return []
    led = [v for v in sentence.verbs if v.noun is group and v.passive and v.lemma in scene.sets(sentence.language)["chairing"]]
    by = words(sentence.language).sets["agents"]
    leaders = [g for v in led for g in dict.fromkeys([*v.subjects, *(g for prep, g in v.obliques if prep in by)])]
    found = [s for g in leaders for s in sides(sentence, g, discourse) if s.person is not None]
    return found if len(found) > 1 else []


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
