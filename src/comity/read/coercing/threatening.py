"""Clauses that threaten: what a state says it will do to another on terms ("we will shut the border if Peru shells us"), or what the other will face."""

from comity.read.coercing.coercion_words import lists
from comity.read.coercing.doers_and_targets import doers, targets
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, verb_behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.sentence import Sentence
from comity.read.speech.reports import reports

#: So many tokens before a clause's subject may open it.
_OPENING = 2
_FINITE = ("finite", "participle")


def told_clause(sentence: Sentence, verb: VerbGroup) -> VerbGroup | None:
    """The verb of the clause that a verb of saying tells: under it, or in what its subject is reported as saying around it."""
    below = next((v for v in sentence.verbs if v.governor is verb), None)
    if below is not None:
        return below
    speaking = [*verb.subjects, *verb.objects]
    for report in reports(sentence):
        if report.group not in speaking:
            continue
        said = [v for v in sentence.verbs if any(i <= v.main < j for i, j in report.said) and v.sort in _FINITE and v is not verb]
        main = [v for v in said if v.governor is None and v.noun is None and not is_condition(sentence, v)]
        if main:
            return main[0]
    return None


def is_condition(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb's clause tells on what terms something will be ("if Peru does not pay", "unless it pays", "should it not pay")."""
    start = min([verb.i, *(g.i for g in (verb.objects if verb.passive else verb.subjects) if g.j <= verb.i)])
    opening = sentence.tokens[max(0, start - _OPENING) : start]
    if verb is sentence.verbs[0]:
        opening = [*sentence.tokens[:_OPENING], *opening]
    inverted = start > 0 and sentence.tokens[start - 1].lower in words(sentence.language).sets["inverted"]
    return inverted or any(t.lower in words(sentence.language).sets["conditional"] for t in opening)


def is_harm(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb tells of something bad done to somebody: "shut the border", "use force", "impose sanctions", "hit back"."""
    known = lists(sentence.language)
    done = [*verb.objects, *(g for prep, g in verb_behind(verb) if prep in known["harmed_with"])]
    if verb.lemma in known["harming_with"] and any(sentence.head(g).lemma in known["punishment"] for g in done):
        return True
    if verb.lemma in known["hitting"]:
        return any(t.lower in known["back"] for t in sentence.tokens[verb.j : verb.j + 1])
    return verb.lemma in known["hurting"] and (bool(verb.objects or verb.obliques) or verb.lemma in known["answering"])


def is_suffered(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb tells of what its subject will have to bear ("would face grave consequences", "will pay a heavy price")."""
    known = lists(sentence.language)
    borne = any(sentence.head(g).lemma in known["punishment"] | known["consequences"] | known["prices"] for g in verb.objects)
    return verb.lemma in known["bearing_harm"] and borne and not verb.negated and verb.tense != "past"


def on_terms(instance: Instance, below: VerbGroup, who: list[str], discourse: Discourse) -> dict[str, NounGroup]:
    """Whom a clause threatens: with a deed of the speaker's own that hangs on what another does, or with what that one will face."""
    sentence, frame = instance.sentence, instance.frame
    if is_suffered(sentence, below):
        return the_only_other(targets(sentence, below.subjects, discourse, frame), who)
    terms = [v for v in sentence.verbs if v is not below and is_condition(sentence, v)]
    if not terms or not is_harm(sentence, below) or not _is_own(instance, below, who, discourse):
        return {}
    hit = the_only_other(targets(sentence, below.objects, discourse, frame), who)
    hit = hit or the_only_other(targets(sentence, [g for _, g in verb_behind(below)], discourse, frame), who)
    hit = hit or the_only_other(
        targets(sentence, [g for v in terms for g in (v.objects if v.passive else v.subjects)], discourse, frame), who
    )
    pronoun = any(sentence.head(g).tag == "U" for v in terms for g in v.subjects)
    if not hit and (pronoun or discourse.is_told()) and len(who) == 1:
        # "Said that it would shut the border if the shelling went on": the other of the two.
        return against_the_other(sentence, below, who[0], discourse)
    return hit


def against_the_other(sentence: Sentence, verb: VerbGroup, one: str, discourse: Discourse) -> dict[str, NounGroup]:
    """The other of the two that a text is of, where a sentence names nobody else: at the subject of a verb that one does."""
    other, named = discourse.other(one), {p for p in sentence.parties() if is_actor(p)} - {one}
    return {other: verb.subjects[0]} if other and verb.subjects and named <= {other} else {}


def _is_own(instance: Instance, below: VerbGroup, who: list[str], discourse: Discourse) -> bool:
    """Whether it is who speaks that will do it."""
    sentence = instance.sentence
    may = below.modal in words(sentence.language).sets["possible"]
    if (below.tense != "future" and not may) or below.passive or below.negated:
        return False
    own = words(sentence.language).sets["own"]
    for group in below.subjects:
        head = sentence.head(group)
        if (
            head.lower in own
            or (head.tag == "U" and below.governor is not None)
            or set(doers(sentence, [group], discourse, instance.frame)) & set(who)
        ):
            return True
    return False


def the_only_other(hit: dict[str, NounGroup], who: list[str]) -> dict[str, NounGroup]:
    """Of those hit the one who is none of some; none where they are several."""
    found = {p: g for p, g in hit.items() if p not in who and is_actor(p)}
    return found if len(found) == 1 else {}
