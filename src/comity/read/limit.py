"""A limit on the computing that one document may cost, by a timer of the operating system that runs while this process does."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooLongError(BaseException):
    """The time is over; no `Exception`, so that no library takes it for an error of its own and goes on."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """A block that is broken off after some seconds of computing; without limit for 0, and where there is no timer (Windows, other threads).

    Time in which other programs have the processor does not count: on a busy machine an honest document is read all the same. What runs in a library without coming back to Python is broken off when it comes back.

    Raises:
        TooLongError: the time is over.

    """
    if seconds <= 0 or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise TooLongError
