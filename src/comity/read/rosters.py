"""Rosters: lines under a heading that each name states and nothing else, with a date or none ("Albania | 7 December 2004").

What the heading says of them, the kinds tell.
"""

from functools import cache
from typing import NamedTuple

from comity.language import table
from comity.read.discourse import Discourse, state
from comity.read.marks.periods import Period
from comity.read.memory import has_clause
from comity.read.sentence import Sentence

_KEY = "roster"
#: A bare number from this on is a year.
_SINCE = 1800
#: So many lines may stand between two of a roster.
_GAP = 2


class Entry(NamedTuple):
    """A state of a roster: where it stands, and the date behind it."""

    party: str
    place: tuple[int, int]
    period: Period | None


class _Roster(NamedTuple):
    heading: Sentence
    latest: int


def roster(sentence: Sentence, discourse: Discourse) -> tuple[Sentence, list[Entry]] | None:
    """The heading above a line and the states of the line; None where it is no line of a roster."""
    kept = discourse.last.get(_KEY)
    if not isinstance(kept, _Roster) or discourse.index - kept.latest > _GAP:
        return None
    found = _entries(sentence)
    return (kept.heading, found) if found else None


def heading(discourse: Discourse) -> Sentence | None:
    """The heading right above a line; None if none stands there."""
    kept = discourse.last.get(_KEY)
    return kept.heading if isinstance(kept, _Roster) and discourse.index - kept.latest == 1 else None


def note(sentence: Sentence, discourse: Discourse) -> None:
    """Keep a heading, and how far the lines under it go."""
    kept, found = discourse.last.get(_KEY), _entries(sentence)
    if isinstance(kept, _Roster) and (found or names_columns(sentence)):
        discourse.last[_KEY] = _Roster(kept.heading, discourse.index)
    elif not found and _is_label(sentence):
        discourse.last[_KEY] = _Roster(sentence, discourse.index)


def _is_label(sentence: Sentence) -> bool:
    """Whether a line can stand over a list: a heading, one that leads on, or one with no stop at its end."""
    open_ended = sentence.text[sentence.start : sentence.end].rstrip()[-1:].isalnum()
    return bool(sentence.nouns) and (sentence.is_heading or sentence.leads_on() or open_ended)


def names_columns(sentence: Sentence) -> bool:
    """Whether a line only names the columns of what follows ("Year Name")."""
    return all(t.mark == "sign" or t.lemma in _columns(sentence.language) for t in sentence.tokens)


@cache
def _columns(language: str) -> frozenset[str]:
    return frozenset(table(language, "rosters")["columns"].split())


def bare_years(sentence: Sentence) -> list[tuple[int, Period]]:
    """The numbers of a line that can be years ("1984 Minister X"), each with its token."""
    found = ((token.index, sentence.year_at(token)) for token in sentence.tokens)
    return [(place, year) for place, year in found if year is not None and year.first is not None and year.first.year >= _SINCE]


def _entries(sentence: Sentence) -> list[Entry]:
    """The states of a line that names nothing else."""
    if has_clause(sentence):
        return []
    dates = dict([*bare_years(sentence), *sentence.periods()])
    found: list[Entry] = []
    for token in sentence.tokens:
        if token.index in dates:
            if found and found[-1].period is None:
                found[-1] = Entry(found[-1].party, found[-1].place, dates[token.index])
        elif party := state(token):
            found.append(Entry(party, (token.start, token.end), None))
        elif token.mark != "sign" and token.tag not in "CDPY" and not (token.mark == "quantity" and not found):
            return []
    return found
