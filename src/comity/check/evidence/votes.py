"""Claims of how often two states vote alike in the United Nations, which no kind of observation holds."""

import datetime
import re
from collections.abc import Iterator

from comity.check.case import Case
from comity.check.verdicts import Claim, Evidence, Relation
from comity.observation import Observation
from comity.observation.interval import Interval, written
from comity.parties import find as find_parties
from comity.wording import period

_ALIKE = re.compile(
    r"\bvot(?:e[ds]?|ing)\b[^.;]{0,60}?\b(?:alike|the same way|together|identically|in unison|in the same way|as one)\b"
    r"|\bvoting (?:coincidence|agreement|cohesion)\b|\bvotes? coincid",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"(?P<bound>over|more than|at least|about|around|nearly|almost|less than|under)?\s*(?P<n>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?P<first>19[4-9]\d|20\d\d)(?:\s?(?:-|–|to|and)\s?(?P<last>19[4-9]\d|20\d\d))?\b")
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.\d[^.!?\n]*)*[.!?]?")
_BOUNDS = {"over": "at_least", "more than": "at_least", "at least": "at_least", "less than": "at_most", "under": "at_most"}
_BOUNDS |= dict.fromkeys(("about", "around", "nearly", "almost"), "about")


def find_claims(text: str, published: datetime.date | None, first_number: int) -> Iterator[Claim]:
    """The claims of a text that two states vote alike in some percent of roll calls."""
    number = first_number
    for m in _SENTENCE.finditer(text):
        sentence = m.group()
        if not _ALIKE.search(sentence):
            continue
        percent = _PERCENT.search(sentence)
        named = list(
            dict.fromkeys(x.party for x in find_parties(sentence, published) if x.sort not in ("capital", "metonym", "organisation"))
        )
        if not percent or len(named) != 2:
            continue
        years = _YEARS.search(sentence)
        first = int(years["first"]) if years else None
        last = int(years["last"] or years["first"]) if years else None
        a, b = sorted(named)
        observation = Observation(
            "multilateral", a, b, value=float(percent["n"]), unit="percent", bound=_BOUNDS.get((percent["bound"] or "").lower(), "exact"),
            start=datetime.date(first, 1, 1) if first else None, end=datetime.date(last, 12, 31) if last else None,
            attrs={"organisation": "UN"}, spans=((m.start() + len(sentence) - len(sentence.lstrip()), m.end()),),
        )  # fmt: skip
        yield Claim(number, observation, sentence.strip(), sentence.strip(), written(observation, percent.group()), published)
        number += 1


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """The roll calls of the claim's years."""
    o = claim.observation
    if claim.finding is not None or o.start is None or o.end is None or o.b is None or claim.figure is None:
        return
    counted = case.store.votes(o.a, o.b, o.start.year, o.end.year)
    if counted is None:
        return
    both, alike = counted
    share = 100 * alike / both
    told = f"both voted in {both:,} roll calls of {period(o.start, o.end)} and alike in {alike:,}, {share:.3g}%"
    # Counting absences or abstentions otherwise moves the share by some points.
    near = Interval(share - 5, share + 5)
    fits, far = claim.figure.meets(Interval(share - 0.5, share + 0.5)), not claim.figure.meets(near)
    relation: Relation = "supports" if fits else "contradicts" if far else "context"
    source = case.store.variables["un_votes"]
    place = "roll calls in which both voted yes, no or abstained"
    yield Evidence(source, place, relation, told, "strong" if fits or far else "weak", source.id)
