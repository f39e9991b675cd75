"""The verbs of a sentence: what they stand under, and who or what is their subject and object."""

from comity.read.grammar.antecedents import of_decision
from comity.read.grammar.clause_pass import ClausePass, acted_on, object_above, subject_groups, whose_part
from comity.read.grammar.coordination import is_one_of_series
from comity.read.grammar.groups import Item, NounGroup, VerbGroup
from comity.read.grammar.infinitives import place_infinitive
from comity.read.grammar.inversion import has_speaker_behind
from comity.read.grammar.links import AGAINST, FROM
from comity.read.grammar.sentence_row import coordinates, is_comma, is_joined_on, is_tag, preposition
from comity.read.grammar.tokens import Token

_SEMICOLON = ";"
_OWN_CLAUSE = ("finite", "participle")


def place_verb(now: ClausePass, k: int, verb: VerbGroup) -> None:
    """Fill in the arguments of the verb at `k` of the row."""
    before = now.row.before_noun(k)
    verb.first = now.start
    _share_auxiliary(now, verb, before)
    if _is_bare_infinitive(now, verb, before):
        verb.sort, verb.tense = "infinitive", ""
    if verb.sort == "infinitive":
        place_infinitive(now, verb, before)
        of_decision(now, verb)
        if verb.passive and now.pending[-1:] == [before] and now.row.finite_follows(k, now.known, now.tokens):
            # "A dam to be built in Chile will open": the dam waits for a verb behind.
            now.put_aside()
    elif verb.sort == "ing":
        _ing(now, verb, before)
    elif has_speaker_behind(now, k, verb):
        now.speaking = verb
        now.put_aside()
    elif _is_reduced(now, k, verb, before):
        _reduced(now, verb, before)
    else:
        _finite(now, k, verb, before)
    _give_what_waited(now, verb)
    if verb.noun is None and verb.sort in _OWN_CLAUSE:
        now.main = verb
    now.current = verb


def _share_auxiliary(now: ClausePass, verb: VerbGroup, before: Item | None) -> None:
    """A bare form behind "and" takes the "to" or the modal of the verb before."""
    current = now.current
    token = now.tokens[verb.main]
    bare = verb.i == verb.main and (token.form == "base" or (token.tag == "H" and token.lower == token.lemma))
    # "Will meet the premier and be received by the king".
    first = now.tokens[verb.i]
    bare = bare or (verb.passive and verb.i < verb.main and first.tag == "B" and first.lower == first.lemma)
    if current is None or not bare or not coordinates(before):
        return
    if current.sort == "infinitive":
        verb.sort, verb.tense = "infinitive", ""
    elif current.modal:
        # "Would expel diplomats and close a consulate": both under the same modal.
        verb.modal, verb.tense = current.modal, current.tense


def _is_bare_infinitive(now: ClausePass, verb: VerbGroup, before: Item | None) -> bool:
    """Whether a base form stands under a verb that takes it without "to" ("helped (Chile) build a dam")."""
    above, token = now.current, now.tokens[verb.main]
    if above is None or above.lemma not in now.known.sets["bare"] or token.form != "base" or verb.i != verb.main:
        return False
    return before is above or (isinstance(before, NounGroup) and before in above.objects)


def _give_what_waited(now: ClausePass, verb: VerbGroup) -> None:
    """The verb of a clause takes what stood in front of it: participles, the relative's preposition, prepositional groups."""
    if verb.noun is not None or verb.sort == "infinitive":
        return
    if verb.sort in _OWN_CLAUSE and now.waiting and verb not in now.waiting:
        for waiting in now.waiting:
            target = verb.subjects or (verb.objects if verb.passive else [])
            if waiting.passive:
                waiting.objects = list(target)
            else:
                waiting.subjects = list(target)
        now.waiting = []
    if now.hung is not None and verb.sort in _OWN_CLAUSE:
        verb.obliques.append(now.hung)
        now.hung = None
    verb.obliques += [(prep, group) for prep, group in now.front if group.verb is None]
    for _, group in now.front:
        group.verb = group.verb or verb
    now.front = []


def _ing(now: ClausePass, verb: VerbGroup, before: Item | None) -> None:
    verb.governor = now.current
    if verb.perfect and isinstance(before, NounGroup):
        # "The commanders of both sides having met": it is told of the whole.
        before = now.top(before)
    if verb.passive and isinstance(before, NounGroup):
        # "The consulate in Lima being raised to an embassy".
        before = now.waiting_above(before) or before
    if isinstance(before, NounGroup) and _is_origin(now, before):
        before = before.parent
    if isinstance(before, NounGroup) and now.pending[-1:] != [before]:
        verb.noun, verb.subjects = before, list(before.listed) or [before]
        if now.top(before) in now.pending:
            # "The firms of Danish owners operating in Chile are": the firms wait for a verb behind.
            now.put_aside()
    elif now.current is not None and not now.pending:
        above = now.current.objects if now.current.passive or _is_for_its_object(now, before) else now.current.subjects
        verb.subjects = list(whose_part(now, verb, before) or _opponents(now, before) or above)
        if not verb.subjects and now.current in now.waiting:
            # "Speaking after meeting X, the premier …": both are his.
            now.waiting.append(verb)
    elif now.pending:
        verb.subjects = subject_groups(now.pending)
        verb.noun = before if isinstance(before, NounGroup) else verb.noun
        now.put_aside()
    else:
        now.waiting.append(verb)
    if verb.passive:
        verb.objects, verb.subjects = verb.subjects, []


def _is_origin(now: ClausePass, group: NounGroup) -> bool:
    """Whether a party only tells where several things or people are from, of which a form in -ing tells more ("firms from Chile operating in")."""
    above = group.parent if group.by == FROM and now.head(group).mark == "party" else None
    return above is not None and now.head(above).tag == "N" and now.head(above).lower.endswith(now.known.plural_ending)


def _opponents(now: ClausePass, before: Item | None) -> list[NounGroup]:
    """Against whom somebody acts for what they have done ("retaliated against Chile for expelling its envoy")."""
    above = now.current
    for_it = above is not None and f"{above.lemma}-{preposition(before)}" in now.known.sets["done_by_opponent"]
    return [g for prep, g in above.obliques if prep == AGAINST] if for_it and above is not None else []


def _is_for_its_object(now: ClausePass, before: Item | None) -> bool:
    """Whether a preposition leads from who is thanked or blamed to what for ("thanked Chile for sending troops")."""
    above = now.current
    moved = above is not None and f"{above.lemma}-{preposition(before)}" in now.known.sets["done_by_object"]
    return moved and above is not None and bool(above.objects)


def _is_reduced(now: ClausePass, k: int, verb: VerbGroup, before: Item | None) -> bool:
    """Whether a past form without auxiliary is a participle that describes, not the verb of a clause."""
    if verb.sort != "participle" or verb.passive or verb.perfect or verb.lemma in now.known.sets["intransitive"] or k < now.said_until:
        return False
    if before is None or (isinstance(before, NounGroup) and verb.lemma in now.known.sets["describing"]):
        return before is not None or not _is_done_by_period(now, k)
    if isinstance(before, NounGroup) and (now.head(before).tag == "U" or _is_what_was_said(now, k, before)):
        return False
    if (now.current is not None and (is_tag(before, "C") or is_joined_on(now.tokens, verb.i))) or _has_relative_subject(now, before):
        return False
    if now.pending:
        resumes = isinstance(before, Token) and before.index == now.resumed
        if (
            is_comma(before)
            and not resumes
            and now.current is not None
            and now.head(now.pending[0]).tag == "N"
            and is_tag(now.row.at(k + 1), "P")
        ):
            # "… is the treaty of 1992 and the treaty of amity, signed in 2013": a thing signs nothing.
            return True
        return now.row.finite_follows(k, now.known, now.tokens)
    # What can only be a participle goes on no clause.
    participle_only = now.tokens[verb.main].form == "en"
    if now.saved and (is_comma(before) or (isinstance(before, NounGroup) and not participle_only and now.current is not None)):
        # "A team led by X journeyed to …": the verb that the subject still waits for.
        return now.row.finite_follows(k, now.known, now.tokens)
    if (not participle_only and _goes_on_with_subject(now, k, before)) or is_one_of_series(now, k, before):
        return False
    return isinstance(before, NounGroup) or (isinstance(before, Token) and before.tag in "YPS")


def _is_done_by_period(now: ClausePass, k: int) -> bool:
    """Whether a period is the subject of the verb at `k`, which has an object right behind it ("3 May 2016 marked 40 years of relations")."""
    bare = is_tag(now.row.at(k - 1), "W") and not preposition(now.row.at(k - 2))
    return bare and isinstance(now.row.at(k + 1), NounGroup)


def _is_what_was_said(now: ClausePass, k: int, before: NounGroup) -> bool:
    """Whether a group stands as the object of a verb of saying: a clause of its own begins with it."""
    current = now.current
    if current is not None and current.lemma in now.known.sets["unveiling"] and is_tag(now.row.at(k + 1), "P"):
        return False  # "Announced sanctions targeted at banks".
    return current is not None and current.lemma in now.known.sets["saying"] and object_above(before, current) is not None


def _has_relative_subject(now: ClausePass, before: Item | None) -> bool:
    """Whether the verb of a relative clause stands behind its subject ("which Chile invaded", "the ban that Chile imposed")."""
    own = before is not None and now.pending[-1:] == [before] and all(g is before or g in now.pending[-1].listed for g in now.pending)
    if now.boundary == "that":
        return own and now.antecedent is not None and not _is_told(now, now.antecedent)
    # "Whose visit to Lima ended".
    holder = before if isinstance(before, NounGroup) else None
    while holder is not None and holder.parent is not None:
        holder = holder.parent
    whose = bool(now.pending) and (own or now.pending[-1] is holder) and now.is_whose(now.pending[0])
    if now.boundary == "that":
        # "The treaty that Chile and Peru signed took effect": the treaty waits for its verb.
        return own and now.antecedent is not None and now.top(now.antecedent) in now.saved
    return now.boundary == "relative" and (is_tag(before, "R") or whose or (own and now.antecedent is not None))


def _is_told(now: ClausePass, group: NounGroup) -> bool:
    """Whether "that" behind a group begins what was said: to somebody ("told the court that"), or in it ("reports that")."""
    verb = group.verb
    holder = now.top(group) or group
    said = now.known.noun_governors.get(now.head(holder).lemma) is not None
    return said or (verb is not None and now.known.governors.get(verb.lemma) == "report")


def _goes_on_with_subject(now: ClausePass, k: int, before: Item | None) -> bool:
    """Whether the subject of the clause goes on with one more verb ("He laid a wreath, held talks with X; called on Y")."""
    sign = before.lower if isinstance(before, Token) else ""
    # "Expelled the envoy, called back its own".
    step = 1 + (isinstance(after := now.row.at(k + 1), Token) and after.lower in now.known.sets["particles"])
    listed = sign == _SEMICOLON or (is_comma(before) and isinstance(now.row.at(k + step), NounGroup))
    return listed and now.main is not None and now.main.sort in _OWN_CLAUSE


def _reduced(now: ClausePass, verb: VerbGroup, before: Item | None) -> None:
    verb.passive = True
    if isinstance(before, NounGroup):
        verb.noun = _paper_of(now, before)
    elif now.pending and is_comma(before):
        # "The embassy at Lima, opened in 1967, was closed": a comma leads back to the subject.
        verb.noun = subject_groups(now.pending)[0]
    elif now.last is not None and before is not None:
        verb.noun = _what_it_is_between(now, now.last) if is_comma(before) else now.last
    if verb.noun is not None:
        verb.objects = [verb.noun]
    else:
        now.waiting.append(verb)
    now.put_aside()


def _paper_of(now: ClausePass, group: NounGroup) -> NounGroup:
    """The paper that a bare noun says the sort of ("memoranda of understanding signed in Lima"); else the group itself."""
    bare = now.head(group).tag == "N" and not now.has_article(group) and group.possessor is None
    paper = group.parent if bare and group.by in now.known.sets["partitive"] else None
    return paper if paper is not None and now.head(paper).lemma in now.known.sets["papers"] else group


def _what_it_is_between(now: ClausePass, last: NounGroup) -> NounGroup:
    """What stands between the parties that a comma follows ("the treaty between Chile and Peru, signed in 2013"); else the last group."""
    if last.by not in now.known.sets["among"]:
        return last
    top = last
    while top.parent is not None:
        top = top.parent
    return top


def _finite(now: ClausePass, k: int, verb: VerbGroup, before: Item | None) -> None:
    subjects = _finite_subjects(now, k, verb, before)
    if now.antecedent is not None and now.pending and now.boundary in ("relative", "that"):
        verb.missing = now.antecedent
    now.antecedent = None
    for group in subjects:
        group.verb, group.role = group.verb or verb, group.role or "subject"
    current = now.current
    if verb.sort == "participle" and current is not None and current.j == verb.i and _is_done_under(now, current):
        # "Feels threatened by", "was ordered expelled by": what stands behind such a verb is done to its subject.
        verb.passive, verb.governor = True, current
    verb.subjects, verb.objects = ([], subjects) if verb.passive else (subjects, verb.objects)
    now.pending = []
    now.boundary = now.boundary if now.boundary == "sub" else ""


def _is_done_under(now: ClausePass, verb: VerbGroup) -> bool:
    """Whether what stands right behind a verb is done to its subject."""
    return verb.lemma in now.known.sets["seeming"] or (verb.passive and verb.lemma in now.known.sets["commanding"])


def _finite_subjects(now: ClausePass, k: int, verb: VerbGroup, before: Item | None) -> list[NounGroup]:
    """The subject of the verb of a clause; what the clause stands under is filled in besides."""
    current = now.current
    if now.tokens[verb.i - 1].lower in now.known.sets["existential"] and verb.i and not now.pending:
        # "When the war began in Fiji there were many …": who there are stands behind.
        verb.governor = current if now.boundary == "that" else verb.governor
        return []
    if now.boundary == "relative" and not now.pending and now.relative is not None:
        verb.noun = now.relative
        return list(now.relative.listed) or [now.relative]
    if now.pending:
        subjects = subject_groups(now.pending)
        if now.boundary == "relative" and now.is_whose(subjects[0]):
            verb.noun = now.relative
        above = current is not None and current.i < subjects[0].i and now.boundary in ("that", "") and not _only_describes(now, current)
        if above and current is not None and not (_waits_for_subject(now, current) or _speaks_last(now, k, verb)):
            verb.governor = current.governor if is_tag(now.row.before_group(subjects[0]), "C") else current
        return subjects
    inside = current is not None and _is_inside(now, current)
    if current is not None and not current.passive and not inside and (thing := object_above(before, current)) is not None:
        return _from_object(verb, current, thing)
    if current is not None and is_tag(before, "C"):
        return _coordinated_subjects(now, k, verb, current)
    if now.saved:
        subjects, now.saved = subject_groups(now.saved), []
        if verb.noun is None:
            verb.governor, now.saved_under = verb.governor or now.saved_under, None
        return subjects
    if current is not None and is_one_of_series(now, k, before):
        return _coordinated_subjects(now, k, verb, current)
    former = current or now.main
    if former is not None and former.sort == "infinitive" and former.governor is not None:
        # "Ordered the firms to leave, closed the border and banned imports".
        former = former.governor
    return acted_on(former) if former is not None else []


def _only_describes(now: ClausePass, verb: VerbGroup) -> bool:
    """Whether a participle only describes a noun, so that what follows does not stand under it ("under a treaty signed on Monday Chile will")."""
    return verb.passive and verb.noun is not None and verb.sort == "participle" and verb.lemma not in now.known.sets["saying"]


def _is_inside(now: ClausePass, current: VerbGroup) -> bool:
    """Whether the clause of a verb is inside a subject that still waits ("a team that met officials visited", "the costs of building it rose")."""
    if not now.saved or current.lemma in now.known.sets["saying"]:
        return False
    # "The accord by which both cut duties has been in force": the clause is the accord's.
    hung = [current.missing, *(g for _, g in current.obliques if g.i < current.i)]
    if current.sort == "infinitive" and current.governor is not None and current.governor.passive and current.governor.noun is not None:
        # "Accords meant to widen trade were signed".
        hung.append(current.governor.noun)
    return current.sort == "ing" or any(now.top(g) in now.saved for g in (current.noun, *hung) if g is not None)


def _speaks_last(now: ClausePass, k: int, verb: VerbGroup) -> bool:
    """Whether a verb of saying ends the sentence behind a comma, so that all before is said ("Chile shelled the town, Peru says")."""
    first = now.row.before_group(subject_groups(now.pending)[0])
    ends = not any(isinstance(item, NounGroup | VerbGroup) for item in now.row.behind(k))
    return is_comma(first) and ends and verb.lemma in now.known.sets["saying"]


def _waits_for_subject(now: ClausePass, verb: VerbGroup) -> bool:
    """Whether a verb stands under a participle at the front, whose clause the subject ends ("accused of arming rebels, Chile closed …")."""
    above: VerbGroup | None = verb
    while above is not None and above not in now.waiting:
        above = above.governor
    return above is not None


def _from_object(verb: VerbGroup, current: VerbGroup, thing: NounGroup) -> list[NounGroup]:
    """ "Officials said talks with Peru had failed": what stood behind the verb is the subject of a clause of its own."""
    subjects = [g for g in (thing.listed or [thing]) if g in current.objects]
    current.objects = [g for g in current.objects if g not in subjects]
    for group in subjects:
        group.verb, group.role = None, ""
    verb.governor = current
    return subjects


def _has_object(now: ClausePass, k: int, verb: VerbGroup) -> bool:
    """Whether a thing that is done something to stands right behind a verb ("was founded in 1950 and served both states")."""
    after = now.row.at(k + 1)
    if not isinstance(after, NounGroup) or verb.lemma in now.known.sets["giving"] | now.known.sets["naming"]:
        return False
    return now.tokens[after.i].tag in "DQ" or now.head(after).tag in "LFU"


def _is_past_restriction(now: ClausePass, k: int, verb: VerbGroup, current: VerbGroup) -> bool:
    """Whether ", and" leads over a relative clause that no comma begins, back to the clause around it.

    "Chile suspended the treaty that binds the two, and banned imports".
    """
    comma = is_comma(now.row.at(now.row.place_before(now.row.place_before(k))))
    relative = current
    while relative.noun is None and relative.governor is not None:
        relative = relative.governor
    if (
        not comma
        or now.main is None
        or relative is now.main
        or relative.noun is None
        or relative.passive
        or relative.sort not in _OWN_CLAUSE
    ):
        return False
    return now.tokens[relative.noun.j].tag == "R" and now.main.tense == verb.tense and not now.main.passive


def _coordinated_subjects(now: ClausePass, k: int, verb: VerbGroup, current: VerbGroup) -> list[NounGroup]:
    """The subject of a verb behind "and": that of the verb before."""
    if current.noun is not None and current.passive and now.main is not None and isinstance(now.row.at(k + 1), NounGroup):
        current = now.main
    if _is_past_restriction(now, k, verb, current):
        current = now.main or current
    subjects = acted_on(current)
    if now.row.at(now.row.place_before(now.row.place_before(k))) is current and not current.passive and not current.objects:
        verb.shares = current
    if current.passive and verb.sort == "participle" and not _has_object(now, k, verb):
        verb.passive = True
    # "The treaty that both initialled in 2011 and signed in 2012".
    verb.missing = current.missing if not isinstance(now.row.at(k + 1), NounGroup) else None
    verb.governor = current.governor
    if current.sort == "infinitive" and verb.sort == "participle" and now.tokens[verb.main].lower == verb.lemma:
        # "Agreed to widen trade and set up a fund".
        verb.sort, verb.tense, verb.noun = current.sort, "", current.noun
    aside = current.sort == "infinitive" or (current.sort == "ing" and not current.passive and current.noun is None)
    if aside and verb.sort in _OWN_CLAUSE and current.governor is not None:
        # "Accused Chile of meddling and closed its border".
        verb.governor = current.governor.governor
        return acted_on(current.governor)
    return subjects
