"""What has come together since something happened: "has invested $5 million since it joined in 2014", "since joining the bank in 2014"."""

from dataclasses import replace

from comity.read.figures.base_periods import is_since_height
from comity.read.figures.sentence_figures import Figure
from comity.read.figures.year_to_date import up_to_now
from comity.read.grammar import words
from comity.read.sentence import Sentence

#: What ends a clause in front of its date.
_ENDS = frozenset((",", ";", ":", "(", ")"))
#: Marks behind which another thing is told.
_APART = ("quantity", "period")


def since_told(sentence: Sentence, figure: Figure) -> Figure:
    """A level whose date is that of what it has come together since: from then up to the document's day."""
    every, period = sentence.periods(), figure.period
    # Beside other dates only a level that has been read to be of that date.
    since = every if len(every) == 1 else [(i, p) for i, p in every if period is not None and p.first == period.first]
    if figure.measure != "level" or len(since) != 1:
        return figure
    at, own = since[0]
    closed = own.first is not None and own.last is not None and own.sort == "absolute"
    if (
        not closed
        or (period is not None and period.first != own.first)
        or not _is_since(sentence, at)
        or is_since_height(sentence, at, own)
    ):
        return figure
    return up_to_now(sentence, replace(figure, period=own._replace(last=None, opens="last")))


def _is_since(sentence: Sentence, at: int) -> bool:
    """Whether a clause of what something is told to be since ends in a date."""
    since = words(sentence.language).sets["since"]
    for token in reversed(sentence.tokens[:at]):
        if token.lower in since:
            return at - token.index > 1
        if token.lower in _ENDS or token.mark in _APART:
            return False
    return False
