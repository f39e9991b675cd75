"""Quantities: money, percentages, counts, fractions, ordinals and multiples, with their bounds.

Figures are read whole or not at all: what touches something that is not understood gives nothing.
The words are in the tables ``numbers`` and ``currencies`` of a language.
"""

import re
from functools import cache
from typing import Literal, NamedTuple

from comity.language.folder import table
from comity.read.late import Late
from comity.read.marks.amounts import Amount, Amounts, Gate, amount_at, amounts, gate_at, is_free, is_minus, money_at, next_gate
from comity.read.marks.bounds import Before, Bounds, bound_after, bound_before, bounds, is_large
from comity.read.marks.currencies import currency
from comity.read.marks.joined_amounts import conversion, is_year, joined
from comity.read.marks.number_words import BLANK, DASH, fold, spelling
from comity.read.marks.numbers import ordinal, skip
from comity.read.marks.unbroken import unbroken

__all__ = ["Quantity", "Sort", "currency", "ordinal", "quantities"]

Sort = Literal["money", "percent", "number", "scaled", "ordinal", "fraction", "times", "vague"]


#: What counts or ranks, without a unit.
_PLAIN = frozenset(("number", "ordinal"))


class Quantity(NamedTuple):
    """A number in a text: ``text[start:end]``.

    Attributes:
        start: where it begins, with the words of its bound ("more than", "between"), sign and currency; verbs that
            bound it ("exceeded") are left outside.
        end: where it ends, with scale, currency, bound ("or so") and the same sum in another currency in brackets.
        sort: ``money``, ``percent``, ``scaled`` (a number with thousand, million and the like, no unit said), ``number``,
            ``ordinal``, ``fraction`` (of one, in percent), ``times`` (a multiple), or ``vague`` ("thousands of").
        value: in plain units: 16 billion is 16e9, a third is 33.3, None for a vague one; of a range the middle.
        word: the currency as written, lower case; empty otherwise.
        bound: ``exact``, ``about``, ``at_least`` or ``at_most``.
        low, high: the ends of a range.
        number_start, number_end: of the number itself with sign, scale and unit, without bound and brackets.
        points: it is in percentage points, and no percent.

    """

    start: int
    end: int
    sort: Sort
    value: float | None
    word: str = ""
    bound: str = "exact"
    low: float | None = None
    high: float | None = None
    number_start: int = 0
    number_end: int = 0
    points: bool = False


class _Reader(NamedTuple):
    """All that reading in a language needs."""

    amounts: Amounts
    bounds: Bounds
    known: frozenset[str]
    vague: Late
    alone: frozenset[str]
    multiples: dict[str, float]
    guarded: frozenset[str]
    counted: frozenset[str]
    guard_before: frozenset[str]
    word: Late
    guard_after: frozenset[str]
    part_before: frozenset[str]
    part_after: frozenset[str]
    part_not_before: frozenset[str]
    part_not_after: frozenset[str]
    bare_parts: frozenset[str]
    of: frozenset[str]


@cache
def _reader(language: str) -> _Reader:
    data, found = table(language, "numbers"), amounts(language)
    vague, parts, times = data["vague"], data["fractions"], data["times"]
    of, many, scales = spelling(vague["of"]), spelling(vague["many"]), spelling(vague["scales"])
    words = [*data["scales"], *data["words"]["teens"], *data["words"]["tens"], *data["words"]["hundreds"], *data["percent"]["words"]]
    return _Reader(
        amounts=found,
        bounds=bounds(language),
        known=frozenset(w for w in words if w.isalpha() and len(w) > 3),
        vague=Late(
            rf"(?:(?:{spelling(vague['some'])}){BLANK}(?:{scales})(?:{BLANK}(?:{scales}))?|(?P<many>{many})(?:{BLANK}(?:{of}){BLANK}(?:{many}))?)(?!\w)"
            rf"(?P<of>{BLANK}(?:{of})(?!\w))?"
        ),
        alone=frozenset(vague["alone"]),
        multiples={w: float(v) for w, v in (times["words"] | times["guarded"]).items()},
        guarded=frozenset(times["guarded"]),
        counted=frozenset(times["counted"]),
        guard_before=frozenset(times["guard_before"]),
        guard_after=frozenset(times["guard_after"]),
        word=Late(r"[^\S\n]{0,9}\n?\s{0,40}([^\W_]+)"),
        part_before=frozenset(parts["before"]),
        part_after=frozenset(parts["after"]),
        part_not_before=frozenset(parts["not_before"]),
        part_not_after=frozenset(parts["not_after"]),
        bare_parts=frozenset(parts["bare"]),
        of=frozenset(parts["of"]),
    )


def quantities(text: str, start: int = 0, end: int | None = None, language: str = "en") -> list[Quantity]:
    """The quantities in ``text[start:end]``, in order, none overlapping.

    Args:
        text: any text.
        start: nothing before it is read.
        end: nothing from it on is read; the end of the text if None.
        language: ISO 639-1 code of the text's language.

    """
    reader = _reader(language)
    part = text if not start and end is None else text[start:end]
    whole, cuts = unbroken(part, reader.known.__contains__)
    found = _read(reader, whole)
    if not cuts and not start:
        return found
    before = cuts.start if cuts else int
    after = cuts.end if cuts else int
    return [
        q._replace(
            start=before(q.start) + start,
            end=after(q.end) + start,
            number_start=before(q.number_start) + start,
            number_end=after(q.number_end) + start,
        )
        for q in found
    ]


def _read(reader: _Reader, text: str) -> list[Quantity]:
    found: list[Quantity] = []
    floor = 0
    gate = gate_at(reader.amounts, text, 0) or next_gate(reader.amounts, text, 0)
    while gate:
        quantity, at = _counted(reader, text, gate, floor) if gate.is_number else _told(reader, text, gate, floor)
        if quantity:
            if found and _is_again(reader, text, found[-1], quantity):
                quantity = found.pop()._replace(end=quantity.end + 1)
            found.append(quantity)
            at = floor = max(at, quantity.end)
        gate = next_gate(reader.amounts, text, max(at, gate.start + 1))
    return found


def _is_again(reader: _Reader, text: str, told: Quantity, now: Quantity) -> bool:
    """Whether brackets tell a number again, in figures: "twenty-five (25) years"."""
    if told.sort != now.sort or told.sort not in _PLAIN or told.value != now.value:
        return False
    following = reader.word.match(text, now.end + 1)
    scaled = following is not None and following[1].lower() in reader.known
    return text[told.end : now.start].strip() == "(" and text[now.end : now.end + 1] == ")" and not scaled


def _told(reader: _Reader, text: str, gate: Gate, floor: int) -> tuple[Quantity | None, int]:
    """A quantity without a number: "thousands of", "doubled"."""
    start, end = gate.start, gate.end
    word = fold(text[start:end]) if gate.sort == "told" else ""
    if _hyphened(text, start, end):
        return None, end
    if word in reader.multiples:
        before = bound_before(reader.bounds, text, floor, start)
        if word in reader.guarded and not _is_multiple(reader, text, word, before, end):
            return None, end
        return Quantity(before.start, end, "times", reader.multiples[word], bound=before.bound, number_start=start, number_end=end), end
    vague = reader.vague.match(text, start)
    if not vague or (vague["many"] and not vague["of"] and " " not in fold(vague[0]) and fold(vague[0]) not in reader.alone):
        return None, end
    end = vague.end()
    money = money_at(reader.amounts, text, end)
    written = text[money.start : money.end] if money else ""
    if not money or reader.amounts.money.is_weak(written, False):
        return Quantity(start, end, "vague", None, "", "about", number_start=start, number_end=end), end
    return Quantity(start, money.end, "vague", None, fold(written), "about", number_start=start, number_end=money.end), money.end


def _hyphened(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in tuple(DASH) or (text[end : end + 1] in tuple(DASH) and text[end + 1 : end + 2].isalnum())


def _is_multiple(reader: _Reader, text: str, word: str, before: Before, end: int) -> bool:
    """Whether "double" multiplies: "to double trade", "double the"; not "double taxation", "visited twice"."""
    after = reader.word.match(text, end)
    if after and after[1].lower() in reader.guard_after:
        return True
    return word not in reader.counted and (before.last in reader.guard_before or before.bound != "exact")


def _counted(reader: _Reader, text: str, gate: Gate, floor: int) -> tuple[Quantity | None, int]:
    """A quantity with a number, and where reading goes on."""
    found = reader.amounts
    amount = amount_at(found, text, gate)
    if isinstance(amount, int):
        return None, amount
    before = bound_before(reader.bounds, text, floor, amount.start)
    if (before.role == "minus" and amount.sort) or is_minus(text, amount):
        amount = amount._replace(number=amount.number._replace(value=-amount.number.value))
    shape = amount.number.shape
    if shape in ("part", "ordinal") and not amount.sort:
        return _part(reader, text, gate, amount, before) if shape == "part" else _ranked(reader, text, amount)
    merged, end = joined(found, text, amount, before.role)
    if not merged:
        return None, end
    behind, last = bound_after(reader.bounds, text, merged.end)
    if not is_free(found, text, merged, last > merged.end) or not _is_whole(reader, text, merged, before):
        return None, max(end, skip(found.lex, text, end))
    return _made(reader, text, merged._replace(end=last), before, behind, merged.end), max(end, last)


def _is_whole(reader: _Reader, text: str, amount: Amount, before: Before) -> bool:
    """Whether an amount has the unit that it must have, and counts something."""
    number = amount.number
    if number.short and amount.sort != "money":
        return False
    if amount.sort or number.scale > 1:
        return number.shape != "comma" or number.scale > 1 or amount.sort == "percent"
    if number.shape == "comma" or (before.role == "label" and number.shape in ("bare", "decimal", "words")):
        return False
    if number.value == reader.amounts.counted_value and reader.amounts.counted.match(text, amount.end):
        return False
    return amount.low is not None or fold(text[amount.start : amount.end]) not in reader.amounts.silent


def _made(reader: _Reader, text: str, amount: Amount, before: Before, behind: str, unit_end: int) -> Quantity:
    number, end = amount.number, amount.end
    start, bound = before.start, before.bound
    # "Passed three laws", "under the 2013 agreement".
    small = before.large and not is_large(number.value)
    if not amount.sort and number.scale == 1 and (small or (before.filled and number.shape == "bare" and is_year(number.value))):
        start, bound = amount.start, "exact"
    bound = next((b for b in (bound, number.bound, behind) if b != "exact"), "exact")
    if amount.low is not None:
        bound = "about"
        start = before.last_start if before.role == "between" else start
    if amount.sort == "money":
        end = conversion(reader.amounts, text, amount)
    sort: Sort = amount.sort or ("scaled" if number.scale > 1 else "number")
    return Quantity(start, end, sort, number.value, amount.word, bound, amount.low, amount.high, amount.start, unit_end, amount.points)


def _ranked(reader: _Reader, text: str, amount: Amount) -> tuple[Quantity | None, int]:
    """An ordinal, unless it stands in a word that ranks nothing ("second-hand")."""
    end = amount.end
    if reader.amounts.not_ranked.match(text, end) or text[amount.start - 1 : amount.start].isalnum():
        return None, end
    return Quantity(amount.start, end, "ordinal", amount.number.value, number_start=amount.start, number_end=end), end


def _part(reader: _Reader, text: str, gate: Gate, amount: Amount, before: Before) -> tuple[Quantity | None, int]:
    """A fraction of one, where the words beside it say that it is none of a year or of a journey."""
    start, end = amount.start, amount.end
    written = fold(text[start:end])
    after = reader.word.match(text, end)
    following = after[1].lower() if after else ""
    joined_by_dash = any(dash in written for dash in DASH)
    known = (
        following in reader.part_after
        or text[end:].startswith(" (", 0)
        or joined_by_dash
        or (before.last in reader.part_before)
        or before.bound != "exact"
    )
    if written in reader.bare_parts:
        known = known and before.last not in reader.part_not_after
    if following in reader.part_not_before or text[end : end + 1] in tuple(DASH) or not is_free(reader.amounts, text, amount):
        known = False
    if known and following in reader.of and after and re.match(r"\W{1,3}[12]\d{3}\b", text[after.end() : after.end() + 9]):
        known = False
    if not known:
        # "a third country" has its ordinal still.
        space = re.search(r"\s", text[start:end])
        return None, start + space.end() if space else end
    behind, last = bound_after(reader.bounds, text, end)
    bound = before.bound if before.bound != "exact" else behind
    return Quantity(before.start, last, "fraction", 100 * amount.number.value, bound=bound, number_start=start, number_end=end), last
