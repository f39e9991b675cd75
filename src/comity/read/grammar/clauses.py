"""Who does what: the arguments of the verbs of a sentence, and what hangs on its nouns.

One pass from left to right over the groups. It is no parser: what it cannot place it leaves unplaced, and a reader that finds a
role empty says nothing or asks the discourse.
"""

from dataclasses import dataclass, field

from comity.read.grammar.groups import Item, NounGroup, VerbGroup
from comity.read.grammar.tagging import is_adjective
from comity.read.grammar.tokens import Token
from comity.read.grammar.words import Words, words

_COMMA = ","
_STOPS = frozenset(";:")
_SEMICOLON = ";"
_BRACKETS = {"(": ")", "[": "]"}


@dataclass
class _State:
    """What the pass knows on its way.

    Attributes:
        pending: groups that no verb has taken, since the last boundary: candidates for a subject.
        saved: such groups put aside while a relative or reduced clause is inside them.
        front: prepositional groups in front of the verb.
        current: the latest verb.
        last: the latest noun group.
        waiting: participles at the front, whose subject is still to come.
        boundary: what the present clause began with: empty, ``that``, ``relative``, ``sub``.
        start: the first token of the clause.
        main: the latest verb that has a clause of its own, no relative and no reduced one.
        relative: the group that the latest relative clause is about.
        hung: preposition and group of a relative clause that begins with a preposition ("with which it has no ties").
        antecedent: the group that "that …" or "which …" stands behind, if its own clause lacks an object.

    """

    pending: list[NounGroup] = field(default_factory=list)
    saved: list[NounGroup] = field(default_factory=list)
    front: list[tuple[str, NounGroup]] = field(default_factory=list)
    current: VerbGroup | None = None
    last: NounGroup | None = None
    waiting: list[VerbGroup] = field(default_factory=list)
    boundary: str = ""
    start: int = 0
    main: VerbGroup | None = None
    antecedent: NounGroup | None = None
    relative: NounGroup | None = None
    hung: tuple[str, NounGroup] | None = None


def attach(tokens: list[Token], row: list[Item], language: str) -> None:
    """Fill in the arguments of all groups in `row`."""
    known = words(language)
    state = _State()
    for k, item in enumerate(row):
        if isinstance(item, NounGroup):
            _noun(row, k, item, state, tokens, known)
        elif isinstance(item, VerbGroup):
            _verb(row, k, item, state, tokens, known)
        else:
            _sign(row, k, item, state, known)
    _finish(row, tokens, known)


def _previous(row: list[Item], k: int) -> Item | None:
    """The item before, adverbs and periods left out."""
    while k > 0:
        k -= 1
        item = row[k]
        if not isinstance(item, Token) or item.tag not in "XW" or item.lemma == "-":
            if isinstance(item, Token) and item.lemma == "-":
                continue
            return item
    return None


def _before_noun(row: list[Item], k: int) -> Item | None:
    """The item before a noun group: adverbs are left out, and periods with the preposition that belongs to them."""
    while k > 0:
        k -= 1
        item = row[k]
        if not isinstance(item, Token) or item.tag not in "XW":
            return item
        if item.tag == "W" and k and preposition(row[k - 1]):
            k -= 1
    return None


def preposition(item: Item | None) -> str:
    """The preposition that an item is, as it is to be read; empty if it is none."""
    if isinstance(item, Token) and item.tag == "P":
        return item.lemma or item.lower
    return ""


def _is(item: Item | None, tag: str) -> bool:
    return isinstance(item, Token) and item.tag == tag


def _noun(row: list[Item], k: int, group: NounGroup, state: _State, tokens: list[Token], known: Words) -> None:
    before = _before_noun(row, k)
    prep = preposition(before)
    if prep and prep in known.sets["clausal"] and _verb_follows(row, _last_of_list(row, k)):
        # "Since its president was killed": a clause, not a noun, stands behind the preposition.
        state.saved, state.pending, state.boundary = state.pending or state.saved, [group], "sub"
        state.start = group.i
    elif prep:
        _hang(row, k, group, prep, state)
    elif isinstance(before, VerbGroup):
        _object(before, group)
    elif _is(before, "C") or (isinstance(before, Token) and before.lower in (_COMMA, "/")):
        _beside(row, k, group, state, tokens, known)
    elif isinstance(before, Token) and before.lower in _BRACKETS and state.last is not None:
        state.last.apposed.append(group)
    elif _is_contact(row, k, group, tokens):
        # "The duty Peru imposed on steel": a relative clause without its relative.
        state.relative = state.antecedent = state.last
        state.saved, state.pending, state.boundary = state.pending or state.saved, [group], "relative"
        state.start = group.i
    elif (
        isinstance(before, NounGroup)
        and before.role == "object"
        and before.verb is not None
        and before.verb is state.current
        and _is_second(group, tokens)
    ):
        # "Gave Samoa $5 million", "granted the island a loan".
        _object(before.verb, group)
    elif state.current is not None and _is_put_off(row, k, group, before, state.current, state, tokens):
        _object(state.current, group)
    else:
        state.pending.append(group)
    state.last = group


def _is_contact(row: list[Item], k: int, group: NounGroup, tokens: list[Token]) -> bool:
    """Whether a party or person right behind a noun is the subject of a clause that says which ("the duty Peru imposed on …")."""
    before = row[k - 1] if k else None
    if not isinstance(before, NounGroup) or before.j != group.i or tokens[before.head].tag != "N" or is_adjective(tokens[group.head]):
        return False
    m = k + 1
    while m < len(row) and _is(row[m], "X"):
        m += 1
    verb = row[m] if m < len(row) else None
    if tokens[group.head].tag not in "LFU" or not isinstance(verb, VerbGroup) or verb.sort not in ("finite", "participle") or verb.passive:
        return False
    return not (m + 1 < len(row) and isinstance(row[m + 1], NounGroup | VerbGroup))


def _is_put_off(
    row: list[Item], k: int, group: NounGroup, before: Item | None, verb: VerbGroup, state: _State, tokens: list[Token]
) -> bool:
    """Whether a group is the object put behind what hangs on its verb ("he signed with the premier of Samoa an agreement on …")."""
    if not isinstance(before, NounGroup) or state.pending or verb.objects or verb.passive or not _article(group, tokens):
        return False
    return any(g is before for _, g in verb.obliques) and not _verb_follows(row, k)


def _is_second(group: NounGroup, tokens: list[Token]) -> bool:
    """Whether a group right behind an object is another of the verb: a sum, or a thing with an article or with whose it is."""
    return tokens[group.i].tag in ("K", "D", "Q") or group.possessor is not None


def _object(verb: VerbGroup, group: NounGroup) -> None:
    if verb.passive:
        verb.obliques.append(("", group))
        group.role = ""
    else:
        verb.objects.append(group)
        group.role = "object"
    group.verb = verb


def _hang(row: list[Item], k: int, group: NounGroup, prep: str, state: _State) -> None:
    """A group behind a preposition hangs on the noun before and on the verb of its clause."""
    group.by = prep
    holder = _previous(row, row.index(_previous(row, k)))  # type: ignore[arg-type]
    if isinstance(holder, NounGroup):
        group.parent = holder
        holder.behind.append((prep, group))
    elif state.last is not None and isinstance(holder, Token) and holder.lower not in _STOPS and state.current is None:
        group.parent = state.last
        state.last.behind.append((prep, group))
    if state.pending or state.current is None:
        if group.parent is None or not state.pending:
            state.front.append((prep, group))
    else:
        state.current.obliques.append((prep, group))
        group.verb, group.role = state.current, prep


def _beside(row: list[Item], k: int, group: NounGroup, state: _State, tokens: list[Token], known: Words) -> None:
    """A group behind "and" or a comma: one more of a list, an apposition, or the subject of what follows."""
    joined = _is(_previous(row, k), "C")
    half = state.last if joined and state.last is not None and _is_half(state.last, known) else None
    partner = half or _partner(group, state.last, tokens) or (_loose_partner(group, state.last, tokens) if joined else None)
    if not joined and state.waiting and state.current is state.waiting[-1] and _runs_to_verb(row, k):
        # "Led by X, a delegation of officials and traders left": the comma ends what X leads.
        state.pending.append(group)
        return
    if not joined and state.last is not None and _is_land(group, state.last, tokens):
        # "In Galle, Sri Lanka, …": the land of the place before.
        state.last.apposed.append(group)
        return
    if joined and state.current is not None and partner is not None and partner not in state.pending and _verb_follows(row, k):
        # "… that trade between Chile and Peru had gone up": no new clause, where what the partner hangs on still waits for its verb.
        waits = partner.parent is not None and partner.parent in state.pending
        # "Officials said Chile and Peru had signed": a clause under a verb of saying begins with the partner.
        waits = waits or (state.current.lemma in known.sets["saying"] and partner in state.current.objects)
        partner = partner if waits or _is_half(partner, known) or _is_described(row, k, group, tokens) else None
    if partner is None and joined and state.pending and state.last is state.pending[-1] and _runs_to_verb(row, k):
        # "The two presidents and their teams met": of whatever sort, they are one subject.
        partner = state.last
    if partner is None or (not joined and not _goes_on(row, k)):
        if partner is not None and not joined and _same_sort(group, partner, tokens) is False and state.last is not None:
            state.last.apposed.append(group)
            if state.pending or state.current is None:
                return
        if not joined and state.last is not None and _described(group, tokens):
            state.last.apposed.append(group)
            if state.pending and _closed_by_comma(row, k):
                return
            if state.current is not None and not state.pending and not _verb_follows(row, k):
                return
        if state.pending and not joined and group is not state.pending[-1] and state.current is None and state.pending[-1].apposed:
            return
        behind_noun = state.last is not None and tokens[state.last.head].tag == "N" and state.last.verb is not None and not state.pending
        if behind_noun and not joined and state.last is not None and tokens[group.head].tag in "LJ" and _comma_next(row, k):
            # "In the capital, Lima, between …".
            state.last.apposed.append(group)
            return
        state.pending.append(group)
        return
    listed = partner.listed or [partner]
    listed.append(group)
    for member in listed:
        member.listed = listed
    group.by, group.parent, group.verb, group.role = partner.by, partner.parent, partner.verb, partner.role
    if partner.parent is not None:
        partner.parent.behind.append((partner.by, group))
    if partner in state.pending:
        state.pending.append(group)
    elif partner.verb is not None:
        if partner.role == "object":
            if _verb_follows(row, k) and joined is False:
                state.pending.append(group)
            partner.verb.objects.append(group)
        elif partner.by:
            partner.verb.obliques.append((partner.by, group))
    elif partner.by:
        state.front.append((partner.by, group))


def _is_land(group: NounGroup, place: NounGroup, tokens: list[Token]) -> bool:
    """Whether a group names the land of the city before it."""
    city, land = tokens[place.head], tokens[group.head]
    if place.i != place.head or land.mark != "party" or is_adjective(land):
        return False
    capital = getattr(city.value, "sort", "") == "capital"
    return (city.mark == "place" or capital) and getattr(city.value, "party", "") == getattr(land.value, "party", None)


def _comma_next(row: list[Item], k: int) -> bool:
    """Whether a comma stands right behind a group."""
    following = row[k + 1] if k + 1 < len(row) else None
    return isinstance(following, Token) and following.lower == _COMMA


def _runs_to_verb(row: list[Item], k: int) -> bool:
    """Whether the verb of the sentence follows a group with no comma between."""
    for item in row[k + 1 :]:
        if isinstance(item, VerbGroup):
            return item.sort in ("finite", "participle")
        if isinstance(item, Token) and item.tag in ("Y", "S", "R"):
            return False
    return False


def _is_half(partner: NounGroup, known: Words) -> bool:
    """Whether a group is the first of two that a preposition asks for ("between Chile and …")."""
    return partner.by in known.sets["among"] and not partner.listed


def _is_described(row: list[Item], k: int, group: NounGroup, tokens: list[Token]) -> bool:
    """Whether a bare noun has only a participle behind it that describes it ("of friendship and cooperation signed in Lima")."""
    if tokens[group.head].tag != "N" or _article(group, tokens) or k + 2 >= len(row):
        return False
    verb, after = row[k + 1], row[k + 2]
    return (
        isinstance(verb, VerbGroup)
        and verb.sort == "participle"
        and verb.i == verb.main
        and isinstance(after, Token)
        and after.tag in "PWY"
    )


def _closed_by_comma(row: list[Item], k: int) -> bool:
    """Whether a group, with what hangs on it, stands between two commas."""
    for item in row[k + 1 : k + 8]:
        if isinstance(item, Token) and item.tag == "Y":
            return item.lower == _COMMA
        if isinstance(item, VerbGroup):
            return False
    return False


def _described(group: NounGroup, tokens: list[Token]) -> bool:
    """Whether a group describes: it has a common noun as its head, with an article or nothing before it."""
    return tokens[group.head].tag == "N"


def _is_coordinated(before: Item | None) -> bool:
    return _is(before, "C") or (isinstance(before, Token) and before.lower == _COMMA)


def _last_of_list(row: list[Item], k: int) -> int:
    """The last of the groups that "and" joins to the one at `k` ("since Chile and Peru signed …")."""
    while k + 2 < len(row) and _is(row[k + 1], "C") and isinstance(row[k + 2], NounGroup):
        k += 2
    return k


def _verb_follows(row: list[Item], k: int) -> bool:
    """Whether a group has its verb behind it, with nothing between but what hangs on the group."""
    before: Item = row[k]
    hanging = False
    for item in row[k + 1 :]:
        if isinstance(item, VerbGroup):
            return item.sort == "finite" or item.sort == "participle"
        if isinstance(item, NounGroup):
            # "The forum of cooperation between Chile and Peru was held": two behind one preposition.
            if not preposition(before) and not (hanging and _is(before, "C")):
                return False
            hanging = True
        elif _is(item, "C"):
            if not hanging or not isinstance(before, NounGroup):
                return False
        elif isinstance(item, Token) and item.tag in "YSR":
            return False
        before = item if not _is(item, "X") else before
    return False


def _goes_on(row: list[Item], k: int) -> bool:
    """Whether a list that a comma continues at `k` ends in "and …" further on."""
    for m in range(k + 1, min(len(row), k + 40)):
        item = row[m]
        if isinstance(item, VerbGroup):
            return False
        if isinstance(item, Token):
            if item.tag == "C":
                return m + 1 < len(row) and any(isinstance(x, NounGroup) for x in row[m + 1 : m + 4])
            if item.tag in "SR" or item.lower in _STOPS:
                return False
    return False


def _partner(group: NounGroup, last: NounGroup | None, tokens: list[Token]) -> NounGroup | None:
    """The group before that a new one is listed with: the nearest upwards that is of its sort."""
    candidate = last
    while candidate is not None:
        if _same_sort(group, candidate, tokens):
            return candidate
        candidate = candidate.parent
    return last if last is not None and tokens[last.head].tag == tokens[group.head].tag == "N" and not _article(group, tokens) else None


def _loose_partner(group: NounGroup, last: NounGroup | None, tokens: list[Token]) -> NounGroup | None:
    """The same behind "and", where only the article differs ("diplomatic relations and the embassy were established")."""
    while last is not None and not (tokens[last.head].tag == tokens[group.head].tag == "N"):
        last = last.parent
    return last


def _article(group: NounGroup, tokens: list[Token]) -> bool:
    return tokens[group.i].tag in ("D", "Q", "K")


def _same_sort(x: NounGroup, y: NounGroup, tokens: list[Token]) -> bool:
    """Whether two groups can stand in one list: both marked alike, or both nouns with (or both without) an article."""
    a, b = tokens[x.head], tokens[y.head]
    actors = "LFJU"
    if a.tag in actors or b.tag in actors:
        return a.tag in actors and b.tag in actors and is_adjective(a) == is_adjective(b)
    if a.tag != b.tag:
        return False
    return _article(x, tokens) == _article(y, tokens)


def _subject_groups(pending: list[NounGroup]) -> list[NounGroup]:
    """Of the groups that wait for a verb, those that are its subject: the last list, or the last group with no apposition to it."""
    last = pending[-1]
    if last.listed:
        return [g for g in last.listed if g in pending] or [last]
    for group in pending:
        if last in group.apposed:
            return list(group.listed) or [group]
    return [last]


def _verb(row: list[Item], k: int, verb: VerbGroup, state: _State, tokens: list[Token], known: Words) -> None:
    before = _before_noun(row, k)
    verb.first = state.start
    if tokens[verb.main].form == "base" and verb.i == verb.main and state.current is not None and state.current.sort == "infinitive":
        if _is(before, "C") or (isinstance(before, Token) and before.lower == _COMMA):
            verb.sort, verb.tense = "infinitive", ""
    elif (
        tokens[verb.main].form == "base"
        and verb.i == verb.main
        and state.current is not None
        and state.current.modal
        and _is_coordinated(before)
    ):
        # "Would expel diplomats and close a consulate": both under the same modal.
        verb.modal, verb.tense = state.current.modal, state.current.tense
    pronoun = isinstance(before, NounGroup) and tokens[before.head].tag == "U"
    pronoun = pronoun or (
        state.current is not None and state.current.lemma in known.sets["saying"] and _object_above(before, state.current) is not None
    )
    pronoun = pronoun or verb.lemma in known.sets["intransitive"]
    if verb.sort == "infinitive":
        _infinitive(verb, before, state, known)
        _of_decision(verb, tokens, known)
    elif verb.sort == "ing":
        _ing(verb, before, state)
    elif (
        verb.sort == "participle"
        and not verb.passive
        and not verb.perfect
        and not pronoun
        and _is_reduced(row, k, before, state, tokens[verb.main].form == "en")
    ):
        _reduced(verb, before, state)
    else:
        _finite(row, verb, before, state)
    if verb.sort in ("finite", "participle") and verb.noun is None and state.waiting and verb not in state.waiting:
        for waiting in state.waiting:
            target = verb.subjects or (verb.objects if verb.passive else [])
            if waiting.passive:
                waiting.objects = list(target)
            else:
                waiting.subjects = list(target)
        state.waiting = []
    if state.hung is not None and verb.sort in ("finite", "participle") and verb.noun is None:
        verb.obliques.append(state.hung)
        state.hung = None
    verb.obliques += [(p, g) for p, g in state.front if g.verb is None and verb.noun is None and verb.sort != "infinitive"]
    if verb.noun is None and verb.sort != "infinitive":
        for _, group in state.front:
            group.verb = group.verb or verb
        state.front = []
    if verb.noun is None and verb.sort in ("finite", "participle"):
        state.main = verb
    state.current = verb


def _infinitive(verb: VerbGroup, before: Item | None, state: _State, known: Words) -> None:
    governor = state.current
    if (
        governor is not None
        and governor.sort == "infinitive"
        and (_is(before, "C") or (isinstance(before, Token) and before.lower == _COMMA))
    ):
        # "To open an embassy and (to) sign a treaty": both under the same verb.
        verb.governor, verb.noun, subjects = governor.governor, governor.noun, governor.objects if governor.passive else governor.subjects
        verb.subjects = list(subjects)
        _turn(verb)
        return
    verb.governor = governor
    if isinstance(before, NounGroup):
        verb.noun = before
    if governor is None:
        verb.subjects = _subject_groups(state.pending) if state.pending else []
        _turn(verb)
        return
    if state.pending and isinstance(before, NounGroup):
        verb.subjects = _subject_groups(state.pending)
    elif (governor.objects and not governor.passive and known.governors.get(governor.lemma) == "wish") or governor.passive:
        verb.subjects = list(governor.objects)
    else:
        verb.subjects = list(governor.subjects)
    _turn(verb)


def _of_decision(verb: VerbGroup, tokens: list[Token], known: Words) -> None:
    """Whose decision it is to do something does it: "Chile's decision to expel", "the decision by Chile to expel"."""
    noun = verb.noun
    if noun is None or verb.passive:
        return
    holder = noun.parent if noun.parent is not None and noun.by in (known.agent, "of") else noun
    if tokens[holder.head].lemma not in known.noun_governors:
        return
    if holder is not noun:
        verb.noun, verb.subjects = holder, [noun]
    elif holder.possessor is not None:
        verb.subjects = [holder.possessor]


def _turn(verb: VerbGroup) -> None:
    """In the passive what stands as the subject is acted on."""
    if verb.passive:
        verb.objects, verb.subjects = verb.subjects, []


def _ing(verb: VerbGroup, before: Item | None, state: _State) -> None:
    verb.governor = state.current
    if verb.perfect and isinstance(before, NounGroup):
        # "The commanders of both sides having met": it is told of the whole.
        before = _top(before)
    if isinstance(before, NounGroup) and state.pending[-1:] != [before]:
        verb.noun, verb.subjects = before, list(before.listed) or [before]
    elif state.current is not None and not state.pending:
        current = state.current
        verb.subjects = list(current.objects if current.passive else current.subjects)
    elif state.pending:
        verb.subjects = _subject_groups(state.pending)
        if isinstance(before, NounGroup):
            verb.noun = before
        state.saved, state.pending = state.pending, []
    else:
        state.waiting.append(verb)


def _is_reduced(row: list[Item], k: int, before: Item | None, state: _State, participle_only: bool) -> bool:
    """Whether a past form without auxiliary is a participle that describes, not the verb of a clause; `participle_only` can be no verb."""
    if before is None:
        return True
    if _is(before, "C") and state.current is not None:
        return False
    if state.boundary == "relative" and (
        _is(before, "R") or (len(state.pending) == 1 and before is state.pending[0] and state.antecedent is not None)
    ):
        # "Peru, which Chile invaded, …": the relative has its own subject.
        return False
    if not state.pending and state.saved and isinstance(before, Token) and before.lower == _COMMA:
        return _finite_follows(row, k)
    if not state.pending and state.saved and isinstance(before, NounGroup) and not participle_only and state.current is not None:
        # "A team led by X journeyed to …": the verb that the subject still waits for.
        return _finite_follows(row, k)
    following = row[k + 1] if k + 1 < len(row) else None
    sign = before.lower if isinstance(before, Token) else ""
    listed = sign == _SEMICOLON or (sign == _COMMA and isinstance(following, NounGroup))
    if not state.pending and listed and not participle_only and state.main is not None and state.main.sort in ("finite", "participle"):
        # "He laid a wreath, held talks with X; called on Y": the same subject goes on.
        return False
    if not state.pending:
        return isinstance(before, NounGroup) or (isinstance(before, Token) and before.tag in "YPS")
    if isinstance(before, Token) and before.lower == _COMMA and not state.pending[-1].apposed:
        return _finite_follows(row, k)
    return _finite_follows(row, k)


def _finite_follows(row: list[Item], k: int) -> bool:
    """Whether the group before the participle at `k` has its verb only further on ("the treaty signed in Lima was …")."""
    fresh = False
    for m in range(k + 1, len(row)):
        item = row[m]
        if isinstance(item, VerbGroup):
            if item.sort in ("infinitive", "ing"):
                return False
            coordinated = _is(_previous(row, m), "C")
            return not fresh and not coordinated
        if isinstance(item, Token):
            if item.tag in "SR" or item.lower in _STOPS:
                return False
        elif not preposition(_previous(row, m)):
            fresh = True
    return False


def _reduced(verb: VerbGroup, before: Item | None, state: _State) -> None:
    verb.passive = True
    if isinstance(before, NounGroup):
        verb.noun = before
    elif state.pending and isinstance(before, Token) and before.lower == _COMMA:
        # "The embassy at Lima, opened in 1967, was closed": a comma leads back to the subject.
        verb.noun = _subject_groups(state.pending)[0]
    elif state.last is not None and before is not None:
        verb.noun = state.last
    if verb.noun is not None:
        verb.objects = [verb.noun]
    else:
        state.waiting.append(verb)
    if state.pending:
        state.saved, state.pending = state.pending, []


def _finite(row: list[Item], verb: VerbGroup, before: Item | None, state: _State) -> None:
    subjects: list[NounGroup] = []
    current = state.current
    if state.boundary == "relative" and not state.pending and state.relative is not None and _is_relative(before):
        verb.noun = state.relative
        subjects = list(state.relative.listed) or [state.relative]
    elif state.pending:
        subjects = _subject_groups(state.pending)
        if current is not None and state.boundary in ("that", ""):
            verb.governor = current.governor if _is(_previous(row, row.index(subjects[0])), "C") else current
    elif current is not None and (thing := _object_above(before, current)) is not None and not current.passive:
        # "Officials said talks with Peru had failed": what stood behind the verb is the subject of a clause of its own.
        subjects = [g for g in (thing.listed or [thing]) if g in current.objects]
        current.objects = [g for g in current.objects if g not in subjects]
        for group in subjects:
            group.verb, group.role = None, ""
        verb.governor = current
    elif _is(before, "C") and current is not None:
        if current.noun is not None and current.passive and state.main is not None and isinstance(_next(row, verb), NounGroup):
            current = state.main
        subjects = list(current.objects if current.passive and not current.subjects else current.subjects)
        if current.passive and verb.sort == "participle":
            verb.passive = True
        verb.governor = current.governor
        if current.sort == "infinitive" and verb.sort == "finite" and current.governor is not None:
            subjects = list(current.governor.subjects)
    elif state.saved:
        subjects = _subject_groups(state.saved)
        state.saved = []
    elif current is not None or state.main is not None:
        former = current or state.main
        assert former is not None
        subjects = list(former.objects if former.passive and not former.subjects else former.subjects)
    if state.antecedent is not None and state.pending and state.boundary in ("relative", "that"):
        verb.missing = state.antecedent
    state.antecedent = None
    verb.subjects = subjects
    for group in subjects:
        group.verb, group.role = group.verb or verb, group.role or "subject"
    if verb.passive:
        verb.objects, verb.subjects = subjects, []
    state.pending = []
    state.boundary = "" if state.boundary != "sub" else "sub"


def _object_above(item: Item | None, verb: VerbGroup) -> NounGroup | None:
    """The object of a verb that an item is, or hangs on."""
    group = item if isinstance(item, NounGroup) else None
    while group is not None and group not in verb.objects:
        group = group.parent
    return group


def _top(group: NounGroup | None) -> NounGroup | None:
    """The group that a chain of "of" hangs on ("the treaty of amity" → the treaty)."""
    while group is not None and group.parent is not None and group.by == "of":
        group = group.parent
    return group


def _next(row: list[Item], verb: VerbGroup) -> Item | None:
    k = row.index(verb) + 1
    return row[k] if k < len(row) else None


def _is_relative(before: Item | None) -> bool:
    return isinstance(before, Token) and before.tag == "R"


def _sign(row: list[Item], k: int, token: Token, state: _State, known: Words) -> None:
    if token.tag == "S":
        state.antecedent = state.last if isinstance(_previous(row, k), NounGroup) else None
        after_verb = isinstance(_previous(row, k), VerbGroup)
        # "The treaty that both signed": what stands before is the object of the clause.
        behind_noun = state.antecedent is not None and token.lower in known.sets["that"]
        state.boundary = "that" if after_verb or behind_noun else "sub"
        if state.pending:
            state.saved = state.pending
        state.pending = []
        state.start = token.index
    elif token.tag == "R":
        if not (_is(_previous(row, k), "C") and state.relative is not None):
            state.relative = _top(state.last)
        before = _previous(row, k)
        state.hung = (preposition(before), state.relative) if preposition(before) and state.relative is not None else None
        state.boundary = "relative"
        state.antecedent = state.relative
        if state.pending:
            state.saved, state.pending = state.pending, []
        state.start = token.index
    elif token.lower in _STOPS:
        state.pending, state.saved, state.current, state.boundary = [], [], None, ""
        state.last = None
        state.start = token.index + 1


def _finish(row: list[Item], tokens: list[Token], known: Words) -> None:
    """Doers told by "by", and where each clause ends."""
    verbs = [item for item in row if isinstance(item, VerbGroup)]
    for verb, following in zip(verbs, [*verbs[1:], None], strict=False):
        end = following.i if following is not None else len(tokens)
        if following is not None and following.subjects and following.noun is None:
            own = [g.i for g in following.subjects if g.i > verb.main]
            end = min([end, *own])
        for t in tokens[verb.j : end]:
            if t.lower == ";" or t.tag == "S":
                end = t.index
                break
        verb.last = end
        if verb.missing is not None and not verb.objects and not verb.passive:
            verb.objects = [verb.missing]
        if verb.passive:
            by = [group for prep, group in verb.obliques if prep == known.agent]
            # A second "by" names the doer of something else ("signed by Peru during a visit by …").
            verb.subjects = [g for g in by if g is by[0] or g in by[0].listed]
