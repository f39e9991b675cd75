"""The number words of a language, compiled from its table ``numbers``: what `numbers` reads with."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from comity.language.folder import table
from comity.read.late import Late

#: A blank, or the break of a line, but no empty line: what may stand between the words of one number.
BLANK = r"(?:[^\S\n]{1,40}(?:\n[^\S\n]{0,40})?|\n[^\S\n]{0,40})"
#: Hyphens and dashes that join two words or figures when nothing is between.
DASH = "-–‑−‒"


def spelling(words: Iterable[str], exact: Iterable[str] = ()) -> str:
    """A regular expression for the longest of the words: one branch for each first letter.

    Args:
        words: in any mix of upper and lower case.
        exact: words that are meant only as they are written.

    """
    root: dict[str, Any] = {}
    for word, any_case in [(w, True) for w in words] + [(w, False) for w in exact]:
        node = root
        for c in word:
            node = node.setdefault(_letter(c, any_case), {})
        node[""] = {}
    return _branches(root)


def _letter(c: str, any_case: bool) -> str:
    if c == " ":
        return BLANK
    if any_case and len(c.upper()) == 1 and c.upper() != c.lower():
        return f"[{c.lower()}{c.upper()}]"
    return re.escape(c)


def _branches(node: dict[str, Any]) -> str:
    branches = [key + _branches(rest) for key, rest in node.items() if key]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}"


def fold(words: str) -> str:
    """Words as the tables have them: lower case, single blanks."""
    return " ".join(words.lower().split())


class Lexicon(NamedTuple):
    """The number words of a language, compiled; patterns are matched at a position."""

    values: dict[str, float]
    tens: frozenset[str]
    scales: dict[str, float]
    chains: dict[float, frozenset[float]]
    shorts: frozenset[str]
    dotted: frozenset[str]
    parts: dict[str, float]
    ordinals: dict[str, int]
    multiples: dict[str, int]
    couples: dict[str, float]
    signs: dict[str, float]
    names: dict[str, str]
    inner_bounds: dict[str, str]
    continuing: frozenset[str]
    bare: frozenset[str]
    figure: Late
    shape: Late
    spaced: Late
    broken: Late
    mixed: Late
    stroke: Late
    small: Late
    unit: Late
    next_word: Late
    hundred: Late
    and_: Late
    point: Late
    half: Late
    scale: Late
    unknown: Late
    article: Late
    couple: Late
    half_start: Late
    inner: Late
    part: Late
    plural: Late
    of_scale: Late
    bare_scale: Late
    ordinal: Late
    trailing: Late
    respectively: Late
    ending: Late
    skip: Late


@cache
def lexicon(language: str) -> Lexicon:
    """The compiled number words of a language."""
    data = table(language, "numbers")
    return Lexicon(**_meanings(data), **_figures(data), **_number_patterns(data), **_other_patterns(data))


_JOIN = rf"(?:{BLANK}|[{DASH}])"


def _long(data: dict[str, Any]) -> list[str]:
    """All words that multiply what is before them."""
    return [*data["scales"], *data["words"]["hundreds"], *data["words"]["dozens"]]


def _small(data: dict[str, Any]) -> dict[str, int]:
    words = data["words"]
    return {**words["units"], **words["teens"], **words["tens"]}


def _inner(data: dict[str, Any]) -> dict[str, str]:
    """Bounds that may stand between a figure and its scale: "100+ billion"."""
    return {w: bound for bound, words in data["bounds"]["after"].items() for w in words if not w[0].isalpha()}


def _meanings(data: dict[str, Any]) -> dict[str, Any]:
    """What the words stand for."""
    words, parts = data["words"], data["fractions"]
    hundreds, scales = words["hundreds"] | words["dozens"], data["scales"] | data["short_scales"]
    continuing = [*scales, *hundreds, *words["and"], *data["scale_words"]["unknown"]]
    return {
        "values": {w: float(v) for w, v in (_small(data) | hundreds | dict.fromkeys(words["one"], 1)).items()},
        "tens": frozenset(words["tens"]),
        "scales": {w: float(v) for w, v in scales.items()},
        "chains": {float(data["scales"][word]): frozenset(map(float, after)) for word, after in data["chains"].items()},
        "shorts": frozenset(data["short_scales"]),
        "dotted": frozenset(data["scale_words"]["dotted"]),
        "parts": {w: 1.0 / v for w, v in (parts["parts"] | parts["plural"]).items()},
        "ordinals": data["ordinals"]["words"],
        "multiples": data["ordinals"]["multiples"],
        "couples": {w: float(v) for w, v in words["couple"].items()},
        "signs": parts["signs"],
        "names": data["figures"],
        "inner_bounds": _inner(data),
        "bare": frozenset(parts["bare"]),
        "continuing": frozenset(c for w in continuing for c in (w[0], w[0].upper())),
    }


def _number_patterns(data: dict[str, Any]) -> dict[str, Any]:
    """Numbers in words, and the scales after any number."""
    words, scale_words = data["words"], data["scale_words"]
    number, units, and_, a = spelling(_small(data)), spelling(words["units"]), spelling(words["and"]), spelling(words["one"])
    long, part = spelling(_long(data)), spelling(data["fractions"]["parts"])
    scale = spelling([*data["scales"], *data["short_scales"]])
    ordinal = spelling([*data["ordinals"]["words"], *data["ordinals"]["multiples"]])
    any_word, thin = spelling([*_small(data), *_long(data)]), data["figures"]["thin"]
    found = {
        "small": rf"(?:{number})(?!\w)",
        "unit": rf"{_JOIN}({units})(?!\w)",
        # "two three-day visits": the second begins another word.
        "next_word": rf"{_JOIN}(?:{number})(?!\w|[{DASH}](?!(?:{units})(?!\w))\w)",
        "hundred": rf"{_JOIN}({spelling([*words['hundreds'], *words['dozens']])})(?!\w)",
        "and_": rf"(?:(?:,?{BLANK}|[{DASH}])(?P<and>{and_}){_JOIN}|(?P<comma>,?){BLANK}|[{DASH}])(?=\w)",
        "point": rf"{BLANK}(?:{spelling(words['point'])})((?:{BLANK}(?:{units})(?!\w)){{1,12}})",
        "half": rf"{_JOIN}(?:{and_}){_JOIN}(?:{a}){_JOIN}({part})(?!\w)",
        "scale": rf"(?P<blank>{_JOIN}?)(?P<scale>{scale})(?!\w)",
        "unknown": rf"{_JOIN}?(?:{spelling(scale_words['unknown'])})s?(?!\w)",
        "article": rf"(?:{a})(?={_JOIN}(?:{long}|{part})(?!\w))",
        "couple": rf"({spelling(words['couple'])})(?={BLANK}(?:{long})(?!\w))",
        "ordinal": rf"(?P<before>(?:(?:{any_word})(?:(?:{BLANK}(?:{and_}))?{BLANK}|[{DASH}])){{0,8}})(?P<last>{ordinal})(?!\w)",
        "trailing": rf"(?:{BLANK}(?:{and_}))?{_JOIN}$",
        "respectively": rf"\b(?:{spelling(data['range']['respectively'])})\b",
        "ending": rf"(?:{spelling(data['ordinals']['endings'])})(?!\w)",
        "skip": rf"[\w'’\u00ad]*(?:[{DASH}/:.,'’][\w'’\u00ad]+|[{DASH}]\n[^\S\n]{{0,40}}[\w'’\u00ad]+)*"
        rf"(?:(?:(?<=[{DASH}]\d)|(?<=[{DASH}]\d\d)|(?<=[{DASH}]\d\d\d))(?:[ {thin}]\d{{3}}(?!\d))+)?",
    }
    # What each must find: until a text has it, the expression is not compiled.
    needed = {
        "small": _small(data),
        "unit": words["units"],
        "next_word": _small(data),
        "hundred": [*words["hundreds"], *words["dozens"]],
        "point": words["point"],
        "half": data["fractions"]["parts"],
        "unknown": scale_words["unknown"],
        "article": [*_long(data), *data["fractions"]["parts"]],
        "couple": _long(data),
        "ordinal": [*data["ordinals"]["words"], *data["ordinals"]["multiples"]],
    }
    return {name: Late(pattern, phrases=needed.get(name, ())) for name, pattern in found.items()}


def _other_patterns(data: dict[str, Any]) -> dict[str, Any]:
    """Parts of one, and what stands between a figure and its scale."""
    parts, of, a = data["fractions"], spelling(data["fractions"]["of"]), spelling(data["words"]["one"])
    long, scales = spelling(_long(data)), spelling(data["scales"])
    any_scale, percent = (
        spelling([*data["scales"], *data["short_scales"], *data["scale_words"]["unknown"]]),
        spelling(data["percent"]["words"]),
    )
    found = {
        "mixed": rf"[ {DASH}](\d{{1,2}})/(\d{{1,2}})(?![\w/])| ?([{''.join(parts['signs'])}])",
        "stroke": rf"/(\d{{1,2}})(?![\w/])(?={BLANK}(?P<of>{of})\b|{_JOIN}(?:{percent}|{scales})(?!\w))",
        "half_start": rf"({spelling(parts['bare'])})(?!\w)",
        "inner": rf"({spelling(_inner(data))})(?={_JOIN}?(?:{long}|{any_scale}|{percent})(?!\w))",
        "part": rf"{_JOIN}({spelling(parts['parts'])})(?!\w)",
        "plural": rf"{_JOIN}({spelling(parts['plural'])})(?!\w)",
        "of_scale": rf"{_JOIN}(?:(?:{of}){_JOIN})?(?:{a}){_JOIN}(?=(?:{long})(?!\w))",
        "bare_scale": rf"{_JOIN}(?=(?:{scales})(?!\w))",
    }
    needed = {
        "stroke": ["/"],
        "half_start": parts["bare"],
        "inner": [word.strip("-") for word in _inner(data)],
        "part": parts["parts"],
        "plural": parts["plural"],
        "of_scale": _long(data),
        "bare_scale": data["scales"],
    }
    return {name: Late(pattern, phrases=needed.get(name, ())) for name, pattern in found.items()}


def _figures(data: dict[str, Any]) -> dict[str, Any]:
    """How figures are written: a run of digits, what shape it has, groups with blanks, one broken by the end of a line."""
    signs, long = data["figures"], spelling(_long(data))
    point, comma = re.escape(signs["point"]), re.escape(signs["comma"])
    apostrophes, thin = signs["apostrophes"], signs["thin"]
    whole, part = r"[1-9]\d{0,2}", r"\d+"
    grouped = (
        rf"{whole}(?:{comma}\d{{3}})+(?:{point}{part})?|[1-9]\d?(?:{comma}\d{{2}})+{comma}\d{{3}}(?:{point}{part})?"
        rf"|{whole}(?:[{apostrophes}]\d{{3}})+(?:[{point}{comma}]{part})?|{whole}(?:[{thin}]\d{{3}})+(?:[{point}{comma}]{part})?"
        rf"|{whole}(?:{point}\d{{3}}){{2,}}(?:{comma}{part})?|{whole}(?:{point}\d{{3}})+{comma}{part}"
    )
    decimal, broken_line = rf"(?:0|[1-9]\d*)?{point}{part}", r"[^\S\n]{0,9}\n[^\S\n]{0,40}"
    found = {
        "figure": rf"\d+(?:[{point}{comma}{apostrophes}{thin}\u00ad]\d+)*|{point}\d+(?![{point}{comma}]\d)",
        "shape": rf"(?P<bare>0|[1-9]\d*)|(?P<grouped>{grouped})|(?P<decimal>{decimal})|(?P<comma>(?:0|[1-9]\d*){comma}\d{{1,2}})",
        "spaced": rf"{whole}(?: \d{{3}})+(?!\d|[{comma}{apostrophes}]\d)(?:{point}{part})?(?!{point}\d)",
        "broken": rf"{comma}?{broken_line}\d{{3}}(?![\d{comma}])|{point}{broken_line}\d+(?={BLANK}(?:{long})(?!\w))",
    }
    return {name: Late(pattern) for name, pattern in found.items()}
