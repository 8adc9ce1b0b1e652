"""``docs/cli.md`` from the commands' own help: ``python -m policygraph.cli.reference`` (or ``make docs``)."""

from __future__ import annotations

from collections.abc import Iterator

import click

from policygraph.cli import cli

_HEAD = """# Command reference

Made from the commands' own `--help` by `make docs`; a test compares the two.
"""


def reference() -> str:
    """The page: every command's help under its name."""
    parts = [_HEAD]
    for path, command in _commands(cli, "policygraph"):
        context = click.Context(command, info_name=path, max_content_width=100, terminal_width=100)
        parts.append(f"## {path}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name in command.commands:
            yield from _commands(command.commands[name], f"{path} {name}")


if __name__ == "__main__":
    click.echo(reference(), nl=False)
