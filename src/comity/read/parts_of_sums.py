"""Parts of a sum of money that a text has told: what of it is for what, or has been paid."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from comity.observation import Finding
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import frames, resolve, verb_status
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import OF
from comity.read.lenders import verbs_of
from comity.read.lent_sums import is_bracketed
from comity.read.marks.quantities import Quantity, currency
from comity.read.sentence import Sentence

KIND = "finance"
#: Under this the discourse keeps the sum told last; so many sentences on its parts are told.
_WHOLE, _REACH = "finance whole", 2
#: What stands between a sum and what it is a part of: an adverb, a comma.
_BETWEEN = "ADX"
#: A bare number is a part of a sum if it has at least so much.
_LEAST = 1000


class _Whole(NamedTuple):
    """A sum that has parts, its token (-1 where it was told in an earlier sentence), and the sentence where it was gone on with last."""

    told: Finding
    at: int
    sentence: int


def parts(sentence: Sentence, found: Sequence[tuple[int, Finding]], discourse: Discourse) -> Iterator[tuple[int, Finding]]:
    """The parts of a sum that a sentence tells of one told in it (`found`) or just before, each with its token."""
    levels = [(at, f) for at, f in found if f.observation.measure == "level" and f.observation.value]
    whole = _whole_before(discourse)
    # "Of it $3 million is a grant" is read as a grant already, if without a date.
    known = {at for at, f in found if whole is None or f.observation.start or f.observation.pair != whole.told.observation.pair}
    told_of: list[int] = []
    for at, quantity in sentence.quantities():
        here = next(((i, f) for i, f in reversed(levels) if i < at), None)
        if here is not None:
            whole = _Whole(here[1], here[0], discourse.index)
        if at in known or whole is None or not _is_less(quantity, whole):
            continue
        group = sentence.headed_by(at)
        if group is None or is_bracketed(sentence, at) or _is_anothers(sentence, at, whole):
            continue
        if _is_of(sentence, group, whole) or (told_of and _goes_on(sentence, told_of[-1], group)):
            told = _part(sentence, group, quantity, whole, discourse)
            if told is not None:
                told_of.append(at)
                yield at, told
                whole = whole._replace(sentence=discourse.index)
    last = [f for at, f in levels if at not in told_of]
    if last:
        whole = _Whole(last[-1], -1, discourse.index) if len({f.observation.pair for f in last}) == 1 else None
    discourse.last[_WHOLE] = whole


def _whole_before(discourse: Discourse) -> _Whole | None:
    whole = discourse.last.get(_WHOLE)
    return whole._replace(at=-1) if isinstance(whole, _Whole) and 0 < discourse.index - whole.sentence <= _REACH else None


def _is_less(quantity: Quantity, whole: _Whole) -> bool:
    """Whether a quantity can be a part of a sum: money, or a bare number in its coin, and less of it."""
    total = whole.told.observation.value
    if quantity.sort not in ("money", "scaled") or not quantity.value or not total:
        return False
    return quantity.sort == "money" or _LEAST <= quantity.value < total


def _is_of(sentence: Sentence, group: NounGroup, whole: _Whole) -> bool:
    """Whether a sum is told to be of one told before ("of which $3 million", "$3 million of it", "of the total, $3 million")."""
    if any(prep == OF and _is_whole(sentence, other, whole) for prep, other in group.behind):
        return True
    if _means(sentence, group.i, group.head, whole) and OF in (group.by, group.role):
        return True
    if _is_of_made_up(sentence, group, whole) or _is_one_more(sentence, group):
        return True
    k, stops = group.i - 1, verbs_of(sentence.language)["same"]
    while k > 0 and (sentence.tokens[k].lower == "," or (sentence.tokens[k].tag in _BETWEEN and sentence.tokens[k].lower not in stops)):
        k -= 1
    if sentence.tokens[k].lower in verbs_of(sentence.language)["among"]:
        return whole.at >= 0
    of = words(sentence.language).links
    if k > 0 and _is_relative(sentence, k):
        return of.get(sentence.tokens[k - 1].lower) == OF and whole.at >= 0
    before = next((g for g in sentence.nouns if g.j == k + 1), None)
    in_front = before is not None and before.i > 0 and of.get(sentence.tokens[before.i - 1].lower) == OF
    return in_front and before is not None and _is_whole(sentence, before, whole)


def _is_of_made_up(sentence: Sentence, group: NounGroup, whole: _Whole) -> bool:
    """Whether a sum is what one told before is made up of ("the funding comprises $3 million for wells")."""
    return any(
        v.lemma in verbs_of(sentence.language)["made_up"]
        and not v.negated
        and (group in v.objects or any(g is group for _, g in v.obliques))
        and any(_means(sentence, g.i, g.j, whole) for g in v.subjects)
        for v in sentence.verbs
    )


def _is_one_more(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a sum is told to be one more, for something ("another $3 million is for wells")."""
    before = [t.lower for t in sentence.tokens[group.i : group.head]]
    told = any(group in v.subjects or (v.passive and group in v.objects and not v.subjects) for v in sentence.verbs)
    return told and any(word in verbs_of(sentence.language)["more"] for word in before)


def _is_relative(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at].tag == "R"


def _is_whole(sentence: Sentence, group: NounGroup, whole: _Whole) -> bool:
    """Whether a group stands for a sum told before: "it", "this", "the total", "the loan"."""
    return group.possessor is None and not group.behind and _means(sentence, group.i, group.j, whole)


def _means(sentence: Sentence, i: int, j: int, whole: _Whole) -> bool:
    said = [t for t in sentence.tokens[i:j] if t.mark != "quantity" and t.tag not in "X"]
    known, first = verbs_of(sentence.language), words(sentence.language).sets["definite"]
    if len(said) == 1:
        return said[0].lower in known["same"]
    of = str(whole.told.observation.attrs["of"])
    named = known["wholes"] | {n[-1] for f in frames(KIND, sentence.language) if f.attrs["of"] == of for n in f.nouns}
    return bool(said) and said[0].lower in first and said[-1].lemma in named and not any(t.mark == "party" for t in said)


def _goes_on(sentence: Sentence, part: int, group: NounGroup) -> bool:
    """Whether a sum stands beside a part told before it, with no other clause between ("$3 million goes to wells, 2 million to roads")."""
    between = sentence.tokens[part + 1 : group.i]
    joined = any(t.tag == "C" or t.lower in (",", ";") for t in between[-2:])
    clauses = [v for v in sentence.verbs if part < v.i < group.i]
    return joined and len(clauses) <= 1 and bool(group.behind or any(group in v.subjects for v in sentence.verbs))


def _is_anothers(sentence: Sentence, at: int, whole: _Whole) -> bool:
    """Whether a state that is neither giver nor taker is named beside a part: it may be another's."""
    first = max([i for i in (whole.at, *(t.index for t in sentence.tokens[:at] if t.lower == ";")) if i < at], default=-1)
    two = (whole.told.observation.a, whole.told.observation.b)
    named = [str(getattr(t.value, "party", "") or "") for t in sentence.tokens[first + 1 :]]
    return any(p and p not in two and is_actor(p) for p in named)


def _verb(sentence: Sentence, group: NounGroup) -> VerbGroup | None:
    """The verb that tells what a part is for."""
    own = next((v for v in sentence.verbs if group in (*v.subjects, *v.objects)), None)
    behind = next((v for v in sentence.verbs if v.i > group.head and v.sort == "finite"), None)
    if behind is not None and any(t.mark == "quantity" or t.lower == ";" for t in sentence.tokens[group.j : behind.i]):
        # "$3 million goes to wells, 2 million to roads, and …".
        behind = next((v for v in reversed(sentence.verbs) if v.i < group.head and v.sort == "finite"), None)
    return own or behind


def _part(sentence: Sentence, group: NounGroup, quantity: Quantity, whole: _Whole, discourse: Discourse) -> Finding | None:
    verb = _verb(sentence, group)
    status, tense = verb_status(sentence, verb) if verb is not None else ("actual", "")
    told = whole.told.observation
    returned = verbs_of(sentence.language)["repaying"] | verbs_of(sentence.language)["forgiving"] - {"hold"}
    if status not in ("actual", "planned") or (verb is not None and verb.lemma in returned and told.attrs["of"] != "debt"):
        return None
    offered = verb is None or verb.lemma in verbs_of(sentence.language)["offering"] or tense != "past"
    modality = "planned" if status == "planned" else told.modality if offered else "actual"
    after = whole.at if whole.at >= 0 else 0
    times = [p for at, p in sentence.periods() if at > max(after, group.head) and (verb is None or at > verb.i)]
    period = resolve(times[0], tense, status, discourse) if times and verb is not None and tense == "past" else None
    unit = currency(quantity.word, [told.a, told.b or ""], sentence.day) if quantity.word else told.unit
    if unit != told.unit or not told.value or (quantity.value or 0) >= told.value:
        return None
    start, end = (period.first, period.last) if period is not None else (told.start, told.end)
    observation = replace(
        told, value=quantity.value, bound=quantity.bound, start=start, end=end, modality=modality, attrs={**told.attrs, "of": _as(sentence, group, verb, str(told.attrs["of"]))},
        spans=((sentence.start, sentence.end),),
    )  # fmt: skip
    return Finding(observation, f"{KIND}.part", (sentence.place(group.head, group.head + 1),))


def _as(sentence: Sentence, group: NounGroup, verb: VerbGroup | None, own: str) -> str:
    """As what a part is given ("of which $3 million is a grant", "$3 million in loans")."""
    beside = [g for _, other in group.behind for g in (other, *(o for _, o in other.behind))]
    if verb is not None and verb.lemma == "be":
        beside += [*verb.objects, *(g for _, g in verb.obliques)]
    return as_told(sentence, beside, own)


def as_told(sentence: Sentence, beside: Sequence[NounGroup], own: str) -> str:
    """As what money is given, where a noun beside it tells a loan or a grant; else as it is told by itself."""
    return next((sorts[lemma] for g in beside if (lemma := sentence.head(g).lemma) in (sorts := _sorts(sentence.language))), own)


@cache
def _sorts(language: str) -> dict[str, str]:
    """The nouns of one word for loans and grants, and what they are."""
    return {n[0]: str(f.attrs["of"]) for f in frames(KIND, language) if f.attrs["of"] in ("loan", "grant") for n in f.nouns if len(n) == 1}
