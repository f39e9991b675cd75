"""What a server of a test sends that never comes to an end of its answer."""

import threading
from typing import BinaryIO

#: For so many seconds, more than any test waits, unless the other side leaves.
_LASTS = 10.0


def drip(stream: BinaryIO, pause: float, over: threading.Event | None = None) -> None:
    """Send a byte after each pause, in seconds, until the other side is gone or it is over."""
    over = over or threading.Event()
    for _ in range(int(_LASTS / pause)):
        if over.wait(pause):
            break
        try:
            stream.write(b"x")
        except OSError:
            break
