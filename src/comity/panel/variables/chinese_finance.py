"""Official finance of China to a state (AidData)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="chinese_finance",
    unit="state",
    keys="party",
    columns={
        "chinese_projects": "projects of Chinese official finance agreed in the year",
        "chinese_finance": "their known sums, current US dollars",
    },
    query="""
        SELECT party AS code, year, count(*) AS chinese_projects, sum(usd) AS chinese_finance FROM chinese_finance GROUP BY ALL""",
    needs=("chinese_finance",),
    datasets=("aiddata_finance",),
    zero=("chinese_projects",),
    reference="Dreher, Fuchs, Parks, Strange and Tierney (2021), Aid, China, and Growth",
)
