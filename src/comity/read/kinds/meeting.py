"""Meetings: of the people who act for two states, face to face or by telephone."""

from collections.abc import Iterator

from comity.observation import Attribute, Finding
from comity.read.discourse import Discourse
from comity.read.encounters.meetings import KIND, Meeting, meetings
from comity.read.facts import fact
from comity.read.sentence import Sentence

__all__ = ["FIELDS", "KIND", "find"]

_TWO = 2
FIELDS = frozenset(
    (
        "again",
        "alone",
        "asking",
        "bodies",
        "body",
        "cities",
        "fixed",
        "guest",
        "house",
        "joins",
        "leads",
        "means",
        "people",
        "persons",
        "themselves",
        "speaks",
        "visiting",
        "weak",
    )
)


def find(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The meetings that a sentence tells."""
    for meeting in meetings(sentence, discourse):
        yield from (_finding(meeting, number, discourse) for number in range(len(meeting.periods)))


def _finding(meeting: Meeting, number: int, discourse: Discourse) -> Finding:
    attrs: dict[str, Attribute] = {"level": meeting.level, "format": meeting.format}
    first, second = _two(meeting, discourse)
    others = sorted(s.party for s in meeting.sides if s.party not in (first, second))
    if others:
        attrs["others"] = others
    return fact(meeting.instance, first, second, attrs, meeting.periods[number])


def _two(meeting: Meeting, discourse: Discourse) -> tuple[str, str]:
    """The two of a meeting that the document is about, else the first two."""
    parties = [s.party for s in meeting.sides]
    titled = [p for p in discourse.title if p in parties]
    if len(parties) > _TWO and len(titled) == len(parties) and discourse.own not in parties:
        # "Trilateral meeting of A, B and C": the first two.
        return titled[0], titled[1]
    first = discourse.own if discourse.own in parties else parties[0]
    other = discourse.other(first) if first else None
    if first is None or other in parties:
        return str(first), str(other)
    return first, next(p for p in parties if p != first)
