"""The field of an office: where "Trade, Industry and the Digital Economy" ends, and whether it is foreign affairs."""

from comity.read.marks.words_and_parties import Tokens

_MOST_FIELD = 14


def field_end(s: Tokens, start: int) -> int:
    """Where the field of an office ends that begins at `start`: "Trade, Industry and the Digital Economy"."""
    sets = s.titles.sets
    i = last = start
    cut = start
    while i - start < _MOST_FIELD and i < len(s) and (not s[i].parties or _is_field_of(s, i, start)):
        token = s[i]
        known = token.low in sets["field.words"]
        linked = i > start and (s.is_in(i - 1, "field.joiners") or s.is_in(i - 1, "field.inner"))
        unknown = token.capital and token.low not in s.titles.closed and not s.office(i) and (i == start or s.is_in(i + 1, "field.words"))
        if s.office(i) and not (known and s.is_in(i + 1, "field.words")):
            return cut if linked else last
        if known or token.parties or (unknown and token.low not in sets["honorifics.words"]):
            last = i + 1
        elif s.is_in(i, "field.joiners"):
            cut = last
        elif not s.is_in(i, "field.inner") and not s.is_in(i, "words.possessive_mark"):
            break
        i += 1
    return last


def _is_field_of(s: Tokens, position: int, start: int) -> bool:
    """ "Foreign and CARICOM Affairs", "EU Integration": an organisation within a field."""
    within = s[position].sort == "organisation" and s[position + 1].capital and s.is_in(position + 1, "field.words")
    return within and (position == start or s.is_in(position - 1, "field.joiners"))


def is_foreign(s: Tokens, field: str) -> bool:
    """Whether one of the fields is foreign affairs: "foreign affairs and trade", not "foreign trade"."""
    words = field.split()
    joiners = s.titles.sets["field.joiners"]
    for phrase in s.titles.foreign:
        for i in range(len(words) - len(phrase) + 1):
            end = i + len(phrase)
            starts = i == 0 or words[i - 1] in joiners or words[i - 1].endswith(",")
            ends = end == len(words) or words[end] in joiners or words[end - 1].endswith(",")
            if starts and ends and tuple(w.rstrip(",") for w in words[i:end]) == phrase:
                return True
    return False
