"""Sanctions of the first on the second (Syropoulos et al. 2024)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="sanctions",
    unit="dyad",
    keys="party",
    columns={
        "sanctions_12": "1 if the first had sanctions on the second",
        "sanctions_12_onset": "1 if some began in the year",
        "trade_sanctions_12": "1 if of trade",
        "arms_sanctions_12": "1 if of arms",
        "military_sanctions_12": "1 if of military help",
        "financial_sanctions_12": "1 if of finance",
        "travel_sanctions_12": "1 if of travel",
    },
    query="""
        WITH years AS (SELECT *, unnest(range(year(since), year(until) + 1))::INTEGER AS year FROM sanctions)
        SELECT sender AS code1, target AS code2, year, 1 AS sanctions_12, max((year(since) = year)::INTEGER) AS sanctions_12_onset,
               max(trade) AS trade_sanctions_12, max(arms) AS arms_sanctions_12, max(military) AS military_sanctions_12,
               max(financial) AS financial_sanctions_12, max(travel) AS travel_sanctions_12
        FROM years GROUP BY ALL""",
    needs=("sanctions",),
    datasets=("gsdb",),
    zero=(
        "sanctions_12",
        "sanctions_12_onset",
        "trade_sanctions_12",
        "arms_sanctions_12",
        "military_sanctions_12",
        "financial_sanctions_12",
        "travel_sanctions_12",
    ),
    rule="several sanctions of a dyad in a year are one row; those of an organisation are not its members'",
    reference="Syropoulos, Felbermayr, Kirilakha, Yalcin and Yotov (2024), The Global Sanctions Data Base--Release 3",
)
