"""What explains trade (Conte, Cotterlaz and Mayer 2022)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="gravity",
    unit="dyad",
    keys="party",
    columns={
        "dist": "distance of the main cities, kilometres",
        "contig": "1 if they touch",
        "comlang_off": "1 if they share an official language",
        "comcol": "1 if they had the same coloniser after 1945",
        "gdp_o": "GDP of the first, current US dollars",
        "gdp_d": "GDP of the second",
        "tradeflow_comtrade_o": "exports of the first to the second, current US dollars, as the first reports",
        "tradeflow_comtrade_d": "the same flow as the second reports",
    },
    query="""
        SELECT party1 AS code1, party2 AS code2, year, dist, contig, comlang_off, comcol, gdp_o, gdp_d,
               tradeflow_comtrade_o, tradeflow_comtrade_d
        FROM gravity""",
    needs=("gravity",),
    datasets=("cepii_gravity",),
    reference="Conte, Cotterlaz and Mayer (2022), The CEPII Gravity Database",
)
