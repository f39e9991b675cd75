"""Leaders whom every reader knows: whom "Xi", "President Carter" or "Narendra Modi" means in a document, by who held office when.

A name means a leader only where it can be nobody else: one alone of those who bear it was in office when the text is told, or in a
year told beside it, and no place of the name in the text has another forename, another sort of office or an apposition ("David
Cameron, a teacher"). Whom the text introduces itself is known from there (`Memory`), whatever stands here.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from comity import packaged
from comity.language import table
from comity.parties import Mention, members_of
from comity.read.marks.person import Memory, Person, plain_word
from comity.read.marks.titles import Titles, titles

#: A word with a capital letter, with what a hyphen joins to it ("al-Sisi").
_WORD = re.compile(r"(?<![\w'-])(?:[a-z]{2,3}-)?(?![\d_a-z])\w(?:[\w-]|'(?=[A-Z]))*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BEFORE = re.compile(r"([^\W\d_]+),? $")
_BEHIND = re.compile(r"(?:'s)? ([a-z]+)|(?P<listed>, (?![\d_a-z])\w)")
_SMALL_GAP = re.compile(r"\.?[ \n](?:[a-z]{1,5}[ \n]){0,2}")
#: A year within so many characters before a name, or behind it, may be the one that it is told of.
_YEAR_BEFORE, _YEAR_BEHIND = 400, 160
#: So many years after they left office are leaders still called so, where a text tells no year.
_GRACE = 1
#: Whose members' leaders are called by their surname alone wherever they are written of.
_GREAT = "G20"
_OPEN = "9999"
_CALLED = 3
_LEVELS = {"S": "head_of_state", "K": "head_of_state", "G": "head_of_government", "F": "foreign_minister", "O": "other"}


class Leader(NamedTuple):
    """A person's time in an office.

    Attributes:
        party: whose leader.
        office: S head of state, K monarch, G head of government, F foreign minister, O head of an organisation.
        name: the full name.
        called: the words of a short name, in plain lower case.
        since, until: the first and last day, as ISO dates or years.

    """

    party: str
    office: str
    name: str
    called: tuple[str, ...]
    since: str
    until: str

    def holds(self, day: str) -> bool:
        """Whether they hold the office on an ISO date, or left it within a year."""
        return self.since <= day and int(day[:4]) <= int(self.until[:4]) + _GRACE

    def held(self, year: int) -> bool:
        """Whether they were in office in a year, and not only at its beginning."""
        first, last = int(self.since[:4]), int(self.until[:4])
        return first <= year < last or year == first


class _Place(NamedTuple):
    """Where a text may name a leader.

    Attributes:
        office: the words of the office or title before the name, in lower case.
        words: the words of the name, in plain lower case.
        foreign: whether the words around tell that it is somebody else.
        acts: whether it stands where a person stands.
        years: the years told nearby.
        ruling: whether the name is that of a government ("the Carter administration"), which is told of long afterwards too.

    """

    office: tuple[str, ...]
    words: tuple[str, ...]
    foreign: bool
    acts: bool
    years: frozenset[int]
    ruling: bool

    def rest(self, called: tuple[str, ...]) -> list[str] | None:
        """The words of the name beside a short name; None if that does not stand here. A short name may have a title ("King Hussein")."""
        whole = self.office + self.words
        at = next((i for i in range(len(whole) - len(called) + 1) if whole[i : i + len(called)] == called), None)
        if at is None or at + len(called) <= len(self.office):
            return None
        return [w for i, w in enumerate(whole) if i >= len(self.office) and not at <= i < at + len(called)]


class _Words(NamedTuple):
    chief: frozenset[str]
    royal: frozenset[str]
    foreign_minister: frozenset[str]
    neutral: frozenset[str]
    words: frozenset[str]
    common: frozenset[str]
    beside: frozenset[str]
    others: frozenset[str]
    apposed: re.Pattern[str]
    ruling: re.Pattern[str]
    titles: frozenset[str]
    honours: frozenset[str]


def known_leaders(text: str, day: str | None, taken: set[int], language: str = "en", named: Collection[str] | None = None) -> list[Leader]:
    """The leaders whom a text names, each so that the name can be nobody else's there.

    Args:
        text: the text, in its plain spelling.
        day: the ISO date by which its names are read; None for today's.
        taken: where mentions of parties begin.
        language: code of the text's language.
        named: the parties that the text names: a name of many people means a leader of one of these or of a great state; of any if None.

    """
    sure: dict[Leader, None] = {}
    doubtful: dict[Leader, None] = {}
    words = _words(language)
    for key, places in _places(text, _keys(text, day, language), taken, language).items():
        for leader in _meant(_bearers(key), places, day, language, named):
            told = any(p.ruling or _is_full(leader, p) or _is_titled(leader, p, language) for p in places)
            if told or leader.called[-1] not in words.common | words.words:
                sure[leader] = None
            elif day is not None and leader.called[-1] not in words.words and _is_known(leader.party, named):
                doubtful[leader] = None
    # "Moon, Abe and Li met": a name that is a word too, or many people's, is a leader's beside other leaders.
    parties = {x.party for x in sure}
    return [*sure, *(x for x in doubtful if parties - {x.party})]


def _is_known(party: str, named: Collection[str] | None) -> bool:
    """Whether readers take a name of many people for a leader's of this party: one that the text names, or of a great state."""
    return named is None or party in named or party in {m.party for m in members_of(_GREAT)}


def without_forenames(mentions: list[Mention], leaders: list[Leader], text: str) -> list[Mention]:
    """The mentions of a text without those that are forenames of its leaders ("Santiago Peña")."""
    forenames: set[tuple[str, ...]] = {(_plain(x.name)[0], x.called[0]) for x in leaders}
    return [m for m in mentions if _first_words(text, m.start, m.end) not in forenames] if forenames else mentions


def _first_words(text: str, start: int, end: int) -> tuple[str, ...]:
    """A name that stands at a place, and the word right behind it, in plain lower case."""
    behind = _WORD.match(text, end + 1)
    return _plain(text[start:end])[:1] + (_plain(behind[0])[:1] if behind is not None else ())


def expect(memory: Memory, leaders: Iterable[Leader]) -> None:
    """Has a document's memory know its leaders from the first."""
    for leader in leaders:
        memory.expect(Person(0, 0, leader.name, "", leader.party, _LEVELS[leader.office]), leader.called)


@cache
def _index() -> dict[str, list[tuple[str, ...]]]:
    """The last word of a short name to the rows of those who are called so."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in packaged.lines("comity.parties", "tables/leaders.csv")[1:]:
        for short in row[_CALLED].split(";"):
            found.setdefault(short.rpartition(" ")[2], []).append((short, *row))
    return found


@cache
def _bearers(key: str) -> tuple[Leader, ...]:
    """Those whose short name ends in a word."""
    return tuple(
        Leader(party, office, name, tuple(short.split()), since, until or _OPEN)
        for short, party, office, name, _, since, until, _ in _index()[key]
    )


def _plain(name: str) -> tuple[str, ...]:
    return tuple(plain_word(name).replace("-", " ").split())


@cache
def _words(language: str) -> _Words:
    rows = table(language, "people")["leaders"]
    known = titles(language)
    offices = {w for listed in known.offices.values() for o in listed for w in o.words if w not in known.closed}
    sets = {key: frozenset(w.strip() for w in rows[key].split(",")) for key in ("chief", "royal", "foreign_minister", "neutral")}
    listed = {key: frozenset(rows[key].split()) for key in ("words", "common", "beside", "others", "honours")}
    return _Words(
        **sets,
        **listed,
        apposed=re.compile(rows["apposed"]),
        ruling=re.compile(rows["ruling"]),
        titles=frozenset(offices | known.sets["honorifics.words"]),
    )


def _keys(text: str, day: str | None, language: str) -> frozenset[str]:
    """The words of the text that end short names of leaders of its time, or of a year that it tells."""
    words = {part for word in set(_WORD.findall(text)) for part in _plain(word)} & _index().keys()
    years = {int(y) for y in _YEAR.findall(text)}
    ruling = {part for m in _words(language).ruling.finditer(text) for part in _plain(m[1])}
    return frozenset(
        w for w in words if day is None or w in ruling or any(x.holds(day) or any(x.held(y) for y in years) for x in _bearers(w))
    )


def _places(text: str, keys: frozenset[str], taken: set[int], language: str) -> dict[str, list[_Place]]:
    """Where the text may name a leader, by the last word of the short name."""
    found: dict[str, list[_Place]] = defaultdict(list)
    # "Santiago Peña" is named in full, though his forename is a city's name too.
    whole: set[tuple[str, ...]] = {(_plain(x.name)[0], x.called[0]) for key in keys for x in _bearers(key)}
    for run in _runs(text, taken, whole, language) if keys else ():
        here = {part for word in run for part in _plain(word[0])} & keys
        place = _place(text, run, language) if here else None
        if place is not None:
            for key in here:
                found[key].append(place)
    return found


def _runs(text: str, taken: set[int], whole: set[tuple[str, ...]], language: str) -> Iterator[list[re.Match[str]]]:
    """The words with capital letters that stand side by side, with titles, initials and the small words of names between."""
    known = titles(language)
    particles, shortened, dead = (known.sets[key] for key in ("names.particles", "honorifics.words", "names.dead"))
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if run:
            gap = text[run[-1].end() : word.start()]
            stopped = gap[:1] == "." and not (len(run[-1][0]) == 1 or run[-1][0].lower() in shortened)
            small = particles | dead if run[-1][0].lower() in known.lasts else particles
            joined = not stopped and _SMALL_GAP.fullmatch(gap) is not None and small.issuperset(gap.strip(".").split())
            if joined and word.start() not in taken:
                run.append(word)
                continue
            yield run
        run = [word] if word.start() not in taken or _is_forename(text, word, whole) else []
    if run:
        yield run


def _is_forename(text: str, word: re.Match[str], whole: set[tuple[str, ...]]) -> bool:
    """Whether a word that names a party is the forename of a leader whose short name follows it."""
    return _first_words(text, word.start(), word.end()) in whole


def _place(text: str, run: list[re.Match[str]], language: str) -> _Place | None:
    """What a row of words with capital letters names; None where that is no person."""
    known, words = titles(language), _words(language)
    start, end = run[0].start(), run[-1].end()
    name = [w for w in text[start:end].replace(".", " ").split() if w.lower() not in known.sets["names.dead"]]
    office: list[str] = []
    while name and _is_before_name(name[0].lower(), known, words):
        low = name.pop(0).lower()
        office += [low] if low in words.titles else []
    if office and any(w.lower() in known.closed - known.sets["names.particles"] for w in name):
        # "Mr Nash Home After Trip to London": a heading in capitals goes on.
        name = name[:1]
    never = known.sets["names.never"]
    if not name or name[-1].lower() in never or name[0].lower() in never:
        return None
    ruling = words.ruling.match(text, run[-1].start()) is not None
    before, behind = _BEFORE.search(text, max(0, start - 24), start), _BEHIND.match(text, end)
    last = before[1].lower() if before else ""
    return _Place(
        tuple(office),
        tuple(part for w in name for part in _plain(w)),
        words.apposed.match(text, end) is not None
        or last in words.others
        or not _is_office(office, words)
        or _is_where(last, office, known),
        ruling or last in words.beside or bool(office) or (behind is not None and _is_acting(behind, known, words)),
        frozenset(int(y) for y in _YEAR.findall(text[max(0, start - _YEAR_BEFORE) : end + _YEAR_BEHIND])),
        ruling,
    )


def _is_before_name(word: str, known: Titles, words: _Words) -> bool:
    return word in words.titles or word in known.closed or word in known.sets["names.times"] or word in known.sets["qualifiers"]


def _is_where(last: str, office: list[str], known: Titles) -> bool:
    """Whether the word before tells of a place ("in Rosario")."""
    return not office and last in known.sets["words.places"]


def _is_acting(behind: re.Match[str], known: Titles, words: _Words) -> bool:
    """Whether what follows a name is a verb, or another of a list."""
    return behind["listed"] is not None or behind[1] in known.forms or behind[1] in words.beside


def _is_office(office: list[str], words: _Words) -> bool:
    """Whether the words before a name are none, a title of anybody's, or an office of a leader's, of one or of several ("Presidents")."""
    told = _without_honours(office, words)
    return not told or any(told in known for known in (words.neutral, words.chief, words.royal, words.foreign_minister))


def _without_honours(office: Iterable[str], words: _Words) -> str:
    """An office without titles of honour before it ("the Rt Hon."), in the singular."""
    told = " ".join(w for w in office if w not in words.honours)
    return told.removesuffix("s") if told.removesuffix("s") in words.chief else told


def _meant(bearers: Iterable[Leader], places: list[_Place], day: str | None, language: str, named: Collection[str] | None) -> list[Leader]:
    """Whom the places of a name mean: those named in full, else the only one with that office or of the time; nobody where it is somebody else."""
    timely = [x for x in bearers if _is_of_time(x, places, day)]
    full = [x for x in timely if any(_is_full(x, p) for p in places)]
    if full:
        return _latest(full, lambda x: x.name)
    titled = [x for x in timely if any(_is_titled(x, p, language) for p in places)]
    if titled:
        return _alone(_latest(titled, lambda x: x.party), named)
    own = [p for p in places if any(p.rest(x.called) is not None for x in timely)]
    if any(p.foreign or any(p.rest(x.called) for x in timely) for p in own) or not any(p.acts for p in own):
        return []
    return _alone(_latest([x for x in timely if any(p.rest(x.called) == [] for p in own)], lambda x: x.party), named)


def _latest(leaders: list[Leader], by: Callable[[Leader], str]) -> list[Leader]:
    """Of those who are alike by a key the one who came to office last."""
    return list({by(x): x for x in sorted(leaders, key=lambda x: x.since)}.values())


def _alone(leaders: list[Leader], named: Collection[str] | None) -> list[Leader]:
    """The only one of some leaders, or the only one of a party that the text names ("King Abdullah", in a text on Jordan)."""
    ours = [x for x in leaders if named is not None and x.party in named] if len(leaders) > 1 else leaders
    return ours if len(ours) == 1 else []


def _is_of_time(leader: Leader, places: list[_Place], day: str | None) -> bool:
    if day is not None and leader.holds(day):
        return True
    own = [p for p in places if p.rest(leader.called) is not None]
    if day is not None and leader.since <= day and any(p.ruling for p in own) and _is_known(leader.party, ()):
        return True
    years = {y for p in own for y in p.years}
    return any(leader.held(y) for y in years) or (day is None and not years)


def _is_full(leader: Leader, place: _Place) -> bool:
    """Whether a place has a forename of a leader beside the short name; behind it one more surname may stand ("Luis Arce Catacora")."""
    rest, name = place.rest(leader.called), _plain(leader.name)
    if not rest or place.foreign:
        return False
    strange = [w for w in rest if w not in name and not (len(w) == 1 and any(n.startswith(w) for n in name))]
    return not strange or (strange == rest[-1:] == list(place.words[-1:]) and rest[0] == name[0] == place.words[0])


def _is_titled(leader: Leader, place: _Place, language: str) -> bool:
    """Whether the office of a leader stands before their short name ("President Carter")."""
    words = _words(language)
    offices = {"F": words.foreign_minister, "K": words.royal}.get(leader.office, words.chief)
    return place.rest(leader.called) == [] and _without_honours(place.office, words) in offices and not place.foreign
