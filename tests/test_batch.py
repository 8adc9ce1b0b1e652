"""Files on several processes: in order, one bad one named, a dying worker found out."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from policygraph.batch import Outcome, run
from policygraph.errors import SchemaError


def work(path: str, schema: Path | None, debug: bool) -> Outcome:
    """Stands in for reading: the path says what happens."""
    if path.startswith("dies"):
        os._exit(9)
    if path.startswith("schema"):
        raise SchemaError("rules.yaml:3: no pattern")
    if path.startswith("slow"):
        time.sleep(0.2)
    return Outcome(path, failure="bad" if path.startswith("bad") else "")


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_outcomes_come_in_the_order_of_the_paths(jobs: int) -> None:
    paths = ["slow", *(f"p{n}" for n in range(40)), "bad", "slow2", "p"]
    assert [o.path for o in run(paths, jobs=jobs, work=work)] == paths


def test_a_worker_that_dies_is_one_failure_and_the_others_are_done() -> None:
    paths = [f"p{n}" for n in range(9)]
    paths[4:4] = ["dies1"]
    paths.append("dies2")
    outcomes = list(run(paths, jobs=2, work=work))
    assert [o.path for o in outcomes] == paths
    failed = {o.path: o.failure for o in outcomes if o.failure}
    assert set(failed) == {"dies1", "dies2"}
    assert "killed" in failed["dies1"]


def test_a_faulty_schema_stops_the_run_at_once() -> None:
    with pytest.raises(SchemaError, match=r"rules\.yaml:3"):
        list(run(["p1", "schema", "p2", "p3"], jobs=2, work=work))
