"""Whether a state was there: what is told of a part of a federation before it fell apart cannot have been that state's own act."""

from comity.parties import Party, parties, predecessors

#: The first year in which federations fell apart whose parts had not acted for themselves. Of the empires before, one name is used for the
#: part and the whole (Austria, Colombia), and protectorates and dominions made treaties and exchanged envoys on their way to independence.
_SINCE = 1990
#: Those who count on what the federation did before them as their own.
_COUNT_ON = ("CZE",)


def part_of(state: str | None, year: int, grace: int) -> Party | None:
    """The federation that a state was only a part of in a year, up to some years before its own beginning; None of any other state."""
    for succession in predecessors(state) if state and state not in _COUNT_ON else ():
        whole, begun = parties()[succession.predecessor], int(succession.date[:4])
        is_its_beginning = succession.how == "dissolution" and succession.date == parties()[succession.successor].since
        if is_its_beginning and begun >= _SINCE and int(whole.since[:4]) <= year < begun - grace:
            return whole
    return None
