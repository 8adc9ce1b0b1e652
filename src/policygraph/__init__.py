"""policygraph: Chinese policy documents into a knowledge graph, by rules, offline, evidence for every edge.

import policygraph
graph = policygraph.build("papers/")         # a networkx.MultiDiGraph
graph = policygraph.load("exports/graph.json")
policygraph.show(graph)                      # the interactive page in a notebook
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policygraph.api import PolicyGraph, build, extract, load, show

__version__ = "0.1.0"
__all__ = ["PolicyGraph", "__version__", "build", "extract", "load", "show"]


def __getattr__(name: str) -> Any:
    # On first use only: networkx and the readers would cost every `policygraph --help` half a second.
    if name in __all__:
        from policygraph import api

        return getattr(api, name)
    raise AttributeError(f"module 'policygraph' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
