"""A brief as Markdown, with a footnote for each source."""

import re

from comity.brief.forms.footnotes import Footnotes
from comity.brief.forms.in_few_words import about, reported_by
from comity.brief.parts import Brief, Fact
from comity.ledger import Source
from comity.safe import visible, web_address
from comity.wording import day

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|&~!])")
#: What begins a list, a heading or a quotation at the beginning of a line.
_BLOCK = re.compile(r"^(\d{1,9})([.)])|^([-+=])")


def as_markdown(brief: Brief, full: bool = False) -> str:
    """The same as Markdown, each fact with its source and the sentence it came from; it is always whole."""
    notes = Footnotes(brief)
    lines = [f"# {_md(brief.a.name)} – {_md(brief.b.name)}", ""]
    lines += [f"*{_md(n)}*" for n in brief.notes] + ([""] if brief.notes else [])
    lines += [f"As of {_md(day(brief.as_of))}.", ""]
    for section in brief.front:
        lines += [f"## {_md(section.title)}", "", *(_line(f, notes, quotes=False) for f in section.facts), ""]
    if brief.contradictions:
        lines += ["## Contradictions", ""]
        for c in brief.contradictions:
            lines += [f"- {_md(c.about)}", *(f"  {_line(f, notes)}" for f in c.facts)]
        lines.append("")
    for group in brief.told:
        lines += [f"## {_md(group.title)}", ""]
        for series in group.series:
            lines += [f"- {_md(series.title)}", *(f"  {_line(f, notes)}" for f in series.facts)]
        lines += [*(_line(f, notes) for f in group.facts), ""]
    if brief.silent:
        lines += [f"Nothing found on: {_md(', '.join(brief.silent))}.", ""]
    lines += ["## Sources", "", *(_note(n, s) for n, s in enumerate(notes.sources, 1))]
    return "\n".join(lines) + "\n"


def _note(number: int, source: Source) -> str:
    address = web_address(source.url)
    by = f", by {_md(source.author)}" if source.author else ""
    return f"[^{number}]: {_md(about(source))}{by}" + (f" <{address}>" if address else "")


def _line(fact: Fact, notes: Footnotes, quotes: bool = True) -> str:
    when = f"{fact.when}: " if fact.when else ""
    note = "".join(f" ({_md(told)})" for told in (fact.note, reported_by(fact)) if told)
    cited = "".join(f"[^{number}]" for number, _ in notes.cited(fact))
    said = "".join(f"**{_md(t.strip())}** " if m else _md(t) for t, m in fact.quotes[0].parts) if quotes else ""
    tail = f" — “{said.strip()}”" if said else ""
    return f"- {_md(when + fact.text)}{note}{cited}{tail}"


def _md(text: str) -> str:
    """A text as Markdown that shows it and nothing else: in one line, without markup, lists or control signs of its own."""
    lead, tail = text[:1].isspace(), text[-1:].isspace() and len(text) > 1
    words = visible(" ".join(text.split()))
    escaped = _BLOCK.sub(r"\1\\\2\3", _SPECIAL.sub(r"\\\1", words))
    return " " * lead + escaped + " " * tail
