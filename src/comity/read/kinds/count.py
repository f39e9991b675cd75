"""Things counted between two parties: enterprises, students, tourists, migrants, flights, agreements, projects, visits."""

import re
from collections.abc import Iterator
from dataclasses import replace

from comity.read.context import Context
from comity.read.document import Finding
from comity.read.events import event, near_period
from comity.read.figures import modality_of
from comity.read.pairs import Trust, pair_of, says_two
from comity.read.patterns import compiled, knowledge, patterns
from comity.read.text.quantities import Quantity
from comity.read.text.scene import Scene

KIND = "count"
TRIGGER = re.compile(knowledge(KIND)["trigger"])
#: Counts of people that go from where they come from to where they are.
_PEOPLE = ("students", "tourists", "migrants")


def find(scene: Scene, context: Context) -> Iterator[Finding]:
    """Counts in a sentence, each number once, and the share that it is of all."""
    taken: set[int] = set()
    needs = knowledge(KIND)["need"]
    for expression, row in patterns(KIND, "thing"):
        for m in expression.finditer(scene.masked):
            if m.start() in taken:
                continue
            need = needs.get(row["of"])
            if need and not re.search(need, scene.masked):
                continue
            parties = _parties(scene, context, m)
            if parties is None:
                continue
            taken.add(m.start())
            yield _level(scene, m, row["of"], parties)
            if row["of"] == "enterprises":
                yield from _share(scene, m, parties)


def _parties(scene: Scene, context: Context, m: re.Match[str]) -> tuple[str, str] | None:
    groups = m.groupdict()
    if "two" in groups:
        pair = pair_of(scene, context, m.start(), m.end(), Trust.ONLY if says_two(scene) else Trust.CONTEXT)
        return (pair[0], pair[1]) if len(pair) == 2 else None
    a = scene.party(m.start("a")) if groups.get("a") else None
    b = scene.party(m.start("b")) if groups.get("b") else None
    if b is not None and a is None:
        others = [p for _, p in scene.parties() if p != b]
        a = others[0] if len(others) == 1 else context.other(b, scene.index) if not others else None
    return (a, b) if a and b and a != b else None


def _level(scene: Scene, m: re.Match[str], of: str, parties: tuple[str, str]) -> Finding:
    quantity = scene.tokens[m.start()].value
    assert isinstance(quantity, Quantity)
    found = event(
        scene,
        KIND,
        parties,
        {"of": of},
        m.span(),
        of,
        near_period(scene, m.start(), m.end(), 40),
        modality_of(scene),
        (quantity.value, "count", quantity.bound),
    )
    return replace(found, observation=replace(found.observation, measure="level"))


def _share(scene: Scene, m: re.Match[str], parties: tuple[str, str]) -> Iterator[Finding]:
    """ "… which is more than one-third of the total enterprises": a share of the host's total."""
    share = compiled(knowledge(KIND)["share"]["match"]).search(scene.masked, m.start())
    if not share:
        return
    quantity = scene.tokens[share.start("share")].value
    assert isinstance(quantity, Quantity)
    found = event(
        scene,
        KIND,
        parties,
        {"of": "enterprises"},
        share.span(),
        "share",
        value=(quantity.value, "percent", quantity.bound),
    )
    o = replace(found.observation, measure="share", a=parties[0], b=parties[1])
    yield replace(found, observation=o)
