"""Events for research: observations as PLOVER, CAMEO and POLECAT have them, one a day, pair and sort."""

from comity.events.coding import Act, Code, acts, codes, plover
from comity.events.daily import CodedEvent, events
from comity.events.dyad_months import QUADS, Counted, counted

__all__ = ["QUADS", "Act", "Code", "CodedEvent", "Counted", "acts", "codes", "counted", "events", "plover"]
