"""What stands before and after a number and says how exact it is: "more than", "or so", "between"."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from comity.language.folder import table
from comity.read.late import Late
from comity.read.marks.number_words import BLANK, DASH, fold, spelling

#: How far before a number its bound is looked for, and how many words of it.
_WINDOW, _WORDS, _BOUNDS = 72, 5, 3
_OPENING = "([{“‘\"'«"
_TAG = re.compile(r"[\w\"'/=-]")
_WORD = re.compile(r"\S+")
#: Verbs such as "passed" say nothing of what is smaller, unless it is money or a share.
_LARGE = 100.0
#: The word in front of a place stands so far in front of what is told of those there.
_PLACE = 3


class Before(NamedTuple):
    """What stands before a number.

    Attributes:
        start: where the quantity begins, its bound included.
        bound: "exact", "about", "at_least" or "at_most".
        large: the bound is one only before a large number.
        filled: other words stand between the bound and the number ("under the").
        role: "between", "from", "label", "minus", "part" or "" - the word right before.
        last: the word before the number and its bound, in lower case.
        last_start: where that word begins.

    """

    start: int
    bound: str
    large: bool
    filled: bool
    role: str
    last: str
    last_start: int


class Bounds(NamedTuple):
    """The bounds of a language."""

    before: dict[str, tuple[str, bool, bool]]
    unless_after: dict[str, frozenset[str]]
    definite: frozenset[str]
    comparing: frozenset[str]
    counting: frozenset[str]
    counted: tuple[str, ...]
    counts: frozenset[str]
    unnumbered: frozenset[str]
    counted_in: frozenset[str]
    indefinite: frozenset[str]
    leading: frozenset[str]
    last: frozenset[str]
    fillers: dict[str, tuple[tuple[str, ...], ...]]
    signs: tuple[tuple[str, str], ...]
    sign_ends: str
    roles: dict[str, str]
    role_ends: frozenset[str]
    percents: frozenset[str]
    spanning: frozenset[str]
    bounded_after: frozenset[str]
    units: re.Pattern[str]
    after: Late
    after_bounds: dict[str, str]


@cache
def bounds(language: str) -> Bounds:
    """The bounds of a language, from its table of numbers."""
    data = table(language, "numbers")
    found, context = data["bounds"], data["context"]
    before: dict[str, tuple[str, bool, bool]] = {}
    for bound in ("at_least", "at_most", "about"):
        before |= dict.fromkeys(found["before"][bound], (bound, False, False))
        before |= dict.fromkeys(found["before"][f"verbs_{bound}"], (bound, True, False))
    before |= dict.fromkeys(found["before"]["verbs_large"], ("at_least", True, True))
    fillers = sorted((tuple(f.split()) for f in found["before"]["fillers"]), key=len, reverse=True)
    signs = [(sign, bound) for bound, all_signs in found["signs"].items() for sign in all_signs]
    roles = dict.fromkeys(context["labels"], "label") | dict.fromkeys(data["range"]["between"], "between")
    roles |= dict.fromkeys(data["range"]["from"], "from") | dict.fromkeys(data["figures"]["minus"], "minus")
    after = {words: bound for bound, all_words in found["after"].items() for words in all_words}
    return Bounds(
        before=before,
        unless_after={words: frozenset(verbs) for words, verbs in found["unless_after"].items()},
        definite=frozenset(found["before"]["definite"]),
        comparing=frozenset(found["before"]["comparing"]),
        counting=frozenset(context["counting"]),
        counted=tuple(context["counting_after"]),
        counts=frozenset(context["counting_one"]),
        unnumbered=frozenset(context["counting_not"]),
        counted_in=frozenset(context["counting_in"]),
        indefinite=frozenset(found["before"]["indefinite"]),
        leading=frozenset(found["before"]["leading"]),
        last=frozenset(words.split()[-1] for words in before) | frozenset(f[-1] for f in fillers),
        fillers={f[-1]: tuple(g for g in fillers if g[-1] == f[-1]) for f in fillers},
        signs=tuple(sorted(signs, key=lambda s: -len(s[0]))),
        sign_ends="".join({sign[-1] for sign, _ in signs}),
        roles=roles,
        role_ends=frozenset(words.split()[-1] for words in roles if " " in words),
        percents=frozenset([*data["percent"]["words"], *data["percent"]["points"], *data["times"]["after"]]),
        spanning=frozenset(found["spanning"]["words"]),
        bounded_after=frozenset(found["spanning"]["bounded_after"]),
        units=re.compile(rf"[\w-]+\s+(?:{'|'.join(found['spanning']['units'])})\b"),
        after=Late(_after(after), phrases=(words.strip("-") for words in after)),
        after_bounds=after,
    )


def _after(words: Iterable[str]) -> str:
    apart = spelling(w for w in words if w[0].isalpha())
    joined = "|".join(f"[{DASH}]{spelling([w[1:]])}" if w[0] == "-" else rf"{re.escape(w)}(?!\d)" for w in words if not w[0].isalpha())
    return rf"{BLANK}(?P<apart>{apart})(?!\w)|(?P<joined>{joined})(?![{DASH}]?\w)"


def bound_after(found: Bounds, text: str, end: int) -> tuple[str, int]:
    """The bound after a number ("exact" without one), and where it ends."""
    match = found.after.match(text, end)
    if not match:
        return "exact", end
    written = fold(match["apart"] or match["joined"])
    if match["joined"] and written[0] in DASH:
        written = "-" + written[1:]
    return found.after_bounds[written], match.end()


def bound_before(found: Bounds, text: str, floor: int, at: int) -> Before:
    """What stands before a number that begins at ``at``; what begins before ``floor`` is no bound of it."""
    low = max(0, at - _WINDOW)
    window = text[low:at]
    start, bound, large, filled = at, "exact", False, False
    bare = window.rstrip()
    if not bare:
        return Before(start, bound, large, filled, "", "", start)
    if bare[-1] in found.sign_ends:
        for sign, meaning in found.signs:
            # After letters and quotation marks it is the end of a tag in HTML, or of a word.
            if bare.lower().endswith(sign) and low + len(bare) - len(sign) >= floor and not _TAG.match(bare[: -len(sign)][-1:]):
                start, bound = low + len(bare) - len(sign), meaning
                window = bare[: -len(sign)]
                break
    words = window.split(None)
    last = words[-1].lower().lstrip(_OPENING) if words else ""
    if last in found.last and not window.endswith("\n\n"):
        if not (last in found.spanning and words[:-1] and _is_time(found, words[-2].lower(), text, at)):
            start, bound, large, filled, window = _worded(found, low, window, start, bound, floor)
        words = window.split()
        last = words[-1].lower().lstrip(_OPENING) if words else ""
    if not last:
        return Before(start, bound, large, filled, "", "", start)
    role = found.roles.get(last, "")
    if role == "label" and len(words) > 1 and last in found.counting | found.counts:
        # "The students number 304", "number more than 304": a verb, and no name of one.
        role = "" if bound != "exact" or _is_counting(found, last, words) else role
    if not role and last in found.role_ends and len(words) > 1:
        role = found.roles.get(f"{words[-2].lower()} {last}", "")
    return Before(start, bound, large, filled, role, last, low + len(window.rstrip()) - len(last))


def _is_counting(found: Bounds, last: str, words: Sequence[str]) -> bool:
    """Whether a word behind others is a verb that counts ("the students number", "the community numbers", "soldiers in Chad number")."""
    before = words[-2].lower()
    if last in found.counts:
        return before not in found.unnumbered
    return before.endswith(found.counted) or (len(words) > _PLACE and words[-_PLACE].lower() in found.counted_in)


def _is_time(found: Bounds, before: str, text: str, at: int) -> bool:
    """Whether a number counts the time in which something is done ("$5 million over three years")."""
    return before.lstrip(_OPENING) not in found.bounded_after and found.units.match(text, at) is not None


def _worded(found: Bounds, low: int, window: str, start: int, bound: str, floor: int) -> tuple[int, str, bool, bool, str]:
    """The bound in words that ends a window, the furthest of several ("no more than about"), and the window before it."""
    places = [(m.start(), m[0]) for m in _WORD.finditer(window)]
    words = [w.lower() for _, w in places]
    large = filled = False
    for _ in range(_BOUNDS):
        hit = _phrase(found, words)
        if not hit:
            break
        first, (meaning, verb, only_large), fillers = hit
        if low + places[first][0] < floor:
            break
        # "5 percent over 1986", "12 times more than": what is compared, and no bound.
        if first and bound == "exact" and (words[first - 1] in found.percents or words[first - 1][-1] in found.percents):
            break
        lead = len(words[first]) - len(words[first].lstrip(_OPENING))
        bound = meaning if bound in ("exact", "about") or meaning != "about" else bound
        large, filled = only_large, filled or fillers
        # A verb is left to the sentence.
        start = start if verb else low + places[first][0] + lead
        words, window = words[:first], window[: places[first][0]]
        if verb:
            break
    return start, bound, large, filled, window


def _phrase(found: Bounds, words: list[str]) -> tuple[int, tuple[str, bool, bool], bool] | None:
    """The longest bound that ends a list of words, fillers between it and the end left out."""
    if not words:
        return None
    for filler in ((), *found.fillers.get(words[-1], ())):
        if filler and tuple(words[-len(filler) :]) != filler:
            continue
        rest = words[: len(words) - len(filler)]
        for n in range(min(_WORDS, len(rest)) if rest and rest[-1].lstrip(_OPENING) in found.last else 0, 0, -1):
            phrase = " ".join([rest[-n].lstrip(_OPENING), *rest[len(rest) - n + 1 :]])
            hit = found.before.get(phrase)
            if hit and found.definite & set(filler) and rest[-1] in found.comparing:
                return None
            if hit and found.indefinite & set(filler) and rest[-1] in found.leading:
                return None
            if hit and len(rest) > n and (_is_verbs_own(found, phrase, rest[:-n]) or _is_from(found, phrase, rest[:-n])):
                return None
            if hit:
                return len(rest) - n, hit, bool(filler)
    return None


def _is_verbs_own(found: Bounds, phrase: str, rest: list[str]) -> bool:
    """Whether a bound is a word of what stands in front, set off perhaps by a sign ("has gone up to", "doubled, up to", "by 5% – up to")."""
    before = [w for w in (word.rstrip(",") for word in rest[-2:]) if w[-1:].isalnum() or w[-1:] == "%"][-1:]
    others = found.unless_after.get(phrase, frozenset())
    return any(w in others or w[-1] in others for w in before)


def _is_from(found: Bounds, phrase: str, rest: list[str]) -> bool:
    """Whether a bound leads from one number to the next ("from 100 up to 150")."""
    told = phrase in found.unless_after and len(rest) > 1 and rest[-1][0].isdigit()
    return told and found.roles.get(rest[-2]) == "from"


def is_large(value: float) -> bool:
    """Whether a bare number is so large that a verb like "passed" bounds it."""
    return value >= _LARGE
