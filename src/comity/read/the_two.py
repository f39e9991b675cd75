"""Whom "the two countries" and "joint" mean, and who is said to be among "the countries that …"."""

from comity.parties import Mention
from comity.read.actor_nouns import nouns_of
from comity.read.discourse import Discourse, state
from comity.read.grammar import NounGroup, Token, VerbGroup, is_adjective, words
from comity.read.marks.people import Person
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence

_COLON = ":"
_OPENING, _CLOSING = "([", ")]"
#: So many are "the two".
_BOTH = 2
#: So many words are "the three states".
_COUNTED = 3


def two(sentence: Sentence, group: NounGroup, discourse: Discourse) -> tuple[str, ...]:
    """Whom "the two countries" means: two named side by side in front of it, else whom the document tells.

    Not a pair of the sentence before that is without the one state that this one names.
    """
    named: list[str] = []
    for before in reversed([g for g in sentence.nouns if g.j <= group.i]):
        listed = list(dict.fromkeys(p for g in before.listed if (p := state(sentence.head(g)))))
        if len(listed) == _BOTH and not _meets_itself(before, group):
            return tuple(listed)
        named += [p for p in [state(sentence.head(before))] if p and p not in named]
    told = told_two(sentence, group.i, discourse)
    if len(named) == 1 and named[0] not in told and discourse.pair and named[0] in discourse.pair:
        return discourse.pair
    return told


def all_of(sentence: Sentence, group: NounGroup, discourse: Discourse) -> tuple[str, ...] | None:
    """Whom "the three states" and "all four" mean: as many named in front of it, else in the sentence before; None where no such number is told."""
    before, known = sentence.tokens[group.i : group.head + 1], words(sentence.language).sets
    counts = [t.value.value for t in before if isinstance(t.value, Quantity) and t.value.sort == "number"]
    marked = any(t.lower in known["definite"] or t.lower in known["floating"] for t in before)
    if len(counts) != 1 or not counts[0] or counts[0] <= _BOTH or not marked or len(before) > _COUNTED:
        return None
    named = tuple(dict.fromkeys(p for t in sentence.tokens[: group.i] if (p := state(t))))
    if not named and discourse.index - discourse.latest[0] <= 1:
        named = discourse.latest[1]
    return named if len(named) == counts[0] else ()


def told_two(sentence: Sentence, i: int, discourse: Discourse) -> tuple[str, ...]:
    """The two in question at a token: those whom a sentence names only behind it are others than the two that a text is told to be about.

    "Both countries press, together with Chile and Peru, for a code".
    """
    told, pair = discourse.two() or (), discourse.pair
    if pair is None or told != discourse.here or not discourse.is_told() or set(told) & set(pair):
        return told
    before = {t.value.party for t in sentence.tokens[:i] if isinstance(t.value, Mention)}
    return told if before & set(told) else pair


def sharing(sentence: Sentence, group: NounGroup) -> list[str]:
    """The states that a sentence names as sharing a thing: those behind it, or who do something with it ("A and B held a joint session")."""
    known = words(sentence.language).sets
    behind = [g for prep, g in group.behind if prep in known["among"] or prep in known["partitive"]]
    doers = group.verb.subjects if group.verb is not None and group not in group.verb.subjects else []
    for groups in (behind, doers):
        named = list(dict.fromkeys(p for g in groups for member in g.listed or [g] if (p := state(sentence.head(member)))))
        if len(named) > 1:
            return named
    return []


def _meets_itself(before: NounGroup, group: NounGroup) -> bool:
    """Whether a group is what the doers of its own verb do something to ("Chile and Peru asked the two countries"): they are others."""
    return group.verb is not None and before in group.verb.subjects and group not in group.verb.subjects


def said_among(sentence: Sentence, group: NounGroup) -> list[str]:
    """Who is said to be (among) those of whom a relative clause tells something ("Greece is among the states that recognise Fiji")."""
    telling = [v for v in sentence.verbs if v.noun is group and v.sort in ("finite", "ing")]
    if not telling:
        return []
    if named := _said_to_be(sentence, group, telling):
        return named
    if telling[0].sort == "ing":
        return []
    known = words(sentence.language).sets
    one = group.parent if group.by in known["partitive"] else None
    being = one.verb if one is not None and one.role == "object" and sentence.head(one).lower in known["counting"] else group.verb
    if being is None or being.lemma != "be" or (one is None and group.by not in known["among"]):
        return []
    heads = [sentence.head(g) for g in being.subjects]
    return [h.value.party for h in heads if isinstance(h.value, Mention) and not is_adjective(h)]


def _said_to_be(sentence: Sentence, group: NounGroup, telling: list[VerbGroup]) -> list[str]:
    """Who states of whom a clause tells something are ("the Nordic states that have embassies in Lima are A, B and C", "…: A, B and C")."""
    known, head = words(sentence.language).sets, sentence.head(group)
    if head.lemma not in nouns_of(sentence.language).pair or head.lower == head.lemma:
        return []
    being = [v for v in sentence.verbs if v.lemma in known["enumerating"] and not (v.negated or v.passive) and v not in telling]
    over = [v for v in being if group in v.subjects or any(g is group and prep in known["among"] for prep, g in v.obliques)]
    names = [g for v in over[:1] for g in (v.objects if group in v.subjects else [*v.objects, *v.subjects])]
    colon = next((t.index for t in sentence.tokens[group.j :] if t.lower == _COLON), None)
    if not names and colon is not None:
        first = next((g for g in sentence.nouns if g.i == colon + 1), None)
        names = (first.listed or [first]) if first is not None else []
    heads = [sentence.head(g) for g in names]
    return [h.value.party for h in heads if isinstance(h.value, Mention) and h.value.sort != "company" and not is_adjective(h)]


def listed_behind_colon(sentence: Sentence, group: NounGroup) -> list[str]:
    """The states that a list right behind several lands names ("with six nations: Chile; Peru (since 2011); and Fiji")."""
    head, after = sentence.head(group), sentence.tokens[group.j : group.j + 1]
    if head.lemma not in nouns_of(sentence.language).pair or head.lower == head.lemma or not after or after[0].text != _COLON:
        return []
    named, depth = dict[str, None](), 0
    for token in sentence.tokens[group.j + 1 :]:
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        party = state(token) if not depth else None
        if party is not None:
            named[party] = None
        elif not depth and token.tag not in "YCD":
            break
    return list(named)


def leads_to_some(sentence: Sentence, token: Token) -> bool:
    """Whether a pronoun only leads from several to some of them ("ten countries, among them Peru")."""
    before = sentence.tokens[max(0, token.index - 2) : token.index]
    return len(before) == 2 and before[0].mark == "sign" and before[1].lower in words(sentence.language).sets["among"]


def is_the_two(sentence: Sentence, group: NounGroup) -> bool:
    """ "Trade between the two": a number with nothing but an article before it and nothing behind."""
    first, known = sentence.tokens[group.i], nouns_of(sentence.language)
    return (
        sentence.head(group).lower in known.numerals
        and group.j == group.head + 1 == group.i + 2
        and not group.behind
        and first.lower in words(sentence.language).sets["definite"]
    )


def says_pair(sentence: Sentence) -> bool:
    """Whether a sentence speaks of "the two countries", "both sides", "bilateral" things and the like."""
    nouns = nouns_of(sentence.language)
    for group in sentence.nouns:
        head = sentence.head(group)
        before = {t.lower for t in sentence.tokens[group.i : group.head + 1]}
        if before & nouns.adjectives or head.lower in nouns.both:
            return True
        if head.lemma in nouns.pair and (
            before & nouns.numerals or (head.lower != head.lemma and before & words(sentence.language).sets["definite"])
        ):
            return True
    return False


def speaks_as_one(sentence: Sentence) -> bool:
    """Whether a sentence speaks of "our country", "our minister": a state or its people and institutions as the writer's own."""
    own, nouns = words(sentence.language).sets["possessive_own"], nouns_of(sentence.language)
    for group in sentence.nouns:
        head = sentence.head(group)
        value = head.value
        if isinstance(value, Person) and (value.possessor or "").lower() in own:
            return True
        if sentence.tokens[group.i].lower in own and head.lemma in nouns.institution and head.lower == head.lemma:
            return True
    return False
