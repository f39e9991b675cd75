"""Since when somebody is in each of several organisations: told in brackets behind its name ("the UN (since 1955), the IMF and the ADB (both since 1956)")."""

from comity.read.discourse import Discourse
from comity.read.frames import Instance, resolve
from comity.read.marks.periods import Period
from comity.read.memberships.membership_words import sets
from comity.read.sentence import Sentence

_OPEN, _CLOSE = "(", ")"
#: So many tokens stand in such a bracket at the most.
_INSIDE = 4


def beside(instance: Instance, organisation: str, period: Period | None, discourse: Discourse) -> Period | None:
    """The period of one organisation: that in brackets behind it, else the sentence's, unless that stands in another's brackets."""
    sentence = instance.sentence
    named = [t.index for t in sentence.tokens if getattr(t.value, "party", None) == organisation]
    told = {t.index: inside for t in sentence.tokens if (inside := _in_brackets(sentence, t.index)) is not None}
    if not named or not told:
        return period
    after = [i for i in sorted(told) if i >= named[0]]
    own = after[0] if after and (after[0] == named[0] or _is_of_several(sentence, after[0])) else None
    if own is not None:
        return resolve(told[own], instance.tense, "actual", discourse)
    return None if period is not None and any((p.first, p.start) == (period.first, period.start) for p in told.values()) else period


def _in_brackets(sentence: Sentence, i: int) -> Period | None:
    """The period in brackets right behind the name of an organisation at a token; None if there is none."""
    tokens = sentence.tokens
    if tokens[i].mark != "party" or i + 1 >= len(tokens) or tokens[i + 1].lower != _OPEN:
        return None
    end = next((k for k in range(i + 2, min(len(tokens), i + 2 + _INSIDE)) if tokens[k].lower == _CLOSE), i)
    return next((t.value for t in tokens[i + 2 : end] if isinstance(t.value, Period)), None)


def _is_of_several(sentence: Sentence, i: int) -> bool:
    """Whether a bracket behind an organisation is told of those in front of it too ("(both since 1956)")."""
    return sentence.tokens[i + 2].lower in sets(sentence.language)["all"]
