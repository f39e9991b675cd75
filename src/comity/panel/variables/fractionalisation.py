"""Ethnic and religious groups of a state (CREG)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="fractionalisation",
    unit="state",
    keys="own",
    columns={
        "ethfrac": "ethnic fractionalisation, 0 to 1",
        "ethpol": "ethnic polarisation, 0 to 1",
        "relfrac": "religious fractionalisation, 0 to 1",
        "relpol": "religious polarisation, 0 to 1",
    },
    query="""
        SELECT code, sy.year, ethfrac, ethpol, relfrac, relpol FROM creg c JOIN sy ON sy.year = c.year AND (cow = ccode OR gw = gwcode)
        QUALIFY row_number() OVER (PARTITION BY code, sy.year ORDER BY ethfrac DESC NULLS LAST, relfrac DESC NULLS LAST) = 1""",
    needs=("creg",),
    datasets=("creg",),
    rule="of several rows of a state in a year the more fractionalised",
    reference="Nardulli et al. (2012), The Composition of Religious and Ethnic Groups (CREG) Project",
)
