"""From a document to its observations."""

import datetime
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Protocol, cast

from comity import parties
from comity.errors import ObservationError
from comity.observation import validate
from comity.parties import Mention
from comity.read import kinds
from comity.read.context import Context, document_pair
from comity.read.document import Document, Finding
from comity.read.merge import merged
from comity.read.text.plain import plain
from comity.read.text.scene import Scene, SceneBuilder
from comity.read.text.sentences import sentences
from comity.read.treaty import read_treaty

_GENERIC = re.compile(
    r"\b(?:two|both|our|these|mutual|mutually|bilateral|two-way|sides|parties|exports?|imports?|trade|turnover|accord|agreement|"
    r"surplus|deficit|treaty|talks|visit|leaders|joint|cooperation|commission|relations|border|partnership|anniversary|countries|signed|memorand\w+|documents|investments?|forum|consulate|embassy|diplomats|we)\b",
    re.I,
)


class KindReader(Protocol):
    """What each module under ``kinds`` offers."""

    KIND: str
    TRIGGER: re.Pattern[str]
    find: Callable[[Scene, Context], Iterable[Finding]]


@cache
def kind_readers() -> tuple[KindReader, ...]:
    """The modules under ``kinds``, in the order of their names."""
    names = sorted(m.name for m in pkgutil.iter_modules(kinds.__path__))
    return tuple(cast(KindReader, importlib.import_module(f"comity.read.kinds.{name}")) for name in names)


def read_document(document: Document) -> list[Finding]:
    """The observations of a document, in the order of the text, each fact once.

    Sentences are read one by one, each with what the ones before have told (`Context`). The same
    document always gives the same findings.
    """
    text = plain(document.text)
    treaty = read_treaty(text)
    if treaty:
        return treaty
    day = document.date.isoformat() if document.date else _latest_year(text)
    sure = {m.party for m in parties.find(f"{plain(document.title)}\n{text}", day)}
    mentions = parties.find(text, day, sure)
    context = _context(document, text, mentions, day)
    builder = SceneBuilder(text.replace("\n", " "), mentions, document.date)
    for index, (start, end) in enumerate(sentences(text)):
        if not _is_promising(builder, text, start, end):
            continue
        scene = builder.scene(index, start, end)
        context.found.extend(_read_scene(scene, context))
        context.note(scene)
    return merged(context.found, _headline(document.title, text))


def _headline(title: str, text: str) -> tuple[int, int]:
    """Where the title stands at the text's beginning, once or again below the date line; an empty span if nowhere."""
    title = plain(title).strip()
    place = text.rfind(title, 0, 400) if title else -1
    return (0, place + len(title)) if place >= 0 else (0, 0)


def _read_scene(scene: Scene, context: Context) -> Iterator[Finding]:
    words = scene.text[scene.start : scene.end].lower()
    for reader in kind_readers():
        if reader.TRIGGER.search(words) or reader.TRIGGER.search(scene.masked):
            for finding in reader.find(scene, context):
                o = finding.observation
                if o.b is None or o.a == o.b:
                    continue
                try:
                    validate(o)
                except ObservationError:
                    continue
                yield finding


def _is_promising(builder: SceneBuilder, text: str, start: int, end: int) -> bool:
    return bool(builder.mentions_in(start, end) or _GENERIC.search(text, start, end) or builder.knows_anyone_in(start, end))


def _context(document: Document, text: str, mentions: list[Mention], day: str | None) -> Context:
    known = parties.parties()

    def is_actor(m: Mention) -> bool:
        return (known[m.party].sort == "state" or m.party == "EU") and m.sort != "capital"

    title = list(dict.fromkeys(m.party for m in parties.find(plain(document.title), day) if is_actor(m)))
    named: list[list[str]] = []
    position = 0
    for start, end in sentences(text):
        sentence: dict[str, None] = {}
        while position < len(mentions) and mentions[position].start < end:
            if mentions[position].start >= start and is_actor(mentions[position]):
                sentence[mentions[position].party] = None
            position += 1
        named.append(list(sentence))
    pair = document_pair(named, title)
    return Context(today=document.date, pair=pair, title_pair=(title[0], title[1]) if len(title) == 2 else None)


def _latest_year(text: str) -> str | None:
    """A day to read names by where a document has no date: the end of the latest year in its first lines."""
    this_year = datetime.date.today().year
    years = [int(y) for y in re.findall(r"\b(1[89]\d\d|20\d\d)\b", text[:3000])]
    years = [y for y in years if y <= this_year]
    return f"{max(years)}-12-31" if years else None
