"""How many strategic rivals a state has (Thompson, Sakuwa and Suhas 2021)."""

from comity.panel.variable import Variable

_SORTS = {
    "spatial": "over territory",
    "positional": "over rank",
    "ideological": "over ideology",
    "interventionary": "over meddling elsewhere",
}

VARIABLE = Variable(
    name="rivals",
    unit="state",
    keys="cow",
    columns={"rivals": "strategic rivals"} | {f"rivals_{sort}": f"of them rivals {over}" for sort, over in _SORTS.items()},
    query=f"""
        WITH told AS (FROM tss_rivalries UNION ALL BY NAME SELECT * REPLACE (ccode2 AS ccode1, ccode1 AS ccode2) FROM tss_rivalries),
        years AS (SELECT *, unnest(range(year(since), year(until) + 1))::INTEGER AS year FROM told)
        SELECT ccode1 AS code, year, count(DISTINCT ccode2) AS rivals,
               {", ".join(f'count(DISTINCT ccode2) FILTER ("{sort}" = 1) AS rivals_{sort}' for sort in _SORTS)}
        FROM years GROUP BY ALL""",
    needs=("tss_rivalries",),
    datasets=("tss_rivalries",),
    zero=("rivals", *(f"rivals_{sort}" for sort in _SORTS)),
    reference="Thompson, Sakuwa and Suhas (2021), Analyzing Strategic Rivalries in World Politics",
)
