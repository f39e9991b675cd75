"""Facts in words: one place says a fact, a figure, a period and a party, for pages, tables and the reasoning of verdicts."""

from comity.wording.facts import cell, label, note, sentence
from comity.wording.figures import amount, number, off, ordinal, span
from comity.wording.names import name, possessive
from comity.wording.periods import day, period

__all__ = ["amount", "cell", "day", "label", "name", "note", "number", "off", "ordinal", "period", "possessive", "sentence", "span"]
