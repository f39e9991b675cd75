"""Strategic rivalries of a dyad (Thompson, Sakuwa and Suhas 021)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="tss_rivalries",
    unit="dyad",
    keys="cow",
    columns={
        "tss_rivalry": "1 if the two were strategic rivals",
        "tss_spatial": "1 if the rivalry is about territory",
    },
    query="""
        WITH years AS (
            SELECT ccode1, ccode2, unnest(range(year(since), year(until) + 1))::INTEGER AS year,
                   coalesce((spatial = 1)::INTEGER, 0) AS spatial
            FROM tss_rivalries)
        SELECT ccode1 AS code1, ccode2 AS code2, year, 1 AS tss_rivalry, max(spatial) AS tss_spatial FROM years GROUP BY ALL
        UNION ALL SELECT ccode2, ccode1, year, 1, max(spatial) FROM years GROUP BY ALL""",
    needs=("tss_rivalries",),
    datasets=("tss_rivalries",),
    zero=(
        "tss_rivalry",
        "tss_spatial",
    ),
    reference="Thompson, Sakuwa and Suhas (2021), Analyzing Strategic Rivalries in World Politics",
)
