"""What is read, and what is found in it."""

from comity.documents.document import Document
from comity.observation import Finding

__all__ = ["Document", "Finding"]
