"""Since when a project runs: "has been running since 2014", "the programme, launched in 2015"."""

from comity.read.grammar import NounGroup, VerbGroup
from comity.read.hanging import ancestors
from comity.read.marks.periods import Period, resolved
from comity.read.projects.programmes_and_facilities import lexicon
from comity.read.sentence import Sentence


def running_since(sentence: Sentence, group: NounGroup) -> Period | None:
    """The period on whose first day a project that runs began; None where the clauses about it do not tell that."""
    begun = lexicon(sentence.language).begun
    for verb in sentence.verbs:
        if not _is_of(verb, group) and not _is_related(sentence, verb, group):
            continue
        for _, period in sentence.periods(verb.i, verb.last):
            told = resolved(period, sentence.today, "past")
            past = told.first is not None and not (sentence.today is not None and told.first > sentence.today)
            if past and (told.opens == "last" or verb.lemma in begun):
                return told._replace(last=None, opens="last")
    return None


def _is_of(verb: VerbGroup, group: NounGroup) -> bool:
    """Whether a verb tells of a group: as what does it or has it done to it, or in a clause that describes it."""
    about = verb.noun is not None and (verb.noun is group or group in ancestors(verb.noun))
    return about or (verb.noun is None and group in (*verb.subjects, *verb.objects))


def _is_related(sentence: Sentence, verb: VerbGroup, group: NounGroup) -> bool:
    """Whether a relative pronoun stands between a group and a verb, which hangs it on a preposition in front ("under the programme, which both launched")."""
    return any(g is group for _, g in verb.obliques) and any(t.tag == "R" for t in sentence.tokens[group.j : min(group.j + 2, verb.i)])
