"""The places of those counted by where they are from: "Germany heads the table", "making them the second largest group of foreign students"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from comity.parties import Mention
from comity.read.counted.basics import DIRECTED, KIND, parties_in, words_of
from comity.read.counted.kept import source
from comity.read.discourse import Discourse
from comity.read.figures.base_periods import compares
from comity.read.figures.figure import Head, told
from comity.read.figures.implied_ranks import Ranked, is_near, told_places
from comity.read.figures.sentence_figures import rank
from comity.read.frames import frames, resolve
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.grammar.links import FROM, IN, OF, TO
from comity.read.marks.periods import Period
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence

_LAST_RANK = "count rank"


def ranked(sentence: Sentence, discourse: Discourse) -> Iterator[tuple[Head, int, Period | None]]:
    """The places that origins have among those counted; who only follows in a list with numbers has none."""
    earlier = discourse.last.get(_LAST_RANK)
    last = cast("Ranked[tuple[Head, Period | None]]", earlier) if isinstance(earlier, Ranked) else None
    told_of: set[str] = set()
    for head, place, period in _told_places(sentence, discourse):
        yield head, place, period
        told_of.add(head.a)
        discourse.last[_LAST_RANK] = last = Ranked(discourse.index, place, frozenset((head.a, head.b)), (head, period))
    for party, place, where in told_places(sentence):
        if last is None or not is_near(last, discourse):
            return
        head, period = last.data
        if party not in (*told_of, head.b):
            discourse.last[_LAST_RANK] = Ranked(discourse.index, place, frozenset((party, head.b)), (head, period))
            at = next(t.index for t in sentence.tokens if t.start >= where[0])
            yield replace(head, i=at, j=at + 1, at=at, a=party), place, _told_when(sentence, discourse) or period


def _told_places(sentence: Sentence, discourse: Discourse) -> Iterator[tuple[Head, int, Period | None]]:
    """ "Germany heads the table", "China is the largest source of visitors to …"."""
    before = told(KIND, discourse)
    known = [h for h in (before.heads if before is not None else ()) if h.attrs["of"] in DIRECTED and h.b]
    for verb in sentence.verbs:
        named, group = source(sentence, verb, discourse), _group_of(sentence, verb, discourse)
        most = _most(sentence, verb)
        here = _there(sentence, verb, discourse) if most else None
        host = named or here or (group.host if group is not None else None) or (known[-1].b if known else None)
        place = group.place if group is not None else most or _place(sentence, verb, bool(known))
        if not (host and place):
            continue
        who = _origins(verb) if most else _placed(sentence, verb, group.noun if group is not None else None)
        again = bool(known) and len(who) == 1 and _is_again(sentence, who[0])
        parties = [known[0].a] if again else [p for g in who for p in parties_in(sentence, g, discourse)]
        host = named or (group.host if group is not None else None) or known[0].b if again else host
        if len(parties) == 1 and parties[0] != host:
            at = who[0].head
            of = group.of if group is not None else "tourists" if named or here else known[-1].attrs["of"]
            period = _told_when(sentence, discourse) or (before.period if before is not None and not named else None)
            yield Head(KIND, at, at + 1, at, parties[0], host, {"of": of}), place, period


class _Group(NamedTuple):
    """A noun of those from one state among all: what they are, its place, and where they are, as far as told."""

    noun: NounGroup
    of: str
    place: int
    host: str | None


def _group_of(sentence: Sentence, verb: VerbGroup, discourse: Discourse) -> _Group | None:
    """ "The largest group of foreign students in Chile", "the second largest foreign community"."""
    known = words_of(sentence.language).verbs
    for noun in verb.objects:
        place = rank(sentence, noun) if sentence.head(noun).lemma in known["groups"] else None
        if not place:
            continue
        parts = [noun, *(g for prep, g in noun.behind if prep == OF)]
        lemmas = {t.lemma or t.lower for g in parts for t in sentence.tokens[g.i : g.j]}
        of = next(
            (
                f.attrs["of"]
                for f in frames(KIND, sentence.language)
                if any(n[0] in lemmas for n in f.nouns if len(n) == 1) and f.attrs["of"] in DIRECTED
            ),
            None,
        )
        if of is None and lemmas & known["foreign"]:
            of = "migrants"
        if of and lemmas & (known["foreign"] | known["abroad"]):
            places = [g for part in parts for prep, g in part.behind if prep in (IN, TO)] + [g for prep, g in verb.obliques if prep == IN]
            hosts = [p for g in places for p in parties_in(sentence, g, discourse)]
            return _Group(noun, str(of), place, hosts[0] if hosts else None)
    return None


def _there(sentence: Sentence, verb: VerbGroup, discourse: Discourse) -> str | None:
    """Where the guests are that are the subject of a verb ("visitors to Chile")."""
    places = [o for g in verb.subjects for prep, o in g.behind if prep in (IN, TO)]
    return next((p for g in places for p in parties_in(sentence, g, discourse)), None)


def _most(sentence: Sentence, verb: VerbGroup) -> int | None:
    """ "Most visitors came from Chile": that is the first."""
    if verb.passive or len(_origins(verb)) != 1:
        return None
    known = words_of(sentence.language).verbs
    tourists = next(f for f in frames(KIND, sentence.language) if f.attrs["of"] == "tourists")
    most = any(
        any(t.lower in known["most"] for t in sentence.tokens[max(0, g.i - 1) : g.i + 1])
        and ((sentence.head(g).lemma,) in tourists.nouns or g.i == g.head)
        for g in verb.subjects
    )
    return 1 if most else None


def _origins(verb: VerbGroup) -> Sequence[NounGroup]:
    """From where a verb tells that people came."""
    return [g for prep, g in verb.obliques if prep == FROM]


def _placed(sentence: Sentence, verb: VerbGroup, noun: NounGroup | None) -> Sequence[NounGroup]:
    """Whose place a verb tells: its subject; whom it makes so ("makes Peru the largest market", "ranking the country third")."""
    known = words_of(sentence.language).verbs
    placed = verb.lemma in known["placing"] and bool(verb.objects) and _ordinal_behind(sentence, verb.objects[0]) is not None
    if verb.lemma in known["making"] or placed:
        return [g for g in verb.objects[:1] if g is not noun]
    return verb.subjects or (verb.objects if verb.passive else [])


def _is_again(sentence: Sentence, group: NounGroup) -> bool:
    """Whether whom a verb makes something stands for those counted just before ("making them", "placing the country")."""
    named = any(t.mark == "party" for t in sentence.tokens[group.i : group.j])
    pronoun = sentence.head(group).tag == "U"
    definite = pronoun or sentence.tokens[group.i].lower in words(sentence.language).sets["definite"]
    return not named and definite and group.verb is not None and group in group.verb.objects and not group.verb.passive


def _ordinal_behind(sentence: Sentence, group: NounGroup) -> int | None:
    """The place right behind whom a verb places ("ranking the country third")."""
    for token in sentence.tokens[max(group.i + 1, group.j - 1) : group.j + 1]:
        if isinstance(token.value, Quantity) and token.value.sort == "ordinal" and token.value.value:
            return int(token.value.value)
    return None


def _told_when(sentence: Sentence, discourse: Discourse) -> Period | None:
    every = [p for at, p in sentence.periods() if not compares(sentence, at, p)]
    return resolve(every[0], "past", "actual", discourse) if len(every) == 1 else None


def _place(sentence: Sentence, verb: VerbGroup, is_list: bool) -> int | None:
    """The rank that a verb gives its subject."""
    known = words_of(sentence.language).verbs
    if verb.negated:
        return None
    if verb.lemma in known["leading"] and is_list:
        bare = not verb.objects and any(isinstance(sentence.head(g).value, Mention) for g in verb.subjects) and bool(sentence.quantities())
        return 1 if bare or any(sentence.head(g).lemma in known["tables"] for g in verb.objects) else None
    if verb.lemma in known["placing"] and verb.objects and is_list and (third := _ordinal_behind(sentence, verb.objects[0])) is not None:
        return third
    place = sentence.tokens[verb.j].value if verb.j < len(sentence.tokens) else None
    if verb.lemma in known["placing"] and isinstance(place, Quantity) and place.sort == "ordinal" and place.value:
        # "India ranked third, with 2,000 arrivals".
        return int(place.value)
    for group in [*verb.objects, *(g for _, g in verb.obliques)]:
        if sentence.head(group).lemma in known["places"] and is_list:
            inside = [t.value for t in sentence.tokens[group.i : group.head]]
            number = next((q.value for q in inside if isinstance(q, Quantity) and q.sort == "ordinal"), None)
            return int(number) if number else None
        if sentence.head(group).lemma in known["sources"]:
            # "The world's largest market" is nobody's.
            whose = sentence.head(group.possessor).mark if group.possessor is not None else "party"
            return rank(sentence, group) if whose else None
    return None
