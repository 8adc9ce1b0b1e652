"""Recogniser of meetings."""

from __future__ import annotations

from collections.abc import Iterable

from policygraph.extraction.context import Context
from policygraph.extraction.model import Mention


def recognise(context: Context) -> Iterable[Mention]:
    """Mentions of meetings in the document."""
    return []


def convenor(name: str, schema: object) -> str | None:
    """The institution that convenes a meeting of this name."""
    return None
