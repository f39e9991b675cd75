"""What of a sentence is reported as said, and which group names by whom.

A verb of saying reports the clause or the quotation behind it, or, where it stands set off behind or inside a sentence, what stands
before it; not what hangs on the verb itself, nor what a narrator tells in front of it.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from comity.language import table
from comity.read.grammar import NounGroup, VerbGroup, links
from comity.read.sentence import Sentence

_COMMA, _COLON, _SEMICOLON = ",", ":", ";"
_DASHES = frozenset(("-", "--", "–", "—"))
OPENING, CLOSING = frozenset("“"), frozenset("”")
QUOTES = frozenset(('"', "''")) | OPENING | CLOSING
#: Between "according" and the group that it tells of.
_NEAR = 3
#: A sentence with more verbs is none, and need not be heard to its end.
_MOST = 100
#: Before this token what a source tells begins its sentence ("by the figures of …", "going by the figures of …").
_EARLY = 2


class Report(NamedTuple):
    """A group that says something, and the stretches of tokens that it says, each from its first to before its last.

    `sourced` where it is only the source named beside what is told ("according to the ministry").
    """

    group: NounGroup
    said: tuple[tuple[int, int], ...]
    sourced: bool = False


@cache
def speech_words(language: str) -> dict[str, frozenset[str]]:
    """The sets of ``speakers.toml``."""
    return {name: frozenset(text.split()) for name, text in table(language, "speakers").items()}


def reports(sentence: Sentence) -> Iterator[Report]:
    """What is reported as said in a sentence."""
    for verb in islice((v for v in sentence.verbs if not (v.negated or v.modal)), _MOST):
        yield from _by_verb(sentence, verb)
        yield from _by_participle(sentence, verb)
    yield from _by_source(sentence)


def _by_verb(sentence: Sentence, verb: VerbGroup) -> Iterator[Report]:
    known = speech_words(sentence.language)
    group = _who(sentence, verb)
    if group is None:
        return
    if verb.lemma in known["accusing"] and sentence.head(group).tag != "L" and verb.sort != "ing":
        yield Report(group, ((verb.i, verb.j),))
    if not _says(sentence, verb, group):
        return
    begin, end = _around(sentence, group, verb)
    if end < len(sentence.tokens) and sentence.tokens[end].tag == "T":
        # "Asked, as it vowed to do".
        return
    content = _content(sentence, verb, end)
    group = _cited(sentence, end) or group
    is_set_off = verb.sort != "ing" and _is_set_off(sentence, begin)
    if content is not None and (sentence.tokens[content].lower not in QUOTES or not is_set_off):
        yield Report(group, ((content, _stop(sentence, content)),))
    elif is_set_off:
        yield Report(group, _set_off(sentence, begin, end))
    elif begin == 1 and sentence.tokens[0].lower in known["as"]:
        # "As the minister said, trade rose."
        yield Report(group, ((end, _stop(sentence, end)),))


def _says(sentence: Sentence, verb: VerbGroup, group: NounGroup) -> bool:
    """Whether a verb is one of saying for who is said to do so."""
    known = speech_words(sentence.language)
    if _is_with(sentence, verb) or verb.lemma in known["hearing"]:
        return True
    return verb.lemma in (known["showing"] if sentence.head(group).lemma in known["carriers"] else known["saying"])


def _is_with(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb makes one of saying with the word behind it ("made known")."""
    behind = sentence.tokens[verb.j].lower if verb.j < len(sentence.tokens) else ""
    return f"{verb.lemma}-{behind}" in speech_words(sentence.language)["with"]


def _who(sentence: Sentence, verb: VerbGroup) -> NounGroup | None:
    """The group that says what a verb of saying tells; None where the verb has none."""
    known = speech_words(sentence.language)
    if verb.sort == "infinitive":
        return None
    if verb.passive:
        return _who_of_passive(sentence, verb)
    if verb.sort == "ing":
        return _who_goes_on(sentence, verb)
    if verb.lemma in known["hearing"]:
        return next((g for by, g in verb.obliques if by in known["from"] and g.i > verb.i), None)
    quoted = verb.i > 0 and sentence.tokens[verb.i - 1].lower in QUOTES and verb.lemma in known["saying"]
    if (verb.lemma in known["inverted"] or quoted) and _is_closed(sentence, verb):
        return verb.objects[0]
    return verb.subjects[0] if verb.subjects else None


def _who_of_passive(sentence: Sentence, verb: VerbGroup) -> NounGroup | None:
    """Who says it by a verb that looks like a passive: "as told by the minister", "the ministry said in a letter"."""
    known = speech_words(sentence.language)
    doer = next((g for by, g in verb.obliques if by in known["carried"] and g.i > verb.i), None)
    if verb.i > 0 and sentence.tokens[verb.i - 1].lower in known["as"]:
        return doer
    is_bare = doer is None and verb.i == verb.main and verb.noun is not None and verb.noun.j == verb.i
    return verb.noun if is_bare else None


def _is_closed(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb with nothing but its object stands between signs, so that its object says it ("…, reports the agency.")."""
    if not verb.objects or verb.objects[0].i != verb.j or not _is_set_off(sentence, verb.i) or not can_speak(sentence, verb.objects[0]):
        return False
    j = _end(sentence, verb.objects[0])
    return sentence.tokens[verb.j].tag != "Q" and (j >= len(sentence.tokens) or sentence.tokens[j].tag == "Y")


def _who_goes_on(sentence: Sentence, verb: VerbGroup) -> NounGroup | None:
    """Who says what "adding that", "pointing out that" tells: the subject of the clause that it hangs on, or of the one behind."""
    if verb.noun is not None and sentence.head(verb.noun).lemma in speech_words(sentence.language)["carriers"]:
        return verb.noun
    clauses = [v for v in sentence.verbs if v.sort in ("finite", "participle") and v.subjects and v.noun is None and not v.passive]
    own = [g for g in verb.subjects if g.i < verb.i]
    before = [v.subjects[0] for v in reversed(clauses) if v.i < verb.i]
    behind = [v.subjects[0] for v in clauses if v.i > verb.i and v.lemma in speech_words(sentence.language)["saying"]]
    return next((g for g in (*own, *before, *(behind if verb.i < _NEAR else ())) if can_speak(sentence, g)), None)


def can_speak(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group names somebody or something that can say something, by name or by what it is."""
    head, known = sentence.head(group), speech_words(sentence.language)
    if head.tag in "FLU":
        return True
    if (head.tag != "N" and head.mark != "place") or head.lemma in known["mute"]:
        return False
    if head.lemma in known["speaking"] | known["carriers"]:
        return True
    named = [t for t in sentence.tokens[group.i : group.j] if t.text[:1].isupper()]
    return head.text[:1].isupper() and (len(named) > 1 or head.lemma == head.lower or head.text.isupper())


def _around(sentence: Sentence, group: NounGroup, verb: VerbGroup) -> tuple[int, int]:
    """Where a verb of saying with its subject begins and ends."""
    if verb.sort == "ing":
        return verb.i, verb.j
    if verb.passive and group.i > verb.i:
        return verb.i, group.j
    if verb.lemma in speech_words(sentence.language)["hearing"]:
        return min([verb.i, *(g.i for g in verb.subjects)]), _end(sentence, group)
    inverted, begin = group.i > verb.main, min(group.i, verb.i)
    joined = next((g for g in sentence.nouns if g.j == begin - 1 and sentence.tokens[g.j].tag == "C"), None)
    ends = verb.j + _is_with(sentence, verb)
    return (joined.i if joined is not None else begin), (_end(sentence, group) if inverted else ends)


def _end(sentence: Sentence, group: NounGroup) -> int:
    """Where a group ends with what hangs on it and stands beside it."""
    below = [g for _, g in group.behind] + group.apposed + [g for g in group.listed if g is not group]
    return max([group.j, *(g.j for g in below if g.i >= group.j)])


def _content(sentence: Sentence, verb: VerbGroup, end: int) -> int | None:
    """Where the clause or the quotation begins that a verb of saying leads; None where it leads none."""
    known = speech_words(sentence.language)
    starts = {v.i: v for v in sentence.verbs}
    clause = min((v for v in sentence.verbs if v.governor is verb and _is_clause(v, end)), key=lambda v: v.i, default=None)
    for k in range(end, len(sentence.tokens)):
        token = sentence.tokens[k]
        if (token.lower in known["that"] and token.tag == "S") or token.lower in QUOTES or token.lower == _COLON:
            return k
        below = starts.get(k)
        if below is not None and below is clause:
            return min(g.i for g in _of_clause(clause))
        if verb.objects and verb.objects[0].i == k and verb.lemma in known["clausal"]:
            return k
        if token.lower == _SEMICOLON or (below is not None and below.noun is None):
            return None
    return None


def _is_clause(verb: VerbGroup, end: int) -> bool:
    groups = _of_clause(verb)
    # "Noted the momentum generated by visits".
    is_reduced = verb.sort == "participle" and any(by == links.BY for by, _ in verb.obliques)
    return verb.sort in ("finite", "participle") and not is_reduced and bool(groups) and all(g.i >= end for g in groups)


def _of_clause(verb: VerbGroup) -> list[NounGroup]:
    """What stands as a verb's subject."""
    return verb.subjects if verb.subjects or not verb.passive else verb.objects


def _is_set_off(sentence: Sentence, begin: int) -> bool:
    """Whether what begins at a token is set off from what stands in front of it."""
    k = begin - 1
    if k > 0 and sentence.tokens[k].lower in speech_words(sentence.language)["as"]:
        k -= 1
    return k > 0 and sentence.tokens[k].lower in {_COMMA, *_DASHES, *QUOTES}


def _set_off(sentence: Sentence, begin: int, end: int) -> tuple[tuple[int, int], ...]:
    """What is said around a verb of saying that is set off: before it, and behind where what was said goes on."""
    tokens, start = sentence.tokens, _start(sentence, begin)
    goes_on = end + 1 < len(tokens) and tokens[end].lower == _COMMA and _continues(sentence, end + 1)
    if not goes_on:
        return ((start, begin),)
    if begin > 1 and tokens[begin - 2].tag == "R":
        # "The embassy, which, he said, would stay".
        return ((end, _stop(sentence, end)),)
    joints = [k for k in range(start + 1, begin) if tokens[k].tag == "C" and tokens[k - 1].lower == _COMMA]
    return (max([start, *joints]), begin), (end, _stop(sentence, end))


def _continues(sentence: Sentence, k: int) -> bool:
    """Whether what stands at a token goes on with what was said, rather than with who said it, or when."""
    return sentence.tokens[k].tag not in "RS" and not any(v.i == k and v.sort == "ing" for v in sentence.verbs)


def _start(sentence: Sentence, k: int) -> int:
    return max((i + 1 for i in range(k) if sentence.tokens[i].lower == _SEMICOLON), default=0)


def _stop(sentence: Sentence, k: int) -> int:
    tokens = sentence.tokens
    ends = (i for i in range(k, len(tokens) - 1) if tokens[i].lower == _SEMICOLON and tokens[i + 1].tag not in "SC")
    return next(ends, len(tokens))


def _cited(sentence: Sentence, end: int) -> NounGroup | None:
    """Whom the one who reports something cites ("the agency reports citing the minister")."""
    citing = speech_words(sentence.language)["citing"]
    return next((v.objects[0] for v in sentence.verbs if v.lemma in citing and v.sort == "ing" and v.i >= end and v.objects), None)


def _by_participle(sentence: Sentence, verb: VerbGroup) -> Iterator[Report]:
    """ "…, figures issued by the bank": what carries words stands set off at the end."""
    group, known = verb.noun or next(iter(verb.subjects), None), speech_words(sentence.language)
    if (
        group is None
        or verb.objects not in ([], [group])
        or verb.sort != "participle"
        or sentence.head(group).lemma not in known["carriers"]
        or not _is_set_off(sentence, group.i)
    ):
        return
    teller = next((g for by, g in verb.obliques if by in known["carried"] and g.i > verb.i), None)
    if teller is not None:
        yield Report(teller, ((_start(sentence, group.i), group.i),))


def _by_source(sentence: Sentence) -> Iterator[Report]:
    """ "According to the ministry", "by the figures of the ministry"."""
    known = speech_words(sentence.language)
    for token in sentence.tokens:
        k = token.index
        is_source = token.lower in known["sources"]
        if not is_source and token.lower not in known["by_carriers"]:
            continue
        next_ = bisect_right(sentence.nouns, k, key=lambda g: g.i)
        group = sentence.nouns[next_] if next_ < len(sentence.nouns) else None
        if group is None or group.i > k + _NEAR or any(t.tag == "R" for t in sentence.tokens[k : group.i]):
            continue
        if is_source or (sentence.head(group).lemma in known["carriers"] and (k < _EARLY or _is_set_off(sentence, k))):
            yield Report(group, _of_source(sentence, k, _end_of_source(sentence, group)), sourced=True)


def _end_of_source(sentence: Sentence, group: NounGroup) -> int:
    return next((k for k in range(group.j, len(sentence.tokens)) if sentence.tokens[k].lower in (_COMMA, _SEMICOLON)), len(sentence.tokens))


def _of_source(sentence: Sentence, k: int, end: int) -> tuple[tuple[int, int], ...]:
    start = _start(sentence, k)
    if k - start < _EARLY or all(t.tag in "YCX" for t in sentence.tokens[start:k]):
        return ((end, _stop(sentence, end + 1)),)
    return _set_off(sentence, k, end)
