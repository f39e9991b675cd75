"""A number with its unit: the currency, percent or "times" beside it, and whether it stands free of its neighbours."""

import re
import unicodedata
from functools import cache
from typing import Literal, NamedTuple

from comity.language.folder import table
from comity.read.late import Late
from comity.read.marks.currencies import Money, blank_or_figure, money, unlike
from comity.read.marks.number_words import BLANK, DASH, Lexicon, fold, lexicon, spelling
from comity.read.marks.numbers import Number, read_number, scaled, skip

_QUOTES = "'’‘"
_TOUCHING = "°^#@&=№\u00ad"
_BEFORE_MINUS = ("(", "[", ", ", "; ")


class Amount(NamedTuple):
    """A number with its unit, before it is judged.

    Attributes:
        start, end: of sign, number, scale and unit.
        number: the number.
        sort: "money", "percent", "times", or "" without a unit.
        word: the currency, as written, in lower case.
        sign: the currency before the number, as written.
        signed: where the number itself begins.
        points: percentage points.
        low, high: ends of a range.

    """

    start: int
    end: int
    number: Number
    sort: Literal["money", "percent", "times", ""] = ""
    word: str = ""
    sign: str = ""
    points: bool = False
    low: float | None = None
    high: float | None = None


class Gate(NamedTuple):
    """Where a quantity may begin.

    Attributes:
        sort: by what: a "figure", a "point" before one, a number "word", a currency "sign", or what tells one without a number ("vague",
            "told").
        start: where that begins.
        end: where it ends, of a sign where the number behind it begins.
        sign: the currency sign, as written.

    """

    sort: str
    start: int
    end: int
    sign: str = ""

    @property
    def is_number(self) -> bool:
        """Whether a number is to follow."""
        return self.sort not in ("vague", "told")


class _Unit(NamedTuple):
    """A unit behind a number: "points", "percent", "times" or "money", and where its word stands."""

    sort: str
    start: int
    end: int


class Amounts(NamedTuple):
    """What numbers and units look like in a language."""

    language: str
    lex: Lexicon
    money: Money
    gate: Late
    summed: Late
    opening: Late
    join: Late
    unit: Late
    figure: Late
    unit_of_part: Late
    points: dict[str, float]
    weight: Late
    attached: Late
    tails: Late
    clock: Late
    counted: Late
    counted_value: float
    silent: frozenset[str]
    milestones: frozenset[str]
    not_ranked: Late


@cache
def amounts(language: str) -> Amounts:
    """The amounts of a language, compiled from its tables."""
    data, lex, coins = table(language, "numbers"), lexicon(language), money(language)
    words, context, percent = data["words"], data["context"], data["percent"]
    number = spelling([*words["units"], *words["teens"], *words["tens"]])
    join = rf"(?:{BLANK}|[{DASH}])"
    points, percents, times = spelling(percent["points"]), spelling(percent["words"]), spelling(data["times"]["after"])
    units = [*percent["points"], *percent["words"], *data["times"]["after"]]
    one = spelling([*words["one"], *(w for w, v in words["units"].items() if v == 1), "1"])
    opening, gate = _gate(language, coins)
    ((counted_value, nouns),) = context["counted"].items()
    return Amounts(
        language=language,
        lex=lex,
        money=coins,
        gate=Late(gate),
        summed=Late(blank_or_figure(number)),
        opening=Late(rf"\W(?=[{opening}])"),
        join=Late(rf"{join}?"),
        unit=Late(rf"{join}?(?:(?P<points>{points})|(?P<percent>{percents})|(?P<times>{times}))(?!\w)", phrases=units),
        figure=Late(rf"{BLANK}?[{coins.signs}]?\.?\d"),
        unit_of_part=Late(
            rf"{join}(?:{spelling(data['fractions']['of'])}{join})?(?:{one}){join}(?:(?P<points>{points})|(?P<percent>{percents}))(?!\w)",
            phrases=units,
        ),
        points=percent["points"],
        weight=Late(rf"(?:{spelling(data['money']['weights'])}){BLANK}(?:{spelling(data['fractions']['of'])})(?!\w)"),
        attached=Late(rf"(?:{spelling(context['attached'])})(?!\w)"),
        tails=Late(rf"[{DASH}](?:{spelling(context['tails'])})(?!\w)", phrases=context["tails"]),
        clock=Late(rf"{BLANK}?(?:{spelling(context['clock'])})(?!\w)", phrases=context["clock"]),
        counted=Late(rf"(?:{join}(?:{spelling(context['adjectives'])})(?!\w))*{join}(?:{spelling(nouns)})", phrases=nouns),
        counted_value=float(counted_value),
        silent=frozenset(words["silent"]),
        milestones=frozenset(data["money"]["milestones"]),
        not_ranked=Late(rf"[{DASH}](?:{spelling(data['ordinals']['not_before'])})(?!\w)"),
    )


def _gate(language: str, coins: Money) -> tuple[str, str]:
    """The characters that a quantity may begin with, and the expression of how it may: most of a text fails it."""
    data = table(language, "numbers")
    words, parts, vague, times = data["words"], data["fractions"], data["vague"], data["times"]
    long = spelling([*data["scales"], *words["hundreds"], *words["dozens"]])
    join = rf"(?:{BLANK}|[{DASH}])"
    names = [*words["units"], *words["teens"], *words["tens"], *data["ordinals"]["words"], *data["ordinals"]["multiples"], *parts["bare"]]
    told = [*vague["many"], *times["words"], *times["guarded"]]
    article = rf"(?:{spelling(words['one'])}){join}(?:{long}|{spelling(parts['parts'])})"
    couple = rf"(?:{spelling(words['couple'])}){BLANK}(?:{long})"
    some = rf"(?:{spelling(vague['some'])}){BLANK}(?:{spelling(vague['scales'])})"
    first = "".join(
        sorted({f(w[0]) for ws in (names, told, words["one"], words["couple"], vague["some"]) for w in ws for f in (str.lower, str.upper)})
    )
    signs = "".join(parts["signs"])
    return rf"\d.{signs}{first}{re.escape(coins.first)}", (
        rf"(?P<figure>[\d{signs}])"
        rf"|(?=[{first}])(?:(?P<vague>{some})|(?P<told>{spelling(told)})|(?P<word>{couple}|{article}|{spelling(names)}))(?!\w)"
        rf"|(?<![{coins.signs}])(?P<sign>{coins.before.opening()})"
        rf"|(?<!\.)(?P<point>\.\d)"
    )


def gate_at(found: Amounts, text: str, at: int) -> Gate | None:
    """The gate of a quantity that may begin at a position."""
    gate = found.gate.match(text, at)
    if not gate:
        return None
    if gate["sign"]:
        summed = ((end, found.summed.match(text, end)) for end in found.money.before.ends(text, at))
        return next((Gate("sign", at, number.end(), text[at:end]) for end, number in summed if number), None)
    return Gate(str(gate.lastgroup), at, gate.end())


def next_gate(found: Amounts, text: str, at: int) -> Gate | None:
    """The first place from a position on where a quantity may begin, behind what is no letter."""
    opened = found.opening.finditer(text, max(at - 1, 0))
    return next((gate for mark in opened if (gate := gate_at(found, text, mark.end()))), None)


def amount_at(found: Amounts, text: str, gate: Gate) -> Amount | int:
    """The amount that begins where the gate opened; or the position after what is none."""
    sign = gate.sign
    number = read_number(found.lex, text, gate.end if sign else gate.start)
    if isinstance(number, int):
        return number
    if sign and (number.shape in ("ordinal", "part") or (found.money.is_weak(sign, True) and not _strong(number))):
        return skip(found.lex, text, number.end)
    if number.shape == "ordinal":
        return Amount(gate.start, number.end, number)
    amount = _with_unit(found, text, Amount(gate.start, number.end, number, "money" if sign else "", fold(sign), sign))
    return amount if amount else skip(found.lex, text, number.end)


def _strong(number: Number) -> bool:
    """Whether a number is none of those that follow letters in names: "P5", "E3"."""
    return number.scale > 1 or number.shape in ("grouped", "decimal")


def _with_unit(found: Amounts, text: str, amount: Amount) -> Amount | None:
    """The amount with the unit behind it; None where two units contradict each other."""
    number = amount.number
    if number.shape == "part":
        return _part_with_unit(found, text, amount)
    unit = _unit_at(found, text, number.end)
    if not unit and number.dotted and text[number.end : number.end + 1] == ".":
        unit = money_at(found, text, number.end + 1)
    if not unit:
        return amount
    written = text[unit.start : unit.end]
    if unit.sort != "money":
        if amount.sort:
            return amount
        factor = found.points[fold(written)] if unit.sort == "points" else 1.0
        number = number._replace(value=number.value * factor) if factor != 1 else number
        sort: Literal["times", "percent"] = "times" if unit.sort == "times" else "percent"
        return amount._replace(end=unit.end, number=number, sort=sort, points=unit.sort == "points")
    if found.weight.match(text, unit.start) or (amount.sign and fold(written) in found.milestones):
        return amount
    if found.money.is_weak(written, False) and not _strong(number) and not amount.sign:
        return amount
    behind = _reconciled(found, amount, fold(written), unit.end)
    return _scaled_behind(found, text, behind) if behind and number.scale == 1 and not amount.sign else behind


def _scaled_behind(found: Amounts, text: str, amount: Amount) -> Amount:
    """The amount with the scale that stands behind its currency, if one does ("5 USD million")."""
    number = scaled(found.lex, text, amount.number._replace(end=amount.end))
    return amount if isinstance(number, int) or number.scale == 1 or number.short else amount._replace(number=number, end=number.end)


def _unit_at(found: Amounts, text: str, at: int) -> _Unit | None:
    """The unit behind a number that ends at a position."""
    unit = found.unit.match(text, at)
    if unit:
        sort = str(unit.lastgroup)
        return _Unit(sort, unit.start(sort), unit.end())
    return money_at(found, text, at)


def money_at(found: Amounts, text: str, at: int) -> _Unit | None:
    """The currency behind a number that ends at a position; not the one before the next number."""
    join = found.join.match(text, at)
    start = join.end() if join else at
    return next((_Unit("money", start, end) for end in found.money.after.ends(text, start) if not found.figure.match(text, end)), None)


def _reconciled(found: Amounts, amount: Amount, word: str, end: int) -> Amount | None:
    """The amount with a currency behind it, beside one before it: the one that says more is meant."""
    if amount.sign and unlike(amount.word, word, found.language):
        general = found.money.general
        if amount.word not in general and word not in general:
            return None
        word = amount.word if word in general else word
    elif amount.sign:
        word = amount.word
    return amount._replace(end=end, sort="money", word=word)


def _part_with_unit(found: Amounts, text: str, amount: Amount) -> Amount:
    """Half a percent, a quarter of a percentage point."""
    unit = found.unit_of_part.match(text, amount.end)
    if not unit:
        return amount
    return amount._replace(
        end=unit.end(), sort="percent", points=bool(unit["points"]), number=amount.number._replace(end=unit.end(), shape="decimal")
    )


def is_free(found: Amounts, text: str, amount: Amount, closed: bool = False) -> bool:
    """Whether nothing touches an amount that could belong to its number; ``closed``: a bound behind it is known."""
    return _free_before(text, amount) and (closed or _free_after(found, text, amount))


def is_minus(text: str, amount: Amount) -> bool:
    """Whether a dash in front of a percentage is its minus: "(-8%)", "20,984, -8%"."""
    at = amount.start
    return amount.sort == "percent" and text[at - 1 : at] in tuple(DASH) and text[max(0, at - 3) : at - 1].endswith(_BEFORE_MINUS)


def _free_before(text: str, amount: Amount) -> bool:
    at = amount.start
    if not at:
        return True
    c, before = text[at - 1], text[at - 2 : at - 1]
    if c.isspace() or c in '([{—“"*~≈<>≥≤;':
        return True
    if c.isalnum() or c == "_" or c in _TOUCHING or c in "/%":
        return False
    if c in DASH:
        # A minus sign proper is read with the number; two hyphens are a dash.
        return is_minus(text, amount) or (c == "-" and before == "-") or (c == "−" and not before.isalnum() and bool(amount.sort))
    if c in _QUOTES:
        # "'90" is a year.
        return not before.isalnum() and (bool(amount.sort) or amount.end - at > 2 or not text[at].isdecimal())
    if c == ".":
        return before == "."
    if c in ",:":
        return not before.isdecimal()
    if c == "+":
        return bool(amount.sort) and not before.isalnum()
    return unicodedata.category(c) != "Sc"


def _free_after(found: Amounts, text: str, amount: Amount) -> bool:
    end = amount.end
    c, after = text[end : end + 1], text[end + 1 : end + 2]
    if not c or c.isspace() or c in ';!?)]}”"—*':
        return not (amount.number.shape != "words" and not amount.sort and found.clock.match(text, end) and amount.number.scale == 1)
    if c.isalnum() or c == "_":
        return amount.number.scale == 1 and text[end - 1].isdecimal() and bool(found.attached.match(text, end))
    if c in DASH:
        if after.isspace() or not after:
            return bool(amount.sort) or amount.number.scale > 1
        return (
            (bool(amount.sort) and not after.isdecimal() and amount.end > amount.number.end)
            or bool(found.tails.match(text, end))
            or after in DASH
        )
    if c in _QUOTES:
        return not after.isalnum()
    if c in ":/":
        return not after.isalnum() or (after.isalpha() and (bool(amount.sort) or amount.number.scale > 1))
    if c == ".":
        return not after.isalnum() or after.isupper()
    if c == ",":
        return not after.isdecimal() or amount.number.end < end
    if c == "(":
        return bool(amount.sort)
    if c == "+":
        return not after.isalnum()
    return c not in _TOUCHING and unicodedata.category(c) != "Sc"
