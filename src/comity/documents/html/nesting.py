"""How deep the tags of a page are nested, told without building a tree and in one pass."""

import re
from dataclasses import dataclass

_SIGN = re.compile(r"<(?:!--|(/?)([a-zA-Z][a-zA-Z0-9]{0,30}))")
#: Within these, tags are text until their own end.
_RAW = frozenset(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"])
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr keygen frame".split())
#: Ends of these are commonly left out, and a parser sets them.
_IMPLIED = frozenset("p li td tr th dd dt option optgroup thead tbody tfoot html head body rp rt colgroup".split())
#: Elements that the rules of HTML open again in each block that follows, if their end is left out.
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())

_FORMATTING_TAG = re.compile(rf"</?(?:{'|'.join(sorted(_FORMATTING, key=len, reverse=True))})(?![a-zA-Z0-9])[^<>]*>", re.I)


@dataclass(frozen=True)
class Nesting:
    """How a page's tags are nested.

    Attributes:
        depth: of all tags.
        formatting: of tags such as ``<b>``, which a browser's parser repeats in every block below if they stay open.

    """

    depth: int
    formatting: int


def nesting(source: str) -> Nesting:
    """The deepest nesting in a page."""
    depth = deepest = inline = most = at = 0
    while m := _SIGN.search(source, at):
        at = m.end()
        name = (m[2] or "").lower()
        if not name or (name in _RAW and not m[1]):
            at = _past(source, at, name)
            if at < 0:
                break
            continue
        if name in _VOID or name in _IMPLIED:
            continue
        step = -1 if m[1] else 1
        depth = max(0, depth + step)
        deepest = max(deepest, depth)
        if name in _FORMATTING:
            inline = max(0, inline + step)
            most = max(most, inline)
    return Nesting(deepest, most)


def _past(source: str, at: int, name: str) -> int:
    """The place after a comment, or before the end tag of an element whose content is text; -1 if it has no end."""
    if not name:
        end = source.find("-->", max(at - 2, 0))
        return end + 3 if end >= 0 else -1
    for form in (name, name.upper()):
        end = source.find(f"</{form}", at)
        if end >= 0:
            return end
    return -1


def without_formatting(source: str) -> str:
    """A page without tags such as ``<b>`` and ``<a>``."""
    return _FORMATTING_TAG.sub("", source)
