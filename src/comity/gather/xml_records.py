"""Records of XML files as rows: each element of one name, its parts by path."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from comity.errors import GatherError
from comity.gather.dataset import DataSet
from comity.gather.publisher_files import Column, read_rows

#: The largest file that is read, in bytes.
_LARGEST = 2**26


def rows(dataset: DataSet, files: list[Path], element: str, fields: Mapping[str, str], once: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """The records of XML files, or of one table (CSV) that was made of them.

    Args:
        dataset: named in errors.
        files: the XML files, or the table alone.
        element: the name of the element that is a record.
        fields: name of a field, which is the table's column, to where it stands in it: ``start-date``, ``ended/note``, ``country@id``,
            or ``/territory-id`` in the file's root. The name of one that the table may lack ends in a question mark.
        once: fields whose values together no two rows of the table may have.

    Returns:
        A row a record, every value as text with its white space made single, and under ``where`` its place.

    Raises:
        GatherError: a file is no such XML or table.

    """
    if files[0].suffix != ".xml":
        columns = {name.removesuffix("?"): Column("text", ()) for name in fields}
        return read_rows(dataset, files[0], columns, optional=[n[:-1] for n in fields if n.endswith("?")], once=once)
    return [row for path in files for row in _records(dataset, path, element, fields)]


def _records(dataset: DataSet, path: Path, element: str, fields: Mapping[str, str]) -> list[dict[str, str]]:
    from lxml import etree

    if path.stat().st_size > _LARGEST:
        raise GatherError(f"{path}: larger than {_LARGEST // 2**20} MiB")
    try:
        # Nothing outside the file is reached, and no entity of its own is put in.
        root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)).getroot()
    except (etree.XMLSyntaxError, OSError) as error:
        raise GatherError(f"{path}: is no XML: {error}") from None
    found = []
    for number, record in enumerate(root.iter(element), 1):
        row = {name.removesuffix("?"): _part(record, place) for name, place in fields.items()}
        if not any(row.values()):
            raise GatherError(f"{path}: record {number} has none of {', '.join(fields)}: this is not {dataset.files}")
        found.append(row | {"where": f"{path}: record {number}"})
    if not found:
        raise GatherError(f"{path}: has no {element}: this is not {dataset.files}; get it at {dataset.page}")
    return found


def _part(record: Any, place: str) -> str:
    name, _, attribute = place.partition("@")
    within = record.getroottree().getroot() if name.startswith("/") else record
    part = within.find(name.lstrip("/")) if name else record
    if part is None:
        return ""
    return " ".join((part.get(attribute, "") if attribute else "".join(part.itertext())).split())
