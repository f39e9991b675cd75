"""What the times beside a deed say of its status: behind, long behind, or nearer ahead than its tense tells."""

from comity.read.grammar import VerbGroup, words
from comity.read.marks.period_resolving import resolved
from comity.read.sentence import Sentence

#: What was so many days ago is told in the present too.
_JUST_NOW = 45
#: What "would" be then was done: over for so many days when the text is written.
_LONG_AGO = 366


def is_of_the_past(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb's clause tells a time that was over long before the document's day."""
    today, told = sentence.today, [p for _, p in sentence.periods(verb.first, verb.last)]
    return today is not None and bool(told) and all(p.sort == "absolute" and p.last and (today - p.last).days > _LONG_AGO for p in told)


def tells_of_past(sentence: Sentence) -> bool:
    """Whether a sentence tells a date that is behind, so that its present is a chronicle's ("in 1989, when he visits Lima")."""
    today = sentence.today
    return today is not None and any(p.last is not None and p.last < today for _, p in sentence.periods())


def is_timetabled(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a present tells what is to be on a day that is nearer ahead, or long ago if it is behind ("it takes effect on 1 July")."""
    today = sentence.today
    if today is None and any(p.sort == "relative" and p.ahead for _, p in sentence.periods(verb.j, verb.last)):
        # "Leaves tomorrow", on whatever day.
        return True
    open_ = [p for i, p in sentence.periods(verb.first, verb.last) if p.awaits in ("weekday", "yearless") and not p.opens]
    if today is None or sentence.is_heading or not open_ or verb.lemma in words(sentence.language).sets["judged"]:
        # "This follows the closure in February".
        return False
    nearer, behind = (resolved(open_[0], today, tense) for tense in ("present", "past"))
    long_ago = open_[0].awaits == "yearless" and behind.last is not None and (today - behind.last).days > _JUST_NOW
    # "Travels to Lima on Sunday": what was on Sunday is told in the past.
    long_ago = long_ago or (open_[0].awaits == "weekday" and not open_[0].step and verb.lemma != "be" and behind.last != today)
    return long_ago or (nearer.first is not None and nearer.first > today)


def first_who(sentence: Sentence, verb: VerbGroup) -> VerbGroup | None:
    """The verb that tells who was the first to do what an infinitive tells ("the first minister to visit Fiji was …"); None if none does."""
    if verb.sort != "infinitive" or verb.governor is not None or not verb.subjects:
        return None
    told = next((v for v in sentence.verbs if v.i > verb.i and v.sort == "finite"), None)
    if told is None or len(told.subjects) != 1 or told.subjects[0].j > verb.i or verb.subjects not in (told.subjects, told.objects):
        return None
    first, last = max(0, told.subjects[0].i - 1), told.subjects[0].j - 1
    said = sentence.text[sentence.tokens[first].start : sentence.tokens[last].end].lower().split()
    return told if set(said) & words(sentence.language).sets["foremost_of"] else None
