"""A missing resource skips a test with its reason, and fails it where POLICYGRAPH_REQUIRE names the resource."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CASES = """
import pytest

@pytest.mark.shared
def test_reads_gold():
    raise AssertionError("ran without its resource")

@pytest.mark.neo4j
def test_skips_itself():
    pytest.skip("no server")

def test_needs_nothing():
    pass
"""


@pytest.mark.parametrize(
    ("require", "summary"),
    [
        ("", "1 passed, 2 skipped"),
        ("shared", "1 passed, 1 skipped, 1 error"),
        ("shared, neo4j", "1 failed, 1 passed, 1 error"),
    ],
)
def test_required_resources_fail_instead_of_skipping(tmp_path: Path, require: str, summary: str) -> None:
    folder = tmp_path / "checkout" / "tests"
    folder.mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("conftest.py"), folder)
    (folder / "test_cases.py").write_text(CASES, encoding="utf-8")
    (folder.parent / "pytest.ini").write_text("[pytest]\nmarkers =\n  shared\n  neo4j\n", encoding="utf-8")
    (tmp_path / "bin").mkdir()
    for tool in ("java", "mvn"):  # so that the neo4j case gets as far as its own skip
        (tmp_path / "bin" / tool).write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / "bin" / tool).chmod(0o755)
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider", str(folder)],
        cwd=folder.parent, capture_output=True, text=True,
        env={**os.environ, "POLICYGRAPH_REQUIRE": require, "PATH": path},
    )  # fmt: skip
    assert summary in done.stdout.splitlines()[-1]
    if not require:
        assert "is not there" in done.stdout
