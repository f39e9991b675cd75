"""A second reader for those who have a language model: it proposes facts, and what the text does not bear out is rejected.

Never called unasked. A model sees parts of a document and a description of the vocabulary; each fact that it proposes quotes the words
that it rests on. The quote is looked for in the document, and its number, parties, period and names are read again by Comity's own
readers: what they do not find is rejected, with the reason.
"""

from comity.second.grounding import Rejected
from comity.second.model_reader import SecondReader
from comity.second.settings import Settings

__all__ = ["Rejected", "SecondReader", "Settings"]
