"""The command ``comity``."""

import importlib
import sys
from collections.abc import Sequence

import click

from comity import __version__
from comity.errors import ComityError

#: Command to the module that holds it (as ``command``) and its one line of help.
_COMMANDS = {
    "read": "Read documents and write their observations.",
    "gather": "Load official data sets into a ledger.",
    "ledger": "List, query and export a ledger.",
    "states": "Look up states and organisations, list them on a date, convert codes.",
    "panel": "Build dyad-year and state-year tables for research.",
    "check": "Check what documents claim, against themselves, each other and data.",
    "brief": "Make a brief on two states.",
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
    try:
        group.main(args=list(arguments) if arguments is not None else None, prog_name="comity", standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        click.echo("comity: stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except ComityError as error:
        click.echo(f"comity: {_one_line(str(error))}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"comity: {where}{error.strerror or error}", err=True)
        sys.exit(1)


def _one_line(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    main()
