"""The page inside a notebook cell, without a network or a file."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import networkx as nx

from policygraph.schema import load_schema
from policygraph.view.page import render


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that Jupyter displays; ``height`` in pixels."""

    page: str
    height: int

    def _repr_html_(self) -> str:
        # a frame of its own: the page's styles stay inside, and the notebook's rights outside
        return (
            f'<iframe srcdoc="{escape(self.page)}" width="100%" height="{self.height}" title="policygraph" '
            'sandbox="allow-scripts allow-downloads allow-popups" style="border:1px solid #ccc"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<page of {len(self.page) / 1e6:.1f} MB; show it in a notebook or use write_page>"


def show(graph: nx.MultiDiGraph, *, title: str | None = None, height: int = 640) -> Shown:
    """The interactive page of ``graph`` for a notebook cell: ``policygraph.show(graph)`` as its last line."""
    return Shown(render(graph, load_schema(), title=title), height)
