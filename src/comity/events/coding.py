"""What an observation is in PLOVER and CAMEO, by two tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from comity import packaged
from comity.observation import Observation

#: Modalities as the table has them: a target is a plan, what is denied is coded as what it denies.
_AS = {"actual": "actual", "planned": "planned", "target": "planned", "denied": "actual"}


@dataclass(frozen=True, slots=True)
class Code:
    """A code of CAMEO with its name, Goldstein's score (-10 to 10) and its quadrant ("verbal cooperation" …)."""

    code: str
    name: str
    goldstein: float
    quad: str


@dataclass(frozen=True, slots=True)
class Act:
    """A row of the table of acts.

    Attributes:
        event, mode, context: PLOVER's; `event` is empty where there is no code.
        cameo: CAMEO's code, None where there is none.
        direction: ``forward``, ``back``, ``both`` or ``recogniser``.
        note: why there is no code, or what to know of it.

    """

    event: str
    mode: str
    context: str
    cameo: Code | None
    direction: str
    note: str

    @property
    def is_plovers(self) -> bool:
        """Whether PLOVER has it: a host's side of a visit is an act of CAMEO alone, for in PLOVER who hosts is the recipient."""
        return not self.mode or ("mode", self.mode, self.event) in plover()


def acts(o: Observation) -> tuple[Act, ...]:
    """The acts that an observation is, most often one; those without a code say why.

    Examples:
        >>> [a.cameo.code for a in acts(Observation("visit", "CHL", "PER", attrs={"level": "minister", "type": "other"}))]
        ['042', '043']

    """
    rows = _table().get(o.kind, ())
    first = next(((f, v) for f, v, m, _ in rows if _fits(o, f, v) and m in ("", _AS[o.modality])), None)
    return tuple(act for f, v, m, act in rows if (f, v) == first and m in ("", _AS[o.modality]))


@cache
def codes() -> Mapping[str, Code]:
    """The codes of CAMEO that are given.

    Examples:
        >>> len(codes()) > 20
        True

    """
    rows = packaged.rows("comity.events", "tables/cameo.csv")
    return {r["code"]: Code(r["code"], r["name"], float(r["goldstein"]), r["quad"]) for r in rows}


@cache
def plover() -> frozenset[tuple[str, str, str]]:
    """PLOVER's own events, modes and contexts: the sort, the name, and of a mode the event.

    Examples:
        >>> len(plover()) > 20
        True

    """
    return frozenset((r["sort"], r["name"], r["event"]) for r in packaged.rows("comity.events", "tables/plover.csv"))


def _fits(o: Observation, field: str, value: str) -> bool:
    return not field or str(o.attrs.get(field)) == value


@cache
def _table() -> Mapping[str, list[tuple[str, str, str, Act]]]:
    found: dict[str, list[tuple[str, str, str, Act]]] = {}
    for r in packaged.rows("comity.events", "tables/acts.csv"):
        cameo = codes()[r["cameo"]] if r["cameo"] else None
        act = Act(r["event"], r["mode"], r["context"], cameo, r["direction"], r["note"])
        found.setdefault(r["kind"], []).append((r["field"], r["value"], r["modality"], act))
    return found
