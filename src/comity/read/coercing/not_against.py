"""What looks like a state's force against another and is none: done with its consent or beside its forces, on others in its land, for practice, by civilians."""

from comity.read.actors import actors, owners
from comity.read.coercing.coercion_words import is_irregular, is_owned, lists
from comity.read.discourse import Discourse
from comity.read.frames import behind
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.sentence import Sentence

#: How far behind a word of consent stands whose it is.
_DEEP = 1


def is_with_consent(sentence: Sentence, party: str, discourse: Discourse) -> bool:
    """Whether force in a state's land is told as done in agreement with it, jointly with its forces or to help it."""
    known = lists(sentence.language)
    for group in sentence.nouns:
        head = sentence.head(group).lemma
        asking = (group.by or group.role) in known["asked_by"]
        if asking or (head in known["consent"] and group.by in known["by_consent"]):
            named = _whose(sentence, group, discourse)
            if asking and not is_owned(sentence, group):
                named |= {a.party for a in actors(sentence, group, discourse)}
            if party in named or not named:
                return True
        elif head in known["jointness"] and group.by in known["by_consent"] and party in _whose(sentence, group, discourse):
            return True
        if group.by in known["side_by_side"] and party in {a.party for a in actors(sentence, group, discourse)}:
            return not is_irregular(sentence, group)
    return any(_helps(sentence, verb, party, discourse) for verb in sentence.verbs)


def _whose(sentence: Sentence, group: NounGroup, discourse: Discourse) -> set[str]:
    """Who is named with a word of consent or of acting together: what hangs on it, or stands before it."""
    # "At the request of its government": whose, is not sure.
    beside = [g for _, g in behind(group, _DEEP) if not is_irregular(sentence, g) and not is_owned(sentence, g)]
    verb = group.verb
    # "Shot it down in close coordination with Peru": the grammar may hang both on the verb.
    beside += [g for _, g in verb.obliques if g.i >= group.j and g.i - group.j <= _DEEP + 1] if verb is not None else []
    whose = {a.party for a in owners(sentence, group, discourse) if a.sort != "pronoun"}
    return whose | {a.party for g in beside for a in actors(sentence, g, discourse)}


def _helps(sentence: Sentence, verb: VerbGroup, party: str, discourse: Discourse) -> bool:
    """Whether something is done to help a state or its forces ("entered the country to help the Peruvian army")."""
    known = lists(sentence.language)
    if verb.lemma not in known["helping"] or verb.sort not in ("infinitive", "ing") or verb.negated:
        return False
    helped = [g for g in verb.objects if not is_irregular(sentence, g)]
    return party in {a.party for g in helped for a in actors(sentence, g, discourse, listed=False)}


def is_on_others(sentence: Sentence, verb: VerbGroup | None, groups: list[NounGroup]) -> bool:
    """Whether a deed that is only done in a state's land falls on somebody else's thing, or on nobody's.

    Args:
        sentence: the sentence.
        verb: the verb of the deed, if one tells it.
        groups: what is told as the place.

    """
    known = lists(sentence.language)
    if not groups:
        # "It was their side which opened fire": no place is told.
        return False
    across = any(t.lower in known["over_border"] for t in sentence.tokens)
    if not across and any(is_irregular(sentence, g) for g in sentence.nouns if g not in groups):
        return True
    struck = [sentence.head(g).lemma for g in verb.objects if g not in groups] if verb is not None else []
    return bool(struck) and not any(lemma in (known["physical"] | known["harmed"]) - known["mobile"] for lemma in struck)


def is_for_practice(sentence: Sentence) -> bool:
    """Whether a sentence tells of troops that practise."""
    return any(t.lower in lists(sentence.language)["practice"] for t in sentence.tokens)


def is_civil(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group names craft that fish or trade ("a fishing boat"), whose blows are accidents or quarrels of their own."""
    known = lists(sentence.language)
    told = {t.lower for t in sentence.tokens[group.i : group.head]}
    head = sentence.head(group).lemma
    return head in known["vessels"] and (head in known["trading_craft"] or bool(told & known["civil"])) and not told & known["naval"]


def is_stray(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a single rocket or drone comes down somewhere, which may be an accident."""
    known = lists(sentence.language)
    heads = [sentence.head(g) for g in verb.subjects]
    return verb.lemma in known["coming_down"] and any(h.lemma in known["flying"] and h.lower == h.lemma for h in heads)
