"""What is known of a figure of trade: its two sides, its head, and what was told of trade before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from comity.read.discourse import Discourse
from comity.read.figures.sentence_figures import Head, told

#: The part of a role's name in each flow: who has the figure, and who is its partner.
ROLES = {"exports": ("seller", "buyer"), "imports": ("buyer", "seller"), "balance": ("holder", "partner")}
#: Flows that go from one to the other: 1 from the one whose they are, -1 to that one; and the other of the two.
GOING = {"exports": 1, "imports": -1}
OPPOSITE = {"exports": "imports", "imports": "exports"}
#: Under this the discourse keeps whose trade with this and that partner a document tells of.
HOLDER = "trade holder"
#: Under this the discourse keeps the place among partners that was told last.
LAST_RANK = "trade rank"
#: Under this it keeps whose trade with all the world a document tells of.
_OF_ALL = "trade of all"


class Sides(NamedTuple):
    """The two of a figure of trade.

    Attributes:
        a, b: the parties; empty where not known.
        told: whether the sentence itself names `b`.
        listed: whether the partner is one of a list, so that nothing that follows is of the two.
        pronoun: whether a pronoun tells `a` ("its imports").
        beside: whether the partner hangs on the noun itself ("exports to Peru"), and not on its verb ("went to Peru").
        ordered: whether `a` is the one whose figures they are, and not just one of the two.

    """

    a: str
    b: str
    told: bool = True
    ordered: bool = True
    beside: bool = True
    pronoun: bool = False
    listed: bool = False


_UNKNOWN = Sides("", "")


@dataclass(frozen=True, eq=False)
class TradeHead(Head):
    """A head of trade.

    Attributes:
        sides: whose it is, and whether the partner is told by the sentence.
        sign: -1 if its levels lie below zero (a deficit).
        rule: the name of its frame.

    """

    sides: Sides = _UNKNOWN
    sign: int = 1
    rule: str = ""


@dataclass(frozen=True)
class Before:
    """What was told of trade before.

    Attributes:
        head: the latest head with a side.
        near: whether it has just been told, with figures: in the sentence, or the one before.
        here: whether it stands in the same sentence.
        index: the number of its sentence.

    """

    head: TradeHead
    near: bool
    here: bool = False
    index: int = 0


def seller_and_buyer(before: Before) -> tuple[str, str] | None:
    """Who sold and who bought what was told before; None where it goes no way, or not both are known."""
    head = before.head
    if not head.b or head.attrs["flow"] not in GOING:
        return None
    seller, buyer = (head.a, head.b)[:: GOING[head.attrs["flow"]]]
    return seller, buyer


def last_told(kind: str, discourse: Discourse, found: Sequence[TradeHead] = ()) -> Before | None:
    """The latest head of trade told before, in the sentence (`found`) or in those before it."""
    own = [h for h in found if h.a]
    # Whose "its exports" are is less sure than what is named.
    own = [h for h in own if not h.sides.pronoun] or own
    if own:
        return Before(own[-1], True, True, discourse.index)
    before = told(kind, discourse)
    heads = [h for h in before.heads if isinstance(h, TradeHead) and h.a] if before else []
    if before is None or not heads:
        return None
    ranked = any(h.instance is not None and h.instance.frame.attrs["sort"] == "partner" for h in heads)
    return Before(heads[-1], (before.counted or ranked) and discourse.index - before.index <= 1, index=before.index)


def note_of_all(heads: Sequence[Head], discourse: Discourse) -> None:
    """Keep whose trade with all the world a text tells, where its title does not say that it is on two: figures of one with no partner named."""
    for head in heads:
        instance = head.instance if isinstance(head, TradeHead) and head.a and not head.b else None
        if instance is None or instance.noun is None or discourse.is_titled():
            continue
        if head.a not in (*instance.sentence.parties(), *discourse.title, discourse.own):
            # Of whom a text of no title tells is only guessed.
            continue
        slots = instance.frame.places(ROLES.get(str(head.attrs["flow"]), ("", "partner"))[1])
        if not any(p in slots for p, _ in instance.noun.behind):
            discourse.last.setdefault(_OF_ALL, head.a)
            discourse.last.setdefault(HOLDER, head.a)


def tells_of_all(discourse: Discourse) -> bool:
    """Whether a text has told of one state's trade with all the world: what it tells of trade with no partner then may be that too."""
    return _OF_ALL in discourse.last


def whole_told(discourse: Discourse) -> str:
    """Whose trade with all the world a text has told of last; empty if nobody's."""
    found = discourse.last.get(_OF_ALL)
    return found if isinstance(found, str) else ""
