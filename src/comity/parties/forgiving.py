"""Typing errors: which differences between two names are none of meaning."""

from comity.parties.folding import QUALIFIERS

#: A name or word shorter than the first length is forgiven nothing, one shorter than the second not two errors.
ONE_ERROR_FROM = 5
TWO_ERRORS_FROM = 9
_WORD_FROM = 4
#: Scripts in which one sign is a word, so that no sign is a slip of the pen: Chinese, Japanese, Korean.
_WORD_SCRIPTS = ((0x2E80, 0x9FFF), (0xAC00, 0xD7AF), (0x20000, 0x3FFFF))


def errors_allowed(key: str) -> int:
    """How many typing errors a folded name may hold."""
    if any(c.isdigit() or any(low <= ord(c) <= high for low, high in _WORD_SCRIPTS) for c in key):
        return 0
    return (len(key) >= ONE_ERROR_FROM) + (len(key) >= TWO_ERRORS_FROM)


def is_typing_error(given: str, name: str) -> bool:
    """Whether a folded text is a folded name with letters mistyped: word for word, and no qualifying word become another.

    A word is never left out or added: "s sudan" is no "sudan". Spaces may be missing or too many.
    """
    theirs, ours = given.split(), name.split()
    if len(theirs) != len(ours):
        return "".join(theirs) == "".join(ours)
    return all(x == y or _is_mistyped(x, y) for x, y in zip(theirs, ours, strict=True))


def _is_mistyped(given: str, word: str) -> bool:
    if min(len(given), len(word)) < _WORD_FROM or given in QUALIFIERS:
        return False
    if word in QUALIFIERS:
        # "noth" may be north only, though south is within two errors of it.
        return _distance(given, word) == 1 and nearest(given) == {word}
    if given[0] != word[0] and len(given) < TWO_ERRORS_FROM:
        # Slips of the pen are rare in the first letter, and short names differ in little else: Jenin is not Benin, Nguru not Nauru.
        return False
    # Guiana and Guinea are two errors apart, as are Caledonia and Macedonia: two are forgiven in long words that begin alike.
    return _distance(given, word) <= min(errors_allowed(given), 2 if given[0] == word[0] else 1)


def nearest(given: str) -> set[str]:
    """The qualifying words that are nearest to a word, within two errors."""
    apart = {q: _distance(given, q) for q in QUALIFIERS if len(q) >= _WORD_FROM}
    least = min(apart.values())
    return {q for q, distance in apart.items() if distance == least <= 2}


def _distance(one: str, other: str) -> int:
    """In how many letters left out, added, exchanged or in each other's place two words differ."""
    # Few texts have a name that is mistyped.
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other)
