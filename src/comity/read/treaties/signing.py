"""Where and when a treaty was signed: from what stands beside its title, from its closing words, or from its notes."""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from comity.read.treaties.signatories import capital_at_end
from comity.read.treaties.treaty_days import Day, days
from comity.read.treaties.treaty_words import Words

_REACH = 300
_LABEL_REACH = 120
_STOP = re.compile(r"(?<!\b[A-Z])\.\s|\n\n")
_BACK = 400
_LAST_PART = 0.6
_NOTE_REACH = 400
_NOTES_LOOKED_AT = 20000
_SENTENCE_START = re.compile(r"(?:^|[.;:)\]\n\"])\s*$")
_LONE_YEAR = re.compile(r"^\s*([1I][89]\d\d)\s*$", re.M)
_INITIAL = re.compile(r"\b[A-Z]\.$")
_AROUND = " .,()"
_BLANK = re.compile(r"\s")


class Signing(NamedTuple):
    """A day of signature, its place (empty where not told), and where in the text looked at it stands."""

    date: datetime.date
    place: str
    start: int
    end: int


def beside_title(text: str, start: int, end: int, words: Words, *, labelled: bool) -> Signing | None:
    """The signing told beside the title.

    Args:
        text: the mended head of the document.
        start, end: what of it is looked at.
        words: the table.
        labelled: only a day that a word of signing stands before; otherwise the last day that no other word claims.

    """
    kept = _without_other_days(text[:end], words)
    best = None
    for day in days(kept, words.dates):
        if day.start < start:
            continue
        low = max(0, day.start - _LABEL_REACH)
        before = kept[low : day.start]
        labels = [m for m in words.label.finditer(before) if not _STOP.search(before[m.end() :])]
        if labelled and labels:
            low += labels[-1].start()
            return Signing(day.date, _place(kept[low : day.start], kept[day.end : day.end + 60], before, words), low, day.end)
        if not labelled and not words.dated.search(before):
            best = Signing(day.date, _place("", kept[day.end : day.end + 60], before, words), day.start, day.end)
    return best or (_parted(kept, words) if labelled else None)


def before_title(text: str, words: Words) -> Signing | None:
    """A day before the title that a place stands beside, or that has a line of its own."""
    kept = _without_other_days(text, words)
    for day in days(kept, words.dates):
        line = kept[kept.rfind("\n", 0, day.start) + 1 : (kept.find("\n", day.end) + 1 or len(kept) + 1) - 1]
        place = _place("", "", kept[max(0, day.start - _LABEL_REACH) : day.start], words)
        if place or line.strip(_AROUND) == kept[day.start : day.end].strip(_AROUND):
            return Signing(day.date, place, day.start, day.end)
    return None


def _without_other_days(block: str, words: Words) -> str:
    """The block with clauses on registration, ratification and the like blanked; a clause without a year reaches into the next line."""
    kept = block
    for m in words.other.finditer(block):
        end = _clause_end(block, m.end())
        if not re.search(r"\d{4}", block[m.start() : end]):
            end = _clause_end(block, end + 1)
        label = words.label.search(block, m.end(), end)
        end = label.start() if label else end
        kept = kept[: m.start()] + _blank(kept[m.start() : end]) + kept[end:]
    return kept


def _blank(text: str) -> str:
    return "".join("\n" if c == "\n" else " " for c in text)


def _clause_end(text: str, start: int) -> int:
    ends = [p for p in (text.find(sign, start) for sign in (". ", ".\n", "\n", "]")) if p >= 0]
    return min(ends, default=len(text))


def _parted(block: str, words: Words) -> Signing | None:
    """A day whose year a scan has put on a line of its own."""
    year = _LONE_YEAR.search(block)
    label = words.label.search(block)
    if not year or not label:
        return None
    told = " ".join(block[label.start() : label.start() + 80].split())
    month = words.dates.month.search(told)
    if not month:
        return None
    found = days(f"{told[: month.end()]} {year[1]}", words.dates)
    return Signing(found[0].date, _place(told[: found[0].start], "", told, words), label.start(), label.end()) if found else None


def closing_words(text: str, words: Words) -> Signing | None:
    """The signing told in the closing words: "Done at Rome this third day of May …", wherever annexes follow them."""
    best: tuple[int, Signing] | None = None
    for m in words.verb.finditer(text):
        worth = _worth(text, m, words)
        if worth < 2:
            continue
        window = _BLANK.sub(" ", text[m.start() : m.start() + _REACH])
        other = words.other.search(window, m.end() - m.start())
        window = window[: other.start()] if other else window
        found = next((d for d in days(window, words.dates) if not _is_old(window, d, words)), None)
        if found is None:
            continue
        signing = _at(text, m.start(), window, found, words)
        if best is None or worth > best[0]:
            best = worth, signing
    return best[1] if best else None


def _at(text: str, start: int, window: str, day: Day, words: Words) -> Signing:
    place = _place(window[: day.start], window[day.end : day.end + 60], "", words)
    return Signing(day.date, place, start, start + day.end)


def _worth(text: str, verb: re.Match[str], words: Words) -> int:
    """How much speaks for closing words: the beginning of a sentence, the originals and languages, the last part of the text."""
    begins = verb.group()[0].isupper() and bool(_SENTENCE_START.search(text, max(0, verb.start() - 5), verb.start()))
    capitals = verb.group().isupper()
    itself = bool(words.itself.search(text, max(0, verb.start() - 60), verb.start()))
    if not (begins or capitals or itself):
        return 0
    around = text[max(0, verb.start() - _BACK) : verb.start() + _REACH]
    closing = len({m.group().lower() for m in words.closing.finditer(around)})
    last = verb.start() > _LAST_PART * len(text)
    return int(begins or capitals) + min(closing, 3) + int(last)


def _is_old(window: str, day: Day, words: Words) -> bool:
    """Whether the date is that of another treaty: "the Convention of 3 May 1978"."""
    before = window[max(0, day.start - 60) : day.start]
    return bool(words.noun.search(before))


def in_notes(text: str, words: Words) -> Signing | None:
    """The day of the last of the notes exchanged, which makes the agreement."""
    dated = list(_noted(text, words))
    return max(dated, key=lambda s: s.date) if dated else None


def _noted(text: str, words: Words) -> Iterator[Signing]:
    for m in list(words.note.finditer(text, 0, min(len(text), _NOTES_LOOKED_AT)))[:8]:
        low = max(0, m.start() - 120)
        window = text[low : m.end() + _NOTE_REACH]
        for day in days(window, words.dates)[:1]:
            before = window[: day.start]
            if not _is_old(window, day, words):
                yield Signing(day.date, _place("", "", before, words), low + day.start, low + day.end)


def _place(told: str, after: str, before: str, words: Words) -> str:
    """The place in the words from the verb to the day, or right after the day, or alone before it ("Rome, 3 May 1978")."""
    places = [p for p in (_name(m, words) for m in words.place.finditer(told)) if p]
    if places:
        return places[-1]
    following = words.place.match(after.lstrip(" ,"))
    if following and (name := _name(following, words)):
        return name
    alone = words.alone.search(before)
    capital = capital_at_end(before) if not alone else None
    if capital:
        return _tidy(before[slice(*capital)])
    return _name(alone, words) if alone and not words.label.search(alone["place"]) else ""


def _name(m: re.Match[str], words: Words) -> str:
    said = m["place"].split()
    while said and said[-1].strip(",.").lower() in words.no_place:
        said.pop()
    name = " ".join(said)
    first = said[0].strip(",.").lower() if said else ""
    if not name or first in words.no_place or first in words.dates.months or words.closing.search(name):
        return ""
    return _tidy(name)


def _tidy(name: str) -> str:
    name = " ".join(name.split()).strip(" ,")
    name = name if _INITIAL.search(name) else name.rstrip(".")
    return name.title() if name.isupper() else name
