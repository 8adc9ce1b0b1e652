"""A browser without a network, and a small graph whose page it opens."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from policygraph.schema import Schema, load_schema
from policygraph.view import write_page

LAW = "document:中华人民共和国样例法"
REPORT = "document:某省召开经济工作会议"


@pytest.fixture(scope="session")
def schema() -> Schema:
    return load_schema()


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    """Eleven entities, two dated documents and one without a date."""
    made = nx.MultiDiGraph()

    def node(label: str, name: str, aliases: list[str] | None = None, **more: Any) -> str:
        key = f"{label.lower()}:{name}"
        made.add_node(key, label=label, name=name, aliases=aliases or [], **more)
        return key

    def edge(head: str, kind: str, tail: str, document: str, sentence: str, **more: Any) -> None:
        evidence = [{"sentence": sentence, "start": 10, "end": 10 + len(sentence), "rule": "r"}]
        made.add_edge(head, tail, key=f"{kind}|{document}", type=kind, document=document, evidence=evidence, **more)

    law = node("Document", "中华人民共和国样例法", sha256="1", path="a.txt", doc_type="法律", signed="2019-03-15")
    report = node(
        "Document", "某省召开经济工作会议", sha256="2", path="b.txt", doc_type="新闻报道", published="2024-01-08",
        source="某省日报", url="https://example.org/b", title="某省召开经济工作会议",
    )  # fmt: skip
    memo = node("Document", "没有日期的便函", sha256="3", path="c.txt")
    li = node("Person", "李明远", ["明远同志"])
    wang = node("Person", "王维民")
    province = node("Institution", "中共某省委", ["省委"])
    congress = node("Institution", "某省人民代表大会")
    meeting = node("Meeting", "某省经济工作会议")
    quality = node("Concept", "高质量发展")
    day = node("Date", "2024-01-07")
    node("Place", "无人提到的地方")
    opening = "李明远1月7日主持召开某省经济工作会议。"
    edge(li, "PRESIDED", meeting, report, opening)
    edge(meeting, "HELD_ON", day, report, opening)
    edge(wang, "ATTENDED", meeting, report, "王维民出席会议。", order=2)
    edge(li, "HOLDS_POSITION", province, report, "省委书记李明远。", title="书记")
    edge(meeting, "EMPHASIZED", quality, report, "会议强调，要推动高质量发展。")
    edge(congress, "ADOPTED", law, law, "某省人民代表大会通过本法。")
    edge(law, "EMPHASIZED", quality, law, "国家推动高质量发展。")
    edge(wang, "HOLDS_POSITION", congress, memo, "主任王维民。", title="主任")
    edge(report, "MENTIONS", li, report, opening, count=4)
    edge(report, "MENTIONS", meeting, report, opening, count=2)
    return made


@dataclass
class Opened:
    """An open page and everything that went wrong in it."""

    page: Any
    path: Path
    faults: list[str] = field(default_factory=list)

    def js(self, script: str, argument: Any = None) -> Any:
        return self.page.evaluate(script, argument)

    def text(self, selector: str) -> str:
        return str(self.page.locator(selector).inner_text())

    def ready(self) -> None:
        self.page.wait_for_selector("html[data-ready]", state="attached", timeout=30_000)
        self.page.wait_for_timeout(450)  # the camera comes to rest

    def search(self, words: str) -> None:
        self.page.fill("#search", words)
        self.page.press("#search", "Enter")
        self.page.wait_for_timeout(450)

    def shown(self) -> tuple[int, int]:
        """Entities and facts the status line tells of."""
        entities, facts, _ = (int("".join(c for c in part if c.isdigit())) for part in self.text("#status").split("·"))
        return entities, facts


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    program = os.environ.get("POLICYGRAPH_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    with sync_api.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Opened]]:
    """Open a page file offline; after the test nothing may have failed and nothing may have been asked of a network."""
    visited: list[Opened] = []
    contexts: list[Any] = []

    def open_page(path: Path, address: str = "", *, width: int = 1280, height: int = 800, **options: Any) -> Opened:
        context = browser.new_context(
            offline=True, viewport={"width": width, "height": height}, **{"locale": "zh-CN"} | options
        )
        page = context.new_page()
        opened = Opened(page, path)
        page.on("console", lambda m: opened.faults.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: opened.faults.append(str(error)))
        page.on("request", lambda r: opened.faults.append(r.url) if r.url.startswith("http") else None)
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (e) => console.error('csp ' + e.violatedDirective))"
        )
        page.goto(path.resolve().as_uri() + address)
        opened.ready()
        visited.append(opened)
        contexts.append(context)
        return opened

    yield open_page
    faults = [fault for opened in visited for fault in opened.faults]
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def page_file(graph: nx.MultiDiGraph, schema: Schema, tmp_path: Path) -> Path:
    return write_page(graph, tmp_path / "graph.html", schema, title="样例图谱")


@pytest.fixture
def opened(page_file: Path, visit: Callable[..., Opened]) -> Opened:
    return visit(page_file)
