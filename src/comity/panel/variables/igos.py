"""Shared memberships in intergovernmental organisations (Pevehouse et al. 2020)."""

from comity.panel.variable import Variable

# Each state's organisations of a year are one string of bits: counting those of both is much quicker than joining memberships.

VARIABLE = Variable(
    name="igos",
    unit="dyad",
    keys="cow",
    columns={"igos": "organisations in which both are full or associate members"},
    query="""
        WITH numbered AS (SELECT ccode, year, dense_rank() OVER (ORDER BY igo) AS n FROM igo_memberships WHERE status IN (1, 2))
        SELECT ccode AS code, year, bitstring_agg(n::INTEGER, 1, 640) AS bits FROM numbered GROUP BY ALL""",
    formula={"igos": "bit_count(one.bits & two.bits)"},
    needs=("igo_memberships",),
    datasets=("cow_igo",),
    zero=("igos",),
    reference="Pevehouse, Nordstrom, McManus and Jamison (2020), Tracking Organizations in the World; observers do not count",
)
