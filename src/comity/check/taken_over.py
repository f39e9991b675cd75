"""Whether a claim's parties are taken over from the sentences before, while its own sentence may be on others."""

from comity.check.verdicts import Claim
from comity.parties import find, parties


def is_taken_over(claim: Claim) -> bool:
    """Whether the sentence names a state that the claim is not about, and not both whom it is about; or does not name a member.

    "Imports from Spain fell by a tenth", told after trade with Japan, is no contradiction of a figure for Japan, and "both are members of
    the EU" names nobody: what carries over from one sentence to the next is told by no word, and a reader may take it wrongly.
    """
    pair = {p for p in claim.observation.pair if p}
    named = {m.party for m in find(claim.text, claim.told, prefer=pair)}
    if claim.observation.kind == "membership":
        return claim.observation.a not in named
    return not pair <= named and any(parties()[p].sort == "state" for p in named - pair)
