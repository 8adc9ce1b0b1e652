"""``policygraph sample``: the bundled documents, copied to a folder."""

from __future__ import annotations

from pathlib import Path

import click

from policygraph.errors import PolicyGraphError

SAMPLE = Path(__file__).resolve().parents[1] / "sample"


@click.command(short_help="Copy the bundled sample documents to a folder.")
@click.argument("directory", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def sample(directory: Path) -> None:
    """Copy the bundled sample (short invented documents, one per genre) to DIR.

    Nothing is overwritten.

    \b
    Example:
      policygraph sample papers
      policygraph build papers
    """
    texts = sorted(p for p in SAMPLE.iterdir() if p.is_file() and not p.name.startswith((".", "__")))
    for text in texts:
        if (directory / text.name).exists():
            raise PolicyGraphError(f"{directory / text.name}: already there; choose a new folder")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for text in texts:
            (directory / text.name).write_bytes(text.read_bytes())
    except OSError as error:
        raise PolicyGraphError(f"{directory}: cannot be written ({error.strerror}); choose another folder") from error
    click.echo(f"{len(texts)} documents in {directory.as_posix()}; now: policygraph build {directory.as_posix()}")
