"""What two do to each other ("banned each other's beef"): read once for each of the two, the other one meant by "each other" then."""

from collections.abc import Iterator
from contextlib import contextmanager

from comity.read.actors import actors
from comity.read.coercing.coercion_words import lists
from comity.read.discourse import Discourse, is_actor
from comity.read.frames import Frame, Instance, behind
from comity.read.grammar import NounGroup
from comity.read.sentence import Sentence

_KEY = ("each other",)
_TWO = 2


def turns(instance: Instance, discourse: Discourse) -> list[tuple[str, str]]:
    """The two who do what a verb tells, as doer and target and the other way round; none where "each other" is not told or they are not two."""
    sentence, verb = instance.sentence, instance.verb
    traded = verb is not None and verb.lemma in lists(sentence.language)["trading_words"] and instance.noun in verb.objects
    if verb is None or not (traded or any(_is_mutual(sentence, i) for i in range(len(sentence.tokens)))):
        return []
    two = list(dict.fromkeys(a.party for g in verb.subjects for a in actors(sentence, g, discourse) if is_actor(a.party)))
    return [(two[0], two[1]), (two[1], two[0])] if len(two) == _TWO else []


@contextmanager
def turn(sentence: Sentence, doer: str, target: str) -> Iterator[None]:
    """Within it only one of two is the doer, and "each other" means the other one."""
    sentence.kept[_KEY] = (doer, target)
    try:
        yield
    finally:
        del sentence.kept[_KEY]


def whose_turn(sentence: Sentence) -> tuple[str, str] | None:
    """The doer and the target whose turn it is; None where it is nobody's."""
    now = sentence.kept.get(_KEY)
    return (str(now[0]), str(now[1])) if isinstance(now, tuple) else None


def only_whose_turn(sentence: Sentence, found: list[str]) -> list[str]:
    """Of some doers the one whose turn it is; all of them where it is nobody's."""
    now = sentence.kept.get(_KEY)
    return [p for p in found if p == now[0]] if isinstance(now, tuple) else found


def other_one(sentence: Sentence, group: NounGroup, frame: Frame) -> list[str]:
    """Whom a group means as each other's, where it is somebody's turn: "each other", "each other's ships"."""
    now = sentence.kept.get(_KEY)
    if not isinstance(now, tuple) or not any(
        _is_mutual(sentence, i) for g in (group, *(h for _, h in behind(group))) for i in range(g.i, g.j)
    ):
        return []
    head, known = sentence.head(group), lists(sentence.language)
    things = frame.attrs.get("thing", ["any"])
    fits = head.lower in known["each_other"] | known["before_other"] or any(name == "any" or head.lemma in known[name] for name in things)
    return [now[1]] if fits else []


def _is_mutual(sentence: Sentence, i: int) -> bool:
    """Whether a token is of "each other" or "one another", or is "the other" that something belongs to."""
    tokens, known, before = sentence.tokens, lists(sentence.language)["each_other"], lists(sentence.language)["before_other"]
    if tokens[i].lower in before and i + 1 < len(tokens) and tokens[i + 1].lower in known:
        return True
    if tokens[i].lower not in known or i == 0:
        return False
    owns = i + 1 < len(tokens) and tokens[i + 1].tag == "Z"
    return owns or tokens[i - 1].lower in before
