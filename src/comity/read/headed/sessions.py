"""Sessions of a joint body told by lines under its name ("1st session: Lima, 3 May 1979", "II. Suva, June 1981")."""

from collections.abc import Iterator

from comity.observation import Finding
from comity.read.discourse import Discourse, is_actor
from comity.read.encounters.joint_bodies import COMMISSION, KIND, is_body
from comity.read.facts import finding
from comity.read.frames import resolve
from comity.read.grammar import Token
from comity.read.headed.above_rows import Head, named, sets
from comity.read.marks.places import is_city
from comity.read.memory import has_clause
from comity.read.rosters import bare_years
from comity.read.sentence import Sentence

_PAIR = 2
#: A number in letters of Rome is no longer.
_SHORT = 4


def held(sentence: Sentence, over: Head, discourse: Discourse) -> Iterator[Finding]:
    """The session that a line tells by its place and date, under a head that names a joint body of two."""
    label = over.over
    dates = sorted([*sentence.periods(), *bare_years(sentence)], key=lambda d: d[0])
    if label is None or len(dates) != 1 or has_clause(sentence) or not any(is_body(label, g) for g in label.nouns):
        return
    states = dict.fromkeys(p for p, _ in named(label) if is_actor(p)) or dict.fromkeys(discourse.subject_pair() or ())
    if len(states) != _PAIR or any(t.mark == "person" for t in sentence.tokens):
        return
    places = [t for t in sentence.tokens[: dates[0][0]] if t.mark in ("party", "place")]
    if len(places) != 1 or not is_city(places[0].value):
        return
    if not all(_is_number(t, sentence.language) for t in sentence.tokens[: places[0].index]):
        return
    period = resolve(dates[0][1], "past", "actual", discourse, over.year)
    first, second = states
    yield finding(sentence, KIND, first, second, {"level": "other", "format": COMMISSION}, period, (sentence.start, sentence.end), "headed")


def _is_number(token: Token, language: str) -> bool:
    """Whether a token is a part of what numbers a session ("1st session:", "II.", "No. 3 -")."""
    return token.tag in "YKPDJ" or len(token.text) <= _SHORT or token.lemma in sets(language)["sessions"]
