"""Bilateral agreements of two states in HUGGO, by field."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="agreements",
    unit="dyad",
    keys="party",
    columns={
        "agreements_signed": "bilateral agreements signed in the year",
        "trade_agreements_signed": "those of them on trade",
        "environment_agreements_signed": "those of them on the environment",
    },
    query="""
        WITH years AS (
            SELECT a, b, year, count(*) AS agreements_signed, count(*) FILTER (domain LIKE '%Trade%') AS trade_agreements_signed,
                   count(*) FILTER (domain LIKE '%Environment%') AS environment_agreements_signed
            FROM agreements_huggo GROUP BY ALL)
        SELECT a AS code1, b AS code2, * EXCLUDE (a, b) FROM years""",
    symmetric=True,
    needs=("agreements_huggo",),
    datasets=("huggo",),
    zero=(
        "agreements_signed",
        "trade_agreements_signed",
        "environment_agreements_signed",
    ),
    rule="of bilateral agreements alone, and those whose titles name the parties",
    reference="Hollway et al., manytreaties: Many Treaties for Global Governance",
)
