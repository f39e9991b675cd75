"""Relations told by lines and labels, not sentences.

A list under a heading that names a state and its diplomatic relations has a line a state with the day ("Albania | 7 December 2004"). A
page about two has a label ("Diplomatic relations: established in 1956").
"""

from collections.abc import Iterator

from comity.observation import Attribute, Finding
from comity.read.actors import actors
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import finding
from comity.read.frames import resolve
from comity.read.rosters import heading, roster
from comity.read.sentence import Sentence
from comity.read.ties.relation_words import ties

#: So many states of one line are those that it is about.
_PAIR = 2
#: What else than the establishment of relations the heading of a list tells.
_TOLD = ("severed", "restored", "recognised")


def listed(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The relations of the heading's state with those of a line, where the line tells since when."""
    found = roster(sentence, discourse)
    if found is None:
        return
    over, entries = found
    action = _action(over.words, sentence.language)
    if action is None:
        return
    heads = [over.heading] if over.heading is not None else []
    named = {a.party for head in heads for g in head.nouns for a in actors(head, g, discourse) if is_actor(a.party)}
    if not named and discourse.about() is None and len(entries) == _PAIR and len({e.period for e in entries if e.period}) == 1:
        # "12 May 1976: Chile - Kenya", under a heading that names neither.
        named, entries = {entries[0].party}, entries[1:]
    state = named.pop() if len(named) == 1 else discourse.topic() if not named else None
    for entry in entries:
        period = resolve(entry.period, "past", "actual", discourse)
        if state and period is not None and entry.party != state:
            attrs: dict[str, Attribute] = {
                "action": action,
                "status": "diplomatic",
                **({"recognised": state} if action == "recognised" else {}),
            }
            yield finding(sentence, "relations", state, entry.party, attrs, period, entry.place, "listed")


def _action(words: frozenset[str], language: str) -> str | None:
    """What a heading of such words tells of the relations listed under it; None if nothing."""
    known = ties(language).sets
    told = next((action for action in _TOLD if words & known[f"rostered_{action}"]), None)
    if told == "recognised" or (told and words & known["rostered"]):
        return told
    diplomatic = words & known["diplomatic"] or (words & known["rostered_established"] and not words & known["other_ties"])
    return "established" if words & known["rostered"] and diplomatic else None


def labelled(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The relations of the document's two, where a line and its label say nothing but that and since when they have them."""
    pair = discourse.pair if discourse.is_told() else None
    dates = sentence.periods()
    if pair is None or len(dates) != 1 or sentence.parties():
        return
    known = ties(sentence.language).sets
    above = heading(discourse) if not {t.lemma for t in sentence.tokens} & known["rostered"] else None
    tokens = [*(above.tokens if above is not None else ()), *sentence.tokens]
    words = {t.lemma for t in tokens if t.tag in "NAVE"}
    period = resolve(dates[0][1], "past", "actual", discourse)
    if words & known["rostered"] and words & known["diplomatic"] and words <= known["labels"] and period is not None:
        place = sentence.place(dates[0][0], dates[0][0] + 1)
        yield finding(sentence, "relations", *pair, {"action": "established", "status": "diplomatic"}, period, place, "labelled")
