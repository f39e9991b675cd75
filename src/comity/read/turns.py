"""Documents of several speakers ("PRESIDENT COLE: We welcome you."): whose turn it is, and whom "we" and "you" mean then.

What is not sure is not told: a speaker whose state nobody knows is of none, and "you" is somebody only where the title names people of
just two states.
"""

import re
from collections.abc import Sequence
from functools import cache

from comity.language import table
from comity.parties import Mention
from comity.read.discourse import Turn
from comity.read.marks.people import Memory, Person, people
from comity.read.marks.periods import periods
from comity.read.sentence_bounds import Stretch

#: A label: a few words at a line's beginning, with a colon behind.
_LABEL = re.compile(r"([^:\n.?!]{1,58}(?:\.[^:\n.?!]{1,40}){0,2}):[ \t]+(?=\S)")
_WORDS = 8
_BRACKETS = re.compile(r"\([^()]*\)")
#: So many labels with a person's name make a document of speakers.
_SPEAKERS = 2
_HEADS = ("head_of_state", "head_of_government")


@cache
def _table(language: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(w.strip() for w in text.split(",")) for name, text in table(language, "turns").items()}


def _joined(title: str, person: Person, joining: frozenset[str]) -> bool:
    """Whether another one stands behind a person ("Remarks by President Cole and …")."""
    return bool(set(title[person.end :].lower().split()[:1]) & joining)


class Turns:
    """The turns of one document; sentences are to be asked for in order."""

    def __init__(
        self, text: str, stretches: Sequence[Stretch], title: str, in_title: Sequence[Mention], own: str | None, language: str
    ) -> None:
        self._text, self._language, self._own = text, language, own
        self._titled = people(title, in_title, Memory(), 0, len(title), language)
        self._turn: Turn | None = None
        ends = ((s.start, self._label(s, before)) for s, before in zip(stretches, (None, *stretches), strict=False))
        self._labels = {start: end for start, end in ends if end is not None}
        named = sum(self._names_speaker(start, end) for start, end in self._labels.items())
        cried = any(self._text[start:end].isupper() and self._names_speaker(start, end) for start, end in self._labels.items())
        self._is_talk = named >= _SPEAKERS or cried or self.asked() is not None

    def at(self, stretch: Stretch, mentions: Sequence[Mention], memory: Memory) -> tuple[Turn | None, int]:
        """Whose turn it is in a sentence, and where what is said begins; no turn outside documents of speakers.

        Args:
            stretch: the sentence's place.
            mentions: the parties that it names.
            memory: the people told so far.

        """
        end = self._labels.get(stretch.start) if self._is_talk else None
        if end is None:
            return self._turn, stretch.start
        self._turn = self._speaking(stretch.start, end, mentions, memory)
        start = end
        while start < stretch.end and not self._text[start].isalnum():
            start += 1
        return self._turn, start if start < stretch.end else stretch.start

    def _is_answer(self, start: int, end: int) -> bool:
        return self._text[start:end].lower() in _table(self._language)["answers"]

    def _asked(self) -> Person | None:
        """Who answers the questions of a document: the one person whom its title names."""
        return self._titled[0] if len(self._titled) == 1 and self._titled[0].party else None

    def asked(self) -> str | None:
        """The state of who answers the questions of a document; None where nobody is asked."""
        person = self._asked()
        return person.party if person is not None and any(self._is_answer(*label) for label in self._labels.items()) else None

    def author(self, title: str) -> tuple[Person | None, bool]:
        """Whose words a document gives by its title, and whether they were spoken; nobody where several speak.

        "Statement by President Cole on …" is written, "Remarks by President Cole" are spoken.
        """
        known = _table(self._language)
        behind = [p for p in self._titled if title[: p.start].split()[-1:] and title[: p.start].split()[-1].lower() in known["behind"]]
        before = {w.lower() for w in title[: behind[0].start].split()} if len(behind) == 1 else set[str]()
        if (
            self._is_talk
            or not before & known["papers"]
            or not (behind[0].name or behind[0].party)
            or _joined(title, behind[0], known["joining"])
        ):
            return None, False
        return behind[0]._replace(party=behind[0].party or self._own), bool(before & known["spoken"])

    def _label(self, stretch: Stretch, before: Stretch | None) -> int | None:
        """Where the label ends that a paragraph begins with."""
        if before is not None and before.paragraph == stretch.paragraph:
            return None
        known = _table(self._language)
        first = self._text[stretch.start : stretch.end].split(None, 1)[0]
        if first in known["signs"]:
            return stretch.start + len(first)
        match = _LABEL.match(self._text, stretch.start, stretch.end)
        if match is None:
            return None
        if self._is_dated(match.end(), stretch.end):
            # "President Cole: July 2012": a line of a list.
            return None
        words = match.group(1).split()
        is_name = len(words) <= _WORDS and all(w[0].isupper() or w.lower() in known["small"] for w in words)
        return match.end(1) if is_name or match.group(1).lower() in known["others"] else None

    def _is_dated(self, start: int, end: int) -> bool:
        """Whether nothing but dates stands in a stretch, with brackets or without."""
        rest = self._text[start:end]
        for period in reversed(periods(self._text, None, start, end, self._language)):
            rest = rest[: period.start - start] + rest[period.end - start :]
        return rest != self._text[start:end] and not any(c.isalnum() for c in _BRACKETS.sub("", rest))

    def _names_speaker(self, start: int, end: int) -> bool:
        """Whether a label names a person, one who is known by the office alone ("THE PRESIDENT"), or one who is not to be named."""
        found = people(self._text, (), Memory(), start, end, self._language)
        return any((p.name or self._text[start:end].isupper()) and p.end == end for p in found) or self._is_unnamed(start, end)

    def _is_unnamed(self, start: int, end: int) -> bool:
        """Whether a label tells what somebody is who is not named ("SENIOR OFFICIAL TWO")."""
        known = _table(self._language)
        words = [w for w in self._text[start:end].lower().split() if w not in known["numbers"]]
        return self._text[start:end].isupper() and bool(words) and words[-1] in known["unnamed"]

    def _speaking(self, start: int, end: int, mentions: Sequence[Mention], memory: Memory) -> Turn:
        label, asked = self._text[start:end], self._asked()
        if self._is_answer(start, end) and asked is not None:
            # The person stands in the title, and is none of the text's.
            return Turn(None, asked.party, None, called=asked.name)
        if label in _table(self._language)["signs"] or label.lower() in _table(self._language)["others"]:
            return Turn(None, None, None)
        if self._is_unnamed(start, end):
            return Turn(None, self._own, None, called=label.lower())
        named = [p for p in people(self._text, mentions, memory, start, end, self._language) if p.end == end]
        person = named[0] if named else memory.known(label.split())
        titled = self._in_title(person.name if person is not None else label) or self._holder(person)
        party = (person.party if person is not None else None) or (titled.party or self._own if titled else self._not_in_title(person))
        if person is not None and titled is not None:
            # The title has the name as it is usually written.
            person = person._replace(name=titled.name, level=titled.level)
        if person is not None and person.name.isupper():
            person = person._replace(name=person.name.title())
        theirs = {p.party or self._own for p in self._titled}
        others = theirs - {party}
        other = next(iter(others)) if party and party in theirs and len(others) == 1 else None
        offices = frozenset(p.office.lower() for p in self._titled if other and (p.party or self._own) == other)
        return Turn(person, party, other, offices, person.name if person is not None else "")

    def _holder(self, person: Person | None) -> Person | None:
        """The one person of the title who holds an office by which alone somebody is called."""
        if person is None or person.name:
            return None
        holders = [p for p in self._titled if p.name and p.office.lower() == person.office.lower()]
        return holders[0] if len(holders) == 1 else None

    def _in_title(self, name: str) -> Person | None:
        """The person of the title who has a word of a name."""
        words = {w.lower() for w in name.split()}
        return next((p for p in self._titled if words & {w.lower() for w in p.name.split()}), None)

    def _not_in_title(self, person: Person | None) -> str | None:
        """Whose side a speaker is on of whom nothing is told: the document's own where its title names no other and no office of one."""
        foreign = {p.party for p in self._titled} - {None, self._own}
        if person is None or (person.name and (foreign or person.level in _HEADS)):
            return None
        same_office = any(p.party in foreign and p.office.lower() == person.office.lower() for p in self._titled)
        return None if same_office else self._own
