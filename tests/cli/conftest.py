"""The command line as a user meets it: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

REPORT = """云岭省委召开全省民营经济发展大会
李明远出席并讲话

发布时间：2024-04-09　来源：云岭日报

云岭日报江临4月9日电　全省民营经济发展大会9日在江临市召开。省委书记李明远出席会议并讲话，省长王维民主持会议。

李明远强调，要坚持高质量发展，发展新质生产力。
"""
NOTICE = """云岭省人民政府办公厅关于做好防汛工作的通知

云政办发〔2024〕21号

各市（州）人民政府：

为贯彻落实《中华人民共和国防洪法》，现就有关事项通知如下。

一、压实防汛责任。

云岭省人民政府办公厅
2024年6月18日
"""


@pytest.fixture
def policygraph(tmp_path: Path) -> Run:
    """Runs ``policygraph ARGS`` in ``tmp_path``."""

    def run(
        *args: str | Path, input: str | bytes | None = None, env: dict[str, str] | None = None, timeout: float = 240
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "policygraph", *map(str, args)],
            cwd=tmp_path,
            input=input.encode() if isinstance(input, str) else (input or b""),
            capture_output=True,
            env={**os.environ, **(env or {})},
            timeout=timeout,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with two good documents."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "大会.txt").write_text(REPORT, encoding="utf-8")
    (folder / "通知.txt").write_text(NOTICE, encoding="utf-8")
    return folder
