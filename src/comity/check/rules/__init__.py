"""The rules that hold a document's claims against each other: one module a rule, each with a function `test`."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache

from comity.check.verdicts import Claim, Test

Rule = Callable[[list[Claim]], Iterator[Test]]


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of their names."""
    return tuple(importlib.import_module(f"{__name__}.{info.name}").test for info in pkgutil.iter_modules(__path__))
