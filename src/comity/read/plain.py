"""One spelling for characters that mean the same, without moving any offset."""

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


def plain(text: str) -> str:
    """`text` with typographic spaces, quotes, dashes and line ends as their ASCII twins, same length."""
    return text.replace("\r\n", " \n").translate(_TABLE)
