"""A state as of the period that a fact tells: "Russia" of 1867 is no part of a state that came later."""

from dataclasses import replace

from comity import parties
from comity.observation import Finding, normalized


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
