"""Guarding against zip archives that unpack to far more than they are."""

import io
import zipfile

from comity.errors import DocumentError

#: Unpacked bytes in all, files, and how many times its packed size a file may unpack to.
_UNPACKED = 512 * 1024 * 1024
_FILES = 100_000
_RATIO = 200
_SMALL = 1024 * 1024
#: The bit of an entry's flags that says it is encrypted.
_LOCKED = 1


def checked(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive, opened, if what it says of its content is within the limits.

    Raises:
        DocumentError: it is damaged, holds too many files, or would unpack to too much (a zip bomb).

    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise DocumentError(f"{name}: the zip archive is damaged or cut short ({error})") from None
    total = sum(e.file_size for e in entries)
    if len(entries) > _FILES:
        raise DocumentError(f"{name}: {len(entries):,} files in the archive are over the limit of {_FILES:,}")
    swollen = any(e.file_size > _SMALL and e.file_size > _RATIO * max(1, e.compress_size) for e in entries)
    if total > _UNPACKED or swollen:
        raise DocumentError(f"{name}: the archive would unpack to {total:,} bytes; refused as a zip bomb")
    return archive


def entries(data: bytes) -> frozenset[str]:
    """The names of the files in a zip archive; none if it is no such archive, or damaged."""
    if not data.startswith(b"PK"):
        return frozenset()
    try:
        return frozenset(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError, RuntimeError):
        return frozenset()


def content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of one file of an archive, no more than it says.

    Raises:
        DocumentError: it is damaged, locked, or larger than it says.

    """
    if entry.flag_bits & _LOCKED:
        raise DocumentError(f"{name}: is locked with a password; unpack it first")
    try:
        with archive.open(entry) as f:
            data = f.read(entry.file_size + 1)
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, NotImplementedError) as error:
        raise DocumentError(f"{name}: cannot be unpacked: {error}") from None
    except Exception as error:  # zlib.error has no public base
        raise DocumentError(f"{name}: cannot be unpacked: {error}") from None
    if len(data) > entry.file_size:
        raise DocumentError(f"{name}: unpacks to more than the archive says; refused")
    return data
