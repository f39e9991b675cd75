"""Ranks: "its third largest trading partner", "the leader among the trade partners of …"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from comity.observation import Observation
from comity.read.context import Context
from comity.read.document import Finding
from comity.read.figures import Head, dates, modality_of
from comity.read.patterns import compiled, knowledge
from comity.read.speakers import speaker
from comity.read.text.periods import Period
from comity.read.text.quantities import Quantity
from comity.read.text.scene import Scene

_BE = (
    r"(?:,? (?:which |that |who )?(?:is|was|are|were|has been|have been|has become|became|becomes?|become|remain(?:s|ed)?|being|as|ranks?|ranked|ranking|"
    r"now|still|already|also|currently|considered|regarded as|traditionally|continues to be|stands?|emerged as|overtook [^,]{1,30} as|serves as|not only|to be|today|once again|again|takes?|took|occup(?:y|ies|ied)|holds?) ?)+"
)


#: "The largest buyer of Thai tapioca": a rank in one product.
_PRODUCT = re.compile(
    r" (?!in\b|and\b|or\b|after\b|with\b|for\b|since\b|last\b|is\b|was\b|goods\b|products\b|exports\b)([a-z-]+(?: (?:goods|products|produce|oil|gas))?)"
)
#: A rank among some partners only is no rank among all.
_SUBSET = re.compile(
    r" (?:outside|in (?:the region|asia|africa|europe|latin|the middle|southeast|the world)|among (?:the )?(?:cis|eu|eaeu|non|asean|african|european|arab))"
)


@cache
def _patterns(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = knowledge(kind)["rank"]
    which, what = table["which"], table["what"]
    number = r"(?:the )?(?:country's |nation's |republic's |island's )?"
    place = r"(?:in |on |the |its )*(?P<ordinal><ordinal>)(?: place| position| spot| rank)?"
    return tuple(
        (name, compiled(text))
        for name, text in (
            # <b> is <a>'s third largest trading partner; <b>, <a>'s main trading partner
            ("is_of", rf"<b:party>(?:<few>)?(?:{_BE}|, |,? \(?)(?:one of )?{number}<a:party>'?s? {which}(?: {what})"),
            # <b> is the third largest trading partner of / for <a>
            ("is_the_of", rf"<b:party>{_BE}{number}{which} {what}(?: of| for| to| in) (?:the )?<a:party>"),
            # <a>'s largest trading partner is <b>
            (
                "of_is",
                rf"<a:party>'?s? {which} {what}(?: in <period>)?,?(?: is| was| are| remains| remained| after| became|,) (?:the |now |still )*<b:party>",
            ),
            # the largest trading partner of <a> is <b>
            ("of_a_is", rf"\b{which} {what} (?:of|for) (?:the )?<a:party>,?(?: is| was| remains)?,? (?:the )?<b:party>"),
            # <b> is the leader among the trade partners of <a>
            (
                "leader",
                rf"<b:party>{_BE}(?:the )?(?:leader|leading|first|in the lead|number one) among (?:the )?(?:main |foreign )?{what} of (?:the )?<a:party>",
            ),
            ("leader_of", rf"<b:party>{_BE}(?:the )?(?:leader|leading|first) among (?:the )?<a:party>'?s? (?:main |foreign )?{what}"),
            # <b> is one of the main trading partners of <a>, ranking second
            (
                "ranking",
                rf"<b:party>(?: [^;.]{{0,40}}?)? {what} (?:of|for) (?:the )?<a:party>,? (?:and )?(?:rank(?:ing|s|ed)|taking|occupying|holding) (?:the )?(?P<ordinal><ordinal>)(?: place)?",
            ),
            # <b> ranks third among <a>'s trading partners
            (
                "ranks",
                rf"<b:party>{_BE}?(?:<few>){place} (?:among|in the list of|on the list of|in terms of trade among) (?:the )?(?:<a:party>'?s? )?(?:main |top |largest |foreign )?{what}(?: of (?:the )?<a2:party>)?",
            ),
        )
    )


def read_ranks(scene: Scene, context: Context, kind: str, attr: tuple[str, dict[str, str], str], heads: list[Head]) -> Iterator[Finding]:
    """The ranks of partners that a sentence tells.

    Args:
        scene, context: the sentence and what went before.
        kind: whose table (``[rank]``) to use.
        attr: name of the kind's attribute, its values by the table's group, and the usual value.
        heads: of the kind in this sentence, in case the rank is told of one of them.

    """
    name, values, usual = attr
    outside = re.compile(knowledge(kind)["rank"]["outside"])
    seen: set[tuple[str, str, str]] = set()
    for rule, pattern in _patterns(kind):
        for m in pattern.finditer(scene.masked):
            groups = m.groupdict()
            a = scene.party(m.start("a")) if groups.get("a") else None
            if a is None and groups.get("a2"):
                a = scene.party(m.start("a2"))
            b = scene.party(m.start("b"))
            value = next((v for g, v in values.items() if groups.get(g)), usual)
            if not a or not b or a == b or (a, b, value) in seen or (rule != "ranking" and outside.search(m.group())):
                continue
            if _SUBSET.match(scene.masked, m.end()):
                continue
            rank = _rank(scene, m)
            if rank is None:
                continue
            seen.add((a, b, value))
            attrs = {name: value}
            product = _PRODUCT.match(scene.masked, m.end()) if rule == "is_the_of" and value != usual else None
            if product:
                attrs["product"] = product[1]
            yield _finding(scene, kind, m, a, b, rank, attrs, rule)


def _rank(scene: Scene, m: re.Match[str]) -> int | None:
    groups = m.groupdict()
    for group in ("ordinal", "place"):
        if groups.get(group):
            tokens = [t.value for _, t in scene.between(*m.span(group))]
            numbers = [q.value for q in tokens if isinstance(q, Quantity) and q.value]
            return int(numbers[0]) if numbers else None
    return 1


def _finding(scene: Scene, kind: str, m: re.Match[str], a: str, b: str, rank: int, attrs: dict[str, str], rule: str) -> Finding:
    near = [t.value for p, t in scene.between(max(0, m.start() - 25), m.end() + 25) if isinstance(t.value, Period)]
    period = next((p for p in near if isinstance(p, Period) and p.sort != "shifted"), None)
    first, last = dates(period)
    observation = Observation(
        kind=kind,
        a=a,
        b=b,
        measure="rank",
        value=float(rank),
        unit="rank",
        start=first,
        end=last,
        modality="actual",
        attrs=dict(attrs),
        speaker=speaker(scene),
        spans=((scene.start, scene.end),),
    )
    if modality_of(scene) == "denied":
        observation = replace(observation, modality="denied")
    return Finding(observation, f"{kind}.rank_{rule}", (scene.place(*m.span()),))
