"""Sources and facts in a few words, as every form of a brief says them."""

import hashlib
import re

from comity.brief.parts import Fact
from comity.ledger import Source
from comity.wording import cell, day


def about(source: Source) -> str:
    """A source in one line: publisher, title, date or version."""
    date = day(source.published) if source.published else source.label
    parts = [source.publisher, source.called, date]
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


def reported_by(fact: Fact) -> str:
    """Who reports a fact, where all that tell it say the same: "by China"."""
    speakers = {q.speaker for q in fact.quotes}
    return f"by {speakers.pop()}" if len(speakers) == 1 and all(speakers) else ""


def figure(fact: Fact) -> str:
    """What a fact says, as a table under its label has it."""
    return cell(fact.record.observation) if fact.record else fact.text
