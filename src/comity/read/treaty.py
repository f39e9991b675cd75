"""Treaty texts: the agreement that a text is, with its name, type, parties, place and day of signature."""

import datetime
from dataclasses import replace

from comity.observation import Attribute, Finding, Observation, normalized
from comity.parties import Mention
from comity.read.treaties.flat import Flat, flat
from comity.read.treaties.genre import is_treaty
from comity.read.treaties.signatories import distinct, listed, mentions, named_most
from comity.read.treaties.signing import Signing, before_title, beside_title, closing_words, in_notes
from comity.read.treaties.title import Title, find_title
from comity.read.treaties.treaty_days import days
from comity.read.treaties.treaty_words import Words, words

_HEAD = 4000
_PREAMBLE = 1800
_BLOCK = 400
_NEAR = 60
_BODY = 30000


def read_treaty(text: str) -> list[Finding]:
    """The agreement that a treaty text is, or nothing if it is no treaty text.

    Args:
        text: the document's text as `plain` gives it.

    Only the title, the preamble's parties and the words of signing are read: what a treaty's articles provide are no facts.

    """
    known = words()
    if not is_treaty(text, known):
        return []
    start = len(text) - len(text.lstrip("\ufeff \n"))
    head = flat(text, start, start + _HEAD, known)
    closing = closing_words(text, known)
    on = closing.date.isoformat() if closing else _first_day(head.text, known)
    found = mentions(head.text, on, known)
    title = find_title(head, found, known)
    named = _parties(text, head, title, found, known)
    if len(named) < 2:
        return []
    return _findings(text, head, title, named, _signing(text, head, title, closing, known), known)


def _first_day(head: str, known: Words) -> str | None:
    found = days(head, known.dates)
    return found[0].date.isoformat() if found else None


def _parties(text: str, head: Flat, title: Title | None, found: list[Mention], known: Words) -> list[str]:
    """Those that the title lists; of a group of states, or where it lists none, those of the preamble; else the two that the text is full of."""
    told = list(title.parties) if title else []
    if len(told) >= 2 and title and not title.group:
        return told
    must = set(told[1:]) if title and title.group else set()
    preamble = _preamble(head.text, title.end if title else 0, found, must, known)
    if len(told) >= 2:
        return preamble if len(preamble) > len(told) else told
    return preamble or named_most(mentions(text[:_BODY], None, known))


def _preamble(text: str, start: int, found: list[Mention], must: set[str], known: Words) -> list[str]:
    """The first parties listed with those that `must` be, but for languages and those that another treaty is said to be between."""
    position, end = start, min(len(text), start + _PREAMBLE)
    while position < end:
        listing = listed(text, found, position, end, known)
        if len(distinct(listing)) < 2:
            return []
        before = text[max(start, listing[0].start - 80) : listing[0].start]
        between = list(known.between.finditer(before))
        noun = known.noun.search(before[: between[-1].start()].rstrip()[-25:]) if between else None
        if (not noun or known.itself.search(before)) and not known.other.search(before[-40:]) and must <= set(distinct(listing)):
            return distinct(listing)
        position = listing[-1].end
    return []


def _signing(text: str, head: Flat, title: Title | None, closing: Signing | None, known: Words) -> Signing | None:
    """Where and when it was signed.

    What a word of signing beside the title says goes before a bare day there ("Rome, 3 May 1978"), this before the
    closing words; an exchange of notes has the day of its last note, and a signing told in its title is another treaty's.
    """
    start, end = (title.start, title.end) if title else (0, 0)
    body = min(title.body, end + _BLOCK) if title else 0
    exchange = title is not None and known.carriers.search(title.name) is not None
    told = None if exchange else beside_title(head.text, 0, body, known, labelled=True)
    told = told or beside_title(head.text, end, body, known, labelled=False)
    if told is None:
        other = (in_notes(text, known) if exchange else None) or closing
        if other:
            return other
        told = before_title(head.text[:start], known)
    if told is None or (not told.place and closing and closing.date == told.date):
        return closing
    return Signing(told.date, told.place, *head.span(told.start, told.end))


def _findings(text: str, head: Flat, title: Title | None, named: list[str], signing: Signing | None, known: Words) -> list[Finding]:
    name = title.name if title else _own_name(text, known)
    span = head.span(title.start, title.end) if title else (head.origin[0], head.origin[min(200, len(head.origin) - 1)] + 1)
    attrs: dict[str, Attribute] = {"name": name, "type": _type(name, known), "action": "signed"}
    if signing and signing.place:
        attrs["place"] = signing.place
    if len(named) > 2:
        attrs["others"] = named[2:]
    spans = [span, *([(signing.start, signing.end)] if signing and not span[0] <= signing.start < span[1] else [])]
    day: datetime.date | None = signing.date if signing else None
    whole = tuple(spans)
    signed = Observation("agreement", named[0], named[1], start=day, end=day, attrs=attrs, spans=whole)
    # Marks lie within each span: with the words of signing elsewhere there are none.
    marks = whole if len(whole) == 1 else ()
    found = [Finding(normalized(signed), "agreement.treaty_title", marks)]
    changed = _changed(name, known) if day else None
    if changed:
        older: dict[str, Attribute] = {**attrs, "name": changed[1], "type": _type(changed[1], known), "action": changed[0]}
        found.append(Finding(normalized(replace(signed, attrs=older)), "agreement.treaty_changed", marks))
    return found


def _own_name(text: str, known: Words) -> str:
    """What a text without a title calls itself: "this Trade Agreement", or else its first noun that names a document."""
    itself = known.itself.search(text)
    if itself:
        return " ".join(itself.group().split()[1:]).capitalize()
    noun = known.noun.search(text)
    return noun.group().capitalize() if noun else ""


def _changed(name: str, known: Words) -> tuple[str, str] | None:
    """What a title says is done to an older agreement, and that one's name: "Protocol amending the Convention of 3 May 1978"."""
    first = known.noun.search(name)
    for action, verbs in known.changes:
        verb = verbs.search(name, first.end()) if first else None
        second = known.noun.search(name, verb.end()) if verb else None
        if first is None or verb is None or second is None or second.start() - verb.end() > _NEAR:
            continue
        older = next((m for m in known.phrase.finditer(name, verb.end()) if m.end() == second.end()), second)
        article = known.article.search(name[verb.end() : older.start()])
        if article:
            return action, name[older.start() :]
    return None


def _type(name: str, known: Words) -> str:
    """The type by the title's first noun, but for an exchange of notes that constitutes something."""
    nouns = [" ".join(m.group().lower().split()) for m in known.noun.finditer(name)]
    if len(nouns) > 1 and known.carriers.match(nouns[0]):
        nouns = nouns[1:]
    return known.types.get(nouns[0], "other") if nouns else "other"
