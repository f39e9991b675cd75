"""Shared memberships in intergovernmental organisations (Pevehouse et al. 2020)."""

from comity.panel.variable import Variable

# Each state's organisations of a year are one string of bits: counting those of both is much quicker than joining memberships.

VARIABLE = Variable(
    name="igos",
    unit="dyad",
    keys="cow",
    columns={"igos": "organisations in which both are full or associate members"},
    query="""
        WITH numbered AS (SELECT ccode, year, dense_rank() OVER (ORDER BY igo) AS n FROM igo_memberships WHERE status IN (1, 2)),
        belonging AS (SELECT ccode, year, bitstring_agg(n::INTEGER, 1, 1024) AS bits FROM numbered GROUP BY ALL)
        SELECT x.ccode AS code1, y.ccode AS code2, year, bit_count(x.bits & y.bits) AS igos
        FROM belonging x JOIN belonging y USING (year) WHERE x.ccode <> y.ccode""",
    needs=("igo_memberships",),
    datasets=("cow_igo",),
    zero=("igos",),
    reference="Pevehouse, Nordstrom, McManus and Jamison (2020), Tracking Organizations in the World; observers do not count",
)
