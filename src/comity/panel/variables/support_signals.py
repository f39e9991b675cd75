"""Signals of support of the major powers to a state (McManus and Nieman 2019)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="support_signals",
    unit="state",
    keys="cow",
    columns={
        "us_visit": "1 if a leader of the United States visited",
        "uk_visit": "1 if a leader of the United Kingdom visited",
        "fra_visit": "1 if a leader of France visited",
        "rus_visit": "1 if a leader of Russia visited",
        "chi_visit": "1 if a leader of China visited",
        "us_pact": "1 if it had a defence pact with the United States",
        "uk_pact": "1 if it had a defence pact with the United Kingdom",
        "fra_pact": "1 if it had a defence pact with France",
        "rus_pact": "1 if it had a defence pact with Russia",
        "chi_pact": "1 if it had a defence pact with China",
        "us_troops": "soldiers of the United States stationed there, as the authors give them",
        "uk_troops": "soldiers of the United Kingdom stationed there, as the authors give them",
        "fra_troops": "soldiers of France stationed there, as the authors give them",
        "rus_troops": "soldiers of Russia stationed there, as the authors give them",
        "chi_troops": "soldiers of China stationed there, as the authors give them",
    },
    query="""
        SELECT ccode AS code, year,
               us_vis AS us_visit, uk_vis AS uk_visit, fra_vis AS fra_visit, rus_vis AS rus_visit, chi_vis AS chi_visit,
               us_pact, uk_pact, fra_pact, rus_pact, chi_pact,
               us_troops, uk_troops, fra_troops, rus_troops, chi_troops
        FROM support_signals""",
    needs=("support_signals",),
    datasets=("support_signals",),
    reference="McManus and Nieman (2019), Identifying the level of major power support signaled for protégés",
)
