"""To which head each quantity of a sentence belongs: by what it stands in or beside, by its verb, or by order."""

from collections.abc import Sequence

from comity.read.figures.earlier_figures import named_again
from comity.read.figures.figure import NOBODY, Figure, Head, Words, figure_words, says_part, says_respectively, stands_for
from comity.read.figures.one_to_each import is_of_another, is_used, labelled, said_behind
from comity.read.figures.sums_told_of import in_front, is_passed
from comity.read.grammar import NounGroup, Token, VerbGroup, words
from comity.read.grammar.adjectives import describes
from comity.read.grammar.links import AT, FOR, IN, OF, TO
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence

PARTS = ("percent", "fraction")
_RATES = ("percent", "fraction", "times")
#: A noun hangs on others at most so deep.
_DEPTH = 4
_STOP = ";"


class Belonging:
    """The heads of one sentence, and which quantity is whose.

    Attributes:
        found: the figures found so far, in order.

    """

    def __init__(self, sentence: Sentence, heads: Sequence[Head], coin: str = "") -> None:
        self.sentence = sentence
        self.heads = sorted((h for h in heads if not h.owns), key=lambda h: h.at)
        self.owned = {own.place: (head, own) for head in heads for own in head.owns}
        self.known: Words = figure_words(sentence.language)
        self.sets = words(sentence.language).sets
        self.coin = coin
        self.respective = says_respectively(sentence)
        self.found: list[Figure] = []

    def head_of(self, place: int, quantity: Quantity) -> Head | None:
        """The head that a quantity belongs to: by the noun that it stands in or beside, by its verb's subject, or by order."""
        if is_used(self.sentence, place):
            return None
        label = labelled(self.sentence, place, self.heads) or said_behind(self.sentence, place, self.heads)
        if label is not None:
            return label if label.kind and self._can_take(label, quantity) else None
        for look in (
            self._by_own_verb,
            self._in_front,
            self._by_own_clause,
            self._by_own_partner,
            self._by_own_noun,
            self._by_predicate,
            self._by_noun_before,
            self._by_noun_behind,
            self._by_subject,
        ):
            head = look(place)
            if head is not None:
                return head if head.kind and self._can_take(head, quantity) else None
        return self._by_order(place, quantity)

    def _can_take(self, head: Head, quantity: Quantity) -> bool:
        return quantity.sort in head.takes or quantity.sort in _RATES

    def group_at(self, place: int) -> NounGroup | None:
        """The noun group around a token."""
        return next((g for g in self.sentence.nouns if g.i <= place < g.j), None)

    def _by_own_verb(self, place: int) -> Head | None:
        """ "Chile doubled its exports": what a multiple that is a verb is done to."""
        verb = self.sentence.verb_at(place)
        if verb is None:
            return None
        # "Exports are to double".
        of = verb.objects or ([] if verb.passive else verb.subjects)
        return next((h for g in of if (h := self.of_noun(g)) is not None), NOBODY)

    def _in_front(self, place: int) -> Head | None:
        """What a sum in front of its head is told of."""
        return in_front(self.sentence, place, self.group_at(place), self.heads)

    def _by_own_clause(self, place: int) -> Head | None:
        """ "The $3 million it paid for imports": what the clause right behind a sum says that it is of."""
        doer = next((g for g in self.sentence.nouns if g.i == place + 1), None)
        verb = doer.verb if doer is not None and doer.role == "subject" else None
        if doer is None or verb is None or verb.i != doer.j or verb.passive or verb.lemma in self.sets["saying"]:
            return None
        if self.sentence.head(doer).tag not in "ULF" or any(h.verb is verb for h in self.heads):
            return None
        told = [*verb.objects, *(g for _, g in verb.obliques)]
        return next((h for h in self.heads if h.group in told), NOBODY)

    def _by_own_partner(self, place: int) -> Head | None:
        """ "$3 million to Chile and $2 million to Peru": of several partners the one right behind the quantity."""
        behind = next((g for g in self.sentence.nouns if g.i == place + 2), None)
        if behind is None or self.respective or self.sentence.tokens[place + 1].tag != "P":
            return None
        partners = [h for h in self.heads if h.at == behind.head and h.at != (h.group.head if h.group is not None else -1)]
        return partners[0] if len(partners) == 1 else None

    def _by_own_noun(self, place: int) -> Head | None:
        """ "A $3 billion deficit", "a 24% rise in trade": the noun behind the quantity in its own group."""
        group = self.group_at(place)
        own = [h for h in self.heads if h.group is group] if group is not None else []
        if own and group is not None and group.head == place:
            # "140 Kenyan, 105 Omani and 101 Yemeni students": the noun is only told with the last.
            return own[-1]
        if group is None or group.head <= place:
            return None
        head = self.of_noun(group)
        # "Deliver a $5 billion pledge": the sum is the noun's, and not of what the verb tells.
        return NOBODY if head is not None and head.verb is not None else head

    def _by_noun_behind(self, place: int) -> Head | None:
        """ "$3 billion in exports", "$118 million of potash", "65 percent of all imports"."""
        group = self.group_at(place)
        if group is None or group.head != place or getattr(self.sentence.tokens[place].value, "sort", "") == "times":
            return None
        if self._is_handled(place, group):
            return NOBODY
        if group.role == "object" and (added := self._by_what_it_adds_to(group)) is not None:
            return added
        if self.respective and group.listed and not group.behind:
            # "Took $3 million and $2 million of Peru's exports respectively": what the last is of.
            group = group.listed[-1]
        for prep, other in group.behind[:1]:
            if prep in self.sets["belonging"] and other.i - place <= _DEPTH and not is_passed(group, prep, self.heads, self.known):
                found = self.of_noun(other)
                if found is not None:
                    return found
        return self._by_verbs_noun(group)

    def _by_what_it_adds_to(self, group: NounGroup) -> Head | None:
        """ "Contributed 5 percent to Chile's exports": of what it is a part; nobody's where that is measured by nobody."""
        verb = group.verb
        if verb is None or verb.lemma not in self.known.adding or any(h.verb is verb for h in self.heads):
            return None
        told = [g for prep, g in (*group.behind, *verb.obliques) if prep == TO]
        return next((h for h in self.heads if h.group in told), NOBODY) if told else None

    def _by_verbs_noun(self, group: NounGroup) -> Head | None:
        """ "Got $3 million from Chile in aid": the head that hangs on the verb whose object the sum is."""
        verb = group.verb if group.role == "object" and all(h.verb is not None or h.at > group.head for h in self.heads) else None
        if verb is None:
            return None
        own = [g for prep, g in group.behind if prep in self.known.within]
        told = own or [g for prep, g in verb.obliques if prep in self.known.within]
        return next((h for h in self.heads if h.group is not None and h.group in told), None)

    def _by_predicate(self, place: int) -> Head | None:
        """ "Of which $900 million accounted for exports to Peru": what a verb says of the quantity that is its subject."""
        group = self.group_at(place)
        verb = group.verb if group is not None and group.role == "subject" else None
        # "With $3 million coming from Chile's exports".
        described = next((v for v in self.sentence.verbs if v.noun is group and v.sort == "ing"), None) if group is not None else None
        verb = described or verb
        if verb is None or group is None or group.head != place or verb.lemma not in self.known.share_verbs | self.known.amount:
            return None
        told = [*verb.objects, *(g for _, g in verb.obliques)]
        return next((h for h in self.heads if h.group is not None and h.at > verb.main and h.group in told), None)

    def _is_handled(self, place: int, group: NounGroup) -> bool:
        """Whether something is done to a part of a thing: "tariffs on $50 billion of imports", "hit $50 billion of exports"."""
        known, verb = self.known, group.verb
        if self.sentence.tokens[place].value.sort != "money":  # type: ignore[attr-defined]
            return False
        if group.by in known.upon and group.parent is not None and self.sentence.head(group.parent).mark != "quantity":
            return True
        told = known.amount | known.moves | known.flow_verbs | known.compare | known.adding | self.sets["saying"]
        direct = group.role == "object" or (group.role == "" and verb is not None and verb.passive and ("", group) in verb.obliques)
        return (
            verb is not None and direct and verb.lemma not in told and all(verb is not h.verb and verb is not h.under for h in self.heads)
        )

    def _by_noun_before(self, place: int) -> Head | None:
        """ "A deficit of $3 billion", "exports worth $3 billion", "imports to a value of $3 billion"."""
        group = self.group_at(place)
        if group is not None and group.parent is not None and group.by == FOR:
            # "Purchases for $3 million": by itself a price is of nothing else.
            return next((h for h in self.heads if h.group is group.parent), None)
        if group is None or group.parent is None or group.by not in self.known.measuring or self._is_part_behind(place, group):
            return None
        if getattr(self.sentence.tokens[place].value, "sort", "") in PARTS and (own := self._within(group)) is not None:
            return own
        holder: NounGroup | None = group.parent
        if holder is not None and (described := self._described(group, holder)) is not None:
            return self.of_noun(described)
        for _ in range(_DEPTH):
            if holder is None:
                return None
            # "Chilean goods worth $3 million were imported": the deed that is done to them.
            done = next((h for h in self.heads if h.verb is not None and h.verb.passive and holder in h.verb.objects), None)
            head = self.of_noun(holder) or done
            if head is not None:
                return head
            above = holder.parent if holder.by in self.known.measuring | {TO, IN} else None
            lemma = self.sentence.head(holder).lemma
            if above is None and holder.verb is not None and lemma in self.known.changes | self.known.target:
                # "A decline of 5 percent was recorded in exports", "set a target of $3 billion for trade".
                slots = self.known.aimed if lemma in self.known.target else self.known.within
                told = [g for p, g in holder.verb.obliques if p in slots and g.i > holder.verb.main]
                return next((h for h in self.heads if h.group is not None and h.group in told), None)
            holder = above
        return None

    def _within(self, group: NounGroup) -> Head | None:
        """ "A fall of 3% in Polish ones": what stands right behind a percentage."""
        return next((h for p, g in group.behind[:1] if p in self.known.within for h in self.heads if h.group is g), None)

    def _described(self, group: NounGroup, holder: NounGroup) -> NounGroup | None:
        """ "Trade was modest at $3 million": what is called so with a figure behind."""
        verb = holder.verb
        bare = holder.j == holder.i + 1 and self.sentence.head(holder).lower == self.sentence.head(holder).lemma
        told = group.by == AT and bare and verb is not None and holder in verb.objects and verb.lemma in self.known.amount
        return verb.subjects[0] if told and verb is not None and len(verb.subjects) == 1 else None

    def _is_part_behind(self, place: int, group: NounGroup) -> bool:
        """ "The source of 17 percent of Peru's imports": a part that tells itself what it is of."""
        percent = getattr(self.sentence.tokens[place].value, "sort", "") in PARTS
        told = (
            group.parent is not None and self.sentence.head(group.parent).lemma in self.known.changes | self.known.share | self.known.light
        )
        return percent and not told and any(p == OF and any(h.group is g for h in self.heads) for p, g in group.behind[:1])

    def _by_subject(self, place: int) -> Head | None:
        """What the verb of the clause is told of, if it is named behind the last head: that, or nobody's."""
        before = [h for h in self.heads if h.at < place]
        floor = before[-1].at if before else -1
        for verb in reversed(self.sentence.verbs):
            if verb.main >= place or verb.lemma in self.known.compare or (verb.noun is not None and verb.passive):
                continue
            moved = self._of_moved(verb, place)
            if moved is not None:
                return moved
            if verb.main < floor:
                return None
            if any(h.verb is verb for h in self.heads):
                return None
            told_of = verb.objects if verb.passive else verb.subjects
            behind = next((g for g in told_of if g.i > floor), None)
            if behind is None and before and self._is_another_deed(verb, before[-1]):
                return NOBODY
            return self._of_subject(verb, behind) if behind is not None else self._set_off(told_of, floor)
        return None

    def _is_another_deed(self, verb: VerbGroup, head: Head) -> bool:
        """ "Sold tea for $3 million and built roads for $2 million": a verb with an object of its own behind a deed."""
        known = self.known
        told = known.amount | known.moves | known.share_verbs | known.flow_verbs | self.sets["saying"]
        things = [g for g in verb.objects if self.sentence.head(g).tag == "N"]
        return head.verb is not None and verb.sort == "finite" and verb.noun is None and verb.lemma not in told and bool(things)

    def _set_off(self, told_of: Sequence[NounGroup], other: int) -> Head | None:
        """ "Exports to Peru, 8 percent of all exports, rose by": the head that a verb is told of, where signs set another apart behind it."""
        own = [h for g in told_of for h in self.heads if h.group is g]
        return own[0] if len(own) == 1 and any(t.mark == "sign" for t in self.sentence.tokens[own[0].at : other]) else None

    def _of_moved(self, verb: VerbGroup, place: int) -> Head | None:
        """ "Raise trade to $10 billion", "boosted reserves to $50 billion": what a verb moves."""
        if verb.lemma in self.known.bringing and not verb.passive:
            return next((h for g in verb.objects for h in self.heads if h.group is g and verb.main < g.i < place), None)
        if verb.passive or verb.lemma not in self.known.moves:
            return None
        for group in verb.objects:
            if verb.main < group.i and group.j <= place and self.sentence.head(group).tag == "N":
                return self.of_noun(group)
        return None

    def _of_subject(self, verb: VerbGroup, group: NounGroup) -> Head | None:
        if verb.lemma in self.known.amount | self.known.moves | self.known.share_verbs:
            return self.of_noun(group)
        if verb.lemma in self.sets["saying"] or self.sentence.head(group).mark == "quantity":
            return None
        head = self.of_noun(group)
        return head if head is not None and head.kind else NOBODY

    def of_noun(self, group: NounGroup, depth: int = 0) -> Head | None:
        """Whose figure it is that is told of a noun: its head's; nobody's; None if the noun does not say (a party, "a total")."""
        own = [h for h in self.heads if h.group is group]
        if own:
            return own[-1]
        token = self.sentence.head(group)
        if token.tag != "N":
            return None
        lemma, known = token.lemma, self.known
        if lemma in known.light and is_of_another(self.sentence, group, self.heads):
            return NOBODY
        if (
            lemma in known.light | known.weight
            or lemma in known.changes
            or token.lower in known.changes
            or lemma in known.share
            or lemma in known.target
        ):
            if depth < _DEPTH:
                for prep, other in group.behind:
                    found = self.of_noun(other, depth + 1) if prep in self.sets["belonging"] else None
                    if found is not None:
                        return found
            return NOBODY if self._is_compound(group) else None
        if lemma in known.neutral:
            return None
        return self._of_verb(group) or named_again(self.sentence, group, self.heads) or NOBODY

    def _is_compound(self, group: NounGroup) -> bool:
        """Whether another noun stands before a figure's own ("trade value", "oil price"), which says what the figure is of."""
        plain = self.known.light | self.known.neutral | self.known.changes | self.known.target
        known = words(self.sentence.language)
        return any(t.tag == "N" and t.lemma not in plain and not describes(t, known) for t in self.sentence.tokens[group.i : group.head])

    def _of_verb(self, group: NounGroup) -> Head | None:
        """The verb that is a head and has the group among what hangs on it ("bought goods for …", "goods were sold")."""
        top = group
        for _ in range(_DEPTH):
            for head in self.heads:
                if head.verb is not None and self._hangs_on(top, head.verb):
                    return head
            if top.parent is None:
                return None
            top = top.parent
        return None

    @staticmethod
    def _hangs_on(group: NounGroup, verb: VerbGroup) -> bool:
        return group.verb is verb or group in verb.objects or group in verb.subjects or any(g is group for _, g in verb.obliques)

    def _by_order(self, place: int, quantity: Quantity) -> Head | None:
        """The last head before it; or one behind it that has it as its verb's argument or begins with its share."""
        before = [h for h in self.heads if h.at < place]
        own = self.group_at(place)
        whole = says_part(self.sentence, place) or (own is not None and self.is_of_total(own))
        if quantity.sort not in PARTS or not (whole or self.says_share(self.lead(place, before[-1] if before else NOBODY))):
            before = [h for h in before if h.takes or h.part]
        if (
            before
            and not (self._stopped(before[-1].at, place) and not self._taken_up(before, place))
            and self._can_take(before[-1], quantity)
        ):
            return before[-1]
        group = self.group_at(place)
        head = self._of_verb(group) if group is not None else None
        if head is not None and self._can_take(head, quantity):
            return head
        after = next((h for h in self.heads if h.at > place), None)
        if after is None or self._stopped(place, after.at) or before:
            return None
        if quantity.sort in PARTS:
            return after if self.says_share(self.lead(place, after)) else None
        copula = group is not None and group.verb is not None and group.role == "subject" and group.verb.lemma in self.known.amount
        return after if copula and self._can_take(after, quantity) and not self._quantity_between(place, after.at) else None

    def _stopped(self, i: int, j: int) -> bool:
        return any(t.lower in _STOP for t in self.sentence.tokens[i + 1 : j])

    def _taken_up(self, before: Sequence[Head], place: int) -> bool:
        """ "Exports were $3 million in 2013; in 2011 they had been $2 million": what goes on behind a stop about the one thing told."""
        head, verbs = before[-1], [v for v in self.sentence.verbs if v.main < place]
        if len({(h.a, h.b, *h.attrs.items()) for h in before}) > 1:
            return False
        stop = max(t.index for t in self.sentence.tokens[head.at : place] if t.lower in _STOP)
        alone = self.sentence.tokens[stop + 1 : place]
        times = [t for t in alone if t.mark == "period" or self.sentence.year_at(t)]
        if times and all(t in times or t.mark == "sign" or t.tag == "P" for t in alone):
            # "Exports: 2018 $3 million; 2019 $2 million".
            return True
        if not verbs or verbs[-1].lemma not in self.known.amount | self.known.moves:
            return False
        return any(g.i > stop and stands_for(self.sentence, g, head) for g in verbs[-1].subjects)

    def _quantity_between(self, i: int, j: int) -> bool:
        return any(t.mark == "quantity" for t in self.sentence.tokens[i + 1 : j])

    def is_of_total(self, group: NounGroup) -> bool:
        """Whether a part is of all of what is measured: "8 percent of the total"."""
        for prep, other in group.behind[:1]:
            first, last = self.sentence.tokens[other.i], self.sentence.head(other)
            if prep == OF and other.j == other.i + 2 and first.lower in self.sets["definite"] and last.lemma in self.known.whole:
                return not other.behind
            if prep == OF and last.lower in self.known.everything:
                clause = next((v for v in self.sentence.verbs if v.main > other.j), None)
                return clause is not None and clause.main - other.j <= _DEPTH and clause.lemma in self.known.flow_verbs
        return False

    def lead(self, place: int, head: Head) -> list[Token]:
        """The words that lead to a quantity: from its head or the quantity before it on, periods left out."""
        tokens = self.sentence.tokens
        last = max((t.index for t in tokens[:place] if t.mark == "quantity" and self._counts(t)), default=-1)
        stop = max((t.index for t in tokens[:place] if t.lower in _STOP), default=-1)
        start = max(head.at if head.at < place else -1, last, stop) + 1
        # "From last year's $3 million".
        owners = {
            t.index + 1 for t in tokens[start:place] if t.mark == "period" and tokens[t.index + 1].lower in self.sets["possessive_signs"]
        }
        return [t for t in tokens[start:place] if t.mark != "period" and t.index not in owners]

    @staticmethod
    def _counts(token: Token) -> bool:
        return isinstance(token.value, Quantity) and token.value.sort in ("money", "percent", "fraction", "times", "scaled")

    @staticmethod
    def _last(lead: Sequence[Token]) -> str:
        """The last word in front of a quantity, articles and adverbs left out."""
        plain = [t for t in lead if t.tag not in ("D", "A", "X") and t.lemma != "-"]
        return (plain[-1].lemma or plain[-1].lower) if plain else ""

    def says_share(self, lead: Sequence[Token]) -> bool:
        """Whether a share is spoken of: a noun ("a share of"), or a verb of having it ("accounted for")."""
        if any(t.lemma in self.known.share and t.tag == "N" for t in lead):
            return True
        verbs = [t for t in lead if t.tag in ("V", "E", "G", "I", "B")]
        if not verbs or verbs[-1].lemma not in self.known.share_verbs:
            return False
        between = [t for t in lead if t.index > verbs[-1].index and t.tag not in ("D", "A")]
        particle = len(between) == 1 and (verbs[-1].lemma in self.known.account or between[0].lower in self.known.particles)
        return not between or (particle and (between[0].tag == "P" or verbs[-1].lemma in self.known.no_movement))
