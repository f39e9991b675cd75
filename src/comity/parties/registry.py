"""All that is known of parties: every party, name, spell of membership in a list, succession, membership; each table is read once."""

from functools import cache

from comity.parties.party import Membership, Name, Party, Spell, Succession
from comity.parties.raw import lines as _lines


@cache
def parties() -> dict[str, Party]:
    """Every party by id: states first, in the order of their ids, then organisations.

    Examples:
        >>> parties()["PER"].name, len(parties()) > 200
        ('Peru', True)

    """
    found = {
        id: Party(id, name, "state", status, of, since, until, "", note)
        for id, name, status, of, since, until, note in _lines("states.csv")[1:]
    }
    for id, name, founded, ended, seat, note in _lines("organisations.csv")[1:]:
        found[id] = Party(id, name, "organisation", "", "", founded, ended, seat, note)
    return found


@cache
def names() -> tuple[Name, ...]:
    """Every name of every party but those of `cldr_names`.

    Examples:
        >>> sorted({n.party for n in names() if n.text == "Holland"})
        ['NLD']

    """
    states = [Name(party, text, sort, since, until) for party, sort, text, since, until, _ in _lines("names.csv")[1:]]  # type: ignore[arg-type]
    organisations = [
        Name(party, text, "organisation" if language == "en" else "other language", since, until, language)
        for party, _, text, language, since, until, _ in _lines("organisation_names.csv")[1:]
    ]
    return tuple(states + organisations)


@cache
def organs() -> frozenset[str]:
    """What organs of organisations are called, which a state may have too ("Security Council")."""
    return frozenset(text for _, sort, text, language, *_ in _lines("organisation_names.csv")[1:] if sort == "organ" and language == "en")


@cache
def cldr_names() -> tuple[Name, ...]:
    """The names of states in the languages of CLDR."""
    return tuple(Name(party, text, "other language", "", "", language) for language, party, text in _lines("cldr_names.csv")[1:])


@cache
def false_friends() -> dict[str, str]:
    """Phrases that contain a party's name and do not mean the party, each with what it is."""
    return {row[0]: row[1] for table in ("false_friends.csv", "others_cities.csv") for row in _lines(table)[1:]}


@cache
def also_people() -> dict[str, frozenset[str]]:
    """Names that are something else too.

    Returns:
        Names that people bear too (key ``name``), capitalised words that may stand beside them when they are states (``beside``), and
        abbreviations that are words too (``word``).

    """
    found: dict[str, set[str]] = {"name": set(), "beside": set(), "word": set()}
    for word, sort in _lines("also_people.csv")[1:]:
        found[sort].add(word)
    return {key: frozenset(words) for key, words in found.items()}


@cache
def usual_meanings() -> tuple[tuple[str, str, str], ...]:
    """Names of several parties that mean one by custom: the name, that party, and the other that a text must not name."""
    return tuple((name, party, other) for name, party, other in _lines("usual_meanings.csv")[1:])


@cache
def other_peoples() -> dict[str, tuple[str, ...]]:
    """Of parties whose adjective can name another people: the signs of that people in a text."""
    found: dict[str, tuple[str, ...]] = {}
    for party, sign in _lines("other_peoples.csv")[1:]:
        found[party] = (*found.get(party, ()), sign)
    return found


@cache
def spells() -> tuple[Spell, ...]:
    """Every stretch of membership in the lists of states."""
    return tuple(
        Spell(system, int(code), abbreviation, party, since, until or None)
        for system, code, abbreviation, party, since, until in _lines("systems.csv")[1:]
    )


@cache
def successions() -> tuple[Succession, ...]:
    """Which state followed which, in the order of time."""
    return tuple(Succession(*row) for row in _lines("successions.csv")[1:])


@cache
def memberships() -> tuple[Membership, ...]:
    """Who has belonged to which organisation."""
    return tuple(Membership(*row) for row in _lines("memberships.csv")[1:])
