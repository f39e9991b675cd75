"""The figures around some heads: to which head each quantity of a sentence belongs, and what it says of it."""

from collections.abc import Sequence
from dataclasses import replace

from comity.read.figure_model import NOBODY, Figure, Head, Words, figure_words
from comity.read.figure_spread import breaks_off, is_difference, is_of_another, is_rate, is_used, labelled, restates, spread
from comity.read.grammar import NounGroup, Token, VerbGroup, words
from comity.read.marks.quantities import Quantity
from comity.read.sentence import Sentence

_PARTS = ("percent", "fraction")
_RATES = ("percent", "fraction", "times")
#: So many tokens behind a quantity may say whether it is a rise or a fall ("5 percent in value terms more").
_TRAIL = 3
#: A noun hangs on others at most so deep.
_DEPTH = 4
#: A comparing word stands so many words before the earlier level at the most ("compared to the figure for 2017 (").
_COMPARING = 5
_OPEN, _STOP = "([", ";"


class Series:
    """The figures of one sentence."""

    def __init__(self, sentence: Sentence, heads: Sequence[Head], coin: str = "") -> None:
        self.sentence = sentence
        self.heads = sorted(heads, key=lambda h: h.at)
        self.known: Words = figure_words(sentence.language)
        self.sets = words(sentence.language).sets
        self.coin = coin
        self.found: list[Figure] = []

    def read(self) -> list[Figure]:
        """The figures, in the order of the text."""
        for place, quantity in self.sentence.quantities():
            if quantity.sort == "ordinal" or quantity.points or any(no(self.sentence, place) for no in (is_rate, restates, breaks_off)):
                continue
            quantity = self._with_coin(place, quantity)
            head = self._head(place, quantity)
            figure = self._figure(place, quantity, head) if head is not None else None
            if figure is not None:
                self.found.append(figure)
        return spread(self.sentence, self.found, self.heads)

    # Which head.

    def _head(self, place: int, quantity: Quantity) -> Head | None:
        """The head that a quantity belongs to: by the noun that it stands in or beside, by its verb's subject, or by order."""
        if is_used(self.sentence, place):
            return None
        label = labelled(self.sentence, place, self.heads)
        if label is not None:
            return label if self._can_take(label, quantity) else None
        for look in (self._by_own_noun, self._by_predicate, self._by_noun_before, self._by_noun_behind, self._by_subject):
            head = look(place)
            if head is not None:
                return head if head.kind and self._can_take(head, quantity) else None
        return self._by_order(place, quantity)

    def _can_take(self, head: Head, quantity: Quantity) -> bool:
        return quantity.sort in head.takes or quantity.sort in _RATES

    def _group(self, place: int) -> NounGroup | None:
        return next((g for g in self.sentence.nouns if g.i <= place < g.j), None)

    def _by_own_noun(self, place: int) -> Head | None:
        """ "A $3 billion deficit", "a 24% rise in trade": the noun behind the quantity in its own group."""
        group = self._group(place)
        if group is None or group.head <= place:
            return None
        head = self._of_noun(group)
        # "Deliver a $5 billion pledge": the sum is the noun's, and not of what the verb tells.
        return NOBODY if head is not None and head.verb is not None else head

    def _by_noun_behind(self, place: int) -> Head | None:
        """ "$3 billion in exports", "$118 million of potash", "65 percent of all imports"."""
        group = self._group(place)
        if group is None or group.head != place:
            return None
        if self._is_handled(place, group):
            return NOBODY
        for prep, other in group.behind[:1]:
            if prep in self.sets["belonging"] and other.i - place <= _DEPTH and not self._is_passed(group, prep):
                found = self._of_noun(other)
                if found is not None:
                    return found
        return self._by_verbs_noun(group)

    def _is_passed(self, group: NounGroup, prep: str) -> bool:
        """ "Committed $3 million for schools": the sum is what a head's verb is told of, and what it is for is none of its."""
        return prep not in self.known.measuring and any(h.verb is not None and group in h.verb.objects for h in self.heads)

    def _by_verbs_noun(self, group: NounGroup) -> Head | None:
        """ "Got $3 million from Chile in aid": the head that hangs on the verb whose object the sum is."""
        verb = group.verb if group.role == "object" else None
        told = [g for prep, g in verb.obliques if prep in self.known.within] if verb is not None else []
        return next((h for h in self.heads if h.group in told and h.at > group.head), None)

    def _by_predicate(self, place: int) -> Head | None:
        """ "Of which $900 million accounted for exports to Peru": what a verb says of the quantity that is its subject."""
        group = self._group(place)
        verb = group.verb if group is not None and group.role == "subject" else None
        if verb is None or group is None or group.head != place or verb.lemma not in self.known.share_verbs | self.known.amount:
            return None
        told = [*verb.objects, *(g for _, g in verb.obliques)]
        return next((h for h in self.heads if h.group is not None and h.at > verb.main and h.group in told), None)

    def _is_handled(self, place: int, group: NounGroup) -> bool:
        """Whether something is done to a part of a thing: "tariffs on $50 billion of imports", "hit $50 billion of exports"."""
        known, verb = self.known, group.verb
        if self.sentence.tokens[place].value.sort != "money":  # type: ignore[attr-defined]
            return False
        if group.by in known.upon and group.parent is not None:
            return True
        told = known.amount | known.moves | known.flow_verbs | known.compare | self.sets["saying"]
        direct = group.role == "object" or (group.role == "" and verb is not None and verb.passive and ("", group) in verb.obliques)
        return (
            verb is not None and direct and verb.lemma not in told and all(verb is not h.verb and verb is not h.under for h in self.heads)
        )

    def _by_noun_before(self, place: int) -> Head | None:
        """ "A deficit of $3 billion", "exports worth $3 billion", "imports to a value of $3 billion"."""
        group = self._group(place)
        if group is None or group.parent is None or group.by not in self.known.measuring:
            return None
        holder: NounGroup | None = group.parent
        for _ in range(_DEPTH):
            if holder is None:
                return None
            head = self._of_noun(holder)
            if head is not None:
                return head
            holder = holder.parent if holder.by in self.known.measuring | {"to", "in"} else None
        return None

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
            for group in verb.objects if verb.passive else verb.subjects:
                if group.i > floor:
                    return self._of_subject(verb, group)
            return None
        return None

    def _of_moved(self, verb: VerbGroup, place: int) -> Head | None:
        """ "Raise trade to $10 billion", "boosted reserves to $50 billion": what a verb moves."""
        if verb.passive or verb.lemma not in self.known.moves:
            return None
        for group in verb.objects:
            if verb.main < group.i and group.j <= place and self.sentence.head(group).tag == "N":
                return self._of_noun(group)
        return None

    def _of_subject(self, verb: VerbGroup, group: NounGroup) -> Head | None:
        if verb.lemma in self.known.amount | self.known.moves | self.known.share_verbs:
            return self._of_noun(group)
        if verb.lemma in self.sets["saying"]:
            return None
        head = self._of_noun(group)
        return head if head is not None and head.kind else NOBODY

    def _of_noun(self, group: NounGroup, depth: int = 0) -> Head | None:
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
        if lemma in known.light or lemma in known.changes or token.lower in known.changes or lemma in known.share or lemma in known.target:
            if depth < _DEPTH:
                for prep, other in group.behind:
                    found = self._of_noun(other, depth + 1) if prep in self.sets["belonging"] else None
                    if found is not None:
                        return found
            return NOBODY if self._is_compound(group) else None
        if lemma in known.neutral:
            return None
        return self._of_verb(group) or NOBODY

    def _is_compound(self, group: NounGroup) -> bool:
        """Whether another noun stands before a figure's own ("trade value", "oil price"), which says what the figure is of."""
        plain = self.known.light | self.known.neutral | self.known.changes | self.known.target
        return any(t.tag == "N" and t.lemma not in plain for t in self.sentence.tokens[group.i : group.head])

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
        if quantity.sort not in _PARTS or not self._says_share(self._lead(place, before[-1] if before else NOBODY)):
            before = [h for h in before if h.takes or h.part]
        if before and not self._stopped(before[-1].at, place) and self._can_take(before[-1], quantity):
            return before[-1]
        group = self._group(place)
        head = self._of_verb(group) if group is not None else None
        if head is not None and self._can_take(head, quantity):
            return head
        after = next((h for h in self.heads if h.at > place), None)
        if after is None or self._stopped(place, after.at) or before:
            return None
        if quantity.sort in _PARTS:
            return after if self._says_share(self._lead(place, after)) else None
        copula = group is not None and group.verb is not None and group.role == "subject" and group.verb.lemma in self.known.amount
        return after if copula and self._can_take(after, quantity) and not self._quantity_between(place, after.at) else None

    def _stopped(self, i: int, j: int) -> bool:
        return any(t.lower in _STOP for t in self.sentence.tokens[i + 1 : j])

    def _quantity_between(self, i: int, j: int) -> bool:
        return any(t.mark == "quantity" for t in self.sentence.tokens[i + 1 : j])

    # What it says.

    def _figure(self, place: int, quantity: Quantity, head: Head) -> Figure | None:
        lead = self._lead(place, head)
        sign = self._sign(place, head, lead)
        value = quantity.value
        if quantity.sort in _PARTS:
            return self._part(place, quantity, head, lead, sign)
        if quantity.sort == "times" and not head.takes:
            return None
        if quantity.sort == "times":
            told = not quantity.value or sign > 0 or not self.sentence.tokens[place].text[0].isdigit()
            return Figure(head, "change", quantity, value, place) if told else None
        if quantity.sort not in head.takes:
            return None
        last = self._last(lead)
        if value is not None and sign and (last == "by" or self._than_behind(place) or is_difference(self.sentence, place, lead)):
            return Figure(head, "change", quantity, sign * abs(value), place)
        return Figure(head, "level", quantity, value, place, is_base=self._is_base(lead, head, place))

    def _part(self, place: int, quantity: Quantity, head: Head, lead: list[Token], sign: int) -> Figure | None:
        value = quantity.value
        if value is None:
            return None
        by = self._last(lead) == "by"
        if self._is_share(place, head, lead):
            return None if by and sign else Figure(head, "share", quantity, value, place, is_base=self._is_base(lead, head, place))
        if not head.takes:
            # "Peru is its main partner (14%)".
            return Figure(head, "share", quantity, value, place) if head.part and quantity.sort == "percent" and not sign else None
        last = self._last(lead)
        if last in self.known.base and any(f.head is head and f.measure == "share" for f in self.found):
            return Figure(head, "share", quantity, value, place, is_base=True)
        if value < 0 or (lead and lead[-1].lower == "+"):
            return Figure(head, "change", quantity, value, place)
        if sign:
            return Figure(head, "change", quantity, sign * value, place)
        if head.part and (quantity.sort == "percent"):
            return Figure(head, "share", quantity, value, place)
        return None

    def _lead(self, place: int, head: Head) -> list[Token]:
        """The words that lead to a quantity: from its head or the quantity before it on, periods left out."""
        tokens = self.sentence.tokens
        last = max((t.index for t in tokens[:place] if t.mark == "quantity" and self._counts(t)), default=-1)
        stop = max((t.index for t in tokens[:place] if t.lower in _STOP), default=-1)
        start = max(head.at if head.at < place else -1, last, stop) + 1
        return [t for t in tokens[start:place] if t.mark != "period"]

    @staticmethod
    def _counts(token: Token) -> bool:
        return isinstance(token.value, Quantity) and token.value.sort in ("money", "percent", "fraction", "times", "scaled")

    @staticmethod
    def _last(lead: Sequence[Token]) -> str:
        """The last word in front of a quantity, articles and adverbs left out."""
        plain = [t for t in lead if t.tag not in ("D", "A") and t.lemma != "-"]
        return (plain[-1].lemma or plain[-1].lower) if plain else ""

    def _sign(self, place: int, head: Head, lead: Sequence[Token]) -> int:
        """1 if a quantity is told as a rise, -1 as a fall, 0 as neither: by what is behind it, before it, or the clause's verb."""
        trail = self._trail_sign(place)
        if trail:
            return trail
        for index in range(len(lead) - 1, -1, -1):
            sign = self._moved(lead, index)
            if sign:
                return sign
        opening = bool(lead) and lead[-1].lower in _OPEN
        if self._last(lead) == "by" and len(lead) == 1 and head.at == place - 2 and self.found:
            # "Exports grew by 12 percent and imports by 8": the verb of the change before.
            changes = [f.value or 0 for f in self.found if f.measure == "change"]
            return 0 if not changes else 1 if changes[-1] > 0 else -1
        if head.at < place and (self._last(lead) in ("by", "or") or opening):
            tokens = [t for t in self.sentence.tokens[head.at + 1 : place] if t.mark != "quantity"]
            found = next((s for i in range(len(tokens) - 1, -1, -1) if (s := self._moved(tokens, i))), 0)
            return found or self._moved_by(head)
        return 0

    def _moved_by(self, head: Head) -> int:
        """What the verb that has the head as its object does to it: "China cut imports by 5 percent"."""
        verb = head.group.verb if head.group is not None and head.group.role == "object" else None
        if verb is None or verb.main > head.at:
            return 0
        return (verb.lemma in self.known.move_up) - (verb.lemma in self.known.move_down)

    def _moved(self, tokens: Sequence[Token], index: int) -> int:
        token, known = tokens[index], self.known
        if token.mark not in ("", "sign") or token.tag in ("D", "P"):
            return 0
        if token.lower in known.particles and index and tokens[index - 1].lemma in known.no_movement:
            return 0
        verbal = token.tag in ("V", "E", "G", "I")
        if (verbal and token.lemma in known.move_up) or token.lower in known.up or (not verbal and token.lemma in known.up):
            return 1
        if (verbal and token.lemma in known.move_down) or token.lower in known.down or (not verbal and token.lemma in known.down):
            return -1
        return 0

    def _trail_sign(self, place: int) -> int:
        """ "5 percent more than", "a 5 percent rise", "17 percent down on"."""
        tokens = self.sentence.tokens
        seen = 0
        for index in range(place + 1, len(tokens)):
            token = tokens[index]
            if token.mark == "period":
                continue
            if token.mark or token.tag in ("V", "E", "I", "M", "B", "H", "C", "S", "R", "P") or seen >= _TRAIL:
                return 0
            sign = self._moved(tokens, index)
            if sign:
                return sign
            seen += 1
        return 0

    def _than_behind(self, place: int) -> bool:
        after = self.sentence.tokens[place + 1 : place + 3]
        return len(after) == 2 and bool(self._moved(after, 0)) and after[1].lower in self.known.base

    def _is_base(self, lead: Sequence[Token], head: Head, place: int) -> bool:
        """Whether a level is that of the period compared with: "from", "against", "compared to", "after"."""
        near = [t for t in lead if t.lemma != "-"][-_COMPARING:]
        last = self._last(lead)
        if last == "from":
            return head.at < place
        if last in self.known.base and last not in ("on", "over"):
            return True
        return any(t.lemma in self.known.base - self.known.base_weak or t.lower in self.known.base - self.known.base_weak for t in near)

    def _is_share(self, place: int, head: Head, lead: Sequence[Token]) -> bool:
        """Whether a percentage is a part of its head: "accounted for 5 percent of", "5 percent of exports went to"."""
        if self._says_share(lead) or self._in_share(head):
            return True
        group = self._group(place)
        if group is None or group.head != place:
            return False
        if any(prep in ("of",) and self._of_noun(other) is head for prep, other in group.behind[:1]):
            return True
        verb = group.verb
        told = verb is not None and (group.role == "subject" or (verb.passive and group in verb.objects))
        return told and verb is not None and verb.lemma in self.known.flow_verbs and not self._trail_sign(place)

    def _in_share(self, head: Head) -> bool:
        """Whether a head hangs on a share: "Peru's share in Chile's imports rose to 5 percent"."""
        group = head.group
        while group is not None and group.parent is not None:
            group = group.parent
            if self.sentence.head(group).lemma in self.known.share:
                return True
        return False

    def _says_share(self, lead: Sequence[Token]) -> bool:
        """Whether a share is spoken of: a noun ("a share of"), or a verb of having it ("accounted for")."""
        if any(t.lemma in self.known.share and t.tag == "N" for t in lead):
            return True
        verbs = [t for t in lead if t.tag in ("V", "E", "G", "I", "B")]
        if not verbs or verbs[-1].lemma not in self.known.share_verbs:
            return False
        between = [t for t in lead if t.index > verbs[-1].index and t.tag not in ("D", "A")]
        particle = len(between) == 1 and (verbs[-1].lemma in self.known.account or between[0].lower in self.known.particles)
        return not between or (particle and (between[0].tag == "P" or verbs[-1].lemma in self.known.no_movement))

    def _with_coin(self, place: int, quantity: Quantity) -> Quantity:
        """A sum with no currency has that of the money told before it ("3.42 billion francs, down from 4.94 billion")."""
        if quantity.sort != "scaled":
            return quantity
        after = self.sentence.tokens[place + 1 : place + 2]
        if after and after[0].tag in ("N", "A", "G") and not after[0].mark and not self._moved(after, 0):
            return quantity
        coin = next((f.quantity.word for f in reversed(self.found) if f.quantity.word), "") or self.coin
        return replace(quantity, sort="money", word=coin) if coin else quantity
