"""Events of ICEWS of a directed dyad by sort, from the machine's coding of news."""

from comity.panel.cameo_counts import columns, query, zero
from comity.panel.variable import Variable

VARIABLE = Variable(
    name="icews",
    unit="dyad",
    keys="party",
    columns=columns("icews"),
    query=query("icews"),
    needs=("icews",),
    datasets=("icews",),
    zero=zero("icews"),
    reference="Integrated Crisis Early Warning System (ICEWS), events; sorts of CAMEO (Gerner, Schrodt and Yilmaz 2009)",
)
