"""Who does what nobody is said to do, by who makes it known ("all flights to Peru have been suspended, Chile said")."""

from comity.parties import Mention
from comity.read.actors import owners
from comity.read.coercing.coercion_words import is_armed, lists
from comity.read.coercing.doers_and_targets import doers
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Frame
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.marks.people import Person
from comity.read.sentence import Sentence
from comity.read.speech.reports import can_speak, reports


def who_tells(sentence: Sentence, verb: VerbGroup, discourse: Discourse, frame: Frame) -> list[str]:
    """The state that makes known what a passive with no doer tells; nobody of force, and nobody where a third state is named with it.

    A state that makes known that something is stopped or closed has done it; who tells of blows may have suffered or only seen them.
    """
    if is_armed(frame) or not verb.passive or verb.subjects:
        return []
    around = [(last - first, first, last, r.group) for r in reports(sentence) for first, last in r.said if first <= verb.main < last]
    if not around:
        return []
    _, first, last, group = min(around, key=lambda x: x[0])
    if not _makes_known(sentence, group) or sentence.is_aside(verb) or _is_by_nature(sentence):
        return []
    who = doers(sentence, [group], discourse, frame) or _whose(sentence, group, discourse)
    named = {p for t in sentence.tokens[first:last] if t.index not in range(group.i, group.j) and (p := _party(t.value))}
    others = {p for p in named if is_actor(p)} - set(who)
    return (
        who
        if len(who) == 1 and is_actor(who[0]) and len(others) <= 1 and not named & set(who) and _may_do(who[0], others, discourse)
        else []
    )


def _makes_known(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group by its name or office says or announces something: who warns or complains has not done it."""
    saying = [v for v in sentence.verbs if group in v.subjects or (group in v.objects and not v.passive)]
    return sentence.head(group).tag != "U" and all(v.lemma in lists(sentence.language)["making_known"] for v in saying)


def _is_by_nature(sentence: Sentence) -> bool:
    """Whether a storm or the like is told, which stops flights and closes roads by itself."""
    return any(t.lemma in lists(sentence.language)["nature"] for t in sentence.tokens)


def _whose(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[str]:
    """Whose an office is that speaks, where no word tells what it is ("Peru's Customs Watchdog")."""
    return [a.party for a in owners(sentence, group, discourse)] if can_speak(sentence, group) else []


def _may_do(party: str, others: set[str], discourse: Discourse) -> bool:
    """Whether it can be a state's own deed: not a third's, where the text is of the one that is hit and another."""
    pair = set(discourse.pair or ())
    return party in pair or not (discourse.is_told() and others & pair)


def _party(value: object) -> str | None:
    return value.party if isinstance(value, Mention | Person) else None
