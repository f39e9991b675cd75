"""From a declaration in Vega-Lite to SVG in a page: no script, no size of its own, each mark with what it says as its title.

The declarations are plain dictionaries, and not made with Altair, whose import takes as long as all else that a brief does (0.4 s
of work); the tests hold each of them against Altair's schema.
"""

import re
from functools import lru_cache
from threading import Thread
from typing import Any

from comity.pictures.colours import INK, QUIET, RULE, plain
from comity.pictures.picture import Picture
from comity.safe import as_json, visible

#: The grammar's version: another one may draw otherwise.
_VERSION = "5.20"
#: Compiled into the drawing library, so that a picture is as wide on any machine.
_FONT = "Liberation Sans"
_SVG = "{http://www.w3.org/2000/svg}"
_DIGITS = re.compile(r"-?\d+\.\d{2,}(?:e-?\d+)?")
#: Signs that `visible` lets stand and XML does not.
_NO_XML = re.compile("[\ufffe\uffff]")
#: What is said once in the picture's own label and title, or by its style sheet.
_DROPPED = ("aria-roledescription", "aria-hidden", "role", "pointer-events", "class", "font-family", "opacity")
_KEPT = 256
_CONFIG: dict[str, Any] = {
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {
        "aria": False, "domain": False, "ticks": False, "grid": True, "gridColor": RULE, "labelColor": QUIET, "titleColor": QUIET,
        "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelPadding": 6,
    },
    "legend": {
        "aria": False, "labelColor": INK, "labelFontSize": 11.5, "labelLimit": 0, "symbolSize": 70, "symbolStrokeWidth": 2, "title": None,
        "orient": "top", "direction": "vertical", "columns": 1, "rowPadding": 3, "offset": 24,
    },
    "text": {"fill": INK, "fontSize": 12, "aria": False},
    "rule": {"aria": False},
}  # fmt: skip


def drawn(spec: dict[str, Any], title: str) -> str:
    """A declaration as an element of a page.

    Args:
        spec: in Vega-Lite; a mark's ``description`` becomes its title, its ``href`` a link of the page's own site.
        title: what the picture shows, for those who cannot see it.

    """
    return _drawn(as_json(_shown({"background": "transparent", "config": _CONFIG, **spec})), str(_shown(title)))


def get_ready() -> None:
    """Start what draws, in a thread of its own: the first picture of a process takes most of a second, any later one some hundredths."""
    Thread(target=drawn, args=({"mark": "point", "data": {"values": []}}, ""), daemon=True).start()


def as_png(picture: Picture, scale: float = 2.0) -> bytes:
    """A picture as PNG in the colours of paper.

    Args:
        picture: what is drawn, as on a wide screen.
        scale: pixels for each unit of the picture.

    """
    import vl_convert

    width, height = picture.size
    sized = plain(picture.svg).replace("<svg ", f'<svg width="{width}" height="{height}" font-family="{_FONT}" ', 1)
    return bytes(vl_convert.svg_to_png(sized, scale=scale))


def _shown(value: Any) -> Any:
    """A value with every text in it as it may stand in XML."""
    if isinstance(value, str):
        return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", visible(value))
    if isinstance(value, dict):
        return {key: _shown(v) for key, v in value.items()}
    return [_shown(v) for v in value] if isinstance(value, list | tuple) else value


@lru_cache(_KEPT)
def _drawn(spec: str, title: str) -> str:
    import vl_convert
    from lxml import etree

    root = etree.fromstring(vl_convert.vegalite_to_svg(spec, vl_version=_VERSION).encode("utf-8"))
    box = root.get("viewBox")
    for element in list(root.iter()):
        _cleaned(element)
    for name in list(root.attrib):
        del root.attrib[name]
    root.set("class", "picture")
    root.set("viewBox", box)
    root.set("role", "img")
    root.set("aria-label", title)
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, encoding="unicode"))


def _cleaned(element: Any) -> None:
    """An element of the drawing without what only its own viewer reads, its numbers in tenths, its label as a title."""
    said = element.attrib.pop("aria-label", "")
    for name in _DROPPED:
        if name != "opacity" or element.get(name) == "1":
            element.attrib.pop(name, None)
    if element.get("display") == "none" or element.tag == f"{_SVG}rect" or (element.tag == f"{_SVG}path" and _is_empty(element)):
        element.getparent().remove(element)
        return
    for name, value in element.attrib.items():
        element.set(name, _DIGITS.sub(_in_tenths, value))
    if said:
        mark = element.makeelement(f"{_SVG}title")
        mark.text = said
        element.insert(0, mark)


def _is_empty(path: Any) -> bool:
    """Whether a path shows nothing, as the ground of a group."""
    return path.get("d", "") in ("", "M0,0h0v0h0Z") or not (path.get("fill") or path.get("stroke"))


def _in_tenths(found: re.Match[str]) -> str:
    return f"{round(float(found[0]), 1):g}"
