"""Names of agreements as there is room for them: a pair's page need not say again whose they are, nor all of a long one."""

import textwrap

from comity.observation import Observation
from comity.observation.same import without_owners

#: Letters of a name that a line has room for.
_LONG = 140


def shortened(text: str, o: Observation, letters: int = _LONG) -> str:
    """What is said of an agreement, with its name in so many letters; another fact as it is said.

    The whole name stands where all facts are told.
    """
    name = str(o.attrs.get("name") or "")
    if not name or text[1 : len(name)] != name[1:]:
        return text
    short = textwrap.shorten(without_owners(name, o.a, o.b), letters, placeholder=" …")
    return short[:1].upper() + short[1:] + text[len(name) :]
