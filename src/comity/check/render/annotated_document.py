"""Verdicts as a page: the document itself, each claim marked, its verdict in the margin."""

import re

from comity import packaged
from comity.check.render.claimed import claimed
from comity.check.verdicts import Evidence, Test, Verdict
from comity.ledger import Source
from comity.safe import escaped

#: Lines of wrapped text are no longer, and but for the last of a paragraph they fill so much of the longest.
_WIDTH, _FULL = 130, 0.6
#: Set in, an item of a list, or a row of a table: a line that goes on with none.
_BEGINS = re.compile(r"\s|[-*•▪·|]|\(?\w{1,3}[.)]\s|.*\|")
_CLASSES = {"supported": "yes", "refuted": "no", "conflicting evidence": "mixed", "not enough evidence": "open"}
#: What a reader should not have to ask for.
_TOLD_AT_ONCE = ("refuted", "conflicting evidence")


def as_html(checked: list[tuple[Source, list[Verdict]]]) -> str:
    """A self-contained page with each document's text and verdicts; nothing of a document is run or loaded."""
    style = packaged.text("comity.check.render", "page.css")
    title = escaped(checked[0][0].title or checked[0][0].id) if checked else "Nothing to check"
    body = "\n".join(article(i, s, v) for i, (s, v) in enumerate(checked, 1))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><title>Checked: {title}</title><style>\n{style}</style></head>\n'
        f"<body><main>\n{body}\n</main></body></html>\n"
    )


def article(number: int, source: Source, verdicts: list[Verdict]) -> str:
    """A document as a part of a page: its text with its claims marked, the verdicts beside it; all of it escaped."""
    told = counts(verdicts)
    return f"{opening(source, told)}\n{rows(number, source.text, verdicts)}\n</article>"


def opening(source: Source, told: str = "") -> str:
    """The beginning of an article, up to its text; with what is to be told in front of it, as HTML."""
    about = ", ".join(filter(None, (escaped(source.publisher), source.published.isoformat() if source.published else "")))
    return f'<article>\n<header><h1>{escaped(source.called)}</h1><p class="about">{about}</p>{told}</header>'


def counts(verdicts: list[Verdict]) -> str:
    """How many verdicts there are of each label."""
    labels = [(label, sum(v.label == label for v in verdicts)) for label in _CLASSES]
    chips = " ".join(f'<span class="chip {_CLASSES[label]}">{n} {label}</span>' for label, n in labels if n)
    return f"<p>{chips}</p>" if verdicts else "<p>No claims about two states were found in this document.</p>"


def rows(number: int, text: str, verdicts: list[Verdict], start: int = 0, end: int | None = None) -> str:
    """The paragraphs that begin in a stretch of a text, all of it if no end is given, each with its verdicts beside it."""
    stretch = [(s, e) for s, e in _paragraphs(text) if start <= s and (end is None or s < end)]
    return "\n".join(_paragraph(number, text, s, e, verdicts) for s, e in stretch)


def whole_to(text: str, upto: int) -> int:
    """Where the paragraph begins that is not yet whole where a text is known up to an offset."""
    return max((s for s, _ in _paragraphs(text) if s <= upto), default=0)


def decided_otherwise(number: int, verdicts: list[Verdict]) -> str:
    """What a text that was shown as it was read makes of earlier claims at its end, with their words; empty for none."""
    told = "\n".join(f'<section class="row"><p>{escaped(v.claim.text)}</p><aside>{_note(number, v)}</aside></section>' for v in verdicts)
    return f"<h2>Decided otherwise by the whole text</h2>\n{told}" if verdicts else ""


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Where each paragraph stands: a line, or, where lines are cut at a width, those up to a blank, a short or an indented one."""
    lines = text.split("\n")
    longest = max(map(len, lines))
    found: list[tuple[int, int]] = []
    start, goes_on = 0, False
    for line in lines:
        end = start + len(line)
        if line.strip():
            if goes_on and not _BEGINS.match(line):
                found[-1] = found[-1][0], end
            else:
                found.append((start, end))
        goes_on = longest <= _WIDTH and len(line) >= _FULL * longest
        start = end + 1
    return found


def _paragraph(number: int, text: str, start: int, end: int, verdicts: list[Verdict]) -> str:
    """A paragraph with its claims marked, and their verdicts beside it."""
    mine = [v for v in verdicts if v.claim.observation.spans and start <= v.claim.observation.spans[0][0] < end]
    marks = sorted({(max(start, s), min(end, e)) for v in mine for s, e in _marks(v) if s < end and e > start})
    notes = _notes(number, sorted(mine, key=lambda v: v.claim.number))
    return f'<section class="row"><p>{_marked(number, text, start, end, marks, mine)}</p><aside>{notes}</aside></section>'


def _marks(v: Verdict) -> tuple[tuple[int, int], ...]:
    return (v.claim.finding.marks if v.claim.finding else ()) or v.claim.observation.spans


def _marked(number: int, text: str, start: int, end: int, marks: list[tuple[int, int]], verdicts: list[Verdict]) -> str:
    parts, at = [], start
    for first, last in marks:
        if last <= at:
            continue
        first = max(first, at)
        owner = next((v for v in verdicts if any(s <= first and last <= e for s, e in _marks(v))), verdicts[0])
        parts.append(escaped(text[at:first]))
        place = f"d{number}c{owner.claim.number}"
        parts.append(f'<a class="mark {_CLASSES[owner.label]}" href="#{place}">{escaped(text[first:last])}</a>')
        at = last
    return "".join(parts) + escaped(text[at:end])


def _notes(number: int, verdicts: list[Verdict]) -> str:
    """Verdicts beside their paragraph; of several alike that follow each other the first alone shows the label to the eye."""
    before = ["", *(v.label for v in verdicts)]
    return "\n".join(_note(number, v, is_again=v.label == label) for v, label in zip(verdicts, before, strict=False))


def _note(number: int, v: Verdict, is_again: bool = False) -> str:
    """A verdict beside its words: a line or two, so that it stays there; what it rests on is behind it, open where it speaks against."""
    is_open = " open" if v.label in _TOLD_AT_ONCE else ""
    kind, again = _CLASSES[v.label], " again" if is_again else ""
    label = f'<span class="label{again}">{v.label}</span>'
    return (
        f'<details class="note {kind}"{is_open}><summary>{label} {escaped(claimed(v.claim.observation))}</summary>'
        f'<div id="d{number}c{v.claim.number}">{_behind(v)}</div></details>'
    )


def _behind(v: Verdict) -> str:
    """What a verdict rests on, who said what is claimed, and what would change it."""
    rests = " · ".join(filter(None, (v.backing, v.strength if v.strength != "none" else "")))
    speaker = f"said by {escaped(v.claim.observation.speaker)}" if v.claim.observation.speaker else ""
    by = "; ".join(filter(None, (rests, speaker)))
    about = f'<p class="by">{by}</p>' if by else ""
    shown = [*(_test(t) for t in v.tests), *(_evidence(e) for e in v.evidence)]
    more = f"<details><summary>{len(shown)} on it</summary><ul>{''.join(shown)}</ul></details>" if shown else ""
    return f'{about}<p>{escaped(v.reasoning)}</p>{more}<p class="change">Would change it: {escaped(v.would_change)}</p>'


def _test(t: Test) -> str:
    return f"<li>{'holds' if t.holds else 'does not hold'}: {escaped(t.rule)}. {escaped(t.reasoning)}</li>"


def _evidence(e: Evidence) -> str:
    place = f"<q>{escaped(e.place)}</q>" if e.place else ""
    label = f" {escaped(e.source.label)}" if e.source.label else ""
    return f"<li>{e.relation}: {escaped(e.reasoning)} <cite>{escaped(e.source.called)}{label}</cite> {place}</li>"
