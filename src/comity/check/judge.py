"""From tests and evidence to a verdict."""

from comity.check.verdicts import Claim, Evidence, Label, Strength, Test, Verdict
from comity.observation import vocabulary
from comity.wording import off, period

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDER: tuple[Strength, ...] = ("none", "weak", "moderate", "strong")


def verdict(claim: Claim, tests: list[Test], evidence: list[Evidence]) -> Verdict:
    """The verdict on a claim.

    Official data that only support or only contradict decide; documents that contradict it, data that others may contest, or a document
    that contradicts itself, make the evidence conflicting, since no document decides over another.
    """
    mine = tuple(t for t in tests if claim.number in t.claims)
    consistent = all(t.holds for t in mine) if mine else None
    con = [e for e in evidence if e.relation == "contradicts"]
    # That a border is so long does not speak for its being the longest.
    on_all = any(e.is_of_all for e in con)
    pro = [e for e in evidence if e.relation == "supports" and (e.is_of_all or not on_all)]
    impossible = [t for t in mine if not t.holds and len(t.claims) == 1]
    official = [e for e in con if e.source.sort == "dataset" and not e.is_contested]
    label: Label
    if impossible or (official and not pro):
        label = "refuted"
    elif con or consistent is False:
        label = "conflicting evidence"
    elif pro:
        label = "supported"
    else:
        label = "not enough evidence"
    decisive = pro if label == "supported" else con
    independent = len({e.origin for e in pro + con})
    strength = max(
        (e.strength for e in decisive), key=_ORDER.index, default="strong" if impossible else "moderate" if consistent is False else "none"
    )
    return Verdict(
        claim,
        label,
        consistent,
        _reason(label, mine, evidence),
        strength,
        mine,
        tuple(evidence),
        independent,
        _backing(label, pro, con),
        _would_change(label, claim, evidence),
    )


def _backing(label: Label, pro: list[Evidence], con: list[Evidence]) -> str:
    """Whose evidence a label rests on, to be read behind it."""
    if label == "conflicting evidence" and (pro or con):
        return "with " + " and ".join(f"{_whose(e)} {side}" for e, side in ((pro, "for it"), (con, "against it")) if e)
    decisive = pro if label == "supported" else con
    return f"by {_whose(decisive)}" if decisive else ""


def _whose(evidence: list[Evidence]) -> str:
    """How many data sets, documents and agencies: copies of one agency's report are many documents and one agency."""
    documents = {e.source.id: e.origin for e in evidence if e.source.sort == "document"}
    data = {e.source.id for e in evidence if e.source.sort == "dataset"}
    told = [_counted(len(data), "data set", "data sets")] if data else []
    if documents:
        told.append(_counted(len(documents), "document", "documents"))
        if len(documents) > 1:
            told.append(_counted(len(set(documents.values())), "agency", "agencies"))
    return ", ".join(told)


def _counted(n: int, one: str, many: str) -> str:
    return f"{_NUMBERS[n] if n < len(_NUMBERS) else n} {one if n == 1 else many}"


def _reason(label: Label, tests: tuple[Test, ...], evidence: list[Evidence]) -> str:
    broken = [t for t in tests if not t.holds]
    relation = {"supported": "supports", "refuted": "contradicts", "conflicting evidence": "contradicts"}.get(label)
    told = [e.reasoning for e in sorted(evidence, key=lambda e: -_ORDER.index(e.strength)) if e.relation == relation]
    if broken:
        beyond = f" ({off(broken[0].off)} beyond rounding)" if 0 < broken[0].off < 1 and len(broken[0].claims) > 1 else ""
        told.insert(0, broken[0].reasoning + beyond)
    if told:
        return told[0]
    near = [e.reasoning for e in sorted(evidence, key=lambda e: -_ORDER.index(e.strength)) if e.relation == "context"]
    held = [t.reasoning for t in tests if t.holds]
    parts = near[:2] or ["nothing comparable is in the ledger"]
    return "; ".join(parts + [f"within the document: {h}" for h in held[:1]])


def _would_change(label: Label, claim: Claim, evidence: list[Evidence]) -> str:
    o = claim.observation
    when = f" for {period(o.start, o.end)}" if o.start else ""
    if claim.is_praise:
        return "nothing: praise is a judgement; a figure in the text for what is praised could be checked"
    if label == "not enough evidence":
        if o.value is not None and not o.start and not vocabulary().kinds[o.kind].timeless:
            return "a date: the document does not say of which period the figure is"
        return (
            f"a figure or record of the same definition{when}"
            if o.value is not None
            else "a dated record of it in data or another document"
        )
    if label == "conflicting evidence":
        return "official data on it, or a correction by the document"
    weak = all(e.strength != "strong" for e in evidence if e.relation != "context")
    return f"official data{when} that say otherwise" if weak else f"a revision of the data{when}"
