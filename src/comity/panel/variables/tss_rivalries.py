"""Strategic rivalries of a dyad (Thompson, Sakuwa and Suhas 2021)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="tss_rivalries",
    unit="dyad",
    keys="cow",
    columns={
        "tss_rivalry": "1 if the two were strategic rivals",
        "tss_spatial": "1 if the rivalry is about territory",
        "tss_positional": "1 if it is about rank",
        "tss_ideological": "1 if it is about ideology",
        "tss_interventionary": "1 if it is about meddling in other states",
    },
    query="""
        WITH years AS (
            SELECT ccode1, ccode2, unnest(range(year(since), year(until) + 1))::INTEGER AS year,
                   spatial, "positional", ideological, interventionary
            FROM tss_rivalries)
        SELECT ccode1 AS code1, ccode2 AS code2, year, 1 AS tss_rivalry, max(spatial) AS tss_spatial,
               max("positional") AS tss_positional, max(ideological) AS tss_ideological, max(interventionary) AS tss_interventionary
        FROM years GROUP BY ALL""",
    symmetric=True,
    needs=("tss_rivalries",),
    datasets=("tss_rivalries",),
    zero=(
        "tss_rivalry",
        "tss_spatial",
        "tss_positional",
        "tss_ideological",
        "tss_interventionary",
    ),
    reference="Thompson, Sakuwa and Suhas (2021), Analyzing Strategic Rivalries in World Politics",
)
