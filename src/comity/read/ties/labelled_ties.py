"""Relations told by lines and labels, not sentences.

A list under a heading that names a state and its diplomatic relations has a line a state with the day ("Albania | 7 December 2004"). A
page about two has a label ("Diplomatic relations: established in 1956").
"""

from collections.abc import Iterator

from comity.observation import Finding
from comity.read.actors import actors
from comity.read.discourse import Discourse, is_actor
from comity.read.facts import finding
from comity.read.frames import resolve
from comity.read.rosters import heading, roster
from comity.read.sentence import Sentence
from comity.read.ties.relation_words import ties


def listed(sentence: Sentence, discourse: Discourse) -> Iterator[Finding]:
    """The relations of the heading's state with those of a line, where the line tells since when."""
    found = roster(sentence, discourse)
    if found is None:
        return
    heading, entries = found
    known = ties(sentence.language).sets
    words = {t.lemma for t in heading.tokens}
    if not (words & known["rostered"] and words & known["diplomatic"]):
        return
    named = {a.party for g in heading.nouns for a in actors(heading, g, discourse) if is_actor(a.party)}
    state = named.pop() if len(named) == 1 else discourse.topic() if not named else None
    for entry in entries:
        period = resolve(entry.period, "past", "actual", discourse)
        if state and period is not None and entry.party != state:
            yield finding(
                sentence, "relations", state, entry.party, {"action": "established", "status": "diplomatic"}, period, entry.place, "listed"
            )


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
