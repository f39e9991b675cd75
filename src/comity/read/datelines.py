"""Dates that stand by themselves: in front of a report, and alone on a line over what happened then."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from comity.observation import Finding
from comity.observation.vocabulary import vocabulary
from comity.parties import Mention
from comity.read.discourse import Discourse
from comity.read.grammar import is_adjective
from comity.read.marks.periods import Period
from comity.read.marks.places import Place, is_city
from comity.read.sentence import Sentence

#: What ends a label in front of what it is of.
ENDS = frozenset((":", "-", "--", "\u2013", "\u2014"))
#: Behind a date a stop leads on too ("July 2018. Chile …").
_STOP = "."
#: Actions of what is so, and not of what happens.
_STATES = frozenset(("described", "exists", "member", "mentioned", "candidate", "observer", "running"))
#: A dateline is done after so many tokens.
_TOKENS = 10


def dateline(sentence: Sentence) -> tuple[str, int] | None:
    """Whose the place is that a sentence is dated from ("KINSHASA, May 22 (CNS) -", "MANAMA:"), and the token behind its dateline.

    None without a dateline, or with two places.
    """
    first = sentence.tokens[0]
    if not isinstance(first.value, Mention | Place) or is_adjective(first):
        return None
    dated = inside = False
    for token in sentence.tokens[1:_TOKENS]:
        if token.lower in ENDS:
            return (first.value.party, token.index + 1) if dated or first.text.isupper() or _reports_day(sentence, token.index) else None
        dated, inside = dated or token.mark == "period", token.lower == "(" or (inside and token.lower != ")")
        # In brackets stands whose report it is, in whatever letters.
        if token.lower == "/" or not (token.mark or token.text.isupper() or inside):
            return None
    plain = all(t.mark or t.text.isupper() for t in sentence.tokens)
    return (first.value.party, len(sentence.tokens)) if dated and plain and len(sentence.tokens) < _TOKENS else None


def _reports_day(sentence: Sentence, end: int) -> bool:
    """Whether a sentence begins with a town alone, and tells behind it what was done on a day ("Lima – Talks were held on Wednesday")."""
    city = is_city(sentence.tokens[0].value) and end == 1
    return (
        city
        and any(p.sort in ("weekday", "relative") and (p.is_day or p.awaits) for _, p in sentence.periods(end))
        and bool(sentence.verbs)
    )


def date_alone(sentence: Sentence) -> bool:
    """Whether a line is nothing but a date ("22 January:")."""
    return len(sentence.periods()) == 1 and all(t.mark in ("period", "sign") for t in sentence.tokens)


def label(sentence: Sentence, told: Period | None) -> Period | None:
    """The period that stands in front of all that its paragraph tells ("July 2018. Chile …", "2004 – Peru …"), as it is told; None without one."""
    first = next((t.index for t in sentence.tokens if t.mark != "sign"), None)
    place = next((i for i, _ in sentence.periods()), None)
    if told is None or told.first is None or told.opens or first is None or first != place:
        return None
    behind_it = sentence.tokens[first + 1 : first + 2]
    return told if date_alone(sentence) or (behind_it and behind_it[0].lower in (*ENDS, _STOP)) else None


def by_line(found: Iterable[Finding], sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The findings of a sentence; what a chronicle tells right under a date, or behind one in its paragraph, happened then."""
    line = discourse.line
    if line is None and discourse.label is not None and discourse.label[1] == discourse.paragraph and not _goes_back(sentence):
        line = discourse.label[0]
    for finding in found:
        yield _dated(finding, line) if line is not None else finding


def _goes_back(sentence: Sentence) -> bool:
    """Whether a sentence tells what had been before ("Chile had closed its embassy")."""
    return any(v.perfect for v in sentence.verbs)


def _dated(finding: Finding, line: Period) -> Finding:
    o = finding.observation
    tells = not vocabulary().kinds[o.kind].numeric and o.modality == "actual" and o.attrs.get("action") not in _STATES
    if not tells or o.start or o.end:
        return finding
    return replace(finding, observation=replace(o, start=line.first, end=line.last))
