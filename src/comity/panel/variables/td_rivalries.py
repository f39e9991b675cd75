"""Strategic rivalries of a dyad (Thompson and Dreyer 012)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="td_rivalries",
    unit="dyad",
    keys="cow",
    columns={
        "td_rivalry": "1 if the two were strategic rivals",
        "td_spatial": "1 if the rivalry is about territory",
    },
    query="""
        WITH years AS (
            SELECT ccode1, ccode2, unnest(range(year(since), year(until) + 1))::INTEGER AS year,
                   coalesce((type1 = 'spatial' OR type2 = 'spatial' OR type3 = 'spatial')::INTEGER, 0) AS spatial
            FROM td_rivalries)
        SELECT ccode1 AS code1, ccode2 AS code2, year, 1 AS td_rivalry, max(spatial) AS td_spatial FROM years GROUP BY ALL""",
    symmetric=True,
    needs=("td_rivalries",),
    datasets=("td_rivalries",),
    zero=(
        "td_rivalry",
        "td_spatial",
    ),
    reference="Thompson and Dreyer (2012), Handbook of International Rivalries",
)
