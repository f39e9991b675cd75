"""What a server of a test sends that never comes to an end of its answer."""

import time
from typing import BinaryIO

#: For so many seconds, more than any test waits, unless the other side leaves.
_LASTS = 10.0


def drip(stream: BinaryIO, pause: float) -> None:
    """Send a byte after each pause, in seconds, until the other side is gone."""
    for _ in range(int(_LASTS / pause)):
        time.sleep(pause)
        try:
            stream.write(b"x")
        except OSError:
            break
