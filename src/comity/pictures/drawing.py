"""From a declaration in Vega-Lite to SVG in a page: no script, no size of its own, each mark with what it says as its title.

The declarations are plain dictionaries, and not made with Altair, whose import takes as long as all else that a brief does (0.4 s
of work); the tests hold each of them against Altair's schema.
"""

import json
import re
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, lru_cache
from typing import Any

from comity.pictures.colours import CARD, INK, QUIET, RULE
from comity.pictures.drawer import drawer
from comity.safe import visible

#: Compiled into the drawing library, so that a picture is as wide on any machine.
FONT = "Liberation Sans"
_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
#: Before a link within the page's own site: what draws takes a bare path for a part of another site.
SITE = "http://comity.invalid"
#: The fill of what there is no data of.
HATCH = "url(#hatch)"
_HATCHING = f"""<defs xmlns="{_SVG[1:-1]}"><pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse"
patternTransform="rotate(45)"><path d="M0,0h9v9h-9Z" fill="{CARD}"/><path d="M0,0v9" stroke="{QUIET}" stroke-width="2.2"
stroke-opacity=".55"/></pattern></defs>"""
#: By the digits that are kept: a number with more.
_DIGITS = (re.compile(r"-?\d+\.\d+(?:e-?\d+)?"), re.compile(r"-?\d+\.\d{2,}(?:e-?\d+)?"))
#: An outline of straight lines, and values that are as good as none.
_OUTLINE = re.compile(r"(?:M[-\d.,e]+(?:L[-\d.,e]+)*Z)+")
_NOTHING = ("translate(0,0)", "1,0")
#: The attributes that say where something is; others, as the width of a line, keep their parts of a unit.
_PLACES = ("d", "transform")
#: Signs that `visible` lets stand and XML does not.
_NO_XML = re.compile("[\ufffe\uffff]")
#: What is said once in the picture's own label and title, or by its style sheet.
_DROPPED = ("aria-roledescription", "aria-hidden", "role", "pointer-events", "class", "font-family", "opacity")
#: Marks, and what they take over from the group that they stand in.
_MARKS = (f"{_SVG}path", f"{_SVG}text", f"{_SVG}line")
_SHARED = ("fill", "fill-opacity", "stroke", "stroke-width", "font-size", "font-weight", "text-anchor")
_KEPT = 256
_CONFIG: dict[str, Any] = {
    "font": FONT,
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


def drawn(spec: dict[str, Any], title: str, digits: int = 1) -> str:
    """A declaration as an element of a page.

    Args:
        spec: in Vega-Lite; a mark's ``description`` becomes its title, its ``href`` (after `SITE`) a link within the page's own site.
        title: what the picture shows, for those who cannot see it.
        digits: behind the point of each number; outlines need none, and weigh half as much.

    """
    return _drawn(json.dumps(_shown({"background": "transparent", "config": _CONFIG, **spec})), str(_shown(title)), digits)


def begun(spec: dict[str, Any], title: str) -> Future[str]:
    """The same, to be waited for: pictures are drawn one after the other, beside what else is done."""
    return _pen().submit(drawn, spec, title)


@cache
def _pen() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, "comity draws")


def get_ready() -> None:
    """Start what draws, without waiting for it: its first picture takes most of a second, any later one some hundredths."""
    drawer()


def _shown(value: Any) -> Any:
    """A value with every text in it as it may stand in XML."""
    if isinstance(value, str):
        return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", visible(value))
    if isinstance(value, dict):
        return {key: _shown(v) for key, v in value.items()}
    return [_shown(v) for v in value] if isinstance(value, list | tuple) else value


@lru_cache(_KEPT)
def _drawn(spec: str, title: str, digits: int) -> str:
    from lxml import etree

    root = etree.fromstring(drawer().svg(spec).encode("utf-8"))
    box = root.get("viewBox")
    for element in list(root.iter()):
        _cleaned(element, digits)
    for group in root.iter(f"{_SVG}g"):
        _share(group)
    if HATCH in spec:
        root.insert(0, etree.fromstring(_HATCHING))
    for name in list(root.attrib):
        del root.attrib[name]
    root.set("class", "picture")
    root.set("viewBox", box)
    # Links within a picture are for the mouse: who reads it otherwise has them in the table behind it.
    told = {"aria-hidden": "true"} if root.find(f".//{_SVG}a") is not None else {"role": "img", "aria-label": title}
    root.attrib.update(told)
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, encoding="unicode"))


def _cleaned(element: Any, digits: int) -> None:
    """An element of the drawing without what only its own viewer reads, its numbers rounded, its label as a title."""
    if element.tag == f"{_SVG}a":
        # Whoever goes by keyboard has the table, with the same links.
        link = element.get(_LINK).removeprefix(SITE)
        element.attrib.clear()
        element.attrib.update({"href": link, "tabindex": "-1"})
        return
    said = element.attrib.pop("aria-label", "")
    for name in _DROPPED:
        if name != "opacity" or element.get(name) == "1":
            element.attrib.pop(name, None)
    if element.get("display") == "none" or element.tag == f"{_SVG}rect" or (element.tag == f"{_SVG}path" and _is_empty(element)):
        element.getparent().remove(element)
        return
    if not digits and _OUTLINE.fullmatch(element.get("d", "")):
        element.set("d", _in_steps(element.get("d")))
    for name, value in element.attrib.items():
        if value in _NOTHING:
            del element.attrib[name]
        elif digits or name in _PLACES:
            element.set(name, _DIGITS[digits].sub(lambda m: f"{round(float(m[0]), digits):g}", value))
    if said:
        mark = element.makeelement(f"{_SVG}title")
        mark.text = said
        element.insert(0, mark)


def _share(group: Any) -> None:
    """Tell once, of a group, how all its marks are drawn, and of lines how most are; a mark may stand in a link."""
    marks = [child[0] if child.tag == f"{_SVG}a" and len(child) else child for child in group]
    if len(marks) < 2 or any(mark.tag not in _MARKS for mark in marks):
        return
    for name in _SHARED:
        told = Counter(mark.get(name) for mark in marks)
        value, times = told.most_common(1)[0]
        is_shared = len(told) == 1 or (name.startswith("stroke") and times > 1)
        if is_shared and None not in told and group.get(name) in (None, value):
            group.set(name, value)
            for mark in marks:
                if mark.get(name) == value:
                    del mark.attrib[name]


def _in_steps(outline: str) -> str:
    """An outline in whole units as steps from point to point, without points that lie on one another: half as long."""
    made = ""
    for ring in filter(None, outline.split("Z")):
        points = [tuple(round(float(n)) for n in point.split(",")) for point in ring[1:].split("L")]
        steps = [(x - px, y - py) for (px, py), (x, y) in zip(points, points[1:], strict=False)]
        # A minus parts two numbers as well as a blank or a comma does.
        walked = " ".join(f"{x},{y}" for x, y in steps if x or y).replace(" -", "-").replace(",-", "-")
        made += f"M{points[0][0]},{points[0][1]}l{walked}z" if walked else ""
    return made


def _is_empty(path: Any) -> bool:
    """Whether a path shows nothing, as the ground of a group."""
    return path.get("d", "") in ("", "M0,0h0v0h0Z") or not (path.get("fill") or path.get("stroke"))
