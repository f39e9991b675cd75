"""Two offices side by side: of one holder ("Prime Minister and Minister of Finance X"), or of two who share an owner."""

from comity.read.levels import highest
from comity.read.marks.draft import Draft, draft
from comity.read.marks.person_names import after_titles, name_from
from comity.read.marks.words_and_parties import Tokens
from comity.read.organisation_names import is_organisation

#: Where the titles before a name begin, and where the name begins and ends.
Place = tuple[int, int, int]


def joint_office(s: Tokens, d: Draft) -> Place | None:
    """ "Deputy Prime Minister and Foreign Minister X": one holder of two offices, the phrase and its level grown by the second."""
    if d.plural or not s[d.office_lo].capital or not (s.is_in(d.hi, "words.and") or s.is_in(d.hi, "field.joiners")):
        return None
    i = d.hi + 1 + s.is_in(d.hi + 1, "qualifiers.plain")
    while i < d.hi + 6 and s[i].capital and (s.office(i) is None or (s.is_in(i, "qualifiers") and s.office(i + 1))):
        i += 1
    office = s.office(i)
    if office is None or office.plural:
        return None
    second = draft(s, i, office, d.hi + 1)
    # "The President of Peru and current chair of the African Union, X".
    of_body = bool(d.owners and second.owners) and all(map(is_organisation, second.owners)) and not any(map(is_organisation, d.owners))
    if (second.owners != [] and d.owners and not of_body) or second.determiner or second.lo != d.hi + 1 or (d.determiner and not of_body):
        return None
    comma = s[second.hi].low == ","
    at = second.hi + 1 if comma else second.hi
    begin, _ = after_titles(s, at)
    end = name_from(s, begin)
    if end == begin or (comma and end - begin < 2) or s.office(end):
        return None
    d.level = highest(d.level, second.level)
    d.owners = d.owners or second.owners
    d.hi = d.office_hi = second.hi
    return at, begin, end


def take_second(s: Tokens, d: Draft) -> None:
    """ "X, Crown Prince and Prime Minister of Y": takes in the second office of who is named before."""
    office = s.office(d.hi + 1)
    if not s.is_in(d.hi, "words.conjunction") or office is None or office.plural or not s[d.office_lo].capital:
        return
    second = draft(s, d.hi + 1, office, d.hi + 1)
    begin, _ = after_titles(s, second.hi)
    if (second.owners and d.owners) or second.determiner or name_from(s, begin) > begin:
        return
    d.level = highest(d.level, second.level)
    d.owners = d.owners or second.owners
    d.hi = d.office_hi = second.hi


def shared_owners(s: Tokens, d: Draft) -> list[str]:
    """ "The President and Vice-President of X": whose the second office is, the first is too."""
    at = d.hi + 1
    while s.is_in(at, "qualifiers.deputy"):
        at += 1
    office = s.office(at)
    if office is None or office.plural or d.plural or d.possessor or not s.is_in(d.hi, "words.conjunction"):
        return []
    second = draft(s, at, office, d.hi + 1)
    begin, _ = after_titles(s, second.hi)
    shared = second.lo == d.hi + 1 and not second.determiner and second.hi > second.office_hi and name_from(s, begin) == begin
    return second.owners if shared else []
