"""Names as lists and people write them: whole or refused, and no typing error that makes one state another."""

from pathlib import Path

import pytest

from comity import parties
from comity.errors import PartyError
from comity.parties.folding import QUALIFIERS, fold
from comity.parties.forgiving import is_typing_error
from comity.parties.raw import rows


def written() -> list[tuple[str, str, str | None]]:
    """Party, name and year of each name of the list."""
    found = []
    for line in (Path(__file__).parent / "names_as_written.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            _, party, name = line.split(" | ")
            year, told, rest = name.partition(": ")
            found.append((party, rest, year) if told and year.isdecimal() else (party, name, None))
    return found


@pytest.mark.parametrize(("party", "name", "year"), written())
def test_names_of_wide_lists_are_read_whole(party: str, name: str, year: str | None) -> None:
    read = parties.match(name, year)
    assert (read.party.id, read.is_doubtful) == (party, False)


REFUSED = [
    "North Sudan", "Noth Sudan", "Sorth Korea", "Eastern Samoa", "French Samoa", "Central Sudan", "Western Timor", "French Virgin Islands",
    "C. Virgin Islands", "Guinea, French", "Guinea, W.", "S. Guinea", "N. Vietnan", "Democratic Republic of Sudan", "Yemen (Islamic)",
    "Georgia, USA", "Norfolk", "New Guinea (Dutch part)", "Vietnam, Socialist State", "South Cyprus", "N. Ireland (Dublin)", "Est. Korea",
    "帕拉马里博", "南马里", "北苏丹", "Equatorial Guiana", "South Macedonia", "Upper Guinea", "Lower Volta", "Korea (Tokyo)",
    "Bursa", "bursa", "Jenin", "Nguru", "Aomori", "Kindia", "Tolga", "Turku",
    "Dutch Guiana and Suriname Company", "Saint Niger", "British Polynesia", "American Polynesia", "Danish Antilles",
    "Indiana", "Washington State", "State of Washington", "Niger State", "State of Georgia", "Georgia State", "Mexico State", "Central Africa",
]  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_nobodys_name_is_refused(name: str) -> None:
    with pytest.raises(PartyError):
        parties.match(name)


QUALIFIED = sorted(n.text for n in parties.names() if n.sort in ("name", "official", "former", "listed") and len(fold(n.text).split()) > 1)
#: Words that tell one state from another, as people put them before a name.
OTHERS = ("north", "south", "east", "west", "central", "british", "us", "american", "french", "dutch", "equatorial", "democratic", "new")


def near(name: str) -> parties.Match | None:
    """How a name is read, if it is with a typing error forgiven."""
    try:
        read = parties.match(name)
    except PartyError:
        return None
    return read if read.how == "near" else None


def test_another_qualifying_word_is_another_name() -> None:
    for number, name in enumerate(QUALIFIED):
        words = fold(name).split()
        for i, word in enumerate(words):
            # Four of the words for each name, others for the next.
            for other in OTHERS[number % 3 :: 3] if word in QUALIFIERS else ():
                read = near(" ".join([*words[:i], other, *words[i + 1 :]]))
                assert read is None or other in fold(read.name).split(), (name, other, read)


def test_a_word_left_out_is_no_typing_error() -> None:
    owners: dict[str, set[str]] = {}
    for n in parties.names():
        owners.setdefault(n.text, set()).add(n.party)
    for name in QUALIFIED:
        words = fold(name).split()
        for i in range(len(words)):
            read = near(" ".join(words[:i] + words[i + 1 :]))
            assert read is None or read.party.id in owners[name], (name, words[i], read)


@pytest.mark.parametrize(
    ("name", "party"), [("Kazakstann", "KAZ"), ("Nort Korae", "PRK"), ("Soth Africa", "ZAF"), ("Southafrica", "ZAF"),
                        ("Papua New Guinnea", "PNG"), ("Equitorial Guinea", "GNQ"), ("Switzerlnd", "CHE"), ("Phillipines", "PHL")]
)  # fmt: skip
def test_slips_of_the_pen_are_forgiven_and_doubtful(name: str, party: str) -> None:
    read = parties.match(name)
    assert (read.party.id, read.how) == (party, "near")


def test_a_name_of_another_language_that_is_a_great_city_elsewhere_is_asked_back() -> None:
    from comity.parties.resolve import _CITIES, _FIRST_LANGUAGES, _index, _other_languages

    cities = {fold(r["name"]): int(r["population"] or 0) for r in rows("places.csv") if r["sort"] == "city"}
    alike = {
        key for key, listed in _other_languages().items()
        if cities.get(key, 0) >= 100_000 and key not in _index() and not any(n.language in _FIRST_LANGUAGES for n in listed)
    }  # fmt: skip
    assert alike <= _CITIES


def test_typing_errors_are_word_for_word() -> None:
    assert is_typing_error("nort korea", "north korea") and is_typing_error("southafrica", "south africa")
    assert not is_typing_error("s sudan", "sudan") and not is_typing_error("uk virgin islands", "us virgin islands")


def test_names_of_the_united_nations_in_its_six_languages_are_read() -> None:
    listed = rows("un_names.csv")
    assert len(listed) > 900
    wrong = {r["name"]: r["party"] for r in listed if parties.resolve(r["name"]).id != r["party"]}
    assert wrong == {}


@pytest.mark.parametrize(
    "name", ["la República de Angola", "Angola (l')", "l'Angola", "Cook Islands (the) **", "The Gambia", "Argentine (l’)"]
)
def test_articles_are_no_part_of_a_name(name: str) -> None:
    assert not parties.match(name).is_doubtful


def test_an_adjective_may_be_another_peoples() -> None:
    signs = "American Indians in Peru"
    assert [m.party for m in parties.find(f"{signs} asked for urban Indian health services.")] == ["PER"]
    assert [m.party for m in parties.find(f"{signs} asked India for help; Indian health services came.")] == ["PER", "IND", "IND"]
