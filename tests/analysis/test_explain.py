"""What a rule-writer is told: which condition failed, and a page that stays inert."""

from __future__ import annotations

import os
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from policygraph.analysis.explain import explain
from policygraph.analysis.explain_page import render, write_page
from policygraph.analysis.explain_text import WIDTH, as_text, width
from policygraph.analysis.pattern_parts import alternatives
from policygraph.analysis.study import meaning, yaml_rules
from policygraph.extraction.pipeline import extract
from policygraph.extraction.rules import load_rules
from policygraph.reading import read_text
from policygraph.schema import load_schema

REPORT = """云岭省委召开全省民营经济发展大会

云岭日报江临2024年4月9日电　全省民营经济发展大会9日在江临市召开。省委书记李明远出席会议并讲话，省长王维民主持会议。

王维民还主持了汇报。
"""
HOSTILE = (
    '李明远同志<script>alert(1)</script>主持<img src=x onerror="alert(2)">汇报。</p><style>*{display:none}</style>'
)


def explained(text: str, **options: Any) -> dict[str, Any]:
    (document,) = read_text(text, path="例.txt")
    return explain(document, load_schema(), **options)


def why(text: str, rule: str) -> str:
    return next(f["en"] for s in explained(text)["sentences"] for f in s["failed"] if f["rule"] == rule)


@pytest.mark.parametrize(
    ("text", "rule", "parts"),
    [
        ("李明远同志主持汇报。", "presided-meeting", ["{Person 李明远}主持', then wanted {Meeting+}, found '汇报。'"]),
        ("李明远同志主持汇报。", "presided-meeting", ["no Meeting is recognised in this sentence"]),
        ("会上由工程队主持。", "presided-by", ["before '主持' wanted {Person}", "no Person is recognised"]),
        ("李明远同志出席。", "attended-elided", ["its tail @meeting gave no entity", "no meeting of its own"]),
        ("各地学习了《主持工作办法》。", "presided-meeting", ["主持 stands inside {Document 《主持工作办法》}"]),
    ],
)  # fmt: skip
def test_the_failing_condition_is_named(text: str, rule: str, parts: list[str]) -> None:
    said = why(text, rule)
    for part in parts:
        assert part in said


def test_a_fact_shows_its_rule_its_slots_and_where_else_it_is_stated() -> None:
    data = explained(REPORT + "\n会议由王维民主持。\n")
    facts = [f for s in data["sentences"] for f in s["facts"]]
    presided = [f for f in facts if f["type"] == "PRESIDED"]
    assert {f["head"]["name"] for f in presided} == {"王维民"}
    assert presided[0]["slots"]["Person"] == "王维民"
    assert any(a["rule"] == "presided-by" for f in presided for a in f["also"])
    office = next(f for f in facts if f["rule"] == "office-before-name")
    assert "offices" in data["rules"]["office-before-name"]["en"], office


def test_only_one_rule_and_only_one_sentence() -> None:
    rows = explained(REPORT, rule="presided-meeting")["sentences"]
    assert rows
    assert {f["rule"] for s in rows for f in (*s["facts"], *s["failed"])} == {"presided-meeting"}
    assert [s["number"] for s in explained(REPORT, sentence=2)["sentences"]] == [2]


def test_mentions_name_their_line_of_the_lexicon() -> None:
    mentions = [m for s in explained("教育部要求抓紧整改。")["sentences"] for m in s["mentions"]]
    (body,) = [m for m in mentions if m["label"] == "Institution"]
    assert body["where"].startswith("schema/lexicon/institutions.tsv:")


def test_text_fits_a_hundred_columns() -> None:
    text = as_text(explained(REPORT * 2), everything=True)
    assert max(width(line) for line in text.splitlines()) <= WIDTH
    assert "tried, but gave nothing" in text


def test_every_pattern_is_cut_without_loss() -> None:
    for rule in load_rules(load_schema()):
        parts = alternatives(rule.source)
        assert "|".join("".join(p.source for p in one) for one in parts) == rule.source, rule.id
        assert all(str(part) for one in parts for part in one), rule.id


def test_the_page_is_inert_and_complete() -> None:
    html = render([explained(HOSTILE)], load_schema())
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html
    assert html.count("<script>") == html.count("</script>") == 1
    assert "default-src 'none'" in unescape(html)
    assert "http://" not in html
    assert "https://" not in html
    assert html == render([explained(HOSTILE)], load_schema())


@pytest.mark.browser
def test_the_page_opens_offline_without_a_fault(tmp_path: Path) -> None:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    program = os.environ.get("POLICYGRAPH_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    path = write_page([explained(REPORT), explained(HOSTILE)], tmp_path / "why.html", load_schema())
    faults: list[str] = []
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_context(offline=True, locale="zh-CN").new_page()
        page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: faults.append(str(e)))
        page.on("dialog", lambda d: faults.append("dialog"))
        page.on("request", lambda r: None if r.url.startswith("file:") else faults.append(r.url))
        page.goto(path.as_uri())
        assert "规则说明" in page.locator("h1").inner_text()
        page.locator("#language").click()
        assert "What the rules found" in page.locator("h1").inner_text()
        page.locator("#open").click()
        shown = page.locator("main").inner_text()
        colour = page.locator("article mark.m-Person").first.evaluate("e => getComputedStyle(e).borderBottomColor")
        page.locator("#quiet").click()
        assert page.locator("article:visible").count() == page.locator("article.nothing").count()
        browser.close()
    assert "then wanted {Meeting}" in shown
    assert "<script>alert(1)</script>" in shown
    assert colour == "rgb(213, 94, 0)"
    assert faults == []


def test_every_rule_that_speaks_is_explained() -> None:
    """No mention or fact of the genre documents names a rule that explain can say nothing of."""
    schema = load_schema()
    known = yaml_rules(schema)
    unknown = set()
    for path in sorted((Path(__file__).parents[1] / "data" / "genres").glob("*.txt")):
        (document,) = read_text(path.read_text(encoding="utf-8"), path=path.name)
        found = extract(document, schema)
        used = {m.rule for m in found.mentions} | {f.evidence.rule for f in found.facts}
        unknown |= {r for r in used if not r.startswith("lexicon:") and r not in known and meaning(r) is None}
    assert unknown == set()
