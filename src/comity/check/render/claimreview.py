"""Verdicts as schema.org ClaimReview in JSON-LD."""

from typing import Any

from comity.check.render.claimed import claimed
from comity.check.verdicts import Verdict
from comity.ledger import Source
from comity.safe import as_json, web_address

#: Place of each label on a scale of 1 (refuted) to 5 (supported).
_RATINGS = {"refuted": 1, "conflicting evidence": 2, "not enough evidence": 3, "supported": 5}


def as_claimreview(checked: list[tuple[Source, list[Verdict]]]) -> str:
    """A ClaimReview for each verdict, as a JSON-LD graph."""
    graph = [_review(s, v) for s, verdicts in checked for v in verdicts]
    return as_json({"@context": "https://schema.org", "@graph": graph})


def _review(source: Source, v: Verdict) -> dict[str, Any]:
    address = web_address(source.url) or f"urn:sha256:{source.sha256}"
    claim: dict[str, Any] = {
        "@type": "Claim",
        "name": claimed(v.claim.observation),
        "text": v.claim.text,
        "appearance": _appearance(source, address),
    }
    if claimant := _claimant(source, v.claim.observation.speaker):
        claim["author"] = claimant
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
            "alternateName": f"{v.label} {v.backing}".strip(),
        },
        "reviewBody": v.reasoning,
        "citation": list(dict.fromkeys(web_address(e.source.url) or e.source.called for e in v.evidence if e.relation != "context")),
    }


def _claimant(source: Source, speaker: str | None) -> dict[str, str]:
    """Who claims it: the one who is reported as saying it, else the document's author, else its publisher; empty where none is told."""
    person = speaker or source.author
    if person:
        return {"@type": "Person", "name": person}
    return {"@type": "Organization", "name": source.publisher} if source.publisher else {}


def _appearance(source: Source, address: str) -> dict[str, Any]:
    """The document, with the author, publisher and date that it gives."""
    told: dict[str, Any] = {"@type": "CreativeWork", "url": address, "headline": source.called}
    if source.author:
        told["author"] = {"@type": "Person", "name": source.author}
    if source.publisher:
        told["publisher"] = {"@type": "Organization", "name": source.publisher}
    if source.published:
        told["datePublished"] = source.published.isoformat()
    return told
