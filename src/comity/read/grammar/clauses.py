"""Who does what: the arguments of the verbs of a sentence, and what hangs on its nouns.

One pass from left to right over the groups. It is no parser: what it cannot place it leaves unplaced, and a reader that finds a
role empty says nothing or asks the discourse.
"""

from comity.read.grammar.antecedents import described, what_was_done
from comity.read.grammar.clause_pass import ClausePass, object_above
from comity.read.grammar.coordination import beside, join, joined_by_relation, one_subject_with
from comity.read.grammar.ends_of_asides import end_of_aside
from comity.read.grammar.groups import Item, NounGroup, VerbGroup
from comity.read.grammar.inversion import join_inverted, take_cleft, take_foremost, take_instead
from comity.read.grammar.links import FOR, OF
from comity.read.grammar.naming import put_in_place, take_what_is_called
from comity.read.grammar.predication import place_verb
from comity.read.grammar.sentence_row import DASH, SEMICOLON, STOPS, Row, coordinates, is_comma, is_tag, preposition, without_asides
from comity.read.grammar.tokens import Token, is_adjective
from comity.read.grammar.words import words

_SLASH = "/"
_OPENING = frozenset("([")
_CLOSING = frozenset(")]")


def attach(tokens: list[Token], row: list[Item], language: str) -> None:
    """Fill in the arguments of all groups in `row`."""
    join_inverted(tokens, row, words(language))
    now = ClausePass(tokens, Row(without_asides(tokens, row)), words(language))
    for k, item in enumerate(now.row.items):
        if isinstance(item, NounGroup):
            _place_noun(now, k, item)
            now.last = item
        elif isinstance(item, VerbGroup):
            place_verb(now, k, item)
        else:
            _pass_sign(now, k, item)
    put_in_place(tokens, row, now.known)
    _finish(now)
    take_cleft(now.row.items, tokens, now.known)
    take_foremost(now.row.items, tokens, now.known)
    take_instead(now.row.items, tokens, now.known)


def _place_noun(now: ClausePass, k: int, group: NounGroup) -> None:
    before, current = now.row.before_noun(k), now.current
    prep = preposition(before)
    if now.is_whose(group) and not prep and now.row.verb_follows(k):
        # "Chile, whose embassy was closed, …": a clause whose subject it is.
        now.relative, now.antecedent = now.top(now.last), None
        now.begin("relative", group.i, [group])
    elif now.is_whose(group) and prep and now.pending and _runs_into_clause(now, k):
        # "Peru, on whose maps the isle still stands, protested": what stands in front of a clause of its own.
        now.relative, now.antecedent, now.hung = now.top(now.last), None, (prep, group)
        now.begin("relative", group.i, [])
    elif prep == FOR and _gives_reason(now, k, group):
        now.begin("sub", group.i, [group])
    elif prep and prep in now.known.sets["clausal"] and not _is_waited_for(now, k) and now.row.has_verb(now.row.last_of_list(k)):
        # "Since its president was killed": a clause, not a noun, stands behind the preposition.
        now.pending = [waiting for waiting in now.pending if not _is_duration(now, waiting)]
        now.begin("sub", group.i, [group])
    elif prep:
        _hang(now, k, group, prep)
    elif (above := _listed_with(now, k, group)) is not None:
        join(now, k, group, above, joined=True)
    elif before is now.speaking and isinstance(before, VerbGroup):
        before.subjects, group.verb, group.role = [group], before, "subject"
    elif isinstance(before, VerbGroup) and _is_put_between(now, k, group):
        before.obliques.append(("", group))
        group.verb, group.role = before, ""
    elif isinstance(before, VerbGroup) and before.passive and before.noun is not None and now.row.verb_follows(k):
        # "Under a treaty signed on Monday Chile will …".
        now.pending.append(group)
    elif isinstance(before, VerbGroup):
        _object(before, group)
    elif current is not None and (_is_behind_date(now, k, group, current) or _is_behind_place(now, k, group, current)):
        _object(current, group)
    elif coordinates(before) or (isinstance(before, Token) and before.lower == _SLASH):
        beside(now, k, group)
    elif isinstance(before, Token) and before.lower in _OPENING and now.row.verb_follows(k):
        # "The third supplier (Peru is the first)": a clause of its own.
        now.begin("", group.i, [group])
    elif isinstance(before, Token) and before.lower in _OPENING and now.last is not None:
        now.last.set_beside(group)
    elif isinstance(before, NounGroup) and _names(now, group, before) and not now.row.verb_follows(k):
        # "His counterparts from the allies Peru, Chile and Fiji".
        join(now, k, group, before, joined=False)
    elif _is_contact(now, k, group):
        # "The duty Peru imposed on steel": a relative clause without its relative.
        now.relative = now.antecedent = now.last
        now.begin("relative", group.i, [group])
    elif (first := joined_by_relation(now, k, group)) is not None:
        join(now, k, group, first, joined=True)
    elif current is not None and (_is_second(now, group, before, current) or _is_put_off(now, k, group, before, current)):
        _object(current, group)
    else:
        now.pending.append(group)


def _listed_with(now: ClausePass, k: int, group: NounGroup) -> NounGroup | None:
    """The first of the people or parties that a semicolon goes on to list, None where it ends the clause."""
    place = now.row.place_before(k)
    place -= is_tag(now.row.at(place), "C")
    sign = now.row.at(place)
    if now.current is None or not isinstance(sign, Token) or sign.lower != SEMICOLON:
        return None
    return next((g for _, g in now.current.obliques if g.i < group.i and now.same_sort(g, group)), None)


def _names(now: ClausePass, group: NounGroup, before: NounGroup) -> bool:
    """Whether a party right behind a word for several states is one of them ("the neighbours Peru and Chile")."""
    head, called = now.head(before), now.known.sets["relational"] | now.known.sets["relational_too"]
    plural = head.tag == "N" and head.lower != head.lemma and head.lemma in called
    return plural and before.j == group.i and now.head(group).tag == "L" and not is_adjective(now.head(group))


def _is_waited_for(now: ClausePass, k: int) -> bool:
    """Whether the verb behind a preposition's group is that of a subject in front ("her appointment as ambassador was announced")."""
    holder = now.row.before(now.row.place_before(k))
    if not isinstance(holder, NounGroup) or _is_duration(now, holder):
        return False
    return now.current is None and now.top(holder) in now.pending


def _runs_into_clause(now: ClausePass, k: int) -> bool:
    """Whether a subject with its verb follows a group right behind ("on whose maps the isle still stands")."""
    following = now.row.at(k + 1)
    return isinstance(following, NounGroup) and now.row.verb_follows(k + 1)


def _gives_reason(now: ClausePass, k: int, group: NounGroup) -> bool:
    """Whether a clause that tells why begins behind a comma ("…, for Peru is accused of it")."""
    place = now.row.place_before(k)
    verb = now.row.at(k + 1)
    return is_comma(now.row.at(place - 1)) and isinstance(verb, VerbGroup) and verb.sort == "finite" and verb.i == group.j


def _is_duration(now: ClausePass, group: NounGroup) -> bool:
    """Whether a group only tells how long after or before it was ("two days after Peru closed the border")."""
    return now.head(group).lemma in now.known.sets["durations"]


def _is_contact(now: ClausePass, k: int, group: NounGroup) -> bool:
    """Whether a party or person right behind a noun is the subject of a clause that says which ("the duty Peru imposed on …")."""
    before, head = now.row.at(k - 1), now.head(group)
    if not isinstance(before, NounGroup) or before.j != group.i or now.head(before).tag != "N" or is_adjective(head):
        return False
    m = k + 1
    while is_tag(now.row.at(m), "X"):
        m += 1
    verb = now.row.at(m)
    if head.tag not in "LFU" or not isinstance(verb, VerbGroup) or verb.sort not in ("finite", "participle") or verb.passive:
        return False
    return not isinstance(now.row.at(m + 1), NounGroup | VerbGroup)


def _is_second(now: ClausePass, group: NounGroup, before: Item | None, verb: VerbGroup) -> bool:
    """Whether a group right behind an object is another one: a sum, or a thing with an article or owner ("gave Samoa $5 million")."""
    behind_object = isinstance(before, NounGroup) and before.role == "object" and before.verb is verb
    if not behind_object and now.head(group).mark == "quantity" and verb.lemma in now.known.sets["giving"]:
        # "Gave the government of Samoa $5 million".
        behind_object = not verb.passive and (above := object_above(before, verb)) is not None and now.head(above).mark != "quantity"
    given = verb.lemma in now.known.sets["giving"] and isinstance(before, NounGroup) and now.head(before).tag == "L"
    # "Appointed Ada Cole its envoy".
    named = verb.lemma in now.known.sets["naming"] and now.head(group).tag == "F"
    return behind_object and (now.has_article(group) or group.possessor is not None or given or named)


def _is_put_off(now: ClausePass, k: int, group: NounGroup, before: Item | None, verb: VerbGroup) -> bool:
    """Whether a group is the object put behind what hangs on its verb ("he signed with the premier of Samoa an agreement on …")."""
    # "There was signed on Monday an accord".
    inverted = verb.sort == "finite" and not verb.objects
    begins = now.has_article(group) or now.head(group).tag == "F"
    if not isinstance(before, NounGroup) or now.pending or (verb.passive and not inverted) or not begins:
        return False
    # "Has in Suva an embassy, and in Nadi a consulate".
    again = bool(verb.objects) and is_tag(now.row.at(k - 3), "C")
    return (again or not verb.objects) and any(g is before for _, g in verb.obliques) and not now.row.verb_follows(k)


def _is_put_between(now: ClausePass, k: int, group: NounGroup) -> bool:
    """Whether a group tells for how long, between a verb and its object ("will pay back over ten years the $5 million")."""
    following = now.row.at(k + 1)
    return _is_duration(now, group) and isinstance(following, NounGroup) and following.i == group.j and now.has_article(following)


def _is_behind_date(now: ClausePass, k: int, group: NounGroup, verb: VerbGroup) -> bool:
    """Whether a group is the object put behind a date between commas ("signed in Lima, on 3 May, a protocol")."""
    if not is_comma(now.row.at(k - 1)) or not is_tag(now.row.at(k - 2), "W") or verb.passive or verb.objects or now.pending:
        return False
    return now.has_article(group) and verb.lemma not in now.known.sets["intransitive"] and not now.row.verb_follows(k)


def _is_behind_place(now: ClausePass, k: int, group: NounGroup, verb: VerbGroup) -> bool:
    """Whether somebody is the object put behind where it was, between commas ("met, in Lima on Monday, Premier X")."""
    if not is_comma(now.row.at(k - 1)) or verb.passive or verb.objects or now.pending or now.head(group).tag != "F":
        return False
    first = next((m for m in range(k - 2, 0, -1) if is_comma(now.row.at(m)) or isinstance(now.row.at(m), VerbGroup)), 0)
    opened = is_comma(now.row.at(first)) and bool(preposition(now.row.at(first + 1)))
    return opened and now.row.at(first - 1 - is_tag(now.row.at(first - 1), "W")) is verb and not now.row.verb_follows(k)


def _object(verb: VerbGroup, group: NounGroup) -> None:
    # "On 3 May was signed the treaty": what has its verb in front of it.
    inverted = verb.sort == "finite" and not verb.objects
    if verb.passive and not inverted:
        verb.obliques.append(("", group))
        group.role = ""
    else:
        verb.objects.append(group)
        group.role = "object"
    group.verb = verb


def _hang(now: ClausePass, k: int, group: NounGroup, prep: str) -> None:
    """A group behind a preposition hangs on the noun before and on the verb of its clause."""
    prep = now.known.links.get(prep, prep)
    holder = now.row.before(now.row.place_before(k))
    if _is_left_out(now, k):
        return
    partner = one_subject_with(now, k, group, holder) or _again_behind(now, k, group, prep)
    if partner is not None:
        join(now, k, group, partner, joined=True)
        return
    group.by = prep
    if isinstance(holder, Token) and holder.lower in _CLOSING:
        # "A member (since 1990) of the club".
        holder = now.last
    elif isinstance(holder, Token) and prep == OF:
        holder = _dated_between(now, k) or holder
    if isinstance(holder, NounGroup):
        group.parent = holder = what_was_done(now, holder, prep)
        for noun in (*_sharing(now, holder), holder):
            noun.behind.append((prep, group))
    elif now.last is not None and isinstance(holder, Token) and holder.lower not in STOPS and now.current is None:
        group.parent = now.last
        now.last.behind.append((prep, group))
    if now.pending or now.current is None or (coordinates(holder) and now.row.clause_follows(k)):
        if group.parent is None or not now.pending:
            now.front.append((prep, group))
    else:
        now.current.obliques.append((prep, group))
        group.verb, group.role = now.current, prep


def _dated_between(now: ClausePass, k: int) -> NounGroup | None:
    """The deed that a group hangs on by "of" over a date ("the entry into force, on 3 May 2018, of the treaty")."""
    m, dated = now.row.place_before(k) - 1, False
    while isinstance(item := now.row.at(m), Token) and (is_comma(item) or item.tag in ("W", "P")):
        dated, m = dated or item.tag == "W", m - 1
    while isinstance(item, NounGroup) and item.parent is not None:
        item = item.parent
    return item if dated and isinstance(item, NounGroup) and now.head(item).tag == "N" else None


def _sharing(now: ClausePass, holder: NounGroup) -> list[NounGroup]:
    """Those in front in the list of a bare noun, what hangs on which hangs on them too ("trade and investment with Chile")."""
    if not holder.listed or holder is not holder.listed[-1] or now.head(holder).tag != "N" or holder.possessor or now.has_article(holder):
        return []
    return [g for g in holder.listed[:-1] if now.head(g).tag == "N" and not g.behind]


def _is_left_out(now: ClausePass, k: int) -> bool:
    """Whether a negation stands in front of a group's preposition that is no verb's ("a member of NATO but not of the EU")."""
    prep = now.row.before_noun(k)
    before = prep.index - 1 if isinstance(prep, Token) else -1
    if before < 0 or now.tokens[before].lower not in now.known.sets["negation"]:
        return False
    return not any(isinstance(item, VerbGroup) and item.i <= before < item.j for item in now.row.items)


def _again_behind(now: ClausePass, k: int, group: NounGroup, prep: str) -> NounGroup | None:
    """The group that hangs on a noun by the same preposition in front of "and" or a comma ("a member of NATO and of the OECD").

    What hangs on the verb alone does so each by itself: "he met with Chile's premier and with Peru's" tells two meetings.
    """
    joint = now.row.place_before(now.row.place_before(k))
    joined = is_tag(now.row.at(joint), "C")
    last = now.last
    while last is not None and last.by != prep:
        last = last.parent
    if (
        last is None
        or last.parent is None
        or last.i < now.start
        or not now.same_sort(group, last)
        or now.head(group).tag == "K"
        or now.row.verb_follows(k)
    ):
        return None
    if isinstance(now.row.at(k + 1), NounGroup):
        # "An embassy in Suva, and in Nadi a consulate".
        return None
    return last if joined or (is_comma(now.row.at(joint)) and now.row.goes_on(k)) else None


def _pass_sign(now: ClausePass, k: int, token: Token) -> None:
    """What a conjunction, a relative or a sign does to the clause."""
    before = now.row.before(k)
    if token.tag == "S":
        if preposition(before) and token.lower in now.known.sets["that"]:
            # "Said on Sunday that".
            before = now.row.before_noun(k)
        now.antecedent = now.last if isinstance(before, NounGroup) else None
        # "The treaty that both signed": what stands before is the object of the clause.
        behind_noun = now.antecedent is not None and token.lower in now.known.sets["that"]
        now.put_aside()
        told = isinstance(before, VerbGroup) and not _is_beside(now, token)
        now.boundary, now.start = "that" if told or behind_noun else "sub", token.index
    elif token.tag == "R" and (thing := _thing_of_which(now, k)) is not None:
        now.relative, now.hung = now.top(_before(now, thing)), None
        # "The text of which officials agreed".
        acted_on = isinstance(now.row.at(k + 1), NounGroup)
        waiting = [group for group in now.pending if group is not thing]
        now.begin("relative", thing.i, [] if acted_on else [thing])
        now.antecedent, now.saved = thing if acted_on else None, waiting
    elif token.tag == "R":
        if not (is_tag(before, "C") and now.relative is not None):
            now.relative = described(now, k)
        now.hung = (preposition(before), now.relative) if preposition(before) and now.relative is not None else None
        now.antecedent = now.relative
        now.put_aside()
        now.boundary, now.start = "relative", token.index
    elif token.lower == SEMICOLON and now.current is not None and _goes_on_listing(now, k):
        return
    elif token.lower in STOPS:
        now.pending, now.saved, now.current, now.boundary = [], [], None, ""
        now.last = None
        now.start = token.index + 1
    elif token.lower in _OPENING:
        now.open_bracket()
    elif token.lower in _CLOSING:
        now.close_bracket()
    elif k == now.aside_end:
        # "Peru, together with Chile, …": whoever was added within is one more of the subject.
        added = [g for group in now.around for g in group.listed if g not in now.around and now.head(g).tag == now.head(group).tag == "L"]
        now.pending, now.aside_end, now.resumed = [*now.around, *added], -1, token.index
        now.saved = [group for group in now.saved if group not in now.around]
        now.last = now.around[-1] if is_tag(now.row.at(k + 1), "C") else now.last
    elif is_comma(token) and now.pending and now.aside_end < 0 and (end := now.row.said_aside(k, now.known.sets["inserted"])) is not None:
        # "Chile, Peru charged, had …".
        now.around, now.pending, now.aside_end, now.said_until = now.pending, [], end, end
    elif is_comma(token) and now.pending and now.aside_end < 0 and (end := now.row.insertion(k)) is not None:
        now.around, now.aside_end = list(now.pending), end
    elif is_comma(token) and now.pending and now.aside_end < 0 and _names_parts(now, k) and (end := now.row.insertion(k, True)) is not None:
        now.around, now.pending, now.aside_end, now.parts = now.pending, [], end, k
    elif token.lemma == DASH and token.tag == "Y" and now.pending and now.aside_end < 0 and (end := now.row.aside(k)) is not None:
        # "Exports – mostly tea – came to": what stands between dashes is no subject.
        now.around, now.pending, now.aside_end = now.pending, [], end


def _names_parts(now: ClausePass, k: int) -> bool:
    """Whether what stands behind a comma tells what the thing before is made of ("their exports to Peru, mostly tea and wool, were")."""
    m = k + 1
    while is_tag(now.row.at(m), "X"):
        m += 1
    first, last = now.row.at(m), now.last
    if not isinstance(first, NounGroup) or last is None or now.has_article(first) or now.head(first).tag != "N":
        return False
    # Bare things, behind what is no list of such, are no more of it.
    bare = last.parent is None and last.possessor is None and not now.has_article(last)
    return first.possessor is None and (m > k + 1 or not (bare or last.listed))


def _is_beside(now: ClausePass, token: Token) -> bool:
    """Whether a conjunction begins what happened beside or before, not what somebody says or wants ("traffic stopped once …")."""
    current = now.current
    meant = current is not None and (current.modal or current.tense == "future")
    return token.lower in now.known.sets["adverbial"] and not meant


def _thing_of_which(now: ClausePass, k: int) -> NounGroup | None:
    """What stands behind a comma in front of "of which": the clause is of that ("a treaty, the text of which was agreed, is …")."""
    prep = now.row.place_before(k)
    thing = now.row.before(prep)
    waits = isinstance(thing, NounGroup) and thing in now.pending and is_comma(now.row.before_group(thing))
    of = preposition(now.row.at(prep)) in now.known.sets["partitive"]
    return thing if of and waits and isinstance(thing, NounGroup) else None


def _before(now: ClausePass, group: NounGroup) -> NounGroup | None:
    """The noun group in front of another."""
    return next((g for g in reversed(now.row.items) if isinstance(g, NounGroup) and g.j <= group.i), None)


def _goes_on_listing(now: ClausePass, k: int) -> bool:
    """Whether a semicolon goes on with the people or parties that a verb is done with."""
    following = next((item for item in now.row.behind(k) if isinstance(item, NounGroup)), None)
    if following is None or now.current is None or now.head(following).tag not in "LF":
        return False
    return now.row.lists_people(k) and any(now.same_sort(g, following) for _, g in now.current.obliques)


def _finish(now: ClausePass) -> None:
    """Doers told by "by", and where each clause ends."""
    verbs = [item for item in now.row.items if isinstance(item, VerbGroup)]
    for verb in verbs:
        take_what_is_called(now.tokens, verb, now.known)
    for verb, following in zip(verbs, [*verbs, None][1:], strict=True):
        verb.last = _end_of_clause(now, verb, following)
        left_out = verb.missing if not verb.passive and all(g is not verb.missing for _, g in verb.obliques) else None
        given = left_out is not None and now.head(left_out).mark == "quantity" and verb.lemma in now.known.sets["giving"]
        if left_out is not None and (not verb.objects or given or verb.lemma in now.known.sets["naming"]):
            # "The treaty that both signed", "the envoy whom Chile had declared unwelcome", "the $5 million that Chile gave it".
            verb.objects = [left_out, *verb.objects]
        if verb.shares is not None and not verb.passive:
            verb.shares.objects = list(verb.objects)
        if verb.passive:
            # "Was cut by 20 percent" tells by how much, "by the end of the visit" when, and neither by whom.
            able = [group for prep, group in verb.obliques if prep == now.known.agent and now.head(group).mark != "quantity"]
            by = [group for group in able if now.head(group).lemma not in now.known.sets["turning_points"]]
            # A second "by" names the doer of something else ("signed by Peru during a visit by …").
            verb.subjects = [g for g in by if g is by[0] or g in by[0].listed]


def _end_of_clause(now: ClausePass, verb: VerbGroup, following: VerbGroup | None) -> int:
    """The token at which the clause of a verb ends: that of the next verb begins there, or a semicolon or conjunction stands there."""
    end = end_of_aside(now.tokens, verb, following.i if following is not None else len(now.tokens))
    if following is not None and following.subjects and following.noun is None:
        end = min([end, *(g.i for g in following.subjects if g.i > verb.main)])
    return next((t.index for t in now.tokens[verb.j : end] if t.lower == ";" or t.tag == "S"), end)
