"""What a leader had been through before (Ellis, Horowitz and Stam 2015), for panels of leaders."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="leader_experience",
    unit="leader",
    keys="own",
    columns={
        "schooling": "0 primary, 1 secondary, 2 university, 3 graduate",
        "served": "1 after military service",
        "saw_combat": "1 after combat in military service",
        "was_rebel": "1 if once of a rebel group",
        "won_war": "1 after a war won in service",
        "lost_war": "1 after a war lost in service",
        "won_as_rebel": "1 after a war won as a rebel",
        "lost_as_rebel": "1 after a war lost as a rebel",
        "political_years": "years in politics before leading",
        "bad_health": "1 if in bad bodily health",
        "bad_mental_health": "1 if in bad mental health",
    },
    query="""
        SELECT obsid AS code, leveledu AS schooling, milservice AS served, combat AS saw_combat, rebel AS was_rebel, warwin AS won_war,
               warloss AS lost_war, rebelwin AS won_as_rebel, rebelloss AS lost_as_rebel, yrsexper AS political_years,
               physhealth AS bad_health, mentalhealth AS bad_mental_health
        FROM leader_experience""",
    needs=("leader_experience",),
    datasets=("leader_experience",),
    reference="Ellis, Horowitz and Stam (2015), Introducing the LEAD Data Set",
    yearly=False,
)
