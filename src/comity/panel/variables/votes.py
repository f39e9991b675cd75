"""How alike two states vote in the General Assembly of the United Nations."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="votes",
    unit="dyad",
    keys="own",
    columns={
        "votes": "roll calls in which both voted yes, no or abstained",
        "vote_agreement": "share of them in which both voted the same, 0 to 1",
        "vote_s": "S with absolute distances: 1 - 2 sum|v1 - v2| / (2 n), with yes 1, abstain 2, no 3; -1 to 1",
        "vote_kappa": "Cohen's kappa with squared distances: 1 - observed / expected distance, expected from each state's own votes",
        "vote_pi": "Scott's pi with squared distances: the same, expected from the two states' votes taken together",
        "vote_kappa_nominal": "Cohen's kappa, any two different votes being equally different",
        "vote_pi_nominal": "Scott's pi, likewise",
    },
    query="""
        WITH v AS (SELECT code, party, year, rcid, vote::INTEGER AS vote FROM un_votes JOIN sy USING (party, year)),
        sums AS (
            SELECT x.code AS a, y.code AS b, x.year, count(*)::DOUBLE AS n, count(*) FILTER (x.vote = y.vote) AS same,
                   sum(abs(x.vote - y.vote)) AS distance, sum(x.vote * y.vote)::DOUBLE AS products,
                   sum(x.vote)::DOUBLE AS sx, sum(y.vote)::DOUBLE AS sy_,
                   sum(x.vote * x.vote)::DOUBLE AS qx, sum(y.vote * y.vote)::DOUBLE AS qy,
                   count(*) FILTER (x.vote = 1)::DOUBLE AS yx, count(*) FILTER (y.vote = 1)::DOUBLE AS yy,
                   count(*) FILTER (x.vote = 3)::DOUBLE AS nx, count(*) FILTER (y.vote = 3)::DOUBLE AS ny
            FROM v x JOIN v y ON x.rcid = y.rcid AND x.code < y.code AND x.party <> y.party GROUP BY ALL),
        parts AS (
            SELECT *, (qx + qy - 2 * products) / n AS seen, (qx + qy) / n - 2 * (sx / n) * (sy_ / n) AS by_own,
                   (qx + qy) / n - pow((sx + sy_) / n, 2) / 2 AS by_both,
                   1 - (yx * yy + nx * ny + (n - yx - nx) * (n - yy - ny)) / (n * n) AS own_nominal,
                   1 - (pow(yx + yy, 2) + pow(nx + ny, 2) + pow(2 * n - yx - yy - nx - ny, 2)) / (4 * n * n) AS both_nominal
            FROM sums),
        measures AS (
            SELECT a, b, year, n::BIGINT AS votes, same / n AS vote_agreement, 1 - distance / n AS vote_s,
                   1 - seen / nullif(by_own, 0) AS vote_kappa, 1 - seen / nullif(by_both, 0) AS vote_pi,
                   1 - (1 - same / n) / nullif(own_nominal, 0) AS vote_kappa_nominal,
                   1 - (1 - same / n) / nullif(both_nominal, 0) AS vote_pi_nominal
            FROM parts)
        SELECT a AS code1, b AS code2, * EXCLUDE (a, b) FROM measures""",
    symmetric=True,
    needs=("un_votes",),
    datasets=("un_votes",),
    zero=("votes",),
    reference="""Signorino and Ritter (1999), Tau-b or Not Tau-b (S); Cohen (1960), A Coefficient of Agreement for Nominal Scales (kappa);
        Scott (1955), Reliability of Content Analysis (pi); Häge (2011), Choice or Circumstance? Adjusting Measures of Foreign Policy
        Similarity for Chance Agreement (squared distances)""",
)
