"""Rosters: lines under a heading that each name states and nothing else, with a date or none ("Albania | 7 December 2004").

What the heading says of them, the kinds tell.
"""

from functools import cache
from typing import NamedTuple

from comity.language import table
from comity.read.discourse import Discourse, state
from comity.read.grids.cells import BAR, TAB
from comity.read.marks.periods import Period
from comity.read.memory import has_clause
from comity.read.sentence import Sentence

_KEY = "roster"
#: What parts the cells of a line.
_PARTING = f" {TAB}{BAR}"
#: So many columns make a line one of columns.
_TWO = 2
#: A bare number from this on is a year.
_SINCE = 1800
#: So many lines may stand between two of a roster; where a line names its columns, so many sentences of remarks.
_GAP, _REMARKS = 2, 12


class Entry(NamedTuple):
    """A state of a roster: where it stands, and the date behind it."""

    party: str
    place: tuple[int, int]
    period: Period | None


class Roster(NamedTuple):
    """What stands over the lines of a roster.

    Attributes:
        heading: the line that heads it; None if none does.
        columns: the line that names its columns; None if none does.
        latest: the number of its latest line.

    """

    heading: Sentence | None
    columns: Sentence | None
    latest: int

    @property
    def words(self) -> frozenset[str]:
        """The dictionary forms of what stands over its lines."""
        return frozenset(t.lemma for s in (self.heading, self.columns) if s is not None for t in s.tokens)


def roster(sentence: Sentence, discourse: Discourse) -> tuple[Roster, list[Entry]] | None:
    """What stands above a line, and the states of the line; None where it is no line of a roster."""
    kept = discourse.last.get(_KEY)
    near = isinstance(kept, Roster) and discourse.index - kept.latest <= (_REMARKS if kept.columns is not None else _GAP)
    if run_in := _run_in(sentence):
        return Roster(kept.heading if isinstance(kept, Roster) and near else None, sentence, discourse.index), run_in
    found = _entries(sentence) if near else []
    return (kept, found) if isinstance(kept, Roster) and found else None


def heading(discourse: Discourse) -> Sentence | None:
    """The heading right above a line; None if none stands there."""
    kept = discourse.last.get(_KEY)
    return kept.heading if isinstance(kept, Roster) and discourse.index - kept.latest == 1 else None


def enter(sentence: Sentence, discourse: Discourse) -> None:
    """Before a line is read: what it remarks on is the one state that it is of."""
    found = roster(sentence, discourse)
    if found is not None and len(found[1]) == 1:
        discourse.entry = (found[1][0].party, discourse.paragraph)


def note(sentence: Sentence, discourse: Discourse) -> None:
    """Keep a heading, the line that names columns, and how far the lines under them go."""
    kept = discourse.last.get(_KEY)
    if isinstance(kept, Roster) and (_entries(sentence) or names_columns(sentence) or _is_date(sentence)):
        discourse.last[_KEY] = kept._replace(latest=discourse.index)
    elif _is_label(sentence) and not (isinstance(kept, Roster) and kept.columns is not None and sentence.tokens[0].mark == "sign"):
        # An item under a line of columns is a remark ("- Ministry of Chile on relations with Fiji"), and heads nothing.
        over = kept.heading if isinstance(kept, Roster) and discourse.index - kept.latest <= _GAP else sentence
        columned = _has_columns(sentence)
        discourse.last[_KEY] = Roster(over if columned else sentence, sentence if columned else None, discourse.index)


def _is_label(sentence: Sentence) -> bool:
    """Whether a line can stand over a list: a heading, one that leads on, or one with no stop at its end."""
    open_ended = sentence.text[sentence.start : sentence.end].rstrip(_PARTING)[-1:].isalnum()
    return bool(sentence.nouns) and (sentence.is_heading or sentence.leads_on() or open_ended)


def names_columns(sentence: Sentence) -> bool:
    """Whether a line only names the columns of what follows ("Year Name")."""
    return all(t.mark == "sign" or t.lemma in column_names(sentence.language) for t in sentence.tokens)


def _is_date(sentence: Sentence) -> bool:
    """Whether a line is nothing but a date, of the lines below it ("1964")."""
    dates = {i for i, _ in [*bare_years(sentence), *sentence.periods()]}
    return bool(dates) and all(t.index in dates or t.mark == "sign" for t in sentence.tokens)


def _has_columns(sentence: Sentence) -> bool:
    """Whether a line names columns, whatever they are of: two by words that name such ("Country Formal relations began Notes")."""
    named = [t for t in sentence.tokens if t.lemma in column_names(sentence.language)]
    return (
        len(named) >= _TWO
        and not sentence.parties()
        and not sentence.periods()
        and sentence.tokens[0].lemma in column_names(sentence.language)
    )


@cache
def column_names(language: str) -> frozenset[str]:
    """The words that name columns of a list."""
    return frozenset(table(language, "rosters")["columns"].split())


def bare_years(sentence: Sentence) -> list[tuple[int, Period]]:
    """The numbers of a line that can be years ("1984 Minister X"), each with its token."""
    found = ((token.index, sentence.year_at(token)) for token in sentence.tokens)
    return [(place, year) for place, year in found if year is not None and year.first is not None and year.first.year >= _SINCE]


def _run_in(sentence: Sentence) -> list[Entry]:
    """The states of a whole table that stands in one line, behind its columns: each that has a date right behind it."""
    if sentence.tokens[0].lemma not in column_names(sentence.language):
        return []
    first = next((t.index for t in sentence.tokens if state(t)), 0)
    if any(t.tag == "P" for t in sentence.tokens[:first]):
        return []
    dates = dict(sentence.periods())
    rows = ((t, state(t), dates.get(t.index + 1)) for t in sentence.tokens[first:])
    found = [Entry(party, (t.start, t.end), date) for t, party, date in rows if party and date]
    return found if len(found) > _TWO else []


def _entries(sentence: Sentence) -> list[Entry]:
    """The states of a line that names nothing else; of one that has remarks behind a state and its date, that state."""
    dates = dict([*bare_years(sentence), *sentence.periods()])
    found: list[Entry] = []
    ahead, apart = None, True
    for token in sentence.tokens:
        if token.index in dates:
            if found and found[-1].period is None:
                found[-1] = Entry(found[-1].party, found[-1].place, dates[token.index])
            ahead = ahead if found else dates[token.index]
        elif party := state(token):
            if _is_remarked(found, apart):
                break
            found.append(Entry(party, (token.start, token.end), None))
        elif token.mark != "sign" and token.tag not in "CDPY" and not (token.mark == "quantity" and not found):
            return found if _is_remarked(found, apart) else []
        elif token.mark != "sign" and token.tag != "Y" and found and found[-1].period is None:
            apart = False
    if has_clause(sentence) and not _is_remarked(found, apart):
        return []
    # "12 May 1976: Chile and Kenya."
    return [entry._replace(period=entry.period or ahead) for entry in found]


def _is_remarked(found: list[Entry], apart: bool) -> bool:
    """Whether what is read of a line so far is one state with its date right behind it: what follows is a remark."""
    return apart and len(found) == 1 and found[0].period is not None
