"""What a file is by its first signs, told in one pass: each byte is looked at a fixed number of times, whatever it holds."""

from comity.documents.decode import beginning

_SPACE = b" \t\r\n\f\v"
_TAGS = (b"!doctype html", b"html", b"head", b"body", b"title", b"meta", b"main", b"article", b"section", b"div", b"p", b"h1", b"table")
_COMMENT = (b"<!--", b"-->")
_DECLARATION = (b"<?xml", b">")


def is_page(data: bytes) -> bool:
    """Whether it begins like an HTML page: after a declaration and comments, with a tag that pages begin with."""
    return begins_with_tag(data, _TAGS) or begins_with_tag(beginning(data), _TAGS)


def begins_with_tag(data: bytes, tags: tuple[bytes, ...]) -> bool:
    """Whether the first tag after white space, an XML declaration and comments is one of some."""
    at = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    while True:
        at = _past_space(data, at)
        for opening, closing in (_COMMENT, _DECLARATION):
            if data[at : at + len(opening)].lower() == opening:
                end = data.find(closing, at + len(opening))
                if end < 0:
                    return False
                at = end + len(closing)
                break
        else:
            return data[at : at + 1] == b"<" and _names(data[at + 1 : at + 40].lower(), tags)


def _past_space(data: bytes, at: int) -> int:
    while at < len(data) and data[at] in _SPACE:
        at += 1
    return at


def _names(head: bytes, tags: tuple[bytes, ...]) -> bool:
    return any(head.startswith(tag) and not head[len(tag) : len(tag) + 1].isalnum() for tag in tags)
