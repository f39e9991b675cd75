"""What each of several agreements is on, told with them ("two MoUs on energy and tourism"), apart ("one on trade") or by their verb."""

from dataclasses import replace

from comity.read.agreements.agreement_words import lexicon
from comity.read.agreements.papers import Paper
from comity.read.agreements.sorts import is_one
from comity.read.frames import behind
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.sentence import Sentence

#: Of so many things told in a list each has an agreement of its own.
_SEVERAL = 2
#: A bracket, a date in it, and the other bracket.
_BRACKET = 3
#: Tags of what a topic is made of, and of what ends the clause that tells it.
_TOPIC = frozenset("NAPDXJZLG")
_CLAUSE = frozenset("VEIMBHSR")
#: Signs before the preposition of the first topic.
_LEADING = frozenset(":,")
_COLON = ":"


def told_about(sentence: Sentence, paper: Paper) -> list[Paper]:
    """One agreement on each thing that the verb of several tells them to be on ("the two accords that both signed concern fish and seeds")."""
    lexical = lexicon(sentence.language)
    verb = next((v for v in sentence.verbs if _is_told_by(paper, v) and v.lemma in lexical.covering and not v.passive), None)
    if verb is None or verb.negated or (verb.i < paper.end and paper.number is None):
        return []
    groups = verb.objects or [g for _, g in verb.obliques if g.i >= verb.j][:1]
    on = groups[0].listed or groups[:1] if groups else []
    if not on or any(sentence.head(g).tag != "N" for g in on):
        return []
    found = parts(sentence, on[0].i) or _topics(sentence, on, max([on[-1].j, *(g.j for _, g in behind(on[-1]))]))
    return _each_on(sentence, paper, lexical.covers, found) if len(found) == (paper.number or len(found)) else []


def _is_told_by(paper: Paper, verb: VerbGroup) -> bool:
    """Whether a verb tells something of agreements, as its subject or describing them ("four memoranda of understanding covering …")."""
    describes = verb.sort == "ing" and verb.noun is not None and paper.group in (verb.noun, verb.noun.parent)
    return paper.group in verb.subjects or describes


def ones(sentence: Sentence, paper: Paper, named: list[Paper]) -> list[Paper]:
    """The ones of several that are told apart behind them ("two agreements were signed, one on trade and one on air traffic")."""
    return [p for p in named if p.start >= paper.end and p.noun == paper.noun and is_one(sentence, p.group)]


def split(sentence: Sentence, paper: Paper) -> list[Paper]:
    """Of agreements on several things one on each ("two MoUs on energy and tourism"); none where that is not told."""
    head = paper.group.head
    topics = lexicon(sentence.language).goes_on
    long = _dated(sentence, paper) or _told_again(sentence, paper) or _long_list(sentence, paper)
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


def _dated(sentence: Sentence, paper: Paper) -> list[Paper]:
    """One agreement on each topic that has a date in brackets ("agreements on air services (1991), double taxation (2008) and visas (2010)")."""
    i, start = _lead(sentence, paper)
    tokens, found = sentence.tokens, list[tuple[int, int]]()
    for opened in [t.index for t in tokens[start:-2] if t.lower == "("] if i < start else ():
        inside = tokens[opened + 1]
        between = tokens[start:opened]
        if inside.mark != "period" or tokens[opened + 2].lower != ")" or not between or any(t.tag in "VEIMBHS" for t in between):
            break
        found.append((start, opened))
        start = opened + _BRACKET
        while start < len(tokens) and (tokens[start].lower == "," or tokens[start].tag == "C"):
            start += 1
    return _each_on(sentence, paper, sentence.words(i, found[0][0]), found) if len(found) >= _SEVERAL else []


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
    several = paper.number is not None or (field is not None and sentence.head(field).lower != sentence.head(field).lemma)
    counted = several and tokens[at].lower in lexical.within and field is not None
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
    return next((g.i - 1 for prep, g in verb.obliques if g.i > verb.j and _is_topic(sentence, prep, g)), at)


def _is_topic(sentence: Sentence, prep: str, group: NounGroup) -> bool:
    """Whether agreements are on what hangs on their verb: by "on" or the like, or "in the fields of"."""
    lexical, head = lexicon(sentence.language), sentence.head(group)
    return head.tag == "N" and (prep in lexical.goes_on or (prep in lexical.within and head.lemma in lexical.fields))


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
    return _each_on(sentence, paper, tokens[first].text, repeated(sentence, first)) if first < end else []


def repeated(sentence: Sentence, first: int) -> list[tuple[int, int]]:
    """The topics that each have a preposition of their own, the one that stands at a token; none where it is not told again."""
    tokens = sentence.tokens
    end = next((t.index for t in tokens[first:] if t.tag in _CLAUSE or t.lower in ";:"), len(tokens))
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
    return [(i, j) for i, j in spans if i < j]


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
