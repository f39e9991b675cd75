"""Counts that follow others: "another 2,077 in Australia", lists of origins or places, shares of all, what goes on from the sentence before, ranks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.read.counted.basics import DIRECTED, KIND, PEOPLE, TAKES, named_by, parties_in, words_of
from comity.read.counted.kept import HOST, HOST_REACH, Host
from comity.read.discourse import Discourse, is_actor
from comity.read.figures.figure import figure_words
from comity.read.figures.roll_heads import Lead, leads, rolled
from comity.read.figures.sentence_figures import Head, told
from comity.read.frames import frames
from comity.read.grammar import NounGroup, words
from comity.read.grammar.links import FOR, OF
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence

_FOR = FOR
#: In a list a number stands so many tokens behind the one whose it is.
_NEAR, _FAR = 4, 9


def following(sentence: Sentence, found: Sequence[Head], discourse: Discourse) -> Iterator[Head]:
    """A number, or "those", with where it is or where it is from, behind a head of people."""
    counted = [h for h in found if h.instance is not None and h.instance.frame.attrs["way"] == "people"]
    for group in sentence.nouns:
        token = sentence.head(group)
        before = [h for h in counted if h.at < group.i and h.group is not group]
        moved = _moved(sentence, group) if before else None
        if moved and before[-1].a and before[-1].b and moved not in (before[-1].a, before[-1].b):
            # "Malaysian visitors were up 12 percent, Japanese were down 8".
            yield replace(before[-1], i=group.i, j=group.j, at=group.head, a=moved, group=group)
        origin = named_by(token) if before and _is_moved_too(sentence, group, before[-1]) else None
        if origin and origin not in (before[-1].a, before[-1].b):
            yield replace(before[-1], i=group.i, j=group.j, at=group.head, a=origin, group=group)
        if not before or not (token.mark == "quantity" or token.tag in "DU"):
            continue
        last = before[-1]
        assert last.instance is not None
        prep, place = _beside(sentence, group)
        if prep == _FOR and last.b:
            # "104 workers got permits for Chile and 103 for Peru".
            prep = last.instance.frame.places("host")[0]
        party = next(iter(parties_in(sentence, place, discourse)), None) if place is not None else None
        at = group.head - 1 if token.mark == "quantity" else group.head
        if party and last.a and prep in last.instance.frame.places("host") and party not in (last.a, last.b):
            yield replace(last, i=group.i, j=group.j, at=at, b=party, group=group)
        elif party and prep in last.instance.frame.places("origin") and party not in (last.a, last.b):
            yield replace(last, i=group.i, j=group.j, at=at, a=party, group=group)


def _moved(sentence: Sentence, group: NounGroup) -> str | None:
    """The state whose number is told to rise or fall, where a group is no more than its name or its people."""
    token, verb, known = sentence.head(group), group.verb, figure_words(sentence.language)
    party = str(getattr(token.value, "party", ""))
    if token.mark != "party" or group.j != group.i + 1 or verb is None or group.role != "subject" or not is_actor(party):
        return None
    turned = any(t.lower in known.particles for t in sentence.tokens[verb.j : verb.j + 2])
    return party if verb.lemma in known.moves or turned else None


def _is_moved_too(sentence: Sentence, group: NounGroup, last: Head) -> bool:
    """ "Tourists from Chile fell by 5 percent, from Peru by 8 percent": an origin with a change of its own, and no verb."""
    if last.instance is None or not last.b or group.by not in last.instance.frame.places("origin"):
        return False
    after = sentence.tokens[group.j : group.j + _NEAR]
    quantity = next((t for t in after if t.mark or t.tag not in "PDNA"), None)
    percent = after[:1] and after[0].tag == "P" and quantity is not None and getattr(quantity.value, "sort", "") == "percent"
    return bool(percent) and any(v.lemma in figure_words(sentence.language).moves and last.at < v.main < group.i for v in sentence.verbs)


def _beside(sentence: Sentence, group: NounGroup) -> tuple[str, NounGroup | None]:
    """What hangs on a bare number, or on the verb of coming whose subject it is ("28,000 came from China"), or who is told to send it."""
    if group.behind:
        return group.behind[0]
    verb = group.verb
    if verb is None or verb.lemma not in words_of(sentence.language).verbs["verbs"]:
        return "", None
    if verb.passive and group in verb.objects and len(verb.subjects) == 1:
        # "Of which 20 percent were contributed by Chile".
        return "from", verb.subjects[0]
    if group.role != "subject":
        return "", None
    return next(((prep, g) for prep, g in verb.obliques if g.i > verb.main), ("", None))


def wholes(sentence: Sentence, found: Sequence[Head], named: Sequence[NounGroup]) -> Iterator[Head]:
    """ "45 per cent of all arrivals", "17 percent of the total": what the share of those told before is a part of."""
    known = words_of(sentence.language).verbs["whole"]
    for group in sentence.nouns:
        before = [h for h in found if h.at < group.i and h.a and h.b]
        part = sentence.head(group.parent).value if group.parent is not None and group.by == OF else None
        if before and isinstance(part, Quantity) and part.sort in ("percent", "fraction"):
            same = group in named and not any(h.group is group and h.a for h in found)
            if same or sentence.head(group).lemma in known:
                yield replace(before[-1], i=group.i, j=group.j, at=group.head, group=group)


def listed(sentence: Sentence, found: Sequence[Head], discourse: Discourse) -> Iterator[Head]:
    """ "France 8,850, Italy 3,614": origins with their numbers, where the sentences before or this one tell whose list it is."""
    before = told(KIND, discourse, 2)
    known = [h for h in (*(before.heads if before is not None else ()), *found) if h.attrs["of"] in DIRECTED and h.b]
    last = known[-1] if known else None if sentence.verbs else _told_host(discourse)
    if last is None:
        return
    named = [(t, p) for t in sentence.tokens if (p := named_by(t)) and p != last.b and _number_follows(sentence, t.index)]
    in_brackets = [t for t, _ in named if sentence.tokens[t.index + 1].text == "("]
    taken = {h.a for h in found} if len(in_brackets) < 2 else set()
    if not _may_list(sentence) and len(in_brackets) < 2:
        return
    for token, party in named:
        if party not in taken:
            group = next((g for g in sentence.nouns if g.i <= token.index < g.j), None)
            yield Head(KIND, token.index, token.index + 1, token.index, party, last.b, dict(last.attrs), group, takes=TAKES, part=True)


def _may_list(sentence: Sentence) -> bool:
    verbs = words_of(sentence.language).verbs["verbs"]
    return all(v.lemma in verbs for v in sentence.verbs)


def _number_follows(sentence: Sentence, at: int) -> bool:
    """Whether a plain number stands right behind a state, with no noun of its own and no other state between, whatever place is told."""
    places, near = words_of(sentence.language).verbs["places"], 0
    for token in sentence.tokens[at + 1 : at + 1 + _FAR]:
        if getattr(token.value, "sort", "") == "ordinal" or token.lemma in places or token.tag in "BPD":
            # "Armenia is on the third line - 430".
            continue
        near += 1
        if token.mark == "quantity":
            group = next((g for g in sentence.nouns if g.i <= token.index < g.j), None)
            return getattr(token.value, "sort", "") in (*TAKES, "percent") and (group is None or group.head == token.index)
        # "Peru followed next with": what only describes stands for no noun.
        if token.mark in ("party", "person") or (token.tag == "N" and token.lower not in words(sentence.language).sets["descriptive"]):
            return False
        if near == _NEAR:
            return False
    return False


def in_roll(sentence: Sentence, found: Sequence[Head], discourse: Discourse) -> list[Head]:
    """Those counted in a list, each state with its numbers: their origins, or where they are."""
    before = told(KIND, discourse, 2)
    earlier = before.heads if before is not None else ()
    known = [h for h in earlier if h.b and h.attrs["of"] in DIRECTED]
    host = _told_host(discourse) if not known else None
    able = leads([h for h in found if h.group is not None], [host] if host is not None else known, "a", discourse.measured_by())
    return rolled(sentence, able, lambda lead, unit: _counts(sentence, lead, unit))


def _counts(sentence: Sentence, lead: Lead, unit: str) -> bool:
    """Whether a noun is one of what a list counts."""
    sorts = {f.attrs["of"] for f in frames(KIND, sentence.language) if any(noun[-1] == unit for noun in f.nouns)}
    return lead.head.attrs["of"] in sorts or (not lead.before and PEOPLE in sorts)


def _told_host(discourse: Discourse) -> Head | None:
    """What a list counts where only where they are was told above it ("arrivals to Fiji:", "Fiji recorded 300,000 arrivals.")."""
    host = discourse.last.get(HOST)
    near = isinstance(host, Host) and discourse.index - host.index <= HOST_REACH
    return Head(KIND, 0, 0, -1, "", host.party, {"of": host.of}, takes=TAKES) if near and isinstance(host, Host) else None


def continued(sentence: Sentence, discourse: Discourse) -> list[Head]:
    """ "In 2018 … only around 1,300.": a sentence that ends in a bare number goes on with what the one before has counted."""
    before = told(KIND, discourse, 1)
    last = next((h for h in reversed(before.heads if before is not None else ()) if h.a and h.b), None)
    numbers = [i for i, q in sentence.quantities() if q.sort in TAKES]
    group = sentence.nouns[-1] if sentence.nouns else None
    if last is None or group is None or numbers != [group.head] or group.verb is not None or group.parent is not None:
        return []
    if all(t.mark == "quantity" or t.tag == "Y" for t in sentence.tokens):
        # The number of a paragraph or of a note.
        return []
    if {p for p in sentence.parties() if is_actor(p)} - {last.a, last.b}:
        # "Peru came next with 1,600": it is another's.
        return []
    return [replace(last, i=group.i, j=group.j, at=group.head - 1, group=None, instance=None)]
