"""Whether a text is English, told by its commonest words."""

import re

_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "for",
        "is",
        "was",
        "on",
        "with",
        "as",
        "by",
        "at",
        "from",
        "has",
        "have",
        "are",
        "were",
        "said",
        "will",
        "be",
        "its",
    ]
)
_OTHER = frozenset(
    [
        "le",
        "la",
        "les",
        "des",
        "du",
        "et",
        "une",
        "dans",
        "que",
        "qui",
        "pour",
        "par",
        "sur",
        "el",
        "los",
        "las",
        "del",
        "por",
        "con",
        "una",
        "der",
        "die",
        "das",
        "und",
        "von",
        "den",
        "mit",
        "ist",
        "di",
        "il",
        "che",
        "per",
        "della",
        "em",
        "os",
        "da",
        "do",
        "para",
        "het",
        "een",
        "van",
        "och",
        "att",
        "på",
        "som",
    ]
)
_ENOUGH = 40


def is_english(text: str) -> bool:
    """Whether the text's common words are English rather than French, Spanish, German and the like.

    A text of fewer than 40 words is taken for English; one in another script than Latin is not.
    """
    words: list[str] = re.findall(r"[^\W\d_]+", text[:6000].lower())
    if len(words) < _ENOUGH:
        return sum(w.isascii() for w in words) * 2 >= len(words)
    english = sum(w in _ENGLISH for w in words)
    other = sum(w in _OTHER for w in words)
    return english >= 0.08 * len(words) and english > other
