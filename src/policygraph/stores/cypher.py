"""What asking in Cypher gives, the same from every engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of plain values: None, bool, int, float, str (dates as ISO 8601), lists and dicts of them.

    A node is a dict of its properties and ``label``, a relationship one with ``type``, a path the list of both in turn.
    ``more``: there were more rows than asked for. ``notes``: what the engine found odd, such as an unknown label.
    """

    columns: list[str]
    rows: list[list[Any]]
    more: bool = False
    notes: tuple[str, ...] = ()


class Engine(Protocol):
    """Something that answers Cypher."""

    def run(
        self, text: str, parameters: Mapping[str, Any], *, limit: int, timeout: float, write: bool = False
    ) -> Result:
        """Ask. Gives at most ``limit`` rows, takes at most ``timeout`` seconds, and writes only with ``write``.

        Raises QueryError for a faulty, refused or slow query, StoreError where the store fails.
        """
        ...
