"""Reading what a stranger hands over: in a process of its own, with bounds that the operating system keeps."""

import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from threading import Event, Timer

from comity.documents.unit import Unit
from comity.read.run import LIMIT, Reading, readings_of

#: Bounds of the process: seconds for all of it, and bytes of memory.
SECONDS = LIMIT + 10
MEMORY = 2 * 1024**3


def read_apart(name: str, content: bytes, seconds: float = SECONDS, memory: int = MEMORY) -> Iterator[Reading]:
    """What became of each document of a file, as soon as it is read; a reading that tells why where the process was ended.

    Of a long document, what is known so far comes before that, each time in a reading that tells how far it is read (`Reading.upto`).

    Args:
        name: of the file; its ending tells the format where the content does not.
        content: its bytes.
        seconds, memory: bounds of the process.

    """
    command = [sys.executable, "-P", "-c", "from comity.read.apart import serve; serve()"]
    given_up = Event()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdin and process.stdout

        def give_up() -> None:
            given_up.set()
            process.kill()

        timer = Timer(seconds, give_up)
        timer.start()
        try:
            # It reads all before it writes anything. Where it ends before that, its exit code tells so.
            with suppress(OSError):
                process.stdin.write(json.dumps({"name": name, "memory": memory}).encode() + b"\n" + content)
                process.stdin.close()
            # A process that is ended leaves half of a reading behind.
            with suppress(EOFError, pickle.UnpicklingError):
                while True:
                    yield pickle.load(process.stdout)  # what our own process has written
            failed = process.wait()
        finally:
            timer.cancel()
            process.kill()
    if given_up.is_set():
        yield Reading(None, error=f"{name}: took more than {seconds:g} seconds to read and was given up")
    elif failed:
        yield Reading(None, error=f"{name}: took more than {memory / 1024**3:.1f} GB of memory to read and was given up")


def serve() -> None:
    """Answer one call of `read_apart`, from standard input to standard output."""
    import resource

    asked = json.loads(sys.stdin.buffer.readline())
    resource.setrlimit(resource.RLIMIT_AS, (asked["memory"], asked["memory"]))
    name = str(asked["name"])
    unit = Unit(name, f"upload {name}", name, sys.stdin.buffer.read())

    def send(reading: Reading) -> None:
        pickle.dump(reading, sys.stdout.buffer)
        sys.stdout.buffer.flush()

    for reading in readings_of(unit, tell=send):
        send(reading)
