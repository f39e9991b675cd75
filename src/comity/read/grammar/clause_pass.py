"""What the pass over the groups of a sentence knows on its way."""

from dataclasses import dataclass, field, replace

from comity.read.grammar.groups import Item, NounGroup, VerbGroup
from comity.read.grammar.links import IN
from comity.read.grammar.sentence_row import Row, preposition
from comity.read.grammar.tokens import Token, is_adjective
from comity.read.grammar.words import Words

#: Tags of heads that can do something: parties, people, places, pronouns.
_ACTORS = "LFJU"
_PLACES = "LJ"


@dataclass
class ClausePass:
    """A sentence, and what was seen of it so far.

    Attributes:
        tokens, row, known: the sentence, and its language's words.
        pending: groups that no verb has taken, since the last boundary: candidates for a subject.
        saved: such groups put aside while a relative or reduced clause is inside them.
        saved_under: the verb that the clause of those stands under; None if none.
        front: prepositional groups in front of the verb.
        current: the latest verb.
        last: the latest noun group.
        waiting: participles at the front, whose subject is still to come.
        boundary: what the present clause began with: empty, ``that``, ``relative``, ``sub``.
        start: the first token of the clause.
        main: the latest verb that has a clause of its own, no relative and no reduced one.
        relative: the group that the latest relative clause is about.
        hung: preposition and group of a relative clause that begins with a preposition ("with which it has no ties").
        around: groups that wait for a verb while an aside between dashes or commas goes on, up to the place `aside_end` of the row; -1 if none does.
        parts: the place of the comma behind which the present aside names what a thing is made of; -1 if none does.
        resumed: the token that ends the latest aside; -1 if there was none.
        said_until: the place that ends the latest aside of who says it; -1 if none was.
        speaking: the verb of saying whose subject stands behind it; None if the latest has it in front.
        bracket: what was seen when a bracket opened that is not closed yet.
        antecedent: the group that "that …" or "which …" stands behind, if its own clause lacks an object.

    """

    tokens: list[Token]
    row: Row
    known: Words
    pending: list[NounGroup] = field(default_factory=list)
    saved: list[NounGroup] = field(default_factory=list)
    saved_under: VerbGroup | None = None
    front: list[tuple[str, NounGroup]] = field(default_factory=list)
    current: VerbGroup | None = None
    last: NounGroup | None = None
    waiting: list[VerbGroup] = field(default_factory=list)
    boundary: str = ""
    start: int = 0
    main: VerbGroup | None = None
    antecedent: NounGroup | None = None
    relative: NounGroup | None = None
    hung: tuple[str, NounGroup] | None = None
    around: list[NounGroup] = field(default_factory=list)
    aside_end: int = -1
    parts: int = -1
    resumed: int = -1
    said_until: int = -1
    speaking: VerbGroup | None = None
    bracket: "ClausePass | None" = None

    def begin(self, boundary: str, start: int, pending: list[NounGroup]) -> None:
        """A clause begins inside another: what waits for the outer verb is put aside."""
        self._save()
        self.pending = pending
        self.boundary, self.start = boundary, start

    def open_bracket(self) -> None:
        """Keep what was seen so far, for the clause goes on behind the bracket."""
        self.bracket = replace(self, pending=list(self.pending), saved=list(self.saved), front=list(self.front), bracket=None)

    def close_bracket(self) -> None:
        """What stands in brackets is no part of the clause around: "Chile (Santiago) and Peru (Lima) signed"."""
        before = self.bracket
        if before is None:
            return
        self.pending, self.saved, self.front = before.pending, before.saved, before.front
        self.current, self.last, self.main = before.current, before.last, before.main
        self.boundary, self.start = before.boundary, before.start
        self.antecedent, self.relative, self.bracket = before.antecedent, before.relative, None

    def put_aside(self) -> None:
        """What waits for a verb waits for one further on."""
        self._save()

    def _save(self) -> None:
        if self.pending:
            above = self.current is not None and self.boundary == "that" and self.current.i < self.pending[0].i
            self.saved, self.pending = self.pending, []
            self.saved_under = self.current if above else None

    def head(self, group: NounGroup) -> Token:
        """The head of a group."""
        return self.tokens[group.head]

    def has_article(self, group: NounGroup) -> bool:
        """Whether an article, a possessive pronoun or a number begins a group."""
        return self.tokens[group.i].tag in ("D", "Q", "K")

    def is_whose(self, group: NounGroup) -> bool:
        """Whether a group begins with the relative that tells whose it is, alone or within a mark ("whose delegation")."""
        return self.tokens[group.i].lower.split()[0] in self.known.sets["possessive_relative"]

    def same_sort(self, x: NounGroup, y: NounGroup) -> bool:
        """Whether two groups can stand in one list: both marked alike, or both nouns with (or both without) an article."""
        a, b = self.head(x), self.head(y)
        if a.tag in _ACTORS or b.tag in _ACTORS:
            return a.tag in _ACTORS and b.tag in _ACTORS and is_adjective(a) == is_adjective(b)
        return a.tag == b.tag and self.has_article(x) == self.has_article(y)

    def top(self, group: NounGroup | None) -> NounGroup | None:
        """The group that a chain of "of" hangs on ("the treaty of amity" → the treaty)."""
        while group is not None and group.parent is not None and group.by in self.known.sets["partitive"]:
            group = group.parent
        return group

    def waiting_above(self, group: NounGroup) -> NounGroup | None:
        """The group that waits for a verb and on which another hangs, or that stands in a place; None if there is none."""
        above: NounGroup | None = group
        while above is not None and above not in self.pending:
            above = above.parent
        return above or (group.parent if self.head(group).tag in _PLACES else None)


def subject_groups(pending: list[NounGroup]) -> list[NounGroup]:
    """Of the groups that wait for a verb, those that are its subject: the last list, or the last group with no apposition to it."""
    last = pending[-1]
    if last.listed:
        return [g for g in last.listed if g in pending] or [last]
    for group in pending:
        if last in group.apposed:
            return list(group.listed) or [group]
    return [last]


def object_above(item: Item | None, verb: VerbGroup) -> NounGroup | None:
    """The object of a verb that an item is, or hangs on."""
    group = item if isinstance(item, NounGroup) else None
    while group is not None and group not in verb.objects:
        group = group.parent
    return group


def acted_on(verb: VerbGroup) -> list[NounGroup]:
    """Who a further verb with the same subject is about: the subject, in the passive what is acted on."""
    return list(verb.objects if verb.passive and not verb.subjects else verb.subjects)


def whose_part(now: ClausePass, verb: VerbGroup, before: Item | None) -> list[NounGroup]:
    """Whose part in doing something is told of ("praised Peru's leadership in closing the market")."""
    part = now.last
    if part is None or part.j != verb.i - 1 or preposition(before) != IN:
        return []
    if part.possessor is not None and now.head(part).tag == "N" and not now.head(part).mark:
        return [part.possessor]
    return [part] if now.tokens[part.i].tag == "Q" else []
