"""Superlatives of borders: "the longest border in the world", "Chile's longest", against the lengths of all."""

import re
from collections.abc import Iterator
from typing import Any

from comity import packaged
from comity.check.case import Case
from comity.check.verdicts import Claim, Evidence, Relation
from comity.wording import name

#: How many places a border may be off in the list of the longest before that contradicts.
_BESIDE = 2


def find(claim: Claim, case: Case) -> Iterator[Evidence]:
    """The place of the claim's border among all by length, or among those of the two."""
    o = claim.observation
    words = packaged.toml("comity.check", "words.toml")["longest"]
    if o.kind != "border" or o.modality != "actual" or not re.search(words["longest"], claim.text, re.IGNORECASE):
        return
    record = next((r for r in case.records(o.a, o.b, "border") if r.source.sort == "dataset"), None)
    if record is None:
        return
    of_all = bool(re.search(words["world"], claim.text, re.IGNORECASE))
    borders = [b for b in case.store.borders if of_all or {o.a, o.b} & {b[0], b[1]}]
    place = next((i for i, (a, b, _) in enumerate(borders, 1) if {a, b} == {o.a, o.b}), None)
    said = _said(claim.text, words)
    if place is None or (said > 1 and not of_all):
        return
    told = f"{record.source.title}: {name(o.a)} and {name(o.b)} are number {place} of {len(borders)} borders by length"
    relation: Relation = "supports"
    if said > 1:
        # Lengths are measured in many ways, so neighbours in the list may stand in each other's place.
        relation = "supports" if said == place else "context" if abs(said - place) <= _BESIDE else "contradicts"
    elif place > 1 and (of_all or not _is_longest_of_one(o.a, o.b or "", borders)):
        longest = borders[0]
        told += f"; the longest is {name(longest[0])} and {name(longest[1])}, {longest[2]:,.0f} km (with all its parts)"
        in_one = [b for b in borders if sorted(b[:2]) not in words["in_pieces"]]
        relation = "context" if {in_one[0][0], in_one[0][1]} == {o.a, o.b} else "contradicts"
    yield Evidence(record.source, record.finding.row, relation, told, "moderate", record.source.id, is_of_all=True)


def _said(text: str, words: dict[str, Any]) -> int:
    """The place that a text gives a border in the list of the longest: 2 of "the second-longest"."""
    m = re.search(words["nth"], text, re.IGNORECASE)
    if not m:
        return 1
    return int(m["n"]) if m["n"] else 1 + list(words["ordinals"]).index(m["nth"].lower())


def _is_longest_of_one(a: str, b: str, borders: list[tuple[str, str, float]]) -> bool:
    """Whether the border of two is the longest of either."""
    return any({a, b} == set(next((x[:2] for x in borders if party in x[:2]), ())) for party in (a, b))
