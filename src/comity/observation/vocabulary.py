"""The kinds of observation and what each may say, read from ``vocabulary.toml``."""

from functools import cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from comity import packaged
from comity.errors import ObservationError
from comity.suggestions import like

#: What an attribute may hold: a list of values, or "text", "integer", "party", "parties".
Allowed = tuple[str, ...] | Literal["text", "integer", "party", "parties"]
#: How two facts' values of a field are compared; ``vocabulary.toml`` says what each means.
Comparison = Literal["equal", "told", "words", "name", "sort", "person", "date", "period", "figure"]


#: Fields of an observation, or its attributes, with the values of which one must be there: True is any, False is none.
Condition = MappingProxyType[str, tuple[str, ...] | bool]


class Saying(NamedTuple):
    """How a kind is said where a condition holds: a text with fields in braces, and in brackets what may fall away."""

    when: Condition
    text: str


class Kind(NamedTuple):
    """One kind of observation.

    Attributes:
        name: as in an observation's `kind`.
        facet: the facet of a relationship that it belongs to.
        facets: conditions under which it belongs to another.
        numeric: whether it is a figure, with a measure.
        directed: the conditions of which one must hold for the order of the parties to have a meaning; an empty one always holds.
        money: whether a level of it is a sum of money.
        timeless: whether its figure is of no period, as a border's.
        of_a_whole: the conditions of which one must hold for a figure to be a part of a whole, 0 to 100 percent.
        required, optional: the attributes that it needs and may have.
        tells_apart: the fields that tell two facts of it apart, and how each is compared.
        says_nothing: values of a field that say no more than silence.
        known_by: the fields of which one must agree for two facts to be one.
        lies_ahead: whether one told for a day after the document's own is planned.
        decided: the actions of which the decision, told without a day beside the act, is no second fact.
        ordered: the actions that are ordered for a day: the order and what it sets the day for are one fact.
        lasts: whether it goes on for days, any of which may be told.
        timeline: whether it is an event that stands in a timeline.
        headlines: which of its facts are headline news, each with its rank: the least comes first.
        said: how it is said; the first whose condition holds.
        words: what the values of an attribute are called, where not by themselves; empty for what is not said.

    """

    name: str
    facet: str
    facets: tuple[tuple[Condition, str], ...]
    numeric: bool
    directed: tuple[Condition, ...]
    money: bool
    timeless: bool
    of_a_whole: tuple[Condition, ...]
    required: MappingProxyType[str, Allowed]
    optional: MappingProxyType[str, Allowed]
    tells_apart: MappingProxyType[str, Comparison]
    says_nothing: MappingProxyType[str, tuple[str, ...]]
    known_by: tuple[str, ...]
    lies_ahead: bool
    decided: tuple[str, ...]
    ordered: tuple[str, ...]
    lasts: bool
    timeline: bool
    headlines: tuple[tuple[int, Condition], ...]
    said: tuple[Saying, ...]
    words: MappingProxyType[str, MappingProxyType[str, str]]


class Vocabulary(NamedTuple):
    """All kinds by name, the values allowed in common fields, and the facets' titles in reading order."""

    kinds: MappingProxyType[str, Kind]
    fields: MappingProxyType[str, tuple[str, ...]]
    facets: MappingProxyType[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary; read once.

    Examples:
        >>> vocabulary().kinds["border"].timeless, "share" in vocabulary().fields["measure"]
        (True, True)

    Raises:
        ObservationError: a kind is of a facet that there is not.

    """
    table = packaged.toml("comity.observation", "vocabulary.toml")
    kinds = {name: _kind(name, row, table["tells_apart"]) for name, row in table["kind"].items()}
    for name, kind in kinds.items():
        for facet in (kind.facet, *(f for _, f in kind.facets)):
            if facet not in table["facet"]:
                raise ObservationError(f"vocabulary.toml: kind.{name}: there is no facet {facet!r}{like(facet, table['facet'])}")
    values = {name: tuple(allowed) for name, allowed in table["fields"].items()}
    return Vocabulary(MappingProxyType(kinds), MappingProxyType(values), MappingProxyType(table["facet"]))


def _kind(name: str, row: dict[str, Any], always_apart: dict[str, Comparison]) -> Kind:
    directed = row["directed"]
    return Kind(
        name=name,
        facet=row["facet"],
        facets=tuple((_condition(r, "facet"), r["facet"]) for r in row.get("facets", ())),
        numeric=row.get("numeric", False),
        directed=tuple(_condition(r) for r in directed) if isinstance(directed, list) else (_condition({}),) * directed,
        money=row.get("money", False),
        timeless=row.get("timeless", False),
        of_a_whole=tuple(_condition(r) for r in row.get("of_a_whole", ())),
        required=_attributes(row.get("required", {})),
        optional=_attributes(row.get("optional", {})),
        tells_apart=MappingProxyType(row["tells_apart"] | always_apart),
        says_nothing=MappingProxyType({field: tuple(values) for field, values in row.get("says_nothing", {}).items()}),
        known_by=tuple(row.get("known_by", ())),
        lies_ahead=row.get("lies_ahead", False),
        decided=tuple(row.get("decided", ())),
        ordered=tuple(row.get("ordered", ())),
        lasts=row.get("lasts", False),
        timeline=row.get("timeline", False),
        headlines=tuple((r["rank"], _condition(r, "rank")) for r in row.get("headline", ())),
        said=tuple(Saying(_condition(r, "as"), r["as"]) for r in row["said"]),
        words=MappingProxyType({name: MappingProxyType(values) for name, values in row.get("words", {}).items()}),
    )


def _condition(row: dict[str, Any], *but: str) -> Condition:
    return MappingProxyType({k: v if isinstance(v, bool) else tuple(v) for k, v in row.items() if k not in but})


def _attributes(row: dict[str, Allowed | list[str]]) -> MappingProxyType[str, Allowed]:
    return MappingProxyType({k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})
