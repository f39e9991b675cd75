"""Which state a name means: by the day that a document is told, and by the period of a fact ("Russia" of 1867 is no part of a later state)."""

import re
from dataclasses import replace
from functools import cache

from comity import parties
from comity.documents.document import Document
from comity.language import table
from comity.observation import Finding, normalized

#: The longest word, with a space, that can stand in front of a name.
_WORD = 20


def as_of_period(finding: Finding, text: str, day: str | None) -> Finding:
    """The finding with each party as the state that its name means when the fact begins.

    Args:
        finding: a fact of a document.
        text: the document's text, into which the finding's spans lead.
        day: the ISO date by which the document's names were read; None for today's reading.

    """
    o = finding.observation
    if o.start is None or (day is not None and day[:4] == o.start.isoformat()[:4]):
        return finding
    other: dict[str, str] = {}
    for start, end in o.spans:
        words = text[start:end]
        then = {(m.start, m.end): m.party for m in parties.find(words, o.start)}
        for mention in parties.find(words, day):
            if (party := then.get((mention.start, mention.end))) is not None:
                other[mention.party] = party
    a, b = other.get(o.a, o.a), other.get(o.b, o.b) if o.b is not None else None
    if (a, b) == (o.a, o.b) or a == b:
        return finding
    return replace(finding, observation=normalized(replace(o, a=a, b=b)))


def names_day(document: Document, text: str) -> str | None:
    """The ISO date by which names are read: the document's, else the end of the latest year in its first lines.

    None, for today's, where the names of that year would bring in a state that the text never calls by its own name, or one that it
    calls former, or one that was none yet, or leave out one that it names: a text that says "Russia" and "Czech" alone, or "Russia" beside
    "the Soviet Union", only tells of years before.
    """
    if document.date is not None:
        return document.date.isoformat()
    years = [int(y) for y in re.findall(r"\b(1[89]\d\d|20\d\d)\b", text[:3000])]
    if not years:
        return None
    day = f"{max(years)}-12-31"
    mentions = parties.find(text)
    then = {m.party for m in parties.find(text, day)}
    over = {m.party for m in mentions if _former(document.language).search(text, max(0, m.start - _WORD), m.start)}
    later = any(known.sort == "state" and known.since > day for code in then if (known := parties.parties().get(code)) is not None)
    return day if then == {m.party for m in mentions} and not over and not later else None


@cache
def _former(language: str) -> re.Pattern[str]:
    """What stands in front of the name of a state that is no more."""
    words = "|".join(map(re.escape, table(language, "people")["qualifiers"]["former"].split()))
    return re.compile(rf"\b(?:{words})[\s-]+$", re.I)
