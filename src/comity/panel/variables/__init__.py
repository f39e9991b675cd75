"""The variables of panels, one module each; each has a `VARIABLE`."""

import importlib
import pkgutil
from functools import cache

from comity.errors import PanelError
from comity.panel.variable import Variable
from comity.suggestions import known


def names() -> list[str]:
    """The names of the variables; none of their modules is loaded."""
    return [info.name for info in pkgutil.iter_modules(__path__)]


@cache
def variables() -> dict[str, Variable]:
    """Every variable by name.

    Examples:
        >>> "distance" in variables()
        True

    """
    found = (importlib.import_module(f"{__name__}.{name}").VARIABLE for name in names())
    return {v.name: v for v in found}


def variable(name: str) -> Variable:
    """The variable of that name.

    Raises:
        PanelError: there is none.

    Examples:
        >>> variable("distance").name
        'distance'

    """
    found = variables()
    return found[known(name, found, "variable", PanelError)]
