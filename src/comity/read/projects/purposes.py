"""What money is told to be for, where the text says in whose giving it is: in the sentence of the sum, or right behind it."""

from itertools import pairwise

from comity.read.discourse import Discourse
from comity.read.figures.sentence_figures import Head, told
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import IN, OF, TO
from comity.read.projects.payers import above
from comity.read.projects.programmes_and_facilities import Thing, is_stretch, kind_of, lexicon, links_towns
from comity.read.sentence import Sentence

_MONEY = "finance"
#: How far behind a sum a sentence may stand that tells what "the money" is for.
_REACH = 2
#: Sorts of verbs that tell an aim.
_AIMS = ("infinitive", "ing")
#: Tags of what begins another clause, and signs that end one.
_CLAUSE = "VHMSR"
_STOPS = ".;:"


def paying_for(sentence: Sentence, thing: Thing, discourse: Discourse) -> tuple[str, str] | None:
    """Who gives money that a thing is the purpose of, and who gets it, as the sums that were told have it."""
    top = _top(sentence, thing.group)
    if not _is_purpose(sentence, top):
        return None
    here = told(_MONEY, discourse, 0)
    if here is not None and here.heads:
        before = [h for h in here.heads if h.i < top.i and h.a and h.b]
        return (before[-1].a, before[-1].b) if before and _leads_to(sentence, before[-1], top) else None
    before_it = told(_MONEY, discourse, _REACH)
    heads = [h for h in before_it.heads if h.a and h.b] if before_it is not None else []
    return (heads[-1].a, heads[-1].b) if heads and _is_of_the_money(sentence, top) else None


def is_one(sentence: Sentence, thing: Thing) -> bool:
    """Whether a thing that money is for is one of its own: by a name before it, a place behind it, or what a project is of and for whom."""
    group, known = thing.group, lexicon(sentence.language)
    head = sentence.head(group)
    if head.mark or (head.lower != head.lemma and head.lower not in known.facility and not is_stretch(sentence, group)):
        return False
    if any(t.tag in "NJ" and t.text[0].isupper() and not t.mark for t in sentence.tokens[max(group.i, 1) : group.head]):
        return True
    of = any(t.tag == "N" and not t.mark for t in sentence.tokens[group.i : group.head])
    return _has_place_behind(sentence, group) or (head.lemma in known.paid and of and bool(group.behind))


def _has_place_behind(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a place is told behind a thing, or behind what is listed with it ("a plant and 12 km of main at Dawei")."""
    known = lexicon(sentence.language)
    leading = known.at | known.ends
    for first, second, third in zip(
        sentence.tokens[group.j :], sentence.tokens[group.j + 1 :], [*sentence.tokens[group.j + 2 :], None], strict=False
    ):
        if first.tag in _CLAUSE or first.lower in _STOPS:
            break
        name = third if second.tag == "D" and third is not None else second
        if first.tag == "P" and first.lower in leading and name.text[0].isupper() and name.mark != "period":
            return True
    return links_towns(sentence, group)


def _top(sentence: Sentence, group: NounGroup) -> NounGroup:
    """What a thing hangs on that is done to it or is a stretch of it ("the paving of 40 kilometres of road")."""
    tops = above(sentence, group)
    top = tops[-1] if tops else group
    return top.parent if is_stretch(sentence, top) and top.parent is not None else top


def _is_purpose(sentence: Sentence, top: NounGroup) -> bool:
    """Whether something stands where a purpose is told: "for X", "towards X", "destined to X", "to finance X", "for building X"."""
    known = lexicon(sentence.language)
    by = top.by or top.role
    if by in known.paying or is_supported(sentence, top):
        return True
    first = sentence.tokens[max(0, top.i - 2) : top.i]
    if by == TO or (first and first[-1].lower == TO):
        return bool(first) and first[0].lemma in known.meant
    verb = _verb_over(sentence, top)
    return verb is not None and (verb.lemma in known.doing or verb.lemma in known.helpful)


def is_supported(sentence: Sentence, group: NounGroup) -> bool:
    """Whether money is told to be in support of a thing ("a loan in support of a power project")."""
    above = group.parent if group.by == OF else None
    return above is not None and above.by == IN and sentence.head(above).lemma in lexicon(sentence.language).help


def _verb_over(sentence: Sentence, top: NounGroup) -> VerbGroup | None:
    """The verb of an aim whose object a group is, or which it follows ("to build a mill", "to help finance a mill")."""
    for verb in sentence.verbs:
        if verb.sort in _AIMS and verb.j <= top.i and (top in verb.objects or verb.j == top.i):
            return verb
        if verb.passive and verb.i >= top.j and top in (*verb.objects, *verb.subjects) and _is_instrument(sentence, top.i):
            return verb
    return None


def _is_instrument(sentence: Sentence, at: int) -> bool:
    """Whether a clause tells with what something is done ("with which a mill is to be put up", "out of the loan a bridge will be built")."""
    known, definite = lexicon(sentence.language), words(sentence.language).sets["definite"]
    for first, second in pairwise(sentence.tokens[max(0, at - 6) : at]):
        if first.lower in known.means and (second.tag == "R" or second.lower in definite):
            return True
    return False


def _leads_to(sentence: Sentence, head: Head, top: NounGroup) -> bool:
    """Whether nothing else is told between money and what it is for than its use ("which will be used for", "destined to")."""
    known = lexicon(sentence.language)
    between = [v for v in sentence.verbs if head.j <= v.i and v.j <= top.i and v.sort not in _AIMS]
    under = head.under or head.verb
    return all(v is under or v.lemma in known.using | known.meant for v in between)


def _is_of_the_money(sentence: Sentence, top: NounGroup) -> bool:
    """Whether a sentence tells of the money that was told before it ("The loan will finance X", "Out of it X will be built")."""
    known, sets = lexicon(sentence.language), words(sentence.language).sets
    for group in sentence.nouns:
        if group.i >= top.i or group.possessor is not None:
            continue
        head = sentence.head(group)
        own = head.lower in sets["singular"] or (
            kind_of(sentence, group) in known.money and sentence.tokens[group.i].lower in sets["definite"]
        )
        at_work = group.role == "subject" and group.verb is not None and group.verb.lemma in known.using | known.doing | known.helpful
        by_means = any(t.lower in known.means for t in sentence.tokens[max(0, group.i - 1) : group.i])
        if own and (at_work or by_means):
            return True
    return False
