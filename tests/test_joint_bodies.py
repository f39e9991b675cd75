"""Joint bodies of two that meet: whose they are where it is not told with them, their sessions told once more, and who chairs."""

import datetime

import pytest

from comity.read import Document, read_document

_DAY = datetime.date(2019, 6, 15)


def _meetings(text: str) -> list[tuple[str, str, str]]:
    page = Document("bodies", text, title="Norway and Ghana", date=_DAY)
    found = [f.observation for f in read_document(page) if f.observation.kind == "meeting"]
    assert all({o.a, o.b} == {"NOR", "GHA"} and o.attrs["format"] == "commission" for o in found)
    return [(str(o.start), str(o.end), str(o.attrs["level"])) for o in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 9 July the Mixed Commission for Trade holds its third session in Bergen; the second was held at Accra in November 2006.",
            [("2019-07-09", "2019-07-09", "other"), ("2006-11-01", "2006-11-30", "other")],
        ),
        (
            "Intergovernmental Commission\nThe tenth session was held in Accra on 3 May 2018 and was chaired by the Minister of Transport "
            "Kofi Mensah and Deputy Prime Minister Nils Berg.",
            [("2018-05-03", "2018-05-03", "minister")],
        ),
        (
            "The Mixed Commission, over which the two foreign ministers preside, will hold its next session in the first half of 2020.",
            [("2020-01-01", "2020-06-30", "foreign_minister")],
        ),
        ("Fish was spoken of in the Joint Commission for Trade, which last met in 2016.", [("2016-01-01", "2016-12-31", "other")]),
        (
            "The intergovernmental commission on trade was set up in 2005; its latest session took place in Oslo in May 2018.",
            [("2018-05-01", "2018-05-31", "other")],
        ),
        ("The Joint Committee, founded in 1999, has met five times, last in Accra in June 2017.", [("2017-06-01", "2017-06-30", "other")]),
        ("The European Commission met in Oslo on 3 May 2018.", []),
        ("The parliamentary committee met in Oslo on 3 May 2018.", []),
    ],
)
def test_joint_bodies(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _meetings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Joint Commission of Kenya and Uganda, which has not been convened since April 1979, shall meet in Kampala in March 2020.",
            [("1979-04-01", "1979-04-30", "actual"), ("2020-03-01", "2020-03-31", "planned")],
        ),
        (
            "The Kenya-Uganda joint commission last met in 2015. Its next session is to be held in Kampala in October 2019.",
            [("2015-01-01", "2015-12-31", "actual"), ("2019-10-01", "2019-10-31", "planned")],
        ),
        (
            "The Kenya-Uganda Joint Commission noted that the decisions of the sixth session (Kampala, June 2014) had been carried out.",
            [("2014-06-01", "2014-06-30", "actual")],
        ),
        (
            "The third meeting of the Kenya-Uganda Working Group on Fisheries took place online on 12 June 2019.",
            [("2019-06-12", "2019-06-12", "actual")],
        ),
        ("A Kenyan-Ugandan business council meeting was held in Kampala on 12 June 2019.", []),
    ],
)
def test_when_commissions_met(text: str, expected: list[tuple[str, str, str]]) -> None:
    read = [f.observation for f in read_document(Document("d", text, date=datetime.date(2019, 6, 15)))]
    meetings = [o for o in read if o.kind == "meeting"]
    assert sorted((str(o.start), str(o.end), str(o.modality)) for o in meetings) == expected
    assert {o.attrs["format"] for o in meetings} <= {"commission"}
