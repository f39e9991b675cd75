"""Whose a thing is that a deed falls on, to whom help goes, and what goods a measure is on."""

from collections.abc import Iterator

from comity.parties import Mention
from comity.read.actors import Actor, actors, owners
from comity.read.coercing.coercion_words import is_irregular, is_tied, lists
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import behind
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.sentence import Sentence

#: Lists of verbs that tell whose or where a thing is, each with that of the prepositions behind them.
_TELLING_WHOSE = (("coming", "source"), ("belonging", "given_to"), ("located", "inside"))


def receivers(sentence: Sentence, group: NounGroup) -> list[NounGroup]:
    """To whom aid or supplies go ("Dutch aid to Suriname", "supplies of gas to Peru")."""
    known = lists(sentence.language)
    inner = [g for prep, g in group.behind if prep in known["made"]]
    if not any(t.lemma in known["aid"] | known["supplied"] for g in (group, *inner) for t in sentence.tokens[g.i : g.head + 1]):
        return []
    return [g for prep, g in behind(group) if prep in known["given_to"]]


def _chain(sentence: Sentence, group: NounGroup, preps: frozenset[str], deep: frozenset[str]) -> Iterator[NounGroup]:
    """What hangs on a group by some prepositions, and on that by those of them that lead deeper ("imports of beef from Peru").

    Behind the name of a place all lead deeper ("a market at Tine, on the Peruvian side of the line").
    """
    for prep, other in group.behind:
        if prep in preps:
            yield other
            head = sentence.head(other)
            named = head.mark == "place" or (head.tag == "N" and not head.mark and head.text[0].isupper())
            named = named or head.lemma in lists(sentence.language)["errands"]
            yield from _chain(sentence, other, preps if named else preps & deep, deep)


def theirs(sentence: Sentence, group: NounGroup, discourse: Discourse, preps: frozenset[str], own: bool = False) -> list[Actor]:
    """Whose a thing is, by what stands before it, else behind it by one of some prepositions; `own`: by "its" too."""
    relative = own or sentence.tokens[group.i].lower in words(sentence.language).sets["possessive_relative"]
    whose = [a for a in owners(sentence, group, discourse) if a.sort != "pair" and (relative or a.sort != "pronoun")]
    tied = [t for t in sentence.tokens[group.i : group.head] if isinstance(t.value, Mention) and is_tied(sentence, t)]
    if tied:
        flagged = [t for t in tied if sentence.tokens[t.index + 2].lower in lists(sentence.language)["flagged"]]
        return [Actor(str(t.value.party), "party") for t in flagged if isinstance(t.value, Mention)]
    if whose:
        return whose
    known = lists(sentence.language)
    # "The airspace and waters of Peru": of both.
    last = group.listed[-1] if group.listed and sentence.head(group).tag == sentence.head(group.listed[-1]).tag == "N" else group
    chain = list(_chain(sentence, group, preps, known["deep"])) or list(_chain(sentence, last, preps & known["made"], known["deep"]))
    # "Products coming from Peru", "a chemical used in industry imported from Peru".
    chain += [
        g
        for v in sentence.verbs
        for name, where in _TELLING_WHOSE
        if v.lemma in known[name] and _is_of(sentence, v, group)
        for p, g in v.obliques
        if p in known[where]
    ]
    source = [g for g in chain if g.by in known["source"]]
    for other in source or chain:
        if is_irregular(sentence, other) and sentence.head(other).lemma not in known["deported"]:
            # Visas "for Peruvian nationals" are for people of the state.
            return []
        found = [a for a in actors(sentence, other, discourse) if a.sort not in ("pair", "pronoun")]
        found = found or [a for a in owners(sentence, other, discourse) if a.sort not in ("pair", "pronoun")]
        if found:
            return found
    return []


def _is_of(sentence: Sentence, verb: VerbGroup, group: NounGroup) -> bool:
    """Whether a participle tells of a group or of what hangs on it: no clause begins between."""
    if verb.noun is None or verb.sort not in ("ing", "participle") or verb.noun.i < group.i:
        return False
    return not any(v.noun is None and group.j <= v.i < verb.i for v in sentence.verbs)


def product(sentence: Sentence, group: NounGroup | None) -> str | None:
    """What a measure falls on, in the text's words without whose it is ("wheat" of "imports of Fijian wheat"); None if all or nothing told."""
    if group is None or sentence.head(group).tag != "N":
        return None
    broad = lists(sentence.language)["broad"]
    if sentence.head(group).lemma in broad:
        inner = next((g for prep, g in group.behind if prep in lists(sentence.language)["made"]), None)
        return product(sentence, inner) if inner is not None and inner is not group else None
    first = group.possessor.j + 1 if group.possessor is not None else group.i
    found = [t.text for t in sentence.tokens[first : group.head + 1] if t.tag in ("N", "A") and t.lemma not in broad]
    return " ".join(found) or None


def ruled(sentence: Sentence, group: NounGroup, discourse: Discourse) -> list[str]:
    """What state is ruled by whom a relative clause tells of ("the junta that rules Peru")."""
    ruling = lists(sentence.language)["ruling"]
    verb = next((v for v in sentence.verbs if v.noun is group and v.lemma in ruling and group in v.subjects and not v.negated), None)
    named = [a.party for g in verb.objects for a in actors(sentence, g, discourse) if a.sort == "party"] if verb is not None else []
    return [p for p in named if is_actor(p)]
