"""Events of GDELT of a directed dyad by sort, from the machine's coding of news."""

from comity.panel.cameo_counts import columns, query, zero
from comity.panel.variable import Variable

VARIABLE = Variable(
    name="gdelt",
    unit="dyad",
    keys="party",
    columns=columns("gdelt"),
    query=query("gdelt"),
    needs=("gdelt",),
    datasets=("gdelt",),
    zero=zero("gdelt"),
    reference="Global Database of Events, Language and Tone (GDELT) 1.0, events; sorts of CAMEO (Gerner, Schrodt and Yilmaz 2009)",
)
