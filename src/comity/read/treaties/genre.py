"""Whether a text is a treaty, told by its formulas: that it names a treaty is not enough."""

from comity.read.treaties.treaty_words import Words

_OPENING = 2500
_HEAD = 8000
_TAIL = 4000
_FIRST_LINES = 250
_CAPITALS = 0.6
_MANY = 4


def is_treaty(text: str, words: Words) -> bool:
    """Whether `text` speaks as a treaty does: of itself, of its parties, of what they have agreed.

    Only the beginning and the end are looked at. News and pages that speak of a treaty have its names and not its
    formulas; proclamations, communiqués and the like have some formulas, and are told by words of their own.
    """
    opening = text[:_OPENING]
    if not (words.noun.search(opening) or words.itself.search(opening)):
        return False
    if words.never.search(text[:_FIRST_LINES]) or words.reporting.search(opening):
        return False
    looked_at = text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]}\n{text[-_TAIL:]}"
    if words.never_at_all.search(looked_at):
        return False
    headed = _is_headed(opening, words)
    return _formulas(opening, looked_at, words, headed=headed) >= words.least - headed


def _formulas(opening: str, looked_at: str, words: Words, *, headed: bool) -> int:
    """How many sorts of a treaty's formulas there are; 0 where none of those that news cannot have."""
    exchange = bool(words.carriers.search(opening))
    itself = bool(words.itself.search(looked_at))
    parties, agreed, *others = (bool(mark.search(looked_at)) for mark in words.marks)
    notes = len({m.group().lower() for m in words.notes.finditer(looked_at)}) if exchange else 0
    count = parties + agreed + sum(others)
    if not (parties or agreed or notes) or not (exchange or itself or headed or count >= _MANY):
        return 0
    return exchange + notes + itself + count


def _is_headed(opening: str, words: Words) -> bool:
    """Whether the text begins with a title in capitals between parties: one formula fewer is enough then."""
    first = opening.lstrip()[:_FIRST_LINES]
    letters = [c for c in first[:120] if c.isalpha()]
    capitals = sum(c.isupper() for c in letters) >= _CAPITALS * len(letters)
    noun = words.noun.search(first)
    return bool(letters) and capitals and noun is not None and words.between.search(first) is not None
