"""Tables in files of R (.rda, .rds): one data frame, its days as dates."""

import bz2
import gzip
import io
import lzma
import warnings
from typing import TYPE_CHECKING, Any

from comity.errors import GatherError

if TYPE_CHECKING:
    import pandas as pd

#: Endings of files of R with tables.
ENDINGS = (".rda", ".rdata", ".rds")
#: The largest file that is read, unpacked, in bytes.
LARGEST = 2**30
_PACKED: dict[bytes, Any] = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ": lzma.open}


def frame(data: bytes) -> "pd.DataFrame":
    """The data frame of a file of R.

    Raises:
        GatherError: rdata is not installed, or the file holds no data frame, several, or more than `LARGEST`.
        Exception: whatever rdata meets in a damaged file.

    """
    import pandas as pd

    rdata: Any = _rdata()
    with warnings.catch_warnings():
        # It says of every class of R that it does not know (tibbles) that the one below is taken.
        warnings.simplefilter("ignore", UserWarning)
        held = rdata.conversion.convert(rdata.parser.parse_data(_unpacked(data)), {**rdata.conversion.DEFAULT_CLASS_MAP, "Date": _days})
    frames = [held] if isinstance(held, pd.DataFrame) else [v for v in held.values() if isinstance(v, pd.DataFrame)]
    if len(frames) != 1:
        raise GatherError(f"holds {len(frames)} data frames of R; give a file with one")
    return frames[0]


def _rdata() -> Any:
    try:
        import rdata
    except ImportError:
        raise GatherError("reading files of R needs rdata; pip install 'comity[r]'") from None
    return rdata


def _days(values: Any, _: Any) -> Any:
    """R's days since 1970 as dates in ISO's form, which every other table has."""
    import numpy as np

    return [None if np.isnan(v) else str(np.datetime64(int(v), "D")) for v in values]


def _unpacked(data: bytes) -> bytes:
    for magic, opened in _PACKED.items():
        if data.startswith(magic):
            with opened(io.BytesIO(data)) as f:
                data = f.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise GatherError(f"is larger than {LARGEST // 2**20} MB, unpacked")
    return data
