"""What was promised and what came of it: what is decided, the newest first, then what is overdue; what is due stands elsewhere."""

from dataclasses import replace

from comity.brief.front.material import Material
from comity.brief.merged_records import Event
from comity.brief.parts import Fact
from comity.commitments import Outcome, Status, follow

PLACE = 6
TITLE = "Promised and done"
_MOST = 6
_TOLD = (Status.FULFILLED, Status.LATE, Status.PARTLY, Status.MISSED, Status.OVERDUE, Status.WITHDRAWN, Status.SUPERSEDED)


def answer(material: Material) -> list[Fact]:
    """A line for each commitment with its status and why; the newest first."""
    records = [r for event in material.events for r in event.records]
    told = [o for o in follow(records, material.as_of) if o.status in _TOLD]
    told.sort(key=lambda o: str(o.commitment.due or o.commitment.told_last or ""), reverse=True)
    return [_line(material, o) for o in told[:_MOST]]


def _line(material: Material, outcome: Outcome) -> Fact:
    fact = material.make(Event((*outcome.commitment.records, *outcome.evidence)))
    text = f"{fact.text} – {outcome.status.value}: {outcome.reasoning}"
    return replace(fact, text=text, when="", note="")
