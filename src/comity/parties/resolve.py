"""From a name or code to the one party that it means, or an error that lists the candidates."""

import datetime
import unicodedata
from functools import cache

from comity.errors import PartyError
from comity.parties.model import Name, Party
from comity.parties.tables import names, parties

#: Sorts of names that stand for the whole state: a capital or metonym is resolved too, but after these.
_LIKELY_CUTOFF = 80


def fold(text: str) -> str:
    """A name without case, accents, dots, quotes and extra space, for comparing names."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = plain.replace("-", " ").replace("&", "and")
    words = "".join(c for c in plain if c not in ".,'’`\"()").split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


@cache
def _index() -> dict[str, tuple[Name, ...]]:
    found: dict[str, list[Name]] = {}
    for name in names():
        found.setdefault(fold(name.text), []).append(name)
    for party in parties().values():
        for code in filter(None, (party.id, party.alpha2, party.name)):
            found.setdefault(fold(code), []).append(Name(party.id, code, "abbreviation", party.since, party.until))
    return {key: tuple(value) for key, value in found.items()}


def get(party: str) -> Party:
    """The party with this id.

    Raises:
        PartyError: no party has that id.

    """
    try:
        return parties()[party]
    except KeyError:
        raise PartyError(f"no party has the id {party!r}", party) from None


def resolve(name: str, on: str | datetime.date | None = None) -> Party:
    """The party that `name` (a name, adjective, capital or code in any usual form) means.

    Args:
        name: for example "Kazakhstan", "KZ", "kazakh republic", "Zaire".
        on: the day as of which to read the name; today if not given. A name whose party had ceased
            to exist by then ("Zaire" today) still means that party.

    Raises:
        PartyError: the name is unknown (`candidates` holds near names) or means several parties.

    """
    if name in parties():
        return parties()[name]
    day = str(on) if on else datetime.date.today().isoformat()
    for key in _readings(name):
        hits = _index().get(key, ())
        ids = {n.party for n in hits if n.holds(day)} or {n.party for n in hits}
        if len(ids) > 1:
            ids = _current(ids, day) or ids
        exact = {n.party for n in hits if n.text == name.strip() and n.party in ids}
        ids = exact if len(exact) == 1 else ids
        if len(ids) == 1:
            return parties()[ids.pop()]
        if ids:
            options = tuple(sorted(ids))
            shown = " or ".join(f"{i} ({parties()[i].name})" for i in options)
            raise PartyError(f"{name!r} may mean {shown}: give the code", name, options)
    near = _near(name)
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    raise PartyError(f"no state or organisation is called {name!r}{hint}", name, near)


def _readings(name: str) -> list[str]:
    """The name as it stands, and without "republic", "government" and the like at either end."""
    key = fold(name)
    readings = [key]
    words = key.split()
    for noise in ("republic", "government", "side", "state", "republic of", "government of", "state of"):
        parts = noise.split()
        if words[-len(parts) :] == parts:
            readings.append(" ".join(words[: -len(parts)]))
        if words[: len(parts)] == parts:
            readings.append(fold(" ".join(words[len(parts) :])))
    return [r for r in readings if r]


def _current(ids: set[str], day: str) -> set[str]:
    table = parties()
    return {i for i in ids if (not table[i].since or table[i].since <= day) and (table[i].until or day) >= day}


def _near(name: str) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process

    keys = {k: v[0].party for k, v in _index().items() if len(k) > 3}
    hits = process.extract(fold(name), list(keys), scorer=fuzz.ratio, limit=6, score_cutoff=_LIKELY_CUTOFF - 10)
    found = dict.fromkeys(keys[key] for key, _, _ in hits)
    return tuple(f"{parties()[i].name} ({i})" for i in found)
