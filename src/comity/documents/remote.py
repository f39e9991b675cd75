"""Files on object stores and elsewhere, through fsspec: ``s3://…``, ``gs://…``, ``memory://…``; and patterns of names."""

import glob
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from comity.errors import DocumentError

_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_remote(source: str) -> bool:
    """Whether `source` is on a store that fsspec opens, rather than a file here or a page on the web."""
    return bool(_SCHEME.match(source))


def expanded(sources: Iterable[str]) -> Iterator[str]:
    """The sources, a pattern (``crawl/*.warc.gz``) as the files that it fits, in order; one that fits none as it is.

    Raises:
        DocumentError: a store cannot be reached, or fsspec is missing.

    """
    for source in sources:
        if is_remote(source):
            yield from _stored(source)
        elif any(c in source for c in "*?[") and not Path(source).exists():
            yield from sorted(glob.glob(source, recursive=True)) or [source]  # noqa: PTH207
        else:
            yield source


def _stored(source: str) -> list[str]:
    system, path = _system(source)
    try:
        if "*" in path or system.isdir(path):
            found = sorted(system.glob(path) if "*" in path else system.find(path))
            return [system.unstrip_protocol(p) for p in found] or [source]
    except Exception as error:  # each store has errors of its own
        raise DocumentError(f"{source}: cannot be listed: {str(error)[:200] or type(error).__name__}") from None
    return [source]


@contextmanager
def opened(source: str) -> Iterator[IO[bytes]]:
    """A stored file, open for reading.

    Raises:
        DocumentError: it cannot be opened or read on, or fsspec is missing.

    """
    system, path = _system(source)
    try:
        with system.open(path, "rb") as handle:
            yield handle
    except DocumentError:
        raise
    except Exception as error:  # each store has errors of its own
        raise DocumentError(f"{source}: cannot be read: {str(error)[:200] or type(error).__name__}") from None


def _system(source: str) -> tuple[Any, str]:
    try:
        import fsspec

        return fsspec.core.url_to_fs(source)  # type: ignore[no-any-return]
    except ImportError as error:
        raise DocumentError(f"{source}: needs the package {error.name or 'fsspec'}; pip install 'comity[remote]'") from None
    except Exception as error:
        raise DocumentError(f"{source}: no store that is known: {str(error)[:200]}") from None
