"""Regular expressions that are compiled when they are first needed: of the hundreds of a language most texts need a few."""

import re
from collections.abc import Callable, Iterator
from typing import Any

_METHODS = ("match", "fullmatch", "search", "finditer", "sub")


class Late:
    """A regular expression as its text, compiled once it is asked for; its methods are those of a compiled one.

    Attributes:
        regex: the expression.
        flags: as `re.compile` takes them.

    """

    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    sub: Callable[..., str]

    def __init__(self, regex: str, flags: int = 0) -> None:
        self.regex, self.flags = regex, flags

    def __getattr__(self, name: str) -> Any:
        # Asked only for what is not there yet: from the first time on each method is the compiled expression's own, called at no cost.
        if name not in _METHODS:
            raise AttributeError(name)
        pattern = re.compile(self.regex, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)
