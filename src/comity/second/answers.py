"""Answers of models, kept by all that they depend on: a run can be made again with no server, and gives the same."""

import hashlib
import json
import os
from pathlib import Path

from comity.errors import SecondReaderError
from comity.second.prompt import Prompt
from comity.second.settings import Settings
from comity.stores import contents

#: The largest file of answers, in bytes.
_LARGEST = 1024 * 2**20


def place(settings: Settings, asked: Prompt, question: str) -> str:
    """The key of an answer: a hash over model, sampling, prompt, schema and text."""
    said = [settings.model, settings.sampling(), asked.messages(question), asked.schema]
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


class Answers:
    """A file of answers, one JSON object a line, that can be shipped with a ledger.

    Args:
        path: of the file; None keeps answers for this run only.

    Raises:
        SecondReaderError: the file is no file of answers.

    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known: dict[str, str] = {}
        if path is not None and path.exists():
            self._load(path)

    def get(self, key: str) -> str | None:
        """The answer kept under a key, None if there is none."""
        return self._known.get(key)

    def put(self, key: str, answer: str) -> None:
        """Keep an answer; it is on the disk when this returns, so that a run that is stopped goes on from it."""
        self._known[key] = answer
        if self._path is None:
            return
        line = json.dumps({"key": key, "answer": answer}, ensure_ascii=False) + "\n"
        try:
            with self._path.open("a", encoding="utf-8") as f:
                f.write(line)
                f.flush()
                os.fsync(f.fileno())
        except OSError as error:
            raise SecondReaderError(f"{self._path}: cannot be written: {error.strerror or error}") from None

    def _load(self, path: Path) -> None:
        try:
            lines = contents(path, _LARGEST).decode("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise SecondReaderError(f"{path}: cannot be read as a file of answers: {error}") from None
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                self._known[str(row["key"])] = str(row["answer"])
            except (ValueError, KeyError, TypeError, RecursionError):
                if number < len(lines):
                    raise SecondReaderError(f"{path}: line {number}: is no answer; give another file, or mend the line") from None
                # The last line of a run that was stopped while it wrote.
