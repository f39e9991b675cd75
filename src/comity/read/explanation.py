"""Why a text gave what it gave: marks, groups, clauses, frames with what they were rejected for, discourse and facts, as lines."""

from collections.abc import Iterator

from comity.documents import Document
from comity.documents.language import spoken
from comity.observation import Finding
from comity.parties import Mention, find
from comity.read.actors import actors
from comity.read.discourse import Discourse
from comity.read.facts import MODALITIES
from comity.read.frames import instances
from comity.read.grammar import NounGroup, VerbGroup
from comity.read.marks.people import Person
from comity.read.marks.periods import Period
from comity.read.marks.places import Place
from comity.read.marks.quantities import Quantity
from comity.read.reader import kind_readers, walk
from comity.read.sentence import Sentence
from comity.read.tables import short

#: What a status that makes an instance no fact means.
_WHY = {
    "wish": "asked, hoped or proposed only",
    "fail": "did not come about",
    "possible": "may or might be",
    "other": "spoken of, or another's deed",
    "unsaid": "ordered to be told, or of an invented world",
}


def explain(document: Document) -> Iterator[str]:
    """What the reader made of each sentence of a document, as lines for people."""
    sentence = None
    for sentence, discourse, findings in walk(document):
        text = " ".join(sentence.text[sentence.start : sentence.end].split())
        yield f"sentence {sentence.index + 1}: {text}"
        yield from _indented("marks", _marks(sentence))
        yield from _indented("words", [" ".join(f"{t.text}/{t.tag}" for t in sentence.tokens)])
        yield from _indented("groups", [_group(sentence, g, discourse) for g in sentence.nouns])
        yield from _indented("verbs", [_verb(sentence, v) for v in sentence.verbs])
        yield from _indented("frames", _frames(sentence, findings))
        yield from _indented("discourse", [_told(discourse)])
        yield from _indented("facts", [_fact(f) for f in findings] or ["none"])
        yield ""
    if sentence is None and (other := spoken(document.text).other):
        yield f"Nothing is read: the text is in the language {other}."
    elif sentence is None:
        named = sorted({m.party for m in find(f"{document.title}\n{document.text}", document.date)})
        yield f"Nothing is read: the text names {'only ' + ' and '.join(named) if named else 'no party'}, and it takes two. --title may name the other."


def _indented(title: str, lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"  {title if number == 0 else '':<10} {line}"


def _marks(sentence: Sentence) -> list[str]:
    return [f"{t.text!r} is {_mark(t.value)}" for t in sentence.tokens if t.value is not None]


def _mark(value: object) -> str:
    if isinstance(value, Mention):
        return f"{value.party} by {value.sort}"
    if isinstance(value, Person):
        return f"a person ({value.name or value.office or 'somebody'}) of {value.party or 'no party told'}, level {value.level}"
    if isinstance(value, Place):
        return f"a place in {value.party}"
    if isinstance(value, Quantity):
        return f"{value.sort} {value.value if value.value is not None else 'without value'} {value.word} {value.bound}"
    if isinstance(value, Period):
        return f"a period {value.first or '…'} to {value.last or '…'} ({value.sort})"
    return str(value)


def _group(sentence: Sentence, group: NounGroup, discourse: Discourse) -> str:
    meant = ", ".join(f"{a.party} ({a.sort})" for a in actors(sentence, group, discourse, listed=False))
    behind = "; ".join(f"{prep} {sentence.phrase(g)}" for prep, g in group.behind)
    return sentence.phrase(group) + (f" [{behind}]" if behind else "") + (f" = {meant}" if meant else "")


def _verb(sentence: Sentence, verb: VerbGroup) -> str:
    parts = [
        f"{sentence.phrase(verb)} ({verb.lemma}, {verb.sort}{', passive' if verb.passive else ''}{', denied' if verb.negated else ''})"
    ]
    parts += [f"by {', '.join(map(sentence.phrase, verb.subjects))}"] if verb.subjects else []
    parts += [f"on {', '.join(map(sentence.phrase, verb.objects))}"] if verb.objects else []
    parts += [f"{prep} {sentence.phrase(g)}" for prep, g in verb.obliques if prep]
    return "; ".join(parts) + (f"; under {verb.governor.lemma}" if verb.governor else "")


def _frames(sentence: Sentence, findings: list[Finding]) -> list[str]:
    found = []
    rules = {f.rule for f in findings}
    for reader in kind_readers():
        for instance in instances(sentence, reader.KIND):
            frame = f"{reader.KIND}.{instance.frame.name}"
            told = instance.status if instance.status in MODALITIES else f"no fact: {_WHY.get(instance.status, instance.status)}"
            if instance.status in MODALITIES and not any(rule.startswith(frame) for rule in rules):
                told += ", no fact: not all that it needs is told so"
            found.append(f"{frame} by {instance.lemma!r}: {told}")
    return found


def _told(discourse: Discourse) -> str:
    pair = "–".join(discourse.two() or ()) or "none"
    period = f"{discourse.period.first or '…'} to {discourse.period.last or '…'}" if discourse.period else "none"
    return f"the two: {pair}; subject: {', '.join(discourse.subject) or 'none'}; own side: {discourse.own or 'none'}; period told: {period}"


def _fact(finding: Finding) -> str:
    return f"{short(finding.observation)}  (rule {finding.rule})"
