"""What the discourse takes from each sentence, before it is read and after."""

from collections.abc import Sequence

from comity.parties import Mention
from comity.read.actors import actors, owners
from comity.read.datelines import ENDS, date_alone, dateline, label
from comity.read.discourse import Discourse, Pair, Turn, is_actor, state
from comity.read.figures.base_periods import compares, headed, is_of_earlier, is_part_only, is_since_height
from comity.read.figures.bracketed_figures import is_aside
from comity.read.frames import resolve
from comity.read.grammar import VerbGroup, words
from comity.read.list_signs import BULLETS
from comity.read.marks.people import Person
from comity.read.marks.periods import Period
from comity.read.sentence import Sentence
from comity.read.timing import told_before
from comity.read.writers_side import writers_side

_QUOTES = ('"', "''", "\u201c", "\u201d")
#: Names that do not tell what a text is about: a city for its state, a firm.
NO_NAMES = ("capital", "company")
#: What lasts fewer days can be "the same day" as something else.
_A_FEW_DAYS = 4
#: What lasts so many days, or more, up to a year, can be what figures are counted over.
_WEEKS = 27
_YEAR = 366
#: So many sentences may stand before a dateline.
_DATELINE_SENTENCES = 6
#: A period within so many tokens begins its sentence ("In 2014, …").
_FRONT = 2


def has_clause(sentence: Sentence) -> bool:
    """Whether a sentence has a verb with a clause of its own; a heading has none."""
    return any(v.sort == "finite" or (v.sort == "participle" and v.noun is None and bool(v.subjects)) for v in sentence.verbs)


def is_titled(sentence: Sentence) -> bool:
    """Whether a sentence is written like a title: all its nouns and verbs with a capital ("Consulate at Rosario Closed, 1993.")."""
    written = [t.text[0].isupper() for t in sentence.tokens if t.tag in tuple("NAVEGI") and t.text[0].isalpha()]
    return len(written) > 1 and all(written)


def listen(sentence: Sentence, discourse: Discourse) -> None:
    """Before a sentence is read: whom it names, who speaks in it, and whether it is an item of a list."""
    discourse.here = _named_here(sentence)
    if discourse.here is not None and set(discourse.here) & set(_venues(sentence, discourse)):
        discourse.here = None
    quotes = sum(sentence.text.count(q, sentence.start, sentence.end) for q in _QUOTES)
    # Whose word it is, is known where several speak in turn: who is told to say something then is somebody else.
    speaking = _speaking(sentence) if discourse.turn is None else None
    if speaking is not None:
        discourse.speaker = speaking
    elif not quotes and not discourse.quoted:
        discourse.speaker = None
        if discourse.own is None and discourse.turn is None and discourse.pair is not None:
            discourse.own = writers_side(sentence, discourse)
    if discourse.turn is not None:
        discourse.turn = _in_turn(sentence, discourse.turn, discourse.quoted)
    if quotes % 2:
        discourse.quoted = not discourse.quoted
    if discourse.place is None and sentence.index < _DATELINE_SENTENCES:
        found = dateline(sentence)
        discourse.place = found[0] if found else None
    if discourse.intro is not None:
        sentence.is_item = not has_clause(sentence) or sentence.text[sentence.start] in BULLETS or sentence.text[sentence.start].isdigit()
        if not sentence.is_item:
            discourse.intro = None


def _named_here(sentence: Sentence) -> Pair | None:
    """The two states that a sentence names by name or by their people, not only by a place; None where they are not just two."""
    values = [t.value for t in sentence.tokens]
    marks = [v for v in values if isinstance(v, Person) or (isinstance(v, Mention) and v.sort not in NO_NAMES)]
    # "Chile's ambassador in Suva" names Fiji too.
    named = {p for mark in marks for p in (mark.party, *((*mark.parties, mark.to) if isinstance(mark, Person) else ()))}
    states = [p for p in sentence.parties() if p in named and is_actor(p)]
    return (states[0], states[1]) if len(states) == 2 else None


def _venues(sentence: Sentence, discourse: Discourse) -> list[str]:
    """Of the two states of a sentence those that only tell where ("met Premier X in Bern").

    Only where another is known to have a part: whose document it is, or an organisation that its title names.
    """
    parties, own = sentence.parties(), discourse.own
    named = [p for p in parties if is_actor(p)]
    if len(named) != 2 or discourse.turn is not None:
        return []
    if not ((own is not None and own not in named) or any(p in discourse.title and not is_actor(p) for p in parties)):
        return []
    at = words(sentence.language).sets["at_place"]
    where = [g for g in sentence.nouns if g.by in at]
    inside = {t.index for g in where for h in (g, *g.apposed) for t in sentence.tokens[h.i : h.j]}
    elsewhere = {p for t in sentence.tokens if t.index not in inside if (p := getattr(t.value, "party", None))}
    return [p for p in named if p not in elsewhere]


def _in_turn(sentence: Sentence, turn: Turn, quoted: bool) -> Turn:
    """Who speaks to whom in a sentence: whoever is quoted is nobody known; others of the house may be spoken to ("Mr. Secretary, …")."""
    marks = [t.index for t in sentence.tokens if t.text in _QUOTES]
    if quoted or marks:
        known = words(sentence.language).sets
        inside = sentence.tokens[0 if quoted else marks[0] : marks[-1] if len(marks) > 1 else None]
        if any(t.lower in known["own"] | known["spoken_to"] for t in inside):
            return Turn(None, None, None)
    people = [t.value for t in sentence.tokens if isinstance(t.value, Person)]
    spoken_to = {p.office.lower() for p in people if p.addressed and not p.possessor}
    return turn if spoken_to <= turn.offices else turn._replace(other=None)


def _speaking(sentence: Sentence) -> Person | None:
    """The person who says what a sentence tells."""
    saying = words(sentence.language).sets["saying"]
    for verb in sentence.verbs:
        if verb.lemma in saying and not verb.passive:
            for group in verb.subjects:
                value = sentence.head(group).value
                if isinstance(value, Person):
                    return value
    return None


def remember(sentence: Sentence, discourse: Discourse) -> None:
    """After a sentence is read: keep what it has told for those that follow."""
    periods = _told(sentence, discourse)
    counted = any(t.mark == "quantity" for t in sentence.tokens)
    kept = [
        p
        for p, (at, as_told) in zip(periods, sentence.periods(), strict=True)
        if p.first and not (p.of_change or is_aside(sentence, at) or (counted and compares(sentence, at, as_told)))
    ]
    told = kept[-1] if kept else None
    looks_back = told is not None and _looks_back(told, discourse)
    discourse.day = next((p for p in reversed(periods) if _is_short(p)), discourse.day)
    if counted:
        main = discourse.measured if looks_back else None
        discourse.measured = (main[0], discourse.index) if main is not None else _measured(sentence, periods, discourse)
        unbroken = discourse.numbered[1] == discourse.index - 1
        discourse.numbered = (discourse.numbered[0] if unbroken else discourse.index, discourse.index)
    discourse.year = _year_of_paragraph(sentence, discourse.year)
    venues = _venues(sentence, discourse)
    discourse.note([p for p in sentence.parties() if p not in venues], None if looks_back else told)
    if sentence.is_heading and not sentence.is_entry():
        discourse.section = headed(periods) or sentence.heading_year()
    discourse.entry = _entry(sentence, discourse)
    discourse.line = told if date_alone(sentence) else None
    if (labelled := label(sentence, periods[0] if periods else None)) is not None:
        discourse.label = labelled, discourse.paragraph
    if sentence.leads_on() and not discourse.line:
        discourse.intro = sentence
    people = [t.value for t in sentence.tokens if isinstance(t.value, Person) and not t.value.plural]
    if people:
        discourse.person = people[0]
    discourse.ask_anew()
    # "As Chile has done much, the decree lifts …": what a clause in front is about comes last, as does what only describes a noun.
    for verb in sorted(sentence.verbs, key=lambda v: (sentence.is_aside(v), v.noun is not None)):
        found = _subject(sentence, verb, discourse)
        if found and (verb.lemma not in words(sentence.language).sets["saying"] or verb.objects):
            discourse.subject = found
            break


def _looks_back(told: Period, discourse: Discourse) -> bool:
    """Whether a part of a year is told right behind the same part of the year after it: "these were $3 million in the first half of 2018"."""
    main = discourse.measured
    if main is None or discourse.numbered[1] < discourse.index - 1 or not (told.first and told.last and main[0].first and main[0].last):
        return False
    before = main[0].first.year - told.first.year == main[0].last.year - told.last.year == 1
    same = all((a.month, a.day) == (b.month, b.day) for a, b in ((told.first, main[0].first), (told.last, main[0].last)))
    return before and same and told.year_around() != told


def _entry(sentence: Sentence, discourse: Discourse) -> tuple[str, int] | None:
    """The party that a sentence names with nothing else in it, and the last paragraph of which it may be told."""
    plain = [t for t in sentence.tokens if t.mark != "sign"]
    if len(plain) == 1 and (party := state(plain[0])) is not None:
        return party, discourse.paragraph + sentence.is_heading
    return discourse.entry


def _told(sentence: Sentence, discourse: Discourse) -> list[Period]:
    """The periods of a sentence, with their days as far as its tense tells them."""
    finite = [v for v in sentence.verbs if v.sort in ("finite", "participle")]
    tense = "future" if finite and all(v.tense == "future" for v in finite) else "past"
    return [resolve(p, tense, "actual", discourse, told_before(sentence, p)) or p for _, p in sentence.periods()]


def _measured(sentence: Sentence, periods: Sequence[Period], discourse: Discourse) -> tuple[Period, int] | None:
    """The period that figures are told of, after a sentence with some; what something is compared with is no period of its figures."""
    told = zip(sentence.periods(), periods, strict=True)
    own = [
        p
        for (at, as_told), p in told
        if not (
            p.of_change
            or compares(sentence, at, as_told)
            or is_of_earlier(sentence, at)
            or is_part_only(sentence, at)
            or is_aside(sentence, at)
        )
        and not is_since_height(sentence, at, as_told)
    ]
    # "From $3 million in 2021 to $4 million the following year": what follows is not reckoned from today.
    reckoned = ("shifted",) if len(own) < len(periods) else ()
    counted = [p for p in own if _can_count(p, discourse) and (p.sort not in reckoned or not (p.step or p.year))]
    if not counted:
        return discourse.measured
    # Of several nobody knows which goes on, nor whether "last year" is beside "the same months".
    told_of = own if counted[0].sort == "relative" else counted
    if len(told_of) == len(counted) and sum(t.mark == "quantity" for t in sentence.tokens) == 1:
        # "Among the ten largest in 2018, by a count for the first half of the year": of one number, the nearest told.
        counted = told_of = _innermost(counted)
    return (counted[0], discourse.index) if len({(p.first, p.last) for p in told_of if not p.is_day}) == 1 else None


def _innermost(periods: list[Period]) -> list[Period]:
    """Of periods that lie one in the other the one that lies in all; all of them where they do not."""
    days = [(p.first, p.last) for p in periods if p.first and p.last]
    inner = [p for p in periods if p.first and p.last and all(first <= p.first and p.last <= last for first, last in days)]
    return inner[:1] if len(days) == len(periods) and inner else periods


def _year_of_paragraph(sentence: Sentence, before: Period | None) -> Period | None:
    """The year that the paragraph is told of, after a sentence: the one that it begins with, else that of the sentence before."""
    place, first = next(iter(sentence.periods(0, _FRONT)), (0, None))
    if first is None:
        return before
    if place == 0 and sentence.tokens[1:] and sentence.tokens[1].text in ENDS and not _is_year(first):
        # "January to May 2018: …".
        return first.year_around()
    # "Last year, I was in Peru. In May …": that may be this year's.
    return first if _is_year(first) and not first.opens and first.sort != "relative" else None


def _is_year(period: Period) -> bool:
    first, last = period.first, period.last
    return first is not None and last == first.replace(month=12, day=31) and (first.month, first.day) == (1, 1)


def _can_count(period: Period, discourse: Discourse) -> bool:
    """Whether figures that follow can be counted over a period: weeks or more, no more than a year, that have begun when the text is told."""
    first, last = period.first, period.last
    begun = first is not None and not (discourse.today and first > discourse.today)
    return begun and first is not None and last is not None and _WEEKS <= (last - first).days <= _YEAR


def _is_short(period: Period) -> bool:
    return period.first is not None and period.last is not None and (period.last - period.first).days < _A_FEW_DAYS


def _subject(sentence: Sentence, verb: VerbGroup, discourse: Discourse) -> tuple[str, ...]:
    groups = verb.objects if verb.passive and not verb.subjects else verb.subjects
    found = [a.party for g in groups for a in actors(sentence, g, discourse)]
    # "Nepal's trade has grown": whose it is, where the subject is a thing.
    return tuple(dict.fromkeys(found or [a.party for g in groups for a in owners(sentence, g, discourse)]))
