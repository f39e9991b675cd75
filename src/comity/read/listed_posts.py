"""Missions told by a list: under a heading that names whose or where they are, a line a state or a mission.

"Diplomatic missions of Chile" stands over "Kenya: Nairobi (Embassy)", "Embassies in Accra" over "Peru", "Missions in Kenya:" over "Embassy
of Peru".
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from comity.observation import Attribute, Finding
from comity.read.discourse import Discourse, is_actor, state
from comity.read.facts import finding
from comity.read.frames import instances
from comity.read.grammar import NounGroup, Token
from comity.read.marks.places import is_city
from comity.read.memory import has_clause
from comity.read.posts import Post, city, named, post, sets
from comity.read.sentence import Sentence

_KIND = "mission"
_KEY = "listed posts"
_COLON = ":"
#: So many lines may stand between two of a list: names of continents, columns.
_GAP = 5
#: Words of these classes make a line a sentence.
_FINITE = "VHBMO"
#: What a heading can tell of missions that are there.
_THERE = ("exists", "accredited")


@dataclass(frozen=True, slots=True)
class _List:
    """The missions of a state in others, or those of others in a state.

    Attributes:
        latest: the number of its latest line.
        party: the state.
        what: the sort of mission where a line tells none.
        action: whether they exist there, or are accredited from elsewhere.
        is_sender: whether the missions are the state's.

    """

    latest: int
    party: str
    what: str
    action: str
    is_sender: bool


def listed(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The missions that a line of a list tells; a heading of one is kept."""
    kept = discourse.last.get(_KEY)
    if isinstance(kept, _List) and discourse.index - kept.latest <= _GAP and not has_clause(sentence):
        found = list(_of_line(sentence, kept, discourse))
        if found:
            discourse.last[_KEY] = replace(kept, latest=discourse.index)
            yield from found
            return
        if _is_nonresident(sentence):
            discourse.last[_KEY] = replace(kept, latest=discourse.index, action="accredited")
            return
    if (begun := _begun(sentence, discourse)) is not None:
        discourse.last[_KEY] = begun
        yield from _behind_colon(sentence, begun)


def _behind_colon(sentence: Sentence, begun: _List) -> Iterator[Finding]:
    """The missions that the line tells itself that begins a list ("Embassies in Suva: Chile, Peru, Kenya")."""
    colon = next((t.index for t in sentence.tokens if t.lower == _COLON), None)
    rest = sentence.tokens[colon + 1 :] if colon is not None else []
    first = next((g for g in sentence.nouns if colon is not None and g.i > colon), None)
    if first is None or len(rest) <= 1 or not all(_is_land(t) or is_city(t.value) or t.tag in "CDY" for t in rest):
        return
    lands = dict.fromkeys(
        p for t in rest if _is_land(t) or (begun.is_sender and is_city(t.value)) if (p := _state_of(t)) != begun.party and p
    )
    yield from _told(sentence, begun, first, list(lands), begun.what, "")


def labelled(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """A mission that a label tells with its seat, on a page of two ("Embassy: Lima", "Embassy of Fiji: Canberra (accredited to Nauru)")."""
    colon = next((t.index for t in sentence.tokens if t.lower == _COLON), 0)
    posts = [(g, p) for g in sentence.nouns if g.j <= colon and (p := post(sentence, g, discourse)) is not None and p.is_house]
    seats = [t for t in sentence.tokens[colon + 1 : colon + 2] if is_city(t.value)]
    pair = discourse.pair if discourse.is_told() else None
    finite = any(v.sort == "finite" for v in sentence.verbs)
    if pair is None or len(posts) != 1 or not seats or finite or posts[0][1].stands:
        return
    group, found = posts[0]
    senders = [*found.senders, *([discourse.own] if discourse.own else [])]
    if not senders or senders[0] not in pair:
        return
    sender, seat = senders[0], _state_of(seats[0])
    receiver = pair[1] if sender == pair[0] else pair[0]
    if seat == sender:
        return
    # What stands elsewhere is accredited here.
    action = "exists" if seat == receiver else "accredited"
    attrs: dict[str, Attribute] = {"what": found.what, "action": action}
    yield finding(sentence, _KIND, sender, receiver, attrs, None, sentence.place(group.i, group.j), "labelled")


def _begun(sentence: Sentence, discourse: Discourse) -> _List | None:
    """The list that a heading begins: it names missions in the plural, and one state whose or where they are."""
    if not _may_head(sentence) or any(i.frame.attrs["action"] not in _THERE for i in instances(sentence, _KIND, every=True)):
        # "Embassies closed by Chile": those under it are there no more.
        return None
    for group in sentence.nouns:
        head = sentence.head(group)
        found = post(sentence, group, discourse) or _foreign(sentence, group)
        under = group.parent is not None and sentence.head(group.parent).lemma not in sets(sentence.language)["lists"]
        if found is None or not found.is_house or head.lower == head.lemma or under:
            continue
        after = sentence.tokens[group.j : next((t.index for t in sentence.tokens if t.lower == _COLON), None)]
        hosts = {party for party, _ in found.stands} or {p for t in after if (p := _state_of(t))} - {*found.senders}
        action = "accredited" if _is_nonresident(sentence) else "exists"
        # A list of "diplomatic missions" is one of embassies where its lines tell nothing else.
        what = "embassy" if head.lemma in sets(sentence.language)["capital"] else found.what
        if len(found.senders) == 1 and not hosts:
            return _List(discourse.index, found.senders[0], what, action, is_sender=True)
        if len(hosts) == 1 and not found.senders:
            return _List(discourse.index, hosts.pop(), what, action, is_sender=False)
    return None


def _foreign(sentence: Sentence, group: NounGroup) -> Post | None:
    """The missions of nobody in particular over a list ("Foreign missions in Suva")."""
    what = named(sentence, group)
    return Post(what) if what and group.i == 0 and sentence.head(group).tag == "N" else None


def _may_head(sentence: Sentence) -> bool:
    """Whether a line can stand over a list of missions: no sentence, and without a date."""
    if sentence.periods() or any(t.tag in _FINITE for t in sentence.tokens):
        return False
    return sentence.is_heading or sentence.leads_on() or sentence.tokens[-1].tag in "NL"


def _is_nonresident(sentence: Sentence) -> bool:
    return any(t.lower in sets(sentence.language)["nonresident"] for t in sentence.tokens)


def _state_of(token: Token) -> str | None:
    """The state that a token names, by a city or people of it too."""
    party = getattr(token.value, "party", None)
    return party if isinstance(party, str) and is_actor(party) else None


def _of_line(sentence: Sentence, kept: _List, discourse: Discourse) -> Iterator[Finding]:
    """The missions of a line: those that it names with whose they are, else those of or in the states that it names."""
    posts = [(group, found) for group in sentence.nouns if (found := post(sentence, group, discourse)) is not None and found.is_house]
    if not kept.is_sender and any(found.senders for _, found in posts):
        for group, found in posts:
            yield from _told(sentence, kept, group, [p for p in found.senders if p != kept.party], found.what, "")
        return
    own = [(group, found) for group, found in posts if found.senders == (kept.party,) and found.stands]
    if kept.is_sender and own:
        # "Embassy of Chile in Nairobi: 5 Kenyatta Road".
        for group, found in own:
            yield from _told(sentence, kept, group, [p for p in found.receivers if p != kept.party], found.what, "")
        return
    first = sentence.tokens[min(_signs(sentence), len(sentence.tokens) - 1)]
    if any(t.mark == "person" for t in sentence.tokens) or not (_is_land(first) or (kept.is_sender and posts and is_city(first.value))):
        return
    lands = dict.fromkeys(p for t in sentence.tokens if _is_land(t) and (p := _state_of(t)) and p != kept.party)
    if kept.is_sender and posts and len(lands) <= 1:
        receivers = list(lands) or [p for p in [_state_of(first)] if p and p != kept.party]
        for group, found in posts:
            yield from _told(sentence, kept, group, receivers, found.what, _city_before(sentence, group))
    elif lands and sentence.nouns and all(t.mark or t.tag in "CDY" for t in sentence.tokens):
        yield from _told(sentence, kept, sentence.nouns[0], list(lands), kept.what, "")


def _is_land(token: Token) -> bool:
    """Whether a token names a state by a name of its own."""
    return state(token) is not None and not is_city(token.value)


def _signs(sentence: Sentence) -> int:
    """How many signs and numbers stand in front of a line's first word ("- Kenya", "1. Kenya")."""
    return next((t.index for t in sentence.tokens if t.mark not in ("sign", "quantity") and t.tag != "Y"), 0)


def _city_before(sentence: Sentence, mission: NounGroup) -> str:
    """The city that stands right in front of a mission ("Kenya: Nairobi (Embassy)")."""
    before = [
        g for g in sentence.nouns if g.j <= mission.i and all(t.mark == "sign" or t.tag == "Y" for t in sentence.tokens[g.j : mission.i])
    ]
    return city(sentence, before[-1]) if before and not _is_land(sentence.head(before[-1])) else ""


def _told(sentence: Sentence, kept: _List, group: NounGroup, others: list[str], what: str, place: str) -> Iterator[Finding]:
    attrs: dict[str, Attribute] = {"what": what, "action": kept.action, **({"place": place} if place else {})}
    for other in others:
        sides = (kept.party, other) if kept.is_sender else (other, kept.party)
        yield finding(sentence, _KIND, *sides, attrs, None, sentence.place(group.i, group.j), "listed")
