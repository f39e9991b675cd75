"""Whom "the kingdom", "that country", "the host country" and "the latter" mean."""

from comity.parties import Mention
from comity.parties import parties as known_parties
from comity.read.actor_nouns import nouns_of
from comity.read.discourse import Discourse, is_actor, is_state_itself, state
from comity.read.grammar import NounGroup, Token, is_adjective, words
from comity.read.sentence import Sentence

#: Under this the discourse keeps where the latest visit went.
LATEST_VISIT = "latest visit"
#: So many are told apart as the former and the latter.
_BOTH = 2
#: Sorts of words for one land.
_LANDS = ("state", "kingdom", "island", "emirate")
#: A relative pronoun stands so many tokens behind whom it means, with a comma and a preposition between.
_RELATIVE = 3


def the_one(
    sort: str,
    before: set[str],
    discourse: Discourse,
    named: list[str],
    able: frozenset[str],
    language: str,
    doing: frozenset[str] = frozenset(),
) -> str | None:
    """The party that "the kingdom" or "the country" means: the one last `named` in its sentence, else the latest that can be one.

    Where the text names one of those `able` to be called so, it is none but them. "That country" is none of those `doing` something to it.
    """
    known, nouns = known_parties(), nouns_of(language)
    if doing and before & words(language).sets["that"] and (not named or named[-1] in doing):
        # "Peru is a neighbour of Chile. Chile closed its border with that country."
        here = [p for p in _named_before(discourse) if p not in doing]
        return here[-1] if len(set(here)) == 1 else next((p for d in doing if (p := discourse.other(d))), None)
    latest: list[str] = [*named, *discourse.subject, *((discourse.main,) if discourse.main else ()), *(discourse.two() or ())]
    if before & nouns.other and discourse.subject:
        return discourse.other(discourse.subject[0])
    if before & nouns.host:
        return _host(discourse)
    if before & words(language).sets["that"] and not named and (other := _beside_subject(discourse)):
        return other
    if there := able & {*discourse.named, *discourse.title}:
        return next((p for p in (*latest, *sorted(there)) if p in there), None) if len(there) == 1 or there & set(latest) else None
    for party in latest:
        entry = known.get(party)
        if entry is None:
            continue
        if (sort == "bloc") == (entry.sort == "organisation"):
            return party
    return None


def doers_before(sentence: Sentence, group: NounGroup) -> frozenset[str]:
    """The states that do what the verb in front of a group tells, to which "that country" then is another."""
    verb = next((v for v in reversed(sentence.verbs) if v.i < group.i and v.subjects), None)
    if verb is None or group in verb.subjects:
        return frozenset()
    heads = (sentence.head(g).value for g in verb.subjects)
    return frozenset(p for value in heads if (p := getattr(value, "party", None)) and is_actor(p))


def _host(discourse: Discourse) -> str | None:
    """Whose guest somebody was last ("the host country")."""
    latest = discourse.last.get(LATEST_VISIT)
    return getattr(latest, "host", None)


def _beside_subject(discourse: Discourse) -> str | None:
    """Whom "that country" means behind a sentence of two: the one that was not its subject."""
    before = _named_before(discourse)
    others = [p for p in before if p not in discourse.subject]
    return others[0] if len(before) == _BOTH and len(others) == 1 else None


def _named_before(discourse: Discourse) -> tuple[str, ...]:
    """The states that the sentence before named, in order."""
    index, states = discourse.latest
    return states if discourse.index - index == 1 else ()


def from_whom(sentence: Sentence, token: Token) -> str | None:
    """Whom "which" means behind a preposition in front of a pronoun, which then means another ("Chile, from which it buys oil")."""
    tokens = sentence.tokens
    relative = next((t for t in reversed(tokens[: token.index]) if t.tag == "R"), None)
    if relative is None or relative.index < _RELATIVE or tokens[relative.index - 1].tag != "P":
        return None
    before = tokens[relative.index - 2] if tokens[relative.index - 2].lower != "," else tokens[relative.index - _RELATIVE]
    return str(getattr(before.value, "party", "")) or None if before.mark == "party" else None


def of_two(sentence: Sentence, group: NounGroup, discourse: Discourse) -> str | None:
    """Whom "the former" and "the latter" mean: of two states named in front of it, else of the two of the sentence before."""
    here = [t.value.party for t in sentence.tokens[: group.i] if isinstance(t.value, Mention) and not is_adjective(t)]
    named = list(dict.fromkeys(p for p in here if is_actor(p))) or list(_named_before(discourse))
    place = nouns_of(sentence.language).ordered[sentence.head(group).lower]
    return named[place] if len(named) == _BOTH else None


def whose_land(sentence: Sentence, group: NounGroup) -> list[str]:
    """The states that the name behind a word for a land tells ("the islands of Tonga, Samoa and Niue", "the kingdom of Tonga")."""
    sort = nouns_of(sentence.language).single.get(sentence.head(group).lemma)
    behind = [sentence.head(g) for prep, g in group.behind if prep in words(sentence.language).sets["partitive"]]
    named = [state(token) for token in behind] if sort in _LANDS else []
    return [p for p in named if p is not None and is_state_itself(p)] if None not in named else []


def is_of_a_name(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a state is called by a name that is no party's ("the Scottish government"): it is none that was told."""
    before = sentence.tokens[group.i + 1 : group.head] if sentence.head(group).text[0].islower() else []
    return any(t.text[0].isupper() and not t.mark and t.tag in "NAJ" for t in before)


def is_some_one(sentence: Sentence, token: Token) -> bool:
    """Whether a pronoun is one of several, and it is not told which ("one of which is a member", "one of them")."""
    after = sentence.tokens[token.index + 1 : token.index + 3]
    several = len(after) > 1 and after[0].tag == "P" and (after[1].tag == "R" or after[1].lower in words(sentence.language).sets["plural"])
    return several and token.tag == "U"
