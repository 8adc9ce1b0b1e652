"""HOLDS_POSITION: who held which post at which body, from titles, appointments and careers."""

from __future__ import annotations

from collections.abc import Iterable

from policygraph.extraction.context import Context
from policygraph.extraction.model import Fact


def positions(context: Context) -> Iterable[Fact]:
    """Facts about posts, after all recognisers have run."""
    return []
