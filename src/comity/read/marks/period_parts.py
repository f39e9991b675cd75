"""What a form of a period has found: its named parts, in the text at hand."""

import re
from dataclasses import dataclass
from typing import Any

from comity.read.marks.calendar_days import Date
from comity.read.marks.period_forms import Form
from comity.read.marks.period_resolving import Period, Sort
from comity.read.marks.period_words import Line, Vocabulary


@dataclass(slots=True)
class Parts:
    """What a form found: its named parts, in the text at hand."""

    vocabulary: Vocabulary
    line: Line
    form: Form
    match: re.Match[str]
    today: Date | None

    def _place(self, name: str) -> tuple[int, tuple[str, ...]] | None:
        for alias, classes in self.form.groups.get(name, ()):
            index = self.match.start(alias)
            if index >= 0:
                return index, classes
        return None

    def has(self, name: str) -> bool:
        """Whether the part is there."""
        return self._place(name) is not None

    def _value(self, name: str) -> int | str | None:
        place = self._place(name)
        return self.vocabulary.value(self.line, *place) if place else self.form.settings.get(name)

    def n(self, name: str, default: int = 0) -> int:
        """A part's number."""
        found = self._value(name)
        return found if isinstance(found, int) else default

    def s(self, name: str, default: str = "") -> str:
        """A part's word."""
        found = self._value(name)
        return found if isinstance(found, str) else default

    def raw(self, name: str) -> str:
        """A part as written."""
        place = self._place(name)
        return self.line.raws[place[0]] if place else ""


def made(sort: Sort = "absolute", first: Date | None = None, last: Date | None = None, **more: Any) -> Period:
    """A period whose place is still to be told."""
    return Period(0, 0, first, last, sort, **more)
