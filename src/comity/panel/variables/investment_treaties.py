"""Bilateral investment treaties of two states (UNCTAD)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="investment_treaties",
    unit="dyad",
    keys="party",
    columns={
        "bit": "1 if a bilateral investment treaty was in force on a day of the year",
        "bit_signed": "1 if one was signed in the year",
    },
    query="""
        WITH span AS (
            SELECT unnest(range((SELECT min(year(signed)) FROM investment_treaties), (SELECT max(year) FROM sy) + 1))::INTEGER AS year),
        years AS (
            SELECT a, b, year, max((year(in_force) <= year AND year <= coalesce(year(terminated), year))::INTEGER) AS bit,
                   max((year(signed) = year)::INTEGER) AS bit_signed
            FROM investment_treaties JOIN span ON year >= year(signed) GROUP BY ALL)
        SELECT a AS code1, b AS code2, year, coalesce(bit, 0) AS bit, bit_signed FROM years""",
    symmetric=True,
    needs=("investment_treaties",),
    datasets=("unctad_bit",),
    zero=(
        "bit",
        "bit_signed",
    ),
    rule="a treaty in force that is not said to have ended goes on",
    reference="UNCTAD, International Investment Agreements Navigator",
)
