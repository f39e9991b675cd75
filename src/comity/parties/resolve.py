"""From a name or code to the one party that it means, or an error that lists the candidates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from comity import packaged
from comity.errors import PartyError
from comity.parties import codes
from comity.parties.days import Moment, extent, meets
from comity.parties.folding import FORMS, fold, loosened, spelled_out, without_article
from comity.parties.forgiving import ONE_ERROR_FROM, errors_allowed, is_typing_error
from comity.parties.party import Name, Party
from comity.parties.raw import rows, systems
from comity.parties.registry import cldr_names, false_friends, names, parties

How = Literal["code", "name", "other language", "part", "near"]

#: Languages of CLDR whose reading of a name goes before that of the others: those of the United Nations.
_FIRST_LANGUAGES = frozenset({"en", "fr", "es", "ru", "ar", "zh"})
_NEAR_SCORE = 70
#: Acronyms in other languages, up to this length, are read in capitals only: ГУАМ is no Гуам.
_ACRONYM = 6
_CODED = re.compile(r"(?P<system>[a-z]+\d?|eu_protocol)[ :#-]+(?:code |no\.? )?(?P<code>\w+)$", re.IGNORECASE)
_AROUND = ("republic", "government", "side", "state", "republic of", "government of", "state of", "authorities", "leadership")
#: Not found by name, only as words of a text.
_NO_NAMES = frozenset({"prefix", "company", "misspelt"})
#: Parts of a name that names twice: "Italy/Sardinia", "Myanmar (Burma)", "China, P.R.: Hong Kong"; commas come last.
_PARTS = (re.compile(r"[/():;]"), re.compile(r"[/():;,]"))
#: Names of states in one language of CLDR that are great cities of another state (Norfolk in Czech is Norfolk Island).
_CITIES = frozenset({"norfolk", "franca", "palu", "beni", "malita"})


@dataclass(frozen=True, slots=True)
class Match:
    """How a name was read: the party, and by what.

    Attributes:
        how: ``code``, ``name`` (English or the state's own, whole: abbreviated or turned round too), ``other language``,
            ``part`` (words around it left out: "government of …"), or ``near`` (a typing error forgiven).
        name: the party's name or code that it was read as.

    """

    party: Party
    how: How
    name: str

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look: words were left out or an error forgiven."""
        return self.how in ("part", "near")


@cache
def _index() -> dict[str, tuple[Name, ...]]:
    """Names, ids and ISO codes by their folded text."""
    found: dict[str, list[Name]] = {}
    for name in names():
        if name.sort not in _NO_NAMES:
            found.setdefault(fold(name.text), []).append(name)
    for party in parties().values():
        for text in (party.id, party.name):
            found.setdefault(fold(text), []).append(Name(party.id, text, "name"))
    for row in rows("codes.csv"):
        if row["iso2"]:
            found.setdefault(fold(row["iso2"]), []).append(Name(row["id"], row["iso2"], "abbreviation"))
    return {key: tuple(value) for key, value in found.items()}


@cache
def _loose_index() -> dict[str, tuple[Name, ...]]:
    """The names of the index without their small words; abbreviations and codes are not among them."""
    found: dict[str, list[Name]] = {}
    for key, listed in _index().items():
        whole = [n for n in listed if n.sort not in ("abbreviation", "initials")]
        if whole:
            found.setdefault(loosened(key), []).extend(whole)
    return {key: tuple(value) for key, value in found.items()}


@cache
def _other_languages() -> dict[str, tuple[Name, ...]]:
    found: dict[str, list[Name]] = {}
    united_nations = (Name(r["party"], r["name"], "other language", language=r["language"]) for r in rows("un_names.csv"))
    for name in (*cldr_names(), *united_nations):
        found.setdefault(fold(name.text), []).append(name)
    return {key: tuple(value) for key, value in found.items()}


@cache
def _no_parties() -> dict[str, str]:
    """What phrases are that hold a party's name and mean no party, by their folded text: Indiana is no India mistyped."""
    return {fold(phrase): why for phrase, why in false_friends().items()}


@cache
def _cities() -> dict[str, str]:
    """The state of each city and province known by name: Bursa is no Burma mistyped."""
    return {row[0].casefold(): row[1] for row in packaged.lines("comity.parties", "tables/places.csv")[1:]}


@cache
def _other_codes() -> dict[str, tuple[Name, ...]]:
    """Alphabetic codes that are read only where nothing else is: of three and four letters, from lists in wide use."""
    found: dict[str, dict[str, Name]] = {}
    for system in ("iso3", "ioc", "cowc", "gwc", "iso4", "wb"):
        for value, party, since, until in codes.dated_codes(system):
            found.setdefault(str(value), {}).setdefault(party, Name(party, str(value), "abbreviation", since, until))
    return {key: tuple(value.values()) for key, value in found.items()}


def get(party: str) -> Party:
    """The party with this id.

    Raises:
        PartyError: no party has that id.

    Examples:
        >>> get("NATO").name
        'North Atlantic Treaty Organization'

    """
    try:
        return parties()[party]
    except KeyError:
        raise PartyError(f"no party has the id {party!r}", party) from None


def resolve(name: str | int, on: Moment | None = None, system: str | None = None) -> Party:
    """The party that `name` (a name, adjective, capital or code in any usual form) means.

    Args:
        name: for example "Kazakhstan", "KZ", "kazakh republic", "Zaire", "Қазақстан", "COW 705".
        on: the day, month or year as of which to read it; today if not given. A name whose party had ceased
            to exist by then ("Zaire" today) still means that party.
        system: read it as a code of this system only (see `comity.parties.known_systems`).

    Raises:
        PartyError: the name is unknown (`candidates` holds near names) or means several parties.

    Examples:
        >>> resolve("Zaire", on="1980-01-01").id, resolve("French").id, resolve("COW 135").id
        ('COD', 'FRA', 'PER')

    """
    return match(name, on, system).party


def match(name: str | int, on: Moment | None = None, system: str | None = None) -> Match:
    """As `resolve`, and how the name was read.

    Raises:
        PartyError: the name is unknown (`candidates` holds near names) or means several parties.

    Examples:
        >>> match("Kazakhstann").party.id, match("Kazakhstann").is_doubtful
        ('KAZ', True)

    """
    if system:
        return _by_code(name, system, on)
    if isinstance(name, int):
        name = str(name)
    when = extent(on)
    if name in parties():
        _not_another_code(name)
        return Match(parties()[name], "code", name)
    key = fold(name)
    found = _pick(name, _index().get(key, ()), when)
    if found:
        return Match(parties()[found.party], "name", found.text)
    found = _pick(name, _first(_other_languages().get(key, ())), when)
    if found and found.language not in _FIRST_LANGUAGES:
        if key in _CITIES:
            known = f"{parties()[found.party].name} ({found.party})"
            raise PartyError(f"{name!r} may mean {known} or a city: give the code", name, (found.party,))
        mistyped = {n.party for distance, n in _close(key, 1) if distance <= 1}
        if mistyped - {found.party}:
            raise _ambiguous(name, mistyped | {found.party})
    if found:
        return Match(parties()[found.party], "other language", found.text)
    found = _pick(name, _other_codes().get(name.strip().upper(), ()), when)
    if found:
        return Match(parties()[found.party], "code", found.text)
    bare = without_article(name)
    if bare and bare != name.strip():
        return match(bare, on)
    whole = _spelled(name, key, when)
    if whole:
        return Match(parties()[whole.party], "name", whole.text)
    why = _no_parties().get(key)
    if why:
        raise PartyError(f"{name!r} is {why}, and no party", name)
    return _by_agreement(name, when) or _by_parts(name, key, when) or _with_system(name, on) or _near(name, key, when)


def _not_another_code(name: str) -> None:
    """Refuse an organisation's acronym that is a state's ISO code too ("AU")."""
    state = codes.party_of(name, "iso2")
    if state and state != name:
        raise PartyError(
            f"{name!r} may mean {parties()[name].name} or {parties()[state].name} ({state}): give the name", name, (name, state)
        )


def _by_code(name: str | int, system: str, on: Moment | None) -> Match:
    party = codes.party_of(name, system, on)
    if party is None:
        as_of = f" as of {on}" if on else ""
        raise PartyError(f"{name!r} is no code of {systems()[system]['title']}{as_of}", str(name))
    return Match(parties()[party], "code", str(name))


def _first(options: tuple[Name, ...]) -> tuple[Name, ...]:
    """Of names in several languages, those in the languages of the United Nations, if any."""
    return tuple(n for n in options if n.language in _FIRST_LANGUAGES) or options


def _pick(name: str, options: tuple[Name, ...], when: tuple[str, str]) -> Name | None:
    """The reading of a name at a time, None where there is none.

    Raises:
        PartyError: there are several.

    """
    options = tuple(n for n in options if n.sort != "other language" or not n.text.isupper() or name.isupper() or len(name) > _ACRONYM)
    if not options:
        return None
    best = [n for n in options if meets(n.since, n.until, when)] or list(options)
    if len({n.party for n in best}) > 1:
        best = [n for n in best if n.holds(when[1])] or best
    if len({n.party for n in best}) > 1:
        best = [n for n in best if meets(parties()[n.party].since, parties()[n.party].until, when)] or best
    if len({n.party for n in best}) > 1:
        best = [n for n in best if n.sort != "initials"] or best
    if len({n.party for n in best}) > 1:
        best = [n for n in best if n.text == name.strip()] or best
    if len({n.party for n in best}) > 1:
        raise _ambiguous(name, (n.party for n in best))
    return best[0]


def _ambiguous(name: str, ids: Iterable[str]) -> PartyError:
    options = tuple(sorted(set(ids)))
    shown = " or ".join(f"{i} ({parties()[i].name})" for i in options)
    return PartyError(f"{name!r} may mean {shown}: give the code", name, options)


def _spelled(name: str, key: str, when: tuple[str, str]) -> Name | None:
    """The name that an abbreviated or turned-round one is when it is read whole: "S. Sudan", "Congo, Dem. Rep. of the", "Korea DPR".

    Raises:
        PartyError: it may be several parties'.

    """
    index = _loose_index()
    for reading in dict.fromkeys(spelled_out(key)):
        found = _pick(name, index.get(reading, ()), when)
        if found:
            return found
    return None


def _by_agreement(name: str, when: tuple[str, str]) -> Match | None:
    """The one party that all parts of a name name: "Myanmar (Burma)", "Korea (Seoul)"; of a territory and its state the territory.

    A part that is nobody's name and more than the form of a state is not left out: then there is none.
    """
    for pattern in _PARTS:
        parts = [p for p in pattern.split(name) if p.strip()]
        if len(parts) < 2:
            continue
        named = [found for p in parts if (found := _named(p, when)) or not FORMS.issuperset(fold(p).split())]
        if len(named) < 2 or not all(named):
            continue
        common = set.intersection(*named) or _territories(named)
        if len(common) == 1:
            return Match(parties()[common.pop()], "name", name.strip())
    return None


def _named(part: str, when: tuple[str, str]) -> set[str]:
    """The parties that a part of a name may name at a time."""
    key = fold(part)
    listed = _index().get(key) or _other_languages().get(key)
    if not listed:
        loose = _loose_index()
        listed = next((found for reading in spelled_out(key) if (found := loose.get(reading))), ())
    return {n.party for n in listed if meets(n.since, n.until, when)} or {n.party for n in listed}


def _territories(named: list[set[str]]) -> set[str]:
    """Of parties named together, one that belongs to the others: Hong Kong, of "China, P.R.: Hong Kong"."""
    every = set.union(*named)
    return {p for p in every if all(p in part or parties()[p].of in part for part in named)}


def _by_parts(name: str, key: str, when: tuple[str, str]) -> Match | None:
    """The name without "republic", "government" and the like at either end."""
    words = key.split()
    readings = []
    for around in _AROUND:
        parts = around.split()
        if len(words) > len(parts):
            if words[-len(parts) :] == parts:
                readings.append(" ".join(words[: -len(parts)]))
            if words[: len(parts)] == parts:
                readings.append(fold(" ".join(words[len(parts) :])))
    for reading in readings:
        found = _pick(name, _index().get(reading, ()), when) or _pick(name, _first(_other_languages().get(reading, ())), when)
        if found:
            return Match(parties()[found.party], "part", found.text)
    return None


def _with_system(name: str, on: Moment | None) -> Match | None:
    """Such as "COW 705", "iso 398"."""
    text = name.strip()
    if text.isdecimal():
        options = {s: codes.party_of(text, s, on) for s in ("cow", "gw", "isonum", "imf")}
        shown = ", ".join(f"{s} {text} ({p})" for s, p in options.items() if p)
        raise PartyError(
            f"{name!r} is a bare number: say of which system" + (f", as in {shown}" if shown else ""),
            name,
            tuple(dict.fromkeys(p for p in options.values() if p)),
        )
    m = _CODED.match(text)
    system = m["system"].lower() if m else ""
    system = {"iso": "isonum" if m and m["code"].isdecimal() else "iso3", "m": "m49"}.get(system, system)
    if not m or system not in codes.known_systems():
        return None
    return _by_code(m["code"], system, on)


def _close(key: str, errors: int) -> list[tuple[int, Name]]:
    """The names within some typing errors of a folded text, with how many; the nearest first."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    close = process.extract(key, _index().keys(), scorer=OSA.distance, score_cutoff=errors, limit=40)
    likely = [(int(distance), text) for text, distance, _ in close if len(text) >= ONE_ERROR_FROM]
    return [(distance, n) for distance, text in likely for n in _index()[text]]


def _near(name: str, key: str, when: tuple[str, str]) -> Match:
    """The one party whose names are within a typing error of this one.

    Raises:
        PartyError: none is, or several are.

    """
    from rapidfuzz import fuzz, process

    index = _index()
    allowed = errors_allowed(key)
    hits = _close(key, allowed + 1) if allowed else []
    if hits and hits[0][0] <= allowed and len({n.party for _, n in hits}) == 1:
        likeliest = next((n for d, n in hits if d <= allowed and is_typing_error(key, fold(n.text))), None)
        if likeliest and _cities().get(name.strip().casefold(), likeliest.party) == likeliest.party:
            return Match(parties()[likeliest.party], "near", likeliest.text)
    known = [k for k in index if len(k) > 3]
    likely = process.extract(key, known, scorer=fuzz.ratio, limit=6, score_cutoff=_NEAR_SCORE)
    near = tuple(dict.fromkeys(f"{parties()[index[k][0].party].name} ({index[k][0].party})" for k, _, _ in likely))
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    raise PartyError(f"no state or organisation is called {name!r}{hint}", name, near)
