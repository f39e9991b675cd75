"""Which agreements an act is about: those named as its object, all of a list, or those told before."""

from dataclasses import replace
from typing import NamedTuple

from comity.read.agreements.agreement_words import lexicon
from comity.read.agreements.name_bounds import name_end, name_start
from comity.read.agreements.papers import Paper
from comity.read.agreements.told import Told, by_pronoun, meant
from comity.read.discourse import Discourse
from comity.read.frames import Instance, behind
from comity.read.grammar import NounGroup
from comity.read.grammar.links import OF
from comity.read.sentence import Sentence

#: Of so many things told in a list each has an agreement of its own.
_SEVERAL = 2
#: Only in these places is a thing that is not an agreement by itself (a loan, a document) what is signed.
_WEAK_PLACES = ("object", OF, "subject")
#: Tags of what a topic is made of, and of what ends the clause that tells it.
_TOPIC = frozenset("NAPDXJZLG")
_CLAUSE = frozenset("VEIMBHSR")
#: Signs before the preposition of the first topic.
_LEADING = frozenset(":,")
_COLON = ":"


class Thing(NamedTuple):
    """An agreement that an act is about: as it is named here, and the one told before that is meant; one of them may be None."""

    paper: Paper | None
    told: Told | None


def things(instance: Instance, named: list[Paper], discourse: Discourse) -> list[Thing]:
    """The agreements that an instance is about, in the order of the text."""
    found, told = _named(instance, named, discourse)
    if not instance.frame.attrs.get("weak"):
        found = [p for p in found if not p.weak or meant(instance.sentence, p, discourse)]
    chosen: list[Thing] = [Thing(None, t) for t in told]
    for named_here in found:
        described = instance.noun is None and instance.verb is not None and instance.verb.noun is not None
        for paper in [named_here] if described else _chain(instance, named_here, named):
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
    return _at_the_front(instance, named), []


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
        listed = listed_behind(sentence, paper.end, named, paper.group)
        if listed:
            return [Thing(p, None) for p in listed]
    above = next((p for p in reversed(named) if p.start < paper.start and p.type == paper.type and not p.bare and not p.many), None)
    if paper.bare and paper.definite and above is not None:
        return [Thing(above, None)]
    before = meant(sentence, paper, discourse)
    if before:
        return [Thing(paper, t) for t in before]
    if paper.many:
        apart = split(sentence, paper)
        if apart and (paper.number is None or paper.number == len(apart)):
            return [Thing(p, None) for p in apart]
        if paper.number is not None or paper.bare or paper.weak or _is_numbered(sentence, paper):
            return []
    return [Thing(paper, None)]


def split(sentence: Sentence, paper: Paper) -> list[Paper]:
    """Of agreements on several things one on each ("two MoUs on energy and tourism"); none where that is not told."""
    head = paper.group.head
    topics = lexicon(sentence.language).goes_on
    long = _told_again(sentence, paper) or _long_list(sentence, paper)
    if long:
        return long
    hanging = [*paper.group.behind, *(item for _, g in paper.group.behind for item in g.behind)]
    first = next((g for prep, g in hanging if prep in topics and g.i < paper.end), None)
    if first is None and (set_off := _behind_verb(paper, topics)) is not None:
        on = set_off.listed or [set_off]
        return _each_on(sentence, paper, set_off.by, _topics(sentence, on, max([on[-1].j, *(g.j for _, g in behind(on[-1]))])))
    if first is None or len(first.listed) < _SEVERAL or any(sentence.head(g).tag != "N" for g in first.listed):
        return []
    return _each_on(sentence, paper, sentence.words(head + 1, first.i), _topics(sentence, first.listed, paper.end))


def _behind_verb(paper: Paper, topics: frozenset[str]) -> NounGroup | None:
    """What agreements are on that is told behind their verb in the passive ("agreements were signed on trade and on sport")."""
    verb = paper.group.verb
    if not paper.bare or paper.number is not None or verb is None or not verb.passive or paper.group not in verb.objects:
        return None
    return next((g for prep, g in verb.obliques if prep in topics and g.i >= verb.j and g.verb is verb and g.by), None)


def _long_list(sentence: Sentence, paper: Paper) -> list[Paper]:
    """One agreement on each part of a list of commas ("agreements on education, fisheries and agriculture, legal aid, health and media")."""
    i, j = _lead(sentence, paper)
    return _each_on(sentence, paper, sentence.words(i, j), parts(sentence, j)) if i < j else []


def _lead(sentence: Sentence, paper: Paper) -> tuple[int, int]:
    """The tokens that lead to what several agreements are on: a preposition, of agreements that are counted a field too; none if none."""
    tokens, lexical = sentence.tokens, lexicon(sentence.language)
    at = _topics_at(sentence, paper)
    if at + 1 < len(tokens) and tokens[at].tag == "P" and tokens[at + 1].tag == "W":
        # "Four agreements in April 1976 relating to …".
        at += 2
    if at + 1 >= len(tokens):
        return at, at
    field = next((g for g in sentence.nouns if g.i == at + 1), None)
    counted = paper.number is not None and (tokens[at].lower in lexical.within) and field is not None
    if counted and field is not None and sentence.head(field).lemma in lexical.fields and tokens[field.j].lower == lexical.link:
        return at, field.j + 1
    if (tokens[at].lemma or tokens[at].lower) not in lexical.goes_on:
        return at, at
    # "Relating to": a preposition of two words.
    return at, next((t.index for t in tokens[at + 1 :] if t.lemma != "-"), len(tokens))


def _topics_at(sentence: Sentence, paper: Paper) -> int:
    """Where what agreements are on begins: behind them, or behind their verb ("agreements were signed by both on trade and on sport")."""
    verb, at = paper.group.verb, paper.group.head + 1
    below = next((g for prep, g in paper.group.behind if prep == lexicon(sentence.language).link), None)
    if below is not None and below.i == at + 1 and below.j == below.i + 1:
        # "Memoranda of understanding on health, sport and seeds".
        at = below.j
    topics = lexicon(sentence.language).goes_on
    colon = next((t.index for t in sentence.tokens[at:-1] if t.lower == _COLON), None)
    if paper.many and colon is not None and sentence.tokens[colon + 1].lower in topics:
        # "Three agreements were signed by both: on trade, on sport and on seeds".
        return colon + 1
    if at + 1 < len(sentence.tokens) and sentence.tokens[at].lower in _LEADING and sentence.tokens[at + 1].lower in topics:
        # "Three agreements: on trade, on sport and on seeds".
        return at + 1
    if not paper.bare or verb is None or verb.i < at or any(t.tag == "P" for t in sentence.tokens[at : verb.i]):
        return at
    # "On Monday" is when they were signed.
    return next((g.i - 1 for prep, g in verb.obliques if prep in topics and sentence.head(g).tag == "N" and g.i > verb.j), at)


def _each_on(sentence: Sentence, paper: Paper, behind_it: str, spans: list[tuple[int, int]]) -> list[Paper]:
    """Of several one on each topic."""
    noun = sentence.tokens[paper.group.head].text
    noun = noun[: len(paper.noun)] if noun.lower().startswith(paper.noun) else paper.noun
    before = f"{sentence.words(paper.start, paper.group.head)} {noun} {behind_it}".strip()
    return [
        replace(paper, start=i, end=j, name=f"{before} {topic}", many=False, number=None, bare=False, one_of_many=True)
        for i, j in spans
        if (topic := sentence.words(i, j).rstrip(","))
    ]


def _told_again(sentence: Sentence, paper: Paper) -> list[Paper]:
    """One agreement on each topic that has its preposition again ("agreements on customs and on sport")."""
    tokens, topics = sentence.tokens, lexicon(sentence.language).goes_on
    at = _topics_at(sentence, paper)
    end = next((t.index for t in tokens[at:] if t.tag in _CLAUSE or t.lower in ";:"), len(tokens))
    first = next((t.index for t in tokens[at:end] if t.tag == "P" and t.lower in topics), end)
    again = [
        k
        for k in range(first + 1, end)
        if tokens[k].lower == tokens[first].lower and (tokens[k - 1].tag == "C" or tokens[k - 1].lower == ",")
    ]
    if not again:
        return []
    stop = next((t.index for t in tokens[again[-1] + 1 : end] if t.tag not in _TOPIC or t.mark == "period"), end)
    while tokens[stop - 1].tag == "P":
        stop -= 1
    spans = []
    for i, j in zip([first, *again], [*again, stop], strict=True):
        while j > i and (tokens[j - 1].tag == "C" or tokens[j - 1].lower == ","):
            j -= 1
        spans.append((i + 1, j))
    return _each_on(sentence, paper, tokens[first].text, [(i, j) for i, j in spans if i < j])


def parts(sentence: Sentence, i: int) -> list[tuple[int, int]]:
    """The parts of a list of three or more with commas that begins at a token: up to a verb, an article or what is no noun."""
    found, start, last_and, comma, open_end = [], i, -1, 0, False
    tokens = sentence.tokens
    k = i
    while k < len(tokens):
        token = tokens[k]
        if token.lower == ",":
            comma += 1
            joined = k + 1 < len(tokens) and tokens[k + 1].tag == "C"
            found.append((start, k))
            start, last_and = k + (2 if joined else 1), -1
            k = start
            indefinite = k < len(tokens) and tokens[k].lower in lexicon(sentence.language).indefinite
            open_end = open_end or joined or indefinite
            if indefinite:
                break
            continue
        if token.tag == "C":
            last_and = k
        elif token.tag not in _TOPIC or token.mark == "period":
            break
        k += 1
    if start < k and not open_end and last_and > start:
        found += [(start, last_and), (last_and + 1, k)]
    elif start < k:
        found.append((start, k))
    found = [(a, b) for a, b in found if a < b]
    return found if comma >= _SEVERAL and len(found) > _SEVERAL else []


def _topics(sentence: Sentence, listed: list[NounGroup], end: int) -> list[tuple[int, int]]:
    """Where each topic of a list stands; a last one with an article ("and the protection of property") is one too."""
    found = [(g.i, after.i - 1) for g, after in zip(listed, listed[1:], strict=False)]
    last = listed[-1]
    more = next((t.index for t in sentence.tokens[last.j : end] if t.tag == "C" and sentence.tokens[t.index + 1].tag == "D"), None)
    if more is None:
        return [*found, (last.i, end)]
    return [*found, (last.i, more), (more + 1, end)]


def _is_numbered(sentence: Sentence, paper: Paper) -> bool:
    """Whether several are told in number or as a number ("several agreements", "a number of agreements")."""
    lexical = lexicon(sentence.language)
    before = sentence.tokens[paper.group.i : paper.group.head]
    return paper.group.by == lexical.link or any(t.tag == "K" or t.lower in lexical.vague for t in before)


def listed_behind(sentence: Sentence, at: int, named: list[Paper], among: NounGroup | None = None) -> list[Paper]:
    """The agreements of a list that is opened behind a token ("namely", "including", a colon), or among which those behind "are" are told."""
    lexical = lexicon(sentence.language)
    opener = next((t.index for t in sentence.tokens[at:] if t.lower in lexical.openers or t.lemma in lexical.openers), None)
    if opener is None and among is not None and among.by in lexical.among:
        # "Among the documents signed are a treaty on …".
        opener = next((v.main for v in sentence.verbs if v.i >= at and v.lemma == lexical.being and v.i == v.main), None)
    if opener is None:
        return []
    found: list[Paper] = []
    end = opener + 1
    for group in sentence.nouns:
        if group.i < end:
            continue
        between = [t for t in sentence.tokens[end : group.i] if t.tag not in "YCX" and t.lower not in lexical.openers]
        if between and found:
            break
        paper = next((p for p in named if p.group is group), None) or titled(sentence, group)
        if paper is None:
            if found:
                break
            continue
        found.append(paper)
        # "A joint statement by the two presidents, an agreement on …".
        end = next((g.j for _, g in paper.group.behind if g.i == paper.end + 1), paper.end)
    return found


def titled(sentence: Sentence, group: NounGroup) -> Paper | None:
    """A thing with a title of its own ("the Joint Investor Facilitation") in a list of agreements."""
    start = name_start(sentence, group, group.head)
    tokens = sentence.tokens[start : group.head + 1]
    if len(tokens) < 2 or any(t.tag not in "NAL" or not t.text[0].isupper() for t in tokens) or sentence.head(group).tag != "N":
        return None
    end, _ = name_end(sentence, group)
    return Paper(group, start, end, sentence.words(start, end), sentence.head(group).lemma, "other", definite=True)
