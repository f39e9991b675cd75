"""Formal alliances (Gibler 2009)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="alliances",
    unit="dyad",
    keys="cow",
    columns={
        "defense": "1 if bound to defend each other",
        "neutrality": "1 if bound to stay neutral",
        "nonaggression": "1 if bound not to attack each other",
        "entente": "1 if bound to consult",
        "alliance": "1 if any of these",
    },
    query="""
        SELECT ccode1 AS code1, ccode2 AS code2, year, max(defense) AS defense, max(neutrality) AS neutrality,
               max(nonaggression) AS nonaggression, max(entente) AS entente,
               greatest(max(defense), max(neutrality), max(nonaggression), max(entente)) AS alliance
        FROM alliances GROUP BY ALL""",
    needs=("alliances",),
    datasets=("cow_alliances",),
    zero=("defense", "neutrality", "nonaggression", "entente", "alliance"),
    rule="several alliances of a dyad in a year are one row, with each obligation that any of them has",
    counts="SELECT count(*) FROM alliances",
    reference="Gibler (2009), International Military Alliances, 1648-2008; version 4.1",
)
