"""Figures that are told together behind several heads, one to each."""

from collections.abc import Sequence
from dataclasses import replace

from comity.read.figures.bracketed_figures import OPEN
from comity.read.figures.figure import NOBODY, Figure, Head, figure_words, says_respectively
from comity.read.figures.respective_periods import in_turn
from comity.read.grammar import NounGroup, Token, words
from comity.read.grammar.links import OF
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence

#: A name and what leads from it to its figure.
_MANY = 2
#: Two figures of one thing may be told of two years.
_PAIR = "ab"
#: "Of it imports" and what stands behind.
_LABEL = 4
#: A fraction and the bracket that tells it exactly are no more tokens apart.
_BRACKET = 12


def spread(sentence: Sentence, found: Sequence[Figure], heads: Sequence[Head]) -> list[Figure]:
    """The figures, those that are told together given to their heads.

    "Imports were 8 and exports 7 million, compared with 6 and 5 million", "exports and imports were 7 and 8 million respectively".
    """
    paired = _paired(list(found))
    if not says_respectively(sentence):
        return paired
    dated = [f for f in paired if in_turn(sentence, [x.at for x in paired if x.head is f.head and x.measure == f.measure])]
    return paired if dated else _respective(paired, heads)


def _paired(found: list[Figure]) -> list[Figure]:
    """The earlier levels at the end, one to each of the heads that have a level, where they are as many."""
    owners = list(dict.fromkeys(f.head for f in found if f.measure == "level" and not f.is_base))
    first = next((i for i, f in enumerate(found) if f.measure == "level" and f.is_base), len(found))
    last = range(first, len(found))
    # The second of the earlier levels has no word of comparison of its own.
    owners = [h for h in owners if any(f.head is h and not f.is_base for f in found[:first])]
    if first == 0 or len(owners) < 2 or len(last) != len(owners):
        return found
    if any(found[i].head is not owners[-1] or found[i].measure != "level" for i in last):
        return found
    changed = {i: replace(found[i], head=owner, is_base=True) for i, owner in zip(last, owners, strict=True)}
    return [changed.get(i, f) for i, f in enumerate(found)]


def _respective(found: list[Figure], heads: Sequence[Head]) -> list[Figure]:
    """Of each measure the figures told of one head, one to each of as many heads: those up to it, or all behind it."""
    owners = list({h.at: h for h in heads}.values())
    runs: dict[tuple[str, int], list[int]] = {}
    for index, figure in enumerate(found):
        runs.setdefault((figure.measure, figure.head.at), []).append(index)
    result, unknown = list(found), set[int]()
    for (_, at), indexes in runs.items():
        last = next(i for i, owner in enumerate(owners) if owner.at == at) + 1 if any(o.at == at for o in owners) else 0
        several = owners[last - len(indexes) : last] if len(indexes) <= last else owners if len(indexes) == len(owners) else []
        if len(several) == len(indexes) > 1:
            for owner, index in zip(several, indexes, strict=True):
                result[index] = replace(found[index], head=owner)
        elif len(indexes) > len(_PAIR):
            # One of the row is not known: nobody can tell whose the figures are.
            unknown |= set(indexes)
    return [f for i, f in enumerate(result) if i not in unknown]


def restates(sentence: Sentence, place: int) -> bool:
    """Whether a sum in brackets says again what the percentage before it says ("down 20 percent ($92 million) from 2017", "or $92 million")."""
    before = sentence.tokens[max(0, place - 2) : place]
    value, own = (before[0].value if len(before) == 2 else None), sentence.tokens[place].value
    bracket = len(before) == 2 and (before[1].lower in OPEN or before[1].lower in figure_words(sentence.language).either)
    return bracket and isinstance(value, Quantity) and value.sort == "percent" and isinstance(own, Quantity) and own.sort == "money"


def is_in_other_coin(sentence: Sentence, place: int) -> bool:
    """Whether a sum in brackets says in another currency what the sum before it says ("$32 million (Sh120 billion)")."""
    before = sentence.tokens[max(0, place - 2) : place]
    first, own = (before[0].value if len(before) == 2 else None), sentence.tokens[place].value
    if not isinstance(first, Quantity) or not isinstance(own, Quantity) or before[1].lower not in OPEN:
        return False
    return first.sort == own.sort == "money" and first.word != own.word


def change_of_all(sentence: Sentence, place: int) -> int:
    """1 or -1 where what a list tells of each is told in front of it as a rise or fall: "increases were recorded from Chile (5%), Peru (3%)"."""
    known = figure_words(sentence.language)
    verb = next((v for v in reversed(sentence.verbs) if v.main < place), None)
    told_of = [*verb.subjects, *verb.objects] if verb is not None and verb.lemma in known.amount | known.following else []
    heads = [sentence.head(g) for g in told_of if g.j <= place]
    signs = [(t.lemma in known.up) - (t.lemma in known.down) for t in heads if t.tag == "N"]
    return next((sign for sign in signs if sign), 0)


def is_rounded(sentence: Sentence, place: int) -> bool:
    """Whether a fraction is told more exactly in a bracket behind it ("more than a quarter of all exports (25.6%)")."""
    value = sentence.tokens[place].value
    if not isinstance(value, Quantity) or value.sort != "fraction":
        return False
    for token in sentence.tokens[place + 1 : place + _BRACKET]:
        if token.lower in OPEN:
            inside = sentence.tokens[token.index + 1 : token.index + 3]
            return len(inside) == 2 and getattr(inside[0].value, "sort", "") == "percent" and inside[1].lower in ")]"
        if token.mark in ("quantity", "sign"):
            return False
    return False


def breaks_off(sentence: Sentence, place: int) -> bool:
    """Whether a quantity is the last of a line that goes on in the next, so that it may be half of one ("$34.4", "billion in 2024")."""
    if place != len(sentence.tokens) - 1:
        return False
    return sentence.text[sentence.end : sentence.end + 200].lstrip()[:1].islower()


def is_rate(sentence: Sentence, place: int) -> bool:
    """Whether a sum is the price of one: "$300 per tonne", "K9 on each bag"."""
    known = figure_words(sentence.language)
    after = sentence.tokens[place + 1 : place + 4]
    if len(after) < 2:
        return False
    word, unit = after[0], after[1]
    if word.lower in known.each and unit.mark == "quantity" and len(after) > 2 and after[2].tag == "N":
        # "$300 per 100 kilos".
        return True
    if word.tag == "P" and unit.lower in known.each and unit.tag == "D" and len(after) > 2 and word.lower != "for":
        word, unit = unit, after[2]
        return word.lower not in ("a", "an", "every") and unit.tag == "N" and unit.lemma not in known.light
    return word.lower in known.each and unit.tag == "N" and not unit.mark and unit.lemma not in known.light


def is_used(sentence: Sentence, place: int) -> bool:
    """Whether a sum is one with which something else was done: "$15 million invested in"."""
    known = figure_words(sentence.language)
    for verb in sentence.verbs:
        if verb.noun is not None and verb.passive and sentence.head(verb.noun).index == place and verb.i == place + 1:
            return verb.lemma not in known.amount | known.moves | known.share_verbs | known.compare | known.flow_verbs
    return False


def is_difference(sentence: Sentence, lead: Sequence[Token]) -> bool:
    """Whether a sum is by how much something moved ("$2 billion, down about $3 million from 2017")."""
    known = figure_words(sentence.language)
    near = next((t for t in reversed(lead) if t.tag != "A" and (t.tag != "X" or t.lower in known.particles)), None)
    return near is not None and near.lower in known.particles


def labelled(sentence: Sentence, place: int, heads: Sequence[Head]) -> Head | None:
    """The head that stands in a bracket right behind its figure: "$3 million (exports) and $2 million (imports)"."""
    after = sentence.tokens[place + 1 : place + 4]
    if len(after) < 3 or after[0].lower not in OPEN or after[2].lower != ")":
        return None
    return next((h for h in heads if h.at == place + 2), None)


def said_behind(sentence: Sentence, place: int, heads: Sequence[Head]) -> Head | None:
    """What right behind "of it" a part is said to be: "$3 million, $1 million of it imports"; nobody's where that is no head."""
    after = sentence.tokens[place + 1 : place + 5]
    if len(after) < _LABEL or after[0].lower != OF or after[1].lower not in figure_words(sentence.language).same:
        return None
    own = next((h for h in heads if h.group is not None and h.group.i == place + 3), None)
    # "$1 million of it tea": nothing more of the same.
    return own or (NOBODY if after[2].tag == "N" or (after[2].tag == "V" and after[3].tag == "Y") else None)


def is_of_another(sentence: Sentence, group: NounGroup, heads: Sequence[Head]) -> bool:
    """Whether a figure's noun is another's than those of the heads ("while Peru's share rose")."""
    owner = sentence.head(group.possessor) if group.possessor is not None else None
    party = getattr(owner.value, "party", "") if owner is not None else ""
    return bool(party) and all(party not in (h.a, h.b) for h in heads)


def is_of_companion(sentence: Sentence, place: int, head: Head) -> bool:
    """Whether a figure is told with another than the two of its head right in front of it ("ahead of Peru with $3 million in investment")."""
    before = [t for t in sentence.tokens[:place] if t.tag not in "DAX"][-2:]
    if (
        len(before) == _MANY
        and before[1].lower in words(sentence.language).sets["possessive_signs"]
        and before[0].mark == "party"
        and head.a
        and (
            head.b
            or any(t.lower in figure_words(sentence.language).base for t in sentence.tokens[max(0, before[0].index - 2) : before[0].index])
        )
    ):
        # "Thai investment in Laos hit $2 billion, after China's $3 billion".
        return getattr(before[0].value, "party", "") not in (head.a, head.b)
    if len(before) < _MANY or before[1].lower not in words(sentence.language).sets["with"] or not (head.a and head.b):
        return False
    return before[0].mark == "party" and getattr(before[0].value, "party", "") not in (head.a, head.b)


def is_of_part(sentence: Sentence, place: int) -> bool:
    """Whether a sum stands in a bracket behind what a percentage is of: it is that part ("half of all exports ($3 million)")."""
    if sentence.tokens[place - 1].lower not in OPEN:
        return False
    group = next((g for g in sentence.nouns if g.j == place - 1), None)
    while group is not None and group.parent is not None:
        group = group.parent
    return getattr(sentence.head(group).value, "sort", "") in ("percent", "fraction") if group is not None else False


def sign_of_change(sentence: Sentence, lead: Sequence[Token], head: Head, place: int) -> int:
    """1 or -1 where a sum is told to be a rise or fall itself: "a decrease of $3 million", "the decline in imports came to $3 million"."""
    near, known = [t for t in lead if t.tag not in "DX"][-2:], figure_words(sentence.language)
    if len(near) == _MANY and near[1].lower == "of" and near[0].tag == "N":
        return (near[0].lemma in known.up) - (near[0].lemma in known.down)
    above = head.group.parent if head.group is not None else None
    noun = sentence.head(above) if above is not None else None
    if above is None or noun is None or noun.tag != "N" or head.at > place:
        return 0
    verb = above.verb
    by = bool(near) and near[-1].lower == words(sentence.language).agent
    told = verb is not None and above.role == "subject" and verb.lemma in known.amount and head.at < verb.main < place
    alone = told and verb is not None and not any(t.mark == "quantity" for t in sentence.tokens[verb.main : place])
    return (noun.lemma in known.up) - (noun.lemma in known.down) if by or alone else 0
