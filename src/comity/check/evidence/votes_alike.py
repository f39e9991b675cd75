"""Claims of how often two states vote alike in the United Nations, against the roll calls."""

from collections.abc import Iterator

from comity.check.case import Case
from comity.check.verdicts import Claim, Evidence, Relation
from comity.observation.interval import Interval
from comity.wording import period


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
