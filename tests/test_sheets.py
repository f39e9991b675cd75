"""Sheets about one state: labelled lines of memberships, neighbours and missions; lists of states under a heading."""

import pytest

from comity.read import Document, read_document

SHEET = """Fiji

Land boundaries: 1,200 km total; Tonga 700 km, Samoa 500 km
Member of: ACP, C, FAO, ISO (correspondent), UN, OAS (observer), XYZ
Diplomatic representation: Ambassador Sela TUI; Chancery at 12 Palm Street, Washington DC; there is a Consulate General in Boston; \
US--Ambassador Ann REED; Embassy at 3 Reef Road, Suva
"""


def told(text: str, title: str) -> set[tuple[str, str, str | None, object]]:
    found = [f.observation for f in read_document(Document(id="sheet", text=text, title=title))]
    return {(o.kind, o.a, o.b, o.value or o.attrs.get("what") or o.attrs.get("action")) for o in found}


def test_lines_of_a_sheet_are_about_the_state_of_its_title() -> None:
    assert told(SHEET, "Fiji") == {
        ("border", "FJI", "TON", 700.0),
        ("border", "FJI", "WSM", 500.0),
        ("membership", "FJI", "OACPS", "member"),
        ("membership", "FJI", "Commonwealth", "member"),
        ("membership", "FJI", "FAO", "member"),
        ("membership", "FJI", "UN", "member"),
        ("membership", "FJI", "OAS", "observer"),
        ("mission", "FJI", "USA", "embassy"),
        ("mission", "FJI", "USA", "consulate"),
        ("mission", "USA", "FJI", "embassy"),
    }


def test_a_label_tells_the_other_state_and_whose_missions_are_meant() -> None:
    text = (
        "Fiji\n\nDiplomatic representation in the US: chancery: 12 Palm Street, Washington; consulate(s): none\n"
        "Diplomatic representation from the US: embassy: 3 Reef Road, Suva\nBorder countries (1): Tonga 700 km\n"
    )
    assert told(text, "Fiji") == {
        ("mission", "FJI", "USA", "embassy"),
        ("mission", "USA", "FJI", "embassy"),
        ("border", "FJI", "TON", 700.0),
    }


def test_partners_with_their_shares_stand_behind_their_label_or_under_it() -> None:
    text = "Fiji\n\nExports - partners\n\nTonga 33.5%, Samoa 20%, Peru 7% (2017 est.)\n\nImports - partners: Chad 16%, Tonga 9.1% (2017)\n"
    found = [f.observation for f in read_document(Document(id="sheet", text=text, title="Fiji"))]
    assert {(o.a, o.b, o.measure, o.value, o.attrs["flow"], str(o.start)) for o in found} == {
        ("FJI", "TON", "share", 33.5, "exports", "2017-01-01"),
        ("FJI", "WSM", "share", 20.0, "exports", "2017-01-01"),
        ("FJI", "PER", "share", 7.0, "exports", "2017-01-01"),
        ("FJI", "TCD", "share", 16.0, "imports", "2017-01-01"),
        ("FJI", "TON", "share", 9.1, "imports", "2017-01-01"),
    }


def test_without_one_state_in_the_title_nobody_is_meant() -> None:
    assert not {t for t in told(SHEET, "Fiji and Tonga") if t[0] == "membership"}


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Monaco abroad",
            "States with which Monaco has established diplomatic relations\n\nAlbania | 7 December 2004\nAustria | 2 May 2006\n\nThey are many.",
            {("relations", "ALB", "MCO", "2004-12-07"), ("relations", "AUT", "MCO", "2006-05-02")},
        ),
        (
            "",
            "Diplomatic relations of Monaco\nCountry | Date\nAlbania | 2004\nAustria | May 2006",
            {("relations", "ALB", "MCO", "2004-01-01"), ("relations", "AUT", "MCO", "2006-05-01")},
        ),
        ("Monaco abroad", "Friends of Monaco\n\nAlbania | 7 December 2004\nAustria | 2 May 2006", set()),
        ("Peru and Ghana", "Basic data\n\nDiplomatic relations:\n\nEstablished in 1956", {("relations", "GHA", "PER", "1956-01-01")}),
        ("Peru and Ghana", "Diplomatic relations: established on 3 May 1960", {("relations", "GHA", "PER", "1960-05-03")}),
        ("Peru and Ghana", "Diplomatic relations: no embassy since 3 May 1960", set()),
        (
            "",
            "CARICOM Member States\n- Antigua and Barbuda\n- Barbados\n\nObservers\n- Colombia",
            {("membership", "ATG", "CARICOM", "None"), ("membership", "BRB", "CARICOM", "None"), ("membership", "COL", "CARICOM", "None")},
        ),
    ],
)
def test_lists_of_states_under_a_heading(title: str, text: str, expected: set[tuple[str, str, str, str]]) -> None:
    found = [f.observation for f in read_document(Document("x", text, title=title)) if f.observation.kind in ("relations", "membership")]
    assert {(o.kind, o.a, str(o.b), str(o.start)) for o in found} == expected


def test_labels_under_headings_are_figures_of_the_two_of_the_title() -> None:
    text = (
        "Tonga and Fiji: economic relations\n\nKey figures 2018\n\n- Tongan exports to Fiji: EUR 32 million\n- Tongan companies in Fiji: 60\n"
        "- Number of Tongan nationals residing in Fiji: 421 (October 2017)\n\nTonga's economic cooperation\nGrants: EUR 4 million\n"
    )
    found = [f.observation for f in read_document(Document(id="sheet", text=text, title="Tonga and Fiji: economic relations"))]
    assert {(o.kind, o.a, o.b, o.value, str(o.start)) for o in found if o.kind != "finance"} == {
        ("trade", "TON", "FJI", 32e6, "2018-01-01"),
        ("count", "FJI", "TON", 60.0, "2018-01-01"),
        ("count", "TON", "FJI", 421.0, "2017-10-01"),
    }
    assert [(o.a, o.b, o.value, o.attrs["of"]) for o in found if o.kind == "finance"] == [("TON", "FJI", 4e6, "grant")]


def test_labels_in_a_page_about_one_state_are_no_figures_of_two() -> None:
    assert told("Fiji\n\nEconomic cooperation\nGrants: EUR 4 million\nExports: EUR 98 million\n", "Fiji") == set()
