"""Agreements between two parties: treaties, accords, memoranda, declarations, with their names and acts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from comity.observation import Attribute, Observation
from comity.parties import parties as known_parties
from comity.read.context import Context
from comity.read.document import Finding
from comity.read.events import event, event_modality
from comity.read.pairs import Trust, listed, pair_of
from comity.read.patterns import knowledge, pattern
from comity.read.private import is_corporate, is_private
from comity.read.text.periods import Period
from comity.read.text.scene import CAPITAL, PERIOD, Scene

KIND = "agreement"
TRIGGER = re.compile(knowledge(KIND)["trigger"])

_DETERMINER = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "its",
        "their",
        "our",
        "any",
        "such",
        "each",
        "every",
        "both",
        "another",
        "all",
        "some",
        "no",
        "his",
        "her",
    ]
)
_POST = re.compile(
    r" (?:of|on|for|concerning|regarding|relating|about|in|with|between|limiting|providing|covering|establishing|against|and|to|under|"
    r"governing|oriented|signed between|aimed|allowing|banning)\b"
)
_BARE = re.compile(
    r"\b(?:the|this|that) (?:new |bilateral )?(?:accord|agreement|pact|treaty|document|memorandum|protocol|contract|deal|declaration)\b"
)
#: How many characters back "the accord" may reach.
_MEMORY = 900
_LONGEST = 170
_PASSIVE = re.compile(
    r"(?: (?:was|were|is|are|has|have|had|will|would|been|be|being|to|also|later|then|now|formally|recently|officially|should|must))* ?"
)
#: Words that end no name.
_LEADING = frozenset(
    [
        "of",
        "on",
        "in",
        "at",
        "to",
        "for",
        "with",
        "between",
        "by",
        "and",
        "the",
        "a",
        "an",
        "its",
        "concerning",
        "regarding",
        "about",
        "from",
        "under",
    ]
)


@dataclass(frozen=True)
class _Phrase:
    """An agreement's noun phrase in `Scene.masked`, and its noun."""

    start: int
    end: int
    noun: str
    specific: bool
    capital: bool = False


def find(scene: Scene, context: Context) -> Iterator[Finding]:
    """Each agreement that a sentence names with its two parties, and what was done with it."""
    done = -1
    for m in pattern(KIND, "noun").finditer(scene.masked):
        if m.start() < done:
            continue
        phrase = _phrase(scene, m)
        done = phrase.end
        bare = _BARE.search(scene.masked, max(0, phrase.start - 12), phrase.end)
        earlier = _meant(scene, context) if bare and not phrase.specific else None
        if earlier:
            yield from _anaphor(scene, phrase, earlier)
        else:
            yield from _named(scene, context, phrase)


@cache
def _word_set(name: str) -> frozenset[str]:
    return frozenset(knowledge(KIND)["words"][name].split())


def _phrase(scene: Scene, m: re.Match[str]) -> _Phrase:
    start = _extend_left(scene, m.start("type"))
    end = _extend_right(scene, m.end("type"))
    capital = scene.text[scene.offset(m.start("type"))].isupper() and m.start("type") > 0
    words = len(scene.masked[start:end].split())
    named = bool(listed(scene, start, end))
    specific = (capital and words > 2) or named or end - m.end("type") > 12
    return _Phrase(start, end, m["type"], specific, capital and words > 2)


def _extend_left(scene: Scene, start: int) -> int:
    """Back over the words that belong to the name: adjectives of the table, capitalised words, parties."""
    position = start
    while position > 1:
        cut = scene.masked.rfind(" ", 0, position - 1) + 1
        word = scene.masked[cut : position - 1].strip(",'\"")
        if not word or word in _DETERMINER or scene.masked[position - 2] in ",;:(":
            break
        original = scene.text[scene.offset(cut)]
        inner = word.replace("'s", "").strip("-")
        is_mark = all("\ue000" <= c <= "\ue00c" or c in "-/'s" for c in inner) and inner != ""
        known = word in _word_set("before")
        if not known and not (original.isupper() and cut > 0 and word.isalpha()) and not is_mark:
            break
        position = cut
    return position


def _extend_right(scene: Scene, end: int) -> int:
    """On over "on …", "between … and …", "of …" to where the sentence goes on about something else."""
    if not _POST.match(scene.masked, end):
        return end
    position = complete = end
    limit = min(len(scene.masked), end + _LONGEST)
    while position < limit:
        m = re.compile(r"(, | )([^\s,;:()\"]+)").match(scene.masked, position)
        if not m:
            break
        word = m[2].rstrip(".")
        if word in _word_set("stop") or (m[1] == ", " and not _continues(scene.masked, m.end())):
            break
        if word == "and" and _next_agreement(scene, m.end()):
            break
        if word in ("in", "on", "at", "by", "last", "this", "next", "earlier", "late") and _leads_to_period(scene, m.end()):
            break
        if word == PERIOD or (word in ("at", "by") and position > end):
            break
        position = m.end() - (1 if m[2].endswith(".") else 0)
        if word not in _LEADING:
            complete = position
    return complete


def _continues(masked: str, position: int) -> bool:
    """Whether a list goes on behind a comma: ", cooperation and mutual assistance", ", oriented into"."""
    return re.compile(r" (?:[a-z-]+ ){0,3}and |(?: [a-z-]+){1,2}, | ?(?:oriented|concerning)").match(masked, position) is not None


def _next_agreement(scene: Scene, position: int) -> bool:
    """Whether another agreement follows: "… and a Memorandum of Understanding on …"."""
    ahead = re.compile(r" (?:an?|the) (?:[\w-]+ ){0,5}?").match(scene.masked, position)
    noun = pattern(KIND, "noun").search(scene.masked, position, position + 70)
    return ahead is not None and noun is not None and scene.masked[position : noun.start()].count(" ") <= 6


def _leads_to_period(scene: Scene, position: int) -> bool:
    return re.compile(rf" (?:the )?(?:\w+ )?{PERIOD}| [\ue002]").match(scene.masked, position) is not None


def _named(scene: Scene, context: Context, phrase: _Phrase) -> Iterator[Finding]:
    action, at = _act(scene, phrase)
    inside = _inside(scene, phrase)
    parties = pair_of(scene, context, phrase.start, phrase.end, Trust.STATED)
    if not parties and len(inside) >= 2 and not is_corporate(scene):
        parties = inside
    parties = parties or pair_of(scene, context, phrase.start, phrase.end, _least(scene, phrase, action))
    if len(inside) == 1 and (len(parties) != 2 or inside[0] not in parties):
        other = [p for _, p in scene.parties() if p != inside[0]]
        parties = [inside[0], other[0]] if len(other) == 1 else []
    if len(parties) < 2 or is_private(scene, parties) or not any(_is_actor(p) for p in parties[:2]):
        return
    name = _name(scene, phrase)
    if pattern(KIND, "multilateral").search(name.lower()):
        return
    if action == "mentioned" and phrase.noun.endswith(("statement", "communique", "communiqué")):
        return
    if action == "mentioned" and not (phrase.capital or (phrase.specific and len(inside) == 2)):
        return
    if action in ("negotiated", "proposed") and not phrase.specific:
        return
    period = _date(scene, phrase, at, action)
    if action == "mentioned" and period is not None:
        action = "signed"
    yield _finding(scene, parties, name, phrase, action, at, period, "named")


def _is_actor(party: str) -> bool:
    return party == "EU" or known_parties()[party].sort == "state"


def _inside(scene: Scene, phrase: _Phrase) -> list[str]:
    """The parties in a name; a capital is rather the place of signature ("the Paris agreement")."""
    return [party for place, party in scene.parties(phrase.start, phrase.end) if scene.masked[place] != CAPITAL]


def _least(scene: Scene, phrase: _Phrase, action: str) -> Trust:
    """How surely the parties must be told: more so among companies, and for what was only talked about."""
    if is_corporate(scene):
        return Trust.STATED
    if action in ("negotiated", "proposed", "mentioned"):
        return Trust.CONTEXT if phrase.capital else Trust.WITH
    named = phrase.end - phrase.start > len(phrase.noun)
    passive = re.match(r" (?:was |were )?signed\b", scene.masked[phrase.end :])
    return Trust.ONLY if named or passive else Trust.WITH


def _finding(
    scene: Scene,
    parties: list[str],
    name: str,
    phrase: _Phrase,
    action: str,
    at: int,
    period: Period | None,
    rule: str,
) -> Finding:
    attrs: dict[str, Attribute] = {"name": name, "type": _type(phrase.noun), "action": action}
    if len(parties) > 2:
        attrs["others"] = parties[2:]
    where = (min(at, phrase.start), phrase.end) if at >= 0 else (phrase.start, phrase.end)
    modality = event_modality(scene, at, at + 8, 30) if 0 <= at < phrase.start else _passive_modality(scene, at)
    if action in ("negotiated", "proposed", "mentioned"):
        modality = "actual"
    return event(scene, KIND, (parties[0], parties[1]), attrs, where, rule, period, modality)


def _passive_modality(scene: Scene, at: int) -> str:
    if at < 0:
        return "actual"
    return event_modality(scene, at, at + 6, 28)


def _meant(scene: Scene, context: Context) -> Observation | None:
    """The agreement that "the accord" means: the last one told of, if the sentence names nobody else."""
    for earlier in reversed(context.found):
        o = earlier.observation
        if o.kind == KIND:
            named = {p for _, p in scene.parties()}
            return o if scene.start - o.spans[0][1] < _MEMORY and named <= {o.a, o.b} else None
    return None


def _anaphor(scene: Scene, phrase: _Phrase, earlier: Observation) -> Iterator[Finding]:
    """ "The accord was signed yesterday": what the last agreement told of was signed, and when."""
    action, at = _act(scene, phrase)
    period = _date(scene, phrase, at, action)
    if action != "mentioned" and period is not None and earlier.b is not None:
        kind = replace(phrase, noun=str(earlier.attrs["type"]))
        yield _finding(scene, [earlier.a, earlier.b], str(earlier.attrs["name"]), kind, action, at, period, "anaphor")


def _act(scene: Scene, phrase: _Phrase) -> tuple[str, int]:
    """What was done, and where the word for it stands (-1 if none): the nearest verb around the phrase."""
    best: tuple[int, str, int] | None = None
    low, high = max(0, phrase.start - 70), min(len(scene.masked), phrase.end + 60)
    for rank, row in enumerate(knowledge(KIND)["act"]):
        for m in re.compile(row["match"]).finditer(scene.masked, low, high):
            inside = phrase.start <= m.start() < phrase.end
            gap = 0 if inside else phrase.start - m.end() if m.start() < phrase.start else m.start() - phrase.end + 4
            between = scene.masked[min(m.end(), phrase.end) : max(phrase.start, m.start())]
            if (inside and row["action"] not in ("signed",)) or ";" in between:
                continue
            if row["action"] in ("negotiated", "proposed") and not phrase.start - 32 <= m.end() <= phrase.start:
                continue
            if m.start() > phrase.end and row["action"] not in ("signed", "in_force") and not _PASSIVE.fullmatch(between):
                continue
            score = gap + rank
            if best is None or score < best[0]:
                best = (score, row["action"], m.start())
    return (best[1], best[2]) if best else ("mentioned", -1)


def _date(scene: Scene, phrase: _Phrase, at: int, action: str) -> Period | None:
    """When: in brackets or right behind the name, or behind the verb, or at the sentence's beginning.

    An agreement that is only mentioned has a date only in brackets or after "of" or "dated".
    """
    masked = scene.masked
    told = action != "mentioned"
    close = re.compile(rf"[ ,(]*(?:[^\s;.]+[ ,(]+){{0,5}}?({PERIOD})").match(masked, phrase.end)
    if close and re.search(r"\b(?:said|told|announced|reported)\b", masked[phrase.end : close.start(1)]):
        close = None
    if close and not told and not re.match(r"[^.;]{0,40}\(|,? (?:of|dated)\b", masked[phrase.end : close.start(1)]):
        close = None
    places = [close.start(1)] if close and close.start(1) - phrase.end < 60 else []
    if at >= 0:
        said = re.compile(r"\b(?:said|says|told|announced|reported|according)\b").search(masked, phrase.end, at + 90)
        stop = said.start() if said else at + 90
        behind = [p for p, t in scene.between(at, min(len(masked), stop)) if isinstance(t.value, Period)]
        inside = [p for p, t in scene.between(phrase.start, phrase.end) if isinstance(t.value, Period)]
        front = [p for p, t in scene.between(0, min(at, phrase.start)) if isinstance(t.value, Period)]
        front = [p for p in front if p < 30 or at - p < 30]
        if action in ("signed", "mentioned"):
            places += behind + inside + front
        else:
            places = [p for p in [*behind, *front] if p not in inside] or places
    for place in places:
        token = scene.tokens[place].value
        if isinstance(token, Period) and token.sort != "shifted" and token.lead not in ("since", "until", "by"):
            return token
    return None


def _name(scene: Scene, phrase: _Phrase) -> str:
    words = scene.words(phrase.start, phrase.end)
    return re.sub(r"^(?:and|the|The|similar|new|fresh) ", "", words.strip(" ,.\"'")) or phrase.noun


def _type(noun: str) -> str:
    words = noun.lower().split()
    for name, known in knowledge(KIND)["type"].items():
        if any(w in known.split() for w in words) or noun in known.split():
            return str(name)
    return "other"
