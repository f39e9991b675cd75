"""Vetoes of a state in the Security Council."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="vetoes",
    unit="state",
    keys="party",
    columns={
        "vetoes": "drafts that the state vetoed in the year",
    },
    query="""
        SELECT party AS code, year, count(*) AS vetoes FROM vetoes GROUP BY ALL""",
    needs=("vetoes",),
    datasets=("un_vetoes",),
    zero=("vetoes",),
    reference="World Politics Data Lab, Vetoes in the UN Security Council, 1946-2022",
)
