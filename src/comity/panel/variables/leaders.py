"""Leaders of a state (Goemans, Gleditsch and Chiozza 2009)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="leaders",
    unit="state",
    keys="gw",
    columns={
        "leader": "who led at the end of the year (or last in it)",
        "leader_first_id": "who led at the start of the year (or first in it), as Archigos numbers terms in office",
        "leader_last_id": "who led at its end, likewise",
        "leaders": "how many led during the year",
        "leader_change": "1 if more than one led, or the one at the year's end began in it",
        "irregular_change": "1 if a leader came to power irregularly in the year",
    },
    query="""
        WITH years AS (
            SELECT gwcode AS code, unnest(range(year(since), year(until) + 1))::INTEGER AS year, leader, obsid, since, until, entry
            FROM leaders)
        SELECT code, year, arg_max(leader, (until, since)) AS leader, arg_min(obsid, (since, until)) AS leader_first_id,
               arg_max(obsid, (until, since)) AS leader_last_id, count(DISTINCT leader) AS leaders,
               max((year(since) = year)::INTEGER) AS leader_change,
               max((year(since) = year AND entry = 'Irregular')::INTEGER) AS irregular_change
        FROM years GROUP BY ALL""",
    needs=("leaders",),
    datasets=("archigos",),
    rule="of several leaders in a year, the last",
    counts="SELECT sum(year(until) - year(since) + 1)::BIGINT FROM leaders",
    reference="Goemans, Gleditsch and Chiozza (2009), Introducing Archigos: A Dataset of Political Leaders",
)
