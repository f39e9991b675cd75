"""One spelling for characters that mean the same, without moving any offset."""

import re

_SAME = {
    "\u00a0": " ",
    "\u2007": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\t": " ",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u00ab": '"',
    "\u00bb": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2212": "-",
    "\u00ad": "-",
}
_TABLE = str.maketrans(_SAME)
#: Marks of footnotes, between the commas of a list or behind a word.
_FOOTNOTE = re.compile(r"(?P<listed>,\s?)?(?P<mark>(?:\[\d{1,3}\])+)(?(listed),?)(?P<word>(?=\w))?")


def plain(text: str) -> str:
    """`text` with typographic spaces, quotes, dashes and line ends as their ASCII twins and without marks of footnotes, same length."""
    text = text.replace("\r\n", " \n").translate(_TABLE)
    return _FOOTNOTE.sub(_without, text) if "[" in text else text


def _without(found: re.Match[str]) -> str:
    """Blanks in place of a footnote's mark, behind the comma that was there; a comma where only the mark parts two words."""
    kept = found["listed"] or ("," if found["word"] is not None else "")
    return kept.ljust(len(found[0]))
