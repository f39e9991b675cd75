"""Great-circle distance between capitals."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="distance",
    unit="dyad",
    keys="own",
    columns={"capital_distance": "kilometres between the capitals, as they were at the end of the year or of the state"},
    query="""
        WITH places AS (
            SELECT code, year, radians(latitude) AS lat, radians(longitude) AS lon
            FROM (SELECT code, year, latitude, longitude,
                         row_number() OVER (PARTITION BY code, year ORDER BY since DESC) AS newest
                  FROM sy JOIN capitals c USING (code)
                  WHERE year BETWEEN year(c.since) AND coalesce(year(c.until), 9999))
            WHERE newest = 1)
        SELECT x.code AS code1, y.code AS code2, year,
               round(2 * 6371.0088 * asin(least(1, sqrt(pow(sin((y.lat - x.lat) / 2), 2)
                     + cos(x.lat) * cos(y.lat) * pow(sin((y.lon - x.lon) / 2), 2)))), 3) AS capital_distance
        FROM places x JOIN places y USING (year) WHERE x.code <> y.code""",
    reference="haversine formula (Sinnott 1984, Virtues of the Haversine, Sky and Telescope 68: 159), on a sphere of 6371.0088 km",
)
