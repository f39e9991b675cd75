"""Work in processes of their own, which end with the one that started them, and whose loss costs one piece of work a second try.

The results come in the order of the work. A piece of work may give many results: each is sent as soon as it is there, so that neither
side holds them all. `concurrent.futures` gives up on all work when a process is lost, and cannot end the one that takes too long.
"""

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: Results that are held for work whose turn is not yet.
_HELD = 2000
#: A piece of work is done again once; a second loss is the work's own doing.
_TRIES = 2
#: How often a process looks whether the one that started it is there, in seconds.
_LOOK = 1.0


@dataclass
class _Job(Generic[T]):
    """Some pieces of work that go to a process together.

    Attributes:
        number: its place in the order.
        at: which piece is being done.
        received: how many results of that piece are here.
        losses: how often that piece was lost.

    """

    number: int
    work: Sequence[T]
    at: int = 0
    received: int = 0
    losses: int = 0

    def next_piece(self) -> None:
        """Go on to the next piece."""
        self.at, self.received, self.losses = self.at + 1, 0, 0


@dataclass
class _Worker(Generic[T]):
    process: BaseProcess
    connection: Connection
    job: _Job[T] | None = None
    #: When it was last heard of, or given something to do.
    heard: float = 0.0


class Workers(Generic[T, R]):
    """Some processes that do work, as long as the block that they are used in; each loads what it needs once.

    Args:
        count: how many.
        do: from a piece of work, and how many of its results are known already, to the rest of them.
        lost: from a piece of work and the reason to the result that tells that it could not be done.
        patience: seconds that a process may take for a result before it is ended; 0 for ever.

    """

    def __init__(self, count: int, do: Callable[[T, int], Iterator[R]], lost: Callable[[T, str], R], patience: float = 0.0) -> None:
        self._do, self._lost, self._patience = do, lost, patience
        self._workers: list[_Worker[T]] = []
        self._results: dict[int, deque[R]] = {}
        self._count = count

    def __enter__(self) -> Self:
        """Processes are started when there is work."""
        return self

    def __exit__(self, *_: object) -> None:
        """All processes are ended."""
        self._keep(lambda _: False)

    def map(self, work: Iterable[Sequence[T]]) -> Iterator[R]:
        """The results of all work, in its order; what is given together goes to one process together."""
        jobs = (_Job(number, pieces) for number, pieces in enumerate(work) if pieces)
        self._workers += [self._started() for _ in range(self._count - len(self._workers))]
        self._results = {}
        try:
            while self._give_out(jobs) or self._results:
                yield from self._in_turn()
                self._listen()
        finally:
            # Whoever stops in the middle leaves work behind whose results nobody takes.
            self._keep(lambda worker: worker.job is None)

    def _keep(self, wanted: Callable[[_Worker[T]], bool]) -> None:
        """End the processes that are not wanted."""
        kept = [w for w in self._workers if wanted(w)]
        for worker in self._workers:
            if worker not in kept:
                self._end(worker)
        self._workers = kept

    def _give_out(self, jobs: Iterator[_Job[T]]) -> bool:
        """Work to those that have none; whether anybody has any."""
        for worker in self._workers:
            if worker.job is None and len(self._results) < 4 * self._count:
                job = next(jobs, None)
                if job is None:
                    break
                self._results[job.number] = deque()
                self._give(worker, job)
        return any(w.job for w in self._workers)

    def _in_turn(self) -> Iterator[R]:
        """The results of the first job that is not over, as far as they are here, and of those behind it if it is over."""
        while self._results:
            turn = next(iter(self._results))
            running = any(w.job and w.job.number == turn for w in self._workers)
            while self._results[turn]:
                yield self._results[turn].popleft()
            if running:
                return
            del self._results[turn]

    def _has_room(self, number: int) -> bool:
        """Whether more results of a job can be held: of the one whose turn it is always, since they are given on at once."""
        if number == next(iter(self._results), number):
            return len(self._results.get(number, ())) < _HELD
        return sum(map(len, self._results.values())) < _HELD

    def _started(self) -> _Worker[T]:
        ours, theirs = multiprocessing.Pipe()
        process = multiprocessing.Process(target=_serve, args=(theirs, self._do, os.getpid()), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _give(self, worker: _Worker[T], job: _Job[T]) -> None:
        worker.job, worker.heard = job, time.monotonic()
        # If it is gone, it is found to be so when it is listened to.
        with suppress(BrokenPipeError, ConnectionResetError):
            worker.connection.send((job.work[job.at :], job.received))

    def _listen(self) -> None:
        """Take in what has come, of the jobs whose results can be held."""
        busy = [w for w in self._workers if w.job and self._has_room(w.job.number)]
        ready = wait([w.connection for w in busy], timeout=_LOOK)
        for worker in busy:
            if worker.connection in ready:
                self._take(worker)
            elif self._patience and time.monotonic() - worker.heard > self._patience:
                self._replace(worker, f"took more than {self._patience:g} seconds and was ended")

    def _take(self, worker: _Worker[T]) -> None:
        try:
            while worker.job and self._has_room(worker.job.number) and worker.connection.poll():
                result, is_last = worker.connection.recv()
                job, worker.heard = worker.job, time.monotonic()
                if not is_last:
                    job.received += 1
                    self._results[job.number].append(result)
                    continue
                job.next_piece()
                if job.at == len(job.work):
                    worker.job = None
        except (EOFError, ConnectionResetError, BrokenPipeError):
            self._replace(worker, "")

    def _replace(self, worker: _Worker[T], reason: str) -> None:
        """Another process in the place of one that is lost, with its work; what was lost twice, or took too long, is told."""
        self._end(worker)
        new = self._started()
        self._workers[self._workers.index(worker)] = new
        job = worker.job
        if job is None:
            return
        job.losses += 1
        if reason or job.losses >= _TRIES:
            self._results[job.number].append(self._lost(job.work[job.at], reason or "ended the process that read it, twice"))
            job.next_piece()
        if job.at < len(job.work):
            self._give(new, job)

    def _end(self, worker: _Worker[T]) -> None:
        worker.process.kill()
        worker.process.join()
        worker.connection.close()


def _serve(connection: Connection, do: Callable[[Any, int], Iterator[Any]], parent: int) -> None:
    """What a process does: work until there is none, or nobody to do it for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    try:
        while True:
            pieces, known = connection.recv()
            for piece in pieces:
                for result in do(piece, known):
                    connection.send((result, False))
                connection.send((None, True))
                known = 0
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(0)
