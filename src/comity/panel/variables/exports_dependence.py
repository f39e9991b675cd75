"""How much a state's economy depends on its trade with another (Oneal and Russett 1997), by exports of every fourth year."""

from comity.panel.dependence import dependence

VARIABLE = dependence(
    "exports_dependence",
    "SELECT importer AS a, exporter AS b, year, usd FROM exports",
    needs=("exports",),
    datasets=("penppml_exports",),
    prefix="exports_",
)
