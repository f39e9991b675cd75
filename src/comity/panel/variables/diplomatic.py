"""Missions of the first at the second (Bayer 2006)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="diplomatic",
    unit="dyad",
    keys="cow",
    columns={"mission_12": "the first's mission at the second: 0 none, 1 chargé d'affaires, 2 minister, 3 ambassador, 9 other"},
    query="SELECT ccode1 AS code1, ccode2 AS code2, year, rank AS mission_12 FROM diplomatic_exchange",
    needs=("diplomatic_exchange",),
    datasets=("cow_diplomatic",),
    reference="Bayer (2006), Diplomatic Exchange Data set, v2006.1; years between those collected are missing",
)
