"""Trade in goods as both states of a dyad report it, in the layout that two data sets share."""

from comity.panel.variable import Variable


def reported_trade(name: str, table: str, dataset: str, reference: str) -> Variable:
    """The variable of a data set with reporter, partner, year, flow and value.

    Args:
        name: with which its columns begin.
        table: its table in the ledger, by which a panel adds it too.
        dataset: that gives it, as `comity gather` knows it.
        reference: what is behind it.

    """
    return Variable(
        name=table,
        unit="dyad",
        keys="party",
        columns={
            f"{name}_exports": "the first's exports to the second as the first reports them, US dollars, free on board",
            f"{name}_imports": "the first's imports from the second as the first reports them, US dollars, with insurance and freight",
            f"{name}_exports_mirror": "the first's exports as the second reports them as its imports",
            f"{name}_imports_mirror": "the first's imports as the second reports them as its exports",
        },
        query=f"""
            WITH told AS (
                SELECT reporter AS code1, partner AS code2, year, flow, usd FROM {table} WHERE partner IS NOT NULL
                UNION ALL SELECT partner, reporter, year, flow || ' mirror', usd FROM {table} WHERE partner IS NOT NULL)
            SELECT code1, code2, year, max(usd) FILTER (flow = 'exports') AS {name}_exports,
                   max(usd) FILTER (flow = 'imports') AS {name}_imports,
                   max(usd) FILTER (flow = 'imports mirror') AS {name}_exports_mirror,
                   max(usd) FILTER (flow = 'exports mirror') AS {name}_imports_mirror
            FROM told GROUP BY ALL""",
        needs=(table,),
        datasets=(dataset,),
        rule="of two figures of one reporter for a flow the larger",
        reference=reference,
    )
