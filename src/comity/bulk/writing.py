"""What every engine does with a part of the sources: read the blocks that the lake does not have, and write them."""

from collections.abc import Callable, Iterable, Iterator

from comity.bulk.blocks import DOCUMENTS, blocks
from comity.bulk.lake_writer import Lake
from comity.bulk.observed import observed
from comity.documents import collections
from comity.documents.load import files_of, units
from comity.read.run import Reading, UnitReader

#: How much of each was written: documents, failures, observations, documents with none; and how many units were there already.
Counts = dict[str, int]


def parted(sources: Iterable[str]) -> Iterator[list[str]]:
    """The files of some sources: each of many documents by itself, the others some thousands together, in order."""
    many = tuple(collections.suffixes())
    small: list[str] = []
    for source in files_of(sources):
        if source.lower().endswith(many):
            yield [source]
            continue
        small.append(source)
        if len(small) == DOCUMENTS:
            yield small
            small = []
    if small:
        yield small


def read_part(
    part: list[str], lake: Lake, read_units: UnitReader, extractor: str = "", each: Callable[[Reading], None] | None = None
) -> Counts:
    """Read some files into a lake.

    Args:
        part: the files.
        lake: where to.
        read_units: what reads them.
        extractor: what tells the text of web pages from the rest of them; the default if empty.
        each: is given every document as it is read.

    """
    found: list[Counts] = []
    for block in blocks(units(part, False, extractor)):
        if lake.has(block):
            found.append({"passed": len(block.units)})
            continue
        readings = []
        for reading in read_units(block.units):
            if each:
                each(reading)
            readings.append(reading)
        found.append(lake.write(block, observed(readings)))
    return total(found)


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of counts."""
    found = dict.fromkeys(("documents", "failures", "observations", "empty", "passed"), 0)
    for told in counts:
        for name, number in told.items():
            found[name] += number
    return found
