"""Resources that some tests need: absent, they are skipped with the reason; named in POLICYGRAPH_REQUIRE, they fail.

``POLICYGRAPH_REQUIRE=shared,browser`` (as .ci/run sets it) makes a missing resource a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def _shared() -> str:
    return "" if (SHARED / "gold" / "ann").is_dir() else f"{SHARED} is not there"


def _browser() -> str:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = os.environ.get("POLICYGRAPH_CHROMIUM") or next((n for n in names if shutil.which(n)), "")
    return "" if found else "no Chromium on the PATH"


def _axe() -> str:
    found = (ROOT / "node_modules" / "axe-core" / "axe.min.js").is_file()
    return _browser() or ("" if found else "axe-core is not installed (npm install)")


def _neo4j() -> str:
    missing = [n for n in ("java", "mvn") if not shutil.which(n)]
    return f"{' and '.join(missing)} not on the PATH" if missing else ""


RESOURCES: dict[str, Callable[[], str]] = {"shared": _shared, "browser": _browser, "axe": _axe, "neo4j": _neo4j}


def required() -> set[str]:
    return {name.strip() for name in os.environ.get("POLICYGRAPH_REQUIRE", "").split(",") if name.strip()}


def pytest_runtest_setup(item: pytest.Item) -> None:
    for name, missing in RESOURCES.items():
        if item.get_closest_marker(name) is None:
            continue
        reason = missing()
        if reason and name in required():
            pytest.fail(f"{name} is required (POLICYGRAPH_REQUIRE) but {reason}", pytrace=False)
        if reason:
            pytest.skip(reason)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    """A marked test must not skip itself either where its resource is required."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and not hasattr(report, "wasxfail"):
        needed = [n for n in RESOURCES if item.get_closest_marker(n) and n in required()]
        if needed:
            report.outcome = "failed"
            report.longrepr = f"skipped although {', '.join(needed)} is required: {report.longrepr}"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with gold annotations, seeds and corpus."""
    return SHARED
