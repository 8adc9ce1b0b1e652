"""Every genre's invented documents come out as annotated; the annotator had not seen what the program makes of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policygraph.api import build
from policygraph.evaluation import as_dict, evaluate
from policygraph.stores.files import write

GENRES = Path(__file__).parents[1] / "data" / "genres"
PAIRS = sorted(GENRES.glob("*.json"))


def test_each_annotation_has_its_document() -> None:
    for annotation in PAIRS:
        assert [p for p in GENRES.glob(f"{annotation.stem}.*") if p != annotation], annotation.name


@pytest.mark.parametrize("annotation", PAIRS, ids=lambda p: p.stem)
def test_genre(annotation: Path, tmp_path: Path) -> None:
    document = next(p for p in sorted(GENRES.glob(f"{annotation.stem}.*")) if p != annotation)
    write(build([document]), tmp_path / annotation.stem)
    figures = as_dict(evaluate(tmp_path, annotation))["by_document"][annotation.stem]
    assert figures["entities"]["f1"] >= 0.90, json.dumps(figures)
    assert figures["relations"]["f1"] >= 0.85, json.dumps(figures)
