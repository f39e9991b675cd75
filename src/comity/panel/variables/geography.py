"""A state's area and whether it reaches the sea (Mayer and Zignago 2011)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="geography",
    unit="state",
    keys="party",
    columns={"area": "square kilometres", "landlocked": "1 if it does not reach the sea"},
    query="SELECT DISTINCT g.party AS code, sy.year, area, landlocked FROM geography g JOIN sy ON sy.party = g.party",
    needs=("geography",),
    datasets=("cepii_geodist",),
    reference="Mayer and Zignago (2011), Notes on CEPII's distances measures: The GeoDist database; the figures are of today's states",
)
