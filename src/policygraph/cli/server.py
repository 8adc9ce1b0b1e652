"""What the commands that talk to a Neo4j share: the server's options and the password."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from policygraph.errors import StoreError

if TYPE_CHECKING:
    from policygraph.stores.neo4j import Server

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--user", envvar="NEO4J_USERNAME", default="neo4j", show_default=True, metavar="NAME",
        help="User on the server (or NEO4J_USERNAME).",
    ),
    click.option(
        "--password-file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="File whose first line is the password; else NEO4J_PASSWORD, else you are asked.",
    ),
    click.option(
        "--database", envvar="NEO4J_DATABASE", metavar="NAME",
        help="Database on the server (or NEO4J_DATABASE).  [default: the user's own]",
    ),
    click.option(
        "--namespace", default="", metavar="NAME",
        help="Part of the database that holds this graph, where several graphs share it.",
    ),
)  # fmt: skip

uri_option = click.option(
    "--uri", envvar="NEO4J_URI", default="neo4j://localhost:7687", show_default=True, metavar="URI",
    help="Address of the server (or NEO4J_URI).",
)  # fmt: skip


def options(command: F) -> F:
    """Add ``--user``, ``--password-file``, ``--database`` and ``--namespace``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def server(uri: str, user: str, password_file: Path | None, database: str | None) -> Server:
    """The server; the password comes from a file, the environment or a prompt, never from the command line."""
    from policygraph.stores.neo4j import Server

    return Server(uri, user, _password(uri, user, password_file), database)


def server_of_environment(uri: str) -> Server:
    """The server at this address; who asks stands in NEO4J_USERNAME and so on."""
    return server(uri, os.environ.get("NEO4J_USERNAME", "neo4j"), None, os.environ.get("NEO4J_DATABASE"))


def _password(uri: str, user: str, file: Path | None) -> str:
    if file:
        return file.read_text("utf-8").partition("\n")[0].rstrip("\r")
    if "NEO4J_PASSWORD" in os.environ:
        return os.environ["NEO4J_PASSWORD"]
    if not sys.stdin.isatty():
        raise StoreError(f"{uri}: no password; set NEO4J_PASSWORD or give --password-file")
    return str(click.prompt(f"Password of {user}", hide_input=True, err=True))
