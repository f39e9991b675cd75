"""Borders and the crossings on them: which groups name one, and whose the two sides are of one that was told before."""

from comity.read.actors import actors, owners
from comity.read.coercing.coercion_words import lists
from comity.read.discourse import Discourse, Pair, is_actor
from comity.read.grammar import NounGroup
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence

#: Under this the discourse keeps the crossings that the text has named, each with its two sides.
_NAMED = "coercion.crossings"
#: Under this it keeps the sides of the border told last, with the number of the sentence.
_LAST = "coercion.border"
#: Under this it keeps what was done last, by whom to whom, and when.
_DONE = "coercion.border_done"
#: So many sentences back may stand what "the other one" or "it" is of.
_REACH = 3


def is_border(sentence: Sentence, group: NounGroup, discourse: Discourse) -> bool:
    """Whether a group is a border or a crossing: by its noun, by what stands beside it, by a name told before, by where it is."""
    if any(_is_called_so(sentence, g) for g in (group, *group.apposed)) or sides_before(sentence, group, discourse):
        return True
    # "The gates at Mara, the second crossing with Peru".
    known = lists(sentence.language)
    posted = sentence.head(group).lemma in known["posts"]
    return posted and any(is_border(sentence, g, discourse) for prep, g in group.behind if prep in known["places"])


def _is_called_so(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a group's own noun names a border or a post on one ("the Gatuna border post")."""
    known = lists(sentence.language)
    before = {t.lower for t in sentence.tokens[group.i : group.head]}
    return sentence.head(group).lemma in known["border"] or (
        sentence.head(group).lemma in known["posts"] and bool(before & known["border"])
    )


def sides_before(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Pair | None:
    """Whose the sides are of a crossing that the text has named before, or of "the other one" beside the one told of last."""
    names = discourse.last.get(_NAMED)
    if isinstance(names, dict):
        found = next((names[t.lower] for t in sentence.tokens[group.i : group.j] if t.lower in names), None)
        if found is not None:
            return (found[0], found[1])
    last, known = discourse.last.get(_LAST), lists(sentence.language)
    one = sentence.head(group).lower in known["one"] and sentence.tokens[group.head - 1].lower in known["another"]
    return last[1] if one and isinstance(last, tuple) and discourse.index - last[0] <= _REACH else None


def note(sentence: Sentence, discourse: Discourse) -> None:
    """Keep the names of the crossings that a sentence tells of ("Mara, the only crossing with Peru"), each with its two sides."""
    known = lists(sentence.language)
    for group in sentence.nouns:
        if not _is_called_so(sentence, group):
            continue
        pair = _sides(sentence, group, discourse)
        if pair is None:
            continue
        beside = [g for g in sentence.nouns if group in g.apposed]
        placed = [g for prep, g in group.behind if prep in known["places"]]
        named = [t for g in (*group.apposed, *beside, *placed) for t in sentence.tokens[g.head : g.head + 1]]
        named += sentence.tokens[group.i : group.head]
        kept = discourse.last.setdefault(_NAMED, {})
        assert isinstance(kept, dict)
        kept |= {t.lower: pair for t in named if _is_name(t.text) and t.mark not in ("party", "person") and t.index}


def _is_name(text: str) -> bool:
    return text[:1].isupper() and text[1:].islower()


def keep(one: str, other: str, discourse: Discourse, action: str, period: Period | None) -> None:
    """Keep the sides of the border of which something was told, and what was done when."""
    discourse.last[_LAST] = (discourse.index, (one, other))
    discourse.last[_DONE] = (discourse.index, action, (one, other), period)


def told_last(discourse: Discourse) -> Pair | None:
    """The sides of the border of which this sentence or the one before has told."""
    last = discourse.last.get(_LAST)
    return last[1] if isinstance(last, tuple) and discourse.index - last[0] <= 1 else None


def as_told(pair: Pair, action: str, period: Period | None, discourse: Discourse) -> Pair:
    """Who has closed or opened the border of two, and to whom, as it was told a few sentences before of the same day."""
    done = discourse.last.get(_DONE)
    if not isinstance(done, tuple) or discourse.index - done[0] > _REACH or done[1] != action or {*done[2]} != {*pair}:
        return pair
    before = done[3]
    apart = before is not None and period is not None and before.first != period.first
    return pair if apart else (done[2][0], done[2][1])


def is_told(one: str, other: str, discourse: Discourse) -> bool:
    """Whether the border told of last is that of two."""
    last = discourse.last.get(_LAST)
    return isinstance(last, tuple) and set(last[1]) == {one, other}


def _sides(sentence: Sentence, group: NounGroup, discourse: Discourse) -> Pair | None:
    """Whose the sides of a crossing are: those named with it, and the other of the document's two."""
    known = lists(sentence.language)
    hanging = [g for prep, g in group.behind if prep in known["amid"] | known["beside"]]
    named = [a.party for a in owners(sentence, group, discourse)] + [a.party for g in hanging for a in actors(sentence, g, discourse)]
    states = list(dict.fromkeys(p for p in named if is_actor(p)))
    if len(states) == 1 and (other := discourse.other(states[0])):
        states.append(other)
    if not states and discourse.is_told() and discourse.pair is not None:
        states = list(discourse.pair)
    return (states[0], states[1]) if len(states) == 2 else None
