"""The process that runs a command: what it can say in its encoding, and how it is stopped."""

import atexit
import codecs
import contextlib
import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn

from comity.waiting import is_any_left

_stopped: list[int] = []
#: How many objects more than before make Python look for garbage: the tables are some hundred thousand that stay.
_NEW_OBJECTS = 200_000
#: Seconds on the wall in which a command that is told to stop has stopped, else it is ended.
_HEEDED = 15.0


def prepare() -> None:
    """Make the output say what its encoding cannot in escapes, a signal leave nothing half done, and the tables load without delay."""
    gc.set_threshold(_NEW_OBJECTS)
    # At the end Python looks through all objects for garbage, as long as reading a page takes; with the process all of them go.
    atexit.register(gc.freeze)
    _take_closed_places()
    codecs.register_error("comity", _escaped)
    for stream in (sys.stdout, sys.stderr):
        # A stream that a test or another program has put there need not have it.
        with contextlib.suppress(AttributeError, ValueError, OSError):
            stream.reconfigure(errors="comity")  # type: ignore[union-attr]
    with contextlib.suppress(ValueError):
        # Only a main thread may.
        signal.signal(signal.SIGINT, _stop)
        signal.signal(signal.SIGTERM, _end)
        # On Windows no process is forked.
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=_as_usual)


@contextlib.contextmanager
def ended_if_deaf(seconds: float = _HEEDED) -> Iterator[None]:
    """A block that a signal to stop ends with the whole process, if it has not ended by itself so long after.

    A query of DuckDB, a page of a PDF may compute without coming back to Python, or not let itself be closed. What is ended so leaves
    ledgers and outputs as they were before.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    told, tell = os.pipe()
    if hasattr(os, "set_blocking"):
        os.set_blocking(tell, False)
    before = signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
    over = threading.Event()
    threading.Thread(target=_wait_out, args=(told, over, seconds), daemon=True).start()
    try:
        yield
    finally:
        over.set()
        signal.set_wakeup_fd(before)
        os.close(tell)


def _wait_out(told: int, over: threading.Event, seconds: float) -> None:
    """Read the signals that are told, and end the process where one to stop is not heeded."""
    while number := os.read(told, 1):
        if number[0] in (signal.SIGINT, signal.SIGTERM) and not over.wait(seconds):
            if number[0] == signal.SIGINT:
                with contextlib.suppress(OSError):
                    os.write(2, b"comity: stopped\n")
            os._exit(128 + number[0])
    os.close(told)


def _take_closed_places() -> None:
    """Keep the numbers of closed standard streams taken: the next file that is opened, a ledger even, would get what is written to them.

    What a command writes to a closed output fails, as to a full disk; what it tells besides is let go.
    """
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def leave(code: int) -> NoReturn:
    """End with a code; at once where a library is left behind that does not come back, and would be told of at the end."""
    if is_any_left():
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.flush()
        os._exit(code)
    # An interrupt that came while Python ran a text, as it does to make a dataclass, is remembered though it was caught, and `python -m`
    # then ends by the signal and not by the code; the next text that is run clears it (CPython's run_eval_code_obj).
    exec("")
    sys.exit(code)


def stopped_by() -> int:
    """The signal that has stopped the command, 0 for none, whatever error came of it: a library may say "Query interrupted"."""
    return _stopped[-1] if _stopped else 0


def heed() -> None:
    """Stop now if a signal was told before: what Python does beside a command, as while it imports, may have swallowed the exception.

    Raises:
        KeyboardInterrupt: the command is to stop.

    """
    if stopped_by():
        raise KeyboardInterrupt


def _stop(number: int, frame: FrameType | None) -> None:
    _stopped.append(number)
    if not _is_swallowed(frame):
        raise KeyboardInterrupt


def _end(number: int, frame: FrameType | None) -> None:
    _stopped.append(number)
    if not _is_swallowed(frame):
        sys.exit(128 + number)


def _is_swallowed(frame: FrameType | None) -> bool:
    """Whether Python would print and drop an exception here, in what it calls back as it imports; `heed` stops the command then."""
    return frame is not None and frame.f_code.co_name == "cb" and frame.f_code.co_filename.startswith("<frozen importlib")


def _as_usual() -> None:
    """In a process of ours that helps: end when told, without a word."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    r"""Each sign that an encoding does not have as ``\u2013``: so it stays a string of JSON, and nothing is lost."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{signs[i] << 8 | signs[i + 1]:04x}" for i in range(0, len(signs), 2)), error.end
