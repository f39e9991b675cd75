"""Trade in goods of a directed dyad as both states report it (UN Comtrade)."""

from comity.panel.reported_trade import reported_trade

VARIABLE = reported_trade("comtrade", "trade_comtrade", "comtrade", "United Nations Statistics Division, UN Comtrade Database")
