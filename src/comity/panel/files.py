"""Panels as files: Parquet with recipe and citations inside, CSV, Stata, Arrow."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.csv as pc_csv
import pyarrow.parquet as pq

from comity import __version__
from comity.errors import PanelError
from comity.outputs import format_of
from comity.panel.building import Built

if TYPE_CHECKING:
    import pandas as pd

#: Key of the metadata in Parquet and Arrow files.
METADATA = b"comity"
_STATA_NAME = 32


def write(built: Built, path: Path) -> None:
    """Write a panel, in the form that the file's ending tells.

    Raises:
        PanelError: another ending, or the file cannot be written.

    """
    writer = WRITERS[format_of(path, WRITERS, PanelError)]
    try:
        writer(built, path)
    except OSError as error:
        raise PanelError(f"{path}: cannot be written: {error.strerror or error}") from None


def as_pandas(table: pa.Table) -> "pd.DataFrame":
    """A table as a pandas data frame; whole numbers with missing values become Int64."""
    import pandas as pd

    nullable = {pa.int64(): pd.Int64Dtype(), pa.int32(): pd.Int32Dtype()}
    with_nulls = {f.type for f, c in zip(table.schema, table.columns, strict=True) if c.null_count}
    return table.to_pandas(types_mapper=lambda t: nullable.get(t) if t in with_nulls else None)


def recipe_in(path: Path) -> str:
    """The recipe, in JSON, that stands in a Parquet file that a panel wrote.

    Raises:
        PanelError: none does.

    """
    try:
        metadata = pq.read_schema(path).metadata or {}
    except (pa.ArrowInvalid, OSError) as error:
        raise PanelError(f"{path}: is no Parquet file: {str(error).splitlines()[0]}") from None
    if METADATA not in metadata:
        raise PanelError(f"{path}: has no recipe of a panel in it")
    return json.dumps(json.loads(metadata[METADATA])["recipe"], sort_keys=True)


def _described(built: Built) -> pa.Table:
    return built.table.replace_schema_metadata(_metadata(built))


def _metadata(built: Built) -> dict[bytes, bytes]:
    sources = [{"id": s.id, "title": s.title, "version": s.label, "sha256": s.sha256, "citation": s.citation} for s in built.sources]
    told = {"comity": __version__, "recipe": json.loads(built.recipe.to_json()), "sources": sources, "notes": list(built.notes)}
    return {METADATA: json.dumps(told, ensure_ascii=False, sort_keys=True).encode()}


def _write_parquet(built: Built, path: Path) -> None:
    pq.write_table(_described(built), path, compression="zstd")


def _write_csv(built: Built, path: Path) -> None:
    pc_csv.write_csv(built.table, path)


def _write_arrow(built: Built, path: Path) -> None:
    described = _described(built)
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, described.schema) as writer:
        writer.write_table(described)


def _write_stata(built: Built, path: Path) -> None:
    import pandas as pd

    frame = built.table.to_pandas()
    long = [c for c in frame.columns if len(c) > _STATA_NAME]
    if long:
        raise PanelError(f"{path}: the column {long[0]} has more than {_STATA_NAME} letters, which Stata does not take")
    frame = frame.assign(**{c: frame[c].fillna("") for c in frame.columns if frame[c].dtype == object})
    # A fixed time stamp, so that the same panel gives the same bytes.
    stamp = pd.Timestamp("2000-01-01").to_pydatetime()
    frame.to_stata(path, write_index=False, version=118, time_stamp=stamp)


#: How a panel is written in each format that it can be written in.
WRITERS: dict[str, Callable[[Built, Path], None]] = {
    "parquet": _write_parquet,
    "csv": _write_csv,
    "dta": _write_stata,
    "arrow": _write_arrow,
}
