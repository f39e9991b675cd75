"""Politically relevant dyads: contiguous, or with a major power (Lemke and Reed 2001)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="relevant",
    unit="dyad",
    keys="cow",
    columns={"relevant": "1 if the two are contiguous by land or across up to 400 miles of water, or one is a major power; else 0"},
    query="""
        WITH great AS (SELECT DISTINCT ccode, sy.year FROM majors
                       JOIN sy ON sy.cow = ccode AND sy.year BETWEEN year(since) AND coalesce(year(until), 9999)),
        pairs AS (
            SELECT ccode1 AS code1, ccode2 AS code2, year FROM contiguity
            UNION SELECT g.ccode, s.cow, g.year FROM great g JOIN sy s USING (year) WHERE s.cow <> g.ccode
            UNION SELECT s.cow, g.ccode, g.year FROM great g JOIN sy s USING (year) WHERE s.cow <> g.ccode)
        SELECT code1, code2, year, 1 AS relevant FROM pairs""",
    needs=("contiguity",),
    datasets=("cow_contiguity",),
    zero=("relevant",),
    reference="Lemke and Reed (2001), The Relevance of Politically Relevant Dyads, Journal of Conflict Resolution 45 (1): 126-144",
)
