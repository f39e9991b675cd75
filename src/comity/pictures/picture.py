"""What a picture is."""

import re
from dataclasses import dataclass

#: As wide as this in its own units, a picture needs no more than a third of a page.
_SMALL = 330.0


@dataclass(frozen=True)
class Picture:
    """A picture, and what it shows for those who cannot see it.

    Attributes:
        title: what it shows.
        svg: the picture as an element of a page.
        columns, rows: the table behind it.
        narrow: the same for a narrow screen; empty where one fits all.

    """

    title: str
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    narrow: str = ""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in its own units, those of a letter 12 units high."""
        found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', self.svg)
        assert found
        return float(found[1]), float(found[2])

    @property
    def is_small(self) -> bool:
        """Whether it can be read on a third of a page."""
        return self.size[0] <= _SMALL
