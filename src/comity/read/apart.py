"""Reading what a stranger hands over: in a process of its own, with bounds that the operating system keeps."""

import json
import math
import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Event, Timer

from comity.documents.unit import Unit
from comity.read.run import LIMIT, Reading, readings_of

#: Bounds of the process: seconds of computing for all of it, and bytes of memory.
SECONDS = LIMIT + 10
MEMORY = 2 * 1024**3
#: So many times as long it is waited for in all: a machine may have others to serve.
_SHARED = 10
#: How a process ends that has spent its seconds: by SIGXCPU, which Windows has not.
_SPENT = -24


def read_apart(name: str, content: bytes, seconds: float = SECONDS, memory: int = MEMORY) -> Iterator[Reading]:
    """What became of each document of a file, as soon as it is read; a reading that tells why where the process was ended.

    Of a long document, what is known so far comes before that, each time in a reading that tells how far it is read (`Reading.upto`).

    Args:
        name: of the file; its ending tells the format where the content does not.
        content: its bytes.
        seconds: of computing that the process may spend. It is waited for ten times as long, in all; what is done meanwhile with what
            has come does not count.
        memory: that it may hold, in bytes.

    """
    command = [sys.executable, "-P", "-c", "from comity.read.apart import serve; serve()"]
    given_up = Event()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdin and process.stdout

        def give_up() -> None:
            given_up.set()
            process.kill()

        patience = _Patience(_SHARED * seconds, give_up)
        try:
            # It reads all before it writes anything. Where it ends before that, its exit code tells so.
            with suppress(OSError), patience:
                process.stdin.write(json.dumps({"name": name, "memory": memory, "seconds": seconds}).encode() + b"\n" + content)
                process.stdin.close()
            # A process that is ended leaves half of a reading behind.
            with suppress(EOFError, pickle.UnpicklingError):
                while True:
                    with patience:
                        reading = pickle.load(process.stdout)  # what our own process has written
                    yield reading
            failed = process.wait()
        finally:
            process.kill()
    if given_up.is_set() or failed == _SPENT:
        yield Reading(None, error=f"{name}: took more than {seconds:g} seconds to read and was given up")
    elif failed:
        yield Reading(None, error=f"{name}: took more than {memory / 1024**3:.1f} GB of memory to read and was given up")


class _Patience:
    """Blocks in which together no more than some seconds are waited: whoever takes long over what has come does not lose the rest.

    Args:
        seconds: how many.
        give_up: what is done when they are over.

    """

    def __init__(self, seconds: float, give_up: Callable[[], None]) -> None:
        self._left, self._give_up = seconds, give_up

    def __enter__(self) -> None:
        self._begun = time.monotonic()
        self._timer = Timer(max(0.0, self._left), self._give_up)
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._left -= time.monotonic() - self._begun


def serve() -> None:
    """Answer one call of `read_apart`, from standard input to standard output."""
    import resource

    asked = json.loads(sys.stdin.buffer.readline())
    resource.setrlimit(resource.RLIMIT_AS, (asked["memory"], asked["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (most := math.ceil(asked["seconds"]), most + 1))
    name = str(asked["name"])
    unit = Unit(name, f"upload {name}", name, sys.stdin.buffer.read())

    def send(reading: Reading) -> None:
        pickle.dump(reading, sys.stdout.buffer)
        sys.stdout.buffer.flush()

    for reading in readings_of(unit, tell=send):
        send(reading)
