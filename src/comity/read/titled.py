"""What only the title of a document tells: a headline is read like a sentence, and gives what nothing below it gives."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from comity.observation import Finding, Observation
from comity.parties import Mention
from comity.read.marks.people import Memory
from comity.read.sentence import Sentence, SentenceMaker

#: A shorter title is a name.
_WORDS = 3


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


def only_there(found: Iterable[Finding], named: set[str | None], below: Sequence[Observation], place: tuple[int, int]) -> Iterator[Finding]:
    """Of what a title tells what the text does not, by kind and parties; it is shown where the text begins.

    Args:
        found: what was read in the title.
        named: whom the title names, and whose document it is: others the text below may mean, not its title.
        below: what was found in the text.
        place: where the text's first sentence stands.

    """
    for finding in found:
        o = finding.observation
        if {o.a, o.b} <= named and not any(_is_told(o, other) for other in below):
            yield replace(finding, observation=replace(o, spans=(place,)), marks=(place,), rule=f"{o.kind}.title")


def _is_told(o: Observation, other: Observation) -> bool:
    """Whether the text has told of the same two what the title tells; a meeting of another day, or one to come, is another one."""
    if o.kind != other.kind or {o.a, o.b} != {other.a, other.b}:
        return False
    if o.kind != "meeting" or o.start is None or o.end is None:
        return True
    apart = other.start is not None and other.end is not None and (other.end < o.start or o.end < other.start)
    return not apart and other.modality == o.modality
