"""Exports of goods between two states every fourth year (UN Comtrade, as the R package penppml has them)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="exports",
    unit="dyad",
    keys="party",
    columns={
        "exports_12": "exports of the first to the second, current US dollars; missing where none is told, and in three years of four",
        "exports_21": "exports of the second to the first",
    },
    query="""
        SELECT coalesce(x.exporter, y.importer) AS code1, coalesce(x.importer, y.exporter) AS code2, coalesce(x.year, y.year) AS year,
               x.usd AS exports_12, y.usd AS exports_21
        FROM exports x FULL JOIN exports y ON x.exporter = y.importer AND x.importer = y.exporter AND x.year = y.year""",
    needs=("exports",),
    datasets=("penppml_exports",),
    reference="UN Comtrade, as in Breinlich, Corradi, Rocha, Ruta, Santos Silva and Zylkin (2021)",
)
