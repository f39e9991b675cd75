"""States and organisations: who the parties are, by name, code and date, and where a text mentions them."""

from comity.parties.find import find
from comity.parties.model import Mention, Name, Party
from comity.parties.resolve import get, resolve
from comity.parties.tables import names, parties

__all__ = ["Mention", "Name", "Party", "find", "get", "names", "parties", "resolve"]
