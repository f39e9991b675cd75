"""Treaties on fresh water that two states signed (Giordano et al. 2014)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="freshwater_agreements",
    unit="dyad",
    keys="party",
    columns={"freshwater_agreements": "treaties on shared fresh water that both signed in the year"},
    query="SELECT a AS code1, b AS code2, year, count(*) AS freshwater_agreements FROM agreements_tfdd GROUP BY ALL",
    symmetric=True,
    needs=("agreements_tfdd",),
    datasets=("tfdd",),
    zero=("freshwater_agreements",),
    reference="Giordano et al. (2014), A Review of the Evolution and State of Transboundary Freshwater Treaties",
)
