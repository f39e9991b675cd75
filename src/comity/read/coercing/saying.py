"""When a charge, a protest or a threat was made."""

from comity.read.coercing.coercion_words import lists
from comity.read.discourse import Discourse
from comity.read.frames import Instance, resolve, tells_when, when
from comity.read.grammar import VerbGroup, words
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence
from comity.read.timing import in_front_of_clause, told_before


def said_when(instance: Instance, discourse: Discourse, ends: str = "charge") -> Period | None:
    """When something was said: no period of what is charged or threatened counts, but for one at the sentence's end, behind no event."""
    sentence, verb, known = instance.sentence, instance.verb, lists(instance.sentence.language)
    if verb is None:
        return None
    if (then := in_front_of_clause(instance)) is not None:
        return resolve(then, instance.tense, instance.status, discourse)
    cut = _said_until(sentence, verb, known[ends])
    for low, high, last in ((verb.i, cut, False), (verb.first, verb.i, True))[: 1 if verb.sort == "ing" else 2]:
        found = [p for place, p in sentence.periods(low, high) if tells_when(sentence, place, p, low)]
        # "Its objection against the measure of 2020".
        found = [p for p in found if p.lead not in words(sentence.language).sets["partitive"]]
        if found:
            chosen = found[-1] if last else found[0]
            return resolve(chosen, instance.tense, instance.status, discourse, told_before(sentence, chosen))
    if verb.sort == "ing" and verb.governor is not None and verb.noun is None:
        # "Severed ties last month, accusing it of …": both at once.
        above = verb.governor
        return when(Instance(instance.frame, sentence, above, None, instance.status, above.tense), discourse)
    apart = _at_the_end(sentence, verb, cut, known["events"]) or _in_front(sentence, verb)
    return resolve(apart, instance.tense, instance.status, discourse) if apart is not None else None


def _said_until(sentence: Sentence, verb: VerbGroup, ends: frozenset[str]) -> int:
    """Where what tells of the saying itself ends, behind its verb: before what is charged or threatened."""
    below = [v.i for v in sentence.verbs if v.i > verb.i and v.governor is verb]
    # "Accused Chile on Monday of arming": the day stands between the clauses.
    end = min(below) if below else verb.last
    return next((t.index for t in sentence.tokens[verb.j : end] if t.lower in ends and not _tells(sentence, t.index + 1)), end)


def _in_front(sentence: Sentence, verb: VerbGroup) -> Period | None:
    """The only period of a sentence, in front of all its verbs or beside who says so ("on Monday Chile made known that it was leaving, and accused Peru of")."""
    found = sentence.periods()
    if len(found) != 1 or found[0][0] > verb.i or verb.noun is not None or found[0][1].attributive:
        return None
    before = [v for v in sentence.verbs if v.main < found[0][0]]
    said = len(before) == 1 and before[0].lemma in words(sentence.language).sets["saying"]
    return found[0][1] if said or not before else None


def _at_the_end(sentence: Sentence, verb: VerbGroup, cut: int, events: frozenset[str]) -> Period | None:
    """The only period of a sentence, behind what is charged, unless it is of an event or of another deed."""
    behind_it = sentence.periods(cut)
    if len(behind_it) != 1 or len(sentence.periods()) != 1:
        return None
    if any(v.i > verb.i and (v.sort == "finite" or v.objects) for v in sentence.verbs):
        return None
    before = [g for g in sentence.nouns if g.j <= behind_it[0][0]]
    if behind_it[0][1].sort == "shifted":
        # "Lodged a complaint about the raid the day after".
        return behind_it[0][1]
    near = [g for g in (before[-1], before[-1].parent) if g is not None] if before else []
    return behind_it[0][1] if near and not any(sentence.head(g).lemma in events for g in near) else None


def _tells(sentence: Sentence, place: int) -> bool:
    """Whether a period stands at a place: "in 2018" is no end."""
    return any(at == place for at, _ in sentence.periods(place, place + 1))
