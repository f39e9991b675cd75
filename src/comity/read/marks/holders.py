"""Who holds an office that stands in a sentence: named before or after it, known from before, or nobody named."""

from collections.abc import Sequence

from comity.read.levels import highest
from comity.read.marks.draft import Draft
from comity.read.marks.person import Memory, Person
from comity.read.marks.person_names import after_honours, after_titles, before_titles, name_from, name_until
from comity.read.marks.two_offices import Place, joint_office, shared_owners, take_second
from comity.read.marks.words_and_parties import Tokens

#: The level of members of a parliament, who may be ministers too.
_MEMBER = "parliament"
#: Persons found at a place and the position after them.
Found = tuple[list[Person], int]


def with_office(s: Tokens, d: Draft, floor: int, memory: Memory, found: list[Person]) -> Found | None:
    """The people that the phrase around an office means, if they act for a party: the holders named, or the office's own.

    Args:
        s: the sentence.
        d: the phrase; its level, owners and extent may grow.
        floor: the position behind the last person found.
        memory: what the document has told before; learns from these.
        found: the people found in the sentence so far; the last is taken back where the office is theirs.

    """
    d.level = _counterpart_level(d, s, memory, found) or d.level
    if d.marked and not d.owners and found and found[-1].end == s[d.lo - 2].end and found[-1].party:
        d.owners = [found[-1].party]
    each = _each_named(s, d, memory)
    if each:
        return each
    if d.office.name in s.titles.sets["named.group"]:
        return _office_alone(s, d, floor, memory)
    first = _holder(s, d, floor, memory) or joint_office(s, d)
    if first:
        if _is_company(s, d, first, floor, memory):
            return [], first[2]
        return _named(s, d, first, memory)
    apposed = _apposed(s, d, floor, memory, found)
    return apposed or _office_alone(s, d, floor, memory)


def _office_alone(s: Tokens, d: Draft, floor: int, memory: Memory) -> Found | None:
    if not d.owners and d.hi < len(s) and s.is_in(d.hi, "grades.words"):
        # "At deputy minister level".
        return [], d.hi
    if not _is_whole(s, d, floor, memory):
        return ([], d.hi) if d.foreign else None
    if not d.owners and not d.plural and _is_spoken_to(s, d.office_lo):
        # Who that is depends on who speaks.
        return [_person(s, d, d.lo, d.hi, None, Memory(), ())._replace(party=None, addressed=True)], d.hi
    person = _unnamed(s, d, memory)
    memory.remember(person, *_keys(s, d))
    return [person], d.hi


def _is_spoken_to(s: Tokens, position: int) -> bool:
    """Whether a title by which people are spoken to stands before a position ("Mr. President")."""
    at = position - 2 if s[position - 1].low == "." else position - 1
    return at >= 0 and s.is_in(at, "honorifics.spoken")


def _is_company(s: Tokens, d: Draft, first: Place, floor: int, memory: Memory) -> bool:
    """Whether who is named holds an office of a company, a club or nobody in particular."""
    sets, name = s.titles.sets, d.office.name
    told = d.owners or d.possessor or d.body or d.served or _owner_after(s, first[2])[0]
    if told or memory.known([t.text for t in s.tokens[first[1] : first[2]]]):
        return False
    return name in sets["named.always"] or (name in sets["civil.offices"] and (d.foreign or _is_compound(s, d, floor)))


def _holder(s: Tokens, d: Draft, floor: int, memory: Memory) -> Place | None:
    """Where the phrase's titles begin, and the name of who holds the office begins and ends, right of the office."""
    comma = s[d.hi].low == ","
    at = d.hi + 1 if comma else d.hi
    begin, _ = after_titles(s, at)
    end = name_from(s, begin)
    if end == begin and begin > at:
        begin, end = at, name_from(s, at)
    if end == begin:
        return None
    titled = begin > at
    if s[begin].text.isupper() and len(s[begin].text) > 3 and s[d.office_hi - 1].text.islower():
        # "... said the top diplomat MUNICH, May 3": a dateline.
        return None
    if s.office(end) or (end < len(s) and s[end].parties and s[end].start == s[end - 1].end):
        return None
    if comma and (not _may_follow_comma(s, d, begin, end, titled, memory) or _is_next_of_list(s, d, end, floor)):
        return None
    if comma and _is_anothers(s, d, end):
        return None
    return at, begin, end


def _is_next_of_list(s: Tokens, d: Draft, end: int, floor: int) -> bool:
    """Whether a name behind an office is the next one of a list, with its own office behind it ("A, king of X, B, premier of Y")."""
    if d.lo == 0 or s[d.lo - 1].text != "," or s[end].text != ",":
        return False
    office = s.office(end + 1 + s.is_in(end + 1, "words.definite"))
    # A person found before may end right at the comma ("Dr. A, president of X, Mr. B, president of Y").
    return office is not None and (floor == d.lo - 1 > 0 or d.lo - 1 - name_until(s, d.lo - 1, floor) > 1)


def _is_anothers(s: Tokens, d: Draft, end: int) -> bool:
    """Whether a name behind a comma has another state's office behind it ("at the invitation of the king of X, A, president of Y, came")."""
    if not d.owners or s[end].text != ",":
        return False
    # "The king of X, A, the president of Y, B, came": to each his own.
    office = s.office(end + 1)
    owners, hi = _owner_after(s, end + 1 + len(office.words)) if office is not None else ([], end)
    named = s[hi].text == "," and name_from(s, after_titles(s, hi + 1)[0]) > hi + 1
    return bool(owners) and owners[0] not in d.owners and not named


def _may_follow_comma(s: Tokens, d: Draft, begin: int, end: int, titled: bool, memory: Memory) -> bool:
    """Whether a name after a comma is the office's holder: it closes as an apposition does, or is a full name."""
    if d.plural:
        return False
    words = [t.text for t in s.tokens[begin:end]]
    if titled or memory.known(words):
        return True
    return len(words) > 1 and (bool(d.owners) or bool(d.determiner) or bool(d.possessor) or s[d.office_lo].capital)


def _each_named(s: Tokens, d: Draft, memory: Memory) -> Found | None:
    """ "The presidents of Chile, A, and of Peru, B": each party with its holder after it."""
    if not d.plural or len(d.owners) != 1:
        return None
    persons: list[Person] = []
    lo, opens, owners, hi = d.lo, d.lo, d.owners, d.hi
    while True:
        begin, _ = after_titles(s, hi + (s[hi].low == ","))
        end = name_from(s, begin)
        if end == begin:
            break
        persons.append(_person(s, d, opens, end, (begin, end), memory, owners))
        lo = end
        while s.is_in(lo, "words.and"):
            lo += 1
        opens = lo
        while s.is_in(lo, "relations.owner") or s.is_in(lo, "words.definite"):
            lo += 1
        if lo == end or not s[lo].parties:
            break
        owners, hi = list(s[lo].parties), lo + 1
    if len(persons) < 2:
        return None
    for person in persons:
        memory.remember(person, *_keys(s, d))
    return persons, end if end > begin else hi


def _named(s: Tokens, d: Draft, first: Place, memory: Memory) -> Found:
    """The holder of an office, or its several holders: "Presidents A and B"."""
    persons = []
    begin, (_, name, end) = d.lo, first
    while True:
        owners, hi = _owner_after(s, end)
        person = _person(s, d, begin, hi, (name, end), memory, d.owners or owners)
        memory.remember(person, *_keys(s, d))
        persons.append(person)
        if not d.plural or not s.is_in(hi, "words.and"):
            break
        begin = hi + 1 + s.is_in(hi + 1, "words.and")
        name, _ = after_titles(s, begin)
        end = name_from(s, name)
        if end == name or s.office(end):
            break
    return persons, hi


def _owner_after(s: Tokens, end: int) -> tuple[list[str], int]:
    """ "Of India", "(India)" after a name."""
    if s[end].text == "(" and s[end + 1].parties and s[end + 2].text == ")":
        return list(s[end + 1].parties), end + 3
    end = after_honours(s, end)
    if s.is_in(end, "relations.owner"):
        i = end + 1
        while i < end + 5 and s.is_in(i, "relations.fillers"):
            i += 1
            i += s.is_in(i, "relations.owner") and s.is_in(i - 1, "relations.fillers_noun")
        if s[i].parties and s[i].sort != "adjective":
            return list(s[i].parties), i + 1
    return [], end


def _person(
    s: Tokens, d: Draft, lo: int, hi: int, name: tuple[int, int] | None, memory: Memory, owners: Sequence[str], start: int | None = None
) -> Person:
    shown = s.phrase(*name) if name else ""
    known = memory.known(shown.split()) if shown else None
    holder = _held(s, d, memory) if shown and not known else None
    party = owners[0] if owners else None
    level = d.level
    if (
        known
        and not d.deputy
        and d.office_hi - d.office_lo == 1
        and known.level != "other"
        and (d.office.head in s.titles.sets["field.after"] or (d.level == _MEMBER and not known.former))
    ):
        # "Minister Lavrov" is the foreign minister named before, and a minister may be called "Senator".
        level = known.level
    if known and not d.deputy and known.office.lower().endswith(f" {d.office.name}"):
        # "President Cole", of whom one was told that he is the senate president.
        level = known.level
    if party is None and not d.possessor:
        party = known.party if known else holder.party if holder and not holder.name else None
    sent_to = d.to
    if shown and d.office.name in s.titles.sets["sent.offices"] and sent_to is None:
        sent_to, hi = _sent_after(s, hi)
    return Person(
        start=s[lo].start if start is None else start,
        end=s[hi - 1].end,
        name=shown,
        office=s.phrase(d.office_lo, d.office_hi),
        party=party,
        level=level,
        to=sent_to,
        former=d.former,
        counterpart=_is_counterpart(s, d),
        possessor=d.possessor,
    )


def _sent_after(s: Tokens, hi: int) -> tuple[str | None, int]:
    """ "To Ethiopia" after an ambassador's name."""
    if s.is_in(hi, "relations.sent"):
        i = hi + 1
        while i < hi + 5 and s.is_in(i, "relations.fillers"):
            i += 1
        if s[i].parties and s[i].sort not in ("adjective", "capital"):
            return s[i].parties[0], i + 1
    return None, hi


def _apposed(s: Tokens, d: Draft, floor: int, memory: Memory, found: list[Person]) -> Found | None:
    """ "Erlan Idrissov, the Kazakh foreign minister": the name stands before a comma or bracket."""
    opened = s[d.lo - 1].text if d.lo else ""
    if d.plural or opened not in (",", "(", "-"):
        return None
    comma = d.lo - 2 if opened == "-" and s[d.lo - 2].text == "-" else d.lo - 1
    take_second(s, d)
    if opened == "(" and (d.hi >= len(s) or s[d.hi].text not in (")", ",")):
        # "Luis Vega (official visit)": what stands in the brackets is no office.
        return None
    if found and found[-1].end == s[comma - 1].end and found[-1].name and comma == floor:
        last = found[-1]
        if last.office and not last.former and not d.former and last.party and d.owners and last.party not in d.owners:
            # "At the invitation of President A of X, the President of Y came".
            return None
        return _same_person(s, d, memory, found)
    begin = name_until(s, comma, floor)
    words = [t.text for t in s.tokens[begin:comma]]
    if not words:
        return None
    lo = before_titles(s, begin, floor)
    closed = d.hi >= len(s) or s[d.hi].text in (",", ")", ".", "-", ";", ":", '"') or s.is_in(d.hi, "words.conjunction")
    sure = lo < begin or memory.known(words) is not None
    placed = s.is_in(lo - 1, "words.places")
    if not sure and (len(words) < 2 or placed or s.is_in(comma - 1, "names.never")):
        return None
    if not closed and not (d.owners and s.titles.closed.isdisjoint({s[begin].low})):
        return None
    hi = d.hi + 1 if opened == "(" and s[d.hi].text == ")" else d.hi
    person = _person(s, d, lo, hi, (begin, comma), memory, d.owners)
    memory.remember(person, *_keys(s, d))
    return [person], hi


def _same_person(s: Tokens, d: Draft, memory: Memory, found: list[Person]) -> Found:
    """ "Idrissov, the foreign minister": somebody just named, whose office follows."""
    before = found.pop()
    office = before.office or s.phrase(d.office_lo, d.office_hi)
    party = before.party or (d.owners[0] if d.owners else None)
    level = highest(before.level, d.level) if before.office and not before.former else d.level
    to = before.to or d.to
    person = before._replace(end=s[d.hi - 1].end, office=office, party=party, level=level, to=to, former=before.former or d.former)
    memory.remember(person, *_keys(s, d))
    return [person], d.hi


def _is_whole(s: Tokens, d: Draft, floor: int, memory: Memory) -> bool:
    """Whether an office without a name stands for somebody who acts for a state."""
    sets, name = s.titles.sets, d.office.name
    told = bool(d.owners or d.possessor or d.to)
    if name in sets["named.marked"] and d.hi == d.office_hi and not d.body:
        return False
    if not (told or d.determiner or d.plural or s[d.office_lo].capital) and s.is_in(d.lo - 1, "words.nobody"):
        return False
    definite = d.determiner in sets["words.definite"] and name not in sets["named.always"]
    if name in sets["named.attribute"] and _is_attribute(s, d) and (not definite or s.is_in(d.hi, "names.never")):
        # "The UN General Assembly".
        return False
    if name in sets["counterpart.offices"]:
        return bool(d.owners or d.possessor) and (name not in sets["counterpart.strict"] or bool(d.owners and d.possessor))
    if told or d.body:
        return True
    if d.foreign and (name in sets["civil.offices"] or d.office.level in ("head_of_state", "other")):
        return False
    if name in sets["named.always"]:
        return d.plural and d.office.level == "head_of_state" and bool(d.determiner)
    remembered = d.determiner in sets["words.definite"] and _held(s, d, memory) is not None
    if name in sets["named.owned"] and not remembered:
        return False
    if name in sets["named.offices"]:
        return remembered or (d.determiner in sets["words.definite"] and s[d.office_lo].capital and d.office.level == "head_of_state")
    return name not in sets["civil.offices"] or not _is_compound(s, d, floor)


def _is_compound(s: Tokens, d: Draft, floor: int) -> bool:
    """Whether a noun or a company's name stands before the office: "Toyota president", "club president"."""
    if d.determiner or d.lo == 0 or d.lo <= floor:
        return False
    token = s[d.lo - 1]
    if token.text == ")":
        return True
    if token.parties or not token.text[:1].isalpha() or token.low in s.titles.closed or s.titles.is_rather_verb(token.low):
        return False
    return token.capital or not s[d.office_lo].capital


def _is_attribute(s: Tokens, d: Draft) -> bool:
    """Whether a noun follows: "Nigeria's official debt"."""
    token = s[d.hi]
    return (
        d.hi == d.office_hi
        and not d.plural
        and token.low[:1].isalpha()
        and not token.parties
        and token.low not in s.titles.closed
        and not s.titles.is_rather_verb(token.low)
    )


def _unnamed(s: Tokens, d: Draft, memory: Memory) -> Person:
    person = _person(s, d, d.lo, d.hi, None, memory, d.owners or shared_owners(s, d))
    if d.plural:
        return _several(s, d, person, memory)
    if person.party and d.office.name == d.office.head in s.titles.sets["field.after"] and not d.field:
        # "The Jordanian minister" is the foreign minister named before.
        same = (p.level for p in memory.latest(d.office.name) if p.party == person.party)
        return person._replace(level=next(same, person.level))
    holder = _held(s, d, memory)
    # "A resident ambassador" is not the one named before.
    some = d.lo > 1 and s.is_in(d.lo - 2, "words.indefinite")
    definite = d.determiner in s.titles.sets["words.definite"] if d.determiner else not some
    if holder is not None and person.party and person.party == holder.party and definite and not d.former:
        return person._replace(holder=memory.named_holder(_keys(s, d)[0]))
    if person.party or person.possessor or person.counterpart or not definite:
        return person
    elsewhere = holder is not None and person.to is not None and holder.to != person.to
    # "The President of the House" is not the President named before.
    elsewhere |= holder is not None and bool(d.body) and holder.level != person.level
    if holder is None or elsewhere or (not d.determiner and s.is_in(d.lo - 1, "words.nobody")):
        return person
    named = memory.named_holder(_keys(s, d)[0])
    return person._replace(party=holder.party, level=holder.level, to=holder.to, former=holder.former, holder=named)


def _several(s: Tokens, d: Draft, person: Person, memory: Memory) -> Person:
    """Several holders: of the parties told, or those named last ("the two ministers")."""
    parties, level = tuple(dict.fromkeys(d.owners)), d.level
    if not parties and not d.possessor and d.determiner and not s.is_in(d.lo - 1, "words.nobody"):
        last = memory.latest(_keys(s, d)[0]) if _keys(s, d) else []
        if len(last) > 1:
            parties = tuple(p.party for p in last if p.party)
            level = highest(*(p.level for p in last))
    return person._replace(plural=True, parties=parties, party=parties[0] if len(parties) == 1 else None, level=level)


def _keys(s: Tokens, d: Draft) -> tuple[str, ...]:
    """The office's usual names, as they are remembered, the fullest first; the last is only its head."""
    sets, head = s.titles.sets, d.office.head
    if _is_counterpart(s, d):
        return ()
    if d.deputy:
        return (s.phrase(d.office_lo, d.office_hi).lower(),)
    name = d.office.name
    if d.level == "foreign_minister" and head in sets["field.foreign_heads"]:
        name = "foreign minister"
    elif d.field:
        name = f"{head}: {d.field}"
    return (name, head) if name != head and d.level in ("foreign_minister", "minister") else (name,)


def _held(s: Tokens, d: Draft, memory: Memory) -> Person | None:
    """Who was the last named to hold this office."""
    keys = _keys(s, d)
    return memory.holder(keys[0]) if keys else None


def _is_counterpart(s: Tokens, d: Draft) -> bool:
    return d.office.name in s.titles.sets["counterpart.offices"]


def _counterpart_level(d: Draft, s: Tokens, memory: Memory, found: list[Person]) -> str:
    """The level of a counterpart: that of whoever was named before."""
    if not _is_counterpart(s, d):
        return ""
    before = [p for p in found if p.office and not p.counterpart]
    last = before[-1] if before else memory.last
    return last.level if last else "other"
