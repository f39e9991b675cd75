"""Which periods of a sentence are dates of something that happens, and how long they are."""

from comity.read.encounters.occasion_words import sets
from comity.read.frames import tells_when
from comity.read.grammar import VerbGroup, words
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

#: A date is carried over to a sentence that tells none if it is no vaguer than a month.
_CARRIED_DAYS = 31
#: So many tokens in front of a date may stand the preposition that makes it another event's.
_LEAD_REACH = 6
_YEAR_DAYS = 364


def tells_date(sentence: Sentence, place_: int, period: Period, after: int = 0, own: VerbGroup | None = None) -> bool:
    """Whether a period is the date of something, not "since", nor what another event is dated by ("since the election in May").

    Args:
        after: the token behind the noun for what happened: a preposition in front of that says nothing of its date ("after talks in May").
        own: the verb for what happened: neither does what opens its clause ("after he had come in May").

    """
    no_date = sets(sentence.language)["no_date"]
    if is_day_word(period) or is_short(period):
        # "Over the weekend".
        no_date -= sets(sentence.language)["throughout"]
    if not tells_when(sentence, place_, period) or period.lead in no_date or (period.attributive and not _heads_line(sentence, place_)):
        return False
    tokens = sentence.tokens
    with_article = tokens[place_].text.split()[0].lower() in words(sentence.language).sets["definite"] or (
        place_ and tokens[place_ - 1].tag in "DQ"
    )
    if with_article and place_ + 1 < len(tokens) and tokens[place_ + 1].tag in ("N", "A"):
        # "The April 22-23 summit".
        return False
    if not period.lead and size(period) == "year" and place_ + 1 < len(tokens) and tokens[place_ + 1].tag in ("M", "V", "E"):
        # "2024 would see": the year does it.
        return False
    if any(v is not own and v.i < place_ < v.last and _opened_by(sentence, v, no_date) for v in sentence.verbs):
        # "After being crowned in 1953".
        return False
    if _is_owned(sentence, place_) or _is_of_occasion(sentence, place_):
        return False
    for token in reversed(sentence.tokens[max(0, place_ - _LEAD_REACH, after if after <= place_ else 0) : place_]):
        if token.tag not in "NALDQPKX":
            break
        if token.tag == "P" and token.lower in no_date - sets(sentence.language)["means"]:
            return False
    return True


def _is_owned(sentence: Sentence, place_: int) -> bool:
    """Whether a date stands before a thing as its owner, and that is no event ("today's call is to preview the trip")."""
    tokens = sentence.tokens
    thing = next((t for t in tokens[place_ + 2 : place_ + 5] if t.tag == "N"), None)
    owned = place_ + 1 < len(tokens) and tokens[place_ + 1].lower in words(sentence.language).sets["possessive_signs"]
    return owned and thing is not None and thing.lemma not in sets(sentence.language)["events"]


def _is_of_occasion(sentence: Sentence, place_: int) -> bool:
    """Whether a date is that of somebody's day of honour ("to congratulate him on his inauguration in January")."""
    before = [t for t in sentence.tokens[max(0, place_ - 2) : place_] if t.tag != "P"]
    return bool(before) and before[-1].lemma in sets(sentence.language)["occasions"]


def _opened_by(sentence: Sentence, verb: VerbGroup, leads: frozenset[str]) -> bool:
    """Whether a verb's clause hangs on one of some prepositions ("after being crowned", "since he took office")."""
    if any(v.first == verb.first and v.i < verb.i for v in sentence.verbs):
        # Behind a clause in front the main one begins where that did.
        return False
    opening = [verb.i - 1] if verb.sort == "ing" else [verb.first - 1, verb.first]
    # "The commission, over which both preside": what hangs on it is the relative.
    found = [
        i
        for i in opening
        if i >= 0 and sentence.tokens[i].tag in ("P", "S") and sentence.tokens[i].lower in leads and sentence.tokens[i + 1].tag != "R"
    ]
    # "Within the programme, the minister came": that is no clause's.
    return any(not any(g.i == i + 1 and g.by == sentence.tokens[i].lower for g in sentence.nouns) for i in found)


def is_day_word(period: Period) -> bool:
    """Whether a period is a day, told by its date or as one of the week."""
    return period.is_day or period.awaits == "weekday"


def size(period: Period) -> str:
    """How long a period is: a day, a month or a year; what is not resolved yet by what it waits for."""
    if period.awaits:
        return period.awaits + str(period.begin[1] == 0)
    if period.first is None or period.last is None:
        return ""
    days = (period.last - period.first).days
    return "year" if days >= _YEAR_DAYS else "month" if days > _CARRIED_DAYS // 2 else "day"


def is_short(period: Period | None) -> bool:
    """Whether a period is known and no longer than a month."""
    return period is not None and period.first is not None and period.last is not None and (period.last - period.first).days < _CARRIED_DAYS


def _heads_line(sentence: Sentence, place_: int) -> bool:
    """Whether a year stands alone in front of who did something then ("2008 Foreign Minister X met with Y")."""
    return place_ == 0 and len(sentence.tokens) > 1 and sentence.tokens[1].mark == "person"
