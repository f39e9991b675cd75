"""What a picture is."""

import re
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from comity.pictures.colours import plain
from comity.pictures.drawing import FONT, begun

#: As wide as this in its own units, a picture needs no more than a third of a page.
_SMALL = 330.0


@dataclass(frozen=True)
class Picture:
    """A picture, and what it shows for those who cannot see it. It is drawn when it is first looked at, or begun.

    Attributes:
        title: what it shows.
        declared: the picture in Vega-Lite.
        columns, rows: the table behind it.
        declared_narrow: the same for a narrow screen; None where one fits all.

    """

    title: str
    declared: dict[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    declared_narrow: dict[str, Any] | None = None

    @property
    def svg(self) -> str:
        """The picture as an element of a page."""
        return self._wide.result()

    @property
    def narrow(self) -> str:
        """The same for a narrow screen; empty where one fits all."""
        return self._narrow.result() if self._narrow else ""

    def begin(self) -> None:
        """Have it drawn while its page is made: what draws is a process of its own."""
        _ = self._wide, self._narrow

    @cached_property
    def _wide(self) -> "Future[str]":
        return begun(self.declared, self.title)

    @cached_property
    def _narrow(self) -> "Future[str] | None":
        return begun(self.declared_narrow, self.title) if self.declared_narrow else None

    @property
    def is_wide(self) -> bool:
        """Whether it needs the whole width of a page, and another picture on a narrow screen."""
        return self.declared_narrow is not None

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in its own units, those of a letter 12 units high."""
        found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', self.svg)
        assert found
        return float(found[1]), float(found[2])

    @property
    def as_drawn(self) -> str:
        """The same as an element that is as wide as its letters were drawn for, so that those of all pictures are alike."""
        width, height = self.size
        return self.svg.replace("<svg ", f'<svg width="{width:g}" height="{height:g}" ', 1)

    @property
    def is_small(self) -> bool:
        """Whether it can be read on a third of a page."""
        return self.size[0] <= _SMALL


def as_png(picture: Picture, scale: float = 2.0) -> bytes:
    """A picture as PNG in the colours of paper.

    Args:
        picture: what is drawn, as on a wide screen.
        scale: pixels for each unit of the picture.

    """
    import vl_convert

    sized = plain(picture.as_drawn).replace("<svg ", f'<svg font-family="{FONT}" ', 1)
    return bytes(vl_convert.svg_to_png(sized, scale=scale))
