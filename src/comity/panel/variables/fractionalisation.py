"""Ethnic and religious groups of a state (CREG)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="fractionalisation",
    unit="state",
    keys="gw",
    columns={
        "ethfrac": "ethnic fractionalisation, 0 to 1",
        "ethpol": "ethnic polarisation, 0 to 1",
        "relfrac": "religious fractionalisation, 0 to 1",
        "relpol": "religious polarisation, 0 to 1",
    },
    query="""
        SELECT gwcode AS code, year, ethfrac, ethpol, relfrac, relpol FROM creg
        QUALIFY row_number() OVER (PARTITION BY gwcode, year ORDER BY (creg_ccode <> gwcode), creg_ccode) = 1""",
    needs=("creg",),
    datasets=("creg",),
    rule="of several rows of a state in a year the one under its own code",
    counts="SELECT count(*) FROM creg",
    reference="Nardulli et al. (2012), The Composition of Religious and Ethnic Groups (CREG) Project",
)
