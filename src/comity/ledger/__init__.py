"""One embedded DuckDB file that holds all observations, each with its source."""

from comity.ledger.ledger import Ledger, Summary
from comity.ledger.model import Entry, Record, Source

__all__ = ["Entry", "Ledger", "Record", "Source", "Summary"]
