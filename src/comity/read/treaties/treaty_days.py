"""Days as treaties write them: in digits, in words, with ordinals, through scanning errors."""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from comity.read.treaties.treaty_words import DateWords

_FIRST_YEAR = 1600
_REACH_DAY = 60
_REACH_YEAR = 130
_TOKEN = re.compile(r"[A-Za-z]+\.?(?:d\.?)?|\d+")
_DIGITS = re.compile(r"(?<![\d/.])(\d{1,2})\s?[./]\s?(\d{1,2})\s?[./]\s?(\d{4}|\d{2})(?![\d/])")
_YEAR = re.compile(r"[\s,.;:('-]*([1I|l][6-9][\dOIl]{2}|20[\dOIl]{2})(?![\w])")
_SIGNS = str.maketrans("OIl|", "0111")


class Day(NamedTuple):
    """A date in a text and where it stands there."""

    start: int
    end: int
    date: datetime.date


def days(text: str, words: DateWords) -> list[Day]:
    """The full dates in `text`, in its order; a day or month without a year is none."""
    found = [*_by_month(text, words), *_in_digits(text)]
    return sorted(found, key=lambda d: d.start)


def _in_digits(text: str) -> Iterator[Day]:
    """Dates such as 18.01.2001, where it cannot be a month before a day."""
    for m in _DIGITS.finditer(text):
        day, month, year = int(m[1]), int(m[2]), int(m[3])
        # Two digits of a year are of the last century but for its beginning: 12.04.96, 15.06.03.
        year += 0 if len(m[3]) == 4 else 1900 if year > 30 else 2000
        date = _date(year, month, day) if "." in m.group() or day > 12 else None
        if date:
            yield Day(m.start(), m.end(), date)


def _by_month(text: str, words: DateWords) -> Iterator[Day]:
    for m in words.month.finditer(text):
        month = words.months[m.group().lower().rstrip(".")]
        before = _day_before(text, m.start(), words)
        after = _day_after(text, m.end(), words)
        for day, start, end in (before, after) if before and before[0] else (after, before):
            if not day:
                continue
            year = _year(text, max(end, m.end()), words)
            date = _date(year[0], month, day) if year else None
            if date and year:
                yield Day(min(start, m.start()), year[1], date)
                break


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    return date if _FIRST_YEAR <= year <= datetime.date.today().year else None


def _day_before(text: str, month: int, words: DateWords) -> tuple[int, int, int]:
    """Day, start and end of what stands before a month: "3", "3rd day of", "twenty-third day of"; day 0 where there is none."""
    piece = text[max(0, month - _REACH_DAY) : month]
    base = max(0, month - _REACH_DAY)
    in_digits = re.search(
        rf"(?<![\w.,])(?P<d>[0-3lI]?\s?[\dlIO])(?:\s?(?:{words.suffixes}))?(?!\w)\s*,?\s*(?:(?:{words.before_month})\s+){{0,5}}[\s,]*$",
        piece,
        re.I,
    )
    if in_digits:
        digits = re.sub(r"\s", "", in_digits["d"]).translate(_SIGNS)
        if digits.isdigit() and 1 <= int(digits) <= 31:
            return int(digits), base + in_digits.start("d"), month
    tokens = list(_TOKEN.finditer(piece))
    while tokens and re.fullmatch(words.before_month, tokens[-1].group(), re.I):
        tokens.pop()
    value, used = 0, 0
    for count in (1, 2):
        said = [t.group().lower() for t in tokens[-count:]]
        known = [words.numbers.get(w) for w in said]
        if len(said) == count and all(known) and sum(n or 0 for n in known) <= 31:
            value, used = sum(n or 0 for n in known), count
        elif count == 1:
            break
    return (value, base + tokens[-used].start(), month) if used else (0, month, month)


def _day_after(text: str, month_end: int, words: DateWords) -> tuple[int, int, int]:
    """Day, start and end of what stands after a month: "14", "19th", "the third"; day 0 where there is none."""
    m = re.compile(rf"\s*,?\s*([0-3lI]?[\dlIO])(?:\s?(?:{words.suffixes}))?(?![\w])", re.I).match(text, month_end)
    if m:
        digits = m[1].translate(_SIGNS)
        if digits.isdigit() and 1 <= int(digits) <= 31:
            return int(digits), m.start(1), m.end()
    return 0, month_end, month_end


def _year(text: str, position: int, words: DateWords) -> tuple[int, int] | None:
    """The year after a day and a month, and where it ends; a year of another era is passed over where the common one follows."""
    end = min(len(text), position + _REACH_YEAR)
    at = position
    while at < end:
        m = _YEAR.match(text, at)
        if m:
            return int(m[1].translate(_SIGNS)), m.end()
        spelt = _spelt(text, at, end, words)
        if spelt and _FIRST_YEAR <= spelt[0] <= datetime.date.today().year:
            return spelt
        if spelt:
            again = _common_era(text, spelt[1], words)
            return again
        token = _TOKEN.search(text, at, end)
        if not token or token.group().lower() not in words.before_year or text[at : token.start()].strip(" \n,.;:('-"):
            return None
        at = token.end()
    return None


def _common_era(text: str, position: int, words: DateWords) -> tuple[int, int] | None:
    end = min(len(text), position + _REACH_YEAR)
    for token in _TOKEN.finditer(text, position, end):
        if token.group().lower() in words.numbers:
            spelt = _spelt(text, token.start(), end, words)
            if spelt and _FIRST_YEAR <= spelt[0] <= datetime.date.today().year:
                return spelt
    return None


def _spelt(text: str, start: int, end: int, words: DateWords) -> tuple[int, int] | None:
    """A year in words that begins here: "one thousand nine hundred and ninety-two", "nineteen hundred eighty", "two thousand and six"."""
    total = part = 0
    last = read = start
    seen = False
    for token in _TOKEN.finditer(text, start, end):
        if text[read : token.start()].strip(" \n,-"):
            break
        read = token.end()
        word = token.group().lower().rstrip(".")
        if word in words.powers:
            power = words.powers[word]
            part = max(part, 1) * power
            if power == max(words.powers.values()):
                total, part = total + part, 0
        elif word in words.numbers:
            number = words.numbers[word]
            # "Nineteen eighty-four" leaves its hundreds out.
            part = part * 100 + number if 10 <= part < 100 and number >= 10 and not total else part + number
        elif not (seen and word == "and"):
            break
        else:
            continue
        last, seen = token.end(), True
    return (total + part, last) if seen and total + part > 100 else None
