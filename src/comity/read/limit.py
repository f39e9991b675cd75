"""A limit on the time that one document may take, by the alarm of the operating system."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooLongError(BaseException):
    """The time is over; no `Exception`, so that no library takes it for an error of its own and goes on."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """A block that is broken off after some seconds; without limit for 0, and where there is no alarm (Windows, other threads).

    What runs in a library without coming back to Python is broken off when it comes back.

    Raises:
        TooLongError: the time is over.

    """
    if seconds <= 0 or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise TooLongError
