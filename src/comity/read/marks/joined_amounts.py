"""Two amounts that are one: the ends of a range, and a sum told in two currencies."""

import re
from functools import cache
from typing import NamedTuple

from comity.language.folder import table
from comity.read.late import Late
from comity.read.marks.amounts import Amount, Amounts, Gate, amount_at, gate_at
from comity.read.marks.currencies import unlike
from comity.read.marks.number_words import BLANK, DASH, spelling
from comity.read.marks.numbers import skip
from comity.read.marks.phrases import Phrases

#: "5 – 7 percent" is a range, "12 – 300 million" two cells of a table; "two or three", not "two or thirty".
_LOOSE_RATIO, _OR_RATIO = 5.0, 3.0
#: "From 2 to 3 billion" shares the scale; "from 900 to 1.2 billion" does not say which the first has.
_SHARED_RATIO = 100.0
_RESPECTIVELY_WITHIN = 80
_FROM_WITHIN = 60
#: Ends of a range are not that far from each other: "17-29807" numbers a document.
_TIGHT_RATIO = 50.0
_THOUSAND = 1000.0


class Joins(NamedTuple):
    """The words that join amounts in a language."""

    joiner: Late
    bounds: Phrases
    blank: Late
    respectively: Late
    from_: Late
    bracket: Late
    close: Late
    second: Late
    or_: Late


@cache
def joins(language: str) -> Joins:
    """The joins of a language, from its table of numbers."""
    data = table(language, "numbers")
    words, conversion = data["range"], data["conversion"]
    dash = re.escape("".join(words["dashes"]))
    told = spelling(conversion["words"])
    return Joins(
        joiner=Late(
            rf"(?P<tight>[{dash}])(?=\S)|{BLANK}(?:(?P<to>{spelling(words['to'])})|(?P<or>{spelling(words['or'])})"
            rf"|(?P<and>{spelling(words['and'])})|(?P<loose>[{DASH}])){BLANK}"
            rf"|(?P<list>(?:,{BLANK}\d[\d.]{{0,9}}(?![\w,%])){{1,4}},?{BLANK}(?:{spelling(words['and'])}){BLANK})"
        ),
        bounds=Phrases(w for kind in ("at_least", "at_most", "about") for w in data["bounds"]["before"][kind]),
        blank=Late(BLANK),
        respectively=Late(rf"\b(?:{spelling(words['respectively'])})\b"),
        # "from 3.11 rupees on March 1 to 2.85 rupees"
        from_=Late(rf"\b(?:{spelling(words['from'])}){BLANK}(?:(?!\b(?:{spelling(words['to'])})\b)[^;.]|\.\d)*$"),
        bracket=Late(rf"{BLANK}?[(\[]{BLANK}?(?:(?:{told}){BLANK}?){{0,3}}", phrases="(["),
        second=Late(rf"{BLANK}?(?:[,;/=]|{spelling(words['or'])}|{spelling(words['and'])}){BLANK}?(?:(?:{told}){BLANK}?){{0,3}}"),
        close=Late(r"[^()\[\]\d]{0,60}[)\]]"),
        or_=Late(rf",?{BLANK}(?:{spelling(conversion['or'])}){BLANK}(?:(?:{told}){BLANK}){{0,2}}", phrases=conversion["or"]),
    )


class Joined(NamedTuple):
    """An amount after what is joined to it was looked at.

    Attributes:
        amount: the amount, None where it cannot be told what is meant.
        end: where reading goes on.

    """

    amount: Amount | None
    end: int


def joined(found: Amounts, text: str, amount: Amount, role: str) -> Joined:
    """An amount with the second end of its range, or with the unit that it shares with the next.

    Args:
        found: the amounts of the language.
        text: where the amount stands.
        amount: the first.
        role: "between" or "from" where that stands before it.

    """
    join = joins(found.language).joiner.match(text, amount.end)
    if not join:
        return Joined(amount, amount.end)
    kind = str(join.lastgroup)
    if kind == "tight":
        return _tight(found, text, amount, join, gate_at(found, text, join.end()))
    gate = gate_at(found, text, join.end() if kind == "list" else _behind_bound(joins(found.language), text, join.end()))
    if not gate or not gate.is_number:
        return Joined(amount, amount.end)
    second = amount_at(found, text, gate)
    if isinstance(second, int) or second.number.shape in ("ordinal", "part"):
        return Joined(amount, amount.end)
    if kind in ("and", "list") or (kind == "to" and role == "between"):
        if kind != "list" and role == "between" and not _years(amount, second):
            merged = _range(found, amount, second)
            return Joined(merged, second.end)
        return Joined(_respectively(found, text, amount, second), amount.end)
    if kind == "to" and role == "from":
        return Joined(_shared(amount, second), amount.end)
    if kind == "to" and joins(found.language).from_.search(text, max(0, amount.start - _FROM_WITHIN), amount.start):
        return Joined(amount, amount.end)
    merged = _range(found, amount, second) if _is_range(kind, amount, second, role) else None
    return Joined(merged, second.end) if merged else Joined(amount, amount.end)


def _behind_bound(join: Joins, text: str, at: int) -> int:
    """Where the second amount begins: behind a bound of its own ("5 to about 7")."""
    blanks = (join.blank.match(text, end) for end in join.bounds.ends(text, at))
    return next((blank.end() for blank in blanks if blank), at)


def _tight(found: Amounts, text: str, amount: Amount, join: re.Match[str], gate: Gate | None) -> Joined:
    """A dash with nothing between: a range, or neither of the two is a number."""
    if not gate or gate.sort not in ("figure", "sign", "point"):
        return Joined(amount, amount.end)
    second = amount_at(found, text, gate)
    if isinstance(second, int):
        return Joined(None, second)
    again = joins(found.language).joiner.match(text, second.end)
    merged = (
        None if _years(amount, second) or (again and again["tight"] and text[again.end()].isdecimal()) else _range(found, amount, second)
    )
    return Joined(merged, second.end if merged else skip(found.lex, text, second.end))


def _years(one: Amount, two: Amount) -> bool:
    """Whether two bare numbers are years: "2005-2017", "2016-17"."""
    return all(not a.sort and a.number.scale == 1 and a.number.shape == "bare" for a in (one, two)) and is_year(one.number.value)


def is_year(value: float) -> bool:
    """Whether a bare number may be a year."""
    return 1500 <= value < 2100 and value == int(value)


def _is_range(kind: str, one: Amount, two: Amount, role: str) -> bool:
    """Whether "to", "or" or a dash between blanks joins the ends of a range."""
    if (one.sort and not (one.sort == "money" and one.sign)) or one.number.scale > 1:
        return False
    if not one.sort and is_year(one.number.value) and one.number.shape == "bare":
        return False
    has_unit = two.number.scale > 1 or (two.sort != "" and not two.sign)
    ratio = two.number.value / (two.number.scale * one.number.value) if one.number.value else 0.0
    if kind == "to":
        return has_unit and role != "from"
    if role == "label" or (two.sign and not one.sign):
        return False
    return 1 < ratio <= (_OR_RATIO if kind == "or" else _LOOSE_RATIO) and (kind == "or" or has_unit or not one.sort)


def _range(found: Amounts, one: Amount, two: Amount) -> Amount | None:
    """The amount in the middle of two; None where they are no ends of a range."""
    if one.number.shape in ("ordinal", "part") or two.number.shape in ("ordinal", "part"):
        return None
    sort, word = two.sort or one.sort, two.word or one.word
    if one.sort and two.sort and (one.sort != two.sort or one.points != two.points):
        return None
    if (one.sort and not two.sort and one.sort != "money") or (one.word and two.word and unlike(one.word, two.word, found.language)):
        return None
    if two.sort == "money" and two.sign and not one.sort:
        return None
    low, high = one.number.value, two.number.value
    if one.number.scale == 1 and two.number.scale > 1 and not (one.number.shape == "grouped" and low >= _THOUSAND):
        low = float(f"{low * two.number.scale:.15g}")
    if not low < high or (not sort and two.number.scale == 1 and high > low * _TIGHT_RATIO):
        return None
    number = two.number._replace(value=(low + high) / 2)
    if one.number.shape == "comma" and two.number.shape != "comma":
        number = number._replace(shape="comma")
    return Amount(one.start, two.end, number, sort, word, one.sign or two.sign, two.points, low, high)


def _shared(one: Amount, two: Amount) -> Amount | None:
    """The first of two levels ("from 5 to 7 percent") with the unit of the second; None where it may have another."""
    if one.number.scale > 1 or (one.sort and one.sort != "money") or (not one.sort and _years(one, one) and two.number.scale > 1):
        return one
    if two.number.scale == 1 and (not two.sort or two.sign):
        return one
    value, scale = one.number.value, two.number.scale
    if one.number.shape == "grouped" and value >= _THOUSAND:
        scale = 1.0
    elif scale > 1 and not 1 / _SHARED_RATIO <= value * scale / (two.number.value or 1.0) <= _SHARED_RATIO:
        return None
    number = one.number._replace(value=float(f"{value * scale:.15g}"), scale=scale, short=two.number.short)
    sort = one.sort or ("" if two.sign else two.sort)
    return one._replace(number=number, sort=sort, word=one.word or two.word, points=two.points)


def _respectively(found: Amounts, text: str, one: Amount, two: Amount) -> Amount | None:
    """The first of "5 and 7 percent", with its unit; of sums only where "respectively" says so, else it cannot be told."""
    bare = not one.sort and one.number.scale == 1 and one.number.shape in ("bare", "decimal", "words") and not _years(one, one)
    if not bare or two.sign or not (two.sort or two.number.scale > 1) or two.number.value == 0:
        return one
    if two.sort == "percent" or joins(found.language).respectively.search(text, two.end, two.end + _RESPECTIVELY_WITHIN):
        return _shared(one, two)
    return None


def conversion(found: Amounts, text: str, amount: Amount) -> int:
    """The end of an amount of money with the same sum in another currency behind it."""
    join = joins(found.language)
    opened = join.bracket.match(text, amount.end)
    if not opened:
        other = join.or_.match(text, amount.end)
        return (other and _other(found, text, amount, other.end())) or amount.end
    end = _other(found, text, amount, opened.end())
    if not end:
        return amount.end
    second = join.second.match(text, end)
    end = (second and _other(found, text, amount, second.end())) or end
    closed = join.close.match(text, end)
    return closed.end() if closed else amount.end


def _other(found: Amounts, text: str, amount: Amount, at: int) -> int:
    """The end of the money of another currency that begins at a position, or 0."""
    gate = gate_at(found, text, at)
    other = amount_at(found, text, gate) if gate and gate.is_number else 0
    return other.end if isinstance(other, Amount) and other.sort == "money" and unlike(other.word, amount.word, found.language) else 0
