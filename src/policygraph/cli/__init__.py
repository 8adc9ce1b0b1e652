"""The command line: one module per command, one line per error."""

from __future__ import annotations

import os
import sys
from typing import Any, NoReturn

import click

from policygraph import __version__
from policygraph.cli.build import build
from policygraph.cli.concepts import concepts
from policygraph.cli.coverage import coverage
from policygraph.cli.evaluate import evaluate
from policygraph.cli.explain import explain
from policygraph.cli.extract import extract
from policygraph.cli.load import load
from policygraph.cli.pull import pull
from policygraph.cli.query import query
from policygraph.cli.review import review
from policygraph.cli.sample import sample
from policygraph.cli.schema import schema
from policygraph.cli.stats import stats
from policygraph.cli.view import view
from policygraph.errors import PolicyGraphError

_INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="policygraph")
@click.option("--debug", is_flag=True, envvar="POLICYGRAPH_DEBUG", help="Show a traceback when something goes wrong.")
def cli(debug: bool) -> None:
    """Chinese policy documents into a knowledge graph: by rules, offline, with the sentence behind every edge.

    \b
    Start here:
      policygraph sample papers              # ten short documents to try
      policygraph build papers               # writes exports/graph.json, .graphml, .gexf, CSV and graph.html
      policygraph stats exports/graph.json   # what is in it
      policygraph query --list               # what can be asked of it
      policygraph view --open                # look at it in the browser

    \b
    Exit status:
      0  all is well
      1  nothing was built, or another error (one line on stderr says which)
      2  wrong usage (unknown option, missing path)
      3  built, but some files could not be read (each is named on stderr)
      130  interrupted with Ctrl-C; no half-written files are left
    """


for command in (
    build,
    query,
    view,
    load,
    pull,
    extract,
    explain,
    coverage,
    stats,
    review,
    concepts,
    evaluate,
    schema,
    sample,
):
    cli.add_command(command)


def main(args: list[str] | None = None) -> NoReturn:
    """Entry point. Every error on purpose is one line; a traceback only with ``--debug``."""
    # Chinese names must survive a Windows pipe and a terminal without a locale.
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    debug = "--debug" in (sys.argv if args is None else args) or bool(os.environ.get("POLICYGRAPH_DEBUG"))
    try:
        status = cli.main(args=args, prog_name="policygraph", standalone_mode=False)
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted; nothing was written")
        status = _INTERRUPTED
    except Exception as error:
        if debug:
            raise
        _say(_message(error))
        status = 1
    sys.exit(status if isinstance(status, int) else 0)


def _message(error: Exception) -> str:
    if isinstance(error, PolicyGraphError):
        return " ".join(str(error).split())
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, MemoryError):
        return "not enough memory; build fewer files at once, or use --jobs 1"
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return f"a fault in policygraph itself ({what}); run again as `policygraph --debug …` and report what it shows"


def _say(message: str) -> None:
    click.echo(f"policygraph: {message}", err=True)
