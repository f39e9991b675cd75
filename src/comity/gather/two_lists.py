"""Tables that are given twice: by the Correlates of War's states, and by Gleditsch and Ward's."""

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from comity.errors import GatherError
from comity.gather.dataset import DataSet
from comity.gather.publisher_files import YEAR, Column, locate, read_table
from comity.gather.state_codes import known


def find_both(dataset: DataSet, path: Path, name: str) -> list[Path]:
    """The two files ``cw_NAME`` and ``gw_NAME``, in a folder or beside the one that is given.

    Raises:
        GatherError: one of them is not there.

    """
    given = locate(dataset, path, f"*cw_{name}*")
    start = "cw_" if "cw_" in given.name else "gw_"
    both = [given.with_name(given.name.replace(start, other, 1)) for other in ("cw_", "gw_")]
    absent = [p for p in both if not p.is_file()]
    if absent:
        raise GatherError(f"{given}: needs {absent[0].name} beside it; get {dataset.files} at {dataset.page}")
    return both


def state_years(dataset: DataSet, files: list[Path], columns: Mapping[str, Column]) -> pa.Table:
    """The rows of both files: list (``cow`` or ``gw``), code, year, and the columns.

    Raises:
        GatherError: a file is not what the publisher offers.

    """
    found = []
    for path, key, listed, codes in zip(files, ("ccode", "gwcode"), ("cow", "gw"), (known("cow"), known("gw") | known("gwm")), strict=True):
        table = read_table(dataset, path, {key: Column(required=True, known=codes), "year": YEAR} | dict(columns), once=(key, "year"))
        table = table.drop_columns("line").rename_columns(["code", "year", *columns])
        found.append(table.add_column(0, "list", pa.array([listed] * table.num_rows)))
    return pa.concat_tables(found)
