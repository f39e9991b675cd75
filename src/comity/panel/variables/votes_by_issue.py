"""How alike two states vote in the General Assembly on each of six issues, and with every issue counting the same."""

from comity.panel.variable import Variable

_ISSUES = {
    "me": "the Palestinian conflict",
    "nu": "nuclear weapons and material",
    "di": "arms control and disarmament",
    "co": "colonialism",
    "hr": "human rights",
    "ec": "economic development",
}

VARIABLE = Variable(
    name="votes_by_issue",
    unit="dyad",
    keys="own",
    columns={f"vote_agreement_{i}": f"share of the roll calls on {of} in which both voted the same, 0 to 1" for i, of in _ISSUES.items()}
    | {
        "vote_agreement_weighted": "mean of these shares: each issue with a roll call in the year counts the same, however many it has",
        "vote_s_weighted": "S with absolute distances, likewise weighted: 1 - sum of issues' mean |v1 - v2| / issues; -1 to 1",
    },
    query=f"""
        WITH v AS (SELECT code, party, year, rcid, vote, issue FROM un_votes JOIN un_issues USING (rcid) JOIN sy USING (party, year)),
        shares AS (
            SELECT x.code AS a, y.code AS b, x.year, x.issue, avg((x.vote = y.vote)::INTEGER) AS share, avg(abs(x.vote - y.vote)) AS apart
            FROM v x JOIN v y ON x.rcid = y.rcid AND x.issue = y.issue AND x.code < y.code AND x.party <> y.party GROUP BY ALL),
        measures AS (
            SELECT a, b, year, {", ".join(f"max(share) FILTER (issue = '{i}') AS vote_agreement_{i}" for i in _ISSUES)},
                   avg(share) AS vote_agreement_weighted, 1 - avg(apart) AS vote_s_weighted
            FROM shares GROUP BY ALL)
        SELECT a AS code1, b AS code2, * EXCLUDE (a, b) FROM measures""",
    symmetric=True,
    needs=("un_votes", "un_issues"),
    datasets=("un_votes", "un_votes"),
    rule="roll calls on none of the issues do not count; one on several counts for each",
    reference="""Signorino and Ritter (1999), Tau-b or Not Tau-b (S, with weights); issues of Voeten (2013), Data and Analyses of Voting in
        the United Nations General Assembly""",
)
