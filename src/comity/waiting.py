"""Work in a library that may never come back: it is waited for, and left behind."""

import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

_LEFT = "comity has left it behind"
_STEP = 0.05

T = TypeVar("T")


class LeftBehindError(Exception):
    """Work that does not come back has been left behind: it goes on in its thread until the process ends."""


def waited_for(work: Callable[[], T], seconds: float, clock: Callable[[], float] = time.process_time) -> T:
    """What some work gives, done in a thread of its own, so that a signal is heeded meanwhile.

    Args:
        work: what to do.
        seconds: that it may take, as the clock tells them.
        clock: tells seconds: of computing of this process, if not another.

    Raises:
        LeftBehindError: it has spent them.

    """
    done: queue.SimpleQueue[tuple[T] | BaseException] = queue.SimpleQueue()

    def do() -> None:
        try:
            done.put((work(),))
        except BaseException as error:
            done.put(error)

    until = clock() + seconds
    thread = threading.Thread(target=do, daemon=True)
    thread.start()
    while clock() < until:
        with suppress(queue.Empty):
            found = done.get(timeout=_STEP)
            if isinstance(found, BaseException):
                raise found
            return found[0]
    thread.name = _LEFT
    raise LeftBehindError


def is_any_left() -> bool:
    """Whether work that was waited for too long still goes on."""
    return any(thread.name == _LEFT for thread in threading.enumerate())
