"""Lists of treaties: the type of a treaty by its title, the parties that a title names, and its acts as observations of each pair."""

import re
from itertools import combinations

from comity.gather.collected import Collected
from comity.gather.spans import Span
from comity.parties import find

#: A treaty of more parties gives no observation for each pair: a brief on two states is not about it.
PAIRS_UP_TO = 30
_TWO = 2
_TYPES = ("treaty", "convention", "protocol", "memorandum", "declaration", "statement", "programme", "contract", "agreement")
_SMALL = frozenset(
    "a an and as at between by concerning for from in into its of off on or over regarding relating respecting the their to under upon "
    "with".split()
)
_TYPE = re.compile(rf"\b(?:{'|'.join(_TYPES)})\b", re.IGNORECASE)
#: Mentions that name a party; a capital is where it was signed.
_NAMING = frozenset(
    {"name", "official", "abbreviation", "initials", "former", "historic", "adjective", "national", "plural", "organisation"}
)


def type_of(title: str) -> str:
    """The vocabulary's type of agreement that a title names first; agreement where it names none."""
    found = _TYPE.search(title)
    return found[0].lower() if found else "agreement"


def says_type(title: str) -> bool:
    """Whether a title has a word for what it is: a treaty, a protocol …"""
    return _TYPE.search(title) is not None


def titled(title: str) -> str:
    """A title with its small words small: lists that write every word with a capital say nothing by it."""
    words = title.split(" ")
    if not all(w[:1].isupper() for w in words if w[:1].isalpha()):
        return title
    return " ".join(w.lower() if n and w.lower() in _SMALL else w for n, w in enumerate(words))


def two_named(title: str, year: int) -> list[str]:
    """The parties that the title of a treaty of two names, as of a year: more or fewer where it does not name two.

    An organisation named behind two states is what their treaty is about ("the Canada-India Colombo Plan reactor"), and no third party.
    """
    found = {m.party: m.sort for m in find(title, on=year) if m.sort in _NAMING}
    states = [party for party, sort in found.items() if sort != "organisation"]
    return states if len(states) == _TWO and states == list(found)[:_TWO] else list(found)


def tell(collected: Collected, parties: list[str], name: str, sort: str, acts: dict[str, Span], where: str) -> None:
    """Add the acts of a treaty as observations, one for each pair of its parties.

    Args:
        collected: to which they are added.
        parties: ids; with one, or more than `PAIRS_UP_TO`, nothing is told.
        name, sort: the treaty's name and type.
        acts: action to when; one without a first day is not told.
        where: the row.

    """
    parties = sorted(set(parties))
    if len(parties) > PAIRS_UP_TO:
        collected.leave_out(f"has more than {PAIRS_UP_TO} parties")
        return
    for action, (start, end) in acts.items():
        for a, b in combinations(parties if start else [], 2):
            others = [p for p in parties if p not in (a, b)]
            attrs: dict[str, str | list[str]] = {"name": titled(name), "type": sort, "action": action}
            attrs |= {"others": others} if others else {}
            collected.tell("agreement", a, b, f"{where}, {action} {start}", start=start, end=end, attrs=attrs)
