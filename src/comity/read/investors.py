"""Investors of one host that are listed with their figures: "the largest investors are Chile (26%), Peru (12%)", "22% of FDI came from Chile"."""

from collections.abc import Iterator

from comity.parties import Mention
from comity.read.actors import actors
from comity.read.discourse import Discourse, is_actor
from comity.read.figure_model import Head, figure_words
from comity.read.frames import Instance, behind
from comity.read.grammar import NounGroup, is_adjective
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence

_MEASURED = ("money", "percent")
#: A figure stands so many tokens behind the investor whose it is ("Chile (26%)", "Chile with 26%").
_NEAR = 2


def investors(instance: Instance, host: str | None, discourse: Discourse) -> Iterator[Head]:
    """A head for each investor that a noun of several ("the largest investors") is followed by, with its figure.

    Args:
        instance: a noun of investors.
        host: where they invest, if it was told before.
        discourse: what the document has told.

    """
    sentence, noun = instance.sentence, instance.noun
    if noun is None or sentence.head(noun).lower == sentence.head(noun).lemma:
        return
    host = _host(sentence, noun, instance.frame.places("host"), discourse) or host
    for token in sentence.tokens[noun.j :] if host else ():
        value = token.value
        named = isinstance(value, Mention) and not is_adjective(token) and is_actor(value.party) and value.party != host
        if named and isinstance(value, Mention) and host and _has_figure(sentence, token.index):
            group = next((g for g in sentence.nouns if g.i <= token.index < g.j), None)
            yield Head(
                instance.frame.kind, token.index, token.index + 1, token.index, value.party, host, {"of": "unspecified"}, group, part=True
            )


def source_of_part(instance: Instance, discourse: Discourse) -> str | None:
    """From where a part of all investment comes: "22% of all FDI came from Chile"; None if none is told of."""
    sentence, noun = instance.sentence, instance.noun
    part = noun.parent if noun is not None and noun.by == "of" else None
    verb = part.verb if part is not None else None
    value = sentence.head(part).value if part is not None else None
    if part is None or verb is None or verb.negated or not isinstance(value, Quantity) or value.sort not in ("percent", "fraction"):
        return None
    known = figure_words(sentence.language)
    if part.role == "subject":
        groups = [g for p, g in verb.obliques if p == "from"] if verb.lemma in known.flow_verbs else []
    else:
        # "Denmark accounted for 12 percent of FDI in Kenya".
        groups = verb.subjects if verb.lemma in known.share_verbs and not verb.passive else []
    found = {a.party for g in groups for a in actors(sentence, g, discourse) if is_actor(a.party)}
    return found.pop() if len(found) == 1 else None


def _host(sentence: Sentence, noun: NounGroup, slots: tuple[str, ...], discourse: Discourse) -> str | None:
    groups = [g for p, g in behind(noun) if p in slots] + ([noun.possessor] if noun.possessor is not None else [])
    found = [a.party for g in groups for a in actors(sentence, g, discourse) if is_actor(a.party)]
    return found[0] if len(set(found)) == 1 else None


def _has_figure(sentence: Sentence, at: int) -> bool:
    """Whether a figure stands behind a party, in a bracket or by "with"."""
    for token in sentence.tokens[at + 1 : at + 1 + _NEAR]:
        if isinstance(token.value, Quantity):
            return token.value.sort in _MEASURED
        if token.lower not in ("(", ":", "-") and token.tag != "P":
            return False
    return False
