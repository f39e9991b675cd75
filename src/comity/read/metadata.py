"""What a plain text tells of itself: title, date, publisher, author, and whom it cites as its source."""

import datetime
import re
from dataclasses import replace

from comity.read.document import Document
from comity.read.text.periods import periods
from comity.read.text.plain import plain

_TITLE_LENGTH = 160
_HEAD = 1200
_NAME = r"[A-Z][\w.&'-]*(?: (?:of|the|and|for|[A-Z][\w.&'-]*)){0,6}"
_WIRE = re.compile(
    r"\((?P<wire>Reuters|AP|AFP|TASS|ITAR-TASS|Xinhua|Interfax|RIA Novosti|DPA|dpa|UPI|ANSA|EFE|Kyodo|Yonhap|PTI|IANS|Anadolu|KUNA|IRNA|Kazinform|BelTA|Ukrinform|APP|Bernama|Antara)\)"
)
_BYLINE = re.compile(r"^\s*(?:By|BY) (?P<author>[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3})\s*$", re.M)
_BYLINE_IN = re.compile(r"\b(?:By|Written by|Author:) (?P<author>[A-Z][a-z][\w'-]+ [A-Z][\w'-]+(?: [A-Z][\w'-]+)?)\b")
_PUBLISHED = re.compile(
    rf"(?P<where>{_NAME})(?: \([^)]*\))? (?:has )?published an? (?:article|interview|op-ed|column)\b[^.]{{0,160}}? by (?:the )?(?P<who>[^,.;]{{3,140}})"
)
_REPORTS = re.compile(rf"(?P<agency>{_NAME})(?: correspondent| news agency| agency)? (?:reports?|reported|informs?|writes|learned)\b")
_REFERENCE = re.compile(
    r"\b(?:with (?:a )?reference to|citing|quoting|referring to|according to|with the link to)(?: a| the)? (?P<whom>[^,.;]{3,100})"
)
_PUBLISHER_LINE = re.compile(r"^(?:Source|Publisher|Published by|From):\s*(?P<publisher>.{2,80})$", re.M)


def described(document: Document, title: bool = True) -> Document:
    """The document with what its text tells of itself; what is already known is left as it is.

    Args:
        document: with its text.
        title: whether the first line may be taken for a title.

    """
    text = plain(document.text)
    head = text[:_HEAD]
    found = replace(document)
    if title and not document.title:
        found = replace(found, title=_title(text))
    if document.date is None:
        found = replace(found, date=_date(head))
    if not document.author:
        m = _BYLINE.search(head) or _BYLINE_IN.search(head)
        found = replace(found, author=m["author"] if m else "")
    if not document.publisher:
        found = replace(found, publisher=_publisher(text, head))
    return replace(found, attribution=document.attribution or attribution(text))


def _title(text: str) -> str:
    """The first line if it reads like a headline: short, and no sentence with a full stop."""
    first = text.lstrip().split("\n", 1)[0].strip().lstrip("# ")
    return first if 3 <= len(first) <= _TITLE_LENGTH and not first.endswith((".", ",", ";")) else ""


def _date(head: str) -> datetime.date | None:
    """The first full day that stands on a line of its own or in a date line near the top."""
    for line in head.split("\n")[:12]:
        if len(line) > 200 and not re.match(r"^\s*[A-Z][A-Z ,.]+, ", line):
            continue
        for period in periods(line[:120], None):
            near_start = period.start < 40 or len(line) < 60
            if period.is_day and near_start and not re.search(r"\b(?:signed|done|dated|born|on)\s*$", line[: period.start], re.I):
                return period.first
    return None


def _publisher(text: str, head: str) -> str:
    m = _PUBLISHER_LINE.search(head)
    if m:
        return m["publisher"].strip()
    m = _WIRE.search(head)
    if m:
        return m["wire"]
    m = _REPORTS.search(head)
    return _clean(m["agency"]) if m and re.search(r"correspondent|agency", m.group()) else ""


def attribution(text: str) -> tuple[str, ...]:
    """The chain of sources that a text names for itself, outermost first.

    "Rossiyskaya Gazeta has published an article by the minister, BNews.kz reports with a reference to
    the ministry's website" gives the agency, the website, the newspaper, the minister.
    """
    head = text[:3000]
    chain: list[str] = []
    m = _REPORTS.search(head)
    if m and re.search(r"correspondent|agency|reports?\b", m.group()):
        reference = _REFERENCE.search(head, m.end(), m.end() + 160)
        if reference:
            chain += [_clean(m["agency"]), _clean(reference["whom"])]
    m = _PUBLISHED.search(head)
    if m:
        chain += [_clean(m["where"]), _clean(m["who"])]
    wire = _WIRE.search(head)
    if wire:
        chain.append(wire["wire"])
    return tuple(dict.fromkeys(c for c in chain if c))


def _clean(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(" \"'")
