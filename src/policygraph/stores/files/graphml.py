"""GraphML for Gephi, yEd and Cytoscape, written as a stream.

networkx's writer repeats edge ids in multigraphs (Gephi then keeps one edge of many) and refuses lists, so this is
our own. ``label`` is what Gephi shows, ``name`` what Cytoscape shows, the ``y:`` elements are what yEd shows.
"""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from policygraph.schema import Schema
from policygraph.stores.files.flat import Scalar, as_text, edge_columns, flat_edge, flat_node, node_columns
from policygraph.stores.files.output import clean, edges_of, nodes_of, replacing
from policygraph.stores.files.xml_text import attribute, element_text

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">
"""
_SHAPES = {
    "dot": "ellipse",
    "square": "rectangle",
    "diamond": "diamond",
    "hexagon": "hexagon",
    "triangle": "triangle",
    "triangleDown": "trapezoid2",
    "star": "octagon",
    "bar": "roundrectangle",
    "plus": "star6",
}


def write_graphml(graph: nx.MultiDiGraph, directory: Path, schema: Schema) -> list[Path]:
    """Write ``graph.graphml``."""
    path = directory / "graph.graphml"
    nodes = node_columns(a for _, a in nodes_of(graph)) | {"label": "string"}
    edges = edge_columns(a for *_, a in edges_of(graph)) | {"label": "string"}
    # Gephi takes the key d3 for yEd's node label. Under that id it reads our drawing as the label and has no complaint
    # about a key without a type; no other key may be called so (or d7, the edge label).
    node_keys = {name: f"n_{i}" for i, name in enumerate(nodes)}
    edge_keys = {name: f"e_{i}" for i, name in enumerate(edges)}
    drawn = {label: _drawing(spec.colour, spec.shape) for label, spec in schema.labels.items()}
    with replacing(path) as out:
        out.write(_HEAD)
        for element, kinds, keys in (("node", nodes, node_keys), ("edge", edges, edge_keys)):
            for name, kind in kinds.items():
                out.write(
                    f'<key id="{keys[name]}" for="{element}" attr.name="{attribute(name)}" attr.type="{kind}"/>\n'
                )
        out.write('<key id="d3" for="node" yfiles.type="nodegraphics"/>\n')
        out.write('<graph id="policygraph" edgedefault="directed">\n')
        for node, attributes in nodes_of(graph):
            name = clean(str(attributes.get("name", node)))
            flat = flat_node(attributes) | {"label": name}
            before, after = drawn.get(str(attributes.get("label")), drawn[next(iter(drawn))])
            out.write(
                f'<node id="{attribute(node)}">{_data(flat, node_keys)}'
                f'<data key="d3">{before}{element_text(name)}{after}</data></node>\n'
            )
        for number, (source, target, _, attributes) in enumerate(edges_of(graph)):
            flat = flat_edge(attributes)
            flat["label"] = flat.get("rel_type", "")
            out.write(
                f'<edge id="e{number}" source="{attribute(source)}" target="{attribute(target)}">'
                f"{_data(flat, edge_keys)}</edge>\n"
            )
        out.write("</graph>\n</graphml>\n")
    return [path]


def _data(flat: dict[str, Scalar], keys: dict[str, str]) -> str:
    return "".join(
        f'<data key="{key}">{element_text(as_text(flat[name]))}</data>'
        for name, key in keys.items()
        if flat.get(name, "") != ""
    )


def _drawing(colour: str, shape: str) -> tuple[str, str]:
    """What yEd draws, in two halves around the label."""
    fill = f'<y:ShapeNode><y:Fill color="{attribute(colour)}" transparent="false"/><y:NodeLabel>'
    return fill, f'</y:NodeLabel><y:Shape type="{_SHAPES.get(shape, "ellipse")}"/></y:ShapeNode>'
