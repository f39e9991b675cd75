"""Verdicts as a table for a terminal."""

import textwrap

from comity.check.render.claimed import claimed
from comity.check.verdicts import Verdict
from comity.ledger import Source
from comity.safe import visible
from comity.wording import counted

_COLOURS = {"supported": "32", "refuted": "31", "conflicting evidence": "33", "not enough evidence": "2"}
_SIGNS = {"supported": "+", "refuted": "!", "conflicting evidence": "~", "not enough evidence": "?"}
_LABEL = max(len(label) for label in _SIGNS) + len(" (consistent)") + 2


def as_text(checked: list[tuple[Source, list[Verdict]]], colours: bool = False, width: int = 100) -> str:
    """Each document's claims with their verdicts: what is not decided last.

    Args:
        checked: documents with their verdicts.
        colours: whether to use a terminal's colours.
        width: of the lines, in characters.

    """
    lines: list[str] = []
    for source, verdicts in checked:
        lines.append(visible(" ".join((source.called).split())))
        lines += [line for v in sorted(verdicts, key=_place) for line in _lines(v, colours, width)]
        counts = {label: sum(v.label == label for v in verdicts) for label in _SIGNS}
        told = ", ".join(f"{n} {label}" for label, n in counts.items() if n)
        lines += [f"{counted(len(verdicts), 'claim')}: {told}" if verdicts else "no claims about two states were found", ""]
    return "\n".join(lines)


def _place(v: Verdict) -> tuple[bool, int]:
    return v.label == "not enough evidence" and v.consistent is None, v.claim.number


def _lines(v: Verdict, colours: bool, width: int) -> list[str]:
    """What is claimed, the words that claim it, and why the verdict is what it is."""
    agrees = " (consistent)" if v.label == "not enough evidence" and v.consistent else ""
    label = f"{_SIGNS[v.label]} {v.label}{agrees}".ljust(_LABEL)
    shown = f"\x1b[{_COLOURS[v.label]}m{label}\x1b[0m" if colours else label
    room = max(20, width - _LABEL - 2)
    first, *rest = textwrap.wrap(visible(claimed(v.claim.observation)), room)
    speaker = f" [{visible(v.claim.observation.speaker)}]" if v.claim.observation.speaker else ""
    said = textwrap.shorten(visible(v.claim.words), max(20, room - len(speaker) - 2), placeholder=" …")
    below = [*rest, f'"{said}"{speaker}', *textwrap.wrap(visible(v.reasoning), room)]
    if v.backing:
        below += textwrap.wrap(f"{v.label} {v.backing}", room)
    return [f"{shown}  {first}", *(" " * (_LABEL + 2) + line for line in below)]
