"""Whether what a verb or a noun tells is a fact, and in which tense, by its own form and by what it stands under."""

from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import AS, FOR, OF, TO
from comity.read.grammar.sentence_row import COMMA
from comity.read.grammar.words import Words
from comity.read.hanging import ancestors
from comity.read.sentence import Sentence
from comity.read.status_by_time import first_who, is_of_the_past, is_timetabled, tells_of_past
from comity.read.unasserted import (
    is_all_but_done,
    is_brought_about,
    is_doubtful,
    is_fiction,
    is_left_undone,
    is_mere_judgement,
    is_of_no_news,
    is_of_stay,
    is_ordered,
    is_purpose,
    is_taken,
    no_facts,
    sort_between,
)

#: Sorts of governors that leave what stands under them as it is.
_CLEAR = ("report", "aspect", "do", "")
_BELOW = ("infinitive", "ing")


def verb_of(group: NounGroup) -> VerbGroup | None:
    """The verb that a noun belongs to as subject, object or by a preposition, its own or that of the group it hangs on."""
    while group.verb is None and group.parent is not None:
        group = group.parent
    return group.verb


def verb_status(sentence: Sentence, verb: VerbGroup) -> tuple[str, str]:
    """Whether what a verb tells is actual, planned, denied or no fact at all (see `Instance.status`), and its tense."""
    told: tuple[str, str]
    of_verb, told = sentence.kept.get(("status", verb.i), (None, ("", "")))
    if of_verb is not verb:
        told = _verb_status(sentence, verb)
        sentence.kept["status", verb.i] = verb, told
    return told


def _verb_status(sentence: Sentence, verb: VerbGroup) -> tuple[str, str]:
    known = words(sentence.language)
    status, tense = "actual", verb.tense
    if verb.modal in known.sets["possible"]:
        status = "possible"
    elif verb.modal in known.sets["supposed"] and verb.perfect and verb.governor is None:
        # "Would have signed, had it not rained".
        status = "possible"
    elif verb.tense == "future" or verb.modal in known.sets["obliging"]:
        status, tense = "planned", "future"
    governor, below = verb.governor, verb
    if (who := first_who(sentence, verb)) is not None:
        status, tense = "planned" if who.tense == "future" else "actual", who.tense
    elif verb.sort == "infinitive" and governor is None and (verb.subjects or (verb.passive and verb.noun is not None)):
        # A headline: "Premier to visit Peru"; "the treaties to be signed".
        status, tense = "planned", "future"
    if verb.lemma == "be" and any(t.lower in known.sets["due"] for t in sentence.tokens[verb.j : verb.j + 1] if t.tag != "P"):
        status, tense = "planned", "future"
    if verb.sort == "ing" and {t.lower for t in sentence.tokens[max(0, verb.i - 2) : verb.i - 1]} & known.sets["nearing"]:
        # "Close to signing".
        status = "possible"
    status = "fail" if is_left_undone(sentence, verb) or is_all_but_done(sentence, verb) else status
    if verb.negated or _is_nobody(sentence, verb):
        status = "denied"
    status = _by_noun(sentence, status, verb)
    if governor is None and _is_means(sentence, verb):
        # "By joining the union, they will …".
        governor = next((v for v in sentence.verbs if v.i > verb.i and v.sort == "finite" and v.noun is None and v.tense == "future"), None)
    if governor is not None and verb.modal in known.sets["obliging"] and known.governors.get(governor.lemma) == "report":
        # "Said that both must reach an accord": that is what the speaker asks for.
        status = _worse(status, "wish")
    for _ in range(4):
        if governor is None:
            break
        status = _under(sentence, status, governor, below)
        if below.sort in ("finite", "participle") and below.tense == "past" and _is_to_be_said(sentence, governor):
            # "It is to be noted that both signed": that is said to be so, whatever is to be done with it.
            break
        if status == "planned":
            tense = "future"
        tense = tense or governor.tense
        unsure = below.sort == "infinitive" and (_conditional(sentence, governor) or is_mere_judgement(sentence, governor))
        if status in ("actual", "planned") and (unsure or _is_of_nobody(sentence, governor)):
            # "Nobody expects the treaty to be signed".
            status = "possible"
        below = governor
        governor = below.governor
    if status == "actual" and verb.sort == "infinitive" and below.sort == "participle" and below.noun is not None:
        # "Suggested talks among the states involved to work on rules".
        status = _worse(status, noun_status(sentence, [below.noun, *ancestors(below.noun)][-1])[0])
    if status == "actual" and below is not verb and below.sort == "infinitive" and below.governor is None and below.subjects:
        # "Premier to visit Peru to hold talks".
        status, tense = "planned", "future"
    if (
        status == "actual"
        and tense == "present"
        and verb.sort == "finite"
        and _begins_with(sentence, verb, "temporal")
        and (not tells_of_past(sentence) or any(v.tense == "future" and v is not verb for v in sentence.verbs))
    ):
        # "When he visits Lima": it is still to come.
        status, tense = "planned", "future"
    if status == "actual" and tense == "present" and verb.sort == "finite" and is_timetabled(sentence, verb):
        status, tense = "planned", "future"
    supposed = status == "planned" and verb.modal in known.sets["supposed"]
    on_terms = supposed and any(t.lower in known.sets["conditional"] for t in sentence.tokens[verb.last : verb.last + 1])
    if supposed and verb.governor is None and is_of_the_past(sentence, verb):
        # "He would pay a second visit in October 2001", told in 2014.
        status, tense = "actual", "past"
    if status in ("actual", "planned", "denied") and (_conditional(sentence, verb) or on_terms):
        # "Would close its border if Peru did not withdraw".
        status = "possible"
    if status == "actual" and verb.sort == "participle" and verb.noun is not None and _is_of_wished(sentence, verb, verb.noun):
        status = "possible"
    if is_ordered(sentence, verb) or is_fiction(sentence, verb) or _is_of_nobody(sentence, verb):
        status = "unsaid"
    return status, tense


def _is_of_wished(sentence: Sentence, verb: VerbGroup, noun: NounGroup) -> bool:
    """Whether a participle describes some thing that is only wished or may be ("is ready to host the signing of an accord reached by both")."""
    known, above = words(sentence.language).sets, verb_of(noun)
    some = noun.by == OF and sentence.tokens[noun.i].lower in known["indefinite"] and not sentence.periods(verb.i, verb.last)
    return some and above is not None and above is not verb and noun_status(sentence, noun)[0] in ("wish", "possible")


def _is_means(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb tells by what something else is done ("by joining"): who did not gain by it has joined."""
    return verb.sort == "ing" and verb.i > 0 and sentence.tokens[verb.i - 1].lower == words(sentence.language).agent


def _by_noun(sentence: Sentence, status: str, verb: VerbGroup) -> str:
    """The status of a deed by the noun that its verb hangs on ("the plan to open", "the hope that both would sign")."""
    known = words(sentence.language)
    if verb.noun is not None and _is_taken_up(sentence, verb.noun):
        # "Accepted an invitation to visit".
        return _worse(status, "plan")
    if verb.noun is not None and verb.sort in _BELOW:
        status = _worse(status, known.noun_governors.get(sentence.head(verb.noun).lemma, ""))
    elif verb.sort == "ing" and sentence.tokens[verb.i - 1].lower == known.agent:
        # "Followed its decision by cutting ties": what it did, not what was decided.
        return status
    elif verb.sort == "ing" and (holder := _noun_in_front(sentence, verb)) is not None:
        # "The importance of extending the truce"; "took the step of cutting ties" has cut them.
        if holder.verb is not None and holder.verb.tense == "past" and holder in holder.verb.objects and is_taken(sentence, holder):
            return status
        status = _worse(status, known.noun_governors.get(sentence.head(holder).lemma, ""))
    if verb.missing is not None and verb.objects != [verb.missing]:
        # "Expressed hope that both would sign": what is hoped is no fact.
        sort = known.noun_governors.get(sentence.head(verb.missing).lemma, "")
        status = _worse(status, sort) if sort in ("wish", "deny", "fail", "doubt") else status
    # "An invitation to Chile to visit": nobody has been there yet.
    told_of = (FOR, OF) if verb.sort == "ing" else (FOR, TO)
    if verb.noun is not None and verb.noun.by in told_of and verb.noun.parent is not None:
        # "There were calls for Chile to open its border", "the importance of Chile opening it".
        status = _worse(status, known.noun_governors.get(sentence.head(verb.noun.parent).lemma, ""))
    return status


def _is_taken_up(sentence: Sentence, holder: NounGroup) -> bool:
    """Whether what was asked is said to be accepted."""
    known, verb = words(sentence.language).sets, holder.verb
    accepted = verb is not None and verb.lemma in known["taken_up"] and not verb.negated and not verb.modal and holder in verb.objects
    return accepted and sentence.head(holder).lemma in known["asking_nouns"]


def _is_to_be_said(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether something "is to be noted", or it "is important to mention" it."""
    known, above = words(sentence.language), verb.governor
    if verb.sort != "infinitive" or above is None or above.lemma != "be":
        return False
    says = verb.lemma in known.sets["saying"] or known.governors.get(verb.lemma) == "report"
    it = any(sentence.head(g).lower in known.sets["expletive"] for g in above.subjects)
    return says and (verb.passive or it)


def _noun_in_front(sentence: Sentence, verb: VerbGroup) -> NounGroup | None:
    """The noun group that a verb hangs on by the preposition in front of it."""
    if verb.i < 2 or sentence.tokens[verb.i - 1].tag != "P":
        return None
    return next((g for g in sentence.nouns if g.j == verb.i - 1), None)


def _under(sentence: Sentence, status: str, governor: VerbGroup, verb: VerbGroup) -> str:
    """The status of a deed under another verb ("agreed to open", "refused to sign", "is to visit", "said it had")."""
    known = words(sentence.language)
    sort = _governor_sort(sentence, governor)
    if sort == "charge":
        # "Accused Chile of closing the border"; but "accused it of spying, expelling its envoy".
        sort = "doubt" if verb.sort == "ing" and sentence.tokens[verb.i - 1].tag == "P" else ""
    if verb.sort not in _BELOW:
        # A whole clause under a verb of saying is told as it is; under one of wishing it is wished.
        # "Proposed that they meet": what is wished stands in the present; "decided that an embassy be opened".
        bare = sentence.tokens[verb.i].lower in known.sets["be_non_finite"] and verb.sort == "finite"
        meant = verb.modal or bare or (sort == "wish" and verb.tense == "present")
        sort = sort if (sort in ("wish", "deny", "plan") and meant) or sort in ("deny", "doubt") else ""
        if any(is_doubtful(sentence, group) for group in governor.subjects):
            # "Speculation is rife that both signed", "unconfirmed reports said that it had closed its border".
            sort = "doubt"
        told = {t.lower for t in sentence.tokens[governor.j : verb.i]} if governor.lemma == "be" else set[str]()
        if told & known.sets["uncertain"]:
            sort = "possible"
        elif governor.negated and told & known.sets["truth"]:
            # "It is not true that both signed".
            sort = "deny"
    elif verb.sort == "infinitive" and governor.lemma in known.sets["going"] and sentence.tokens[governor.main].form == "ing":
        sort = "plan"
    elif verb.sort == "infinitive" and governor.lemma != "be" and sentence.tokens[verb.i - 1].lower in known.sets["inclined"]:
        # "Declared itself ready to lend"; the infinitive's own sign is no part of its verb.
        sort = "plan"
    elif verb.sort == "infinitive" and is_brought_about(sentence, governor):
        sort = ""
    elif governor.lemma == "be" and verb.sort == "infinitive":
        sort = sort_between(sentence, governor, verb)
        # "Had been due to join": so it did not.
        sort = "possible" if sort == "plan" and governor.perfect and governor.tense == "past" else sort
    elif verb.sort == "ing" and sort in ("plan", "wish", "fail", "other") and verb.noun is None and not _directly(governor, verb):
        sort = ""
    elif verb.sort == "ing" and sort == "other" and sentence.tokens[verb.i - 1].lower in (known.agent, COMMA):
        # "Responded by closing its border", "responded in kind, closing its border".
        sort = ""
    if governor.passive and governor.lemma in known.sets["compelling"]:
        sort = ""
    if governor.negated and sort in _CLEAR and verb.sort in _BELOW and _directly(governor, verb) and not _is_means(sentence, verb):
        return "denied"
    if governor.negated and sort == "plan" and verb.sort in _BELOW:
        return "possible"  # "Did not plan to expel them".
    status = _worse(status, sort)
    if (verb.sort == "infinitive" or _is_means(sentence, verb)) and governor.tense == "future" and status == "actual":
        status = "planned"
    # "Should show more urgency in signing".
    under = verb.sort == "infinitive" or (verb.sort == "ing" and sentence.tokens[verb.i - 1].tag == "P" and not _is_means(sentence, verb))
    if under and governor.modal in known.sets["possible"] and status in ("actual", "planned"):
        status = "possible"
    return status


def _governor_sort(sentence: Sentence, governor: VerbGroup) -> str:
    """The class of a governing verb, of its phrase with the word behind it first ("look-forward", "rule-out")."""
    known = words(sentence.language)
    if governor.passive and governor.lemma in known.sets["believing"]:
        # "Is believed to have visited".
        return "doubt"
    if governor.lemma in known.sets["naming"] and any(prep == AS for prep, _ in governor.obliques):
        # "Considered the visit as a sign of good relations".
        return ""
    after = sentence.tokens[governor.j].lower if governor.j < len(sentence.tokens) else ""
    return known.governors.get(f"{governor.lemma}-{after}") or known.governors.get(governor.lemma, "")


def _directly(governor: VerbGroup, verb: VerbGroup) -> bool:
    return verb.i - governor.j <= 3


def _worse(status: str, sort: str) -> str:
    if sort in ("", "report", "aspect", "do"):
        return status
    if sort == "plan":
        return "planned" if status == "actual" else status
    return {"deny": "denied", "doubt": "possible"}.get(sort, sort)


def _conditional(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether the verb's clause begins with "if" or "unless", or with an auxiliary in their place ("should Chile sign", "had it signed")."""
    if _begins_with(sentence, verb, "conditional"):
        return True
    begins = min((g.i for g in (*verb.subjects, *filter(None, (verb.noun,))) if g.j <= verb.i), default=0)
    return begins > 0 and sentence.tokens[begins - 1].lower in words(sentence.language).sets["inverted"] and _is_front(sentence, begins - 1)


def _is_front(sentence: Sentence, place: int) -> bool:
    """Whether a word begins its sentence, or stands behind a sign."""
    return place == 0 or sentence.tokens[place - 1].tag == "Y"


def _begins_with(sentence: Sentence, verb: VerbGroup, name: str) -> bool:
    """Whether the verb's clause begins with one of a set of subordinators."""
    known = words(sentence.language).sets[name]
    return any(t.tag == "S" and t.lower in known for t in sentence.tokens[max(0, verb.first) : verb.i][:2])


def is_awaited(sentence: Sentence, verb: VerbGroup | None) -> bool:
    """Whether a verb's clause only tells what has to come first ("once it joins the bloc")."""
    return verb is not None and verb.sort == "finite" and verb.tense == "present" and _begins_with(sentence, verb, "temporal")


def _is_nobody(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether those who do it are said not to ("neither Chile nor Peru is a member")."""
    first = min((g.i for g in verb.subjects), default=0)
    return first > 0 and sentence.tokens[first - 1].lower in words(sentence.language).sets["neither"]


def _is_of_nobody(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether there is none who does it ("no Chilean premier has visited Fiji since 1990"): of no one in particular is it denied."""
    return any(sentence.tokens[g.i].lower in words(sentence.language).sets["nobody"] for g in verb.subjects)


def noun_status(sentence: Sentence, group: NounGroup) -> tuple[str, str]:
    """Whether the event that a noun names is told as actual, planned, denied or no fact; and its tense."""
    known = words(sentence.language)
    status, tense = "actual", ""
    before = {t.lower for t in sentence.tokens[group.i : group.head]}
    foreseen = bool(before & known.sets["planned_adjectives"])
    if foreseen:
        status = "planned"
    elif before & known.sets["unreal_adjectives"]:
        status = "possible"
    if before & known.sets["negation"]:
        status = "denied"
    while group.parent is not None and group.by in known.sets["partitive"] and sentence.head(group.parent).lemma in known.sets["rounds"]:
        # "The next round of talks": what is told of the round is told of them.
        group = group.parent
        before |= {t.lower for t in sentence.tokens[group.i : group.head]}
    # "Confirmed their will through the signing of an accord", "raised the question during her visit": neither is part of the will or question.
    holder: NounGroup | None = group.parent if group.by not in known.sets["means"] | known.sets["meanwhile"] else None
    while holder is not None:
        # "Within the framework of her visit": what is done meanwhile.
        framed = sentence.head(holder).lemma in known.sets["framing"] and (holder.by or holder.role) in known.sets["framed_by"]
        status = status if framed else _worse(status, known.noun_governors.get(sentence.head(holder).lemma, ""))
        if is_of_no_news(sentence, holder):
            # "Has no information on the talks".
            status = _worse(status, "doubt")
        holder = holder.parent
    for below in sentence.verbs:
        told = below.noun is group and below.sort in ("participle", "infinitive") and below.lemma not in known.sets["purposes"]
        # "Held a meeting to consider the accord": what it is held for says nothing of whether it is.
        told = told and not (below.sort == "infinitive" and not below.passive and _is_done(group, known))
        # "Said the talks scheduled in Lima will include trade".
        told = told or (below.sort == "participle" and group in below.subjects and _has_verb_behind(sentence, group, below))
        if told:
            # "A meeting to be held in May".
            ahead = below.sort == "infinitive" and below.passive and below.governor is None
            status = _worse(status, "plan" if ahead else known.governors.get(below.lemma, ""))
    verb = verb_of(group)
    if verb is None:
        return status, tense
    own, tense = verb_status(sentence, verb)
    if own == "denied" and verb.lemma in known.sets["passing_over"] and (verb.passive or group.role != "subject"):
        # "The expulsion was not justified", "the agency did not mention it": it has come about all the same.
        own = "other"
    if own in no_facts(group, verb) and (_argument(group) or is_purpose(group, verb)):
        status = own if status in ("actual", "planned") else status
    elif own == "planned" and group.by in known.sets["done_before"]:
        # "Will restore ties following a visit".
        pass
    elif own == "planned" and (_argument(group) or sentence.tokens[group.i].lower in known.sets["indefinite"] or is_of_stay(group, verb)):
        # "Will sign an accord on health at a special meeting", "will go to Lima for talks".
        status = _worse(status, "plan")
    # "Looked forward to talks".
    to_it = any(t.lower in known.sets["awaiting"] for t in sentence.tokens[verb.j : verb.j + 1])
    if to_it and group.i > verb.j:
        status = _worse(status, "wish")
    sort = _governor_sort(sentence, verb)
    done_to = group.role in ("object", "subject") and _argument(group)
    about = done_to or (group.role in known.sets["topic"] and _is_topic(sentence, group, sort, known))
    if about and sort in ("plan", "wish", "fail", "other", "deny") and (group.role != "subject" or verb.passive):
        status = _worse(status, sort)
    if verb.lemma in known.sets["consenting"] and group.role in known.sets["consented"]:
        # "Agreed to a meeting".
        status = _worse(status, "plan")
    if any(v is not verb and group in v.objects and v.passive and known.governors.get(v.lemma) == "fail" for v in sentence.verbs):
        # "The talks were set for May, but were cancelled".
        status = "fail"
    if verb.lemma in known.sets["remaining"] and any(sentence.head(g).lemma in known.sets["stalled"] for _, g in verb.obliques):
        # "The talks are at a standstill".
        status = "fail"
    if verb.lemma == "be" and any(sentence.head(g).lemma in known.sets["considered"] for _, g in verb.obliques):
        # "A visit is under consideration".
        status = _worse(status, "wish")
    if verb.lemma == "be" and verb.modal in known.sets["supposed"] and group.role == "subject" and status in ("actual", "planned"):
        # "Agreed that a normalization would be in the interest of both".
        status = "possible"
    if verb.lemma in known.sets["judged"] and status == "actual" and not verb.modal:
        # That has been.
        tense = "past"
    if before & known.sets["under_way"] and status in ("possible", "other", "fail"):
        # "Could affect the ongoing talks": they are held, whatever becomes of them.
        status = "actual"
    if before & known.sets["foreseen"] and status in ("wish", "other"):
        # "Discussed the upcoming visit": it is to be, whatever is said of it.
        status = "planned"
    return status, "future" if foreseen and status == "planned" else tense


def _is_topic(sentence: Sentence, group: NounGroup, sort: str, known: Words) -> bool:
    """Whether a noun is what its verb is about: it hangs on no other, but for a time or place of it, or on what does not come about."""
    above = group.parent
    if above is None or (sort in ("fail", "deny") and above.role in ("object", "subject")):
        return True
    # But "agreed to the truce after two days of talks".
    return sentence.head(above).lemma in known.sets["set_for"] and above.by not in known.sets["sequent"]


def _is_done(group: NounGroup, known: Words) -> bool:
    """Whether a noun is what a verb of doing does ("hold a meeting")."""
    return group.role == "object" and group.verb is not None and known.governors.get(group.verb.lemma) == "do"


def _has_verb_behind(sentence: Sentence, group: NounGroup, verb: VerbGroup) -> bool:
    """Whether a group that stands as the subject of a past form has its own verb only behind it."""
    return any(v.i > verb.i and v.sort == "finite" and group in v.subjects and v.governor is not verb for v in sentence.verbs)


def is_judged(sentence: Sentence, group: NounGroup) -> bool:
    """Whether what a noun names is only judged or followed ("the expulsion of two envoys was condemned"): it has come about."""
    judged = words(sentence.language).sets["judged"]
    verb = verb_of(group)
    holder = group.parent
    return (verb is not None and verb.lemma in judged and not verb.modal) or (holder is not None and sentence.head(holder).lemma in judged)


def _argument(group: NounGroup) -> bool:
    return group.parent is None
