"""Visits of several people whom one verb tells with a date each ("X (1977) and Y (1984) visited Peru", "in 1977 and 1984 respectively")."""

from comity.read.discourse import Discourse
from comity.read.encounters import hosts
from comity.read.encounters.guests import Visit
from comity.read.encounters.participants import Side, is_sent, sides
from comity.read.figures.figure import says_respectively
from comity.read.frames import Instance
from comity.read.grammar import NounGroup
from comity.read.sentence import Sentence

_OPEN, _CLOSED = "(", ")"
_TWO = 2


def each(instance: Instance, visitor: Side, host: str, discourse: Discourse) -> list[Visit]:
    """The visits of those of a visitor's state who are the subject together, each at its own date; empty where they have none of their own."""
    sentence, verb = instance.sentence, instance.verb
    if verb is None or instance.noun is not None or not hosts.subjects(instance):
        return []
    people = [g for g in sentence.nouns if g.j <= verb.i and sentence.head(g).mark == "person"]
    spans = [_in_brackets(sentence, g) for g in people]
    if len(people) < _TWO or not any(spans):
        spans = _respectively(sentence, len(people))
    found: list[Visit] = []
    for group, span in zip(people, spans, strict=False):
        told = [s for s in sides(sentence, group, discourse) if s.party in ("", visitor.party) and not is_sent(s, sentence.language)]
        if span is None or not told:
            return []
        found.append(Visit(instance, told[0]._replace(party=visitor.party), host, "other", *span))
    return found if len(found) == len(people) and len(people) >= _TWO else []


def _in_brackets(sentence: Sentence, group: NounGroup) -> tuple[int, int] | None:
    """The tokens in the brackets right behind somebody, where a date stands in them."""
    if group.j >= len(sentence.tokens) or sentence.tokens[group.j].text != _OPEN:
        return None
    end = next((t.index for t in sentence.tokens[group.j :] if t.text == _CLOSED), group.j)
    return (group.j, end) if sentence.periods(group.j, end) else None


def _respectively(sentence: Sentence, count: int) -> list[tuple[int, int] | None]:
    """Where the date of each of several stands, told in their order; none where the sentence does not say so, or tells more or fewer."""
    dates = [i for i, _ in sentence.periods()]
    said = says_respectively(sentence)
    return [(i, i + 1) for i in dates] if said and len(dates) == count else []
