"""The same numbers as the annotation project's own scorer, on graphs that are wrong in every way we could think of."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from policygraph.evaluation import as_dict, evaluate
from policygraph.evaluation.gold import RELATIONS, TYPES

SHARED = Path(__file__).resolve().parents[2] / "../shared"
GOLD = SHARED / "gold/ann"

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not GOLD.is_dir(), reason="no ../shared/gold beside the checkout")]


def disturbed(gold: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A graph made from the annotation with misses, extras, duplicates, aliases and wrong relations."""
    nodes, edges = [], []
    for entity in gold["entities"]:
        if chance.random() < 0.15:
            continue
        forms = [entity["name"], *entity.get("aliases", [])]
        name = chance.choice(forms)
        node = {"id": entity["id"], "label": entity["type"], "name": name, "aliases": [f for f in forms if f != name]}
        if entity.get("self"):
            node["path"] = gold["doc"] + ".txt"
        if chance.random() < 0.1:
            node["label"] = chance.choice(TYPES)
        nodes.append(node)
        if chance.random() < 0.1:
            nodes.append({**node, "id": entity["id"] + "x", "name": chance.choice(forms), "aliases": forms})
        if chance.random() < 0.1:
            nodes.append({"id": entity["id"] + "y", "label": entity["type"], "name": entity["name"] + "（乙）"})
    known = [n["id"] for n in nodes]
    for relation in gold["relations"]:
        edge = {"source": relation["head"], "target": relation["tail"], "type": relation["type"], "document": "d"}
        edge["title"] = chance.choice(["主席", (relation.get("props") or {}).get("title"), None])
        if chance.random() < 0.2:
            edge["type"] = chance.choice([*RELATIONS, "PUBLISHED_ON", "SIGNED_ON", "ATTENDED", "MENTIONS"])
        if chance.random() < 0.1:
            edge["target"] = chance.choice(known)
        if chance.random() < 0.85 and edge["source"] in known and edge["target"] in known:
            edges += [edge] * (2 if chance.random() < 0.1 else 1)
    return {"nodes": nodes, "edges": edges}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_number_for_number(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = sorted(GOLD.glob("*.json"))
    for number, file in enumerate(files[:-1]):  # the last one has no graph at all
        graph = json.dumps(disturbed(json.loads(file.read_text("utf-8")), chance))
        target = tmp_path / f"{file.stem}.json" if number % 2 else tmp_path / file.stem / "graph.json"
        target.parent.mkdir(exist_ok=True)
        target.write_text(graph, encoding="utf-8")
    command = [sys.executable, str(SHARED / "gold/score.py"), str(GOLD), str(tmp_path), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    report = evaluate(tmp_path, GOLD)
    ours = as_dict(report)
    assert ours["documents"] == theirs["documents"]
    assert ours["title_accuracy"] == theirs["title_accuracy"]
    for block in ("entities", "relations"):
        assert list(ours[block]) == list(theirs[block])
        for name, row in theirs[block].items():
            if name != "MACRO":
                row = {"tp": 0, "fp": 0, "fn": 0} | row
            assert ours[block][name] == row, (block, name)
    assert report.warnings == [f"no graph for {files[-1].stem}: counted as empty"]
