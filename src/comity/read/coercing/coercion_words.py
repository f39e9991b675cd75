"""The words of the kind's table, and what they tell of a single group: whether it names fighters of no state, whether a hyphen ties it."""

from functools import cache
from itertools import pairwise

from comity.language import table
from comity.read.frames import Frame
from comity.read.grammar import NounGroup, Token, VerbGroup
from comity.read.sentence import Sentence

HYPHENS = frozenset("-‐‑–")


def lists(language: str) -> dict[str, frozenset[str]]:
    """The named lists of words of the kind's table."""
    return parts(language, "lists")


@cache
def parts(language: str, name: str) -> dict[str, frozenset[str]]:
    """One part of the kind's table: lists of words by name."""
    return {key: frozenset(text.split()) for key, text in table(language, "kinds/coercion")[name].items()}


def is_armed(frame: Frame) -> bool:
    """Whether a frame tells of force."""
    return bool(frame.attrs.get("armed"))


def is_irregular(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group names fighters or people that are no state's, whatever state's name stands before."""
    known = lists(sentence.language)["irregular"]
    # "A former | British soldier".
    tokens = sentence.tokens[max(0, group.i - 1) : group.j]
    pairs = (f"{one.lower}-{two.lower}" for one, two in pairwise(tokens))
    return any(t.lower in known or t.lemma in known for t in tokens) or any(pair in known for pair in pairs)


def is_tied(sentence: Sentence, token: Token) -> bool:
    """Whether a hyphen ties a token to what stands behind it ("Peruvian-backed")."""
    after = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    return after is not None and after.text in HYPHENS and after.start == token.end


def is_owned(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a thing is somebody's by a pronoun ("its villages")."""
    return any(t.tag == "Q" for t in sentence.tokens[group.i : group.head])


def fulfilled(sentence: Sentence, noun: NounGroup | None) -> VerbGroup | None:
    """The verb by which somebody is told to do what was threatened ("made good on its threat", "carried out its threat"); None if none."""
    known, verb = lists(sentence.language), noun.verb if noun is not None else None
    if verb is None or noun is None or sentence.head(noun).lemma not in known["threatened"]:
        return None
    done = (
        verb.lemma in known["fulfilling"]
        if noun in verb.objects
        else verb.lemma in known["fulfilling_on"] and noun.role not in ("subject", "")
    )
    return verb if done else None


def whole(sentence: Sentence, group: NounGroup) -> NounGroup:
    """What a part is of ("part of the aid", "scores of refugees")."""
    known = lists(sentence.language)
    inner = next((g for prep, g in group.behind if prep in known["made"]), None)
    part = sentence.head(group)
    return inner if inner is not None and (part.lemma in known["partitive"] or part.mark == "quantity") else group
