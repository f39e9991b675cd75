"""What hangs on a verb or a noun, by the places of the grammar."""

from collections.abc import Container, Iterator

from comity.read.grammar import NounGroup, VerbGroup


def verb_slot(verb: VerbGroup, slot: str) -> list[NounGroup]:
    """The groups in a place of a verb: its subjects, its objects, or what hangs on it by a preposition."""
    if slot == "subject":
        return verb.subjects
    if slot == "object":
        return verb.objects
    return [g for prep, g in verb_behind(verb) if prep == slot]


def verb_behind(verb: VerbGroup) -> list[tuple[str, NounGroup]]:
    """What hangs on a verb by a preposition, directly or on its objects, each once, in the order of the text."""
    found: dict[int, tuple[str, NounGroup]] = {id(g): (prep, g) for prep, g in verb.obliques}
    for group in verb.objects:
        for prep, other in behind(group):
            if other.i > group.i:
                found.setdefault(id(other), (prep, other))
    return sorted(found.values(), key=lambda item: item[1].i)


def behind(group: NounGroup, depth: int = 4, but: Container[str] = ()) -> list[tuple[str, NounGroup]]:
    """What hangs on a noun by a preposition, on what hangs on it too, in the order of the text; nothing that is behind one of `but`."""
    found: list[tuple[str, NounGroup]] = []
    for prep, other in group.behind:
        if prep in but:
            continue
        found.append((prep, other))
        if depth:
            found += behind(other, depth - 1, but)
    return found


def ancestors(group: NounGroup) -> Iterator[NounGroup]:
    """What a group hangs on, and what that hangs on."""
    while group.parent is not None:
        group = group.parent
        yield group
