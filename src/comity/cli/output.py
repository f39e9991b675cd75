"""What every command writes: files that take their place when they are whole, and text that a terminal can show."""

import contextlib
import csv
import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import click

from comity.errors import ComityError, LedgerError, PanelError
from comity.outputs import format_of
from comity.safe import defused, visible

#: Errors that come of what is written, whatever was being done.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})

SAFE_CSV = click.option(
    "--safe-csv",
    is_flag=True,
    help="In CSV, put ' before texts that a spreadsheet would run as formulas (they begin with = + - or @). "
    "For files that are opened in a spreadsheet; other programs read the texts as they are without it.",
)


class _Output(click.Path):
    """Where a command writes: a file, or ``-`` for standard output, as where none is given."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return None if value == "-" else super().convert(value, param, ctx)


#: The types of ``--output``: a file, and a file or a folder.
OUTPUT = _Output(dir_okay=False, path_type=Path)
OUTPUT_OR_FOLDER = _Output()


def say(text: str = "", err: bool = False) -> None:
    """A line for people, on standard output or standard error."""
    click.echo(visible(text), err=err)


def tell(text: str) -> None:
    """An error or a note: one line on standard error, with the program's name."""
    say(f"comity: {' '.join(text.split())}", err=True)


def put(text: str | bytes, declares_utf8: bool = False) -> None:
    """A text on standard output: on a terminal with its control signs written out.

    Args:
        text: what is written; bytes are written as they are, and to no terminal.
        declares_utf8: whether it says of itself that it is UTF-8, as a page does, or has to be, as JSON: then it is
            written so, whatever the encoding of the output is.

    """
    if isinstance(text, bytes):
        if sys.stdout.isatty():
            raise ComityError("this format is no text for a terminal; give -o FILE")
        sys.stdout.flush()
        sys.stdout.buffer.write(text)
    elif sys.stdout.isatty():
        sys.stdout.write(visible(text))
    elif declares_utf8 and hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    else:
        sys.stdout.write(text)


def defuse(path: Path) -> None:
    """Defuse every cell of a CSV file."""
    with path.open(encoding="utf-8", newline="") as f:
        rows = [[defused(cell) for cell in row] for row in csv.reader(f)]
    with path.open("w", encoding="utf-8", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows(rows)


def form_of(output: str | Path | None, given: str | None, forms: Iterable[str], otherwise: str, else_: str = ", or --format") -> str:
    """The format to write: the one given, or the one that the output's ending tells.

    Args:
        output: where to; what is no file, as a pipe, needs no ending.
        given: the format that was asked for.
        forms: the formats that the command writes, as `comity.outputs` knows them.
        otherwise: the format where nothing tells it.
        else_: what else can tell the format, for the message.

    Raises:
        ComityError: no format is given, and the ending tells none of them.

    """
    if given or output is None:
        return given or otherwise
    try:
        return format_of(output, forms, hint=else_)
    except ComityError:
        if _is_special(Path(output)):
            return otherwise
        raise


def is_same_file(one: str | Path, other: str | Path) -> bool:
    """Whether two paths lead to one file."""
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False


def refuse_input(output: str | Path | None, inputs: Iterable[str | Path | None]) -> None:
    """Refuse to write over what is read.

    Raises:
        ComityError: the output is one of the inputs.

    """
    for given in inputs:
        if output is not None and given is not None and is_same_file(output, given):
            raise ComityError(f"{output}: is read, so it is not written over; give another -o")


@contextlib.contextmanager
def replacing(output: str | Path, suffix: str = "") -> Iterator[Path]:
    """A file to write to, beside the output, that takes its place at the end; after any error nothing is left and nothing lost.

    What is no file, such as a device or a pipe, gets the whole at the end.

    Args:
        output: where to.
        suffix: the ending of the file beside, for writers that go by it; the output's own if not given.

    Raises:
        ComityError: nothing can be written there.

    """
    # A link is followed, so that it stays one; a name of the system, as /dev/stdout, is opened by that name.
    path = Path(output) if _is_special(Path(output)) else Path(os.path.realpath(output))
    beside = _beside(path, output, suffix or path.suffix)
    try:
        try:
            yield beside
        except (LedgerError, PanelError) as error:
            raise type(error)(str(error).replace(str(beside), str(output))) from None
        except OSError as error:
            if error.errno not in _FULL and error.filename != str(beside):
                raise
            raise _refusal(output, error) from None
        try:
            _put_in_place(beside, path)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _refusal(output, error) from None
    finally:
        beside.unlink(missing_ok=True)
        if beside.parent != path.parent:
            beside.parent.rmdir()


def _refusal(output: str | Path, error: OSError) -> ComityError:
    return ComityError(f"{output}: cannot be written: {error.strerror or error}")


def _put_in_place(beside: Path, path: Path) -> None:
    if beside.parent != path.parent:
        with path.open("wb") as target, beside.open("rb") as made:
            shutil.copyfileobj(made, target)
        return
    beside.chmod(_mode(path))
    with beside.open("rb") as made:
        # Or a crash of the machine might leave an empty file in the place of a whole one.
        os.fsync(made.fileno())
    beside.replace(path)


@contextlib.contextmanager
def writing(output: str | Path | None) -> Iterator[IO[str]]:
    """A stream of text into a file as `replacing` makes it, or to standard output."""
    if output is None:
        yield sys.stdout
        return
    with replacing(output) as beside, beside.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        yield stream


def _beside(path: Path, output: str | Path, suffix: str) -> Path:
    """A new, empty file in the output's folder; of what is no file or may only be written in place, in a folder of its own."""
    if path.exists() and not os.access(path, os.W_OK):
        raise ComityError(f"{output}: cannot be written: Permission denied")
    if not _is_special(path):
        try:
            handle, name = tempfile.mkstemp(suffix, ".comity-", path.parent)
            os.close(handle)
            return Path(name)
        except OSError as error:
            if not path.exists():
                raise _refusal(output, error) from None
    return Path(tempfile.mkdtemp(prefix="comity-")) / f"whole{suffix}"


def _is_special(path: Path) -> bool:
    """Whether it is a device, a pipe or the like, or a name that the system has for an open file."""
    if path.is_absolute() and path.parts[1:2] in (("dev",), ("proc",)):
        return True
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file has here."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
