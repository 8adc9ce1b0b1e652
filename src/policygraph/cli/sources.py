"""What several commands share: their PATH arguments, standard input and the schema option."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policygraph.errors import PolicyGraphError, ReadingError

if TYPE_CHECKING:
    from policygraph.batch import Outcome
    from policygraph.reading import Document

STDIN = "-"
PATH = click.Path(exists=True, allow_dash=True)

schema_option = click.option(
    "--schema", metavar="DIR", type=click.Path(path_type=Path),
    help="A schema folder (ontology, rules, lexicons) to use instead of the bundled one.",
)  # fmt: skip


def debug(context: click.Context) -> bool:
    """Was ``policygraph --debug`` given?"""
    return bool(context.find_root().params.get("debug"))


def listed(paths: tuple[str, ...], leave_out: Path | None = None) -> list[str]:
    """The files of all paths in order, each once. Files that an earlier build wrote to ``leave_out`` are not read."""
    from policygraph.reading import discover

    found: dict[str, str] = {}
    avoid = leave_out.resolve() if leave_out else None
    for path in paths:
        if path == STDIN:
            found[STDIN] = STDIN
            continue
        given = Path(path)
        inside = avoid is not None and given.is_dir() and given.resolve() in avoid.parents
        for file in discover([given]):
            if not (inside and avoid in file.resolve().parents):
                found.setdefault(str(file.absolute()), str(file))
    return list(found.values())


def outcomes(paths: list[str], schema: Path | None, jobs: int, debugging: bool) -> Iterator[Outcome]:
    """The outcome of every path in order; standard input is read here, files by ``batch``."""
    from policygraph import batch

    rest = [p for p in paths if p != STDIN]
    files = batch.run(rest, schema, jobs=jobs, debug=debugging)
    for path in paths:
        yield batch.outcome(STDIN, stdin, schema, debugging) if path == STDIN else next(files)


def stdin() -> list[Document]:
    """The documents on standard input, decoded like a file."""
    from policygraph.reading import read_text
    from policygraph.reading.decode import decode

    text = decode(sys.stdin.buffer.read(), STDIN)[0]
    if not text.strip():
        raise ReadingError("-: nothing on standard input; pipe a text into it")
    return read_text(text)


def unwritable(folder: Path, error: OSError) -> PolicyGraphError:
    """A line for a folder that cannot be written."""
    what = f"{error.strerror or error}: {error.filename}" if error.filename else str(error)
    return PolicyGraphError(f"{folder}: cannot be written ({what}); choose another folder with --output")


def counted(found: Mapping[str, int], known: Mapping[str, Any]) -> list[str]:
    """Table lines ``  name  count  中文`` in the order of the ontology, others behind; zeros are left out."""
    names = [n for n in known if found.get(n)] + sorted(set(found) - set(known))
    width = max(map(len, names), default=0)
    return [f"  {n:<{width}}  {found[n]:>7}  {known[n].zh if n in known else ''}".rstrip() for n in names]


def progress(length: int, silent: bool) -> Any:
    """A progress bar on stderr, where that is a terminal."""
    hidden = silent or not sys.stderr.isatty()
    return click.progressbar(length=length, label="reading", file=sys.stderr, show_pos=True, hidden=hidden)
