"""Accusations by what a deed is called: "called the raids an act of war", "said the move was a breach of the treaty"."""

from collections.abc import Iterator

from comity.observation import Finding
from comity.read.actors import actors
from comity.read.coercing.coercion_words import lists
from comity.read.coercing.deeds import acts, deed, is_definite
from comity.read.coercing.doers_and_targets import TOLD, doers, noun_doers, owning, targets
from comity.read.coercing.saying import said_when
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, behind, verb_behind
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.sentence import Sentence

#: So many sentences back may stand the deed that is only "the move" now.
_RECENT = 2
#: What a state only says of another is no deed of it.
_WORDS = ("accusation", "protest")


def call(instance: Instance, discourse: Discourse) -> Iterator[Finding]:
    """An accusation of a state whose deed is called a wrong: by a verb of calling, or by what a clause says that it is."""
    sentence, frame, verb = instance.sentence, instance.frame, instance.verb
    assert verb is not None
    status, tense = deed(sentence, verb, False)
    found = _deed_and_wrong(sentence, verb, bool(frame.attrs.get("clause"))) if status == "actual" else None
    who = doers(sentence, verb.subjects, discourse, frame) if found is not None else []
    if found is None or not who:
        return
    done, wrong = found
    hit = {p: done for p in _wrongdoers(instance, done, wrong, who, discourse) if p not in who and is_actor(p)}
    told = Instance(frame, sentence, verb, None, status, tense)
    yield from acts(told, who, hit if len(hit) == 1 else {}, said_when(told, discourse), what=sentence.words(wrong.head, wrong.j))


def _deed_and_wrong(sentence: Sentence, verb: VerbGroup, clause: bool) -> tuple[NounGroup | None, NounGroup] | None:
    """What is called a wrong (None where a clause in front is), and the wrong."""
    known = lists(sentence.language)
    if clause:
        below = next((v for v in sentence.verbs if v.governor is verb and v.lemma in known["amounting"]), None)
        if below is None:
            # "The raid was an act of war, Peru said."
            free = [v for v in sentence.verbs if v.lemma in known["amounting"] and v.governor is None and v.noun is None]
            below = free[0] if len(free) == 1 and not verb.objects and not any(v.governor is verb for v in sentence.verbs) else None
        if below is None or below.negated or below.modal or below.tense == "future" or not below.subjects:
            return None
        named = [*below.objects, *(g for _, g in below.obliques if g.parent is None)]
        wrong = next((g for g in named if is_named_wrong(sentence, g)), None)
        return (below.subjects[0], wrong) if wrong is not None else None
    # Behind what hangs on the deed, the wrong hangs on nothing.
    loose = [g for g in sentence.nouns if verb.j <= g.i < verb.last and g.parent is None and g.verb is None and g.beside is None]
    wrong = next((g for g in reversed([*verb.objects, *loose]) if is_named_wrong(sentence, g)), None)
    # "Condemned the raid and the attacks": two that are condemned, of which neither is called the other.
    if wrong is not None and verb.objects and wrong in (verb.objects[0], *verb.objects[0].listed):
        wrong = None
    if wrong is not None and len({id(g) for g in (*verb.objects, wrong)}) > 1:
        relative = verb.noun is not None or sentence.tokens[verb.subjects[0].i - 1].tag == "R" if verb.subjects else False
        return (None if relative else verb.objects[0]), wrong
    wrong = next((g for prep, g in verb_behind(verb) if prep in known["called_as"] and is_named_wrong(sentence, g)), None)
    return (verb.objects[0], wrong) if wrong is not None and verb.objects else None


def is_named_wrong(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group names a wrong done to a state: "a violation of its sovereignty", "an act of war"."""
    known = lists(sentence.language)
    if is_definite(sentence, group) and not group.behind:
        return False
    if sentence.head(group).lemma in known["wrong_nouns"]:
        return True
    of = [g for prep, g in group.behind if prep in known["made"]]
    return sentence.head(group).lemma in known["forms_of_wrong"] and any(
        sentence.head(g).lemma in known["wrong_nouns"] | known["wrong_kinds"] for g in of
    )


def _wrongdoers(instance: Instance, done: NounGroup | None, wrong: NounGroup, who: list[str], discourse: Discourse) -> list[str]:
    """Whose wrong it is: by whom it is said to be, whose the deed is, who did it in the clause before; who did the last deed to the one who calls it so."""
    sentence, frame, verb = instance.sentence, instance.frame, instance.verb
    assert verb is not None
    held = [*behind(wrong, 3), *(behind(done, 3) if done is not None else [])]
    by = [g for prep, g in held if prep in lists(sentence.language)["by"]]
    found = doers(sentence, by, discourse, frame)
    if found:
        return found
    if done is None:
        main = next(
            (v for v in reversed(sentence.verbs) if v.i < verb.i and v.sort in ("finite", "participle") and v.governor is None), None
        )
        return doers(sentence, main.subjects, discourse, frame) if main is not None else []
    found = noun_doers(sentence, done, discourse, frame) or owning(sentence, done, discourse, frame)
    found = found or [p for g in [done] for p in targets(sentence, [g], discourse, frame)]
    if found:
        return found
    pointed = sentence.head(done).tag == "U" or is_definite(sentence, done)
    named = any(actors(sentence, g, discourse) for _, g in behind(done))
    return _done_before(instance, who, discourse) if pointed and not named else []


def _done_before(instance: Instance, who: list[str], discourse: Discourse) -> list[str]:
    """Who did the deed told last to the one who calls it a wrong."""
    before, index = discourse.last.get(instance.frame.kind), discourse.last.get(TOLD)
    if not isinstance(before, list) or not isinstance(index, int) or discourse.index - index > _RECENT:
        return []
    return list(dict.fromkeys(o.a for o in before if o.b in who and o.attrs["action"] not in _WORDS))
