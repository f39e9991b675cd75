"""Ideal point of a state (Bailey, Strezhnev and Voeten 2017)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="ideal_point",
    unit="state",
    keys="cow",
    columns={
        "ideal_point": "the estimate from the votes of the session that began in the year",
        "ideal_point_lower": "lower bound of its middle nine tenths",
        "ideal_point_upper": "upper bound",
    },
    query="""
        SELECT ccode AS code, year, ideal_point, lower AS ideal_point_lower, upper AS ideal_point_upper FROM ideal_points""",
    needs=("ideal_points",),
    datasets=("un_ideal_points",),
    reference="Bailey, Strezhnev and Voeten (2017), Estimating Dynamic State Preferences from United Nations Voting Data",
)
