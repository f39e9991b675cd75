"""Lists of visits under a heading: "State visits to Norway", "Visits by Heads of State: President X – 1985, 2000".

A line tells who came and when, or its date stands in the line before ("May 2003", "Minister X"). A line under the heading may tell
another direction ("To Moldova", "From Peru to Chile").
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from comity.parties import Mention
from comity.read.actors import actors
from comity.read.discourse import Discourse, is_actor, state
from comity.read.encounters.event_dates import size, tells_date
from comity.read.encounters.occasion_words import sets
from comity.read.encounters.owning import owner_sides
from comity.read.encounters.participants import Side, by_delegation, is_delegation, is_sent, sides
from comity.read.frames import Frame, behind, resolve
from comity.read.grammar import NounGroup, is_adjective
from comity.read.grammar.words import singular
from comity.read.marks.people import Person
from comity.read.marks.periods import Period
from comity.read.marks.places import Place
from comity.read.memory import has_clause
from comity.read.rosters import bare_years, names_columns
from comity.read.sentence import Sentence

_KEY, _DATE, _YEAR = "heading of visits", "date in a list of visits", "year of a list of visits"
#: A heading holds for so many lines; a date in a line of its own for so many.
_LINES, _NEXT = 40, 1
_TWO, _YEAR_DIGITS = 2, 4
_STOPS = (".", "!", "?")
#: A heading of "Arrivals" stands over numbers of guests.
_COMES = "comes"
_COLON = ":"


@dataclass(frozen=True)
class Heading:
    """A heading over a list of visits: its line, what it says of all of them, and the noun group that says it."""

    index: int
    sentence: Sentence
    noun: NounGroup
    visitor: str | None
    host: str | None
    #: Who made them all, where the heading tells it.
    by: Side | None = None


class Listed(NamedTuple):
    """A visit of a list: who went where, and the dates told for it."""

    visitor: Side
    host: str
    periods: tuple[Period | None, ...]


def heading(discourse: Discourse) -> Heading | None:
    """The heading of visits under which the document goes on; None if it is under none."""
    kept = discourse.last.get(_KEY)
    return kept if isinstance(kept, Heading) and discourse.index - kept.index <= _LINES else None


def note_heading(sentence: Sentence, discourse: Discourse, frames: tuple[Frame, ...]) -> bool:
    """Keep a heading of visits, or forget the one before where another heading stands; True for one that tells no visit of its own."""
    introduces = sentence.leads_on() or _tells_who_made(sentence)
    if (has_clause(sentence) and not _tells_who_made(sentence)) or not (sentence.is_heading or introduces):
        return False
    above = heading(discourse)
    turned = _direction(sentence, discourse)
    nouns = {noun[-1] for frame in frames if _COMES not in frame.attrs for noun in frame.nouns}
    if turned is not None and (above is not None or turned[0] is None or _is_titled(nouns, sentence.language, discourse)):
        discourse.last[_KEY] = Heading(discourse.index, sentence, above.noun if above else sentence.nouns[0], *turned)
        return True
    group = next((g for g in sentence.nouns if sentence.head(g).lemma in nouns), None)
    people = any(isinstance(t.value, Person) and not t.value.plural for t in sentence.tokens) or bool(_dates(sentence))
    if group is not None and people and above is not None and not introduces and not _is_labelled(sentence, group):
        # "King Harald: state visit in March 2019": a line of the list.
        return False
    if group is not None and people and not introduces and sentence.head(group).lower == sentence.head(group).lemma:
        # "State visit of President X, 3-5 May": an entry, under whatever head.
        return False
    if group is not None:
        known = sets(sentence.language)
        by = _who_made(sentence, group, discourse)
        visitor = by.party if by is not None else _at(sentence, group, discourse, known["whose"] - known["of"])
        discourse.last[_KEY] = Heading(
            discourse.index, sentence, group, visitor, _at(sentence, group, discourse, known["to"] | known["where"]), by
        )
        head = sentence.head(group)
        return not people and head.lower != head.lemma
    if not people and sentence.is_heading and not names_columns(sentence):
        discourse.last.pop(_KEY, None)
    return False


def _is_labelled(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a line begins with a label that tells whose the visits behind its colon are ("Visits to Peru: President X (1990), …")."""
    colon = next((t.index for t in sentence.tokens if t.lower == _COLON), 0)
    people = [t.index for t in sentence.tokens if isinstance(t.value, Person)]
    return group is sentence.nouns[0] and group.j < colon and all(colon < i for i in people)


def _tells_who_made(sentence: Sentence) -> bool:
    """Whether a line without a stop says only who made the visits below it ("Foreign trips made by President X")."""
    making = sets(sentence.language)["making"]
    open_ended = sentence.text[sentence.start : sentence.end].rstrip()[-1:] not in _STOPS
    return open_ended and bool(sentence.verbs) and all(v.lemma in making for v in sentence.verbs)


def _who_made(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Side | None:
    """Whose the visits of a heading are ("Foreign trips of President X", "trips made by President X")."""
    whose = sets(sentence.language)["whose"]
    made = [g for v in sentence.verbs for prep, g in v.obliques if prep in whose]
    behind_it = [g for prep, g in group.behind if prep in whose and sentence.head(g).mark == "person"]
    found = [
        *owner_sides(sentence, group, discourse),
        *(s for g in (*behind_it, *made) if g is not group for s in sides(sentence, g, discourse)),
    ]
    return next((s for s in found if is_actor(s.party)), None)


def _is_titled(nouns: set[str], language: str, discourse: Discourse) -> bool:
    """Whether the title tells of visits."""
    return any(word in nouns or singular(word, language) in nouns for word in discourse.heading)


def _direction(sentence: Sentence, discourse: Discourse) -> tuple[str | None, str | None] | None:
    """Whose the visits are and to whom, where a line tells only that ("To Moldova", "From Peru to Chile"); None where it tells more."""
    known, found = sets(sentence.language), dict[str, str]()
    for group in sentence.nouns:
        before = sentence.tokens[group.i - 1].lower if group.i else ""
        side = "to" if before in known["to"] else "from" if before in known["from"] or not group.i else ""
        party = next((a.party for a in actors(sentence, group, discourse) if is_actor(a.party)), None)
        if not side or party is None or side in found:
            return None
        found[side] = party
    if not found or (sentence.nouns[0].i == 0 and len(found) < _TWO):
        # "Peru" alone is no way; "Kenya to Peru" is one.
        return None
    return found.get("from"), found.get("to")


def _at(sentence: Sentence, group: NounGroup, discourse: Discourse, preps: frozenset[str]) -> str | None:
    found = [a.party for prep, g in behind(group) if prep in preps for a in actors(sentence, g, discourse) if is_actor(a.party)]
    return found[0] if len(set(found)) == 1 else None


def listed(sentence: Sentence, discourse: Discourse) -> Iterator[Listed]:
    """The visits that a line of a list tells: each person in it, with the dates up to the next."""
    above = heading(discourse)
    year = next((p for _, p in _dates(sentence) if size(p) == "year"), None)
    if above is not None and year is not None and not sentence.parties():
        # "2013", "The following trips were made in 2013:".
        discourse.last[_YEAR] = year
    if above is None or has_clause(sentence):
        return
    people = [g for g in sentence.nouns if sentence.head(g).mark == "person" or (g.parent is None and is_delegation(sentence, g))]
    if above.by is not None and above.host is None and (told := list(_by_host(sentence, above, discourse))):
        yield from told
        return
    of = _year_over(discourse)
    dates = [(i, resolve(p, "past", "actual", discourse, of if p.awaits == "yearless" else None)) for i, p in _dates(sentence)]
    before = discourse.last.get(_DATE)
    if not people:
        discourse.last[_DATE] = (discourse.index, [p for _, p in dates if p is not None])
    for number, group in enumerate(people):
        last = people[number + 1].i if number + 1 < len(people) else len(sentence.tokens)
        leads = not number and bool(dates) and all(i < group.head for i, _ in dates)
        periods = [p for i, p in dates if (0 if leads else group.j) <= i < last]
        if not dates and isinstance(before, tuple) and discourse.index - before[0] <= _NEXT:
            periods = before[1]
        for side in (sides(sentence, group, discourse) or by_delegation(sentence, group))[:1]:
            visitor = (
                side.party or above.visitor or _of_cell(sentence, group.j, last) or (discourse.other(above.host) if above.host else None)
            )
            host = above.host if above.host != visitor else None
            host = host or (discourse.other(visitor) if visitor else None)
            if visitor and host and periods and not is_sent(side, sentence.language):
                yield Listed(Side(visitor, side.sort, side.level, side.who, side.person, group), host, tuple(periods))


def _year_over(discourse: Discourse) -> Period | None:
    """The year of which a list is, told above it or in the title ("Official visits, 2018")."""
    told = discourse.last.get(_YEAR)
    years = [int(w) for w in discourse.heading if w.isdecimal() and len(w) == _YEAR_DIGITS]
    if isinstance(told, Period):
        return told
    return Period(0, 0, datetime.date(years[0], 1, 1), datetime.date(years[0], 12, 31)) if len(years) == 1 and years[0] else None


def _of_cell(sentence: Sentence, i: int, j: int) -> str | None:
    """The one state named behind a person with only signs between ("1981  King X  Norway"): whose they are."""
    behind_it = next((t for t in sentence.tokens[i:j] if t.mark != "sign"), None)
    return state(behind_it) if behind_it is not None else None


def _by_host(sentence: Sentence, above: Heading, discourse: Discourse) -> Iterator[Listed]:
    """The visits of a line that tells where the one of the heading went and when ("27 April: Tanzania, Arusha - summit of …")."""
    found: list[tuple[str, list[Period | None]]] = []
    leading: list[Period | None] = []
    dates, year = dict(_dates(sentence)), discourse.last.get(_YEAR)
    for token in sentence.tokens:
        value = token.value
        if isinstance(value, Person) and not found:
            # Somebody who stands first is who came, not where somebody went.
            return
        if token.index in dates:
            period = resolve(dates[token.index], "past", "actual", discourse, year if isinstance(year, Period) else None)
            if found and not found[-1][1]:
                found[-1][1].append(period)
            else:
                leading = [period]
        elif isinstance(value, Mention | Place) and not is_adjective(token) and is_actor(value.party):
            # "Tanzania, Arusha": the city is no further host; nor is one that an event without a date of its own is about.
            is_next = not found or (value.party != found[-1][0] and bool(leading and found[-1][1]))
            if is_next and value.party != above.visitor:
                found.append((value.party, leading))
                leading = []
    for host, periods in found:
        if periods and above.by is not None:
            yield Listed(above.by._replace(group=None), host, tuple(periods))


def _dates(sentence: Sentence) -> list[tuple[int, Period]]:
    """The dates of a line, each with its token; a bare number can be a year ("1984 Minister X")."""
    found = [(i, p) for i, p in sentence.periods() if not i or tells_date(sentence, i, p)]
    return sorted([*found, *bare_years(sentence)], key=lambda item: item[0])
