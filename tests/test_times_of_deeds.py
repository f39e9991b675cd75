"""When something was done: not when something else is, nor when it was announced; what would be long ago was."""

import datetime

from comity.read import Document, read_document


def told(day: datetime.date, text: str, kind: str) -> list[tuple[object, ...]]:
    """What is read of a kind, with its days and modality."""
    read = [f.observation for f in read_document(Document("d", text, date=day))]
    return [(o.a, o.b, o.start and o.start.isoformat(), str(o.modality)) for o in read if o.kind == kind]


def test_a_period_of_which_another_deed_is_told_is_no_deeds_own() -> None:
    text = "Britain and Thailand recently elevated their relations to a strategic partnership, as next year marks 170 years of relations."
    assert told(datetime.date(2024, 9, 23), text, "relations") == [("GBR", "THA", None, "actual")]
    assert told(datetime.date(2024, 9, 23), text, "anniversary") == [("GBR", "THA", "2025-01-01", "actual")]


def test_when_something_was_announced_is_not_when_it_will_be() -> None:
    text = "The visit follows Angola's announcement in December it would leave the Organization of the Petroleum Exporting Countries."
    assert told(datetime.date(2024, 3, 15), text, "membership") == [("AGO", "OPEC", None, "planned")]


def test_what_would_be_long_ago_was() -> None:
    text = "President Obasanjo of Nigeria would pay a second visit to Poland in October 2001."
    assert told(datetime.date(2014, 10, 12), text, "visit") == [("NGA", "POL", "2001-10-01", "actual")]
    assert told(datetime.date(2001, 9, 12), text, "visit") == [("NGA", "POL", "2001-10-01", "planned")]


def test_a_minister_called_senator_is_the_minister() -> None:
    text = "The Foreign Minister of Australia, Senator Gareth Evans, leaves tomorrow for Asia. Senator Evans will visit India (1-2 August)."
    read = read_document(Document("d", text, date=datetime.date(1990, 7, 22)))
    assert [(f.observation.pair, f.observation.attrs["level"]) for f in read] == [(("AUS", "IND"), "foreign_minister")]
