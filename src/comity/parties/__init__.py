"""States and organisations: who the parties are, by name, code and date, and where a text mentions them."""

from comity.parties.codes import code, known_systems, party_of
from comity.parties.convert import Conversion, conversion, convert
from comity.parties.days import Moment
from comity.parties.find import find, usual
from comity.parties.hyphenated_pairs import pair, pair_of, two_names
from comity.parties.party import Membership, Mention, Name, Party, Spell, Succession
from comity.parties.registry import names, parties
from comity.parties.resolve import Match, get, match, resolve
from comity.parties.systems import last_listed, members, members_of, memberships_of, predecessors, spells, successors

__all__ = [
    "Conversion",
    "Match",
    "Membership",
    "Mention",
    "Moment",
    "Name",
    "Party",
    "Spell",
    "Succession",
    "code",
    "conversion",
    "convert",
    "find",
    "get",
    "known_systems",
    "last_listed",
    "match",
    "members",
    "members_of",
    "memberships_of",
    "names",
    "pair",
    "pair_of",
    "parties",
    "party_of",
    "predecessors",
    "resolve",
    "spells",
    "successors",
    "two_names",
    "usual",
]
