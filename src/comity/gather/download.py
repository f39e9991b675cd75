"""Fetching publishers' files: checked by hash, resumed where a connection was cut, kept for the next time."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from comity.errors import GatherError
from comity.gather.dataset import DataSet
from comity.waiting import LeftBehindError, waited_for

_TRIES = 4
_CHUNK = 2**16
#: After so many seconds a file that comes slower than so many bytes a second is given up.
PATIENCE, SLOWEST = 60.0, 1000
#: Seconds on the wall in which a server tells what it sends: each of its signs may come in time, and there be no end of them.
ANSWERED = 120.0
_NUMBER = re.compile(r"[0-9]{1,18}")
_PART = re.compile(r"bytes (?:(?P<begin>[0-9]{1,18})-[0-9]{1,18}|\*)/(?P<whole>[0-9]{1,18}|\*)")
#: No file of a data set is larger, in bytes.
LARGEST = 2 * 2**30


def download(dataset: DataSet, folder: Path | None = None, progress: bool = False) -> Path:
    """The data set's file, or the folder of its several files, fetched from its publisher unless they are there already.

    Args:
        dataset: with addresses; their hashes, if known, are checked.
        folder: where its files are kept; one of its own in the user's cache if not given.
        progress: whether to show a progress bar.

    Raises:
        GatherError: the data set has no address, the file cannot be had, or its hash is another.

    """
    import pooch

    if not dataset.urls:
        raise GatherError(f"{dataset.id}: cannot be fetched automatically; get {dataset.files} at {dataset.page} and give it with --from")
    kept = folder or Path(pooch.os_cache("comity")) / dataset.id
    found = [_retrieved(dataset, url, kept, progress) for url in dataset.urls]
    return found[0] if len(found) == 1 else kept


def _retrieved(dataset: DataSet, url: str, folder: Path, progress: bool) -> Path:
    """The file at one address."""
    import pooch

    pooch.get_logger().setLevel("ERROR")
    known = f"sha256:{dataset.urls[url]}" if dataset.urls[url] else None
    try:
        return Path(pooch.retrieve(url, known, url.rsplit("/", 1)[-1].split("?")[0], folder, downloader=_resuming(folder, progress)))
    except ValueError as error:
        raise GatherError(f"{url}: is not the file of version {dataset.version}: {_short(error)}; nothing was kept") from None
    except OSError as error:
        raise GatherError(f"{url}: cannot be written: {error.strerror or error}") from None


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _resuming(folder: Path, progress: bool) -> Callable[[str, Any, Any], None]:
    """A downloader as pooch takes them, that goes on where an earlier try was cut."""

    def get(url: str, target: Any, _: Any) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / (url.rsplit("/", 1)[-1].split("?")[0] + ".part")
        _fetch(url, part, progress)
        data = part.read_bytes()
        if hasattr(target, "write"):
            target.write(data)
        else:
            Path(target).write_bytes(data)
        part.unlink()

    return get


def _fetch(url: str, part: Path, progress: bool) -> None:
    import requests

    wrong = ""
    for _ in range(_TRIES):
        try:
            if _once(url, part, progress):
                return
            wrong = "the connection was cut"
        except requests.HTTPError as error:
            part.unlink(missing_ok=True)
            raise GatherError(f"{url}: {_short(error)}; see whether the publisher has moved the file") from None
        except requests.RequestException as error:
            wrong = _short(error)
    raise GatherError(f"{url}: could not be fetched in {_TRIES} tries ({wrong}); what came is kept, the next try goes on from there")


def _once(url: str, part: Path, progress: bool) -> bool:
    """One try; whether the file is whole."""
    import requests

    have = part.stat().st_size if part.exists() else 0
    headers = {"Range": f"bytes={have}-"} if have else {}
    try:
        asked = waited_for(lambda: requests.get(url, headers=headers, stream=True, timeout=30), ANSWERED, time.monotonic)
    except LeftBehindError:
        raise GatherError(f"{url}: the server has not answered in {ANSWERED:g} seconds") from None
    with asked as answer:
        begin, whole = _extent(answer, have)
        if have and answer.status_code == 416 and whole == have:
            return True
        is_other = answer.status_code == 206 and begin != have
        if have and (answer.status_code == 416 or is_other):
            # It does not go on where the last try ended: from the beginning then.
            part.unlink()
            return False
        answer.raise_for_status()
        if is_other:
            raise GatherError(f"{url}: the server gives another part than was asked for")
        if whole is not None and whole > LARGEST:
            raise GatherError(f"{url}: is larger than {LARGEST // 2**30} GiB")
        return _taken(answer, part, begin, whole, progress)


def _extent(answer: Any, have: int) -> tuple[int, int | None]:
    """At which byte of the file an answer begins, and how many the file has; None where that is not told."""
    told = _PART.fullmatch(answer.headers.get("Content-Range", "").strip())
    whole = int(told["whole"]) if told and told["whole"] != "*" else None
    if answer.status_code == 416:
        return have, have if whole is None else whole
    begin = (int(told["begin"] or 0) if told else have) if answer.status_code == 206 else 0
    length = answer.headers.get("Content-Length")
    if length and not _NUMBER.fullmatch(length):
        raise GatherError(f"{answer.url}: the server tells a length that is none, so that a cut could not be seen")
    if whole is None and length and "Content-Encoding" not in answer.headers:
        whole = begin + int(length)
    return begin, whole


def _taken(answer: Any, part: Path, begin: int, whole: int | None, progress: bool) -> bool:
    """Write an answer to the file from a byte on, as it comes; whether the file is whole then.

    Raises:
        GatherError: it is too large, or comes too slowly.

    """
    from tqdm import tqdm
    from urllib3.exceptions import HTTPError

    # A cut is told by the size; what came before it is to be kept.
    answer.raw.enforce_content_length = False
    size, begun = begin, time.monotonic()
    bar = tqdm(total=whole, initial=size, unit="B", unit_scale=True, disable=not progress, leave=False)
    with part.open("ab" if begin else "wb") as f, bar:
        try:
            while chunk := answer.raw.read1(_CHUNK, decode_content=True):
                f.write(chunk)
                size += len(chunk)
                bar.update(len(chunk))
                _see_that_it_ends(answer.url, size, size - begin, time.monotonic() - begun)
        except HTTPError:
            return False
    return whole is None or size == whole


def _see_that_it_ends(url: str, size: int, came: int, lasted: float) -> None:
    if size > LARGEST:
        raise GatherError(f"{url}: is larger than {LARGEST // 2**30} GiB")
    if lasted > PATIENCE and came < SLOWEST * lasted:
        raise GatherError(f"{url}: comes slower than {SLOWEST} bytes a second; what came is kept, the next try goes on from there")
