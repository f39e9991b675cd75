"""A bar on a terminal while a panel is built, from three seconds on."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

#: Seconds before the bar comes, and between its steps.
_QUIET, _STEP = 3.0, 0.2


@contextmanager
def shown(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Show how far the connection's queries are, on standard error if that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    # DuckDB's own bar would come on standard output, where the panel may go.
    connection.execute("SET enable_progress_bar = true")
    connection.execute("SET enable_progress_bar_print = false")
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(connection, done), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _watch(connection: duckdb.DuckDBPyConnection, done: threading.Event) -> None:
    if done.wait(_QUIET):
        return
    from tqdm import tqdm

    with tqdm(total=100, leave=False, bar_format="building the panel {percentage:3.0f}%|{bar}| {elapsed}") as bar:
        while not done.wait(_STEP):
            bar.n = min(max(bar.n, connection.query_progress()), 100)
            bar.refresh()
