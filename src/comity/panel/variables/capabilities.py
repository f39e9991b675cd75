"""National material capabilities (Singer, Bremer and Stuckey 1972)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="capabilities",
    unit="state",
    keys="cow",
    columns={
        "milex": "military expenditure, thousands of pounds to 1913, of current US dollars from 1914",
        "milper": "military personnel, thousands",
        "irst": "iron and steel production, thousands of tons",
        "pec": "primary energy consumption, thousands of coal-ton equivalents",
        "tpop": "population, thousands",
        "upop": "urban population, thousands",
        "cinc": "share of the system's capabilities, 0 to 1",
    },
    query="SELECT ccode AS code, year, milex, milper, irst, pec, tpop, upop, cinc FROM capabilities",
    needs=("capabilities",),
    datasets=("cow_nmc",),
    reference="Singer, Bremer and Stuckey (1972), Capability Distribution, Uncertainty, and Major Power War, 1820-1965",
)
