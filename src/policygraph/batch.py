"""Many files → their records, in the order of the files, on one or several processes.

One bad file never stops the others: it comes back as an outcome with a failure. A worker process that dies
(killed for memory, a crash in a PDF library) is found out by running its neighbours again one by one.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.errors import PolicyGraphError, SchemaError
from policygraph.resolution import Record

if TYPE_CHECKING:
    from policygraph.reading import Document

_AHEAD = 4  # files submitted per process beyond those running: bounds what waits in memory


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its records and warnings, or one line that says why there are none."""

    path: str
    records: tuple[Record, ...] = ()
    warnings: tuple[str, ...] = ()
    failure: str = ""


Work = Callable[[str, Path | None, bool], Outcome]


def available_cores() -> int:
    """The cores this process may use (a container's share, not the machine's)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def process(path: str, schema: Path | None, debug: bool = False) -> Outcome:
    """Read and extract one file."""
    from policygraph.reading import read

    return outcome(path, lambda: read(Path(path)), schema, debug)


def outcome(path: str, reader: Callable[[], Iterable[Document]], schema: Path | None, debug: bool) -> Outcome:
    """The outcome of the documents that ``reader`` gives."""
    from policygraph.extraction.pipeline import extract
    from policygraph.resolution import record
    from policygraph.schema import load_schema

    loaded = load_schema(schema)
    records: list[Record] = []
    warnings: list[str] = []
    with failures(path, debug) as faults:
        for document in reader():
            records.append(record(extract(document, loaded)))
            warnings += [_with_path(w, path) for w in document.metadata.get("warnings", "").split("\n") if w]
    if not records and not faults:
        faults.append(f"{path}: no text found; is it the right file?")
    return Outcome(path, tuple(records), tuple(dict.fromkeys(warnings)), next(iter(faults), ""))


@contextmanager
def failures(path: str, debug: bool = False) -> Iterator[list[str]]:
    """Turn what goes wrong with one file into one line in the list that is given.

    A faulty schema is raised: it is the same for every file. With ``debug`` so is a fault inside the program.
    """
    found: list[str] = []
    try:
        yield found
    except (SchemaError, BrokenPipeError):
        raise
    except PolicyGraphError as error:
        found.append(_with_path(" ".join(str(error).split()), path))
    except OSError as error:
        found.append(f"{path}: cannot be read ({error.strerror or error}); check the file")
    except MemoryError:
        found.append(f"{path}: not enough memory; split the file, or use --jobs 1")
    except Exception as error:
        if debug:
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        found.append(
            f"{path}: a fault in policygraph ({what}); report it with `policygraph --debug extract` of this file"
        )


def _with_path(message: str, path: str) -> str:
    shown = Path(path).as_posix()
    return message if shown in message or path in message else f"{shown}: {message}"


def run(
    paths: Sequence[str],
    schema: Path | None = None,
    *,
    jobs: int = 1,
    debug: bool = False,
    work: Work = process,
) -> Iterator[Outcome]:
    """The outcome of every path, in the order given, whatever ``jobs`` is."""
    jobs = min(jobs, len(paths))
    if jobs <= 1:
        for path in paths:
            yield work(path, schema, debug)
        return
    waiting = deque(paths)
    while waiting:
        for result in _pool(waiting, schema, jobs, debug, work):
            # A path: a worker died. Each file of that moment runs alone, so that the guilty one has a name.
            yield result if isinstance(result, Outcome) else _alone(result, schema, debug, work)


def _pool(waiting: deque[str], schema: Path | None, jobs: int, debug: bool, work: Work) -> Iterator[Outcome | str]:
    """Outcomes from one pool; when it breaks, the paths it held, and the rest stay in ``waiting``."""
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_start_worker)
    running: deque[tuple[str, Future[Outcome]]] = deque()
    try:
        while waiting or running:
            while waiting and len(running) < jobs * (1 + _AHEAD):
                try:
                    running.append((waiting[0], pool.submit(work, waiting[0], schema, debug)))
                except BrokenProcessPool:
                    break
                waiting.popleft()
            if not running:  # broken before it took anything: give one up rather than try for ever
                yield waiting.popleft()
                return
            path, future = running.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                pool.shutdown()
                yield path
                yield from _rest(running)
                return
        pool.shutdown()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
        raise


def _rest(running: deque[tuple[str, Future[Outcome]]]) -> Iterator[Outcome | str]:
    """What a broken pool still holds: finished outcomes as they are, the others by path."""
    for path, future in running:
        yield future.result() if future.done() and not future.exception() else path


def _alone(path: str, schema: Path | None, debug: bool, work: Work) -> Outcome:
    result = next(_pool(deque([path]), schema, 1, debug, work))
    if isinstance(result, Outcome):
        return result
    return Outcome(path, failure=f"{path}: the process reading it was killed (out of memory?); split the file")


def _context() -> multiprocessing.context.BaseContext:
    # fork on Linux: workers share what is loaded. Elsewhere fork is missing or unsafe.
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _start_worker() -> None:
    """A worker leaves Ctrl-C to the parent and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
