"""What only the title of a document tells: a headline is read like a sentence, and gives what nothing below it gives."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from comity.observation import Finding, Observation
from comity.observation.same import same_fact
from comity.parties import Mention
from comity.read.frames import instances
from comity.read.marks.people import Memory
from comity.read.marks.periods import resolved
from comity.read.sentence import Sentence, SentenceMaker

#: A shorter title is a name.
_WORDS = 3
#: Kinds of which a report begins with the day.
_REPORTED = ("meeting", "visit")


def of_title(
    title: str,
    mentions: list[Mention],
    memory: Memory,
    today: datetime.date | None,
    day: str | None,
    language: str,
) -> Sentence | None:
    """A title as a sentence, its people known from the whole text; None where it is too short to tell anything."""
    words = title.strip().rstrip(".")
    if len(words.split()) < _WORDS:
        return None
    maker = SentenceMaker(words, mentions, today, day, language)
    maker.memory = memory
    sentence = maker.make(0, 0, len(words))
    sentence.is_heading = True
    return sentence


def day_of_report(first: Sentence) -> datetime.date | None:
    """The one day by which the first sentence of a report tells when it was ("spoke today", "met on Monday"); None where it tells none."""
    found = [resolved(p, first.today, "past", None) for _, p in first.periods() if p.sort in ("relative", "weekday")]
    days = {p.first for p in found if p.is_day and p.first is not None and first.today is not None and p.first <= first.today}
    return next(iter(days)) if len(days) == 1 and len(found) == 1 else None


def called_off(first: Sentence) -> frozenset[str]:
    """The kinds of what the first sentence of a report tells not to come about ("is postponing his trip")."""
    return frozenset(kind for kind in _REPORTED if any(i.status == "fail" for i in instances(first, kind)))


def only_there(
    found: Iterable[Finding],
    named: set[str | None],
    below: Sequence[Observation],
    place: tuple[int, int],
    day: datetime.date | None = None,
    off: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """Of what a title tells what the text does not, by kind and parties; it is shown where the text begins.

    Args:
        found: what was read in the title.
        named: whom the title names, and whose document it is: others the text below may mean, not its title.
        below: what was found in the text.
        place: where the text's first sentence stands.
        day: the day that it tells, of what two have done together.
        off: the kinds of what it tells to be put off or called off.

    """
    for finding in found:
        o = finding.observation
        if o.kind in off:
            continue
        if o.kind in _REPORTED and o.start is None and o.modality == "actual":
            o = replace(o, start=day, end=day)
        if {o.a, o.b} <= named and not any(_is_told(o, other) for other in below):
            yield replace(finding, observation=replace(o, spans=(place,)), marks=(place,), rule=f"{o.kind}.title")


def _is_told(o: Observation, other: Observation) -> bool:
    """Whether the text has told of the same two what the title tells; a meeting of another day, or one to come, is another one."""
    if o.kind != other.kind or {o.a, o.b} != {other.a, other.b}:
        return False
    if o.kind != "meeting" or o.start is None or o.end is None:
        return True
    if other.start is None and same_fact(o, other):
        # Its day completes what the text tells without one.
        return False
    apart = other.start is not None and other.end is not None and (other.end < o.start or o.end < other.start)
    return not apart and other.modality == o.modality
