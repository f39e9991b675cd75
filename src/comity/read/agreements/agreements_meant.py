"""Which agreements an act is about: those named as its object, all of a list, or those told before."""

from dataclasses import replace
from typing import NamedTuple

from comity.read.agreements.agreement_topics import is_open, ones, sorts_before, split, told_about
from comity.read.agreements.agreement_words import lexicon
from comity.read.agreements.name_bounds import name_end, name_start
from comity.read.agreements.papers import Paper, inner
from comity.read.agreements.told import Told, by_pronoun, known, meant
from comity.read.discourse import Discourse
from comity.read.frames import Instance, behind
from comity.read.grammar import NounGroup, Token
from comity.read.grammar.links import OF
from comity.read.sentence import Sentence

#: Only in these places is a thing that is not an agreement by itself (a loan, a document) what is signed.
_WEAK_PLACES = ("object", OF, "subject")


class Thing(NamedTuple):
    """An agreement that an act is about: as it is named here, and the one told before that is meant; one of them may be None."""

    paper: Paper | None
    told: Told | None


def things(instance: Instance, named: list[Paper], discourse: Discourse) -> list[Thing]:
    """The agreements that an instance is about, in the order of the text."""
    found, told = _named(instance, named, discourse)
    if instance.noun is None and instance.verb is not None and (within := inner(instance.sentence, instance.verb, found)) is not None:
        found = [within]
    if not instance.frame.attrs.get("weak"):
        found = [p for p in found if not p.weak or meant(instance.sentence, p, discourse)]
    chosen: list[Thing] = [Thing(None, t) for t in told]
    for named_here in found:
        described = instance.noun is None and instance.verb is not None and instance.verb.noun is not None
        for paper in [named_here] if described or named_here not in named else _chain(instance, named_here, named):
            chosen += [t for t in _meant(instance.sentence, paper, named, discourse) if t not in chosen]
    return chosen


def _named(instance: Instance, named: list[Paper], discourse: Discourse) -> tuple[list[Paper], list[Told]]:
    """What the first place of the grammar with an agreement names, or means by a pronoun."""
    sentence = instance.sentence
    own = [p for p in named if p.group is instance.noun]
    left = [g for prep, g in instance.verb.obliques if not prep] if instance.noun is None and instance.verb is not None else []
    # "A firm was awarded a contract": what stands behind the passive.
    own = own or [p for p in named if p.group in left]
    if own:
        return own, []
    for slot in instance.frame.places("thing"):
        groups = _groups(instance, slot)
        found: dict[int, Paper] = {}
        told: list[Told] = []
        for group in groups:
            if sentence.head(group).tag == "U" and instance.noun is None and "loose" not in instance.frame.attrs:
                told += by_pronoun(sentence, group, discourse)
            found |= {p.start: p for p in _at(sentence, group, named) if not p.weak or slot in _WEAK_PLACES}
        if found or told:
            return list(found.values()), told
        if slot == "object" and groups and not any(_carries(instance, g) for g in groups):
            break
    front = _at_the_front(instance, named)
    if not front and "through" in instance.frame.attrs:
        # "Ratifications were exchanged": those of the treaty just told.
        return front, [t for t in known(discourse)[-1:] if discourse.index - t.index <= 1]
    return front, []


def _at_the_front(instance: Instance, named: list[Paper]) -> list[Paper]:
    """The agreement that a clause in the passive begins with, if its verb has found no better subject over what stands between."""
    verb = instance.verb
    loose = "loose" in instance.frame.attrs
    if instance.noun is not None or verb is None or not verb.passive or verb.noun is not None or loose:
        return []
    first = next((g for g in instance.sentence.nouns if g.i >= verb.first), None)
    return [p for p in named if p.group is first and p.group.head < p.end <= verb.i]


def _groups(instance: Instance, slot: str) -> list[NounGroup]:
    """What stands in a place: of a noun only what hangs on itself; of a verb nothing by "of", if it does not act through another noun."""
    if instance.noun is not None:
        # "The conclusion of talks on a treaty" concludes the talks.
        talks = lexicon(instance.sentence.language).occasions
        apart = [g for _, g in instance.noun.behind if instance.sentence.head(g).lemma in talks]
        inside = {id(h) for g in apart for _, h in behind(g)}
        return [g for prep, g in behind(instance.noun) if prep == slot and id(g) not in inside]
    if slot == lexicon(instance.sentence.language).link and "through" not in instance.frame.attrs:
        return []
    return instance.slot(slot)


def _carries(instance: Instance, group: NounGroup) -> bool:
    """Whether an object is only what an agreement hangs on: the signature under it, the text of it, or nothing but a person."""
    head = instance.sentence.head(group)
    lemma = head.lemma or head.lower
    return (
        lemma in lexicon(instance.sentence.language).carriers
        or any(lemma in verb[1:] for verb in instance.frame.verbs)
        or head.tag in "FLUW"
    )


def _at(sentence: Sentence, group: NounGroup, named: list[Paper]) -> list[Paper]:
    """The agreement that a group names, is part of the name of, or is the text of."""
    for paper in named:
        if (paper.group is group or paper.start <= group.head) and group.head < paper.end:
            return [paper]
    lexical = lexicon(sentence.language)
    if sentence.head(group).lemma in lexical.nouns and (beside := next((p for p in named if p.group in group.apposed), None)):
        # "A second text, the Joint Declaration on fishing, was signed".
        return [beside]
    if (sentence.head(group).lemma or sentence.head(group).lower) in lexical.carriers:
        for prep, other in group.behind:
            if prep == lexical.link:
                return _at(sentence, other, named)
    return []


def _chain(instance: Instance, paper: Paper, named: list[Paper]) -> list[Paper]:
    """All of the list that an agreement stands in: between one and the next nothing but a comma or "and", and when the one was signed."""
    sentence, at = instance.sentence, named.index(paper)
    first = last = at
    while first > 0 and _joined(sentence, named[first - 1], named[first]):
        first -= 1
    while last + 1 < len(named) and _joined(sentence, named[last], named[last + 1]):
        last += 1
    found = named[first : last + 1]
    verb = instance.verb
    if verb is not None and verb.passive and verb.j > found[-1].end:
        # "Six documents were signed, as well as a declaration."
        more = next((p for p in named if p.group.i >= verb.j), None)
        if more is not None and _only_joins(sentence, verb.j, more.group.i):
            found = [*found, *_chain(replace_verb(instance), more, named)]
    return [p for p in found if p is paper or not (p.weak and p.bare)]


def replace_verb(instance: Instance) -> Instance:
    """The same instance without its verb: what stands behind it is no further list."""
    return replace(instance, verb=None, noun=instance.noun)


def _only_joins(sentence: Sentence, i: int, j: int) -> bool:
    between = [t for t in sentence.tokens[i:j] if t.lemma != "-"]
    # "As well as" joins; "and" may begin a clause.
    return any(t.tag == "C" and t.lemma != t.lower for t in between) and all(t.tag in "YCX" for t in between)


def _joined(sentence: Sentence, one: Paper, other: Paper) -> bool:
    if one.group.role == "object" and other.group.role == "subject":
        return False
    between = sentence.tokens[one.end : other.group.i]
    if len(between) > 1 and between[0].tag == "P" and between[1].tag == "W":
        between = between[2:]
    if not between or any(t.tag not in "YCX" or t.lower in "()" for t in between):
        return False
    new = sentence.tokens[other.group.i].lower in lexicon(sentence.language).indefinite
    return any(t.tag == "C" or t.lower == ";" for t in between) or not (other.bare or (other.weak and not new))


def _meant(sentence: Sentence, paper: Paper, named: list[Paper], discourse: Discourse) -> list[Thing]:
    """What an agreement named stands for: itself, the one told before, or of several those listed behind or told before."""
    if paper.many:
        listed = listed_behind(sentence, paper.end, named, paper.group) or ones(sentence, paper, named)
        if listed:
            return [Thing(q, None) for p in listed for q in ((split(sentence, p) if p.many else []) or [p])]
        if about := told_about(sentence, paper):
            return [Thing(p, None) for p in about]
    above = next((p for p in reversed(named) if p.start < paper.start and p.type == paper.type and not p.bare and not p.many), None)
    if paper.bare and paper.definite and above is not None:
        return [Thing(above, None)]
    before = meant(sentence, paper, discourse)
    if before:
        return [Thing(paper, t) for t in before]
    if paper.many:
        apart = split(sentence, paper)
        if apart and (paper.number in (None, len(apart)) or (len(apart) < (paper.number or 0) and is_open(sentence, paper))):
            return [Thing(p, None) for p in apart]
        if paper.number is not None or paper.bare or paper.weak or _is_numbered(sentence, paper) or _is_in_fields(sentence, paper):
            return []
    return [Thing(paper, None)]


def _is_numbered(sentence: Sentence, paper: Paper) -> bool:
    """Whether several are told in number or as a number ("several agreements", "a number of agreements")."""
    lexical = lexicon(sentence.language)
    before = sentence.tokens[paper.group.i : paper.group.head]
    return paper.group.by == lexical.link or any(t.tag == "K" or t.lower in lexical.vague for t in before)


def _without_brackets(tokens: list[Token]) -> list[Token]:
    """Tokens but those in brackets that open among them ("Trade Agreement (1967), …")."""
    depth, found = 0, list[Token]()
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        found += [token] if not depth and token.text != ")" else []
    return found


def _is_in_fields(sentence: Sentence, paper: Paper) -> bool:
    """Whether all that is told of several is that they are in fields or for what ("agreements in various fields", "deals to boost trade")."""
    lexical = lexicon(sentence.language)
    fields = [g for prep, g in paper.group.behind if prep in lexical.within and sentence.head(g).lemma in lexical.fields]
    plural = any(sentence.head(g).lower != sentence.head(g).lemma and all(p != lexical.link for p, _ in g.behind) for g in fields)
    told = sentence.tokens[paper.group.i : paper.group.head]
    aims = [v for v in sentence.verbs if v.i == paper.group.j and v.sort == "infinitive"]
    plural = plural or bool(aims)
    return plural and all(t.lemma in lexical.fields or t.lower in lexical.of_two for t in told)


def listed_behind(sentence: Sentence, at: int, named: list[Paper], among: NounGroup | None = None) -> list[Paper]:
    """The agreements of a list that is opened behind a token ("namely", "including", a colon), or among which those behind "are" are told."""
    lexical = lexicon(sentence.language)
    opener = next((t.index for t in sentence.tokens[at:] if t.lower in lexical.openers or t.lemma in lexical.openers), None)
    if opener is None and among is not None and among.by in lexical.among:
        # "Among the documents signed are a treaty on …".
        opener = next((v.main for v in sentence.verbs if v.i >= at and v.lemma == lexical.being and v.i == v.main), None)
    if opener is None and among is not None:
        # "The documents signed by both comprise a treaty on …".
        told = next(
            (v for v in sentence.verbs if v.i >= at and among in v.subjects and v.lemma in (lexical.being, *lexical.covering)), None
        )
        opener = told.main if told is not None and not told.negated else None
    if opener is None:
        return []
    found: list[Paper] = []
    end = opener + 1
    # "Customs and visa agreements" begin before their own group.
    firsts = {p.group.i: min(q.start for q in sorts) for p in named if p.many and (sorts := sorts_before(sentence, p))}
    for group in sentence.nouns:
        if group.i < end or any(first <= group.i < i for i, first in firsts.items()):
            continue
        paper = next((p for p in named if p.group is group), None) or titled(sentence, group)
        passed = _without_brackets(sentence.tokens[end : firsts.get(group.i, group.i)])
        between = [t for t in passed if t.tag not in "YCX" and t.lower not in lexical.openers]
        if between and found:
            break
        if paper is None:
            if found:
                break
            continue
        found.append(paper)
        # "A joint statement by the two presidents, an agreement on …".
        end = next((g.j for _, g in paper.group.behind if g.i == paper.end + 1 and all(p.group is not g for p in named)), paper.end)
    return found


def titled(sentence: Sentence, group: NounGroup) -> Paper | None:
    """A thing with a title of its own ("the Joint Investor Facilitation") in a list of agreements."""
    start = name_start(sentence, group, group.head)
    tokens = sentence.tokens[start : group.head + 1]
    long = len(tokens) > 1 or (
        group.behind and group.behind[0][0] == lexicon(sentence.language).link and group.behind[0][1].i == group.j + 1
    )
    if not long or any(t.tag not in "NAL" or not t.text[0].isupper() for t in tokens) or sentence.head(group).tag != "N":
        return None
    end, _ = name_end(sentence, group)
    return Paper(group, start, end, sentence.words(start, end), sentence.head(group).lemma, "other", definite=True)
