"""The servers: each line of Neo4j is started once, and stopped before the next one starts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from policygraph.stores.neo4j import Server

sys.path.insert(0, str(Path(__file__).parent))

import neo4j_server


@pytest.fixture(scope="session", params=neo4j_server.LINES)
def neo4j_line(request: pytest.FixtureRequest) -> neo4j_server.Line:
    line = neo4j_server.LINES[request.param]
    if reason := neo4j_server.missing(line):
        pytest.skip(f"Neo4j {line.version}: {reason}")
    return line


@pytest.fixture(scope="session")
def neo4j_process(
    neo4j_line: neo4j_server.Line, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[neo4j_server.Server]:
    process = neo4j_server.Server(neo4j_line, tmp_path_factory.mktemp("neo4j"))
    process.start()
    yield process
    process.stop()


@pytest.fixture
def server(neo4j_process: neo4j_server.Server) -> Server:
    """An empty database."""
    neo4j_process.empty()
    return Server(neo4j_process.uri, neo4j_process.user, neo4j_process.password)
