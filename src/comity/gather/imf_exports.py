"""Tables of the IMF's data portal, long and wide, and of its API: the codes of each row, and its values by year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from comity.errors import GatherError
from comity.gather.dataset import DataSet
from comity.gather.publisher_files import Column, header, read_rows

#: The power of ten of an export's values where it does not tell it: figures of partners show that they are millions.
_MILLIONS = 6
_CODE, _VALUE = Column("text", ("",)), Column("float", ("", "NA", "NaN"))
_YEAR, _PERIOD = re.compile(r"\d{4}"), re.compile(r"\d{4}(-?[MQS]\d{1,2})?")


@dataclass(frozen=True)
class Series:
    """What a row is of, by code, and its values by year, in whole units."""

    codes: dict[str, str]
    values: list[tuple[int, float]]


def series(dataset: DataSet, path: Path, keys: tuple[str, ...]) -> Iterator[Series]:
    """The rows of an export: codes in columns ending in .ID, codes in columns without it (the API), or in SERIES_CODE alone.

    A long export has a row for each period (TIME_PERIOD, OBS_VALUE), a wide one a column; it may leave out the frequency, which the
    periods tell, and the scale. Quarters and months are left out.

    Args:
        dataset: named in errors.
        path: of the export.
        keys: the dimensions, in the order in which SERIES_CODE has them.

    Raises:
        GatherError: it is in none of these layouts, or a value is no number.

    """
    names = header(path)
    coded = {k: next((n for n in (f"{k}.ID", k) if n in names), "") for k in (*keys, "SCALE")}
    if "SERIES_CODE" in names and f"{keys[0]}.ID" not in names:
        coded = {"SERIES_CODE": "SERIES_CODE", "SCALE": coded["SCALE"]}
    elif absent := [k for k in keys if k != "FREQUENCY" and not coded[k]]:
        raise GatherError(f"{path}: no column {absent[0]}.ID: this is not {dataset.files} of {dataset.title}; get it at {dataset.page}")
    years = [n for n in names if _YEAR.fullmatch(n)]
    columns = {n: _CODE for n in coded.values() if n}
    columns |= dict.fromkeys(years, _VALUE) if years else {"TIME_PERIOD": Column("text", required=True), "OBS_VALUE": _VALUE}
    for row in read_rows(dataset, path, columns):
        told = [(y, row[y]) for y in years] if years else [(row["TIME_PERIOD"], row["OBS_VALUE"])]
        if not years and not _PERIOD.fullmatch(row["TIME_PERIOD"]):
            raise GatherError(f"{row['where']}, column TIME_PERIOD: {row['TIME_PERIOD']!r} is no period; nothing was loaded")
        codes = {k: str(row[n]) for k, n in coded.items() if n and row[n] is not None}
        if "SERIES_CODE" in codes:
            codes |= dict(zip(keys, codes.pop("SERIES_CODE").split("."), strict=False))
        power = codes.pop("SCALE", "")
        scale = 10.0 ** (int(power) if power.isdecimal() else _MILLIONS)
        yield Series(codes, [(int(y), v * scale) for y, v in told if v is not None and _YEAR.fullmatch(y)])
