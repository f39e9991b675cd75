"""A brief as HTML, Markdown and JSON."""

import hashlib
import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from comity import packaged
from comity.brief.parts import Brief, Fact
from comity.ledger import Source
from comity.observation import to_dict
from comity.safe import as_json as _written
from comity.safe import visible, web_address
from comity.wording import cell, day

if TYPE_CHECKING:
    from jinja2 import Environment

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|&~!])")
#: What begins a list, a heading or a quotation at the beginning of a line.
_BLOCK = re.compile(r"^(\d{1,9})([.)])|^([-+=])")


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("comity.brief"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    made.filters |= filters()
    return made


def filters() -> dict[str, Callable[..., Any]]:
    """What the templates of a brief call."""
    return {"day": day, "about": about, "anchor": anchor, "told_by": told_by, "figure": _figure, "web_address": web_address}


def citations(brief: Brief) -> Callable[[Fact], list[tuple[int, str]]]:
    """From a fact of a brief to the numbers of its sources and their places in the page."""
    numbers = {source.id: number for number, source in enumerate(brief.sources, 1)}
    return lambda fact: sorted({(numbers[q.source.id], anchor(q.source)) for q in fact.quotes})


def about(source: Source) -> str:
    """A source in one line: publisher, title, date or version."""
    date = day(source.published) if source.published else source.label
    parts = [source.publisher, source.title or source.id, date]
    return ", ".join(p for p in parts if p)


def shortly(source: Source) -> str:
    """A source in a few words: a document's publisher, a data set's name."""
    first, second = (source.title, source.publisher) if source.sort == "dataset" else (source.publisher, source.title)
    return first or second or source.id


def anchor(source: Source) -> str:
    """A name for a source's place in the page, of its own for each source, whatever letters its id is of."""
    plain = re.sub(r"[^a-zA-Z0-9]+", "-", source.id).strip("-")
    return f"source-{plain}-{hashlib.sha256(source.id.encode('utf-8', 'backslashreplace')).hexdigest()[:10]}"


def told_by(fact: Fact) -> str:
    """Who tells a fact, in a few words: publisher and year of the first source, and how many tell it besides."""
    first = fact.quotes[0].source
    others = len({q.source.id for q in fact.quotes}) - 1
    year = f", {first.published.year}" if first.published else ""
    return f"{shortly(first)}{year}" + (f" and {others} more" if others else "")


def _figure(fact: Fact) -> str:
    return cell(fact.record.observation) if fact.record else fact.text


def as_html(brief: Brief, full: bool = False) -> str:
    """A page that needs nothing else: no script, no network, readable on paper and phone, light and dark.

    Args:
        full: whether all of it is printed; else the front page, the timeline and the sources are.

    """
    style = packaged.text("comity.brief", "templates/style.css")
    template = _environment().get_template("brief.html")
    return template.render(brief=brief, style=style, full=full, citations=citations(brief), document_page=None)


def as_markdown(brief: Brief, full: bool = False) -> str:
    """The same as Markdown, each fact with its source and the sentence it came from; it is always whole."""
    lines = [f"# {_md(brief.a.name)} – {_md(brief.b.name)}", ""]
    lines += [f"*{_md(n)}*" for n in brief.notes] + ([""] if brief.notes else [])
    lines += [f"As of {_md(day(brief.as_of))}.", ""]
    for section in brief.front:
        lines += [f"## {_md(section.title)}", "", *(_line(f, quotes=False) for f in section.facts), ""]
    if brief.contradictions:
        lines += ["## Contradictions", ""]
        for c in brief.contradictions:
            lines += [f"- {_md(c.about)}", *(f"  {_line(f)}" for f in c.facts)]
        lines.append("")
    for group in brief.told:
        lines += [f"## {_md(group.title)}", ""]
        for series in group.series:
            lines += [f"- {_md(series.title)}", *(f"  {_line(f)}" for f in series.facts)]
        lines += [*(_line(f) for f in group.facts), ""]
    if brief.silent:
        lines += [f"Nothing found on: {_md(', '.join(brief.silent))}.", ""]
    lines += ["## Sources", "", *(_source_line(s) for s in brief.sources)]
    return "\n".join(lines) + "\n"


def _source_line(source: Source) -> str:
    address = web_address(source.url)
    return f"- {_md(about(source))}" + (f" <{address}>" if address else "")


def _line(fact: Fact, quotes: bool = True) -> str:
    when = f"{fact.when}: " if fact.when else ""
    note = f" ({fact.note})" if fact.note else ""
    source = fact.quotes[0].source
    said = "".join(f"**{_md(t.strip())}** " if m else _md(t) for t, m in fact.quotes[0].parts) if quotes else ""
    tail = f" — “{said.strip()}”" if said else ""
    return f"- {_md(when + fact.text)}{note} [{_md(shortly(source))}]{tail}"


def _md(text: str) -> str:
    """A text as Markdown that shows it and nothing else: in one line, without markup, lists or control signs of its own."""
    lead, tail = text[:1].isspace(), text[-1:].isspace() and len(text) > 1
    words = visible(" ".join(text.split()))
    escaped = _BLOCK.sub(r"\1\\\2\3", _SPECIAL.sub(r"\\\1", words))
    return " " * lead + escaped + " " * tail


def as_json(brief: Brief, full: bool = False) -> str:
    """The same as JSON: parties, front page, facets with facts, contradictions, sources; it is always whole."""
    value = {
        "parties": [{"id": p.id, "name": p.name} for p in (brief.a, brief.b)],
        "notes": list(brief.notes),
        "as_of": brief.as_of.isoformat(),
        "front": [{"id": s.id, "title": s.title, "facts": [_fact(f) for f in s.facts]} for s in brief.front],
        "facets": [{"id": g.id, "title": g.title, "facts": [_fact(f) for f in g.all]} for g in brief.groups],
        "contradictions": [{"about": c.about, "facts": [_fact(f) for f in c.facts]} for c in brief.contradictions],
        "sources": [_source(s) for s in brief.sources],
    }
    return _written(value) + "\n"


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "text": fact.text,
        "when": fact.when,
        "note": fact.note,
        "observation": to_dict(fact.record.observation) if fact.record else None,
        "sources": [
            {"source": q.source.id, "rule": q.rule, "speaker": q.speaker, "words": "".join(t for t, _ in q.parts).strip()}
            for q in fact.quotes
        ],
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "sort": source.sort,
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "published": source.published.isoformat() if source.published else None,
        "version": source.label,
        "url": source.url,
        "attribution": list(source.attribution),
        "sha256": source.sha256,
    }


#: How a brief is written in each format that it can be written in.
RENDERERS = {"html": as_html, "md": as_markdown, "json": as_json}
