"""Trade: what two parties sell and buy from each other, and their rank and share in each other's trade."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from comity.observation import Attribute
from comity.read.context import Context
from comity.read.document import Finding
from comity.read.figures import Head, figure_finding, read_figures
from comity.read.pairs import pair_of
from comity.read.patterns import compiled, knowledge, patterns
from comity.read.ranks import read_ranks
from comity.read.text.quantities import Quantity
from comity.read.text.scene import Scene

KIND = "trade"
TRIGGER = re.compile(knowledge(KIND)["trigger"])
#: How many sentences back bare "exports" may reach for the pair they go on about.
_REACH = 1
#: Bare "exports" go on about the sentence before only where they open theirs.
_OPENING = 30
#: A party within so many characters of a sentence's beginning is taken for its subject.
_SUBJECT = 30


def find(scene: Scene, context: Context) -> Iterator[Finding]:
    """Levels, changes, shares and ranks of trade in a sentence."""
    heads = _heads(scene, context)
    for head in heads:
        context.heads.append((scene.index, head))
    yield from _verbs(scene, heads)
    yield from read_figures(scene, context, heads)
    yield from _shares(scene)
    yield from read_ranks(scene, context, KIND, ("flow", {"exports": "exports", "imports": "imports"}, "turnover"), heads)


def _heads(scene: Scene, context: Context) -> list[Head]:
    """What the sentence's figures may be about, none overlapping, in order."""
    found: list[Head] = []
    for name in ("head", "partial", "bare"):
        for pattern, row in patterns(KIND, name):
            for m in pattern.finditer(scene.masked):
                if any(m.start() < h.end and h.start < m.end() for h in found):
                    continue
                head = _head(scene, context, m, row, name, found)
                if head:
                    found.append(head)
    return sorted(found, key=lambda h: h.start)


def _head(scene: Scene, context: Context, m: re.Match[str], row: dict[str, Any], sort: str, earlier: list[Head]) -> Head | None:
    groups = m.groupdict()
    a = scene.party(m.start("a")) if groups.get("a") else None
    b = scene.party(m.start("b")) if groups.get("b") else None
    if sort == "partial":
        a, b = _completed(scene, context, m, row["flow"], b)
    elif sort == "bare":
        a, b = _inherited(scene, context, m, a, earlier)
    elif b is None and a is not None:
        b = context.other(a, scene.index)
    if not a or not b or a == b:
        return None
    sign = -1 if groups.get("balance") in ("deficit", "gap", "shortfall") else 1
    attrs: list[tuple[str, Attribute]] = [("flow", row["flow"])]
    product = _product(groups.get("product"), groups.get("of"))
    if product:
        attrs.append(("product", product))
    plain_front = groups.get("product") and not _product(groups["product"], None) and m.start("product") == m.start()
    start = m.end("product") if plain_front else m.start()
    return Head(KIND, a, b, tuple(attrs), start, m.end(), sign, True, row["rule"])


def _completed(scene: Scene, context: Context, m: re.Match[str], flow: str, b: str | None) -> tuple[str | None, str | None]:
    """Both parties of a head that names one or none."""
    if b is None:
        pair = pair_of(scene, context, m.start(), m.end())
        return (pair[0], pair[1]) if len(pair) == 2 else _last_pair(scene, context)
    before = [p for _, p in scene.parties(0, m.start()) if p != b]
    first = next(((p, place) for place, p in scene.parties(0, m.start()) if p != b), None)
    if first and (len(before) == 1 or first[1] < _SUBJECT):
        return first[0], b
    for index, head in reversed(context.heads):
        if isinstance(head, Head) and scene.index - index <= _REACH + 1 and b in (head.a, head.b):
            return (head.a if head.b == b else head.b), b
    return (None, b) if before else (context.other(b, scene.index), b)


def _last_pair(scene: Scene, context: Context) -> tuple[str | None, str | None]:
    """Whose trade was told of just before, for "the trade turnover" in a sentence that names nobody."""
    for index, head in reversed(context.heads):
        if isinstance(head, Head) and head.kind == KIND and scene.index - index <= _REACH + 1 and not scene.parties():
            return head.a, head.b
    return None, None


def _inherited(scene: Scene, context: Context, m: re.Match[str], a: str | None, earlier: list[Head]) -> tuple[str | None, str | None]:
    """The parties of bare "exports": those of the head before it, in this sentence or the one before."""
    before = [h for h in earlier if h.end <= m.start()]
    last: Head | None = max(before, key=lambda h: h.end) if before else None
    if last is None and context.heads:
        index, head = context.heads[-1]
        if isinstance(head, Head) and head.kind == KIND and scene.index - index == _REACH and m.start() < _OPENING:
            named = {p for _, p in scene.parties()}
            last = head if named <= {head.a, head.b} else None
    if last is None or last.b is None:
        return None, None
    if a is not None and a not in (last.a, last.b):
        return None, None
    if a is not None and a != last.a:
        return last.b, last.a
    return last.a, last.b


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(knowledge(KIND)["adjectives"].split())


def _product(before: str | None, of: str | None) -> str | None:
    """What goods a figure is of, where it is not of all."""
    words = [w for w in f"{before or ''} {of or ''}".replace(",", " ").split() if w not in _plain_words()]
    return " ".join(words) or None


def _shares(scene: Scene) -> Iterator[Finding]:
    """ "<b> accounts for 20.6% of <a>'s exports": `b`'s share in what `a` trades with the world."""
    seen: set[int] = set()
    for pattern, row in patterns(KIND, "share"):
        for m in pattern.finditer(scene.masked):
            groups = m.groupdict()
            a = scene.party(m.start("a")) if groups.get("a") else None
            if a is None and groups.get("a2"):
                a = scene.party(m.start("a2"))
            b, place = scene.party(m.start("b")), m.start("share")
            quantity = scene.tokens[place].value
            if row["rule"] == "share_goes_to" and re.search(r"\baccount\w* for[^;.]{0,20}$", scene.masked[:place]):
                continue
            if not a or not b or a == b or place in seen or not isinstance(quantity, Quantity):
                continue
            seen.add(place)
            attrs: tuple[tuple[str, Attribute], ...] = (("flow", _share_flow(m["flow"])),)
            head = Head(KIND, a, b, attrs, m.start(), m.end(), rule=row["rule"])
            yield figure_finding(scene, head, place, quantity, "percent", "share")


def _share_flow(words: str) -> str:
    """What a share is a share of, by the words that name it: "exports", "export market", "supplier", "trading partner"."""
    if words.startswith("export"):
        return "exports"
    return "imports" if words.startswith(("import", "supplier")) else "turnover"


@cache
def _verb_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name.split("_")[0], compiled(text)) for name, text in knowledge(KIND)["verb"].items())


def _verbs(scene: Scene, heads: list[Head]) -> Iterator[Finding]:
    """ "<party> exported $3 billion worth of goods to <party>"."""
    for flow, pattern in _verb_patterns():
        for m in pattern.finditer(scene.masked):
            quantity = scene.tokens[m.start("sum")].value
            a, b = scene.party(m.start("a")), None
            for group in ("b", "c"):
                if m.groupdict().get(group):
                    b = scene.party(m.start(group))
            if not a or not b or a == b or not isinstance(quantity, Quantity):
                continue
            product = _product(None, re.sub(r"\b(?:goods|products|merchandise|worth)\b", "", m["of"] or ""))
            attrs: tuple[tuple[str, Attribute], ...] = (("flow", flow),)
            head = Head(KIND, a, b, attrs + ((("product", product),) if product else ()), m.start("product"), m.end(), rule="verb")
            unit = scene.unit(quantity)
            if unit and quantity.value is not None:
                yield figure_finding(scene, head, m.start("sum"), quantity, unit)
