"""How rugged and how mountainous a state's land is (Nunn and Puga 2012; Gibler and Miller 2014)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="terrain",
    unit="state",
    keys="listed",
    columns={
        "ruggedness": "index of ruggedness, in hundreds of metres of mean difference in height to the neighbouring points",
        "mountains_log": "natural logarithm of the share of mountainous land in percent, and 1",
    },
    query="""
        SELECT CASE getvariable('list') WHEN 'gw' THEN gwcode ELSE ccode END AS code, max(rugged) AS ruggedness,
               max(newlmtnest) AS mountains_log
        FROM terrain GROUP BY ALL""",
    needs=("terrain",),
    datasets=("terrain",),
    rule="of two rows of a state (Gleditsch and Ward's code may be that of two) the more rugged",
    yearly=False,
    reference="Nunn and Puga (2012), Ruggedness: The Blessing of Bad Geography in Africa; Gibler and Miller (2014)",
)
