"""Money, memberships and agreements told over several sentences or in lists: whose they are, and what must not be read."""

import pytest

from comity.read import Document, read_document
from comity.read.tables import check_example


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The OPEC Fund has approved two loans for Peru and Fiji. Peru gets $9 million for a road. A loan of $8 million to Fiji is for water.",
            ["finance OFID PER of=loan value=9000000", "finance OFID FJI of=loan value=8000000"],
        ),
        (
            "BADEA has signed loan agreements worth $14 million. By its agreement, Chad got a loan of $10 million. Mali was given $4 million.",
            ["finance BADEA TCD of=loan value=10000000", "finance BADEA MLI of=loan value=4000000"],
        ),
        ("The OPEC Fund has approved two loans. Peru got a loan of $9 million from private banks.", []),
        (
            "Of the grants that Chile gave in 2018, Fiji got $2 million.",
            ["finance CHL FJI [2018-01-01..2018-12-31] of=aid value=2000000"],
        ),
        (
            "Chile lent Peru $9 million in 2016. Of this, 4 million went to wells, 2 million to a road; 1 million of it is a gift.",
            [
                "finance CHL PER value=9000000 of=loan",
                *(
                    f"finance CHL PER [2016-01-01..2016-12-31] value={n}000000 of={sort}"
                    for n, sort in ((4, "loan"), (2, "loan"), (1, "grant"))
                ),
            ],
        ),
        ("Chile lent Peru $9 million, of which Peru has repaid $2 million.", ["finance CHL PER value=9000000"]),
        ("Chile lent Peru $9 million. Peru's budget is $90 million, of which $3 million is for wells.", ["finance CHL PER value=9000000"]),
        ("Peru spoke of the $3 million that it owes to Chile.", ["finance CHL PER of=debt value=3000000"]),
        ("Peru will pay back over ten years the $3 million to Chile.", ["finance CHL PER of=debt value=3000000 modality=planned"]),
        ("Chile made available to Peru $3 million.", ["finance CHL PER of=aid value=3000000"]),
        ("Chile supported Peru to the tune of $3 million.", ["finance CHL PER of=aid value=3000000"]),
        ("Chile declared itself ready to lend Peru $3 million.", ["finance CHL PER of=loan modality=planned"]),
        ("Chile stated its readiness to lend Peru $3 million.", ["finance CHL PER of=loan modality=planned"]),
        ("Peru rejected the readiness of Chile to lend it $3 million.", []),
        (
            "Chile and Fiji signed a programme. Under it Chile will provide $3 million for schools.",
            ["finance CHL FJI of=aid value=3000000 modality=planned"],
        ),
        ("Chile and Fiji signed a programme. Chile will provide $3 million for its own schools.", []),
        (
            "Since 1977 Chile has committed $9 million to Fiji. In 2014 a further 2 million was promised.",
            ["finance CHL FJI value=9000000", "finance CHL FJI [2014-01-01..2014-12-31] value=2000000 modality=planned"],
        ),
    ],
)
def test_money_told_on(text: str, expected: list[str]) -> None:
    assert list(check_example("finance", text, expected)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chile, Peru and Fiji met. All three joined the OECD in 2010.",
            [f"membership {state} OECD [2010-01-01..2010-12-31] action=joined" for state in ("CHL", "PER", "FJI")],
        ),
        (
            "Chile, Peru and Fiji met. The three states joined the OECD in 2010.",
            [f"membership {state} OECD [2010-01-01..2010-12-31] action=joined" for state in ("CHL", "PER", "FJI")],
        ),
        ("Chile and Peru met. The three states joined the OECD in 2010.", []),
    ],
)
def test_as_many_as_were_named(text: str, expected: list[str]) -> None:
    assert list(check_example("membership", text, expected)) == []


def test_each_of_a_list_of_agreements_has_the_date_beside_it() -> None:
    text = (
        "Chile and Fiji have a trade agreement, in force since 2008, a tax treaty of 1994 and an agreement on whales, signed on 3 May 1992."
    )
    expected = [
        "agreement CHL FJI [2008-01-01..None] action=in_force",
        "agreement CHL FJI [1994-01-01..1994-12-31] action=signed type=treaty",
        "agreement CHL FJI [1992-05-03..1992-05-03] action=signed",
    ]
    assert list(check_example("agreement", text, expected)) == []


def test_those_among_several_have_their_own_dates() -> None:
    text = "Ten accords were signed between Chile and Fiji. Among them are the Treaty on Whales of 1992 and the Trade Agreement of 2003."
    expected = [f"agreement CHL FJI [{year}-01-01..{year}-12-31] action=signed" for year in (1992, 2003)]
    assert list(check_example("agreement", text, expected)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile and Fiji have signed no new aid agreement.", []),
        (
            "Chile and Fiji signed a treaty in 2010. Neither country has denounced it.",
            ["agreement CHL FJI [2010-01-01..2010-12-31] action=signed"],
        ),
        (
            "The whaling accord, which Chile and Fiji had initialled in 2011 and signed in 2012, is old.",
            [
                "agreement CHL FJI [2011-01-01..2011-12-31] action=negotiated",
                "agreement CHL FJI [2012-01-01..2012-12-31] action=signed",
            ],
        ),
        ("Chile has an agreement of 1990 with Fiji on whales.", ["agreement CHL FJI [1990-01-01..1990-12-31] action=signed"]),
        (
            "The ministers noted the entry into force, on 1 September 2006, of the Agreement between Chile and Fiji on Whales.",
            ["agreement CHL FJI [2006-09-01..2006-09-01] action=in_force"],
        ),
        (
            "Chile and Fiji signed four memoranda of understanding covering farming, science, ports and youth.",
            ["agreement CHL FJI action=signed type=memorandum"] * 4,
        ),
        ("Nobody in Fiji expects the whaling treaty with Chile to be signed soon.", []),
        (
            "Fiji has concluded agreements on whales with Chile (2001) and Peru (1984), and a protocol on mines with Peru (2005).",
            ["agreement CHL FJI [2001-01-01..2001-12-31] action=signed", "agreement FJI PER [1984-01-01..1984-12-31] action=signed"],
        ),
    ],
)
def test_agreements_that_there_are(text: str, expected: list[str]) -> None:
    assert list(check_example("agreement", text, expected)) == []


@pytest.mark.parametrize(
    "text",
    [
        "In 2018 Chile invested $14 billion in Fiji, and Fijian investment in Chile totalled $4 billion.",
        "A loan of 20 million dollars from Japan for a port was signed by Kenya in May 2018.",
        "Aid from Canada to Haiti was cut by 20 percent in 2016.",
        "Chile has granted Fiji a loan of $12 million to help finance a road upgrading project.",
    ],
)
def test_a_figure_alone_goes_on_with_what_was_told_before(text: str) -> None:
    """The words of what goes on stand in their own sentence, which is longer than the one that is read."""
    read_document(Document("told", f"{text}\n\nFiji $2 billion."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiji has no port. The ADB will lend 9 million euros in the spring.", [("ADB", "FJI", 9e6)]),
        ("Fiji has no port. Chile has lent $9 million for one.", [("CHL", "FJI", 9e6)]),
        ("Fiji has no port. Chile has lent $9 million to Peru for one.", [("CHL", "PER", 9e6)]),
        # The paper was signed there, and by no Italian.
        ("Fiji has no port. The ADB signed a loan of 9 million euros with the Ministry of Finance in Rome.", [("ADB", "FJI", 9e6)]),
        ("Fiji has no port. A grant of 9 million euros for Fiji comes from Brussels.", [("EU", "FJI", 9e6)]),
        ("Fiji has no port, Belgium has two. A grant of 9 million euros for Fiji comes from Brussels.", [("BEL", "FJI", 9e6)]),
    ],
)
def test_money_of_the_state_that_a_page_is_about(text: str, expected: list[tuple[str, str, float]]) -> None:
    found = [f.observation for f in read_document(Document("page", text, title="Fiji: the week"))]
    assert [(o.a, o.b, o.value) for o in found if o.kind == "finance"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chilean owners hold $9 million, or 18 percent of the inward stock.", [("CHL", "FJI", 9e6), ("FJI", "CHL", 18)]),
        ("Chilean pension funds hold $9 million of Fijian bonds.", []),
        ("Chilean companies have $9 million in cash.", []),
        ("Chilean companies invested $9 million in Fiji; of the machines 24 percent of the total were broken.", [("CHL", "FJI", 9e6)]),
    ],
)
def test_what_investors_keep_in_the_state_that_a_page_is_about(text: str, expected: list[tuple[str, str, float]]) -> None:
    found = [f.observation for f in read_document(Document("page", text, title="Fiji: the year"))]
    assert [(o.a, o.b, o.value) for o in found if o.kind == "investment"] == expected


def test_money_put_into_the_country_goes_to_the_other_of_two() -> None:
    def read(title: str) -> list[tuple[str, str | None]]:
        document = Document("page", "Chilean companies put $9 million into the country.", title=title)
        return [f.observation.pair for f in read_document(document)]

    assert read("Chile and Fiji") == [("CHL", "FJI")]
    assert read("Chile: the year") == []
