"""Reading what a stranger hands over: in a process of its own, with bounds that the operating system keeps."""

import json
import pickle
import subprocess
import sys

from comity.documents.unit import Unit
from comity.read.run import LIMIT, Reading, readings_of

#: Bounds of the process: seconds for all of it, and bytes of memory.
SECONDS = LIMIT + 10
MEMORY = 2 * 1024**3


def read_apart(name: str, content: bytes, seconds: float = SECONDS, memory: int = MEMORY) -> list[Reading]:
    """What became of each document of a file; a reading that tells why where the process was ended.

    Args:
        name: of the file; its ending tells the format where the content does not.
        content: its bytes.
        seconds, memory: bounds of the process.

    """
    command = [sys.executable, "-c", "from comity.read.apart import serve; serve()"]
    asked = json.dumps({"name": name, "memory": memory}).encode() + b"\n" + content
    try:
        done = subprocess.run(command, input=asked, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return [Reading(None, error=f"{name}: took more than {seconds:g} seconds to read and was given up")]
    if done.returncode or not done.stdout:
        return [Reading(None, error=f"{name}: took more than {memory / 1024**3:.1f} GB of memory to read and was given up")]
    found: list[Reading] = pickle.loads(done.stdout)  # what our own process has written
    return found


def serve() -> None:
    """Answer one call of `read_apart`, from standard input to standard output."""
    import resource

    asked = json.loads(sys.stdin.buffer.readline())
    resource.setrlimit(resource.RLIMIT_AS, (asked["memory"], asked["memory"]))
    name = str(asked["name"])
    unit = Unit(name, f"upload {name}", name, sys.stdin.buffer.read())
    sys.stdout.buffer.write(pickle.dumps(list(readings_of(unit))))
