"""Regular expressions that are compiled when they are first needed: of the hundreds of a language most texts need a few."""

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Late:
    """A regular expression as its text, and compiled once it is asked for."""

    regex: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled."""
        return re.compile(self.regex)
