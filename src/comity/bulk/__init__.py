"""Reading for archives: one function from a batch of documents to a batch of observations, and a lake of Parquet that is a ledger."""

from comity.bulk.observed import DOCUMENTS, OBSERVED, observe
from comity.bulk.run import read_into

__all__ = ["DOCUMENTS", "OBSERVED", "observe", "read_into"]
