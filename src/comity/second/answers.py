"""Answers of models, kept by all that they depend on: a run can be made again with no server, and gives the same."""

import errno
import hashlib
import json
import os
from pathlib import Path

from comity.errors import SecondReaderError
from comity.second.prompt import Prompt
from comity.second.settings import Settings

#: The largest file of answers, in bytes.
_LARGEST = 1024 * 2**20
#: How every line begins.
_BEGIN = b'{"key": "'


def place(settings: Settings, asked: Prompt, question: str) -> str:
    """The key of an answer: a hash over model, sampling, prompt, schema and text."""
    said = [settings.model, settings.sampling(), asked.messages(question), asked.schema]
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


class Answers:
    """A file of answers, one JSON object a line, that can be shipped with a ledger; several processes may add to one.

    Of several answers to one question the first is the answer, whoever put it there.

    Args:
        path: of the file; None keeps answers for this run only.
        grows: whether answers are added; else the file must be there.

    Raises:
        SecondReaderError: the file is no file of answers, or cannot be added to.

    """

    def __init__(self, path: Path | None, grows: bool = True) -> None:
        self._path = path
        self._known: dict[str, str] = {}
        self._taken = self._lines = 0
        if path is not None:
            if path.exists() and not path.is_file():
                raise SecondReaderError(f"{path}: is no file")
            if grows:
                _append(path, b"")
            self._take_in(path)

    def get(self, key: str) -> str | None:
        """The answer kept under a key, None if there is none."""
        if key not in self._known and self._path is not None:
            self._take_in(self._path)
        return self._known.get(key)

    def put(self, key: str, answer: str) -> str:
        """Keep an answer; it is on the disk when this returns, so that a run that is stopped goes on from it.

        Returns:
            The answer that is kept: another one, if another process was first.

        """
        if self._path is None:
            return self._known.setdefault(key, answer)
        _append(self._path, json.dumps({"key": key, "answer": answer}).encode("ascii") + b"\n")
        self._take_in(self._path)
        return self._known[key]

    def _take_in(self, path: Path) -> None:
        """Read the lines that are new in the file."""
        try:
            with path.open("rb") as f:
                f.seek(self._taken)
                new = f.read(_LARGEST + 1 - self._taken)
        except OSError as error:
            raise SecondReaderError(f"{path}: cannot be read as a file of answers: {error.strerror or error}") from None
        if self._taken + len(new) > _LARGEST:
            raise SecondReaderError(f"{path}: holds more than {_LARGEST // 2**20} MB; begin a new file")
        *whole, rest = new.split(b"\n")
        for line in whole:
            self._lines += 1
            self._take(line, path)
        self._taken += len(new) - len(rest)
        if rest:
            # It may be whole and lack its end, or be half of one that another process writes.
            self._take(rest, path)

    def _take(self, line: bytes, path: Path) -> None:
        try:
            row = json.loads(line)
            self._known.setdefault(str(row["key"]), str(row["answer"]))
        except (ValueError, KeyError, TypeError, RecursionError):
            if line[: len(_BEGIN)] != _BEGIN[: len(line)]:
                raise SecondReaderError(f"{path}: line {self._lines} is no answer; give another file, or mend the line") from None
            # What a run that was stopped while it wrote left of a line.


def _append(path: Path, line: bytes) -> None:
    """Add a line in one write, so that lines of several processes do not mix."""
    try:
        with path.open("a+b", buffering=0) as f:
            if line and f.seek(0, os.SEEK_END) and f.seek(-1, os.SEEK_END) >= 0 and f.read(1) != b"\n":
                # What a run that was stopped left of its last line.
                line = b"\n" + line
            if f.write(line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(f.fileno())
    except OSError as error:
        raise SecondReaderError(f"{path}: cannot be written: {error.strerror or error}") from None
