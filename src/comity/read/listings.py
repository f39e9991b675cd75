"""Names set out in lines under a lead that asks for them ("Treaties were signed with:" and then a state a line), read as one sentence."""

import re
from collections.abc import Container, Sequence

from comity.parties import Mention
from comity.read.grammar import words
from comity.read.list_signs import BULLET
from comity.read.sentence_bounds import Stretch

#: Marks of items, which stand for nothing.
_ITEM = re.compile(rf"[ ]*(?:{BULLET}|\(?\d{{1,3}}[.)])[ ]+")
#: Besides a name an item has a date or a number at the most.
_REST = re.compile(r"[\s,;.()\[\]/–-]*(?:[A-Za-z]+\.? )?[\s\d,;.()\[\]/–-]*")
_WORD = re.compile(r"\w+")
_COLON = ":"


def in_lines(
    text: str, stretches: Sequence[Stretch], mentions: Sequence[Mention], language: str, told: Container[int] = ()
) -> tuple[str, list[Stretch]]:
    """The stretches with each such list joined to its lead, and the text with commas for the ends of its lines, of the same length.

    Lines that begin where `told` has it are rows of a table that is read, and no such list.
    """
    found: list[Stretch] = []
    edits: list[tuple[int, str]] = []
    names = {m.start: m.end for m in mentions if m.sort not in ("adjective", "prefix")}
    k = 0
    while k < len(stretches):
        lead, last = stretches[k], k
        if text[lead.end - 1] == _COLON and _asks_for_names(text[lead.start : lead.end], language):
            while (
                last + 1 < len(stretches)
                and stretches[last + 1].start not in told
                and (start := _name(text, stretches[last + 1], names, language)) >= 0
            ):
                last += 1
                edits += [(i, " ") for i in range(stretches[last].start, start)]
                if last > k + 1:
                    edits.append((stretches[last - 1].end, ","))
        found.append(Stretch(lead.start, stretches[last].end, lead.paragraph, lead.alone) if last > k else lead)
        k = last + 1
    return _edited(text, edits), found


def _asks_for_names(lead: str, language: str) -> bool:
    """Whether a lead ends in a preposition, or speaks of "the following"."""
    known, told = words(language), [w.lower() for w in _WORD.findall(lead)]
    return bool(told) and (known.closed.get(told[-1]) == "preposition" or bool(known.sets["following"] & set(told)))


def _name(text: str, line: Stretch, names: dict[int, int], language: str) -> int:
    """Where the name begins of which a line consists, but for a date or number; -1 if it is none."""
    item = _ITEM.match(text, line.start)
    start = item.end() if item else line.start
    first = _WORD.match(text, start, line.end)
    if start not in names and first is not None and words(language).closed.get(first.group().lower()) == "determiner":
        start = first.end() + 1
    end = names.get(start)
    return start if end is not None and _REST.fullmatch(text, end, line.end) else -1


def _edited(text: str, edits: Sequence[tuple[int, str]]) -> str:
    characters = list(text) if edits else []
    for place, character in edits:
        characters[place] = character
    return "".join(characters) if edits else text
