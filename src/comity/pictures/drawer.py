"""Who asks what draws (`comity.pictures.vega`), a process of its own: it lets nothing else of Python go on while it starts."""

import atexit
import json
import subprocess
import sys
from functools import cache
from threading import Lock

from comity.errors import ComityError
from comity.pictures import vega

#: In how many processes a picture is tried.
_TRIES = 2


class Drawer:
    """Such a process, which is replaced if it ends before this one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process = _started()

    def svg(self, declared: str) -> str:
        """A declaration in Vega-Lite, as JSON, as SVG; one after the other, whoever asks.

        Raises:
            ComityError: it cannot be drawn.

        """
        with self._lock:
            for _ in range(_TRIES):
                answer = self._answer(declared)
                if answer:
                    svg, error = json.loads(answer)
                    if error:
                        raise ComityError(f"a picture cannot be drawn: {error}")
                    return str(svg)
                self.end()
                self._process = _started()
        raise ComityError("a picture cannot be drawn: the process that draws ended; there may be too little memory")

    def _answer(self, declared: str) -> bytes:
        """What the process says; nothing if it has ended."""
        assert self._process.stdin and self._process.stdout
        try:
            self._process.stdin.write(json.dumps(declared).encode() + b"\n")
            self._process.stdin.flush()
            return self._process.stdout.readline()
        except OSError:
            return b""

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()


@cache
def drawer() -> Drawer:
    """What draws for this process, started when it is first asked for."""
    made = Drawer()
    atexit.register(made.end)
    return made


def _started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-P", vega.__file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
