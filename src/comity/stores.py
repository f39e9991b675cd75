"""Where files lie: on this machine, or on a store that fsspec opens (``s3://…``, ``gs://…``, ``memory://…``)."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from comity.errors import ComityError

if TYPE_CHECKING:
    from upath import UPath

#: A place on this machine, or one on a store that is used like it.
Place: TypeAlias = "Path | UPath"
_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_remote(address: "str | Place") -> bool:
    """Whether an address is on a store that fsspec opens, rather than a file here or a page on the web.

    >>> is_remote("s3://bucket/lake"), is_remote("lake/"), is_remote("https://news.example/1")
    (True, False, False)
    """
    return bool(_SCHEME.match(str(address)))


def place(address: "str | Place", error: type[ComityError] = ComityError) -> Place:
    """The place that an address tells.

    Raises:
        ComityError: of the type `error`; there is no such store, or its package is missing.

    """
    if not is_remote(address):
        return Path(str(address))
    from upath import UPath

    system(str(address), error)
    return UPath(str(address).rstrip("/"))


def system(address: str, error: type[ComityError] = ComityError) -> tuple[Any, str]:
    """The file system of fsspec on which an address is, and its path there.

    Raises:
        ComityError: as `place`.

    """
    import fsspec

    try:
        return fsspec.core.url_to_fs(address)  # type: ignore[no-any-return]
    except ImportError as missing:
        raise error(f"{address}: needs the package {missing.name or 'of its store'}; install it beside Comity") from None
    except Exception as other:
        raise error(f"{address}: no store that is known: {str(other)[:200]}") from None


def contents(path: Path, most: int) -> bytes:
    """All of a file of this machine, but never more than a bound: a device may have no end.

    Args:
        path: of the file.
        most: bytes that it may hold.

    Raises:
        OSError: it cannot be read, or holds more.

    """
    with path.open("rb") as f:
        found = f.read(most + 1)
    if len(found) > most:
        raise OSError(errno.EFBIG, f"holds more than {most:,} bytes; split it", str(path))
    return found


@contextmanager
def told(address: object, what: str, error: type[ComityError]) -> Iterator[None]:
    """Whatever goes wrong with a store, in one line; each has errors of its own.

    Raises:
        ComityError: of the type `error`, naming the address, what cannot be done, and the reason.

    """
    try:
        yield
    except ComityError:
        raise
    except Exception as other:
        reason = getattr(other, "strerror", None) or str(other) or type(other).__name__
        raise error(f"{address}: {what}: {reason.splitlines()[0][:200]}") from None
