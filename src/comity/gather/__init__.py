"""Official data sets → observations and variables for panels: one module a data set."""

import importlib
import pkgutil
from pathlib import Path
from typing import Protocol, cast

from comity.errors import GatherError
from comity.gather.dataset import Data, DataSet
from comity.ledger import Source

__all__ = ["Data", "DataSet", "Loader", "gather", "loader", "loaders"]


class Loader(Protocol):
    """What each module of a data set has."""

    DATASET: DataSet

    def find(self, path: Path) -> list[Path]:
        """The publisher's file or files at a path."""

    def load(self, files: list[Path]) -> Data:
        """What the files give."""


def loaders() -> dict[str, Loader]:
    """Every data set's module, by the data set's id."""
    found = {}
    for info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{info.name}")
        if hasattr(module, "DATASET"):
            found[info.name] = cast(Loader, module)
    return found


def loader(name: str) -> Loader:
    """The module of one data set.

    Raises:
        GatherError: there is no such data set.

    """
    found = loaders()
    if name not in found:
        raise GatherError(f"there is no data set {name!r}; the data sets are {', '.join(found)}")
    return found[name]


def gather(name: str, path: str | Path | None = None) -> tuple[Source, Data]:
    """Load a data set from the publisher's files.

    Args:
        name: the data set's id.
        path: its file, or a folder that has it; not needed for the World Factbook, which a package brings.

    Returns:
        The source and its data, as `comity.ledger.Ledger.add` takes them.

    Raises:
        GatherError: there is no such data set, or the files are not what its publisher offers.

    """
    from comity.gather.tables import sha256

    module = loader(name)
    if module.DATASET.files == "":
        from comity.gather import factbook

        return factbook.source(), module.load([])
    files = module.find(Path(path)) if path is not None else []
    if not files and module.DATASET.files != "":
        raise GatherError(
            f"{name}: say where the file is (--from), or fetch it (--download); it is {module.DATASET.files} at {module.DATASET.page}"
        )
    return module.DATASET.source(sha256(files)), module.load(files)
