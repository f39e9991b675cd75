"""The colours of pictures: names that the style sheet of a page may set, for light, dark and print; with those of paper where none does."""

import re

INK = "var(--ink, #1d2327)"
QUIET = "var(--quiet, #5c666d)"
RULE = "var(--line, #dcd9d0)"
MARK = "var(--accent, #0b5c8a)"
CARD = "var(--card, #ffffff)"
WARM = "var(--warm, #a4450f)"
#: Classes of a map from the least to the greatest: ColorBrewer's five of blue (Cynthia Brewer, Apache-2.0), and the state that it is of.
CLASSES = ("var(--c1, #d6e6f4)", "var(--c2, #abcfe6)", "var(--c3, #6aaed6)", "var(--c4, #3787c0)", "var(--c5, #105ba4)")
CHOSEN = "var(--chosen, #d9843b)"
#: Series that stand side by side; told apart by shape as well.
SERIES = (
    "var(--s1, #0b5c8a)",
    "var(--s2, #a4450f)",
    "var(--s3, #47741f)",
    "var(--s4, #75459b)",
    "var(--s5, #7d6200)",
    "var(--s6, #ad2f5f)",
)
_NAMED = re.compile(r"var\(--\w+, (#\w+)\)")


def plain(svg: str) -> str:
    """A picture with the colours of paper, for what knows no style sheet."""
    return _NAMED.sub(r"\1", svg)
