"""Finding the parties that a text mentions: longest match, by case, with false friends kept out."""

import re
from collections.abc import Collection
from functools import cache

from ahocorasick_rs import AhoCorasick

from comity.parties.model import Mention, Name
from comity.parties.tables import false_friends, names

#: Names that are also given or family names: kept out next to another capitalised word.
_ALSO_PEOPLE = frozenset({"Jordan", "Chad", "Georgia", "Israel", "Kenya", "Paris", "Cuba", "Lima", "Sofia", "Rome"})
#: Capitalised words that may stand before or after such a name when it is the state.
_WORDS_OF_STATE = frozenset(
    [
        "The",
        "In",
        "And",
        "But",
        "From",
        "To",
        "Of",
        "With",
        "For",
        "Both",
        "Between",
        "While",
        "After",
        "Before",
        "As",
        "When",
        "At",
        "By",
        "On",
        "Since",
        "Under",
        "Although",
        "If",
        "President",
        "King",
        "Prime",
        "Minister",
        "Ambassador",
        "Foreign",
        "Defence",
        "Defense",
        "Republic",
        "Kingdom",
        "Government",
        "East",
        "West",
        "North",
        "South",
    ]
)
_ALL_CAPS_FROM = 4
#: "Post-Soviet" and "anti-American" are about a time or an attitude.
_PREFIXES = ("post-", "anti-", "pro-", "non-", "ex-", "pre-", "trans-")
#: "Portuguese-speaking", "the French language" name a language, not a state.
_LANGUAGE = re.compile(r"[ -](?:languages?\b|Language\b|speak)")


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[Name, ...] | None, ...]]:
    """The matcher, and for each of its patterns the names it stands for (None for a false friend)."""
    table: dict[str, list[Name] | None] = {}
    for name in names():
        variants = {name.text, name.text.replace("'", "’").replace("-", "\u2010")}
        if len(name.text) >= _ALL_CAPS_FROM and name.sort != "prefix":
            variants.add(name.text.upper())
        for text in variants:
            known = table.setdefault(text, [])
            if known is not None:
                known.append(name)
    for phrase in false_friends():
        table[phrase] = None
    patterns = list(table)
    readings = tuple(None if v is None else tuple(v) for v in table.values())
    return AhoCorasick(patterns), readings


def find(text: str, on: str | None = None, prefer: Collection[str] = ()) -> list[Mention]:
    """The mentions of states and organisations in `text`, in order, none overlapping.

    Args:
        text: the text; a no-break space counts as a space.
        on: ISO date as of which names are read ("Moscow" is ``SUN`` in 1987, ``RUS`` in 2018);
            today's reading if not given.
        prefer: ids of parties that the text is known to be about: a name of several parties ("Korea",
            "Congolese") means the one of them that is preferred.

    Returns:
        One mention a place: the longest name found there. A name that means several parties on that
        day is left out, as are false friends ("New Mexico", "Washington Post", "Michael Jordan").

    """
    automaton, readings = _automaton()
    day = on or "9999"
    plain = text.replace("\u00a0", " ").replace("\n", " ").replace("\u2011", "-")
    hits = automaton.find_matches_as_indexes(plain, overlapping=True)
    spans = [(s, -e, i) for i, s, e in hits if _bounded(plain, s, e, readings[i])]
    spans.sort()
    found: list[Mention] = []
    last = -1
    for start, negative_end, index in spans:
        if start < last:
            continue
        last = -negative_end
        options = readings[index]
        name = _reading(options, day, prefer) if options else None
        if name and not _is_person(plain, start, last):
            found.append(Mention(start, last, name.party, name.sort))
    return found


def _bounded(text: str, start: int, end: int, options: tuple[Name, ...] | None) -> bool:
    """Whether the match stands as words of its own; a prefix ("Sino") only before a hyphen."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "_@#&"):
        return False
    if start and text[start - 1] == "-" and text[max(0, start - 5) : start].lower().endswith(_PREFIXES):
        return False
    after = text[end : end + 1]
    if after.isalnum() or after in ("_", "@"):
        return False
    if options and options[0].sort == "adjective" and _LANGUAGE.match(text, end):
        return False
    if options and options[0].sort == "prefix":
        return after == "-" and text[end + 1 : end + 2].isalpha()
    return True


def _reading(options: tuple[Name, ...], day: str, prefer: Collection[str]) -> Name | None:
    valid = [n for n in options if n.holds(day)] or list(options)
    dated = [n for n in valid if n.since or n.until]
    best = dated or valid
    if len({n.party for n in best}) > 1:
        best = [n for n in best if n.party in prefer]
    return best[0] if len({n.party for n in best}) == 1 else None


def _is_person(text: str, start: int, end: int) -> bool:
    if text[start:end] not in _ALSO_PEOPLE:
        return False
    before = text[max(0, start - 30) : start]
    words = before.split()
    previous = words[-1] if words and before.endswith(" ") else ""
    if previous.istitle() and previous.isalpha() and previous not in _WORDS_OF_STATE:
        return True
    after = text[end : end + 30]
    following = after.split()[0].strip(".,;:'’\"") if after.startswith(" ") and after.split() else ""
    return following.istitle() and following.isalpha() and following not in _WORDS_OF_STATE
