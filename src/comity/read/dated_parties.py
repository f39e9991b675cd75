"""Series: parties told in a row, each with a date of its own ("in Chile in 1990, Peru in 1991 and Fiji (1992)").

A verb stands in front of the first only. What it tells of the first with its date it tells of each with its own. Where each has a thing
of its own too ("an embassy in Chile in 1990 and a consulate in Peru in 1991"), only what is found of each gets its date.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from comity.observation import Finding, Observation, normalized
from comity.observation.vocabulary import vocabulary
from comity.parties import Mention
from comity.read.discourse import Discourse
from comity.read.figures.respective_periods import in_turn
from comity.read.frames import resolve
from comity.read.grammar import Token, is_adjective
from comity.read.marks.periods import Period
from comity.read.marks.places import Place, is_city
from comity.read.organisation_names import body
from comity.read.sentence import Sentence

_TWO = 2
#: The attribute that names the place of one member only: what has one is told of no other.
_PLACE = "place"
#: An act of one against another is told of those only against whom its own reader finds it.
_NOT_MORE = frozenset(("coercion",))


class Dated(NamedTuple):
    """A party of a series: as it is named, where it stands, its date, and whether a thing of its own is told in front of it."""

    party: str
    name: str
    place: tuple[int, int]
    period: Period
    own: bool = False


def apportioned(found: Iterable[Finding], sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The findings of one kind in a sentence, with what is told of the first of a series told of each, at its own date."""
    findings = list(found)
    dateable = bool(findings) and not vocabulary().kinds[findings[0].observation.kind].numeric
    series = dated(sentence, discourse) if dateable else []
    if dateable and not series and (apart := _behind_dates(sentence, discourse) or _in_turn(sentence, discourse)):
        findings, series = _redated(findings, apart), apart
    first = next((f for f in findings if series and _is_of(f, series[0])), None)
    if first is None:
        yield from findings
        return
    told: set[str] = set()
    for finding in findings:
        member = next(
            (d for d in series if finding is not first and _names(finding.observation, d.party) and _is_at(finding, d, series)), None
        )
        same_day = (finding.observation.start, finding.observation.end) == (first.observation.start, first.observation.end)
        told.update(d.party for d in series if _names(finding.observation, d.party))
        yield _at(finding, member) if member is not None and same_day else finding
    if {first.observation.a, first.observation.b} <= {d.party for d in series}:
        # "They met in Lima in May, in Quito in June and in Rome in July": where two were, not with whom.
        return
    if first.observation.kind not in _NOT_MORE and _PLACE not in first.observation.attrs:
        yield from (_instead(first, series[0], d) for d in series if d.party not in told and not any(m.own for m in series))


def dated(sentence: Sentence, discourse: Discourse) -> list[Dated]:
    """The longest series of a sentence; empty if it has none of two or more."""
    best: list[Dated] = []
    i = 0
    while i < len(sentence.tokens):
        run, i = _run(sentence, i, discourse)
        best = run if len(run) > max(1, len(best)) else best
    return best


def _behind_dates(sentence: Sentence, discourse: Discourse) -> list[Dated]:
    """Parties each behind a date of its own ("In 1965 Peru broke with Chile, in 1966 with Fiji and in 1967 with Togo"); empty if fewer than two."""
    periods = sentence.periods()
    if len(periods) < _TWO or not sentence.verbs or any(t.tag not in "PD" for t in sentence.tokens[: periods[0][0]]):
        return []
    tokens, found = sentence.tokens, list[Dated]()
    for place, period in periods[1:]:
        k = place + 1
        while k < len(tokens) and tokens[k].tag in "PD":
            k += 1
        told = resolve(period, "past", "actual", discourse)
        party = _party(tokens[k], sentence.language) if k < len(tokens) else None
        joined = next((t for t in reversed(tokens[:place]) if t.tag != "P"), tokens[0])
        if party is None or told is None or told.first is None or not (joined.tag == "C" or joined.lower in (",", ";")):
            return []
        found.append(Dated(party, tokens[k].text, sentence.place(place, k + 1), told))
    start = periods[1][0]
    first = next((t for t in reversed(tokens[:start]) if _party(t, sentence.language)), None)
    told, verb = resolve(periods[0][1], "past", "actual", discourse), sentence.verbs[-1]
    if (
        first is None
        or told is None
        or told.first is None
        or not verb.main < first.index
        or _led(tokens, start) != _led(tokens, first.index)
    ):
        return []
    return [Dated(str(_party(first, sentence.language)), first.text, sentence.place(first.index, first.index + 1), told), *found]


def _in_turn(sentence: Sentence, discourse: Discourse) -> list[Dated]:
    """Parties in a row whose dates stand in a row behind them ("with Peru and Fiji in June and July 1986, respectively")."""
    named = {t.index: party for t in sentence.tokens if (party := _party(t, sentence.language))}
    if len(sentence.periods()) < _TWO or not sentence.verbs:
        return []
    found = list[Dated]()
    # "Peru and Fiji opened embassies in Suva and Lima in 1990 and 1995, respectively": it is told of who did it.
    doing = [at for at in named if at < sentence.verbs[0].i]
    for at, when in (in_turn(sentence, list(named)) or in_turn(sentence, doing)).items():
        period = sentence.tokens[when].value
        told = resolve(period, "past", "actual", discourse) if isinstance(period, Period) else None
        if told is None or told.first is None:
            return []
        found.append(Dated(named[at], sentence.tokens[at].text, sentence.place(at, at + 1), told))
    return found


def _led(tokens: list[Token], place: int) -> str:
    """The preposition in front of the first party from a place on; empty if it has none."""
    party = next((k for k in range(place + (tokens[place].mark == "period"), len(tokens)) if tokens[k].tag not in "PD"), place)
    before = next((t for t in reversed(tokens[:party]) if t.tag != "D"), tokens[0])
    return before.lower if before.tag == "P" else ""


def _redated(findings: list[Finding], series: list[Dated]) -> list[Finding]:
    """Findings with the date of whom they name, where they had that of another of the series."""
    days = {(d.period.first, d.period.last) for d in series}
    made = list[Finding]()
    for finding in findings:
        member = next((d for d in series if d.party == finding.observation.a), None)
        member = member or next((d for d in series if d.party == finding.observation.b), None)
        own = (finding.observation.start, finding.observation.end) in days
        made.append(_at(finding, member) if member is not None and own else finding)
    return made


def _run(sentence: Sentence, i: int, discourse: Discourse) -> tuple[list[Dated], int]:
    """The series that begins at a token, and the token to look on from."""
    tokens, run, cities = sentence.tokens, list[Dated](), is_city(sentence.tokens[i].value)
    own = False
    # "With Peru in Accra in 1990, Chile in 1991": a city is in no series with states.
    while i < len(tokens) and (party := _party(tokens[i], sentence.language)) and (own or is_city(tokens[i].value) == cities):
        k = i + 1
        while k < len(tokens) and (tokens[k].tag == "P" or tokens[k].lower == "("):
            k += 1
        period = tokens[k].value if k < len(tokens) else None
        told = resolve(period, "past", "actual", discourse) if isinstance(period, Period) and not period.opens else None
        if told is None or told.first is None:
            break
        run.append(Dated(party, tokens[i].text, sentence.place(i, k + 1), told, own))
        start = i = k + 1
        while (
            i < len(tokens)
            and (tokens[i].tag in "CPDNA" or tokens[i].lower in (",", ";", ")"))
            and not _party(tokens[i], sentence.language)
        ):
            i += 1
        own = any(t.tag in "NA" for t in tokens[start:i])
    return run, i + (not run)


def _party(token: Token, language: str) -> str | None:
    value = token.value
    if isinstance(value, Mention | Place):
        return None if is_adjective(token) else value.party
    return body(token, language)


def _names(observation: Observation, party: str) -> bool:
    return party in (observation.a, observation.b)


def _is_at(finding: Finding, member: Dated, series: list[Dated]) -> bool:
    """Whether a finding's place is that of a member, in a series where each has a thing of its own ("in Accra in 1990 and in Kumasi in 1991")."""
    place = finding.observation.attrs.get(_PLACE)
    return not isinstance(place, str) or not any(m.own for m in series) or member.name == place


def _is_of(finding: Finding, member: Dated) -> bool:
    """Whether a finding is of a party at its own date."""
    o = finding.observation
    return _names(o, member.party) and (o.start, o.end) == (member.period.first, member.period.last)


def _at(finding: Finding, member: Dated) -> Finding:
    return replace(finding, observation=replace(finding.observation, start=member.period.first, end=member.period.last))


def _instead(finding: Finding, first: Dated, member: Dated) -> Finding:
    """What is told of the first of a series, told of another."""
    o = finding.observation
    attrs = {k: member.party if v == first.party else v for k, v in o.attrs.items()}
    a, b = (member.party if p == first.party else p for p in (o.a, o.b))
    made = normalized(replace(o, a=a or o.a, b=b, attrs=attrs, start=member.period.first, end=member.period.last))
    return replace(finding, observation=made, marks=(member.place,))
