"""The city of a body's seat that stands for the body ("Switzerland's deals with Brussels"), in a text that names the body and not the land."""

import re

from comity.language import table
from comity.parties import Mention, parties
from comity.read.discourse import is_actor

_WORD_BEFORE = re.compile(r"([A-Za-z]+)\s+$")
#: A longer word than this is no preposition.
_LONGEST = 12


def standing_for_bodies(mentions: list[Mention], text: str, language: str) -> list[Mention]:
    """The mentions of a text, a city's made the body's that has its seat there, but where it is a place ("met in Brussels").

    Only a body that acts like a state, named in the text, whose seat lies in a state that is not named but by that city.
    """
    named = {m.party for m in mentions if m.sort != "capital"}
    seats = {p.seat: p.id for p in parties().values() if p.seat and p.id in named and p.sort == "organisation" and is_actor(p.id)}
    if not seats:
        return mentions
    places = frozenset(table(language, "grammar")["sets"]["at_place"].split())
    return [_of_body(m, seats, named, text, places) for m in mentions]


def _of_body(mention: Mention, seats: dict[str, str], named: set[str], text: str, places: frozenset[str]) -> Mention:
    body = seats.get(text[mention.start : mention.end])
    if body is None or mention.sort != "capital" or mention.party in named:
        return mention
    before = _WORD_BEFORE.search(text, max(0, mention.start - _LONGEST), mention.start)
    if before is not None and before[1].lower() in places:
        return mention
    return mention._replace(party=body, sort="metonym")
