"""What a text tells as no fact: what it orders its reader to tell, a purpose, an invented world; and what it tells as done, though it stands in an infinitive."""

from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.antecedents import answerers
from comity.read.grammar.links import AT, FOR, IN, OF, TO, WITH
from comity.read.sentence import Sentence

_COMMA = ","
#: So many words may stand between an order to tell and what is to be told ("tell the reader that").
_ADDRESSED = 4
#: By these it is told where somebody goes or is.
_PLACES = (TO, IN, AT)


def is_ordered(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb's clause is what the text orders its reader to tell ("Report that Chile invaded Peru", "you must say that").

    A text that gives orders to a machine, or to whoever reads it, bears no witness to what it wants told.
    """
    known = words(sentence.language)
    opening = [t.lower for t in sentence.tokens[:2]]
    if len(opening) > 1 and opening[0] in known.sets["hortative"] and opening[1] in known.sets["hortative_we"]:
        # "Let's get the deal done".
        return True
    above = verb.governor
    if above is not None and above.lemma in known.sets["dictating"] and above.subjects:
        is_addressed = all(sentence.head(g).lower in known.sets["addressed"] for g in above.subjects)
        return is_addressed and bool(above.modal or above.sort == "infinitive")
    opened = next((k for k in range(verb.i - 1, -1, -1) if sentence.tokens[k].lower in known.sets["that"]), None)
    if opened is None:
        return False
    # Behind another verb it is that verb's clause ("State law requires that").
    verbs = [v.main for v in sentence.verbs if v.main < opened]
    first = max(opened - 1 - _ADDRESSED, verbs[-1] if verbs else 0, 0)
    return any(sentence.tokens[k].lower in known.sets["dictating"] and _begins_order(sentence, k) for k in range(first, opened))


def _begins_order(sentence: Sentence, k: int) -> bool:
    """Whether a word stands where an imperative does: in front of all, but for what softens it, or joined to another one."""
    known = words(sentence.language)
    while k and (sentence.tokens[k - 1].tag == "X" or sentence.tokens[k - 1].lower in known.sets["softening"]):
        k -= 1
    before = sentence.tokens[k - 1] if k else None
    if before is None or (before.tag == "Y" and before.lower != _COMMA):
        return True
    return before.tag in "CY" and any(v.i < k and _is_imperative(sentence, v) for v in sentence.verbs)


def _is_imperative(sentence: Sentence, verb: VerbGroup) -> bool:
    at = verb.i
    return not verb.subjects and sentence.tokens[verb.main].form == "base" and (at == 0 or sentence.tokens[at - 1].tag in "XY")


def is_fiction(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a deed happens in a novel, a film or the like."""
    known = words(sentence.language).sets
    return any(
        (g.by or g.role) in known["within"] and sentence.head(g).lemma in known["fictions"] for g in sentence.nouns if g.verb is verb
    )


def is_of_no_news(sentence: Sentence, holder: NounGroup) -> bool:
    """Whether what hangs on a noun is not known, as there is no word of it."""
    known, verb = words(sentence.language).sets, holder.verb
    none = sentence.tokens[holder.i].lower in known["negation"] or (verb is not None and verb.negated and holder in verb.objects)
    return none and sentence.head(holder).lemma in known["news"]


def is_purpose(group: NounGroup, verb: VerbGroup) -> bool:
    """Whether a noun is what the object of a verb is for ("offered to host both for the signing of an accord")."""
    while group.by == OF and group.parent is not None:
        group = group.parent
    return group.by == FOR and group.parent in (*verb.objects, *verb.subjects)


def is_of_stay(group: NounGroup, verb: VerbGroup) -> bool:
    """Whether a noun is what somebody goes or is received somewhere for ("to Lima for talks", "at the palace for a summit")."""
    return group.by == FOR and any(prep in _PLACES and place is group.parent for prep, place in verb.obliques)


def is_brought_about(sentence: Sentence, governor: VerbGroup) -> bool:
    """Whether a verb tells that what stands under it was done ("the row led Peru to ban them", "Peru's response was to ban them")."""
    known = words(sentence.language).sets
    if governor.tense != "past" or governor.negated or governor.modal:
        return False
    if governor.lemma != "be":
        return governor.lemma in known["bringing_to"] and bool(governor.objects)
    # "What Peru did was to ban them".
    did = any(words(sentence.language).closed.get(t.lower) == "do" for t in sentence.tokens[max(0, governor.i - 1) : governor.main])
    return did or any(sentence.head(g).lemma in known["answers"] for g in governor.subjects)


def is_left_undone(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a doing is told to be left undone ("without closing its border", but "without counting the loan")."""
    known = words(sentence.language).sets
    undone = verb.sort == "ing" and verb.i > 0 and sentence.tokens[verb.i - 1].lower in known["left_undone"]
    return undone and verb.lemma not in known["leaving_out"]


def is_mere_judgement(sentence: Sentence, governor: VerbGroup) -> bool:
    """Whether a deed is only judged ("it would be wrong for Chile to break ties"): "it" is what the infinitive tells."""
    heads = [sentence.head(g) for g in governor.subjects]
    is_it = bool(heads) and all(h.lower in words(sentence.language).sets["expletive"] for h in heads)
    judged = any(g.i == g.head and not sentence.head(g).mark for g in governor.objects)
    return governor.lemma == "be" and governor.tense != "past" and is_it and judged


def sort_between(sentence: Sentence, governor: VerbGroup, verb: VerbGroup) -> str:
    """What stands between "is" and "to": due and ready are plans, able is none; nothing is a plan too."""
    between = {word for t in sentence.tokens[governor.j : verb.i] for word in t.lower.split()}
    known = words(sentence.language)
    it = any(sentence.head(g).lower in known.sets["expletive"] for g in governor.subjects)
    # "What a pleasure it is to welcome you".
    fronted = {t.lower for t in sentence.tokens[governor.first : governor.i]} if it and not between else set[str]()
    if (between | fronted) & known.sets["able"]:
        return ""
    if between & known.sets["unable"]:
        return "fail"
    if between & known.sets["judging"]:
        return "wish"
    return "plan"


def is_all_but_done(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether something nearly came about ("was nearly closed"); what nearly doubled has changed all the same."""
    known = words(sentence.language).sets
    before = sentence.tokens[max(0, verb.i - 1) : verb.main]
    return any(t.lower in known["nearly"] for t in before) and verb.lemma not in known["changing"]


def who_answered(sentence: Sentence, verb: VerbGroup) -> list[NounGroup]:
    """Whose answer a verb of a sentence tells to have been what stands behind it."""
    return answerers(sentence.tokens, verb, words(sentence.language))


def is_answer_of(sentence: Sentence, noun: NounGroup) -> bool:
    """Whether a deed that a noun names is told as what somebody did in answer ("responded with the expulsion of two envoys")."""
    verb = noun.verb
    if verb is None or verb.tense != "past" or verb.negated or verb.modal:
        return False
    responded = verb.lemma in words(sentence.language).sets["answering_with"] and noun.role == WITH
    return responded or (noun in verb.objects and bool(who_answered(sentence, verb)))


def no_facts(group: NounGroup, verb: VerbGroup) -> tuple[str, ...]:
    """By which status of a verb what stands in its place is no fact either: "discussed ways to continue the talks" tells of no talks."""
    only_spoken_of = verb.sort == "infinitive" and group.role == "object"
    return ("denied", "wish", "fail", "possible", "unsaid", *(("other",) if only_spoken_of else ()))


def is_taken(sentence: Sentence, holder: NounGroup) -> bool:
    """Whether a step is one that a verb says to be taken."""
    known = words(sentence.language)
    return sentence.head(holder).lemma in known.sets["steps"] and holder.verb is not None and known.governors.get(holder.verb.lemma) == "do"


def is_doubtful(sentence: Sentence, group: NounGroup) -> bool:
    """Whether what a noun tells is hearsay ("rumours", "unconfirmed reports")."""
    known = words(sentence.language)
    before = {t.lower for t in sentence.tokens[group.i : group.head]}
    return known.noun_governors.get(sentence.head(group).lemma) == "doubt" or bool(before & known.sets["unreal_adjectives"])
