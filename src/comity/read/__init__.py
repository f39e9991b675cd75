"""From documents to observations: files, folders, addresses and archives in, findings out."""

from comity.documents.document import Document
from comity.observation import Finding
from comity.read.reader import read_document
from comity.read.run import Reading, read

__all__ = ["Document", "Finding", "Reading", "read", "read_document"]
