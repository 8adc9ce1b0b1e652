"""Recogniser of meetings."""

from __future__ import annotations

from collections.abc import Iterable

from policygraph.extraction.context import Context
from policygraph.extraction.model import Mention


def recognise(context: Context) -> Iterable[Mention]:
    """Mentions of meetings in the document."""
    return []
