"""Major powers (Correlates of War)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="majors",
    unit="state",
    keys="cow",
    columns={"major": "1 if a major power on any day of the year"},
    query="""
        SELECT DISTINCT ccode AS code, sy.year, 1 AS major
        FROM majors JOIN sy ON sy.cow = ccode AND sy.year BETWEEN year(since) AND coalesce(year(until), 9999)""",
    zero=("major",),
    reference="Correlates of War Project (2017), State System Membership List, v2016, major powers; the list of 2016 goes on",
)
