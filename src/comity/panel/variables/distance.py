"""Great-circle distance between capitals."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="distance",
    unit="dyad",
    keys="own",
    columns={"capital_distance": "kilometres between the capitals, as they were at the end of the year or of the state"},
    query="""
        SELECT code, year, radians(latitude) AS lat, radians(longitude) AS lon
        FROM (SELECT code, year, latitude, longitude, row_number() OVER (PARTITION BY code, year ORDER BY since DESC) AS newest
              FROM sy JOIN capitals c USING (code)
              WHERE year BETWEEN year(c.since) AND coalesce(year(c.until), 9999))
        WHERE newest = 1""",
    formula={
        "capital_distance": """round(2 * 6371.0088 * asin(least(1, sqrt(pow(sin((two.lat - one.lat) / 2), 2)
                               + cos(one.lat) * cos(two.lat) * pow(sin((two.lon - one.lon) / 2), 2)))), 3)"""
    },
    reference="haversine formula (Sinnott 1984, Virtues of the Haversine, Sky and Telescope 68: 159), on a sphere of 6371.0088 km",
)
