"""External territorial threat to a state (Miller 2022)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="territorial_threat",
    unit="state",
    keys="cow",
    columns={
        "territorial_threat": "the latent threat",
        "territorial_threat_lower": "lower bound of the estimate",
        "territorial_threat_upper": "upper bound",
        "territorial_threat_sd": "standard deviation",
        "territorial_threat_second": "a second estimate that the data set gives",
    },
    query="""
        SELECT ccode AS code, year, threat AS territorial_threat, lower AS territorial_threat_lower, upper AS territorial_threat_upper,
               sd AS territorial_threat_sd, second_threat AS territorial_threat_second
        FROM territorial_threat""",
    needs=("territorial_threat",),
    datasets=("territorial_threat",),
    reference="Miller (2022), A Random Item Response Model of External Territorial Threat, 1816-2010",
)
