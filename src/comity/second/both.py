"""What the rules and a model found in one document, held side by side."""

from dataclasses import dataclass, replace

from comity.observation import Finding, Observation
from comity.observation.finding import AND
from comity.observation.same import same_fact

_FIELDS = ("value", "unit", "bound", "start", "end", "base_start", "base_end", "modality")


@dataclass(frozen=True)
class Difference:
    """One fact, or words on one pair, that the two readers tell otherwise: the fields in which they differ, each as either says it."""

    rules: Finding
    model: Finding
    fields: tuple[tuple[str, object, object], ...]


def agreed(rules: list[Finding], second: list[Finding]) -> list[Finding]:
    """What either reader found, each fact once: where both have it, the rules' finding with both named."""
    kept = list(rules)
    for finding in second:
        k = next((k for k, known in enumerate(kept) if same_fact(known.observation, finding.observation)), None)
        if k is None:
            kept.append(finding)
        elif kept[k].rule != finding.rule:
            kept[k] = replace(kept[k], rule=f"{kept[k].rule}{AND}{finding.rule}")
    return sorted(kept, key=lambda f: f.observation.spans[0])


def differences(rules: list[Finding], second: list[Finding]) -> list[Difference]:
    """Where the readers tell the same words, or one fact, otherwise."""
    told = []
    for theirs in second:
        x = theirs.observation
        near = [f for f in rules if f.observation.kind == x.kind and {f.observation.a, f.observation.b} == {x.a, x.b}]
        one = next((f for f in near if same_fact(f.observation, x)), None) or next((f for f in near if _meet(f.observation, x)), None)
        if one is not None and (fields := _fields(one.observation, x)):
            told.append(Difference(one, theirs, fields))
    return told


def _meet(x: Observation, y: Observation) -> bool:
    return x.measure == y.measure and any(a < d and c < b for a, b in x.spans for c, d in y.spans)


def _fields(x: Observation, y: Observation) -> tuple[tuple[str, object, object], ...]:
    """The fields that both tell, each otherwise."""
    pairs = [("a", x.a, y.a), ("b", x.b, y.b), *((name, getattr(x, name), getattr(y, name)) for name in _FIELDS)]
    pairs += [(name, value, y.attrs.get(name)) for name, value in x.attrs.items()]
    return tuple((name, u, v) for name, u, v in pairs if u is not None and v is not None and u != v)
