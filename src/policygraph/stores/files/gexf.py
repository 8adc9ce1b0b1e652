"""GEXF 1.3 for Gephi, written as a stream: labels, colours by type, and ``kind`` so that parallel relations stay apart.

Attributes go into ``attvalues`` only: networkx writes an edge attribute ``type`` as the XML attribute that means
directed/undirected, and takes lists for time spells.
"""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from policygraph.schema import Schema
from policygraph.stores.files.flat import Scalar, as_text, edge_columns, flat_edge, flat_node, node_columns
from policygraph.stores.files.output import clean, edges_of, nodes_of, replacing
from policygraph.stores.files.xml_text import attribute

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
"""


def write_gexf(graph: nx.MultiDiGraph, directory: Path, schema: Schema) -> list[Path]:
    """Write ``graph.gexf``."""
    path = directory / "graph.gexf"
    nodes = node_columns(a for _, a in nodes_of(graph))
    edges = edge_columns(a for *_, a in edges_of(graph))
    nodes.pop("name", None)  # it is the label
    node_ids = {name: str(i) for i, name in enumerate(nodes)}
    edge_ids = {name: str(i) for i, name in enumerate(edges)}
    colours = {label: _colour(spec.colour) for label, spec in schema.labels.items()}
    with replacing(path) as out:
        out.write(_HEAD)
        creator = attribute(clean(str(graph.graph.get("generator", "policygraph"))))
        out.write(f"<meta><creator>{creator}</creator></meta>\n")
        out.write('<graph defaultedgetype="directed" mode="static" idtype="string">\n')
        for element, kinds, ids in (("node", nodes, node_ids), ("edge", edges, edge_ids)):
            if not kinds:
                continue
            out.write(f'<attributes class="{element}" mode="static">\n')
            for name, kind in kinds.items():
                out.write(f'<attribute id="{ids[name]}" title="{attribute(name)}" type="{kind}"/>\n')
            out.write("</attributes>\n")
        out.write("<nodes>\n")
        for node, attributes in nodes_of(graph):
            label = clean(str(attributes.get("name", node)))
            colour = colours.get(str(attributes.get("label")), "")
            out.write(
                f'<node id="{attribute(node)}" label="{attribute(label)}">'
                f"{_values(flat_node(attributes), node_ids)}{colour}</node>\n"
            )
        out.write("</nodes>\n<edges>\n")
        for number, (source, target, _, attributes) in enumerate(edges_of(graph)):
            relation = attribute(clean(str(attributes.get("type", ""))))
            out.write(
                f'<edge id="e{number}" source="{attribute(source)}" target="{attribute(target)}" '
                f'label="{relation}" kind="{relation}">{_values(flat_edge(attributes), edge_ids)}</edge>\n'
            )
        out.write("</edges>\n</graph>\n</gexf>\n")
    return [path]


def _values(flat: dict[str, Scalar], ids: dict[str, str]) -> str:
    values = "".join(
        f'<attvalue for="{number}" value="{attribute(as_text(flat[name]))}"/>'
        for name, number in ids.items()
        if flat.get(name, "") != ""
    )
    return f"<attvalues>{values}</attvalues>" if values else ""


def _colour(hexadecimal: str) -> str:
    red, green, blue = (int(hexadecimal[i : i + 2], 16) for i in (1, 3, 5))
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
