"""From a document to its observations."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Protocol, cast

from comity import parties
from comity.documents.document import Document
from comity.errors import DocumentError, ObservationError
from comity.observation import Finding, Observation, validate
from comity.parties import Mention
from comity.read import kinds, rosters, took_place
from comity.read.as_of import as_of_period, names_day
from comity.read.dated_parties import apportioned
from comity.read.datelines import by_line
from comity.read.discourse import Discourse, document_pair, is_actor
from comity.read.done_likewise import told_again
from comity.read.encounters.venues import is_where_many_gather
from comity.read.grids.stacked_cells import in_rows, joined
from comity.read.grids.tables_told import Tables
from comity.read.headed import told_by_rows
from comity.read.jubilees import counted_from
from comity.read.listings import in_lines
from comity.read.marks.known_leaders import expect, known_leaders, without_forenames
from comity.read.marks.seats import standing_for_bodies
from comity.read.memory import NO_NAMES, has_clause, is_titled, listen, remember
from comity.read.merge import merged
from comity.read.plain import plain
from comity.read.sentence import Sentence, SentenceMaker
from comity.read.sentence_bounds import Stretch, sentences
from comity.read.sheets import Sheet
from comity.read.short_forms import note_short_forms
from comity.read.speech.speakers import Speakers
from comity.read.speech.told_behind import OpenQuotation
from comity.read.titled import called_off, day_of_report, of_title, only_there
from comity.read.told_by_name import without_named
from comity.read.treaties.genre import is_treaty
from comity.read.treaties.treaty_words import words as treaty_words
from comity.read.turns import Turns
from comity.read.whose_page import reporter, whose_page

#: Where so large a share of the states named are its two, a document is about them alone.
_NEARLY_ALL = 0.85
#: After so many characters what is found is told, then after so many more, or so many times as many: all of it is told each time.
_STEP, _GROWS = 2000, 1.25
#: What stands in front of the place in a title.
_BAR = " | "
#: So many are a pair.
_PAIR = 2


class KindReader(Protocol):
    """What each module under ``kinds`` offers."""

    KIND: str
    find: Callable[[Sentence, Discourse], Iterable[Finding]]


@cache
def kind_readers() -> tuple[KindReader, ...]:
    """The modules under ``kinds``, in the order of their names."""
    names = sorted(m.name for m in pkgutil.iter_modules(kinds.__path__))
    modules = [importlib.import_module(f"{kinds.__name__}.{name}") for name in names]
    return tuple(cast(KindReader, module) for module in modules if hasattr(module, "KIND"))


def read_document(document: Document | str) -> list[Finding]:
    """The observations of a document, in the order of the text, each fact once.

    Sentences are read one by one, each with what the ones before have told (`Discourse`). The same document always gives the
    same findings.

    Args:
        document: what is read; a text alone has no date, so that "last year" is none.

    Raises:
        DocumentError: it is neither a document nor a text.

    Examples:
        >>> [f.observation.kind for f in read_document("Chile and Peru signed a trade agreement on 3 May 2006.")]
        ['agreement']

    """
    if isinstance(document, str):
        document = Document("text", document)
    if not isinstance(document, Document):
        told = "it reads a text or a Document; comity.read.read reads files"
        raise DocumentError(f"read_document: {type(document).__name__} is neither; {told}")
    return gathered(document, (found for _, _, found in walk(document)))


def read_in_steps(document: Document, tell: Callable[[int, list[Finding]], None]) -> list[Finding]:
    """The observations of a document, as `read_document` gives them; what is found so far is told as reading goes on.

    Args:
        document: what to read.
        tell: is given how far the text is read, and what was found up to there; what comes later may still make it fuller.

    """
    told: list[list[Finding]] = []
    wanted = _STEP
    for sentence, _, found in walk(document):
        if sentence.start >= wanted:
            tell(sentence.start, gathered(document, told))
            wanted = max(sentence.start + _STEP, int(sentence.start * _GROWS))
        told.append(found)
    return gathered(document, told)


def gathered(document: Document, found: Iterable[list[Finding]]) -> list[Finding]:
    """The observations of a document in whose sentences this was found, as `walk` gives it; a treaty is read by its title instead."""
    text = plain(document.text)
    if is_treaty(text, treaty_words()):
        # What reads treaties is loaded for treaties.
        from comity.read.treaty import read_treaty

        return read_treaty(text)
    day = names_day(document, text)
    # All sentences first: who says a quotation may be told behind it.
    told = [as_of_period(finding, text, day) for findings in list(found) for finding in findings]
    told = counted_from(told, document.date, document.language)
    return without_named(merged(told, _headline(plain(document.title), text), document.date))


def walk(document: Document) -> Iterator[tuple[Sentence, Discourse, list[Finding]]]:
    """The sentences of a document that is no treaty, each with the discourse as it stands there and what is found in it."""
    text, title = plain(document.text), plain(document.title)
    gaps = in_rows(text)
    raw, text = joined(document.text, gaps), joined(text, gaps)
    day = names_day(document, text)
    own, seat = whose_page(document, title, text)
    sure = {m.party for m in parties.find(f"{title}\n{text}", day)} | {p for p in (own, seat) if p}
    sure |= parties.usual(f"{title}\n{text}", sure)
    mentions = parties.find(text, day, sure)
    leaders = known_leaders(text, day, {m.start for m in mentions}, document.language, {m.party for m in mentions} | sure)
    if len(sure | {x.party for x in leaders}) < 2:
        return
    mentions = standing_for_bodies(without_forenames(mentions, leaders, text), text, document.language)
    in_title = parties.find(title, day, sure)
    titled = _titled(title, in_title, document.language)
    titled += [seat] if seat is not None and set(titled) <= {own} else []
    about = titled[0] if len(titled) == 1 else own or ""
    tables = Tables(raw, text, mentions, (title, in_title), about, document.date, document.language)
    sheet = Sheet(text, titled, document.language)
    stretches = list(sentences(text, document.language, sorted({*tables.places, *sheet.places})))
    text, stretches = in_lines(text, stretches, mentions, document.language, tables.told)
    turns = Turns(text, stretches, title, in_title, own, document.language)
    own = own or turns.asked()
    discourse = begin(document, titled, mentions, stretches, own)
    discourse.reporter = own or reporter(document, text, mentions)
    discourse.abroad = seat is not None
    maker = SentenceMaker(text.replace("\n", " "), mentions, document.date, day, document.language)
    expect(maker.memory, leaders)
    maker.read_title(title, in_title)
    discourse.author, discourse.spoken = turns.author(title)
    quotation = OpenQuotation()
    above: list[Stretch] = []
    below: list[Observation] = []
    first: Sentence | None = None
    for index, stretch in enumerate(stretches):
        discourse.enter(index, stretch.paragraph)
        discourse.turn, start = turns.at(stretch, maker.mentions(stretch.start, stretch.end), maker.memory)
        sentence = maker.make(index, start, stretch.end)
        if stretch in tables:
            found = tables.read(sentence, above, discourse)
            yield sentence, discourse, [*found, *told_by_rows.of_rows(sentence, discourse, found)]
            continue
        if stretch in sheet and (told := sheet.read(sentence)):
            yield sentence, discourse, told
            continue
        above.append(stretch)
        first = first or sentence
        sentence.is_heading = stretch.alone and (not has_clause(sentence) or is_titled(sentence))
        listen(sentence, discourse)
        note_short_forms(sentence, discourse)
        rosters.enter(sentence, discourse)
        found = list(_read(sentence, discourse))
        found += told_again(sentence, discourse, found)
        found += took_place.dated(sentence, discourse, found)
        found += told_by_rows.of_rows(sentence, discourse, found)
        found += tables.beside(sentence, discourse, found)
        below += [f.observation for f in found]
        if index == len(stretches) - 1:
            headline = of_title(title, in_title, maker.memory, document.date, day, document.language)
            if headline is not None:
                fresh = begin(document, titled, mentions, stretches, own)
                named = {*headline.parties(), own}
                place = (stretches[0].start, stretches[0].end)
                lead = first or sentence
                found += only_there(_read(headline, fresh), named, below, place, day_of_report(lead), called_off(lead))
        quotation.note(sentence, discourse, found)
        yield sentence, discourse, found
        Speakers(sentence, discourse).note()
        remember(sentence, discourse)
        rosters.note(sentence, discourse)


def begin(document: Document, titled: list[str], mentions: list[Mention], stretches: list[Stretch], own: str | None) -> Discourse:
    """What is known of a document before its first sentence."""
    named = _named(mentions, stretches)
    pair = document_pair(named, titled, own)
    counts: dict[str, int] = {}
    for names in named:
        for party in names:
            counts[party] = counts.get(party, 0) + is_actor(party)
    main = max(counts, key=lambda p: counts[p]) if counts else None
    focus = sum(counts.get(p, 0) for p in pair or ()) / max(1, sum(counts.values()))
    discourse = Discourse(document.date, tuple(titled), pair, own, main, focus, frozenset(p for p in counts if is_actor(p)))
    discourse.heading = frozenset(re.findall(r"\w+", document.title.lower()))
    if len(titled) == 1:
        # A page on one state may begin with "It is a member of …".
        discourse.subject = (titled[0],)
    discourse.of_two = pair is not None and sum(counts.get(p, 0) for p in pair) >= _NEARLY_ALL * sum(counts.values())
    return discourse


def _named(mentions: list[Mention], stretches: list[Stretch]) -> list[list[str]]:
    """The parties that each sentence names, each once: not a city for its state, nor a firm."""
    named: list[list[str]] = []
    position = 0
    for stretch in stretches:
        sentence: dict[str, None] = {}
        while position < len(mentions) and mentions[position].start < stretch.end:
            if mentions[position].start >= stretch.start and mentions[position].sort not in NO_NAMES:
                sentence[mentions[position].party] = None
            position += 1
        named.append(list(sentence))
    return named


def _titled(title: str, in_title: list[Mention], language: str) -> list[str]:
    """The parties that a title names; two capitals and nobody else stand for their states ("Lima and Quito sign pact").

    Where many gather is only a place ("The Summit of the Seven in Cusco, Peru").
    """
    in_title = [m for m in in_title if not is_where_many_gather(title, m.start, language)]
    # "Remarks Before Meeting | Cusco, Peru".
    bar = title.rfind(_BAR)
    in_title = [m for m in in_title if bar < 0 or m.start < bar] or in_title
    named = list(dict.fromkeys(m.party for m in in_title if m.sort != "capital"))
    capitals = list(dict.fromkeys(m.party for m in in_title))
    return capitals if not named and len(capitals) == _PAIR else named


def _read(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    speakers = Speakers(sentence, discourse)
    for reader in kind_readers():
        for finding in by_line(apportioned(reader.find(sentence, discourse), sentence, discourse), sentence, discourse):
            o = finding.observation
            if o.b is None or o.a == o.b:
                continue
            try:
                validate(o)
            except ObservationError:
                continue
            yield speakers.named(finding)


def _headline(title: str, text: str) -> tuple[int, int]:
    """Where the title stands at the text's beginning, once or again below the date line; an empty span if nowhere."""
    place = text.rfind(title.strip(), 0, 400) if title.strip() else -1
    return (0, place + len(title.strip())) if place >= 0 else (0, 0)
