"""The words, numbers and signs of a language that periods are made of, and a text as tokens of their classes."""

import re
from collections.abc import Callable
from functools import cache, cached_property
from typing import Literal, TypeVar

from comity.language.folder import table
from comity.read.marks.period_forms import Form, compiled, compiled_form, literals

#: Classes of numbers: what a number may be by its digits alone.
NUMERIC = (
    "NUM",
    "COUNT",
    "DAY",
    "ORD",
    "SHORT",
    "YEAR",
    "OLDYEAR",
    "DECADE",
    "DATE",
    "CODE",
    "CODEYEAR",
    "MONTHCODE",
    "MONTHCODEYEAR",
    "FISCALCODE",
    "NUMBER",
)
SIGNS = {
    ",": "COMMA", ".": "DOT", "/": "SLASH", "(": "OPEN", "[": "OPEN", ")": "CLOSE", "]": "CLOSE", ":": "COLON", ";": "SEMICOLON", "%": "PERCENT",
    "-": "DASH", "–": "DASH", "—": "DASH", "‐": "DASH", "‑": "DASH", "−": "DASH", "$": "MONEY", "€": "MONEY", "£": "MONEY", "¥": "MONEY",
}  # fmt: skip
_TOKEN = re.compile(
    r"[^\W\d_][^\W_]*"
    r"|(?:\d{1,4}-\d{1,2}-\d{1,4}(?!-\d)|\d{1,4}/\d{1,2}/\d{1,4}(?!/\d)|\d{1,4}\.\d{1,2}\.\d{1,4}(?!\.\d))(?!\w)"
    r"|\d{4}-\d\d-\d\d(?=T\d)"
    r"|\d+(?:[:.,'’]\d+)*(?:[^\W\d_]+\d{0,4})?"
    r"|(?<=\w)['’][^\W\d_]+|\n[ \t\r]*\n\s*|[^\w\s]"
)
_MIXED = re.compile(r"(\d{0,4})([^\W\d_]+)(\d{0,4})")
_DATE = re.compile(r"(\d+)[./-](\d+)[./-](\d+)")
_WORD = re.compile(r"[^\W\d_]+")
#: The numbers that are a period without any word.
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"(?<!\d)[12]\d{3}(?!\d)|\d[./-]\d\d?[./-]\d|[^\W\d_]\d|\d[^\W\d_]")
#: Characters below 256 make sets that are compiled fast; without those that mean something in a set or at an end.
_QUICK = "".join(c for c in map(chr, range(0x100)) if c not in "\\]^-[&~|\n")
_FIRST_YEAR, _LAST_YEAR = 1500, 2099
_CACHED = 50_000

#: The classes of a word, by which its character is chosen.
_Signature = frozenset[str]


class Line:
    """A stretch of text as tokens: each as written, where it stands, and one character of classes for each."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.raws: list[str] = _TOKEN.findall(text, start, end)
        self.text = text
        self.classes = ""
        self.made: dict[int, int] = {}
        self._start = start

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each token stands: looked for only when there is something to place."""
        found, at, index = [], self._start, self.text.index
        for raw in self.raws:
            start = index(raw, at)
            at = start + len(raw)
            found.append((start, at))
        return found


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class _Known(dict[_Key, _Value]):
    """What is found once for each key."""

    def __init__(self, find: Callable[[_Key], _Value]) -> None:
        super().__init__()
        self.find = find

    def __missing__(self, key: _Key) -> _Value:
        self[key] = value = self.find(key)
        return value


class Vocabulary:
    """The words, numbers and forms of one language."""

    def __init__(self, language: str) -> None:
        self.table = table(language, "periods")
        self.words: dict[str, dict[str, int | str]] = self.table["words"]
        self.suffixes = frozenset(self.table["suffixes"]["ordinal"])
        self.decade_suffixes = frozenset(self.table["suffixes"]["decade"])
        self.codes: dict[str, int] = self.table["codes"]
        self.month_codes = frozenset(self.table["suffixes"]["months"])
        self.fiscal_codes = frozenset(self.table["suffixes"]["fiscal"])
        self.capital = frozenset(self.table["capital"]["words"])
        self.abbreviated = frozenset(self.table["abbreviated"]["words"])
        self.leads: dict[tuple[str, ...], str] = {tuple(phrase.split()): lead for phrase, lead in self.table["leads"].items()}
        self.longest_lead = max(map(len, self.leads))
        self.opens: dict[str, Literal["first", "last"]] = self.table["opens"]
        self.ahead = frozenset(self.table["ahead"]["words"])
        self.joining = frozenset(self.table["joining"]["words"])
        self.joining_after = frozenset(self.table["joining"]["after"])
        self.of_year = frozenset(self.table["of_year"]["leads"])
        self.counting = frozenset(self.table["counting"]["words"])
        self._known = _Known[str, str](lambda raw: self._char(self._signature(raw)))
        self._chars: dict[_Signature, str] = {}
        self._literals = frozenset(literals(self.table)) | self.abbreviated
        self._signatures = self._all_signatures()
        for signature in set(self._signatures.values()) | set(_numeric_signatures(self)):
            self._char(signature)
        self.of = self._members()
        pieces = self.table["pieces"]
        forms = [compiled_form(entry, pieces, self.of) for entry in self.table["form"]]
        self.beginning = _Known[str, tuple[Form, ...]](lambda two: tuple(form for form, begins in forms if begins.fits(two)))
        self.startable = re.compile(self._set(frozenset().union(*(begins.first for _, begins in forms))))
        self._gate = frozenset(w for name in self.table["gate"]["classes"] for w in self.words[name]) | set(self.table["gate"]["words"])
        self.onward = re.compile(compiled(self.table["onward"]["form"], pieces, self.of)[0])
        self.onward_lead: str = self.table["onward"]["lead"]
        self.onward_after = frozenset(self.table["onward"]["after"])
        joined = "TENS DASH? UNITWORD", "+".join(sorted(self.abbreviated)) + " DOT"
        self._joined = re.compile("|".join(compiled(form, pieces, self.of)[0] for form in joined))
        self.any_of = _Known[tuple[str, ...], frozenset[str]](lambda names: frozenset().union(*map(self.of.__getitem__, names)))

    def may_hold(self, text: str, start: int, end: int) -> bool:
        """Whether a period can stand there: cheap, so that most sentences need no further look."""
        digit = _DIGIT.search(text, start, end)
        if digit is not None and _NUMBER.search(text, max(start, digit.start() - 1), end) is not None:
            return True
        return not self._gate.isdisjoint(_WORD.findall(text[start:end].lower()))

    def is_a(self, line: Line, index: int, *names: str) -> bool:
        """Whether the token is of one of the classes."""
        return 0 <= index < len(line.classes) and line.classes[index] in self.any_of[names]

    def line(self, text: str, start: int, end: int) -> Line:
        """The tokens of ``text[start:end]``; number words that belong together are one."""
        if len(self._known) > _CACHED:
            self._known.clear()
        line = Line(text, start, end)
        line.classes = "".join(map(self._known.__getitem__, line.raws))
        joined = list(self._joined.finditer(line.classes))
        if joined:
            self._join(line, joined)
        return line

    def value(self, line: Line, index: int, names: tuple[str, ...]) -> int | str:
        """What the token means as one of the classes: a word's value of the table, or a number."""
        if index in line.made:
            return line.made[index]
        key = line.raws[index].lower().rstrip(".")
        for name in names:
            found = self.words.get("ORD" if name == "ORDDAY" else name, {}).get(key)
            if found is not None:
                return found
        digits = re.match(r"\d+", key)
        return int(digits[0]) if digits and len(digits[0]) < 9 else key

    def code(self, raw: str) -> tuple[int, int, int]:
        """Of "Q3", "3Q18": how many months it has, the how manieth it is, and the year or 0."""
        m = _MIXED.fullmatch(raw.lower())
        if m is None:
            return 0, 0, 0
        if m[1]:
            return self.codes[m[2]], int(m[1]), _full_year(m[3])
        return self.codes[m[2]], int(m[3]), 0

    def _join(self, line: Line, joined: list[re.Match[str]]) -> None:
        """Make "twenty-five" and "Sept." one token each."""
        raws, spans, classes, at = list[str](), list[tuple[int, int]](), list[str](), 0
        for m in joined:
            index, last = m.start(), m.end() - 1
            char, value = line.classes[index], 0
            if char in self.of["TENS"]:
                char, value = self._number_of(line.raws[index].lower(), line.raws[last].lower())
            elif line.spans[index][1] != line.spans[last][0]:
                continue
            raws += line.raws[at:index]
            spans += line.spans[at:index]
            classes.append(line.classes[at:index] + char)
            if value:
                line.made[len(raws)] = value
            spans.append((line.spans[index][0], line.spans[last][1]))
            raws.append(line.text[slice(*spans[-1])])
            at = last + 1
        line.classes = "".join(classes) + line.classes[at:]
        line.raws, line.spans = raws + line.raws[at:], spans + line.spans[at:]

    def _number_of(self, tens: str, ones: str) -> tuple[str, int]:
        ordinal = ones in self.words["ORD"]
        value = int(self.words["TENS"][tens]) + int(self.words["ORD" if ordinal else "COUNT"][ones])
        return self._char(_of_number(value, ordinal=ordinal)), value

    def _char(self, signature: _Signature) -> str:
        return self._chars.setdefault(signature, _character(len(self._chars)))

    def _signature(self, raw: str) -> _Signature:
        key = raw.lower()
        found = self._signatures.get(key)
        if found is not None and not (key in self.capital and not raw[0].isupper()):
            return found
        if raw[0].isdigit() or any(c.isdigit() for c in raw[-4:]):
            return self._numeric(key)
        if raw[0].isspace():
            return frozenset({"BREAK"})
        if not raw[0].isalpha():
            return frozenset({"SIGN"})
        return frozenset({"ALPHA", "NAME" if raw[0].isupper() else "WORD"})

    def _numeric(self, key: str) -> _Signature:
        if len(key) > 30:
            return frozenset({"NUMBER"})
        if key.isdecimal():
            return _of_digits(key)
        if _DATE.fullmatch(key):
            return frozenset({"DATE"})
        m = _MIXED.fullmatch(key)
        if m is None:
            return frozenset({"NUMBER"})
        before, letters, after = m.groups()
        if before and not after and letters in self.suffixes and len(before) < 3:
            return _of_number(int(before), ordinal=True)
        if before and not after and letters in self.decade_suffixes and before[-1] == "0" and len(before) in (2, 4):
            return frozenset({"DECADE"})
        if letters in self.codes and (before or after) in ("1", "2", "3", "4") and (not before or len(after) in (0, 2, 4)):
            return frozenset({"CODEYEAR" if before and after else "CODE"})
        if letters in self.month_codes and before.isdecimal() and 1 <= int(before) <= 12 and len(after) in (0, 4):
            return frozenset({"MONTHCODEYEAR" if after else "MONTHCODE"})
        if letters in self.fiscal_codes and not before and len(after) in (2, 4):
            return frozenset({"FISCALCODE"})
        return frozenset({"NUMBER"})

    def _all_signatures(self) -> dict[str, _Signature]:
        found: dict[str, set[str]] = {word: {word} for word in self._literals}
        for name, words in self.words.items():
            for word in words:
                found.setdefault(word, set()).add(name)
        for sign, name in SIGNS.items():
            found.setdefault(sign, set()).update((name, "SIGN"))
        for word, value in self.words["ORD"].items():
            if isinstance(value, int) and 1 <= value <= 31:
                found[word].add("ORDDAY")
        return {word: frozenset(names | {"ALPHA"} if word.isalpha() else names) for word, names in found.items()}

    def _members(self) -> dict[str, frozenset[str]]:
        """The characters of each class, and of each word that a form names itself."""
        found: dict[str, set[str]] = {
            name: set() for name in (*self.words, *NUMERIC, *SIGNS.values(), "ALPHA", "WORD", "NAME", "SIGN", "BREAK")
        }
        for signature, char in self._chars.items():
            for name in signature:
                found.setdefault(name, set()).add(char)
        return {name: frozenset(chars) for name, chars in found.items()}

    @staticmethod
    def _set(chars: set[str] | frozenset[str]) -> str:
        return "[" + "".join(sorted(chars)) + "]" if chars else "(?!)"


def _character(number: int) -> str:
    """The character of a signature."""
    return _QUICK[number] if number < len(_QUICK) else chr(0xE000 + number)


def _of_digits(digits: str) -> _Signature:
    names = set()
    value = int(digits[:5])
    if len(digits) <= 3:
        names |= {"NUM", "COUNT"}
    if len(digits) <= 2 and 1 <= value <= 31:
        names.add("DAY")
    if len(digits) == 2:
        names.add("SHORT")
    if len(digits) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR:
        names.add("YEAR")
    if len(digits) == 4 and value < _FIRST_YEAR:
        names |= {"OLDYEAR", "NUMBER"}
    return frozenset(names or {"NUMBER"})


def _of_number(value: int, ordinal: bool) -> _Signature:
    if not ordinal:
        return frozenset({"COUNT"})
    return frozenset({"ORD", "DAY", "ORDDAY"} if 1 <= value <= 31 else {"ORD"})


def _numeric_signatures(vocabulary: Vocabulary) -> list[_Signature]:
    digits = [*map(str, range(1000)), "00", "01", "1000", "2000", "99999"]
    numbers = [_of_digits(d) for d in digits] + [_of_number(v, ordinal) for v in (1, 40) for ordinal in (True, False)]
    other = (
        {"DATE"},
        {"DECADE"},
        {"CODE"},
        {"CODEYEAR"},
        {"MONTHCODE"},
        {"MONTHCODEYEAR"},
        {"FISCALCODE"},
        {"NUMBER"},
        {"ALPHA", "WORD"},
        {"ALPHA", "NAME"},
        {"SIGN"},
        {"BREAK"},
    )
    return [*numbers, *map(frozenset, other)]


def _full_year(digits: str) -> int:
    """A year of two digits is within the fifty years to 2069."""
    if len(digits) != 2:
        return int(digits or 0)
    return int(digits) + (1900 if int(digits) >= 70 else 2000)


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words and forms of a language."""
    return Vocabulary(language)
