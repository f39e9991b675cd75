"""The one function that every engine runs: from an Arrow batch of documents to an Arrow batch of what is observed in them."""

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

import pyarrow as pa

from comity.documents.document import Document, Hints
from comity.documents.formats import records
from comity.documents.unit import Unit
from comity.errors import DocumentError
from comity.observation import Observation
from comity.read.run import LIMIT, Reading, readings_of

DOCUMENTS = pa.schema(
    [pa.field(n, pa.string()) for n in ("id", "text", "title", "publisher", "author", "date", "url", "language", "media", "encoding")]
    + [pa.field("content", pa.binary())]
)
"""What a batch of documents has: either `text`, or `content` with what is known of its type; all but one of these may be missing."""
_DATES = ("start", "end", "base_start", "base_end")
_TYPES = {"value": pa.float64(), **dict.fromkeys(_DATES, pa.date32())}
_NAMES = [f.name for f in fields(Observation)]
_TEXTS = [(n, pa.string()) for n in ("facet", "marks", "rule")]
_OBSERVATION = pa.struct([*((n, _TYPES.get(n, pa.string())) for n in _NAMES), *_TEXTS])
OBSERVED = pa.schema(
    [pa.field(n, pa.string()) for n in ("source", "origin", "place", "title", "publisher", "author", "url", "sha256", "text", "error")]
    + [
        pa.field("published", pa.date32()),
        pa.field("attribution", pa.list_(pa.string())),
        pa.field("notes", pa.list_(pa.string())),
        pa.field("observations", pa.list_(_OBSERVATION)),
    ]
)
"""What comes out: a row a document, with its observations as a list; `error` tells why one could not be read."""


def observe(batch: pa.RecordBatch, limit: float = LIMIT) -> pa.RecordBatch:
    """What is observed in a batch of documents.

    Args:
        batch: with columns of `DOCUMENTS`; others are passed over. The id, else the url, tells documents apart.
        limit: seconds that one document may take.

    Returns:
        A batch of the schema `OBSERVED`, a row a document, in order. The same batch always gives the same.

    """
    found: list[Reading] = []
    for number, row in enumerate(batch.to_pylist(), 1):
        found += readings_of(_unit(row, number), limit=limit)
    return observed(found)


def _unit(row: dict[str, Any], number: int) -> Unit | DocumentError:
    name = str(row.get("id") or row.get("url") or f"row {number}")
    if row.get("content") is not None:
        return Unit(name, name, name, row["content"], Hints(row.get("encoding") or "", row.get("media") or ""))
    try:
        told = {k: str(v) for k, v in row.items() if k in records.FIELDS and v is not None}
        return Unit(name, name, name, record=records.document_of(told | {"id": name}, number, name))
    except DocumentError as error:
        return error


def observed(readings: Iterable[Reading]) -> pa.RecordBatch:
    """Readings as a batch of the schema `OBSERVED`."""
    return pa.RecordBatch.from_pylist([_row(r) for r in readings], schema=OBSERVED)


def _row(reading: Reading) -> dict[str, Any]:
    d = reading.document or Document("", "")
    origin = d.origin or d.id
    row: dict[str, Any] = {
        "source": d.id,
        "origin": origin,
        "place": d.place,
        "title": d.title,
        "publisher": d.publisher,
        "author": d.author,
        "url": d.url,
    }
    row |= {"published": d.date, "attribution": list(d.attribution), "sha256": d.sha256, "text": d.text, "error": reading.error or None}
    row |= {"notes": list(reading.notes), "observations": [_observation(f.observation, f.rule, f.marks) for f in reading.findings]}
    # Half a surrogate pair, as broken file names have it, is told as a question mark.
    return {k: v.encode("utf-8", "replace").decode() if isinstance(v, str) and not v.isascii() else v for k, v in row.items()}


def _observation(o: Observation, rule: str, marks: tuple[tuple[int, int], ...]) -> dict[str, Any]:
    told: dict[str, Any] = {n: getattr(o, n) for n in _NAMES}
    told["attrs"], told["spans"] = json.dumps(o.attrs, ensure_ascii=False, sort_keys=True), json.dumps(o.spans)
    return told | {"facet": o.facet, "marks": json.dumps(marks), "rule": rule}
