"""One embedded DuckDB file that holds all observations, each with its source."""

from comity.ledger.adding import Item
from comity.ledger.entries import Data, Readable, Record, Source
from comity.ledger.ledger_access import Ledger, Summary
from comity.ledger.preview import Preview
from comity.ledger.record_queries import Asked

__all__ = ["Asked", "Data", "Item", "Ledger", "Preview", "Readable", "Record", "Source", "Summary"]
