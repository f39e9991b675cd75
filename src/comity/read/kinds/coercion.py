"""Coercion: sanctions, tariffs, bans, closed borders, protests, accusations, threats, force, from a doer to a target.

The first law: no act of force that the text does not tell, and doer and target never exchanged. So a noun that names a deed is one
only under a verb of the table's `effects`, or where both doer and target hang on it; a verb is one only where its subject can do it
and its object can suffer it.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from comity.observation import Finding, Observation
from comity.read.coercing import crossings
from comity.read.coercing.accusations import accuse
from comity.read.coercing.borders import border
from comity.read.coercing.coercion_words import is_armed, lists
from comity.read.coercing.doers_and_targets import NOW, SUBJECT, TOLD, subject_of
from comity.read.coercing.each_other import turn, turns
from comity.read.coercing.hostilities import hostility, note_truce
from comity.read.coercing.measures import measure
from comity.read.coercing.measures_before import ended
from comity.read.coercing.not_against import is_for_practice
from comity.read.coercing.protests import protest
from comity.read.coercing.threats import give_time, or_else, threat, threaten, treat_as_war
from comity.read.coercing.verbs import act, kept
from comity.read.coercing.wrongs_named import call
from comity.read.discourse import Discourse
from comity.read.frames import Instance, instances
from comity.read.sentence import Sentence

KIND = "coercion"
#: Under this the discourse keeps the number of the sentence that told of a game last; how one ended.
_GAME = "coercion.game"
_SCORE = re.compile(r"\b\d{1,2}[-–]\d{1,2}\b")
FIELDS = frozenset(
    (
        "action",
        "how",
        "effects",
        "ended",
        "armed",
        "thing",
        "bare",
        "organs",
        "nationals",
        "words",
        "forces",
        "carries",
        "done",
        "by_thing",
        "doing",
        "unless",
        "unagreed",
        "addressed",
        "official",
        "barring",
        "given",
        "court",
        "uninvited",
        "surely",
        "needs",
        "clause",
        "lodged",
        "about_first",
        "onto",
        "first",
        "rate",
        "of_sort",
        "to_do",
        "without",
        "craft",
        "shot",
        "alone",
        "placed",
        "denied",
        "handed",
        "asked",
        "anew",
        "proceedings",
        "suffered",
        "lapsed",
        "main",
    )
)

_READERS: dict[str, Callable[[Instance, Discourse], Iterable[Finding]]] = {
    "measure": measure,
    "ended": ended,
    "acts": act,
    "kept": kept,
    "border": border,
    "hostility": hostility,
    "protest": protest,
    "accuses": accuse,
    "calls": call,
    "threatens": threaten,
    "gives_time": give_time,
    "as_war": treat_as_war,
    "threat": threat,
    "or_else": or_else,
}


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The coercion that a sentence tells."""
    if _is_noise(sentence, discourse):
        return
    found: list[Observation] = []
    discourse.last[NOW] = found
    told: set[tuple[int, int]] = set()
    for instance in instances(sentence, KIND, every=True):
        # Of the frames that a word evokes the first counts that finds who does it to whom.
        now = [] if instance.place in told else _told(instance, discourse)
        if now:
            told.add(instance.place)
        found += [finding.observation for finding in now]
        yield from now
    if found:
        discourse.last[KIND], discourse.last[TOLD] = found, discourse.index
    crossings.note(sentence, discourse)
    note_truce(sentence, discourse)
    discourse.last[SUBJECT] = (discourse.index, subject_of(sentence, discourse))


def _told(instance: Instance, discourse: Discourse) -> list[Finding]:
    """What an instance of a frame tells; of two who do it to each other, what each does."""
    frame = instance.frame
    read = _READERS[frame.attrs["how"]]
    if is_armed(frame) and frame.attrs.get("effects") != "drill" and is_for_practice(instance.sentence):
        return []
    found = list(read(instance, discourse))
    for doer, target in [] if found else turns(instance, discourse):
        with turn(instance.sentence, doer, target):
            found += read(instance, discourse)
    return found


def _is_noise(sentence: Sentence, discourse: Discourse) -> bool:
    """Whether a sentence asks, or tells of a game, as does one without a sign of arms right behind it."""
    known = lists(sentence.language)
    said = {t.lower for t in sentence.tokens}
    scored = said & known["winning"] and _SCORE.search(sentence.text[sentence.tokens[0].start : sentence.tokens[-1].end]) is not None
    if scored or said & known["game"]:
        discourse.last[_GAME] = discourse.index
        return True
    goes_on = discourse.last.get(_GAME) == discourse.index - 1 and not said & known["armed"]
    return goes_on or sentence.tokens[-1].lower in known["asking"]
