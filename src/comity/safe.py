"""What others wrote is data wherever we show it: for terminals, for pages that hold JSON, for addresses, for spreadsheets."""

import json
import re
from typing import Any
from urllib.parse import quote, urlsplit

#: Signs that steer a terminal, turn the order of letters round or hide a text (tags); none of them is shown as it is.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")
#: What an address may hold as it is.
_IN_ADDRESS = "%/:=&?~#+!$,;@()[]-._'*|"

#: With these at its beginning a cell is a formula to a spreadsheet, unless it is a number.
_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"\s*[+\-]?(\d[\d,.]*|\.\d+)([eE][+\-]?\d+)?%?\s*")


def visible(text: str) -> str:
    r"""A text with its control signs written out (``\u001b``), so that no terminal obeys them; line ends and tabs stay."""
    if text.isprintable():
        return text
    return _CONTROL.sub(lambda m: f"\\u{ord(m[0]):04x}" if ord(m[0]) < 0x10000 else f"\\U{ord(m[0]):08x}", text)


def without_control(text: str) -> str:
    """A text without its control signs, for a format that has no way to write them."""
    return _CONTROL.sub("", text)


def in_page(value: Any) -> Any:
    """What a template puts into a page, its control signs written out: a title must not turn round the letters that stand behind it."""
    return type(value)(visible(value)) if isinstance(value, str) and not value.isprintable() else value


def escaped(text: str) -> str:
    """A text as a page holds it: no markup, and its control signs written out."""
    from html import escape

    return escape(visible(text))


def as_json(value: Any) -> str:
    """JSON that a page may hold in a script element, and a terminal may show: it has no ``<``, and its control signs are escaped."""
    told = json.dumps(value, ensure_ascii=False, indent=1)
    return _CONTROL.sub(lambda m: json.dumps(m[0])[1:-1], told).replace("<", "\\u003c")


def web_address(address: str) -> str:
    """An address to link to, with all but its usual signs encoded; empty if it is none of http or https."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return quote(address.strip(), safe=_IN_ADDRESS) if parts.scheme.lower() in ("http", "https") and parts.netloc else ""


def defused(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(cell, str) and _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return "'" + cell
    return cell
