"""The names of what a general noun counts: "ties with three countries: Chile, Peru and Fiji", "those who came were Chile and Peru".

The names take the noun's place in the clause.
"""

from collections.abc import Container, Iterable

from comity.read.grammar.groups import Item, NounGroup, VerbGroup
from comity.read.grammar.sentence_row import COMMA, DASH
from comity.read.grammar.tokens import Token, is_adjective
from comity.read.grammar.words import Words

_COLON = ":"
_CLOSED = {"(": ")", "[": "]"}
#: What may stand in a list of names beside them: numbers, dates with their prepositions, articles, joints, adverbs and signs.
_IN_LIST = frozenset("KWPDCXY")


def put_in_place(tokens: list[Token], row: list[Item], known: Words) -> None:
    """Give the names behind a general noun that counts them the noun's own place."""
    general: list[NounGroup] = []
    for k, item in enumerate(row):
        if not isinstance(item, NounGroup):
            continue
        if item.beside is not None and is_named_by(tokens, item.beside, item, known):
            _replace(row, item.beside, list(item.listed) or [item])
            continue
        names = _is_name(tokens, item)
        if general and (names or tokens[item.head].tag == "F") and (not item.listed or item is item.listed[0]):
            above = _equated(tokens, row, k, general, known)
            if above is not None:
                _complete(row, k, above, known)
            elif names:
                above = _included_in(tokens, item, general[-1], known) or _told_among(tokens, row[k - 1], item, general[-1], known)
                above = above or _introduced_by(tokens, row, k, general, known)
            if above is not None:
                _replace(row, above, list(item.listed) or [item])
        elif _is_general(tokens, item, known) or tokens[item.head].lower in known.sets["those"]:
            general.append(item)


def is_named_by(tokens: list[Token], called: NounGroup, name: NounGroup, known: Words) -> bool:
    """Whether a name behind a comma tells who is called something ("its neighbour, Peru", "its main partners, Chile and Fiji")."""
    apart = called.j + 1 == name.i and tokens[called.j].lower == COMMA
    head = tokens[name.head]
    named = head.tag in "LF" and not is_adjective(head)
    return (
        apart
        and named
        and tokens[called.head].lemma in known.sets["relational"] | known.sets["relational_too"] | known.sets["named_behind"]
    )


def _is_name(tokens: list[Token], group: NounGroup) -> bool:
    head = tokens[group.head]
    return head.tag == "L" and not is_adjective(head)


def _is_general(tokens: list[Token], group: NounGroup, known: Words) -> bool:
    """Whether a group is of several, and says no more of them than that they are states."""
    head = tokens[group.head]
    of_a_sort = any(t.tag == "N" for t in tokens[group.i : group.head])
    return head.tag == "N" and head.lower != head.lemma and head.lemma in known.sets["general"] and not of_a_sort


def _equated(tokens: list[Token], row: list[Item], k: int, general: list[NounGroup], known: Words) -> NounGroup | None:
    """What a relative clause is about, where names behind "are" tell it ("among the states that Chile recognised were Peru and Fiji")."""
    verb = row[k - 1]
    if not isinstance(verb, VerbGroup) or verb.lemma not in known.sets["equating"] or verb.negated or verb.noun is not None:
        return None
    told = [v for v in row[: k - 1] if isinstance(v, VerbGroup) and v.sort != "infinitive"]
    said = [g for g in general if g.i < verb.i and any(v.noun is g or g in v.objects or (v.i > g.i and _hangs(v, g)) for v in told)]
    return said[-1] if said else None


def _complete(row: list[Item], k: int, above: NounGroup, known: Words) -> None:
    """Give the clause that tells more its object back, that the verb behind it has taken as its subject; nobody is "among" himself."""
    verb = row[k - 1]
    assert isinstance(verb, VerbGroup)
    for clause in row[: k - 1]:
        if isinstance(clause, VerbGroup):
            clause.obliques = [(prep, g) for prep, g in clause.obliques if g is not above or prep not in known.sets["among"]]
    clause = next(v for v in reversed(row[: k - 1]) if isinstance(v, VerbGroup))
    taken = [g for g in verb.subjects if g.i >= clause.j]
    if taken and not clause.passive and clause.objects in ([], [above]):
        clause.objects = taken
    verb.subjects = [g for g in verb.subjects if g not in taken]


def _hangs(verb: VerbGroup, group: NounGroup) -> bool:
    """Whether a group that stands in front of a verb hangs on it ("the states with which it has ties")."""
    return any(g is group for _, g in verb.obliques)


def _included_in(tokens: list[Token], name: NounGroup, general: NounGroup, known: Words) -> NounGroup | None:
    """The general noun, if it stands right in front of "including" or "such as" and a name."""
    right_behind = all(t.lower == COMMA or t.tag == "P" for t in tokens[general.j : name.i])
    return general if name.by in known.sets["including"] and right_behind else None


def _told_among(tokens: list[Token], before: Item, name: NounGroup, general: NounGroup, known: Words) -> NounGroup | None:
    """The general noun, if "them" means it in "twenty countries, among them Chile and Peru"."""
    if not isinstance(before, NounGroup) or before.j != name.i or before.by not in known.sets["among"]:
        return None
    return general if tokens[before.head].lower in known.sets["plural"] else None


def _introduced_by(tokens: list[Token], row: list[Item], k: int, general: list[NounGroup], known: Words) -> NounGroup | None:
    """The general noun that a colon, a dash or a bracket in front of a list of names leads back to."""
    sign = row[k - 1]
    if not isinstance(sign, Token) or not _opens(tokens, sign) or not _is_list(tokens, row, k, _CLOSED.get(sign.lower, "")):
        return None
    if sign.lower == _COLON:
        told = [g for g in general if any(t.lower in known.sets["following"] for t in tokens[g.i : g.head])]
        return (told or general)[-1]
    return general[-1] if general[-1].j == sign.index else None


def _opens(tokens: list[Token], sign: Token) -> bool:
    apart = 0 < sign.index < len(tokens) - 1 and tokens[sign.index - 1].end < sign.start and sign.end < tokens[sign.index + 1].start
    return sign.lower == _COLON or sign.lower in _CLOSED or (sign.lemma == DASH and sign.tag == "Y" and apart)


def _is_list(tokens: list[Token], row: list[Item], k: int, closing: str) -> bool:
    """Whether nothing but names stands from a place to the end, the closing bracket or the next dash."""
    ends = (
        m
        for m, x in enumerate(row[k:], k)
        if isinstance(x, Token) and (x.lower == closing or (not closing and x.lemma == DASH and x.tag == "Y"))
    )
    end = next(ends, None)
    return (end is not None or not closing) and only_names(tokens, row[k:end], _IN_LIST)


def only_names(tokens: list[Token], items: Iterable[Item], beside: Container[str]) -> bool:
    """Whether some items are nothing but names and numbers, with tokens of some tags beside them."""
    return all(
        _is_name(tokens, item) or tokens[item.head].tag == "K" if isinstance(item, NounGroup)
        else isinstance(item, Token) and item.tag in beside
        for item in items
    )  # fmt: skip


def _replace(row: list[Item], above: NounGroup, names: list[NounGroup]) -> None:
    """Put names where a general noun stands: with its verb, behind its preposition, in its list, or whose something is."""
    if above.listed:
        together = [g for x in above.listed for g in (names if x is above else [x])]
        for member in together:
            member.listed = together
        above.listed = []
    for name in names:
        name.verb, name.role, name.parent, name.by = above.verb, above.role, above.parent, above.by
    if above.parent is not None:
        above.parent.behind = _with(above.parent.behind, above, names)
    for item in row:
        if isinstance(item, VerbGroup):
            item.obliques = [(prep, g) for prep, g in item.obliques if g not in names]
            item.subjects = [g for x in item.subjects for g in (names if x is above else [x])]
            item.objects = [g for x in item.objects for g in (names if x is above else [x])]
            item.obliques = _with(item.obliques, above, names)


def _with(hanging: list[tuple[str, NounGroup]], above: NounGroup, names: list[NounGroup]) -> list[tuple[str, NounGroup]]:
    return [(prep, g) for prep, x in hanging for g in (names if x is above else [x])]


def take_what_is_called(tokens: list[Token], verb: VerbGroup, known: Words) -> None:
    """Gives the verb above what is only called something ("made what he calls a visit": made a visit)."""
    above = verb.governor
    if above is None or verb.lemma not in known.sets["calling"] or not verb.objects:
        return
    left = [g for g in above.objects if tokens[g.head].lower not in known.sets["whatever"]]
    if len(left) < len(above.objects):
        above.objects, verb.objects = [*left, *verb.objects], []
        for group in above.objects:
            group.verb, group.role = above, "object"
