"""Finding the parties that a text mentions: longest match, by case, with false friends kept out."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

from comity.parties.days import Moment, extent
from comity.parties.party import Mention, Name
from comity.parties.registry import also_people, false_friends, names, organs, other_peoples, usual_meanings

_ALL_CAPS_FROM = 4
#: "Post-Soviet" and "anti-American" are about a time or an attitude.
_PREFIXES = ("post-", "anti-", "pro-", "non-", "ex-", "pre-", "trans-", "un-")
#: "Portuguese-speaking", "the French language" name a language, not a state.
_LANGUAGE = re.compile(r"[ -](?:languages?\b|Language\b|speak)")
#: "In Spanish." and "studies Portuguese," too.
_LANGUAGE_BEFORE = re.compile(r"(?:\b(?:in|into|speaks?|speaking|spoke|spoken|learn|learning|learns|stud(?:y|ies|ying)) )$|\bfluent $")
_ENDING = re.compile(r"[.,;:)!?]|$")
#: Between an office and the state that it is of, or is held in.
_HOLDING = ("of", "to", "in")
#: Between a state and its own body, whichever stands in front.
_OWNING, _OWNED = (" ", "'s "), (" of ", " of the ")
#: Words after which a name that people bear too is a place.
_PLACE = re.compile(r"\b(?:in|from|to|into|across|between|throughout) $")
_JOINED_BEFORE = frozenset("_@#&")
#: A word from its first letter on that is no small one of ASCII.
_CAPITAL = re.compile(r"[^\Wa-z]\w*")
#: Behind a name: a part of a longer word, an address, or a currency ("US$10 million").
_JOINED_AFTER = frozenset("_@$€£¥")
#: Signs that stand for the ones the tables have, one for one, so that offsets stay.
_SAME = str.maketrans({"\n": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-", "\u2010": "-", "’": "'", "ʼ": "'"})
#: A row of the false friends that holds for every name of a kind.
_PATTERN = re.compile(r"(?:(?P<before>.+) )?\{(?P<kind>\w+)\}(?: (?P<after>.+))?")
_KINDS = {"name": "name", "official": "name", "capital": "capital", "adjective": "adjective", "national": "adjective"}
#: What may stand right beside a word.
_SIGNS = ".,;:!?()'\"’“”"
#: The word after a name, or the two after it; likewise before it.
_AFTER = re.compile(r"[ -]([A-Za-z]+)( [A-Za-z]+)?")
_BEFORE = re.compile(r"([A-Za-z]+ )?([A-Za-z]+) (?:the )?$")
_REACH = 24
#: No name is longer, in characters.
_LONGEST = 100
#: Sorts of names that are of a party's people.
_OF_PEOPLE = frozenset(("adjective", "national", "plural"))
_FAR_FUTURE = "9999"
#: So many words with what stands behind them are kept: those in use, and not every word of an archive.
_KEPT = 20_000

#: Sorts of names that are a state's whole name.
_WHOLE = ("name", "official", "former", "historic")

#: What a pattern stands for: names, or None for a false friend.
Reading = tuple[Name, ...] | None


@cache
def _by_word() -> dict[str, list[Name | str]]:
    """The names and false friends by the first words with a capital letter that they have, written in their several ways."""
    found: dict[str, list[Name | str]] = {}
    called = [(name.text, name) for name in names() if name.sort not in ("other language", "native", "listed")]
    friends = [(phrase, phrase) for phrase in false_friends() if "{" not in phrase]
    every: list[tuple[str, Name | str]] = [*called, *friends]
    for text, meant in every:
        plain = text.translate(_SAME)
        for word in {_capital(written)[0] for written in (plain, plain.upper(), *_decomposed(plain))}:
            found.setdefault(word, []).append(meant)
    return found


def _capital(written: str) -> tuple[str, int]:
    """The first word with a capital letter, and where it stands."""
    m = _CAPITAL.search(written)
    return (m[0], m.start()) if m else ("", 0)


def _decomposed(plain: str) -> tuple[str, ...]:
    """The same with accents as signs of their own, if it has any."""
    return () if plain.isascii() else (unicodedata.normalize("NFD", plain),)


@cache
def _patterns(word: str) -> tuple[tuple[int, str, Reading], ...]:
    """What is looked for at a word with a capital letter: how far before it that begins, and what it stands for; the first and longest first."""
    table: dict[str, list[Name] | None] = {}
    for meant in _by_word()[word]:
        if isinstance(meant, str):
            plain = meant.translate(_SAME)
            table[plain] = table[plain.upper()] = None
            continue
        for text in _variants(meant):
            known = table.setdefault(text, [])
            if known is not None:
                known.append(meant._replace(sort="name") if meant.sort == "misspelt" else meant)
    found = [(_capital(text), text, None if known is None else tuple(known)) for text, known in table.items()]
    here = [(offset, text, reading) for (first, offset), text, reading in found if first == word]
    return tuple(sorted(here, key=lambda x: (-x[0], -len(x[1]))))


def _variants(name: Name) -> set[str]:
    """How a name may be written."""
    plain = name.text.translate(_SAME)
    found = {plain, *_decomposed(plain)}
    if name.sort in _WHOLE:
        # "Trinidad & Tobago", "Guinea - Bissau", "Guinea Bissau".
        found |= {v.replace(" and ", " & ") for v in found} | {v.replace("-", " - ") for v in found}
        found |= {v.replace("-", " ") for v in found} if name.sort == "name" else set()
    if len(plain) >= _ALL_CAPS_FROM and name.sort != "prefix":
        found.add(plain.upper())
    return found


@cache
def _neighbours() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """False friends by pattern: for each kind of name the words right after it ("{capital} Agreement"), and right before it ("Gulf of {name}")."""
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for phrase in false_friends():
        m = _PATTERN.fullmatch(phrase)
        if m:
            into, words = (after, m["after"]) if m["after"] else (before, m["before"])
            into.setdefault(m["kind"], set()).add(words)
    return {k: frozenset(v) for k, v in after.items()}, {k: frozenset(v) for k, v in before.items()}


def _is_part_of_name(text: str, start: int, end: int, sort: str) -> bool:
    """Whether the words beside a name make another of it: "the Uruguay Round", "Lake Chad"."""
    kind = _KINDS.get(sort)
    if kind is None:
        return False
    after, before = _neighbours()
    m = _AFTER.match(text, end)
    if m and (m[1] in after.get(kind, ()) or (m[2] and m[1] + m[2] in after.get(kind, ()))):
        return True
    m = _BEFORE.search(text, max(0, start - _REACH), start)
    return m is not None and (m[2] in before.get(kind, ()) or (m[1] is not None and m[1] + m[2] in before.get(kind, ())))


def _holding(options: tuple[Name, ...], day: str) -> tuple[Name, ...]:
    """What a pattern stands for on a day: of several names those that hold then, the dated ones before the others."""
    valid = [n for n in options if n.holds(day)] or [n for n in options if n.sort != "historic"]
    dated = [n for n in valid if n.since or n.until]
    best = dated or valid
    return tuple({n.party: n for n in reversed(best)}.values())[::-1]


def usual(text: str, named: Collection[str]) -> frozenset[str]:
    """The parties that a text means by custom with a name that others have too ("Korea"), where it names those by no other name.

    Args:
        text: the text.
        named: ids of the parties that it names otherwise.

    Returns:
        Ids for `find` to prefer.

    Examples:
        >>> sorted(usual("Korea and Japan traded more.", {"JPN"}))
        ['KOR']

    """
    return frozenset(party for name, party, other in usual_meanings() if other not in named and re.search(rf"\b{name}\b", text))


def find(text: str, on: Moment | None = None, prefer: Collection[str] = ()) -> list[Mention]:
    """The mentions of states and organisations in `text`, in order.

    Args:
        text: the text; a no-break space or a line end counts as a space.
        on: the moment as of which names are read ("Moscow" is ``SUN`` in 1987, ``RUS`` in 2018);
            today's reading if not given.
        prefer: ids of parties that the text is known to be about: a name of several parties ("Korea",
            "Congolese") means the one of them that is preferred.

    Returns:
        One mention a place: the longest name found there; for a name of several parties at once ("the two Koreas")
        one for each of them at the same place. Initials ("RK", "RF") are mentions only where the text names
        their party otherwise, or it is preferred. A name that means several parties on that day is left out, as are
        false friends ("New Mexico", "Washington Post", "Michael Jordan").

    Examples:
        >>> [(m.start, m.party) for m in find("Peru and the Chilean navy")]
        [(0, 'PER'), (13, 'CHL')]

    """
    plain = text.translate(_SAME) if not text.isascii() else text.replace("\n", " ")
    day = extent(on)[1] if on is not None else _FAR_FUTURE
    found: list[Mention] = []
    ambiguous: list[tuple[int, int, tuple[Name, ...]]] = []
    for reading, start, end in _hits(plain):
        options = _holding(reading or (), day)
        if not options or _is_part_of_name(plain, start, end, options[0].sort):
            continue
        if len(options) > 1 and options[0].sort != "plural":
            ambiguous.append((start, end, options))
        else:
            found += [Mention(start, end, n.party, n.sort) for n in options]
    # Where a line ends, what begins the next is beside nothing.
    found = _without_own_organs(plain, _without_peoples(plain, _without_words(plain, _without_people(text, found))))
    if ambiguous:
        found = _with_ambiguous(found, ambiguous, prefer)
    return _with_initials(found, prefer)


def _with_ambiguous(found: list[Mention], ambiguous: list[tuple[int, int, tuple[Name, ...]]], prefer: Collection[str]) -> list[Mention]:
    """The mentions with those names of several parties of which just one is preferred, or just one is named in the text otherwise."""
    named = {m.party for m in found}
    added = []
    for start, end, options in ambiguous:
        for known in (prefer, named):
            fitting = [n for n in options if n.party in known]
            if len(fitting) == 1:
                added.append(Mention(start, end, fitting[0].party, fitting[0].sort))
                break
    return sorted([*found, *added], key=lambda m: m.start) if added else found


@cache
def _accents() -> dict[int, str]:
    """Latin letters with accents to the bare ones, one for one, so that offsets stay."""
    bare = {code: unicodedata.normalize("NFD", chr(code))[0] for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))}
    return {code: letter for code, letter in bare.items() if letter.isascii() and letter.isalpha()}


def _hits(text: str) -> Iterator[tuple[Reading, int, int]]:
    """What the longest patterns of a text that stand as words of their own mean, with start and end, none overlapping."""
    behind = 0
    for start, pattern, reading in _matches(text, 0, len(text)):
        if start < behind:
            continue
        behind = start + len(pattern)
        if _bounded(text, start, behind, reading):
            yield reading, start, behind
        elif not {" ", "-", "."}.isdisjoint(pattern):
            yield from _shorter(text, start, behind)


def _shorter(text: str, start: int, end: int) -> Iterator[tuple[Reading, int, int]]:
    """Within a place whose longest pattern is part of a longer word, and to that word's end: the patterns that are words ("the Gambian")."""
    behind = start
    while end < len(text) and text[end].isalpha():
        end += 1
    for first, pattern, reading in _matches(text, start, end):
        if first >= behind and _bounded(text, first, first + len(pattern), reading):
            behind = first + len(pattern)
            yield reading, first, behind


@lru_cache(maxsize=_KEPT)
def _possible(word: str, behind: str) -> tuple[tuple[int, str, Reading], ...]:
    """The patterns at a word that two characters behind it leave possible."""
    rests = ((pattern, pattern[1][pattern[0] + len(word) :][: len(behind)]) for pattern in _patterns(word))
    return tuple(pattern for pattern, rest in rests if behind.startswith(rest))


def _matches(text: str, start: int, end: int) -> Iterator[tuple[int, str, Reading]]:
    """Each pattern that stands in ``text[start:end]``, with its place: those that begin first, and of these the longest, first."""
    known = _by_word()
    for m in _CAPITAL.finditer(text, start, end):
        if m[0] in known:
            yield from _at(text, m.start(), m[0], start, end)
        if not m[0].isascii() and (word := m[0].translate(_accents())) in known:
            # A name with accents that no table has ("Perú", "São Tomé and Principe").
            first = max(start, m.start() - _REACH)
            bare = text[first : min(end, m.end() + _LONGEST)].translate(_accents())
            yield from ((first + at, pattern, reading) for at, pattern, reading in _at(bare, m.start() - first, word, 0, len(bare)))


def _at(text: str, place: int, word: str, start: int, end: int) -> Iterator[tuple[int, str, Reading]]:
    """Each pattern that stands at a word with a capital letter, the longest first."""
    behind = place + len(word)
    for offset, pattern, reading in _possible(word, text[behind : behind + 2]):
        at = place - offset
        if at >= start and text.startswith(pattern, at, end):
            yield at, pattern, reading


def _bounded(text: str, start: int, end: int, options: Reading) -> bool:
    """Whether the match stands as words of its own; a prefix ("Sino") only before a hyphen."""
    if start:
        before = text[start - 1]
        if before.isalnum() or before in _JOINED_BEFORE:
            return False
        if before == "-" and text[max(0, start - 6) : start].lower().endswith(_PREFIXES):
            return False
    after = text[end : end + 1]
    if after.isalnum() or after in _JOINED_AFTER or (after and unicodedata.combining(after)):
        return False
    if not options:
        return True
    sort = options[0].sort
    if sort == "adjective":
        if _LANGUAGE.match(text, end):
            return False
        return not (_ENDING.match(text, end) and _LANGUAGE_BEFORE.search(text, max(0, start - 10), start))
    if sort == "prefix":
        return after == "-" and text[end + 1 : end + 2].isalpha()
    return True


def _with_initials(found: list[Mention], prefer: Collection[str]) -> list[Mention]:
    """The mentions without the initials of parties that the text does not name otherwise."""
    if not any(m.sort == "initials" for m in found):
        return found
    named = {m.party for m in found if m.sort != "initials"} | set(prefer)
    return [m for m in found if m.sort != "initials" or m.party in named]


def _without_people(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions without those that are people's names: beside another capitalised word, and where the text has met that person."""
    known = also_people()["name"]
    doubtful = [m for m in found if text[m.start : m.end] in known]
    if not doubtful:
        return found
    sure = [m for m in found if text[m.start : m.end] not in known]
    ends, starts = {m.end for m in sure}, {m.start for m in sure}
    # "Against Kenya Uganda imposed": the name beside is another party's.
    people = {m for m in doubtful if m.start - 1 not in ends and m.end + 1 not in starts and _is_person(text, m.start, m.end)}
    # Of a text that names the state otherwise too ("Jordanian", "Amman") each place stands for itself.
    told = {m.party for m in sure}
    met = {text[m.start : m.end] for m in people if m.party not in told}
    people |= {m for m in doubtful if text[m.start : m.end] in met and not _PLACE.search(text, max(0, m.start - 9), m.start)}
    return [m for m in found if m not in people]


def _without_words(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions without those that are words in a text in capital letters ("THE MINISTER, WHO ARRIVED ON FRIDAY, SAID")."""
    known = also_people()["word"]
    return [m for m in found if text[m.start : m.end] not in known or not _is_in_capitals(text, m.start, m.end)]


def _without_peoples(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions without those of a people that only has a party's adjective ("Indian health programmes" beside "American Indians")."""
    by_name = {m.party for m in found if m.sort not in _OF_PEOPLE}
    others = {m.party for m in found if m.party in other_peoples() and m.party not in by_name}
    strange = {p for p in others if any(sign in text for sign in other_peoples()[p])}
    return [m for m in found if m.party not in strange] if strange else found


def _without_own_organs(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions without those of an organisation's organ that are a state's own body ("the Peruvian Security Council")."""
    bodies = {m for m in found if text[m.start : m.end] in organs()}
    if not bodies:
        return found
    ends = {m.end: m for m in found}
    begins = {m.start: m for m in found}

    def is_own(m: Mention) -> bool:
        before = next(
            (ends[m.start - len(sign)] for sign in _OWNING if text.endswith(sign, 0, m.start) and m.start - len(sign) in ends), None
        )
        behind = next((begins[m.end + len(sign)] for sign in _OWNED if text.startswith(sign, m.end) and m.end + len(sign) in begins), None)
        return any(x is not None and x.party != m.party for x in (before, behind))

    return [m for m in found if m not in bodies or not is_own(m)]


def _is_in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words on both sides have capital letters alone, and no article says that it is a name."""
    before, after = text[max(0, start - 30) : start].split(), text[end : end + 30].split()
    if not before or not after or before[-1].lower() == "the":
        return False
    return all(w.strip(_SIGNS).isupper() and len(w.strip(_SIGNS)) > 1 for w in (before[-1], after[0]))


def _is_person(text: str, start: int, end: int) -> bool:
    beside = also_people()["beside"]
    before = text[max(0, start - 30) : start]
    words = before.split()
    previous = words[-1] if words and before.endswith(" ") else ""
    if previous in _HOLDING and len(words) > 1 and (words[-2].title() in beside or (previous == _HOLDING[0] and words[-2].istitle())):
        # "The President of Kenya William Ruto", "the Ambassador to Kenya Anna Berg".
        return False
    if previous.istitle() and previous.isalpha() and previous not in beside:
        return True
    after = text[end : end + 30]
    following = after.split()[0].strip(_SIGNS) if after.startswith(" ") and after.split() else ""
    return following.istitle() and following.isalpha() and following not in beside
