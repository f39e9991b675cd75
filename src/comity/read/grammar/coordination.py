"""A group behind "and" or a comma: one more of a list, an apposition, or the subject of what follows."""

from collections.abc import Iterator

from comity.read.grammar.clause_pass import ClausePass
from comity.read.grammar.groups import Item, NounGroup, VerbGroup
from comity.read.grammar.headlines import heads_line, is_bare
from comity.read.grammar.naming import is_named_by, only_names
from comity.read.grammar.sentence_row import coordinates, is_comma, is_tag, preposition
from comity.read.grammar.tokens import Token, is_adjective

#: What may stand beside the names of a list without "and": numbers, dates, joints, adverbs and signs.
_IN_LIST = "KWYXC"
#: A time, a comma and "and".
_JOINED = 3


def beside(now: ClausePass, k: int, group: NounGroup) -> None:
    """Place the group at `k` of the row, which stands behind "and" or a comma."""
    joined = is_tag(now.row.before(k), "C")
    if now.last is not None and now.aside_end > k and now.row.place_before(k) == now.parts:
        _whole(now, now.around[-1], group).set_beside(group)
    elif joined and group.i and now.tokens[group.i - 1].lower in now.known.sets["negation"] and not now.row.verb_follows(k):
        # "Recognises China but not Taiwan": whoever is left out is none of the list.
        return
    if joined and now.current is not None and now.tokens[group.i].lower in now.known.sets["nominative"] and now.row.verb_follows(k):
        # "Chile closed the road to its neighbours, but they signed": the subject of a clause.
        now.pending.append(group)
    elif not joined and now.waiting and now.current is now.waiting[-1] and now.row.runs_to_verb(k):
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
        now.last.set_beside(group)
        group.parent = now.last
    elif not joined and now.last is not None and is_named_by(now.tokens, now.last, group, now.known) and _is_closed(now, k, group):
        # "Its neighbour, Peru, signed".
        now.last.set_beside(group)
    else:
        partner = _partner_of(now, k, group, joined)
        while partner is not None and partner.parent is not None and partner in partner.parent.apposed:
            # "To Warsaw, Poland and Bucharest, Romania": the cities make the list.
            partner = partner.parent
        if partner is not None and (
            joined
            or now.row.goes_on(k)
            or _ends_list(now, k, group, partner)
            or _enumerates(now, k, group, partner)
            or heads_line(now, k, group, partner)
        ):
            join(now, k, group, partner, joined)
        elif joined or not _is_apposed(now, k, group, partner):
            now.pending.append(group)


def _is_closed(now: ClausePass, k: int, group: NounGroup) -> bool:
    """Whether a name set behind another word ends there: a comma follows, or of somebody no verb ("met his guest, President X")."""
    somebody = now.head(group).tag == "F" and now.current is not None
    return now.row.closed_by_comma(k) or (somebody and not now.row.runs_to_verb(k))


def _ends_list(now: ClausePass, k: int, group: NounGroup, partner: NounGroup) -> bool:
    """Whether nothing but names, with numbers and dates, stands from a name to the end: "ties with: Chile, Peru, Fiji"."""
    if now.head(partner).tag != "L" or now.head(group).tag != "L" or is_adjective(now.head(group)):
        return False
    rest = list(now.row.behind(k))
    more = bool(partner.listed) or any(isinstance(item, NounGroup) and now.head(item).tag == "L" for item in rest)
    return more and only_names(now.tokens, rest, _IN_LIST)


def _enumerates(now: ClausePass, k: int, group: NounGroup, partner: NounGroup) -> bool:
    """Whether commas alone join three or more names, or things without article: "Chile, Peru, Fiji signed", "exports rice, tea, wool"."""
    if not is_bare(now, group) or not is_bare(now, partner) or now.last is None:
        return False
    if len(partner.listed) > 1:
        return partner.listed[-1] is now.last and not is_tag(now.row.before_group(now.last), "C")
    third = now.row.at(k + 2)
    if partner is not now.last or not is_comma(now.row.at(k + 1)) or not isinstance(third, NounGroup) or not now.same_sort(group, third):
        return False
    return is_bare(now, third) and (now.head(group).tag != "N" or not now.row.verb_follows(k + 2))


def _ends_front(now: ClausePass, k: int, group: NounGroup) -> bool:
    """Whether a comma ends a prepositional group at the front, behind which the subject begins."""
    last = now.last
    if last is not None and not last.by and last.beside is not None:
        # "In Lima, Peru, the ministers met".
        last = last.beside
    if now.current is not None and now.current.sort == "infinitive" and now.current.governor is None and now.main is None:
        # "To help its neighbours, Chile and Peru signed".
        begins = now.head(group).tag in "LF" or now.tokens[group.i].tag == "D"
        return not now.pending and begins and (now.row.runs_to_verb(k) or (now.head(group).tag in "LF" and now.row.list_has_verb(k)))
    if last is None or not last.by or now.current is not None or now.pending:
        return False
    # "For the first time, the forces of both met": with an article it begins anew, unless the list goes on behind it.
    if _is_half(now, last) or (_is_land(now, group, last) and not now.row.verb_follows(k)):
        # "In Galle, Sri Lanka, …", but "after talks in Colombo, Sri Lanka expelled …".
        return False
    begins = now.head(group).tag in "LF" or (now.row.verb_follows(k) and (now.tokens[group.i].tag == "D" or not now.row.goes_on(k)))
    # "In later years, traders, farmers and miners built": all that is listed is needed as the subject.
    return (begins and now.row.runs_to_verb(k)) or now.row.list_has_verb(k)


def _partner_of(now: ClausePass, k: int, group: NounGroup, joined: bool) -> NounGroup | None:
    """The group that the one at `k` makes a list with, None if a clause begins with it or it stands apart."""
    last = now.last
    if not joined:
        # "The Fund, the UN, the Asian Bank and Peru": a running list takes bodies too.
        running = last is not None and len(last.listed) > 1
        return _running(now, k, group) or _nearest(now, group) or (_nearest_actor(now, group) if running else None)
    half = last if last is not None and _is_half(now, last) else None
    partner = (
        half
        or _past_apposition(now, k, group)
        or _whose(now, group)
        or _alike(now, k, group)
        or _nearest(now, group)
        or _nearest_noun(now, group)
        or _nearest_actor(now, group)
    )
    if now.current is not None and partner is not None and partner not in now.pending and now.row.verb_follows(k):
        # "… that trade between Chile and Peru had gone up": no new clause, where what the partner hangs on still waits for its verb.
        waits = partner.parent is not None and partner.parent in now.pending
        # "Officials said Chile and Peru had signed": a clause under a verb of saying begins with the partner.
        waits = waits or (now.current.lemma in now.known.sets["saying"] and any(g in now.current.objects for g in _upwards(partner)))
        # "A deal struck by Chile and Peru took effect", "a road linking Chile and Peru": what the participle describes still waits for its verb.
        reduced = now.current.passive or now.current.sort == "ing"
        waits = waits or (reduced and now.top(now.current.noun) in now.saved and now.same_sort(group, partner))
        partner = partner if waits or _is_half(now, partner) or _is_described(now, k, group) else None
    if partner is None and now.pending and last is now.pending[-1] and now.row.runs_to_verb(k):
        # "The two presidents and their teams met": of whatever sort, they are one subject.
        return last
    if partner is None and last is not None and now.head(group).tag in "LF" and now.current is not None and not now.row.runs_to_verb(k):
        # "He met with the head of the agency and Premier X": no verb is left for it to be the subject of.
        top = now.top(last)
        return top if top is not None and top.role and now.head(top).tag == "N" and top.verb is now.current else None
    return partner


def _whose(now: ClausePass, group: NounGroup) -> NounGroup | None:
    """The name in front, if what is joined to it is its own ("the poisoning of Ada Cole and her daughter", "Chile and its banks")."""
    last = now.last
    before = [t.tag for t in now.tokens[max(0, group.i - _JOINED) : group.i] if t.lower != ","]
    if last is None or now.tokens[group.i].tag != "Q" or before[:-1][-1:] == ["W"]:
        # "In Lima in 1990, and its consulate in 2005": the time ends the list.
        return None
    head = now.head(last)
    named = (head.tag in "LF" and not is_adjective(head)) or (head.tag == "N" and head.text[0].isupper() and not now.has_article(last))
    if not named:
        return None
    return None if any(now.tokens[g.i].tag == "Q" for g in _upwards(last)) else last


def _past_apposition(now: ClausePass, k: int, group: NounGroup) -> NounGroup | None:
    """The group that a comma in front of "and" leads back to over what is set beside it ("Peru, a neighbour of Chile, and Fiji met")."""
    if not is_comma(now.row.at(now.row.place_before(now.row.place_before(k)))):
        return None
    inner = now.last
    while inner is not None and inner.beside is None:
        inner = inner.parent
    above = inner.beside if inner is not None else None
    return above if above is not None and now.same_sort(group, above) else None


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
    elif any(g is partner for _, g in now.front):
        now.front.append((partner.by, group))


def joined_by_relation(now: ClausePass, k: int, group: NounGroup) -> NounGroup | None:
    """The party to whose subject one more is joined behind a word for what it is to that party ("Peru and its ally Chile banned …")."""
    called = now.row.at(k - 1)
    if not isinstance(called, NounGroup) or called.j != group.i or now.head(called).lemma not in now.known.sets["relational_too"]:
        return None
    first = now.row.before(now.row.place_before(k - 1))
    owned = now.tokens[called.i].tag == "Q" and is_tag(now.row.before(k - 1), "C")
    if not owned or not isinstance(first, NounGroup) or first not in now.pending or not now.same_sort(first, group):
        return None
    now.pending = [g for g in now.pending if g is not called]
    called.listed, first.listed = [], [g for g in first.listed if g is not called]
    return first


def one_subject_with(now: ClausePass, k: int, group: NounGroup, holder: Item | None) -> NounGroup | None:
    """The subject still waiting, or the party acted on, to which "together with" and its like add one more ("Chile, together with Peru, signed")."""
    token = now.row.before_noun(k)
    if not isinstance(token, Token):
        return None
    alike = token.lower in now.known.sets["alike"] and is_comma(holder) and is_comma(now.row.at(k + 1))
    if not alike and (token.lower not in now.known.sets["adding"] or token.lower == token.lemma):
        return None
    partner = now.last if is_comma(holder) else holder
    if not isinstance(partner, NounGroup) or not now.same_sort(group, partner):
        return None
    if now.current is not None:
        # "Accused Chile, along with Peru, of it".
        parties = now.head(partner).tag == now.head(group).tag == "L"
        return partner if parties and partner in now.current.objects and not now.current.passive else None
    return partner if partner in now.pending else None


def _is_apposed(now: ClausePass, k: int, group: NounGroup, partner: NounGroup | None) -> bool:
    """Whether a group behind a comma only describes the one before, as which it is then set beside it; else it waits for a verb."""
    last = now.last
    if last is None:
        return False
    unlike = partner is not None and not now.same_sort(group, partner) and (bool(now.pending) or now.current is None)
    # "A call, the first of its kind, with X".
    which = getattr(now.head(group).value, "sort", "") == "ordinal" and last.verb is now.current and now.row.closed_by_comma(k)
    noun = now.head(group).tag == "N" or which
    closed = noun and bool(now.pending) and (now.row.closed_by_comma(k) or now.row.is_last_clause(k))
    if unlike or closed or (noun and now.current is not None and not now.pending and not now.row.verb_follows(k)):
        _whole(now, last, group).set_beside(group)
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
        last.set_beside(group)
        return True
    return False


def _whole(now: ClausePass, last: NounGroup, group: NounGroup) -> NounGroup:
    """What a group stands beside: a name, beside the office and not the land or house that it is of ("the king of Athens, Theseus")."""
    head, top = now.head(group), now.top(last)
    named = head.tag == "F" or (head.tag == "N" and head.text[0].isupper())
    return top if top is not None and named and now.head(top).tag == "N" else last


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
    """Whether a bare noun has only a participle behind it that describes it ("of friendship and cooperation in trade signed in Lima")."""
    if now.head(group).tag != "N" or now.has_article(group):
        return False
    m = k + 1
    while not isinstance(verb := now.row.at(m), VerbGroup):
        m += 1
    after = now.row.at(m + 1)
    return verb.sort == "participle" and verb.i == verb.main and isinstance(after, Token) and after.tag in "PWY"


def _alike(now: ClausePass, k: int, group: NounGroup) -> NounGroup | None:
    """The noun upwards with the same complement, owner or word ("the extension of the code and the appointment of", "its debt to Peru and its").

    A noun that nothing makes one of its own goes with the noun right in front of it.
    """
    prep, last = preposition(now.row.at(k + 1)), now.last
    head, owner = now.head(group), now.tokens[group.i]
    if last is None or head.tag != "N":
        return None
    bare = not _is_determined(now, group)
    adjacent = bare and now.head(last).tag == "N" and _fits_case(now, group, last)
    for candidate in _upwards(last):
        other = now.head(candidate)
        # "The Ministry of Trade and Labour of Fiji" is one.
        complement = prep and not adjacent and candidate is not last and any(p == prep for p, _ in candidate.behind)
        complement = complement and bare != _is_determined(now, candidate)
        same_owner = owner.tag == "Q" and now.tokens[candidate.i].lower == owner.lower
        if other.tag == "N" and (complement or same_owner or other.lemma == head.lemma or (prep and len(candidate.listed) > 1)):
            return candidate
    return last if adjacent and not (prep and last.by) else None


def _running(now: ClausePass, k: int, group: NounGroup) -> NounGroup | None:
    """The list above, which a noun with a complement of its own goes on ("the war in Peru, aid to people in need, elections in Fiji, and …")."""
    if now.head(group).tag != "N" or not preposition(now.row.at(k + 1)) or not now.row.goes_on(k):
        return None
    return next((g for g in _upwards(now.last) if g is not now.last and len(g.listed) > 1 and now.head(g).tag == "N"), None)


def _upwards(group: NounGroup | None) -> Iterator[NounGroup]:
    """A group, what it hangs on or stands beside, and so on."""
    while group is not None:
        yield group
        group = group.parent or group.beside


def _is_determined(now: ClausePass, group: NounGroup) -> bool:
    return group.possessor is not None or now.has_article(group)


def _fits_case(now: ClausePass, group: NounGroup, candidate: NounGroup) -> bool:
    """Whether a group is no name where the candidate is a common noun ("goods for Chile and Novaria")."""
    one, other = now.head(group), now.head(candidate)
    return one.tag != "N" or not one.text[0].isupper() or other.text[0].isupper() or now.has_article(group)


def _nearest(now: ClausePass, group: NounGroup) -> NounGroup | None:
    """The group before that a new one is listed with: the nearest upwards that is of its sort."""
    for candidate in _upwards(now.last):
        if now.same_sort(group, candidate) and _fits_case(now, group, candidate):
            return candidate
    last = now.last
    if last is None or not now.head(last).tag == now.head(group).tag == "N":
        return None
    # "The Kuwait Fund, Bank Negara and the Treasury".
    named = now.head(last).text[0].isupper() and now.head(group).text[0].isupper()
    bare = not now.has_article(group) and (len(last.listed) > 1 or group.head == group.i)
    return last if named or bare else None


def _nearest_noun(now: ClausePass, group: NounGroup) -> NounGroup | None:
    """The same behind "and", where only the article differs ("diplomatic relations and the embassy were established")."""
    last = now.last
    while last is not None and not (now.head(last).tag == now.head(group).tag == "N" and _fits_case(now, group, last)):
        last = last.parent
    return last


def _nearest_actor(now: ClausePass, group: NounGroup) -> NounGroup | None:
    """The same where a party stands beside a body that is none, or beside who it is called after: "the Kuwait Fund and Japan", "Peru and its ally"."""
    last = now.last
    while last is not None and not _can_act_together(now, last, group):
        last = last.parent
    return last


def _can_act_together(now: ClausePass, one: NounGroup, other: NounGroup) -> bool:
    called = _is_called(now, one) or _is_called(now, other)
    return all(_is_called(now, g) or _is_body(now, g) or _is_named(now, g, called) for g in (one, other))


def _is_called(now: ClausePass, group: NounGroup) -> bool:
    """Whether a group names somebody by what he is to another ("its ally")."""
    owned = group.possessor is not None or now.tokens[group.i].tag == "Q"
    return owned and now.head(group).lemma in now.known.sets["relational"] | now.known.sets["relational_too"]


def _is_body(now: ClausePass, group: NounGroup) -> bool:
    head = now.head(group)
    # "Bhutan, India and Nepal Motor Vehicles Agreement" is no list of bodies.
    whole = now.has_article(group) or not any(t.tag == "L" for t in now.tokens[group.i : group.head])
    return head.tag == "N" and head.text[0].isupper() and head.index > 0 and whole


def _is_named(now: ClausePass, group: NounGroup, people: bool) -> bool:
    head = now.head(group)
    return (head.tag in "LJ" or (people and head.tag == "F")) and not is_adjective(head)


def is_one_of_series(now: ClausePass, k: int, before: Item | None) -> bool:
    """Whether a series of deeds done to the subject goes on ("the embassy was opened in 1961, closed in 1991 and reopened in 2015")."""
    current = now.current
    if current is None or not current.passive or current.noun is not None or not is_comma(before):
        return False
    if isinstance(now.row.at(k + 1), NounGroup):
        return False
    following = next((m for m in range(k + 1, len(now.row.items)) if isinstance(now.row.at(m), VerbGroup)), None)
    verb = now.row.at(following) if following is not None else None
    joined = following is not None and coordinates(now.row.before(following))
    return joined and isinstance(verb, VerbGroup) and verb.sort == "participle" and verb.i == verb.main
