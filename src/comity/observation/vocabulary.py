"""The kinds of observation and what each may say, read from ``vocabulary.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

#: What an attribute may hold: a list of values, or "text", "integer", "party", "parties".
Allowed = tuple[str, ...] | Literal["text", "integer", "party", "parties"]
#: How two facts' values of a field are compared; ``vocabulary.toml`` says what each means.
Comparison = Literal["equal", "told", "words", "name", "sort", "person", "date", "period", "figure"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of observation.

    Attributes:
        name: as in an observation's `kind`.
        facet: the facet of a relationship that it belongs to.
        numeric: whether it is a figure, with a measure.
        direction: whether the order of the parties has a meaning.
        required, optional: the attributes that it needs and may have.
        tells_apart: the fields that tell two facts of it apart, and how each is compared.
        says_nothing: values of a field that say no more than silence.
        known_by: the fields of which one must agree for two facts to be one.
        lies_ahead: whether one told for a day after the document's own is planned.

    """

    name: str
    facet: str
    numeric: bool
    direction: Literal["directed", "undirected", "by_attr"]
    required: MappingProxyType[str, Allowed]
    optional: MappingProxyType[str, Allowed]
    tells_apart: MappingProxyType[str, Comparison]
    says_nothing: MappingProxyType[str, tuple[str, ...]]
    known_by: tuple[str, ...]
    lies_ahead: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All kinds by name, the values allowed in common fields, and the facets' titles in reading order."""

    kinds: MappingProxyType[str, Kind]
    fields: MappingProxyType[str, tuple[str, ...]]
    facets: MappingProxyType[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary; read once."""
    table = tomllib.loads(files("comity.observation").joinpath("vocabulary.toml").read_text("utf-8"))
    kinds = {
        name: Kind(
            name,
            row["facet"],
            row.get("numeric", False),
            row["direction"],
            _attributes(row.get("required", {})),
            _attributes(row.get("optional", {})),
            MappingProxyType(row["tells_apart"] | table["tells_apart"]),
            MappingProxyType({field: tuple(values) for field, values in row.get("says_nothing", {}).items()}),
            tuple(row.get("known_by", ())),
            row.get("lies_ahead", False),
        )
        for name, row in table["kind"].items()
    }
    values = {name: tuple(allowed) for name, allowed in table["fields"].items()}
    return Vocabulary(MappingProxyType(kinds), MappingProxyType(values), MappingProxyType(table["facet"]))


def _attributes(row: dict[str, Allowed | list[str]]) -> MappingProxyType[str, Allowed]:
    return MappingProxyType({k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})
