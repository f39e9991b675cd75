"""Verdicts as schema.org ClaimReview in JSON-LD."""

from typing import Any

from comity.check.verdicts import Verdict
from comity.ledger import Source
from comity.safe import as_json, web_address

#: Place of each label on a scale of 1 (refuted) to 5 (supported).
_RATINGS = {"refuted": 1, "conflicting evidence": 2, "not enough evidence": 3, "supported": 5}


def as_claimreview(checked: list[tuple[Source, list[Verdict]]]) -> str:
    """A ClaimReview for each verdict, as a JSON-LD graph; those without evidence or computation are left out."""
    graph = [_review(s, v) for s, verdicts in checked for v in verdicts if v.label != "not enough evidence" or v.consistent is not None]
    return as_json({"@context": "https://schema.org", "@graph": graph})


def _review(source: Source, v: Verdict) -> dict[str, Any]:
    address = web_address(source.url) or f"urn:sha256:{source.sha256}"
    speaker = v.claim.observation.speaker
    sort = "Person" if speaker else "Organization"
    claim: dict[str, Any] = {
        "@type": "Claim",
        "text": v.claim.text,
        "author": {"@type": sort, "name": speaker or source.publisher or source.title or source.id},
        "appearance": {"@type": "CreativeWork", "url": address, "headline": source.title or source.id},
    }
    if source.published:
        claim["datePublished"] = source.published.isoformat()
    return {
        "@type": "ClaimReview",
        "url": f"{address}#claim-{v.claim.number}",
        "claimReviewed": v.claim.text,
        "itemReviewed": claim,
        "author": {"@type": "Organization", "name": "Comity"},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _RATINGS[v.label],
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": v.label,
        },
        "reviewBody": v.reasoning,
        "citation": [web_address(e.source.url) or e.source.title or e.source.id for e in v.evidence if e.relation != "context"],
    }
