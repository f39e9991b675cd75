"""Facts in words: one place says a fact, a figure, a period and a party, for pages, tables and the reasoning of verdicts."""

from comity.wording.dates import day, period
from comity.wording.english import phrase
from comity.wording.party_names import name, possessive
from comity.wording.sentences import cell, label, note, sentence
from comity.wording.values import amount, counted, number, off, ordinal, span

__all__ = [
    "amount",
    "cell",
    "counted",
    "day",
    "label",
    "name",
    "note",
    "number",
    "off",
    "ordinal",
    "period",
    "phrase",
    "possessive",
    "sentence",
    "span",
]
