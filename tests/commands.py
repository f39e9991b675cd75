"""The command line as tests run it: in this process, which is quick, or in one of its own where a test is about the process."""

import contextlib
import io
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from comity.cli import main as program
from comity.cli import process

#: The command in a process of its own.
COMMAND = [sys.executable, "-m", "comity.cli.main"]


@dataclass(frozen=True)
class Done:
    """What a command has come to, with its output as bytes and as text."""

    returncode: int
    output: bytes
    errors: bytes

    @property
    def stdout(self) -> str:
        return self.output.decode("utf-8", "replace")

    @property
    def stderr(self) -> str:
        return self.errors.decode("utf-8", "replace")


def comity(*words: str | Path, cwd: Path | None = None, encoding: str = "utf-8") -> Done:
    """Run a command in this process; its output is in the encoding, as that of a terminal would be."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="") for _ in range(2)]
    with contextlib.chdir(cwd or Path.cwd()), contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        code = run(*words)
    held = []
    for stream in streams:
        stream.flush()
        held.append(stream.buffer.getvalue())  # type: ignore[attr-defined]
    return Done(code, *held)


def run(*words: str | Path) -> int:
    """Run a command with the streams as they are and give its exit code."""
    try:
        with _signals():
            program.main([str(word) for word in words])
    except SystemExit as done:
        return int(done.code or 0)
    return 0


def comity_apart(*words: str | Path, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
    """Run a command in a process of its own."""
    return subprocess.run([*COMMAND, *map(str, words)], cwd=cwd, capture_output=True, text=True, timeout=120)


@contextlib.contextmanager
def _signals() -> Iterator[None]:
    """Put back what a command sets for its whole process: how it is stopped."""
    before = {sign: signal.getsignal(sign) for sign in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)
        process._stopped.clear()
