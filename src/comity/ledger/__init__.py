"""One embedded DuckDB file that holds all observations, each with its source."""

from comity.ledger.entries import Data, Record, Source
from comity.ledger.ledger import Ledger, Summary
from comity.ledger.preview import Preview

__all__ = ["Data", "Ledger", "Preview", "Record", "Source", "Summary"]
