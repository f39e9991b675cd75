"""What words name a post: its sort by the last words of its name, and what only sounds like one."""

from functools import cache

from comity.language import table
from comity.read.grammar import NounGroup
from comity.read.marks.places import is_city
from comity.read.sentence import Sentence

KIND = "mission"
_TRADE_OFFICE = "trade_office"


@cache
def sets(language: str) -> dict[str, frozenset[str]]:
    """The named sets of words of the kind's table."""
    return {name: frozenset(text.split()) for name, text in table(language, f"kinds/{KIND}")["sets"].items()}


@cache
def _whats(language: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    rows = table(language, f"kinds/{KIND}")["what"]
    found = [(tuple(noun.split()), value) for value, nouns in rows.items() for noun in nouns]
    return tuple(sorted(found, key=lambda item: -len(item[0])))


@cache
def last_words(language: str) -> frozenset[str]:
    """The words that names of posts end in."""
    return frozenset(signs[-1] for signs, _ in _whats(language))


def is_for_a_task(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a mission is what some set out or work for ("a trade mission to Peru", "the Farm Innovation Mission for Climate")."""
    known, head = sets(sentence.language), sentence.head(group)
    before = sentence.tokens[group.head - 1] if group.head > group.i else None
    if head.lemma not in known["capital"] or before is None or before.mark or before.tag != "N":
        return False
    sort = ends(sentence, group.head - 1, group.head)
    if sort == ends(sentence, group.head, group.head):
        return head.text[0].isupper()
    return sort == _TRADE_OFFICE and any(prep in known["bound_for"] for prep, _ in group.behind)


def of_office(office: str, language: str) -> str:
    """What an office is that is a post; empty if it is none."""
    other = set(office.lower().split()) & sets(language)["not_posts"]
    text = f" {office.lower().replace('-', ' ').replace('’', chr(39))} "
    for signs, value in () if other else _whats(language):
        if f" {' '.join(signs)} " in text or f" {' '.join(signs)}s " in text:
            # "A Soviet embassy secretary".
            return "diplomats" if value in ("embassy", "consulate") else value
    return ""


def ends(sentence: Sentence, i: int, head: int) -> str:
    """What the words ``tokens[i:head + 1]`` end in."""
    if head < i or sentence.tokens[head].lemma not in last_words(sentence.language):
        return ""
    tokens = sentence.tokens[i : head + 1]
    for signs, value in _whats(sentence.language):
        small = len(signs) == 1 and not tokens[-1].text[0].isupper() and signs[-1] in sets(sentence.language)["capital"]
        if small and not _is_in_city(sentence, i, head):
            continue
        if len(signs) <= len(tokens) and all(sign in (t.lemma, t.lower) for sign, t in zip(signs, tokens[-len(signs) :], strict=True)):
            return value
    return ""


def _is_in_city(sentence: Sentence, i: int, head: int) -> bool:
    """Whether somebody's mission is in a city ("Peru's mission in Suva"): there it is no army's and no researcher's."""
    after = sentence.tokens[head + 1 : head + 3]
    whose = any(t.mark == "party" or t.tag == "Q" for t in sentence.tokens[i:head])
    several = sentence.tokens[head].lower != sentence.tokens[head].lemma and any(
        g.head == head and (g.role == "object" or not g.i) for g in sentence.nouns
    )
    return (whose or several) and len(after) > 1 and after[0].lower in sets(sentence.language)["where"] and is_city(after[1].value)
