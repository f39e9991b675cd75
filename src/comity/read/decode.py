"""From bytes to text, where nothing says in which encoding."""

import codecs

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


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of `data`, and a warning if its encoding had to be guessed.

    UTF-8 and marked UTF-16 and UTF-32 are known for sure; otherwise the guess of charset-normalizer is
    taken and told.

    Raises:
        DocumentError: the bytes are no text in any encoding.

    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as error:
                raise DocumentError(f"{name}: the file says that it is {encoding} and is not: {error.reason}") from None
    try:
        return _checked(data.decode("utf-8"), name), ()
    except UnicodeDecodeError:
        return _guessed(data, name)


def _guessed(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    encoding = best.encoding if best else "cp1252"
    text = data.decode(encoding, errors="replace")
    return _checked(text, name), (f"the encoding is not UTF-8; read as {encoding}, a guess",)


def _checked(text: str, name: str) -> str:
    controls = sum(text.count(c) for c in map(chr, range(32)) if c not in "\t\n\r\f\x0b\x1c\x1d\x1e\x1f\x03\x7f")
    if controls > _CONTROLS * len(text):
        raise DocumentError(f"{name}: this is a binary file, not a document")
    return text
