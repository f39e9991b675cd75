"""The rules by which a promise is held to be kept, read from ``rules.toml``."""

from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from comity import packaged


@dataclass(frozen=True, slots=True)
class Act:
    """What acts of the same thing mean for one that was promised: they fulfil it, are on the way to it, or take it back."""

    done: tuple[str, ...] = ()
    under_way: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule of one sort of commitment.

    Attributes:
        sort: its id.
        title: in words.
        kind: of the observations that are such commitments.
        text: the rule in words.
        late: days after the day due within which the thing done is that promise, late; 0 is without limit.
        late_of_days: the same where less than a week was promised and several such things are told of the years around; 0 is as `late`.
        early: days before the time promised within which the thing done may be that promise; None is without limit.
        recurs: whether such things come again and again, so that another promised after the day says nothing of this one.
        open: days for which a promise without a day stands open.
        promises: acts told as done that promise another.
        acts: what other acts mean for each act promised; empty where the thing itself is promised.
        version: of the rules, which every status carries.

    """

    sort: str
    title: str
    kind: str
    text: str
    late: int
    open: int
    version: str
    late_of_days: int = 0
    early: int | None = None
    recurs: bool = False
    promises: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType({}))
    acts: MappingProxyType[str, Act] = field(default_factory=lambda: MappingProxyType({}))


@cache
def rules() -> MappingProxyType[str, Rule]:
    """The rules by the kind of observation.

    Examples:
        >>> sorted(rules())[:2]
        ['agreement', 'coercion']

    """
    table = packaged.toml("comity.commitments", "rules.toml")
    return MappingProxyType({row["kind"]: _rule(sort, row, table["version"]) for sort, row in table["sort"].items()})


def _rule(sort: str, row: dict[str, Any], version: str) -> Rule:
    acts = {name: Act(*(tuple(act[part]) for part in ("done", "under_way", "undone"))) for name, act in row.get("act", {}).items()}
    told = {name: row[name] for name in ("late", "open", "late_of_days", "early", "recurs", "kind", "title") if name in row}
    promises = MappingProxyType(row.get("promises", {}))
    return Rule(sort=sort, text=row["rule"], version=version, promises=promises, acts=MappingProxyType(acts), **told)
