"""What a page tells of itself in its fields: title, date, publisher, author, address, language; nothing is guessed from its text."""

import datetime
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from comity.documents.clean import line
from comity.documents.language import code
from comity.documents.origins import is_address

if TYPE_CHECKING:
    from resiliparse.parse.html import HTMLTree

_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "publication-date", "dc.date.issued", "dc.date", "dc.date.created",
    "dcterms.issued", "dcterms.date", "dcterms.created", "citation_publication_date", "citation_date", "sailthru.date",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "bt:pubdate", "article.published", "published_at", "originalpublicationdate",
    "datecreated",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "headline")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher", "application-name")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "sailthru.author", "byl")
#: Sorts of schema.org that a text is published as.
_ARTICLES = re.compile(r"article|report|posting|webpage|publication|speech|pressrelease", re.I)
_LARGEST_DATA = 1_000_000
_MOST_FIELDS, _MOST_OBJECTS = 500, 2000
_DAY = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_TITLE_ENDS = re.compile(r"\s(?:[|–—·:»]|-)\s")


@dataclass
class About:
    """What a page tells of itself; empty where it tells nothing."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    date: datetime.date | None = None
    fields: dict[str, str] = field(default_factory=dict)


def about(tree: "HTMLTree", name: str) -> About:
    """What a page tells of itself.

    Fields in ``<meta>`` go before JSON-LD (schema.org), and both before elements such as ``<time datetime>``.

    Args:
        tree: the page.
        name: its address or file name, against which relative addresses are read.

    """
    fields = _fields(tree)
    data = list(_articles(tree))
    publisher = _first(fields, _PUBLISHERS) or _named(data, "publisher")
    author = next((a for k in _AUTHORS if (a := fields.get(k, "")) and "://" not in a), "") or _named(data, "author")
    language = _attribute(tree, "html", "lang") or _attribute(tree, "html", "xml:lang") or fields.get("og:locale", "")
    return About(
        title=_title(tree, fields, data, publisher),
        publisher=publisher,
        author=author,
        url=_address(tree, fields, name),
        language=code(language),
        date=_date(tree, fields, data),
    )


def _fields(tree: "HTMLTree") -> dict[str, str]:
    """The named fields in ``<meta>``, the first of each name; names in lower case."""
    found: dict[str, str] = {}
    for meta in _all(tree, "meta[content]"):
        for key in ("property", "name", "itemprop"):
            called = (meta.getattr(key) or "").strip().lower()
            value = line(meta.getattr("content") or "")
            if called and value:
                found.setdefault(called, value)
    return found


def _all(tree: "HTMLTree", selector: str) -> list[Any]:
    found = tree.document.query_selector_all(selector) if tree.document is not None else []
    return [found[i] for i in range(min(len(found), _MOST_FIELDS))]


def _attribute(tree: "HTMLTree", selector: str, name: str) -> str:
    return next((line(e.getattr(name)) for e in _all(tree, selector)[:1] if e.getattr(name)), "")


def _first(fields: dict[str, str], names: Iterable[str]) -> str:
    return next((fields[n] for n in names if fields.get(n)), "")


def _articles(tree: "HTMLTree") -> Iterator[dict[str, Any]]:
    """The objects of schema.org in a page that stand for a text, without going deeper than they are many."""
    for script in _all(tree, 'script[type="application/ld+json"]'):
        text = script.text or ""
        try:
            waiting: list[Any] = [json.loads(text, strict=False)] if len(text) <= _LARGEST_DATA else []
        except (ValueError, RecursionError):
            continue
        seen = 0
        while waiting and seen < _MOST_OBJECTS:
            item, seen = waiting.pop(0), seen + 1
            if isinstance(item, list):
                waiting[:0] = item[:_MOST_OBJECTS]
            elif isinstance(item, dict):
                kinds = item.get("@type")
                if any(isinstance(k, str) and _ARTICLES.search(k[:100]) for k in (kinds if isinstance(kinds, list) else [kinds])):
                    yield item
                waiting += [item[k] for k in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(item.get(k), dict | list)]


def _named(data: list[dict[str, Any]], key: str) -> str:
    """The name of a person or organisation: given as such, in an object, or the first of several."""
    for item in data:
        value = item.get(key)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("name") if isinstance(value, dict) else value
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str) and line(value) and "://" not in value:
            return line(value)
    return ""


def _title(tree: "HTMLTree", fields: dict[str, str], data: list[dict[str, Any]], publisher: str) -> str:
    headings = _all(tree, "h1")
    said = _first(fields, _TITLES) or next((line(d["headline"]) for d in data if line(d.get("headline", ""))), "")
    title = said or (line(headings[0].text) if len(headings) == 1 else "") or line(tree.title or "")
    # "Headline | Publisher": the publisher is told for itself.
    parts = _TITLE_ENDS.split(title)
    if len(parts) > 1 and publisher and parts[-1].strip().casefold() == publisher.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·:»-")
    return title


def _address(tree: "HTMLTree", fields: dict[str, str], name: str) -> str:
    """The page's own address: absolute, of the web; empty if it tells none."""
    said = _attribute(tree, 'link[rel="canonical"]', "href") or fields.get("og:url", "")
    try:
        found = urljoin(name, said) if said and is_address(name) else said
        parts = urlsplit(found)
        return found if parts.scheme in ("http", "https") and parts.hostname and " " not in found else ""
    except ValueError:
        return ""


def _date(tree: "HTMLTree", fields: dict[str, str], data: list[dict[str, Any]]) -> datetime.date | None:
    """The day of publication by a field, by schema.org, by the first ``<time>`` of the article; never by figures in the text."""
    told = [fields[n] for n in _DATES if n in fields]
    for key in ("datePublished", "dateCreated"):
        told += [d[key] for d in data if isinstance(d.get(key), str)]
    for selector in (
        "time[pubdate]",
        '[itemprop="datePublished"]',
        "article time[datetime]",
        "header time[datetime]",
        "main time[datetime]",
    ):
        told += [e.getattr("datetime") or e.getattr("content") or "" for e in _all(tree, selector)[:1]]
    times = _all(tree, "time[datetime]")
    # One alone is the page's; of several, each may be another text's.
    told += [times[0].getattr("datetime") or ""] if len(times) == 1 else []
    return next((found for t in told if (found := _day(t))), None)


def _day(value: str) -> datetime.date | None:
    m = _DAY.match(value[:40])
    try:
        return datetime.date(int(m[1]), int(m[2]), int(m[3])) if m else None
    except ValueError:
        return None
