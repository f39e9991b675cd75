"""Several agreements told as one: what "the agreements cover", and those that one has signed with each of many."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from comity.read.actors import actors
from comity.read.agreements.agreement_topics import parts, repeated
from comity.read.agreements.agreement_words import lexicon
from comity.read.agreements.papers import Paper
from comity.read.agreements.sorts import sort_of
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Instance, behind, verb_behind
from comity.read.grammar import Token, VerbGroup, words
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

_KEY = "agreements signed"
#: So many sentences behind the act "the agreements" are those.
_REACH = 4
_SEVERAL = 2
#: Tags of what ends the clause in which others may be listed.
_CLAUSE = frozenset("VEIMBHSR")
_COLON = ":"


@dataclass(frozen=True, slots=True)
class Signed:
    """The act by which several agreements were signed that are not named yet."""

    paper: Paper
    number: int | None
    parties: tuple[str, ...]
    modality: str
    period: Period | None
    index: int


def keep(signed: Signed, discourse: Discourse) -> None:
    """Keeps that several agreements were signed; when and how many it were may have been told before ("the agreements were signed in Lima")."""
    before = discourse.last.get(_KEY)
    if isinstance(before, Signed) and signed.index - before.index <= _REACH and set(before.parties) == set(signed.parties):
        signed = replace(signed, period=signed.period or before.period, number=signed.number or before.number)
    discourse.last[_KEY] = signed


def covered(sentence: Sentence, named: list[Paper], discourse: Discourse) -> tuple[Signed, list[Paper]] | None:
    """What "the agreements" signed before are on, by a sentence that says what they cover; None where it says nothing of the kind."""
    signed = discourse.last.get(_KEY)
    lexical = lexicon(sentence.language)
    if isinstance(signed, Signed) and discourse.index - signed.index <= _REACH and (told := _one_and_other(sentence, named)):
        return signed, told
    paper = next((p for p in named if p.many and p.bare and p.group.verb is not None), None)
    if not isinstance(signed, Signed) or discourse.index - signed.index > _REACH:
        return None
    verb = paper.group.verb if paper is not None else _said_of_them(sentence) if discourse.index - signed.index == 1 else None
    paper = paper or signed.paper
    if verb is not None and (told := _are_these(sentence, paper, verb, named)):
        return signed, told
    if verb is None or not _covers(sentence, verb) or verb.negated or not (paper is signed.paper or paper.group in verb.subjects):
        return None
    start = verb.j
    while start < len(sentence.tokens) and sentence.tokens[start].tag in "PX":
        start += 1
    start = _behind_fields(sentence, start)
    # "… cover fishing, and in shipping": the preposition of a part is none of what it is on.
    told_again = repeated(sentence, verb.j) if sentence.tokens[verb.j : verb.j + 1] and sentence.tokens[verb.j].tag == "P" else []
    short = parts(sentence, start, 1)
    apart = short if len(short) == signed.number else parts(sentence, start)
    listed = told_again or [(i + (sentence.tokens[i].tag == "P"), j) for i, j in apart]
    about = lexical.covers
    made = [
        replace(paper, start=i, end=j, name=f"{paper.noun} {about} {sentence.words(i, j)}", many=False, number=None, bare=False, weak=False)
        for i, j in listed
    ]
    return (signed, made) if made and len(made) <= (signed.number or len(made)) else None


def _are_these(sentence: Sentence, paper: Paper, verb: VerbGroup, named: list[Paper]) -> list[Paper]:
    """The agreements that several are told to be or to include, each by its name ("the two documents are a treaty on …; a protocol on …")."""
    lexical = lexicon(sentence.language)
    if any(v.noun is paper.group for v in sentence.verbs):
        # "The agreements to be signed include …" tells the act itself.
        return []
    if (
        not (paper.group in verb.subjects or verb is _said_of_them(sentence))
        or verb.negated
        or verb.lemma not in (lexical.being, *lexical.covering)
    ):
        return []
    # "They deal with the lease of land": what they are on.
    return [p for p in named if p.start >= verb.j and not p.bare and not p.many and not p.weak]


def _said_of_them(sentence: Sentence) -> VerbGroup | None:
    """The verb of which "they" are the subject, where a sentence begins with them."""
    verb = next((v for v in sentence.verbs if v.subjects), None)
    they = words(sentence.language).sets["plural"] | lexicon(sentence.language).these
    return verb if verb is not None and verb.subjects[0].i == 0 and sentence.head(verb.subjects[0]).lower in they else None


def _covers(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb tells what agreements are on ("the accords cover", "the accords are on")."""
    lexical = lexicon(sentence.language)
    after = [t.lower for t in sentence.tokens[verb.j : verb.j + 1]]
    being = verb.lemma == lexical.being and bool(after)
    fields = being and after[0] in lexical.within and _behind_fields(sentence, verb.j + 1) > verb.j + 1
    return verb.lemma in lexical.covering or (being and after[0] == lexical.covers) or fields


def _behind_fields(sentence: Sentence, i: int) -> int:
    """The token behind "the fields of", or the same token where that does not stand there ("the accords are in the fields of trade, …")."""
    lexical = lexicon(sentence.language)
    field = next((g for g in sentence.nouns if g.i == i and sentence.head(g).lemma in lexical.fields), None)
    return field.j + 1 if field is not None and [t.lower for t in sentence.tokens[field.j : field.j + 1]] == [lexical.link] else i


def _one_and_other(sentence: Sentence, named: list[Paper]) -> list[Paper]:
    """What "one is …, and the other …" names of two that were signed."""
    lexical = lexicon(sentence.language)
    verb = next((v for v in sentence.verbs if v.lemma == lexical.being), None)
    front, known = [t.lower for t in sentence.tokens[:2]], words(sentence.language).sets
    if verb is not None and len(front) > 1 and front[0] in known["among"] and front[1] in known["plural"]:
        # "Among them was a treaty on …".
        return [p for p in named if not p.bare and p.start >= verb.j]
    if verb is None or not any(sentence.head(g).lower in lexical.pro for g in verb.subjects):
        return []
    return [p for p in named if not p.bare and not p.many and p.start >= verb.j]


def each(instance: Instance, paper: Paper, doers: tuple[str, ...], discourse: Discourse) -> list[tuple[str, Period | None]]:
    """Those with each of whom one has an agreement of its own, with the date beside each ("treaties with Peru (1996), Chile and Fiji")."""
    if not paper.many or len(doers) != 1:
        return []
    found = dict(_partners(instance, paper, discourse))
    found.pop(doers[0], None)
    apart = _is_of_two(instance.sentence, paper) or _with_others(instance, paper) or paper.number == len(found)
    # "Tax treaties with Peru and Fiji": where they are of a sort that is told, one with each.
    several = 1 if apart or (not paper.bare and paper.number is None) else _SEVERAL
    return list(found.items()) if len(found) > several else []


def _with_others(instance: Instance, paper: Paper) -> bool:
    """Whether others, who are not told, are partners too ("with all Asian countries and with Peru and Fiji")."""
    lexical, sentence = lexicon(instance.sentence.language), instance.sentence
    partners = [sentence.head(g) for prep, g in behind(paper.group) if prep in lexical.among]
    return any(h.tag == "N" and h.lemma in lexical.states and h.lower != h.lemma for h in partners)


def unpartnered(sentence: Sentence, paper: Paper) -> Paper:
    """Several agreements without those whom they are with, of whom each has one ("tax treaties with Peru and Fiji")."""
    among = lexicon(sentence.language).among
    end = next((t.index for t in sentence.tokens[paper.group.head + 1 : paper.end] if t.lower in among), paper.end)
    return replace(paper, end=end, name=sentence.words(paper.start, end)) if end < paper.end else paper


def _is_of_two(sentence: Sentence, paper: Paper) -> bool:
    """Whether agreements are called such as only two can make ("bilateral treaties")."""
    before = sentence.tokens[paper.group.i : paper.group.head]
    return any(t.lower in lexicon(sentence.language).of_two for t in before)


def _partners(instance: Instance, paper: Paper, discourse: Discourse) -> Iterator[tuple[str, Period | None]]:
    """The parties behind "with", those that a general noun there stands for too ("with the following countries: …")."""
    sentence, lexical = instance.sentence, lexicon(instance.sentence.language)
    hanging = [*behind(paper.group), *(verb_behind(instance.verb) if instance.verb is not None else [])]
    groups = [g for prep, g in hanging if prep in lexical.among and g.i >= paper.group.j]
    named = [
        (g.i, a.party) for g in groups for a in actors(sentence, g, discourse, listed=False) if a.sort == "party" and is_actor(a.party)
    ]
    # "Has an accord with Peru and a treaty with Fiji": up to the next paper.
    papers = (g.i for g in sentence.nouns if g.i > paper.group.j and sentence.tokens[g.i - 1].tag in ("C", "Y") and sort_of(sentence, g))
    last = min(papers, default=len(sentence.tokens))
    end = next((t.index for t in sentence.tokens[paper.group.j : last] if t.tag in _CLAUSE), last)
    at = next((t.index for t in sentence.tokens[paper.group.head + 1 : end] if t.lower in lexical.among), end)
    beside = list(_beside(sentence, at + 1, discourse))
    found = beside if len(beside) > len(named) else named
    found = [(i, party) for i, party in found if i < last]
    for (place, party), (following, _) in pairwise([*found, (last, "")]):
        yield party, next((p for i, p in sentence.periods(place, following) if sentence.tokens[i - 1].lower in lexical.beside), None)


def _beside(sentence: Sentence, i: int, discourse: Discourse) -> Iterator[tuple[int, str]]:
    """The parties of a list with their tokens, what stands in brackets between them passed over."""
    inside = False
    for token in sentence.tokens[i:]:
        if token.lower in "()":
            inside = token.lower == "("
        elif token.tag == "L":
            inside = False
            group = next((g for g in sentence.nouns if g.i <= token.index < g.j), None)
            yield from (
                (token.index, a.party) for a in (actors(sentence, group, discourse, listed=False) if group else ()) if is_actor(a.party)
            )
        elif not inside and token.tag not in "YCXD" and token.lower not in _COLON and not _goes_on(sentence, token):
            return


def _goes_on(sentence: Sentence, token: Token) -> bool:
    """Whether the preposition of a list of partners stands there again ("with Chile and Peru, as well as with Fiji")."""
    return token.lower in lexicon(sentence.language).among and sentence.tokens[token.index - 1].tag in "CX"
