"""What a figure is: the measured thing that it belongs to, its measure, its period; and the words that say so."""

import datetime
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from comity.language import table
from comity.read.discourse import Discourse
from comity.read.frames import Instance
from comity.read.grammar import NounGroup, VerbGroup, words
from comity.read.marks.periods import Period
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence

#: Of what is counted, what comes and goes.
FLOWS = frozenset(("tourists", "flights", "visits"))
#: How many sentences what was told of figures carries on.
REACH = 3
#: A period that ended fewer days ago goes on into what has come about, or, where numbers are newly out, into what is so.
_LATELY, _OUT = 31, 100


class Owned(NamedTuple):
    """A figure of which it is known whose it is and what it says.

    Attributes:
        place: its token.
        measure: ``level``, ``change`` or ``share``.
        sign: of a change, 1 or -1; 0 where the number has its own.
        is_base: whether it is the earlier level of a comparison.

    """

    place: int
    measure: str
    sign: int = 0
    is_base: bool = False


@dataclass(frozen=True, eq=False)
class Head:
    """A measured thing named at a place of a sentence.

    Attributes:
        kind: the kind of observation; empty for what is measured and is none (a state's own GDP).
        i, j: its tokens.
        at: the token from which on figures belong to it: the word itself, or the partner in a list that they are told of.
        a, b: the parties, in the kind's order; empty where the kind's reader is to find it out for each figure.
        attrs: the kind's attributes.
        group, verb: the noun group or verb that names it.
        takes: sorts of quantity that can be its level.
        counted: whether the quantity stands inside its own group ("8,500 students").
        instance: the frame that evoked it.
        days: whether its period can be a single day (a stock's can, a flow's cannot).
        under: a verb that tells of it with the sum as its object ("attracted $2 billion in investment").
        part: whether a percentage with nothing around it is its share ("customers: Peru (34%)").
        period: of its figures that tell none, where its line tells it ("2016: $6 million").
        owns: the figures that are its own, where that is known, and no others are.
        goes_on: it stands for what was told just before ("it", "the figure", a line of a list), so that its period goes on too.

    """

    kind: str
    i: int
    j: int
    at: int
    a: str
    b: str
    attrs: dict[str, str]
    group: NounGroup | None = None
    verb: VerbGroup | None = None
    takes: tuple[str, ...] = ("money",)
    counted: bool = False
    instance: Instance | None = None
    days: bool = True
    part: bool = False
    goes_on: bool = False
    period: Period | None = None
    under: VerbGroup | None = None
    owns: tuple[Owned, ...] = ()

    def frame_name(self, otherwise: str = "figure") -> str:
        """The name of the frame that evoked it, or another where none did."""
        return self.instance.frame.name if self.instance is not None else otherwise


#: What is measured and is nobody's observation.
NOBODY = Head("", 0, 0, -1, "", "", {})


@dataclass(frozen=True, eq=False)
class Figure:
    """One figure of a head.

    Attributes:
        head: whose it is.
        measure: ``level``, ``change`` or ``share``.
        quantity: as it stands in the text; a sum whose currency was told before has that currency.
        value: with its sign; None for a vague one.
        at: its token.
        period, base: when, and what it is compared with, resolved.
        modality: ``actual``, ``target`` or ``denied``.
        is_base: it is the earlier level of a comparison ("up from …").

    """

    head: Head
    measure: str
    quantity: Quantity
    value: float | None
    at: int
    period: Period | None = None
    base: Period | None = None
    modality: str = "actual"
    is_base: bool = False


@dataclass(frozen=True, eq=False)
class Told:
    """What the latest sentence with heads of a kind has told.

    Attributes:
        heads: its heads, in order.
        index: the number of the sentence.
        period, base: of its last figure that has them.
        main: the period that this one was told against, where it is an earlier one ("a year before").
        coin: the currency told last, as written.
        counted: whether it gave figures, and did not only name the thing.

    """

    heads: tuple[Head, ...]
    index: int
    period: Period | None = None
    base: Period | None = None
    coin: str = ""
    counted: bool = True
    main: Period | None = None


def days(period: Period | None) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day of a period."""
    return (period.first, period.last) if period is not None else (None, None)


def told(kind: str, discourse: Discourse, reach: int = REACH) -> Told | None:
    """What was told last of a kind's figures, if no more than `reach` sentences ago."""
    found = discourse.last.get(f"{kind} figures")
    return found if isinstance(found, Told) and discourse.index - found.index <= reach else None


def told_on(kind: str, discourse: Discourse) -> Told | None:
    """What was told last of a kind's figures, as far as its periods hold: without a break in the figures."""
    found = discourse.last.get(f"{kind} figures")
    return found if isinstance(found, Told) and discourse.goes_on(found.index, REACH) else None


def measured(discourse: Discourse) -> Period | None:
    """The period of the numbers told before, of whatever they are, as far as it holds."""
    found = discourse.measured
    return found[0] if found is not None and discourse.goes_on(found[1], REACH) else None


def runs_on(discourse: Discourse, tense: str) -> bool:
    """Whether the period of the numbers told before reaches up to the document's day: what "has come" or "comes" since is of it."""
    today, found = discourse.today, measured(discourse)
    reach = _OUT if tense == "present" else _LATELY
    return today is not None and found is not None and found.last is not None and (today - found.last).days < reach


def keep_on(kind: str, discourse: Discourse) -> None:
    """What was told last goes on up to the present sentence, which told more of it."""
    found = discourse.last.get(f"{kind} figures")
    if isinstance(found, Told) and found.index < discourse.index:
        remember(kind, replace(found, index=discourse.index), discourse)


def remember(kind: str, found: Told, discourse: Discourse) -> None:
    """Keep what a sentence has told of a kind's figures."""
    discourse.last[f"{kind} figures"] = found


class Words(NamedTuple):
    """The words of ``figures.toml``; see there."""

    move_up: frozenset[str]
    move_down: frozenset[str]
    amount: frozenset[str]
    share_verbs: frozenset[str]
    flow_verbs: frozenset[str]
    account: frozenset[str]
    compare: frozenset[str]
    exceeding: frozenset[str]
    lagging: frozenset[str]
    above: frozenset[str]
    below: frozenset[str]
    alike: frozenset[str]
    multiplied: frozenset[str]
    above_weak: frozenset[str]
    below_weak: frozenset[str]
    again: frozenset[str]
    following_on: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]
    particles: frozenset[str]
    no_movement: frozenset[str]
    base: frozenset[str]
    base_weak: frozenset[str]
    alone: frozenset[str]
    habit: frozenset[str]
    at_present: frozenset[str]
    light: frozenset[str]
    weight: frozenset[str]
    share: frozenset[str]
    target: frozenset[str]
    each: frozenset[str]
    either: frozenset[str]
    respectively: frozenset[str]
    neutral: frozenset[str]
    measuring: frozenset[str]
    within: frozenset[str]
    aimed: frozenset[str]
    upon: frozenset[str]
    same: frozenset[str]
    same_many: frozenset[str]
    figure: frozenset[str]
    first: frozenset[str]
    unranked: frozenset[str]
    numbering: frozenset[str]
    most: frozenset[str]
    highest: frozenset[str]
    cumulative: frozenset[str]
    to_the_day: frozenset[str]
    following: frozenset[str]
    back: frozenset[str]
    more: frozenset[str]
    whole: frozenset[str]
    everything: frozenset[str]
    foreseeing: frozenset[str]
    estimating: frozenset[str]
    reaching: frozenset[str]
    bringing: frozenset[str]
    adding: frozenset[str]
    negative: frozenset[str]
    listing: frozenset[str]
    listed: frozenset[str]
    introducing: frozenset[str]
    totals: frozenset[str]
    alone_with: frozenset[str]
    joining: frozenset[str]
    opening: frozenset[str]
    placing: frozenset[str]
    replacing: frozenset[str]
    placed_by: frozenset[str]
    after: frozenset[str]
    ahead: frozenset[str]
    next: frozenset[str]
    telling: frozenset[str]
    moves: frozenset[str]
    changes: frozenset[str]


@cache
def figure_words(language: str) -> Words:
    """The words of a language that tell of figures."""
    rows: dict[str, Any] = table(language, "figures")
    verbs = {name: frozenset(text.split()) for name, text in rows["verbs"].items()}
    others = {name: frozenset(text.split()) for part in ("words", "rolls") for name, text in rows[part].items()}
    up, down = verbs["up"], verbs["down"]
    both = {"moves": up | down, "changes": others["up"] | others["down"]}
    return Words(
        up,
        down,
        verbs["amount"],
        verbs["share"],
        verbs["flow"],
        verbs["account"],
        verbs["compare"],
        verbs["exceeding"],
        verbs["lagging"],
        **others,
        **both,
    )


def says_part(sentence: Sentence, place: int) -> bool:
    """Whether the noun right behind a figure says that it is a part of something ("a 22 percent share")."""
    behind = sentence.tokens[place + 1 : place + 2]
    return any(t.tag == "N" and t.lemma in figure_words(sentence.language).share for t in behind)


def says_respectively(sentence: Sentence) -> bool:
    """Whether a sentence tells to each thing its own figure ("$4 million and $3 million respectively")."""
    return any(t.lower in figure_words(sentence.language).respectively for t in sentence.tokens)


def verb_around(sentence: Sentence, figure: Figure) -> VerbGroup | None:
    """The verb that a figure is told of, or has it as its subject ("5 percent went to Peru in 2018", "Peru (5%) was its main market")."""
    if figure.head.verb is not None:
        return figure.head.verb
    if figure.head.group is not None and figure.head.group.i > figure.at and figure.head.part:
        return figure.head.group.verb
    group = next((g for g in sentence.nouns if g.i <= figure.at < g.j), None)
    if group is not None and figure.head.group is not None and group.parent is figure.head.group:
        # "Purchases for $3 million were made in 2018".
        return figure.head.group.verb
    return group.verb if group is not None and (group.role == "subject" or (group.verb and group in group.verb.objects)) else None


def stands_for(sentence: Sentence, group: NounGroup, told_before: Head) -> bool:
    """Whether a group is "it", or a definite noun of figures with nothing told of what it is of."""
    known, head = figure_words(sentence.language), sentence.head(group)
    if head.lower in known.same:
        return group.j == group.i + 1
    if head.lower in known.same_many:
        # "In April they were $6 million": exports, and not the trade.
        named = told_before.instance.noun if told_before.instance is not None else None
        noun = told_before.instance.sentence.head(named) if told_before.instance is not None and named is not None else None
        return group.j == group.i + 1 and noun is not None and noun.lower != noun.lemma
    definite = sentence.tokens[group.i].lower in words(sentence.language).sets["definite"]
    bare = all(sentence.head(g).mark == "quantity" for _, g in group.behind)
    return head.lemma in known.figure | known.target and definite and group.j <= group.i + 2 and bare and group.possessor is None
