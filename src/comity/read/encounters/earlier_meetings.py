"""Meetings that are only told by when they were: since which there has been none, or in brackets behind a session."""

from comity.observation.same import begun
from comity.read.discourse import Discourse
from comity.read.encounters import stay
from comity.read.frames import Instance, behind, resolve
from comity.read.marks.periods import Period

_OPEN, _CLOSED = "(", ")"


def last_met(instance: Instance, discourse: Discourse) -> Period | None:
    """When those met last who are said not to have met since then ("has not been convened since April 1979"); None where that is not told."""
    verb, sentence = instance.verb, instance.sentence
    if verb is None or not verb.perfect or not verb.negated:
        return None
    since = [p for _, p in sentence.periods(verb.j, verb.last) if p.lead in stay.stay_words(sentence.language)["since"]]
    told = resolve(since[0], "past", "actual", discourse) if len(since) == 1 else None
    if told is None or told.first is None:
        return None
    first, last = begun(told.first, None)
    return told._replace(first=first, last=last)


def in_brackets(instance: Instance, discourse: Discourse) -> Period | None:
    """The one date in brackets right behind a session that is counted ("the sixth session (Lima, June 2014)"); None if there is none."""
    noun, sentence = instance.noun, instance.sentence
    if noun is None or instance.frame.attrs.get("fixed") is None:
        return None
    end = max([noun.j, *(g.j for _, g in behind(noun) if g.j < len(sentence.tokens) and sentence.tokens[g.j].lower == _OPEN)])
    counted = any(getattr(t.value, "sort", "") == "ordinal" for t in sentence.tokens[noun.i : noun.head])
    if not counted or end >= len(sentence.tokens) or sentence.tokens[end].lower != _OPEN:
        return None
    close = next((t.index for t in sentence.tokens[end:] if t.lower == _CLOSED), end)
    told = [p for _, p in sentence.periods(end, close)]
    return resolve(told[0], "past", "actual", discourse) if len(told) == 1 else None
