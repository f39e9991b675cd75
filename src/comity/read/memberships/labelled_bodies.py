"""Memberships of the state that a page is about, told by organisations one after the other, each with when or how ("OIC: 1976", "UN (since 1955)", "WTO: observer")."""

from collections.abc import Iterator

from comity.observation import Finding
from comity.read.discourse import Discourse
from comity.read.facts import finding
from comity.read.frames import resolve
from comity.read.grammar import Token
from comity.read.marks.periods import Period
from comity.read.memberships.membership_words import KIND, organisation, sets
from comity.read.rosters import bare_years
from comity.read.sentence import Sentence

#: So many lines back may stand the heading or the last of such a list.
_REACH = 3
_KEY = "labelled bodies"
#: Under this stands what a line told of which nobody knows yet whether it is one of a list.
_WAITING = "labelled bodies waiting"
_Entry = tuple[list[tuple[str, Token]], list[Token]]


def labelled(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """What a line or sentence tells of nothing but organisations, with when or how the state of the page is in them."""
    state = discourse.topic()
    entries = _entries(sentence)
    listed = _is_in_list(sentence, discourse)
    if sentence.is_heading and not entries and _is_about_members(sentence):
        discourse.last[_KEY] = discourse.index
    if state is None or not entries:
        return
    found = list(_told(sentence, state, entries, discourse))
    before = discourse.last.pop(_WAITING, None)
    if not listed and isinstance(before, tuple) and before[0] == discourse.index - 1:
        # Two lines that tell nothing else are a list, whatever stands over them.
        found, listed = [*before[1], *found], True
    if listed:
        discourse.last[_KEY] = discourse.index
        yield from found
    elif state in discourse.title:
        discourse.last[_WAITING] = (discourse.index, found)


def _told(sentence: Sentence, state: str, entries: list[_Entry], discourse: Discourse) -> Iterator[Finding]:
    for bodies, told in entries:
        action, period = _what(sentence, told, discourse)
        for party, token in bodies if action else ():
            yield finding(
                sentence, KIND, state, party, {"action": action}, period, sentence.place(token.index, token.index + 1), "labelled"
            )


def _is_in_list(sentence: Sentence, discourse: Discourse) -> bool:
    """Whether the title, a heading near by or the line in front tells that these are the state's memberships."""
    kept = discourse.last.get(_KEY)
    near = isinstance(kept, int) and discourse.index - kept <= _REACH
    return near or bool(discourse.heading & sets(sentence.language)["of_members"])


def _is_about_members(sentence: Sentence) -> bool:
    return any(t.lower in sets(sentence.language)["of_members"] for t in sentence.tokens)


def _entries(sentence: Sentence) -> list[_Entry]:
    """The organisations of a sentence, those of one entry together, with what is told behind them; none where anything else is told."""
    known = sets(sentence.language)
    if not any(t.lower in known["introducing"] or t.lower == "(" for t in sentence.tokens):
        return []
    found, years = list[_Entry](), {place for place, _ in bare_years(sentence)}
    behind = False
    for token in sentence.tokens:
        party = organisation(token, sentence.language)
        if party is not None:
            if behind or not found:
                found.append(([], []))
                behind = False
            found[-1][0].append((party, token))
        elif token.mark == "period" or token.index in years or token.lower in known["of_entry"]:
            if not found and token.lower not in known["of_members"]:
                return []
            if found:
                found[-1][1].append(token)
                behind = True
        elif token.mark != "sign" and token.tag not in "CDP":
            return []
    return found


def _what(sentence: Sentence, told: list[Token], discourse: Discourse) -> tuple[str, Period | None]:
    """How the state is in an organisation, and since when; no action where nothing is told."""
    known = sets(sentence.language)
    said = {t.lower for t in told} | {t.lemma for t in told}
    years = dict(bare_years(sentence))
    period = next((p for t in told if (p := t.value if isinstance(t.value, Period) else years.get(t.index)) is not None), None)
    when = resolve(period, "past", "actual", discourse)
    action = next((name for name in ("observer", "candidate", "suspended", "left", "joined") if said & known[f"entry_{name}"]), "")
    since = period is not None and period.lead in known["since"]
    if not action:
        action = "member" if since or (when is None and said & known["entry_member"]) else "joined" if when is not None else ""
    if when is not None and since:
        when = when._replace(last=None)
    return action, when
