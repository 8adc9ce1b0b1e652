"""``policygraph query``, and what ``load``, ``pull`` and ``build --neo4j`` say before they reach a server."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from policygraph.schema import default_directory

from .conftest import REPORT, Run


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "papers").mkdir()
    (folder / "papers" / "report.txt").write_text(REPORT, "utf-8")
    subprocess.run([sys.executable, "-m", "policygraph", "build", "papers", "-q"], cwd=folder, check=True)
    return folder


@pytest.fixture
def built(once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def query(built: Path, policygraph: Run) -> Callable[..., tuple[int, str, str]]:
    def run(*arguments: str) -> tuple[int, str, str]:
        done = policygraph("query", *arguments)
        return done.returncode, done.stdout, done.stderr

    return run


Query = Callable[..., tuple[int, str, str]]


def test_build_writes_the_file_that_is_asked(once: Path) -> None:
    assert (once / "exports" / "graph.kgl").is_file()


def test_list_names_every_question_in_both_languages(query: Query) -> None:
    _, listed, _ = query("--list")
    assert "attendance\n    谁以什么身份出席了哪些会议\n    Who attended which meetings, in what capacity\n" in listed
    assert "--param person=…  姓名或别称；空为所有人 | name or alias; empty for everybody" in listed
    assert "--param date=… [2024-06-30]" in listed


def test_a_question_with_and_without_parameter(query: Query) -> None:
    status, everybody, said = query("presided", "--format", "json")
    assert (status, said) == (0, "")
    assert [row["person"] for row in json.loads(everybody)] == ["王维民"]
    status, nobody, said = query("presided", "--param", "person=李明远", "--format", "json")
    assert (status, json.loads(nobody), said) == (0, [], "no rows\n")


def test_forms(query: Query, built: Path) -> None:
    text = "RETURN '=1+1' AS formula, 'a|b' AS bar, ['甲', '乙'] AS list, null AS nothing, true AS yes"
    assert query(text, "--format", "csv")[1] == "formula,bar,list,nothing,yes\n'=1+1,a|b,甲; 乙,,true\n"
    assert query(text, "--format", "md")[1].splitlines()[2] == "| =1+1 | a\\|b | 甲; 乙 |  | true |"
    assert json.loads(query(text, "--format", "json")[1]) == [
        {"formula": "=1+1", "bar": "a|b", "list": ["甲", "乙"], "nothing": None, "yes": True}
    ]
    assert query("RETURN '中文' AS a, 1 AS b")[1] == "a     b\n----  -\n中文  1\n"
    assert "…" in query("RETURN '" + "长" * 80 + "' AS a")[1]
    assert query(text, "--format", "csv", "-o", "out.csv")[1] == ""
    raw = (built / "out.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")  # Excel shows Chinese only with it
    assert next(csv.reader(raw.decode("utf-8-sig").splitlines())) == ["formula", "bar", "list", "nothing", "yes"]


def test_parameters_of_a_query_of_ones_own(query: Query) -> None:
    text = "RETURN $a + 1 AS a, $b AS b, $c AS c, $d AS d"
    given = ("-p", "a=5", "-p", 'b="5"', "-p", 'c=["x"]', "-p", "d=李明远 ' OR 1=1")
    assert json.loads(query(text, *given, "--format", "json")[1]) == [
        {"a": 6, "b": "5", "c": ["x"], "d": "李明远 ' OR 1=1"}
    ]


def test_limit_is_told(query: Query) -> None:
    status, out, said = query("UNWIND range(1, 10) AS i RETURN i", "--limit", "2", "--format", "csv")
    assert (status, out, said) == (0, "i\n1\n2\n", "only the first 2 rows; --limit gives more\n")


def test_an_unknown_label_is_told(query: Query) -> None:
    status, _, said = query("MATCH (n:Persn) RETURN n.name")
    assert status == 0
    assert said.startswith("no rows; ") and "Persn" in said


def test_show_prints_cypher_that_can_be_asked(query: Query) -> None:
    _, text, _ = query("presided", "--show")
    assert text.startswith("MATCH (p:Person)\nWHERE $person = ''")
    assert query(text, "-p", "person=王维民", "--format", "json")[1] == query("presided", "--format", "json")[1]
    assert "MATCH (p:Person {namespace: $namespace})" in query("presided", "--show", "--namespace", "a")[1]


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["atendance"], 1, "did you mean attendance"),
        (["presided", "-p", "who=x"], 1, "presided has no parameter who; it has: person"),
        (["co-attendance", "-p", "at_least=x"], 1, "parameter at_least must be a whole number"),
        (["presided", "-p", "person"], 2, "is not like NAME=VALUE"),
        ([], 2, "give a QUESTION or CYPHER"),
        (["CREATE (n:Person {id: 'x'})"], 1, "this query would change the graph"),
        (["CREATE (n:Person {id: 'x'})", "--write"], 1, "--write needs --neo4j"),
        (["MATCH (n RETURN n"], 1, "the query is faulty"),
        (["presided", "--graph", "nowhere"], 1, "there is no graph here; make one with policygraph build"),
        (["presided", "--neo4j", "bolt://127.0.0.1:9"], 1, "no password; set NEO4J_PASSWORD or give --password-file"),
    ],
)
def test_errors_are_one_line(query: Query, arguments: list[str], status: int, message: str) -> None:
    found, out, said = query(*arguments)
    assert (found, out) == (status, "")
    assert message in said
    assert status == 2 or said.count("\n") == 1


def test_schema_check_finds_a_faulty_question(policygraph: Run, tmp_path: Path) -> None:
    shutil.copytree(default_directory(), tmp_path / "schema")
    bad = tmp_path / "schema" / "cypher" / "cookbook" / "presided.cypher"
    bad.write_text(bad.read_text("utf-8").replace("$person IN", "$who IN"), "utf-8")
    done = policygraph("schema", "check", "--schema", "schema")
    assert done.returncode == 1
    assert done.stdout.endswith("presided.cypher: parameter who is used but not declared\n")


def test_a_server_that_is_not_there(policygraph: Run, built: Path) -> None:
    (built / "password").write_text("secret-word\n", "utf-8")
    away = ("--uri", "bolt://127.0.0.1:9", "--password-file", "password")
    for command in (["load", "exports", *away], ["pull", *away, "-o", "other"]):
        done = policygraph(*command)
        assert done.returncode == 1
        assert (
            done.stderr
            == "policygraph: bolt://127.0.0.1:9: no Neo4j answers here; is it running, and is this its Bolt port?\n"
        )
        assert "secret-word" not in done.stdout + done.stderr
    assert not (built / "other").exists()


def test_build_asks_the_server_before_it_reads(policygraph: Run, built: Path) -> None:
    done = policygraph("build", "papers", "-o", "new", "--neo4j", "bolt://127.0.0.1:9")
    assert done.returncode == 1
    assert "no password; set NEO4J_PASSWORD" in done.stderr
    assert not (built / "new").exists()
