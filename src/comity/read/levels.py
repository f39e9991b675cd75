"""At what level people act for a state, from the head of state down, in the order of the vocabulary."""

from functools import cache

from comity.observation import vocabulary


@cache
def levels() -> tuple[str, ...]:
    """All levels, the highest first."""
    return tuple(vocabulary().kinds["visit"].required["level"])


def below(level: str) -> int:
    """How many levels stand above one."""
    return levels().index(level)


def highest(*found: str) -> str:
    """The highest of some levels; ``other`` of none."""
    return min(found, key=below, default=levels()[-1])
