"""Investors of one host that are listed with their figures: "the largest investors are Chile (26%), Peru (12%)", "22% of FDI came from Chile"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from comity.read.actors import actors
from comity.read.discourse import Discourse, is_actor, state
from comity.read.figures.bracketed_figures import OPEN
from comity.read.figures.figure import Head, figure_words, told
from comity.read.frames import Instance, behind
from comity.read.grammar import NounGroup
from comity.read.grammar.links import FROM, IN, OF, TO
from comity.read.investor_ranks import KIND, REACH, host_told, investment_words, is_first, told_host
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence

#: In a list a sum stands so many tokens behind the one whose it is.
_FAR = 6


@dataclass(frozen=True, eq=False)
class Abroad(Head):
    """What one party has in hosts that a list goes through: a share is of all that it has abroad."""


def of_several(instance: Instance, host: str | None, discourse: Discourse) -> Head | None:
    """The head of a list of investors that a noun of several begins ("the largest investors"): where they invest, and nobody yet.

    Args:
        instance: a noun of investors.
        host: where they invest, if it was told before.
        discourse: what the document has told.

    """
    sentence, noun = instance.sentence, instance.noun
    if noun is None or sentence.head(noun).lower == sentence.head(noun).lemma:
        return None
    host = _host(sentence, noun, instance.frame.places("host"), discourse) or host
    return Head(instance.frame.kind, noun.i, noun.j, noun.head, "", host, {"of": "unspecified"}, noun, part=True) if host else None


def source_of_part(instance: Instance, discourse: Discourse) -> str | None:
    """From where a part of all investment comes: "22% of all FDI came from Chile"; None if none is told of."""
    sentence, noun = instance.sentence, instance.noun
    part = noun.parent if noun is not None and noun.by == OF else None
    verb = part.verb if part is not None else None
    value = sentence.head(part).value if part is not None else None
    if part is None or verb is None or verb.negated or not isinstance(value, Quantity) or value.sort not in ("percent", "fraction"):
        return None
    known = figure_words(sentence.language)
    if part.role == "subject":
        groups = [g for p, g in verb.obliques if p == FROM] if verb.lemma in known.flow_verbs else []
        # "36% of all investment fell to Denmark", "to the share of Denmark".
        falling = [g for p, g in verb.obliques if p == TO] if verb.lemma in investment_words(sentence.language)["accruing"] else []
        groups += [m for g in falling for m in (g, *(o for p, o in g.behind if p == OF))]
    else:
        # "Denmark accounted for 12 percent of FDI in Kenya".
        giving = known.share_verbs - investment_words(sentence.language)["receiving"]
        groups = verb.subjects if verb.lemma in giving and not verb.passive else []
        opened = verb.i > 1 and sentence.tokens[verb.i - 1].text in OPEN and verb.sort == "ing"
        # "Was followed by Japan (accounting for 8 percent of all FDI)".
        groups = [g for g in sentence.nouns if g.j == verb.i - 1] if opened and groups else groups
    found = {a.party for g in groups for a in actors(sentence, g, discourse) if is_actor(a.party)}
    return found.pop() if len(found) == 1 else None


def part_taken_by(instance: Instance, discourse: Discourse) -> str | None:
    """Who has a part of what somebody invests: "Uruguay takes 11% of all that Argentines invest abroad", "11% of Danish FDI goes to Kenya"."""
    sentence, noun, deed = instance.sentence, instance.noun, instance.verb
    whole = [noun] if noun is not None else deed.objects if deed is not None else []
    part = next((g.parent for g in whole if g.by == OF and g.parent is not None), None)
    value = sentence.head(part).value if part is not None else None
    if (
        part is None
        or part.verb is None
        or part.verb.negated
        or not isinstance(value, Quantity)
        or value.sort not in ("percent", "fraction")
    ):
        return None
    if any(g.by == IN and g.i == whole[0].j + 1 for g in sentence.nouns):
        # "14 percent of all the Danish investment in Africa".
        return None
    verb, known = part.verb, figure_words(sentence.language)
    if part.role == "subject" or (verb.passive and part in verb.objects):
        slots = instance.frame.places("host") or (IN, TO)
        groups = [g for p, g in verb.obliques if p in slots] if verb.lemma in known.flow_verbs else []
    else:
        groups = verb.subjects if verb.lemma in known.share_verbs and not verb.passive else []
    found = {a.party for g in groups for a in actors(sentence, g, discourse) if is_actor(a.party)}
    return found.pop() if len(found) == 1 else None


def is_of_outward(sentence: Sentence, at: int, investor: str, host: str) -> bool:
    """Whether a part is of what the investor has abroad: what it is of names the investor, and not the host."""
    group = sentence.headed_by(at)
    whole = group.behind[0][1] if group is not None and group.behind[:1] and group.behind[0][0] == OF else None
    if whole is None:
        return False
    doing = next((v for v in sentence.verbs if whole in v.objects and v.main > whole.j and v.subjects), None)
    groups = [whole, *([whole.possessor] if whole.possessor is not None else []), *(doing.subjects if doing is not None else [])]
    named = {str(getattr(t.value, "party", "")) for g in groups for t in sentence.tokens[g.i : g.j] if t.mark == "party"}
    named |= {str(getattr(sentence.head(g).value, "party", "")) for p, g in whole.behind if p in (IN, OF)}
    own = doing is not None and all(sentence.head(g).tag == "U" for g in doing.subjects)
    return (investor in named or own) and host not in named


def is_of_others(sentence: Sentence, at: int) -> bool:
    """Whether a part that somebody puts somewhere is one of what is no investment ("put 9 percent of their savings in Norway")."""
    group = sentence.headed_by(at)
    of = [sentence.head(g) for p, g in (group.behind[:1] if group is not None else ()) if p == OF]
    known = investment_words(sentence.language)
    able = known["about"] | known["all"] | known["stock"] | figure_words(sentence.language).everything
    return any(t.tag == "N" and t.lower not in able and t.lemma not in able for t in of)


def implied_host(instance: Instance, discourse: Discourse) -> str | None:
    """Where all investment is of which somebody has a part, if it names no place: the one state that the document is about."""
    topic, sentence = host_told(discourse) or discourse.topic(), instance.sentence
    return topic if topic is not None and is_actor(topic) and topic not in sentence.parties() else None


def list_of_investors(discourse: Discourse) -> Sequence[Head]:
    """What a list goes on about where only the host was told before it ("the largest investors in Chile:", "Peru is second with …")."""
    host = host_told(discourse)
    return [Head(KIND, 0, 0, -1, "", host, {"of": "unspecified"})] if host is not None else ()


def _host(sentence: Sentence, noun: NounGroup, slots: tuple[str, ...], discourse: Discourse) -> str | None:
    groups = [g for p, g in behind(noun) if p in slots] + ([noun.possessor] if noun.possessor is not None else [])
    found = [a.party for g in groups for a in actors(sentence, g, discourse) if is_actor(a.party)]
    return found[0] if len(set(found)) == 1 else None


def listed(sentence: Sentence, found: Sequence[Head], discourse: Discourse) -> Iterator[Head]:
    """ "… followed by Luxembourg with $30 million and Sweden ($10 million)": the other investors of the same host."""
    last = found[-1] if found else _list_before(sentence, discourse)
    known = investment_words(sentence.language)
    going_on = any(v.lemma in known["listing"] for v in sentence.verbs) or _is_placed(sentence)
    if last is None or not last.b or not going_on:
        return
    for token in sentence.tokens[last.at + 1 :]:
        party = state(token)
        if party is not None and party not in (last.a, last.b) and _sum_follows(sentence, token.index):
            group = next((g for g in sentence.nouns if g.i <= token.index < g.j), None)
            goes_on = last.b not in sentence.parties()
            yield Head(KIND, token.index, token.index + 1, token.index, party, last.b, dict(last.attrs), group, goes_on=goes_on)


def _list_before(sentence: Sentence, discourse: Discourse) -> Head | None:
    """The list of investors that a sentence goes on with by a place of its own ("Peru ranks second with $3 million")."""
    before = told(KIND, discourse, REACH)
    host = told_host(sentence, "", discourse) if _is_placed(sentence) else None
    last = before.heads[-1] if before is not None and before.heads else None
    return replace(last, i=0, j=0, at=-1, group=None, verb=None, instance=None) if last is not None and host == last.b else None


def _is_placed(sentence: Sentence) -> bool:
    """Whether a verb gives its subject a place ("is third", "stands in second place", "led with $3 million")."""
    if any(is_first(sentence, v) for v in sentence.verbs):
        return True
    known = investment_words(sentence.language)
    told_of = [g for v in sentence.verbs if v.lemma in known["ranking"] for g in (*v.objects, *(g for _, g in v.obliques))]
    places = [g for g in told_of if g.head == g.i or sentence.head(g).lemma in known["places"]]
    return any(getattr(t.value, "sort", "") == "ordinal" for g in places for t in sentence.tokens[g.i : g.j])


def _sum_follows(sentence: Sentence, at: int) -> bool:
    """Whether a sum stands behind a state, with no other state between."""
    for token in sentence.tokens[at + 1 : at + 1 + _FAR]:
        if isinstance(token.value, Quantity) and token.value.sort != "ordinal":
            return token.value.sort == "money"
        if token.mark in ("party", "person"):
            return False
    return False
