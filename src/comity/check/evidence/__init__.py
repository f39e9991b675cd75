"""What the ledger and the tables of parties have on a claim: one module a sort of evidence, each with a function `find`."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache

from comity.check.case import Case
from comity.check.verdicts import Claim, Evidence

#: From a claim and what it is held against.
Find = Callable[[Claim, Case], Iterator[Evidence]]


@cache
def sorts() -> tuple[Find, ...]:
    """Every sort of evidence, in the order of their modules' names."""
    return tuple(importlib.import_module(f"{__name__}.{info.name}").find for info in pkgutil.iter_modules(__path__))


def evidence_on(claim: Claim, case: Case) -> Iterator[Evidence]:
    """All evidence on a claim."""
    for find in sorts():
        yield from find(claim, case)
