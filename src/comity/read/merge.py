"""A fact told twice in a document is one observation, with the fuller fields and the first full statement."""

import re
from dataclasses import replace

from comity.observation import Observation
from comity.parties import parties
from comity.read.document import Finding

#: Rules that complete what was told before: what they find never replaces it.
_FOLLOW_UPS = ("anaphor", "deadline")
_BARE_WORDS = frozenset("agreement accord pact treaty deal memorandum protocol new bilateral final draft prior s".split())
#: An agreement's name of fewer words is no name ("accord").
_BARE = 2
_NOISE = frozenset(["the", "of", "on", "and", "between", "in", "for", "a", "to", "an", "with", "government", "governments", "republic"])


def merged(findings: list[Finding], headline: tuple[int, int]) -> list[Finding]:
    """The findings in the order of the text, those of one fact made one.

    Args:
        findings: of one document.
        headline: span of the title where it stands in the text: what it says is found there only if
            the text below does not say it.

    """
    kept: list[Finding] = []
    in_text = sorted(findings, key=lambda f: (_in(headline, f), f.observation.spans[0]))
    for finding in in_text:
        for place, other in enumerate(kept):
            if _same(other.observation, finding.observation):
                kept[place] = _fuller(other, finding)
                break
        else:
            kept.append(finding)
    return sorted(kept, key=lambda f: f.observation.spans[0])


def _in(headline: tuple[int, int], finding: Finding) -> bool:
    start, end = finding.observation.spans[0]
    return headline[0] <= start and end <= headline[1]


def _same(x: Observation, y: Observation) -> bool:
    if x.kind != y.kind or x.pair != y.pair or (x.a, x.b) != (y.a, y.b):
        return False
    if x.modality == "denied" or y.modality == "denied":
        return x.modality == y.modality and x.attrs == y.attrs
    if x.measure is not None:
        return _same_figure(x, y)
    return _same_event(x, y)


def _same_figure(x: Observation, y: Observation) -> bool:
    if x.measure != y.measure or x.unit != y.unit:
        return False
    if any(x.attrs.get(k) != y.attrs.get(k) for k in ("flow", "of")):
        return False
    if x.value is None or y.value is None or x.measure == "rank":
        return x.value == y.value and _dates_agree(x, y)
    return abs(x.value - y.value) <= 0.005 * max(abs(x.value), abs(y.value)) and _dates_agree(x, y)


def _dates_agree(x: Observation, y: Observation) -> bool:
    if x.start is None or y.start is None:
        return True
    return x.start <= (y.end or y.start) and y.start <= (x.end or x.start)


def _same_event(x: Observation, y: Observation) -> bool:
    if x.kind == "agreement":
        bare = not _content(x) or not _content(y)
        return _dates_agree(x, y) and (
            (bare and x.attrs["action"] == y.attrs["action"]) or _overlap(str(x.attrs["name"]), str(y.attrs["name"])) >= 0.5
        )
    if x.kind == "relations":
        return x.attrs.get("status") == y.attrs.get("status") and (x.attrs.get("action") == y.attrs.get("action") and _dates_agree(x, y))
    if x.kind in ("visit", "meeting"):
        same_level = x.attrs.get("level") == y.attrs.get("level") or "other" in (x.attrs.get("level"), y.attrs.get("level"))
        return same_level and _dates_agree(x, y) and (x.start is not None or y.start is not None or x.attrs == y.attrs or True)
    if x.kind == "project":
        return _overlap(str(x.attrs["name"]), str(y.attrs["name"])) >= 0.5
    if x.kind == "anniversary":
        return x.attrs.get("n") == y.attrs.get("n")
    if x.kind == "multilateral":
        return x.attrs.get("organisation") == y.attrs.get("organisation")
    if x.kind == "mission":
        return (x.attrs.get("what"), x.attrs.get("action")) == (y.attrs.get("what"), y.attrs.get("action"))
    if x.kind == "coercion":
        return x.attrs.get("action") == y.attrs.get("action") and _dates_agree(x, y)
    return x.attrs == y.attrs


def _content(o: Observation) -> set[str]:
    """The words of an agreement's name that say what it is about, not only that it is one of the two parties'."""
    known = parties()
    own = {w for p in (o.a, o.b or "") if p in known for w in known[p].name.lower().split()}
    return set(re.findall(r"\w+", str(o.attrs["name"]).lower())) - _NOISE - _BARE_WORDS - own


def _overlap(x: str, y: str) -> float:
    a, b = (set(re.findall(r"\w+", t.lower())) - _NOISE for t in (x, y))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _fuller(first: Finding, second: Finding) -> Finding:
    """The one with more said, completed by the other; the first where both say as much."""
    x, y = first.observation, second.observation
    better = _weight(y) > _weight(x) and not second.rule.endswith(_FOLLOW_UPS) and (y.kind != "agreement" or bool(_content(y)))
    more, less = (second, first) if better else (first, second)
    m, n = more.observation, less.observation
    if m.start is None and n.start is not None:
        m = replace(m, start=n.start, end=n.end)
    if m.value is None and n.value is not None:
        m = replace(m, value=n.value, unit=n.unit, bound=n.bound)
    if m.kind == "agreement" and len(str(m.attrs["name"]).split()) < _BARE < len(str(n.attrs["name"]).split()):
        m = replace(m, attrs=m.attrs | {"name": n.attrs["name"]})
    if m.speaker is None and n.speaker is not None and m.spans == n.spans:
        m = replace(m, speaker=n.speaker)
    return replace(more, observation=m)


def _weight(o: Observation) -> tuple[bool, bool]:
    """How full a statement is: whether an agreement's act is told, and whether it is dated."""
    settled = o.attrs.get("action") not in ("mentioned", "described", "negotiated", "proposed", None)
    return settled and o.kind == "agreement", o.start is not None
