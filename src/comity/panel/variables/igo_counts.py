"""In how many intergovernmental organisations a state is (Pevehouse et al. 2020)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="igo_counts",
    unit="state",
    keys="cow",
    columns={"igo_full": "full memberships", "igo_associate": "associate memberships", "igo_observer": "observer's seats"},
    query="""
        SELECT ccode AS code, year, count(*) FILTER (status = 1) AS igo_full, count(*) FILTER (status = 2) AS igo_associate,
               count(*) FILTER (status = 3) AS igo_observer
        FROM igo_memberships GROUP BY ALL""",
    needs=("igo_memberships",),
    datasets=("cow_igo",),
    zero=("igo_full", "igo_associate", "igo_observer"),
    reference="Pevehouse, Nordstrom, McManus and Jamison (2020), Tracking Organizations in the World",
)
