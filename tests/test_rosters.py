"""Lists of states with their days: under headings and columns, with remarks, run into one line, year by year, of whatever is told of relations."""

import datetime

import pytest

from comity.read import Document, read

Told = list[tuple[str, str, str, str, str]]

UNDER_COLUMNS = """Foreign relations of Chile - Africa

Country | Formal Relations Began | Notes |
---|---|---|
Kenya | 1964-07-07 | |
Ghana | 1966-02-21 | Ghana has an embassy in Santiago. |
Togo | 1992-04-16 | Both countries established diplomatic relations on 16 April 1992. |
"""
UNDER_COLUMNS_BY_BLANKS = """Foreign relations of Chile

Country Formal relations began Notes
Kenya 7 July 1964 See Chile–Kenya relations
Ghana 21 February 1966 Ghana has an embassy in Santiago.
Togo 16 April 1992 Both countries established diplomatic relations on 16 April 1992.
"""
UNDER_A_TITLE = """List of states with which Chile has established diplomatic relations

No. State Date of establishment
1. Kenya 07.07.1964
2. Ghana 21.02.1966
3. Togo 16.04.1992
"""
YEAR_BY_YEAR = """Dates of establishment of diplomatic relations between Chile and other countries

1964
Kenya – 7 July

1966
Ghana – 21 February

1992
Togo – 16 April
"""


@pytest.mark.parametrize("text", [UNDER_COLUMNS, UNDER_COLUMNS_BY_BLANKS, UNDER_A_TITLE, YEAR_BY_YEAR])
def test_days_of_relations_are_read_from_lists_of_any_layout(text: str) -> None:
    days = {("CHL", "KEN"): "1964-07-07", ("CHL", "GHA"): "1966-02-21", ("CHL", "TGO"): "1992-04-16"}
    assert _relations(text) == [(*pair, "established", day, "actual") for pair, day in days.items()]


def test_a_table_that_runs_into_one_line_is_read_by_its_columns() -> None:
    text = "Country Formal relations began Kenya 7 July 1964 Ghana 21 February 1966 Togo 16 April 1992"
    (reading,) = read(Document("x", text, title="Foreign relations of Chile"))
    told = [(f.observation.a, f.observation.b, str(f.observation.start)) for f in reading.findings]
    assert told == [("CHL", "KEN", "1964-07-07"), ("CHL", "GHA", "1966-02-21"), ("CHL", "TGO", "1992-04-16")]


@pytest.mark.parametrize(
    ("heading", "action"),
    [
        ("Diplomatic relations broken off with Chile", "severed"),
        ("Resumption of diplomatic relations with Chile", "restored"),
        ("States that have recognised Chile's independence:", "recognised"),
    ],
)
def test_a_heading_tells_what_was_done_to_relations(heading: str, action: str) -> None:
    assert _relations(f"{heading}\n\nKenya – 3 May 1974\nGhana – 4 June 1975\n") == [
        ("CHL", "KEN", action, "1974-05-03", "actual"),
        ("CHL", "GHA", action, "1975-06-04", "actual"),
    ]


def test_a_line_may_tell_both_sides() -> None:
    text = "List of breaks of diplomatic relations, 1976-1978\n\n12 May 1976: Chile – Kenya\n14 July 1978: Fiji and Tonga\n"
    assert _relations(text) == [("CHL", "KEN", "severed", "1976-05-12", "actual"), ("FJI", "TON", "severed", "1978-07-14", "actual")]


def test_a_list_under_another_heading_tells_nothing_of_relations() -> None:
    assert not _relations("Matches of Chile, 1974\n\nKenya – 3 May 1974\nGhana – 4 June 1975\n")


def test_days_of_a_list_are_no_day_of_publication() -> None:
    (reading,) = read(Document("x", UNDER_COLUMNS))
    assert reading.document is not None and reading.document.date is None
    (reading,) = read(Document("y", f"Reuters, 3 May 2018\n\n{UNDER_COLUMNS_BY_BLANKS}"))
    assert reading.document is not None and reading.document.date == datetime.date(2018, 5, 3)


def _relations(text: str) -> Told:
    (reading,) = read(Document("x", text))
    found = [f.observation for f in reading.findings if f.observation.kind == "relations"]
    return [(o.a, str(o.b), str(o.attrs["action"]), str(o.start), o.modality) for o in found]
