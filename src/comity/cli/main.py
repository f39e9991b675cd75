"""The command ``comity``."""

import importlib
import os
import signal
import sys
from collections.abc import Sequence

import click
from click.shell_completion import CompletionItem

from comity import __version__
from comity.cli.output import tell
from comity.cli.process import ended_if_deaf, leave, prepare, stopped_by
from comity.errors import ComityError

#: Exit codes: stopped by the user, output closed by its reader, an error that is Comity's own.
_STOPPED, _CLOSED, _OWN = 130, 141, 70

#: Command to the module that holds it (as ``command``) and its one line of help.
_COMMANDS = {
    "read": "Read documents and write their observations.",
    "gather": "Load official data sets into a ledger.",
    "ledger": "List, query and export a ledger.",
    "states": "Look up states and organisations, list them on a date, convert codes.",
    "panel": "Build dyad-year and state-year tables for research.",
    "explain": "Show why a sentence gave what it gave.",
    "check": "Check what documents claim, against themselves, each other and data.",
    "evaluate": "Score a reader on documents whose observations are written down.",
    "brief": "Make a brief on two states.",
    "follow": "Follow what two states promised and what came of it.",
    "events": "Write observations as a table of events for research.",
    "compare": "Show where a pair of states stands among others.",
    "serve": "Show a ledger as a site on this machine, to explore.",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are run, so that ``--help`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order in which people need them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in _COMMANDS:
            return None
        found = importlib.import_module(f"comity.cli.{cmd_name}").command
        assert isinstance(found, click.Command)
        return found

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin so, without importing them, and the options."""
        found = [CompletionItem(name, help=line) for name, line in _COMMANDS.items() if name.startswith(incomplete)]
        return found + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="comity")
def group() -> None:
    """Keep the record of relations between states."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; an error is one line on standard error and exit code 1."""
    prepare()
    try:
        with ended_if_deaf():
            code = _run(arguments)
            if not code:
                sys.stdout.flush()
    except BrokenPipeError:
        code = _CLOSED
    except OSError as error:
        # The last of the output could not be written.
        code = _told(f"standard output: {error.strerror or error}", 1)
    if code:
        _forget_output()
        leave(code)


def _run(arguments: Sequence[str] | None) -> int:
    """Run a command and give its exit code."""
    if "_COMITY_COMPLETE" in os.environ:
        # What shells need of us stands there.
        importlib.import_module("comity.cli.completion")
    try:
        group.main(args=list(arguments) if arguments is not None else None, prog_name="comity", standalone_mode=False)
        return 0
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(done.code is not None)
    except BrokenPipeError:
        raise
    except BaseException as error:
        if not stopped_by():
            return _failure(error)
        return _told("stopped", _STOPPED) if stopped_by() == signal.SIGINT else 128 + stopped_by()


def _failure(error: BaseException) -> int:
    """Tell an error in one line and give the exit code."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return _told("stopped", _STOPPED)
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, ComityError):
        return _told(str(error), 1)
    if isinstance(error, OSError):
        return _told((f"{error.filename}: " if error.filename else "") + str(error.strerror or error), 1)
    if "COMITY_DEBUG" in os.environ:
        raise error
    return _told(f"an error of Comity's own, {type(error).__name__}: {error}; with COMITY_DEBUG=1 it tells where", _OWN)


def _told(text: str, code: int) -> int:
    tell(text)
    return code


def _forget_output() -> None:
    """Flush what can be flushed; what a closed pipe or a full disk does not take is let go, without a word at the end."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
