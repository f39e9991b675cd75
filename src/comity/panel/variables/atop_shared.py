"""Alliances that two states share (Leeds et al. 2002)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="atop_shared",
    unit="dyad",
    keys="cow",
    columns={
        "atop_shared": "alliances of ATOP of which both are members",
        "atop_shared_defense": "those in which both are bound to defence",
    },
    query="""
        WITH years AS (
            SELECT DISTINCT atopid, ccode, defense, unnest(range(year(since), year(until) + 1))::INTEGER AS year FROM atop_members),
        members AS (SELECT atopid, ccode, year, max(defense) AS defense FROM years GROUP BY ALL)
        SELECT x.ccode AS code1, y.ccode AS code2, year, count(*) AS atop_shared,
               count(*) FILTER (x.defense = 1 AND y.defense = 1) AS atop_shared_defense
        FROM members x JOIN members y USING (atopid, year) WHERE x.ccode <> y.ccode GROUP BY ALL""",
    needs=("atop_members",),
    datasets=("atop_members",),
    zero=(
        "atop_shared",
        "atop_shared_defense",
    ),
    reference="Leeds, Ritter, Mitchell and Long (2002), Alliance Treaty Obligations and Provisions, 1815-1944; version 5.1",
)
