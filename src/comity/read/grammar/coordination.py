"""A group behind "and" or a comma: one more of a list, an apposition, or the subject of what follows."""

from comity.read.grammar.clause_pass import ClausePass
from comity.read.grammar.groups import NounGroup, VerbGroup
from comity.read.grammar.naming import only_names
from comity.read.grammar.rows import is_comma, is_tag
from comity.read.grammar.tokens import Token, is_adjective

#: What may stand beside the names of a list without "and": numbers, dates, joints, adverbs and signs.
_IN_LIST = "KWYXC"


def beside(now: ClausePass, k: int, group: NounGroup) -> None:
    """Place the group at `k` of the row, which stands behind "and" or a comma."""
    joined = is_tag(now.row.before(k), "C")
    if joined and group.i and now.tokens[group.i - 1].lower in now.known.sets["negation"] and not now.row.verb_follows(k):
        # "Recognises China but not Taiwan": whoever is left out is none of the list.
        return
    if not joined and now.waiting and now.current is now.waiting[-1] and now.row.runs_to_verb(k):
        # "Led by X, a delegation of officials and traders left": the comma ends what X leads.
        now.pending.append(group)
    elif not joined and now.last is not None and now.last.i < now.start:
        # "Said that, in April, Chile and Peru met": what stands before the clause is no partner.
        now.pending.append(group)
    elif not joined and _ends_front(now, k, group):
        # "In New York, Chile and Peru signed": the comma ends where it was.
        now.pending.append(group)
    elif not joined and now.last is not None and (_is_land(now, group, now.last) or _is_land_of_unknown(now, k, group, now.last)):
        # "In Galle, Sri Lanka, …": the land of the place before.
        now.last.apposed.append(group)
        group.parent = now.last
    else:
        partner = _partner_of(now, k, group, joined)
        while partner is not None and partner.parent is not None and partner in partner.parent.apposed:
            # "To Warsaw, Poland and Bucharest, Romania": the cities make the list.
            partner = partner.parent
        if partner is not None and (joined or now.row.goes_on(k) or _ends_list(now, k, group, partner)):
            join(now, k, group, partner, joined)
        elif joined or not _is_apposed(now, k, group, partner):
            now.pending.append(group)


def _ends_list(now: ClausePass, k: int, group: NounGroup, partner: NounGroup) -> bool:
    """Whether nothing but names, with numbers and dates, stands from a name to the end: "ties with: Chile, Peru, Fiji"."""
    if now.head(partner).tag != "L" or now.head(group).tag != "L" or is_adjective(now.head(group)):
        return False
    rest = list(now.row.behind(k))
    more = bool(partner.listed) or any(isinstance(item, NounGroup) and now.head(item).tag == "L" for item in rest)
    return more and only_names(now.tokens, rest, _IN_LIST)


def _ends_front(now: ClausePass, k: int, group: NounGroup) -> bool:
    """Whether a comma ends a prepositional group at the front, behind which the subject begins."""
    last = now.last
    if last is None or not last.by or now.current is not None or now.pending:
        return False
    # "For the first time, the forces of both met": with an article it begins anew, unless the list goes on behind it.
    begins = now.head(group).tag in "LF" or (now.row.verb_follows(k) and (now.tokens[group.i].tag == "D" or not now.row.goes_on(k)))
    return begins and not _is_half(now, last) and not _is_land(now, group, last) and now.row.runs_to_verb(k)


def _partner_of(now: ClausePass, k: int, group: NounGroup, joined: bool) -> NounGroup | None:
    """The group that the one at `k` makes a list with, None if a clause begins with it or it stands apart."""
    if not joined:
        return _nearest(now, group)
    last = now.last
    half = last if last is not None and _is_half(now, last) else None
    partner = half or _nearest(now, group) or _nearest_noun(now, group)
    if now.current is not None and partner is not None and partner not in now.pending and now.row.verb_follows(k):
        # "… that trade between Chile and Peru had gone up": no new clause, where what the partner hangs on still waits for its verb.
        waits = partner.parent is not None and partner.parent in now.pending
        # "Officials said Chile and Peru had signed": a clause under a verb of saying begins with the partner.
        waits = waits or (now.current.lemma in now.known.sets["saying"] and partner in now.current.objects)
        # "A deal struck by Chile and Peru took effect": what the participle describes still waits for its verb.
        waits = waits or (now.current.passive and now.top(now.current.noun) in now.saved and now.same_sort(group, partner))
        partner = partner if waits or _is_half(now, partner) or _is_described(now, k, group) else None
    if partner is None and now.pending and last is now.pending[-1] and now.row.runs_to_verb(k):
        # "The two presidents and their teams met": of whatever sort, they are one subject.
        return last
    if partner is None and last is not None and now.head(group).tag in "LF" and now.current is not None and not now.row.runs_to_verb(k):
        # "He met with the head of the agency and Premier X": no verb is left for it to be the subject of.
        top = now.top(last)
        return top if top is not None and top.role and now.head(top).tag == "N" and top.verb is now.current else None
    return partner


def join(now: ClausePass, k: int, group: NounGroup, partner: NounGroup, joined: bool) -> None:
    """Make a group one more of its partner's list, in the partner's place."""
    listed = partner.listed or [partner]
    listed.append(group)
    for member in listed:
        member.listed = listed
    group.by, group.parent, group.verb, group.role = partner.by, partner.parent, partner.verb, partner.role
    if partner.parent is not None:
        partner.parent.behind.append((partner.by, group))
    if partner in now.pending:
        now.pending.append(group)
    elif partner.verb is not None:
        if partner.role == "object":
            if not joined and now.row.verb_follows(k):
                now.pending.append(group)
            partner.verb.objects.append(group)
        elif partner.role == "subject" and partner.verb is now.speaking:
            partner.verb.subjects.append(group)
        elif partner.by:
            partner.verb.obliques.append((partner.by, group))
    elif partner.by:
        now.front.append((partner.by, group))


def _is_apposed(now: ClausePass, k: int, group: NounGroup, partner: NounGroup | None) -> bool:
    """Whether a group behind a comma only describes the one before, as which it is then set beside it; else it waits for a verb."""
    last = now.last
    if last is None:
        return False
    if partner is not None and not now.same_sort(group, partner):
        last.apposed.append(group)
        if now.pending or now.current is None:
            return True
    if now.head(group).tag == "N":
        last.apposed.append(group)
        if now.pending and now.row.closed_by_comma(k):
            return True
        if now.current is not None and not now.pending and not now.row.verb_follows(k):
            return True
    if now.pending and group is not now.pending[-1] and now.current is None and now.pending[-1].apposed:
        return True
    if (
        now.head(last).tag == "N"
        and last.verb is not None
        and not now.pending
        and now.head(group).tag in "LJ"
        and is_comma(now.row.at(k + 1))
    ):
        # "In the capital, Lima, between …".
        last.apposed.append(group)
        return True
    return False


def _is_land(now: ClausePass, group: NounGroup, place: NounGroup) -> bool:
    """Whether a group names the land of the city before it."""
    city, land = now.head(place), now.head(group)
    if place.i != place.head or land.mark != "party" or is_adjective(land):
        return False
    capital = getattr(city.value, "sort", "") == "capital"
    return (city.mark == "place" or capital) and getattr(city.value, "party", "") == getattr(land.value, "party", None)


def _is_land_of_unknown(now: ClausePass, k: int, group: NounGroup, place: NounGroup) -> bool:
    """The same behind a name that is no known city's ("will travel to Lucerne, Switzerland on 15 June")."""
    land, inside = now.head(group), now.tokens[place.i : place.j]
    if place.by not in now.known.sets["at_place"] or land.mark != "party" or is_adjective(land) or group.i != group.head:
        return False
    if not all(t.tag == "N" and not t.mark and t.text[:1].isupper() and not t.text.isupper() for t in inside):
        return False
    closed = is_comma(now.row.at(k + 1))
    return closed or (now.current is not None and not now.row.runs_to_verb(k) and not now.row.goes_on(k))


def _is_half(now: ClausePass, partner: NounGroup) -> bool:
    """Whether a group is the first of two that a preposition asks for ("between Chile and …")."""
    return partner.by in now.known.sets["among"] and not partner.listed


def _is_described(now: ClausePass, k: int, group: NounGroup) -> bool:
    """Whether a bare noun has only a participle behind it that describes it ("of friendship and cooperation signed in Lima")."""
    verb, after = now.row.at(k + 1), now.row.at(k + 2)
    if now.head(group).tag != "N" or now.has_article(group) or not isinstance(verb, VerbGroup):
        return False
    return verb.sort == "participle" and verb.i == verb.main and isinstance(after, Token) and after.tag in "PWY"


def _nearest(now: ClausePass, group: NounGroup) -> NounGroup | None:
    """The group before that a new one is listed with: the nearest upwards that is of its sort."""
    candidate = now.last
    while candidate is not None:
        if now.same_sort(group, candidate):
            return candidate
        candidate = candidate.parent
    both = now.last is not None and now.head(now.last).tag == now.head(group).tag == "N"
    return now.last if both and not now.has_article(group) else None


def _nearest_noun(now: ClausePass, group: NounGroup) -> NounGroup | None:
    """The same behind "and", where only the article differs ("diplomatic relations and the embassy were established")."""
    last = now.last
    while last is not None and not (now.head(last).tag == now.head(group).tag == "N"):
        last = last.parent
    return last
