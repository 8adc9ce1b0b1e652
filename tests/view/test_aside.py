"""Articles of laws on the page: there for search and panel, not in the first picture, not in the ranks."""

from __future__ import annotations

import networkx as nx
import pytest

from policygraph.extraction.pipeline import extract
from policygraph.graph import build_graph
from policygraph.reading import read_text
from policygraph.schema import load_schema
from policygraph.view.content import content
from policygraph.view.overview import overview
from policygraph.view.pages import communities

SCHEMA = load_schema()
NUMBERS = "一二三四五六七八九"


@pytest.fixture(scope="module")
def laws() -> nx.MultiDiGraph:
    texts = []
    for body in ("水资源", "湿地", "公园"):
        articles = "\n\n".join(f"第{n}条　依照水法和本条例第一条，{body}应当保护。" for n in NUMBERS)
        texts.append(f"云岭省{body}条例\n\n（2024年5月30日云岭省人民代表大会常务委员会通过）\n\n{articles}\n")
    documents = (d for n, text in enumerate(texts) for d in read_text(text, path=f"{n}.txt"))
    return build_graph((extract(d, SCHEMA) for d in documents), SCHEMA)


def test_articles_are_known_but_not_drawn_and_rank_behind_all_others(laws: nx.MultiDiGraph) -> None:
    known = content(laws, SCHEMA)
    places = [n for n, label in enumerate(known.labels) if label == "Article"]
    assert len(places) == 27 and min(places) > max(n for n, label in enumerate(known.labels) if label != "Article")
    drawn = overview(known).positions
    assert drawn and not set(places) & set(drawn)
    of_water = [name for _, name, _ in known.data["nodes"] if name.startswith("云岭省水资源条例第")]
    assert of_water == [f"云岭省水资源条例第{n}条" for n in NUMBERS]  # in the law's order


def test_articles_go_to_the_page_of_their_law(laws: nx.MultiDiGraph) -> None:
    known = content(laws, SCHEMA)
    names = [name for _, name, _ in known.data["nodes"]]
    groups = communities(known, 4)
    assert sorted(n for group in groups for n in group) == list(range(len(names)))
    for group in groups:
        laws_here = {names[n] for n in group if known.labels[n] == "Document"}
        for n in group:
            if known.labels[n] == "Article":
                assert names[n].partition("第")[0] in laws_here
