"""Where the name of an agreement begins and ends."""

from comity.read.agreements.agreement_words import lexicon
from comity.read.agreements.sorts import is_one, sort_of
from comity.read.grammar import Item, NounGroup, Token, VerbGroup
from comity.read.grammar.links import WITH
from comity.read.sentence import Sentence

_ACTORS = "LFU"
_COMMA = ","
_QUOTES = ('"', "''", "\u201c", "\u201d")
#: A name is no longer than so many of a sentence's items.
_MOST = 44


def name_start(sentence: Sentence, group: NounGroup, head: int) -> int:
    """The token that a name begins with: articles, numbers, dates and whose it is are left out."""
    start = group.i
    if group.possessor is not None and group.possessor.j <= head:
        start = group.possessor.j + 1
    while start < head and sentence.tokens[start].tag in ("D", "Q", "K", "X", "W", "J", "Z", "Y"):
        if _is_numbered(sentence, start, head):
            break
        start += 1
    return _title_start(sentence, start) if start == group.i and sentence.tokens[start].text[0].isupper() else start


def _is_numbered(sentence: Sentence, i: int, head: int) -> bool:
    """Whether a number is part of a title ("the 123 Agreement")."""
    token, noun = sentence.tokens[i], sentence.tokens[head]
    return token.tag == "K" and token.text.isdigit() and i + 1 == head and noun.text[0].isupper() and noun.lemma == noun.lower


def _title_start(sentence: Sentence, start: int) -> int:
    """Where a title begins that is a list: "the Science, Technology, and Innovation Agreement"."""
    first, sorts = start, lexicon(sentence.language).sorts
    for i in range(start - 1, -1, -1):
        token = sentence.tokens[i]
        if token.tag in ("N", "A") and token.text[0].isupper() and token.lemma not in sorts:
            first = i
        elif not (token.tag == "C" or token.lower == _COMMA) or (
            token.lower == _COMMA and first != i + 1 and sentence.tokens[i + 1].tag != "C"
        ):
            break
    return first if any(t.tag == "C" for t in sentence.tokens[first:start]) else start


def name_end(sentence: Sentence, group: NounGroup) -> tuple[int, tuple[int, int]]:
    """The token behind a name, and the tokens within it that tell where or when it was signed ("agreement in Lima on trade").

    It goes on over what the agreement is on, for or between, up to what tells of it.
    """
    walk = _Walk(sentence, group)
    while walk.step():
        pass
    return walk.end, walk.gap if walk.gap[1] < walk.end else (0, 0)


def topic_end(sentence: Sentence, i: int) -> int:
    """The token behind what an agreement is on, which begins at a token: with its preposition or without; `i` where nothing does."""
    k = next((k for k, item in enumerate(sentence.row) if (item.index if isinstance(item, Token) else item.i) == i), None)
    item = sentence.row[k] if k is not None else None
    if k is None or not (isinstance(item, NounGroup) or (isinstance(item, Token) and item.lower in lexicon(sentence.language).goes_on)):
        return i
    walk = _Walk(sentence, sentence.nouns[0])
    walk.k, walk.end, walk.limit = k, i, k + _MOST
    if isinstance(item, NounGroup):
        walk.begun = walk.take(item, 1)
    while walk.step():
        pass
    return walk.end


class _Walk:
    """A walk over a sentence's items from an agreement's noun to where its name ends."""

    def __init__(self, sentence: Sentence, group: NounGroup) -> None:
        self.sentence = sentence
        self.lexicon = lexicon(sentence.language)
        self.row = sentence.row
        self.k = self.row.index(group) + 1
        self.end = group.j
        self.last = group
        self.begun = False  # whether the name has gone on to what the agreement is about
        self.among = False  # whether the parties of "between A and B" are being told
        self.side = ""  # the noun of the first of them ("between the government of A and the government of B")
        self.joined = False  # whether what was taken last was the end of a list ("A and B")
        self.gap = (0, 0)  # tokens that are no part of the name, if it goes on behind them
        self.limit = self.k + _MOST

    def item(self, ahead: int = 0) -> Item | None:
        """The item so many ahead."""
        return self.row[self.k + ahead] if self.k + ahead < len(self.row) else None

    def behind(self) -> tuple[Item | None, int]:
        """The item behind the present one and how far it is: words that only belong to a preposition are passed over."""
        ahead = 1
        while isinstance(item := self.item(ahead), Token) and item.tag == "X" and item.lemma == "-":
            ahead += 1
        return item, ahead

    def step(self) -> bool:
        """Goes on by one part of the name; False where it ends."""
        item = self.item()
        if item is None or self.k >= self.limit:
            return False
        if isinstance(item, VerbGroup):
            return self._verb(item)
        if isinstance(item, NounGroup):
            return self._object(item)
        if item.tag == "P":
            return self._preposition(item)
        if item.tag == "X" and item.lemma == "-" and (self.begun or self.among):
            # "Between the Service Institute of Peru (SIP) and …".
            self.k += 1
            return True
        if item.lower == "(":
            return self._abbreviation()
        if item.tag == "C" or item.lower == _COMMA:
            return self._listed(item)
        return False

    def take(self, group: NounGroup, items: int) -> bool:
        """Takes a noun group, so many items on, into the name."""
        self.k += items
        self.end = group.j
        self.last = group
        return True

    def _preposition(self, token: Token) -> bool:
        following, ahead = self.behind()
        prep = token.lemma or token.lower
        if isinstance(following, Token) and following.tag == "W" and prep in self.lexicon.lasting:
            # "A programme for 2019-2021": what it is for, not when it was signed.
            self.k += ahead + 1
            self.end = following.index + 1
            return True
        if isinstance(following, VerbGroup) and following.sort == "ing" and prep in self.lexicon.doing:
            return self._verb_taken(following, ahead + 1)
        if self._is_aside(following):
            end = following.j if isinstance(following, NounGroup) else following.index + 1  # type: ignore[union-attr]
            self.gap = (token.index, end)
            self.k += ahead + 1
            return True
        if not isinstance(following, NounGroup) or not self._goes_on(prep, following) or self._is_who_signs(prep, following, ahead):
            return False
        self.joined = self.joined and prep == self.lexicon.link
        self.side = self._head_lemma(following) if prep in self.lexicon.among else self.side
        self.among = prep in self.lexicon.among or (self.among and prep == self.lexicon.link)
        # "A memorandum of understanding to promote …": what it is about is still to come.
        sort_only = prep == self.lexicon.link and self._head_lemma(following) in self.lexicon.sort_of
        self.begun = self.begun or not (self.among or sort_only)
        return self.take(following, ahead + 1)

    def _is_who_signs(self, prep: str, group: NounGroup, ahead: int) -> bool:
        """Whether a name would end in somebody with whom it was signed ("signed the accord with his counterpart Jone Vakata")."""
        after = self.item(ahead + 1)
        more = isinstance(after, Token) and (after.lemma or after.lower) in self.lexicon.goes_on
        return prep == WITH and not self.begun and self.sentence.head(group).tag == "F" and not more

    def _is_aside(self, item: Item | None) -> bool:
        """Whether a place or time stands between the noun and what the agreement is about."""
        if self.begun or self.gap != (0, 0):
            return False
        if isinstance(item, Token):
            return item.tag == "W"
        if not isinstance(item, NounGroup) or self.among:
            return False
        head = self.sentence.head(item)
        return head.mark == "place" or head.lemma in self.lexicon.asides

    def _goes_on(self, prep: str, group: NounGroup) -> bool:
        head = self.sentence.head(group)
        lemma = head.lemma or head.lower
        if (lemma in self.lexicon.occasions and head.text[0].islower()) or head.tag == "U":
            # "The Agreement on the Coastal Railway Line".
            return False
        if prep == self.lexicon.link:
            return True
        actor = head.tag in _ACTORS
        if prep in self.lexicon.among:
            return not self.begun or not actor or bool(group.listed)
        if prep in self.lexicon.within:
            return not actor and (lemma in self.lexicon.fields or self._last_lemma() in self.lexicon.fields or self.begun)
        if prep in self.lexicon.goes_on:
            return head.tag != "F" and not (prep in self.lexicon.lasting and head.tag == "L" and not self.begun)
        return self.begun and prep in self.lexicon.inside and head.tag != "F"

    def _head_lemma(self, group: NounGroup) -> str:
        head = self.sentence.head(group)
        return head.lemma or head.lower

    def _last_lemma(self) -> str:
        return self._head_lemma(self.last)

    def _abbreviation(self) -> bool:
        """An abbreviation in brackets, if the name goes on behind it."""
        inner, close = self.item(1), self.item(2)
        if not isinstance(inner, NounGroup) or inner.j - inner.i != 1 or not isinstance(close, Token) or close.lower != ")":
            return False
        self.k += 3
        return isinstance(self.item(), Token)

    def _listed(self, token: Token) -> bool:
        """What is listed with the last part: "trade and payments", "education, science and culture"."""
        following = self.item(1)
        if token.lower == _COMMA and isinstance(following, Token) and following.tag == "C":
            self.k += 1
            return self._listed(following)
        if isinstance(following, VerbGroup) and self.begun and self.sentence.tokens[following.i].text[0].isupper():
            # "Reciprocal, Fair and Balanced Trade": a participle that is part of a title.
            return self._verb_taken(following, 2)
        if isinstance(following, VerbGroup):
            same = following.sort == "ing" and self.begun and token.tag == "C"
            same = same or (following.sort == "infinitive" and self.begun)
            return same and self._verb_taken(following, 2)
        if not isinstance(following, NounGroup) or not self._is_more(token, following):
            return False
        if any(t.text in _QUOTES for t in self.sentence.tokens[token.index + 1 : following.i]):
            # "We signed it with Chile in March," the minister said.
            return False
        if self.among and self.joined and token.lower == _COMMA:
            # "Under a contract between Chile and Fiji, Peru pays".
            return False
        self.joined = token.tag == "C"
        return self.take(following, 2)

    def _is_more(self, token: Token, group: NounGroup) -> bool:
        tokens, head = self.sentence.tokens, self.sentence.head(group)
        if self._is_agreement(group) or head.tag == "U" or is_one(self.sentence, group):
            return False
        if head.tag == self.sentence.head(self.last).tag == "F":
            return True
        if self.among:
            of_party = any(t.mark == "party" for t in tokens[group.i : group.head])
            again = token.tag == "C" and (of_party or self._head_lemma(group) == self.side)
            return again or head.tag in _ACTORS or group.possessor is not None or head.text[0].isupper()
        if not self.begun or head.tag in _ACTORS or tokens[group.i].tag == "K" or tokens[group.i].lower in self.lexicon.indefinite:
            return False
        if group.verb is not None and group.role == "subject" and group.verb.i > group.i:
            return False
        if head.text[0].islower() and self.sentence.head(self.last).text[0].isupper():
            return False
        if token.lower == _COMMA:
            return tokens[group.i].tag not in ("D", "Q") and self._ends_in_and()
        return True

    def _is_agreement(self, group: NounGroup) -> bool:
        """Whether a group that is listed names an agreement of its own, no part of a title ("Treaty on Amity and Alliance")."""
        sort = sort_of(self.sentence, group)
        titled = self.begun and all(self.sentence.tokens[i].text[0].isupper() for i in (group.i, group.head, self.last.head))
        return sort is not None and not (sort.weak and titled)

    def _ends_in_and(self) -> bool:
        """Whether the list that a comma goes on with ends in "and …"."""
        for item in self.row[self.k + 2 : self.k + 9]:
            if isinstance(item, VerbGroup):
                return False
            if isinstance(item, Token):
                if item.tag == "C":
                    return True
                if item.tag in "SR" or item.lower in ";:.":
                    return False
        return False

    def _verb(self, verb: VerbGroup) -> bool:
        """An agreement "to reschedule debt", "limiting exports": what it is about."""
        previous = self.row[self.k - 1]
        titled = self.begun and self.sentence.tokens[verb.i].text[0].isupper()
        if verb.sort == "participle" and verb.i == verb.main and (titled or verb.lemma in self.lexicon.relating):
            return self._verb_taken(verb, 1)
        if verb.passive or verb.negated:
            return False
        if verb.sort == "infinitive" and isinstance(previous, NounGroup) and not self.begun:
            return self._verb_taken(verb, 1)
        following = self.item(1)
        says = isinstance(following, Token) and following.tag in "SR"
        if verb.sort == "ing" and isinstance(previous, NounGroup) and verb.i == verb.main and not says:
            # Not "a protocol stipulating that".
            return self._verb_taken(verb, 1)
        return False

    def _verb_taken(self, verb: VerbGroup, items: int) -> bool:
        self.k += items
        self.end = verb.j
        self.begun = True
        particle, following = self.item(), self.item(1)
        if isinstance(particle, Token) and particle.tag in "PX" and isinstance(following, NounGroup) and verb.sort == "infinitive":
            # "An agreement to set up a commission".
            return self.take(following, 2)
        return True

    def _object(self, group: NounGroup) -> bool:
        if not isinstance(self.row[self.k - 1], VerbGroup):
            return False
        return self.take(group, 1)
