"""A sentence as a row of groups and tokens, and what stands beside a place in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from comity.read.grammar.groups import Item, NounGroup, VerbGroup
from comity.read.grammar.tokens import Token
from comity.read.grammar.words import Words

COMMA = ","
_OPENING = frozenset("([")
SEMICOLON = ";"
#: Signs that end a clause.
STOPS = frozenset(";:")
#: The dictionary form of every dash.
DASH = "-"

_NAMED = "LF"
#: So near behind "and" stands what it joins, adverbs ("as well as with Chile") not counted.
_JOINT = 6
#: From a verb back to the group before the comma in front of it.
_BEFORE_COMMA = 2
#: How far a list is looked through for its "and".
_LIST = 40
#: The most items set between "and" and what it joins ("Chile and, for the first time, Peru").
_SET_BETWEEN = 5


def preposition(item: Item | None) -> str:
    """The preposition that an item is, as it is to be read; empty if it is none."""
    if isinstance(item, Token) and item.tag == "P":
        return item.lemma or item.lower
    return ""


def is_tag(item: Item | None, tag: str) -> bool:
    """Whether an item is a token with this tag."""
    return isinstance(item, Token) and item.tag == tag


def is_comma(item: Item | None) -> bool:
    """Whether an item is a comma."""
    return isinstance(item, Token) and item.lower == COMMA


def coordinates(item: Item | None) -> bool:
    """Whether an item is "and" or its like, or a comma."""
    return is_tag(item, "C") or is_comma(item)


def is_pause(item: Item | None) -> bool:
    """Whether an item is a comma or a dash."""
    return is_comma(item) or (isinstance(item, Token) and item.tag == "Y" and item.lemma == DASH)


#: Sorts of verbs that have a clause of their own.
_SAID = ("finite", "participle")


def without_asides(tokens: list[Token], items: list[Item]) -> list[Item]:
    """The items but for what pauses set between "and" and what it joins: "Chile and, for the first time, Peru", "and – since 2018 – Fiji"."""
    kept: list[Item] = []
    k = 0
    while k < len(items):
        kept.append(items[k])
        k = (_aside_end(tokens, items, k) if is_tag(items[k], "C") else k) + 1
    return kept


def _aside_end(tokens: list[Token], items: list[Item], k: int) -> int:
    """The place of the pause that ends the aside behind the joint at `k`; `k` if none is there."""
    if k + 2 >= len(items) or not is_pause(items[k + 1]):
        return k
    for m in range(k + 2, min(len(items) - 1, k + 3 + _SET_BETWEEN)):
        item = items[m]
        if is_pause(item):
            after = items[m + 1]
            listed = is_tag(after, "P") or (isinstance(after, NounGroup) and tokens[after.head].tag != "U")
            return m if m > k + 2 and listed else k
        named = isinstance(item, NounGroup) and tokens[item.head].tag in _NAMED
        if isinstance(item, VerbGroup) or named or (isinstance(item, Token) and item.tag not in "PXW"):
            return k
    return k


def _tells_time(item: Item) -> bool:
    return isinstance(item, Token) and item.tag in "PXW"


@dataclass(frozen=True)
class Row:
    """The items of a sentence in order; places are counted from 0."""

    items: list[Item]

    def at(self, k: int) -> Item | None:
        """The item at a place, None beyond either end."""
        return self.items[k] if 0 <= k < len(self.items) else None

    def behind(self, k: int) -> Iterator[Item]:
        """The items behind a place, in order."""
        return (self.items[m] for m in range(k + 1, len(self.items)))

    def place_before(self, k: int) -> int:
        """The place of the item before, adverbs and periods left out; -1 if there is none."""
        k -= 1
        while k >= 0:
            item = self.items[k]
            if not isinstance(item, Token) or (item.tag not in "XW" and item.lemma != "-"):
                break
            k -= 1
        return k

    def before(self, k: int) -> Item | None:
        """The item before, adverbs and periods left out."""
        return self.at(self.place_before(k))

    def before_group(self, group: NounGroup) -> Item | None:
        """The item before a group of the row, adverbs and periods left out."""
        return self.before(self._places[group.i])

    @cached_property
    def _places(self) -> dict[int, int]:
        """From the first token of each item to its place."""
        return {item.index if isinstance(item, Token) else item.i: k for k, item in enumerate(self.items)}

    def before_noun(self, k: int) -> Item | None:
        """The item before a noun group: adverbs are left out, and periods with the preposition that belongs to them."""
        while k > 0:
            k -= 1
            item = self.items[k]
            if not isinstance(item, Token) or item.tag not in "XW":
                return item
            if item.tag == "W" and k and preposition(self.items[k - 1]):
                k -= 1
        return None

    def last_of_list(self, k: int) -> int:
        """The last of the groups that "and" joins to the one at `k` ("since Chile and Peru signed …")."""
        while is_tag(self.at(k + 1), "C") and isinstance(self.at(k + 2), NounGroup):
            k += 2
        return k

    def verb_follows(self, k: int) -> bool:
        """Whether the group at `k` has its verb behind it, with nothing between but what hangs on the group."""
        before = self.items[k]
        hanging = False
        for item in self.behind(k):
            if isinstance(item, VerbGroup):
                return item.sort in ("finite", "participle")
            if isinstance(item, NounGroup):
                # "The forum of cooperation between Chile and Peru was held": two behind one preposition.
                if not preposition(before) and not (hanging and is_tag(before, "C")):
                    return False
                hanging = True
            elif item.tag == "C":
                if not hanging or not isinstance(before, NounGroup):
                    return False
            elif item.tag in "YSR":
                return False
            before = item if not is_tag(item, "X") else before
        return False

    def clause_follows(self, k: int) -> bool:
        """Whether a comma and a subject with its verb stand behind the group at `k` ("… and, at the talks, Peru asked")."""
        return is_comma(self.at(k + 1)) and isinstance(self.at(k + 2), NounGroup) and self.verb_follows(k + 2)

    def has_verb(self, k: int) -> bool:
        """Whether the group at `k` has its verb behind it, set apart perhaps by what stands between commas ("after Peru, in reply, closed")."""
        return self.verb_follows(k) or (is_comma(self.at(k + 1)) and self.insertion(k + 1) is not None)

    def runs_to_verb(self, k: int) -> bool:
        """Whether the verb of the sentence follows the group at `k` with no comma between."""
        for item in self.behind(k):
            if isinstance(item, VerbGroup):
                return item.sort in ("finite", "participle")
            if isinstance(item, Token) and item.tag in ("Y", "S", "R"):
                return False
        return False

    def list_has_verb(self, k: int) -> bool:
        """Whether the group at `k` begins a list that ends in "and …" and has its verb right behind ("traders, farmers and miners built")."""
        joined, m = False, k + 1
        while m < len(self.items) and m < k + _LIST:
            item = self.items[m]
            if isinstance(item, VerbGroup):
                return joined and item.sort in ("finite", "participle")
            if isinstance(item, NounGroup):
                before = self.before(m)
                if not (coordinates(before) or preposition(before)):
                    return False
                joined = joined or is_tag(before, "C")
            elif item.tag in "SR" or item.lower in STOPS or (joined and item.tag == "Y" and not self._closes_list(m)):
                return False
            m += 1
        return False

    def _closes_list(self, k: int) -> bool:
        """Whether the comma at `k` closes the last of a list whose "and" stands behind a comma too ("the president, and her guest, signed")."""
        joint = next((m for m in range(k - 1, 0, -1) if is_tag(self.items[m], "C")), 0)
        after = next((x for x in self.behind(k) if not is_tag(x, "X")), None)
        return is_comma(self.items[k]) and joint > 0 and is_comma(self.items[joint - 1]) and isinstance(after, VerbGroup)

    def goes_on(self, k: int) -> bool:
        """Whether a list that a comma continues at `k` ends in "and …" further on."""
        for m in range(k + 1, min(len(self.items), k + _LIST)):
            item = self.items[m]
            if isinstance(item, VerbGroup):
                return False
            if isinstance(item, Token):
                if item.tag == "C":
                    joined = [x for x in self.items[m + 1 : m + _JOINT] if not is_tag(x, "X")]
                    return any(isinstance(x, NounGroup) for x in joined[:3])
                if item.tag in "SR" or item.lower in STOPS:
                    return False
        return False

    def lists_people(self, k: int) -> bool:
        """Whether the semicolon at `k` parts two of a list of people or parties ("with A, adviser to B; C, adviser to D; and E")."""
        m = k + 1 + is_tag(self.at(k + 1), "C")
        first = self.at(m)
        if not isinstance(first, NounGroup) or self.verb_follows(m):
            return False
        for item in self.behind(m):
            if isinstance(item, VerbGroup):
                return item.sort not in ("finite", "participle")
            if isinstance(item, Token) and (item.tag in "SR" or item.lower in STOPS):
                return item.lower == SEMICOLON
        return True

    def aside(self, k: int) -> int | None:
        """The place of the dash that ends what the dash at `k` sets apart, if what is around goes on behind it; else None.

        It goes on with its verb, or with "and" and one more.
        """
        for m in range(k + 1, min(len(self.items), k + _LIST)):
            item = self.items[m]
            if isinstance(item, Token) and item.lower in STOPS:
                return None
            if isinstance(item, Token) and item.lemma == DASH and item.tag == "Y":
                after = next((x for x in self.behind(m) if not is_tag(x, "X")), None)
                apart = m > k + 2 or not isinstance(self.items[m - 1], Token)
                goes_on = (isinstance(after, VerbGroup) and after.sort in ("finite", "participle")) or is_tag(after, "C")
                return m if apart and goes_on else None
        return None

    def insertion(self, k: int, joined: bool = False) -> int | None:
        """The place of the comma that ends what the comma at `k` sets in front of a verb, None if a list or a clause begins at `k`.

        "Civilians, mostly Kenyans (put at 300), were killed"; "the king, unable to hold the town, withdrew".

        Args:
            k: the place.
            joined: whether "and" may stand inside ("exports, mostly tea and wool, were").

        """
        for m in range(k + 1, min(len(self.items), k + _LIST)):
            item = self.items[m]
            if isinstance(item, VerbGroup):
                if item.sort == "finite" or (item.sort == "participle" and not self._in_brackets(m)):
                    return None
            elif isinstance(item, Token):
                if item.tag in "SR" or item.lower in STOPS or (item.tag == "C" and not joined):
                    return None
                if is_comma(item):
                    after = next((x for x in self.behind(m) if not is_tag(x, "X")), None)
                    if isinstance(after, VerbGroup) and after.sort in ("finite", "participle"):
                        return m
                    if not joined:
                        return None
        return None

    def said_aside(self, k: int, saying: frozenset[str]) -> int | None:
        """The place of the comma that ends who says it, set by commas between a subject and its verb ("Peru, Chile charged, had …"); else None."""
        m = k + 2
        while preposition(self.at(m)) and isinstance(self.at(m + 1), NounGroup):
            # "The government of Chile charged".
            m += 2
        who, verb = self.at(k + 1), self.at(m)
        if not isinstance(who, NounGroup) or not isinstance(verb, VerbGroup) or verb.lemma not in saying or verb.sort not in _SAID:
            return None
        end = next((m for m in range(m + 1, min(len(self.items), k + _LIST)) if not _tells_time(self.items[m])), len(self.items))
        after = next((x for x in self.behind(end) if not is_tag(x, "X")), None)
        return end if is_comma(self.at(end)) and isinstance(after, VerbGroup) and after.sort in _SAID else None

    def _in_brackets(self, k: int) -> bool:
        before = self.at(k - 1)
        return isinstance(before, Token) and before.lower in _OPENING

    def is_last_clause(self, k: int) -> bool:
        """Whether no verb stands behind a place, as far as a list is looked through."""
        return not any(isinstance(item, VerbGroup) for item in self.items[k + 1 : k + _LIST])

    def closed_by_comma(self, k: int) -> bool:
        """Whether the group at `k`, with what hangs on it, stands between two commas."""
        for item in self.items[k + 1 : k + 8]:
            if is_tag(item, "Y"):
                return is_comma(item)
            if isinstance(item, VerbGroup):
                return False
        return False

    def finite_follows(self, k: int, known: Words, tokens: list[Token]) -> bool:
        """Whether the group before the participle at `k` has its verb only further on ("the treaty signed in Lima was …").

        Those listed behind the agent's preposition or "between" begin no clause ("owned by Chile and Fiji, the dam …"; but "grew by 5 percent, and it …"),
        those behind one that is clausal may ("crossed the river before the armies met"). "There was" is a clause of its own.
        """
        agent, clausal, among = known.agent, known.sets["clausal"], known.sets["among"]
        fresh, by = 0, ""
        for m in range(k + 1, len(self.items)):
            item = self.items[m]
            if isinstance(item, VerbGroup):
                if item.sort in ("infinitive", "ing") or tokens[item.i - 1].lower in known.sets["existential"]:
                    return False
                if item.sort == "participle" and is_comma(self.before(m)) and preposition(self.at(m + 1)) == agent:
                    # "Chile joined in 2012, followed by Peru": done by somebody, it is no verb of the clause.
                    continue
                if item.sort == "participle" and item.lemma in known.sets["weighing"] and preposition(self.at(m + 1)):
                    # "Exports, mostly tea, increased by 5 percent, compared to …".
                    continue
                joined = next((t for t in reversed(tokens[: item.i]) if t.tag != "X"), None)
                # "Not only banned it but also called off a visit".
                # "A team led by X, head of the office for water and roads, called on Y": between it and its subject stands no lone comma.
                apart = is_comma(self.before(m)) and fresh == m - _BEFORE_COMMA
                return (not fresh or apart) and not is_tag(self.before(m), "C") and not is_tag(joined, "C")
            if isinstance(item, Token):
                if item.tag in "SR" or item.lower in STOPS:
                    return False
            elif preposition(self.before_noun(m)):
                by = preposition(self.before_noun(m)) if tokens[item.head].mark != "quantity" else ""
                if by in clausal and self.verb_follows(self.last_of_list(m)) and isinstance(self.at(self.last_of_list(m) + 1), VerbGroup):
                    return False
            elif not ((by == agent and coordinates(self.before_noun(m))) or (by in among and is_tag(self.before_noun(m), "C"))):
                fresh = m
        return False


def is_joined_on(tokens: list[Token], i: int) -> bool:
    """Whether only when it was stands between "and" and a word ("… and, three weeks later, stopped buying")."""
    j = i - 1
    while j > 0 and (is_comma(tokens[j]) or tokens[j].tag in "WX" or (tokens[j].tag == "P" and tokens[j + 1].tag == "W")):
        j -= 1
    return j >= 0 and tokens[j].tag == "C" and any(t.tag == "W" for t in tokens[j:i])
