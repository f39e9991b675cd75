"""The figures around some heads: what each quantity of a sentence says of the head that it belongs to."""

from collections.abc import Sequence
from dataclasses import replace

from comity.read.figures.bracketed_figures import CLOSE, OPEN
from comity.read.figures.figure import Figure, Head, says_part
from comity.read.figures.heights import height_before, height_behind, is_again, is_multiple
from comity.read.figures.one_to_each import (
    breaks_off,
    change_of_all,
    is_difference,
    is_in_other_coin,
    is_of_companion,
    is_rate,
    is_rounded,
    restates,
    sign_of_change,
    spread,
)
from comity.read.figures.quantity_heads import PARTS, Belonging
from comity.read.grammar import NounGroup, Token
from comity.read.grammar.links import OF, TO
from comity.read.marks.quantities import Quantity

#: So many tokens behind a quantity may say whether it is a rise or a fall ("5 percent in value terms more").
_TRAIL = 3
#: A comparing word stands so many words before the earlier level at the most ("compared to the figure for 2017 (").
_COMPARING = 5
#: A bracket beside a quantity closes within so many tokens ("(or 7 percent)").
_BRACKETED = 5
#: Tags of words that name a thing and its partner, with no verb.
_NAMING = "PLNDA"
#: No part is more than the whole, in percent.
_WHOLE = 100
_BEFORE_MINUS = (",", ";", ":")
#: What a quantity can be that is no figure of its own.
_NONE = (is_rate, restates, is_rounded, breaks_off, is_in_other_coin)


class Series(Belonging):
    """The figures of one sentence."""

    def read(self) -> list[Figure]:
        """The figures, in the order of the text."""
        for place, quantity in self.sentence.quantities():
            if quantity.sort == "ordinal" or quantity.points or any(no(self.sentence, place) for no in _NONE):
                continue
            quantity = self._with_coin(place, quantity)
            if place in self.owned:
                self.found += self._owned(place, quantity)
                continue
            head = self.head_of(place, quantity)
            if head is not None and is_of_companion(self.sentence, place, head):
                continue
            figure = self._figure(place, quantity, head) if head is not None else None
            if figure is not None:
                self.found.append(figure)
        return spread(self.sentence, self.found, self.heads)

    def _owned(self, place: int, quantity: Quantity) -> list[Figure]:
        """A figure of which it is known whose it is; none if it is nobody's."""
        head, own = self.owned[place]
        value = quantity.value
        if not head.kind or value is None or (own.measure == "level" and quantity.sort not in head.takes):
            return []
        return [Figure(head, own.measure, quantity, own.sign * abs(value) if own.sign else value, place, is_base=own.is_base)]

    # What it says.

    def _figure(self, place: int, quantity: Quantity, head: Head) -> Figure | None:
        lead = self.lead(place, head)
        like = self._joined_to(place, quantity, head)
        if like is not None:
            value = quantity.value if quantity.value is None or (like.value or 0) >= 0 else -abs(quantity.value)
            return replace(like, quantity=quantity, value=value, at=place)
        sign = self._sign(place, head, lead)
        value = quantity.value
        if quantity.sort in PARTS:
            return self._part(place, quantity, head, lead, sign)
        if quantity.sort == "times" and not head.takes:
            return None
        if quantity.sort == "times":
            told = not quantity.value or sign > 0 or is_multiple(self.sentence, place) or not self.sentence.tokens[place].text[0].isdigit()
            return Figure(head, "change", quantity, value, place) if told else None
        if quantity.sort not in head.takes or (head.verb is not None and self._is_compared(place)):
            return None
        last = self._last(lead)
        moved = (
            last == "by"
            or self._than_behind(place)
            or bool(height_behind(self.sentence, place, weak=False))
            or is_difference(self.sentence, lead)
            or self._is_moved_by(place, lead)
        )
        if value is not None and (turn := sign_of_change(self.sentence, lead, head, place)):
            return Figure(head, "change", quantity, turn * abs(value), place)
        if value is not None and sign and moved:
            return Figure(head, "change", quantity, sign * abs(value), place)
        if self._is_part_of_level(place, head):
            return None
        earlier = self._is_base(lead, head, place) or self._is_earlier_in_bracket(place, head)
        return Figure(head, "level", quantity, value, place, is_base=earlier)

    def _is_part_of_level(self, place: int, head: Head) -> bool:
        """ "Came to $9 million, of which 5 million fell on meat": a part of the level before is no other level of the same."""
        before = self.sentence.tokens[max(0, place - 2) : place]
        of_which = len(before) > 1 and before[1].tag == "R" and before[0].tag == "P"
        return of_which and any(f.head is head and f.measure == "level" for f in self.found)

    def _is_earlier_in_bracket(self, place: int, head: Head) -> bool:
        """ "$3 million, down 5 percent on the year ($4 million in 2017)": behind a level and its change, with a period of its own."""
        own, tokens = [f.measure for f in self.found if f.head is head], self.sentence.tokens
        if own[-2:] != ["level", "change"] or tokens[place - 1].lower not in OPEN:
            return False
        inside = next((k for k in range(place, len(tokens)) if tokens[k].lower in CLOSE), place)
        return any(t.mark == "period" for t in tokens[place:inside]) and not any(
            t.tag in "NVEIG" for t in tokens[self.found[-1].at + 1 : place - 1]
        )

    def _joined_to(self, place: int, quantity: Quantity, head: Head) -> Figure | None:
        """The figure right before one that "and" joins it to: "rose by 5 and 3 percent respectively"."""
        tokens, last = self.sentence.tokens, self.found[-1] if self.found else None
        between = tokens[last.at + 1 : place] if last is not None else []
        if not self.respective or last is None or not between or any(t.tag != "C" and t.lower != "," for t in between):
            return None
        return last if last.quantity.sort == quantity.sort and last.head is head else None

    def _part(self, place: int, quantity: Quantity, head: Head, lead: list[Token], sign: int) -> Figure | None:
        value = quantity.value
        if value is None:
            return None
        by = self._last(lead) == "by"
        if value <= _WHOLE and self._is_share(place, head, lead):
            return None if by and sign else Figure(head, "share", quantity, value, place, is_base=self._is_base(lead, head, place))
        if not head.takes:
            # "Peru is its main partner (14%)".
            return Figure(head, "share", quantity, value, place) if head.part and quantity.sort == "percent" and not sign else None
        earlier = self._last(lead) in self.known.base or self._is_base(lead, head, place)
        if earlier and any(f.head is head and f.measure == "share" for f in self.found):
            return Figure(head, "share", quantity, value, place, is_base=True)
        if value < 0 or (lead and lead[-1].lower == "+"):
            return Figure(head, "change", quantity, value, place)
        if self._has_minus(place):
            return Figure(head, "change", quantity, -value, place)
        if sign:
            return Figure(head, "change", quantity, sign * value, place, is_base=self._is_after(lead))
        if self._is_next_change(place, head):
            return Figure(head, "change", quantity, value if (self.found[-1].value or 0) >= 0 else -value, place)
        if head.part and quantity.sort == "percent" and (told := change_of_all(self.sentence, place)):
            return Figure(head, "change", quantity, told * value, place)
        if head.part and quantity.sort == "percent" and value <= _WHOLE:
            return Figure(head, "share", quantity, value, place)
        return None

    def _is_after(self, lead: Sequence[Token]) -> bool:
        """Whether a change is told as what went before another ("grew by 8 percent after a fall of 2 percent in 2017")."""
        near = [t for t in lead[-_COMPARING:] if t.tag in "PSX"]
        return bool(self.found) and any(t.lower in self.known.following_on for t in near)

    def _is_next_change(self, place: int, head: Head) -> bool:
        """Whether a change goes on to one more of a list: "exports rose by 4 percent to Chile and 9 percent to Peru"."""
        last = self.found[-1] if self.found else None
        if last is None or last.head is head or last.measure != "change" or last.quantity.sort != "percent":
            return False
        alike = (last.head.a, last.head.attrs) == (head.a, head.attrs) and self.sentence.tokens[place - 1].lower not in OPEN
        # "A rise of 7% in Latvian exports and of 3% in Polish ones".
        joint = [t.tag for t in self.sentence.tokens[:place] if t.lower != OF][-1:] == ["C"]
        alike = alike or (joint and self._names_its_own(place, head))
        return alike and not any(v.main > last.at and v.main < place for v in self.sentence.verbs)

    def _names_its_own(self, place: int, head: Head) -> bool:
        """Whether a percentage has its head right behind it ("3% in Polish exports")."""
        group = self.group_at(place)
        return group is not None and any(p in self.known.within and g is head.group for p, g in group.behind[:1])

    def _sign(self, place: int, head: Head, lead: Sequence[Token]) -> int:
        """1 if a quantity is told as a rise, -1 as a fall, 0 as neither: by what is behind it, before it, or the clause's verb."""
        trail = self._trail_sign(place) or height_behind(self.sentence, place, weak=False) or is_again(self.sentence, place)
        if trail:
            return trail
        if self._last(lead) == "by" and (height := height_before(self.sentence, place, head, self.heads)):
            return height
        for index in range(len(lead) - 1, -1, -1):
            sign = self._moved(lead, index)
            if sign:
                return sign
        opening = bool(lead) and lead[-1].lower in OPEN
        if self._last(lead) == "by" and lead[-1].index == place - 1 and head.at < place and self._follows_on(place, lead):
            # "Exports grew by 12 percent and imports from Peru by 8": the verb of the change before.
            changes = [f.value or 0 for f in self.found if f.measure == "change"]
            return 0 if not changes else 1 if changes[-1] > 0 else -1
        if head.at < place and (self._last(lead) in ("by", "or") or opening):
            tokens = [t for t in self.sentence.tokens[head.at + 1 : place] if t.mark != "quantity"]
            found = next((s for i in range(len(tokens) - 1, -1, -1) if (s := self._moved(tokens, i))), 0)
            return found or self._moved_by(head)
        return height_behind(self.sentence, place, weak=True)

    def _follows_on(self, place: int, lead: Sequence[Token]) -> bool:
        """Whether nothing but names leads to a percentage from the figure before it."""
        last = max((p for p, _ in self.sentence.quantities(0, place)), default=-1)
        return bool(self.found) and self.found[-1].at == last and all(t.tag in _NAMING for t in lead)

    def _has_minus(self, place: int) -> bool:
        """ "20,984, -21.8%", "(-3%)": a dash that touches the number, behind a sign."""
        tokens = self.sentence.tokens
        if place < 2 or tokens[place - 1].lower != "-" or tokens[place - 1].end != tokens[place].start:
            return False
        before = tokens[place - 2]
        return before.lower in OPEN or (before.lower in _BEFORE_MINUS and before.end < tokens[place - 1].start)

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
        if token.lower in known.particles and token.index and self.sentence.tokens[token.index - 1].lemma in known.no_movement:
            return 0
        verbal = token.tag in ("V", "E", "G", "I")
        if (verbal and token.lemma in known.move_up) or token.lower in known.up or (not verbal and token.lemma in known.up):
            # "Negative growth" is a fall.
            return -1 if index and tokens[index - 1].lower in known.negative else 1
        if (verbal and token.lemma in known.move_down) or token.lower in known.down or (not verbal and token.lemma in known.down):
            return -1
        return 0

    def _trail_sign(self, place: int) -> int:
        """ "5 percent more than", "a 5 percent rise", "17 percent down on"."""
        tokens = self.sentence.tokens
        seen = 0
        if place and tokens[place - 1].tag == "R":
            # "Of which 5 million fall on meat".
            return 0
        for index in range(self._behind_bracket(place), len(tokens)):
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

    def _is_compared(self, place: int) -> bool:
        """Whether a sum is by how much more one does than another ("exported $3 million more goods than Peru")."""
        after = self.sentence.tokens[place + 1 : place + 1 + _TRAIL]
        return len(after) > 1 and bool(self._moved(after, 0)) and after[-1].lower in self.sets["comparing"]

    def _behind_bracket(self, place: int) -> int:
        """Where a quantity goes on: behind a short bracket that stands behind it or around it ("$5 million (or 7 percent) less than")."""
        tokens = self.sentence.tokens[place + 1 : place + 1 + _BRACKETED]
        opened = bool(tokens) and tokens[0].lower in OPEN
        closing = next((t.index for t in tokens if t.lower in CLOSE), None)
        return closing + 1 if closing is not None and (opened or tokens[0].lower in CLOSE) else place + 1

    def _than_behind(self, place: int) -> bool:
        start = self._behind_bracket(place)
        after = self.sentence.tokens[start : start + 2]
        # "$3 million, down from $4 million" is no difference.
        earlier = len(after) == 2 and after[0].lower in self.known.particles and after[1].lower in self.sets["leaving"]
        return len(after) == 2 and bool(self._moved(after, 0)) and after[1].lower in self.known.base and not earlier

    def _is_moved_by(self, place: int, lead: Sequence[Token]) -> bool:
        """ "Exports rose $3 million", "saw a $3 million increase": a sum right behind a verb of movement, or in the group of its noun."""
        near = next((t for t in reversed(lead) if t.tag not in ("D", "A", "X")), None)
        group = self.group_at(place)
        inside = group is not None and group.head > place and self.sentence.head(group).lower in self.known.changes
        return inside or (near is not None and near.tag in ("V", "E", "G", "I") and near.lemma in self.known.moves)

    def _is_base(self, lead: Sequence[Token], head: Head, place: int) -> bool:
        """Whether a level is that of the period compared with: "from", "against", "compared to", "after"."""
        near = [t for t in lead if t.lemma != "-"][-_COMPARING:]
        last = self._last(lead)
        if last == "from":
            return head.at < place
        if last in self.known.base and last not in ("on", "over"):
            return True
        if (
            last in self.known.above | self.known.below
            and self.found
            and self.found[-1].measure == "change"
            and self.found[-1].head is head
        ):
            # "19 percent under the $24 million of January".
            return all(t.tag in "DAP" or t.lower in self.known.above | self.known.below for t in lead)
        strict = self.known.base - self.known.base_weak
        at = next((k for k in range(len(near) - 1, -1, -1) if near[k].lemma in strict or near[k].lower in strict), None)
        if at is not None and near[-1].lower == "," and any(t.tag == "N" for t in near[at + 1 :]):
            # "Bought more than any other nation, $3 million's worth".
            return False
        if last == TO and at is not None and self.sentence.tokens[near[-1].index - 1].mark == "period":
            # "Fell by 5 percent against 2017 to $3 million".
            return False
        return at is not None and not self._goes_on(near[at + 1 :])

    def _goes_on(self, behind: Sequence[Token]) -> bool:
        """Whether a clause goes on behind what something is compared with: "compared to 2018, reaching", "than in 2018 and totalled", ", to"."""
        joint = next((k for k, t in enumerate(behind) if t.lower == "," or t.tag == "C"), len(behind))
        when = any(t.lower in self.sets["simultaneous"] for t in behind)
        new = behind[joint + 1 :]
        return not when and (any(t.tag in ("V", "E", "G") for t in new) or [t.tag for t in new] == ["P"])

    def _is_share(self, place: int, head: Head, lead: Sequence[Token]) -> bool:
        """Whether a percentage is a part of its head: "accounted for 5 percent of", "5 percent of exports went to"."""
        following = self.sentence.tokens[place + 1 : place + 2]
        if following and self._moved(following, 0):
            # "Received 12 percent fewer tourists".
            return False
        if self.says_share(lead) or says_part(self.sentence, place) or self._in_share(head):
            return True
        group = self.group_at(place)
        if group is None or group.head != place:
            return False
        if any(prep == OF and self.of_noun(other) is head for prep, other in group.behind[:1]) or self.is_of_total(group):
            return True
        if self._is_of_flow(group, head, lead):
            return True
        verb = group.verb
        told = verb is not None and (group.role == "subject" or (verb.passive and group in verb.objects))
        return told and verb is not None and verb.lemma in self.known.flow_verbs and not self._trail_sign(place)

    def _is_of_flow(self, group: NounGroup, head: Head, lead: Sequence[Token]) -> bool:
        """ "A share of 26 percent, including 38 percent in exports and 4 percent in imports"."""
        if not self.found or self.found[-1].measure != "share" or not any(p == "in" and g is head.group for p, g in group.behind[:1]):
            return False
        joint = self.sentence.tokens[group.i - 1]
        return any(t.lower in self.known.opening for t in lead) or joint.tag == "C" or joint.lower == ","

    def _in_share(self, head: Head) -> bool:
        """Whether a head hangs on a share: "Peru's share in Chile's imports rose to 5 percent"."""
        group = head.group
        while group is not None and group.parent is not None:
            group = group.parent
            if self.sentence.head(group).lemma in self.known.share:
                return True
        return False

    def _with_coin(self, place: int, quantity: Quantity) -> Quantity:
        """A sum with no currency has that of the money told before it ("3.42 billion francs, down from 4.94 billion")."""
        if quantity.sort != "scaled":
            return quantity
        after = self.sentence.tokens[place + 1 : place + 2]
        if after and after[0].tag in ("N", "A", "G") and not after[0].mark and not self._moved(after, 0):
            return quantity
        coin = next((f.quantity.word for f in reversed(self.found) if f.quantity.word), "") or self.coin
        return quantity._replace(sort="money", word=coin) if coin else quantity
