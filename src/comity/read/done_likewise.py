"""Deeds told again of another by a word that only points at them: "Peru followed suit", "Chile answered in kind", "Fiji did the same".

Who was hit by the deed does it back; anybody else does the same to whom it was done.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from comity.language import table
from comity.observation import Finding, normalized
from comity.read.actors import actors
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import dates
from comity.read.frames import Frame, Instance, verb_behind, verb_status, when
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.sentence import Sentence

_KEY = "done likewise"
#: So many sentences behind a deed another may be told to do the same.
_REACH = 2
#: So many tokens behind a verb stand the words that belong to it.
_NEAR = 5
_RECOGNISED, _COLON = "recognised", ":"
_TWO, _BE = 2, "be"
#: What somebody is, not what he does.
_STATES = frozenset(("member", "observer", "candidate", "described", "exists"))
_SORTS = ("party", "institution", "person", "forces", "single", "pronoun", "place")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of ``likewise.toml``; see there."""

    verbs: tuple[tuple[str, ...], ...]
    alone: frozenset[str]
    like: frozenset[str]
    steps: frozenset[str]
    hours: frozenset[str]
    echoing: frozenset[str]
    auxiliary: frozenset[str]
    to_come: frozenset[str]
    by_receiver: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Deed:
    """A finding with who does what it tells, and to whom."""

    finding: Finding
    doer: str
    target: str


@cache
def _words(language: str) -> _Words:
    rows = table(language, "likewise")
    by_receiver = {kind: frozenset(actions.split()) for kind, actions in rows["by_receiver"].items()}
    sets = {key: frozenset(rows[key].split()) for key in ("like", "steps", "hours", "echoing", "auxiliary", "to_come")}
    return _Words(tuple(tuple(v.split()) for v in rows["verbs"]), frozenset(rows["alone"]), by_receiver=by_receiver, **sets)


def told_again(sentence: Sentence, discourse: Discourse, found: Sequence[Finding]) -> list[Finding]:
    """What a sentence tells of another by pointing at a deed told just before; keeps the deeds that it tells itself.

    Args:
        sentence, discourse: the sentence, and what was told before.
        found: what is found in it.

    """
    kept = discourse.last.get(_KEY)
    before = kept[1] if isinstance(kept, tuple) and discourse.index - kept[0] <= _REACH else []
    deeds = [d for f in found if (d := _deed(sentence, f, discourse)) is not None]
    if not deeds and not before:
        return []
    again: list[Finding] = []
    for verb in sentence.verbs:
        start = sentence.tokens[verb.i].start
        own = [d for d in deeds if d.finding.marks and d.finding.marks[0][0] < start]
        if echoing := _echoing(sentence, verb):
            # "Is in the bloc, as is Peru"; "left it, as did Peru".
            fitting = [d for d in own if (verb.lemma == _BE) == (d.finding.observation.attrs.get("action") in _STATES)]
            again += _of_verb(sentence, verb, fitting, discourse, echoing)
        elif (
            _points(sentence, verb)
            # "Answered in kind: two envoys had to go": what it did is told behind.
            and not any(t.lower == _COLON for t in sentence.tokens[verb.j :])
            and not any(d.finding.marks[0][0] >= start for d in deeds if d.finding.marks)
        ):
            again += _of_verb(sentence, verb, own or before, discourse)
    if deeds:
        discourse.last[_KEY] = (discourse.index, deeds)
    return again


def _deed(sentence: Sentence, finding: Finding, discourse: Discourse) -> _Deed | None:
    """A finding as somebody's deed on another; None for one of a kind that is nobody's deed."""
    o, by_receiver = finding.observation, _words(sentence.language).by_receiver
    if o.kind not in by_receiver or o.b is None or o.modality == "denied":
        return None
    if o.attrs.get("action") in by_receiver[o.kind]:
        return _Deed(finding, o.b, o.a)
    if o.kind != "relations":
        return _Deed(finding, o.a, o.b)
    place = finding.marks[0][1] if finding.marks else 0
    for verb in reversed([v for v in sentence.verbs if sentence.tokens[v.i].start < place]):
        named = {a.party for g in verb.subjects for a in actors(sentence, g, discourse)} & {o.a, o.b}
        if len(named) == 1:
            doer = named.pop()
            return _Deed(finding, doer, o.b if doer == o.a else o.a)
    return None


def _points(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb tells no more than that the same is done."""
    known = _words(sentence.language)
    if verb.passive:
        return False
    tokens = [t for t in sentence.tokens[verb.j : verb.j + _NEAR] if t.tag != "W"]
    behind = {t.lower for t in tokens} | {t.lemma for t in tokens}
    for lemma, *rest in known.verbs:
        if lemma == verb.lemma and behind.issuperset(rest) and (not known.steps & set(rest) or known.like & behind):
            # "Did so", but not "did everything so that".
            return not verb.objects or any(t.lemma in rest or t.lower in rest for g in verb.objects for t in sentence.tokens[g.i : g.j])
    # "Followed on Monday", but not "follows through on its pledges".
    bare = not verb.objects and all(any(t.mark == "period" for t in sentence.tokens[g.i : g.j]) for _, g in verb_behind(verb))
    return verb.lemma in known.alone and bare and bool(sentence.periods(verb.i))


def _is_hours_later(sentence: Sentence) -> bool:
    """Whether something is told to have been no more than hours after something else."""
    return any(t.lemma in _words(sentence.language).hours for t in sentence.tokens)


def _echoing(sentence: Sentence, verb: VerbGroup) -> list[NounGroup]:
    """Who stands behind "as did" or "and so did", with nothing more behind; empty if nothing is echoed so."""
    tokens, known = sentence.tokens, _words(sentence.language)
    if verb.i < _TWO or tokens[verb.i - 1].lower not in known.echoing or verb.lemma not in known.auxiliary or verb.negated:
        return []
    first = next((g for g in sentence.nouns if g.i == verb.j), None)
    if first is None or tokens[verb.i - _TWO].tag not in "YC" or tokens[verb.i].lower in known.to_come:
        return []
    listed = list(first.listed or [first])
    end = max(g.j for g in listed)
    closed = end >= len(tokens) or tokens[end].tag in "YCPW"
    return listed if closed and all(sentence.head(g).mark == "party" for g in listed) else []


def _of_verb(
    sentence: Sentence, verb: VerbGroup, deeds: Sequence[_Deed], discourse: Discourse, who: Sequence[NounGroup] = ()
) -> Iterator[Finding]:
    status, tense = verb_status(sentence, verb)
    if status not in ("actual", "planned") or (verb.sort == "infinitive" and status != "planned"):
        # "Told Chile to do likewise".
        return
    named = [a for g in who or verb.subjects for a in actors(sentence, g, discourse) if a.sort in _SORTS]
    start = min([verb.i, *(g.i for g in verb.subjects)])
    # "After Chile had left in 1980, Peru did the same".
    elsewhere = {place for place, _ in sentence.periods() if any(v.i < place < start for v in sentence.verbs)}
    for doer in dict.fromkeys(a.party for a in named if is_actor(a.party)):
        back = [d for d in deeds if d.target == doer]
        for deed in back or [d for d in deeds if doer not in (d.doer, d.target)]:
            target = deed.doer if back else deed.target
            o = deed.finding.observation
            if back and o.kind == "relations" and o.attrs.get("action") != _RECOGNISED:
                # What two have no longer the other cannot break off again.
                continue
            frame = Frame(o.kind, "likewise", (), (), {})
            first, last = dates(when(Instance(frame, sentence, verb, None, status, tense), discourse, elsewhere))
            if first is None and last is None and _is_hours_later(sentence):
                first, last = o.start, o.end
            attrs = {
                k: v
                for k, v in o.attrs.items()
                if k in ("action", "what", "status", "level") and not (k == "what" and o.kind == "coercion")
            }
            if _RECOGNISED in o.attrs:
                attrs[_RECOGNISED] = target
            a, b = (doer, target) if (deed.doer, deed.target) == (o.a, o.b) else (target, doer)
            made = replace(
                o, a=a, b=b, value=None, start=first, end=last, modality=status, attrs=attrs, spans=((sentence.start, sentence.end),)
            )
            yield Finding(normalized(made), f"{o.kind}.likewise", (sentence.place(verb.i, verb.j),))
