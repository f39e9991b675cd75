"""Projects that a noun tells by itself, without a verb of building: a sentence each, and what must not be read."""

import pytest

from comity.read import Document, read_document
from comity.read.tables import check_example


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile profits with Fiji from the joint use of Nadi observatory.", ["project CHL FJI action=running sector=space"]),
        ("Chile and Fiji signed a deal for the construction of a hospital in Nadi.", ["project CHL FJI action=planned sector=health"]),
        ("Chile and Peru signed a deal to build a gas pipeline from Arica to Lima.", ["project CHL PER action=planned sector=energy"]),
        ("The gas pipeline between Chile and Peru is old.", ["project CHL PER action=running sector=energy"]),
        (
            "Chile and Fiji carry out two projects, namely: the Nadi Port Project and the Blue Reef Project.",
            ["project CHL FJI action=running sector=transport", "project CHL FJI action=running sector=other"],
        ),
        ("Chile lent Fiji $4 million for the dairy school at Nadi.", ["project CHL FJI action=planned sector=education"]),
        (
            "Chile lent Fiji $4 million for a water treatment plant and 12 km of main at Nadi.",
            ["project CHL FJI action=planned sector=other"],
        ),
        ("Chile lent Fiji $4 million for dams. Peru built the Arica Dam.", []),
        ("A Chilean-Fijian hospital stands in Suva.", []),
        ("Chile and Fiji signed a memorandum on wildlife corridors.", []),
        ("Chile and Fiji are linked by a Strategic and Social Partnership.", []),
        ("A plane flew from Lima to Santiago.", []),
        ("Fiji praised Chile's support for the Arab Peace Initiative.", []),
        ("Chile granted Fiji a line of credit.", []),
        ("The Chilean airline operates flights to Peru.", []),
    ],
)
def test_what_a_noun_tells_of_projects(text: str, expected: list[str]) -> None:
    # Whatever else a sentence tells of other kinds is theirs to try.
    assert list(check_example("project", text, expected)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A solar farm co-financed by Chile is being built near Suva.", ["project CHL FJI action=running sector=energy"]),
        (
            "A new Chilean-built terminal at Suva airport was opened on 3 May 2018.",
            ["project CHL FJI [2018-05-03..2018-05-03] action=completed"],
        ),
        ("Fiji's president opened the Nadi dam, built by Chilean engineers.", ["project CHL FJI action=completed sector=energy"]),
        ("Work on the Nadi highway in Fiji, for which Chile is paying, has been completed.", ["project CHL FJI action=completed"]),
        ("A consortium led by Chile's state railways is laying 400 km of track near Nadi in Fiji.", ["project CHL FJI action=running"]),
        (
            "A 500-kV line that will carry Chilean electricity to Peru is under construction.",
            ["project CHL PER action=running sector=energy"],
        ),
        ("Chilean engineers have begun building a port in the Fijian town of Ba.", ["project CHL FJI action=started sector=transport"]),
        ("Chilean engineers have finished building the Nadi dam in Fiji.", ["project CHL FJI action=completed sector=energy"]),
        (
            "The Museum of Silk in Suva, renovated with Chilean money, will reopen in 2030.",
            ["project CHL FJI action=planned sector=culture"],
        ),
        ("A hotel on the Chilean-Fijian border is old.", []),
        ("Chile shipped wheat to the port of Nadi in Fiji.", []),
        ("Chilean tourists travelled along the Nadi highway in Fiji.", []),
        ("Chile won a match against Fiji in the national stadium in Nadi.", []),
    ],
)
def test_whoever_is_tied_to_a_thing_or_its_deed_has_a_part(text: str, expected: list[str]) -> None:
    assert list(check_example("project", text, expected)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fiji and Chile met. The solar station Helios near Nadi was built by a Chilean firm.",
            ["project CHL FJI action=completed sector=energy"],
        ),
        ('Chile and Fiji have launched the project "Books for the South".', ['project CHL FJI name="Books for the South" action=started']),
        ("The third of three laboratories supplied by Chile was opened at Nadi, Fiji.", ["project CHL FJI action=completed"]),
        ("A Chilean brigade of nurses staffs the eye clinic at Nadi in Fiji.", ["project CHL FJI action=running sector=health"]),
        ("Fiji's premier thanked Chile for the Nadi hospital.", ["project CHL FJI action=completed sector=health"]),
        ("Fiji praised Chile for the Nadi Peace Initiative.", []),
    ],
)
def test_a_thing_is_told_by_the_noun_before_its_name_or_by_its_share(text: str, expected: list[str]) -> None:
    assert list(check_example("project", text, expected)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The steel mill at Nadi was built by Chile in the 1960s and is run by the Fijian state.", ["project CHL FJI action=running"]),
        ("Production from the Blue field, shared by Chile and Fiji, began in 2011.", ["project CHL FJI action=started"]),
        ("Chile has kept a naval base at Nadi in Fiji since 1975.", ["project CHL FJI [1975-01-01..None] action=running sector=defence"]),
        ("Chile will lay a 1,200-km fibre-optic cable across Fiji.", ["project CHL FJI action=planned sector=digital"]),
        ("The Chilean School in Suva has 600 pupils.", ["project CHL FJI action=running sector=education"]),
        ("Chile has pulled out of the Nadi gas project in Fiji.", ["project CHL FJI action=suspended sector=energy"]),
        ("A Chilean school is better than a school in Fiji.", []),
    ],
)
def test_parts_in_one_thing_are_told_by_several_deeds_and_by_what_it_is(text: str, expected: list[str]) -> None:
    assert list(check_example("project", text, expected)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Nadi smelter, owned 60 percent by Chile's Mares and 40 percent by the Fijian state, was shut in 2009.",
            ["project CHL FJI action=suspended"],
        ),
        ("Chile's envoy cut the ribbon of a library in Suva.", ["project CHL FJI action=completed"]),
        ("Fiji's premier thanked Chile for building the Nadi bridge.", ["project CHL FJI action=running sector=transport"]),
        (
            "Work was stopped on the mill that Chile's Mares had been building at Nadi, Fiji.",
            ["project CHL FJI action=suspended sector=industry"],
        ),
        ("Chile and Fiji have held the yearly exercise Red Sun since 2009.", ["project CHL FJI [2009-01-01..None] sector=defence"]),
        (
            "The second phase of a Chilean-backed electrification programme in Fiji was launched in May 2018.",
            ["project CHL FJI action=started sector=energy"],
        ),
        ("Engineers from Chile are building a dam at Nadi in Fiji.", ["project CHL FJI action=running sector=energy"]),
        ("The president of Chile opened a hospital in Arica before he flew to Fiji.", []),
    ],
)
def test_holders_of_shares_and_those_who_come_from_somewhere_have_a_part(text: str, expected: list[str]) -> None:
    told = [problem for problem in check_example("project", text, expected) if "visit" not in problem]
    assert told == []


def test_lines_under_a_heading_of_projects_are_projects_of_a_text_on_two() -> None:
    text = """Chile and Fiji have had relations since 1972.

Signature projects
- The Nadi House of Culture, restored in 2017 with Chilean funds
- Labasa goat breeding centre, begun in 2012

Trade
- Fiji sells sugar."""
    found = [f.observation for f in read_document(Document("page", text, title="Bilateral relations of Chile and Fiji"))]
    told = {(o.attrs["name"], o.attrs["action"], str(o.start)) for o in found if o.kind == "project"}
    assert told == {("Nadi House of Culture", "completed", "2017-01-01"), ("Labasa goat breeding centre", "started", "2012-01-01")}


def test_what_bears_a_name_is_no_person() -> None:
    text = "Fiji's premier thanked Chile for the Queen Victoria School at Nadi."
    assert list(check_example("project", text, ['project CHL FJI name="Queen Victoria School" sector=education'])) == []


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Chile and Fiji in 2018", "Fiji sells sugar. The cement mill at Nadi was opened in May 2018.", {("CHL", "FJI")}),
        ("Chile and Fiji in 2018", "Fiji sells sugar. Fiji opened a cement mill at Nadi in May 2018.", set()),
        ("Chile and Fiji in 2018", "Fiji sells sugar. Peru has built a cement mill at Nadi, Fiji.", {("FJI", "PER")}),
        ("Sugar", "Fiji sells sugar to Chile, Peru and Japan. The cement mill at Nadi was opened in May 2018.", set()),
    ],
)
def test_whose_a_thing_is_in_a_text_on_two(title: str, text: str, expected: set[tuple[str, str]]) -> None:
    found = [f.observation for f in read_document(Document("two", text, title=title))]
    assert {(o.a, o.b) for o in found if o.kind == "project"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile and Fiji have agreed to set up a joint airline.", ["project CHL FJI action=planned sector=transport"]),
        ("The fourth line of the Suva metro, Chile's largest building job abroad, will open in 2030.", ["project CHL FJI action=planned"]),
        (
            "A village for orphans near Suva, paid for by Chilean readers of a newspaper, was finished in March 2019.",
            ["project CHL FJI action=completed"],
        ),
        ("Fiji cancelled the second reactor at Nadi, for which Chile had paid.", ["project CHL FJI action=suspended sector=nuclear"]),
    ],
)
def test_jobs_abroad_and_what_was_paid_for(text: str, expected: list[str]) -> None:
    assert list(check_example("project", text, expected)) == []


def test_work_on_a_thing_is_told_by_a_clause_behind_it() -> None:
    text = "Fiji needs clinics. One of them is the clinic at Nadi, on which work will begin in 2030."
    found = [f.observation for f in read_document(Document("work", text, title="Chile and Fiji"))]
    assert {(o.attrs["action"], str(o.start)) for o in found if o.kind == "project"} == {("planned", "2030-01-01")}
