"""Counts of coded events of a directed dyad-year, by the four sorts of CAMEO."""

#: Sort, its meaning, and the roots of CAMEO (first two digits) that are of it.
_SORTS = {
    "verbal_cooperation": ("statements, appeals, consultations, agreements", 1, 5),
    "material_cooperation": ("cooperation, aid, yielding", 6, 8),
    "verbal_conflict": ("investigations, demands, disapproval, rejections, threats", 9, 13),
    "material_conflict": ("protests, shows of force, reduced relations, coercion, assaults, fights", 14, 20),
}


def columns(name: str) -> dict[str, str]:
    """The columns of a table of events as a variable, and their meanings."""
    counts = {f"{name}_{sort}": f"events by the first towards the second: {meaning}" for sort, (meaning, _, _) in _SORTS.items()}
    return counts | {f"{name}_intensity": "mean intensity of the first's events towards the second, -10 conflict to 10 cooperation"}


def query(name: str) -> str:
    """The query of a table of events as a variable."""
    root = "left(cameo, 2)::INTEGER"
    counts = ", ".join(f"count(*) FILTER ({root} BETWEEN {first} AND {last}) AS {name}_{sort}" for sort, (_, first, last) in _SORTS.items())
    return f"SELECT a AS code1, b AS code2, year, {counts}, avg(intensity) AS {name}_intensity FROM {name} GROUP BY ALL"


def zero(name: str) -> tuple[str, ...]:
    """The columns that are 0 where no event was coded."""
    return tuple(f"{name}_{sort}" for sort in _SORTS)
