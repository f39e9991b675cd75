"""Words that people give, looked up among those that there are: what is none of them is told with those that are like it."""

from collections.abc import Iterable

from comity.errors import ComityError

#: So many words are all told when none of them is like the one that was given.
_FEW = 40


def known(word: str, words: Iterable[str], what: str, error: type[ComityError] = ComityError) -> str:
    """The word, if it is one of those that there are.

    Args:
        word: as given.
        words: all that there are.
        what: they are, for the message: "kind of observation".
        error: what to raise.

    Raises:
        ComityError: it is none; the message names the ones most like it, or all if they are few.

    """
    listed = sorted(words)
    if word in listed:
        return word
    raise error(f"there is no {what} {word!r}{like(word, listed)}")


def like(word: str, words: Iterable[str]) -> str:
    """What an error says of the words that may be meant: those most like the one given, or all if they are few; empty if there is none.

    Args:
        word: as given.
        words: all that there are.

    """
    import difflib

    listed = sorted(words)
    near = difflib.get_close_matches(word, listed, 4, 0.5)
    return f"; did you mean {', '.join(near)}?" if near else f"; there are {', '.join(listed)}" if 0 < len(listed) <= _FEW else ""
