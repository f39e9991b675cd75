"""Influence of China and Russia on a state (FBIC)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="influence",
    unit="state",
    keys="party",
    columns={
        "fbic_chn": "formal bilateral influence capacity of China, 0 to 1",
        "fbic_rus": "of Russia",
    },
    query="""
        SELECT party AS code, year, fbic_chn, fbic_rus FROM fbic""",
    needs=("fbic",),
    datasets=("fbic",),
    reference="Moyer et al. (2021), China-US Competition: Measuring Global Influence",
)
