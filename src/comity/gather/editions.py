"""Of which edition of a data set a file is: by its hash, by what it says of itself, or as the user says."""

import gzip
import hashlib
import re
import zlib
from collections import Counter
from pathlib import Path
from typing import BinaryIO, cast

from comity.errors import GatherError
from comity.gather.dataset import DataSet

_BLOCK = 2**20


def edition_of(dataset: DataSet, files: list[Path], told: str = "") -> str:
    """The edition of a data set's files.

    Args:
        dataset: what is known of its editions.
        files: as `find` of its module gives them; the first one tells.
        told: the edition as the user says, which goes before all else.

    Raises:
        GatherError: the data set has several editions in one layout, and nothing says which this is.

    """
    if told or not (dataset.editions or dataset.edition_column or dataset.edition_in_name):
        return told or dataset.version
    known = dataset.editions.get(content_sha256(files[0])) or _said(dataset, files[0]) or _named(dataset, files[0])
    if not known:
        raise GatherError(
            f"{files[0]}: does not say of which edition of {dataset.title} it is, and is not the known file of {dataset.version}; "
            f"say which, as --edition {dataset.version}"
        )
    return known


def _named(dataset: DataSet, path: Path) -> str:
    """What the name of the file says."""
    found = re.search(dataset.edition_in_name, path.name) if dataset.edition_in_name else None
    said = ".".join(found.groups()) if found else ""
    return dataset.edition_names.get(said, said)


def content_sha256(path: Path) -> str:
    """The hash of a file in hexadecimal; of one in gzip that of what is packed, which stays the same however it is packed."""
    with path.open("rb") as f:
        packed = f.read(2) == b"\x1f\x8b"
    try:
        with cast(BinaryIO, gzip.open(path, "rb")) if packed else path.open("rb") as f:
            found = hashlib.sha256()
            while block := f.read(_BLOCK):
                found.update(block)
    except (OSError, EOFError, zlib.error) as error:
        raise GatherError(f"{path}: cannot be read: {error}") from None
    return found.hexdigest()


def _said(dataset: DataSet, path: Path) -> str:
    """What the column of the edition says in most rows."""
    from comity.gather.publisher_files import Column, header, read_table

    column = dataset.edition_column
    if not column or column not in header(path, member=dataset.member):
        return ""
    values = read_table(dataset, path, {column: Column("text")}, member=dataset.member)[column].to_pylist()
    said, _ = Counter(v for v in values if v).most_common(1)[0] if any(values) else ("", 0)
    return dataset.edition_names.get(said, "" if dataset.edition_names else said)
