"""What the labels of a table say: which way the trade goes, of what measure, when, with whom, in what unit."""

import datetime
import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from comity.language import table
from comity.parties import Mention
from comity.read.discourse import is_actor
from comity.read.grids.cells import Cell
from comity.read.grids.label_times import times
from comity.read.grids.topics import Topic, is_people, persons, says_no_more, topic, topic_words
from comity.read.marks.periods import Period, periods
from comity.read.marks.quantities import quantities

_BEFORE_TIME = re.compile(r"(\w+|%)\s+(\w+)\s+(?:the\s+)?(?=(?:19|20)\d\d)")
_FIRST, _PLACE = re.compile(r"[^\W\d_]+|#"), re.compile(r"(\d{1,3})(?:[.)]|(?!\S))\s*")
_WORD = re.compile(r"[A-Za-z][\w-]*\.?|%")
_UNIT_WORDS = 24
#: "£'000", "NOK 1,000".
_THOUSAND = re.compile(r"(?<![\w.,])'?(?:1,?)?000s?\b|(?<=[$€£¥])'?000s?\b")
#: Between who owns a thing and the thing.
_OWNING = (" ", "'s ", "' ")
#: Behind a name that belongs to a currency ("US$").
_SIGNS = ("$", "€", "£")
_LONG = 240
_LETTERS = re.compile(r"[^\W\d_]+")
_SIGN_BEHIND = re.compile(r"\b([A-Za-z]{2,8}) ([A-Z]{1,3}[$€£¥]|[$€£¥])(?!\w)")


class Label(NamedTuple):
    """What a label says; all that it does not is empty.

    Attributes:
        flow: ``exports``, ``imports``, ``turnover``, ``balance`` or empty.
        measure: ``level``, ``share``, ``change``, or ``percent`` for a percentage that is neither.
        a, b: the parties that it names as whose trade it is and as the partner.
        pair: the parties that it names, in order.
        period: when.
        dated: whether it tells a time, understood or not.
        coin: the currency as written.
        scale: how much one unit is; 0 where no unit is told.
        value: whether it says that figures stand below it, whatever of ("Value").
        sums: whether it can be of money at all.
        product: what only is traded, where it is a part that has a name of its own ("Re-exports").
        kind, of, way, yearly: as of a `Topic`.
        month: when, of a year that it does not tell.
        persons: how many one unit of people is ("thousands"); 0 where no unit is told.
        shares: whether it speaks of shares, whatever else.
        aside: when what stands in brackets below is ("2017 in brackets").
        clear: whether it names nothing that figures could be of besides what is told here.

    """

    flow: str = ""
    measure: str = ""
    a: str = ""
    b: str = ""
    pair: tuple[str, ...] = ()
    period: Period | None = None
    dated: bool = False
    coin: str = ""
    scale: float = 0.0
    value: bool = False
    sums: bool = True
    product: str = ""
    kind: str = ""
    of: str = ""
    way: str = ""
    yearly: bool = False
    month: Period | None = None
    persons: float = 0.0
    shares: bool = False
    aside: Period | None = None
    clear: bool = True


class Place(NamedTuple):
    """The place of a row, and what stands behind it in its cell."""

    value: int
    rest: Cell


class _Words(NamedTuple):
    flows: dict[str, frozenset[str]]
    measures: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]


@cache
def _known(language: str) -> _Words:
    rows = table(language, "grids")
    return _Words(*({name: frozenset(words.split()) for name, words in rows[part].items()} for part in ("flows", "measures", "words")))


class Labels:
    """Reads the labels of one document."""

    def __init__(self, text: str, mentions: list[Mention], today: datetime.date | None, language: str) -> None:
        self._text = text
        self._mentions = sorted((m for m in mentions if m.sort != "capital"), key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]
        self._today = today
        self._language = language

    def label(self, cell: Cell) -> Label:
        """What the label in a cell says."""
        known, text = _known(self._language), self._text[cell.start : cell.end]
        words = [w.lower().rstrip(".") for w in _WORD.findall(text)]
        named = [m for m in self._within(cell.start, cell.end) if self._text[m.end : m.end + 1] not in _SIGNS]
        flow = _flow(words, known)
        a, b = self._sides(cell, named, flow)
        when = times(self._text, cell.start, cell.end, self._today, self._language)
        coin, scale = self._unit(cell)
        told = topic(text, self._language)
        if told.kind not in ("", "trade"):
            a, b = self._sides_of_topic(cell, named, told)
        return Label(
            flow, "percent" if self._is_index(cell) else _measure(words, flow, known), a, b, tuple(dict.fromkeys(m.party for m in named)), when.period, when.dated, coin, scale,
            bool(known.words["value"] & set(words)), not known.words["other"] & set(words),
            next((w for w in words if w in known.words["part"]), ""),
            "" if told.other else told.kind, told.of, told.way, told.yearly or when.yearly, when.month, persons(text, self._language),
            bool(known.measures["shares"] & set(words)), when.aside, not told.other and self._says_no_more(cell, named),
        )  # fmt: skip

    def _within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin between two places."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def columns(self, cell: Cell) -> list[Cell]:
        """The labels of columns in a header whose words only blanks part: each flow, percentage and year begins one."""
        known, found = _known(self._language), list[Cell]()
        begun: list[int] = []
        in_bracket = in_part = False
        for m in re.finditer(r"[()]|(?:19|20)\d\d|[A-Za-z][\w-]*|%", self._text[cell.start : cell.end]):
            word = m[0].lower()
            if word in "()":
                in_bracket = word == "("
                continue
            is_flow = any(word in words for words in known.flows.values())
            part = word in known.measures["percent"] or word in known.measures["change"] or word == "share"
            if in_bracket or not (is_flow or part or word[0].isdigit()):
                continue
            if in_part and (part or is_flow):
                # "% of total exports": the flow of the percentage.
                in_part = part or word in known.flows["turnover"]
                continue
            begun.append(cell.start + m.start())
            in_part = part
        for i, j in pairwise([*begun, cell.end]):
            found.append(Cell(i, j))
        return found

    def segments(self, cell: Cell) -> list[Cell]:
        """The same where a scan has run the rows of a header together: "value" and "proportion" begin one too."""
        known = _known(self._language)
        percent = known.measures["percent"] | known.measures["change"]
        flows = frozenset[str]().union(*known.flows.values())
        begun: list[int] = []
        of_part = is_part = False
        every = list(_WORD.finditer(self._text, cell.start, cell.end))
        for m, after in zip_longest(every, every[1:]):
            word = m[0].lower().rstrip(".")
            # "The value of exports" is one.
            value = word in known.words["value"] and (after is None or after[0].lower() not in known.words["of"])
            part = word in percent | known.words["parting"]
            if of_part and (part or word in flows):
                # "Proportion of total Peruvian imports": up to the flow that it is a part of.
                of_part = word not in flows - known.flows["turnover"]
            elif word in flows or value or (part and not (is_part and word in percent)):
                begun.append(self._owner_before(cell.start, m.start()))
                of_part = is_part = part
        return [Cell(i, j) for i, j in pairwise([*begun, cell.end])]

    def _owner_before(self, first: int, start: int) -> int:
        """Where a label begins: at whoever stands right in front of its first word as the one whose it is ("Peru's exports", "Peruvian exports")."""
        owner = next((m for m in self._within(first, start) if self._text[m.end : start] in _OWNING), None)
        words = _known(self._language).words
        before = _WORD.findall(self._text[first : owner.start]) if owner is not None else []
        led = bool(before) and before[-1].lower() in words["to"] | words["from"] | words["with"]
        return owner.start if owner is not None and not led else start

    def tells_time(self, cell: Cell) -> bool:
        """Whether all of a cell tells one period."""
        told = periods(self._text, self._today, cell.start, cell.end, self._language)
        return len(told) == 1 and told[0].start == cell.start and bool(told[0].first and told[0].last)

    def is_label(self, cell: Cell) -> bool:
        """Whether a cell heads the column of the rows' own labels ("Year")."""
        words = {w.lower() for w in _WORD.findall(self._text[cell.start : cell.end])}
        return bool(words & _known(self._language).words["label"])

    def is_of_places(self, cell: Cell) -> bool:
        """Whether a cell heads a column of the rows' places ("Rank")."""
        word = _FIRST.search(self._text, cell.start, cell.end)
        return word is not None and word[0].lower() in topic_words(self._language).single["rank"]

    def place(self, cell: Cell) -> Place | None:
        """The place that a cell tells or begins with ("3", "3. Peru")."""
        found = _PLACE.match(self._text, cell.start, cell.end)
        return Place(int(found[1]), Cell(found.end(), cell.end)) if found is not None else None

    def _sides(self, cell: Cell, named: list[Mention], flow: str) -> tuple[str, str]:
        """Whose trade a label is of and with whom: "Peru's exports to Chile", "imports from Chile", "Peruvian exports"."""
        words = _known(self._language).words
        a = b = ""
        for m in named:
            before = _WORD.findall(self._text[cell.start : m.start])
            word = before[-1].lower() if before else ""
            if word in words["between"]:
                # "Trade between Peru and Chile": of neither more than of the other.
                return "", ""
            if word in words["to"] | words["from"] | words["with"]:
                to_a = word in (words["to"] if flow == "imports" else words["from"] if flow == "exports" else ())
                a, b = (a or m.party, b) if to_a else (a, b or m.party)
            else:
                a = a or m.party
        return a, b

    def _sides_of_topic(self, cell: Cell, named: list[Mention], told: Topic) -> tuple[str, str]:
        """Who comes, invests or gives, and to whom: "arrivals to Fiji", "Danish workers", "Fiji: students by country of origin"."""
        known = topic_words(self._language).single
        a = b = ""
        # Nobody lives or travels in an organisation, but who founded one may be told beside.
        states = [m for m in named if is_state(m.party)]
        for m in states if told.kind == "count" else named:
            before = _WORD.findall(self._text[cell.start : m.start])
            before = [w.lower() for w in before if w.lower() not in known["articles"]][-1:]
            if before and before[0] in known["giver"]:
                a = a or m.party
            elif before and before[0] in known["host"]:
                b = b or m.party
            elif told.way == "out" or (
                m.sort == "adjective" and told.way != "in" and is_people(self._text[m.end : cell.end].lstrip(), self._language)
            ):
                a = a or m.party
            elif m.sort != "adjective" or told.way == "in" or told.kind == "count":
                b = b or m.party
            else:
                a = a or m.party
        return a, b

    def _says_no_more(self, cell: Cell, named: list[Mention]) -> bool:
        text = self._text[cell.start : cell.end]
        told = [(m.start, m.end) for m in named] + [
            (p.start, p.end) for p in periods(self._text, self._today, cell.start, cell.end, self._language)
        ]
        for start, end in told:
            text = text[: start - cell.start] + " " * (end - start) + text[end - cell.start :]
        return says_no_more(text, self._language)

    def is_time(self, cell: Cell) -> bool:
        """Whether a label tells when, and nothing else."""
        text = self._text[cell.start : cell.end]
        when = times(self._text, cell.start, cell.end, self._today, self._language)
        return when.period is not None and self._says_no_more(cell, []) and not topic(text, self._language).kind

    def _is_index(self, cell: Cell) -> bool:
        """Whether figures are told in percent of a time before ("% of 2014")."""
        known = _known(self._language).measures
        found = _BEFORE_TIME.finditer(self._text, cell.start, cell.end)
        return any(m[1] in known["percent"] and m[2] in known["index"] for m in found)

    def is_scale(self, word: str) -> bool:
        """Whether a word is one of a number's scale ("million"), so that what stands before it is no number alone."""
        return word.lower().strip(",.;") in {
            *table(self._language, "sentences")["scales"].split(),
            *table(self._language, "numbers")["scales"],
        }

    def _unit(self, cell: Cell) -> tuple[str, float]:
        """The currency and scale of a label: it is read as if a number stood in front of one of its words."""
        known = _known(self._language).words
        thousand = " ".join(["", *known["thousand"], ""])
        text = _THOUSAND.sub(thousand, self._text[cell.start : min(cell.end, cell.start + _LONG)])
        # "In millions of dollars".
        text = " ".join(w for w in text.split(" ") if w.lower() not in known["of"])
        # "Million US$".
        scales = {*table(self._language, "sentences")["scales"].split(), *table(self._language, "numbers")["scales"]}
        text = _SIGN_BEHIND.sub(lambda m: f"{m[2]} {m[1]}" if m[1].lower() in scales else m[0], text)
        best = ("", 0.0)
        for m in list(re.finditer(r"(?<![\w.])[^\W\d]|[$€£¥]", text))[:_UNIT_WORDS]:
            tried = f"{text[: m.start()]} 1 {text[m.start() :]}"
            sums = [q for q in quantities(tried, 0, None, self._language) if q.sort == "money" and q.start <= m.start() + 3 <= q.end + 2]
            for q in sums:
                # "Trade was $12": a figure, and no unit of others.
                if q.value and q.value >= max(1.0, best[1]) and str(round(q.value)).rstrip("0") == "1":
                    best = (q.word, q.value)
        scaled = any(w in scales for w in _LETTERS.findall(text.lower()))
        # A scale that is not understood is not one.
        return ("", 0.0) if scaled and best[1] == 1 else best


def _flow(words: list[str], known: _Words) -> str:
    found = [name for name in known.flows if known.flows[name] & set(words)]
    if "balance" in found:
        return "balance"
    if "exports" in found and "imports" in found:
        return "turnover"
    return next((name for name in ("exports", "imports", "turnover") if name in found), "")


def _measure(words: list[str], flow: str, known: _Words) -> str:
    told = set(words)
    percent = bool(told & known.measures["percent"])
    if told & known.measures["change"]:
        return "change"
    if "share" in told or (percent and told & known.measures["share"]):
        return "share"
    return "percent" if percent else "level" if flow else ""


def is_state(party: str) -> bool:
    """Whether a party of a label can be one of two."""
    return is_actor(party)
