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
    long = _dated(sentence, paper) or _told_again(sentence, paper) or _long_list(sentence, paper) or sorts_before(sentence, paper)
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
    if i == j:
        return []
    fields = sentence.tokens[i].lower in lexicon(sentence.language).within
    # "In the fields of trade, customs and sport": on trade.
    about = lexicon(sentence.language).covers if fields else sentence.words(i, j)
    return _each_on(sentence, paper, about, parts(sentence, j, 1 if fields else _SEVERAL))


def is_open(sentence: Sentence, paper: Paper) -> bool:
    """Whether those told of several are only some ("in the fields of trade, sport and seeds, among others", "in fields such as trade")."""
    lexical = lexicon(sentence.language)
    ends = any(_is_more(sentence, t.index) for t in sentence.tokens[paper.group.j :])
    return ends or any(prep in lexical.openers for _, g in paper.group.behind for prep, _ in g.behind)


def _is_more(sentence: Sentence, i: int) -> bool:
    """Whether a list ends at a token in words for what it leaves out ("among others")."""
    lexical = lexicon(sentence.language)
    return sentence.tokens[i].lower in lexical.among and [t.lower in lexical.more for t in sentence.tokens[i + 1 : i + 2]] == [True]


def sorts_before(sentence: Sentence, paper: Paper) -> list[Paper]:
    """One agreement of each sort that is told before their noun ("fishing and customs agreements")."""
    tokens, lexical, group = sentence.tokens, lexicon(sentence.language), paper.group
    found, at = [(group.i, group.head)], group.i
    while at > 1 and (tokens[at - 1].tag == "C" or (tokens[at - 1].lower == "," and len(found) > 1)):
        before = next((g for g in sentence.nouns if g.j == at - 1), None)
        if before is None or sentence.head(before).tag != "N" or sentence.head(before).lemma in lexical.sorts:
            break
        at = next((t.index for t in tokens[before.i : before.j] if t.tag not in "DK"), before.j)
        if any(t.tag not in "NA" for t in tokens[at : before.j]):
            break
        found.insert(0, (at, before.j))
        if at > before.i:
            break
    if {tokens[j - 1].lemma or "" for _, j in found} in lexical.twins:
        # "Science and technology agreements".
        found = [(found[0][0], group.head)]
    # "Trade and the agreements": no list of sorts.
    elif len(found) < _SEVERAL or any(t.tag not in "NA" for t in tokens[group.i : group.head]) or group.i == group.head:
        return []
    return [
        replace(paper, start=i, end=j, name=f"{sentence.words(i, j)} {paper.noun}", many=False, number=None, bare=False, one_of_many=True)
        for i, j in found
    ]


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
    if counted and field is not None and sentence.head(field).lemma in lexical.fields:
        linked = [t.lower for t in tokens[field.j : field.j + 1]] == [lexical.link]
        first = next((g.i for prep, g in field.behind if prep in lexical.openers), at)
        return at, field.j + 1 if linked else first
    if tokens[at].lower in lexical.within and tokens[at - 1].lemma in lexical.sort_of and at > paper.group.j:
        # "Agreements of cooperation in": on what there is cooperation.
        return at, at + 1
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


def parts(sentence: Sentence, i: int, commas: int = _SEVERAL) -> list[tuple[int, int]]:
    """The parts of a list of three or more with commas that begins at a token: up to a verb, an article or what is no noun.

    What is joined before one noun ("economic and technical cooperation") is one part.
    """
    found, start, last_and, comma, open_end = [], i, -1, 0, False
    tokens = sentence.tokens
    inside = {k for g in sentence.nouns for k in range(g.i, g.head)}
    k = i
    while k < len(tokens):
        token = tokens[k]
        if _is_more(sentence, k + (token.lower == "," and k + 1 < len(tokens))):
            # "Sport, cooperation in trade and customs, among others".
            last_and = last_and if all(t.tag != "P" for t in tokens[start : max(last_and, start)]) else -1
            break
        also = token.tag == "C" and k + 1 < len(tokens) and tokens[k + 1].tag == "X"
        if (token.lower == "," or also) and k not in inside:
            comma += 1
            # "As well as" is a conjunction of three words.
            joined = token.lower == "," and k + 1 < len(tokens) and tokens[k + 1].tag == "C"
            found.append((start, k))
            start, last_and = k + (2 if joined else 1), -1
            while start < len(tokens) and tokens[start].tag == "X":
                start += 1
            k = start
            indefinite = k < len(tokens) and tokens[k].lower in lexicon(sentence.language).indefinite
            open_end = open_end or joined or also or indefinite
            if indefinite:
                break
            continue
        if token.tag == "C":
            last_and = k if k not in inside else last_and
        elif (token.tag not in _TOPIC or token.mark == "period") and k not in inside:
            break
        k += 1
    if start < k and not open_end and last_and > start:
        found += [(start, last_and), (last_and + 1, k)]
    elif start < k:
        found.append((start, k))
    found = [(a, b) for a, b in found if a < b]
    return found if comma >= commas and len(found) > _SEVERAL else []


def _topics(sentence: Sentence, listed: list[NounGroup], end: int) -> list[tuple[int, int]]:
    """Where each topic of a list stands; a last one with an article ("and the protection of property") is one too."""
    found = [(g.i, after.i - 1) for g, after in zip(listed, listed[1:], strict=False)]
    last = listed[-1]
    more = next((t.index for t in sentence.tokens[last.j : end] if t.tag == "C" and sentence.tokens[t.index + 1].tag == "D"), None)
    if more is None:
        return [*found, (last.i, end)]
    return [*found, (last.i, more), (more + 1, end)]
