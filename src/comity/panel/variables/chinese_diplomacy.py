"""Public diplomacy of China in a state (AidData)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="chinese_diplomacy",
    unit="state",
    keys="party",
    columns={
        "confucius_institutes": "Confucius institutes open",
        "chinese_government_visits": "visits of officials both ways",
        "students_in_china": "students of the state in China",
    },
    query="""
        SELECT party AS code, year, confucius_institutes, government_visits AS chinese_government_visits,
               inbound_students_to_china AS students_in_china
        FROM chinese_diplomacy""",
    needs=("chinese_diplomacy",),
    datasets=("aiddata_diplomacy",),
    reference="Custer et al. (2018), Ties That Bind; of 39 states of Asia and the Pacific",
)
