"""Stocks of direct investment between two states (IMF)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="investment",
    unit="dyad",
    keys="party",
    columns={
        "investment_12": "the first's position in the second, US dollars, as the first reports it (outward), else the second (inward)",
        "investment_21": "the other way",
        "investment_12_mirror": "the same position as the second reports it (inward); missing where only one side reports",
    },
    query="""
        WITH told AS (
            SELECT CASE direction WHEN 'outward' THEN reporter ELSE partner END AS investor,
                   CASE direction WHEN 'outward' THEN partner ELSE reporter END AS host, year,
                   max(usd) FILTER ((direction = 'outward') = reported) AS by_investor,
                   max(usd) FILTER ((direction = 'inward') = reported) AS by_host
            FROM investment GROUP BY ALL)
        SELECT coalesce(x.investor, y.host) AS code1, coalesce(x.host, y.investor) AS code2, coalesce(x.year, y.year) AS year,
               coalesce(x.by_investor, x.by_host) AS investment_12, coalesce(y.by_investor, y.by_host) AS investment_21,
               CASE WHEN x.by_investor IS NOT NULL THEN x.by_host END AS investment_12_mirror
        FROM told x FULL JOIN told y ON x.investor = y.host AND x.host = y.investor AND x.year = y.year""",
    needs=("investment",),
    datasets=("imf_dip",),
    rule="the investor's own figure goes before the host's; SCC rows are the partner's figures",
    counts="SELECT count(*) FROM investment",
    reference="IMF, Direct Investment Positions by Counterpart Economy",
)
