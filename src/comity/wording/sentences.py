"""An observation in words, as the vocabulary has them for its kind."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from comity.observation import Observation, fits, vocabulary
from comity.wording.english import words
from comity.wording.party_names import name, possessive
from comity.wording.values import amount, ordinal

#: A part of a text that may fall away, and a field: {flow}, {flow:share}, {a's}.
_PART = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{([\w':]+)\}")
#: What stands between a fact's label and what it says of it.
_BEHIND_LABEL = ": "


def sentence(o: Observation) -> str:
    """The fact that an observation states, in a few words, without its date: "Border between Peru and Chile: 168 km".

    Examples:
        >>> sentence(Observation("border", "CHL", "PER", "level", 168, "km"))
        'Border between Chile and Peru: 168 km'

    """
    return _said(o, _text(o))


def label(o: Observation) -> str:
    """What the fact is about, without what it says of it: "Border between Peru and Chile".

    Examples:
        >>> label(Observation("border", "CHL", "PER", "level", 168, "km"))
        'Border between Chile and Peru'

    """
    return _said(o, _text(o).partition(_BEHIND_LABEL)[0])


def cell(o: Observation) -> str:
    """What a table has of the fact under its label: its figure ("over $18 billion", "up 5%"), of an event what it says of it.

    Examples:
        >>> cell(Observation("border", "CHL", "PER", "level", 168, "km"))
        '168 km'

    """
    if vocabulary().kinds[o.kind].numeric:
        return _figure(o)
    return _filled(o, _text(o).partition(_BEHIND_LABEL)[2] or _text(o))


def note(o: Observation) -> str:
    """What a reader should know besides: that it is planned, aimed at, or denied.

    Examples:
        >>> note(Observation("border", "CHL", "PER", "level", 168, "km", modality="denied"))
        'said not to be so'

    """
    return str(words()["notes"][o.modality])


def _text(o: Observation) -> str:
    return next(saying.text for saying in vocabulary().kinds[o.kind].said if fits(o, saying.when))


def _said(o: Observation, text: str) -> str:
    filled = _filled(o, text)
    return filled[:1].upper() + filled[1:]


def _filled(o: Observation, text: str) -> str:
    """A text with the fields in it filled in, and the parts in brackets that tell nothing new left out."""
    made = ""
    for is_optional, pieces in _pieces(text):
        if not is_optional or all(_is_news(o, piece, made) for is_field, piece in pieces if is_field):
            made += "".join(_field(o, piece) if is_field else piece for is_field, piece in pieces)
    return made


@cache
def _pieces(text: str) -> list[tuple[bool, list[tuple[bool, str]]]]:
    """The parts of a text, each with whether it stands in brackets, and of each its pieces, with whether they are fields."""
    parts, at = [], 0
    for part in _PART.finditer(text):
        parts += [(False, text[at : part.start()]), (True, part[1])]
        at = part.end()
    parts.append((False, text[at:]))
    # What is split by a pattern with one group has the fields in every other place.
    return [(optional, [(n % 2 == 1, piece) for n, piece in enumerate(_FIELD.split(part))]) for optional, part in parts if part]


def _is_news(o: Observation, field: str, before: str) -> bool:
    """Whether a field is told, and not by a word that stands there already ("Foreign Minister Silva" for a level of foreign minister)."""
    value = _field(o, field)
    return bool(value) and not (isinstance(_sort(o, field), tuple) and value.lower() in before.lower())


def _sort(o: Observation, attribute: str) -> Any:
    """What the vocabulary lets an attribute hold."""
    kind = vocabulary().kinds[o.kind]
    return kind.required.get(attribute) or kind.optional.get(attribute)


def _field(o: Observation, field: str) -> str:
    """A field in words; empty where it is not told."""
    if field in _FIELDS:
        return _FIELDS[field](o)
    attribute, _, form = field.partition(":")
    value = o.attrs.get(attribute)
    if value is None:
        return ""
    if form == "nth":
        return ordinal(int(str(value)))
    if isinstance(value, list):
        return ", ".join(name(party) for party in value)
    if form == "party" or _sort(o, attribute) == "party":
        return name(str(value))
    if _sort(o, attribute) == "text":
        return str(value)
    called = vocabulary().kinds[o.kind].words.get(field)
    plain = str(value).replace("_", " ")
    return called.get(str(value), plain) if called else plain


def _figure(o: Observation) -> str:
    known = words()
    if o.value is None:
        return str(known["vague"])
    if o.measure != "change":
        return amount(o.value, o.unit, o.bound)
    if o.unit == "times":
        return str(known["times"]).format(amount(o.value, o.unit, o.bound))
    return str(known["rise" if o.value >= 0 else "fall"]).format(amount(abs(o.value), o.unit, o.bound))


def _rank(o: Observation) -> str:
    known, n = words(), int(o.value or 1)
    return str(known["first"] if n == 1 else known["later"].format(ordinal(n)))


def _whose(o: Observation) -> str:
    """Of whom a visitor is what: "head of government of Chile"; no more of it than the visitor's name leaves open."""
    who = str(o.attrs.get("who", "")).lower()
    level = _field(o, "level")
    level = "" if o.attrs.get("level") in vocabulary().kinds[o.kind].says_nothing.get("level", ()) or level.lower() in who else level
    whose = "" if o.attrs.get("who") and name(o.a).removeprefix("the ").lower() in who else name(o.a)
    return " of ".join(filter(None, (level, whose)))


_FIELDS: dict[str, Callable[[Observation], str]] = {
    "a": lambda o: name(o.a),
    "b": lambda o: name(o.b),
    "a's": lambda o: possessive(o.a),
    "b's": lambda o: possessive(o.b),
    "figure": _figure,
    "count": lambda o: amount(o.value, "count", o.bound),
    "rank": _rank,
    "whose": _whose,
    "nth": lambda o: ordinal(int(o.value or 1)),
}
