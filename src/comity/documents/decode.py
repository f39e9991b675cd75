"""From bytes to text: by what is declared, then by what cannot be otherwise, then by what is usual, and by a guess at last."""

import codecs
import contextlib
import re
from functools import cache

from comity.documents.usual import usual
from comity.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: More control characters than this share of the text, and it is no text.
_CONTROLS = 0.02
_SAMPLE = 4000
_LONG_SAMPLE = 200_000
#: Of the bytes at even (or odd) places, the share that is zero in UTF-16 texts of the alphabets of Europe.
_ZEROS = 0.4
_DECLARED = re.compile(rb"(?:charset|encoding)[ \t]{0,3}=[ \t]{0,3}[\"']?([A-Za-z][\w.:-]{1,39})", re.I)
#: Characters that an encoding misread puts within words, and its right reading does not.
_MISREAD = re.compile(
    r"[^\W\d_][\u0080-\u009f\u00a1-\u00aa\u00ac\u00ae-\u00b6\u00b8-\u00ba\u00bc-\u00bf\u00d7\u00f7\u2020-\u2022\u2030\u20ac\u201e\u201a\u02c6](?=[^\W\d_])"
)
#: Signs that steer machines, which no text holds; encodings that have them, with those of Windows that have letters in their place.
_STEERING = re.compile(r"[\u0080-\u009f]")
_COUSINS = {"iso8859-1": "cp1252", "iso8859-15": "cp1252", "iso8859-2": "cp1250", "iso8859-5": "cp1251", "iso8859-7": "cp1253",
            "iso8859-9": "cp1254", "iso8859-8": "cp1255", "iso8859-6": "cp1256", "iso8859-13": "cp1257"}  # fmt: skip
#: A usual encoding of Western texts writes few letters beyond ASCII; more of them in a row are another alphabet's.
_FOREIGN = re.compile(r"[\u00c0-\u024f\u0080-\u00bf]{4}")
_FOREIGN_SHARE = 0.3
#: Where no more than this share of the letters is beyond ASCII, a detector has too little to go by.
_SPARSE = 0.03


def decode(data: bytes, name: str, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of `data`, and a warning if its encoding had to be guessed.

    Marked UTF-8, UTF-16 and UTF-32 are known for sure. Then what is declared is believed if it fits, then UTF-16
    with its pattern of zero bytes and UTF-8 are tried, then the usual encoding of the languages that are read, and
    at last a detector is asked.

    Args:
        data: the bytes.
        name: the file, for messages.
        declared: the encoding that a server, or the file itself, tells; empty if none.

    Raises:
        DocumentError: the bytes are no text in any encoding.

    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _checked(data.decode(encoding), name), ()
            except UnicodeDecodeError as error:
                raise DocumentError(f"{name}: the file says that it is {encoding} and is not: {error.reason}") from None
    # Pages that are UTF-8 and call themselves something else are common.
    for encoding in ("" if _is_utf8(data) else declared, _utf16(data), "utf-8"):
        found = _tried(data, encoding)
        if found is not None:
            return _checked(found, name), ()
    return _guessed(data, name)


def declaration(data: bytes) -> str:
    """The encoding that a page or XML file declares in its beginning; empty if none."""
    m = _DECLARED.search(data[:_SAMPLE])
    return m[1].decode("ascii") if m else ""


def beginning(data: bytes) -> bytes:
    """The first bytes with those of UTF-16 made single, so that signs in ASCII are found in them."""
    head = data[:_SAMPLE].removeprefix(codecs.BOM_UTF8)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _utf16(data):
        return head.replace(b"\0", b"").removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE)
    return head


def _tried(data: bytes, encoding: str) -> str | None:
    """The text in an encoding that browsers know too; None if it is none or the bytes do not fit."""
    known = _name(encoding)
    # An 8-bit file that calls itself UTF-16 could not have said so.
    if not known or (known.startswith("utf-16") and not _utf16(data)):
        return None
    try:
        return data.decode(known)
    except (LookupError, UnicodeError):
        return None


def _name(encoding: str) -> str | None:
    """What Python calls an encoding that browsers know too; None if it is none."""
    if encoding in ("", "utf-8"):
        return encoding or None
    from resiliparse.parse.encoding import map_encoding_to_html5

    known: str | None = map_encoding_to_html5(encoding, fallback_utf8=False)
    if not known:
        with contextlib.suppress(LookupError):
            known = map_encoding_to_html5(codecs.lookup(encoding).name, fallback_utf8=False)
    return known


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 beyond chance: they hold other bytes than ASCII, and fit."""
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _utf16(data: bytes) -> str:
    """UTF-16 of one byte order if the zeros stand as in it; empty if not."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if half >= 4 and odd >= _ZEROS * half and even <= 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if half >= 4 and even >= _ZEROS * half and odd <= 0.05 * half else ""


def _guessed(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    encoding, how = _chosen(data[:_LONG_SAMPLE])
    text = data.decode(encoding, errors="replace")
    return _checked(text, name), (f"the encoding is not told and not UTF-8; read as {encoding}, {how}",)


def _chosen(sample: bytes) -> tuple[str, str]:
    """An encoding for bytes that tell none, and how it was chosen."""
    from resiliparse.parse.encoding import detect_encoding

    found = detect_encoding(sample) or ""
    for encoding in _usual():
        text = _tried(sample, encoding)
        if text is not None and _is_plausible(text) and (found == encoding or _beyond(text) <= _SPARSE or text == _tried(sample, found)):
            return encoding, "the usual one, a guess"
    if not found or codecs.lookup(found).name == "utf-8":
        found = _detected(sample)
    return _of_windows(sample, found), "a guess"


def _of_windows(sample: bytes, encoding: str) -> str:
    """An encoding, or where the bytes steer machines in it, its cousin of Windows that has letters there."""
    cousin = _COUSINS.get(codecs.lookup(encoding).name, "")
    return cousin if _STEERING.search(sample.decode(encoding, errors="replace")) and _tried(sample, cousin) is not None else encoding


def _detected(data: bytes) -> str:
    """The guess of a second detector, for what the first leaves open."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else _usual()[0]


@cache
def _usual() -> tuple[str, ...]:
    return tuple(dict.fromkeys(e for t in usual().values() for e in t["encodings"]))


def _is_plausible(text: str) -> bool:
    """Whether a text read in a Western encoding looks like one: letters beyond ASCII are few, and no signs stand within words."""
    return _beyond(text) <= _FOREIGN_SHARE and not _MISREAD.search(text) and not _FOREIGN.search(text)


def _beyond(text: str) -> float:
    """Characters beyond ASCII as a share of the letters."""
    return sum(not c.isascii() for c in text) / max(1, sum(c.isalpha() for c in text))


def _checked(text: str, name: str) -> str:
    controls = sum(text.count(c) for c in map(chr, range(32)) if c not in "\t\n\r\f\x0b\x1c\x1d\x1e\x1f\x03\x7f")
    if controls > _CONTROLS * len(text):
        raise DocumentError(f"{name}: this is a binary file, not a document")
    # A line ends in one sign, whichever machine it was written on.
    return text.replace("\r\n", "\n")
