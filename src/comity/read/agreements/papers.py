"""The agreements that a sentence names, each with its name whole."""

from dataclasses import dataclass

from comity.observation.same import content
from comity.read.agreements.agreement_words import lexicon
from comity.read.agreements.name_bounds import name_end, name_start, topic_end
from comity.read.agreements.sorts import is_one, sort_of
from comity.read.grammar import NounGroup, VerbGroup, is_stand_in, words
from comity.read.grammar.links import WITH
from comity.read.sentence import Sentence


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """An agreement as a sentence names it.

    Attributes:
        group: the noun group that names it.
        start, end: the tokens of its name.
        name: its name as written, without article.
        noun: its noun in dictionary form.
        type: its type by the vocabulary.
        weak: whether its noun makes it an agreement only where it is signed.
        many: whether several are named together.
        number: how many, where that is told.
        definite: whether it is one that the reader is to know ("the", "their").
        vague: whether it is none in particular ("any agreement"), or agreement as such ("reach agreement").
        one_of_many: whether it is one of several told together ("agreements on trade and customs").
        bare: whether the name says nothing of what it is about.

    """

    group: NounGroup
    start: int
    end: int
    name: str
    noun: str
    type: str
    weak: bool = False
    many: bool = False
    number: int | None = None
    definite: bool = False
    bare: bool = False
    one_of_many: bool = False
    vague: bool = False


def papers(sentence: Sentence) -> list[Paper]:
    """The agreements that a sentence names, in order; one within the name of another is no agreement of its own."""
    found: list[Paper] = []
    for group in sentence.nouns:
        if found and group.i < found[-1].end:
            continue
        paper = _one_of(sentence, group, found) or paper_of(sentence, group)
        if paper is not None and not _is_ones_own(sentence, group) and not _is_law(sentence, paper):
            found.append(paper)
    return found


def _is_law(sentence: Sentence, paper: Paper) -> bool:
    """Whether what is called an agreement is a state's own law ("the Compact of Free Association Amendments Act of 2003")."""
    last = paper.name.split()[-1:]
    return any(word[0].isupper() and word.lower() in words(sentence.language).sets["laws"] for word in last)


def _is_ones_own(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a paper is what somebody has written alone ("my memorandum of 3 May"; not "my agreement with Fiji")."""
    known = words(sentence.language).sets
    return sentence.tokens[group.i].lower in known["own_one"] and not any(p == WITH or p in known["among"] for p, _ in group.behind)


def paper_of(sentence: Sentence, group: NounGroup) -> Paper | None:
    """The agreement that a noun group names; None where it names none."""
    sort, head = sort_of(sentence, group), group.head
    if sort is None and group.head - 1 >= group.i:
        # "The free trade agreement negotiations": the agreement is the compound's first part.
        sort, head = sort_of(sentence, group, group.head - 1), group.head - 1
    if sort is None:
        return None
    tokens = sentence.tokens
    lexical = lexicon(sentence.language)
    start = name_start(sentence, group, head)
    end, gap = (head + 1, (0, 0)) if head < group.head else name_end(sentence, group)
    noun = tokens[head].lemma or tokens[head].lower
    first = tokens[group.i]
    definite = first.lower in words(sentence.language).sets["definite"] or first.tag == "Q" or group.possessor is not None
    stands_in = is_stand_in(tokens[head], sentence.language)
    number = _number(sentence, group)
    # "15 Memorandum of Understandings".
    below = next((sentence.head(g) for prep, g in group.behind if prep == lexical.link and g.i == head + 2), None)
    odd = (number or 0) > 1 and below is not None and below.lemma in lexical.sort_of and below.lower != below.lemma
    many = not stands_in and (noun != tokens[head].lower or odd) and noun not in lexical.one
    # "Initialled one on seeds": named by the noun that "one" stands for.
    name = _words(sentence, start, end, gap) if not stands_in else f"{noun} {_words(sentence, head + 1, end, gap)}".strip()
    content_of = f"{sentence.words(start, head)} {noun} {_words(sentence, head + 1, end, gap)}"
    bare = not content(content_of, "", None)
    topic = _behind_verb(sentence, group) if bare and not many else ""
    return Paper(
        group,
        start,
        end,
        f"{name} {topic}".strip(),
        noun,
        sort.type,
        weak=sort.weak,
        many=many,
        number=number,
        definite=definite,
        bare=bare and not topic,
        vague=first.lower in lexical.vaguely or (group.i == head and not (many or stands_in) and first.text[0].islower()),
    )


def inner(sentence: Sentence, verb: VerbGroup, named: list[Paper]) -> Paper | None:
    """The agreement within the name of one that is an object, which a verb describes ("signed a plan for the accord on fish signed in 2010")."""
    front = (g for g in sentence.nouns if verb.sort == "participle" and verb.i == verb.main and g.j == verb.i)
    group = verb.noun or next(front, None)
    outer = next((p for p in named if group is not None and p.group.j <= group.i < p.end), None)
    above = outer.group.verb if outer is not None else None
    if outer is None or above is None or above is verb or above.i > outer.start or verb.i > outer.end:
        return None
    while group is not None and group.i >= outer.group.j:
        sort = sort_of(sentence, group)
        if sort is not None and not sort.weak:
            return paper_of(sentence, group)
        group = group.parent
    return None


def _behind_verb(sentence: Sentence, group: NounGroup) -> str:
    """What an agreement is on that is told behind its verb in the passive ("an accord was signed between both on sport"); else nothing."""
    verb, lexical = group.verb, lexicon(sentence.language)
    if verb is None or not verb.passive or group not in verb.objects:
        return ""
    for prep, other in verb.obliques:
        head = sentence.head(other)
        on = prep in lexical.behind_verb and head.lemma not in lexical.occasions
        within = prep in lexical.within and head.lemma in lexical.fields
        if (on or within) and head.tag == "N" and other.by and other.i > verb.j and sentence.tokens[other.i - 1].tag == "P":
            return sentence.words(other.i - 1, topic_end(sentence, other.i))
    return ""


def _words(sentence: Sentence, i: int, j: int, gap: tuple[int, int]) -> str:
    """The words of some tokens without those of a gap."""
    if not i < gap[1] <= j:
        return sentence.words(i, j)
    return f"{sentence.words(i, gap[0])} {sentence.words(gap[1], j)}".strip()


def _one_of(sentence: Sentence, group: NounGroup, before: list[Paper]) -> Paper | None:
    """One of several named before in the sentence: "memoranda, such as the one on seeds", "two pacts, the first of which is on tuna"."""
    if not before or not is_one(sentence, group):
        return None
    at = _topic_at(sentence, group)
    # "A memorandum on tuna, another on seeds and one on sport".
    lexical = lexicon(sentence.language)
    on = at == group.j and sentence.tokens[at : at + 1] != [] and sentence.tokens[at].lower in lexical.goes_on | lexical.among
    several = next((p for p in reversed(before) if p.many), before[0] if on else None)
    if several is None:
        return None
    end = topic_end(sentence, at)
    if end <= at:
        return None
    head, last = several.group.head, several.end if several.many else several.group.j
    topic = sentence.words(at, end) if sentence.tokens[at].tag == "P" else f"{lexicon(sentence.language).covers} {sentence.words(at, end)}"
    name = f"{sentence.words(several.start, head)} {several.noun} {sentence.words(head + 1, last)} {topic}"
    return Paper(group, at, end, " ".join(name.split()), several.noun, several.type)


def _topic_at(sentence: Sentence, group: NounGroup) -> int:
    """Where it begins what one of several is on: right behind it, behind "of which" and a verb that says what it is about."""
    lexical, tokens, at = lexicon(sentence.language), sentence.tokens, group.j
    if at + 1 < len(tokens) and tokens[at].lower == lexical.link and tokens[at + 1].tag in "RU":
        at += 2
    verb = next((v for v in sentence.verbs if v.i == at), None)
    if verb is None:
        # "The first deals with cattle and the second with police".
        other = at + 1 < len(tokens) and tokens[at].tag == "P" and tokens[at].lower in lexical.among
        return at + 1 if other else at
    about = verb.lemma in lexical.covering
    at = verb.j
    return at + 1 if about and at < len(tokens) and tokens[at].tag == "P" else at


def _number(sentence: Sentence, group: NounGroup) -> int | None:
    known = lexicon(sentence.language).both
    for token in sentence.tokens[group.i : group.head]:
        if token.lower in known:
            return 2
        value = getattr(token.value, "value", None)
        if token.mark == "quantity" and isinstance(value, int | float):
            return int(value)
    return None
