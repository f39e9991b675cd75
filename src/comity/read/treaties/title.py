"""The title of a treaty text, whole: across lines, in any case, without what stands before and after it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comity.parties import Mention
from comity.read.treaties.flat import Flat
from comity.read.treaties.signatories import capital_at_end, distinct, listed
from comity.read.treaties.treaty_days import days
from comity.read.treaties.treaty_words import Words

_LONGEST = 700
_LONG = 450
#: Behind this a title begins a line.
_DEEP = 1500
#: Within this the noun follows the beginning of a title that lists no parties.
_NEAR = 45
#: As many signs of another script before a title are none of it.
_FOREIGN = 6
_LONGEST_PREFIX = 220
#: How far behind a title a fuller form of it may begin.
_NEXT_TITLE = 220
_NEXT_AFTER_COVER = 450
_SENTENCE = re.compile(r"[.;:]\s+")
_LONE = re.compile(r"(?:^|\n)\s*(?P<word>\w+)\s*(?=\n(?P<next>[^\n]*\n))")
_ENDED = re.compile(r"[.;:]\s*(?:-\s*)?$")
_SENTENCE_START = re.compile(r"(?:[.:;]\s|\n\n|(?<=[^,\w-])\n)$")
_TRAILING = " \n.,;:*~'\"-([|_&<"
_PLACE = re.compile(r"(?:(?<=\n)|(?<=\()|(?<=[.;]\s))(?:[A-Z][\w.'-]+ ?){1,4}, ?$")
_PAGE = re.compile(r"(?<=[A-Za-z).])(?:[.,]?\s?[1']|\s\d{1,3})$")
_SMALL = re.compile(r"\b[A-Z]?[a-z]{2,}")


class Title(NamedTuple):
    """A title in mended text.

    Attributes:
        name: as written, with single blanks.
        start, end: where it stands.
        noun: the noun that it is a title by, in lower case.
        parties: those that it lists.
        group: whether it names a group of states that the preamble lists one by one.
        body: where the treaty's own words begin, at the latest.

    """

    name: str
    start: int
    end: int
    noun: str
    parties: tuple[str, ...]
    group: bool
    body: int


def find_title(head: Flat, found: Sequence[Mention], words: Words) -> Title | None:
    """The best title in the first lines of a treaty text: one that lists parties before one that lists none, the fuller first."""
    best: Title | None = None
    for title in _candidates(head.text, found, words):
        if best is None or _merit(title, words) > _merit(best, words):
            best = title
    return best


def _merit(title: Title, words: Words) -> tuple[bool, bool, bool, int]:
    between = words.between.search(title.name) is not None
    return len(title.parties) >= 2, title.group, between, len(title.name) if len(title.name) < _LONG else 0


def _candidates(text: str, found: Sequence[Mention], words: Words) -> Iterator[Title]:
    """The titles before the treaty's own words; after one that lists parties only one that follows it closely."""
    position = 0
    limit = opening(text, 0, found, words)
    for noun in words.noun.finditer(text):
        if noun.start() < position:
            continue
        if noun.start() >= limit:
            break
        if words.itself.search(text[max(0, noun.start() - 30) : noun.end()]) or (
            noun.start() > _DEEP and "\n" not in text[noun.start() - 60 : noun.start()]
        ):
            continue
        title = _title(text, noun, position, found, words)
        if title is None or title.start > noun.start():
            continue
        position = max(noun.end(), title.end)
        limit = opening(text, title.end, found, words)
        if len(title.parties) >= 2:
            cover = words.between.search(title.name) is None
            limit = min(limit, title.body, title.end + (_NEXT_AFTER_COVER if cover else _NEXT_TITLE))
        yield title


def opening(text: str, start: int, found: Sequence[Mention], words: Words) -> int:
    """Where the treaty's own words begin after `start`: at a phrase of opening, or at a party that begins a sentence."""
    begin = len(text)
    for m in words.ends_exactly.finditer(text, start):
        if not words.connector.search(text[max(0, m.start() - 25) : m.start()]):
            begin = m.start()
            break
    for mention in found:
        if mention.start >= begin:
            break
        lead = _article(text, mention.start, words)
        if lead and lead[0] >= start and _begins_sentence(text, lead, words):
            return lead[0]
    return begin


def _article(text: str, start: int, words: Words) -> tuple[int, str] | None:
    """The article before a party, and where it begins."""
    low = max(0, start - 8)
    m = words.article.search(text[low:start])
    if not m:
        return None
    word = m.group().lstrip()
    return low + m.end() - len(word), word


def _begins_sentence(text: str, lead: tuple[int, str], words: Words) -> bool:
    """Whether the article before a party begins a sentence: by its capital, or by what stands before it."""
    before = text[max(0, lead[0] - 25) : lead[0]]
    if not before or _SENTENCE_START.search(before):
        return True
    return lead[1][0].isupper() and lead[1][1].islower() and not words.connector.search(before)


def _title(text: str, noun: re.Match[str], floor: int, found: Sequence[Mention], words: Words) -> Title | None:
    start = _start(text, noun, floor, words)
    if _is_within(text, start, words):
        return None
    limit = min(len(text), noun.start() + _LONGEST)
    body = opening(text, noun.end(), found, words)
    end = min(limit, body, _end_by_words(text, noun.end(), limit, words), _end_by_date(text, noun.end(), limit, words))
    between = words.between.search(text, noun.start(), end)
    listing = listed(text, found, between.end() if between else start, end, words)
    if between and len(distinct(listing)) < 2:
        listing = listed(text, found, start, noun.start(), words) or listing
    if len(distinct(listing)) >= 2:
        body = min(body, _end_by_repeat(text, listing, found, len(text), words))
        end = min(end, body, _end_by_next(text, listing, noun, end, words))
    end = min(end, _end_by_case(text, start, max(noun.end(), listing[-1].end if listing else 0), end, words))
    name = _clean(text[start:end], words)
    said = " ".join(noun.group().lower().split())
    if not name or words.sentence.search(name) or words.ends_exactly.match(name) or (name[0].islower() and not words.phrase.match(name)):
        return None
    if len(distinct(listing)) < 2 and (said in words.weak or noun.start() - start > _NEAR):
        return None
    group = any(words.members.match(text, m.end) or words.members_before.search(text[max(0, m.start - 30) : m.start]) for m in listing)
    return Title(name, start, max(end, noun.end()), said, tuple(distinct(listing)), group, max(body, end))


def _start(text: str, noun: re.Match[str], floor: int, words: Words) -> int:
    """Where a title with this noun begins: after what is none of it, else with the words that belong to the noun."""
    low = max(floor, text.rfind("\n\n", 0, noun.start()) + 2 if "\n\n" in text[: noun.start()] else 0)
    for pattern in (words.before, _SENTENCE):
        ends = [m for m in pattern.finditer(text, low, noun.start()) if not words.numbered.search(text[max(0, m.start() - 8) : m.start()])]
        low = ends[-1].end() if ends else low
    prefix = text[low : noun.start()]
    for m in _LONE.finditer(prefix):
        if words.connector.search(m["word"]):
            low += m.end("next")
            prefix = text[low : noun.start()]
            break
    dated = days(prefix, words.dates)
    low += dated[-1].end if dated else 0
    number = words.number.match(text, low, noun.start())
    low = number.end() if number else low
    foreign = sum(not c.isascii() for c in text[low : noun.start()]) > _FOREIGN
    if foreign or noun.start() - low > _LONGEST_PREFIX or words.ends.search(text, low, noun.start()):
        near = max(low, noun.start() - 60)
        phrase = next((m for m in words.phrase.finditer(text, near) if m.end() >= noun.end()), noun)
        return min(phrase.start(), noun.start())
    return low


def _is_within(text: str, start: int, words: Words) -> bool:
    """Whether what begins at `start` goes on with a sentence, as the name of another treaty does."""
    before = text[max(0, start - 40) : start]
    last = before.split()[-1:] or [""]
    if not before.strip() or "\n\n" in before[-2:] or words.before.search(before) or _ENDED.search(before):
        return False
    return bool(words.connector.search(before)) or (last[0].isalpha() and last[0].islower())


def _end_by_words(text: str, start: int, limit: int, words: Words) -> int:
    for m in words.ends.finditer(text, start, limit):
        if not words.connector.search(text[max(0, m.start() - 25) : m.start()].rstrip(" ,\n")):
            return m.start()
    blank = text.find("\n\n", start, limit)
    while blank >= 0:
        following = text[blank + 2 : blank + 30].split()
        joined = words.connector.search(text[start - 12 : blank]) or (following and words.connector.search(following[0]))
        if not joined:
            return blank
        blank = text.find("\n\n", blank + 2, limit)
    return limit


def _end_by_date(text: str, start: int, limit: int, words: Words) -> int:
    """Before a date that does not say of when another treaty is, and before the place that stands with it."""
    for day in days(text[start:limit], words.dates):
        before = text[start : start + day.start]
        if words.dated.search(before):
            continue
        return start + len(before) - len(_dateline(before, words))
    return limit


def _dateline(before: str, words: Words) -> str:
    """What stands before a date and belongs to it: a place that begins a line or a bracket, or a capital; the day that a range begins with."""
    span = words.range.search(before)
    kept = before[: span.start()] if span else before
    place = _PLACE.search(kept)
    if place:
        return before[place.start() :]
    capital = capital_at_end(kept)
    return before[capital[0] :] if capital else before[len(kept) :]


def _end_by_repeat(text: str, listing: Sequence[Mention], found: Sequence[Mention], end: int, words: Words) -> int:
    """Before a listed party that is named again with nothing joining it to the title: so preambles begin."""
    known = {m.party for m in listing}
    for m in found:
        if m.start < listing[-1].end or m.start >= end or m.party not in known or m.sort in ("adjective", "national"):
            continue
        lead = words.lead.search(text, max(0, m.start - 30), m.start)
        start = lead.start() if lead else m.start
        before = text[listing[-1].end : start]
        if before.count("(") > before.count(")") or words.connector.search(text[max(0, start - 25) : start]):
            continue
        return start
    return end


def _end_by_next(text: str, listing: Sequence[Mention], noun: re.Match[str], end: int, words: Words) -> int:
    """Before a second title that follows the first without a word that joins them."""
    start = max(listing[-1].end, noun.end())
    for m in words.phrase.finditer(text, start, end):
        before = text[max(0, m.start() - 25) : m.start()]
        following = words.between.match(text, m.end() + 1) or text[m.end() : m.end() + 4].strip().lower() in ("on", "for")
        if following and not words.connector.search(before):
            return m.start()
    return end


def _end_by_case(text: str, start: int, known: int, end: int, words: Words) -> int:
    """Before the small letters that follow a title in capitals."""
    title = text[start:known]
    if sum(c.islower() for c in title) > 0.1 * len(title):
        return end
    for m in _SMALL.finditer(text, known, end):
        run = text[m.start() : m.start() + 30].split()
        if m.group()[0].isupper() and len(run) > 2 and not all(w.isupper() for w in run[:3]) and not words.connector.search(m.group()):
            return m.start()
    return end


def _clean(title: str, words: Words) -> str:
    name = " ".join(title.split()).strip(_TRAILING)
    # A page number, or the number of a footnote.
    numbered = _PAGE.search(name)
    if numbered and not words.numbered.search(name[: numbered.start()]):
        name = name[: numbered.start()].strip(_TRAILING)
    if name.count("(") < name.count(")"):
        name = name.rstrip(")").rstrip()
    while words.connector.search(name) and " " in name:
        name = name.rsplit(" ", 1)[0].strip(_TRAILING)
    return name
