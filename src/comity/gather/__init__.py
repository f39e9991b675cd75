"""Official data sets → observations and variables for panels: one module a data set, in `datasets`."""

import importlib
import pkgutil
from dataclasses import replace
from pathlib import Path
from typing import Protocol, cast

from comity.errors import GatherError
from comity.gather import datasets
from comity.gather.dataset import Data, DataSet
from comity.gather.editions import edition_of
from comity.ledger import Source
from comity.suggestions import known

__all__ = ["Data", "DataSet", "Loader", "gather", "loader", "loaders", "names"]


class Loader(Protocol):
    """What each module of a data set has."""

    DATASET: DataSet

    def find(self, path: Path) -> list[Path]:
        """The publisher's file or files at a path."""

    def load(self, files: list[Path]) -> Data:
        """What the files give."""


def names() -> list[str]:
    """The ids of the data sets; none of their modules is loaded.

    Examples:
        >>> "factbook" in names()
        True

    """
    return [info.name for info in pkgutil.iter_modules(datasets.__path__)]


def loaders() -> dict[str, Loader]:
    """Every data set's module, by the data set's id.

    Examples:
        >>> "cow_trade" in loaders()
        True

    """
    return {name: cast(Loader, importlib.import_module(f"{datasets.__name__}.{name}")) for name in names()}


def loader(name: str) -> Loader:
    """The module of one data set.

    Raises:
        GatherError: there is no such data set.

    Examples:
        >>> loader("factbook").DATASET.id
        'factbook'

    """
    found = loaders()
    return found[known(name, found, "data set", GatherError)]


def gather(name: str, path: str | Path | None = None, edition: str = "") -> tuple[Source, Data]:
    """Load a data set from the publisher's files.

    Args:
        name: the data set's id.
        path: its file, or a folder that has it; not needed for one that a package brings.
        edition: which edition it is, where the file does not say it itself.

    Returns:
        The source and its data, as `comity.ledger.Ledger.add` takes them.

    Raises:
        GatherError: there is no such data set, the files are not what its publisher offers, or nothing says of which edition they are.

    Examples:
        >>> source, data = gather("factbook")
        >>> source.id, data.count > 1000
        ('dataset:factbook', True)

    """
    import csv

    import duckdb
    import pyarrow as pa

    from comity.gather.publisher_files import sha256

    module = loader(name)
    dataset = module.DATASET
    if dataset.package:
        return dataset.packaged(), module.load([])
    files = module.find(Path(path)) if path is not None else []
    if not files:
        raise GatherError(f"{name}: say where the file is (--from), or fetch it (--download); it is {dataset.files} at {dataset.page}")
    try:
        data = module.load(files)
    except (pa.ArrowException, duckdb.Error, csv.Error, OSError, ValueError, OverflowError) as error:
        raise GatherError(f"{files[0]}: is damaged, or not {dataset.files}: {' '.join(str(error).split())[:200]}") from None
    if any(not table.num_columns for table in data.tables.values()):
        told = "; ".join(f"{count} rows left out: {why}" for why, count in data.left_out.items()) or "it has no rows"
        raise GatherError(f"{files[0]}: holds nothing that {name} takes ({told}); nothing was loaded")
    dataset = replace(dataset, version=edition_of(dataset, files, edition))
    return dataset.source(sha256(files)), data
