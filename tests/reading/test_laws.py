"""Every law of the shared corpus: what its adoption note states, reading finds."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def laws() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "benchmarks" / "laws.py"
    spec = importlib.util.spec_from_file_location("laws", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["laws"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def result(laws: ModuleType, shared: Path) -> Any:
    return laws.examine(shared / "corpus" / "laws")


def test_no_law_lacks_what_its_note_states(laws: ModuleType, result: Any) -> None:
    assert result.laws == 1499
    lacking = {what: len(result.lacking[what]) for what in (*laws.FIELDS, "one document")}
    # The genre of a law without a note can only be told by its title's ending; where paragraphs were lost in the
    # source, counting articles by lines is what fails.
    assert lacking.pop("genre") <= 27, laws.report(result)
    assert lacking.pop("articles") <= 1, laws.report(result)
    assert lacking == dict.fromkeys(lacking, 0), laws.report(result)
    assert result.invented == []


def test_the_notes_state_enough_to_be_a_test(result: Any) -> None:
    stated = result.stated
    assert stated["adopted"] > 1000 and stated["promulgated"] > 700
    assert stated["revised"] > 800 and stated["in force"] > 1200 and stated["articles"] > 1400
