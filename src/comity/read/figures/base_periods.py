"""Whether a period is one that something is compared with."""

from collections.abc import Sequence

from comity.read.discourse import Discourse
from comity.read.figures.figure import figure_words
from comity.read.figures.heights import is_stood_against
from comity.read.grammar import Token, words
from comity.read.grammar.links import UNDER
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

#: A comparing word stands so many tokens before its period at the most ("compared to the figure for").
_COMPARING = 5
_WEEK = 7
#: A superlative stands so many tokens in front of the time since which it holds at the most.
_HEIGHT = 8
#: So many days, or more, are several years.
_YEARS = 370


def compares(sentence: Sentence, at: int, period: Period) -> bool:
    """Whether a period is told as what something is compared with."""
    tokens, known = sentence.tokens, figure_words(sentence.language)
    near = _in_front(sentence, at)
    if not near or is_up_to_now(sentence, period):
        return False
    if is_multiplied(sentence, at, period):
        return True
    strict = known.base - known.base_weak
    word = next((k for k, t in enumerate(near) if t.lemma in strict or t.lower in strict), _COMPARING)
    if word < 3 or (word < _COMPARING and all(t.tag in "DP" or t.lemma in known.figure for t in near[:word])):
        return True
    if near[0].lower in known.base_weak and _is_of_this_year(sentence, period):
        return False
    if is_stood_against(sentence, near) or _is_likened(near, known.alike):
        return True
    first = near[0]
    if len(near) > 1 and near[1].lemma in words(sentence.language).sets["spans"]:
        # "In the period from January to August 2018".
        return False
    if first.lower not in known.base_weak or (period.begin != period.finish and len(near) > 1 and near[1].tag == "N"):
        # "12 percent of its exports from January to June".
        return False
    if (
        first.lower in words(sentence.language).sets["leaving"]
        and len(near) > 1
        and near[1].tag in "VE"
        and near[1].lemma not in known.moves
    ):
        # "Some $8 million was traded from January to June".
        return False
    start = at - len(near)
    behind_figure = start > 0 and (
        tokens[start - 1].mark in ("quantity", "period")
        or tokens[start - 1].lower == ")"
        or tokens[start - 1].lower in known.changes
        or _is_told_again(tokens, start - 1)
    )
    months = period.awaits == "yearless" and not period.begin[1] and start > 0 and tokens[start - 1].mark == "period"
    # "In May from April".
    whole = (
        months
        or period.sort == "absolute"
        or (period.sort == "shifted" and (period.step < 0 or bool(period.year)))
        or period.sort == "relative"
    )
    return whole and behind_figure and not _is_span(period)


def _is_told_again(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma closes a change that is told again in other terms ("up $5 million, or 7 percent, on 2017")."""
    before = tokens[max(0, comma - 3) : comma + 1]
    return len(before) == 4 and before[0].lower == before[3].lower == "," and before[1].tag == "C" and before[2].mark == "quantity"


def is_up_to_now(sentence: Sentence, period: Period) -> bool:
    """Whether something came about over a period that ends with the document's day, or over months of its year ("grew over the past year"): it is no base."""
    if period.lead not in words(sentence.language).sets["throughout"]:
        return False
    if period.awaits == "yearless" and period.begin != period.finish and not period.begin[1]:
        # "Fell by 12 percent over the first four months".
        return True
    if period.sort != "relative" or period.awaits:
        return False
    rolling = bool(period.last) and period.last == sentence.today and period.first != period.last
    return rolling if sentence.today is not None else period.unit == "day"


def _in_front(sentence: Sentence, at: int) -> list[Token]:
    """The tokens in front of a period, the nearest first, up to a number, another period, or a sign."""
    near: list[Token] = []
    for token in reversed(sentence.tokens[max(0, at - _COMPARING) : at]):
        if token.mark in ("quantity", "period") or (token.mark == "sign" and token.lower not in "("):
            break
        near.append(token)
    return near


def is_multiplied(sentence: Sentence, at: int, period: Period) -> bool:
    """Whether a period says whose level a multiple in front is of ("double the 2020 level", "three times what it was in 2020")."""
    near, known = _in_front(sentence, at), figure_words(sentence.language)
    before = sentence.tokens[at - len(near) - 1] if near and at > len(near) else None
    if before is None or getattr(before.value, "sort", "") != "times":
        return False
    if period.attributive:
        after = sentence.tokens[at + 1 : at + 2]
        return all(t.tag == "D" for t in near) and bool(after) and after[0].lemma in known.figure
    alike = {t.lower for t in near} & known.alike
    told = bool(alike) or any(t.tag in "DURS" for t in near)
    return told and all(t.tag in "DPUBHRSQX" or t.lemma in known.figure | known.light or t.lower in known.alike for t in near)


def _is_likened(near: Sequence[Token], alike: frozenset[str]) -> bool:
    """Whether words end in what likens something to a period ("the same as in", "half as much again as in"), the nearest first."""
    lead = next((k for k, t in enumerate(near) if t.tag != "P" or t.lower in alike), len(near))
    return lead + 1 < len(near) and near[lead].lower in alike and near[lead + 1].tag in "AXN"


def is_of_earlier(sentence: Sentence, at: int) -> bool:
    """Whether a period is that of an earlier figure, with which a later one is compared ("up from $3 million in 2015")."""
    before = [t for t in sentence.tokens[max(0, at - _COMPARING) : at] if t.tag not in "XAD"]
    figure = next((k for k in range(len(before) - 1, 0, -1) if before[k].mark == "quantity"), 0)
    if not figure or any(t.tag not in "PE" for t in before[figure + 1 :]):
        return False
    # "From $3 million", "compared to $3 million".
    leads = before[max(0, figure - 2) : figure] if before[figure - 1].tag == "P" else before[figure - 1 : figure]
    return any(t.lower in figure_words(sentence.language).base for t in leads)


def is_part_only(sentence: Sentence, at: int) -> bool:
    """Whether a period is told to be only a part of what the text speaks of ("in June alone"): what follows is not of it."""
    behind = sentence.tokens[at + 1 : at + 2]
    return bool(behind) and behind[0].lower in figure_words(sentence.language).alone


def is_of_saying(sentence: Sentence, place: int) -> bool:
    """Whether a period is that of somebody's saying so ("…, the ministry said on Monday")."""
    before, sets = [v for v in sentence.verbs if v.main < place], words(sentence.language).sets
    if not before or before[-1].lemma not in sets["saying"]:
        return False
    # "Said that last year Peru received": what is said begins with it.
    inside = any(t.lower in sets["that"] for t in sentence.tokens[before[-1].j : place])
    return before[-1].main > 0 and len(sentence.verbs) > 1 and not inside


def is_when_said(sentence: Sentence, place: int, period: Period) -> bool:
    """Whether a day or week is that of somebody's saying what the sentence tells, and of no figure."""
    short = period.is_day or period.weekday >= 0 or period.awaits == "weekday"
    if not short and period.first is not None and period.last is not None:
        short = (period.last - period.first).days <= _WEEK
    return short and is_of_saying(sentence, place)


def is_in_reduced(sentence: Sentence, at: int, floor: int) -> bool:
    """Whether a period belongs to a participle that describes a noun ("the agreement signed in 2015")."""
    compare = figure_words(sentence.language).compare
    return any(
        (v.noun is not None or (v.sort == "participle" and sentence.tokens[v.i - 1].lower == ",")) and v.passive and floor < v.main < at and v.lemma not in compare and at <= v.last
        and not any(t.tag in "VE" for t in sentence.tokens[v.main + 1 : at])
        for v in sentence.verbs
    )  # fmt: skip


def is_between_commas(sentence: Sentence, at: int) -> bool:
    """Whether a period stands between commas and is told of all that follows ("As to guests, in May 2018, most were …")."""
    around = [t.lower for t in sentence.tokens[max(0, at - 2) : at + 2]]
    return len(around) == 4 and around[0] == around[3] == ","


def no_doings(sentence: Sentence, at: int, period: Period) -> set[int]:
    """The verbs that may stand between a period and what it is told of: what is foreseen, and what the period itself is told to see."""
    foreseeing = figure_words(sentence.language).foreseeing
    return {
        v.main for v in sentence.verbs if v.sort == "ing" or v.lemma in foreseeing or (v.i == at + 1 and not v.subjects and not period.lead)
    }


def is_of_another(sentence: Sentence, at: int) -> bool:
    """Whether a period is the next figure's, or that of what something is done by ("$3 million under an agreement signed in May")."""
    grounds = any(v.i < at < v.last and v.passive and v.noun is not None and v.noun.by == UNDER for v in sentence.verbs)
    return grounds or leads_on(sentence, at)


def leads_on(sentence: Sentence, at: int) -> bool:
    """Whether a period and a sign lead to the next figure: "$6 million (2017: $5 million)", "from last year's $5 million"."""
    after = sentence.tokens[at + 1 : at + 3]
    before = next((t for t in reversed(sentence.tokens[:at]) if t.tag not in "PDX"), None)
    comma = before is not None and before.lower == ","
    joined = comma or (before is not None and before.tag == "C")
    if (joined and after and after[0].mark == "quantity") or (comma and _opens_clause(sentence, at)):
        # "Was $5 million, in 2018 $6 million".
        return True
    if len(after) < 2 or after[1].mark != "quantity":
        return False
    owner = after[0].lower in words(sentence.language).sets["possessive_signs"]
    return owner or (after[0].mark == "sign" and after[0].lower not in ",;().")


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether a clause with a figure of its own begins with a period ("trade was $5 million, in 2017 it was $6 million")."""
    verb = next((v for v in sentence.verbs if v.main > at and any(g.i == at + 1 for g in v.subjects)), None)
    return verb is not None and any(
        at < g.i and sentence.head(g).mark == "quantity" for g in (*verb.objects, *(o for _, o in verb.obliques))
    )


def opens_its_clause(sentence: Sentence, at: int, compared: bool, named: bool) -> bool:
    """Whether a clause right behind a period says what was then.

    "Compared to 2017, when trade was $3 million", where what is measured is named in it, or "compared to 2017, which saw $3 million".
    """
    after, known = [t for t in sentence.tokens[at + 1 : at + 4] if t.lower != ","], figure_words(sentence.language)
    # "In 2017, when it came to $3 million".
    named = named or (len(after) > 1 and after[1].lower in known.same | known.same_many)
    if named and after and after[0].index <= at + 2 and after[0].lower in words(sentence.language).sets["simultaneous"]:
        return True
    return compared and bool(after) and after[0].tag == "R" and after[0].index == at + 2


def is_left(sentence: Sentence, at: int, place: int) -> bool:
    """Whether one more verb is joined on between a period and a figure, which has one behind it ("fell in 2016 but rose 5 percent in 2017")."""
    joint = next((t.index for t in sentence.tokens[at + 1 : place] if t.tag == "C"), None)
    return joint is not None and any(joint < v.main < place and v.sort != "ing" and v.noun is None for v in sentence.verbs)


def is_since_height(sentence: Sentence, place: int, period: Period) -> bool:
    """Whether a period is that since which nothing was higher or lower: no figure's own.

    "The smallest since 2019", "its best result of 2018 since May", "the most since records began in 1947".
    """
    before = sentence.tokens[max(0, place - _HEIGHT) : place]
    if period.opens != "last" and not any(t.lower in words(sentence.language).sets["since"] for t in before):
        return False
    last = max((k for k, t in enumerate(before) if t.mark == "quantity"), default=-1)
    alone = figure_words(sentence.language).highest | words(sentence.language).sets["foremost"]
    return any(t.lower in alone for t in before[max(last, 0) :])


def headed(every: Sequence[Period]) -> Period | None:
    """Of the periods of a heading the one that what follows is of: the last, or the first where that one was over before it ("2018 (changes on 2017)")."""
    if not every:
        return None
    first, last = every[0], every[-1]
    return first if first.first is not None and last.last is not None and last.last < first.first else last


def _is_span(period: Period) -> bool:
    """Whether a period is several years ("over the last five years")."""
    return period.first is not None and period.last is not None and (period.last - period.first).days > _YEARS


def _is_of_this_year(sentence: Sentence, period: Period) -> bool:
    """Whether a period is told as one of this year, with which nothing is compared ("by 24 percent over the first six months of this year")."""
    today = sentence.today
    return today is not None and period.sort == "relative" and period.first is not None and period.first.year == today.year


def reported(period: Period, discourse: Discourse) -> Period | None:
    """Of which year months of figures are, in a text of no date: that of the latest ("in the first half of 2018 … Peru led in the first half")."""
    undated = discourse.today is None and period.awaits == "yearless" and not period.begin[1]
    return discourse.measured[0] if discourse.measured is not None and undated else None
