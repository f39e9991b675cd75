"""Trade in goods of a directed dyad as both states report it (IMF)."""

from comity.panel.reported_trade import reported_trade

VARIABLE = reported_trade(
    "imts", "trade_imts", "imf_imts", "International Monetary Fund, International Merchandise Trade Statistics (IMTS)"
)
