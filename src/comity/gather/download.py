"""Fetching publishers' files: checked by hash, resumed where a connection was cut, kept for the next time."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from comity.errors import GatherError
from comity.gather.dataset import DataSet

_TRIES = 4
_CHUNK = 2**16
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
    from tqdm import tqdm

    have = part.stat().st_size if part.exists() else 0
    headers = {"Range": f"bytes={have}-"} if have else {}
    with requests.get(url, headers=headers, stream=True, timeout=30) as answer:
        if answer.status_code == 416:
            return True
        answer.raise_for_status()
        # A cut is told by the size; what came before it is to be kept.
        answer.raw.enforce_content_length = False
        resumed = answer.status_code == 206
        length = answer.headers.get("Content-Length")
        whole = (have if resumed else 0) + int(length) if length and "Content-Encoding" not in answer.headers else None
        if whole is not None and whole > LARGEST:
            raise GatherError(f"{url}: is larger than {LARGEST // 2**30} GiB")
        size = have if resumed else 0
        bar = tqdm(total=whole, initial=size, unit="B", unit_scale=True, disable=not progress, leave=False)
        try:
            with part.open("ab" if resumed else "wb") as f, bar:
                for chunk in answer.iter_content(_CHUNK):
                    f.write(chunk)
                    size += len(chunk)
                    bar.update(len(chunk))
                    if size > LARGEST:
                        raise GatherError(f"{url}: is larger than {LARGEST // 2**30} GiB")
        except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
            return False
    return whole is None or size == whole
