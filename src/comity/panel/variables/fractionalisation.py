"""Ethnic and religious groups of a state (CREG)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="fractionalisation",
    unit="state",
    keys="listed",
    columns={
        "ethfrac": "ethnic fractionalisation, 0 to 1",
        "ethpol": "ethnic polarisation, 0 to 1",
        "relfrac": "religious fractionalisation, 0 to 1",
        "relpol": "religious polarisation, 0 to 1",
    },
    query="""
        SELECT CASE getvariable('list') WHEN 'gw' THEN gwcode ELSE ccode END AS code, year, ethfrac, ethpol, relfrac, relpol FROM creg
        QUALIFY row_number() OVER (PARTITION BY code, year ORDER BY ethfrac DESC NULLS LAST, relfrac DESC NULLS LAST) = 1""",
    needs=("creg",),
    datasets=("creg",),
    rule="of several rows of a state in a year the more fractionalised",
    reference="Nardulli et al. (2012), The Composition of Religious and Ethnic Groups (CREG) Project",
)
