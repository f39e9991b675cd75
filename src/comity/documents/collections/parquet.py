"""Parquet files of documents: a row a document, with the columns that records have (``text``, and ``id``, ``date``, ``title`` …)."""

import datetime
from collections.abc import Iterator
from typing import IO, Any

from comity.documents.clean import brief, cleaned
from comity.documents.document import Document, Hints
from comity.documents.formats import records
from comity.documents.origins import placed
from comity.documents.unit import Unit
from comity.errors import DocumentError

SUFFIXES = (".parquet",)
_ROWS = 256


def matches(handle: IO[bytes], name: str) -> bool:
    """Whether it begins as such files do."""
    return handle.read(4) == b"PAR1"


def units(handle: IO[bytes], place: str, origin: str, hints: Hints) -> Iterator[Unit | DocumentError]:
    """The rows; a bad one as the error that tells its number.

    Raises:
        DocumentError: the file is damaged, or has no column ``text``.

    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(handle)
        names = [n for n in file.schema_arrow.names if n.lower() in records.FIELDS]
        if "text" not in (n.lower() for n in names):
            raise DocumentError(f"{brief(place)}: a Parquet file of documents needs a column named text")
        total = max(1, file.metadata.num_rows)
        rows = (row for batch in file.iter_batches(_ROWS, columns=names) for row in batch.to_pylist())
        for number, item in enumerate(placed(_documents(rows, place), origin, place), 1):
            yield (
                Unit(item.id, item.origin, item.place, record=item, share=min(1.0, number / total)) if isinstance(item, Document) else item
            )
    except (pa.ArrowException, OSError) as error:
        raise DocumentError(f"{brief(place)}: cannot be read further: it is damaged ({str(error).splitlines()[0][:120]})") from None


def _documents(rows: Iterator[dict[str, Any]], name: str) -> Iterator[Document | DocumentError]:
    for number, row in enumerate(rows, 1):
        told = {k.lower(): v.isoformat() if isinstance(v, datetime.date) else v for k, v in row.items()}
        try:
            yield cleaned(records.document_of(told, number, name))
        except DocumentError as error:
            yield error
