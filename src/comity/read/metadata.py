"""What a plain text tells of itself: title, date, publisher, author, and whom it cites as its source.

The words are those of the language's table `metadata`; here is only how they are put together. Only the head of
a text is looked at, and every pattern takes time in proportion to it.
"""

import datetime
import re
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from comity.documents import Document
from comity.language import any_of, table
from comity.read.grids.cells import BAR
from comity.read.list_signs import BULLET
from comity.read.marks.periods import periods
from comity.read.plain import plain

_TITLE_LENGTH = 160
_HEAD, _LONG_HEAD = 1200, 3000
_LINES, _LINE, _PUBLISHED_LINE = 15, 200, 120
_NAMES_BESIDE_DATE = 4
#: So many lines with names and another day each are a list; more lines with cells than these are a table.
_A_LIST = 2
#: So far ahead few tell of a day: a file that was made then is the template of a later one.
_AHEAD = datetime.timedelta(days=366)
#: After the date of a date line, text begins.
_AFTER_DATE = re.compile(r"\s{0,2}(?:[-(/:]|[.,]\s?[-(/])")
_AFTER_CAPITALS = re.compile(r"\s{0,2}[-(/:.,]")
#: "12 May 1976: Chile - Kenya" tells what happened on a day.
_TOLD_OF_IT = re.compile(r"\s?:\s*[^\W\d_]")
_WORD = re.compile(r"[^\W\d_][\w.'-]*")
#: What begins an item of a list.
_LABEL = re.compile(r"\w\s\w+\s\w.*:\s*$")
_BULLET = re.compile(rf"\s*{BULLET}\s")


class _Words(NamedTuple):
    """The patterns that a language's table gives."""

    wire: re.Pattern[str]
    byline: re.Pattern[str]
    byline_within: re.Pattern[str]
    published: re.Pattern[str]
    reports: re.Pattern[str]
    reference: re.Pattern[str]
    publisher_line: re.Pattern[str]
    agency: re.Pattern[str]
    strong: re.Pattern[str]
    titled: re.Pattern[str]
    beside_date: frozenset[str]
    sure: frozenset[str]
    of_another: frozenset[str]
    not_published: re.Pattern[str]
    not_dateline: frozenset[str]


class _Day(NamedTuple):
    """The day of a line, and whether names stand beside it and no word of publishing."""

    day: datetime.date
    is_beside_names: bool


def described(document: Document) -> Document:
    """The document with what its text tells of itself; what is already known is left as it is."""
    text = plain(document.text[: 2 * _LONG_HEAD].lstrip())[:_LONG_HEAD]
    head, words = text[:_HEAD], _words(document.language)
    found = replace(document)
    if not document.recorded and not document.title:
        found = replace(found, title=_title(text, words))
    if document.date is None:
        found = _dated(found, text, words)
    if not document.author:
        m = words.byline.search(head) or words.byline_within.search(head)
        found = replace(found, author=m["author"] if m else "")
    if not document.publisher:
        found = replace(found, publisher=_publisher(head, words))
    return replace(found, attribution=document.attribution or attribution(text, document.language))


def _dated(document: Document, text: str, words: _Words) -> Document:
    """The document with the day that its text tells, or else that of its file: told, and not where the text tells of a much later one."""
    date = _date(text[:_HEAD], words, document.language)
    if date or document.made is None:
        return replace(document, date=date)
    days = (p.first for p in periods(text, None, language=document.language) if p.is_day and p.first)
    if max(days, default=document.made) - document.made > _AHEAD:
        return replace(
            document, warnings=(*document.warnings, f"its text tells of days long after {document.made}, on which its file was made")
        )
    note = f"dated {document.made}, the day on which its file was made; its text tells none"
    return replace(document, date=document.made, warnings=(*document.warnings, note))


def attribution(text: str, language: str = "en") -> tuple[str, ...]:
    """The chain of sources that a text names for itself, outermost first.

    "Rossiyskaya Gazeta has published an article by the minister, BNews.kz reports with a reference to
    the ministry's website" gives the agency, the website, the newspaper, the minister.
    """
    head, words = text[:_LONG_HEAD], _words(language)
    chain: list[str] = []
    m = words.reports.search(head)
    if m and words.strong.search(m.group()):
        reference = words.reference.search(head, m.end(), m.end() + 160)
        if reference:
            chain += [_clean(m["agency"]), _clean(reference["whom"])]
    m = words.published.search(head)
    if m:
        chain += [_clean(m["where"]), _clean(m["who"])]
    wire = words.wire.search(head)
    if wire:
        chain.append(wire["wire"])
    return tuple(dict.fromkeys(c for c in chain if c))


@cache
def _words(language: str) -> _Words:
    t = table(language, "metadata")
    told, dates = t["attribution"], t["date"]
    name = rf"[A-Z][\w.&'-]{{0,40}}(?: (?:{any_of(t['names']['within'])}|[A-Z][\w.&'-]{{0,40}})){{0,6}}"
    articles, person = any_of(t["names"]["articles"]), r"[A-Z][\w.'-]{1,40}"
    beside = {*dates["published"], *dates["times"], *dates["weekdays"]}
    return _Words(
        wire=re.compile(rf"\((?P<wire>{any_of(t['publisher']['agencies'])})\)"),
        byline=re.compile(rf"^[^\S\n]*(?:{any_of(t['author']['alone'])}) (?P<author>{person}(?: {person}){{1,3}})[^\S\n]*$", re.M),
        byline_within=re.compile(
            rf"(?<!\w)(?:{any_of(t['author']['within'])}) (?P<author>[A-Z][a-z][\w'-]{{1,40}} [A-Z][\w'-]{{1,40}}(?: [A-Z][\w'-]{{1,40}})?)\b"
        ),
        published=re.compile(
            rf"(?P<where>{name})(?: \([^)\n]{{0,80}}\))? (?:(?:{any_of(told['perfect'])}) )?(?:{any_of(told['published'])}) (?:{articles}) "
            rf"(?:{any_of(told['published_what'])})\b[^.]{{0,160}}? {told['by']} (?:(?:{articles}) )?(?P<who>[^,.;]{{3,140}})"
        ),
        reports=re.compile(rf"(?P<agency>{name})(?: (?:{any_of(told['agencies'])}))? (?:{any_of(told['reports'])})\b"),
        reference=re.compile(rf"\b(?:{any_of(told['references'])})(?: (?:{articles}))? (?P<whom>[^,.;]{{3,100}})"),
        publisher_line=re.compile(rf"^(?:{any_of(t['publisher']['lines'])}):[^\S\n]*(?P<publisher>[^\n]{{2,80}})$", re.M),
        agency=re.compile(rf"\b(?:{any_of(told['agencies'])})\b"),
        strong=re.compile(rf"\b(?:{any_of([*told['agencies'], *told['strong']])})\b"),
        titled=re.compile(rf"(?:{any_of(t['title']['lines'])})\s?:\s*", re.I),
        beside_date=frozenset(beside),
        sure=frozenset(dates["sure"]),
        of_another=frozenset(dates["of_another"]),
        not_published=re.compile(rf"\b(?:{any_of(dates['not_published'])})\s*$", re.I),
        not_dateline=frozenset(dates["not_dateline"]),
    )


def _title(text: str, words: _Words) -> str:
    """The first line if it says that it is the title, or reads like a headline: short, and no sentence with a full stop."""
    first = text.split("\n", 1)[0].strip().lstrip("# ")
    told = words.titled.match(first)
    title = first[told.end() :] if told else first
    return title if 3 <= len(title) <= _TITLE_LENGTH and (told or not title.endswith((".", ",", ";"))) else ""


def _date(head: str, words: _Words, language: str) -> datetime.date | None:
    """The first full day that stands in a line of publication or a date line near the top; none is guessed from the text's own days.

    Lines of a list that has a day each ("Albania | 24 May 1949"), or behind an item of one, tell none, unless they say that it is that of
    publication.
    """
    lines = head.split("\n")[:_LINES]
    in_cells = {line for line in lines if BAR in line}
    kept = lines if len(in_cells) <= _A_LIST else [line for line in lines if line not in in_cells]
    first_item = next((i for i, line in enumerate(kept) if _BULLET.match(line)), _LINES)
    told = [day for i, line in enumerate(kept) if (day := _day_of(line, words, language)) and not (day.is_beside_names and i > first_item)]
    listed = {day.day for day in told if day.is_beside_names}
    return next((day.day for day in told if len(listed) < _A_LIST or not day.is_beside_names), None)


def _day_of(line: str, words: _Words, language: str) -> _Day | None:
    """The first full day of a line, where that is one of publication or a date line."""
    piece = line[:_LINE]
    for period in periods(piece, None, language=language):
        before, after = piece[: period.start], piece[period.end :]
        if not period.is_day or period.first is None or (words.not_published.search(before) and not _is_publication(before, "", words)):
            continue
        if _is_dateline(before, after, words):
            return _Day(period.first, False)
        if len(line) <= _PUBLISHED_LINE and _is_publication(before, after, words):
            beside = [w.lower() for w in _WORD.findall(f"{before} {after}")]
            return _Day(period.first, bool(beside) and not any(w in words.sure for w in beside))
    return None


def _is_publication(before: str, after: str, words: _Words) -> bool:
    """Whether a line holds nothing beside its date but words of publishing, times, and a few names."""
    if _TOLD_OF_IT.match(after):
        return False
    beside = [w.rstrip(".'-") for w in _WORD.findall(f"{before} {after}")]
    others = [w for w in beside if w.lower() not in words.beside_date]
    if any(w.lower() in words.of_another for w in others):
        return False
    is_sure = any(w.lower() in words.sure for w in beside)
    if others and not is_sure and (_BULLET.match(before) or _LABEL.search(before)):
        # "- Foreign Minister Ada Cole, 9 March 2014", "Recognition of Chile: 4 May 1991": an item of a list, a label.
        return False
    return all(w[:1].isupper() for w in others) and len(others) <= (2 if is_sure else 1) * _NAMES_BESIDE_DATE


def _is_dateline(before: str, after: str, words: _Words) -> bool:
    """Whether a line begins with a place, then a date, then a sign that parts them from the text: "ASTANA, 12 March 2020 (Agency) - …"."""
    named = _WORD.findall(before)
    if not 1 <= len(named) <= _NAMES_BESIDE_DATE + 2 or any(w.lower() in words.not_dateline for w in named):
        return False
    if not all(w[:1].isupper() or w.lower() in words.beside_date for w in named):
        return False
    return (_AFTER_CAPITALS if all(w.isupper() for w in named) else _AFTER_DATE).match(after) is not None


def _publisher(head: str, words: _Words) -> str:
    m = words.publisher_line.search(head)
    if m:
        return m["publisher"].strip()
    m = words.wire.search(head)
    if m:
        return m["wire"]
    m = words.reports.search(head)
    return _clean(m["agency"]) if m and words.agency.search(m.group()) else ""


def _clean(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(" \"'")
