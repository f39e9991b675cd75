"""What a document has told so far: whom "the two countries", "our" and "he" mean, what was told last, and when."""

import datetime
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from comity.parties import Mention
from comity.parties import parties as known_parties
from comity.read.grammar import Token, is_adjective
from comity.read.marks.people import Person
from comity.read.marks.period_resolving import follows_on
from comity.read.marks.periods import Period

Pair = tuple[str, str]

#: How many sentences back "the two countries" may reach for a pair named together.
_REACH = 4
#: How many, where the document's title tells its pair.
_JUST = 1
#: The days of a year.
_YEAR = 366
#: A document of more sentences is not about a party that it names fewer times.
_LONG, _OFTEN = 24, 2
#: What a state writes is about one other that every so many sentences name, or more.
_SELDOM = 6
#: A pair that is only the one named together most is the document's where it has this share of the states named.
_HALF = 0.5


class Turn(NamedTuple):
    """Who has the word in a document of several speakers.

    Attributes:
        speaker: the person; None for one who speaks for no party, or of whom nothing is known.
        party: whose side "we" are; None if nobody knows.
        other: whose side "you" are; None if nobody knows.
        offices: what the people of the other side are called.
        called: what the speaker is called as one who says what is told; empty where that is not sure.

    """

    speaker: Person | None
    party: str | None
    other: str | None
    offices: frozenset[str] = frozenset()
    called: str = ""


@dataclass(frozen=True, slots=True)
class Teller:
    """Who is reported as saying something.

    Attributes:
        name: as the text names them.
        sort: ``person``, ``many``, ``any`` for an institution or a state, ``name`` for a name of which nothing is known.
        index: the number of the sentence that last told so.
        office: a person's office, as far as told.

    """

    name: str
    sort: Literal["person", "many", "any", "name"]
    index: int
    office: str = ""


@dataclass
class Discourse:
    """The state of reading one document.

    Attributes:
        today: the document's date.
        title: the parties that the title names, in order.
        heading: the words of the title, in small letters.
        pair: the two parties that the document is about; None where it is about one or many.
        own: whose side "we" and "our" are, where the document is one state's own; None otherwise.
        main: the party that the document names most; None if it names none.
        named: the states that the document names by name.
        focus: the share of the pair among all the states that the document names, each counted once a sentence.
        here: the two states that the present sentence names, where they are just two.
        recent: pairs named in one sentence, with its number, the latest last.
        latest: the number of the latest sentence that named states, and they.
        subject: the parties of the latest subject.
        person: the latest person named or spoken of.
        author: whose own words the document gives, by its title; None if nobody's.
        spoken: whether they were spoken.
        speaker: who is speaking in a quotation that goes on; None if nobody.
        teller: who was reported last as saying something; None if nobody was of late.
        quoting: the paragraph in which a quotation was left open; None if none was.
        turn: whose turn it is where the document gives what several say one after the other; None elsewhere.
        period: the latest period told.
        day: the latest period of a few days told: what "the same day" is told against.
        measured: the latest period of weeks or more told beside a number, and the number of its sentence; None if none was.
        numbered: the first and the last of the latest sentences with numbers in them that stand in a row.
        section: the period of the latest heading ("Relations established, 1905").
        line: the date that stood alone on the line before ("22 January:"); None elsewhere.
        label: the date that stood in front of a paragraph ("July 2018. …"), and the number of that paragraph; None if none did.
        entry: the one party that a line or sentence with nothing else in it named last ("Seychelles."), and the last paragraph of which
            that may be told; None if there was none.
        year: the year that a sentence of the paragraph has begun with ("In 2014, …"); None if none has.
        place: the party of the place where the document is dated or where its latest event took place.
        last: kind to what was found last of it, for its reader to go on from ("the agreement", "the trip").
        letters: what letters in brackets stand for that were told behind a body's name: its party, and which sort of body it is.
        intro: the sentence that introduces the list whose items follow ("the following were signed:"); None outside lists.
        of_two: whether the document names hardly any state but the two that it is about.
        reporter: the state whose figures the document most likely tells, by who publishes it and whom it cites; None if nobody knows.
        abroad: whether a mission of the state whose document it is has written it, in another state.
        quoted: whether a quotation is open at the end of the latest sentence.
        index: the number of the present sentence.
        paragraph: the number of its paragraph.
        meant: what pronouns of the present sentence mean, by their place and word, as far as they were looked up.
        pending: how many pronouns are being looked up, each for the one behind it.

    """

    today: datetime.date | None = None
    title: tuple[str, ...] = ()
    pair: Pair | None = None
    own: str | None = None
    main: str | None = None
    focus: float = 0.0
    named: frozenset[str] = frozenset()
    here: Pair | None = None
    recent: list[tuple[int, Pair]] = field(default_factory=list)
    latest: tuple[int, tuple[str, ...]] = (-1, ())
    subject: tuple[str, ...] = ()
    person: Person | None = None
    author: Person | None = None
    spoken: bool = False
    speaker: Person | None = None
    teller: Teller | None = None
    quoting: int | None = None
    turn: Turn | None = None
    heading: frozenset[str] = frozenset()
    period: Period | None = None
    day: Period | None = None
    measured: tuple[Period, int] | None = None
    numbered: tuple[int, int] = (-1, -1)
    section: Period | None = None
    line: Period | None = None
    label: tuple[Period, int] | None = None
    entry: tuple[str, int] | None = None
    year: Period | None = None
    place: str | None = None
    last: dict[str, object] = field(default_factory=dict)
    letters: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    intro: object = None
    quoted: bool = False
    of_two: bool = False
    reporter: str | None = None
    abroad: bool = False
    index: int = 0
    paragraph: int = 0
    meant: dict[tuple[int, str], tuple[str, ...]] = field(default_factory=dict)
    pending: int = 0

    def enter(self, index: int, paragraph: int) -> None:
        """Go on to a sentence: a new paragraph has no year of the one before."""
        if paragraph != self.paragraph:
            self.year = None
        self.index, self.paragraph = index, paragraph
        self.ask_anew()

    def ask_anew(self) -> None:
        """Look up anew whom pronouns mean: another sentence is read, or more has become known of who is spoken of."""
        self.meant.clear()

    def goes_on(self, index: int, reach: int) -> bool:
        """Whether what a sentence told of figures holds in the present one: so near, or with numbers in all sentences between."""
        first, last = self.numbered
        return self.index - index <= reach or (first <= index and last == self.index - 1)

    def ours(self) -> str | None:
        """Whose side "we" are: of who has the word, of who is quoted, or whose document it is."""
        return (self.speaker.party if self.speaker and self.turn is None else None) or self.home()

    def yours(self) -> str | None:
        """Whose side "you" are: of whom the one who has the word speaks to; None if nobody knows."""
        return self.turn.other if self.turn is not None else None

    def home(self) -> str | None:
        """Whose side "we" surely are: of who has the word, or whose document it is."""
        return self.turn.party if self.turn is not None else self.own

    def two(self) -> Pair | None:
        """Whom "the two countries" means.

        Those whom the sentence itself names, if they are just two; else a pair named together of late; else the document's. Its title's
        gives way only to one just named.
        """
        if self.here is not None:
            return self.here
        if (entry := self.entry_pair()) is not None:
            return entry
        back = self.index - self.recent[-1][0] if self.recent else None
        aside = self.pair is not None and self.is_told() and self.recent and not set(self.recent[-1][1]) & {*self.pair, *self.subject}
        if back is not None and back <= (_JUST if self.is_titled() else _REACH) and not aside:
            return self.recent[-1][1]
        return self.pair or (self.recent[-1][1] if self.recent else None)

    def named_since(self, index: int) -> Pair | None:
        """The pair that was named together last, if that was behind a sentence."""
        return self.recent[-1][1] if self.recent and self.recent[-1][0] > index else None

    def other(self, party: str) -> str | None:
        """The other party of the pair in question, if `party` is one of the two.

        Of the two that the sentence names, then of the document's pair, then of the latest one named.
        """
        entry = self.entry_pair()
        for pair in (self.here, entry, self.pair, self.two()):
            if pair and party in pair and (pair != self.pair or pair in (self.here, entry) or self.is_told()):
                return pair[1] if pair[0] == party else pair[0]
        spoken_of = [p for p in self.latest[1] if p != party] if self.turn is not None and party == self.turn.party else []
        return spoken_of[0] if len(spoken_of) == 1 else None

    def about(self) -> str | None:
        """The one state that the title names, or whose document it is: who a list of others is told with; None if neither tells one."""
        named = self.title[0] if len(self.title) == 1 else self.own
        return named if named is not None and is_actor(named) else None

    def measured_by(self) -> str | None:
        """The state whose figures a list of others is told with: the one that the page is about, else the one that most likely tells them."""
        return self.about() or self.reporter

    def under(self) -> str | None:
        """The party alone in the line or sentence under which the present one stands ("Seychelles. Exports …"); None if under none."""
        return self.entry[0] if self.entry is not None and self.paragraph <= self.entry[1] else None

    def entry_pair(self) -> Pair | None:
        """The state that a page is about, and the one alone under which the present sentence stands in it; None where either is not told."""
        about, under = self.about(), self.under()
        return (about, under) if about is not None and under is not None and about != under else None

    def topic(self) -> str | None:
        """The one state that a page of facts is about, whose facts stand under labels ("Land boundaries: …"); None if nobody knows."""
        return self.title[0] if len(self.title) == 1 else self.own or self.main

    def is_told(self) -> bool:
        """Whether the document's pair is told by its title or by whose document it is, or makes up half of the states named."""
        return self.is_titled() or (self.pair is not None and self.focus >= _HALF)

    def is_titled(self) -> bool:
        """Whether the document's pair is told by its title, and whose document it is."""
        return self.pair is not None and set(self.pair) <= {*self.title, self.own}

    def subject_pair(self) -> Pair | None:
        """The two parties of a statement that names none: those of the title, if it names two; else as `two`."""
        if (entry := self.entry_pair()) is not None:
            return entry
        return self.pair if self.pair and set(self.pair) <= set(self.title) else self.two()

    def section_year(self) -> Period | None:
        """The period of the latest heading, if it is a year or less."""
        section = self.section
        if section is None or section.first is None or section.last is None or (section.last - section.first).days > _YEAR:
            return None
        return section

    def year_of_section(self) -> Period | None:
        """The year in which the latest heading's period lies."""
        section = self.section_year()
        return section.year_around() or section if section is not None else None

    def year_of(self, period: Period) -> Period | None:
        """Of which year a day or month is that is told without one: of the heading's, else of that in which the paragraph is told.

        A stretch that begins on the day told last with its year, and a day that comes within a month of that, are of that year.
        """
        day = self.day.first if self.day is not None and period.begin != period.finish else None
        if day is not None and (day.month, day.day) == period.begin and self.day is not None:
            return self.day.year_around()
        if self.day is not None and self.day.first is not None and follows_on(period, self.day.first):
            # "Arrived on 3 May 2015. On 4 May she met the premier".
            return self.day.year_around()
        return (None if period.opens == "last" else self.year) or self.year_of_section()

    def note(self, named: list[str], period: Period | None) -> None:
        """Remember what a sentence has named: the pair, if it is one, and the period."""
        states = [p for p in named if is_actor(p)]
        if states:
            self.latest = (self.index, tuple(states))
        if len(states) == 2:
            self.recent.append((self.index, (states[0], states[1])))
        elif len(states) == 1 and self.pair and states[0] in self.pair:
            self.recent.append((self.index, self.pair))
        if period is not None:
            self.period = period


def is_actor(party: str) -> bool:
    """Whether a party can be one of "the two countries": a state, or the European Union."""
    return party == "EU" or is_state_itself(party)


def is_state_itself(party: str) -> bool:
    """Whether a party is a state itself, and not a union of states."""
    known = known_parties().get(party)
    return known is not None and known.sort == "state"


def state(token: Token) -> str | None:
    """The state that a token names as such, not by an adjective; None if it names none."""
    value = token.value
    return value.party if isinstance(value, Mention) and not is_adjective(token) and is_actor(value.party) else None


def document_pair(named: list[list[str]], title: list[str], own: str | None = None) -> Pair | None:
    """The two parties that a document is about.

    Args:
        named: the parties of each sentence.
        title: the parties of the title.
        own: whose document it is, if it is one state's own.

    Returns:
        The title's two if it has just two, its one and whose document it is; otherwise the two that share the most sentences, if more
        than any other pair.

    """
    states = [p for p in title if is_actor(p)]
    if len(states) == 1 and own and own not in states:
        states = [own, *states]
    if len(states) == 2:
        return states[0], states[1]
    together: Counter[Pair] = Counter()
    single: Counter[str] = Counter()
    for sentence in named:
        actors = sorted({p for p in sentence if is_actor(p)})
        single.update(actors)
        together.update((a, b) for i, a in enumerate(actors) for b in actors[i + 1 :])
    ranked = together.most_common(2)
    beside = [p for p in single if p not in states]
    if len(states) == 1 and not ranked and len(beside) == 1:
        # A page on one state that names one other, never both at once.
        return states[0], beside[0]
    if len(states) == 1:
        ranked = [item for item in together.most_common() if states[0] in item[0]][:2] or ranked
    if own and is_actor(own) and (not states or own in states) and ranked and own not in ranked[0][0]:
        # What a state writes on two others is not told from between them: "the bilateral talks" may well be its own.
        return None
    if own and is_actor(own) and not states and len(others := [p for p in single if p != own]) == 1:
        # What a state writes on one other, and never names itself; not where that one is named in passing.
        return (own, others[0]) if single[others[0]] * _SELDOM >= len(named) else None
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return None if _is_passing(ranked[0][0], single, len(named)) else ranked[0][0]
    if (
        len(single) == 2
        and not (own in states and own not in single)
        and not _is_passing((first := min(single), second := max(single)), single, len(named))
    ):
        return first, second
    return None


def _is_passing(pair: Pair, single: Counter[str], sentences: int) -> bool:
    """Whether a long document names one of two in passing only."""
    return sentences > _LONG and min(single[p] for p in pair) < _OFTEN
