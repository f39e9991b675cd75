"""``comity serve``: a local site on what a ledger holds."""

import secrets
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from comity.cli.common import LEDGER
from comity.cli.output import say
from comity.errors import ComityError
from comity.ledger import Ledger

_HERE = ("127.0.0.1", "localhost", "::1")
#: Data sets that come with the installation, shown where no ledger is given.
_PACKAGED = ("factbook", "memberships")


@click.command("serve")
@click.argument("ledger", type=LEDGER, required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=8477, show_default=True, help="Where to listen; 0 is any free port.")
@click.option("--host", default=_HERE[0], show_default=True, help="Another address than this machine's own asks visitors for a token.")
@click.option("--open/--no-open", "opening", default=False, show_default=True, help="Open it in the browser.")
def command(ledger: str | None, port: int, host: str, opening: bool) -> None:
    """Show a ledger as a site on this machine, to explore: states, pairs, documents, a map, check, SQL.

    Without LEDGER it is on the World Factbook and Comity's table of memberships. The site only reads; Ctrl-C ends it.
    """
    try:
        import uvicorn

        from comity.web import Site, application
    except ImportError as error:
        raise ComityError(f"the site needs {error.name}; pip install 'comity[web]'") from None
    from comity.pictures import get_ready
    from comity.read.apart import read_apart

    get_ready()
    token = "" if host in _HERE else secrets.token_urlsafe(24)
    with _shown(ledger) as (shown, title), _listening(host, port) as listener:
        bound = listener.getsockname()[1]
        name = f"[{host}]" if ":" in host else host
        address = f"http://{name}:{bound}/" + (f"?token={token}" if token else "")
        say(f"{title}: {address} (Ctrl-C ends it)", err=True)
        if opening:
            click.launch(address)
        config = uvicorn.Config(
            application(Site(shown, title, read_apart), token), log_level="warning", server_header=False, timeout_keep_alive=15
        )
        uvicorn.Server(config).run([listener])


@contextmanager
def _shown(path: str | None) -> Iterator[tuple[Ledger, str]]:
    """The ledger with its name; without one, one of the data that come with the installation, for as long as the site runs."""
    if path:
        shown = Ledger(path)
        yield shown, shown.path.name
        return
    from comity.gather import gather

    with tempfile.TemporaryDirectory(prefix="comity-") as folder:
        made = Ledger(Path(folder) / "packaged.duckdb")
        say("no ledger given: preparing the World Factbook …", err=True)
        made.add(gather(name) for name in _PACKAGED)
        yield made, "The World Factbook"


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except (OSError, OverflowError) as error:
            raise ComityError(
                f"{host}:{port}: cannot be listened at: {getattr(error, 'strerror', None) or error}; give another --port"
            ) from None
        yield listener
