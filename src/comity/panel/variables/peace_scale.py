"""How far from war a dyad is (Diehl, Goertz and Gallegos 2021)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="peace_scale",
    unit="dyad",
    keys="cow",
    columns={
        "peace": "0 severe rivalry, 0.25 lesser rivalry, 0.5 negative peace, 0.75 warm peace, 1 security community; the year's mean",
    },
    query="""
        SELECT least(ccode1, ccode2) AS code1, greatest(ccode1, ccode2) AS code2, year, peace FROM peace_scale""",
    symmetric=True,
    needs=("peace_scale",),
    datasets=("peace_scale",),
    reference="Diehl, Goertz and Gallegos (2021), Peace Data: Concept, Measurement, Patterns, and Research Agenda",
)
