"""Documents: from bytes, files, folders and addresses to texts with what is known of them."""

from comity.documents.document import Document
from comity.documents.load import load

__all__ = ["Document", "load"]
