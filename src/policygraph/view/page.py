"""One offline HTML file: pyvis makes the network, our own template and scripts make the page around it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import networkx as nx

from policygraph.errors import GraphError
from policygraph.schema import Schema
from policygraph.stores.files.output import clean, replacing
from policygraph.view.content import content
from policygraph.view.overview import DRAWN, Overview, overview
from policygraph.view.texts import links, texts

_STATIC = Path(__file__).resolve().parent / "static"
SCRIPTS = (
    "i18n.js",
    "data.js",
    "cite.js",
    "draw.js",
    "elements.js",
    "panel.js",
    "filters.js",
    "list.js",
    "reader.js",
    "search.js",
    "save.js",
    "app.js",
)
PLAIN_UNTIL = 3_000_000
_ESCAPES = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def write_page(
    graph: nx.MultiDiGraph, path: Path, schema: Schema, *, title: str | None = None, folder: Path | None = None
) -> Path:
    """Write the page of a graph to ``path``; the file appears only when it is complete.

    ``folder`` is where the page will be kept, if that is not the folder of ``path``: links to the documents' files
    start there.
    """
    path = Path(path)
    html = render(graph, schema, title=title, folder=folder or path.parent)
    with replacing(path) as out:
        out.write(html)
    return path


def render(graph: nx.MultiDiGraph, schema: Schema, *, title: str | None = None, folder: Path | None = None) -> str:
    """The page as text. Equal graphs give equal text, whatever the hash seed."""
    known = content(graph, schema, texts(graph), links(graph, folder) if folder else {})
    return assemble(known.data, overview(known), title)


def assemble(data: dict[str, Any], picture: Overview, title: str | None) -> str:
    """Data and first picture in our template."""
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader
    from markupsafe import Markup
    from pyvis.network import Network

    network = Network(directed=True, notebook=False)
    _fill(network, picture, data)
    data["title"] = clean(title or "")
    style = _text("page.css")
    scripts = [_vis(), *(_text(name) for name in SCRIPTS)]
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(str(_STATIC)), PackageLoader("pyvis", "templates")]),
        autoescape=True,
        keep_trailing_newline=True,
    )
    environment.filters["pgjson"] = lambda value: Markup(json_text(value))
    environment.filters["pgoptions"] = lambda value: Markup(json_text(json.loads(value)))
    environment.globals["pg"] = {
        "title": data["title"],
        "csp": policy(scripts, [style]),
        "style": Markup(style),
        "scripts": [Markup(script) for script in scripts],
        **_packed(json_text(data), Markup),
    }
    network.templateEnv, network.path = environment, "page.html.j2"
    return str(network.generate_html("page.html")).replace("\r\n", "\n")


def json_text(value: Any) -> str:
    """JSON that cannot end its script block: ``<>&`` and U+2028/9 as escapes, Han characters as they are."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text


def policy(scripts: list[str], styles: list[str]) -> str:
    """A content security policy that runs our scripts and nothing else, and lets no request out."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(_hash(s) for s in scripts),
            "style-src " + " ".join(_hash(s) for s in styles),
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _packed(data: str, markup: Any) -> dict[str, Any]:
    """Plain JSON while the file stays small (it can be searched with grep), gzip in base64 above that."""
    if len(data.encode()) <= PLAIN_UNTIL:
        return {"data": markup(data), "packed": False}
    return {"data": base64.b64encode(gzip.compress(data.encode(), 6, mtime=0)).decode(), "packed": True}


def _fill(network: Any, picture: Overview, data: dict[str, Any]) -> None:
    labels = data["labels"]
    for node, (x, y) in sorted(picture.positions.items()):
        kind = labels[data["nodes"][node][0]]
        network.add_node(node, label=" ", x=x, y=y, size=picture.sizes[node])
        made = network.node_map[node]
        for unused in ("label", "font", "color", "shape"):  # the type's, by its group
            made.pop(unused, None)
        made["group"] = kind["name"]
    for number, ((a, b), weight) in enumerate(sorted(picture.pairs.items())):
        network.edges.append({"id": f"e{number}", "from": a, "to": b, "value": weight})
    many = len(picture.positions) >= DRAWN
    network.options = {
        "autoResize": True,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "interaction": {
            "hover": True,
            "hideEdgesOnDrag": many,
            "hideEdgesOnZoom": many,
            "hideNodesOnDrag": False,
            "keyboard": False,
            "dragNodes": True,
            "selectConnectedEdges": False,
        },
        "nodes": {"font": {"size": 0}, "borderWidth": 1, "borderWidthSelected": 1, "labelHighlightBold": False},
        "edges": {"smooth": False, "width": 1, "selectionWidth": 1, "hoverWidth": 1, "scaling": {"min": 1, "max": 3}},
    }


def _text(name: str) -> str:
    return _checked(name, (_STATIC / name).read_text("utf-8"))


def _vis() -> str:
    """vis-network as pyvis ships it, whichever version the folder is named after."""
    import pyvis

    found = sorted(Path(pyvis.__file__).parent.glob("lib/vis-9.1.*/vis-network.min.js")) or sorted(
        Path(pyvis.__file__).parent.glob("lib/vis-*/vis-network.min.js")
    )
    if not found:
        raise GraphError("pyvis has no vis-network in its lib folder: install pyvis==0.3.2 (not a fork of that name)")
    return _checked("vis-network.min.js", found[-1].read_text("utf-8"))


def _checked(name: str, text: str) -> str:
    """LF line ends (browsers hash the normalised text), and nothing that would close its own element."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "</script" in text.lower() or "</style" in text.lower() or "<!--" in text:
        raise GraphError(f"{name}: cannot be inlined, it holds a closing tag")
    return text
