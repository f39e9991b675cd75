"""Sets up Comity in ``.venv`` beside this file and runs it, its tests or its checks. Needs Python 3.11 and PyPI only.

python3 dev.py comity ARGUMENTS…   run the command line
python3 dev.py test [ARGUMENTS…]   run all tests, in a process more than there are cores (or what arguments to pytest ask for)
python3 dev.py check               format, lint and types
python3 dev.py python ARGUMENTS…   run Python with Comity and its tools
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
LOCK = HERE / "requirements.lock"


def set_up() -> None:
    """Make the environment with the locked packages, unless it is there and up to date."""
    if sys.version_info < (3, 11):
        sys.exit(f"Comity needs Python 3.11 or newer; this is {sys.version.split()[0]}. Run dev.py with a newer python3.")
    wanted = hashlib.sha256(LOCK.read_bytes() + (HERE / "pyproject.toml").read_bytes() + sys.version.encode()).hexdigest()
    stamp = ENVIRONMENT / "comity-stamp"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("Setting up .venv (once; takes a minute) …", file=sys.stderr)
    venv.create(ENVIRONMENT, with_pip=True, clear=True)
    pip = [str(BIN / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    for arguments in (["--require-hashes", "-r", str(LOCK)], ["--no-deps", "--no-build-isolation", "-e", str(HERE)]):
        if subprocess.run(pip + arguments, stdout=sys.stderr).returncode:
            sys.exit("Setting up failed: pip could not install the packages named above; check the connection to PyPI.")
    stamp.write_text(wanted)


def run(*command: str) -> int:
    """Run a program of the environment and give its exit code."""
    return subprocess.run([str(BIN / command[0]), *command[1:]]).returncode


def main(arguments: list[str]) -> int:
    """Do what the first argument says."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    set_up()
    task, *rest = arguments
    if task == "test":
        os.chdir(HERE)
        # Some tests wait: for a server, for a process to end.
        processes = str((os.cpu_count() or 1) + 1)
        return run("python", "-m", "pytest", *(rest or ("-n", processes, "--dist", "worksteal")))
    if task == "check":
        os.chdir(HERE)
        steps = (("ruff", "format", "--check", "."), ("ruff", "check", "."), ("mypy",))
        return max(run(*step) for step in steps)
    if task in ("comity", "python"):
        return run(task, *rest)
    sys.exit(f"dev.py: no task {task!r}; give comity, test, check or python")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
