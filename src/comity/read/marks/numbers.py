"""Numbers as they are written, in figures and in words: read whole, or not at all.

The words and signs of a language are in its table ``numbers``; here is only how numbers are built from them.
"""

import re
from typing import NamedTuple

from comity.read.marks.number_words import DASH, Lexicon, fold, lexicon

#: No number is read that has more digits.
_MOST_DIGITS = 21
_LARGEST = 1e24
#: What a sum is made of, between it and its scale: "191 (141+50) million".
_ADDED = re.compile(r" ?\(\d[\d.,]*(?: ?\+ ?\d[\d.,]*){1,9}\)(?= )")
#: So far behind a number "respectively" can stand.
_LINE = 80
#: So many digits has a number with a nought in front.
_PADDED = 2
_THOUSAND = 1e3
#: Denominators that "3/8" is written with; other strokes are dates and names ("9/11").
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64})


class Number(NamedTuple):
    """A number that was read.

    Attributes:
        value: in plain units; of a fraction (``shape`` "part") the part of one.
        end: where it ends in the text.
        shape: "bare" (digits only), "grouped", "decimal", "comma" (a decimal comma, or none: it must have a scale
            or a percent), "words", "ordinal" or "part".
        scale: product of the scales from a thousand on, 1 without one.
        short: the scale is a letter or two that means a scale only beside a currency.
        bound: what the number itself says ("a couple of hundred", "100+ billion").
        dotted: it ends with an abbreviation that may have a full stop.

    """

    value: float
    end: int
    shape: str
    scale: float = 1.0
    short: bool = False
    bound: str = "exact"
    dotted: bool = False


def read_number(lex: Lexicon, text: str, at: int) -> Number | int:
    """The number that begins at a position.

    Returns:
        The number, or, where figures or words stand that are no number, the position after them.

    """
    if text[at].isdecimal() or text[at] == lex.names["point"]:
        return _figure_number(lex, text, at)
    if text[at] in lex.signs:
        return scaled(lex, text, Number(lex.signs[text[at]], at + 1, "decimal"))
    ordinal = _spelled_ordinal(lex, text, at)
    if ordinal:
        return ordinal
    if couple := lex.couple.match(text, at):
        number = scaled(lex, text, _group(lex, text, lex.couples[fold(couple[1])], couple.end()))
        return number._replace(bound="about") if isinstance(number, Number) else number
    if article := lex.article.match(text, at):
        return _part(lex, text, 1.0, article.end()) or scaled(lex, text, _group(lex, text, 1.0, article.end()))
    if half := lex.half_start.match(text, at):
        return _part_of(lex, text, 1.0, half)
    return _spelled(lex, text, at)


def _figure_number(lex: Lexicon, text: str, at: int) -> Number | int:
    run = lex.figure.match(text, at)
    if not run:
        return at + 1
    if run[0][0] == "0" and len(run[0]) == _PADDED and run[0].isdecimal() and (ending := lex.ending.match(text, run.end())):
        # "The 05th largest".
        return Number(float(run[0]), ending.end(), "ordinal")
    spaced = lex.spaced.match(text, at) if text[run.end() : run.end() + 1] == " " else None
    value, shape = _spaced(spaced[0], lex) if spaced else _value(run[0], lex)
    end = spaced.end() if spaced else run.end()
    if not shape or (spaced and re.match(r" \d", text[end : end + 2])):
        return skip(lex, text, end)
    if shape in ("bare", "grouped") and not _is_year(run[0]) and text[at - 1 : at] not in ("", "\n"):
        broken = lex.broken.match(text, end)
        if broken and (text[end] == lex.names["point"] or len(run[0].split(lex.names["comma"])[-1]) <= 3):
            return skip(lex, text, broken.end())
    if shape == "bare":
        if text[end : end + 1].isalpha() and (ending := lex.ending.match(text, end)):
            return Number(value, ending.end(), "ordinal")
        if text[end : end + 1] == "/":
            stroke = lex.stroke.match(text, end)
            stroked = _stroke(value, stroke) if stroke else skip(lex, text, end)
            return scaled(lex, text, stroked) if isinstance(stroked, Number) and stroked.shape != "part" else stroked
        if value < _THOUSAND and (mixed := lex.mixed.match(text, end)):
            added = _added(lex, mixed)
            if not added:
                return skip(lex, text, mixed.end())
            value, end, shape = value + added, mixed.end(), "decimal"
        elif value <= 20 and (part := _part(lex, text, value, end)):
            return part
    bound = "exact"
    if inner := lex.inner.match(text, end):
        bound, end = lex.inner_bounds[fold(inner[1])], inner.end()
    return scaled(lex, text, Number(value, end, shape, bound=bound))


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdecimal() and "1500" <= digits < "2100"


def _stroke(top: float, stroke: re.Match[str]) -> Number | int:
    bottom = int(stroke[1])
    if bottom not in _DENOMINATORS or not 0 < top < bottom:
        return stroke.end()
    return Number(top / bottom, stroke.end(), "part" if stroke["of"] else "decimal")


def _added(lex: Lexicon, mixed: re.Match[str]) -> float:
    if mixed[3]:
        return float(lex.signs[mixed[3]])
    top, bottom = int(mixed[1]), int(mixed[2])
    return top / bottom if bottom in _DENOMINATORS and 0 < top < bottom else 0.0


def _value(digits: str, lex: Lexicon) -> tuple[float, str]:
    """The value of a run of digits and its shape; no shape: it is no number."""
    point, comma = lex.names["point"], lex.names["comma"]
    if digits.isdecimal():
        return (float(digits), "bare") if len(digits) <= _MOST_DIGITS and (digits[0] != "0" or digits == "0") else (0.0, "")
    soft = "\u00ad" in digits
    digits = digits.replace("\u00ad", "")
    shape = lex.shape.fullmatch(digits)
    if not shape or len(digits) > _MOST_DIGITS:
        return 0.0, ""
    kind = str(shape.lastgroup)
    # A soft hyphen may stand for a real one ("9-10"): only groups of three show that the digits belong together.
    if soft and kind != "grouped":
        return 0.0, ""
    if kind == "comma" or (kind == "grouped" and (digits.count(point) > 1 or digits.rfind(comma) > digits.rfind(point) > 0)):
        return float(digits.replace(point, "").replace(comma, ".")), kind
    if kind == "grouped" and comma in digits and any(c in digits for c in lex.names["thin"] + lex.names["apostrophes"]):
        digits = digits.replace(comma, point)
    plain = re.sub(rf"[^\d{re.escape(point)}]", "", digits)
    return float(plain.replace(point, ".")), kind


def _spaced(digits: str, lex: Lexicon) -> tuple[float, str]:
    plain = digits.replace(" ", "")
    return (float(plain.replace(lex.names["point"], ".")), "grouped") if len(plain) <= _MOST_DIGITS else (0.0, "")


def skip(lex: Lexicon, text: str, at: int) -> int:
    """The end of all that touches what is no number: figures, and words joined by hyphens."""
    found = lex.skip.match(text, at)
    return found.end() if found else at


def _spelled(lex: Lexicon, text: str, at: int) -> Number | int:
    first = lex.small.match(text, at)
    if not first:
        return at + 1
    value, end = _small(lex, text, first)
    if point := lex.point.match(text, end):
        digits = "".join(str(int(lex.values[w])) for w in point[1].lower().split())
        return _whole(lex, text, scaled(lex, text, Number(float(f"{int(value)}.{digits}"), point.end(), "words")))
    if part := _part(lex, text, value, end):
        return part
    return _whole(lex, text, scaled(lex, text, _group(lex, text, value, end)))


def _whole(lex: Lexicon, text: str, number: Number | int) -> Number | int:
    """The number, unless more number words follow that it has no place for ("nineteen eighty-seven")."""
    end = number if isinstance(number, int) else number.end
    follows = lex.next_word.match(text, end)
    if not follows:
        return number
    while follows:
        end = follows.end()
        follows = lex.next_word.match(text, end)
    return end


def _small(lex: Lexicon, text: str, first: re.Match[str]) -> tuple[float, int]:
    """A number below a hundred in words."""
    word = first[0].lower()
    value, end = lex.values[word], first.end()
    if word in lex.tens and (unit := lex.unit.match(text, end)) and lex.values[unit[1].lower()] > 0:
        return value + lex.values[unit[1].lower()], unit.end()
    return value, end


def _group(lex: Lexicon, text: str, value: float, end: int) -> Number:
    """A number below a scale: hundreds, dozens, and what is added to them."""
    hundred = lex.hundred.match(text, end)
    if not hundred:
        return Number(value, end, "words")
    times = lex.values[hundred[1].lower()]
    value, end = value * times, hundred.end()
    after = lex.and_.match(text, end)
    first = lex.small.match(text, after.end()) if after and not after["comma"] else None
    if first and times == 100:
        added, last = _small(lex, text, first)
        # "between one hundred and two hundred": the second is a number of its own.
        if not lex.hundred.match(text, last):
            return Number(value + added, last, "words")
    return Number(value, end, "words")


def scaled(lex: Lexicon, text: str, number: Number) -> Number | int:
    """The number with the scales after it, and what is added after the scale."""
    added = _ADDED.match(text, number.end)
    if added and lex.scale.match(text, added.end()):
        number = number._replace(end=added.end())
    if not _goes_on(lex, text, number.end):
        return number
    if number.scale == 1 and (half := lex.half.match(text, number.end)) and number.value == int(number.value):
        number = number._replace(
            value=number.value + lex.parts[half[1].lower()], end=half.end(), shape="words" if number.shape == "words" else "decimal"
        )
    found = _chain(lex, text, number)
    if isinstance(found, int) or found.scale == 1:
        return found
    if half := lex.half.match(text, found.end):
        return found._replace(value=found.value + lex.parts[half[1].lower()] * found.scale, end=half.end())
    return _lower(lex, text, found)


def _goes_on(lex: Lexicon, text: str, at: int) -> bool:
    """Whether a scale or a half can follow: a cheap test that most numbers fail."""
    following = text[at : at + 2]
    if not following:
        return False
    c = following[0]
    if not c.isalnum():
        if c not in " -":
            return c.isspace() or c in DASH
        c = following[1:]
    return not c.isalnum() or c in lex.continuing or (c.isdecimal() and not following[0].isspace())


def _chain(lex: Lexicon, text: str, number: Number) -> Number | int:
    """Scales one after another: "thousand million". What is no such chain is no number."""
    end, scale, last, known, short, dotted = number.end, 1.0, 0.0, True, False, False
    if number.shape != "words" and (hundred := lex.hundred.match(text, end)):
        end, scale = hundred.end(), lex.values[hundred[1].lower()]
    while found := lex.scale.match(text, end):
        word = found["scale"].lower()
        # A letter is a scale only right after the number; in the next line nobody knows what it is.
        if word in lex.shorts and last:
            break
        known &= word not in lex.shorts or "\n" not in found["blank"]
        factor = lex.scales[word]
        known &= not last or (factor in lex.chains.get(last, ()) and scale < _LARGEST)
        scale, last, end = min(scale * factor, _LARGEST), factor, found.end()
        short, dotted = word in lex.shorts, word in lex.dotted
    if unknown := lex.unknown.match(text, end):
        return unknown.end()
    if not known:
        return end
    # 16.4 times a million is to be 16,400,000 and no less.
    return number._replace(value=float(f"{number.value * scale:.15g}"), end=end, scale=scale, short=short, dotted=dotted)


def _lower(lex: Lexicon, text: str, number: Number) -> Number | int:
    """The number with lower parts after its scale: "one million two hundred thousand", "5 million 300 thousand"."""
    last, lowered = number.scale, False
    while not number.short and (after := lex.and_.match(text, number.end)):
        at = after.end()
        if text[at].isdecimal():
            # Words between make it another number; right after the scale, figures are added, or spoil it.
            if text[after.start()] in DASH or _stands_apart(lex, text, at):
                break
            part = _figures_lower(lex, text, at)
            if after["and"] and not (part is not None and _is_step_below(part, last) and not lex.respectively.search(text, at, at + _LINE)):
                break
            if after["comma"] and not (lowered and part is not None and _is_next(part, last)):
                break
            if part is None or part.value >= last or (part.shape != "grouped" and not _is_next(part, last)):
                return skip(lex, text, at)
            lowered = True
        else:
            part = _words_lower(lex, text, at) if number.shape == "words" else None
            if part is None or part.value >= last or (part.scale == 1 and after["comma"]):
                break
            if part.scale == 1 and after["and"] and last > _THOUSAND:
                # "One million and three": one number, or a million of this and three of that.
                return part.end
        number = number._replace(value=number.value + part.value, end=part.end, dotted=False)
        if part.scale == 1:
            break
        last = part.scale
    return number


def _is_step_below(part: Number, last: float) -> bool:
    """Whether a figure is told in the next lower scale ("9 million and 500 thousand", "30 million and 600,000")."""
    scale = part.scale if part.scale > 1 else _THOUSAND if part.shape == "grouped" else 1.0
    return last > _THOUSAND and scale * _THOUSAND == last and scale <= part.value < last


def _is_next(part: Number, last: float) -> bool:
    """Whether a figure goes on with the thousands or the units of one told scale by scale ("2 million 40 thousand, 55 dollars")."""
    return part.value < last and (part.scale > 1 or last == _THOUSAND)


def _stands_apart(lex: Lexicon, text: str, at: int) -> bool:
    """Whether a figure has nothing to do with the number before: a year, or part of a word ("10-year")."""
    run = lex.figure.match(text, at)
    return bool(
        run and (_is_year(run[0]) or (text[run.end() : run.end() + 1] in tuple(DASH) and text[run.end() + 1 : run.end() + 2].isalpha()))
    )


def _figures_lower(lex: Lexicon, text: str, at: int) -> Number | None:
    run = lex.figure.match(text, at)
    value, shape = _value(run[0], lex) if run else (0.0, "")
    if not run or shape not in ("bare", "grouped"):
        return None
    found = _chain(lex, text, Number(value, run.end(), shape))
    return found if isinstance(found, Number) and not found.short else None


def _words_lower(lex: Lexicon, text: str, at: int) -> Number | None:
    first = lex.small.match(text, at)
    if not first:
        return None
    found = _chain(lex, text, _group(lex, text, *_small(lex, text, first)))
    return found if isinstance(found, Number) and not found.short else None


def _part(lex: Lexicon, text: str, top: float, at: int) -> Number | int | None:
    """A part of one after its numerator: "two thirds", "a quarter of a billion"."""
    found = lex.part.match(text, at) if top == 1 else lex.plural.match(text, at)
    return _part_of(lex, text, top, found) if found else None


def _part_of(lex: Lexicon, text: str, top: float, part: re.Match[str]) -> Number | int:
    """A part, or what it is of where that is a scale: "half a million", "quarter of a billion", "half a dozen"."""
    word = fold(part[1])
    value, end = top * lex.parts[word], part.end()
    scale = lex.of_scale.match(text, end) or (lex.bare_scale.match(text, end) if word in lex.bare else None)
    if not scale:
        return Number(value, end, "part")
    # The blank or hyphen before the scale is still to be read, with it.
    return scaled(lex, text, _group(lex, text, value, scale.end() - 1))


def _spelled_ordinal(lex: Lexicon, text: str, at: int) -> Number | None:
    """An ordinal in words; None where the number words before it are none of its own ("two first")."""
    found = lex.ordinal.match(text, at)
    if not found:
        return None
    last = fold(found["last"])
    added, times = lex.ordinals.get(last, 0), lex.multiples.get(last, 1)
    if not found["before"]:
        return Number(float(added or times), found.end(), "ordinal")
    words = lex.trailing.sub("", found["before"])
    before = _spelled(lex, words, 0)
    if isinstance(before, int) or before.end != len(words) or before.shape != "words" or not before.value:
        return None
    if times > 1:
        return Number(before.value * times, found.end(), "ordinal") if before.value < times else None
    room = 100 if before.value % 100 == 0 else 10 if before.value % 10 == 0 and before.value % 100 != 10 else 0
    return Number(before.value + added, found.end(), "ordinal") if added < room else None


def ordinal(text: str, language: str = "en") -> int:
    """The number that an ordinal ("25th", "third", "twenty-fifth") names.

    Raises:
        KeyError: it is no ordinal.

    """
    lex = lexicon(language)
    word = text.strip()
    found = read_number(lex, word, 0) if word else 0
    if isinstance(found, int) or found.shape != "ordinal" or found.end != len(word):
        raise KeyError(text)
    return int(found.value)
