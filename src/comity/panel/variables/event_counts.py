"""Cooperation and conflict of one state towards another, counted from the ledger's events."""

from dataclasses import asdict, fields

import pyarrow as pa

from comity.events import Counted, counted, events
from comity.ledger import Ledger
from comity.panel.variable import Variable

_SAID = {"source": "code1", "target": "code2", "goldstein": "mean_goldstein"}
_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64()}


def _made(ledger: Ledger) -> pa.Table:
    """A row for each directed dyad and year in which an event is told."""
    found, _ = events(ledger.records())
    schema = pa.schema([(f.name, _TYPES[f.type]) for f in fields(Counted)])  # type: ignore[index]
    made = pa.Table.from_pylist([asdict(row) for row in counted(found, "year")], schema=schema)
    return made.rename_columns([_SAID.get(name, name) for name in made.column_names])


VARIABLE = Variable(
    name="event_counts",
    unit="dyad",
    keys="party",
    columns={
        "verbal_cooperation": "events of verbal cooperation of the first towards the second in the year, one a day and sort",
        "material_cooperation": "those of material cooperation",
        "verbal_conflict": "those of verbal conflict",
        "material_conflict": "those of material conflict",
        "mean_goldstein": "mean of their Goldstein scores, -10 to 10",
    },
    query="SELECT * EXCLUDE period, period::INTEGER AS year FROM event_counts",
    made=_made,
    rule="of all sources of the ledger; a year without a row has no event that is told, which is not the same as none",
    reference="Goldstein (1992), A Conflict-Cooperation Scale for WEIS Events Data; CAMEO's quadrants",
)
