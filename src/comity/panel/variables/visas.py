"""What citizens of the first need to enter the second."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="visas",
    unit="dyad",
    keys="party",
    columns={
        "visa_free_12": "1 if citizens of the first need no visa for the second, 0 if a visa or electronic permission",
    },
    query="""
        SELECT party1 AS code1, party2 AS code2, year, free AS visa_free_12 FROM visas""",
    needs=("visas",),
    datasets=("passport_index",),
    reference="Ilyankou (2025), Passport Index Dataset; of one year",
)
