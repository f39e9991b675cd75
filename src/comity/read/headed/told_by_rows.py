"""What the rows of a list or table tell: the head's deed, with the states, dates and numbers that each row gives.

"Embassies closed by Chile" stands over "Ghana | 1991", "Breaks in diplomatic relations" with columns "Broken off" and "Restored" over
"Peru - Fiji | March 1961 | 1972". The head names one side or none, the rows the other or both; each column may name a deed of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from comity.observation import Attribute, Finding
from comity.read.discourse import Discourse
from comity.read.facts import finding
from comity.read.frames import frames, resolve
from comity.read.grammar import Token
from comity.read.headed.above_rows import Head, counted, head, is_prose, lemmas, named, note, sets
from comity.read.headed.lent_by_rows import lent
from comity.read.headed.list_rows import Row, row
from comity.read.headed.sessions import held
from comity.read.marks.periods import Period
from comity.read.memberships.membership_words import sets as membership_sets
from comity.read.organisation_names import is_organisation
from comity.read.posts import Post, post
from comity.read.sentence import Sentence
from comity.read.ties.relation_words import ties

_RULE = "headed"
_SEVERED, _RESTORED, _ESTABLISHED = "severed", "restored", "established"
#: What can be done to a mission, of which a head tells by a verb or noun.
_DONE = ("opened", "reopened", "closed", "upgraded", "downgraded", "expelled", "recalled")
#: What is done to people from elsewhere by those in whose land they are.
_BY_HOST = ("expelled",)
_TWO = 2
#: A heading of a part has no more tokens.
_PART = 3
#: What ends or begins a membership.
_PASSED = ("joined", "left")
#: What keeps somebody from trading, travelling or holding money.
_MEASURES = ("sanctions", "ban")


class Deed(NamedTuple):
    """What a head tells of its rows.

    Attributes:
        kind: of which kind of observation it is.
        attrs: the kind's attributes.
        doer, other: who does it, and to or with whom; None where the rows tell.

    """

    kind: str
    attrs: dict[str, Attribute]
    doer: str | None
    other: str | None


def of_rows(sentence: Sentence, discourse: Discourse, found: Iterable[Finding]) -> list[Finding]:
    """What a line tells as a row, besides what was found in it; a line that is none is kept as what may stand over rows."""
    over = head(discourse)
    told: list[Finding] = []
    if over.labels and not is_prose(sentence):
        told = [*lent(sentence, over, discourse)]
        line = row(sentence, over.parting) if not told else None
        told = told or (list(_told(line, over, discourse)) if line is not None else list(held(sentence, over, discourse)))
    if not told:
        note(sentence, discourse)
        return []
    counted(discourse)
    known = {_key(f) for f in found}
    return [f for f in told if _key(f) not in known]


def _key(found: Finding) -> tuple[object, ...]:
    """What makes two findings of a row one."""
    o = found.observation
    return o.kind, o.a, o.b, o.attrs.get("action", o.attrs.get("of"))


def _told(line: Row, over: Head, discourse: Discourse) -> Iterator[Finding]:
    """The facts of a row: one for each of its dates whose column names a deed, else the head's own, at the first date."""
    label = over.over
    if label is None or any(t.mark == "person" for t in line.sentence.tokens):
        return
    dates = line.dates(over.year)
    fits = len(line.cells) <= len(over.columns)
    deeds = {k: _deed(label, column, over, discourse) for k, column in enumerate(over.columns)} if fits else {}
    done: list[tuple[Deed | None, Period | None]] = [(deeds.get(cell), period) for cell, period in dates]
    if not any(deed is not None for deed, _ in done):
        done = [(_deed(label, (), over, discourse), dates[0][1] if dates else None)]
    for deed, period in done:
        if deed is None:
            continue
        when = resolve(period, "past", "actual", discourse, over.year)
        value = _number(line, over) if deed.attrs.get("what") in ("diplomats", "ambassador") else None
        when = when._replace(last=None, opens="last") if when is not None and deed.kind == "coercion" else when
        if when is None and deed.kind != "coercion" and value is None:
            continue
        for a, b in _sides(deed, line):
            yield finding(
                line.sentence,
                deed.kind,
                a,
                b,
                deed.attrs,
                when,
                line.place,
                _RULE,
                value=value,
                unit="count" if value is not None else None,
            )


def _deed(label: Sentence, column: Sequence[Token], over: Head, discourse: Discourse) -> Deed | None:
    """What a head tells, or one of its columns where they are given."""
    tokens = column or label.tokens
    return (
        _of_relations(label, tokens, over, discourse)
        or _of_missions(label, tokens, over, discourse)
        or _of_measures(label, tokens)
        or _of_members(label, tokens, over, discourse)
    )


def _of_relations(label: Sentence, tokens: Sequence[Token], over: Head, discourse: Discourse) -> Deed | None:
    known = ties(label.language).sets
    every = lemmas([*label.tokens, *(t for column in over.columns for t in column)], label.language)
    if not (every & known["diplomatic"] and every & (known["rostered"] | known["rostered_severed"])):
        return None
    own = lemmas(tokens, label.language)
    actions = [a for a, words in ((_SEVERED, known["rostered_severed"]), (_RESTORED, known["rostered_restored"])) if own & words]
    if not actions and own & known["rostered_established"]:
        actions = [_ESTABLISHED]
    if len(actions) != 1:
        return None
    states = {party for party, _ in named(label)}
    side = states.pop() if len(states) == 1 else discourse.about() if not states else None
    return Deed("relations", {"action": actions[0], "status": "diplomatic"}, side, None)


def _of_missions(label: Sentence, tokens: Sequence[Token], over: Head, discourse: Discourse) -> Deed | None:
    # "Embassies of Chile, 1990-1999" may stand over "Opened:".
    parts = list(takewhile(lambda s: len(s.tokens) <= _PART and not _posts(s, discourse), over.labels))
    thing = over.labels[len(parts)] if len(parts) < len(over.labels) else label
    posts = _posts(thing, discourse)
    action = _act("mission", tokens, label.language, _DONE) if posts else ""
    if not action or len({p.what for p in posts}) != 1:
        return None
    # A heading of a part leaves out whose they are, where the one before has told it.
    every = [thing, *(above for above in over.labels[1:] if _posts(above, discourse))]
    sender, host = next((sides for above in every if any(sides := _sent(above, action, discourse))), (None, None))
    if sender is None and host is None:
        foreign = action in _BY_HOST and not posts[0].is_house
        sender, host = (None, discourse.about()) if foreign else (discourse.about(), None)
    return Deed("mission", {"what": posts[0].what, "action": action}, sender, host) if (sender is None) != (host is None) else None


def _posts(label: Sentence, discourse: Discourse) -> list[Post]:
    return [p for g in label.nouns if (p := post(label, g, discourse)) is not None]


def _sent(label: Sentence, action: str, discourse: Discourse) -> tuple[str | None, str | None]:
    """Whose the missions of a head are and where, as far as it tells."""
    known, posts, sides = sets(label.language), _posts(label, discourse), named(label)
    by = [p for p, word in sides if word in known["doer"]]
    senders = [*(p for what in posts for p in what.senders), *(p for p, word in sides if word in ("adjective", "of"))]
    hosts = [*(p for what in posts for p in what.receivers), *(p for p, word in sides if word in known["other"] | {"from"})]
    (hosts if action in _BY_HOST else senders).extend(by)
    return _one(senders), _one(hosts)


def _of_members(label: Sentence, tokens: Sequence[Token], over: Head, discourse: Discourse) -> Deed | None:
    """Who joined or left an organisation that the head names, or the headings above it, or the title."""
    # "Date of entry" alone is of anything.
    itself = (
        _act("membership", label.tokens, label.language, _PASSED)
        or {t.lemma for t in label.tokens} & membership_sets(label.language)["members"]
    )
    action = _act("membership", tokens, label.language, _PASSED) if itself else ""
    above = (dict.fromkeys(p for p, _ in named(s, every=True) if is_organisation(p)) for s in over.labels)
    bodies = next((list(found) for found in above if found), [p for p in discourse.title if is_organisation(p)]) if action else []
    return Deed("membership", {"action": action}, None, bodies[0]) if len(bodies) == 1 else None


def _of_measures(label: Sentence, tokens: Sequence[Token]) -> Deed | None:
    action = _act("coercion", tokens, label.language, _MEASURES, nouns_only=True)
    known, sides = sets(label.language), named(label, every=True)
    doer = _one([p for p, word in sides if word in known["doer"] | known["owner"] | {"adjective"}])
    target = _one([p for p, word in sides if word in known["other"]])
    return Deed("coercion", {"action": action}, doer, target) if action and (doer is None) != (target is None) else None


def _act(kind: str, tokens: Sequence[Token], language: str, actions: Sequence[str], nouns_only: bool = False) -> str:
    """The one action for which words of a kind's frames stand; empty where none or several do."""
    every = lemmas(tokens, language)
    found: list[tuple[int, str]] = []
    for frame in frames(kind, language):
        action = str(frame.attrs.get("action", ""))
        phrases = (*frame.nouns, *(() if nouns_only else frame.verbs)) if action in actions else ()
        found += [(len(phrase), action) for phrase in phrases if every.issuperset(phrase)]
    best = {action for size, action in found if size == max(size for size, _ in found)}
    return best.pop() if len(best) == 1 else ""


def _one(found: Sequence[str]) -> str | None:
    return found[0] if len(set(found)) == 1 else None


def _sides(deed: Deed, line: Row) -> list[tuple[str, str]]:
    """Between whom a row's facts are: each of its states and the one of the head, else its two."""
    parties = [party for party, _ in line.parties]
    if deed.doer is not None:
        return [(deed.doer, party) for party in parties if party != deed.doer]
    if deed.other is not None:
        return [(party, deed.other) for party in parties if party != deed.other]
    return [(parties[0], parties[1])] if len(parties) == _TWO and deed.kind == "relations" else []


def _number(line: Row, over: Head) -> float | None:
    """How many a row tells of: the one number in it that is neither a year nor its place in the list."""
    dated = {cell for cell, _ in line.dates(over.year)}
    numbers = [
        q.value
        for at, q in line.sentence.quantities(line.end if len(line.cells) == 1 else 0)
        if q.sort not in ("ordinal", "money", "percent") and line.sentence.year_at(line.sentence.tokens[at]) is None and line.cell_of(at) not in dated
    ]  # fmt: skip
    return numbers[0] if len(numbers) == 1 else None
