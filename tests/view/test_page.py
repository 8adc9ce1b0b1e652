"""The page in a real browser, offline: what a reader sees and can do."""

from __future__ import annotations

import csv
import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import networkx as nx
import pytest

import policygraph
from policygraph.cli.sample import SAMPLE
from policygraph.schema import Schema
from policygraph.view import pages, write_page, write_pages
from policygraph.view.content import content
from policygraph.view.pages import communities

from .conftest import REPORT, Opened
from .synthetic import synthetic

pytestmark = pytest.mark.browser

INKED = """() => {
  const canvas = document.querySelector('#network canvas');
  const box = canvas.getBoundingClientRect();
  const inside = box.width > 200 && box.height > 200 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let inked = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i] > 20) inked += 1;
  return [inside, inked / (data.length / 4)];
}"""


def count(graph: nx.MultiDiGraph, relations: set[str] | None = None, labels: set[str] | None = None) -> tuple[int, int]:
    """What the page should show: entities of the types left on, facts between them; MENTIONS is off at first."""
    kind = nx.get_node_attributes(graph, "label")
    on = [n for n in graph if labels is None or kind[n] in labels]
    facts = [
        (a, b)
        for a, b, d in graph.edges(data=True)
        if (d["type"] in relations if relations is not None else d["type"] != "MENTIONS") and a in on and b in on
    ]
    linked = {n for pair in facts for n in pair}
    return (len(on) if relations is None else len(linked)), len(facts)


def test_network_is_drawn_within_the_window(opened):
    inside, share = opened.js(INKED)
    assert inside
    assert share > 0.005


def test_search_leads_to_the_stored_sentence(opened):
    opened.search("李明远")
    assert opened.text("#panel h2") == "李明远"
    group = opened.page.locator("#panel [data-relation=PRESIDED]")
    assert group.locator("blockquote").inner_text() == "李明远1月7日主持召开某省经济工作会议。"
    assert group.locator("mark").all_inner_texts() == ["李明远", "某省经济工作会议"]
    assert "2024-01-08" in group.inner_text()


def test_long_sentence_is_shortened_until_asked_for(graph, schema, tmp_path, visit):
    sentence = "李明远指出，" + "要坚持和加强党的全面领导，" * 40 + "某省经济工作会议。"
    graph.edges["person:李明远", "meeting:某省经济工作会议", f"PRESIDED|{REPORT}"]["evidence"][0]["sentence"] = sentence
    opened = visit(write_page(graph, tmp_path / "s.html", schema), "#n=person:李明远")
    quote = opened.page.locator("#panel [data-relation=PRESIDED] blockquote")
    assert quote.text_content() == sentence
    low = quote.bounding_box()["height"]
    opened.page.locator("#panel [data-relation=PRESIDED] .more").click()
    assert quote.bounding_box()["height"] > low


@pytest.mark.parametrize("words", ["明远同志", "lmy", "limingyuan", "Li Mingyuan", "ｌｍｙ"])
def test_search_knows_aliases_and_pinyin(opened, words):
    opened.search(words)
    assert opened.text("#panel h2") == "李明远"


def test_search_says_so_when_nothing_is_found(opened):
    opened.page.fill("#search", "不存在")
    assert "不存在" in opened.text("#results")


def test_counts_of_filters_equal_the_graph(opened, graph):
    def shown(name: str) -> int:
        return int(opened.page.locator(f"#filters input[data-name={name}] ~ .count").inner_text())

    labels = [d["label"] for _, d in graph.nodes(data=True)]
    relations = [d["type"] for _, _, d in graph.edges(data=True)]
    assert {name: shown(name) for name in labels} == {name: labels.count(name) for name in labels}
    assert {name: shown(name) for name in relations} == {name: relations.count(name) for name in relations}
    assert opened.shown() == count(graph)


def test_filters_leave_what_python_counts(opened, graph):
    labels = {d["label"] for _, d in graph.nodes(data=True)}
    opened.page.uncheck("#filters input[data-name=Person]")
    assert opened.shown() == count(graph, labels=labels - {"Person"})
    opened.page.check("#filters input[data-name=Person]")
    opened.page.uncheck("#filters input[data-name=EMPHASIZED]")
    relations = {d["type"] for _, _, d in graph.edges(data=True)} - {"EMPHASIZED", "MENTIONS"}
    assert opened.shown() == count(graph, relations=relations)


def test_address_brings_back_what_was_chosen(opened, visit):
    opened.search("王维民")
    opened.page.uncheck("#filters input[data-name=Date]")
    opened.page.click("#language")
    address = opened.js("location.hash")
    again = visit(opened.path, address)
    assert again.text("#panel h2") == "王维民"
    assert again.page.is_checked("#filters input[data-name=Date]") is False
    assert again.text("#show-list") == "List"


def test_neighbour_opens_by_click(opened):
    opened.search("李明远")
    opened.page.click("#panel [data-relation=PRESIDED] .who a")
    assert opened.text("#panel h2") == "某省经济工作会议"
    assert "王维民" in opened.text("#panel [data-relation=ATTENDED]")


def test_same_graph_same_bytes(graph, schema, tmp_path):
    again = nx.MultiDiGraph()
    again.add_nodes_from(reversed(list(graph.nodes(data=True))))
    again.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    first = write_page(graph, tmp_path / "1.html", schema, title="t").read_bytes()
    assert write_page(again, tmp_path / "2.html", schema, title="t").read_bytes() == first


HOSTILE = (
    "</script><script>window.bad=1</script>",
    "<img src=x onerror=window.bad=1>",
    "<a href=javascript:window.bad=1>href</a>",
    "{{ 7*7 }} {% raw %}",
    "\u2028\u2029'\"`\\",
    "</style><svg onload=window.bad=1>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_does_nothing(
    text: str, graph: nx.MultiDiGraph, schema: Schema, tmp_path: Path, visit: Callable
) -> None:
    person = f"person:{text}"
    meeting = "meeting:某省经济工作会议"
    graph.add_node(person, label="Person", name=text, aliases=[text + "别名"])
    document = f"document:{text}"
    graph.add_node(
        document, label="Document", name=text, aliases=[], sha256="9", path=text, title=text, source=text,
        url="javascript:window.bad=1", doc_number=text,
    )  # fmt: skip
    evidence = [{"sentence": text, "start": 0, "end": 1, "rule": "r"}]
    graph.add_edge(person, meeting, key="k", type="ATTENDED", document=document, evidence=evidence, capacity=text)
    graph.add_edge(document, person, key="m", type="MENTIONS", document=document, evidence=evidence, count=1)
    opened = visit(write_page(graph, tmp_path / "x.html", schema, title=text))
    for label in ("Person", "Document"):
        number = opened.js("(id) => Store.ids.get(id)", f"{label.lower()}:{text}")
        opened.js("(i) => { location.hash = 'n=' + encodeURIComponent(Store.nodes[i].id); }", number)
        opened.page.wait_for_timeout(300)
        assert opened.page.locator("#panel h2").text_content() == text
        assert opened.page.locator("#panel a[href^='javascript']").count() == 0
    opened.page.click("#show-list")
    opened.page.click("#show-graph")
    opened.page.mouse.move(640, 400)
    assert opened.js("window.bad") is None
    assert opened.js("document.title") == " ".join(text.split()) or opened.js("document.title") == text


# ---- views ----


def test_list_shows_every_entity_and_every_fact(opened, graph):
    opened.page.click("#show-list")
    rows = opened.page.locator("#list tbody tr")
    assert rows.count() == count(graph)[0]
    opened.page.click("#list header button:nth-child(2)")
    assert rows.count() == count(graph)[1]
    assert "李明远1月7日主持召开某省经济工作会议。" in opened.text("#list table")


def test_path_between_two_entities(opened):
    opened.page.click("#path-button")
    opened.page.fill("#path-from", "李明远")
    opened.page.fill("#path-to", "中华人民共和国样例法")
    opened.page.press("#path-to", "Enter")
    opened.page.wait_for_timeout(300)
    names = opened.page.locator("#panel h3 a").all_inner_texts()
    assert names[0] == "李明远"
    assert names[-1] == "中华人民共和国样例法"
    assert len(names) // 2 == 3
    opened.page.fill("#path-to", "无人提到的地方")
    opened.page.press("#path-to", "Enter")
    assert "没有路径" in opened.text("#path-said")


def test_years_leave_out_other_documents(opened, graph):
    opened.js("""() => { const low = document.getElementById('years-yearFrom'); low.value = 2024;
        low.dispatchEvent(new Event('input', { bubbles: true })); }""")
    facts = [d for *_, d in graph.edges(data=True) if d["type"] != "MENTIONS" and d["document"] == REPORT]
    assert opened.shown()[1] == len(facts)
    assert "便函" not in opened.text("#panel")


def test_expand_and_collapse(schema, tmp_path, visit):
    opened = visit(write_page(synthetic(1_500), tmp_path / "m.html", schema))
    node = opened.js("Store.nodes.find((n) => Store.neighbours(n.i).some((k) => !Drawing.isDrawn(k))).id")
    opened.js("(id) => { location.hash = 'n=' + encodeURIComponent(id); }", node)
    before = opened.js("Drawing.drawnIds().length")
    more = opened.page.locator("#panel [data-expand]")
    count = int("".join(filter(str.isdigit, more.inner_text())))
    more.click()
    assert opened.js("Drawing.drawnIds().length") == before + count
    opened.page.locator("#panel [data-expand]").click()
    assert opened.js("Drawing.drawnIds().length") == before


def test_search_draws_what_the_first_picture_left_out(opened):
    place = opened.js("Store.byName('无人提到的地方')")
    opened.search("无人提到的地方")
    assert opened.js("(i) => Drawing.drawnIds().includes(i)", place)


@pytest.mark.parametrize(
    ("language", "search", "facts"), [("zh", "搜索", "条事实"), ("en", "Search", "facts")], ids=["zh", "en"]
)
def test_both_languages(page_file, visit, language, search, facts):
    opened = visit(page_file, f"#lang={language}")
    assert opened.page.get_attribute("#search", "aria-label") == search
    assert facts in opened.text("#status")
    assert opened.page.get_attribute("html", "lang").startswith(language)
    left = opened.js("""() => [...document.querySelectorAll('[data-t],[data-t-title]')]
        .map(e => e.textContent || e.title).filter(t => /^[a-z]+[A-Z]/.test(t))""")
    assert left == []


def test_dark_follows_the_system_and_the_button(page_file, visit):
    opened = visit(page_file, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert opened.js(ground) == "rgb(18, 22, 26)"
    opened.page.click("#theme")
    assert opened.js(ground) == "rgb(244, 245, 243)"


@pytest.mark.parametrize("size", [(390, 844), (320, 640)], ids=["390px", "320px"])
def test_phone_has_no_sideways_scroll(page_file, visit, size):
    opened = visit(page_file, width=size[0], height=size[1], has_touch=True, is_mobile=True)
    for words in ("", "李明远"):
        if words:
            opened.search(words)
        assert opened.js("document.documentElement.scrollWidth") <= size[0]
    small = opened.js("""() => [...document.querySelectorAll('button')].filter(b => b.offsetParent)
        .filter(b => b.getBoundingClientRect().height < 43 || b.getBoundingClientRect().width < 28)
        .map(b => b.textContent || b.title)""")
    assert small == []


def test_large_letters_fit(page_file, visit):
    opened = visit(page_file)
    opened.js("document.documentElement.style.fontSize = '24px'")
    assert opened.js("document.documentElement.scrollWidth") <= 1280


def test_keyboard_alone_is_enough(opened):
    page = opened.page
    page.keyboard.press("/")
    page.keyboard.type("wwm")
    page.keyboard.press("Enter")
    assert opened.text("#panel h2") == "王维民"
    seen = []
    for _ in range(30):
        page.keyboard.press("Tab")
        seen.append(opened.js("document.activeElement.textContent"))
        if seen[-1] == "某省经济工作会议":
            break
    page.keyboard.press("Enter")
    assert opened.text("#panel h2") == "某省经济工作会议", seen
    page.keyboard.press("Escape")
    assert opened.text("#panel h2") == "样例图谱"


def test_click_on_a_node_and_on_an_edge(opened):
    where = opened.js("""() => { const at = (i) => Drawing.network.canvasToDOM(Drawing.network.getPosition(i));
        const box = Drawing.canvas.getBoundingClientRect();
        const [a, b] = [at(Store.byName('李明远')), at(Store.byName('中共某省委'))];
        return [a.x + box.x, a.y + box.y, (a.x + b.x) / 2 + box.x, (a.y + b.y) / 2 + box.y]; }""")
    opened.page.mouse.click(where[2], where[3])
    opened.page.wait_for_timeout(400)
    assert opened.page.locator("#panel [data-relation=HOLDS_POSITION] blockquote").inner_text() == "省委书记李明远。"
    opened.page.mouse.click(where[0], where[1])
    opened.page.wait_for_timeout(400)
    assert opened.text("#panel h2") == "李明远"


# ---- files that leave the page ----


def saved(opened: Opened, kind: str) -> bytes:
    opened.page.click("#save-button")
    with opened.page.expect_download() as waiting:
        opened.page.click(f"[data-save={kind}]")
    return Path(waiting.value.path()).read_bytes()


def test_png(opened):
    data = saved(opened, "png")
    assert data.startswith(b"\x89PNG")
    assert len(data) > 10_000


def test_svg_holds_the_labels(opened):
    root = ElementTree.fromstring(saved(opened, "svg"))
    words = [e.text for e in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "李明远" in words
    assert len(list(root.iter("{http://www.w3.org/2000/svg}line"))) == 8


def test_csv_and_json_hold_what_is_shown(opened, graph):
    rows = list(csv.DictReader(saved(opened, "csv").decode("utf-8-sig").splitlines()))
    assert len(rows) == count(graph)[1]
    opened.search("李明远")
    facts = json.loads(saved(opened, "json"))["facts"]
    assert {f["relation"] for f in facts} == {"PRESIDED", "HOLDS_POSITION"}
    assert facts[0]["sentences"][0] in ("李明远1月7日主持召开某省经济工作会议。", "省委书记李明远。")


def test_csv_cells_are_no_formulas(graph, schema, tmp_path, visit):
    nx.set_node_attributes(graph, {"person:李明远": {"name": "=1+1"}})
    opened = visit(write_page(graph, tmp_path / "f.html", schema))
    assert {r["head"] for r in csv.DictReader(saved(opened, "csv").decode("utf-8-sig").splitlines())} >= {"'=1+1"}


def test_citations(opened):
    opened.search("某省召开经济工作会议")
    gbt = opened.js("Cite.gbt(Store.nodes[Store.byName('某省召开经济工作会议')])")
    assert gbt == "某省召开经济工作会议[N/OL]. 某省日报, 2024-01-08. https://example.org/b."
    bibtex = opened.js("Cite.bibtex(Store.nodes[Store.byName('某省召开经济工作会议')])")
    assert bibtex.startswith("@misc{mszkjjgz2024,")
    assert "title = {{某省召开经济工作会议}}" in bibtex
    assert opened.page.locator("#panel a[href='https://example.org/b']").get_attribute("rel") == "noopener noreferrer"


# ---- documents ----


@pytest.fixture
def read_graph(tmp_path: Path) -> tuple[nx.MultiDiGraph, Path]:
    papers = tmp_path / "papers"
    papers.mkdir()
    for text in sorted(SAMPLE.glob("*.txt"))[:3]:
        shutil.copy(text, papers)
    return policygraph.build(papers), tmp_path / "out"


def test_text_of_a_document_is_readable_and_linked_both_ways(read_graph, schema, visit):
    graph, out = read_graph
    opened = visit(write_page(graph, out / "graph.html", schema))
    chair = next(a for a, _, d in graph.edges(data=True) if d["type"] == "PRESIDED")
    opened.search(graph.nodes[chair]["name"])
    passage = opened.page.locator("#panel [data-relation=PRESIDED] .passage").first
    sentence = passage.locator("blockquote").first.text_content()
    passage.locator("[data-read]").click()
    assert sentence.split("\n")[0] in opened.page.locator("#reader article").text_content()
    assert opened.page.locator("#reader a.mention.chosen").count() > 0
    other = opened.page.locator("#reader a.mention:not(.chosen)").first
    name = other.inner_text()
    other.click()
    node = opened.text("#panel h2")
    assert name in (node, *next(d["aliases"] for _, d in graph.nodes(data=True) if d["name"] == node))
    link = opened.page.locator("#reader header button")
    link.click()
    href = opened.page.locator("#panel a[target=_blank]").first.get_attribute("href")
    assert (out / unquote(href)).resolve().is_file()


def test_changed_files_are_not_shown(read_graph, schema):
    graph, out = read_graph
    path = Path(next(d["path"] for _, d in graph.nodes(data=True) if "path" in d))
    path.write_text("另一个文本。" * 20, "utf-8")
    assert "另一个文本" not in write_page(graph, out / "graph.html", schema).read_text("utf-8")


# ---- whatever the graph ----


def test_graph_of_mentions_alone_shows_these(graph, schema, tmp_path, visit):
    graph.remove_edges_from([(a, b, k) for a, b, k, d in graph.edges(keys=True, data=True) if d["type"] != "MENTIONS"])
    opened = visit(write_page(graph, tmp_path / "m.html", schema))
    assert opened.shown() == (11, 2)
    assert opened.js("Drawing.drawnIds().length") == 3


def test_types_and_relations_unknown_to_the_schema_are_shown(graph, schema, tmp_path, visit):
    graph.add_node("ship:某船", label="Ship", name="某船", aliases=[])
    graph.add_edge("person:李明远", "ship:某船", key="k", type="SAILED", document=REPORT, evidence=[])
    opened = visit(write_page(graph, tmp_path / "u.html", schema), "#n=ship:某船")
    assert "SAILED" in opened.text("#panel [data-relation=SAILED] h3")
    assert "Ship" in opened.text("#filters")


def test_empty_graph_says_so(schema, tmp_path, visit):
    opened = visit(write_page(nx.MultiDiGraph(), tmp_path / "e.html", schema))
    assert "没有实体" in opened.text("#network-empty")


def test_filters_that_leave_nothing_say_so(opened):
    opened.page.click("#filters section[data-filter=types] h2 button:nth-child(2)")
    assert opened.page.is_visible("#network-empty")
    opened.page.click("#filters section[data-filter=types] h2 button:nth-child(1)")
    assert not opened.page.is_visible("#network-empty")


def test_very_long_names_stay_in_their_place(graph, schema, tmp_path, visit):
    name = "关于" + "进一步全面深化改革推进中国式现代化" * 12 + "LongLatinWithoutSpaces" * 9
    graph.add_node("document:long", label="Document", name=name, aliases=[name + "稿"], sha256="8", path="x" * 300)
    graph.add_edge("person:李明远", "document:long", key="k", type="AUTHORED", document="document:long", evidence=[])
    opened = visit(write_page(graph, tmp_path / "l.html", schema, title=name), "#n=document:long")
    assert opened.js("document.documentElement.scrollWidth") <= 1280
    assert opened.js("document.getElementById('panel').scrollWidth <= document.getElementById('panel').clientWidth")


# ---- size ----


@pytest.mark.parametrize(("nodes", "megabytes"), [(2_000, 3), (20_000, 8)])
def test_budgets(nodes, megabytes, schema, tmp_path, visit):
    path = write_page(synthetic(nodes), tmp_path / "big.html", schema)
    assert path.stat().st_size < megabytes * 1_000_000
    began = time.perf_counter()
    opened = visit(path)
    assert time.perf_counter() - began < 8
    assert opened.js("Drawing.drawnIds().length") == 800
    assert opened.js("Store.nodes.length") == nodes
    spent = opened.js("""async () => { const box = document.querySelector('#filters input[data-name=Concept]');
        const began = performance.now(); box.click();
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return performance.now() - began; }""")
    assert spent < 1000
    spent = opened.js("() => { const t = performance.now(); Store.search('经济', 12); return performance.now() - t; }")
    assert spent < 200
    last = opened.js("Store.nodes[Store.nodes.length - 40].name")
    opened.search(last)
    assert opened.text("#panel h2") == last
    assert opened.js("(name) => Drawing.drawnIds().includes(Store.byName(name))", last)


def test_notebook_cell_shows_the_page_offline(graph, tmp_path, browser):
    cell = policygraph.show(graph, title="样例图谱")._repr_html_()
    notebook = tmp_path / "cell.html"
    notebook.write_text(f"<!DOCTYPE html><meta charset=utf-8>{cell}", "utf-8")
    context = browser.new_context(offline=True, locale="zh-CN")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(notebook.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(state="attached")
    frame.locator("#search").fill("lmy")
    frame.locator("#search").press("Enter")
    assert frame.locator("#panel h2").inner_text() == "李明远"
    context.close()
    assert faults == []


def test_above_the_limit_an_overview_leads_to_a_page_for_each_community(schema, tmp_path, visit, monkeypatch):
    monkeypatch.setattr("policygraph.view.pages.COMMUNITY", 300)
    graph = synthetic(1_000)
    index, *others = write_pages(graph, tmp_path / "graph.html", schema, title="大图谱", one_page=500)
    assert {p.parent for p in others} == {tmp_path / "graph-pages"}
    assert len(others) >= 4
    opened = visit(index)
    assert opened.js("Store.nodes.length") == 1_000
    last = opened.js("Store.nodes.filter((n) => n.label === 1).pop().id")
    opened.search(graph.nodes[last]["name"])
    with opened.page.expect_navigation():
        opened.page.locator("#panel .actions a").first.click()
    opened.ready()
    assert opened.text("#panel h2") == graph.nodes[last]["name"]
    facts = graph.degree(last)
    assert opened.js("(id) => Store.nodes[Store.ids.get(id)].facts.length", last) == facts
    opened.page.keyboard.press("Escape")
    with opened.page.expect_navigation():
        opened.page.locator("#panel .actions a").first.click()
    opened.ready()
    assert opened.text("#title") == "大图谱"


def test_no_fact_is_lost_between_the_pages(schema, tmp_path, monkeypatch):
    monkeypatch.setattr("policygraph.view.pages.COMMUNITY", 300)
    graph = synthetic(1_000)
    known = content(graph, schema)
    groups = communities(known, 300)
    assert sorted(n for group in groups for n in group) == list(range(1_000))
    assert max(map(len, groups)) <= 300
    home = {known.data["ids"][n]: number for number, group in enumerate(groups) for n in group}
    found = {edge[:3] for part in pages._parts(graph, home, len(groups)) for edge in part.edges(keys=True)}
    assert found == set(graph.edges(keys=True))


def test_stated_only_leaves_out_inferred_facts(schema, tmp_path, visit):
    graph = policygraph.build(SAMPLE)
    grades = [d["grade"] for *_, d in graph.edges(data=True) if d["type"] != "MENTIONS"]
    assert set(grades) == {"stated", "inferred"}
    opened = visit(write_page(graph, tmp_path / "graph.html", schema))
    opened.page.locator("[data-filter=grade] input").check()
    assert opened.js("() => Store.count.facts") == grades.count("stated")
    assert "g=stated" in opened.page.url
