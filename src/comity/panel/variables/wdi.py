"""Economy and population (World Bank)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="wdi",
    unit="state",
    keys="party",
    columns={
        "gdp": "gross domestic product, current US dollars",
        "gdp_constant": "the same in constant US dollars",
        "population": "people",
        "exports": "exports of goods and services, current US dollars",
        "imports": "imports of goods and services, current US dollars",
    },
    query="SELECT party AS code, year, gdp, gdp_constant, population, exports, imports FROM wdi",
    needs=("wdi",),
    datasets=("wdi",),
    reference="World Bank, World Development Indicators",
)
