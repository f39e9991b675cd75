"""Names of agreements as there is room for them: a pair's page need not say again whose they are, nor all of a long one."""

import re
import textwrap

from comity import packaged
from comity.observation import Observation
from comity.observation.same import without_owners

#: Letters of a name that a line has room for.
_LONG = 140
#: Of so many parties besides the two each is named.
_FEW = 3


def shortened(text: str, o: Observation, letters: int = _LONG) -> str:
    """What is said of an agreement, with its name in so many letters and its many parties counted; another fact as it is said.

    The whole name, and all parties, stand where all facts are told.
    """
    name = str(o.attrs.get("name") or "")
    if not name or text[1 : len(name)] != name[1:]:
        return text
    plain = re.sub(packaged.toml("comity.brief", "binding.toml")["told_beside"], "", without_owners(name, o.a, o.b))
    short = textwrap.shorten(plain or name, letters, placeholder=" …")
    return short[:1].upper() + short[1:] + _counted(text[len(name) :], o)


def _counted(rest: str, o: Observation) -> str:
    """What follows a name, many other parties counted in place of their names."""
    others = o.attrs.get("others")
    if not isinstance(others, list) or len(others) <= _FEW or not rest.startswith(", with "):
        return rest
    return f", with {len(others)} others" + "".join(rest.partition(": ")[1:])
