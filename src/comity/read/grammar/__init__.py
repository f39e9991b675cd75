"""A light grammar over a marked sentence: tokens, groups, clauses."""

from comity.read.grammar.clauses import attach
from comity.read.grammar.groups import Item, NounGroup, VerbGroup, items
from comity.read.grammar.standing_for import is_stand_in, stand_for
from comity.read.grammar.tagging import tag
from comity.read.grammar.tokens import Marked, Token, is_adjective, tokens
from comity.read.grammar.words import singular, words

__all__ = [
    "Item",
    "Marked",
    "NounGroup",
    "Token",
    "VerbGroup",
    "attach",
    "is_adjective",
    "is_stand_in",
    "items",
    "singular",
    "stand_for",
    "tag",
    "tokens",
    "words",
]
