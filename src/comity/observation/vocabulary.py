"""The kinds of observation and what each may say, read from ``vocabulary.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

#: What an attribute may hold: a list of values, or "text", "integer", "parties".
Allowed = tuple[str, ...] | Literal["text", "integer", "parties"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of observation: its facet, its direction, and the attributes it needs and may have."""

    name: str
    facet: str
    numeric: bool
    direction: Literal["directed", "undirected", "by_attr"]
    required: MappingProxyType[str, Allowed]
    optional: MappingProxyType[str, Allowed]


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
        )
        for name, row in table["kind"].items()
    }
    values = {name: tuple(allowed) for name, allowed in table["fields"].items()}
    return Vocabulary(MappingProxyType(kinds), MappingProxyType(values), MappingProxyType(table["facet"]))


def _attributes(row: dict[str, Allowed | list[str]]) -> MappingProxyType[str, Allowed]:
    return MappingProxyType({k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})
