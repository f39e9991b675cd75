"""Whether a deed was done: what stands above, before and beside the word that names it."""

from collections.abc import Iterable, Iterator, Mapping

from comity.observation import Attribute, Finding
from comity.parties import Mention
from comity.read.coercing.coercion_words import fulfilled, is_owned, lists
from comity.read.coercing.threatening import is_condition
from comity.read.coercing.whose_things import product
from comity.read.discourse import Discourse
from comity.read.facts import fact
from comity.read.frames import Instance, is_answer_of, noun_status, verb_status, when
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import FOR
from comity.read.hanging import ancestors
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence
from comity.read.status import verb_of
from comity.read.timing import goes_on
from comity.read.unasserted import is_brought_about

#: Actions of which what they fall on tells two rounds apart.
_ON_GOODS = frozenset(("tariff", "ban"))
#: Those that last until they are lifted.
_IN_FORCE = frozenset(("ban", "border_closed", "sanctions", "tariff"))
#: How many verbs up one of charging or preventing is looked for.
_ABOVE = 4


def deed(sentence: Sentence, verb: VerbGroup, armed: bool) -> tuple[str, str]:
    """Whether what a verb tells is a deed, and its tense.

    Returns:
        ``actual``, ``planned`` (never of force: only what has been done is told), or ``other`` for none; the tense.

    """
    known = lists(sentence.language)
    if verb.sort == "infinitive" and (done := fulfilled(sentence, verb.noun)) is not None:
        # "Made good on its threat to tax".
        return deed(sentence, done, armed)
    if is_charged(sentence, verb) or _is_to_be_seen(sentence, verb):
        return "other", ""
    start = max((g.j for g in verb.subjects if g.j <= verb.i), default=max(0, verb.i - 1))
    if any(t.lower in known["alleging"] for t in sentence.tokens[start : verb.j + 1]):
        # "The army allegedly killed": that is a charge.
        return "other", ""
    if is_wished(sentence, verb) or _is_ruled_out(sentence, verb):
        return "other", ""
    status, tense = verb_status(sentence, verb)
    duty = verb.governor if verb.sort == "infinitive" else None
    if duty is not None and duty.lemma in known["becoming"] and duty.modal in words(sentence.language).sets["supposed"]:
        # "Said it would be its duty to seize a ship".
        return "other", ""
    if verb.sort == "infinitive" and status == "actual":
        above = verb.governor.lemma if verb.governor is not None else ""
        of = sentence.head(verb.noun).lemma if verb.noun is not None else ""
        if not armed and above in known["causing"] and verb.governor is not None and _is_told_as_past(verb.governor):
            # "The row prompted Peru to halt imports."
            return "actual", "past"
        reported = verb.governor is not None and verb.governor.passive and verb.perfect
        if not armed and reported and above in known["reported"]:
            # "Was said to have accused".
            return "actual", "past"
        if verb.governor is not None and above not in known["causing"] and is_brought_about(sentence, verb.governor):
            # "Peru's response was to ban them."
            return "actual", "past"
        if verb.noun is not None and (way := _as_first(sentence, verb.noun)):
            # "Became the second country to ban".
            return way
        if above in known["moved"] or of in known["decisions"]:
            status, tense = "planned", "future"
        elif above not in known["done_under"] and not (armed and _is_dispatched(sentence, verb)):
            status = "other"
    if status == "planned" and _goes_on(verb, known["lasting"]):
        # "Will remain in effect", "will continue to sanction": what is there already.
        status, tense = "actual", "present"
    if status == "planned" and verb.tense == "future" and any(is_condition(sentence, v) for v in sentence.verbs if v is not verb):
        # "We will shut the border if Peru shells us": that is a threat.
        return "other", ""
    if status not in ("actual", "planned") or (armed and (status != "actual" or _is_far_off(verb))):
        return "other", ""
    if _may_be_another(sentence, verb):
        # "The raid by Peru that threatened Ghana": it may be the raid that did.
        return "other", ""
    # Whom "who" means is sure only where it follows a group that hangs on none other ("the army of Peru, which …").
    if armed and verb.noun is not None and verb.sort != "ing" and verb.noun.by in known["places"] and not verb.passive:
        return "other", ""
    return status, tense


def _is_dispatched(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether forces were sent to do it ("dispatched jets to attack Peruvian positions")."""
    known, above = lists(sentence.language), verb.governor
    sent = above is not None and above.lemma in known["dispatching"] and above.tense == "past" and not above.negated and not above.modal
    arms = known["weapons"] | known["flown"] | known["units"]
    held = [g for o in above.objects for g in (o, *(h for _, h in o.behind))] if above is not None else []
    return sent and any(t.lemma in arms for g in held for t in sentence.tokens[g.i : g.j])


def _is_told_as_past(verb: VerbGroup) -> bool:
    """Whether a verb, or what it stands under without a tense of its own ("tension rose, prompting Peru to"), tells of the past."""
    while verb.sort == "ing" and verb.governor is not None:
        verb = verb.governor
    return verb.tense == "past" and not verb.negated and not verb.modal


def _as_first(sentence: Sentence, noun: NounGroup) -> tuple[str, str] | None:
    """The status and tense of what somebody is the first or next to do ("is the latest state to close its border"); None elsewhere."""
    known, verb = lists(sentence.language), noun.verb
    if verb is None or noun not in verb.objects or verb.lemma not in known["becoming"] or sentence.head(noun).lemma not in known["called"]:
        return None
    order = any(t.lower in known["in_order"] for t in sentence.tokens[noun.i : noun.head])
    return verb_status(sentence, verb) if order else None


def _is_far_off(verb: VerbGroup) -> bool:
    """Whether a verb without a tense stands, however far, under one of what is not or is to come ("will not join in by attacking Peru")."""
    while verb.sort in ("infinitive", "ing") and verb.governor is not None:
        verb = verb.governor
        if verb.negated or verb.modal or verb.tense == "future":
            return True
    return False


def _goes_on(verb: VerbGroup, lasting: frozenset[str]) -> bool:
    """Whether a verb, or the one that it stands under, tells that a measure goes on."""
    above = verb.governor if verb.sort in ("infinitive", "ing") else None
    return verb.lemma in lasting or (above is not None and above.lemma in lasting)


def _may_be_another(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether what a relative clause describes hangs by "by" on what may do it instead; "who" means the person."""
    noun, known = verb.noun, lists(sentence.language)
    if noun is None or noun.by not in known["by"] or noun.parent is None or verb.sort == "infinitive":
        return False
    people = words(sentence.language).sets["relative_of_people"]
    return not (sentence.head(noun).mark == "person" and sentence.tokens[verb.i - 1].lower in people)


def is_charged(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb stands under one of charging, warning or preventing ("accused it of attacking", "alleged that it attacked")."""
    known = lists(sentence.language)
    below, above = verb, verb.governor
    for _ in range(_ABOVE):
        if above is None:
            return False
        before = sentence.tokens[below.i - 1] if below.i else None
        # "Followed, expelling the envoy and banning imports": beside what is told.
        beside = below.sort == above.sort == "ing" and before is not None and before.tag == "C"
        tied = below.sort == "ing" and before is not None and before.tag in "PC" and not beside and not _is_step_of(sentence, below)
        if _is_confessed(sentence, below, above):
            return False
        if (above.lemma in known["charging"] and (tied or below.sort != "ing")) or _is_content(sentence, below, above):
            return True
        if tied and before is not None and before.lower not in known["means"]:
            return True
        # "Agreed to hold up imposing duties": a deed right behind a verb that does not begin it or go on with it.
        if below.sort == "ing" and not beside and _is_right_behind(sentence, below, above) and not _goes_on_to(sentence, above):
            return True
        if _is_tied(sentence, above):
            # "Is thinking of doing it: attacking Peru".
            return True
        below, above = above, above.governor
    return False


def _is_confessed(sentence: Sentence, verb: VerbGroup, above: VerbGroup) -> bool:
    """Whether somebody claims what its own forces did ("Chile claimed that its air force had bombed a town")."""
    claims = above.lemma in lists(sentence.language)["claiming"] and not above.negated and not above.modal
    return claims and not verb.passive and bool(verb.subjects) and all(is_owned(sentence, g) for g in verb.subjects)


def _goes_on_to(sentence: Sentence, above: VerbGroup) -> bool:
    """Whether a verb begins a deed or goes on with it, or comes to it at last ("ended up banning them")."""
    ending = above.lemma in words(sentence.language).sets["ending_up"]
    after = sentence.tokens[above.j].lower if above.j < len(sentence.tokens) else ""
    return above.lemma in lists(sentence.language)["going_on"] if not ending else after in words(sentence.language).sets["particles"]


def _is_step_of(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a doing is the step that somebody took ("took the step of banning them")."""
    holder = next((g for g in sentence.nouns if g.j == verb.i - 1), None)
    taken = holder is not None and holder.verb is not None and holder in holder.verb.objects and holder.verb.tense == "past"
    return taken and holder is not None and sentence.head(holder).lemma in words(sentence.language).sets["steps"]


def _is_tied(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb is a doing that a preposition ties to what stands before, but for one that tells the means."""
    before = sentence.tokens[verb.i - 1] if verb.i else None
    return before is not None and before.tag == "P" and before.lower not in lists(sentence.language)["means"]


def _is_right_behind(sentence: Sentence, verb: VerbGroup, above: VerbGroup) -> bool:
    """Whether only particles and adverbs stand between a verb and the one above it."""
    means = lists(sentence.language)["means"]
    if verb.i and sentence.tokens[verb.i - 1].tag == "C":
        return True
    return above.j <= verb.i and all(t.tag in ("X", "P") and t.lower not in means for t in sentence.tokens[above.j : verb.i])


def _is_ruled_out(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether it was not the subject that did it ("neither Chile nor Peru", "no troops"), or nobody yet ("until Chile attacks")."""
    known, negation = lists(sentence.language), words(sentence.language).sets["negation"]
    for group in verb.subjects:
        before = sentence.tokens[group.i - 1].lower if group.i else ""
        first = {t.lower for t in sentence.tokens[group.i : group.head]}
        if before in negation or first & negation or (verb.tense == "present" and before in known["not_yet"]):
            return True
    return False


def _is_to_be_seen(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether somebody has to see a thing done, or wants it done ("told it to pay or see the border closed")."""
    seeing = lists(sentence.language)["seeing"]
    above = [v for v in sentence.verbs if v.i < verb.i and v.sort == "infinitive" and v.lemma in seeing]
    return verb.passive and verb.sort == "participle" and any(g.j == verb.i and g in v.objects for v in above for g in verb.objects)


def is_said_undone(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a deed is said not to have been done ("denied that its troops had crossed", "no soldier of ours has entered")."""
    known, above = lists(sentence.language), verb.governor
    if verb.tense == "future" or verb.modal or verb.sort == "infinitive":
        return False
    if above is None or (above.governor is None and above.lemma in words(sentence.language).sets["saying"]):
        nobody = words(sentence.language).sets["nobody"]
        return not verb.passive and any(sentence.tokens[g.i].lower in nobody for g in verb.subjects)
    if above.governor is not None or above.lemma not in known["denying"] or above.negated or above.modal or above.sort == "infinitive":
        return False
    return verb_status(sentence, verb)[0] == "denied" or _is_content(sentence, verb, above)


def _is_content(sentence: Sentence, verb: VerbGroup, above: VerbGroup) -> bool:
    """Whether a clause tells what a charge, rumour or demand is of ("rejected the charge that Peru had bombed Ghana")."""
    start = min((g.i for g in verb.subjects if g.j <= verb.i), default=0) - 1
    if start < 0 or sentence.tokens[start].lower not in words(sentence.language).sets["that"] or verb.sort in ("infinitive", "ing"):
        return False
    unreal = lists(sentence.language)["unreal_nouns"]
    return any(g.j == start and sentence.head(g).lemma in unreal for g in above.objects)


def is_wished(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb's form is the one of a demand: "its demand that Israel ease the ban", "that the border be opened"."""
    if verb.sort == "finite" and verb.passive and verb.i != verb.main and sentence.tokens[verb.i].form == "base" and not verb.modal:
        return True
    if verb.sort != "finite" or verb.tense != "present" or verb.i != verb.main or sentence.tokens[verb.main].form != "base":
        return False
    if any(words(sentence.language).closed.get(sentence.tokens[g.i - 1].lower) == "do" for g in verb.subjects if g.i):
        # "Only in 2016 did Peru close it".
        return False
    return len(verb.subjects) == 1 and isinstance(sentence.head(verb.subjects[0]).value, Mention) and not verb.subjects[0].listed


def is_named(sentence: Sentence, noun: NounGroup, armed: bool) -> bool:
    """Whether a deed that is only named, with its doer and target, is told as one that was done ("condemned Peru's attack on Ghana")."""
    known = lists(sentence.language)
    first = noun.i
    while first and sentence.tokens[first - 1].tag in ("D", "X"):
        # "Any further Peruvian attack".
        first -= 1
    if any(t.lower in known["unreal_words"] for t in sentence.tokens[first : noun.head]) or (armed and is_told_in_fiction(sentence, noun)):
        return False
    holder = noun.parent
    while holder is not None:
        if sentence.head(holder).lemma in known["unreal_nouns"]:
            return False
        holder = holder.parent
    if any(v.noun is noun and v.sort == "infinitive" for v in sentence.verbs):
        return False
    verb, definite = verb_of(noun), is_definite(sentence, noun)
    if verb is not None:
        if noun.role == "subject" and verb.modal in words(sentence.language).sets["supposed"]:
            # "A Peruvian blockade of Chile would be a violation".
            return False
        sort = words(sentence.language).governors.get(verb.lemma, "")
        if verb.lemma in known["calling"] and next(g for g in (noun, *ancestors(noun)) if g.verb is not None).by == FOR:
            # "Called for the seizure of a Peruvian trawler by Chile".
            return False
        if verb.lemma in known["unreal_verbs"] or (sort in ("wish", "plan", "fail") and (armed or not definite)):
            return False
    if _is_listed(sentence, noun) or is_answer_of(sentence, noun):
        # "Ban on Fijian timber by Chile since 2014."
        return True
    status, _ = noun_status(sentence, noun)
    if (status not in ("actual", "other") and (armed or not definite)) or _is_supposed(sentence, noun, verb):
        return False
    if (
        armed
        and verb is not None
        and noun in verb.objects
        and verb.lemma in known["drawing"]
        and verb_status(sentence, verb) == ("actual", "past")
    ):
        # "The raid drew a Peruvian barrage".
        return True
    by = any(prep in known["by"] for prep, _ in noun.behind)
    past = verb is None or verb.tense == "past" or (verb.sort == "ing" and not verb.tense)
    return definite or (by and past) or (verb is not None and verb.tense == "past" and noun.role == "subject")


def is_told_in_fiction(sentence: Sentence, noun: NounGroup) -> bool:
    """Whether a deed is what a novel, a film or the like tells of."""
    verb, fictions = verb_of(noun), words(sentence.language).sets["fictions"]
    told = any(sentence.head(g).lemma in fictions for g in verb.subjects) if verb is not None else False
    return told or any(sentence.head(g).lemma in fictions for g in ancestors(noun))


def _is_listed(sentence: Sentence, noun: NounGroup) -> bool:
    """Whether a deed heads a line without a verb that tells when it was or since when it is in force."""
    before = sentence.tokens[: noun.i]
    return not sentence.verbs and bool(sentence.periods()) and all(t.mark in ("sign", "period") or t.tag in "DP" for t in before)


def _is_supposed(sentence: Sentence, noun: NounGroup, verb: VerbGroup | None) -> bool:
    """Whether a deed without an article is only what something would bring ("that would trigger Peruvian tariffs on wheat")."""
    sets = words(sentence.language).sets
    bare = noun.possessor is None and sentence.tokens[noun.i].tag not in ("D", "Q")
    return bare and verb is not None and verb.modal in sets["possible"] | sets["supposed"]


def is_definite(sentence: Sentence, noun: NounGroup) -> bool:
    """Whether a group is marked as something known: "the attack", "Peru's attack", not "an attack"."""
    if noun.possessor is not None:
        return True
    first = sentence.tokens[noun.i]
    return first.lower in words(sentence.language).sets["definite"] or first.tag == "Q" or bool(first.mark)


def is_figurative(sentence: Sentence, noun: NounGroup) -> bool:
    """Whether an attack or a war is one of words, goods or games."""
    known = lists(sentence.language)
    if any(sentence.head(g).lower in known["figurative_of"] for prep, g in noun.behind if prep in known["made"]):
        return True
    return any(t.lower in known["figurative"] for t in sentence.tokens[noun.i : noun.head + 1])


def at_verb(instance: Instance, verb: VerbGroup, discourse: Discourse, status: str, tense: str) -> tuple[Instance, Period | None]:
    """The instance as its verb tells it, and when."""
    told = Instance(instance.frame, instance.sentence, verb, None, status, tense)
    period = None if _is_dated_by_saying(instance.sentence, verb, status) else when(told, discourse)
    in_force = (
        verb.passive and (verb.tense == "present" or goes_on(told)) and status == "actual" and instance.frame.attrs["action"] in _IN_FORCE
    )
    if period is not None and in_force and period.lead in lists(instance.sentence.language)["source"]:
        # "Is closed with effect from 3 May".
        period = period._replace(last=None)
    known = lists(instance.sentence.language)
    lasts = _goes_on(verb, known["lasting"]) or verb.lemma in known["prolonging"]
    if period is not None and period.first is None and status == "actual" and lasts:
        # "Will stay until May", "was extended until May": it began when it was made.
        period = None
    return told, period


def _is_dated_by_saying(sentence: Sentence, verb: VerbGroup, status: str) -> bool:
    """Whether the only date is that of saying what is still to come or was before ("said on Monday that it will charge", "that it had charged")."""
    dates = [place for place, _ in sentence.periods()]
    above = verb.governor
    telling = above is not None and verb.perfect and verb.tense == above.tense == "past" and verb.sort == "finite"
    if telling and above is not None and above.lemma in lists(sentence.language)["making_known"] and dates:
        return all(above.i < place < verb.first for place in dates)
    return status == "planned" and bool(dates) and all(any(v.i < place < verb.i for v in sentence.verbs) for place in dates)


def _is_of(sentence: Sentence, group: NounGroup, name: str) -> bool:
    """Whether a thing is one of a list ("gas"), or a flow of it ("gas supplies")."""
    known, head = lists(sentence.language), sentence.head(group).lemma
    return head in known[name] or (head in known["flows"] and any(t.lemma in known[name] for t in sentence.tokens[group.i : group.head]))


def acts(
    instance: Instance, who: Iterable[str], hit: Mapping[str, NounGroup | None], period: Period | None, action: str = "", what: str = ""
) -> Iterator[Finding]:
    """One fact for each doer and target.

    Args:
        instance: what tells it; its status is the fact's modality.
        who: the doers.
        hit: the targets, each with the group that names it.
        period: when.
        action: the frame's if not given.
        what: what it falls on or asks, where the text tells it; of a tariff or ban the goods are found here.

    """
    frame = instance.frame
    for name, value in {} if action else frame.attrs.get("by_thing", {}).items():
        if any(g is not None and _is_of(instance.sentence, g, name) for g in hit.values()):
            action = value
    action = action or str(frame.attrs["action"])
    attrs: dict[str, Attribute] = {"action": action}
    groups = {id(g): g for g in hit.values()}.values()
    names = [n for g in groups if action in _ON_GOODS and (n := product(instance.sentence, g))]
    if what or names:
        attrs["what"] = what or ", ".join(names)
    modality = instance.status if instance.status in ("actual", "planned", "denied") else "actual"
    together = list(dict.fromkeys(who))
    for doer in together:
        # Those who do something together do it to none of themselves.
        for target in hit:
            if target not in together:
                yield fact(instance, doer, target, dict(attrs), period, modality=modality)
