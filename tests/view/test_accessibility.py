"""axe-core looks at every view, light and dark (``npm install`` brings it)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import policygraph
from policygraph.cli.sample import SAMPLE
from policygraph.schema import load_schema
from policygraph.view import write_page

pytestmark = pytest.mark.axe
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
OPEN_PATH = "document.getElementById('path-button').click()"
OPEN_MENU = "document.getElementById('save-button').click()"
OPEN_RESULTS = """() => { const box = document.getElementById('search'); box.value = '省';
    box.dispatchEvent(new Event('input', { bubbles: true })); }"""


@pytest.fixture(scope="module")
def sample_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("axe")
    for text in sorted(SAMPLE.glob("*.txt"))[:4]:
        shutil.copy(text, folder)
    return write_page(policygraph.build(folder), folder / "graph.html", load_schema(), title="样例图谱")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("address", "action"),
    [
        ("", ""),
        ("#n=person:李明远", ""),
        ("#v=list", ""),
        ("#v=text", ""),
        ("#lang=en", ""),
        ("", OPEN_PATH),
        ("", OPEN_MENU),
        ("", OPEN_RESULTS),
    ],
    ids=["home", "entity", "list", "text", "english", "path", "menu", "search"],
)
def test_axe_finds_no_serious_fault(sample_page, visit, scheme, address, action):
    opened = visit(sample_page, address, color_scheme=scheme, bypass_csp=True)
    if action:
        opened.js(action)
    opened.page.add_script_tag(content=AXE.read_text("utf-8"))
    found = opened.js("() => axe.run()")["violations"]
    serious = {v["id"]: [n["html"][:120] for n in v["nodes"]] for v in found if v["impact"] in ("serious", "critical")}
    assert serious == {}
