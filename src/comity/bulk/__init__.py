"""Reading for archives: one function from a batch of documents to a batch of observations, and a lake of Parquet that is a ledger."""

from comity.bulk.engines import read_into
from comity.bulk.observed import DOCUMENTS, OBSERVED, observe

__all__ = ["DOCUMENTS", "OBSERVED", "observe", "read_into"]
