"""The words of the table of trade that belong to no frame."""

from functools import cache
from typing import NamedTuple

from comity.language import table
from comity.read.frames import frames

KIND = "trade"


class TradeWords(NamedTuple):
    """See ``kinds/trade.toml``."""

    whole: frozenset[str]
    negative: frozenset[str]
    goods: frozenset[str]
    all_sorts: frozenset[str]
    wares: frozenset[str]
    taking: frozenset[str]
    parting: frozenset[str]
    plain: frozenset[str]
    never: frozenset[str]
    there: frozenset[str]
    where: frozenset[str]
    markets: frozenset[str]
    by_flow: frozenset[str]
    ranking: frozenset[str]
    copulas: frozenset[str]
    having: frozenset[str]
    inside: frozenset[str]
    numbering: frozenset[str]
    linking: frozenset[str]
    according: frozenset[str]
    quoting: frozenset[str]
    regard: frozenset[str]
    making: frozenset[str]
    including: frozenset[str]
    priced: frozenset[str]
    valued: frozenset[str]
    as_: frozenset[str]
    tourism: frozenset[str]
    everybody: frozenset[str]
    scoping: frozenset[str]
    unscoped: frozenset[str]
    scope: frozenset[str]
    states: frozenset[str]
    not_of: frozenset[str]
    ways: frozenset[str]
    standing: frozenset[str]
    ranked_alone: frozenset[str]
    other_way: frozenset[str]
    directions: frozenset[str]
    returning: frozenset[str]
    advantage: frozenset[str]
    disadvantage: frozenset[str]
    favourable: frozenset[str]
    origins: frozenset[str]
    putting: frozenset[str]
    indicators: frozenset[str]
    pointing: frozenset[str]


@cache
def trade_words(language: str) -> TradeWords:
    """The words of a language."""
    return TradeWords(**{name: frozenset(text.split()) for name, text in table(language, f"kinds/{KIND}")["words"].items()})


@cache
def trade_nouns(language: str, *flows: str) -> frozenset[str]:
    """The nouns that name trade itself ("export", "deficit"), of some flows or of all."""
    rows = [f for f in frames(KIND, language) if f.attrs["sort"] == "thing" and not f.attrs.get("both")]
    # "Traded goods" are trade, and "goods" alone are none.
    return frozenset(noun[-1] for f in rows if not flows or f.attrs["flow"] in flows for noun in f.nouns) - trade_words(language).wares
