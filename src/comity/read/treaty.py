"""Treaty texts: name, type, parties, place and day of signature from the title, through OCR errors."""

import datetime
import re
from dataclasses import dataclass

from comity import parties
from comity.observation import Attribute, Observation, normalized
from comity.read.document import Finding
from comity.read.text.periods import periods

_HEAD = 1500
_NOUN = r"(?:treaty|agreement|accord|convention|protocol|exchange of (?:notes|letters)|memorandum|declaration|arrangement|pact|charter)"
_TYPES = ("treaty", "convention", "protocol", "memorandum", "declaration", "agreement")
_NOUN_RE = re.compile(_NOUN, re.I)
_TITLE_NOUN = re.compile(rf"\b{_NOUN}\b", re.I)
#: Words with which the body of a treaty begins.
_BODY = re.compile(
    r"(?<!BETWEEN )(?<!between )(?<!BY )\b(?:The (?:Royal |Imperial |Federal )?(?:[A-Z]\w+ )?Governments?\b|The [A-Z][A-Z]+ Government|His (?:Britannic )?Majesty|Her Majesty|The Presidents?\b|THE PRESIDENT|HIS MAJESTY|"
    r"Desir|DESIR|Considering|CONSIDERING|Convinced|Wishing|Aiming|Guided|Recogni|Equally|Being|Inspired|Mindful|Animated|Have agreed|"
    r"The High Contracting|The Contracting|Article|ARTICLE|TRANSLATION|Sir,|Your Excellency|Excellency|Monsieur)"
)
_PROVISIONS = re.compile(
    r"\b(?:article\s+(?:1|i|one|first)\b|contracting part|have agreed|hereby agree|plenipotentiar|in witness whereof)", re.I
)
_NUMBER = re.compile(r"^[\s~.*]*(?:No\.?\s*)?\d[\d .]*[.~\s]*", re.I)
#: A number of the UN or League of Nations Treaty Series in front of a title.
_SERIES = re.compile(r"\W*No\.?\s*\d{1,6}\b")
#: What only the text of a treaty says.
_TEXT = re.compile(r"\n\s*article\s+(?:1|i|one)\b", re.I)
_SIGNED = re.compile(r"\b(?:signed|done)\s+(?:at|in)\s+(?P<place>[A-Z][\w .'é-]{2,40}?)(?:,|\s+on\b|\s+the\b|\s*\n|\s+\d)", re.I)
_PLACE_DATE = re.compile(r"(?:^|[.\n]\s*)(?P<place>[A-Z][A-Za-zé .'-]{2,30}?),?\s+(?:on\s+)?(?=\d{1,2}(?:st|nd|rd|th)?\s+[A-Z])")
_REGISTERED = re.compile(
    r"(?:registered|exchange of ratifications|communicated|came into force|registration|(?:official|authentic) texts?\s*:)[^\n]*", re.I
)
_YEARLESS = re.compile(
    r"\b(?P<d>\d{1,2})\s+(?P<m>January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\s*,?\s*[\dI])",
    re.I,
)
_YEAR = re.compile(r"(?:^|\s)(?P<y>[1I][89]\d\d)(?=\s|$)")
_FOOTNOTE = re.compile(r"(?<=[A-Za-z])(?:\s?[*'¹²1](?=\s))|\s\*\s")
_BROKEN = re.compile(r"\b(No|Sep|Oc|De|Feb|Jan|Au|Ja|Fe)\s*\n\s*(vember|tember|tober|cember|ruary|uary|gust|nuary|bruary)\b")
_CUT_WORDS = re.compile(
    r"\b([Cc]o|CO|CO-OPE|NOR|GOVERN|SCIEN|TECH|Ba|JAN|FEB|NO|DE|OC|SEP)\s*-?\s*[\r\n ]\s*"
    r"(operation|OPERATION|RATION|THERN|MENTS?|TIFIC|NICAL|mako|UARY|RUARY|VEMBER|CEMBER|TOBER|TEMBER)\b"
)


@dataclass(frozen=True)
class _Head:
    text: str
    title: str
    end: int


def read_treaty(text: str) -> list[Finding]:
    """The agreement that a treaty text is, or nothing if it is no treaty text.

    Args:
        text: the document's text as `plain` gives it.

    Only the title and the date line are read: what a treaty's articles provide are no facts.

    """
    head = _head(text)
    if head is None:
        return []
    day = _signed_on(head.text) or _done_on(text)
    named = _parties(head, day)
    if len(named) < 2:
        return []
    attrs: dict[str, Attribute] = {"name": head.title, "type": _type(head.title), "action": "signed"}
    place = _place(head.text)
    if place:
        attrs["place"] = place
    if len(named) > 2:
        attrs["others"] = named[2:]
    observation = Observation("agreement", named[0], named[1], start=day, end=day, attrs=attrs, spans=((0, head.end),))
    return [Finding(normalized(observation), "agreement.treaty_title", ((0, head.end),))]


def _head(text: str) -> _Head | None:
    start = len(text) - len(text.lstrip())
    top = text[start : start + _HEAD]
    if not _TITLE_NOUN.search(top[:500]) or not (_SERIES.match(top) or _PROVISIONS.search(text)):
        return None
    body = next((m for m in _BODY.finditer(top, 12) if _TITLE_NOUN.search(top[: m.start()])), None)
    end = body.start() if body else min(len(top), 500)
    head = _CUT_WORDS.sub(r"\1\2", _BROKEN.sub(r"\1\2", top[:end]))
    title = _title(head)
    capitals = sum(c.isupper() for c in title) > 0.6 * sum(c.isalpha() for c in title)
    if not (_SERIES.match(top) or capitals or _TEXT.search(text)):
        return None
    if not title or not re.search(r"\b(?:between|and)\b", head, re.I):
        return None
    return _Head(head, title, start + end)


def _title(head: str) -> str:
    """The line that names the treaty, without number, footnote signs and what follows "Signed at"."""
    best = ""
    for piece in re.split(r"(?:^|\n)\s*(?=(?:No\.?\s*)?\d{2,6}\b)|\n\s*\n", head):
        for m in _TITLE_NOUN.finditer(piece):
            low = _line_start(piece, m.start())
            words = " ".join(piece[low:].split())
            words = re.split(r"[.,]?\s+(?:signed\b|official text|authentic text|registered|done at|\[1|translation)", words, flags=re.I)[0]
            words = _FOOTNOTE.sub("", _NUMBER.sub("", words)).strip(" .,*~'1")
            words = re.sub(r",? [A-Z][a-zA-Z ]{2,20}, \d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4}$", "", words)
            words = re.split(r"\.\s+(?=[A-Z][a-zA-Z ]+,? \d{1,2} )", words)[0]
            if ("between" in words.lower(), len(words)) > ("between" in best.lower(), len(best)) or not best:
                best = words
            break
    return best[:400]


def _line_start(piece: str, position: int) -> int:
    low = piece.rfind("\n", 0, position) + 1
    before = piece[low:position]
    cut = max(before.rfind(". "), -1)
    return low + cut + 2 if cut >= 0 and not re.match(r"\s*No\b", before) else low


def _signed_on(head: str) -> datetime.date | None:
    """The day of signature: a full date that is not one of registration, or a day and a stray year."""
    text = _REGISTERED.sub(lambda m: " " * len(m.group()), head)
    flat = re.sub(r"\s+", " ", text)
    for period in periods(flat, None):
        if period.is_day and period.first and period.first.year > 1600:
            return period.first
    m, year = _YEARLESS.search(text), _YEAR.search(text)
    if m and year:
        found = periods(f"{m['d']} {m['m'].title()} {year['y'].replace('I', '1')}", None)
        return found[0].first if found else None
    return None


def _done_on(text: str) -> datetime.date | None:
    """The day in the closing words: "Done at Paris, this 3rd day of June 1952"."""
    m = re.search(r"\b(?:done|signed|given)\b.{0,60}?\b(?:at|in|on|this)\b.{0,160}", text[-4000:], re.I | re.S)
    if not m:
        return None
    flat = re.sub(r"\s+", " ", m.group())
    return next((p.first for p in periods(flat, None) if p.is_day and p.first), None)


def _parties(head: _Head, day: datetime.date | None) -> list[str]:
    """The parties of the title, or of the lines above it; a capital where it was signed is none."""
    on = day.isoformat() if day else None
    for text in (head.title, head.text):
        flat = re.sub(r"\s+", " ", _REGISTERED.sub("", text)).replace("OFTHE", "OF THE")
        between = re.search(r"\bbetween\b", flat, re.I)
        found = [
            m.party
            for m in parties.find(flat[between.start() :] if between else flat, on)
            if m.sort not in ("capital", "metonym", "institution")
        ]
        if not found and between:
            found = [m.party for m in parties.find(flat, on) if m.sort not in ("capital", "metonym", "institution")]
        named = list(dict.fromkeys(found))
        if len(named) >= 2:
            return named
    return []


def _place(head: str) -> str:
    m = _SIGNED.search(head) or _PLACE_DATE.search(head)
    return " ".join(m["place"].split()).title() if m else ""


def _type(title: str) -> str:
    words = title.lower()
    found = [(m.start(), m.group().lower()) for m in _NOUN_RE.finditer(words)]
    names = [name for _, name in found]
    if names and names[0].startswith("exchange") and len(names) > 1:
        names = names[1:]
    first = names[0] if names else "other"
    return (
        first if first in _TYPES else "agreement" if first in ("accord", "pact", "arrangement") or first.startswith("exchange") else "other"
    )
