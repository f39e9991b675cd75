"""An office among the words of a sentence, grown to the left and to the right: what it is, whose it is, where it is served."""

from dataclasses import dataclass, field

from comity.read.marks.fields import field_end, is_foreign
from comity.read.marks.person_names import before_titles
from comity.read.marks.titles import Office
from comity.read.marks.words_and_parties import Tokens

_MOST_FILLERS = 5
_MOST_CHAIN = 7
_MOST_UNKNOWN = 3
#: Who leads a state has no field.
_HEADS = ("head_of_state", "head_of_government")


@dataclass
class Draft:
    """What is known so far of the office at ``tokens[office_lo:office_hi]`` within the phrase ``tokens[lo:hi]``."""

    office: Office
    lo: int
    hi: int
    office_lo: int
    office_hi: int
    owners: list[str] = field(default_factory=list)
    to: str | None = None
    level: str = ""
    field: str = ""
    former: bool = False
    deputy: bool = False
    possessor: str = ""
    determiner: str = ""
    foreign: bool = False
    marked: bool = False
    body: bool = False
    served: bool = False

    @property
    def plural(self) -> bool:
        """Whether several people are meant."""
        return self.office.plural


def draft(s: Tokens, position: int, office: Office, floor: int) -> Draft:
    """The phrase around an office that begins at a position, reaching no further left than `floor`."""
    end = position + len(office.words)
    d = Draft(office, position, end, position, end)
    _left_words(s, d, floor)
    _left_owner(s, d, floor)
    _left_determiner(s, d, floor)
    _right_field(s, d)
    if not _served(s, d):
        _relations(s, d)
    _after_comma(s, d)
    d.level = _level(s, d)
    return d


def _left_words(s: Tokens, d: Draft, floor: int) -> None:
    """Takes in qualifiers and the office's field: "newly elected deputy", "trade and industry"."""
    sets = s.titles.sets
    fields = sets["field.words"] if d.office.head in sets["field.heads"] else frozenset[str]()
    i, last_field = d.lo, False
    while i > floor:
        low = s[i - 1].low
        if s[i - 1].parties:
            break
        if low in sets["qualifiers.participles"] and s.is_in(i - 2, "qualifiers.adverbs"):
            pass
        elif low in sets["qualifiers"] and not (low in sets["qualifiers.former"] and i == 1 and s[0].capital and low in s.titles.closed):
            d.former = d.former or low in sets["qualifiers.former"]
            if low in sets["qualifiers.deputy"]:
                d.deputy, d.office_lo = True, i - 1
            last_field = False
        elif low in fields:
            d.field, d.office_lo, last_field = f"{low} {d.field}".strip(), i - 1, True
        elif last_field and low in sets["field.joiners"] and s[i - 2].low in fields and i - 2 >= floor:
            d.field = f"{low} {d.field}"
        else:
            break
        i -= 1
    d.lo = i
    if d.office.head in sets["field.after"] and s[d.office_hi - 1].capital:
        _unknown_field(s, d, floor)


def _unknown_field(s: Tokens, d: Draft, floor: int) -> None:
    """Takes in capitalised words between a party and its minister: "Ghanaian Zongo Minister"."""
    i = d.lo
    while i > floor and d.lo - i < _MOST_UNKNOWN and s[i - 1].capital and s[i - 1].low not in s.titles.closed:
        i -= 1
    if i < d.lo and i > floor and (s[i - 1].parties or (s.is_in(i - 1, "words.possessive_mark") and s[i - 2].parties)):
        d.lo = d.office_lo = i
        d.field = f"{s.phrase(i, i + 1).lower()} {d.field}".strip()


def _left_owner(s: Tokens, d: Draft, floor: int) -> None:
    i = d.lo - 1
    if i < floor:
        return
    if s.is_in(i, "words.own") and i > floor and (s.is_in(i - 1, "words.possessives") or s.is_in(i - 1, "words.possessive_mark")):
        # "Its own ambassador".
        i -= 1
    marked = s.is_in(i, "words.possessive_mark")
    if marked and i > floor:
        i -= 1
    d.marked = marked
    if s[i].parties:
        if not marked and d.office.name in s.titles.sets["named.marked"]:
            return
        if not marked and s[i].sort not in ("adjective", "national") and s.is_in(i - 1, "words.places"):
            return
        d.owners, d.lo = list(s[i].parties), i
        _owner_before(s, d, floor)
        if d.plural:
            _owners_before(s, d, floor)
    elif marked:
        d.foreign = not s.is_in(i, "relations.fillers_noun")
    elif s.is_in(i, "words.possessives"):
        d.possessor, d.lo = s[i].low, i


def _owner_before(s: Tokens, d: Draft, floor: int) -> None:
    """ "Russia's UN ambassador": the one before is the owner, the nearer one where they are sent."""
    i = d.lo - 1
    if s[d.lo].sort != "organisation" or i < floor:
        return
    if s.is_in(i, "words.possessive_mark"):
        i -= 1
    if i >= floor and s[i].parties and s[i].sort != "organisation":
        if d.office.name in s.titles.sets["sent.offices"]:
            d.to = d.owners[0]
        d.owners, d.lo = list(s[i].parties), i


def _owners_before(s: Tokens, d: Draft, floor: int) -> None:
    """ "The British, French and German foreign ministers"."""
    i = d.lo
    while i - 2 >= floor:
        j = i - 1 - s.is_in(i - 1, "words.definite")
        while j >= floor and (s.is_in(j, "words.and") or s.is_in(j, "field.joiners")):
            j -= 1
        if j < floor or j == i - 1 or not s[j].parties:
            break
        d.owners = [*s[j].parties, *d.owners]
        i = j
    d.lo = i


def _left_determiner(s: Tokens, d: Draft, floor: int) -> None:
    while d.lo > floor and s.is_in(d.lo - 1, "qualifiers") and d.owners:
        d.lo -= 1
        d.former = d.former or s.is_in(d.lo, "qualifiers.former")
    while d.lo > floor and s.is_in(d.lo - 1, "words.determiners"):
        d.lo -= 1
        d.determiner = s[d.lo].low
    if d.lo > floor and not d.possessor and not d.determiner and d.owners and s.is_in(d.lo - 1, "words.possessives"):
        d.lo -= 1
        d.possessor = s[d.lo].low
    d.lo = before_titles(s, d.lo, floor)


def _right_field(s: Tokens, d: Draft, always: bool = False) -> None:
    while s.is_in(d.hi, "qualifiers.after"):
        d.hi += 1
        d.office_hi = d.hi
    sets = s.titles.sets
    last = d.office.words[-1]
    if always:
        last = ""
    elif d.office.head not in sets["field.after"] or d.office.level in _HEADS or last in sets["field.postposed"]:
        return
    if d.office.name in sets["named.places"]:
        return
    i = d.hi
    if last not in sets["field.markers"]:
        if not s.is_in(i, "field.markers"):
            return
        i += 1
    if s.is_in(i, "words.definite"):
        i += 1
    body = s.body(i)
    end = field_end(s, i) if body is None or body[0] == 1 else i
    if end > i:
        d.field = f"{d.field} {s.phrase(i, end).lower()}".strip()
        d.hi = d.office_hi = end


def _served(s: Tokens, d: Draft) -> bool:
    """ "Chief Adviser to the President of X": who serves another office belongs to whom that belongs to."""
    if d.office.head not in s.titles.sets["field.serving"] or not s.is_in(d.hi, "relations.serving"):
        return False
    at = d.hi + 1 + s.is_in(d.hi + 1, "words.definite")
    # "To the Chilean president".
    at += bool(s[at].parties) and s[at].sort == "adjective"
    office = s.office(at)
    if office is None or office.plural or (office.level == "other" and office.name not in s.titles.sets["named.served"]):
        return False
    other = draft(s, at, office, d.hi + 1)
    if at == d.hi + 1 and other.hi == other.office_hi:
        # "A spokesman for President X": the name is the other's.
        return False
    d.owners = d.owners or other.owners
    d.hi = d.office_hi = other.hi
    _right_field(s, d, always=True)
    d.foreign, d.served = other.foreign, True
    return True


def _after_comma(s: Tokens, d: Draft) -> None:
    """ "Minister of Trade, Chile,": the party between commas or at the end, as lists of people have it."""
    at = d.hi + 1
    closed = at + 1 >= len(s) or s[at + 1].text in (",", ".", ";", ")")
    if d.field and not d.owners and not d.possessor and s[d.hi].low == "," and closed and s[at].sort in ("name", "official"):
        d.owners, d.hi = list(s[at].parties), at + 1


def _relations(s: Tokens, d: Draft) -> None:
    """Takes in "of Kazakhstan", "to Ethiopia", "of the Senate"; marks the office of a company as foreign."""
    sent = d.office.name in s.titles.sets["sent.offices"]
    for _ in range(3):
        i = d.hi
        while s.is_in(i, "relations.through"):
            i += 1
        owner = s.is_in(i, "relations.owner") and not ((d.possessor or d.marked) and s.is_in(i, "relations.origin"))
        either = s.is_in(i, "relations.either")
        if not (owner or either or (sent and s.is_in(i, "relations.sent")) or s.is_in(i, "relations.within")):
            return
        if not _relation(s, d, i, owner, sent):
            return


def _relation(s: Tokens, d: Draft, marker: int, owner: bool, sent: bool) -> bool:
    """Takes in one marker and what it leads to; False if it leads to nothing of the office's."""
    within = s.is_in(marker, "relations.within") and not sent
    i = marker + 1
    group = s.group(i)
    if group and owner:
        d.hi = i + group
        return True
    body = s.body(i + s.is_in(i, "words.definite")) if owner else None
    i, fillers = _after_fillers(s, i)
    if s[i].parties:
        if within and not fillers and s[i].sort != "official":
            return False
        return _party(s, d, i, owner or within or not sent)
    if body:
        at = marker + 1 + s.is_in(marker + 1, "words.definite")
        d.hi = d.office_hi = at + body[0]
        if d.office.head in s.titles.sets["bodies.heads"]:
            d.level, d.body = body[1], True
        return True
    return _chain(s, d, marker) if owner else False


def _after_fillers(s: Tokens, position: int) -> tuple[int, bool]:
    """Where the words before a party's name end, and whether one of them is a noun ("the sisterly Republic of")."""
    sets = s.titles.sets
    i, noun = position, False
    while i - position < _MOST_FILLERS and (s.is_in(i, "relations.fillers") or (noun and s.is_in(i, "relations.owner"))):
        noun = noun or s[i].low in sets["relations.fillers_noun"]
        i += 1
    return i, noun


def _party(s: Tokens, d: Draft, position: int, owner: bool) -> bool:
    """Takes in a party, or several of an office in the plural."""
    after = s[position + 1]
    if after.low == "-" and after.start == s[position].end:
        return False
    if not s.body(position + 1) and _is_longer_name(s, d, position):
        d.foreign = True
        return False
    found, end = list(s[position].parties), position + 1
    body = s.titles.body(s[position].low)
    if body and d.office.head in s.titles.sets["bodies.heads"]:
        d.level, d.body, d.office_hi = body, True, end
    if s.is_in(end, "words.possessive_mark") or s[position].sort == "adjective":
        end, marked = _institution(s, d, end), end
        if s.is_in(marked, "words.possessive_mark") and end == marked + 1:
            # "The president of X's visit" is X's; "the president of X's Acme" is a company's.
            if s[end].capital or d.office.level == "other":
                d.foreign = True
                return False
            end = marked if owner and not d.owners else position
        if end <= position + (s[position].sort == "adjective"):
            d.foreign = d.foreign or s[position].sort == "adjective"
            return False
    elif d.plural:
        end = _more_parties(s, end, found)
    elif owner and s[end].capital and s.body(end):
        # "The Chairman of the Vietnam National Assembly".
        end = _institution(s, d, end)
        d.office_hi = end
    if owner and not d.owners:
        d.owners = found
    elif not owner and d.to is None:
        d.to = found[0]
    else:
        return False
    d.hi = end
    return True


def _is_longer_name(s: Tokens, d: Draft, position: int) -> bool:
    """Whether a party is the beginning of another's name: "the Belize Red Cross"."""
    token = s[position]
    if token.sort not in ("name", "capital") or not s.is_in(position - 1, "words.definite") or not s[position + 1].capital:
        return False
    sets, words = s.titles.sets, token.low.split()
    if words[0] in sets["relations.fillers_noun"]:
        # "The President of the Republic of Turkey Kemal Demir".
        return False
    return d.office.name in sets["civil.offices"] and words[-1] not in sets["relations.articled"]


def _more_parties(s: Tokens, end: int, found: list[str]) -> int:
    i = end
    while True:
        j = i
        while s.is_in(j, "words.and"):
            j += 1
        j, _ = _after_fillers(s, j)
        if j == i or not s[j].parties or s[j].sort == "adjective" or s[j + 1].low == "'s":
            return i
        found += s[j].parties
        i = j + 1


def _institution(s: Tokens, d: Draft, position: int) -> int:
    """Where the institution of a party ends that begins after its name: "'s Senate", "Foreign Ministry", "Republic"."""
    i = position + s.is_in(position, "words.possessive_mark")
    body = s.body(i)
    if body:
        if d.office.head in s.titles.sets["bodies.heads"]:
            d.level, d.body = body[1], True
        i += body[0]
    while i - position < _MOST_FILLERS and (s.is_in(i, "field.words") or s.is_in(i, "relations.fillers_noun")):
        i += 1
    return i


def _chain(s: Tokens, d: Draft, marker: int) -> bool:
    """ "Of the National Bank of Georgia": goes on to the party at the chain's end; without one the office is foreign."""
    sets = s.titles.sets
    i = marker + 1
    while i - marker < _MOST_CHAIN and i < len(s) and not s[i].parties:
        word = s[i]
        if not (word.capital or word.low in sets["field.words"] or s.is_in(i, "field.inner") or s.is_in(i, "words.definite")):
            break
        i += 1
    joined = s.is_in(i - 1, "relations.owner") or (s.is_in(i - 1, "words.definite") and s.is_in(i - 2, "relations.owner"))
    if joined and s[i].parties and not d.owners and d.office.level == "other":
        return _party(s, d, i, True)
    if s.is_in(i, "relations.fillers_noun") and i - marker > 1:
        # "The prime minister of the Himalayan nation": whose is told elsewhere.
        d.hi = i + 1
        return True
    d.foreign = True
    if d.office.name in sets["named.places"]:
        d.level, d.hi = "other", i
    return False


def _level(s: Tokens, d: Draft) -> str:
    sets, head = s.titles.sets, d.office.head
    level = d.level or d.office.level
    if d.office.name in sets["named.junior"]:
        pass
    elif head in sets["field.foreign_heads"] and is_foreign(s, d.field):
        level = "foreign_minister"
    elif d.office.name == "secretary of state" and (d.field or not sets["field.state_secretaries"].issuperset(p.lower() for p in d.owners)):
        level = "minister"
    elif d.office.name in sets["bodies.low"] and _is_of_board(s, d):
        level = "other"
    if d.deputy:
        return s.titles.deputy_heads.get(head) or s.titles.deputy_level.get(level, level)
    return level


def _is_of_board(s: Tokens, d: Draft) -> bool:
    """Whether an office is one of a council, committee or party ("Secretary of the Council of State")."""
    i = d.office_lo + len(d.office.words)
    first = i
    while i - first < _MOST_UNKNOWN and (s.is_in(i, "relations.owner") or s.is_in(i, "words.definite") or s[i].capital or s[i].parties):
        i += 1
    return s.is_in(first, "relations.owner") and any(s.is_in(k, "bodies.boards") for k in range(first, i + 1))
