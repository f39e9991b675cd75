"""Writing a lake: a folder of Parquet files, here or on an object store, in which each block of documents stands exactly once.

    observations/first=KAZ/BLOCK.parquet    sorted by the other party, so that one dyad's facts are read alone
    documents/BLOCK.parquet                 with their texts
    failures/BLOCK.parquet                  what could not be read, and why
    done/BLOCK.json                         written last: a block without it is not there, whatever files it has left

The files of a block are named by what it holds: a task that is tried again, or a run that is started again, writes the same files again.
"""

import json
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from comity.bulk.blocks import Block
from comity.errors import LedgerError
from comity.stores import system, told

#: Bits of a document's number within its block, and of an observation's.
_BITS = 24
_DOCUMENT = ("source", "origin", "place", "title", "publisher", "author", "url", "published", "attribution", "sha256", "text")
_ROWS = 4096


class Lake:
    """A lake to write to.

    Args:
        path: a folder, or an address that fsspec opens.

    """

    def __init__(self, path: str) -> None:
        from pyarrow.fs import FSSpecHandler, PyFileSystem

        self._system, self._root = system(path, LedgerError)
        self._files = PyFileSystem(FSSpecHandler(self._system))
        self._path = path

    def has(self, block: Block) -> bool:
        """Whether a block is there, whole."""
        with told(self._path, "cannot be reached", LedgerError):
            return bool(self._system.exists(f"{self._root}/done/{block.name}.json"))

    def write(self, block: Block, found: pa.RecordBatch) -> dict[str, int]:
        """Write what was observed in a block (see `comity.bulk.observed.OBSERVED`), and tell how much of each it was.

        Raises:
            LedgerError: it cannot be written; the block is then not there.

        """
        table = pa.Table.from_batches([found])
        number = pa.array(range(len(table)), pa.int64())
        table = table.append_column("version", pc.add(number, pa.scalar(block.number << _BITS, pa.int64())))
        read = table.filter(pc.is_null(table["error"]))
        failed = table.filter(pc.is_valid(table["error"])).select(["origin", "error"])
        observations = _observations(read, block.number << _BITS)
        empty = sum(not n for n in pc.list_value_length(read["observations"]).to_pylist())
        counts = {"documents": len(read), "failures": len(failed), "observations": len(observations), "empty": empty}
        with told(self._path, "cannot be written", LedgerError):
            self._write("documents", block, read.select(["version", *_DOCUMENT]))
            if len(failed):
                self._write("failures", block, failed)
            for first in sorted(set(observations["first"].to_pylist())):
                part = observations.filter(pc.equal(observations["first"], first)).sort_by(
                    [("second", "ascending"), ("observation", "ascending")]
                )
                self._write(f"observations/first={first}", block, part.drop_columns(["first"]))
            self._mark(block, counts)
        return counts

    def _write(self, folder: str, block: Block, table: pa.Table) -> None:
        self._system.makedirs(f"{self._root}/{folder}", exist_ok=True)
        target = f"{self._root}/{folder}/{block.name}.parquet"
        pq.write_table(table, target, filesystem=self._files, compression="zstd", row_group_size=_ROWS)

    def _mark(self, block: Block, counts: dict[str, int]) -> None:
        """The marker, in place at once: on a disk by renaming, on an object store by being one small object."""
        self._system.makedirs(f"{self._root}/done", exist_ok=True)
        target = f"{self._root}/done/{block.name}.json"
        beside = f"{target}.part"
        self._system.pipe_file(beside, json.dumps(counts).encode())
        self._system.mv(beside, target)


def _observations(read: pa.Table, base: int) -> pa.Table:
    """A row an observation, with the number of its document and the two parties in the order of the alphabet."""
    rows: list[dict[str, Any]] = []
    for version, listed in zip(read["version"].to_pylist(), read["observations"].to_pylist(), strict=True):
        for o in listed:
            first, second = sorted((o["a"], o["b"] or o["a"]))
            rows.append({"observation": base + len(rows), "version": version, "first": first, "second": second, **o, "row": None})
    kept = read.schema.field("observations").type.value_type
    names = [("observation", pa.int64()), ("version", pa.int64()), ("first", pa.string()), ("second", pa.string())]
    return pa.Table.from_pylist(rows, pa.schema([*names, *((f.name, f.type) for f in kept), ("row", pa.string())]))
