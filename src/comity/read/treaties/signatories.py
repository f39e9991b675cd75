"""The parties of a treaty: those that its title, or else its preamble, lists one after the other."""

import re
from collections import Counter
from collections.abc import Sequence

from comity import parties
from comity.parties import Mention
from comity.read.treaties.treaty_words import Words

#: Names that stand for a city or an office rather than a party to a treaty.
_NO_SIGNATORY = ("capital", "metonym", "institution")
#: Days by which the old names of a text without a date are read, tried in this order: after today's names.
_OLDER = ("1985-06-01", "1955-06-01", "1935-06-01")
_ASIDE = re.compile(r"\([^()]{0,200}\)|\"[^\"]{0,60}\"")
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
#: How far apart two listed parties may stand where more than listing words lie between.
_FAR = 90
_OFTEN = 3
_UNION = "EU"


def mentions(text: str, on: str | None, words: Words, context: str = "") -> list[Mention]:
    """The states and organisations named, in order; read as of the day `on`, and in capitals where case hides them.

    Args:
        text: the text.
        on: ISO date, or None where the text tells none: old names are then tried too.
        words: the table.
        context: more of the text, which tells what "the Community" is; `text` itself if empty.

    """
    best: list[Mention] = []
    for day in (on,) if on else (None, *_OLDER):
        for written in (text, text.upper()):
            if len(written) != len(text):
                continue
            found = [m for m in parties.find(written, day) if m.sort not in _NO_SIGNATORY and m.party not in words.no_party]
            if len({m.party for m in found}) > len({m.party for m in best}):
                best = found
            if len({m.party for m in best}) >= 2:
                break
        if len({m.party for m in best}) >= 2:
            break
    return _with_aliases(text, best, words, context or text)


def _with_aliases(text: str, found: list[Mention], words: Words, context: str) -> list[Mention]:
    taken = {position for m in found for position in range(m.start, m.end)}
    added = [
        Mention(m.start(), m.end(), alias.party, "organisation")
        for alias in words.aliases
        if alias.needs.search(context)
        for m in alias.name.finditer(text)
        if m.end() - 1 not in taken
    ]
    return sorted([*found, *added], key=lambda m: m.start) if added else found


def listed(text: str, found: Sequence[Mention], start: int, end: int, words: Words) -> list[Mention]:
    """The first mentions in ``text[start:end]`` that stand in one list, with nothing but words of listing between them.

    A party named again ends the list, but for one in brackets: "the Republic of Chile ("Chile")".
    """
    chosen: list[Mention] = []
    for m in found:
        if m.start < start or m.end > end or words.no_party_after.search(text[max(0, m.start - 30) : m.start]):
            continue
        gap = text[chosen[-1].end : m.start] if chosen else ""
        if gap.count("(") > gap.count(")"):
            continue
        if chosen and m.party in {c.party for c in chosen}:
            if len(distinct(chosen)) < 2:
                continue
            break
        if chosen and not (_is_joined(gap, words) and _is_glue(gap, words, far=len(distinct(chosen)) < 2)):
            if len(distinct(chosen)) >= 2:
                break
            chosen = []
        chosen.append(m)
    return chosen


def named_most(found: Sequence[Mention]) -> list[str]:
    """The two states that a text without title and preamble is full of, or one and the Union; nothing where there are not just two."""
    states = Counter(m.party for m in found if m.sort != "organisation")
    for counts in (states, states + Counter(m.party for m in found if m.party == _UNION)):
        most = counts.most_common(3)
        if len(most) >= 2 and most[1][1] >= _OFTEN and (len(most) < 3 or most[2][1] * 2 <= most[1][1]):
            return [party for party, _ in most[:2]]
    return []


def capital_at_end(text: str) -> tuple[int, int] | None:
    """Start and end of the name of a capital that `text` ends with, but for a comma; the longest of up to three words."""
    plain = text.rstrip(" \n,")
    said = plain[-_FAR:].split()
    for count in range(min(3, len(said)), 0, -1):
        tail = " ".join(said[-count:])
        if plain.endswith(tail) and any(found.sort == "capital" and found.end - found.start == len(tail) for found in parties.find(tail)):
            return len(plain) - len(tail), len(plain)
    return None


def distinct(found: Sequence[Mention]) -> list[str]:
    """The parties mentioned, each once, in order."""
    return list(dict.fromkeys(m.party for m in found))


def _is_joined(gap: str, words: Words) -> bool:
    """Whether a word or sign of joining stands before the next party's article."""
    plain = words.article.sub("", _ASIDE.sub(" ", gap))
    return not plain.strip() or bool(words.connector.search(plain)) or plain.rstrip().endswith((":", ";"))


def _is_glue(gap: str, words: Words, *, far: bool) -> bool:
    """Whether what stands between two parties only lists them; before the second party titles and names of people may stand too."""
    plain = _ASIDE.sub(" ", gap)
    said = [w.lower() for w in _WORD.findall(plain)]
    if all(w in words.glue or w.replace("'", "") in words.glue for w in said):
        return ". " not in plain or len(plain) < _FAR
    return far and len(plain) <= _FAR and "." not in plain and ";" not in plain and bool(words.joining.search(plain))
