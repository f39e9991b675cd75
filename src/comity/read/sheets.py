"""Sheets about one state, as in factbooks: a line of its memberships, neighbours, missions, partners of trade, what it was given, each behind a label."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import pairwise
from typing import Any, NamedTuple

from comity.language import any_of, table
from comity.observation import Attribute, Finding
from comity.parties import Mention
from comity.read.discourse import is_actor
from comity.read.facts import finding
from comity.read.figures.sentence_figures import unit
from comity.read.grammar import Token
from comity.read.marks.periods import Period
from comity.read.marks.quantities import Quantity
from comity.read.organisation_names import body
from comity.read.sentence import Sentence
from comity.read.sentence_bounds import Stretch

#: What parts the missions of one side from those of the other ("US--Ambassador …").
_SIDE = "--"
#: A line of three or more things with no sentence in it ("Chile 33.5%, Peru 25%, Fiji 10% (2023 est.)").
_LISTED = r"(?:[^\n.,]|\.(?!\s))*,(?:[^\n.,]|\.(?!\s))*,(?:[^\n.]|\.(?!\s))*"


class _Words(NamedTuple):
    label: re.Pattern[str]
    sort: dict[str, str]
    status: dict[str, str]
    abbreviations: dict[str, str]
    post: re.Pattern[str]
    posts: dict[str, str]
    units: frozenset[str]
    none: frozenset[str]
    sent: str


@cache
def _words(language: str) -> _Words:
    rows: dict[str, Any] = table(language, "sheets")
    sort = {label: name for name in _READS for label in rows[name]}
    posts = {word: what for what, words in rows["posts"].items() for word in words}
    return _Words(
        # In front of the colon may stand a state ("representation from the US") and how many there are ("border countries (3)").
        # A list of several may stand on the next line, or behind an empty one.
        re.compile(
            rf"^[^\S\n]*({any_of(sort)})(?:\b([^:\n]{{0,30}}):(?=[^\n]*\w)|[^\S\n]*\n(?:[^\S\n]*\n)?(?={_LISTED}$))[^\n]*$", re.I | re.M
        ),
        sort,
        {word: action for action, words in rows["status"].items() for word in words.split()},
        dict(rows["abbreviations"]),
        re.compile(rf"(?<!\w)({any_of(posts)})(?:[^\S\n]?:|\s(?=at|in)\b)[^\S\n]*(\S+)", re.I),
        posts,
        frozenset(table(language, "kinds/border")["length"]["km"]),
        frozenset(rows["signs"]["none"]),
        rows["signs"]["from"],
    )


class Sheet:
    """The labelled lines of one document; empty where its title does not name just one state.

    Args:
        text: the document's text with plain signs.
        titled: the parties of its title.
        language: of the document.

    """

    def __init__(self, text: str, titled: Iterable[str], language: str) -> None:
        states = [p for p in titled if is_actor(p)]
        self._state = states[0] if len(states) == 1 else ""
        lines = _words(language).label.finditer(text) if self._state else ()
        self._lines = {m.start(1): m for m in lines}
        #: Where its lines stand, each a stretch of its own.
        self.places = [(m.start(1), m.end()) for m in self._lines.values()]

    def __contains__(self, stretch: Stretch) -> bool:
        return stretch.start in self._lines

    def read(self, sentence: Sentence) -> list[Finding]:
        """What the line at a sentence's place tells."""
        label = self._lines[sentence.start]
        read = _READS[_words(sentence.language).sort[label[1].lower()]]
        value = [t for t in sentence.tokens if t.start > label.end(2 if label[2] is not None else 1)]
        return list(read(sentence, self._state, value)) if value else []


def _memberships(sentence: Sentence, state: str, value: list[Token]) -> Iterator[Finding]:
    """The organisations of a list, each with the status in brackets behind it."""
    known = _words(sentence.language)
    for i, token in enumerate(value):
        organisation = body(token, sentence.language) or known.abbreviations.get(token.text)
        if organisation:
            behind = value[i + 1 : i + 3]
            in_brackets = len(behind) == 2 and behind[0].text == "("
            action = known.status.get(behind[1].lower, "member") if in_brackets else "member"
            yield finding(sentence, "membership", state, organisation, {"action": action}, None, (token.start, token.end), "sheet")


def _borders(sentence: Sentence, state: str, value: list[Token]) -> Iterator[Finding]:
    """The neighbours of a list, each with the length of the border behind it."""
    units = _words(sentence.language).units
    for token, number, measure in zip(value, value[1:], value[2:], strict=False):
        party, length = token.value, number.value
        if (
            isinstance(party, Mention)
            and is_actor(party.party)
            and isinstance(length, Quantity)
            and length.value
            and measure.lower in units
        ):
            yield finding(
                sentence, "border", state, party.party, {}, None, (token.start, token.end), "sheet",
                measure="level", value=length.value, unit="km", bound=length.bound,
            )  # fmt: skip


def _missions(sentence: Sentence, state: str, value: list[Token]) -> Iterator[Finding]:
    """The addresses of the state's missions in another, and of the other's in it."""
    words = _words(sentence.language)
    sides = [t for t in sentence.tokens if t.mark == "party" and sentence.text[t.end : t.end + len(_SIDE)] == _SIDE]
    labelled = [t for t in sentence.tokens if t.mark == "party" and t.start < value[0].start]
    for other in sides or labelled:
        assert isinstance(other.value, Mention)
        is_from = words.sent in sentence.text[sentence.start : other.start].lower().split()
        for post in words.post.finditer(sentence.text, value[0].start, sentence.end):
            if post[2].lower().strip(".,;") not in words.none:
                sent_here = post.start() > other.start if sides else is_from
                a, b = (other.value.party, state) if sent_here else (state, other.value.party)
                attrs: dict[str, Attribute] = {"what": words.posts[post[1].lower()], "action": "exists"}
                yield finding(sentence, "mission", a, b, attrs, None, post.span(), "sheet")


def _aid(sentence: Sentence, state: str, value: list[Token]) -> Iterator[Finding]:
    """What one donor has given, where a part of the line names one and one sum ("US commitments (FY70-89), $215 million")."""
    part: list[Token] = []
    for token in [*value, None]:
        if token is not None and token.text != ";":
            part.append(token)
            continue
        donors = [t for t in part if isinstance(t.value, Mention) and t.value.party != state]
        sums = [t for t in part if isinstance(t.value, Quantity) and t.value.sort == "money" and t.value.value]
        if len(donors) == len(sums) == 1 and isinstance(donors[0].value, Mention) and isinstance(sums[0].value, Quantity):
            years = [t.value for t in part if isinstance(t.value, Period)]
            yield finding(
                sentence, "finance", donors[0].value.party, state, {"of": "aid"}, years[0] if len(years) == 1 else None,
                (donors[0].start, sums[0].end), "sheet", measure="level", value=sums[0].value.value,
                unit=unit(sentence, sums[0].value), bound=sums[0].value.bound,
            )  # fmt: skip
        part = []


def _shares(flow: str, sentence: Sentence, state: str, value: list[Token]) -> Iterator[Finding]:
    """The partners of a list, each with its share behind it."""
    years = [t.value for t in value if isinstance(t.value, Period)]
    for token, number in pairwise(value):
        party, share = token.value, number.value
        if isinstance(party, Mention) and is_actor(party.party) and isinstance(share, Quantity) and share.sort == "percent" and share.value:
            yield finding(
                sentence, "trade", state, party.party, {"flow": flow}, years[-1] if years else None, (token.start, number.end), "sheet",
                measure="share", value=share.value, unit="percent", bound=share.bound,
            )  # fmt: skip


_READS: dict[str, Callable[[Sentence, str, list[Token]], Iterator[Finding]]] = {
    "membership": _memberships,
    "borders": _borders,
    "missions": _missions,
    "aid": _aid,
    "exports": partial(_shares, "exports"),
    "imports": partial(_shares, "imports"),
}
