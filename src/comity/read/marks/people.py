"""People who act for a state or an organisation: who, in what office, whose, at what level.

Words that name offices are looked up in a closed table; from there the phrase is grown to both sides. Names met
before are looked up in the document's `Memory`. What this costs grows with the length of the sentence alone.
"""

from collections.abc import Sequence

from comity.parties import Mention
from comity.read.marks.acting_for import acting_for
from comity.read.marks.draft import draft
from comity.read.marks.holders import Found, with_office
from comity.read.marks.person import Memory, Person
from comity.read.marks.person_names import after_honours, after_titles, name_from
from comity.read.marks.titles import titles
from comity.read.marks.words_and_parties import Tokens

__all__ = ["Memory", "Person", "people"]

#: The level of a member of parliament.
_MEMBER = "parliament"


def people(text: str, mentions: Sequence[Mention], memory: Memory, start: int, end: int, language: str = "en") -> list[Person]:
    """The people of the sentence ``text[start:end]``, in order; `memory` learns from them.

    Args:
        text: the document's text, in its plain spelling.
        mentions: the parties' mentions in the document (or the sentence), in order.
        memory: what the document has told before.
        start: where the sentence begins.
        end: where it ends.
        language: code of the text's language.

    """
    s = Tokens(text, start, end, mentions, titles(language))
    found: list[Person] = []
    position = floor = 0
    length, starts, knowing = len(s), s.titles.starts, memory.knows(s.words)
    if not knowing and s.words.isdisjoint(starts):
        return found
    memory.begin()
    while position < length:
        token = s.tokens[position]
        if not (knowing or token.low in starts or token.low.rstrip(".") in starts or s[position + 1].low in starts):
            position += 1
            continue
        got = _at(s, position, floor, memory, found, knowing)
        if got is None:
            position += 1
            continue
        persons, position = got
        if persons and s[position].capital and s.is_in(position, "names.things"):
            # "The Queen Victoria School": the name of a thing.
            continue
        if persons:
            floor = position
            found += persons
            knowing = memory.knows(s.words)
    memory.close({s[i].start for i in range(1, length) if s.is_in(i - 1, "words.whose")})
    found = _with_names(found, text, memory)
    return [_of_service(person, s) for person in acting_for(found, s, text, mentions, memory)]


def _with_names(found: list[Person], text: str, memory: Memory) -> list[Person]:
    """The people, a counterpart and the office and name right behind as one ("his Polish counterpart Minister Adam Nowak")."""
    whole: list[Person] = []
    for person in found:
        before = whole[-1] if whole else None
        same = before is not None and before.counterpart and not before.name and not before.plural and not person.plural
        beside = before is not None and text[before.end : person.start] == " " and person.party in (None, before.party)
        if before is not None and same and beside and person.name and not person.counterpart:
            level = before.level if person.level in ("other", "minister") else person.level
            whole[-1] = before._replace(end=person.end, name=person.name, level=level)
            memory.remember(whole[-1]._replace(office=person.office, counterpart=False))
        else:
            whole.append(person)
    return whole


def _of_service(person: Person, s: Tokens) -> Person:
    """A person; a "secretary" of a state where those are of the civil service is no minister ("the foreign secretary of India")."""
    sets = s.titles.sets
    served = (person.party or "").lower() in sets["service.parties"] and person.office.lower().split()[-1:] == [*sets["service.head"]]
    return person._replace(level="other") if served and person.level in sets["service.levels"] else person


def _at(s: Tokens, position: int, floor: int, memory: Memory, found: list[Person], knowing: bool) -> Found | None:
    """The persons whose phrase has its first office, title or known name at a position."""
    token = s[position]
    if token.parties:
        return _forename(s, position, memory) if knowing else None
    if token.low in s.titles.offices:
        office = s.office(position)
        if office:
            drawn = draft(s, position, office, floor)
            elsewhere = office.name in s.titles.sets["bodies.in_parliament"] and not (drawn.body and drawn.level == _MEMBER)
            got = with_office(s, drawn, floor, memory, found) if not elsewhere else None
            if got:
                return got
    body = s.body(position) if token.low in s.titles.bodies else None
    if body and body[0] > 1:
        # "The Council of Ministers" are no ministers.
        return [], position + body[0]
    sets = s.titles.sets
    if token.low.rstrip(".") in sets["honorifics.words"] or token.low in sets["honorifics.openers"]:
        got = _titled(s, position, floor, memory)
        if got:
            return got
    named = token.text[:1].isupper() or token.low in sets["names.particles"]
    return _known(s, position, floor, memory) if knowing and named else None


def _titled(s: Tokens, position: int, floor: int, memory: Memory) -> Found | None:
    """ "Mr Cole", "His Majesty": a title without an office, and a name."""
    begin, level = after_titles(s, position)
    if begin == position:
        return None
    end = name_from(s, begin) if not s.is_in(begin, "field.words") else begin
    if end == begin:
        if not level:
            return None
        if s.office(begin + s.is_in(begin, "words.definite")):
            return [], begin
        spoken = s.is_in(position, "honorifics.spoken")
        whose = s[position].low if spoken else ""
        person = Person(s[position].start, s[begin - 1].end, "", s.phrase(position, begin), None, level, possessor=whose, addressed=spoken)
        return [person], begin
    return _by_name(s, position, begin, end, memory, level)


def _is_no_word(s: Tokens, position: int) -> bool:
    """Whether a name is neither a word of a closed class nor a month."""
    low = s[position].low
    return low not in s.titles.closed and low not in s.titles.sets["names.times"]


def _by_name(s: Tokens, lo: int, begin: int, end: int, memory: Memory, level: str) -> Found:
    words = [t.text for t in s.tokens[begin:end]]
    known = memory.known(words)
    hi = after_honours(s, end)
    person = Person(s[lo].start, s[hi - 1].end, s.phrase(begin, end), "", None, level or "other")
    if known:
        person = person._replace(party=known.party, level=known.level, office=known.office, to=known.to, former=known.former)
        memory.again(person)
    return [person], hi


def _forename(s: Tokens, position: int, memory: Memory) -> Found | None:
    """Somebody named before whose first name is a city's too: "Santiago Cruz"."""
    end = name_from(s, position + 1, 1)
    words = [t.text for t in s.tokens[position:end]]
    known = memory.known(words) if end > position + 1 else None
    is_theirs = known is not None and known.name.lower().startswith(f"{words[0]} {words[1]}".lower())
    return _by_name(s, position, position, end, memory, "") if is_theirs else None


def _known(s: Tokens, position: int, floor: int, memory: Memory) -> Found | None:
    """Somebody named before, by surname, forename or both."""
    end = name_from(s, position)
    if end == position:
        return None
    words = [t.text for t in s.tokens[position:end]]
    known = memory.known(words)
    if known is None:
        return [], end
    if len(words) == 1 and words[0].lower() in s.titles.sets["names.common"] and not (memory.expects(known) and _is_no_word(s, position)):
        return None
    if s[end].capital and s.is_in(end, "names.never"):
        # "Cole Street" is named after somebody.
        return [], end + 1
    return _by_name(s, position, position, end, memory, "")
