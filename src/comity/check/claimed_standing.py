"""Praise of a relationship ("a successful model", "a leading partner") as claims, which no kind of observation holds."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator

from comity import packaged
from comity.check.verdicts import Claim
from comity.observation import Observation
from comity.parties import find as find_parties

_SENTENCE = re.compile(r"[^.!?\n]+(?:\.\d[^.!?\n]*)*[.!?]?")


def find_claims(text: str, published: datetime.date | None, first_number: int) -> Iterator[Claim]:
    """The sentences of a text that praise the relationship of two states."""
    words = packaged.toml("comity.check", "words.toml")["standing"]
    praised = [m for m in _SENTENCE.finditer(text) if re.search(words["praise"], m.group(), re.IGNORECASE)]
    told = [(m, pair) for m in praised if (pair := _pair(m.group(), published) or _pair(text, published))]
    for number, (m, pair) in enumerate(told, first_number):
        start = m.start() + len(m.group()) - len(m.group().lstrip())
        o = Observation("relations", *pair, attrs={"action": "described", "status": "other"}, spans=((start, m.end()),))
        yield Claim(number, o, m.group().strip(), m.group().strip(), None, published)


def _pair(text: str, published: datetime.date | None) -> tuple[str, str] | None:
    """The two states that a text names most, each more often than any third."""
    named = Counter(m.party for m in find_parties(text, published) if m.sort not in ("capital", "metonym", "organisation"))
    listed = named.most_common(3)
    if len(listed) < 2 or (len(listed) > 2 and listed[2][1] == listed[1][1]):
        return None
    a, b = sorted(party for party, _ in listed[:2])
    return a, b
