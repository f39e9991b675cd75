"""What a data set declares of itself, and what loading it gives."""

import hashlib
import importlib.metadata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from comity.errors import GatherError
from comity.ledger import Data, Source

__all__ = ["Data", "DataSet"]


@dataclass(frozen=True)
class DataSet:
    """A data set as its publisher offers it.

    Attributes:
        id: by which ``comity gather`` knows it.
        title, version, publisher, licence: as the publisher says.
        page: where a person finds it.
        citation: a BibTeX entry.
        files: what the publisher calls the file or files; empty where a package brings the data.
        urls: the addresses for ``--download``, each with the hash of what is there, empty where none is known; none where it cannot
            be fetched automatically.
        columns: what the columns that are read mean.
        gives: kinds of observation and variables for panels that come of it.
        package: the Python package that brings the data with the installation; its version is the data set's.
        editions: hash of each known file (unpacked, of several the first) to its edition, where editions share one layout.
        member: which file of a zip archive it is.
        edition_in_name: what stands in the name of an edition's file, in groups that make the edition with points between them.
        edition_column: the column that says of which edition a row is, if there is one.
        edition_names: what that column or name says to the edition's usual name, where the two differ.
        tried: whether the loader has been run on the publisher's own file (not only on one written after its layout).

    """

    id: str
    title: str
    version: str
    publisher: str
    licence: str
    page: str
    citation: str
    files: str
    columns: Mapping[str, str]
    gives: tuple[str, ...]
    urls: Mapping[str, str] = field(default_factory=dict)
    package: str = ""
    editions: Mapping[str, str] = field(default_factory=dict)
    member: str = "*.csv"
    edition_in_name: str = ""
    edition_column: str = ""
    edition_names: Mapping[str, str] = field(default_factory=dict)
    tried: bool = True

    def source(self, sha256: str = "") -> Source:
        """The data set as a source of the ledger; `sha256` is of the file that was loaded."""
        return Source(
            f"dataset:{self.id}",
            "dataset",
            title=self.title,
            publisher=self.publisher,
            url=self.page,
            label=self.version,
            licence=self.licence,
            citation=self.citation,
            sha256=sha256,
        )

    def packaged(self) -> Source:
        """The data set as the installed package brings it, with the package's version.

        Raises:
            GatherError: the package is not installed.

        """
        try:
            version = importlib.metadata.version(self.package)
        except importlib.metadata.PackageNotFoundError:
            raise GatherError(f"the data of {self.title} are not installed; pip install {self.package}") from None
        return replace(self, version=version).source(hashlib.sha256(f"{self.package}=={version}".encode()).hexdigest())
