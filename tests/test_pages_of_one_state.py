"""Pages about one state that list organisations, each with when or how it is in them, or neighbours with the length of each border."""

from comity.read import Document, read_document


def memberships(text: str) -> list[tuple[str, str, str | None]]:
    found = [f.observation for f in read_document(Document("page", text, title=text.split("\n")[0])) if f.observation.kind == "membership"]
    return [(str(o.b), str(o.attrs["action"]), str(o.start) if o.start else None) for o in found]


def borders(text: str) -> list[tuple[str, str | None, float | None]]:
    found = [f.observation for f in read_document(Document("page", text, title=text.split("\n")[0])) if f.observation.kind == "border"]
    return [(o.a, o.b, o.value) for o in found]


def test_organisations_one_a_line_with_when_or_how() -> None:
    text = "Gabon: international organisations\nAfrican Union: since 1963\nOPEC: 1975\nWTO: observer\nIMF, World Bank: yes"
    assert memberships(text) == [
        ("AU", "member", "1963-01-01"),
        ("OPEC", "joined", "1975-01-01"),
        ("WTO", "observer", None),
        ("IMF", "member", None),
        ("WB", "member", None),
    ]


def test_two_such_sentences_are_a_list_one_is_none() -> None:
    assert memberships("Gabon in the world\nGabon is green. OPEC: 1975. OIC: 1974.") == [
        ("OPEC", "joined", "1975-01-01"),
        ("OIC", "joined", "1974-01-01"),
    ]
    assert memberships("Gabon in the world\nGabon is green. OPEC: 1975. Figures are rounded.") == []


def test_lengths_behind_the_neighbours_of_the_state_of_the_page() -> None:
    listed = [("GAB", "GNQ", 345.0), ("CMR", "GAB", 298.0)]
    assert borders("Gabon: frontiers\nEquatorial Guinea – 345 km\nCameroon: 298 km") == listed
    assert borders("Borders of Gabon\nThe border with Equatorial Guinea is 345 km long and that with Cameroon 298 km.") == listed
    assert borders("Borders\nBorder lengths: Gabon-Cameroon 298 km; Cameroon-Chad 1,116 km.") == [
        ("CMR", "GAB", 298.0),
        ("CMR", "TCD", 1116.0),
    ]


def test_distances_and_fences_are_no_borders() -> None:
    assert borders("Borders of Gabon\nCameroon is 20 km away. The fence with Cameroon is 40 km long.") == []


def test_organisations_of_another_whose_verb_is_left_out() -> None:
    found = [f.observation for f in read_document("Gabon belongs to OPEC, Togo to the Commonwealth.")]
    assert [(o.a, o.b, o.attrs["action"]) for o in found] == [("GAB", "OPEC", "member"), ("TGO", "Commonwealth", "member")]


def test_kilometres_that_part_two_and_those_of_all_borders() -> None:
    assert borders("Row\n73 kilometres of border separate Gabon from Cameroon.") == [("CMR", "GAB", 73.0)]
    assert borders("Row\nGabon is building a fence along its 298-kilometre border with Cameroon.") == [("CMR", "GAB", 298.0)]
    assert borders("Row\nLength of borders: with Gabon 298 km, with Chad 1,116 km.") == []
