"""Acts that are done on the instruments of an agreement and are no signature of it."""

from comity.read.agreements.agreement_words import lexicon
from comity.read.frames import Instance, behind, instances

_SIGNED, _EXTENDED, _TERMINATED = "signed", "extended", "terminated"


def is_no_act(instance: Instance, action: str) -> bool:
    """Whether an act is told by another word, or does not come: an instrument is signed, an end is put off ("was due to lapse and has been extended")."""
    if _is_none_in_particular(instance):
        return True
    if action == _SIGNED:
        return _is_of_formalities(instance)
    due = action == _TERMINATED and instance.status == "planned"
    return due and any(
        i.frame.attrs["action"] == _EXTENDED and i.status in ("actual", "planned")
        for i in instances(instance.sentence, instance.frame.kind)
    )


def _is_of_formalities(instance: Instance) -> bool:
    """Whether what is concluded or changes hands is an instrument ("concluded the ratification of", "the exchange of instruments of ratification")."""
    sentence, known = instance.sentence, lexicon(instance.sentence.language)
    if instance.noun is not None:
        groups = [g for _, g in behind(instance.noun)] if instance.lemma in known.passed else []
    else:
        groups = instance.verb.objects if instance.verb is not None and instance.lemma in known.completing else []
    return any(sentence.head(g).lemma in known.formalities for g in groups)


def _is_none_in_particular(instance: Instance) -> bool:
    """Whether it is told what is mostly done, or of ties ("usually deals are signed", "whatever deals are signed", "forged an alliance")."""
    sentence, known = instance.sentence, lexicon(instance.sentence.language)
    verb = instance.verb
    if verb is None:
        return False
    low, high = min((g.i for g in [*verb.subjects, *verb.objects]), default=verb.i), verb.j
    clause = {t.lower for t in sentence.tokens[max(0, min(low, verb.i) - 1) : high]}
    groups = [] if instance.noun is not None else verb.objects
    loose = any(sentence.tokens[g.i].lower in known.whichever for g in groups)
    tied = verb.lemma in known.forging and any(sentence.head(g).lemma in known.ties for g in groups)
    return loose or tied or (verb.tense == "present" and bool(clause & known.habits))
