"""Whose the figures of a roll are: one head for each of its members, made after the head that tells what all of them are of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from comity.read.discourse import is_actor
from comity.read.figures.bracketed_figures import OPEN
from comity.read.figures.figure import Head, Owned, figure_words
from comity.read.figures.one_to_each import is_in_other_coin
from comity.read.figures.roll_members import Amount, Member, Roll, rolls
from comity.read.figures.roll_parts import told_by_part
from comity.read.grammar import NounGroup, Token, VerbGroup, words
from comity.read.grammar.links import OF
from comity.read.sentence import Sentence

#: A sentence tells of no more things than this of which its rolls could be: where it does, it is a table, and each is held against each.
_MOST = 40
#: What an amount in a bracket is of stands so many tokens in front of it.
_OPENED = 2
#: With one of these outside it a roll may be of something else than what was told before.
_NAMING = ("party", "quantity", "person")


class Lead(NamedTuple):
    """What a roll is of.

    Attributes:
        head: a head, one side of which all members share.
        side: ``a`` or ``b``, the side that the members are.
        before: whether it was told before the sentence, which then has to be a roll from end to end.
        is_topic: whether the party that all members share is the one that the document is about.

    """

    head: Head
    side: str
    before: bool = False
    is_topic: bool = False

    @property
    def fixed(self) -> str:
        """The party that all members share."""
        return self.head.b if self.side == "a" else self.head.a

    @property
    def own(self) -> str:
        """The party of the head itself in the members' place; empty if none."""
        return self.head.a if self.side == "a" else self.head.b


#: What tells one reading of a roll from another: the party that all members share, the members, from where to where it goes.
_Reading = tuple[str, frozenset[str], int, int]


def leads(found: Sequence[Head], earlier: Sequence[Head], usual: str, topic: str | None) -> list[Lead]:
    """What the rolls of a sentence can be of, the surest first: its own heads, then what was told before.

    Args:
        found: the heads of the sentence.
        earlier: those of the sentences before.
        usual: the side that a list goes through, where nothing tells.
        topic: the party that the document is about: it is not one of a list.

    """
    other = {"a": "b", "b": "a"}[usual]
    # A partner that has no sum may be told of again as one that has ("its third partner, with trade of $3 million").
    takes = {_told(h): h.takes for h in found if h.takes}
    found = [h if h.takes else replace(h, takes=takes.get(_told(h), ())) for h in found]
    own = [Lead(h, side, is_topic=topic == getattr(h, "b" if side == "a" else "a")) for side in (usual, other) for h in found if h.kind]
    is_of_others = len(earlier) > 1 and len({getattr(h, usual) for h in earlier}) == 1 < len({getattr(h, other) for h in earlier})
    before = [Lead(h, other if is_of_others else usual, before=True) for h in earlier[-1:] if not own]
    return [lead for lead in own if lead.fixed][:_MOST] + [lead for lead in before if lead.fixed and topic in (None, lead.fixed)]


def rolled(
    sentence: Sentence,
    leads: Sequence[Lead],
    counts: Callable[[Lead, str], bool] = lambda _lead, _unit: False,
    make: Callable[[Head, str, str], Head] = lambda head, a, b: replace(head, a=a, b=b),
    states: bool = True,
    blocs: bool = False,
) -> list[Head]:
    """A head for each member of the rolls of a sentence, with the figures that are its own.

    Args:
        sentence: where they stand.
        leads: what they can be of, the surest first.
        counts: whether a noun is the unit of what a lead measures ("arrival").
        make: makes a head for two parties after another.
        states: whether only states can be members, and not organisations.
        blocs: whether organisations can be members beside states, on either side.

    """
    found: list[Head] = []
    taken: set[int] = set()
    named = {_told(x.head): x.head for x in leads if not x.before}
    able = [
        (lead, roll)
        for lead in leads
        for roll in _of(sentence, lead, counts, _ends(sentence, lead, leads))
        if states or _can_be(roll, lead)
    ]
    able = [
        (lead, roll)
        for lead, roll in able
        if not (_is_anothers(lead, roll, leads) or _is_of_another(lead, roll, leads) or _is_of_takers(sentence, lead, roll))
    ]
    able.sort(key=lambda reading: _weight(*reading), reverse=True)
    readings = dict[tuple[int, int, bool], set[_Reading]]()
    for lead, roll in able:
        readings.setdefault(_weight(lead, roll), set()).add((lead.fixed, roll.parties, roll.first, roll.last))
    for lead, roll in able:
        places = {*roll.unknown, *(a.place for m in roll.members for a in m.amounts)}
        if taken & places:
            continue
        if not _is_told_to_each(sentence, lead, roll) and _is_in_doubt(lead, roll, readings[_weight(lead, roll)]):
            # "Chile gave Fiji $5 million, Peru $4 million": to Fiji too, or by Chile too.
            taken |= places
            found += _nobodys(places, ())
            continue
        heads = list[Head]()
        for member in roll.members:
            owns = tuple(_owned(sentence, lead, member, counts))
            a, b = (member.name.party, lead.fixed) if lead.side == "a" else (lead.fixed, member.name.party)
            if owns and (is_actor(member.name.party) or blocs or not states):
                known = named.get(_told(replace(lead.head, a=a, b=b)))
                heads.append(replace(known or _like(lead, make(lead.head, a, b), member), owns=owns))
        if len(heads) > 1 or (heads and lead.before and _goes_on(sentence)) or (not lead.before and len(roll.parties) > 1):
            taken |= places
            found += [*heads, *_nobodys(places, heads)]
    return found


def _is_told_to_each(sentence: Sentence, lead: Lead, roll: Roll) -> bool:
    """ "Lent Mali $5 million and Chad $3 million": right behind the verb each with its sum, joined by no more than "and": all got it."""
    verb, names = lead.head.verb, sorted(m.name.at for m in roll.members)
    if verb is None or verb.passive or lead.side != _side_behind(sentence, lead) or not names or names[0] != verb.j:
        return False
    return all(sentence.tokens[at - 1].tag == "C" and sentence.tokens[at - 2].mark == "quantity" for at in names[1:])


def _side_behind(sentence: Sentence, lead: Lead) -> str:
    """The side that stands first behind the verb: who gets money that is lent, to whom money is owed."""
    verb = lead.head.verb
    # A head that goes on from before has a verb of another sentence.
    first = sentence.head(verb.objects[0]).value if verb is not None and verb.objects and verb in sentence.verbs else None
    return "a" if getattr(first, "party", "") == lead.head.a else "b"


def _told(head: Head) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """What a head is told of."""
    return head.a, head.b, tuple(head.attrs.items())


def _ends(sentence: Sentence, lead: Lead, leads: Sequence[Lead]) -> frozenset[int]:
    """The tokens that end a roll: deeds of other two, and who does what is told ("…, while Peru shipped 5 percent of its exports to")."""
    own = [x.head for x in leads if not x.before]
    deeds = {v.main for h in own if {h.a, h.b} != {lead.head.a, lead.head.b} and (v := h.verb or _other_deed(h, lead.head)) is not None}
    doers = {g.head for h in own for g in _doers(h) if getattr(sentence.head(g).value, "party", "") == h.a} if lead.side == "b" else set()
    return frozenset(deeds | doers)


def _other_deed(head: Head, lead: Head) -> VerbGroup | None:
    """By what another thing of other two is told ("sends 5 percent of its exports to Peru and gets 3 percent of its imports from Chile")."""
    verb, own = _hanging_on(head), _hanging_on(lead)
    apart = head.attrs != lead.attrs and bool(head.a) and bool(head.b)
    return verb if apart and verb is not None and own is not None and verb is not own else None


def _hanging_on(head: Head) -> VerbGroup | None:
    """The verb of which a head is an object, or of what it hangs on."""
    group = head.group
    while group is not None and group.verb is None:
        group = group.parent
    return group.verb if group is not None and group.role != "subject" else None


def _doers(head: Head) -> Sequence[NounGroup]:
    """The subjects of the verb that a head is, or hangs on."""
    verb = head.verb or _hanging_on(head)
    return verb.subjects if verb is not None and not verb.passive else ()


def _is_in_doubt(lead: Lead, roll: Roll, readings: set[_Reading]) -> bool:
    """Whether one of the readings that are as sure has some of the members with another party."""
    return any(
        fixed != lead.fixed and first < roll.last and roll.first < last and not parties.isdisjoint(roll.parties)
        for fixed, parties, first, last in readings
    )


def _is_anothers(lead: Lead, roll: Roll, leads: Sequence[Lead]) -> bool:
    """Whether one of a roll is whom another's figure is told with ("Chile's exports to Peru were …, and Ghana's exports to Togo …")."""
    within = [x for x in leads if not x.before and roll.first <= x.head.at < roll.last]
    others = {x.own for x in within if x.side == lead.side and x.fixed != lead.fixed} - {lead.own}
    # "Chile's exports to Peru were $8 million, while Ghana sold Togo goods worth $4 million": Peru is Chile's partner.
    apart = [x.head.group for x in leads if not x.before and x.head.group is not None and lead.fixed not in (x.head.a, x.head.b)]
    partners = {g.head for group in apart for _, g in group.behind}
    return any(m.name.party in others or m.name.at in partners for m in roll.members)


def _is_of_another(lead: Lead, roll: Roll, leads: Sequence[Lead]) -> bool:
    """Whether a sum is told of another noun ("had a surplus of $5 million with Chile, and with Peru a deficit of $2 million")."""
    own = lead.head.group
    others = [x.head.group for x in leads if not x.before and x.head.group is not own and x.head.attrs == lead.head.attrs]
    sums = {a.place for m in roll.members for a in m.amounts if not a.is_part}
    return own is not None and any(g.head in sums for other in others if other is not None for p, g in other.behind if p == OF)


def _is_of_takers(sentence: Sentence, lead: Lead, roll: Roll) -> bool:
    """Whether a verb has one and his sum behind it, and "and" without a comma adds the next ("lent Fiji $5 million and Peru $4 million")."""
    verb = lead.head.verb
    if verb is None or len(verb.objects) < 2 or verb.passive or sentence.head(verb.objects[0]).mark != "party":
        return False
    if lead.side == _side_behind(sentence, lead):
        return False
    between = sentence.tokens[verb.j : roll.last]
    return any(t.tag == "C" for t in between) and not any(t.lower == "," for t in between)


def _weight(lead: Lead, roll: Roll) -> tuple[int, int, bool]:
    """How sure a reading is: more members, more of them named as its own party is, of what the document is about."""
    own = next((m.name.by for m in roll.members if m.name.party == lead.own), None)
    return len(roll.members), sum(m.name.by == own for m in roll.members), lead.is_topic


def _like(lead: Lead, head: Head, member: Member) -> Head:
    at = member.name.at
    goes_on = lead.before or lead.head.goes_on
    return replace(head, i=at, j=at + 1, at=at, group=None, verb=None, under=None, part=True, goes_on=goes_on)


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence goes on with a list: by a place in it, by following the one before, or as one of its lines."""
    known = figure_words(sentence.language)
    placed = any(q.sort == "ordinal" for _, q in sentence.quantities())
    alone = known.following | known.listing | known.alone_with | known.moves
    told = all(
        v.lemma in alone or f"{v.lemma}-{sentence.tokens[v.j].lower if v.j < len(sentence.tokens) else ''}" in alone for v in sentence.verbs
    )
    return placed or told or any(t.lemma in known.following | known.listing | known.listed for t in sentence.tokens)


def _of(sentence: Sentence, lead: Lead, counts: Callable[[Lead, str], bool], ends: frozenset[int]) -> Iterator[Roll]:
    """The rolls that are of a lead: that have its own party, or stand in its clause."""
    head = lead.head
    own = () if lead.before else (*range(head.i, max(head.j, head.at + 1)), *_deed(sentence, head))
    span = frozenset(own)
    more = frozenset() if lead.before else figure_words(sentence.language).more

    def measured(token: Token) -> bool:
        return token.index in span or token.lower in more or (token.tag == "N" and counts(lead, token.lemma))

    within = range(head.group.i, head.group.j) if span and head.group is not None and not head.counted and head.part else range(0)
    for roll in rolls(sentence, lead.fixed, measured, ends, within):
        parties = [m.name.party for m in roll.members]
        if (
            len(set(parties)) < len(parties)
            or _are_apart(sentence, roll)
            or _is_in_front(head, roll)
            or _is_set_behind_another(sentence, roll)
        ):
            continue
        if lead.before:
            if _is_all(sentence, roll, measured):
                yield roll
        elif lead.own in roll.parties or (not lead.own and _is_under(sentence, head, roll)):
            yield roll


def _deed(sentence: Sentence, head: Head) -> range:
    """Where the verb stands that passes the sums at whose end a head says what they are ("pledged $3 million and Peru $2 million in aid")."""
    sums = head.group.parent if head.group is not None else None
    at_end = sums is not None and head.under is not None and sentence.head(sums).mark == "quantity" and sums not in head.under.objects
    return range(head.under.i, head.under.j) if at_end and head.under is not None else range(0)


def _is_under(sentence: Sentence, head: Head, roll: Roll) -> bool:
    """Whether a head stands in a roll, opens it, or has nothing between itself and it but what it is told by ("investors by country were …")."""
    between = sentence.tokens[head.at + 1 : roll.first]
    leading = bool(between) and all(t.tag in "PDNA" and not t.mark for t in between)
    return roll.first <= head.at < roll.last or leading or _is_opened(sentence, head.at, roll)


def _is_in_front(head: Head, roll: Roll) -> bool:
    """Whether a roll ends in front of who does the deed that it would be of ("Chile gave Fiji $5 million, while Peru gave …")."""
    return head.verb is not None and any(g.i >= roll.last for g in _doers(head))


def _is_all(sentence: Sentence, roll: Roll, measured: Callable[[Token], bool]) -> bool:
    """Whether a roll is all that a sentence tells.

    Besides it there is only who says so or what is measured in front ("by the volume of investment in the economy of Peru, …"), or what a
    comma sets off behind.
    """
    front, behind = sentence.tokens[: roll.first], sentence.tokens[roll.last :]
    if _introduces(sentence, front):
        front = []
    if any(t.mark in _NAMING for t in (*front, *behind)):
        return False
    first, known = sentence.tokens[roll.first], figure_words(sentence.language)
    told = bool(front) and (front[-1].tag == "S" or first.tag in "RS" or all(t.tag in "DAP" or t.lemma in known.neutral for t in front))
    named = min((m.name.at for m in roll.members), default=0)
    told = told or (bool(front) and front[0].tag == "P" and any(measured(t) for t in sentence.tokens[:named]))
    return not sentence.verbs or ((not front or told) and (not behind or behind[0].lower in (",", "(")))


def _introduces(sentence: Sentence, front: Sequence[Token]) -> bool:
    """Whether the words in front of a roll only say that it begins ("the main ones were", "the top three were", "in the case of")."""
    known = figure_words(sentence.language)
    small = known.introducing | known.neutral | known.listed | known.first
    counted = [t for t in front if t.mark == "quantity"]
    few = all(getattr(t.value, "sort", "") == "number" and t.index and sentence.tokens[t.index - 1].lower in known.first for t in counted)
    return few and all(t in counted or (not t.mark and (t.tag in "DAPXBRQ" or t.lemma in small or t.lower in small)) for t in front)


def _is_opened(sentence: Sentence, at: int, roll: Roll) -> bool:
    """Whether a roll behind what it is of is opened by a sign or word that says so (": ", "of which", "including")."""
    between = sentence.tokens[at + 1 : min((m.name.at for m in roll.members), default=0)]
    return any(t.tag == "R" or t.lower in figure_words(sentence.language).opening for t in between)


def _are_apart(sentence: Sentence, roll: Roll) -> bool:
    """Whether members stand behind prepositions of different sides ("from Chile to Fiji fell by 5 percent, from Peru by 3")."""
    known = figure_words(sentence.language)
    return len({m.name.by or _joined_by(sentence, m.name.at) for m in roll.members} - {""} - known.joining - known.telling) > 1


def _joined_by(sentence: Sentence, at: int) -> str:
    """The preposition of the name to which "and" joins another ("from Chile and Fiji")."""
    joined, named, before = (sentence.tokens[at - k] if at >= k else None for k in (1, 2, 3))
    if joined is None or named is None or before is None or joined.tag != "C" or named.mark != "party" or before.tag != "P":
        return ""
    return before.lower


def _is_set_behind_another(sentence: Sentence, roll: Roll) -> bool:
    """Whether an amount stands in a bracket right behind another than its member ("in Peru by Chile ($4 million)")."""
    opened = [
        (m.name.at, a.place - _OPENED)
        for m in roll.members
        for a in m.amounts
        if not a.is_part and sentence.tokens[a.place - 1].text in OPEN
    ]
    return any(at != before and sentence.tokens[before].mark == "party" for at, before in opened)


def _can_be(roll: Roll, lead: Lead) -> bool:
    """Whether no organisation is among those on the side that gets."""
    return lead.side == "a" or all(is_actor(p) for p in roll.parties)


def _nobodys(places: set[int], heads: Sequence[Head]) -> list[Head]:
    """What the figures of a roll belong to that are of something else, or of which nobody knows whose they are."""
    owns = tuple(Owned(p, "") for p in sorted(places - {o.place for h in heads for o in h.owns}))
    return [Head("", 0, 0, -1, "", "", {}, owns=owns)] if owns else []


def _owned(sentence: Sentence, lead: Lead, member: Member, counts: Callable[[Lead, str], bool]) -> Iterator[Owned]:
    """What each figure of a member is: its level, a change, or a share; those of other things are left out."""
    member = member._replace(amounts=tuple(a for a in member.amounts if not is_in_other_coin(sentence, a.place)))
    earlier = [a for a in member.amounts if not a.is_part and _is_base(sentence, a)]
    levels = [a for a in member.amounts if not a.is_part and a not in earlier]
    own = [a for a in levels if _is_own(sentence, lead, a, counts)]
    parts = [(a, *told_by_part(sentence, member, a)) for a in member.amounts if a.is_part]
    if len(levels) > 1:
        # "5,000 arrivals and 20,000 nights (up 3% and 5%)": of each thing its change.
        parts = [p for level, p in zip(levels, parts, strict=True) if level in own] if len(parts) == len(levels) else []
    own = own[:1] if all(_is_included(sentence, a) for a in own[1:]) else own
    if len(own) > 1 or len(earlier) > len(own) or len({measure for _, measure, _ in parts}) < len(parts):
        return
    yield from (Owned(a.place, "level") for a in own)
    yield from (Owned(a.place, "level", is_base=True) for a in earlier)
    yield from (Owned(a.place, measure, sign) for a, measure, sign in parts if measure)


def _is_included(sentence: Sentence, amount: Amount) -> bool:
    """Whether an amount is a part of the one before it: "$5 million, including 3 million for roads"."""
    start = max((t.index for t in sentence.tokens[: amount.place] if t.mark == "quantity"), default=-1)
    return any(t.tag == "R" or t.lower in figure_words(sentence.language).opening for t in sentence.tokens[start + 1 : amount.place])


def _is_base(sentence: Sentence, amount: Amount) -> bool:
    """Whether an amount is what one before it is compared with: "$5 million against 4 million in 2017", "up from 4 million"."""
    tokens, known = sentence.tokens, figure_words(sentence.language)
    start = max((t.index for t in tokens[: amount.place] if t.mark in ("quantity", "party")), default=-1)
    near = [t for t in tokens[start + 1 : amount.place] if not t.mark]
    after = start >= 0 and tokens[start].mark == "quantity"
    followed = bool(near) and near[-1].lower in known.following_on
    return followed or (
        after and any(t.lower in known.base - known.base_weak or t.lower in words(sentence.language).sets["leaving"] for t in near)
    )


def _is_own(sentence: Sentence, lead: Lead, amount: Amount, counts: Callable[[Lead, str], bool]) -> bool:
    if amount.quantity.sort not in lead.head.takes and amount.quantity.sort != "scaled":
        return False
    return not amount.unit or amount.unit in figure_words(sentence.language).light or counts(lead, amount.unit)
